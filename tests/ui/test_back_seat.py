"""Somebody sits in the back and reads along: lists, titles, panels and what a screen reader says aloud name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery import SIZES, builders, render
from ui.theme import LOOK, Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark
NAMED = re.compile(r"Jordan|Ashgrove|Avery|Alder St|Harbor Ave|Riley|Sam K|Núñez|Kowalczyk")
# Opened because one wants to read just that: the whole of what is signed, handed over, compared or printed.
ASKED_FOR = ("sign-officer", "handover", "handover-aloud", "person-join", "share")


@pytest.fixture
def back_seat(qtbot: QtBot) -> Iterator[None]:
    LOOK.suit(is_private=True)
    yield
    LOOK.suit(is_private=False)


@pytest.mark.parametrize("name", sorted(set(builders()) - set(ASKED_FOR) - {"signin"}))
def test_a_name_was_read_from_the_back_seat(name: str, back_seat: None) -> None:
    for _, window in render([name], SIZES[:1], (Theme.NIGHT,)):
        named = {
            word for widget in [window, *window.findChildren(QWidget)] if widget.isVisible() for word in _says(widget)
        }
        assert {word for word in named if NAMED.search(word)} == set()


def _says(widget: QWidget) -> Iterator[str]:
    """Words that stand there, and those of a screen reader. What somebody is writing themselves stays readable to them."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        for number in range(model.rowCount()):
            for role in (0, 3, 11, 12):  # what is shown, the tip, and two for a screen reader
                yield str(model.index(number, 0).data(role) or "")
    elif callable(read := getattr(widget, "text", None)):
        yield str(read())
