"""The team on this laptop: who is of the agency, who has a seat here, and letting somebody new sit down, with or without a station.

A new person needs two others: the agency's admin file with its passphrase certifies them, and somebody who is signed in hands on what
every seat needs. Law and clinical are opened to them by a colleague who reads them (`signin.approve_grants`), never by the admin.
"""

from __future__ import annotations

from pathlib import Path

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Row
from fieldnotes.trust.certificate import Certificate, GrantBody, parse
from fieldnotes.trust.roll import User
from fieldnotes.vault.safe import open_safe
from fieldnotes.vault.seat import StaffMember


class TeamRow(Row, frozen=True, kw_only=True):
    """Somebody of the team. `has_seat`: on this laptop; `is_enrolled`: they have taken it; `is_out`: the agency ended them."""

    user: UserId
    name: str
    profession: str
    credential: str
    roles: tuple[str, ...]
    has_seat: bool
    is_enrolled: bool
    is_out: bool


def list_team(desk: Desk, *, by: UserId) -> list[TeamRow]:
    """Everybody the agency certified, as this laptop knows it, by name."""
    desk.session(by)
    seats = {slot.user_id: slot for slot in desk.vault.users()}
    return [
        TeamRow(
            user=UserId(user.id),
            name=user.name,
            profession=user.profession,
            credential=user.credential,
            roles=user.roles,
            has_seat=user.id in seats,
            is_enrolled=user.id in seats and seats[UserId(user.id)].is_enrolled,
            is_out=user.is_revoked,
        )
        for user in sorted(desk.roll.users.values(), key=lambda one: (one.name, one.id))
    ]


def add_person(desk: Desk, *, by: UserId, member: StaffMember, admin_file: Path, passphrase: str) -> tuple[UserId, str]:
    """Somebody new to the agency, with a seat here: their id, and the one-time code that they take the seat with.

    Raises as `vault.add_staff`: RuleProblem("another_agency"), WrongSecret, InputProblem for the file.
    """
    user, code, certificates = desk.vault.add_staff(
        member, by=desk.session(by), admin_file=admin_file, safe_passphrase=passphrase, now=desk.clock.now()
    )
    _keep(desk, by, user, certificates)
    return user, code


def seat_person(desk: Desk, *, by: UserId, user: UserId, admin_file: Path, passphrase: str) -> str:
    """A seat on this laptop for somebody of the team who has none here: the one-time code. RuleProblem("seated_already", "left_agency")."""
    known: User | None = desk.roll.users.get(user)
    if known is None:
        raise RuleProblem("unknown_user")
    if known.is_revoked:
        raise RuleProblem("left_agency", name=known.name)
    code, certificates = desk.vault.add_seat(
        known, by=desk.session(by), admin_file=admin_file, safe_passphrase=passphrase, now=desk.clock.now()
    )
    _keep(desk, by, user, certificates)
    return code


def recover_keys(desk: Desk, *, by: UserId, recovery_file: Path, passphrase: str) -> frozenset[Compartment]:
    """When everybody who could let this person in is gone: the agency's sealed recovery file opens the records of its side to them, of
    compartments they belong to. The clinic's file never opens police records, nor the other way round. Which were opened.

    Raises as `open_safe`; InputProblem("not_a_recovery_file"), RuleProblem("another_agency", "nothing_to_recover").
    """
    session = desk.session(by)
    content = open_safe(recovery_file, passphrase)
    side = content.kind.removesuffix("-recovery")
    if side == content.kind:
        raise InputProblem("not_a_recovery_file", file=recovery_file.name)
    if content.org != desk.roll.org:
        raise RuleProblem("another_agency", file=recovery_file.name)
    made = session.recover(desk.roll, who=side, recovery_private=content.secret)
    if not made:
        raise RuleProblem("nothing_to_recover")
    bodies = [body for one in made if isinstance(body := parse(one), GrantBody)]
    opened = frozenset(Compartment(body.comp) for body in bodies)
    with desk.writing(by) as writing:
        for certificate in made:
            desk.log.add_certificate(certificate)
        writing.audit("keys_recovered", side=side, keys=len(made), compartments=" ".join(sorted(opened)))
    desk.take_certificates()
    return opened


def _keep(desk: Desk, by: UserId, user: UserId, certificates: list[Certificate]) -> None:
    with desk.writing(by) as writing:
        for certificate in certificates:
            desk.log.add_certificate(certificate)
        writing.audit("user_enrolled", user=user)
    desk.take_certificates()
