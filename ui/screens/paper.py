"""Printing: the system's dialog, opened without a nested event loop; pages are drawn in the pool and put on paper as pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.viewmodels.page import draw_page, page_sizes
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from ui.jobs import Jobs

DOTS_PER_INCH = 300


def ask_printer(over: QWidget, *, then: Callable[[QPrinter], None]) -> None:
    """Ask which printer; `then` when somebody said yes. Nothing is on record before that, because nothing leaves before that."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName("FieldNotes")  # a print queue shows its names to everybody
    dialog = QPrintDialog(printer, over)
    dialog.accepted.connect(lambda: then(printer))
    open_dialog(dialog)


def print_pdf(pdf: bytes, printer: QPrinter, *, jobs: Jobs, owner: QWidget) -> None:
    """Draw every page in the pool, then hand them to the system."""
    jobs.pool(_draw_all, pdf, owner=owner, then=lambda pictures: _put_on_paper(printer, pictures))


def _draw_all(pdf: bytes) -> list[QImage]:
    return [
        draw_page(pdf, page, round(width / 72 * DOTS_PER_INCH)) for page, (width, _height) in enumerate(page_sizes(pdf))
    ]


def _put_on_paper(printer: QPrinter, pictures: list[QImage]) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return
    paper = printer.paperRect(printer.Unit.DevicePixel)
    for index, picture in enumerate(pictures):
        if index:
            printer.newPage()
        share = min(paper.width() / picture.width(), paper.height() / picture.height())
        painter.drawImage(QRectF(0, 0, picture.width() * share, picture.height() * share), picture)
    painter.end()
