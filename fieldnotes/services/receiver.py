"""Kinds of receiver: the shipped profiles, and the agency's own, which take their place or stand beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Referral
from fieldnotes.domain.record import ReceiverProfile as Kept
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.packet.intake import read_file
from fieldnotes.packet.receiver import (
    GENERAL,
    Receiver,
    Template,
    choose,
    fitting,
    load_receivers,
    read_receiver,
    read_template,
)
from fieldnotes.packet.rule import Audience
from fieldnotes.services.desk import Desk
from fieldnotes.services.directory import read_service
from fieldnotes.services.row import Saved
from fieldnotes.system.path import resource


class Profile(NamedTuple):
    """A kind of receiver with its letter."""

    receiver: Receiver
    template: Template


class PreparedReceiver(NamedTuple):
    """A profile that was read; with findings it cannot be kept."""

    receiver: Receiver | None
    findings: list[InputProblem]
    content: str
    letter: str


def list_receivers(desk: Desk) -> dict[str, Profile]:
    """Every profile that may be used on this laptop, by code."""
    known = _needs()
    found = dict(_shipped())
    usual = found[GENERAL].template
    for kept in desk.agency_of(kind=Kept.KIND):
        body = known_body(Kept.KIND, kept.body)
        assert isinstance(body, Kept)
        read, findings = read_receiver(body.content.encode(), letter=body.letter or None, needs=known)
        if read is not None and not findings:  # else written by a newer version; the shipped one serves
            found[read.receiver] = Profile(read, read_template(body.letter) if body.letter else usual)
    return found


def profile_of(desk: Desk, body: Referral, audience: Audience) -> Profile:
    """The one somebody chose, while it fits who reads; else the first choice for the service."""
    known = list_receivers(desk)
    if body.receiver in known and audience in known[body.receiver].receiver.audiences:
        return known[body.receiver]
    needs: tuple[str, ...] = ()
    if body.service_key:
        try:
            needs = read_service(desk, key=body.service_key).row.needs
        except InputProblem:
            needs = ()  # no longer in the directory: its name still says something
    name = f"{body.service_name} {body.organization}"
    return known[choose([one.receiver for one in known.values()], audience, needs=needs, name=name)]


def offered(desk: Desk, audience: Audience) -> list[Receiver]:
    """Profiles that fit this reader, the one for everybody last."""
    return fitting([one.receiver for one in list_receivers(desk).values()], audience)


# --- the agency's own ------------------------------------------------------------------------------------------------


def prepare_receiver(path: Path) -> PreparedReceiver:
    """Read a profile and the letter it names beside it; touches no desk. InputProblem, EnvironmentProblem (file_…)."""
    data = read_file(path)
    read, findings = read_receiver(data, letter="", needs=_needs())
    letter: str | None = None
    if read is not None and read.letter:
        beside = path.parent / Path(read.letter).name
        try:
            # A link could lead to any file of the administrator's, whose words would then go into every letter.
            is_there = beside.is_file() and not beside.is_symlink()
            letter = read_file(beside).decode("utf-8-sig") if is_there else None
        except UnicodeDecodeError:
            letter = ""
    if read is not None:
        read, findings = read_receiver(data, letter=letter, needs=_needs())
    return PreparedReceiver(read, findings, data.decode("utf-8", "replace"), letter or "")


def import_receiver(desk: Desk, *, by: UserId, prepared: PreparedReceiver) -> Saved:
    """Keeps the agency's own. The first finding; RuleProblem("only_admins_import_receivers") for anybody else."""
    if prepared.receiver is None or prepared.findings:
        raise prepared.findings[0]
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_import_receivers")
    code = prepared.receiver.receiver
    before = next((kept for kept in desk.agency_of(kind=Kept.KIND) if kept.body.get("code") == code), None)
    record = RecordId(before.id) if before else new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind=Kept.KIND,
            compartment=Compartment.AGENCY,
            body=to_dict(Kept(code=code, content=prepared.content, letter=prepared.letter)),
            parents=before.heads if before else (),
            why="written",
        )
        writing.audit("policy_changed", record=record)
    return Saved(record=record, at=writing.at, changes=writing.changes)


@cache
def _shipped() -> dict[str, Profile]:
    return {
        code: Profile(*shipped) for code, shipped in load_receivers(resource("letters", "receivers"), _needs()).items()
    }


@cache
def _needs() -> frozenset[str]:
    return frozenset(Vocabulary(resource("vocabulary"))["need"])
