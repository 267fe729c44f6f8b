"""Outcome and needs: how it ended, attested by the right person, and what came of each need."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Attested, Chips, Needs, Part, SectionSpec, Short, When, Years
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="outcome_needs",
        name=tr("Outcome and needs"),
        rail_name=tr("Outcome, needs"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="outcome",
                fields=(
                    Chips(path="dispositions", label=tr("How it ended, all that apply"), vocabulary="disposition"),
                    Chips(
                        path="primary",
                        label=tr("The main one"),
                        vocabulary="disposition",
                        is_many=False,
                        among="dispositions",
                    ),
                    Short(path="destination", label=tr("Where to"), is_half=True),
                    Short(path="accepted_by", label=tr("Accepted by"), is_half=True),
                    When(path="accepted_at", label=tr("Accepted at"), is_half=True),
                    Short(path="refused_why", label=tr("Refused, because"), is_half=True),
                    Years(path="wait_s", label=tr("Waited"), unit=tr("minutes"), per_unit=60, is_half=True),
                    Short(path="who_stays", label=tr("Who stays with them"), is_half=True),
                    Attested(
                        path="arrest_diversion",
                        by_path="arrest_diversion_by",
                        profession="officer",
                        label=tr("There was probable cause, and they were not booked"),
                    ),
                    Attested(
                        path="ed_diversion",
                        by_path="ed_diversion_by",
                        label=tr("The usual response would have gone to the emergency department, we did not"),
                    ),
                    Attested(
                        path="hold_diversion",
                        by_path="hold_diversion_by",
                        label=tr("The criteria for a hold were met, it was settled willingly"),
                    ),
                    Needs(path="needs", label=tr("Needs")),
                ),
            ),
        ),
    )
