"""Something went to the wrong place: what is known, who must hear of it by when, and a draft for the privacy officer, who decides.

Rules: fieldnotes.domain.incident. What left, to whom and when is the disclosure's to say; here stands only what came after.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import msgspec

from fieldnotes.domain import incident as rules
from fieldnotes.domain.accounting import NOT_LEFT
from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Disclosure, DisclosureIncident
from fieldnotes.domain.record_codec import known_body, to_dict, write_onto
from fieldnotes.services.accounting import say_what
from fieldnotes.services.agency import read_agency
from fieldnotes.services.delivery import PROTECTED
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import say_day, say_entry, say_time
from fieldnotes.services.people import person_body
from fieldnotes.services.printing import PrintedRecord
from fieldnotes.services.row import ClockRow, IncidentState, Saved
from fieldnotes.services.writing import require_may_write
from fieldnotes.store.read import Record as Kept

if TYPE_CHECKING:
    from fieldnotes.packet.incident_page import FactorLines

# Parts in which no word of care stands: the police's own, and who somebody is.
_NO_CARE = frozenset({"release", "officer_extract", "identity_items", "safety_facts"})
_CHOICES = {"receiver": "incident_receiver", "opened": "incident_opened", "key": "incident_key"}


def read_incident(desk: Desk, *, by: UserId, about: RecordId) -> IncidentState:
    """What is known of a disclosure, or of the incident with that id; where nothing is kept yet, what can be said without asking.

    RuleProblem("record_not_here") where this pen cannot read it.
    """
    left, told, kept, body = _find(desk, by, about)
    return _state(desk, left, told, kept, body)


def keep_incident(desk: Desk, *, by: UserId, disclosure: RecordId, body: DisclosureIncident) -> Saved:
    """Keeps what is known, filed at once, as often as more is known; what was decided is kept by `decide_incident` only. Who was told
    stays told, also while that clock does not run.

    InputProblem("incident_noticed", "incident_noticed_ahead", "incident_noticed_before", "incident_noticed_after", "incident_people",
    "incident_choose", "incident_told_day"); RuleProblem("incident_did_not_leave", "incident_decided") once it is closed.
    """
    left, told, kept, before = _find(desk, by, disclosure)
    if told.channel == NOT_LEFT:
        raise RuleProblem("incident_did_not_leave")
    if before.is_closed:
        raise RuleProblem("incident_decided")
    _check(desk, left, kept, before, body)
    running = {clock.code for clock in _clocks(desk, body)}
    body = msgspec.structs.replace(
        body,
        person_id=told.person_id or left.person,
        disclosure_id=left.id,
        decision=before.decision,
        decided_by=before.decided_by,
        decided_why=before.decided_why,
        told={**{code: day for code, day in before.told.items() if code not in running}, **body.told},
        **{name: getattr(body, name).strip() for name in ("went_to", "noticed_by", "confirmed_by", "text")},
    )
    return _write(desk, by, left=left, kept=kept, body=body)


def decide_incident(
    desk: Desk, *, by: UserId, record: RecordId, decision: str, decided_by: str, decided_why: str
) -> Saved:
    """What the privacy officer found, by name and with the reason. No breach closes it; a breach is closed when everybody was told.

    InputProblem("incident_undecided", field=…) when one of the three is missing; RuleProblem("incident_decided").
    """
    left, _, kept, body = _find(desk, by, record)
    if kept is None:
        raise RuleProblem("record_not_here", record=record)
    if body.is_closed:
        raise RuleProblem("incident_decided")
    if decision not in desk.vocabulary["incident_decision"]:
        raise InputProblem("incident_undecided", field="decision")
    for field, words in (("decided_by", decided_by), ("decided_why", decided_why)):
        if not words.strip():
            raise InputProblem("incident_undecided", field=field)
    body = msgspec.structs.replace(
        body, decision=decision, decided_by=decided_by.strip(), decided_why=decided_why.strip()
    )
    return _write(desk, by, left=left, kept=kept, body=body)


def reopen_incident(desk: Desk, *, by: UserId, record: RecordId) -> Saved:
    """More became known: it is undecided again, its clocks run on from the day it was noticed. What was decided stays in its history."""
    left, _, kept, body = _find(desk, by, record)
    if kept is None:
        raise RuleProblem("record_not_here", record=record)
    body = msgspec.structs.replace(body, decision="", decided_by="", decided_why="")
    return _write(desk, by, left=left, kept=kept, body=body)


def print_incident(desk: Desk, *, by: UserId, record: RecordId) -> PrintedRecord:
    """The draft for the privacy officer on paper. It stays in the house, so it is noted in the audit and no disclosure.

    InputProblem("character_not_printable").
    """
    from fieldnotes.packet.incident_page import IncidentContent, IncidentLine, render_incident

    left, told, kept, body = _find(desk, by, record)
    if kept is None:
        raise RuleProblem("record_not_here", record=record)
    state, agency, now = _state(desk, left, told, kept, body), read_agency(desk), desk.clock.now()
    content = IncidentContent(
        record_id=f"I-{kept.id[:12]}",
        facts=tuple(_facts(desk, told, state)),
        text=body.text,
        clocks=tuple(
            IncidentLine(
                to=_say_to(desk, row),
                due=say_time(row.due),
                source=row.source,
                told=say_day(row.told) if row.told else "",
            )
            for row in state.clocks
        ),
        factors=tuple(_factors(told, body, state)),
        is_secured=state.is_protected and body.key == "kept",
        is_substance_use=_is_substance_use(told),
        decision=desk.vocabulary["incident_decision"].label(body.decision) if body.decision else "",
        decided_by=body.decided_by,
        decided_why=body.decided_why,
        privacy_officer=agency.privacy_officer,
        agency=agency.name,
        unit=agency.team_name,
        printed_by=desk.user_row(by).formal_name,
        generated=say_entry(now),
        generated_at=now.to_iso(),
    )
    pdf = render_incident(content, paper=agency.paper)
    with desk.writing(by) as writing:
        writing.audit(
            "printed", record=kept.id, encounter=kept.encounter, audience="privacy_officer", sha256=hashlib.sha256(pdf).hexdigest()
        )  # fmt: skip
    return PrintedRecord(pdf=pdf, changes=writing.changes)


# --- reading ---------------------------------------------------------------------------------------------------------


def _find(desk: Desk, by: UserId, about: RecordId) -> tuple[Kept, Disclosure, Kept | None, DisclosureIncident]:
    desk.require_reader(by)
    found = desk.kept(by, about)
    incident = found if found is not None and found.kind == DisclosureIncident.KIND else None
    if incident is not None:
        found = desk.kept(by, RecordId(str(incident.body.get("disclosure_id", ""))))
    told = known_body("disclosure", found.body) if found is not None and found.kind == "disclosure" else None
    if found is None or found.is_removed or not isinstance(told, Disclosure):
        raise RuleProblem("record_not_here", record=about)
    # It lies where its disclosure lies: whoever reads only another side decides nothing of it.
    if incident is not None and incident.compartment is not found.compartment:
        raise RuleProblem("record_not_here", record=about)
    if incident is None:
        incident = _incident_of(desk, by, found, person=told.person_id or found.person)
    body = known_body(DisclosureIncident.KIND, incident.body) if incident is not None else DisclosureIncident()
    assert isinstance(body, DisclosureIncident)
    return found, told, incident, body


def _incident_of(desk: Desk, by: UserId, left: Kept, *, person: str) -> Kept | None:
    """What is kept of it. It lies where the disclosure lies (`_write`): in its encounter or, outside of all of them, with the person."""
    where = {"encounter": left.encounter} if left.encounter else {"person": person}
    found = desk.kept_of(by, kind=DisclosureIncident.KIND, **where)
    mine = (one for one in found if one.compartment is left.compartment and one.body.get("disclosure_id") == left.id)
    return next(mine, None)


def _state(desk: Desk, left: Kept, told: Disclosure, kept: Kept | None, body: DisclosureIncident) -> IncidentState:
    person = told.person_id or left.person
    now = desk.clock.now().to_local()
    is_off = body.decision not in {"", rules.BREACH}
    return IncidentState(
        disclosure=RecordId(left.id),
        record=kept.id if kept is not None else "",
        compartment=left.compartment,
        who=person_full_name(person_body(desk, person)[0]) if person and desk.joint_person(person) else "",
        what=say_what(desk, told),
        meant_for=told.recipient,
        left=left.created,
        channel=told.channel,
        is_protected=told.channel in PROTECTED,
        body=body,
        clocks=()
        if is_off
        else tuple(
            ClockRow(
                code=clock.code,
                to=clock.to,
                source=clock.source,
                due=_event(clock.due),
                is_overdue=clock.code not in body.told and clock.due < now,
                told=body.told.get(clock.code, ""),
            )
            for clock in _clocks(desk, body)
        ),
    )


def _clocks(desk: Desk, body: DisclosureIncident) -> tuple[rules.Clock, ...]:
    noticed = body.noticed
    if noticed.local is None:
        return ()
    at = datetime.fromisoformat(noticed.local).replace(tzinfo=timezone(timedelta(minutes=noticed.offset_min)))
    try:
        own = rules.read_own_clocks(read_agency(desk).breach_clocks)
    except InputProblem:
        own = ()  # written by a newer version; those of the law run all the same
    return rules.clocks(at, people=max(body.people, 1), holds_cji=body.holds_cji, own=own)


# --- writing ---------------------------------------------------------------------------------------------------------


def _check(desk: Desk, left: Kept, kept: Kept | None, before: DisclosureIncident, body: DisclosureIncident) -> None:
    now = desk.clock.now().to_local()
    noticed = body.noticed.to_utc()
    if noticed is None:
        raise InputProblem("incident_noticed", field="noticed")
    if noticed > now + timedelta(minutes=1):
        raise InputProblem("incident_noticed_ahead", field="noticed")
    if noticed < left.created.to_local() - timedelta(minutes=1):
        raise InputProblem("incident_noticed_before", field="noticed", left=say_entry(left.created))
    if kept is not None and noticed > kept.created.to_local() + timedelta(minutes=1):
        # It was known here already: 45 CFR 164.404(a)(2). Otherwise every day late could be taken back.
        raise InputProblem("incident_noticed_after", field="noticed", kept=say_entry(kept.created))
    if not 1 <= body.people <= rules.MOST_PEOPLE:
        raise InputProblem("incident_people", field="people")
    for field, vocabulary in _CHOICES.items():
        if getattr(body, field) not in {"", *(term.code for term in desk.vocabulary[vocabulary].terms)}:
            raise InputProblem("incident_choose", field=field)
    if not set(body.steps) <= {term.code for term in desk.vocabulary["incident_step"].terms}:
        raise InputProblem("incident_choose", field="steps")
    _check_told(desk, before, body)


def _check_told(desk: Desk, before: DisclosureIncident, body: DisclosureIncident) -> None:
    codes = {clock.code for clock in _clocks(desk, body)}
    noticed, today = date.fromisoformat(body.noticed.day), desk.clock.now().to_local().date()
    for code, day in body.told.items():
        if code not in codes and before.told.get(code) == day:
            continue  # told while that clock ran
        try:
            is_right = code in codes and noticed <= date.fromisoformat(day) <= today
        except ValueError:
            is_right = False
        if not is_right:
            raise InputProblem("incident_told_day", field="told")


def _write(desk: Desk, by: UserId, *, left: Kept, kept: Kept | None, body: DisclosureIncident) -> Saved:
    """Files it where the disclosure lies, with the clock that is due next."""
    clocks = _clocks(desk, body)
    running = rules.still_open(clocks, told=body.told, decision=body.decision)
    body = msgspec.structs.replace(
        body,
        due=_event(running[0].due) if running else EventTime(),
        is_closed=rules.is_closed(clocks, told=body.told, decision=body.decision),
    )
    record = RecordId(kept.id) if kept is not None else new_record_id()
    require_may_write(
        desk, by=by, encounter=left.encounter, kind=body.KIND, compartment=left.compartment, record=record, found=kept
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind=body.KIND,
            compartment=left.compartment,
            encounter=left.encounter,
            person=body.person_id,
            body=write_onto(kept.body, body) if kept is not None else to_dict(body),
            parents=kept.heads if kept is not None else (),
            why="written",
        )
        writing.audit("record_revised" if kept else "record_created", record=record, encounter=left.encounter)
    return Saved(record=record, at=writing.at, changes=writing.changes)


# --- words -----------------------------------------------------------------------------------------------------------


def _say_to(desk: Desk, row: ClockRow) -> str:
    return row.to or desk.vocabulary["incident_clock"].label(row.code)


def _facts(desk: Desk, told: Disclosure, state: IncidentState) -> list[tuple[str, str]]:
    body, words = state.body, desk.vocabulary
    steps = [words["incident_step"].label(code) for code in body.steps]
    who_got_it = words["incident_receiver"].label(body.receiver) if body.receiver else ""
    parts = ", ".join(dict.fromkeys(words["packet_part"].label(part) for part in told.parts))
    facts = [
        ("Whose record", state.who),
        ("How many people", str(body.people)),
        ("What left", state.what),
        ("What was in it", parts),
        ("Number", told.packet_id),
        ("When it left", say_entry(state.left)),
        ("How it left", _CHANNELS.get(told.channel, told.channel.replace("_", " "))),
        ("Meant for", ", ".join(filter(None, (state.meant_for, told.recipient_address)))),
        ("Who got it", ". ".join(filter(None, (body.went_to, who_got_it)))),
        ("Noticed", ", by ".join(filter(None, (say_time(body.noticed), body.noticed_by)))),
        ("Opened or read", words["incident_opened"].label(body.opened) if body.opened else ""),
        ("Done since", "; ".join(steps)),
        ("Who there confirmed it", body.confirmed_by),
        ("Query returns of the police (CJI)", "Yes" if body.holds_cji else "No"),
    ]
    if state.is_protected:
        facts.insert(7, ("Passphrase", words["incident_key"].label(body.key) if body.key else ""))
    return [(label, text or "not known") for label, text in facts]


def _factors(told: Disclosure, body: DisclosureIncident, state: IncidentState) -> list[FactorLines]:
    from fieldnotes.packet.incident_page import FactorLines

    found = rules.four_factors(
        rules.Facts(
            is_clinical=not told.parts or not set(told.parts) <= _NO_CARE,
            is_substance_use=_is_substance_use(told),
            is_protected=state.is_protected,
            receiver=body.receiver,
            opened=body.opened,
            key=body.key,
            steps=frozenset(body.steps),
            is_confirmed=bool(body.confirmed_by),
        )
    )
    return [
        FactorLines(
            title=f"{_FACTORS[factor.code]} ({factor.source})",
            lines=tuple(f"{_LEANS[point.leans]}: {_POINTS[point.code]}" for point in factor.points),
        )
        for factor in found
    ]


def _is_substance_use(told: Disclosure) -> bool:
    return "substance_note" in told.parts


_CHANNELS = {
    "save_protected": "Saved under a passphrase (AES-256)",
    "stick": "Saved onto a stick, under a passphrase (AES-256)",
    "save_archive": "Saved as a file anybody can open",
    "print": "Printed",
    "outbox": "Put in the outbox for fax or secure mail",
    "read": "Read aloud",
    "shown": "Shown on the screen",
}
_LEANS = {"less": "Less risk", "more": "More risk", "open": "Not known yet"}
_FACTORS = {
    "nature": "What it was, and how surely it names somebody",
    "receiver": "Who got it",
    "acquired": "Whether it was really seen or kept",
    "mitigated": "How far the risk was lessened",
}
_POINTS = {
    "names_person": "it says whom it is about.",
    "clinical_words": "words about somebody's health were in it.",
    "no_clinical_words": "no word about health was in it.",
    "substance_use": "what is protected by 42 CFR part 2 was in it.",
    "receiver_bound": "who got it is bound to keep it, as we are.",
    "receiver_organization": "who got it is not bound to keep it.",
    "receiver_private": "a private person got it.",
    "receiver_knows_person": "somebody who knows the person got it.",
    "receiver_unknown": "who got it.",
    "key_kept": "it was encrypted, and they were not told the passphrase.",
    "key_told": "it was encrypted, and they were told the passphrase.",
    "key_unknown": "it was encrypted; whether they were told the passphrase.",
    "not_opened": "it was not opened.",
    "was_opened": "it was opened or read.",
    "opened_unknown": "whether it was opened or read.",
    "returned_confirmed": "it came back, and somebody there said that nothing was kept.",
    "returned_unconfirmed": "it came back; nobody said yet that nothing was kept.",
    "destroyed_confirmed": "somebody there said by name that it was destroyed.",
    "destroyed_unconfirmed": "it is said to be destroyed; nobody confirmed it by name.",
    "asked_destroy": "they were asked to destroy it; no answer is noted.",
    "asked_return": "they were asked to send it back; no answer is noted.",
    "asked_silence": "they were asked to tell nobody; no answer is noted.",
    "nothing_done": "nobody asked them for anything yet.",
}


def _event(at: datetime) -> EventTime:
    offset = at.utcoffset() or timedelta()
    return EventTime(
        local=at.strftime("%Y-%m-%dT%H:%M"), offset_min=int(offset.total_seconds() // 60), precision="minute"
    )
