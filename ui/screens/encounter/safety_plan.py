"""Safety plan: six parts, usual items by chip and the person's own words (order after Stanley & Brown 2012); who holds a copy."""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.domain.record import PLAN_PARTS, Compartment
from ui.screens.encounter.field import Chips, Field, Part, Prose, SectionSpec, Short, Tick
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
            Part(kind="safety_plan", fields=tuple(_plan())),
            Part(
                kind="safety_plan",
                title=tr("Copy"),
                note=tr("A copy for the officer is a disclosure: share it by its basis, with Share with officer."),
                fields=(
                    Chips(path="copy_holders", label=tr("Who holds a copy"), vocabulary="plan_copy", is_flat=True),
                    # Of earlier versions: shown where it says yes, to be taken back.
                    Tick(path="copy_given", label=tr("The person has a copy"), when="copy_given"),
                    Chips(
                        path="copy_how",
                        label=tr("How they got it"),
                        vocabulary="plan_copy_how",
                        is_flat=True,
                        when="copy_holders",
                    ),
                    Short(path="copy_note", label=tr("Who has it, where it is kept"), when="copy_holders"),
                ),
            ),
        ),
    )


def _plan() -> Iterator[Field]:
    labels = (
        tr("1  How I notice that it starts"),
        tr("2  What I can do on my own"),
        tr("3  People and places that take my mind off it"),
        tr("4  People I can ask for help"),
        tr("5  Professionals and lines, 988 among them"),
        tr("6  How my surroundings become safer"),
    )
    for path, label in zip(PLAN_PARTS, labels, strict=True):
        yield Chips(path=f"{path}_usual", label=label, vocabulary="plan_item", only=path)
        yield Prose(path=path, label=tr("{part}: in their own words", part=label[:1]), rows=1)
