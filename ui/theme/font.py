"""Inter, variable weights, from the package fontpkg-inter; found without importing it, because start-up time is a feature."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

TABULAR = QFont.Tag("tnum")
WEIGHT = QFont.Tag("wght")
FILE = "Inter[opsz,wght].ttf"


def package_dir(package: str) -> Path | None:
    """Where an installed package's files are, without importing it; None when it is missing."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def family() -> str:
    """Registers Inter once and gives its family; the system's sans serif when it is missing (the app still works)."""
    folder = package_dir("fontpkg_inter")
    handle = QFontDatabase.addApplicationFont(str(folder / "files" / FILE)) if folder else -1
    names = QFontDatabase.applicationFontFamilies(handle) if handle >= 0 else []
    return names[0] if names else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(px: int, weight: int, *, is_tabular: bool = False) -> QFont:
    """Inter in px. `is_tabular`: figures of one width, for times that stand in columns (it widens hyphens, so not in prose)."""
    made = QFont(family())
    made.setPixelSize(max(1, px))
    if family() == "Inter":
        made.setVariableAxis(
            WEIGHT, weight
        )  # setWeight alone does not move a variable font of the application (Qt 6.12)
    else:
        made.setWeight(QFont.Weight(weight))
    if is_tabular:
        made.setFeature(TABULAR, 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
