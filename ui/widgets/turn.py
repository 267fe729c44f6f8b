"""Tab goes as people read: by the layouts as they stand now, so that a row that came later has its turn where it is seen.

Qt's own chain is that of creation: what is built late comes last there, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QLayout, QScrollArea, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget, itself included, in the order of its layouts; what is hidden or asleep is left out."""
    if not widget.isVisible():
        return
    if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from stops(inner)
    elif layout is not None:
        yield from _in_layout(layout)
    elif not isinstance(widget, QAbstractScrollArea):
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from stops(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: tuple(layout.getItemPosition(number))[:2])  # type: ignore[arg-type]  # row, column, …
    for number in numbers:
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def step(parts: Iterable[QWidget], held: QWidget | None, *, is_next: bool) -> bool:
    """Moves the focus round the stops of these parts; False when there is none."""
    ring = [one for part in parts for one in stops(part)]
    if not ring:
        return False
    if held in ring:
        to = ring[(ring.index(held) + (1 if is_next else -1)) % len(ring)]
    else:  # something that takes no Tab itself: on to what stands inside it, else to the beginning or the end
        inside = [one for one in ring if held is not None and held.isAncestorOf(one)]
        to = (inside or ring)[0 if is_next else -1]
    to.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    _show(to)
    return True


def _show(widget: QWidget) -> None:
    """Into sight, in whatever scrolls."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget, 0, 24)
        at = at.parentWidget()
