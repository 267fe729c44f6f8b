"""The reply page as a form: filled in by programs that nobody here wrote, read back, and what is no answer told from one."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pikepdf.form
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import intake
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.reply import ASKS, MOST_TEXT, TEXTS, TICKS, Reply, is_sound, page_print, read_reply
from fieldnotes.packet.seal import packet_hash, protect
from tests.packet import oracle
from tests.packet.example import letter, packet, summary

CONTENT = packet(letter(), summary())
SENT = render_packet(CONTENT)


def fill(data: bytes, answers: Mapping[str, str | bool], *, password: str = "") -> bytes:
    """As pikepdf fills a form: by full names, with its own appearances."""
    with pikepdf.open(io.BytesIO(data), password=password) as pdf:
        form = pikepdf.form.Form(pdf)
        fields = {name.rpartition(".")[2]: field for name, field in form.items()}
        for name, value in answers.items():
            setattr(fields[name], "checked" if isinstance(value, bool) else "value", value)
        return written(pdf)


def written(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def changed(data: bytes, change: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        return written(pdf)


def test_what_another_program_fills_in_comes_back_word_for_word() -> None:
    back = fill(
        SENT, {"accepted": True, "appointment": True, "about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}
    )
    reply = read_reply(back)
    assert reply == Reply(
        packet_id=CONTENT.packet_id,
        content_sha256=packet_hash(CONTENT),
        page_print=page_print(SENT),
        ticks=("accepted", "appointment"),
        texts={"about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"},
    )
    assert not reply.is_blank


def test_every_line_and_box_of_the_form_can_be_answered() -> None:
    answers: dict[str, str | bool] = dict.fromkeys(TICKS, True) | {name: f"words of {name}" for name in TEXTS}
    reply = read_reply(fill(SENT, answers))
    assert set(reply.ticks) == TICKS
    assert reply.texts == {ask.field: f"words of {ask.field}" for ask in ASKS if ask.field}


def test_the_child_reads_what_we_read_and_a_passphrase_travels_to_it() -> None:
    back = fill(SENT, {"arrived": True})
    assert intake.take_reply(back) == read_reply(back)
    closed, passphrase = protect(SENT)
    with pytest.raises(InputProblem, match="passphrase_needed"):
        intake.take_reply(closed)
    with pytest.raises(InputProblem, match="passphrase_wrong"):
        intake.take_reply(closed, passphrase="harbor")
    assert intake.take_reply(closed, passphrase=passphrase).is_blank


@pytest.mark.parametrize(
    "crooked",
    [
        {"packet_id": "../../R-26"},
        {"content_sha256": "0"},
        {"ticks": ("arrived", "admit_all")},
        {"ticks": ("arrived",) * 1000},
        {"texts": {"about_arrived": "x" * 301}},
        {"texts": {"note_of_the_clinician": "x"}},
        {"texts": {"about_arrived": "ok\u202eko"}},
        {"page_print": "0" * 10_000},
    ],
)
def test_a_reader_that_was_taken_over_wrote_what_it_liked_into_the_answer(
    monkeypatch: pytest.MonkeyPatch, crooked: dict[str, object]
) -> None:
    honest = read_reply(fill(SENT, {"arrived": True, "about_arrived": "x " * 400}))
    assert is_sound(honest)
    lie = msgspec.json.encode(structs.replace(honest, **crooked))
    monkeypatch.setattr(intake, "_ask_child", lambda _task, _data: (None, lie))
    with pytest.raises(InputProblem, match="file_too_hard"):
        intake.take_reply(SENT)


def test_a_protected_packet_may_be_filled_in_and_is_read_with_its_passphrase() -> None:
    closed, passphrase = protect(SENT)
    with pikepdf.open(io.BytesIO(closed), password=passphrase) as pdf:
        assert pdf.allow.modify_form
    opened = fill(closed, {"declined": True, "no_place": True}, password=passphrase)
    assert read_reply(opened).ticks == ("declined", "no_place")


def test_the_form_answers_to_poppler_and_a_screen_reader(tmp_path: Path) -> None:
    path = tmp_path / "sent.pdf"
    path.write_bytes(SENT)
    assert oracle.conforms(path) == []
    with pikepdf.open(path) as pdf:
        kids = list(pdf.Root.AcroForm.Fields[0].Kids)
        said = [str(kid.TU) for kid in kids]
        assert len(said) == len(TICKS) + len(TEXTS)
        assert len(set(said)) == len(said), "each field is told from every other by ear"
        assert "Not accepted because: No place free" in said
    structure = oracle.run("pdfinfo", "-struct-text", path)
    assert structure.count("Form") >= len(said)


def test_after_filling_it_is_still_the_same_page_and_a_changed_word_on_it_is_seen() -> None:
    back = fill(SENT, {"arrived": True, "about_arrived": "21:40"})
    assert read_reply(back).page_print == page_print(SENT)

    def swap(pdf: pikepdf.Pdf) -> None:
        for kid in pdf.Root.AcroForm.Fields[0].Kids:
            if kid.T == "arrived":
                kid.TU = pikepdf.String("Did not arrive")

    assert read_reply(changed(back, swap)).page_print != page_print(SENT)

    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[-1].contents_add(b"0 0 1 1 re f", prepend=False)

    assert read_reply(changed(back, draw)).page_print != page_print(SENT)


def test_another_programs_rewriting_of_the_file_is_no_change_of_the_page(tmp_path: Path) -> None:
    sent, back = tmp_path / "sent.pdf", tmp_path / "back.pdf"
    sent.write_bytes(fill(SENT, {"arrived": True}))
    subprocess.run(["qpdf", "--object-streams=generate", "--recompress-flate", "--linearize", sent, back], check=True)
    reply = read_reply(back.read_bytes())
    assert (reply.ticks, reply.page_print) == (("arrived",), page_print(SENT))


def test_a_form_that_was_printed_to_pdf_or_is_something_else_is_told_so(tmp_path: Path) -> None:
    sent = tmp_path / "sent.pdf"
    sent.write_bytes(SENT)
    subprocess.run(["pdftocairo", "-pdf", sent, tmp_path / "drawn.pdf"], check=True)
    with pytest.raises(InputProblem, match="reply_without_fields"):
        read_reply((tmp_path / "drawn.pdf").read_bytes())
    with pytest.raises(InputProblem, match="not_a_pdf"):
        read_reply(SENT[: len(SENT) // 3].replace(b"obj", b"job"))
    with pytest.raises(InputProblem, match="not_a_pdf"):
        read_reply(b"GIF89a" + bytes(200))


def test_parts_of_two_packets_in_one_file_are_not_believed() -> None:
    with pikepdf.open(io.BytesIO(render_packet(packet(letter(), packet_id="R-26-0999-3")))) as other:
        name = str(other.Root.AcroForm.Fields[0].T)

    def rename(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields[0].T = pikepdf.String(name)

    with pytest.raises(InputProblem, match="reply_contradicts_itself"):
        read_reply(changed(SENT, rename))

    def double(pdf: pikepdf.Pdf) -> None:
        fields = pdf.Root.AcroForm.Fields
        fields.append(pdf.make_indirect(pikepdf.Dictionary(T=fields[0].T, Kids=pikepdf.Array())))

    with pytest.raises(InputProblem, match="reply_contradicts_itself"):
        read_reply(changed(SENT, double))


def test_a_name_and_a_date_alone_are_no_answer() -> None:
    assert read_reply(SENT).is_blank
    assert read_reply(fill(SENT, {"answered_by": "R. Ito", "answered_on": "Nov 24"})).is_blank
    assert not read_reply(fill(SENT, {"about_please_call": "me"})).is_blank


def test_words_that_turn_or_hide_letters_and_endless_ones_are_tamed() -> None:
    reply = read_reply(fill(SENT, {"about_declined": "no\u202e deb\u200b on\x07\t here", "answered_by": "x" * 5000}))
    assert reply.texts["about_declined"] == "no deb on here"
    assert len(reply.texts["answered_by"]) == MOST_TEXT
    assert reply.was_cut


@pytest.mark.parametrize(
    "change",
    [
        lambda form: form.__setitem__("/Kids", pikepdf.Array([1, None, pikepdf.Dictionary()])),
        lambda form: form.__setitem__("/Kids", pikepdf.Name.Nothing),
        lambda form: form.Kids[0].__setitem__("/V", pikepdf.Array([1])),
        lambda form: form.Kids[1].__setitem__("/Rect", pikepdf.Array([pikepdf.Name.a])),
        lambda form: form.Kids.append(form),
    ],
)
def test_a_form_taken_apart_ends_in_a_sentence_or_in_no_answer(change: Any) -> None:
    data = changed(SENT, lambda pdf: change(pdf.Root.AcroForm.Fields[0]))
    try:
        assert read_reply(data).is_blank
    except InputProblem as problem:
        assert problem.code == "not_a_pdf"  # noqa: PT017 # either end is right


@settings(max_examples=25, deadline=None)
@given(
    ticks=st.sets(st.sampled_from(sorted(TICKS))),
    texts=st.dictionaries(
        st.sampled_from(sorted(TEXTS)), st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60)
    ),
)
def test_whatever_is_filled_in_is_what_is_read(ticks: set[str], texts: dict[str, str]) -> None:
    import unicodedata

    reply = read_reply(fill(SENT, {**dict.fromkeys(ticks, True), **texts}))
    assert set(reply.ticks) == ticks
    words = {name: " ".join(unicodedata.normalize("NFC", text).split()) for name, text in texts.items()}
    assert reply.texts == {name: text for name, text in words.items() if text}


def test_by_hand_the_hour_was_written_into_the_box_above() -> None:
    """What a line asks for stands nearer to that line than to the one above it, on a fax too."""
    with pikepdf.open(io.BytesIO(SENT)) as pdf:
        places = {str(kid.T): [float(n) for n in kid.Rect] for kid in pdf.Root.AcroForm.Fields[0].Kids}
    lines = [places[ask.field] for ask in ASKS if ask.field]
    hint = 10 * 1.32 + 1  # its leading and what stands below it
    for above, below in pairwise(lines):
        assert above[1] - below[3] - hint >= 10
    answers = {places[ask.tick][0] for ask in ASKS if ask.tick and not ask.is_reason}
    reasons = {places[ask.tick][0] for ask in ASKS if ask.is_reason}
    assert len(answers) == len(reasons) == 1
    assert min(reasons) > max(answers) + 6, "a reason belongs to the answer above it"
