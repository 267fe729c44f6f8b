"""Safety summary: what keeps everybody safe. Each line says who said so; a clinical fact in it says on what basis it is shared."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Lines, Part, SectionSpec, Short
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="safety_summary",
        name=tr("Safety summary"),
        rail_name=tr("Safety summary"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="safety_summary",
                fields=(
                    Lines(path="weapons", label=tr("Weapons"), hint=tr("What, where, who has it now")),
                    Lines(path="triggers", label=tr("What makes it worse"), hint=tr("Sirens, being touched…")),
                    Lines(path="what_works", label=tr("What works"), hint=tr("One voice at a time, walking…")),
                    Lines(path="medical", label=tr("Medical risk"), hint=tr("Seizures, insulin, took pills…")),
                    Lines(path="communication", label=tr("Talking together"), hint=tr("Hearing, language…")),
                    Short(path="belongings", label=tr("Belongings"), hint=tr("Ask first: backpack"), is_half=True),
                    Short(path="dependents", label=tr("Children, pets, car"), is_half=True),
                ),
            ),
        ),
    )
