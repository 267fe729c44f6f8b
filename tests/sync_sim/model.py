"""Logs and shelves in memory: what the product's session and station run on for a hundred thousand histories.

Seals and signatures are hashes here; what decides who gets what and when is the product's own (`fieldnotes.sync`, `fieldnotes.station`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from fieldnotes.domain import merge, signing
from fieldnotes.station.answer import MISSING_PARENT, STORED, Station
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.session import Known
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


class Shelf:
    """The station's table. `lives` counts restores; a backup is a copy of everything."""

    def __init__(self, bug: str = "") -> None:
        self.bug = bug
        self.life = 1
        self.rows: list[tuple[int, str, str, Envelope]] = []
        self.place: dict[str, int] = {}
        self.last = 0
        self.in_flight: list[list[tuple[int, str, str, Envelope]]] = []
        self.newest_key = 0

    def incarnation(self) -> str:
        return f"{self.life:032x}"

    def head(self) -> int:
        return self.rows[-1][0] if self.rows else 0

    def certificate_head(self) -> int:
        return 0

    def certificate_sum(self, *, upto: int) -> bytes:
        return bytes(32)

    def checkpoint(self, device: str) -> tuple[int, bytes] | None:
        return None

    def set_checkpoint(self, device: str, count: int, head: bytes) -> None:
        """The model keeps no audit trail."""

    def add_certificates(self, certificates: Sequence[bytes]) -> None:
        raise NotImplementedError

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        return []

    def places(self, revs: Sequence[str]) -> dict[str, int]:
        return {rev: self.place[rev] for rev in revs if rev in self.place}

    def add(self, envelopes: Sequence[Envelope], *, device: str) -> dict[str, int]:
        fresh = []
        for one in envelopes:
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

    def quarantine(self, envelopes: Sequence[Envelope], *, device: str) -> None:
        raise NotImplementedError

    def quarantined(self, revs: Sequence[str]) -> set[str]:
        raise NotImplementedError

    def held(self, *, upto: int) -> tuple[int, bytes]:
        revs = [rev for place, rev, _, _ in self.rows if place <= upto]
        return len(revs), add_up(revs)

    def backup(self) -> tuple[Any, ...]:
        return list(self.rows), dict(self.place), self.last

    def restore(self, copy: tuple[Any, ...]) -> None:
        rows, place, self.last = copy
        self.rows, self.place, self.in_flight = list(rows), dict(place), []
        if self.bug not in {"noinc", "absent"}:
            self.life += 1


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

    # --- what a meeting needs -----------------------------------------------------------------------------------------

    def known(self) -> Known:
        return self.state

    def end(self, said: Sequence[bytes]) -> bool:
        return False

    def start_over(self, incarnation: str) -> None:
        self.is_sent = set()
        self.state = Known(incarnation=incarnation)

    def certificates_to_send(self, limit: int) -> list[bytes]:
        return []

    def certificate_sum(self) -> bytes:
        return bytes(32)

    def forget_certificates(self) -> None:
        raise NotImplementedError

    def certificates_sent(self, certificates: Sequence[bytes]) -> None:
        raise NotImplementedError

    def take_certificates(self, certificates: Sequence[bytes], *, cursor: int) -> int:
        raise NotImplementedError

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

    def audit(self) -> tuple[int, bytes]:
        return self.counter, b"\0" * 32

    def countersigned(self, body: bytes, signature: bytes) -> None:
        """The model has no audit trail to prove."""

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        moved = Known(incarnation=self.state.incarnation, cursor=cursor)
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
    return kind(shelf, sign=sign, judge=lambda one: one, may_meet=lambda device: why_not, now_ms=lambda: 0)
