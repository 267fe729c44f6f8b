"""The end of a laptop, or of somebody's time at the agency: the admin's word, what was on the laptop, and what it sent afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import msgspec

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.services.desk import Desk
from fieldnotes.services.invite import AdminKey, CertificateShelf, choose_people, read_feed
from fieldnotes.store.log import LIFE_NUMBERS
from fieldnotes.trust.certificate import DeviceBody, issue, to_bytes
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll


class EndShelf(CertificateShelf, Protocol):
    """Of the station's shelf, what an end needs."""

    def count_on(self, device: str, *, upto: int) -> dict[str, tuple[int, int]]:
        """By compartment, (revisions, records) known to lie on a laptop."""
        ...

    def numbers(self, dev: str) -> list[int]:
        """Numbers of an author's counter that arrived, in order."""
        ...

    def in_quarantine(self, *, device: str = "") -> list[tuple[str, Envelope]]:
        """(laptop, envelope) that came after an end."""
        ...

    def release(self, revs: Sequence[str]) -> int:
        """Out of quarantine into the feed."""
        ...


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who wrote on a laptop: `arrived` revisions reached the station, the `missing` numbers between them did not (yet)."""

    name: str
    arrived: int
    missing: int


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """What an end means. `on_laptop`: sealed revisions known to lie on it, `records`: how many records of which compartment those are of;
    `authors`: who wrote there; `readers`: by compartment, whose passphrase on that laptop opens its records; `last_of`: compartments
    whose records nobody on another laptop can open.
    """

    name: str
    device: str = ""
    on_laptop: int = 0
    records: dict[str, int] = {}
    authors: tuple[Author, ...] = ()
    readers: dict[str, tuple[str, ...]] = {}
    last_of: tuple[str, ...] = ()


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Of one laptop in quarantine: how much, by whom, and the ids."""

    device: str
    laptop: str
    authors: dict[str, int]
    revs: tuple[str, ...]


def find_laptop(roll: Roll, name: str) -> tuple[str, DeviceBody]:
    """A laptop by name, suffix, both, or id. InputProblem("laptop_unknown", "laptop_unclear"): then its id says which."""
    wanted = name.casefold().strip()
    fitting = {
        device: body
        for device, body in roll.laptops().items()
        if wanted
        and wanted in (body.name.casefold(), body.suffix.casefold(), f"{body.name} {body.suffix}".casefold(), device)
    }
    alive = {device: body for device, body in fitting.items() if not roll.is_ended(device)}
    chosen = alive or fitting
    if not chosen:
        raise InputProblem("laptop_unknown", name=name)
    if len(chosen) > 1:
        raise InputProblem("laptop_unclear", name=name, ids=", ".join(sorted(chosen)))
    return next(iter(chosen.items()))


def end_laptop(
    shelf: EndShelf, *, root: str, admin: AdminKey, laptop: str, reason: str, pulled_to: int, now_ms: int
) -> Ending:
    """Take a lost, stolen or broken laptop out of the agency: its keys, and those of everybody on it, open nothing new.

    `pulled_to`: how far the station saw it take the feed in. Raises InputProblem, RuleProblem("laptop_ended", "another_agency_admin").
    """
    roll = Roll(root, read_feed(shelf))
    device, body = find_laptop(roll, laptop)
    if roll.is_ended(device):
        raise RuleProblem("laptop_ended", laptop=body.name)
    _revoke(shelf, roll, admin, {**roll.revocation(reason=reason, device=device), "at": now_ms})
    return describe_laptop(shelf, roll, device, pulled_to=pulled_to)


def describe_laptop(shelf: EndShelf, roll: Roll, device: str, *, pulled_to: int) -> Ending:
    """What lies on a laptop, as far as the station can know."""
    body = roll.laptop(device)
    seats = [one for one in roll.user_devices.values() if one.device == device]
    kept = shelf.count_on(device, upto=pulled_to)
    return Ending(
        name=" ".join(filter(None, (body.name, body.suffix))) if body else device,
        device=device,
        on_laptop=sum(revisions for revisions, _ in kept.values()),
        records={comp: records for comp, (_, records) in kept.items()},
        authors=tuple(
            Author(name=one.name, arrived=len(numbers), missing=count_gaps(numbers))
            for one in seats
            for numbers in [shelf.numbers(one.id)]
        ),
        readers={
            comp: tuple(dict.fromkeys(one.name for one in seats if roll.ruling.was_member(one.user, comp)))
            for comp in ("joint", "law", "clinical")
        },
        last_of=tuple(comp for comp in ("joint", "law", "clinical") if _is_last(roll, comp, device)),
    )


