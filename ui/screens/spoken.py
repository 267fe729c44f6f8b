"""Text to be read aloud: large, wrapping, its gaps underlined so that the reader says "not known" and does not skip it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import LOOK
from ui.widgets import follow_look


class SpokenText(QWidget):
    """One paragraph. `zoom`: times the size of the role "spoken"; `gaps`: phrases to underline where they stand."""

    def __init__(self, text: str = "", gaps: tuple[str, ...] = (), *, zoom: float = 1.0, tone: str = "text") -> None:
        super().__init__()
        missing = [gap for gap in gaps if gap.casefold() not in text.casefold()]
        text = " ".join(
            filter(None, (text, *(f"{gap.rstrip('.')}." for gap in missing)))
        )  # what is not known is said, last
        self._text, self._gaps, self._zoom, self._tone = text, gaps, zoom, tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        follow_look(self)

    def set_tone(self, tone: str) -> None:
        """Another token for the words."""
        self._tone = tone
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def _font(self) -> QFont:
        font = LOOK.font("spoken")
        font.setPixelSize(round(font.pixelSize() * self._zoom))
        return font

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self._text, self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._underlined(start, length) for start, length in self._gap_places()])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.14
        layout.endLayout()
        return layout, height

    def _gap_places(self) -> list[tuple[int, int]]:
        found, folded = [], self._text.casefold()
        for gap in self._gaps:
            at = folded.find(gap.casefold())
            if gap and at >= 0:
                found.append((at, len(gap)))
        return sorted(found)

    def _underlined(self, start: int, length: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        form = QTextCharFormat()
        form.setFontUnderline(True)
        made.format = form
        return made

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width)[1]) + 1

    def sizeHint(self) -> QSize:
        width = max(self.width(), LOOK.metrics.px(300))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(120), LOOK.metrics.text_px("spoken"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(LOOK.colour(self._tone))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
