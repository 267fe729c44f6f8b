"""Every screen of the gallery: nothing cut, covered, nameless, too small, too faint or out of turn, in any size, theme and language.

The quick run takes every screen at every size once, each size with another theme and language; `-m long` takes all of them, and gloves.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.ui.layout import everything
from ui import gallery, language
from ui.gallery import SIZES, Size
from ui.theme import Theme

NAMES = sorted(gallery.builders())
LANGUAGES = ("en", language.PSEUDO, "es")
QUICK = list(zip(SIZES, (Theme.NIGHT, Theme.DAY, Theme.RED), ("es", language.PSEUDO, "en"), strict=True))
GLOVED = (
    "section-call",
    "shift",
    "signin",
    "settings",
    "packet",
    "handover",
    "after-correction-officer",
    "section-people",
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.speak("en")


def faults(name: str, size: Size, theme: Theme, spoken: str, *, is_glove: bool = False) -> list[str]:
    """One window, looked at."""
    pictures = gallery.render([name], [size], [theme], spoken=spoken, is_glove=is_glove)
    _, window = next(pictures)
    try:
        window.activateWindow()
        gallery.settle()
        found = everything(window)
        assert window.windowTitle() == "FieldNotes"
    finally:
        for _ in pictures:
            pass
    return found


@pytest.mark.parametrize(
    ("name", "one"), list(product(NAMES, QUICK)), ids=lambda p: p if isinstance(p, str) else p[0].name
)
def test_a_screen_at_a_size(qapp: object, name: str, one: tuple[Size, Theme, str]) -> None:
    found = faults(name, *one)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", GLOVED)
def test_a_screen_for_gloves(qapp: object, name: str) -> None:
    found = faults(name, SIZES[0], Theme.NIGHT, "en", is_glove=True)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("is_glove", [False, True], ids=["bare", "gloved"])
def test_every_screen_theme_size_and_language(qapp: object, is_glove: bool) -> None:
    sizes = SIZES[:1] if is_glove else SIZES
    told = [
        f"{name} {theme} {size.name} {spoken}: {fault}"
        for name, size, theme, spoken in product(NAMES, sizes, Theme, LANGUAGES)
        for fault in faults(name, size, theme, spoken, is_glove=is_glove)
    ]
    assert not told, "\n".join(told)


def test_whoever_asks_for_help_got_a_folder_of_pictures_by_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert gallery.main(["--help"]) == 2
    assert "OUT" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
