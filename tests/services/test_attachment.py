"""Attachments: made anew by a child, sealed where they belong, gone from the wrong pen's sight, fixed by a signature."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.problem import DamagedVault, InputProblem, Problem, RuleProblem
from fieldnotes.domain.record import Compartment, Narrative
from fieldnotes.packet import intake
from fieldnotes.services import attachment, encounter, signing, writing
from fieldnotes.services.attachment import Prepared
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop, says


def a_photo(kind: str = "JPEG", **more: Any) -> bytes:
    """A camera's picture, on its side, with a place, a maker and a comment in it."""
    picture = Image.new("RGB", (400, 300), (250, 250, 250))
    picture.paste((200, 0, 0), (0, 0, 400, 60))  # red on top as stored; after turning it is at the right
    exif = picture.getexif()
    exif[0x0112] = 6
    exif[0x010F] = "MAKERCANARY"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (40.0, 26.0, 46.0)
    out = BytesIO()
    picture.save(out, kind, exif=exif, **more)
    return out.getvalue()


def a_pdf() -> bytes:
    """A paper with a photo in it, a filled field, a link, a script, a file and an author."""
    out = BytesIO()
    paper = Canvas(out)
    paper.setAuthor("AUTHORCANARY")
    paper.drawString(72, 700, "Discharge papers")
    paper.acroForm.textfield(name="n", value="Typed answer", x=72, y=600, width=200, height=20)
    paper.linkURL("https://linkcanary.invalid", (0, 0, 90, 90))
    paper.drawImage(ImageReader(BytesIO(a_photo())), 72, 300, 200, 150)
    paper.showPage()
    paper.drawString(72, 700, "Page two")
    paper.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("SCRIPTCANARY"))
        pdf.attachments["x.txt"] = b"FILECANARY"
        photo = pdf.make_stream(a_photo(comment=b"COMMENTCANARY", xmp=b"<x>XMPCANARY</x>"))
        photo.Type, photo.Subtype, photo.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
        photo.Width, photo.Height, photo.BitsPerComponent = 400, 300, 8
        photo.ColorSpace = pikepdf.Name.DeviceRGB
        photo.Metadata = pdf.make_stream(b"METACANARY")
        pdf.pages[0].Resources.XObject["/A"] = photo  # a name that is also the key of an action
        pdf.pages[0].contents_add(b"q 90 0 0 60 400 700 cm /A Do Q")
        done = BytesIO()
        pdf.save(done)
    return done.getvalue()


