"""What a printed part states as facts for a computer: from the record its words came from, and no more than they say.

A part to which something was added after signing states nothing: a correction may change any of it, and a computer would take over
the reading that was wrong. Its words, corrections included, go along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from msgspec import structs

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.name import plain
from fieldnotes.domain.record import ClinicalNote, Consent, Hold, Person, Screen, Status
from fieldnotes.domain.screen import Instrument, ItemReading, ScreenReading
from fieldnotes.interop.fhir import code
from fieldnotes.interop.fhir.value import (
    Allergy,
    Asked,
    Code,
    Concept,
    Fact,
    Medicine,
    Meeting,
    Named,
    Observed,
    Plan,
    Problem,
    Released,
    Reply,
    Screened,
)
from fieldnotes.packet.content import Letter, Part, Sheet
from fieldnotes.packet.receiver import may_name
from fieldnotes.packet.rule import CONSENT_KINDS
from fieldnotes.services.case import Case
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import addenda_to
from fieldnotes.services.letter import say_risk
from fieldnotes.services.reading import call_title
from fieldnotes.services.screening import judge_screen, read_instrument
from fieldnotes.services.sheet import ADDED

_ABSENT = {Status.DECLINED: "asked-declined", Status.NOT_ASKED: "not-asked", Status.COULD_NOT_ASSESS: "unknown"}
_ABSENT_WORDS = (  # vocabulary, code, why: words on paper that say that there is no answer
    ("answer_status", "declined", "asked-declined"),
    ("answer_status", "not_asked", "not-asked"),
    ("answer_status", "could_not_assess", "unknown"),
    ("history_known", "declined", "asked-declined"),
    ("history_known", "not_known", "unknown"),
    ("yes_no_unknown", "unknown", "unknown"),
)
_NONE = frozenset(
    {
        "no", "none", "nothing", "nka", "nkda", "nil", "negative", "denies", "no known", "none known", "n/a", "ninguna", "ninguno",
    }
)  # fmt: skip
_TAKING: dict[str, Literal["active", "stopped"]] = {
    "as_prescribed": "active",
    "sometimes": "active",
    "too_much": "active",
    "stopped": "stopped",
}
_NEEDS_INTERPRETER = {
    "not_needed": False,
    "in_person": True,
    "phone": True,
    "video": True,
    "family": True,
    "needed_not_found": True,
}


def facts_of(desk: Desk, case: Case, part: Part) -> tuple[Fact, ...]:
    """The facts of one part of the composed packet. Read only for a part that goes: what stays is not even looked at."""
    make = _MAKERS.get(part.block.part)
    is_amended = isinstance(part, Sheet) and any(group.title == ADDED for group in part.groups)
    return tuple(make(desk, case, part)) if make is not None and not is_amended else ()


def fhir_time(at: EventTime) -> str:
    """As FHIR writes it: seconds are filled with zero; "about" is no more than a day (R4, dateTime)."""
    try:
        stated = datetime.fromisoformat(at.local or "").replace(tzinfo=timezone(timedelta(minutes=at.offset_min)))
    except ValueError:
        return ""
    return at.day if at.precision == "about" else stated.isoformat(timespec="seconds")


# --- who -------------------------------------------------------------------------------------------------------------


def _named(person: Person) -> Named:
    """The names as `person_full_name` prints them: the other one only where it stands in brackets."""
    legal, called = person.legal_name.strip(), person.preferred_name.strip()
    is_other = f"({called})" in person_full_name(person)
    return Named(name=legal or called, called=called if is_other else "", is_known=bool(legal or called))


def _reachable(case: Case, person: Person) -> Named:
    """Names, birth date and phone. The phone only where anybody may ring, write and leave word: a machine that dials reads no warning
    beside the number, and on paper the warning stands.
    """
    may_dial = not case.body.do_not_contact and person.phone_safe in {"call_text_voicemail", "text_only"}
    return structs.replace(
        _named(person),
        birth_date=_born(person),
        dial=person.phone if may_dial else "",
        dial_system="sms" if person.phone_safe == "text_only" else "phone",
    )


def _born(person: Person) -> str:
    try:
        return date.fromisoformat(person.birth_date).isoformat()
    except ValueError:
        return ""


def cover_facts(case: Case) -> tuple[Fact, ...]:
    """Who the recipient is where that is the person."""
    person = case.dossier.person
    if case.basis.code != "person_request" or person is None:
        return ()
    return (structs.replace(_named(person), address=person.address),)


def _identity(_desk: Desk, case: Case, part: Part) -> Iterator[Fact]:
    person = case.dossier.person or Person()
    has_name, has_birth = (item in part.block.items for item in ("name_and_address", "birth_date_and_place"))
    named = structs.replace(_named(person), address=person.address) if has_name else Named()
    yield structs.replace(named, birth_date=_born(person)) if has_birth else named


# --- parts -----------------------------------------------------------------------------------------------------------


def _letter(desk: Desk, case: Case, part: Part) -> Iterator[Fact]:
    assert isinstance(part, Letter)
    detail, asked = case.detail, desk.vocabulary["referral_request"]
    yield _reachable(case, case.dossier.person or Person())
    # The clinician may have written the letter anew: a reason that is not in it any more was taken back.
    is_said = " ".join(detail.reason.split()) in " ".join(part.text.split())
    request = Concept(asked.label(detail.request), _code(detail.request, "referral_request", asked))
    yield Asked(request=request if detail.request else None, reason=detail.reason if is_said else "")
    note, levels = case.dossier.last(ClinicalNote) or ClinicalNote(), desk.vocabulary["risk_level"]
    level = note.risk_level if _says_risk(case, part, say_risk(desk, note.risk_level)) else ""
    about = Concept("Risk, in the clinician's judgement", Code("risk", "observation"))
    if level == "could_not_assess":
        yield Observed(about=about, text=levels.label(level), absent="unknown")
    elif level:
        yield Observed(about=about, concept=Concept(levels.label(level), _code(level, "risk_level", levels)))


def _says_risk(case: Case, part: Letter, judged: str) -> bool:
    """Whether the letter itself says it, in its box or still in its words: who took it out did not want it told."""
    is_said = judged in part.text or any(pair.text == judged for pair in part.essentials)
    notes = frozenset(one.record for one, _ in case.dossier.all(ClinicalNote))
    return is_said and not addenda_to(case.dossier, notes) and may_name(case.profile.receiver, case.audience, "risk")


def _summary(desk: Desk, case: Case, _part: Part) -> Iterator[Fact]:
    call, person = case.dossier.call, case.dossier.person
    start = fhir_time(call.times.contact) or fhir_time(call.times.on_scene)
    yield Meeting(start=start, end=fhir_time(call.times.left_scene), reason=call_title(call))
    if person is None:
        return
    languages = desk.vocabulary["language"]
    spoken = person.language
    language = Code(spoken, system=code.LANGUAGE) if spoken in languages and spoken != "other" else None
    yield structs.replace(
        _reachable(case, person),
        address=person.address,
        language=Concept(languages.label(spoken), language) if spoken else None,
        needs_interpreter=_NEEDS_INTERPRETER.get(person.interpreter),
    )


def _hold(desk: Desk, case: Case, _part: Part) -> Iterator[Fact]:
    hold, statuses = case.dossier.last(Hold), desk.vocabulary["legal_status"]
    if hold is not None and hold.legal_status:
        yield Observed(
            about=Concept("Legal status", Code("legal_status", "observation")),
            concept=Concept(statuses.label(hold.legal_status), _code(hold.legal_status, "legal_status", statuses)),
            start=fhir_time(hold.started),
            end=fhir_time(hold.expires),
        )


def _pairs(desk: Desk, _case: Case, part: Part) -> Iterator[Observed]:
    """Each line as it is printed, by its label; what says that there is no answer is none."""
    assert isinstance(part, Sheet)
    absent = {desk.vocabulary[name].label(term): why for name, term, why in _ABSENT_WORDS}
    for pair in (pair for group in part.groups for pair in group.pairs):
        text = pair.text.strip()
        yield Observed(
            about=Concept(pair.label), text=text or "not known", absent=absent.get(text, "") if text else "unknown"
        )


def _health(desk: Desk, case: Case, part: Part) -> Iterator[Fact]:
    health, taking = case.dossier.health(), desk.vocabulary["medicine_taking"]
    yield from _pairs(desk, case, part)
    if health is None:
        return
    for one in health.medicine_rows:
        if one.name.strip():
            how = taking.label(one.taking) if one.taking else ""
            last = f"Last taken: {one.last_taken.strip()}" if one.last_taken.strip() else ""
            yield Medicine(
                name=one.name,
                dose=one.dose,
                status=_TAKING.get(one.taking, "unknown"),
                note=". ".join(filter(None, (how, last))),
            )
    # Words for "none" are no allergy and no condition; they stand among the findings as they were said.
    if health.allergies.status is Status.GIVEN and not _says_none(health.allergies.text):
        yield Allergy(health.allergies.text)
    if health.conditions.status is Status.GIVEN and not _says_none(health.conditions.text):
        yield Problem(health.conditions.text)


def _says_none(text: str) -> bool:
    words = " ".join(text.casefold().strip(" .!").split())
    return not words or words in _NONE or words.startswith(("no known ", "none ", "denies "))


def _plan(_desk: Desk, _case: Case, part: Part) -> Iterator[Fact]:
    assert isinstance(part, Sheet)
    yield Plan(title=part.title, parts=tuple((pair.label, pair.text) for group in part.groups for pair in group.pairs))


def _release(desk: Desk, case: Case, part: Part) -> Iterator[Fact]:
    body = next((one for record, one in case.consents if record == part.block.consent_id), None)
    # A copy of what was refused or taken back is paper for the person; as a consent it would claim what does not hold.
    if body is None or body.refused or body.revoked_at.local is not None:
        return
    labels, kind = desk.vocabulary["packet_part"], CONSENT_KINDS.get(body.consent_kind)
    is_part_2 = body.covers_substance_use or body.consent_kind.startswith("part2")
    yield Released(
        policy=kind.source if kind else body.consent_kind,
        policy_code=Code("42CFRPart2", system=code.ACT_CODE) if is_part_2 else None,
        recipient=body.recipient,
        is_to_recipient=_is_recipient(case, body),
        information=tuple(Concept(labels.label(one), _code(one, "packet_part", labels)) for one in body.information),
        purpose=body.purpose,
        until=body.expires_on,
        signed_at=fhir_time(body.signed_at),
        signer=body.signed_by,
        is_by_person=bool(body.signed_by.strip()) and not body.signed_authority.strip(),
    )
    if body.signed_by.strip() and not body.signed_authority.strip():
        yield Named(name=body.signed_by)


def _is_recipient(case: Case, body: Consent) -> bool:
    if body.recipient_key and case.body.service_key:
        return body.recipient_key == case.body.service_key
    names = {plain(name) for name in (case.body.service_name, case.body.organization) if name}
    return plain(body.recipient) in names


# --- screens ---------------------------------------------------------------------------------------------------------


def _screen(desk: Desk, case: Case, part: Part) -> Iterator[Fact]:
    record = part.block.id.partition(":")[2]
    found = next(((one, body) for one, body in case.dossier.all(Screen) if one.record == record), None)
    if found is None:
        return
    one, body = found
    reading, wording = judge_screen(desk, body=body), read_instrument(desk, instrument=body.instrument)
    written = fhir_time(one.created.to_event_time()) if one.created else ""
    at = fhir_time(body.at) or written
    panel = code.panel_of(frozenset(item.external_code for item in wording.items))
    yield Screened(
        instrument=reading.instrument,
        version=reading.version,
        at=at,
        by=desk.user_row(one.author).formal_name,
        is_complete=reading.is_complete,
        replies=tuple(_reply(wording, item) for item in reading.items if item.asking != "skipped"),
        results=tuple(_results(reading, panel, at)),
    )


def _reply(wording: Instrument, read: ItemReading) -> Reply:
    item = wording.item(read.id)
    link = f"/{item.external_code}" if code.is_loinc(item.external_code) else item.id
    if read.answer is None or read.answer.status is not Status.GIVEN:
        return Reply(link=link, question=read.text, absent=_ABSENT[read.answer.status] if read.answer else "not-asked")
    choice = next(choice for choice in item.choices if choice.code == read.answer.code)
    own = code.loinc_or_ours(choice.external_code, own=choice.code, of=f"instrument:{wording.id}:{item.id}")
    return Reply(link=link, question=read.text, answer=Concept(read.answer_text, own))


def _results(reading: ScreenReading, panel: code.Panel | None, at: str) -> Iterator[Observed]:
    """Total and level, each only as far as the answers make it certain: part of a sum would be read as the sum."""
    score = reading.score
    if score is not None and score.answered and score.is_certain:
        own = code.loinc_or_ours(panel.total if panel else "", own=reading.instrument, of="score")
        yield Observed(about=Concept(f"{reading.title}: total", own), number=score.so_far, text=score.band_text, at=at)
    if reading.level_text:
        own = code.loinc_or_ours(panel.level if panel else "", own=reading.instrument, of="level")
        level = Code(reading.levels[0], f"level:{reading.instrument}") if len(reading.levels) == 1 else None
        yield Observed(about=Concept(f"{reading.title}: level", own), concept=Concept(reading.level_text, level), at=at)


def _code(value: str, name: str, known: object) -> Code | None:
    """A code of ours where it is one; free words are no code."""
    return Code(value, name) if value in known else None  # type: ignore[operator] # a list of terms


_MAKERS: dict[str, Callable[[Desk, Case, Part], Iterator[Fact]]] = {
    "letter": _letter,
    "encounter_summary": _summary,
    "hold_facts": _hold,
    "suicide_screen": _screen,
    "screen": _screen,
    "safety_plan": _plan,
    "health": _health,
    "history": _pairs,
    "substance_note": _pairs,
    "release": _release,
    "identity_items": _identity,
}
