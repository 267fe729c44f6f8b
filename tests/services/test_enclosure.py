"""A photo and other people's papers in a packet: each chosen by itself, printed as one sees it, and nothing of the others."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import EnvironmentProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Disclosure
from fieldnotes.packet import enclosure as drawing
from fieldnotes.packet import intake
from fieldnotes.packet.raster import Keeper, Raster
from fieldnotes.services import attachment, referral, writing
from fieldnotes.services.row import PartRow
from tests.packet import oracle
from tests.services import paper
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC


def a_paper() -> bytes:
    """Two pages, the second one wide; a name under a black bar and one in white on white."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 700, "Sertraline 50 mg, every morning")
    canvas.drawString(72, 650, "UNDERTHEBAR")
    canvas.rect(60, 640, 300, 30, fill=1)
    canvas.setFillColor(white)
    canvas.drawString(72, 600, "WHITEONWHITE")
    canvas.showPage()
    canvas.setPageSize((792, 612))
    canvas.drawString(72, 300, "Second page")
    canvas.save()
    return out.getvalue()


def a_photo() -> bytes:
    picture = Image.radial_gradient("L").resize((640, 480)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, 200, 200), fill=(220, 0, 0))
    out = BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def attach(made: Documented, data: bytes, title: str, **more: object) -> RecordId:
    taken = intake.take_in(data)
    prepared = attachment.Prepared(
        taken.form, taken.media_type, taken.data, taken.pages, taken.width_px, taken.height_px
    )
    given = {"by": made.laptop.clinician, "compartment": Compartment.CLINICAL, **more}
    return attachment.add(made.desk, encounter=made.encounter, prepared=prepared, title=title, **given).record  # type: ignore[arg-type] # named above


def rows(made: Documented, record: RecordId) -> dict[str, PartRow]:
    shown = referral.read_packet_plan(made.desk, by=made.laptop.clinician, referral=record)
    return {row.part: row for row in shown.parts}


def choose(made: Documented, record: RecordId, *parts: str) -> None:
    kept = made.desk.kept(made.laptop.clinician, record)
    assert kept is not None
    from fieldnotes.domain.record_codec import to_body

    body = to_body("referral", kept.body)
    body.contents = list(parts)  # type: ignore[attr-defined] # a referral
    writing.save_draft(
        made.desk, by=made.laptop.clinician, encounter=made.encounter, kind="referral", body=body, record=record
    )


def test_the_medication_list_that_was_attached_never_reached_the_packet(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_paper(), "Medication list", description="What the clinic wrote down in October.")
    photo = attach(made, a_photo(), "Kitchen table", taken_by="D. Okafor")
    shown = rows(made, record)
    wanted, other = f"attachment:{listed}", f"attachment:{photo}"
    assert (shown[wanted].title, shown[wanted].is_in, shown[wanted].may_go) == ("Medication list", False, True)
    assert shown[wanted].detail.startswith("2 pages")
    assert shown[other].title == "Kitchen table"

    choose(made, record, "letter", wanted)
    assert rows(made, record)[wanted].is_in
    assert not rows(made, record)[other].is_in
    preview = referral.draw(referral.lay_out(made.desk, by=made.laptop.clinician, referral=record))
    assert preview.pages == 5  # cover, letter, two pages of the paper, reply
    path = tmp_path / "packet.pdf"
    path.write_bytes(preview.pdf)
    assert oracle.conforms(path) == []
    for reader, text in oracle.texts(path).items():
        said = " ".join(text.split())
        assert "Medication list" in said, reader
        assert "What the clinic wrote down in October." in said
        assert "Page 2 of 2 of this paper" in said
        assert "Kitchen" not in said
    everything = oracle.everything(preview.pdf)
    assert "Page 2 of 2 of this paper, as a picture: Medication list." in everything
    for hidden in ("UNDERTHEBAR", "WHITEONWHITE", "Kitchen"):
        assert hidden not in everything, "what nobody could see on the paper would have left unseen"

    paper.read_letter(made, record)
    exported = referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=tmp_path
    )
    assert exported.pages == 5
    [told] = made.desk.kept_of(made.laptop.clinician, kind="disclosure")
    assert told.body["parts"] == ["letter", "attachment"]
    head = made.desk.kept(made.laptop.clinician, listed)
    assert head is not None
    assert set(head.heads) <= set(told.body["revisions"])
    assert f"attachment:{photo}" not in str(told.body["revisions"])
    assert told.kind == Disclosure.KIND


