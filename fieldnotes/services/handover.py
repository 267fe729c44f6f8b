"""The hand-over: what is said in spoken order, the one page, what was told to whom. Gaps are said, never filled."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fieldnotes.domain.display import person_age
from fieldnotes.domain.hold_clock import HoldClock
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.record import (
    AnswerLine,
    ClinicalNote,
    Compartment,
    Disclosure,
    Force,
    Handover,
    Health,
    Hold,
    Line,
    Outcome,
    Person,
    Profession,
    Referral,
    ReferralAnswer,
    SafetyPlan,
    SafetySummary,
    Screen,
    Stub,
)
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.referral_answer import propose
from fieldnotes.packet import content as paper
from fieldnotes.packet.seal import file_name
from fieldnotes.services.delivery import delivering, put_in_outbox
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Dossier, gather, say_entry, say_quantity, say_time
from fieldnotes.services.health_words import answer_of, attempts_of
from fieldnotes.services.reading import call_title, hold_clock
from fieldnotes.services.reply import answer_into, open_referrals_to
from fieldnotes.services.row import Changes, HandoverLine, HandoverSheet
from fieldnotes.services.screening import judge_screen, say_score
from fieldnotes.store.read import Record as Kept

WORDS_PER_SECOND = 2.5  # read aloud by phone, slowly enough to be written down
_SECONDS_PER_LINE = 0.6  # a breath before each label


def read_handover(desk: Desk, *, encounter: EncounterId, by: UserId, person: str = "") -> HandoverSheet:
    """The lines as the pen of `by` may say them, unfiled words included: it opens before anything is signed."""
    dossier = gather(desk, encounter=encounter, by=by, drafts="all", person=person, with_scene=True)
    lines = _lines(desk, dossier)
    receiver, phone = _receiver(dossier)
    words = sum(len(f"{line.label} {line.text} {' '.join(line.gaps)}".split()) for line in lines)
    return HandoverSheet(
        lines=tuple(HandoverLine(label=line.label, text=line.text, gaps=line.gaps) for line in lines),
        seconds_aloud=round(words / WORDS_PER_SECOND + _SECONDS_PER_LINE * len(lines)),
        gaps=sum(len(line.gaps) for line in lines),
        is_signed=dossier.is_signed,
        receiver=receiver,
        receiver_phone=phone,
    )


def make_handover_pdf(
    desk: Desk, *, encounter: EncounterId, by: UserId, for_paper: paper.Paper | None = None, person: str = ""
) -> bytes:
    """The one page. `for_paper`: the agency's paper unless said otherwise. Nothing is recorded: tell `record_handover` when it leaves.

    Raises InputProblem("character_not_printable").
    """
    dossier = gather(desk, encounter=encounter, by=by, drafts="all", person=person, with_scene=True)
    return _render(desk, dossier, _answered(dossier), for_paper)


def record_handover(desk: Desk, *, by: UserId, encounter: EncounterId, body: Handover, person: str = "") -> Changes:
    """What was told, to whom and what they answered: disclosure, joint stub and hand-over in one transaction, in this order."""
    dossier = gather(desk, encounter=encounter, by=by, drafts="all", person=person, with_scene=True)
    body.was_signed = dossier.is_signed
    pdf = _render(desk, dossier, body, None)
    return _record(desk, by=by, dossier=dossier, body=body, pdf=pdf)[0]


def send_to_outbox(desk: Desk, *, by: UserId, encounter: EncounterId, person: str = "") -> Path:
    """Leave the page in the outbox folder for the agency's e-fax or secure mail. On record before the file is there.

    Raises EnvironmentProblem("outbox_not_written"); the record then says that it did not leave.
    """
    dossier = gather(desk, encounter=encounter, by=by, drafts="all", person=person, with_scene=True)
    receiver, phone = _receiver(dossier)
    body = Handover(receiver=receiver, receiver_phone=phone, channel="outbox", was_signed=dossier.is_signed)
    pdf = _render(desk, dossier, body, None)
    _, disclosure = _record(desk, by=by, dossier=dossier, body=body, pdf=pdf)
    with delivering(desk, by=by, disclosure=disclosure, code="outbox_not_written"):
        return put_in_outbox(desk, pdf, file_name(handover_id(dossier), kind="handover"))


def handover_id(dossier: Dossier) -> str:
    """`H-26-00417-3` for encounter CR-26-00417-3."""
    number = dossier.call.number
    return f"H-{number.removeprefix('CR-')}" if number else f"H-{dossier.encounter[:12]}"


# --- recording -------------------------------------------------------------------------------------------------------


def _record(desk: Desk, *, by: UserId, dossier: Dossier, body: Handover, pdf: bytes) -> tuple[Changes, RecordId]:
    disclosure, about = new_record_id(), dossier.person_id
    lines = _lines(desk, dossier)
    # The strictest compartment of what was told keeps the record of telling it.
    side = Compartment.CLINICAL if dossier.pen.profession is Profession.CLINICIAN else Compartment.LAW
    comp = side if side in desk.visible(by) else Compartment.JOINT
    told = Disclosure(
        person_id=about,
        product="handover",
        packet_id=handover_id(dossier),
        recipient=body.received_by or body.receiver,
        recipient_address=body.receiver_phone,
        basis="treatment",
        purpose="Taking over care",
        revisions=list(dossier.revisions()),
        parts=[line.key for line in lines],
        sha256=hashlib.sha256(pdf).hexdigest(),
        channel=body.channel,
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=comp,
            encounter=dossier.encounter,
            person=about,
            body=to_dict(told),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            encounter=dossier.encounter,
            person=about,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="handover",
            compartment=_place(desk, dossier, body),
            encounter=dossier.encounter,
            person=about,
            body=to_dict(body),
            why="written",
        )
        for kept in _answered_referrals(desk, by=by, dossier=dossier, body=body):
            is_yes = body.answer == "accepted"
            answer = ReferralAnswer(
                referral_id=kept.id,
                person_id=about,
                via="handover",
                ticks=["arrived", "accepted"] if is_yes else ["arrived", "declined"],
                lines=[AnswerLine(of="answered_by", text=body.received_by)] if body.received_by else [],
                state=propose(["arrived", "accepted"] if is_yes else ["declined"]).state,
            )
            answer_into(desk, writing, kept=kept, answer=answer, reason=body.answer_why)
        writing.audit(
            "handed_over", record=disclosure, encounter=dossier.encounter, channel=body.channel, answer=body.answer
        )
    return writing.changes, disclosure


def _answered_referrals(desk: Desk, *, by: UserId, dossier: Dossier, body: Handover) -> list[Kept]:
    """Referrals to this very door that still wait: who signs for the person at the door gives the first answer to them."""
    if body.answer not in {"accepted", "not_accepted"}:
        return []
    return open_referrals_to(
        desk, by=by, encounter=dossier.encounter, person=dossier.person_id, receiver=body.receiver or body.received_by
    )


def _place(desk: Desk, dossier: Dossier, body: Handover) -> Compartment:
    """Joint, unless it names a service whose name alone discloses treatment: then it stays where the referral to it is."""
    named = {body.receiver.casefold(), body.received_by.casefold()} - {""}
    closed = [referral for one, referral in dossier.all(Referral) if one.compartment is Compartment.CLINICAL]
    is_closed = any(named & {one.service_name.casefold(), one.organization.casefold()} for one in closed)
    return (
        Compartment.CLINICAL
        if is_closed and Compartment.CLINICAL in desk.visible(dossier.pen.user)
        else Compartment.JOINT
    )


def _render(desk: Desk, dossier: Dossier, body: Handover | None, for_paper: paper.Paper | None) -> bytes:
    from fieldnotes.packet.sheet import render_handover

    return render_handover(
        _content(desk, dossier, body), paper=for_paper or dossier.agency.paper, is_signed=dossier.is_signed
    )


def _content(desk: Desk, dossier: Dossier, body: Handover | None) -> paper.HandoverContent:
    receiver, phone = _receiver(dossier)
    answered = body or Handover()
    answer = desk.vocabulary["handover_answer"].label(answered.answer)
    return paper.HandoverContent(
        packet_id=handover_id(dossier),
        generated_at=dossier.at.to_iso(),
        generated=say_entry(dossier.at),
        sender=dossier.sender,
        case_number=dossier.call.number,
        receiver=answered.receiver or receiver,
        receiver_phone=answered.receiver_phone or phone,
        lines=tuple(_lines(desk, dossier)),
        received_by=answered.received_by,
        received_at=say_time(answered.received_at),
        answer=f"{answer}, because {answered.answer_why}" if answered.answer_why else answer,
        strokes=tuple(tuple((x, y) for x, y in stroke) for stroke in answered.signature_strokes),
    )


def _answered(dossier: Dossier) -> Handover | None:
    """The newest hand-over that somebody answered, for the foot of the page."""
    return next((body for _, body in reversed(dossier.all(Handover)) if body.answer), None)


def _receiver(dossier: Dossier) -> tuple[str, str]:
    referral = dossier.last(Referral)
    if referral is not None and referral.service_name:
        return referral.service_name, referral.service_phone
    outcome = dossier.last(Outcome)
    return (outcome.destination, "") if outcome else ("", "")


# --- the lines -------------------------------------------------------------------------------------------------------


def _lines(desk: Desk, dossier: Dossier) -> list[paper.HandoverLine]:
    """Spoken order: who, why, legal, risk, weapons, health, force, what works, with them, call back."""
    makers = (_who, _why, _legal, _risk, _weapons, _health, _force, _what_works, _with_them, _call_back)
    return [line for make in makers if (line := make(desk, dossier)) is not None]


def _line(key: str, label: str, texts: list[str], gaps: list[str] | None = None) -> paper.HandoverLine:
    said = [f"{text.strip().rstrip('.')}." for text in texts if text.strip()]
    return paper.HandoverLine(key=key, label=label, text=" ".join(said), gaps=tuple(gaps or ()))


def _texts(lines: list[Line], dossier: Dossier) -> list[str]:
    today = dossier.today.isoformat()
    return [line.text for line in lines if not line.expires_on or line.expires_on >= today]


def _who(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    person = dossier.person
    if person is None:
        return _line("who", "Who", [], ["Name: not known"])
    is_named = bool(person.legal_name or person.preferred_name)
    name = person.legal_name or person.preferred_name or person.description
    if is_named and person.preferred_name and person.preferred_name not in person.legal_name:
        name = f"{name}, called {person.preferred_name}"
    age = person_age(person, dossier.today)
    pronouns = desk.vocabulary["pronoun"].label(person.pronouns) if person.pronouns else ""
    gaps = [] if is_named else ["Name: not known"]
    gaps += [] if age else ["Age: not known"]
    texts = [", ".join(filter(None, (name, age, pronouns)))]
    if person.language:
        texts.append(f"Language: {desk.vocabulary['language'].label(person.language)}")
    if person.interpreter:
        texts.append(f"Interpreter: {desk.vocabulary['interpreter'].label(person.interpreter)}")
    return _line("who", "Who", texts, gaps)


def _why(_desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    note = dossier.last(ClinicalNote)
    return _line("why", "Why here", [call_title(dossier.call), note.opening if note else ""])


def _legal(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    hold = dossier.last(Hold)
    if hold is None or not hold.legal_status:
        return _line("legal", "Legal status", [], ["Legal status: not known"])
    texts = [desk.vocabulary["legal_status"].label(hold.legal_status)]
    gaps: list[str] = []
    if hold.hold_type:
        texts.append(desk.vocabulary["hold_type"].label(hold.hold_type))
    if hold.legal_status in desk.vocabulary["legal_status"].with_tag("hold"):
        started, expires = say_time(hold.started), say_time(hold.expires)
        texts += [f"Began {started}"] if started else []
        texts += [f"Ends {expires}"] if expires else []
        gaps += [] if started else ["Began: not known"]
        clock = hold_clock(desk, hold)
        texts += [said for said in [_counted(desk, clock)] if said] if clock is not None else []
        gaps += [] if expires or (clock is not None and clock.ends.local) else ["Ends: not known"]
    texts.append(f"Custody: {hold.custody}" if hold.custody else "")
    return _line("legal", "Legal status", texts, gaps)


def _counted(desk: Desk, clock: HoldClock) -> str:
    """The usual hours from the start, and what was left when this was made; said as a count, never as what the law decides."""
    if clock.state not in {"running", "over"}:
        return ""
    about = "about " if clock.is_about else ""
    made = desk.clock.now().to_event_time().clock
    left = f"{about}{say_hours(abs(clock.left_s))}"
    rest = f"{left} left at {made}" if clock.state == "running" else f"ran out {left} before {made}"
    return rest if clock.is_stated else f"{clock.hours} h counted from the start: until {say_time(clock.ends)}; {rest}"


def say_hours(seconds: int) -> str:
    """`71 h 2 min`."""
    hours, minutes = divmod(max(0, seconds) // 60, 60)
    return f"{hours} h {minutes} min" if hours and minutes else f"{hours} h" if hours else f"{minutes} min"


def _risk(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    if dossier.pen.profession is not Profession.CLINICIAN:
        clinician = next((row for row in dossier.team if row.profession is Profession.CLINICIAN), None)
        ask = f"Ask {clinician.formal_name}, {dossier.phone_of(clinician.user)}".rstrip(", ") if clinician else ""
        return _line("risk", "Risk", [ask], ["Clinical risk: not known to the officer"])
    texts: list[str] = []
    note = dossier.last(ClinicalNote)
    if note is not None and note.risk_level:
        texts.append(f"{desk.vocabulary['risk_level'].label(note.risk_level)}, in the clinician's judgement")
    texts += [note.judgement] if note else []
    for _, screen in dossier.all(Screen):
        texts.append(say_screen(desk, screen))
    plan = dossier.last(SafetyPlan)
    texts += ["Safety plan made"] if plan is not None else []
    gaps = [] if any(text.strip() for text in texts) else ["Risk: not assessed"]
    before = attempts_of(desk, dossier.health() or Health(), aloud=True)
    texts += [f"Earlier attempts: {before}"] if before else []  # no assessment of tonight
    return _line("risk", "Risk", texts, gaps)


def say_screen(desk: Desk, screen: Screen) -> str:
    """What a screen says in one line: how far it came, the level of an official wording, else the answers themselves.

    Never "nothing urgent": a receiver would hear an all-clear from wording that was not validated, or from questions nobody asked.
    """
    reading = judge_screen(desk, body=screen)
    urgent = [item.short or item.text for item in reading.items if item.calls_for_action]
    said_yes = [
        item.short or item.text
        for item in reading.items
        if item.answer is not None and item.answer.code == "yes" and not item.calls_for_action
    ]
    parts = []
    # What is no plain yes or no (a step on a scale) is said as it was answered, unless a score says it.
    steps = [
        item.answer_text
        for item in reading.items
        if item.answer_text and {code for code, _ in item.choices} - {"yes", "no"} and not item.follows
    ]
    if not reading.is_complete:
        parts.append(f"only {reading.answered} of {reading.asked} answered")
    if reading.unknown:
        parts.append(f"{len(reading.unknown)} declined or not assessed")
    if reading.level_text:
        parts.append(reading.level_text)
    if score := say_score(reading):
        parts.append(score)
    elif steps and not urgent:
        parts.append(", ".join(steps))
    parts += [why for _, why in reading.then_ask]
    if urgent:
        parts.append(f"URGENT: {'; '.join(urgent)}")
    if said_yes:
        parts.append(f"yes to: {'; '.join(said_yes)}")
    elif not (urgent or reading.level_text or score or steps):
        parts.append("no to every question asked" if reading.answered > len(reading.unknown) else "no answers")
    return f"{reading.title}: {'. '.join(parts)}"


def _weapons(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    texts = [text for _, summary in dossier.all(SafetySummary) for text in _texts(summary.weapons, dossier)]
    for _, force in dossier.all(Force):
        found = [desk.vocabulary["weapon"].label(code) for code in force.weapons]
        texts += [", ".join(filter(None, (", ".join(found), force.weapon_disposition)))] if found else []
    return _line("weapons", "Weapons", texts, [] if texts else ["Weapons: unknown"])


_HEALTH = (
    ("injuries", "Injuries"),
    ("conditions", "Conditions"),
    ("medicines", "Medicines"),
    ("last_taken", "Last taken"),
    ("allergies", "Allergies"),
    ("alcohol_drugs_tonight", "Alcohol or drugs tonight"),
)


def _health(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    texts = [text for _, summary in dossier.all(SafetySummary) for text in _texts(summary.medical, dossier)]
    health = dossier.health()
    if health is None:
        return _line("health", "Health", texts, ["Medicines: unknown", "Allergies: unknown", "Injuries: unknown"])
    texts = [*(desk.vocabulary["medical_red_flag"].label(code) for code in health.red_flags), *texts]
    gaps = []
    for name, label in _HEALTH:
        said, gap = say_quantity(label, answer_of(desk, health, name))
        texts += [said] if said else []
        gaps += [gap] if gap else []
    return _line("health", "Health", texts, gaps)


def _force(desk: Desk, dossier: Dossier) -> paper.HandoverLine | None:
    """Only when something was used: restraint and force matter to those who examine."""
    used = []
    for _, force in dossier.all(Force):
        used += [desk.vocabulary["force"].label(code) for code in force.force if code != "none"]
        used += [desk.vocabulary["restraint"].label(code) for code in force.restraint if code != "none"]
        used += [f"Medical aid: {force.medical_aid}"] if force.medical_aid else []
    return _line("force", "Force used", used) if used else None


def _what_works(desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    texts: list[str] = []
    for _, summary in dossier.all(SafetySummary):
        texts += [*_texts(summary.what_works, dossier), *_texts(summary.communication, dossier)]
        texts += [desk.vocabulary["calming"].label(code) for code in summary.calming]
        texts += [f"Avoid: {text}" for text in _texts(summary.triggers, dossier)]
    person = dossier.person or Person()
    texts += [text for text in _texts(person.what_helps, dossier) if text not in texts]
    return _line("what_works", "What works", texts, [] if texts else ["What works: not known"])


def _with_them(_desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    texts: list[str] = []
    for _, summary in dossier.all(SafetySummary):
        texts += [
            f"Belongings: {summary.belongings}" if summary.belongings else "",
            f"Dependents: {summary.dependents}" if summary.dependents else "",
        ]
    outcome = dossier.last(Outcome)
    texts += [f"Stays: {outcome.who_stays}"] if outcome and outcome.who_stays else []
    texts += (
        [f"Contact: {dossier.person.emergency_contact}"] if dossier.person and dossier.person.emergency_contact else []
    )
    texts = [text for text in texts if text]
    return _line("with_them", "With them", texts, [] if texts else ["Belongings, children, pets: not known"])


def _call_back(_desk: Desk, dossier: Dossier) -> paper.HandoverLine:
    people = sorted(dossier.team, key=lambda row: row.profession is not Profession.CLINICIAN)
    lines = [" ".join(filter(None, (row.formal_name, dossier.phone_of(row.user)))) for row in people]
    missing = [f"Number of {row.short_name}: not known" for row in people if not dossier.phone_of(row.user)]
    return _line("call_back", "Call back", [" · ".join(lines)] if lines else [dossier.agency.phone], missing)
