"""Sync by hand: a bundle on a stick for the station or for another laptop, and what comes back. No network, the same rules.

A bundle names how far its writer has taken in what the other side has, so the answer need not carry it again; who has lost something
says so in the same way and is given it again. Only a receipt of the station counts as delivered, whoever carried it.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.door import Passed, pass_waiting
from fieldnotes.services.station import find_station
from fieldnotes.services.unpack import Taken, take_in
from fieldnotes.sync.blob import BlobFolder
from fieldnotes.sync.bundle import (
    BundleBroken,
    Certificates,
    Holds,
    Load,
    Manifest,
    Reach,
    open_key,
    piece_loads,
    revision_loads,
)
from fieldnotes.sync.bundle_file import PART_BYTES, Found, Written, find_bundles, reading, walk, write_bundle
from fieldnotes.sync.page import write_page
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.roll import Roll

STATION = "station"


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """Who a bundle can be for. `id`: a laptop's, or the station's public key."""

    id: str
    name: str
    is_station: bool = False


class BundleMade(msgspec.Struct, frozen=True, kw_only=True):
    """What lies on the stick now."""

    recipient: Recipient
    paths: tuple[Path, ...]
    size: int
    certificates: int
    envelopes: int
    blobs: int


class BundleRead(msgspec.Struct, kw_only=True):
    """One bundle that was taken in. `sender`: a laptop's name, or the station's; `by`: who wrote it, "" for a station.

    `delivered`: notes of this laptop that a receipt says the station holds, and that were not known to be there. `is_whole`: all parts were
    there and nothing is missing before it; otherwise the next bundle from there brings the rest.
    """

    sender: str
    by: str = ""
    is_station: bool = False
    made_ms: int = 0
    parts: tuple[int, int] = (0, 1)
    passed: Passed = msgspec.field(default_factory=Passed)
    certificates: int = 0
    delivered: int = 0
    blobs: int = 0
    blobs_refused: Counter[str] = msgspec.field(default_factory=Counter)
    is_whole: bool = True


class BundlesRead(msgspec.Struct, kw_only=True):
    """All bundles of a stick for this laptop. `others`: files there that are for somebody else. `waiting`: revisions kept apart now.
    `records`: of which something new came.
    """

    bundles: list[BundleRead]
    others: int = 0
    waiting: Counter[str] = msgspec.field(default_factory=Counter)
    was_waiting: int = 0
    records: set[str] = msgspec.field(default_factory=set)


Progress = tuple[int, int]  # bytes done, of how many; reading: items, of 0 while nobody knows how many
_Done = TypeVar("_Done")


def finish(steps: Generator[Progress, None, _Done]) -> _Done:
    """All steps in one go."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        done: _Done = end.value
        return done


# --- writing ---------------------------------------------------------------------------------------------------------


def list_recipients(desk: Desk) -> list[Recipient]:
    """The station first, then the agency's other laptops that somebody can sign in to."""
    facts = find_station(desk.log)
    found = [Recipient(id=facts.public, name=facts.name, is_station=True)] if facts and facts.hpke else []
    manned = {one.device for one in desk.roll.user_devices.values() if not one.is_revoked}
    laptops = {
        body.device: " ".join(filter(None, (body.name, body.suffix)))
        for body in desk.roll.ruling.devices.values()
        if body.device in manned and body.device != desk.vault.device_id
    }
    return found + [Recipient(id=id_, name=name) for id_, name in sorted(laptops.items(), key=lambda one: one[1])]


def choose_recipient(recipients: Sequence[Recipient], name: str) -> Recipient:
    """By "station", a laptop's name or part of it; without a name the station, else the only other laptop.

    RuleProblem("bundle_no_recipient" | "bundle_recipient_unknown"), InputProblem("bundle_recipient_unclear").
    """
    if not recipients:
        raise RuleProblem("bundle_no_recipient")
    wanted = name.casefold().strip()
    stations = [one for one in recipients if one.is_station]
    if wanted in ("", STATION) and stations:
        return stations[0]
    fitting = [one for one in recipients if one.name.casefold() == wanted] or [
        one for one in recipients if wanted in one.name.casefold()
    ]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(one.name for one in fitting or recipients)
    if not fitting:
        raise RuleProblem("bundle_recipient_unknown", name=name, names=names)
    raise InputProblem("bundle_recipient_unclear", names=names)


