"""A small real world for store tests: keys, sealed and signed envelopes, logs and views in real encrypted files."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from fieldnotes.crypto.key import SigningKey, key_id, new_seal_key, new_signing_key, sign
from fieldnotes.domain.moment import EntryTime
from fieldnotes.store.log import Log
from fieldnotes.store.payload import Payload, decode_payload, encode_payload
from fieldnotes.store.view import View
from fieldnotes.trust.certificate import Certificate, issue
from fieldnotes.trust.envelope import Envelope, Header, open_revision, seal_revision, verify_envelope

ORG = "0" * 31 + "1"
START_MS = 1_795_000_000_000  # 2026-11-18


def some_id() -> str:
    return uuid.uuid4().hex


class Writer:
    """One user on one laptop, with keys for some compartments."""

    def __init__(self, keys: Mapping[str, bytes], name: str = "a") -> None:
        self.keys = dict(keys)
        self.user = (name * 32)[:32]
        self.dev = (name * 64)[:64]
        self.signing: SigningKey = new_signing_key()
        self.n = 0
        self.ms = START_MS

    def time(self) -> EntryTime:
        self.ms += 1000
        return EntryTime(utc_ms=self.ms, offset_min=-480, mono=self.ms)

    def payload(
        self, kind: str, body: dict[str, Any], *, encounter: str = "", person: str = "", why: str = "written"
    ) -> Payload:
        return Payload(kind=kind, at=self.time(), by=self.user, why=why, body=body, encounter=encounter, person=person)

    def seal(self, payload: Payload, *, comp: str = "joint", rec: str = "", parents: tuple[str, ...] = ()) -> Envelope:
        self.n += 1
        header = Header(
            org=ORG,
            comp=comp,
            key_id=key_id(self.keys[comp]),
            rec=rec or some_id(),
            par=tuple(sorted(parents)),
            dev=self.dev,
            n=self.n,
        )
        return seal_revision(
            header=header,
            payload=encode_payload(payload),
            key=self.keys[comp],
            sign=lambda message: sign(self.signing.private_bytes, message),
        )

    def write(
        self,
        kind: str,
        body: dict[str, Any],
        *,
        comp: str = "joint",
        rec: str = "",
        parents: tuple[str, ...] = (),
        encounter: str = "",
        person: str = "",
        why: str = "written",
    ) -> Envelope:
        payload = self.payload(kind, body, encounter=encounter, person=person, why=why)
        return self.seal(payload, comp=comp, rec=rec, parents=parents)


class Reader:
    """Opens what its keys open, after checking the author's signature."""

    def __init__(self, keys: Mapping[str, bytes], *writers: Writer) -> None:
        self.keys = {key_id(key): key for key in keys.values()}
        self.public = {writer.dev: writer.signing.public_bytes for writer in writers}

    def __call__(self, envelope: Envelope) -> Payload:
        from fieldnotes.domain.problem import VaultLocked

        verify_envelope(envelope, self.public[envelope.header.dev])
        key = self.keys.get(envelope.header.key_id)
        if key is None:
            raise VaultLocked("no_key")
        return decode_payload(open_revision(envelope, key))


def new_keys() -> dict[str, bytes]:
    return {comp: new_seal_key() for comp in ("agency", "joint", "law", "clinical")}


def add(log: Log, *envelopes: Envelope) -> list[int]:
    """Into the log; their sequence numbers."""
    found = [log.add_envelope(one, received_ms=START_MS) for one in envelopes]
    return [seq for seq in found if seq is not None]


def add_and_put(log: Log, view: View, envelope: Envelope, read: Reader) -> int:
    """As a service writes: log first, then at once into the view."""
    seq = add(log, envelope)[0]
    view.put(seq, envelope, read(envelope))
    return seq


def some_certificate(writer: Writer) -> Certificate:
    """Any certificate that is sound in form."""
    return issue("device", {"device": "3" * 32, "name": "Car 3", "suffix": "3"}, "d" * 64, writer.signing.private_bytes)
