"""Tab follows the eye: region after region, line after line, whatever order the widgets were made in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

LINE_PX = 14  # tops that differ by less stand in one line


def tab_stops(regions: Sequence[QWidget]) -> list[QWidget]:
    """What Tab may stop at, as it is read; hidden, disabled and covered things are left out."""
    stops: list[QWidget] = []
    for region in regions:
        if region.isVisible():
            found = [widget for widget in (region, *region.findChildren(QWidget)) if _is_stop(widget)]
            stops += _as_read(found, region)
    return list(dict.fromkeys(stops))


def step(regions: Sequence[QWidget], *, is_next: bool) -> bool:
    """To the next stop or the one before it; False at either end, or when the focus stands elsewhere."""
    here = QApplication.focusWidget()
    stops = tab_stops(regions)
    if here is None or not stops:
        return False
    if here not in stops:
        holder = next((region for region in regions if region is here or region.isAncestorOf(here)), None)
        if holder is None:
            return False
        # A chip that was clicked, or a field that Tab passes over: go on from where it stands.
        stops = list(dict.fromkeys(_as_read([*(stop for stop in stops if holder.isAncestorOf(stop)), here], holder)))
    to = stops.index(here) + (1 if is_next else -1)
    if not 0 <= to < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
    stops[to].setFocus(reason)
    return True


def _is_stop(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _as_read(widgets: Sequence[QWidget], region: QWidget) -> list[QWidget]:
    """Lines from top to bottom, in each from left to right."""
    placed = sorted(((widget.mapTo(region, QPoint()) if widget is not region else QPoint(), widget) for widget in widgets),
                    key=lambda pair: pair[0].y())  # fmt: skip
    lines: list[list[tuple[int, QWidget]]] = []
    top = 0
    for at, widget in placed:
        if not lines or at.y() - top >= LINE_PX:
            lines.append([])
            top = at.y()
        lines[-1].append((at.x(), widget))
    return [widget for line in lines for _, widget in sorted(line, key=lambda pair: pair[0])]
