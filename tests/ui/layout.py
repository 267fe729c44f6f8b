"""Looking at a window as people would: what is cut, covered, out of reach, nameless, too small, too faint, or out of turn.

Each detector gives one line a fault. Their own tests (test_layout.py) plant every fault and see it found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetrics, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.screens.encounter.rail import RailRow
from ui.screens.read_aloud import ReadAloud
from ui.session.cover import Cover
from ui.theme import LOOK, Theme
from ui.theme.metric import TARGET_MIN_PX
from ui.theme.token import contrast
from ui.widgets import Button, Chip
from ui.widgets.mark import CompartmentMark, KeyCap, Pill
from ui.widgets.overlay import Overlay
from ui.widgets.pen import PenButton

CONTROLS: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QPlainTextEdit)
MARKS: tuple[type[QWidget], ...] = (Pill, CompartmentMark, KeyCap)
LEAST = {Theme.DAY: 7.0, Theme.NIGHT: 4.5, Theme.RED: 4.5}
PANELS: tuple[type[QWidget], ...] = (Overlay, Cover, ReadAloud)
SPOKEN_ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.Link,
    QAccessible.Role.ComboBox,
}


def shown(window: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """What is on screen of these kinds, the panel on top alone when one is open."""
    top = upper(window)
    return [
        one
        for one in top.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and one.width() and one.height() and _is_inside(one, top)
    ]


def upper(window: QWidget) -> QWidget:
    """The cover or panel over the window, else the window."""
    over = [one for one in window.findChildren(QWidget) if isinstance(one, PANELS) and one.isVisible()]
    return over[-1] if over else window


def _is_inside(widget: QWidget, top: QWidget) -> bool:
    """Not in another panel below."""
    at = widget.parentWidget()
    while at is not None and at is not top:
        if isinstance(at, PANELS):
            return False
        at = at.parentWidget()
    return True


def said(widget: QWidget) -> str:
    """How a fault names it."""
    words = widget.accessibleName() or (widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else "")
    return f"{type(widget).__name__} {words!r} {widget.geometry().getRect()}"


def place(widget: QWidget, window: QWidget) -> QRect:
    """Its box in the window, as far as areas that scroll let it be seen."""
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    at = widget.parentWidget()
    while at is not None and at is not window:
        box = box.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
        at = at.parentWidget()
    return box.intersected(window.rect())


# --- detectors ---


def unnamed(window: QWidget) -> Iterator[str]:
    """Controls without an accessible name, and nameless nodes of the tree a screen reader walks."""
    for widget in shown(window, *CONTROLS):
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text()):
            yield f"no name: {said(widget)}"
    node = QAccessible.queryAccessibleInterface(upper(window))
    if node is not None:
        yield from _nameless(node)


def _nameless(node: QAccessibleInterface) -> Iterator[str]:
    for number in range(node.childCount()):
        child = node.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        if child.role() in SPOKEN_ROLES and not child.text(QAccessible.Text.Name).strip():
            yield f"no name for a screen reader: {child.role()} {type(child.object()).__name__} {child.rect().getRect()}"
        yield from _nameless(child)


def too_small(window: QWidget) -> Iterator[str]:
    """Under 24 px, or under the millimetres of this mode (ui.md: 9.2; gloved 12 in rows, 15 else, 19 to sign, hide, clear)."""
    metrics = LOOK.metrics
    for widget in shown(window, *CONTROLS):
        least = float(TARGET_MIN_PX)
        if isinstance(widget, (Button, Chip)):
            least = metrics.small
        if isinstance(widget, Button) and metrics.is_glove:
            primary = metrics.target if widget.kind == "primary" and widget.size_name != "small" else metrics.small
            least = max(primary, metrics.mm(19) if widget.size_name == "stop" else 0)
        if min(widget.height(), widget.width()) < least:
            yield f"too small to hit (least {least}): {said(widget)}"


def too_close(window: QWidget) -> Iterator[str]:
    """Gloved: two targets nearer than 3 mm."""
    least = LOOK.metrics.mm(3) - 1
    # Segments of one switch are one target; rows of the list of sections are as high as a target each and stand as in a list.
    lists = (PenButton, RailRow)
    boxes = [(one, place(one, window)) for one in shown(window, QAbstractButton) if not isinstance(one, lists)]
    boxes = [(one, box) for one, box in boxes if box.size() == one.size()]
    for number, (one, box) in enumerate(boxes):
        near = box.adjusted(-least, -least, least, least)
        for other, there in boxes[number + 1 :]:
            if near.intersects(there):
                yield f"nearer than 3 mm: {said(one)} and {said(other)}"


def cut(window: QWidget) -> Iterator[str]:
    """Words that do not fit their control, wrapped lines included."""
    for button in shown(window, QAbstractButton, *MARKS):
        least = button.minimumSizeHint()
        tall = button.heightForWidth(button.width()) if button.hasHeightForWidth() else 0
        if button.width() < least.width() or button.height() < max(least.height(), tall):
            yield f"words cut: {said(button)}, wants {least.toTuple()}"
    for label in shown(window, QLabel):
        assert isinstance(label, QLabel)
        text = label.text()
        if not text or label.toolTip() == text or text.endswith("…"):  # gave way on purpose; the tip has the whole
            continue
        if label.wordWrap():
            room = label.contentsRect().width()
            if label.height() < label.heightForWidth(label.width()) or room < _longest_word(label, text):
                yield f"lines cut: {text!r} {label.geometry().getRect()}, wants {label.heightForWidth(label.width())}"
            continue
        metrics = label.fontMetrics()
        wide = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        if label.contentsRect().width() < wide or label.height() < metrics.height() - 1:
            yield f"words cut: {text!r} {label.geometry().getRect()}"
    for edit in shown(window, QLineEdit):
        assert isinstance(edit, QLineEdit)
        words = edit.placeholderText()
        if (
            words
            and words != edit.toolTip()
            and not edit.text()
            and _text_room(edit) < edit.fontMetrics().horizontalAdvance(words)
        ):
            yield f"hint cut: {words!r} in {said(edit)}"


def _longest_word(label: QLabel, text: str) -> int:
    return max((label.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)


def _text_room(edit: QLineEdit) -> int:
    return edit.width() - 2 * LOOK.metrics.px(14) - 4


def outside(window: QWidget) -> Iterator[str]:
    """Beside the window is cut; below is reached by scrolling only when there is something that scrolls."""
    for widget in shown(window, *CONTROLS, QLabel, *MARKS):
        corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
        left = widget.mapTo(window, QPoint(0, 0)).x()
        if left < 0 or corner.x() > window.width():
            yield f"beside the window: {said(widget)}"
        elif corner.y() > window.height() and not _scrolls(widget):
            yield f"below the window: {said(widget)}"
        elif not _scrolls(widget):
            parent = widget.parentWidget() or window
            if widget.geometry().right() > parent.width() or widget.geometry().bottom() > parent.height():
                yield f"beside what holds it: {said(widget)} in {type(parent).__name__} {parent.size().toTuple()}"
    for area in shown(window, QScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        is_off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if is_off and area.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {said(area)}"


def _scrolls(widget: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea):
            return True
        at = at.parentWidget()
    return False


def overlapping(window: QWidget) -> Iterator[str]:
    """Two controls, or a control and words, on the same spot."""
    boxes = [(one, place(one, window)) for one in shown(window, *CONTROLS, QLabel, *MARKS)]
    boxes = [(one, box) for one, box in boxes if box.width() > 2 and box.height() > 2]
    for number, (one, box) in enumerate(boxes):
        for other, there in boxes[number + 1 :]:
            both = box.intersected(there)
            if both.width() > 2 and both.height() > 2 and not one.isAncestorOf(other) and not other.isAncestorOf(one):
                yield f"on the same spot: {said(one)} and {said(other)}"


def out_of_turn(window: QWidget) -> Iterator[str]:
    """Tab: every control is reached, none is a trap, text is left as it was, and the order is that of reading."""
    top = upper(window)
    wanted = {
        one
        for one in shown(window, QWidget)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    }
    wanted = {one for one in wanted if isinstance(one, (*CONTROLS, QAbstractScrollArea))}
    if not wanted:
        return
    texts = {one: _text(one) for one in wanted}
    held = window.focusWidget()
    if held is None or not top.isAncestorOf(held):
        next(iter(wanted)).setFocus()
    order: list[QWidget] = []
    for _ in range(len(wanted) * 2 + 8):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        at = window.focusWidget() or window
        if order and at is order[-1]:
            if len(wanted) > 1:
                yield f"Tab does not leave: {said(at)}"
            return
        if at in order:
            break
        order.append(at)
    missed = wanted - set(order)
    yield from (f"Tab never comes to: {said(one)}" for one in missed)
    yield from (f"Tab wrote into: {said(one)}" for one, text in texts.items() if _text(one) != text)
    yield from _jumps(order, window)


def _jumps(order: list[QWidget], window: QWidget) -> Iterator[str]:
    """Steps back up that are not a new column to the right; once round to its first stop is the ring of Tab, not a jump."""
    rounds: set[QWidget] = set()
    for one, other in pairwise(order):
        holder = _holder(one)
        if holder is None or holder is not _holder(other):
            continue
        box, there = _box(one, window), _box(other, window)
        if there.bottom() > box.top() or there.left() >= box.right():
            continue
        first = min(_box(stop, window).top() for stop in order if _holder(stop) is holder)
        if there.top() <= first + LOOK.metrics.small and holder not in rounds:
            rounds.add(holder)
            continue
        yield f"Tab goes back up from {said(one)} to {said(other)}"


def _text(widget: QWidget) -> str:
    return (
        widget.text()
        if isinstance(widget, QLineEdit)
        else widget.toPlainText()
        if isinstance(widget, QPlainTextEdit)
        else ""
    )


def _box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _holder(widget: QWidget) -> QWidget | None:
    """The column it stands in: order counts inside one."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, (QAbstractScrollArea, Overlay)):
        at = at.parentWidget()
    return at


