"""Releases: filed at once, in the compartment of what they release; a joint stub says only that one is there."""

from __future__ import annotations

from datetime import date

from fieldnotes.domain import consent as rules
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Consent, Stub
from fieldnotes.domain.record_codec import known_body, to_body, to_dict, write_onto
from fieldnotes.domain.stamp import is_known
from fieldnotes.services.desk import Desk, Writing
from fieldnotes.services.row import Changes, ConsentRow, Saved
from fieldnotes.services.writing import join_encounter
from fieldnotes.store.read import Record as Kept


def record_consent(
    desk: Desk, *, by: UserId, encounter: EncounterId, body: Consent, record: RecordId | None = None
) -> Saved:
    """Files a release, or a refusal. `record`: an earlier one of the same writer's compartment that this corrects.

    A release of anything clinical is clinical: RuleProblem("consent_needs_clinician") for an officer. InputProblem without a person.
    """
    if not body.person_id:
        raise InputProblem("whose_release", field="person_id")
    comp = place_of(desk, body)
    if comp not in desk.session(by).compartments:
        raise RuleProblem("consent_needs_clinician")
    found = desk.kept(by, record) if record else None
    if record and (found is None or found.compartment is not comp):
        raise RuleProblem("record_not_here", record=record)
    place = record or new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=place,
            kind="consent",
            compartment=comp,
            encounter=encounter,
            person=body.person_id,
            body=write_onto(found.body if found else {}, body),
            parents=found.heads if found else (),
            why="written",
        )
        if encounter:
            join_encounter(desk, writing, encounter=encounter, compartment=comp)
        if comp is not Compartment.JOINT:
            state = "refused" if body.refused else "on_file"
            _stub(desk, writing, encounter=encounter, person=body.person_id, of=place, state=state)
        writing.audit("consent_recorded", record=place, encounter=encounter, is_refused=int(body.refused))
    return Saved(record=place, at=writing.at, changes=writing.changes)


def revoke_consent(
    desk: Desk, *, by: UserId, record: RecordId, how: str = "", note: str = "", at: EventTime | None = None
) -> Changes:
    """The person takes a release back: from now on nothing leaves under it. What left before, left.

    `how`: vocabulary revocation; `at`: when they did, now unless it is stated. InputProblem("revocation_how") for an unknown way.
    """
    if how and how not in desk.vocabulary["revocation"]:
        raise InputProblem("revocation_how", field="revoked_how")
    found = desk.kept(by, record)
    if found is None or found.kind != "consent":
        raise RuleProblem("record_not_here", record=record)
    body = to_body("consent", found.body)
    assert isinstance(body, Consent)
    body.revoked_at = at if at is not None and is_known(at) else desk.clock.now().to_event_time()
    body.revoked_how, body.revoked_note = how, note.strip()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="consent",
            compartment=found.compartment,
            encounter=found.encounter,
            person=found.person,
            body=write_onto(found.body, body),
            parents=found.heads,
            why="written",
        )
        if found.compartment is not Compartment.JOINT:
            _stub(desk, writing, encounter=found.encounter, person=found.person, of=record, state="revoked")
        writing.audit("consent_revoked", record=record, encounter=found.encounter)
    return writing.changes


def why_look(desk: Desk, found: Kept) -> str:
    """Why nothing leaves under a release until somebody looked at it; empty when it may be relied on as far as it goes. Judged by what is
    known now, not when it came.

    Codes: unsettled (two laptops say two things of it), author_ended (who wrote it last was shut out of the agency, and no clock tells
    before from after). Either ends when somebody who may files it again.
    """
    if rules.unsettled(found.conflicts):
        return "unsettled"
    for head in found.heads:
        envelope = desk.log.envelope(head)
        author = desk.roll.user_devices.get(envelope.header.dev) if envelope is not None else None
        if author is None or author.is_revoked:
            return "author_ended"
    return ""


def list_consents(desk: Desk, *, by: UserId, person: str) -> list[ConsentRow]:
    """Releases of a person, newest first; of those sealed from the pen only that they are there."""
    desk.require_reader(by)
    today = date.fromisoformat(desk.clock.now().to_event_time().day)
    rows = []
    readable = desk.kept_of(by, kind="consent", person=person)
    for found in reversed(readable):
        body = known_body("consent", found.body)
        assert isinstance(body, Consent)
        state, look = rules.state(body, on=today), why_look(desk, found)
        rows.append(
            ConsentRow(
                record=RecordId(found.id),
                compartment=found.compartment,
                recipient=body.recipient,
                recipient_key=body.recipient_key,
                information=tuple(body.information),
                purpose=body.purpose,
                expires_on=body.expires_on,
                signed_at=body.signed_at,
                kind=body.consent_kind,
                is_oral=body.is_oral,
                revoked_at=body.revoked_at,
                copy_given=body.copy_given,
                state=state if state != "valid" or not look else "incomplete",
                missing=tuple(rules.missing(body)),
                look=look,
            )
        )
    return rows + _sealed_rows(desk, person=person, known={found.id for found in readable})


def _sealed_rows(desk: Desk, *, person: str, known: set[str]) -> list[ConsentRow]:
    rows = []
    for stub in reversed(desk.joint_of(person=person, kind="stub")):
        of = str(stub.body.get("of_record", ""))
        if stub.body.get("of_kind") != "consent" or of in known:
            continue
        state = str(stub.body.get("state", "on_file"))
        rows.append(
            ConsentRow(
                record=RecordId(of),
                compartment=Compartment.CLINICAL,
                recipient="",
                recipient_key="",
                information=(),
                purpose="",
                expires_on="",
                signed_at=stub.created.to_event_time(),
                state="refused" if state == "refused" else "revoked" if state == "revoked" else "on_file",
                is_readable=False,
            )
        )
    return rows


def place_of(desk: Desk, body: Consent) -> Compartment:
    """Clinical as soon as anything it names is clinical: a release of substance-use notes itself discloses treatment."""
    parts = desk.vocabulary["packet_part"]
    sides = {parts[part].group for part in body.information if part in parts}
    is_part2 = body.covers_substance_use or body.consent_kind != "authorization"
    if is_part2 or not sides or "clinical" in sides:
        return Compartment.CLINICAL
    return Compartment.JOINT


def _stub(desk: Desk, writing: Writing, *, encounter: str, person: str, of: str, state: str) -> None:
    known = [stub for stub in desk.joint_of(person=person, kind="stub") if stub.body.get("of_record") == of]
    before = known[0] if known else None
    writing.revise(
        record=before.id if before else new_record_id(),
        kind="stub",
        compartment=Compartment.JOINT,
        encounter=encounter,
        person=person,
        body=to_dict(Stub(of_kind="consent", of_record=of, state=state)),
        parents=before.heads if before else (),
        why="service",
    )