def plain(pdf: bytes) -> bytes:
    """Every byte of a PDF with nothing packed."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        out = BytesIO()
        opened.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                    stream_decode_level=pikepdf.StreamDecodeLevel.generalized)  # fmt: skip
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_keeps_its_pixels_upright_and_nothing_else(kind: str) -> None:
    more = {"xmp": b"<x>XMPCANARY</x>", "comment": b"COMMENTCANARY"} if kind == "JPEG" else {}
    taken = intake.take_in(a_photo(kind, **more))
    with Image.open(BytesIO(taken.data)) as picture:
        assert picture.size == (taken.width_px, taken.height_px) == (300, 400)
        red, green, _blue = picture.convert("RGB").getpixel((290, 200))  # type: ignore[misc]  # three bands
        assert red > 180
        assert green < 60
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"CANARY" not in taken.data
    assert b"Exif" not in taken.data


def test_a_paper_keeps_what_it_shows_and_nothing_that_acts_or_tells() -> None:
    assert b"SCRIPTCANARY" in plain(a_pdf())
    taken = intake.take_in(a_pdf())
    assert (taken.form, taken.pages) == ("document", 2)
    bare = plain(taken.data)
    assert b"CANARY" not in bare.upper().replace(b"LINKCANARY", b"CANARY")
    assert b"Exif" not in bare
    with pikepdf.open(BytesIO(taken.data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)
        assert len(pdf.pages[0].get_images(recursive=True)) == 2
    import pypdfium2

    shown = pypdfium2.PdfDocument(taken.data)[0].get_textpage().get_text_bounded()
    assert "Discharge papers" in shown
    assert "Typed answer" in shown


def _bomb() -> bytes:
    out = BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return out.getvalue()


def _locked() -> bytes:
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    return out.getvalue()


def _several() -> bytes:
    out = BytesIO()
    pages = [Image.new("L", (20, 20), shade) for shade in (0, 255)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"hello", "picture_unknown"),
        (a_photo()[:900], "picture_damaged"),
        (_bomb(), "picture_too_many_pixels"),
        (_several(), "picture_several_pages"),
        (b"%PDF-1.7\nnothing", "pdf_damaged"),
        (_locked(), "pdf_protected"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "picture_heic"),
        (b"\0" * (intake.MOST_BYTES + 1), "attachment_too_large"),
    ],
    ids=["empty", "text", "cut", "bomb", "pages", "broken pdf", "locked pdf", "heic", "large"],
)
def test_what_cannot_be_taken_in_is_refused_with_its_reason(data: bytes, code: str) -> None:
    from fieldnotes.services.sentence import known_codes

    with pytest.raises(InputProblem) as refused:
        intake.take_in(data)
    assert refused.value.code == code
    assert code in known_codes()


def test_a_child_that_hangs_or_falls_costs_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_SECONDS", 1)
    for script in ("import time; time.sleep(30)", "import os; os.abort()", "print('x' * 99)"):
        monkeypatch.setattr(intake, "_command", lambda _task, script=script: [sys.executable, "-c", script])
        with pytest.raises(InputProblem, match="file_too_hard"):
            intake.take_in(b"x")


# --- kept ------------------------------------------------------------------------------------------------------------


def keep(desk: Desk, laptop: Laptop, encounter: EncounterId, **changed: Any) -> RecordId:
    given: dict[str, Any] = {
        "by": laptop.clinician,
        "compartment": Compartment.CLINICAL,
        "prepared": Prepared("photo", "image/png", b"PIXELCANARY", 0, 3, 2),
        "title": "TITLECANARY",
        "description": "WORDSCANARY",
    }
    return RecordId(attachment.add(desk, encounter=encounter, **{**given, **changed}).record)


def test_a_clinicians_photo_reaches_no_officer(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path
) -> None:
    record = keep(desk, laptop, encounter)
    assert attachment.read(desk, by=laptop.clinician, record=record) == b"PIXELCANARY"
    assert attachment.list_attachments(desk, by=laptop.officer, encounter=encounter) == []
    for call in (attachment.read, lambda d, **facts: attachment.remove(d, reason="x", **facts)):
        with pytest.raises(RuleProblem):
            call(desk, by=laptop.officer, record=record)
    with pytest.raises(RuleProblem, match="sealed_from_you"):
        keep(desk, laptop, encounter, by=laptop.officer)
    assert "CANARY" not in repr(encounter_of(desk, encounter, laptop.officer))
    written = b"".join(path.read_bytes() for path in laptop.data.rglob("*") if path.is_file())
    assert b"CANARY" not in written


def encounter_of(desk: Desk, of: EncounterId, by: Any) -> Any:
    return encounter.read_encounter(desk, encounter=of, by=by)


def test_a_joint_one_is_both_peoples_and_a_removed_one_is_nobodys(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    record = keep(desk, laptop, encounter, compartment=Compartment.JOINT)
    [row] = attachment.list_attachments(desk, by=laptop.officer, encounter=encounter)
    assert (row.title, row.may_remove, row.size_bytes) == ("TITLECANARY", False, 11)
    with pytest.raises(RuleProblem, match="not_author"):
        attachment.remove(desk, by=laptop.officer, record=record, reason="Not ours")
    with pytest.raises(InputProblem, match="reason_needed"):
        attachment.remove(desk, by=laptop.clinician, record=record, reason=" ")
    attachment.remove(desk, by=laptop.clinician, record=record, reason="Wrong person")
    assert attachment.list_attachments(desk, by=laptop.clinician, encounter=encounter) == []
    with pytest.raises(RuleProblem):
        attachment.read(desk, by=laptop.clinician, record=record)
    told = [desk.revision(envelope.rev) for envelope in desk.log.revisions(record)]
    assert [one.why for one in told if one] == ["written", "removed"]
    assert told[-1] is not None
    assert told[-1].body["removed_why"] == "Wrong person"


def test_nobody_hangs_another_picture_under_a_title(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    record, other = keep(desk, laptop, encounter), keep(desk, laptop, encounter, title="Other")
    first, second = (desk.kept(laptop.clinician, one) for one in (record, other))
    assert first is not None
    assert second is not None
    with desk.writing(laptop.clinician) as forged:
        forged.revise(
            record=record, kind="attachment", compartment=Compartment.CLINICAL, encounter=encounter,
            body={**first.body, "blob": second.body["blob"]}, parents=first.heads, why="written",
        )  # fmt: skip
    with pytest.raises(DamagedVault):
        attachment.read(desk, by=laptop.clinician, record=record)


def test_once_signed_it_stays_and_a_new_one_comes_with_an_addendum(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    record = keep(desk, laptop, encounter)
    note = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="narrative", body=Narrative(text="Calm"),
        compartment=Compartment.CLINICAL,
    ).record  # fmt: skip
    signing.sign(desk, encounter=encounter, by=laptop.clinician, passphrase=says(laptop, laptop.clinician))
    [row] = attachment.list_attachments(desk, by=laptop.clinician, encounter=encounter)
    assert (row.is_signed, row.may_remove) == (True, False)
    for refused in (
        lambda: attachment.remove(desk, by=laptop.clinician, record=record, reason="x"),
        lambda: keep(desk, laptop, encounter, title="Later"),
        lambda: keep(desk, laptop, encounter, title="Later", with_addendum_to=note),
    ):
        with pytest.raises(Problem):
            refused()
    later = keep(desk, laptop, encounter, title="Later", with_addendum_to=note, reason="Came by mail")
    state = encounter_of(desk, encounter, laptop.clinician)
    shown = next(one for one in state.records if one.id == later)
    assert not shown.is_proposal
    [added] = [one.body for one in state.records if one.kind == "addendum"]
    assert (added.target, added.reason) == (note, "Came by mail")
