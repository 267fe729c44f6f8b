"""Physical sizes in pixels. Targets are millimetres, text is arc minutes at 650 mm; both follow the screen's real density.

Sources: MIL-STD-1472 (gloved targets), ISO 9241-303 (16 arc minutes and more), WCAG 2.2 SC 2.5.8 (24 px).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

PX_PER_MM_DEFAULT = 4.41  # 14 inch at 1366×768, the commonest patrol laptop
PX_PER_MM_RANGE = (3.2, 9.0)  # outside it the screen reports a size that cannot be true
TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)
TARGET_MIN_PX = 24

# Text roles: em in px on the reference screen, weight. 18 px are 16 arc minutes there, 16 px are 14; nothing is smaller.
TEXT_ROLES: dict[str, tuple[float, int]] = {
    "clock": (52, 700),
    "title": (26, 650),
    "spoken": (22, 400),
    "heading": (19, 650),
    "body": (18, 400),
    "strong": (18, 600),
    "second": (16, 400),
    "label": (16, 600),
    "key": (16, 500),
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes for one screen. `px_per_mm`: logical px; `text_scale`: 1, 1.25, 1.5 or 2; `is_glove`: bigger targets."""

    px_per_mm: float = PX_PER_MM_DEFAULT
    text_scale: float = 1.0
    is_glove: bool = False

    @classmethod
    def of_screen(cls, *, width_px: float, width_mm: float, text_scale: float = 1.0, is_glove: bool = False) -> Metrics:
        """From what the screen says about itself; a size that cannot be true gives the reference density."""
        density = width_px / width_mm if width_mm > 0 else 0.0
        low, high = PX_PER_MM_RANGE
        return cls(density if low <= density <= high else PX_PER_MM_DEFAULT, text_scale, is_glove)

    def with_text_scale(self, text_scale: float) -> Metrics:
        """The same screen with other text."""
        return replace(self, text_scale=text_scale)

    def with_glove(self, is_glove: bool) -> Metrics:
        """The same screen for gloved or bare hands."""
        return replace(self, is_glove=is_glove)

    def mm(self, millimetres: float) -> int:
        """Millimetres in logical px, rounded up."""
        return -int(-millimetres * self.px_per_mm // 1)

    def px(self, reference_px: float) -> int:
        """A length drawn for the reference screen (spacing, radii), at this density. At least 1 when not 0."""
        scaled = round(reference_px * self.px_per_mm / PX_PER_MM_DEFAULT)
        return max(1, scaled) if reference_px else 0

    def text_px(self, role: str) -> int:
        """Font size of a text role in px."""
        return round(TEXT_ROLES[role][0] * self.px_per_mm / PX_PER_MM_DEFAULT * self.text_scale)

    def weight(self, role: str) -> int:
        """Font weight of a text role, 400 to 800."""
        return TEXT_ROLES[role][1]

    @property
    def small(self) -> int:
        """Height of a secondary control in a row: 9.2 mm, gloved 12 mm."""
        return max(TARGET_MIN_PX, self.mm(12 if self.is_glove else 9.2))

    @property
    def target(self) -> int:
        """Height of an ordinary control: 11.3 mm (50 px on the reference screen), gloved 15 mm."""
        return self.mm(15 if self.is_glove else 11.3)

    @property
    def stop_target(self) -> int:
        """Height of sign, hide, clear: as others, gloved 19 mm."""
        return self.mm(19) if self.is_glove else self.target

    @property
    def large(self) -> int:
        """Height of the one thing a screen is for: 14.7 mm, gloved 19 mm."""
        return self.mm(19 if self.is_glove else 14.7)

    @property
    def gap(self) -> int:
        """Between two targets: 3 mm gloved, else 2.2 mm (10 px on the reference screen)."""
        return self.mm(3 if self.is_glove else 2.2)

    def between(self, reference_px: float) -> int:
        """A length that parts things one presses: for gloved hands never less than `gap`."""
        return max(self.px(reference_px), self.gap if self.is_glove and reference_px else 0)

    @property
    def icon(self) -> int:
        """Side of an icon beside body text."""
        return round(self.text_px("body") * 1.25)
