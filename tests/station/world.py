"""Envelopes and certificates that have the form, for tests in which nobody opens or judges them."""

from __future__ import annotations

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES
from fieldnotes.trust.certificate import Certificate, named
from fieldnotes.trust.envelope import Envelope, Header, revision_id

ORG = "0" * 31 + "1"


def an_envelope(
    number: int, *, parents: tuple[str, ...] = (), dev: str = "d" * 64, n: int = 0, size: int = 40
) -> Envelope:
    """`number` makes it another one than its neighbours."""
    header = Header(
        org=ORG, comp="joint", key_id="0" * 32, rec=f"{number:032x}", par=tuple(sorted(parents)), dev=dev, n=n or number + 1
    )  # fmt: skip
    sealed = number.to_bytes(8, "big") * (size // 8)
    return Envelope(header=header, sealed=sealed, rev=revision_id(header, sealed), signature=bytes(SIGNATURE_BYTES))


def a_certificate(number: int) -> Certificate:
    return named(canonical.encode({"issuer": "", "kind": "org", "number": number}), bytes(SIGNATURE_BYTES))
