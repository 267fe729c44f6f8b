"""The table of lies, filled by `lies`, `papers` and `lines`; and what lies are made of: revisions, receipts, lists of files."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, new_signing_key
from fieldnotes.sync.blob_session import Ask, BlobFeed, BlobReceipt, Told
from fieldnotes.sync.protocol import Answer, Push, Pushed, Question
from fieldnotes.sync.receipt import write_blob_receipt, write_receipt
from fieldnotes.trust.envelope import Envelope, Header, envelope_of, revision_id
from tests.attack_sync.liar import Evening, Lie, device_of, envelopes

UNSURE = "station_unsure"
TABLE: dict[str, tuple[Callable[[Evening], Lie], str]] = {}
FAR = 2**40
STRANGER = new_signing_key()


def lie(name: str, code: str = "") -> Callable[[type[Lie]], type[Lie]]:
    """A line of the table. `code`: what the laptop says after the second meeting; "" where the lie goes unnoticed and is harmless."""

    def keep(kind: type[Lie]) -> type[Lie]:
        assert name not in TABLE
        TABLE[name] = kind, code
        return kind

    return keep


def always(name: str, code: str, kind: type, change: Callable[[Any], Answer]) -> None:
    """A lie without memory, about one kind of answer."""

    class Always(Lie):
        def change(self, _question: Question, answer: Answer) -> Answer:
            return change(answer) if isinstance(answer, kind) else answer

    lie(name, code)(Always)


def feed_of(told: Told, **changes: Any) -> Told:
    """Another list of files."""
    feed = msgspec.structs.replace(msgspec.msgpack.decode(told.body, type=BlobFeed), **changes)
    return told._replace(body=msgspec.msgpack.encode(feed))


def blob_receipted(evening: Evening, ask: Ask, told: Told, *, life: str = "", **changes: Any) -> Told:
    """Another receipt for a file."""
    facts = {
        "incarnation": life or evening.life, "device": device_of(evening, evening.one), "blob": ask.path[-64:],
        "size": int(ask.headers["content-range"].rpartition("/")[2]), **changes,
    }  # fmt: skip
    return told._replace(
        status=201, body=msgspec.msgpack.encode(BlobReceipt(*write_blob_receipt(sign=evening.sign, **facts)))
    )


def junk(
    evening: Evening, number: int, *, par: tuple[str, ...] = (), rec: str = "", dev: str = "", org: str = ""
) -> Envelope:
    """A revision in the right form by nobody. `dev`: in whose name."""
    some = evening.written[min(evening.written)].header
    header = Header(
        org=org or some.org, comp="joint", key_id=some.key_id, rec=rec or uuid.uuid4().hex, par=par,
        dev=dev or f"{number:064x}", n=number + 1,
    )  # fmt: skip
    sealed = os.urandom(1200)
    return Envelope(
        header=header, sealed=sealed, rev=revision_id(header, sealed), signature=b"\1" + bytes(SIGNATURE_BYTES - 1)
    )


def of_colleague(evening: Evening) -> Envelope:
    """The newest thing that `two` wrote and `one` does not have."""
    known = {one.rev for one in envelopes(evening.one)}
    return next(one for one in reversed(envelopes(evening.two)) if one.rev not in known)


def receipted(
    evening: Evening,
    question: Push,
    answer: Pushed,
    revs: Sequence[str],
    *,
    life: str = "",
    device: str = "",
    by: Callable[[bytes], bytes] | None = None,
    time_ms: int = 1,
) -> Pushed:
    body, signature = write_receipt(
        incarnation=life or question.incarnation, device=device or device_of(evening, evening.one), time_ms=time_ms,
        revs=[(rev, place) for place, rev in enumerate(revs, 1)], sign=by or evening.sign,
    )  # fmt: skip
    return Pushed(codes=answer.codes, receipt=body, signature=signature)


def newer(evening: Evening, number: int) -> Envelope:
    header = msgspec.to_builtins(junk(evening, number).header)
    return envelope_of(canonical.encode({**header, "par": [], "v": 2, "padding": "x"}), os.urandom(1200), b"\1" * 65)