def test_the_paper_is_legible_after_a_fax(made: Documented, tmp_path: Path) -> None:
    """204 × 98 dots in black and white: the strokes of the letters still stand where they stood on the paper."""
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_paper(), "Medication list")
    choose(made, record, f"attachment:{listed}")
    preview = referral.draw(referral.lay_out(made.desk, by=made.laptop.clinician, referral=record))
    path = tmp_path / "packet.pdf"
    path.write_bytes(preview.pdf)
    oracle.run("pdftoppm", "-mono", "-rx", "204", "-ry", "98", "-f", "2", "-l", "3", path, tmp_path / "fax")
    with Image.open(tmp_path / "fax-2.pbm") as fax:
        black = fax.convert("L").point(lambda shade: 255 - shade).resize((51, 67), Image.Resampling.BOX)
    ink = [list(black.crop((0, y, 51, y + 1)).tobytes()) for y in range(67)]
    written = [y for y, row in enumerate(ink) if sum(shade > 8 for shade in row) > 8]
    assert len(written) > 4, "heading, what it is, the line of the paper, the bar"
    assert len(written) < 30, "what was white stays white"
    assert [y for y, row in enumerate(ink) if sum(shade > 180 for shade in row) > 10], "the bar stays black"


def test_a_wide_paper_is_turned_rather_than_shrunk(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_paper(), "Medication list")
    choose(made, record, f"attachment:{listed}")
    preview = referral.draw(referral.lay_out(made.desk, by=made.laptop.clinician, referral=record))
    path = tmp_path / "packet.pdf"
    path.write_bytes(preview.pdf)
    sizes = [line.split() for line in oracle.run("pdfimages", "-list", path).splitlines()[2:]]
    upright, turned = ((int(row[3]), int(row[4]), int(row[12])) for row in sizes)
    assert upright[0] < upright[1]
    assert turned[0] > turned[1]
    assert abs(upright[2] - turned[2]) < 60, "its letters are as large as those of the page before"


def test_treatment_papers_do_not_travel_without_a_release_that_covers_them(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    dose = attach(made, a_paper(), "Dose card", is_substance_use=True)
    row = rows(made, record)[f"attachment:{dose}"]
    assert (row.may_go, row.why_not) == (False, "substance_use_needs_consent")
    with pytest.raises(RuleProblem, match="part_withheld"):
        referral.lay_out(made.desk, by=made.laptop.clinician, referral=record, parts=["letter", f"attachment:{dose}"])
    with pytest.raises(RuleProblem, match="clinician_only"):
        attach(made, a_paper(), "Dose card", is_substance_use=True, compartment=Compartment.JOINT)


def test_what_an_officer_keeps_apart_stays_with_the_police(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    kept = attach(made, a_photo(), "LAWPHOTO", by=made.laptop.officer, compartment=Compartment.LAW)
    assert f"attachment:{kept}" not in rows(made, record)
    shown = referral.read_packet_plan(made.desk, by=made.laptop.officer, referral=record)
    row = next(row for row in shown.parts if row.part == f"attachment:{kept}")
    assert not row.may_go


def test_a_file_that_is_not_here_yet_is_said_not_left_out(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_photo(), "Kitchen table")
    for path in (made.laptop.data / "blobs").rglob("*"):
        if path.is_file():
            path.unlink()
    assert f"attachment:{listed}" in rows(made, record)
    with pytest.raises(EnvironmentProblem, match="blob_missing"):
        referral.lay_out(made.desk, by=made.laptop.clinician, referral=record, parts=[f"attachment:{listed}"])


def test_what_was_taken_out_is_no_part_any_more(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_photo(), "Kitchen table")
    attachment.remove(made.desk, by=made.laptop.clinician, record=listed, reason="Wrong person")
    assert f"attachment:{listed}" not in rows(made, record)


def test_all_attachments_of_a_referral_kept_before_they_were_chosen_one_by_one(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    first, second = (attach(made, a_photo(), title) for title in ("Kitchen table", "Hallway"))
    choose(made, record, "letter", "attachment")
    shown = rows(made, record)
    assert shown[f"attachment:{first}"].is_in
    assert shown[f"attachment:{second}"].is_in


def test_a_paper_is_drawn_once_for_many_previews(made: Documented, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(drawing, "_kept", Keeper())
    once = intake.draw_pages

    def count(pdf: bytes) -> Iterator[Raster]:
        asked.append(pdf)
        return once(pdf)

    monkeypatch.setattr(intake, "draw_pages", count)
    record = paper.refer(made, CLINIC)
    listed = attach(made, a_paper(), "Medication list")
    laid = referral.lay_out(
        made.desk, by=made.laptop.clinician, referral=record, parts=["letter", f"attachment:{listed}"]
    )
    assert referral.draw(laid).pdf == referral.draw(laid).pdf
    assert len(asked) == 1
