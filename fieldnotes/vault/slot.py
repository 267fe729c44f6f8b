"""Key slots: ways in. Each seals the same random key of one user on this laptop, so a new passphrase re-seals 32 bytes and nothing else.

KEK = HKDF-SHA-512(stretch(secret) ‖ device secret, salt, header); the slot's whole header, KDF parameters included, is bound into
the KEK and into the seal, so a slot that was moved, renamed or cheapened does not open.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import hkdf
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import KdfParameters, stretch
from fieldnotes.domain.ids import UserDeviceId, UserId

PASSPHRASE: Literal["passphrase"] = "passphrase"  # S1, with the device secret  # noqa: S105 - a slot's name
RECOVERY: Literal["recovery"] = "recovery"  # S2, a printed code, no keyring
ENROLMENT: Literal["enrolment"] = "enrolment"  # one-time, gone when the passphrase is set
SlotName = Literal["passphrase", "recovery", "enrolment"]

_SLOT = b"fieldnotes/slot/v1"
_SEAT = b"fieldnotes/seat/v1"
_SALT_BYTES = 32

_Hex = msgspec.Meta(pattern=r"\A([0-9a-f]{2})+\Z")


class Place(msgspec.Struct, frozen=True):
    """Whose key on which laptop of which agency: what every slot is bound to."""

    org: str
    device: str
    user: UserId
    user_device: UserDeviceId


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One way in. `secret_id`: the device secret it also needs, empty for none. `sealed`: the user's key, hex."""

    kdf: KdfParameters
    salt: str
    secret_id: str
    sealed: str


class SeatKeys(msgspec.Struct, frozen=True):
    """What a user's key opens: private keys (hex), the log's key, and the root it belongs to. No repr: it is all secret."""

    hpke: str
    sign: str
    log: str
    root: str

    def __repr__(self) -> str:
        return "SeatKeys()"


def _header(place: Place, name: SlotName, kdf: KdfParameters, salt: str, secret_id: str) -> bytes:
    facts = {
        **msgspec.to_builtins(place),
        "slot": name,
        "kdf": msgspec.to_builtins(kdf),
        "salt": salt,
        "secret_id": secret_id,
    }
    return _SLOT + canonical.encode(facts)


def _kek(secret: str | bytes, kdf: KdfParameters, device_secret: bytes, salt: str, header: bytes) -> bytes:
    return hkdf(stretch(secret, kdf) + device_secret, bytes.fromhex(salt), header)


def seal_slot(
    place: Place,
    name: SlotName,
    *,
    secret: str | bytes,
    device_secret: bytes,
    secret_id: str,
    kdf: KdfParameters,
    user_key: Secret,
) -> Slot:
    """A new slot for `user_key`, with fresh salts. Takes as long as the stretching does."""
    import os

    kdf = kdf.with_fresh_salt()
    salt = os.urandom(_SALT_BYTES).hex()
    header = _header(place, name, kdf, salt, secret_id)
    kek = _kek(secret, kdf, device_secret, salt, header)
    return Slot(kdf=kdf, salt=salt, secret_id=secret_id, sealed=seal(kek, user_key.view(), header).hex())


def open_slot(place: Place, name: SlotName, slot: Slot, *, secret: str | bytes, device_secret: bytes) -> Secret:
    """The user's key. Raises SealBroken (wrong secret, or not the slot that was sealed), WeakParameters, UnfitParameters."""
    header = _header(place, name, slot.kdf, slot.salt, slot.secret_id)
    kek = _kek(secret, slot.kdf, device_secret, slot.salt, header)
    return Secret(unseal(kek, bytes.fromhex(slot.sealed), header))


def _seat_context(place: Place) -> bytes:
    return _SEAT + canonical.encode(msgspec.to_builtins(place))


def seal_keys(place: Place, user_key: Secret, keys: SeatKeys) -> str:
    """The private keys under the user's key, hex."""
    under = hkdf(user_key.view(), b"", _SEAT)
    return seal(under, canonical.encode(msgspec.to_builtins(keys)), _seat_context(place)).hex()


def open_keys(place: Place, user_key: Secret, sealed: str) -> SeatKeys:
    """Raises SealBroken when they are not the ones that were sealed for this place."""
    under = hkdf(user_key.view(), b"", _SEAT)
    try:
        return msgspec.convert(canonical.decode(unseal(under, bytes.fromhex(sealed), _seat_context(place))), SeatKeys)
    except (msgspec.ValidationError, canonical.NotCanonical):
        raise SealBroken("not a seat's keys") from None