def too_faint(window: QWidget) -> Iterator[str]:
    """Words against what really lies behind them in the picture (day 7:1, night and red 4.5:1)."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.devicePixelRatio()
    pixels = memoryview(image.constBits()).cast("I")
    stride = image.bytesPerLine() // 4
    least = LEAST[LOOK.theme]
    for label in shown(window, QLabel):
        assert isinstance(label, QLabel)
        box = place(label, window)
        if not label.text() or box.width() < 8 or box.height() < 8 or not label.isEnabled():
            continue
        ink = label.palette().color(QPalette.ColorRole.WindowText).name()
        behind = _commonest(pixels, stride, box, ratio)
        wanted = 4.5 if label.property("tone") in {"faint", "ok", "warn", "danger"} else least
        if contrast(ink, behind) < wanted - 0.05:
            yield f"too faint ({contrast(ink, behind):.1f}): {label.text()!r} {ink} on {behind}"


def _commonest(pixels: memoryview, stride: int, box: QRect, ratio: float) -> str:
    seen: Counter[int] = Counter()
    left, right = round(box.left() * ratio), round(box.right() * ratio)
    for row in range(round(box.top() * ratio), round(box.bottom() * ratio)):
        seen.update(pixels[row * stride + left : row * stride + right])
    value = seen.most_common(1)[0][0] if seen else 0
    return QColor.fromRgb(value).name()


def everything(window: QWidget) -> list[str]:
    """All faults of one window."""
    QApplication.sendPostedEvents()
    found = [
        *unnamed(window),
        *too_small(window),
        *cut(window),
        *outside(window),
        *overlapping(window),
        *too_faint(window),
    ]
    if LOOK.metrics.is_glove:
        found += too_close(window)
    return [*found, *out_of_turn(window)]


def width_of(text: str, role: str = "body") -> int:
    """Px of a text in a role of the look."""
    return QFontMetrics(LOOK.font(role)).horizontalAdvance(text)
