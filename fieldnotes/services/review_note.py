"""Changes that a supervisor asks an author for, and the answers. They stay on the author's own side and are no part of the story."""

from __future__ import annotations

from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import ReviewNote
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.domain.signing import SIDE
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import call_of, call_title, root_of
from fieldnotes.services.row import Changes, NoteRow
from fieldnotes.store.read import Record as Kept


def ask_change(desk: Desk, *, by: UserId, encounter: EncounterId, to: UserId, text: str) -> Changes:
    """Ask an author for a change, on the author's own side. InputProblem("text_needed"), RuleProblem."""
    if not text.strip():
        raise InputProblem("text_needed", field="text")
    require_supervisor(desk, by=by)
    role = desk.user_row(by).profession
    signed = {one.author for one in desk.joint_of(encounter=encounter, kind="signature")}
    if to == by or to not in signed or desk.user_row(to).profession is not role:
        raise RuleProblem("nothing_to_review", encounter=encounter)
    return _send(desk, by=by, encounter=encounter, note=ReviewNote(to=to, text=text.strip()))


def answer_note(desk: Desk, *, by: UserId, note: RecordId, text: str) -> Changes:
    """The author's answer; then the encounter waits for the supervisor's eyes again. InputProblem, RuleProblem("record_not_here")."""
    found = desk.kept(by, note)
    if found is None or found.kind != "review_note" or found.body.get("to") != by:
        raise RuleProblem("record_not_here", record=note)
    if not text.strip():
        raise InputProblem("text_needed", field="text")
    answer = ReviewNote(to=found.author, text=text.strip(), answers=note)
    return _send(desk, by=by, encounter=EncounterId(RecordId(found.encounter)), note=answer)


def list_notes(desk: Desk, *, by: UserId, limit: int = 50) -> list[NoteRow]:
    """Changes that were asked of somebody and wait for the answer, oldest first."""
    rows = []
    for note, encounter in open_notes(desk, to=by, by=by, limit=limit):
        found = desk.kept(by, note)
        if found is not None:
            title = call_title(call_of(desk, root_of(desk, encounter)))
            rows.append(note_row(desk, found, is_open=True, title=title))
    return rows


def open_notes(desk: Desk, *, by: UserId, to: str = "", author: str = "", limit: int = 200) -> list[tuple[str, str]]:
    """(note, encounter) that wait for an answer, on the asker's own side."""
    side = SIDE.get(desk.user_row(by).profession)
    if side is None or side not in desk.session(by).compartments:
        return []
    return desk.views[side].open_notes(to=to, author=author, limit=limit)


def require_supervisor(desk: Desk, *, by: UserId) -> None:
    """RuleProblem("only_supervisors_review") for everybody else, also for an admin."""
    desk.require_reader(by)
    if not desk.is_supervisor(by):
        raise RuleProblem("only_supervisors_review")


def _send(desk: Desk, *, by: UserId, encounter: EncounterId, note: ReviewNote) -> Changes:
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="review_note",
            compartment=SIDE[desk.user_row(by).profession],
            encounter=encounter,
            body=to_dict(note),
            why="written",
        )
        writing.audit(
            "change_answered" if note.answers else "change_asked", record=record, encounter=encounter, to=note.to
        )
    return writing.changes


def note_row(desk: Desk, found: Kept, *, is_open: bool, title: str = "") -> NoteRow:
    """A note as people read it."""
    body = known_body("review_note", found.body)
    assert isinstance(body, ReviewNote)
    return NoteRow(
        id=RecordId(found.id),
        encounter=EncounterId(RecordId(found.encounter)),
        by=UserId(found.author),
        by_name=desk.user_row(UserId(found.author)).formal_name,
        to=UserId(body.to),
        to_name=desk.user_row(UserId(body.to)).formal_name,
        at=found.created,
        text=body.text,
        answers=body.answers,
        is_open=is_open,
        title=title,
    )
