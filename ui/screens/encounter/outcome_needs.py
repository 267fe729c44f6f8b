"""Outcome and needs: how it ended, attested by the right person, and what came of each need."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment, Refusal
from ui.screens.encounter.field import Attested, Chips, Needs, Part, Rows, SectionSpec, Short, When, Years
from ui.screens.word import tr

# Dispositions that take somebody somewhere (vocabulary disposition, tag destination).
SOMEWHERE = (
    "returned_facility", "voluntary_ed", "voluntary_crisis", "detox", "shelter", "clinic", "dv_shelter", "hold_to_facility",
    "medical_ems", "arrest_hold", "other_agency",
)  # fmt: skip


def section() -> SectionSpec:
    """The page as data; `outcome_page.py` adds the follow-ups below it."""
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
                    Short(
                        path="destination", label=tr("Where to"), is_half=True, when="dispositions", when_any=SOMEWHERE
                    ),
                    Short(
                        path="accepted_by",
                        label=tr("Accepted by"),
                        is_half=True,
                        when="dispositions",
                        when_any=SOMEWHERE,
                    ),
                    When(
                        path="accepted_at",
                        label=tr("Accepted at"),
                        is_half=True,
                        when="dispositions",
                        when_any=SOMEWHERE,
                    ),
                    Years(
                        path="wait_s",
                        label=tr("Waited"),
                        unit=tr("minutes"),
                        per_unit=60,
                        is_half=True,
                        when="dispositions",
                        when_any=SOMEWHERE,
                    ),
                    Rows(
                        path="refusals",
                        label=tr("A place that did not take them"),
                        struct=Refusal,
                        when="dispositions",
                        when_any=SOMEWHERE,
                        fields=(
                            Short(path="facility", label=tr("Place"), is_half=True),
                            Short(path="why", label=tr("Why not"), is_half=True),
                            Short(path="by", label=tr("Who said so"), is_half=True),
                            When(path="at", label=tr("When"), is_half=True),
                        ),
                    ),
                    Short(path="refused_why", label=tr("Refused, because"), when="refused_why"),
                    Short(path="who_stays", label=tr("Who stays with them")),
                    Attested(
                        path="arrest_diversion",
                        by_path="arrest_diversion_by",
                        profession="officer",
                        label=tr("Not booked, and the officer recorded probable cause"),
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
                    Chips(
                        path="without_team",
                        label=tr("What would have happened without the team"),
                        vocabulary="without_team",
                        is_flat=True,
                    ),
                    Short(path="without_team_note", label=tr("Why we think so"), when="without_team"),
                    Needs(path="needs", label=tr("Needs")),
                ),
            ),
        ),
    )
