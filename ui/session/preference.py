"""What this laptop's window remembers: theme, text size, gloves, hand, language, place on the screen. Nothing about anybody."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import msgspec

from ui.theme import Theme
from ui.theme.look import Hand
from ui.theme.metric import TEXT_SCALES

FILE = "window.json"
DUSK_H, DAWN_H = 19, 7  # local hours; only for the first start, afterwards the hand decides


class Preference(msgspec.Struct, frozen=True, omit_defaults=True):
    """One window. `frame`: x, y, width, height in logical px; empty: the platform decides."""

    theme: str = ""
    text_scale: float = 1.0
    is_glove: bool = False
    hand: str = ""
    is_private: bool = False
    language: str = ""  # empty: as the system of this account
    frame: tuple[int, int, int, int] | None = None
    is_maximized: bool = False

    def chosen_theme(self, now: datetime) -> Theme:
        """As set by hand, else night after dusk and day before."""
        if self.theme in set(Theme):
            return Theme(self.theme)
        return Theme.DAY if DAWN_H <= now.hour < DUSK_H else Theme.NIGHT

    def chosen_hand(self) -> Hand:
        """As set by hand, else as drawn."""
        return Hand(self.hand) if self.hand in set(Hand) else Hand.BOTH

    def chosen_text_scale(self) -> float:
        """One of the offered scales."""
        return self.text_scale if self.text_scale in TEXT_SCALES else 1.0


def read_preference(folder: Path) -> Preference:
    """From the folder of this operating-system account; what cannot be read counts as never set."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Preference)
    except (OSError, msgspec.DecodeError):
        return Preference()


def write_preference(folder: Path, preference: Preference) -> None:
    """Remembers it; a folder that cannot be written is no reason to say anything."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / f"{FILE}.part"
        partial.write_bytes(msgspec.json.encode(preference))
        partial.replace(folder / FILE)
