"""Small painted signs: compartment, status pill, person's initials, key cap, icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.theme.style import COMPARTMENT_TOKENS, TONE_TOKENS
from ui.widgets.themed import follow_look, paint_box

# What people read: word, letter, and the sentence that says who keeps it.
COMPARTMENT_WORDS = {
    "joint": (to_say("Joint"), "J", to_say("Joint: both of you; police record")),
    "law": (to_say("Police"), "P", to_say("Police: officers")),
    "clinical": (to_say("Clinical"), "C", to_say("Clinical: sealed from officers")),
    "agency": (to_say("Agency"), "A", to_say("Agency: everybody reads")),
}


def compartment_words(compartment: str) -> tuple[str, str, str]:
    """Word, letter and sentence in the language of the screen. The letter is the same in all: it stands on paper too."""
    word, letter, sentence = COMPARTMENT_WORDS[compartment]
    return tr(word), letter, tr(sentence)


_ICONS = {"joint": "joint", "law": "law", "clinical": "clinical", "agency": "agency"}
_PROFESSION_TOKENS = {"officer": "law", "clinician": "clin", "admin": "muted"}


class _Painted(QWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class CompartmentMark(_Painted):
    """Where a word goes and who keeps it: icon, word and colour.

    `form`: "word" (Joint), "full" (the sentence), "letter" (J, P, C in a box).
    """

    def __init__(self, compartment: str, form: str = "word", *, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._form, self._own_text = form, text
        self._compartment = ""
        if form == "full":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_compartment(compartment, text=text)

    def set_compartment(self, compartment: str, *, text: str = "") -> None:
        """Another compartment; `text` replaces the words after its name."""
        self._compartment, self._own_text = str(compartment), text
        self.setAccessibleName(text or compartment_words(self._compartment)[2])
        self.setToolTip(self.accessibleName() if self._form == "letter" else "")
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        word, letter, sentence = compartment_words(self._compartment)
        return letter if self._form == "letter" else self._own_text or (sentence if self._form == "full" else word)

    def sizeHint(self) -> QSize:
        metrics = LOOK.metrics
        text = QFontMetrics(LOOK.font("second", 650))
        if self._form == "letter":
            side = max(metrics.px(24), text.height())
            return QSize(side, side)
        return self._size_of(self._words())

    def _size_of(self, words: str) -> QSize:
        text, px = QFontMetrics(LOOK.font("second", 650)), LOOK.metrics.px
        return QSize(text.horizontalAdvance(words) + 1 + self._side() + px(6 + 20), text.height() + px(10))

    def minimumSizeHint(self) -> QSize:
        """The sentence gives way to its word; the whole stays in the accessible name."""
        return self._size_of(compartment_words(self._compartment)[0]) if self._form == "full" else self.sizeHint()

    def _side(self) -> int:
        return round(LOOK.metrics.text_px("second") * 1.1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, fill = COMPARTMENT_TOKENS[self._compartment]
        painter, px = QPainter(self), LOOK.metrics.px
        painter.setFont(LOOK.font("second", 650))
        if self._form == "letter":
            paint_box(painter, QRectF(self.rect()), fill=fill, edge=ink, radius=px(5))
            painter.setPen(LOOK.colour(ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())
            return
        is_whole = self.width() >= self.sizeHint().width()
        words = self._words() if is_whole else compartment_words(self._compartment)[0]
        around = QRectF(0, 0, min(self.width(), self._size_of(words).width()), self.height())
        paint_box(painter, around, fill=fill, radius=px(7))
        side = self._side()
        picture = LOOK.icon(_ICONS[self._compartment], ink, side, self.devicePixelRatioF())
        painter.drawPixmap(px(10), (self.height() - side) // 2, picture)
        painter.setPen(LOOK.colour(ink))
        box = QRect(px(10) + side + px(6), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class Pill(_Painted):
    """A state in a word or two. `tone`: plain, accent, ok, warn, danger."""

    def __init__(self, text: str, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """It may end in an ellipsis where room is short; the whole is its accessible name and its tip."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), LOOK.metrics.px(60)), hint.height())

    def set(self, text: str, tone: str | None = None) -> None:
        """Other words, another tone."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("second", 650))
        return QSize(
            text.horizontalAdvance(self._text) + 1 + 2 * LOOK.metrics.px(12), text.height() + LOOK.metrics.px(9)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, fill, edge = TONE_TOKENS[self._tone]
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), fill=fill, edge=edge, radius=self.height() / 2)
        painter.setFont(LOOK.font("second", 650))
        painter.setPen(LOOK.colour(ink))
        room = self.width() - 2 * LOOK.metrics.px(8)
        words = QFontMetrics(painter.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        if words != self._text and not self.toolTip():
            self.setToolTip(self._text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class Avatar(_Painted):
    """Initials in the colour of the profession: officer, clinician, admin. `size` in px of the reference screen."""

    def __init__(
        self, initials: str, profession: str, *, name: str = "", size: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(name or initials, parent)
        self._initials, self._profession, self._size = initials, str(profession), size

    def set_user(self, initials: str, profession: str, name: str = "") -> None:
        """Another person."""
        self._initials, self._profession = initials, str(profession)
        self.setAccessibleName(name or initials)
        self.update()

    def sizeHint(self) -> QSize:
        side = LOOK.metrics.px(self._size)
        if LOOK.metrics.text_scale > 1:
            side = round(side * LOOK.metrics.text_scale**0.6)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._initials, self._profession)


def paint_avatar(painter: QPainter, box: QRect, initials: str, profession: str) -> None:
    """Initials in a disc, for widgets that paint themselves."""
    paint_box(painter, QRectF(box), fill=_PROFESSION_TOKENS.get(profession, "muted"), radius=box.height() / 2)
    font = LOOK.font("second", 700)
    font.setPixelSize(max(9, round(box.height() * 0.4)))
    painter.setFont(font)
    painter.setPen(LOOK.colour("bg"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials)


class KeyCap(_Painted):
    """A key's name in a small box."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Key {key}", key=text), parent)
        self._text = text

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("key"))
        return QSize(text.horizontalAdvance(self._text) + LOOK.metrics.px(14), text.height() + LOOK.metrics.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), fill="", edge="line2", radius=LOOK.metrics.px(6))
        painter.setFont(LOOK.font("key"))
        painter.setPen(LOOK.colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Icon(_Painted):
    """An icon beside its word (ui/theme/icon.py names it); screen readers skip it unless `name` says something."""

    def __init__(
        self, icon: str, tone: str = "text", *, side: int = 0, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._icon, self._tone, self._side = icon, tone, side

    def set(self, icon: str, tone: str | None = None) -> None:
        """Another icon, another token."""
        self._icon, self._tone = icon, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        side = LOOK.metrics.px(self._side) if self._side else LOOK.metrics.icon
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        painter.drawPixmap(0, 0, LOOK.icon(self._icon, self._tone, side, self.devicePixelRatioF()))
