"""The roll: the verified state of an agency's certificates on this laptop.

What does not verify is kept apart with its reason and looked at again whenever another certificate arrives, so the order of
arrival plays no part.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from fieldnotes.trust import envelope as envelopes
from fieldnotes.trust.certificate import (
    AnyBody,
    Certificate,
    CertificateBroken,
    DeviceBody,
    MembershipBody,
    certificate_id,
    named,
    parse,
    verify_certificate,
)
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken
from fieldnotes.trust.ruling import Epoch, Ruling, UserDevice, membership_heads

_PROVEN_MAX = 200_000  # a signature check takes longer than all else of taking a revision in; these take 20 MB


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A member of the team, as the newest of their certificates says. `is_revoked`: the user is no longer one."""

    id: str
    name: str
    profession: str
    credential: str
    initials: str
    roles: tuple[str, ...]
    is_revoked: bool


class Roll:
    """The certificates of one agency, pinned by its root certificate's id, and what they amount to."""

    def __init__(self, root_fingerprint: str, certificates: Iterable[Certificate] = ()) -> None:
        self.root_fingerprint = root_fingerprint
        self._parsed: dict[str, tuple[Certificate, AnyBody]] = {}
        self._misformed: dict[str, tuple[Certificate, str]] = {}
        self._signed: dict[tuple[str, bytes], bool] = {}
        self._proven: set[bytes] = set()  # signatures that held: what came in is read again at once
        self._ruling: Ruling | None = None
        for certificate in certificates:
            self.add(certificate)

    def add(self, certificate: Certificate) -> None:
        """Take a certificate in; adding one twice changes nothing. It is judged together with all others when somebody asks."""
        # body and signature are the certificate; id and issuer are read from them, whatever the carrier wrote beside
        real_id = certificate_id(certificate.body, certificate.signature)
        if real_id in self._parsed or real_id in self._misformed:
            return
        try:
            certificate = named(certificate.body, certificate.signature)
            self._parsed[certificate.id] = certificate, parse(certificate)
        except CertificateBroken as problem:
            self._misformed[real_id] = certificate, problem.code
        self._ruling = None

    def with_more(self, certificates: Iterable[Certificate]) -> Roll:
        """A roll with these too, worked out already; this one stays as it is for whoever reads it meanwhile."""
        more = Roll(self.root_fingerprint)
        more._parsed, more._misformed, more._signed = dict(self._parsed), dict(self._misformed), dict(self._signed)
        for certificate in certificates:
            more.add(certificate)
        more._ruling = more.ruling
        return more

    @property
    def ruling(self) -> Ruling:
        """The state of all certificates, worked out when it is first asked for."""
        if self._ruling is None:
            self._ruling = Ruling(dict(sorted(self._parsed.items())), self.root_fingerprint, self._is_signed)
        return self._ruling

    def _is_signed(self, certificate: Certificate, public: bytes) -> bool:
        asked = certificate.id, public
        if asked not in self._signed:
            try:
                verify_certificate(certificate, public)
                self._signed[asked] = True
            except CertificateBroken:
                self._signed[asked] = False
        return self._signed[asked]

    # --- who ---------------------------------------------------------------------------------------------------------

    @property
    def org(self) -> str:
        """The agency's id, 32 hex digits; CertificateBroken("no_root") if the pinned root is not here."""
        if self.ruling.org is None:
            raise CertificateBroken("no_root")
        return self.ruling.org.org

    @property
    def org_name(self) -> str:
        """The agency's name; CertificateBroken("no_root") if the pinned root is not here."""
        if self.ruling.org is None:
            raise CertificateBroken("no_root")
        return self.ruling.org.name

    def recovery_public(self, name: str) -> bytes:
        """The public half of the recovery key "police" or "clinic"."""
        if self.ruling.org is None:
            raise CertificateBroken("no_root")
        return bytes.fromhex(self.ruling.org.recovery[name])

    @property
    def refused(self) -> dict[str, str]:
        """Certificates that are kept apart: id → reason."""
        return {id_: reason for id_, (_, reason) in self._misformed.items()} | self.ruling.refused

    def refused_by(self) -> Counter[str]:
        """How many of those name each issuer."""
        kept = {id_: certificate for id_, (certificate, _) in (*self._parsed.items(), *self._misformed.items())}
        return Counter(kept[id_].issuer for id_ in self.refused)

    @property
    def certificates(self) -> list[Certificate]:
        """All certificates that have a form, refused ones too, by id."""
        return [certificate for _, (certificate, _) in sorted(self._parsed.items())]

    @property
    def user_devices(self) -> dict[str, UserDevice]:
        """Certified users on laptops, revoked ones too, by certificate id."""
        return self.ruling.user_devices

    @property
    def users(self) -> dict[str, User]:
        """The people of the team, revoked ones too, by user id."""
        users: dict[str, User] = {}
        for one in sorted(self.ruling.user_devices.values(), key=lambda one: (one.not_before, one.id)):
            users[one.user] = User(
                id=one.user,
                name=one.name,
                profession=one.profession,
                credential=one.credential,
                initials=one.initials,
                roles=one.roles,
                is_revoked=not self.ruling.is_member(one.user, envelopes.AGENCY),
            )
        return users

    def members(self, comp: str) -> frozenset[str]:
        """User ids of those who belong to a compartment today."""
        return self.ruling.users_of(comp)

    def is_member(self, user: str, comp: str) -> bool:
        """Whether a user belongs to a compartment today."""
        return self.ruling.is_member(user, comp)

    def may_hold(self, user_device: str, comp: str) -> bool:
        """Whether this user-device may be given a compartment's keys today."""
        return self.ruling.may_hold(user_device, comp)

    def sign_public(self, user_device: str) -> bytes:
        """The key that verifies what this user-device signed, also after its end; CertificateBroken("unknown") if never certified."""
        person = self.ruling.user_devices.get(user_device)
        if person is None:
            raise CertificateBroken("unknown")
        return person.sign_public

    # --- laptops and admins ------------------------------------------------------------------------------------------

    def laptop(self, device: str) -> DeviceBody | None:
        """What the agency says of a laptop, the newest word first: the one with a key for the station; None when it is not known."""
        found = [body for body in self.ruling.devices.values() if body.device == device]
        return max(found, key=lambda body: bool(body.sign_pub), default=None)

    def laptops(self) -> dict[str, DeviceBody]:
        """All laptops that an admin certified, those that ended too, by their id."""
        ids = sorted({body.device for body in self.ruling.devices.values()})
        return {id_: body for id_ in ids if (body := self.laptop(id_)) is not None}

    def device_publics(self, device: str) -> frozenset[bytes]:
        """The laptop's own keys for the station: several when it was enrolled again."""
        bodies = self.ruling.devices.values()
        return frozenset(bytes.fromhex(body.sign_pub) for body in bodies if body.device == device and body.sign_pub)

    def is_ended(self, target: str) -> bool:
        """Whether a laptop, a user, a user-device or an admin was revoked by somebody who may."""
        return bool(target) and any(
            target in (body.device, body.user, body.user_device, body.admin)
            for body in self.ruling.revocations.values()
        )

    def endings(self, device: str) -> list[Certificate]:
        """The revocations of a laptop, each behind the certificate of the admin who issued it: enough to judge them with the root alone."""
        ids: dict[str, None] = {}
        for id_, body in self.ruling.revocations.items():
            if body.device == device:
                ids |= {body.issuer: None, id_: None}
        return [self._parsed[id_][0] for id_ in ids]

    def admin_of(self, sign_public: bytes) -> str:
        """The certificate of the admin with this key who may still certify; "" when there is none."""
        found = [id_ for id_, body in self.ruling.admins.items() if body.sign_pub == sign_public.hex()]
        return next((id_ for id_ in found if not self.is_ended(id_)), "")

    def is_signed(self, certificate: Certificate) -> bool:
        """Whether its issuer is known here, by a certificate that holds, and signed it; what it says and whether it may is not asked."""
        org, id_ = self.ruling.org, certificate.issuer
        admin, person = self.ruling.admins.get(id_), self.ruling.user_devices.get(id_)
        if admin is not None:
            return self._is_signed(certificate, bytes.fromhex(admin.sign_pub))
        if person is not None:
            return self._is_signed(certificate, person.sign_public)
        return (
            org is not None
            and id_ == self.root_fingerprint
            and self._is_signed(certificate, bytes.fromhex(org.sign_pub))
        )

    # --- keys --------------------------------------------------------------------------------------------------------

    def epochs(self, comp: str) -> list[Epoch]:
        """All epochs of a compartment that may be read with, newest generation first, then by key id."""
        found = [epoch for (place, _), epoch in self.ruling.epochs.items() if place == comp]
        return sorted(found, key=lambda epoch: (-epoch.generation, epoch.key_id))

    def write_epochs(self, comp: str) -> list[Epoch]:
        """The epochs to write with, best first; empty when a new one must be made (none yet, or somebody who holds the newest left)."""
        return [epoch for epoch in self.epochs(comp) if epoch.may_write]

    def grants(self, comp: str, key_id: str, user_device: str) -> list[bytes]:
        """The grants of one key to one user-device, those from epoch certificates first."""
        found = [
            body.grants[user_device]
            for body in self.ruling.epoch_bodies.values()
            if body.comp == comp and body.key_id == key_id and user_device in body.grants
        ]
        found += [
            body.hpke
            for body in self.ruling.grant_bodies.values()
            if body.comp == comp and body.key_id == key_id and body.user_device == user_device
        ]
        return [bytes.fromhex(grant) for grant in found]

    # --- envelopes ---------------------------------------------------------------------------------------------------

    def verify(self, envelope: Envelope) -> UserDevice:
        """Who wrote an envelope, once signature, agency and membership are checked; EnvelopeBroken otherwise.

        Codes beside those of `verify_envelope`: another_agency, unknown_author, not_a_member. An author who left since is still its author.
        newer_version: only a newer version can tell the rest, so nobody here may refuse it. Of a newer header the signature held, for what
        an author signs stays the same in every version; whether they may write there a newer certificate may say. Of an author whose
        certificate only a newer version reads nothing is known at all.
        """
        header = envelope.header
        if header.org != self.org:
            raise EnvelopeBroken("another_agency")
        if self._misformed.get(header.dev, (None, ""))[1] == "newer_version":
            raise EnvelopeBroken("newer_version")
        author = self.ruling.user_devices.get(header.dev)
        if author is None:
            raise EnvelopeBroken("unknown_author")
        if header.v <= envelopes.VERSION and not self.ruling.was_member(author.user, header.comp):
            raise EnvelopeBroken("not_a_member")
        said = envelope.rev.encode() + envelope.signature + author.sign_public
        signed = hashlib.blake2b(said, digest_size=16).digest()
        envelopes.verify_envelope(envelope, author.sign_public, is_proven=signed in self._proven)
        if len(self._proven) >= _PROVEN_MAX:
            self._proven.clear()
        self._proven.add(signed)
        return author

    # --- bodies for an admin to issue --------------------------------------------------------------------------------

    def admission(self, *, user: str, comp: str) -> dict[str, object]:
        """The body of a membership certificate that lets a user into a compartment, also after they had left it."""
        return {"user": user, "comp": comp, "change": "grant", "replaces": self._memberships_of(user, comp)}

    def removal(self, *, user: str, comp: str, also_kept: Iterable[str] = ()) -> dict[str, object]:
        """The body of a membership certificate that ends a user's membership; what they gave out so far stays good.

        `also_kept`: certificates that arrived late and are found to be honest.
        """
        kept = self._issued_by({one.id for one in self.user_devices.values() if one.user == user}, comp)
        return {
            "user": user,
            "comp": comp,
            "change": "remove",
            "replaces": self._memberships_of(user, comp),
            "kept": sorted({*kept, *also_kept}),
        }

    def revocation(
        self,
        *,
        reason: str,
        device: str = "",
        user_device: str = "",
        user: str = "",
        admin: str = "",
        also_kept: Iterable[str] = (),
    ) -> dict[str, object]:
        """The body of a revocation of exactly one target; what the target issued and is known here stays good."""
        issuers = {
            one.id
            for one in self.user_devices.values()
            if one.id == user_device or (user and one.user == user) or (device and one.device == device)
        }
        kept = self._issued_by({admin} if admin else issuers, "")
        target = {"device": device, "user_device": user_device, "user": user, "admin": admin}
        return {
            **{name: value for name, value in target.items() if value},
            "reason": reason,
            "kept": sorted({*kept, *also_kept}),
        }

    def _memberships_of(self, user: str, comp: str) -> list[str]:
        bodies: dict[str, MembershipBody] = {
            id_: body for id_, body in self.ruling.memberships.items() if body.user == user and body.comp == comp
        }
        return sorted(membership_heads(bodies))

    def _issued_by(self, issuers: set[str], comp: str) -> list[str]:
        """Certificates of these issuers that hold today; of one compartment if `comp` is given."""
        refused = self.ruling.refused
        return [
            id_
            for id_, (certificate, body) in self._parsed.items()
            if certificate.issuer in issuers
            and id_ not in refused
            and (not comp or getattr(body, "comp", comp) == comp)
        ]
