"""How far a page of an encounter is: empty, started, complete. A mark for the eye, never a gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from fieldnotes.domain.record import (
    PLAN_PARTS,
    Body,
    ClinicalNote,
    Consent,
    Encounter,
    Force,
    Health,
    Hold,
    HoldAssessment,
    HoldStatement,
    Narrative,
    Outcome,
    Person,
    SafetyPlan,
    SafetySummary,
    Screen,
    Status,
)
from fieldnotes.domain.stamp import is_known

Mark = Literal["empty", "started", "complete"]
B = TypeVar("B", bound=Body)


def mark(section: str, bodies: Sequence[Body], *, answered: Callable[[Screen], bool]) -> Mark:
    """The mark of one page from the bodies it shows. `answered`: whether a screen has no question left."""
    written = [body for body in bodies if not _is_blank(body)]
    if not written:
        return "empty"
    return "complete" if _is_complete(section, written, answered) else "started"


def _is_blank(body: Body) -> bool:
    """Whether nothing was written: a call that only has its number and team is blank."""
    if isinstance(body, Encounter):
        return body == Encounter(
            number=body.number, team=body.team, is_demo=body.is_demo, contact_kind=body.contact_kind
        )
    if isinstance(body, Screen):
        return not body.answers
    return body == type(body)()


def _is_complete(section: str, bodies: Sequence[Body], answered: Callable[[Screen], bool]) -> bool:
    rule = _RULES.get(section)
    if section == "risk_screen":
        return all(answered(screen) for screen in _of(Screen, bodies))
    return rule(bodies) if rule else True


def _of(kind: type[B], bodies: Sequence[Body]) -> list[B]:
    return [body for body in bodies if isinstance(body, kind)]


def _call(bodies: Sequence[Body]) -> bool:
    return any(
        bool(call.call_type_received.strip() and call.address.strip())
        and (is_known(call.times.on_scene) or is_known(call.times.contact) or is_known(call.times.cleared))
        for call in _of(Encounter, bodies)
    )


def _people(bodies: Sequence[Body]) -> bool:
    people = _of(Person, bodies)
    return bool(people) and all(
        p.legal_name.strip() or p.preferred_name.strip() or p.description.strip() for p in people
    )


def _safety(bodies: Sequence[Body]) -> bool:
    return any(
        line.text.strip()
        for body in _of(SafetySummary, bodies)
        for line in (*body.weapons, *body.triggers, *body.what_works, *body.medical, *body.communication)
    )


def _health(bodies: Sequence[Body]) -> bool:
    return all(
        (body.medicine_rows or body.medicines.status is not Status.NOT_ASKED)
        and all(
            quantity.status is not Status.NOT_ASKED
            for quantity in (body.conditions, body.allergies, body.injuries, body.alcohol_drugs_tonight)
        )
        for body in _of(Health, bodies)
    )


def _note(bodies: Sequence[Body]) -> bool:
    return any(n.opening.strip() and n.plan.strip() and n.risk_level for n in _of(ClinicalNote, bodies))


def _plan(bodies: Sequence[Body]) -> bool:
    return any(
        all(getattr(plan, part).strip() or getattr(plan, f"{part}_usual") for part in PLAN_PARTS)
        for plan in _of(SafetyPlan, bodies)
    )


def _force(bodies: Sequence[Body]) -> bool:
    """Weapons and force are answered; where there was any, so is what it rested on."""
    return all(
        force.weapons and force.force and (force.legal_basis or {*force.weapons, *force.force} == {"none"})
        for force in _of(Force, bodies)
    )


def _hold(bodies: Sequence[Body]) -> bool:
    """The legal status is said; a hold also says when it began and has somebody's facts; an arrest side says what was done."""
    holds = _of(Hold, bodies)
    facts = _of(HoldStatement, bodies), _of(HoldAssessment, bodies)
    is_held = any(hold.hold_type for hold in holds)
    if not is_held:
        return any(hold.legal_status for hold in holds) or any(one.enforcement for one in facts[0])
    has_facts = any(
        one.danger_self or one.danger_others or one.grave_disability or one.criteria for one in (*facts[0], *facts[1])
    )
    return has_facts and all(is_known(hold.started) for hold in holds if hold.hold_type)


_RULES: dict[str, Callable[[Sequence[Body]], bool]] = {
    "call": _call,
    "people": _people,
    "safety_summary": _safety,
    "what_happened": lambda bodies: any(entry.text.strip() for entry in _of(Narrative, bodies)),
    "force_weapons": _force,
    "hold_arrest": _hold,
    "health": _health,
    "clinical_note": _note,
    "safety_plan": _plan,
    "outcome_needs": lambda bodies: any(outcome.primary for outcome in _of(Outcome, bodies)),
    "release_files": lambda bodies: any(
        consent.refused or is_known(consent.signed_at) for consent in _of(Consent, bodies)
    ),
}
