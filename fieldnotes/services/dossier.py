"""What the record says about one encounter, gathered for paper: bodies, people, authors, revision ids. For one pen, as it may read."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeVar

import msgspec

from fieldnotes.domain.identity import united
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import NewerVersion
from fieldnotes.domain.record import (
    KINDS,
    Addendum,
    AgencyProfile,
    Body,
    Compartment,
    Encounter,
    Health,
    Involvement,
    Person,
    Quantity,
    Status,
)
from fieldnotes.domain.record_codec import to_body
from fieldnotes.domain.signing import Standing
from fieldnotes.packet.content import Author, Party
from fieldnotes.services.agency import read_agency
from fieldnotes.services.desk import Desk
from fieldnotes.services.health_words import joined_health
from fieldnotes.services.people import subjects_of
from fieldnotes.services.reading import late_since, retracted_of, root_of, shown_body, shown_records, standing_of
from fieldnotes.services.row import UserRow

Whose = Literal["all", "own", "none"]
B = TypeVar("B", bound=Body)

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Sourced(msgspec.Struct, frozen=True, kw_only=True):
    """One record with the revisions its words come from."""

    record: str
    kind: str
    compartment: Compartment
    author: UserId
    body: Body
    heads: tuple[str, ...]
    created: EntryTime | None
    is_signed: bool
    person: str = ""  # whom it is about, as it says itself


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Everything paper needs of an encounter."""

    encounter: str
    call: Encounter
    standing: Standing
    records: tuple[Sourced, ...]
    person_id: str
    person: Person | None
    others: tuple[Person, ...]
    agency: AgencyProfile
    team: tuple[UserRow, ...]
    signed_at: dict[str, EntryTime]
    at: EntryTime
    pen: UserRow
    subjects: tuple[str, ...] = ()  # everybody the call was for
    members: tuple[str, ...] = ()  # all records of the person
    unsaid: int = 0  # records left out because they do not say which of several people they are about

    def all(self, kind: type[B]) -> list[tuple[Sourced, B]]:
        """Records of a kind with their bodies, in the order they came."""
        return [(one, one.body) for one in self.records if isinstance(one.body, kind)]

    def last(self, kind: type[B]) -> B | None:
        """The newest body of a kind."""
        found = self.all(kind)
        return found[-1][1] if found else None

    def health(self) -> Health | None:
        """Everything that is known of the person's health, whether in one record or in several."""
        found = [body for _, body in self.all(Health)]
        return joined_health(found) if found else None

    def revisions(self, *kinds: type[Body]) -> tuple[str, ...]:
        """Revision ids of these kinds; of everything without kinds."""
        chosen = [one for one in self.records if not kinds or isinstance(one.body, kinds)]
        return tuple(sorted({head for one in chosen for head in one.heads}))

    @property
    def today(self) -> date:
        """The local day."""
        return date.fromisoformat(self.at.to_event_time().day)

    @property
    def is_signed(self) -> bool:
        """Whether nobody who took part has anything left to sign."""
        return self.standing.sign_state in {"signed", "signed_by_both"}

    @property
    def sender(self) -> Party:
        """The letterhead."""
        agency = self.agency
        name = agency.team_name or agency.name or "Co-response team"
        return Party(
            name=name,
            unit=agency.name if agency.name != name else "",
            address=agency.address,
            phone=agency.phone,
            fax=agency.fax,
        )

    def phone_of(self, user: str) -> str:
        """The call-back number of a member of the team."""
        return self.agency.staff_lines.get(user, "")

    def author(self, row: UserRow) -> Author:
        """A member of the team as printed."""
        at = self.signed_at.get(row.user)
        return Author(
            name=row.formal_name,
            phone=self.phone_of(row.user) or self.agency.phone,
            signed=f"Signed {say_entry(at)}" if at and self.standing.is_done(row.user) else "",
        )


