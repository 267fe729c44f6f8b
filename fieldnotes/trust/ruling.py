"""The rules: which certificates hold, who is who, who belongs where, which keys are written with.

A ruling is a pure function of a set of certificates and the pinned root; the order in which they arrived plays no part, and
no clock decides. What ended is ended by a certificate that lists what stays good (`kept`): everything else from that issuer is
refused, even if it is older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from graphlib import TopologicalSorter

import msgspec

from fieldnotes.trust.certificate import (
    AdminBody,
    AnyBody,
    Certificate,
    DeviceBody,
    EpochBody,
    GrantBody,
    MembershipBody,
    OrgBody,
    RevokeBody,
    UserDeviceBody,
)
from fieldnotes.trust.envelope import AGENCY, CLINICAL, JOINT, LAW

# Whose recovery key an epoch is sealed to: never the police's for clinical, never the clinic's for law.
RECOVERY_OF: Mapping[str, tuple[str, ...]] = {
    AGENCY: ("clinic", "police"),
    JOINT: ("clinic", "police"),
    LAW: ("police",),
    CLINICAL: ("clinic",),
}

# reasons for which a certificate is kept apart
NO_ROOT = "no_root"  # the pinned root certificate is not here
ANOTHER_AGENCY = "another_agency"  # a root that is not the pinned one
UNKNOWN_ISSUER = "unknown_issuer"  # the issuer's certificate is not here
WRONG_ISSUER = "wrong_issuer"  # this issuer may not say such a thing
WRONG_SIGNATURE = "wrong_signature"
ISSUER_ENDED = "issuer_ended"  # the issuer was revoked or left, and this certificate is not among what was kept
NOT_A_MEMBER = "not_a_member"  # the issuer's user does not belong to the compartment
RECIPIENT_NOT_A_MEMBER = "recipient_not_a_member"
UNKNOWN_EPOCH = "unknown_epoch"
WRONG_RECOVERY = "wrong_recovery"  # sealed to another recovery key than the compartment's


class UserDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A user's certified keys on one laptop. `is_revoked`: no longer a member of anything; old signatures still verify."""

    id: str
    user: str
    name: str
    profession: str
    credential: str
    initials: str
    roles: tuple[str, ...]
    device: str
    hpke_public: bytes
    sign_public: bytes
    not_before: int
    is_revoked: bool


class Epoch(msgspec.Struct, frozen=True, kw_only=True):
    """One compartment key by its public name.

    `certificates`: what introduced it. `holders`: user-devices known to have the key. `may_write`: it is of the newest generation and every
    holder is a member today. An epoch that may not be written with is still read with.
    """

    comp: str
    key_id: str
    certificates: tuple[str, ...]
    generation: int
    holders: frozenset[str]
    may_write: bool


