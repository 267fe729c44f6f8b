"""Envelopes and certificates that have the form, for tests in which nobody opens or judges them."""

from __future__ import annotations

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, SigningKey, sign
from fieldnotes.trust.certificate import Certificate, named
from fieldnotes.trust.envelope import Envelope, Header, envelope_of, revision_id, signed_bytes

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


def a_newer_envelope(
    number: int,
    *,
    key: SigningKey | None,
    org: str = ORG,
    dev: str = "d" * 64,
    comp: str = "joint",
    parents: tuple[str, ...] = (),
    **more: object,
) -> Envelope:
    """As a later version may write it: header fields that nobody here knows. Without a key nobody signed it."""
    fields: dict[str, object] = {
        "v": 2, "org": org, "comp": comp, "key_id": "b" * 32, "rec": "c" * 32, "par": list(parents), "dev": dev, "n": number,
        "padding": "new", **more,
    }  # fmt: skip
    head, sealed = canonical.encode(fields), b"sealed by a later version"
    unsigned = envelope_of(head, sealed, bytes(SIGNATURE_BYTES))
    if key is None:
        return unsigned
    return envelope_of(head, sealed, sign(key.private_bytes, signed_bytes(unsigned.rev)))


def a_certificate(number: int) -> Certificate:
    return named(canonical.encode({"issuer": "", "kind": "org", "number": number}), bytes(SIGNATURE_BYTES))
