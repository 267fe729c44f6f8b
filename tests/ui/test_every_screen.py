"""Every screen of the gallery at every supported size: nothing cut, nothing too small to hit, everything with a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import gallery
from ui.theme import Theme
from ui.theme.metric import TARGET_MIN_PX

NAMES = sorted(gallery.builders())


@pytest.fixture(params=[(name, size) for size in gallery.SIZES for name in NAMES], ids=lambda p: f"{p[0]}-{p[1].name}")
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QWidget]:
    name, size = request.param
    pictures = gallery.render([name], [size], [Theme.NIGHT])
    _, shell = next(pictures)
    yield shell
    for _ in pictures:
        pass


def test_a_screen_at_a_size(window: QWidget) -> None:
    problems = [*_unnamed(window), *_too_small(window), *_cut(window), *_outside(window)]
    assert not problems, "\n".join(problems)
    assert window.windowTitle() == "FieldNotes"


def _shown(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [w for w in window.findChildren(kind) if w.isVisible() and w.width() and w.height()]


def _label(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} {widget.geometry().getRect()}"


def _unnamed(window: QWidget) -> Iterator[str]:
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in _shown(window, kind):
            if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text()):
                yield f"no name: {_label(widget)}"


def _too_small(window: QWidget) -> Iterator[str]:
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in _shown(window, kind):
            if min(widget.width(), widget.height()) < TARGET_MIN_PX:
                yield f"too small to hit: {_label(widget)}"


def _cut(window: QWidget) -> Iterator[str]:
    for button in _shown(window, QAbstractButton):
        if button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height():
            yield f"words cut: {_label(button)}, wants {button.minimumSizeHint().toTuple()}"
    for label in _shown(window, QLabel):
        assert isinstance(label, QLabel)
        text = label.text()
        if not text or label.toolTip() == text or text.endswith("…"):  # gave way on purpose; the tip has the whole
            continue
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                yield f"lines cut: {text!r} {label.geometry().getRect()}, wants {label.heightForWidth(label.width())}"
        elif (
            label.width() < label.fontMetrics().horizontalAdvance(text)
            or label.height() < label.fontMetrics().height() - 1
        ):
            yield f"words cut: {text!r} {label.geometry().getRect()}"


def _outside(window: QWidget) -> Iterator[str]:
    """Beside the window is cut; below is reached by scrolling only when there is something that scrolls."""
    for kind in (QAbstractButton, QLabel, QLineEdit):
        for widget in _shown(window, kind):
            corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
            left = widget.mapTo(window, QPoint(0, 0)).x()
            if left < 0 or corner.x() > window.width():
                yield f"beside the window: {_label(widget)}"
            if corner.y() > window.height() and not _scrolls(widget):
                yield f"below the window: {_label(widget)}"
    for area in _shown(window, QScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        if (
            area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            and area.horizontalScrollBar().maximum() > 0
        ):
            yield f"scrolls sideways: {_label(area)}"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
