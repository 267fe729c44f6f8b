"""The hand-over: one page whatever was written, big enough to read, nothing that keeps people alive lost."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import notice
from fieldnotes.packet.content import HandoverContent, HandoverLine, Paper
from fieldnotes.packet.seal import verify_pdf
from fieldnotes.packet.sheet import MAX_LINES, NEVER_LOST, allot, render_handover, spoken
from tests.packet import example, oracle


def as_text(path: Path) -> str:
    return " ".join(oracle.run("pdftotext", "-layout", path, "-").split())


def one_page(path: Path) -> bool:
    return re.search(r"^Pages:\s+1$", oracle.run("pdfinfo", path), re.MULTILINE) is not None


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("is_signed", [True, False])
def test_the_usual_hand_over_is_whole_and_conforms(paper: Paper, is_signed: bool, tmp_path: Path) -> None:
    path = tmp_path / "handover.pdf"
    path.write_bytes(render_handover(example.handover(), paper=paper, is_signed=is_signed))
    text = as_text(path)
    assert one_page(path)
    assert oracle.conforms(path) == []
    assert oracle.fonts_not_embedded(path) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", path)
    for line in example.handover().lines:
        assert line.label in text
        for word in spoken(line).split():
            assert word in text
    assert "Allergies: not known." in text
    assert ("DRAFT – not signed" in text) == (not is_signed)
    assert notice.CONTINUED not in text
    for foot in ("Received by", "Time", "Signature", "Accepted"):
        assert foot in text
    size = "letter" if paper == "letter" else "A4"
    assert size in oracle.run("pdfinfo", path)


def test_lines_stand_in_spoken_order(tmp_path: Path) -> None:
    path = tmp_path / "handover.pdf"
    path.write_bytes(render_handover(example.handover()))
    text = " ".join(oracle.texts(path)["pdfium"].split())
    places = [text.index(line.text.split(".")[0]) for line in example.handover().lines]
    assert places == sorted(places)


def test_the_signature_and_the_receiver_stand_at_the_foot(tmp_path: Path) -> None:
    path = tmp_path / "handover.pdf"
    content = example.handover(
        received_by="N. Brandt, intake nurse", received_at="22:31", answer="Accepted", strokes=example.STROKES
    )
    path.write_bytes(render_handover(content, is_signed=True))
    assert "N. Brandt, intake nurse" in as_text(path)
    assert "Drawn signature of N. Brandt, intake nurse" in oracle.everything(path.read_bytes())
    assert oracle.conforms(path) == []


def test_same_content_same_bytes_and_no_name_in_the_metadata() -> None:
    data = render_handover(example.handover())
    assert data == render_handover(example.handover())
    facts = verify_pdf(data)
    assert facts.packet_id == "H-26-0417-3"
    assert facts.pages == 1
    assert b"Jordan" not in data


def test_unknown_is_said(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    empty = tuple(msgspec.structs.replace(line, text="", gaps=()) for line in example.handover().lines)
    path.write_bytes(render_handover(example.handover(lines=empty)))
    assert as_text(path).count("Not known.") == len(empty)


def test_a_hand_over_without_lines_is_still_a_page(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(render_handover(example.handover(lines=())))
    assert one_page(path)
    assert oracle.conforms(path) == []


def test_substance_use_carries_the_short_notice(tmp_path: Path) -> None:
    path = tmp_path / "p2.pdf"
    path.write_bytes(render_handover(example.handover(has_substance_use=True)))
    assert notice.SUBSTANCE_USE_FOOT in as_text(path)


def test_a_character_that_cannot_be_printed_names_line_and_character() -> None:
    lines = (HandoverLine(key="risk", label="Risk", text="☠"),)
    with pytest.raises(InputProblem) as refused:
        render_handover(example.handover(lines=lines))
    assert refused.value.facts == {"field": "handover.risk", "character": "U+2620 SKULL AND CROSSBONES"}


def test_risk_weapons_and_legal_status_are_kept_whole_when_others_run_long(tmp_path: Path) -> None:
    flood = "and then they said that it went on for a while, " * 80
    lines = tuple(
        msgspec.structs.replace(line, text=" ".join([line.text] * 8 if line.key in NEVER_LOST else [flood, line.text]))
        for line in example.handover().lines
    )
    path = tmp_path / "flood.pdf"
    path.write_bytes(render_handover(example.handover(lines=lines)))
    text = " ".join(oracle.texts(path)["pdfium"].split())
    assert one_page(path)
    for line in lines:
        if line.key in NEVER_LOST:
            assert spoken(line) in text
    assert text.count(notice.CONTINUED) == len(lines) - len(NEVER_LOST)
    assert "Allergies: not known. Injuries: not asked." in text


words = st.text(st.sampled_from("abcdefgh ŁñÅя.,-\n"), max_size=400)


@st.composite
def handovers(draw: st.DrawFn) -> HandoverContent:
    keys = [
        "who",
        "why",
        "legal",
        "risk",
        "weapons",
        "health",
        "force",
        "what_works",
        "with_them",
        "communication",
        "call_back",
    ]
    keys += [f"extra{n}" for n in range(draw(st.integers(0, 8)))]
    lines = tuple(
        HandoverLine(
            key=key,
            label=draw(st.sampled_from([key.title(), "Legal status and hold clock, as known now"])),
            text=draw(words) * draw(st.sampled_from([1, 1, 5, 40])),
            gaps=tuple(
                draw(st.lists(st.sampled_from(["Allergies: not known", "Injuries: not asked", "x" * 60]), max_size=3))
            ),
        )
        for key in keys
    )
    return example.handover(
        lines=lines,
        receiver=draw(words),
        received_by=draw(words),
        received_at=draw(st.sampled_from(["22:31", "about 22:30 on November 23, 2026, they said"])),
        answer=draw(words),
        case_number=draw(st.sampled_from(["CR-26-00417-3", "x" * 60])),
        strokes=draw(st.sampled_from([(), example.STROKES])),
    )


@settings(max_examples=30)
@given(handovers(), st.sampled_from(["letter", "a4"]), st.booleans())
def test_one_page_however_long(
    tmp_path_factory: pytest.TempPathFactory, content: HandoverContent, paper: Paper, is_signed: bool
) -> None:
    path = tmp_path_factory.mktemp("long") / "handover.pdf"
    path.write_bytes(render_handover(content, paper=paper, is_signed=is_signed))
    assert one_page(path)
    text = as_text(path)
    assert oracle.conforms(path) == []
    for foot in ("Received by", "page 1 of 1"):
        assert foot in text
    sizes = {float(found) for found in re.findall(rb" ([0-9.]+) Tf", uncompressed(path))}
    assert min(sizes) >= 10
    kept = [line for line in content.lines if line.key in NEVER_LOST]
    for line in kept:
        first = line.text.split()
        assert not first or first[0][:20] in text or notice.CONTINUED in text


def test_labels_that_wrap_in_every_row_took_a_second_page(tmp_path: Path) -> None:
    label, gaps = "Legal status and hold clock, as known now", ("Allergies: not known", "x" * 60)
    keys = ("who", "why", *NEVER_LOST, "health", "force", "what_works", "with_them", "communication", "call_back")
    lines = tuple(
        HandoverLine(key=key, label=label, text="", gaps=gaps) for key in (*keys, "extra0", "extra1", "extra2")
    )
    path = tmp_path / "labels.pdf"
    path.write_bytes(render_handover(example.handover(lines=lines, case_number="x" * 60)))
    assert one_page(path)
    text = as_text(path)
    assert text.count("known now") >= len(NEVER_LOST) + 4
    assert notice.CONTINUED in text


def uncompressed(path: Path) -> bytes:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)


@given(
    st.lists(st.tuples(st.integers(1, 200), st.booleans()), min_size=1, max_size=MAX_LINES),
    st.integers(2 * MAX_LINES, 60),
)
def test_paper_is_shared_fairly_and_never_overdrawn(entries: list[tuple[int, bool]], total: int) -> None:
    needs = [need for need, _ in entries]
    first = [is_first for _, is_first in entries]
    shares = allot(needs, total=total, is_first=first)
    assert sum(shares) <= total
    for share, need, is_first in zip(shares, needs, first, strict=True):
        assert min(need, 2) <= share <= need
        if (
            not is_first and share > 2
        ):  # an ordinary line has more than its floor only when those that come first are whole
            assert all(s == n for s, n, f in zip(shares, needs, first, strict=True) if f) or total - sum(shares) < len(
                shares
            )