def writing(
    desk: Desk, *, by: UserId, recipient: Recipient, folder: Path, part_bytes: int = PART_BYTES
) -> Generator[Progress, None, BundleMade]:
    """Write a bundle into a folder, in steps. Nothing counts as delivered by it.

    Raises EnvironmentProblem: stick_full, stick_full_meanwhile, bundle_not_written.
    """
    session, log = desk.session(by), desk.log
    at = desk.clock.now()
    after, known = _from_where(desk, recipient)
    revs = log.to_carry(after=after, is_unsent=recipient.is_station)
    blobs = _BlobsHere(desk)
    carried = blobs.sizes(log.blobs(after=after or -1, is_unsent=recipient.is_station))
    certified = [certificates.to_bytes(one) for one in log.certificates()]
    reaches = log.last_seq()
    loads = [
        *revision_loads(revs, lambda some: write_page(one for rev in some if (one := log.envelope(rev)) is not None)),
        Load(64 + 34 * len(blobs.ids), lambda: Holds(tuple(map(bytes.fromhex, blobs.ids)))),
        *(load for blob, size in carried for load in piece_loads(blob, size, blobs.folder.read)),
    ]
    manifest = Manifest(
        id=uuid.uuid4().hex,
        org=desk.vault.org,
        sender=desk.vault.device_id,
        recipient=recipient.id,
        by=session.user_device_id,
        made_ms=at.utc_ms,
        known=known,
        begins=after,
        reaches=Reach(log.incarnation, reaches),
    )
    steps = write_bundle(
        folder,
        manifest,
        loads,
        certified=certified,
        publics=_publics(desk, recipient),
        public=desk.roll.sign_public(session.user_device_id),
        sign=session.sign,
        part_bytes=part_bytes,
    )
    written = Written((), 0)
    for step in steps:
        if isinstance(step, Written):
            written = step
        else:
            yield step
    log.append_audit(
        audit_entry(
            "bundle_written",
            at=at,
            by=by,
            device=session.user_device_id,
            bundle=manifest.id,
            recipient=recipient.id,
            envelopes=len(revs),
            blobs=len(carried),
        )
    )
    return BundleMade(
        recipient=recipient,
        paths=written.paths,
        size=written.size,
        certificates=len(certified),
        envelopes=len(revs),
        blobs=len(carried),
    )


def _from_where(desk: Desk, recipient: Recipient) -> tuple[int, Reach]:
    """Behind which place of this log the bundle begins, and how far this laptop has come in the recipient's."""
    if recipient.is_station:  # the receipts say what it lacks
        kept = Taken.of_station(desk.log)
        return 0, kept.theirs
    kept = Taken.of_laptop(desk.log, recipient.id)
    return (kept.ours.place if kept.ours.life == desk.log.incarnation else 0), kept.theirs


def _publics(desk: Desk, recipient: Recipient) -> dict[str, bytes]:
    if recipient.is_station:
        facts = find_station(desk.log)
        assert facts is not None
        return {STATION: bytes.fromhex(facts.hpke)}
    return people_of(desk.roll, recipient.id)


def people_of(roll: Roll, device: str) -> dict[str, bytes]:
    """Agreement keys of everybody who can sign in to a laptop today, by user-device."""
    return {
        one.id: one.hpke_public for one in roll.user_devices.values() if one.device == device and not one.is_revoked
    }


