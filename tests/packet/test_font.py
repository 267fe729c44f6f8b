"""Fonts are made once, the same everywhere, and know what they cannot print."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import font
from fieldnotes.packet.script import BREAK_HERE, JOINERS
from tests.packet.test_script import claimed


def test_making_them_again_changes_nothing() -> None:
    folder = font.make_fonts()
    before = {
        path.name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.glob("*.ttf")
    }
    assert font.make_fonts() == folder
    assert {
        path.name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.glob("*.ttf")
    } == before
    assert {f"{name}.ttf" for name in font.WEIGHTS} <= set(before)


@pytest.mark.long
def test_where_the_program_folder_is_read_only_the_cache_has_the_same_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = font.make_fonts()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(font, "resource", lambda *parts: Path("/proc/nowhere").joinpath(*parts))
    cached = font.make_fonts()
    assert tmp_path in cached.parents
    for name in font.WEIGHTS:
        assert (cached / f"{name}.ttf").read_bytes() == (shipped / f"{name}.ttf").read_bytes()


def test_both_faces_have_names_of_their_own() -> None:
    from fontTools.ttLib import TTFont

    folder = font.make_fonts()
    faces = [TTFont(folder / f"{name}.ttf") for name in font.WEIGHTS]
    assert [face["name"].getDebugName(6) for face in faces] == ["NotoSans-Regular", "NotoSans-Bold"]
    assert [face["OS/2"].usWeightClass for face in faces] == [400, 700]
    assert not any("fvar" in face for face in faces)


@given(st.text(max_size=60))
def test_every_text_is_printed_or_refused_by_character(text: str) -> None:
    covered = font.register() | set(claimed()) | JOINERS | {BREAK_HERE}
    try:
        clean = font.printable(text, where="letter")
    except InputProblem:
        with pytest.raises(InputProblem, match="character_not_printable"):
            font.printable(text, where="letter")
        return
    assert set(clean) <= covered
    assert unicodedata.is_normalized("NFC", clean)
    assert font.printable(clean, where="letter") == clean


@pytest.mark.parametrize(
    "text", ["看医生", "안녕", "བོད", "ᠮᠣᠩᠭᠣᠯ", "ߒߞߏ", "ܫܠܡܐ", "\u0600", "\u17b4", "a\x00b", "\ue000"]
)
def test_scripts_that_we_cannot_set_are_refused_by_character_rather_than_drawn_wrong(text: str) -> None:
    with pytest.raises(InputProblem, match="character_not_printable") as refused:
        font.printable(text, where="letter")
    assert str(refused.value.facts["character"]).startswith("U+")


def test_joiners_stay_where_they_are_spelling_and_marks_that_turn_words_around_never_do() -> None:
    assert font.printable("می\u200cخواهم", where="letter") == "می\u200cخواهم"
    assert font.printable("ශ්\u200dරී", where="letter") == "ශ්\u200dරී"
    assert font.printable("a\u200cb\u200d c", where="letter") == "ab c"
    for mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert font.printable(f"שלום{mark} a{mark}", where="letter") == "שלום a"
