"""Logs and shelves in memory: what the product's session and station run on for a hundred thousand histories.

Seals and signatures are hashes here; what decides who gets what and when is the product's own (`fieldnotes.sync`, `fieldnotes.station`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.domain import merge, signing
from fieldnotes.station.answer import MISSING_PARENT, STORED, Station
from fieldnotes.station.guard import Allowance
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.session import Known, Met
from fieldnotes.sync.trail import Judged, Said
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.certificate import Certificate
from fieldnotes.trust.envelope import Envelope, Header, revision_id

ORG = "0" * 31 + "a"
STATION_KEY = b"station"


def sign(message: bytes) -> bytes:
    """The station's signature, as far as the model goes."""
    return hashlib.sha256(STATION_KEY + message).digest()


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """As `crypto.key.verify`."""
    from fieldnotes.crypto.key import SignatureBroken

    if signature != hashlib.sha256(public + message).digest():
        raise SignatureBroken("the signature does not match")


@lru_cache(maxsize=4096)
def _read(sealed: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(sealed)
    return said


def body_of(envelope: Envelope) -> dict[str, Any]:
    """What a revision says; not to be changed."""
    return _read(envelope.sealed)


@lru_cache
def end_of(device: str, target: str = "device") -> Certificate:
    """The agency's word that a laptop ("device") or its one person ("user") has ended; in the model everybody believes it."""
    return certificates.named(canonical.encode({"issuer": "", "kind": "revoke", target: device}), bytes(65))


@lru_cache
def ended_by(data: bytes, target: str = "device") -> str:
    """Whose end these bytes are, as station and laptops of the model read them."""
    try:
        said = canonical.decode(certificates.from_bytes(data).body)
    except certificates.CertificateBroken:
        return ""
    return str(said.get(target, "")) if isinstance(said, dict) else ""


def unheard(_device: str, _envelopes: Sequence[Envelope]) -> None:
    """Nobody keeps account."""


class Shelf:
    """The station's table. `lives` counts restores; a backup is a copy of everything. `heard`: who is told what a laptop brought."""

    def __init__(self, bug: str = "") -> None:
        self.bug = bug
        self.life = 1
        self.rows: list[tuple[int, str, str, Envelope]] = []
        self.place: dict[str, int] = {}
        self.last = 0
        self.in_flight: list[list[tuple[int, str, str, Envelope]]] = []
        self.newest_key = 0
        self.said: dict[bytes, None] = {}
        self.ended: set[str] = set()
        self.aside: dict[str, tuple[str, Envelope]] = {}
        self.heard: Callable[[str, Sequence[Envelope]], None] = unheard
        self.told: Callable[[Sequence[bytes]], None] = lambda _some: None

    def incarnation(self) -> str:
        return f"{self.life:032x}"

    def head(self) -> int:
        return self.rows[-1][0] if self.rows else 0

    def certificate_head(self) -> int:
        return len(self.said)

    def certificate_sum(self, *, upto: int) -> bytes:
        if self.bug == "forgotten":  # the net that catches it goes with it
            return b""
        return add_up(certificates.from_bytes(one).id for one in list(self.said)[:upto])

    def judge_trail(self, device: str, said: Said) -> Judged:
        """The model keeps no audit trail."""
        return Judged(())

    def add_certificates(
        self, certificates: Sequence[bytes], *, device: str = "", allowance: Allowance | None = None
    ) -> bool:
        self.said |= dict.fromkeys(certificates)
        self.ended |= {ended_by(one) for one in certificates}
        self.told(certificates)
        return True

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        return list(enumerate(self.said, 1))[after : after + limit]

    def may_meet(self, device: str) -> str:
        return "revoked" if device in self.ended else ""

    def places(self, revs: Sequence[str]) -> dict[str, int]:
        found = {rev: self.place[rev] for rev in revs if rev in self.place}
        if self.bug == "asidecounts":
            found |= {rev: 0 for rev in revs if rev in self.aside and rev not in found}
        return found

    def add(self, envelopes: Sequence[Envelope], *, device: str, allowance: Allowance | None = None) -> dict[str, int]:
        self.heard(device, envelopes)
        fresh = []
        for one in envelopes:
            if self.bug != "both":
                self.aside.pop(one.rev, None)
            if one.rev in self.place:
                continue
            self.last += 1
            self.place[one.rev] = self.last
            if self.bug == "stale" and int(one.header.key_id, 16) < self.newest_key:
                continue  # sealed with an older key: taken, and thrown away
            fresh.append((self.last, one.rev, device, one))
        if self.bug == "seqgap":  # the number is taken before the commit, and another transaction commits first
            self.in_flight.append(fresh)
            if len(self.in_flight) > 1 or self.last % 2:
                self.settle()
        else:
            self.rows += fresh
        return self.places([one.rev for one in envelopes])

    def settle(self) -> None:
        """What was under way commits, the last one first."""
        for fresh in reversed(self.in_flight):
            self.rows += fresh
        self.in_flight = []
        self.rows.sort(key=lambda row: row[0])

    def feed(self, *, after: int, limit: int) -> list[tuple[int, str, str, Envelope]]:
        return [row for row in self.rows if row[0] > after][:limit]

    def quarantine(self, envelopes: Sequence[Envelope], *, device: str, most: tuple[int, int] = (0, 0)) -> set[str]:
        self.heard(device, envelopes)
        for one in envelopes:
            if one.rev not in self.place:
                self.aside.setdefault(one.rev, (device, one))
        return {one.rev for one in envelopes}

    def quarantined(self, revs: Sequence[str]) -> set[str]:
        return {rev for rev in revs if rev in self.aside}

    def in_quarantine(self, *, device: str = "") -> list[tuple[str, Envelope]]:
        return [(sender, one) for sender, one in self.aside.values() if device in ("", sender)]

    def release(self, revs: Sequence[str]) -> int:
        chosen = [(sender, one) for rev, (sender, one) in self.aside.items() if rev in revs]
        if self.bug == "bysender":
            chosen.sort(key=lambda row: row[0])
        for sender, one in chosen:
            self.add([one], device=sender)
            self.aside.pop(one.rev, None)
        return len(chosen)

    def in_feed(self, revs: Sequence[str]) -> set[str]:
        """Which of these have a place, whatever the station makes of it."""
        return {rev for rev in revs if rev in self.place}

    def count_on(self, device: str, *, upto: int) -> int:
        raise NotImplementedError

    def numbers(self, dev: str) -> list[int]:
        raise NotImplementedError

    def held(self, *, upto: int) -> tuple[int, bytes]:
        revs = [rev for place, rev, _, _ in self.rows if place <= upto]
        return len(revs), add_up(revs)

    def backup(self) -> tuple[Any, ...]:
        return list(self.rows), dict(self.place), self.last, dict(self.said), set(self.ended), dict(self.aside)

    def restore(self, copy: tuple[Any, ...]) -> None:
        rows, place, self.last, said, ended, aside = copy
        self.rows, self.place, self.in_flight = list(rows), dict(place), []
        self.said, self.ended, self.aside = dict(said), set(ended), dict(aside)
        if self.bug not in {"noinc", "absent"}:
            self.life += 1
        if self.bug == "leak":
            for sender, one in list(self.aside.values()):
                self.add([one], device=sender)


class Laptop:
    """A laptop's log, and what its screens would show of it."""

    station_public = STATION_KEY
    org = ORG

    def __init__(self, number: int, bug: str = "", *, skew_s: int = 0) -> None:
        self.number, self.bug, self.skew_s = number, bug, skew_s
        self.device = f"{number + 1:064x}"
        self.log: dict[str, Envelope] = {}
        self.is_sent: set[str] = set()
        self.state = Known()
        self.counter = 0
        self.receipts = 0
        self.crash = False  # the next transaction is the last one before the power goes
        self.is_ended = False  # the agency took it out
        self.is_away = False  # nobody brings it back
        self.is_erased = False  # it heard of its end, and forgot its keys
        self.said_ends: dict[bytes, bool] = {}  # certificates, and whether the station confirmed them

    # --- what a meeting needs -----------------------------------------------------------------------------------------

    def known(self) -> Known:
        return self.state

    def end(self, said: Sequence[bytes]) -> bool:
        self.said_ends |= dict.fromkeys(said, True)
        return self.device in self.ends()

    def start_over(self, incarnation: str) -> None:
        self.is_sent = set()
        if self.bug != "forgotten":
            self.said_ends = dict.fromkeys(self.said_ends, False)
        self.state = Known(incarnation=incarnation)

    def certificates_to_send(self, limit: int) -> list[bytes]:
        return [one for one, is_sent in self.said_ends.items() if not is_sent][:limit]

    def certificate_sum(self) -> bytes:
        return add_up(certificates.from_bytes(one).id for one, is_sent in self.said_ends.items() if is_sent)

    def forget_certificates(self) -> None:
        self.said_ends = dict.fromkeys(self.said_ends, False)
        self.state = msgspec.structs.replace(self.state, certificate_cursor=0)

    def certificates_sent(self, certificates: Sequence[bytes]) -> None:
        self.said_ends |= dict.fromkeys(certificates, True)

    def take_certificates(self, certificates: Sequence[bytes], *, cursor: int) -> int:
        fresh = sum(one not in self.said_ends for one in certificates)
        self.said_ends |= dict.fromkeys(certificates, True)
        self.state = msgspec.structs.replace(self.state, certificate_cursor=cursor)
        return fresh

    def to_send(self, limit: int, *, without: Collection[str]) -> list[Envelope]:
        found = [one for rev, one in self.log.items() if rev not in self.is_sent and rev not in without][:limit]
        if self.bug == "ackearly":
            self.is_sent |= {one.rev for one in found}
        if self.bug == "noorder":
            found.reverse()
        return found

    def count(self) -> int:
        return len(self.log)

    def has(self, revs: Sequence[str]) -> set[str]:
        if self.bug in {"noorder", "orphan"}:
            return set(revs)
        return {rev for rev in revs if rev in self.log}

    def sent(self, revs: Sequence[str], *, receipt: bytes, signature: bytes) -> None:
        self.is_sent |= set(revs)
        self.receipts += 1

    def audit(self, counts: Sequence[int] = ()) -> Said:
        return Said(self.counter, b"\0" * 32)

    def countersigned(self, body: bytes, signature: bytes) -> None:
        """The model has no audit trail to prove."""

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        moved = msgspec.structs.replace(self.state, cursor=cursor)
        if self.bug == "curfirst":
            self.state = moved
        if self.crash:
            raise PowerCut
        for one in envelopes:
            self.add(one)
        self.is_sent |= {one.rev for one in envelopes}
        self.state = moved

    def held(self) -> tuple[int, bytes]:
        return len(self.is_sent), add_up(self.is_sent)

    def said(self, one: Envelope) -> dict[str, Any]:
        """What a revision says; not to be changed."""
        return body_of(one)

    # --- its end ------------------------------------------------------------------------------------------------------

    def ends(self) -> set[str]:
        """The laptops of whose end is known here."""
        return {ended_by(one) for one in self.said_ends} - {""}

    def left(self) -> set[str]:
        """The laptops whose person left, as far as is known here."""
        return {ended_by(one, "user") for one in self.said_ends} - {""}

    def hear(self, some: Sequence[bytes]) -> None:
        """Certificates that somebody carried here."""
        self.said_ends = dict.fromkeys(some, False) | self.said_ends

    def certificates(self) -> list[bytes]:
        """All that are here, for a stick."""
        return list(self.said_ends)

    def after(self, met: Met | None) -> bool:
        """What the app does behind a meeting: whether the keys were erased now. Of somebody who left: not before it came to its end, unless
        nothing is unsent.
        """
        is_due = met is not None and met.is_ended
        if self.device in self.left():
            is_due = is_due or met is not None or self.is_sent.issuperset(self.log)
        if self.bug == "tooearly":
            is_due = self.device in self.ends() | self.left()
        self.is_erased = self.is_erased or is_due
        return is_due

    def has_keys(self) -> bool:
        """Whether what is on it can be opened."""
        return not self.is_erased

    # --- what people do -----------------------------------------------------------------------------------------------

    def write(self, record: str, kind: str, token: str, *, now_s: int, key: int) -> Envelope:
        """A revision as the encounter's screens make it: on top of what is shown, an addendum where something is signed."""
        mine = {rev: one for rev, one in self.log.items() if one.header.rec == record}
        graph = {rev: one.header.par for rev, one in mine.items()}
        heads = merge.heads_of(graph)[:16]
        before = merge.ancestors_of(heads, graph) | set(heads)
        if kind == "edit" and any(self.said(mine[rev])["kind"] == "sign" for rev in before):
            kind = "addendum"
        bodies = [self.said(mine[rev])["text"] for rev in heads]
        if self.bug == "mergedrop":
            bodies = bodies[:1]
        text = {key_: value for body in bodies for key_, value in body.items()}
        if kind == "edit":
            text[token] = "a paragraph"
        said = {"kind": kind, "text": text, "token": token, "at": now_s + self.skew_s}
        self.counter += 1
        header = Header(
            org=ORG, comp="joint", key_id=f"{key:032x}", rec=record, par=heads, dev=self.device, n=self.counter
        )
        sealed = json.dumps(said, sort_keys=True).encode()
        made = Envelope(header=header, sealed=sealed, rev=revision_id(header, sealed), signature=b"x")
        self.log[made.rev] = made
        return made

    def add(self, one: Envelope) -> None:
        """Keep what came from elsewhere."""
        if self.bug == "lww":
            for rev, mine in list(self.log.items()):
                is_rival = mine.header.rec == one.header.rec and rev not in self.is_sent and rev not in one.header.par
                if is_rival and self.said(mine)["at"] < self.said(one)["at"]:
                    del self.log[rev]
        if self.bug == "delwins" and self.said(one)["kind"] == "remove":
            for rev, mine in list(self.log.items()):
                if mine.header.rec == one.header.rec and rev not in self.is_sent:
                    del self.log[rev]
        if self.bug == "dup" and one.rev in self.log and len(self.log) < 200:
            header = Header(
                org=ORG, comp="joint", key_id=one.header.key_id, rec=one.header.rec, par=one.header.par, dev=self.device,
                n=self.counter + 1,
            )  # fmt: skip
            self.counter += 1
            one = Envelope(header=header, sealed=one.sealed, rev=revision_id(header, one.sealed), signature=b"x")
        self.log.setdefault(one.rev, one)

    def take_bundle(self, envelopes: Sequence[Envelope]) -> None:
        """A stick, of which part may be missing: what has no parents here is set aside."""
        for one in envelopes:
            if all(parent in self.has([parent]) for parent in one.header.par):
                self.add(one)

    def drop_absent(self, shelf: Shelf) -> None:
        """A mistake of others: what the station does not have was deleted there."""
        for rev in list(self.log):
            if rev in self.is_sent and rev not in shelf.place:
                del self.log[rev]

    def shown(self, record: str) -> tuple[str, ...]:
        """The paragraphs that stand as the record's text: what was signed, else everything."""
        mine = {rev: one for rev, one in self.log.items() if one.header.rec == record}
        graph = {rev: one.header.par for rev, one in mine.items()}
        signed = sorted(rev for rev, one in mine.items() if self.said(one)["kind"] == "sign")
        revs = set(mine)
        if signed and self.bug != "latedraft":
            revs -= set(signing.proposed(signed[0], graph))
        return tuple(sorted({key for rev in revs for key in self.said(mine[rev])["text"]}))


class PowerCut(Exception):
    """The laptop went off in the middle of a transaction: nothing of it happened."""


class _Unordered(Station):
    """A station that takes children before their parents."""

    def _judged(self, one: Envelope | str, places: dict[str, int], fresh: dict[str, Envelope]) -> str:
        code = super()._judged(one, places, fresh)
        return STORED if code == MISSING_PARENT else code


def station_of(shelf: Shelf, *, why_not: str = "") -> Station:
    """The product's station on this shelf; `why_not`: why it refuses every laptop."""
    kind = _Unordered if shelf.bug == "noorder" else Station
    return kind(
        shelf,
        sign=sign,
        judge=lambda one: one,
        may_meet=lambda device: why_not or shelf.may_meet(device),
        now_ms=lambda: 0,
        endings=lambda device: [end_of(device)] if device in shelf.ended else [],
    )