class Ruling:
    """What a set of certificates amounts to. `is_signed(certificate, public)` may remember its answers."""

    def __init__(
        self,
        certificates: Mapping[str, tuple[Certificate, AnyBody]],
        root_id: str,
        is_signed: Callable[[Certificate, bytes], bool],
    ) -> None:
        self._all = certificates
        self._is_signed = is_signed
        self._root_id = root_id
        self.refused: dict[str, str] = {}
        self.org: OrgBody | None = None
        self.admins: dict[str, AdminBody] = {}
        self.devices: dict[str, DeviceBody] = {}
        self.user_devices: dict[str, UserDevice] = {}
        self.memberships: dict[str, MembershipBody] = {}
        self.revocations: dict[str, RevokeBody] = {}
        self.epochs: dict[tuple[str, str], Epoch] = {}
        self.epoch_bodies: dict[str, EpochBody] = {}
        self.grant_bodies: dict[str, GrantBody] = {}
        self._members: set[tuple[str, str]] = set()  # (user, compartment) today
        self._ever_members: set[tuple[str, str]] = set()
        self._kept: dict[str, set[str]] = defaultdict(set)  # ended target → certificates that stay good
        root = certificates.get(root_id)
        if root is None or not isinstance(root[1], OrgBody) or not self._is_root(root[0], root[1]):
            self.refused = dict.fromkeys(certificates, NO_ROOT)
            return
        self.org = root[1]
        self._rule_root()
        self._rule_admins()
        self._rule_members()
        self._rule_epochs()

    # --- the chain ---------------------------------------------------------------------------------------------------

    def _is_root(self, root: Certificate, body: OrgBody) -> bool:
        return root.issuer == "" and self._is_signed(root, bytes.fromhex(body.sign_pub))

    def _rule_root(self) -> None:
        """Other roots; what the root says: admins and their end."""
        assert self.org is not None
        root_public = bytes.fromhex(self.org.sign_pub)
        for certificate, body in self._all.values():
            if isinstance(body, OrgBody):
                if certificate.id != self._root_id:
                    self.refused[certificate.id] = ANOTHER_AGENCY
            elif isinstance(body, AdminBody) or (isinstance(body, RevokeBody) and body.admin):
                if certificate.issuer != self._root_id:
                    self.refused[certificate.id] = self._stranger(certificate)
                elif not self._is_signed(certificate, root_public):
                    self.refused[certificate.id] = WRONG_SIGNATURE
                elif isinstance(body, AdminBody):
                    self.admins[certificate.id] = body
                else:
                    self.revocations[certificate.id] = body
                    self._kept[body.admin].update(body.kept)

    def _rule_admins(self) -> None:
        """What admins say: laptops, people, memberships, and the end of each."""
        user_devices: dict[str, UserDeviceBody] = {}
        for certificate, body in self._all.values():
            if not isinstance(body, DeviceBody | UserDeviceBody | MembershipBody | RevokeBody):
                continue
            if isinstance(body, RevokeBody) and body.admin:
                continue
            reason = self._admin_fault(certificate)
            if reason:
                self.refused[certificate.id] = reason
            elif isinstance(body, DeviceBody):
                self.devices[certificate.id] = body
            elif isinstance(body, UserDeviceBody):
                user_devices[certificate.id] = body
            elif isinstance(body, MembershipBody):
                self.memberships[certificate.id] = body
            else:
                self.revocations[certificate.id] = body
                self._kept[body.device or body.user_device or body.user].update(body.kept)
        for id_, person in user_devices.items():
            self.user_devices[id_] = _to_user_device(id_, person, is_revoked=self._is_ended(id_, person))

    def _admin_fault(self, certificate: Certificate) -> str:
        admin = self.admins.get(certificate.issuer)
        if admin is None:
            return self._stranger(certificate)
        if not self._is_signed(certificate, bytes.fromhex(admin.sign_pub)):
            return WRONG_SIGNATURE
        if certificate.issuer in self._kept and certificate.id not in self._kept[certificate.issuer]:
            return ISSUER_ENDED
        return ""

    def _stranger(self, certificate: Certificate) -> str:
        """The reason when the issuer is none that may say this kind of thing."""
        return WRONG_ISSUER if certificate.issuer in self._all else UNKNOWN_ISSUER

    def _is_ended(self, id_: str, body: UserDeviceBody) -> bool:
        return any(target in self._kept for target in (id_, body.user, body.device))

    # --- who belongs where -------------------------------------------------------------------------------------------

    def _rule_members(self) -> None:
        admin_users = {person.user for person in self.user_devices.values() if person.profession == "admin"}
        by_place: dict[tuple[str, str], dict[str, MembershipBody]] = defaultdict(dict)
        for id_, body in self.memberships.items():
            by_place[body.user, body.comp][id_] = body
        for place, bodies in by_place.items():
            user = place[0]
            if user in admin_users:  # admins belong to no compartment of records, whatever a certificate says
                continue
            if any(body.change == "grant" for body in bodies.values()):
                self._ever_members.add(place)
            if user not in self._kept and all(bodies[head].change == "grant" for head in membership_heads(bodies)):
                self._members.add(place)
        for person in self.user_devices.values():
            self._ever_members.add((person.user, AGENCY))
            if person.user not in self._kept:
                self._members.add((person.user, AGENCY))

    def is_member(self, user: str, comp: str) -> bool:
        """Whether the user belongs to the compartment today. Everybody who is certified belongs to `agency`."""
        return (user, comp) in self._members

    def was_member(self, user: str, comp: str) -> bool:
        """Whether the user belongs or ever belonged to the compartment."""
        return (user, comp) in self._ever_members

    def users_of(self, comp: str) -> frozenset[str]:
        """Today's members of a compartment."""
        return frozenset(user for user, place in self._members if place == comp)

    def may_hold(self, user_device: str, comp: str) -> bool:
        """Whether this user-device may be given the compartment's keys today."""
        person = self.user_devices.get(user_device)
        return person is not None and not person.is_revoked and self.is_member(person.user, comp)

    # --- keys --------------------------------------------------------------------------------------------------------

    def _rule_epochs(self) -> None:
        for certificate, body in self._all.values():
            if isinstance(body, EpochBody):
                reason = self._key_fault(certificate, body) or _epoch_fault(certificate, body)
                if reason:
                    self.refused[certificate.id] = reason
                else:
                    self.epoch_bodies[certificate.id] = body
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        for body in self.epoch_bodies.values():
            holders[body.comp, body.key_id].update(body.grants, [body.made_by])
        for certificate, body in self._all.values():
            if isinstance(body, GrantBody):
                reason = self._key_fault(certificate, body)
                if not reason and (body.comp, body.key_id) not in holders:
                    reason = UNKNOWN_EPOCH
                if not reason:
                    # a key given to somebody who may not have it is given all the same: it must not be written with any more
                    holders[body.comp, body.key_id].add(body.user_device)
                    self.grant_bodies[certificate.id] = body
                    recipient = self.user_devices.get(body.user_device)
                    if recipient is None or not self.was_member(recipient.user, body.comp):
                        del self.grant_bodies[certificate.id]
                        reason = RECIPIENT_NOT_A_MEMBER
                if reason:
                    self.refused[certificate.id] = reason
        self._name_epochs(holders)

    def _key_fault(self, certificate: Certificate, body: EpochBody | GrantBody) -> str:
        """Why this issuer may not give out a key of this compartment, or nothing."""
        issuer = self.user_devices.get(certificate.issuer)
        if issuer is None:
            return self._stranger(certificate)
        if not self._is_signed(certificate, issuer.sign_public):
            return WRONG_SIGNATURE
        if self.may_hold(issuer.id, body.comp):
            return ""
        if not self.was_member(issuer.user, body.comp):
            return NOT_A_MEMBER
        return "" if certificate.id in self._kept_of(issuer, body.comp) else ISSUER_ENDED

    def _kept_of(self, issuer: UserDevice, comp: str) -> Iterable[str]:
        """What stays good of an issuer whose standing in a compartment ended, by whichever certificate ended it."""
        kept: set[str] = set()
        for target in (issuer.id, issuer.user, issuer.device):
            kept |= self._kept.get(target, set())
        for body in self.memberships.values():
            if body.user == issuer.user and body.comp == comp:
                kept.update(body.kept or ())
        return kept

    def _name_epochs(self, holders: Mapping[tuple[str, str], set[str]]) -> None:
        generations = _generations(self.epoch_bodies)
        newest: dict[str, int] = defaultdict(int)
        certificates: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, body in self.epoch_bodies.items():
            newest[body.comp] = max(newest[body.comp], generations[id_])
            certificates[body.comp, body.key_id].append(id_)
        for (comp, key_id), ids in certificates.items():
            generation = max(generations[id_] for id_ in ids)
            is_safe = all(self.may_hold(holder, comp) for holder in holders[comp, key_id])
            self.epochs[comp, key_id] = Epoch(
                comp=comp,
                key_id=key_id,
                certificates=tuple(sorted(ids)),
                generation=generation,
                holders=frozenset(holders[comp, key_id]),
                may_write=is_safe and generation == newest[comp],
            )


