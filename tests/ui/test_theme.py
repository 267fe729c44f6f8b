"""Colours come from tokens, can be read, and never flash."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import LOOK, Metrics, Theme
from ui.theme.icon import NAMES, icon_files, pixmap
from ui.theme.metric import TARGET_MIN_PX, TEXT_ROLES, TEXT_SCALES
from ui.theme.style import COMPARTMENT_TOKENS, TONE_TOKENS
from ui.theme.token import contrast, palettes
from ui.widgets import PlainButton, Text

UI = Path(__file__).parents[2] / "ui"
LEAST = {Theme.DAY: 7.0, Theme.NIGHT: 4.5, Theme.RED: 4.5}
SURFACES = ("bg", "surface", "raised", "sunken")


@pytest.mark.parametrize("theme", list(Theme))
def test_text_can_be_read_on_every_surface(theme: Theme) -> None:
    palette = palettes()[theme]
    for ink in ("text", "muted"):
        for surface in SURFACES:
            assert contrast(palette[ink], palette[surface]) >= LEAST[theme], f"{ink} on {surface}"
    assert contrast(palette["accent-ink"], palette["accent"]) >= LEAST[theme]
    for ink, fill in COMPARTMENT_TOKENS.values():
        assert contrast(palette[ink], palette[fill]) >= LEAST[theme], f"{ink} on {fill}"
    for ink, fill, _edge in TONE_TOKENS.values():
        assert contrast(palette[ink], palette[fill]) >= min(LEAST[theme], 4.5), f"{ink} on {fill}"
    for ink in ("ok", "warn", "danger", "faint"):
        assert contrast(palette[ink], palette["bg"]) >= 4.5, ink


@pytest.mark.parametrize("theme", list(Theme))
def test_edges_of_controls_and_focus_can_be_seen(theme: Theme) -> None:
    palette = palettes()[theme]
    for edge in ("line2", "focus", "accent"):
        for surface in ("bg", "surface", "raised", "sunken"):
            assert contrast(palette[edge], palette[surface]) >= 3.0, f"{edge} on {surface}"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # WCAG's well-known border case


def test_no_colour_is_written_outside_the_tokens() -> None:
    literal = re.compile(
        r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?!\w)|\brgba?\(|QColor\(\s*(\d|\")|GlobalColor\.(?!transparent)"
    )
    found = []
    for path in set(UI.rglob("*.py")) - {
        UI / "viewmodels" / "page.py"
    }:  # the paper of a PDF is white, whatever the theme
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if literal.search(line.split("  # ")[0]) and '"#RRGGBB"' not in line:
                found.append(f"{path.relative_to(UI)}:{number}: {line.strip()}")
    assert not found, "\n".join(found)


def test_every_theme_has_every_role() -> None:
    roles = [set(palette) for palette in palettes().values()]
    assert roles[0] == roles[1] == roles[2]


def test_every_icon_has_its_drawing_and_takes_the_colour_of_a_token(qapp: object) -> None:
    assert len(icon_files()) >= 40
    assert all(path.is_file() for path in icon_files())
    for name in NAMES:
        image = pixmap(name, "#12FF34", 24).toImage()
        solid = [c for x in range(24) for y in range(24) if (c := image.pixelColor(x, y)).alpha() > 200]
        assert solid, name
        assert all(abs(c.red() - 0x12) <= 3 and c.green() >= 0xFC and abs(c.blue() - 0x34) <= 3 for c in solid), name


def test_weights_of_the_face_differ(qapp: object) -> None:
    light, heavy = QFontMetrics(LOOK.font("body", 400)), QFontMetrics(LOOK.font("body", 700))
    assert light.horizontalAdvance("whose pen is up") < heavy.horizontalAdvance("whose pen is up")


@given(
    width=st.floats(600, 4000),
    mm=st.floats(-10, 900),
    scale=st.sampled_from(TEXT_SCALES),
    glove=st.booleans(),
)
def test_sizes_are_physical_and_never_too_small(width: float, mm: float, scale: float, glove: bool) -> None:
    metrics = Metrics.of_screen(width_px=width, width_mm=mm, text_scale=scale, is_glove=glove)
    assert metrics.small >= max(TARGET_MIN_PX, 9.2 * metrics.px_per_mm)
    assert metrics.target >= (15 if glove else 9.2) * metrics.px_per_mm
    assert not glove or metrics.stop_target >= 19 * metrics.px_per_mm
    assert metrics.gap >= (3 if glove else 2) * metrics.px_per_mm
    # 14 arc minutes at 650 mm are a cap height of 2.65 mm; Inter's capitals are 0.727 em.
    for role in TEXT_ROLES:
        assert metrics.text_px(role) * 0.727 / metrics.px_per_mm >= 2.55, role


def test_a_screen_that_lies_about_its_size_gets_the_usual_one() -> None:
    assert Metrics.of_screen(width_px=1366, width_mm=0).px_per_mm == pytest.approx(4.41)
    assert Metrics.of_screen(width_px=1366, width_mm=20).px_per_mm == pytest.approx(4.41)
    assert Metrics.of_screen(width_px=1024, width_mm=266).px_per_mm == pytest.approx(3.85, abs=0.01)


def test_a_switch_repaints_everything_and_leaves_no_bright_pixel_at_night(qtbot: QtBot) -> None:
    window = QWidget()
    window.setObjectName("window")
    button, text = PlainButton("Lock", icon="lock", parent=window), Text("Saved")
    text.setParent(window)
    text.move(0, 80)
    window.resize(240, 140)
    qtbot.addWidget(window)
    window.show()
    for theme in (Theme.DAY, Theme.NIGHT, Theme.RED, Theme.NIGHT):
        LOOK.apply(theme)
        image = window.grab().toImage()
        assert QColor(image.pixelColor(239, 139)).name() == palettes()[theme]["bg"].lower()
    before = button.width()
    LOOK.apply(metrics=Metrics(text_scale=2.0))
    button.adjustSize()
    assert button.width() > before
    assert window.isVisible()
