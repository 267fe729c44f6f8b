"""Tools nobody here wrote, run on the exported bytes: validators, checkers, three text extractors, two renderers."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
import pypdfium2
from pdfminer.converter import PDFPageAggregator
from pdfminer.high_level import extract_text, extract_text_to_fp
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


def conforms(path: Path) -> list[str]:
    """What PDF/UA-1 and PDF/A-3a find wrong."""
    found = []
    for profile in ("ua1", "3a"):
        report = page.validate_pdf(str(path), profile=profile)
        found += [f"{profile} {failure.rule_id}: {failure.message}" for failure in report.failures]
        assert report.rules.total > 100
        assert report.is_compliant or found
    return found


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")


def texts(path: Path, password: str = "") -> dict[str, str]:
    """The text as poppler, pdfminer and pdfium read it."""
    with_password = ("-upw", password) if password else ()
    document = pypdfium2.PdfDocument(str(path), password=password or None)
    pages = [document[i].get_textpage().get_text_bounded() for i in range(len(document))]
    document.close()
    return {
        "poppler": run("pdftotext", *with_password, path, "-"),
        "pdfminer": extract_text(str(path), password=password),
        "pdfium": "\n".join(pages),
    }


def embedded(data: bytes) -> str:
    """What the files embedded in a PDF say, whatever they are: as text, the strings of JSON unescaped, what is in base64 unpacked."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        files = [(name, spec.get_file().read_bytes()) for name, spec in pdf.attachments.items()]
        said = [f"{name} {pdf.attachments[name].description}" for name, _ in files]
    for _, file in files:
        said += _unpacked(file, depth=0)
    return "\n".join(said)


def _unpacked(file: bytes, depth: int) -> list[str]:
    said = [file.decode("utf-8", "replace"), file.decode("latin-1")]
    if depth > 3:
        return said
    if file.startswith(b"%PDF"):
        return [*said, everything(file)]
    try:
        strings = list(_json_strings(json.loads(file)))
    except ValueError:
        return said
    for text in strings:
        said.append(text)
        if len(text) >= 16 and _BASE64.fullmatch(text):
            with contextlib.suppress(ValueError):
                said += _unpacked(base64.b64decode(text, validate=True), depth + 1)
    return said


_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def _json_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _json_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_strings(inner)


def spoken(path: Path) -> str:
    """The text in the order of the page's content, as who follows the structure reads it."""
    out = io.StringIO()
    with path.open("rb") as file:
        extract_text_to_fp(file, out, laparams=None)
    return out.getvalue()


def placed(path: Path) -> list[tuple[str, float, float]]:
    """(characters, left end, foot) of every glyph in the order of the content, in points."""
    found: list[tuple[str, float, float]] = []
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    with path.open("rb") as file:
        for one in PDFPage.get_pages(file):
            interpreter.process_page(one)
            found += [(c.get_text(), c.x0, c.y0) for c in device.get_result() if isinstance(c, LTChar)]
    return found


def written(path: Path) -> str:
    """The text as MuPDF reads it, which puts lines of any direction in order."""
    return run("mutool", "draw", "-q", "-F", "txt", path)


def everything(data: bytes) -> str:
    """Every string, name and decoded stream of a file: structure tree, alternatives, metadata, bookmarks, fonts, attachments."""
    found = [data.decode("latin-1")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(
                    thing.read_bytes().decode("latin-1")
                    if thing.get("/Subtype") != "/Image"
                    else thing.read_raw_bytes().decode("latin-1")
                )
            found.extend(_strings(thing, depth=0))
    return "\n".join(found)


def _strings(thing: pikepdf.Object, depth: int) -> list[str]:
    if depth > 6:
        return []
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return [
            text
            for value in thing.values()
            if isinstance(value, pikepdf.Object) and not value.is_indirect
            for text in _strings(value, depth + 1)
        ]
    if isinstance(thing, pikepdf.Array):
        return [
            text
            for value in thing
            if isinstance(value, pikepdf.Object) and not value.is_indirect
            for text in _strings(value, depth + 1)
        ]
    return []


def fonts_not_embedded(path: Path) -> list[str]:
    """Lines of pdffonts whose "emb" column is not yes."""
    lines = run("pdffonts", path).splitlines()[2:]
    assert lines
    return [line for line in lines if line.split()[-5] != "yes"]
