"""Clinical note with mental status as chips: only what was looked at is set. Which fields are asked is the format's (note_page.py)."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Findings, Part, Prose, SectionSpec
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="clinical_note",
        name=tr("Clinical note"),
        rail_name=tr("Clinical note"),
        compartment=Compartment.CLINICAL,
        writer="clinician",
        parts=(
            Part(
                kind="clinical_note",
                fields=(
                    Chips(
                        path="told_limits",
                        label=tr("Told about our role and what stays private with police there"),
                        vocabulary="yes_no_unknown",
                        is_many=False,
                    ),
                    Prose(path="presenting", label=tr("What brought us together"), rows=3),
                    Prose(path="subjective", label=tr("Subjective: what they say, in their words"), rows=3),
                    Prose(path="data", label=tr("Data: what was said, seen and done"), rows=3),
                    Prose(path="behavior", label=tr("Behavior: what was seen and heard"), rows=3),
                    Prose(path="objective", label=tr("Objective: what I saw and measured")),
                    Chips(path="precipitants", label=tr("What came before"), vocabulary="precipitant"),
                    Findings(path="mental_status", label=tr("Mental status"), usual_path="usual_findings"),
                    Prose(path="history", label=tr("History")),
                    Prose(path="collateral", label=tr("Heard from others: who, when, what")),
                    Prose(path="assessment", label=tr("Assessment")),
                    Chips(path="risk_level", label=tr("Risk, my judgment"), vocabulary="risk_level", is_many=False),
                    Prose(path="risk_formulation", label=tr("Why: what raises it, what protects, what could change")),
                    Chips(path="interventions", label=tr("What I did"), vocabulary="intervention"),
                    Prose(path="intervention_words", label=tr("Intervention, in words")),
                    Prose(path="response", label=tr("How they were at the end")),
                    Prose(path="plan", label=tr("Plan: what, who, by when")),
                ),
            ),
        ),
    )