def gather(
    desk: Desk, *, encounter: str, by: UserId, drafts: Whose, person: str = "", with_scene: bool = False
) -> Dossier:
    """Read an encounter for the pen of `by`, for the paper of one person: the first we came for unless `person` names
    another. `drafts`: whose unfiled words lie over what was filed. `with_scene` as in `about.only_about`.

    RuleProblem when the encounter is not here or sealed from `by`; VaultLocked when `by` is not signed in.
    """
    desk.require_reader(by)
    root = root_of(desk, encounter)
    standing = standing_of(desk, root)
    shown = shown_records(desk, encounter=encounter, by=by)
    retracted = retracted_of(desk, shown, standing)
    records = []
    for one in shown:
        if one.id in retracted or one.kind not in KINDS or (one.found is not None and one.found.is_removed):
            continue
        is_signed = one.id in standing.covered
        wanted = [d for d in one.drafts if drafts == "all" or (drafts == "own" and d.by == by)]
        if one.found is None and not wanted:
            continue
        try:
            body = to_body(one.kind, shown_body(one.found, () if is_signed else wanted))
        except NewerVersion:
            continue  # what this version cannot read it must not retell
        records.append(
            Sourced(
                record=one.id,
                kind=one.kind,
                compartment=one.compartment,
                author=one.author,
                body=body,
                heads=one.found.heads if one.found else (),
                created=one.found.created if one.found else None,
                is_signed=is_signed,
                person=str(getattr(body, "person_id", "")) or (one.found.person if one.found else ""),
            )
        )
    return _dossier(desk, encounter, by, standing, records, wanted=person, with_scene=with_scene)


def _dossier(
    desk: Desk,
    encounter: str,
    by: UserId,
    standing: Standing,
    records: list[Sourced],
    *,
    wanted: str,
    with_scene: bool,
) -> Dossier:
    from fieldnotes.services.about import only_about

    call = next((one.body for one in records if isinstance(one.body, Encounter)), Encounter())
    # The bodies as gathered: a partner's unfiled words stay out here too.
    people = {
        lead: united([(one, bodies[one]) for one in desk.joint.same_person(lead) if one in bodies])[0]
        for bodies in [{one.record: one.body for one in records if isinstance(one.body, Person)}]
        for lead in dict.fromkeys(map(desk.joint.leader, bodies))
    }
    roles = [one.body for one in records if isinstance(one.body, Involvement)]
    roles.sort(key=lambda role: role.role != "subject")
    subjects = subjects_of(desk, encounter)
    subject = desk.joint.leader(wanted) if wanted else next(iter(subjects), "")
    if not subject and roles:
        subject = desk.joint.leader(roles[0].person_id)
    records, unsaid = only_about(desk, records, person=subject, subjects=subjects, with_scene=with_scene)
    signatures = desk.joint_of(encounter=encounter, kind="signature")
    return Dossier(
        encounter=encounter,
        call=call,
        standing=standing,
        records=tuple(records),
        person_id=subject,
        person=people.get(subject),
        members=desk.joint.same_person(subject) if subject else (),
        others=tuple(person for lead, person in people.items() if lead != subject),
        agency=read_agency(desk),
        team=tuple(desk.user_row(UserId(user)) for user in standing.team),
        signed_at={kept.author: kept.created for kept in signatures},
        at=desk.clock.now(),
        pen=desk.user_row(by),
        subjects=subjects,
        unsaid=unsaid,
    )


# --- words -----------------------------------------------------------------------------------------------------------


def say_day(day: str) -> str:
    """`2026-11-23` as "November 23, 2026"; anything else as it stands."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{_MONTHS[known.month - 1]} {known.day}, {known.year}"


def say_time(at: EventTime) -> str:
    """An event time in words: "November 23, 2026, about 21:41"; empty when unknown."""
    if at.local is None:
        return ""
    return f"{say_day(at.day)}, {'about ' if at.precision == 'about' else ''}{at.clock}"


def say_entry(at: EntryTime) -> str:
    """The laptop's time in words."""
    return say_time(at.to_event_time())


def say_late(desk: Desk, kind: str, begun: EntryTime | None, cleared: EventTime) -> str:
    """The label of a late entry, as papers and the signing sheet say it; empty when it is not late."""
    since = late_since(desk, kind, begun, cleared)
    return f"Late entry, written {say_entry(since)}" if since else ""


def say_quantity(label: str, value: Quantity) -> tuple[str, str]:
    """(what is said, the gap): exactly one is empty. A given answer without words is no answer."""
    if value.status is Status.GIVEN and value.text.strip():
        return f"{label}: {value.text.strip().rstrip('.')}.", ""
    # Read aloud, "not known" is heard as "none known".
    words = {Status.DECLINED: "declined", Status.NOT_ASKED: "not asked"}.get(value.status, "unknown")
    return "", f"{label}: {words}"


def addenda_to(dossier: Dossier, records: frozenset[str]) -> list[Addendum]:
    """What was added after signing to these records."""
    return [body for _, body in dossier.all(Addendum) if body.target in records]
