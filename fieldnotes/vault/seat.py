"""A user's seat on a laptop: made by an admin, taken by the user, who alone knows what opens it from then on."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from fieldnotes.crypto.key import AgreementKey, SigningKey, new_agreement_key, new_seal_key, new_signing_key
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import KdfParameters
from fieldnotes.domain.ids import UserDeviceId, UserId, new_user_id
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


@dataclass(frozen=True)
class SeatPairs:
    """The fresh key pairs of a seat that is not certified yet."""

    agreement: AgreementKey = field(repr=False)
    signing: SigningKey = field(repr=False)

    @classmethod
    def fresh(cls) -> SeatPairs:
        """New ones."""
        return cls(new_agreement_key(), new_signing_key())


def make_seat(
    member: StaffMember,
    *,
    issuer: Issuer,
    org: str,
    root: str,
    device: str,
    log_key: bytes,
    now_ms: int,
    user: UserId | None = None,
) -> NewSeat:
    """New keys for a user on this laptop, certified, and their memberships; no slot yet.

    `user`: somebody of the team who is known already; what they belong to stays as it is.
    """
    known, user = user, user or new_user_id()
    pairs = SeatPairs.fresh()
    certificate = certify_seat(
        member,
        user=user,
        device=device,
        hpke_pub=pairs.agreement.public_bytes.hex(),
        sign_pub=pairs.signing.public_bytes.hex(),
        issuer=issuer,
        now_ms=now_ms,
    )
    compartments = _DEFAULT_COMPARTMENTS[member.profession] if member.compartments is None else member.compartments
    memberships = [
        issue("membership", {"comp": comp, "user": user, "change": "grant"}, issuer.certificate, issuer.private)
        for comp in compartments
        if not known
    ]
    new = seat_of(certificate, pairs, user=user, org=org, root=root, device=device, log_key=log_key)
    return NewSeat(new.seat, new.place, (certificate, *memberships), new.user_key)


def certify_seat(
    member: StaffMember, *, user: UserId, device: str, hpke_pub: str, sign_pub: str, issuer: Issuer, now_ms: int
) -> Certificate:
    """The admin's word that these public keys (hex) are this user's on this laptop."""
    return issue(
        "user_device",
        {
            "user": user,
            "name": member.name,
            "profession": str(member.profession),
            "credential": member.credential,
            "initials": member.initials,
            "roles": list(member.roles),
            "device": device,
            "hpke_pub": hpke_pub,
            "sign_pub": sign_pub,
            "not_before": now_ms,
        },
        issuer.certificate,
        issuer.private,
    )


def seat_of(
    certificate: Certificate, pairs: SeatPairs, *, user: UserId, org: str, root: str, device: str, log_key: bytes
) -> NewSeat:
    """The seat of certified keys; no slot yet."""
    place = Place(org, device, user, UserDeviceId(certificate.id))
    user_key = Secret(new_seal_key())
    keys = SeatKeys(
        hpke=pairs.agreement.private_bytes.hex(), sign=pairs.signing.private_bytes.hex(), log=log_key.hex(), root=root
    )
    seat = Seat(user=user, certificate=to_bytes(certificate).hex(), slots={}, keys=seal_keys(place, user_key, keys))
    return NewSeat(seat, place, (certificate,), user_key)


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
