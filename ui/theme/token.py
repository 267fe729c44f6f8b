"""Colours by role, from resources/theme/tokens.json. Every theme has the same roles; a theme never switches by surprise."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache

from fieldnotes.system.path import resource
from ui.screens.word import tr


class Theme(StrEnum):
    """Night is the default after dusk or by hand; red keeps dark adaptation."""

    NIGHT = "night"
    DAY = "day"
    RED = "red"

    @property
    def word(self) -> str:
        """What people read."""
        return {"night": tr("Night"), "day": tr("Day"), "red": tr("Red")}[self.value]

    def next(self) -> Theme:
        """Ctrl+D goes round: night, day, red."""
        order = list(Theme)
        return order[(order.index(self) + 1) % len(order)]


Palette = dict[str, str]  # role -> "#RRGGBB"


@cache
def palettes() -> dict[Theme, Palette]:
    """All themes: role -> colour."""
    raw = json.loads(resource("theme", "tokens.json").read_text(encoding="utf-8"))
    return {theme: dict(raw[theme.value]) for theme in Theme}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two "#RRGGBB" colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
