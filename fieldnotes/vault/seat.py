"""A user's seat on a laptop: made by an admin, taken by the user, who alone knows what opens it from then on."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from fieldnotes.crypto.key import new_agreement_key, new_seal_key, new_signing_key
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import KdfParameters
from fieldnotes.domain.ids import UserDeviceId, new_user_id
from fieldnotes.domain.record import Profession
from fieldnotes.trust.certificate import Certificate, issue, to_bytes
from fieldnotes.vault.crockford import new_secret, write_code
from fieldnotes.vault.key_file import Seat
from fieldnotes.vault.slot import ENROLMENT, PASSPHRASE, RECOVERY, Place, SeatKeys, seal_keys, seal_slot

_DEFAULT_COMPARTMENTS = {
    Profession.OFFICER: ("joint", "law"),
    Profession.CLINICIAN: ("joint", "clinical"),
    Profession.ADMIN: (),
}


@dataclass(frozen=True)
class StaffMember:
    """Somebody who will use the laptop. `roles`: "supervisor" may release others who are locked out.

    `compartments`: what they belong to, where the agency decides otherwise than by profession (joint, law, clinical).
    """

    name: str
    profession: Profession
    credential: str = ""
    initials: str = ""
    phone: str = ""
    roles: tuple[str, ...] = ()
    compartments: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Issuer:
    """An admin's certificate and private key, for as long as one act takes."""

    certificate: Certificate
    private: bytes = field(repr=False)


@dataclass(frozen=True)
class NewSeat:
    """A seat and who sits there; the user's key is for sealing slots and is wiped by whoever asked for the seat."""

    seat: Seat
    place: Place
    certificates: tuple[Certificate, ...]
    user_key: Secret = field(repr=False)


def make_seat(
    member: StaffMember, *, issuer: Issuer, org: str, root: str, device: str, log_key: bytes, now_ms: int
) -> NewSeat:
    """New keys for a user on this laptop, certified, and their memberships; no slot yet."""
    user = new_user_id()
    agreement, signing = new_agreement_key(), new_signing_key()
    certificate = issue(
        "user_device",
        {
            "user": user,
            "name": member.name,
            "profession": str(member.profession),
            "credential": member.credential,
            "initials": member.initials,
            "roles": list(member.roles),
            "device": device,
            "hpke_pub": agreement.public_bytes.hex(),
            "sign_pub": signing.public_bytes.hex(),
            "not_before": now_ms,
        },
        issuer.certificate,
        issuer.private,
    )
    compartments = _DEFAULT_COMPARTMENTS[member.profession] if member.compartments is None else member.compartments
    memberships = [
        issue("membership", {"comp": comp, "user": user, "change": "grant"}, issuer.certificate, issuer.private)
        for comp in compartments
    ]
    place = Place(org, device, user, UserDeviceId(certificate.id))
    user_key = Secret(new_seal_key())
    keys = SeatKeys(hpke=agreement.private_bytes.hex(), sign=signing.private_bytes.hex(), log=log_key.hex(), root=root)
    seat = Seat(user=user, certificate=to_bytes(certificate).hex(), slots={}, keys=seal_keys(place, user_key, keys))
    return NewSeat(seat, place, (certificate, *memberships), user_key)


def with_enrolment(new: NewSeat, kdf: KdfParameters) -> tuple[Seat, str]:
    """The seat waiting for its user, and the one-time code to hand to them."""
    secret = new_secret()
    slot = seal_slot(
        new.place, ENROLMENT, secret=secret, device_secret=b"", secret_id="", kdf=kdf, user_key=new.user_key
    )
    return msgspec.structs.replace(new.seat, slots={ENROLMENT: slot}), write_code(secret)


def with_own_slots(
    seat: Seat,
    place: Place,
    *,
    user_key: Secret,
    passphrase: str,
    device_secret: bytes,
    secret_id: str,
    kdf: KdfParameters,
) -> tuple[Seat, str]:
    """The seat taken by its user: passphrase and a fresh recovery code to print; every earlier slot is gone."""
    seat = with_passphrase(
        seat, place, user_key=user_key, passphrase=passphrase, device_secret=device_secret, secret_id=secret_id, kdf=kdf
    )
    kept = {PASSPHRASE: seat.slots[PASSPHRASE]}
    return with_recovery(msgspec.structs.replace(seat, slots=kept), place, user_key=user_key, kdf=kdf)


def with_passphrase(
    seat: Seat,
    place: Place,
    *,
    user_key: Secret,
    passphrase: str,
    device_secret: bytes,
    secret_id: str,
    kdf: KdfParameters,
) -> Seat:
    """The seat with another passphrase; nothing else is sealed anew."""
    slot = seal_slot(
        place,
        PASSPHRASE,
        secret=passphrase,
        device_secret=device_secret,
        secret_id=secret_id,
        kdf=kdf,
        user_key=user_key,
    )
    return msgspec.structs.replace(seat, slots={**seat.slots, PASSPHRASE: slot})


def with_recovery(seat: Seat, place: Place, *, user_key: Secret, kdf: KdfParameters) -> tuple[Seat, str]:
    """The seat with another recovery code, and that code. The old one opens nothing any more."""
    secret = new_secret()
    slot = seal_slot(place, RECOVERY, secret=secret, device_secret=b"", secret_id="", kdf=kdf, user_key=user_key)
    return msgspec.structs.replace(seat, slots={**seat.slots, RECOVERY: slot}), write_code(secret)
