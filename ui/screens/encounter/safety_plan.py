"""Safety plan: six parts in the person's words (order after Stanley & Brown 2012); the person keeps a copy."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Part, Prose, SectionSpec, Tick
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="safety_plan",
        name=tr("Safety plan"),
        rail_name=tr("Safety plan"),
        compartment=Compartment.CLINICAL,
        writer="clinician",
        parts=(
            Part(
                kind="safety_plan",
                fields=(
                    Prose(path="warning_signs", label=tr("1  How I notice that it starts")),
                    Prose(path="on_my_own", label=tr("2  What I can do on my own")),
                    Prose(path="people_and_places", label=tr("3  People and places that take my mind off it")),
                    Prose(path="people_to_ask", label=tr("4  People I can ask for help")),
                    Prose(path="professionals", label=tr("5  Professionals and lines, 988 among them")),
                    Prose(path="safer_surroundings", label=tr("6  How my surroundings become safer")),
                    Tick(path="copy_given", label=tr("The person has a copy")),
                ),
            ),
        ),
    )
