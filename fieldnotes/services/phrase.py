"""Phrases of the agency: the shipped sets, and the agency's own, which take their place or stand beside them."""

from __future__ import annotations

from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.phrase import Phrase, PhraseSet, load_phrases, read_phrases
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, PhraseSetText
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Saved
from fieldnotes.system.path import resource


def check_phrases(data: bytes) -> tuple[PhraseSet | None, list[InputProblem]]:
    """What a file holds and everything that is wrong with it (domain.phrase)."""
    return read_phrases(data, _sections())


def list_phrases(desk: Desk) -> list[Phrase]:
    """Every phrase that may be offered on this laptop."""
    found = load_phrases(resource("phrases"), _sections())
    for kept in desk.agency_of(kind="phrase_set"):
        read, findings = check_phrases(str(kept.body.get("content", "")).encode())
        if read is not None and not findings:  # else written by a newer version; the shipped one serves
            found[read.phrases] = read
    return [phrase for one in found.values() for phrase in one.entries]


def import_phrases(desk: Desk, *, by: UserId, data: bytes) -> Saved:
    """Keeps the agency's own set. The first finding of `check_phrases`; RuleProblem("only_admins_import_phrases") for anybody else."""
    read, findings = check_phrases(data)
    if read is None or findings:
        raise findings[0]
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_import_phrases")
    before = next((kept for kept in desk.agency_of(kind="phrase_set") if kept.body.get("code") == read.phrases), None)
    record = RecordId(before.id) if before else new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="phrase_set",
            compartment=Compartment.AGENCY,
            body=to_dict(PhraseSetText(code=read.phrases, content=data.decode("utf-8"))),
            parents=before.heads if before else (),
            why="written",
        )
        writing.audit("policy_changed", record=record)
    return Saved(record=record, at=writing.at, changes=writing.changes)


def _sections() -> tuple[str, ...]:
    return tuple(term.code for term in Vocabulary(resource("vocabulary"))["section"].terms)