class _BlobsHere:
    def __init__(self, desk: Desk) -> None:
        self.folder = BlobFolder(desk.data_dir / "blobs")
        self.ids = self.folder.ids()

    def sizes(self, wanted: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
        """Those of these that are here, with the size that they have."""
        here = set(self.ids)
        return [(blob, self.folder.size(blob) or 0) for blob, _ in wanted if blob in here]


# --- reading ---------------------------------------------------------------------------------------------------------


def reading_in(desk: Desk, *, by: UserId, where: Path) -> Generator[Progress, None, BundlesRead]:
    """Take in the bundle `where`, or all for this laptop in that folder, in steps.

    Each is read through and proven before anything of it is taken. Raises InputProblem: bundle_none_here, bundle_no_bundle, bundle_newer,
    bundle_damaged, bundle_unsigned, bundle_not_for_you, bundle_for_another, bundle_of_another_agency, bundle_revoked;
    EnvironmentProblem("bundle_unreadable").
    """
    session = desk.session(by)
    found = find_bundles(where)
    mine = [one for one in found if one.manifest.recipient == desk.vault.device_id]
    if not mine:
        is_strange = all(one.manifest.org != desk.vault.org for one in found)
        raise InputProblem(
            "bundle_of_another_agency" if is_strange else "bundle_for_another", name=where.name or str(where)
        )
    proven = []
    for one in mine:
        key, sender = yield from _prove(desk, one)
        proven.append((one, key, sender))
    was_waiting = desk.log.aside_count()
    read: dict[str, BundleRead] = {}
    for one, key, sender in proven:
        bundle = read.setdefault(one.manifest.id, sender)
        bundle.parts = (bundle.parts[0] + 1, one.manifest.parts)
        yield from take_in(desk, one, walk(one, key=key), bundle)
    waiting = pass_waiting(desk.log, desk.roll, now_ms=desk.clock.now().utc_ms)
    manifests = {one.manifest.id: one.manifest for one, _, _ in proven}
    for id_, bundle in read.items():
        Taken.settle(desk, manifests[id_], bundle)
    desk.take_certificates()
    desk.behind.update(desk.views)
    at = desk.clock.now()
    for id_, bundle in read.items():
        desk.log.append_audit(
            audit_entry(
                "bundle_read",
                at=at,
                by=by,
                device=session.user_device_id,
                bundle=id_,
                sender=manifests[id_].sender,
                new=bundle.passed.new,
                aside=bundle.passed.aside.total(),
                refused=bundle.passed.refused.total(),
                delivered=bundle.delivered,
            )
        )
    return BundlesRead(
        bundles=list(read.values()),
        others=len(found) - len(mine),
        waiting=waiting.aside,
        was_waiting=was_waiting,
        records=waiting.records.union(*(one.passed.records for one in read.values())),
    )


def _prove(desk: Desk, found: Found) -> Generator[Progress, None, tuple[bytes, BundleRead]]:
    """Read it through: the key that opens it, and whom it is from. Nothing is kept."""
    manifest = found.manifest
    if manifest.org != desk.vault.org:
        raise InputProblem("bundle_of_another_agency", name=found.path.name)
    key = _key(desk, found)
    came: list[certificates.Certificate] = []
    facts = find_station(desk.log)
    is_station = facts is not None and manifest.sender == facts.public
    sender = BundleRead(sender="", made_ms=manifest.made_ms, is_station=is_station)

    def public() -> bytes:
        if is_station:
            assert facts is not None
            sender.sender = facts.name
            return bytes.fromhex(facts.public)
        roll = Roll(desk.vault.root_fingerprint, [*desk.log.certificates(), *came])
        author = roll.user_devices.get(manifest.by)
        if author is None or author.device != manifest.sender:
            raise BundleBroken("unsigned")
        if author.is_revoked:
            raise BundleBroken("revoked")
        names = {body.device: " ".join(filter(None, (body.name, body.suffix))) for body in roll.ruling.devices.values()}
        sender.sender, sender.by = names.get(author.device, ""), author.name
        return author.sign_public

    for done, item in enumerate(walk(found, key=key, public_of=public), 1):
        if isinstance(item, Certificates):
            came += _certificates(item)
        yield done, 0
    return key, sender


def _certificates(item: Certificates) -> Iterator[certificates.Certificate]:
    for data in item.certificates:
        try:
            yield certificates.from_bytes(data)
        except certificates.CertificateBroken:
            continue  # everybody judges certificates for themselves; what is none is nothing


def _key(desk: Desk, found: Found) -> bytes:
    with reading(found.path):
        for session in desk.sessions.values():
            if session.user_device_id in found.manifest.grants:
                return open_key(found.manifest, session.user_device_id, session.open_granted)
        raise BundleBroken("not_for_you")


# --- in words --------------------------------------------------------------------------------------------------------

WHY: dict[str, str] = {
    "missing_parent": "waiting for an earlier version that has not come",
    "unknown_author": "waiting for the certificate of who wrote them",
    "not_a_member": "waiting for a certificate that lets who wrote them write there",
    "another_agency": "of another agency",
    "wrong_signature": "not signed by who they name",
    "wrong_revision": "not as they were written",
    "malformed_header": "not as they were written",
    "newer_version": "written by a newer FieldNotes",
    "gap": "waiting for the part before",
    "wrong_content": "damaged where they were written",
    "too_large": "too large",
    "no_room": "no room on this disk",
    "malformed": "not as they were written",
}
"""Why something of a bundle was not taken in, by its code."""


def describe(read: BundlesRead) -> list[str]:
    """What was taken in, in plain words: how much is new, how much was here, from whom, and what was not taken and why."""
    lines = []
    for one in read.bundles:
        whose = one.sender + (f", written by {one.by}" if one.by else "")
        new = f"{one.passed.new} new, {one.passed.known} here already, {one.certificates} new certificates, {one.blobs} files"
        lines.append(f"From {whose}: {new}.")
        if one.is_station:
            lines.append(f"  The station confirms {one.delivered} more of this laptop's versions.")
        lines += [f"  {count} not taken: {WHY.get(why, why)}." for why, count in sorted(one.passed.refused.items())]
        lines += [
            f"  {count} pieces of files not taken: {WHY.get(why, why)}."
            for why, count in sorted(one.blobs_refused.items())
        ]
        if one.parts[0] < one.parts[1]:
            lines.append(f"  {one.parts[0]} of its {one.parts[1]} parts were here; the others can be read at any time.")
        elif not one.is_whole:
            lines.append(
                "  Something before it is missing here. A bundle back tells them, and their next one brings it."
            )
    lines += [f"{count} kept apart: {WHY.get(why, why)}." for why, count in sorted(read.waiting.items())]
    if read.others:
        verb = "bundle there is" if read.others == 1 else "bundles there are"
        lines.append(f"{read.others} other {verb} for somebody else.")
    return lines
