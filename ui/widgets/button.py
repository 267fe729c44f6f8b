"""Buttons that paint themselves from the tokens: icon, word, key hint. One class, several weights."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.themed import follow_look, paint_box

_PADDING = 21  # px on the reference screen, left and right
_PADDING_SMALL = 14


class Button(QPushButton):
    """A button with a word, optionally an icon (ui/theme/icon.py) and a key hint. The word is its accessible name.

    `kind`: "plain", "primary" (accent, one per screen), "quiet" (no box), "danger". `size`: "normal", "small" (in a row),
    "stop" (sign, hide, clear: 19 mm gloved), "large" (the one thing a screen is for). `is_left`: text at the left edge.
    `wrap`: where a column may be narrower than the word, it goes on below.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        kind: str = "plain",
        size: str = "normal",
        is_left: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind, self.size_name, self.icon_name, self.key_hint, self._is_left = kind, size, icon, key, is_left
        self._can_wrap, self._shows_icon = wrap, True
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum,
            QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow_look(self)

    def set_word(self, text: str) -> None:
        """Changes the word and the accessible name."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Another picture beside the word."""
        if icon != self.icon_name:
            self.icon_name = icon
            self.updateGeometry()
            self.update()

    def show_icon(self, shows: bool) -> None:
        """Where room is short the word stays and its icon goes."""
        if shows != self._shows_icon:
            self._shows_icon = shows
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses the focused button, as Space does: one hand, either hand.
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    # --- sizes ---

    def _height(self) -> int:
        metrics = LOOK.metrics
        return {"small": metrics.small, "stop": metrics.stop_target, "large": metrics.large}.get(
            self.size_name, metrics.target
        )

    def _pad(self) -> int:
        return LOOK.metrics.px(_PADDING_SMALL if self.size_name == "small" else _PADDING)

    def _fonts(self) -> tuple[QFontMetrics, QFontMetrics]:
        word = (
            LOOK.font("heading", 600)
            if self.size_name == "large"
            else LOOK.font("second" if self.size_name == "small" else "strong", 600)
        )
        return QFontMetrics(word), QFontMetrics(LOOK.font("key"))

    def _icon_side(self) -> int:
        return LOOK.metrics.icon if self.icon_name and (self._shows_icon or not self.text()) else 0

    def sizeHint(self) -> QSize:
        word, key = self._fonts()
        gap = LOOK.metrics.px(10)
        parts = [self._icon_side(), word.horizontalAdvance(self.text()) + 1 if self.text() else 0]
        if self.key_hint:
            parts.append(key.horizontalAdvance(self.key_hint) + LOOK.metrics.px(14))
        shown = [part for part in parts if part]
        width = sum(shown) + gap * (len(shown) - 1) + 2 * self._pad()
        return QSize(
            max(width, self._height() if not self.text() else 0),
            max(self._height(), word.height() + LOOK.metrics.px(10)),
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._can_wrap:
            return hint
        word, _key = self._fonts()
        longest = max((word.horizontalAdvance(part) for part in self.text().split()), default=0)
        return QSize(min(hint.width(), longest + self._beside_words()), hint.height())

    def hasHeightForWidth(self) -> bool:
        return self._can_wrap

    def heightForWidth(self, width: int) -> int:
        hint = self.sizeHint()
        if width >= hint.width() or not self._can_wrap:
            return hint.height()
        word, _key = self._fonts()
        room = QRect(0, 0, max(1, width - self._beside_words()), 10_000)
        lines = word.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(hint.height(), lines + LOOK.metrics.px(14))

    def _beside_words(self) -> int:
        word, _key = self._fonts()
        return self.sizeHint().width() - word.horizontalAdvance(self.text())

    # --- paint ---

    def _tokens(self) -> tuple[str, str, str]:
        """Fill, edge and text tokens for the state."""
        if not self.isEnabled():
            return ("", "line", "faint") if self.kind != "quiet" else ("", "", "faint")
        if self.kind == "primary":
            return "accent", "accent", "accent-ink"
        if self.kind == "danger":
            return "dangerbg", "danger", "danger"
        if self.kind == "quiet":
            return ("raised" if self.underMouse() or self.isDown() else ""), "", "muted"
        return ("sunken" if self.isDown() else "raised"), "line2", "text"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, ink = self._tokens()
        box, radius = QRectF(self.rect()), LOOK.metrics.px(11)
        paint_box(painter, box, fill=fill, edge=edge, radius=radius)
        if self.isEnabled() and self.underMouse() and self.kind == "plain":
            paint_box(painter, box, fill="", edge="text", radius=radius)
        self._paint_focus(painter, box, radius)
        self._paint_words(painter, ink)

    def _paint_focus(self, painter: QPainter, box: QRectF, radius: float) -> None:
        if not self.hasFocus():
            return
        width = focus_width(LOOK.metrics)
        if self.kind == "primary":  # the ring must stand off from a fill of nearly its own colour
            paint_box(painter, box, fill="", edge="text", width=width, radius=radius)
            paint_box(
                painter,
                box.adjusted(width, width, -width, -width),
                fill="",
                edge="accent-ink",
                width=1.5,
                radius=radius - width,
            )
        else:
            paint_box(painter, box, fill="", edge="focus", width=width, radius=radius)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        word, key = self._fonts()
        gap, side = LOOK.metrics.px(10), self._icon_side()
        hint = self.sizeHint().width() - 2 * self._pad()
        left = self._pad() if self._is_left else max((self.width() - hint) // 2, 0)
        if side:
            painter.drawPixmap(
                left, (self.height() - side) // 2, LOOK.icon(self.icon_name, ink, side, self.devicePixelRatioF())
            )
            left += side + gap
        painter.setPen(LOOK.colour(ink))
        painter.setFont(
            LOOK.font("heading", 600)
            if self.size_name == "large"
            else LOOK.font("second" if self.size_name == "small" else "strong", 600)
        )
        width = word.horizontalAdvance(self.text()) + 1
        is_wrapped = self._can_wrap and self.width() < self.sizeHint().width()
        if is_wrapped:
            width = self.width() - self._beside_words() + 1
        painter.drawText(
            QRect(left, 0, width, self.height()),
            Qt.AlignmentFlag.AlignVCenter | (Qt.TextFlag.TextWordWrap if is_wrapped else Qt.TextFlag.TextSingleLine),
            self.text(),
        )
        if self.key_hint:
            cap_width, cap_height = key.horizontalAdvance(self.key_hint) + LOOK.metrics.px(14), key.height() + 2
            cap = QRectF(left + width + gap, (self.height() - cap_height) / 2, cap_width, cap_height)
            paint_box(painter, cap, fill="", edge=ink, radius=LOOK.metrics.px(6))
            painter.setFont(LOOK.font("key"))
            painter.setPen(LOOK.colour(ink))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key_hint)


class PrimaryButton(Button):
    """The one thing to do here."""

    def __init__(
        self, text: str, *, icon: str = "", key: str = "", size: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon=icon, key=key, kind="primary", size=size, parent=parent)


class PlainButton(Button):
    """Everything else one can do here."""

    def __init__(
        self, text: str, *, icon: str = "", key: str = "", size: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon=icon, key=key, kind="plain", size=size, parent=parent)


class QuietButton(Button):
    """A way out or aside; no box until touched."""

    def __init__(
        self, text: str, *, icon: str = "", key: str = "", size: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon=icon, key=key, kind="quiet", size=size, parent=parent)


class IconButton(Button):
    """An icon alone; `name` is what screen readers and the tip say."""

    def __init__(
        self, icon: str, name: str, *, kind: str = "quiet", size: str = "small", parent: QWidget | None = None
    ) -> None:
        super().__init__("", icon=icon, kind=kind, size=size, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _pad(self) -> int:
        return LOOK.metrics.px(8)

    def sizeHint(self) -> QSize:
        side = max(self._height(), self._icon_side() + 2 * self._pad())
        return QSize(side, side)
