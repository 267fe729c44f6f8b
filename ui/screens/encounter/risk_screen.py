"""Risk screens: an instrument is data; the page (`screen_page.py`) asks its items and shows the reading beside them."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import SectionSpec
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data; its items come from the instrument."""
    return SectionSpec(
        key="risk_screen",
        name=tr("Risk screens"),
        rail_name=tr("Risk screens"),
        compartment=Compartment.CLINICAL,
        writer="clinician",
    )
