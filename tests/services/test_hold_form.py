"""The agency's official form: filled from the record, never signed by us, never more than the pen may read."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, RuleProblem
from fieldnotes.domain.record import Hold, HoldAssessment, HoldStatement, Person
from fieldnotes.services import encounter as encounters
from fieldnotes.services import handover, hold_form, writing
from fieldnotes.services import person as people
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop
from tests.services.official import MAPPING, a_form, put_form

SAID = "Stood on the outer rail and said “nobody needs me”; stepped back when asked twice."


def words_of(pdf: bytes) -> str:
    """As another program reads it, field appearances included."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.flatten_annotations("all")
        out = BytesIO()
        opened.save(out)
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=out.getvalue(), capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def form(desk: Desk, laptop: Laptop, tmp_path: Path) -> RecordId:
    laptop.enter(desk, laptop.admin)
    prepared = hold_form.prepare_form(put_form(tmp_path / "form"))
    return hold_form.store_form(desk, by=laptop.admin, prepared=prepared)


@pytest.fixture
def held(desk: Desk, laptop: Laptop, encounter: EncounterId) -> EncounterId:
    people.attach_person(desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery"))
    started = EventTime(local="2026-11-23T21:12", precision="about")
    hold = Hold(legal_status="hold", hold_type="co_m1", started=started, facility="Alder Crisis Center")
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="hold", body=hold)
    _facts(desk, laptop.officer, encounter, HoldStatement(danger_self=SAID))
    _facts(desk, laptop.clinician, encounter, HoldAssessment(danger_self="SEALEDCANARY"))
    return encounter


def _facts(desk: Desk, by: UserId, encounter: EncounterId, body: HoldStatement | HoldAssessment) -> None:
    writing.save_draft(desk, by=by, encounter=encounter, kind=body.KIND, body=body)
    writing.file_drafts(desk, by=by, encounter=encounter)


