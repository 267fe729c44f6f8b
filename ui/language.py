"""The language of the screen: English as written in the code, Spanish from the catalogue, and a stretched one for tests.

Documents for receivers, signing sheets and what people wrote stay as they are; only the screen speaks another language.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fieldnotes.system.path import resource

if TYPE_CHECKING:
    from datetime import date

LANGUAGES = {"en": "English", "es": "Español"}  # each in its own words, so that it is found by whoever needs it
PSEUDO = "qps"  # the stretched language of tests; offered to nobody
_ACCENTED = str.maketrans("aeiounycAEIOUNYC", "áéíóúñýçÁÉÍÓÚÑÝÇ")
_GAP = re.compile(r"(\{[^{}]*\}|%n)")
_STRETCH = 0.4  # how much longer than English a language may be (German and Spanish labels: IBM, W3C i18n)


class PseudoTranslator(QTranslator):
    """Accents, brackets and 40 % more: what is cut or was never marked shows at once. Gaps and %n stay."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:  # Qt asks by these names
        return stretched(source) if context == "FieldNotes" else ""

    def isEmpty(self) -> bool:
        return False


def stretched(text: str) -> str:
    """[Šávéd] and 40 % longer, with every gap as it was."""
    parts = _GAP.split(text)
    said = "".join(part if _GAP.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    more = max(1, round(len(text) * _STRETCH) - 2)
    tail = "~" * (more % 6) + " ~~~~~" * (more // 6)  # in words, so that it wraps as a longer language would
    return f"[{said}{tail}]"


class _Spoken:
    """What is installed; one per process, as there is one QCoreApplication."""

    def __init__(self) -> None:
        self.language = "en"
        self.translators: list[QTranslator] = []


_SPOKEN = _Spoken()


def language() -> str:
    """en, es, or the tests' own."""
    return _SPOKEN.language


def locale() -> QLocale:
    """Names of months and days, and how numbers are written."""
    return QLocale(
        QLocale.Language.Spanish if language() == "es" else QLocale.Language.English, QLocale.Country.UnitedStates
    )


def system_language() -> str:
    """What this operating-system account speaks, when we speak it too; else English."""
    name = QLocale.system().name().split("_")[0]
    return name if name in LANGUAGES else "en"


def speak(wanted: str) -> None:
    """From now on; what stands on the screen already is built anew by whoever shows it. Needs a QCoreApplication."""
    wanted = wanted if wanted in {*LANGUAGES, PSEUDO} else system_language()
    if wanted == _SPOKEN.language:
        return
    app = QCoreApplication.instance()
    for old in _SPOKEN.translators:
        QCoreApplication.removeTranslator(old)
    _SPOKEN.language, _SPOKEN.translators = wanted, []
    if wanted == "en" or app is None:
        return
    if wanted == PSEUDO:
        _SPOKEN.translators = [PseudoTranslator(app)]
    else:
        theirs, ours = QTranslator(app), QTranslator(app)
        if theirs.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            _SPOKEN.translators.append(theirs)  # file dialogs, the menus of text fields
        source, built = (resource("i18n", f"fieldnotes_{wanted}.{kind}") for kind in ("ts", "qm"))
        if not built.is_file() or (not _is_packaged() and built.stat().st_mtime < source.stat().st_mtime):
            from ui import catalogue  # a checkout that was not set up since the catalogue changed

            catalogue.build(wanted)
        ours.load(str(built))
        _SPOKEN.translators.append(ours)
    for one in _SPOKEN.translators:
        QCoreApplication.installTranslator(one)


def _is_packaged() -> bool:
    return bool(getattr(sys, "frozen", False))


def month_and_day(day: date) -> str:
    """Nov 23; 23 nov."""
    month = locale().monthName(day.month, QLocale.FormatType.ShortFormat).rstrip(".")
    return f"{day.day} {month}" if language() == "es" else f"{month} {day.day}"


def long_day(day: date) -> str:
    """Monday, November 23; lunes, 23 de noviembre."""
    name, month = locale().dayName(day.isoweekday()), locale().monthName(day.month)
    return f"{name}, {day.day} de {month}" if language() == "es" else f"{name}, {month} {day.day}"