def membership_heads(bodies: Mapping[str, MembershipBody]) -> frozenset[str]:
    """Of the membership certificates of one user in one compartment, those that no other replaces."""
    replaced = {id_ for body in bodies.values() for id_ in body.replaces}
    return frozenset(bodies.keys() - replaced)


def _epoch_fault(certificate: Certificate, body: EpochBody) -> str:
    if body.made_by != certificate.issuer:
        return WRONG_ISSUER
    if tuple(sorted(body.recovery)) != RECOVERY_OF[body.comp]:
        return WRONG_RECOVERY
    return ""


def _generations(bodies: Mapping[str, EpochBody]) -> dict[str, int]:
    """1 for an epoch that replaces none we know, else one more than the newest it replaces. Ids are hashes, so there is no circle."""
    before = {
        id_: [old for old in body.replaces if old in bodies and bodies[old].comp == body.comp]
        for id_, body in bodies.items()
    }
    generations: dict[str, int] = {}
    for id_ in TopologicalSorter(before).static_order():
        generations[id_] = 1 + max((generations[old] for old in before[id_]), default=0)
    return generations


def _to_user_device(id_: str, body: UserDeviceBody, *, is_revoked: bool) -> UserDevice:
    return UserDevice(
        id=id_,
        user=body.user,
        name=body.name,
        profession=body.profession,
        credential=body.credential,
        initials=body.initials,
        roles=body.roles,
        device=body.device,
        hpke_public=bytes.fromhex(body.hpke_pub),
        sign_public=bytes.fromhex(body.sign_pub),
        not_before=body.not_before,
        is_revoked=is_revoked,
    )
