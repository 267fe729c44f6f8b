"""What somebody lets go over a window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def dropped_pdf(data: QMimeData) -> str:
    """The path of one PDF of this computer; empty for anything else, for several, and for what lies elsewhere."""
    paths = [url.toLocalFile() for url in data.urls()] if data.hasUrls() else []
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(".pdf") else ""
