"""An invitation of a laptop: what the admin's command and the laptop say to each other, over a station that both distrust.

A one-time secret of 128 bits goes from the admin to the laptop by hand (typed, or seen by a camera). Every part of the talk is sealed
under it, bound to everything said so far, so whoever is in between can drop parts and nothing else, and reads no name. Should somebody have
overlooked the secret, six digits stand against it: the admin's number is fixed in the offer by its hash before the laptop's keys are known,
and told only afterwards, so nobody in the middle can try keys until both sides show the same (as in ZRTP, RFC 6189 4.4.1.1).
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Literal, TypeVar

import msgspec

from fieldnotes.crypto.key import hkdf
from fieldnotes.crypto.seal import SealBroken, seal, unseal

_CONTEXT = b"fieldnotes/invite/v1"
SECRET_BYTES = 16
NONCE_BYTES = 32
PART_BYTES_MAX = 16 << 20
LASTS_MS = 15 * 60 * 1000

Step = Literal["offer", "request", "reveal", "answer", "done"]
STEPS: tuple[Step, ...] = ("offer", "request", "reveal", "answer", "done")
OF_LAPTOP: frozenset[Step] = frozenset({"request", "done"})
"""What the laptop says; the rest is the admin's."""


class InviteBroken(ValueError):
    """Not a part of this talk as its other side said it. `code`: forged (another secret, altered, out of order), malformed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may take a seat on the new laptop: already of the team."""

    user: str
    name: str
    profession: str
    credential: str = ""
    initials: str = ""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """First, by the admin. `root`: the agency's root certificate's id, "" while the station knows no agency. `station_public`: its key for
    receipts, `station_hpke`: for bundles, "" for a station that takes none; `station_tls`: SHA-256 of its TLS certificate (DER), hex.
    `laptop`, `suffix`: what the new laptop will be called.
    `commit`: SHA-256 of the nonce that is told after the request.
    """

    root: str
    agency: str
    station: str
    addresses: tuple[str, ...]
    station_public: str
    station_tls: str
    laptop: str
    suffix: str
    people: tuple[Invited, ...]
    commit: bytes
    station_hpke: str = ""


class SeatRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One person's new public keys on the laptop, hex."""

    user: str
    hpke_pub: str
    sign_pub: str


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Second, by the laptop. `sign_pub`: its own new key. `root` and `certificates` (wire bytes): of a laptop that has a vault already
    and only joins this station; then there are no seats.
    """

    device: str
    sign_pub: str
    root: str = ""
    certificates: tuple[bytes, ...] = ()
    seats: tuple[SeatRequest, ...] = ()


class Reveal(msgspec.Struct, frozen=True, kw_only=True):
    """Third, by the admin: the nonce behind `commit`. From here both sides know the six digits."""

    nonce: bytes


class ReleaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """One release by phone, as the laptop keeps it (`vault.key_file.ReleaseCheck`)."""

    challenge: str
    salt: str
    digest: str


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """Fourth, by the admin, after the digits were compared. `is_refused`: they were not the same, and nothing was issued.

    `certificates`: all of the agency's, wire bytes. `vault`: vault.json, signed; empty for a laptop that has one. `numbers_from`: where
    its numbers for people begin, behind those of an earlier laptop with the same suffix.
    """

    is_refused: bool = False
    certificates: tuple[bytes, ...] = ()
    vault: bytes = b""
    releases: tuple[ReleaseLine, ...] = ()
    numbers_from: int = 0


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """Last, by the laptop: its vault is on its disk."""


_Said = TypeVar("_Said", bound=msgspec.Struct)
_ENCODER = msgspec.msgpack.Encoder()


def invite_id(secret: bytes) -> str:
    """The name under which the talk lies at the station, 32 hex digits; it tells nothing of the secret."""
    return hashlib.sha256(_CONTEXT + b"/id" + secret).hexdigest()[:32]


def new_nonce() -> bytes:
    """What the digits are drawn from."""
    return os.urandom(NONCE_BYTES)


class Talk:
    """One side's memory of the talk. `say` and `hear` go through the steps in their order, each once."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise ValueError("a secret of an invitation has 16 bytes")
        self.id = invite_id(secret)
        self._key = hkdf(secret, b"", _CONTEXT + b"/seal")
        self._said = hashlib.sha256(_CONTEXT).digest()
        self._next = 0

    def say(self, step: Step, message: msgspec.Struct) -> bytes:
        """The part for the wire."""
        part = seal(self._key, _ENCODER.encode(message), self._context(step))
        self._go_on(step, part)
        return part

    def hear(self, step: Step, part: bytes, kind: type[_Said]) -> _Said:
        """What the other side said; InviteBroken, and the talk stays where it was, for anything else."""
        if len(part) > PART_BYTES_MAX:
            raise InviteBroken("malformed")
        try:
            message = msgspec.msgpack.decode(unseal(self._key, part, self._context(step)), type=kind)
        except SealBroken:
            raise InviteBroken("forged") from None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise InviteBroken("malformed") from None
        self._go_on(step, part)
        return message

    def digits(self) -> str:
        """The six digits that two people compare, once the nonce was told."""
        if self._next <= STEPS.index("reveal"):
            raise ValueError("the nonce is not told yet")
        drawn = hashlib.sha256(_CONTEXT + b"/digits" + self._revealed).digest()
        return f"{int.from_bytes(drawn[:8], 'big') % 1_000_000:06d}"

    def _context(self, step: Step) -> bytes:
        if STEPS[self._next : self._next + 1] != (step,):
            raise InviteBroken("forged")
        return _CONTEXT + b"/" + step.encode() + b"/" + self._said

    def _go_on(self, step: Step, part: bytes) -> None:
        self._said = hashlib.sha256(self._context(step) + hashlib.sha256(part).digest()).digest()
        self._next += 1
        if step == "reveal":
            self._revealed = self._said


def check_nonce(offer: Offer, reveal: Reveal) -> None:
    """InviteBroken unless the nonce is the one that was fixed in the offer."""
    if not hmac.compare_digest(hashlib.sha256(reveal.nonce).digest(), offer.commit):
        raise InviteBroken("forged")
