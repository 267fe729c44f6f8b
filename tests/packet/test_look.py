"""What a reader would have lost: found by looking at rendered pages."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from fieldnotes.domain.record import Compartment
from fieldnotes.packet import notice
from fieldnotes.packet.content import Block, Picture
from fieldnotes.packet.page import render_packet
from tests.packet import example, oracle


def drawing(*, shade: int = 0, mode: str = "RGB") -> bytes:
    """A dark bar on white at the left; nothing at the right."""
    picture = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(picture).rectangle((60, 60, 200, 540), fill=(shade, shade, shade))
    out = io.BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


def shade_at(page: Image.Image, x: int, y: int) -> int:
    return page.tobytes()[y * page.width + x]


def picture(number: int, title: str = "", *, data: bytes = b"", caption: str = "") -> Picture:
    block = Block(id=f"attachment:{number}", part="attachment", compartment=Compartment.CLINICAL, is_incidental=True)
    title = title or f"Photo {number}"
    return Picture(block=block, title=title, alt=title, jpeg=data or drawing(), caption=caption)


def written(tmp_path: Path, *parts: object, **more: object) -> tuple[Path, list[str]]:
    path = tmp_path / "packet.pdf"
    path.write_bytes(render_packet(example.packet(*parts, **more)))  # type: ignore[arg-type] # parts
    return path, oracle.run("pdftotext", "-layout", path, "-").split("\f")[:-1]


@pytest.mark.parametrize("count", [12, 17, 25, 60])
def test_with_many_attachments_there_was_no_packet_at_all(tmp_path: Path, count: int) -> None:
    """The list of contents stood beside the QR code and could not go on over the page; the cover's notice would have stood behind it."""
    names = [f"Photo {number} of the kitchen, the hallway and the tablets that were counted" for number in range(count)]
    path, pages = written(tmp_path, example.letter(), *(picture(n, name) for n, name in enumerate(names)))
    assert oracle.conforms(path) == []
    first = " ".join(pages[0].split())
    assert notice.CONFIDENTIAL in first
    assert "If this reached you by mistake" in first
    letter = next(index for index, page in enumerate(pages) if "Letter of referral" in page)
    listed = [line.split() for page in pages[:letter] for line in page.splitlines()]
    for number, name in enumerate(names):
        at = letter + 1 + number
        assert name in " ".join(pages[at].split())
        assert any(row[:2] == ["Photo", str(number)] and str(at + 1) in row[3:] for row in listed), name
    for page in pages:
        rows = [line.strip() for line in page.splitlines() if line.strip()]
        assert "In this packet" not in rows[-4:], "a heading without its list"


def test_the_name_of_an_attachment_may_be_as_long_as_a_page(tmp_path: Path) -> None:
    path, pages = written(tmp_path, picture(1, "Very long " * 400))
    assert oracle.conforms(path) == []
    assert sum(page.count("long") for page in pages) >= 400


def test_a_screen_without_a_question_asked_said_that_every_question_was_answered(tmp_path: Path) -> None:
    _, pages = written(tmp_path, msgspec.structs.replace(example.screen(), answers=(), unanswered=""))
    said = " ".join(" ".join(pages).split())
    assert "No question was asked." in said
    assert "Every question was answered" not in said
    assert "Every answer" not in said


def test_an_empty_letter_says_so(tmp_path: Path) -> None:
    _, pages = written(tmp_path, msgspec.structs.replace(example.letter(" "), request=""))
    assert "No letter was written." in " ".join(pages[1].split())


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
@pytest.mark.parametrize("shade", [0, 150], ids=["black", "grey"])
def test_a_drawing_came_out_white_on_black(tmp_path: Path, mode: str, shade: int) -> None:
    path, _ = written(tmp_path, picture(1, data=drawing(shade=shade, mode=mode)))
    oracle.run("pdftoppm", "-r", "40", "-gray", "-f", "2", "-l", "2", path, tmp_path / "page")
    document = pypdfium2.PdfDocument(str(path))
    by_pdfium = document[1].render(scale=40 / 72, grayscale=True).to_pil()
    document.close()
    with Image.open(next(tmp_path.glob("page*.pgm"))) as by_poppler:
        for page in (by_poppler.convert("L"), by_pdfium):
            left, top = 72 * 40 // 72, 100 * 40 // 72  # where the picture stands
            assert shade_at(page, left + 38, top + 60) in range(shade - 20, shade + 21) or mode == "1"
            assert shade_at(page, left + 200, top + 60) > 250
            assert shade_at(page, left + 5, top + 170) > 250


def test_black_on_white_is_kept_as_fax_code_and_tones_as_tones(tmp_path: Path) -> None:
    for data, wanted in ((drawing(), "ccitt"), (drawing(shade=150), "jpeg"), (example.photo(), "jpeg")):
        path, _ = written(tmp_path, picture(1, data=data))
        row = oracle.run("pdfimages", "-list", path).splitlines()[2].split()
        assert row[8] == wanted


def test_what_a_photo_shows_is_said_in_words_for_whom_a_fax_leaves_shadows(tmp_path: Path) -> None:
    words = "Label of a bottle: sertraline 50 mg, filled October 2.\nTaken by D. Okafor, November 23, 2026, 21:31"
    _, pages = written(tmp_path, picture(1, caption=words))
    assert words.replace("\n", " ") in " ".join(pages[1].split())
    long, pages = written(tmp_path, picture(1, caption="word " * 2000))
    assert oracle.conforms(long) == []
    assert len(pages) == 3, "the picture keeps its page"


def a_page_of_lines() -> bytes:
    """What a scanned page of a paper is: words in black, 300 dpi."""
    picture = Image.new("1", (2550, 3301), 1)
    draw = ImageDraw.Draw(picture)
    for line in range(30):
        draw.text(
            (400, 300 + 84 * line), f"{line + 1}. Sertraline 50 mg every morning, with food", fill=0, font_size=50
        )
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("across", "down"), [(204, 98), (204, 196), (203, 391), (150, 150)])
def test_a_fax_drew_dots_across_the_letters_of_a_paper(tmp_path: Path, across: int, down: int) -> None:
    """Rows of white came out as almost white, and so as dots, each time the scaled picture had one more row of them."""
    path, _ = written(tmp_path, picture(1, data=a_page_of_lines()))
    oracle.run("pdftoppm", "-mono", "-rx", str(across), "-ry", str(down), "-f", "2", "-l", "2", path, tmp_path / "fax")
    with Image.open(next(tmp_path.glob("fax*.pbm"))) as page:
        wide, high = page.size
        margin = page.convert("L").crop((round(wide * 0.75), high // 8, round(wide * 0.88), high * 7 // 8))
        letters = page.convert("L").crop((wide // 4, high // 8, wide // 2, high // 2))
    assert set(margin.tobytes()) == {255}, "beside the words nothing is drawn"
    assert letters.tobytes().count(0) > 200


def test_a_number_to_call_is_never_broken_nor_runs_on_behind_a_name(tmp_path: Path) -> None:
    _, pages = written(tmp_path)
    rows = [line.strip() for line in pages[0].splitlines()]
    for author in example.packet().callback:
        assert any(row.endswith(author.phone) and author.name not in row for row in rows), author.phone