def test_the_form_says_what_the_record_says_and_leaves_the_rest_to_the_hand(
    desk: Desk, laptop: Laptop, held: EncounterId, form: RecordId
) -> None:
    [row] = hold_form.list_forms(desk, by=laptop.officer, hold_type="co_m1")
    assert (row.record, row.pages) == (form, 1)
    assert hold_form.list_forms(desk, by=laptop.officer, hold_type="ca_5150") == []
    sheet = hold_form.send_form(desk, by=laptop.officer, encounter=held, form=form)
    said = words_of(sheet.pdf)
    assert "Jordan Avery" in said
    assert "about 21:12" in said
    assert "stepped back when asked twice" in said.replace("\n", " ")
    assert "SEALEDCANARY" not in said
    assert set(sheet.by_hand) == {"Badge", "Signed", "Others"}
    with pikepdf.open(BytesIO(sheet.pdf)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert not str(fields["Signed"].get("/V", ""))
        assert fields["Self"].AS == fields["Self"].V != "/Off"
    checked = subprocess.run(["qpdf", "--check", sheet.path], capture_output=True, check=False)
    assert checked.returncode == 0
    [told] = desk.kept_of(laptop.officer, kind="disclosure")
    assert (told.body["product"], told.body["recipient"]) == ("hold_form", "Alder Crisis Center")
    assert desk.kept_of(laptop.clinician, kind="disclosure") == []


def test_the_hand_over_counts_the_hours_and_calls_it_a_count(desk: Desk, laptop: Laptop, held: EncounterId) -> None:
    sheet = handover.read_handover(desk, encounter=held, by=laptop.officer)
    legal = next(line for line in sheet.lines if line.label == "Legal status")
    said = " ".join((legal.text, *legal.gaps))
    assert "72 h counted from the start: until November 26, 2026, about 21:12" in said
    assert "about 72 h left at 21:12" in said
    assert "Ends: not known" not in said
    mark = encounters.read_encounter(desk, encounter=held, by=laptop.clinician).header.hold
    assert mark is not None
    assert (mark.label, mark.clock.left_s) == ("M-1 hold", 72 * 3600)


def test_each_side_prints_its_own_facts(desk: Desk, laptop: Laptop, held: EncounterId, form: RecordId) -> None:
    said = words_of(hold_form.preview_form(desk, by=laptop.clinician, encounter=held, form=form).pdf)
    assert "SEALEDCANARY" in said
    assert "outer rail" not in said


def test_nothing_is_cut_off_and_a_script_that_cannot_be_printed_is_left_to_the_hand(
    desk: Desk, laptop: Laptop, held: EncounterId, form: RecordId
) -> None:
    long = " ".join(f"Line {number}: walked up and down, spoke to nobody." for number in range(120)) + " LASTWORD"
    statement = desk.kept_of(laptop.officer, kind="hold_statement")[0]
    body = HoldStatement(danger_self=long, danger_others="Сказал: уйдите")
    writing.save_draft(
        desk, by=laptop.officer, encounter=held, kind="hold_statement", body=body, record=RecordId(statement.id)
    )
    sheet = hold_form.preview_form(desk, by=laptop.officer, encounter=held, form=form)
    assert sheet.continued == ("Facts",)
    said = words_of(sheet.pdf)
    assert "See continuation page" in said
    assert "LASTWORD" in said
    assert "Others" in sheet.by_hand


def test_what_could_not_be_written_did_not_leave(
    desk: Desk, laptop: Laptop, held: EncounterId, form: RecordId, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentProblem):
        hold_form.send_form(desk, by=laptop.officer, encounter=held, form=form, path=tmp_path / "gone" / "form.pdf")
    [told] = desk.kept_of(laptop.officer, kind="disclosure")
    assert told.body["channel"] == "not_left"


def test_only_an_administrator_hands_a_form_in(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    prepared = hold_form.prepare_form(put_form(tmp_path))
    with pytest.raises(RuleProblem, match="only_admins_import"):
        hold_form.store_form(desk, by=laptop.officer, prepared=prepared)


def test_what_acts_or_rides_along_is_taken_out_of_the_form(tmp_path: Path) -> None:
    prepared = hold_form.prepare_form(put_form(tmp_path))
    with pikepdf.open(BytesIO(prepared.pdf)) as pdf:
        out = BytesIO()
        pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"CANARY" not in out.getvalue()


def _xfa(data: bytes, *, keep_fields: bool) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp:xdp/>")
        if not keep_fields:
            pdf.Root.AcroForm.Fields = pikepdf.Array([])
            del pdf.pages[0].obj["/Annots"]
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def _locked(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: _xfa(data, keep_fields=False), "form_xfa_only"),
        (_locked, "pdf_protected"),
        (lambda data: data[: len(data) // 3], "form_without_fields"),
        (lambda _data: b"no form at all", "pdf_damaged"),
        (lambda data: data + b"\0" * 21_000_000, "form_too_large"),
    ],
)
def test_a_form_that_cannot_be_filled_is_refused_with_its_reason(tmp_path: Path, change: object, code: str) -> None:
    path = put_form(tmp_path)
    path.write_bytes(change(a_form()))  # type: ignore[operator]  # one of the functions above
    with pytest.raises(InputProblem) as refused:
        hold_form.prepare_form(path)
    assert refused.value.code in {code, "pdf_damaged"}


def test_a_form_of_both_kinds_is_used_as_the_plain_one(tmp_path: Path) -> None:
    path = put_form(tmp_path)
    path.write_bytes(_xfa(a_form(), keep_fields=True))
    assert b"/XFA" not in hold_form.prepare_form(path).pdf


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"fields": {"Nam": "person.name"}}, "map_unknown_field"),
        ({"fields": {"Name": "person.secret"}}, "map_unknown_source"),
        ({"format": 2}, "map_damaged"),
        ({"extra": 1}, "map_damaged"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(tmp_path: Path, changed: dict[str, object], code: str) -> None:
    path = put_form(tmp_path)
    path.with_suffix(".json").write_text(json.dumps({**MAPPING, **changed}), encoding="utf-8")
    with pytest.raises(InputProblem, match=code):
        hold_form.prepare_form(path)
