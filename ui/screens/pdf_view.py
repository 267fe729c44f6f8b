"""The preview: pages of the real PDF, drawn in the pool one by one as they come into sight, dark at night."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK, Theme
from ui.viewmodels.page import draw_page, page_sizes
from ui.widgets import ScrollColumn, paint_box
from ui.widgets.touch import scroll_by_finger

if TYPE_CHECKING:
    from ui.jobs import Jobs

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)  # 1: the page is as wide as the view
THUMB_PX = 74
PAGE_GAP_PX = 18


class PageView(QWidget):
    """One page: an empty sheet until its picture came."""

    pressed = Signal(int)

    def __init__(self, number: int, size: tuple[float, float], *, is_thumb: bool = False) -> None:
        super().__init__()
        self.number, self._size, self._is_thumb = number, size, is_thumb
        self.is_current = False
        self.asked = ""  # what was last asked for, so that nothing is drawn twice
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Page {number}", number=number + 1))

    def set_width(self, width: int) -> None:
        """Lay the page out that wide."""
        height = round(width * self._size[1] / max(1.0, self._size[0]))
        edge = 2 * self._edge()
        self.setFixedSize(width + edge, height + edge)
        self.update()

    def _edge(self) -> int:
        return LOOK.metrics.px(4) if self._is_thumb else 0

    def page_width(self) -> int:
        """How wide the page itself is."""
        return self.width() - 2 * self._edge()

    def set_picture(self, key: str, picture: QImage) -> None:
        """Show a picture, unless another one was asked for meanwhile."""
        if key == self.asked:
            self._picture = picture
            self.update()

    def forget(self) -> None:
        """No picture any more."""
        self.asked, self._picture = "", QImage()
        self.update()

    def has_picture(self) -> bool:
        """Whether the page is drawn."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = self._edge()
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if self._picture.isNull():
            paint_box(painter, box, fill="surface", edge="line")
        else:
            painter.drawImage(box, self._picture)
        if self._is_thumb and self.is_current:
            paint_box(painter, QRectF(self.rect()), fill="", edge="accent", width=LOOK.metrics.px(3), radius=edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.number)


class PdfView(QWidget):
    """All pages below each other, small ones at the right to jump to."""

    page_changed = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._pdf = b""
        self._turn = 0
        self._zoom = ZOOMS.index(1.0)
        self.is_as_printed = False
        self.pages: list[PageView] = []
        self.thumbs: list[PageView] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(tr("Preview of the packet"))
        content = QWidget()
        content.setObjectName("column")
        self._column = QVBoxLayout(content)
        px = LOOK.metrics.px
        self._column.setContentsMargins(px(16), px(22), px(16), px(22))
        self._column.setSpacing(px(PAGE_GAP_PX))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(content)
        scroll_by_finger(self._area)
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        row.addWidget(self._area, 1)
        self._strip = ScrollColumn(margins=(2, 20, 10, 16), gap=12)
        self._strip.verticalScrollBar().valueChanged.connect(self._draw_seen)
        side = QWidget()
        side.setFixedWidth(px(THUMB_PX + 52))
        inner = QVBoxLayout(side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._strip)
        row.addWidget(side)
        LOOK.changed.connect(self._redraw)

    # --- showing ------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """How large pages are: 1 fills the width."""
        return ZOOMS[self._zoom]

    def set_pdf(self, pdf: bytes) -> None:
        """Show another PDF, keeping the place when it is the same packet drawn anew."""
        self._pdf = pdf
        self._turn += 1
        self._jobs.pool(page_sizes, pdf, owner=self, then=partial(self._lay_out, self._turn))

    def clear(self) -> None:
        """Forget every page."""
        self._pdf = b""
        self._turn += 1
        self._drop_pages()

    def _drop_pages(self) -> None:
        for view in (*self.pages, *self.thumbs):
            view.forget()
            view.hide()
            view.deleteLater()
        self.pages, self.thumbs = [], []

    def _lay_out(self, turn: int, sizes: list[tuple[float, float]]) -> None:
        if turn != self._turn:
            return
        if len(sizes) != len(self.pages):
            self._drop_pages()
            for number, size in enumerate(sizes):
                page, thumb = PageView(number, size), PageView(number, size, is_thumb=True)
                thumb.pressed.connect(self.go_to)
                self._column.addWidget(page)
                self._strip.column.addWidget(thumb)
                self.pages.append(page)
                self.thumbs.append(thumb)
            self._strip.column.addStretch(1)
        self._fit()
        self._mark_current()

    def _fit(self) -> None:
        room = self._area.viewport().width() - 2 * LOOK.metrics.px(16)
        for page, thumb in zip(self.pages, self.thumbs, strict=True):
            page.set_width(max(80, round(room * self.zoom)))
            thumb.set_width(LOOK.metrics.px(THUMB_PX))
        self._draw_seen()

    def _redraw(self) -> None:
        for view in (*self.pages, *self.thumbs):
            view.forget()
        self._fit()

    def _draw_seen(self) -> None:
        if not self._pdf:
            return
        # One page ahead on both sides, the rest when it comes into sight: a packet with sixty attachments has a hundred pages and more.
        for area, column, views in (
            (self._area, self._column, self.pages),
            (self._strip, self._strip.column, self.thumbs),
        ):
            top, bottom = area.verticalScrollBar().value(), area.viewport().height()
            bottom += top
            y = column.contentsMargins().top()  # where each will be: pages just made have no place yet
            for view in views:
                if y < bottom + view.height() and y + view.height() > top - view.height():
                    self._ask(view)
                y += view.height() + column.spacing()

    def _ask(self, view: PageView) -> None:
        ink, paper = self._tone()
        width = max(1, round(view.page_width() * self.devicePixelRatioF()))
        key = f"{self._turn}:{width}:{ink}"
        if view.asked == key:
            return
        view.asked = key
        self._jobs.pool(
            draw_page, self._pdf, view.number, width, ink, paper, owner=view, then=partial(view.set_picture, key)
        )

    def _tone(self) -> tuple[str, str]:
        if self.is_as_printed or LOOK.theme is Theme.DAY:
            return "", ""
        return LOOK.palette["text"], LOOK.palette["raised"]

    def set_as_printed(self, is_as_printed: bool) -> None:
        """Black on white for a moment, when somebody asks for it."""
        self.is_as_printed = is_as_printed
        self._redraw()

    # --- moving -------------------------------------------------------------------------------------------------------

    def step_zoom(self, step: int) -> None:
        """Larger or smaller."""
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + step))
        self._fit()

    def go_to(self, number: int) -> None:
        """Bring a page into sight."""
        if 0 <= number < len(self.pages):
            self._area.verticalScrollBar().setValue(self.pages[number].y() - LOOK.metrics.px(12))
            self._mark_current()

    @property
    def current(self) -> int:
        """The page in the middle of what is seen."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 3
        passed = [page.number for page in self.pages if page.y() <= middle]
        return passed[-1] if passed else 0

    def _scrolled(self) -> None:
        self._draw_seen()
        self._mark_current()

    def _mark_current(self) -> None:
        now = self.current
        for thumb in self.thumbs:
            if thumb.is_current != (thumb.number == now):
                thumb.is_current = thumb.number == now
                thumb.update()
        self.page_changed.emit(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.go_to(self.current + step)
        else:
            super().keyPressEvent(event)
