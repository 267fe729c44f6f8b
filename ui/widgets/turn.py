"""Tab goes as people read: by the layouts as they stand now, so that a row that came later has its turn where it is seen.

Qt's own chain is that of creation: what is built late comes last there, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QLayout, QScrollArea, QWidget


def stops(widget: QWidget, held: QWidget | None = None) -> Iterator[QWidget]:
    """Where Tab stops in a widget, itself included, in the order of its layouts; what is hidden or asleep is left out.

    `held` counts as a stop wherever it is: a chip that was clicked, a field that Tab passes over; one goes on from there.
    """
    if not widget.isVisible():
        return
    takes_tab = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if takes_tab or widget is held:
        yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from stops(inner, held)
    elif layout is not None:
        yield from _in_layout(widget, layout, held)
    elif not isinstance(widget, QAbstractScrollArea):
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from stops(child, held)


def _in_layout(widget: QWidget, layout: QLayout, held: QWidget | None) -> Iterator[QWidget]:
    # Not by itemAt: the binding keeps what that gives for as long as the layout lives, while Qt deletes the item with its widget. The
    # next widget at that address then takes the process with it when it goes (PySide 6.11).
    parts: list[QWidget | QLayout] = [one for one in widget.children() if isinstance(one, QWidget)]
    parts += [one for one in layout.children() if isinstance(one, QLayout)]
    placed = [(number, part) for part in parts if (number := layout.indexOf(part)) >= 0]
    if isinstance(layout, QGridLayout):
        placed = [(layout.getItemPosition(number)[:2], part) for number, part in placed]  # type: ignore[index]  # row, column, …
    for _, part in sorted(placed, key=lambda pair: pair[0]):
        if isinstance(part, QLayout):
            yield from _in_layout(widget, part, held)
        else:
            yield from stops(part, held)


def step(parts: Iterable[QWidget], held: QWidget | None, *, is_next: bool) -> bool:
    """Moves the focus round the stops of these parts; False when there is none."""
    ring = [one for part in parts for one in stops(part, held)]
    if not ring or ring == [held]:
        return False
    at = ring.index(held) if held in ring else -1 if is_next else 0
    to = ring[(at + (1 if is_next else -1)) % len(ring)]
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
