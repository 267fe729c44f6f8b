"""Health: conditions, medicines, allergies, injuries. "Unknown" is an answer and never "no"."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Known, Part, Prose, SectionSpec
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="health",
        name=tr("Health"),
        rail_name=tr("Health"),
        compartment=Compartment.CLINICAL,
        writer="clinician",
        parts=(
            Part(
                kind="health",
                fields=(
                    Known(path="medicines", label=tr("Medicines")),
                    Known(path="last_taken", label=tr("Last taken")),
                    Known(path="allergies", label=tr("Allergies")),
                    Known(path="conditions", label=tr("Conditions")),
                    Known(path="injuries", label=tr("Injuries")),
                    Known(path="alcohol_drugs_tonight", label=tr("Alcohol, drugs now")),
                    Known(path="pregnancy", label=tr("Pregnancy")),
                    Chips(path="red_flags", label=tr("Watch for"), vocabulary="medical_red_flag"),
                ),
            ),
            Part(
                kind="substance_note",
                title=tr("Substance-use treatment"),
                note=tr("Kept apart: it goes into a packet only with a release that names it (42 CFR Part 2)."),
                fields=(Prose(path="text", label=tr("Treatment detail"), rows=2),),
            ),
        ),
    )
