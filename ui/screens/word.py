"""English sentences through Qt's translation, with named gaps: `tr("Saved {clock} on this laptop", clock=…)`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, /, **facts: object) -> str:
    """The sentence in the language of the screen; gaps are filled after translation, so word order may differ."""
    said = QCoreApplication.translate("FieldNotes", text)
    return said.format(**facts) if facts else said
