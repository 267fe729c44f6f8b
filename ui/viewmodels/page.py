"""Pages of a PDF as pictures, made in the pool. QtPdf is loaded when the first page is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    document, _keep = _open(pdf)
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    return [(size.width(), size.height()) for size in sizes]


def draw_page(pdf: bytes, page: int, width_px: int, ink: str = "", paper: str = "") -> QImage:
    """One page, `width_px` wide. With `ink` and `paper` ("#RRGGBB") its black becomes ink and its white becomes paper, so
    that a preview at night does not light up the car; without them it is as printed.
    """
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QColor, QImage, QPainter

    document, _keep = _open(pdf)
    size = document.pagePointSize(page)
    height = max(1, round(width_px * size.height() / max(1.0, size.width())))
    drawn = document.render(page, QSize(width_px, height))
    picture = QImage(width_px, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 255, 255))
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return toned(picture, ink, paper) if ink and paper else picture


def toned(picture: QImage, ink: str, paper: str) -> QImage:
    """Brightness laid between two colours: a grey picture gets a palette from ink (0) to paper (255)."""
    from PySide6.QtGui import QColor, QImage

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    dark, light = QColor(ink), QColor(paper)

    def between(share: float) -> int:
        parts = [
            round(a + (b - a) * share)
            for a, b in zip(
                (dark.red(), dark.green(), dark.blue()), (light.red(), light.green(), light.blue()), strict=True
            )
        ]
        return QColor(*parts).rgb()

    toned = QImage(
        bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8
    )
    toned.setColorTable([between(step / 255) for step in range(256)])
    return toned.convertToFormat(QImage.Format.Format_RGB32)


def _open(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer
