"""A vault with a canary in every text field of the sealed records, filed and as drafts."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import Any

import msgspec

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.record import KINDS, Body, Compartment, Line, Narrative, Person, Quantity, Status
from fieldnotes.services.desk import Desk
from fieldnotes.services.encounter import leave_encounter, start_encounter
from fieldnotes.services.person import attach_person
from fieldnotes.services.screening import answer_screen, start_screen
from fieldnotes.services.writing import save_draft
from tests.e2e.house import Agency
from tests.leaks.canary import word

CLINICAL = ("health", "substance_note", "clinical_note", "safety_plan", "consent", "referral_detail")
LAW = ("force", "hold_statement")
# Ids and codes that name other records: a canary there would be no record at all.
NOT_TEXT = {"person_id", "referral_id", "recipient_key", "consent_kind", "signature_strokes", "expires_on"}


@dataclass(frozen=True)
class Planted:
    """The encounter that is filed and the one whose words are drafts."""

    filed: EncounterId
    drafted: EncounterId


def plant(agency: Agency) -> Planted:
    """Written by both people through the services; nothing is signed, so everything stays editable and visible."""
    with agency.desk() as desk:
        filed = _encounter(desk, agency)
        for by in (agency.officer, agency.clinician):
            leave_encounter(desk, encounter=filed, by=by)
        drafted = _encounter(desk, agency)
        return Planted(filed=filed, drafted=drafted)


def _encounter(desk: Desk, agency: Agency) -> EncounterId:
    encounter = start_encounter(
        desk, by=agency.officer, call_type="Welfare check", address=f"12 {word('joint', 'street')} St"
    ).encounter_id
    person = attach_person(
        desk, by=agency.officer, encounter=encounter, body=Person(legal_name="Jordan Ashgrove"), role="subject"
    ).record
    for by, kinds, compartment in (
        (agency.clinician, CLINICAL, Compartment.CLINICAL),
        (agency.officer, LAW, Compartment.LAW),
    ):
        for kind in kinds:
            body = filled(kind, compartment.value)
            if hasattr(body, "person_id"):
                body.person_id = person
            save_draft(desk, by=by, encounter=encounter, kind=kind, body=body)
        for place, comp in ((compartment, compartment.value), (Compartment.JOINT, "joint")):
            _say(desk, by, encounter, word(comp, "narrative"), place)
    screen = start_screen(desk, instrument="suicide-questions")
    for item in ("wish", "thoughts"):
        screen = answer_screen(desk, body=screen, item=item, code="yes")
    save_draft(desk, by=agency.clinician, encounter=encounter, kind="screen", body=screen)
    return encounter


def _say(desk: Desk, by: UserId, encounter: EncounterId, text: str, place: Compartment) -> None:
    body = Narrative(at=desk.clock.now().to_event_time(), text=text)
    save_draft(desk, by=by, encounter=encounter, kind="narrative", body=body, compartment=place)


def filled(kind: str, compartment: str) -> Body:
    """A body of this kind with its own canary in every text field."""
    made = KINDS[kind]()
    hints = typing.get_type_hints(KINDS[kind])
    for field in msgspec.structs.fields(KINDS[kind]):
        if field.name not in NOT_TEXT:
            value = _filling(hints[field.name], word(compartment, kind + field.name))
            if value is not None:
                setattr(made, field.name, value)
    return made


def _filling(kind: Any, canary: str) -> Any:
    if kind is str:
        return canary
    if kind == list[str]:
        return [canary]
    if kind is Quantity:
        return Quantity(text=canary, status=Status.GIVEN)
    if kind == list[Line]:
        return [Line(text=canary, source=canary)]
    if typing.get_origin(kind) is list and isinstance(struct := typing.get_args(kind)[0], type):
        return [_row(struct, canary)] if issubclass(struct, msgspec.Struct) else None
    return {canary: [canary]} if kind == dict[str, list[str]] else None


def _row(struct: type[msgspec.Struct], canary: str) -> msgspec.Struct:
    told = {name: _filling(hint, canary) for name, hint in typing.get_type_hints(struct).items()}
    return msgspec.convert({name: value for name, value in told.items() if value is not None}, struct)
