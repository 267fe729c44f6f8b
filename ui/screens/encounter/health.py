"""Health: medicines, allergies, conditions, injuries, what was before. "Unknown" is an answer and never "no".

What is most used stands first; the rest is behind "More…". Who treats them, insurance and guardian belong to the person.
"""

from __future__ import annotations

from fieldnotes.domain.health import Medicine, PastAttempt, PastStay, Substance
from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Detail, Known, Part, Prose, Rows, SectionSpec, Short, Years
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="health",
        name=tr("Health"),
        rail_name=tr("Health"),
        compartment=Compartment.CLINICAL,
        writer="clinician",
        parts=(_health(), _substances()),
    )


def _health() -> Part:
    return Part(
        kind="health",
        fields=(
            Chips(path="red_flags", label=tr("Watch for"), vocabulary="medical_red_flag", is_flat=True),
            Known(path="medicines", label=tr("Medicines"), hint=tr("in a few words, or one by one below")),
            Known(path="last_taken", label=tr("Last taken")),
            _medicines(),
            Known(path="allergies", label=tr("Allergies")),
            Known(path="conditions", label=tr("Conditions")),
            Known(path="injuries", label=tr("Injuries")),
            Known(path="alcohol_drugs_tonight", label=tr("Alcohol, drugs now")),
            Chips(
                path="past_attempts_known",
                label=tr("Earlier suicide attempts"),
                vocabulary="history_known",
                is_many=False,
                is_flat=True,
            ),
            Years(
                path="past_attempt_count",
                label=tr("How many times"),
                unit=tr("times"),
                when="past_attempts_known",
                when_any=("yes",),
            ),
            Rows(
                path="past_attempts",
                label=tr("An earlier attempt"),
                struct=PastAttempt,
                fields=(
                    Short(path="when_was", label=tr("When"), is_half=True),
                    Short(path="how", label=tr("How"), is_half=True),
                    Short(path="after", label=tr("What followed")),
                ),
                when="past_attempts_known",
                when_any=("yes",),
            ),
            *_rest(),
        ),
    )


def _medicines() -> Rows:
    return Rows(
        path="medicine_rows",
        label=tr("Medicine"),
        struct=Medicine,
        fields=(
            Short(path="name", label=tr("Name"), is_half=True),
            Short(path="dose", label=tr("Dose"), is_half=True),
            Short(path="last_taken", label=tr("Last taken"), is_half=True),
            Chips(path="taking", label=tr("Taken"), vocabulary="medicine_taking", is_many=False, is_flat=True),
        ),
    )


def _rest() -> tuple[Known | Chips | Rows, ...]:
    return (
        Known(path="pregnancy", label=tr("Pregnancy"), is_rest=True),
        Known(path="seen_by", label=tr("Looked at by medics"), hint=tr("who, what they found"), is_rest=True),
        Known(path="mobility", label=tr("Walking, aids, hearing, sight"), is_rest=True),
        Known(path="sleep_food", label=tr("Slept, ate, drank"), hint=tr("in the last days"), is_rest=True),
        Chips(
            path="medicines_with_them",
            label=tr("Medicines with them"),
            vocabulary="yes_no_unknown",
            is_many=False,
            is_flat=True,
            is_rest=True,
        ),
        Chips(
            path="past_stays_known",
            label=tr("Earlier psychiatric hospital stays"),
            vocabulary="history_known",
            is_many=False,
            is_flat=True,
            is_rest=True,
        ),
        Rows(
            path="past_stays",
            label=tr("An earlier stay"),
            struct=PastStay,
            fields=(
                Short(path="where", label=tr("Where"), is_half=True),
                Short(path="when_was", label=tr("When"), is_half=True),
                Short(path="why", label=tr("Why, and what helped")),
            ),
            is_rest=True,
            when="past_stays_known",
            when_any=("yes",),
        ),
    )


def _substances() -> Part:
    return Part(
        kind="substance_note",
        title=tr("Substances and treatment"),
        note=tr(
            "Kept apart: it goes into a packet only with a release that names it (42 CFR Part 2). "
            "What a medic must know tonight stands above, under Watch for and Alcohol, drugs now."
        ),
        fields=(
            Chips(path="substances_used", label=tr("Which"), vocabulary="substance", is_flat=True),
            Detail(
                path="substances",
                label="",
                of="substances_used",
                key="substance",
                vocabulary="substance",
                struct=Substance,
                fields=(
                    Chips(path="route", label=tr("How"), vocabulary="substance_route", is_many=False, is_flat=True),
                    Short(path="amount", label=tr("How much"), is_half=True),
                    Short(path="last_use", label=tr("Last use"), is_half=True),
                    Chips(path="withdrawal", label=tr("Withdrawal"), vocabulary="withdrawal_sign", is_flat=True),
                    Short(path="note", label=tr("More about it")),
                ),
            ),
            Chips(
                path="wants_help",
                label=tr("Wants help with it"),
                vocabulary="yes_no_unknown",
                is_many=False,
                is_flat=True,
                when="substances_used",
            ),
            Prose(path="text", label=tr("Treatment detail"), rows=2),
            Chips(
                path="past_withdrawal",
                label=tr("Seizures or confusion in an earlier withdrawal"),
                vocabulary="yes_no_unknown",
                is_many=False,
                is_flat=True,
                is_rest=True,
            ),
            Short(path="naloxone", label=tr("Naloxone given"), hint=tr("doses, when, by whom"), is_rest=True),
        ),
    )