def _is_last(roll: Roll, comp: str, device: str) -> bool:
    """Whether some key of a compartment is held on this laptop and on no other whose people may hold it."""
    return any(
        not any(roll.may_hold(one, comp) and roll.user_devices[one].device != device for one in epoch.holders)
        for epoch in roll.epochs(comp)
    )


def count_gaps(numbers: Sequence[int]) -> int:
    """Numbers left out before and between those that arrived, within each life of a laptop's log (a life begins far behind the last)."""
    missing = 0
    last_of: dict[int, int] = {}
    for number in numbers:
        life = (number - 1) // LIFE_NUMBERS
        missing += number - last_of.get(life, life * LIFE_NUMBERS) - 1
        last_of[life] = number
    return missing


def end_person(shelf: EndShelf, *, root: str, admin: AdminKey, person: str, reason: str, now_ms: int) -> Ending:
    """Somebody leaves the agency: on every laptop their seat goes, and the next writer makes new keys without them. What they signed stays
    signed. Raises RuleProblem("not_of_the_team", "another_agency_admin"), InputProblem.
    """
    roll = Roll(root, read_feed(shelf))
    [user] = choose_people(roll, [person])
    _revoke(shelf, roll, admin, {**roll.revocation(reason=reason, user=user.id), "at": now_ms})
    return Ending(name=user.name)


def _revoke(shelf: EndShelf, roll: Roll, admin: AdminKey, body: dict[str, object]) -> None:
    if not str(body["reason"]).strip():
        raise InputProblem("missing", field="reason")
    issuer = admin.issuer(roll)
    shelf.add_certificates([to_bytes(issue("revoke", body, issuer.certificate, issuer.private))])


def list_quarantine(shelf: EndShelf, roll: Roll) -> list[Waiting]:
    """What laptops sent after their end, by laptop."""
    by_device: dict[str, list[Envelope]] = {}
    for device, one in shelf.in_quarantine():
        by_device.setdefault(device, []).append(one)
    rows = []
    for device, envelopes in by_device.items():
        known = roll.laptop(device)
        names = Counter(
            author.name if (author := roll.user_devices.get(one.header.dev)) else one.header.dev[:8]
            for one in envelopes
        )
        rows.append(
            Waiting(
                device=device,
                laptop=" ".join(filter(None, (known.name, known.suffix))) if known else device,
                authors=dict(names),
                revs=tuple(one.rev for one in envelopes),
            )
        )
    return rows


def release_from_quarantine(shelf: EndShelf, *, device: str = "", revs: Sequence[str] = ()) -> int:
    """Into the feed: of one laptop all of it, or these revisions; and what they follow that lies there too, whoever brought that first: a
    laptop takes in nothing without its parents. InputProblem("nothing_quarantined").
    """
    waiting = shelf.in_quarantine()
    chosen = {
        one.rev
        for sender, one in waiting
        if device in ("", sender) and (not revs or any(rev and one.rev.startswith(rev) for rev in revs))
    }
    if not chosen or not (device or revs):
        raise InputProblem("nothing_quarantined")
    for _, one in reversed(waiting):  # children came behind their parents
        if one.rev in chosen:
            chosen.update(one.header.par)
    return shelf.release([one.rev for _, one in waiting if one.rev in chosen])


# --- on the laptop -----------------------------------------------------------------------------------------------------


def erase_ended(desk: Desk) -> list[UserId]:
    """After a meeting: erase the seats of those whom the agency took out, everybody's when it took this laptop out. Only the certificates
    decide, judged here from the pinned root: a station alone can end nothing. Returns whose; they are signed out.

    Raises EnvironmentProblem; asking again erases the rest.
    """
    roll, laptop = Roll(desk.vault.root_fingerprint, desk.log.certificates()), desk.vault.device_id
    seated = {UserId(one.user): one for one in roll.user_devices.values() if one.device == laptop}
    is_over = roll.is_ended(laptop)
    ended = [
        slot.user_id
        for slot in desk.vault.users()
        if is_over
        or (
            (one := seated.get(slot.user_id)) is not None
            and (roll.is_ended(one.user) or _is_seat_ended(roll, one.user, laptop))
        )
    ]
    if not ended:
        return []
    desk.vault.erase(ended)
    for user in ended:
        desk.detach(user)
    return ended


def _is_seat_ended(roll: Roll, user: str, laptop: str) -> bool:
    """Every certificate of this user on this laptop was revoked: one that was made anew since lets them stay."""
    mine = [one.id for one in roll.user_devices.values() if (one.user, one.device) == (user, laptop)]
    return bool(mine) and all(roll.is_ended(id_) for id_ in mine)
