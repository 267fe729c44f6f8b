"""The protected copy opens for who was told its passphrase, in every program they may have, and for nobody else in any.

Each tool draws the pages too: a copy that opens and stays white is no copy. A tool that is not here fails its test: `.ci/setup test`
installs poppler-utils, mupdf-tools and qpdf.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from fieldnotes.packet.page import render_packet
from fieldnotes.packet.seal import protect
from tests.packet import example, oracle

DPI = 50
SAID = "Harbor Crisis Center"


class Refused(Exception):
    """The tool did not open the file."""


def _run(*command: str | Path) -> bytes:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode != 0:
        raise Refused(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def poppler_text(path: Path, password: str) -> str:
    return _run("pdftotext", "-upw", password, path, "-").decode()


def pdfium_text(path: Path, password: str) -> str:
    document = _pdfium(path, password)
    text = "\n".join(document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    document.close()
    return text


def mupdf_text(path: Path, password: str) -> str:
    return _run("mutool", "draw", "-q", "-p", password, "-F", "txt", path).decode()


def qpdf_text(path: Path, password: str) -> str:
    """It reads no text: the copy without its protection, read by another."""
    open_copy = path.with_name("open.pdf")
    _run("qpdf", f"--password={password}", "--decrypt", path, open_copy)
    return oracle.run("pdftotext", open_copy, "-")


def poppler_picture(path: Path, password: str, out: Path) -> None:
    _run("pdftoppm", "-upw", password, "-r", str(DPI), "-png", "-gray", "-singlefile", path, out.with_suffix(""))


def pdfium_picture(path: Path, password: str, out: Path) -> None:
    document = _pdfium(path, password)
    document[0].render(scale=DPI / 72, grayscale=True).to_pil().save(out)
    document.close()


def mupdf_picture(path: Path, password: str, out: Path) -> None:
    _run("mutool", "draw", "-q", "-p", password, "-r", str(DPI), "-c", "gray", "-o", out, path, "1")


def _pdfium(path: Path, password: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(str(path), password=password or None)
    except pypdfium2.PdfiumError as why:
        raise Refused(str(why)) from why


READERS: dict[str, Callable[[Path, str], str]] = {
    "poppler": poppler_text,
    "pdfium": pdfium_text,
    "mupdf": mupdf_text,
    "qpdf": qpdf_text,
}
PAINTERS: dict[str, Callable[[Path, str, Path], None]] = {
    "poppler": poppler_picture,
    "pdfium": pdfium_picture,
    "mupdf": mupdf_picture,
}


@pytest.fixture(scope="module")
def archive() -> bytes:
    return render_packet(example.packet(example.letter(), example.picture()))


@pytest.fixture(scope="module")
def closed(archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    data, passphrase = protect(archive)
    path = tmp_path_factory.mktemp("closed") / "packet-R-26-0412-3.pdf"
    path.write_bytes(data)
    return path, passphrase


@pytest.mark.parametrize("reader", READERS)
def test_it_opens_with_its_passphrase(closed: tuple[Path, str], reader: str) -> None:
    text = READERS[reader](*closed)
    assert SAID in text
    assert "Photo: medication label" in text


def wrong_ones(passphrase: str) -> dict[str, str]:
    """What somebody tries who heard it half."""
    words = passphrase.split("-")
    return {
        "none": "",
        "another": "amber-dock-elm-fig-gate-hill",
        "all but the last word": "-".join(words[:-1]),
        "the words in another order": "-".join(words[::-1]),
        "capitals": passphrase.upper(),
        "spaces": " ".join(words),
    }


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("which", wrong_ones(""))
def test_it_does_not_open_with_a_wrong_one(closed: tuple[Path, str], reader: str, which: str) -> None:
    path, passphrase = closed
    with pytest.raises(Refused):
        READERS[reader](path, wrong_ones(passphrase)[which])


@pytest.mark.parametrize("painter", PAINTERS)
def test_its_pages_look_as_those_of_the_archive(
    closed: tuple[Path, str], archive: bytes, painter: str, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(archive)
    of_plain, of_closed = tmp_path / "plain.png", tmp_path / "closed.png"
    PAINTERS[painter](plain, "", of_plain)
    PAINTERS[painter](*closed, of_closed)
    with Image.open(of_plain) as one, Image.open(of_closed) as other:
        assert ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is None
        assert min(one.convert("L").tobytes()) < 80, "a white page is the same as a white page"


@pytest.mark.parametrize("painter", PAINTERS)
def test_no_page_is_painted_with_a_wrong_one(closed: tuple[Path, str], painter: str, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    with pytest.raises(Refused):
        PAINTERS[painter](closed[0], "wrong", out)
    assert not out.exists() or not out.read_bytes()  # one of them opens the file to write before it asks
