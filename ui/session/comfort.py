"""How this window suits whoever sits before it: theme, text size, gloves, the nearer hand, back seat, language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui import language
from ui.theme import LOOK, Theme
from ui.theme.look import Hand
from ui.theme.metric import TEXT_SCALES


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose. `key`: its name in the preference; `needs_anew`: screens were laid out or said for the old choice."""

    key: str
    now: Callable[[], str]
    take: Callable[[str], None]
    needs_anew: bool = False


def _take_scale(code: str) -> None:
    LOOK.apply(metrics=LOOK.metrics.with_text_scale(float(code)))


def scale_code(scale: float) -> str:
    """1.25 as a code."""
    return f"{scale:g}"


SETTINGS: dict[str, Setting] = {
    one.key: one
    for one in (
        Setting("theme", lambda: LOOK.theme.value, lambda code: LOOK.apply(Theme(code))),
        Setting("text", lambda: scale_code(LOOK.metrics.text_scale), _take_scale, needs_anew=True),
        Setting(
            "gloves",
            lambda: "on" if LOOK.metrics.is_glove else "off",
            lambda code: LOOK.apply(metrics=LOOK.metrics.with_glove(code == "on")),
            needs_anew=True,
        ),
        Setting("hand", lambda: LOOK.hand.value, lambda code: LOOK.suit(hand=Hand(code))),
        Setting(
            "back_seat",
            lambda: "on" if LOOK.is_private else "off",
            lambda code: LOOK.suit(is_private=code == "on"),
            needs_anew=True,
        ),
        Setting("language", language.language, language.speak, needs_anew=True),
    )
}
SCALE_CODES = tuple(scale_code(scale) for scale in TEXT_SCALES)
