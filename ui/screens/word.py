"""Sentences in the language of the screen, through Qt's translation, with named gaps: `tr("Saved {clock} on this laptop", clock=…)`.

The catalogue is resources/i18n/fieldnotes_<language>.ts; ui/catalogue.py collects it from `tr`, `tr_n` and `to_say` and checks it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

CONTEXT = "FieldNotes"


def tr(text: str, /, **facts: object) -> str:
    """The sentence in the language of the screen; gaps are filled after translation, so word order may differ."""
    said = QCoreApplication.translate(CONTEXT, text) if text else text
    return said.format(**facts) if facts else said


def tr_n(one: str, several: str, count: int, /, **facts: object) -> str:
    """Counted things: `tr_n("%n page", "%n pages", 3)`. Other languages choose among their own plural forms by Qt's rules."""
    said = QCoreApplication.translate(CONTEXT, several, None, count)
    if said == several.replace("%n", str(count)):  # English, or nothing known: its own two forms
        said = (one if count == 1 else several).replace("%n", str(count))
    return said.format(**facts) if facts else said


def join_names(names: Sequence[str], /) -> str:
    """Okafor and Reyes; Okafor y Reyes."""
    return names[0] if len(names) == 1 else tr("{first} and {second}", first=", ".join(names[:-1]), second=names[-1])


def secret_of(word: str, who: str, /) -> str:
    """PIN of Officer D. Okafor."""
    return tr("{secret} of {who}", secret=word, who=who)


def to_say(text: str, /) -> str:
    """A sentence of a table made before the language is known: collected here, said by `tr` where it is shown."""
    return text
