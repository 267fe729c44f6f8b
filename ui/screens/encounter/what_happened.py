"""What happened: authored entries, each in its author's colour, and the box in which the pen writes (`entry.py` draws them)."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Part, SectionSpec
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data: the chips above the entries belong to the safety summary's record."""
    return SectionSpec(
        key="what_happened",
        name=tr("What happened"),
        rail_name=tr("What happened"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="safety_summary",
                fields=(
                    Chips(path="calming", label=tr("What helped calm things down"), vocabulary="calming", first=6),
                ),
            ),
        ),
    )
