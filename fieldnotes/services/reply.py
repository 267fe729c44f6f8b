"""Answers of receivers: a form that comes back is read by a child, held against what left, shown, and taken over by a person's yes.

The first answer of all is the signed foot of a hand-over; it moves the referral to the same door in the same act (`answer_into`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldnotes.domain.display import person_name
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.name import plain
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, RuleProblem
from fieldnotes.domain.record import (
    AnswerLine,
    Compartment,
    Disclosure,
    FollowUp,
    Profession,
    Referral,
    ReferralAnswer,
)
from fieldnotes.domain.record_codec import known_body, to_dict, write_onto
from fieldnotes.domain.referral_answer import propose
from fieldnotes.packet.intake import read_file, take_reply
from fieldnotes.packet.reply import ASKS, Reply, page_print
from fieldnotes.packet.seal import VERSION, verify_pdf
from fieldnotes.services.archive import read_archive
from fieldnotes.services.case import find_numbered
from fieldnotes.services.desk import Desk, Writing
from fieldnotes.services.people import person_body
from fieldnotes.services.row import AnswerRow, Changes, ReplySheet
from fieldnotes.services.writing import require_may_write
from fieldnotes.store.read import Record as Kept

_CLOSED = frozenset({"draft", "completed", "rejected", "cancelled", "failed", "entered_in_error"})


class Opened(NamedTuple):
    """A form as a child read it, and the hash of its file."""

    reply: Reply
    sha256: str


def open_reply(path: Path, *, passphrase: str = "") -> Opened:
    """Read a file that came back; touches no desk. InputProblem and EnvironmentProblem as `packet.intake` and `packet.reply` raise them,
    InputProblem("reply_blank") for a form on which nothing is answered.
    """
    data = read_file(path)
    reply = take_reply(data, passphrase=passphrase)
    if reply.is_blank:
        raise InputProblem("reply_blank", number=reply.packet_id)
    return Opened(reply, hashlib.sha256(data).hexdigest())


def match_reply(desk: Desk, *, by: UserId, opened: Opened) -> ReplySheet:
    """Which referral it answers, what it says, and what it would mean.

    RuleProblem("reply_of_another") when no referral that this pen may read has that number, RuleProblem("reply_altered") when the
    form was not made for the packet that left under it.
    """
    desk.require_reader(by)
    reply = opened.reply
    kept, body = _find(desk, by, reply.packet_id)
    proposal = propose(reply.ticks)
    warnings = [
        *_compare(desk, by, reply),
        *(["was_cut"] if reply.was_cut else []),
        *(["contradicts"] if proposal.contradicts else []),
    ]
    if any(answer.sha256 == opened.sha256 for _, answer in _answers(desk, by, kept.id, kept.encounter)):
        warnings.append("taken_before")
    reasons = _reasons(reply)
    labels = desk.vocabulary["decline_reason"]
    reason = {
        "rejected": "; ".join(labels.label(code) for code in reasons) or reply.texts.get("about_declined", ""),
        "on_hold": desk.vocabulary["referral_answer"].label("not_arrived"),
    }.get(proposal.state, "")
    return ReplySheet(
        referral=RecordId(kept.id),
        encounter=EncounterId(RecordId(kept.encounter)),
        number=body.number,
        service=body.service_name or body.organization,
        who=person_name(person_body(desk, body.person_id)[0]) if body.person_id else "",
        compartment=kept.compartment,
        state_now=body.state,
        answers=tuple(code for code in reply.ticks if code in desk.vocabulary["referral_answer"]),
        reasons=reasons,
        words=tuple(reply.texts.items()),
        state=proposal.state,
        reason=reason,
        wants_call=proposal.wants_call,
        warnings=tuple(warnings),
    )


def take_over(desk: Desk, *, by: UserId, opened: Opened, state: str, reason: str = "") -> Changes:
    """The person's yes: the answer is kept word for word, the referral moves to `state` (empty: it stays), and where a call was asked for
    a follow-up is due now. One transaction.

    Raises as `match_reply`; InputProblem as `work_list.set_referral_state`; RuleProblem("reply_taken_before").
    """
    sheet = match_reply(desk, by=by, opened=opened)
    if "taken_before" in sheet.warnings:
        raise RuleProblem("reply_taken_before")
    kept = desk.kept(by, sheet.referral)
    assert kept is not None
    require_may_write(
        desk, by=by, encounter=kept.encounter, kind="referral", compartment=kept.compartment, record=kept.id, found=kept
    )
    if state:
        check_state(desk, state=state, reason=reason)
    body = known_body("referral", kept.body)
    assert isinstance(body, Referral)
    answer = ReferralAnswer(
        referral_id=kept.id,
        person_id=body.person_id,
        via="form",
        packet_id=opened.reply.packet_id,
        sha256=opened.sha256,
        ticks=list(sheet.answers),
        reasons=list(sheet.reasons),
        lines=[AnswerLine(of=name, text=text) for name, text in sheet.words],
        state=state,
    )
    with desk.writing(by) as writing:
        answer_into(desk, writing, kept=kept, answer=answer, reason=reason)
        if sheet.wants_call:
            _ask_for_call(desk, writing, kept=kept, body=body, words=opened.reply.texts.get("about_please_call", ""))
    return writing.changes


def answer_into(desk: Desk, writing: Writing, *, kept: Kept, answer: ReferralAnswer, reason: str = "") -> None:
    """Inside a transaction: the answer's own record, and the referral's state when it says one."""
    record = new_record_id()
    writing.revise(
        record=record,
        kind="referral_answer",
        compartment=_place(desk, writing.by, kept),
        encounter=kept.encounter,
        person=answer.person_id,
        body=to_dict(answer),
        why="service",
    )
    writing.audit("record_created", record=record, encounter=kept.encounter)
    body = known_body("referral", kept.body)
    assert isinstance(body, Referral)
    if not answer.state or (answer.state, reason.strip()) == (body.state, body.state_reason):
        return
    writing.revise(
        record=kept.id,
        kind="referral",
        compartment=kept.compartment,
        encounter=kept.encounter,
        person=body.person_id,
        body=write_onto(kept.body, msgspec.structs.replace(body, state=answer.state, state_reason=reason.strip())),
        parents=kept.heads,
        why="written",
    )
    writing.audit("record_revised", record=kept.id, encounter=kept.encounter)


def open_referrals_to(desk: Desk, *, by: UserId, encounter: str, person: str, receiver: str) -> list[Kept]:
    """Referrals of a person in an encounter that went to this door and still wait for an answer."""
    wanted = plain(receiver)
    found = []
    for kept in desk.kept_of(by, encounter=encounter, kind="referral"):
        body = known_body("referral", kept.body)
        if not isinstance(body, Referral) or body.state in _CLOSED:
            continue
        is_theirs = not person or desk.joint.leader(body.person_id or person) == desk.joint.leader(person)
        if is_theirs and wanted and wanted in {plain(body.service_name), plain(body.organization)}:
            found.append(kept)
    return found


def list_answers(desk: Desk, *, by: UserId, referral: str, encounter: str) -> tuple[AnswerRow, ...]:
    """What receivers answered to a referral, newest first, as far as this pen may read it."""
    rows = []
    for kept, answer in _answers(desk, by, referral, encounter):
        words = {line.of: line.text for line in answer.lines}
        rows.append(
            AnswerRow(
                at=kept.created,
                by_name=desk.user_row(UserId(kept.author)).short_name,
                via="handover" if answer.via == "handover" else "form",
                answers=tuple(answer.ticks),
                reasons=tuple(answer.reasons),
                words=(
                    *(words.pop(ask.field) for ask in ASKS if ask.field in words),
                    *words.values(),
                ),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.at.utc_ms, reverse=True))


def check_state(desk: Desk, *, state: str, reason: str) -> None:
    """InputProblem("choose_state" | "say_why") unless a person may say that a referral stands so."""
    states = desk.vocabulary["referral_state"]
    if state not in states or state == "draft":
        raise InputProblem("choose_state", field="state")
    if "needs_reason" in states[state].tags and not reason.strip():
        raise InputProblem("say_why", field="reason")


def _place(desk: Desk, by: UserId, kept: Kept) -> Compartment:
    """Where an answer lies: what a receiver writes may be clinical, so a clinician who takes it over keeps it there."""
    return Compartment.CLINICAL if desk.user_row(by).profession is Profession.CLINICIAN else kept.compartment


# --- finding ---------------------------------------------------------------------------------------------------------


def _find(desk: Desk, by: UserId, packet_id: str) -> tuple[Kept, Referral]:
    found = find_numbered(desk, by, packet_id) or find_numbered(desk, by, VERSION.sub("", packet_id))
    if found is None or found[1].state == "draft":
        raise RuleProblem("reply_of_another", number=packet_id)
    return found


def _compare(desk: Desk, by: UserId, reply: Reply) -> list[str]:
    """Warnings from holding the form against the archive of what left. RuleProblem("reply_altered")."""
    left = [
        (kept, body)
        for kept in desk.kept_with(by, reply.packet_id, kind="disclosure")
        for body in [known_body("disclosure", kept.body)]
        if isinstance(body, Disclosure)
        and body.product == "packet"
        and body.packet_id == reply.packet_id
        and body.archive_blob
    ]
    if not left:
        return ["not_compared"]
    try:
        archives = [read_archive(desk, by=by, compartment=kept.compartment, disclosure=body) for kept, body in left]
    except EnvironmentProblem:
        return ["not_compared"]
    same = [pdf for pdf in archives if verify_pdf(pdf).content_sha256 == reply.content_sha256]
    if not same:
        raise RuleProblem("reply_altered", number=reply.packet_id)
    return [] if any(page_print(pdf) == reply.page_print for pdf in same) else ["page_rewritten"]


def _answers(desk: Desk, by: UserId, referral: str, encounter: str) -> list[tuple[Kept, ReferralAnswer]]:
    """They lie in the referral's own encounter (`answer_into`)."""
    found = desk.kept_of(by, kind="referral_answer", encounter=encounter)
    bodies = [(kept, known_body("referral_answer", kept.body)) for kept in found]
    return [(kept, body) for kept, body in bodies if isinstance(body, ReferralAnswer) and body.referral_id == referral]


def _reasons(reply: Reply) -> tuple[str, ...]:
    ours = {ask.tick for ask in ASKS if ask.is_reason}
    return tuple(code for code in reply.ticks if code in ours)


def _ask_for_call(desk: Desk, writing: Writing, *, kept: Kept, body: Referral, words: str) -> None:
    """They want to be called: due at once, where the referral is. Their words come along only where the answer itself lies there too."""
    words = words if _place(desk, writing.by, kept) is kept.compartment else ""
    follow = FollowUp(
        person_id=body.person_id,
        what=f"Call {body.service_name or body.organization} back",
        note=". ".join(filter(None, (words, body.service_phone))),
        due=desk.clock.now().to_event_time(),
    )
    record = new_record_id()
    writing.revise(
        record=record,
        kind="follow_up",
        compartment=kept.compartment,
        encounter=kept.encounter,
        person=body.person_id,
        body=to_dict(follow),
        why="service",
    )
    writing.audit("record_created", record=record, encounter=kept.encounter)
