"""Hold or arrest: the legal status both need for a hand-over (joint), and the officer's facts per criterion (police)."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Part, Prose, SectionSpec, Short, When
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="hold_arrest",
        name=tr("Hold or arrest"),
        rail_name=tr("Hold or arrest"),
        compartment=Compartment.LAW,
        parts=(
            Part(
                kind="hold",
                title=tr("Legal status"),
                fields=(
                    Chips(path="legal_status", label=tr("Status now"), vocabulary="legal_status", is_many=False),
                    Chips(path="hold_type", label=tr("Kind of hold"), vocabulary="hold_type", is_many=False),
                    When(path="started", label=tr("Started"), is_half=True),
                    When(path="expires", label=tr("Ends"), is_half=True),
                    Short(path="custody", label=tr("In whose custody")),
                ),
            ),
            Part(
                kind="hold_statement",
                title=tr("The officer's facts"),
                note=tr("What you saw and heard, in quotes where they are quotes. Conclusions alone do not hold."),
                fields=(
                    Chips(path="enforcement", label=tr("Enforcement"), vocabulary="enforcement", is_many=False),
                    Short(path="offense", label=tr("Offense")),
                    Prose(path="how_came", label=tr("How it came to us")),
                    Prose(path="danger_self", label=tr("Danger to self")),
                    Prose(path="danger_others", label=tr("Danger to others")),
                    Prose(path="grave_disability", label=tr("Cannot care for themselves")),
                    Prose(path="advised", label=tr("What we told them: when, in which language, by whom")),
                    Prose(path="property_kept", label=tr("Property kept, receipt")),
                ),
            ),
        ),
    )
