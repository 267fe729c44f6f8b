"""The roll: who is who, who belongs where, which keys are written with; forged certificates; any order gives the same."""

from __future__ import annotations

import copy
import random
from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.crypto import key as keys
from fieldnotes.crypto.seal import seal
from fieldnotes.trust import certificate as certs
from fieldnotes.trust import epoch as epochs
from fieldnotes.trust import ruling
from fieldnotes.trust.certificate import Certificate, CertificateBroken, issue
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken, Header, seal_revision
from fieldnotes.trust.epoch import missing_grants, new_epoch, new_grant, take_key, take_recovery
from fieldnotes.trust.roll import Roll
from tests.trust.agency import Agency, Person, an_id, recovery_pair


def state_of(roll: Roll) -> object:
    """Everything a roll says, for comparison."""
    places = ("agency", "joint", "law", "clinical")
    return (
        roll.refused,
        roll.user_devices,
        roll.users,
        [sorted(roll.members(comp)) for comp in places],
        [roll.epochs(comp) for comp in places],
        [roll.write_epochs(comp) for comp in places],
        [
            (epoch.key_id, one, roll.grants(epoch.comp, epoch.key_id, one))
            for comp in places
            for epoch in roll.epochs(comp)
            for one in roll.user_devices
        ],
    )


class Team:
    """An officer, two clinicians and an admin, with a first key everywhere."""

    def __init__(self) -> None:
        self.agency = Agency()
        self.officer = self.agency.hire("Omar Officer", "officer", "joint", "law")
        self.clinician = self.agency.hire("Clara Clinician", "clinician", "joint", "clinical")
        self.second = self.agency.hire("Cem Counselor", "clinician", "joint", "clinical")
        self.boss = self.agency.hire("Ada Admin", "admin")
        self.clinical, self.clinical_key = self.agency.epoch("clinical", self.clinician)
        self.law, self.law_key = self.agency.epoch("law", self.officer)
        self.joint, self.joint_key = self.agency.epoch("joint", self.officer)

    @property
    def roll(self) -> Roll:
        return self.agency.roll

    def take(self, person: Person, comp: str, key: bytes) -> bytes | None:
        return take_key(
            self.roll,
            comp=comp,
            key_id=keys.key_id(key),
            user_device=person.id,
            hpke_private=person.agreement.private_bytes,
        )


@pytest.fixture
def team() -> Team:
    return Team()


def refusal(team: Team, certificate: Certificate) -> str | None:
    """Why the team's roll keeps a certificate apart; it must also not have changed anything else."""
    before = team.roll
    after = Roll(team.agency.root.id, [*team.agency.certificates, certificate])
    reason = after.refused.pop(certificate.id, None)
    if reason is not None:
        assert after.users == before.users
        assert after.user_devices == before.user_devices
        assert [after.members(comp) for comp in ("joint", "law", "clinical")] == [
            before.members(comp) for comp in ("joint", "law", "clinical")
        ]
        for comp in ("agency", "joint", "law", "clinical"):
            assert [epoch.key_id for epoch in after.epochs(comp)] == [epoch.key_id for epoch in before.epochs(comp)]
    return reason


# --- the honest case ---------------------------------------------------------------------------------------------------


def test_a_team_that_just_signed_in(team: Team) -> None:
    roll = team.roll
    assert roll.refused == {}
    assert roll.org == team.agency.org
    assert roll.org_name == team.agency.name
    assert {user.name for user in roll.users.values()} == {
        "Omar Officer",
        "Clara Clinician",
        "Cem Counselor",
        "Ada Admin",
    }
    assert roll.members("clinical") == {team.clinician.user, team.second.user}
    assert roll.members("law") == {team.officer.user}
    assert not roll.is_member(team.officer.user, "clinical")
    assert roll.is_member(team.officer.user, "agency")
    assert roll.sign_public(team.officer.id) == team.officer.signing.public_bytes
    with pytest.raises(CertificateBroken):
        roll.sign_public("0" * 64)


def test_each_takes_exactly_their_own_keys(team: Team) -> None:
    everyone = [team.officer, team.clinician, team.second, team.boss]
    opened = {
        (person.name, comp)
        for person in everyone
        for comp, key in (("clinical", team.clinical_key), ("law", team.law_key), ("joint", team.joint_key))
        if team.take(person, comp, key) == key
    }
    assert opened == {
        ("Omar Officer", "law"),
        ("Omar Officer", "joint"),
        ("Clara Clinician", "clinical"),
        ("Clara Clinician", "joint"),
        ("Cem Counselor", "clinical"),
        ("Cem Counselor", "joint"),
    }


def test_the_clinics_safe_opens_clinical_and_the_police_safe_never(team: Team) -> None:
    def opened(comp: str, key: bytes, who: str) -> bytes | None:
        private = recovery_pair(who).private_bytes
        return take_recovery(team.roll, comp=comp, key_id=keys.key_id(key), who=who, recovery_private=private)

    assert opened("clinical", team.clinical_key, "clinic") == team.clinical_key
    assert opened("clinical", team.clinical_key, "police") is None
    assert opened("law", team.law_key, "police") == team.law_key
    assert opened("law", team.law_key, "clinic") is None
    assert opened("joint", team.joint_key, "clinic") == opened("joint", team.joint_key, "police") == team.joint_key


def test_nobody_opens_a_key_with_anothers_grant(team: Team) -> None:
    roll, name = team.roll, keys.key_id(team.clinical_key)
    assert (
        take_key(
            roll,
            comp="clinical",
            key_id=name,
            user_device=team.clinician.id,
            hpke_private=team.officer.agreement.private_bytes,
        )
        is None
    )
    assert (
        take_key(
            roll,
            comp="clinical",
            key_id=name,
            user_device=team.officer.id,
            hpke_private=team.clinician.agreement.private_bytes,
        )
        is None
    )
    assert (
        take_key(
            roll,
            comp="joint",
            key_id=name,
            user_device=team.clinician.id,
            hpke_private=team.clinician.agreement.private_bytes,
        )
        is None
    )


def test_somebody_hired_later_gets_the_past_from_a_key_holder(team: Team) -> None:
    late = team.agency.hire("Lea Later", "clinician", "joint", "clinical")
    name = keys.key_id(team.clinical_key)
    assert missing_grants(team.roll, "clinical", name) == [late.id]
    assert team.take(late, "clinical", team.clinical_key) is None
    team.agency.keep(
        new_grant(
            team.roll,
            comp="clinical",
            key=team.clinical_key,
            user_device=late.id,
            by=team.clinician.id,
            private=team.clinician.signing.private_bytes,
        )
    )
    assert team.roll.refused == {}
    assert team.take(late, "clinical", team.clinical_key) == team.clinical_key
    assert missing_grants(team.roll, "clinical", name) == []
    assert [epoch.key_id for epoch in team.roll.write_epochs("clinical")] == [name]


def test_a_grant_of_another_key_is_not_taken(team: Team) -> None:
    """A key-holder who seals something else than the key that the epoch names changes nothing for the recipient."""
    late = team.agency.hire("Lea Later", "clinician", "clinical")
    name = keys.key_id(team.clinical_key)
    info = epochs.grant_info(org=team.agency.org, comp="clinical", key_id=name, user_device=late.id)
    wrong = keys.grant(late.agreement.public_bytes, bytes(32), info).hex()
    body = {"comp": "clinical", "key_id": name, "user_device": late.id, "hpke": wrong}
    team.agency.keep(issue("grant", body, team.clinician.id, team.clinician.signing.private_bytes))
    assert team.take(late, "clinical", team.clinical_key) is None
    right = new_grant(
        team.roll,
        comp="clinical",
        key=team.clinical_key,
        user_device=late.id,
        by=team.second.id,
        private=team.second.signing.private_bytes,
    )
    team.agency.keep(right)
    assert team.take(late, "clinical", team.clinical_key) == team.clinical_key


@pytest.mark.parametrize("lie", ["name", "canary", "agency"])
def test_an_epoch_whose_key_is_another_than_it_names_is_not_taken(team: Team, lie: str) -> None:
    """Canary and key id stop a wrong or malicious key: a member could else have each laptop write under its own."""
    key, other = keys.new_seal_key(), keys.new_seal_key()
    honest = certs.parse(
        new_epoch(team.roll, comp="clinical", key=key, by=team.second.id, private=team.second.signing.private_bytes)
    )
    assert isinstance(honest, certs.EpochBody)
    name = keys.key_id(other if lie == "name" else key)
    org = an_id("another agency") if lie == "agency" else team.agency.org
    place = canonical.encode({"comp": "clinical", "key_id": name, "org": team.agency.org})
    canary = seal(other if lie == "canary" else key, b"fieldnotes", epochs.CANARY_CONTEXT + place).hex()
    info = epochs.grant_info(org=org, comp="clinical", key_id=name, user_device=team.clinician.id)
    granted = keys.grant(team.clinician.agreement.public_bytes, key, info).hex()
    body = {
        "comp": "clinical",
        "key_id": name,
        "made_by": team.second.id,
        "canary": canary,
        "grants": {team.clinician.id: granted},
        "recovery": honest.recovery,
    }
    team.agency.keep(issue("epoch", body, team.second.id, team.second.signing.private_bytes))
    assert team.roll.refused == {}
    private = team.clinician.agreement.private_bytes
    assert (
        take_key(team.roll, comp="clinical", key_id=name, user_device=team.clinician.id, hpke_private=private) is None
    )


def test_a_grant_is_not_made_for_somebody_who_may_not_hold_it(team: Team) -> None:
    with pytest.raises(ValueError, match="member"):
        new_grant(
            team.roll,
            comp="clinical",
            key=team.clinical_key,
            user_device=team.officer.id,
            by=team.clinician.id,
            private=team.clinician.signing.private_bytes,
        )


# --- several epochs ----------------------------------------------------------------------------------------------------


def test_two_first_keys_made_apart_are_both_read_and_the_smaller_is_written(team: Team) -> None:
    apart = Roll(team.agency.root.id, [one for one in team.agency.certificates if one.id != team.clinical.id])
    key = keys.new_seal_key()
    other = new_epoch(apart, comp="clinical", key=key, by=team.second.id, private=team.second.signing.private_bytes)
    team.agency.keep(other)
    both = sorted([keys.key_id(key), keys.key_id(team.clinical_key)])
    assert [epoch.key_id for epoch in team.roll.epochs("clinical")] == both
    assert [epoch.key_id for epoch in team.roll.write_epochs("clinical")] == both
    assert team.take(team.clinician, "clinical", key) == key
    third, third_key = team.agency.epoch("clinical", team.second)
    assert [epoch.key_id for epoch in team.roll.write_epochs("clinical")] == [keys.key_id(third_key)]
    body = certs.parse(third)
    assert isinstance(body, certs.EpochBody)
    assert set(body.replaces) == {team.clinical.id, other.id}
    assert len(team.roll.epochs("clinical")) == 3


def test_after_somebody_leaves_their_keys_are_not_written_with(team: Team) -> None:
    team.agency.dismiss(team.second, "clinical")
    roll = team.roll
    assert roll.refused == {}
    assert roll.members("clinical") == {team.clinician.user}
    assert roll.write_epochs("clinical") == []
    assert team.take(team.clinician, "clinical", team.clinical_key) == team.clinical_key
    _, key = team.agency.epoch("clinical", team.clinician)
    assert [epoch.key_id for epoch in team.roll.write_epochs("clinical")] == [keys.key_id(key)]
    assert team.take(team.second, "clinical", key) is None
    assert team.take(team.clinician, "clinical", key) == key


def test_what_the_one_who_left_had_made_stays_readable(team: Team) -> None:
    """The first clinician made the key, then left: the notes under it are not lost."""
    late = team.agency.hire("Lea Later", "clinician", "clinical")
    team.agency.keep(
        new_grant(
            team.roll,
            comp="clinical",
            key=team.clinical_key,
            user_device=late.id,
            by=team.clinician.id,
            private=team.clinician.signing.private_bytes,
        )
    )
    team.agency.dismiss(team.clinician, "clinical")
    team.agency.by_admin("revoke", team.roll.revocation(reason="left", user=team.clinician.user))
    assert team.roll.refused == {}
    assert team.take(late, "clinical", team.clinical_key) == team.clinical_key
    assert team.take(team.second, "clinical", team.clinical_key) == team.clinical_key
    assert team.roll.write_epochs("clinical") == []
    assert team.roll.users[team.clinician.user].is_revoked
    for comp in ("agency", "joint", "clinical"):
        assert team.clinician.user not in team.roll.members(comp)
    assert team.roll.sign_public(team.clinician.id) == team.clinician.signing.public_bytes


def test_a_lost_laptop_takes_all_its_keys_out_of_use(team: Team) -> None:
    elsewhere = team.agency.hire("Clara Clinician", "clinician", laptop="laptop 2")
    team.agency.epoch("clinical", team.clinician)
    assert team.roll.may_hold(elsewhere.id, "clinical")
    team.agency.by_admin("revoke", team.roll.revocation(reason="lost", device=an_id("laptop 1")))
    roll = team.roll
    assert [roll.user_devices[one.id].is_revoked for one in (team.officer, team.clinician, team.second, elsewhere)] == [
        True,
        True,
        True,
        False,
    ]
    assert roll.is_member(team.clinician.user, "clinical")
    assert not roll.users[team.clinician.user].is_revoked
    for comp in ("clinical", "law", "joint"):
        assert roll.write_epochs(comp) == []
        assert roll.epochs(comp)
    _, key = team.agency.epoch("clinical", elsewhere)
    assert [epoch.holders for epoch in team.roll.write_epochs("clinical")] == [frozenset({elsewhere.id})]
    assert team.take(team.clinician, "clinical", key) is None


def test_coming_back_needs_a_certificate_that_knows_of_the_leaving(team: Team) -> None:
    first = next(
        one
        for one in team.agency.certificates
        if isinstance(body := certs.parse(one), certs.MembershipBody)
        and (body.user, body.comp) == (team.second.user, "clinical")
    )
    team.agency.dismiss(team.second, "clinical")
    # a second admission that does not know of the leaving: leaving wins
    team.agency.by_admin(
        "membership", {"user": team.second.user, "comp": "clinical", "change": "grant", "replaces": [first.id]}
    )
    assert not team.roll.is_member(team.second.user, "clinical")
    team.agency.admit(team.second, "clinical")
    assert team.roll.is_member(team.second.user, "clinical")


def test_admins_belong_to_no_compartment_of_records(team: Team) -> None:
    """An admin who certifies themselves as a member of clinical gets nothing."""
    for comp in ("joint", "law", "clinical"):
        team.agency.admit(team.boss, comp)
        assert not team.roll.is_member(team.boss.user, comp)
        assert not team.roll.may_hold(team.boss.id, comp)
    assert team.roll.is_member(team.boss.user, "agency")


# --- forged certificates -------------------------------------------------------------------------------------------------


def test_an_admin_cannot_mint_a_clinical_grant(team: Team) -> None:
    body = {
        "comp": "clinical",
        "key_id": keys.key_id(team.clinical_key),
        "user_device": team.boss.id,
        "hpke": "02" * 114,
    }
    for issuer, private in (
        (team.agency.admin.id, team.agency.admin_key.private_bytes),
        (team.boss.id, team.boss.signing.private_bytes),
        (team.agency.root.id, team.agency.root_key.private_bytes),
    ):
        assert refusal(team, issue("grant", body, issuer, private)) in (ruling.WRONG_ISSUER, ruling.NOT_A_MEMBER)


@pytest.mark.parametrize(
    ("comp", "who"),
    [("clinical", "officer"), ("clinical", "boss"), ("law", "clinician"), ("law", "boss"), ("joint", "boss")],
)
def test_an_epoch_by_somebody_outside_is_refused(team: Team, comp: str, who: str) -> None:
    outsider: Person = getattr(team, who)
    forged = new_epoch(
        team.roll, comp=comp, key=keys.new_seal_key(), by=outsider.id, private=outsider.signing.private_bytes
    )
    assert refusal(team, forged) == ruling.NOT_A_MEMBER


def test_an_officer_cannot_grant_a_clinical_key_to_themselves(team: Team) -> None:
    body = {
        "comp": "clinical",
        "key_id": keys.key_id(team.clinical_key),
        "user_device": team.officer.id,
        "hpke": "02" * 114,
    }
    assert (
        refusal(team, issue("grant", body, team.officer.id, team.officer.signing.private_bytes)) == ruling.NOT_A_MEMBER
    )


def test_a_clinician_who_gives_the_key_to_an_officer_ends_the_key(team: Team) -> None:
    """It cannot be undone, but nothing new is written under a key that an outsider has."""
    name = keys.key_id(team.clinical_key)
    info = epochs.grant_info(org=team.agency.org, comp="clinical", key_id=name, user_device=team.officer.id)
    granted = keys.grant(team.officer.agreement.public_bytes, team.clinical_key, info).hex()
    body = {"comp": "clinical", "key_id": name, "user_device": team.officer.id, "hpke": granted}
    leak = issue("grant", body, team.clinician.id, team.clinician.signing.private_bytes)
    assert refusal(team, leak) == ruling.RECIPIENT_NOT_A_MEMBER
    team.agency.keep(leak)
    assert team.take(team.officer, "clinical", team.clinical_key) is None
    assert team.roll.write_epochs("clinical") == []
    assert [epoch.key_id for epoch in team.roll.epochs("clinical")] == [name]


def test_an_epoch_sealed_to_the_other_sides_safe_is_refused(team: Team) -> None:
    for certificate, by, wrong in ((team.clinical, team.clinician, "police"), (team.law, team.officer, "clinic")):
        body = certs.parse(certificate)
        assert isinstance(body, certs.EpochBody)
        plain = {
            "comp": body.comp,
            "key_id": body.key_id,
            "made_by": by.id,
            "canary": body.canary,
            "grants": body.grants,
        }
        for recovery in ({**body.recovery, wrong: "03"}, {wrong: "03"}, {}):
            forged = issue("epoch", {**plain, "recovery": recovery}, by.id, by.signing.private_bytes)
            assert refusal(team, forged) == ruling.WRONG_RECOVERY


def test_nobody_speaks_for_another(team: Team) -> None:
    roll = team.roll
    # names another maker than its issuer
    body = {
        "comp": "clinical",
        "key_id": an_id("k"),
        "made_by": team.clinician.id,
        "canary": "00",
        "grants": {},
        "recovery": {"clinic": "00"},
    }
    assert refusal(team, issue("epoch", body, team.second.id, team.second.signing.private_bytes)) == ruling.WRONG_ISSUER
    # names an issuer whose key did not sign it
    for forged in (
        new_epoch(
            roll,
            comp="clinical",
            key=keys.new_seal_key(),
            by=team.clinician.id,
            private=team.officer.signing.private_bytes,
        ),
        issue(
            "membership",
            roll.admission(user=team.officer.user, comp="clinical"),
            team.agency.admin,
            team.officer.signing.private_bytes,
        ),
        issue(
            "admin",
            {"name": "Mallory", "sign_pub": team.officer.signing.public_bytes.hex()},
            team.agency.root,
            team.officer.signing.private_bytes,
        ),
        issue(
            "revoke",
            roll.revocation(reason="x", user=team.clinician.user),
            team.agency.admin,
            team.officer.signing.private_bytes,
        ),
        issue(
            "revoke",
            roll.revocation(reason="x", admin=team.agency.admin.id),
            team.agency.root,
            team.agency.admin_key.private_bytes,
        ),
    ):
        assert refusal(team, forged) == ruling.WRONG_SIGNATURE


def test_users_cannot_certify_themselves_or_others(team: Team) -> None:
    roll, mallory = team.roll, keys.new_signing_key()
    person = {
        "user": an_id("Mallory"),
        "name": "Mallory",
        "profession": "clinician",
        "device": an_id("laptop 1"),
        "hpke_pub": keys.new_agreement_key().public_bytes.hex(),
        "sign_pub": mallory.public_bytes.hex(),
    }
    for issuer in (team.officer, team.clinician, team.boss):
        private = issuer.signing.private_bytes
        for kind, body in (
            ("user_device", person),
            ("membership", roll.admission(user=issuer.user, comp="clinical")),
            ("admin", {"name": "Mallory", "sign_pub": mallory.public_bytes.hex()}),
            ("device", {"device": an_id("x"), "name": "x"}),
            ("revoke", roll.revocation(reason="x", user=team.second.user)),
            ("revoke", roll.revocation(reason="x", admin=team.agency.admin.id)),
        ):
            assert refusal(team, issue(kind, body, issuer.id, private)) == ruling.WRONG_ISSUER
    # signed by itself, with no issuer, or with one that nobody knows
    for issuer_id in ("", "0" * 64):
        assert refusal(team, issue("user_device", person, issuer_id, mallory.private_bytes)) == ruling.UNKNOWN_ISSUER
        assert (
            refusal(
                team,
                issue("admin", {"name": "Mallory", "sign_pub": person["sign_pub"]}, issuer_id, mallory.private_bytes),
            )
            == ruling.UNKNOWN_ISSUER
        )


def test_the_root_says_who_is_admin_and_nothing_else(team: Team) -> None:
    private = team.agency.root_key.private_bytes
    for kind, body in (
        ("membership", team.roll.admission(user=team.officer.user, comp="clinical")),
        ("revoke", team.roll.revocation(reason="x", user=team.officer.user)),
    ):
        assert refusal(team, issue(kind, body, team.agency.root, private)) == ruling.WRONG_ISSUER
    admin_by_admin = issue(
        "admin",
        {"name": "x", "sign_pub": team.agency.admin_key.public_bytes.hex()},
        team.agency.admin,
        team.agency.admin_key.private_bytes,
    )
    assert refusal(team, admin_by_admin) == ruling.WRONG_ISSUER


def test_another_agencys_certificates_mean_nothing_here(team: Team) -> None:
    other = Team()
    mixed = Roll(team.agency.root.id, [*team.agency.certificates, *other.agency.certificates])
    assert set(mixed.refused) == {one.id for one in other.agency.certificates}
    assert mixed.refused[other.agency.root.id] == ruling.ANOTHER_AGENCY
    assert set(mixed.users) == set(team.roll.users)
    assert mixed.epochs("clinical") == team.roll.epochs("clinical")
    assert set(Roll(other.agency.root.id, team.agency.certificates).refused.values()) == {ruling.NO_ROOT}


def test_a_root_that_copies_ours_is_not_ours(team: Team) -> None:
    body = certs.parse(team.agency.root)
    assert isinstance(body, certs.OrgBody)
    thief = keys.new_signing_key()
    copied = {"org": body.org, "name": body.name, "sign_pub": thief.public_bytes.hex(), "recovery": body.recovery}
    root = issue("org", copied, "", thief.private_bytes)
    assert refusal(team, root) == ruling.ANOTHER_AGENCY
    assert (
        refusal(team, issue("admin", {"name": "x", "sign_pub": copied["sign_pub"]}, root, thief.private_bytes))
        == ruling.UNKNOWN_ISSUER
    )
    with pytest.raises(CertificateBroken):
        _ = Roll(team.agency.root.id, [root]).org


def test_what_a_revoked_device_issues_is_refused(team: Team) -> None:
    for target in ({"user_device": team.clinician.id}, {"user": team.clinician.user}, {"device": an_id("laptop 1")}):
        fresh = copy.copy(team)
        fresh.agency = copy.copy(team.agency)
        fresh.agency.certificates = list(team.agency.certificates)
        later = new_epoch(
            team.roll,
            comp="clinical",
            key=keys.new_seal_key(),
            by=team.clinician.id,
            private=team.clinician.signing.private_bytes,
        )
        late = fresh.agency.hire("Lea Later", "clinician", "clinical", laptop="laptop 3")
        grant = new_grant(
            fresh.roll,
            comp="clinical",
            key=team.clinical_key,
            user_device=late.id,
            by=team.clinician.id,
            private=team.clinician.signing.private_bytes,
        )
        fresh.agency.by_admin("revoke", fresh.roll.revocation(reason="stolen", **target))
        for certificate in (later, grant):
            assert refusal(fresh, certificate) == ruling.ISSUER_ENDED
        # found to be honest, it is let in: to read with, not to write with
        fresh.agency.keep(later)
        fresh.agency.by_admin("revoke", fresh.roll.revocation(reason="stolen", **target, also_kept=[later.id]))
        assert fresh.roll.refused == {}
        assert len(fresh.roll.epochs("clinical")) == 2
        assert fresh.roll.write_epochs("clinical") == []


def test_what_a_member_who_left_issues_is_refused(team: Team) -> None:
    later = new_epoch(
        team.roll,
        comp="clinical",
        key=keys.new_seal_key(),
        by=team.second.id,
        private=team.second.signing.private_bytes,
    )
    team.agency.dismiss(team.second, "clinical")
    assert refusal(team, later) == ruling.ISSUER_ENDED
    team.agency.keep(later)
    team.agency.by_admin("membership", team.roll.removal(user=team.second.user, comp="clinical", also_kept=[later.id]))
    assert team.roll.refused == {}


def test_what_a_dismissed_admin_issues_is_refused(team: Team) -> None:
    before = team.roll
    late = issue(
        "membership",
        before.admission(user=team.officer.user, comp="clinical"),
        team.agency.admin,
        team.agency.admin_key.private_bytes,
    )
    end = issue(
        "revoke",
        before.revocation(reason="left", admin=team.agency.admin.id),
        team.agency.root,
        team.agency.root_key.private_bytes,
    )
    team.agency.keep(end)
    assert refusal(team, late) == ruling.ISSUER_ENDED
    assert team.roll.refused == {}
    assert team.roll.users == before.users


def test_an_altered_body_is_refused_and_never_hides_the_true_one(team: Team) -> None:
    true = team.clinical
    altered = msgspec.structs.replace(true, body=true.body.replace(b'"clinical"', b'"law"'))
    relabelled = msgspec.structs.replace(true, id="0" * 64, issuer="1" * 64)
    unsigned = msgspec.structs.replace(true, signature=b"\1" + bytes(64))
    cut = msgspec.structs.replace(true, body=true.body[:-1])
    for bad in (
        [altered],
        [unsigned],
        [cut],
        [msgspec.structs.replace(altered, id=true.id)],
        [msgspec.structs.replace(unsigned, id=true.id)],
    ):
        roll = Roll(team.agency.root.id, [*bad, *team.agency.certificates])
        assert len(roll.refused) == 1
        assert roll.epochs("clinical") == team.roll.epochs("clinical")
    assert state_of(Roll(team.agency.root.id, [relabelled, *team.agency.certificates])) == state_of(team.roll)


def test_every_altered_byte_of_every_certificate_changes_nothing(team: Team) -> None:
    roll, expected = team.roll, state_of(team.roll)
    generator = random.Random(7)
    for certificate in team.agency.certificates:
        data = certs.to_bytes(certificate)
        for at in generator.sample(range(len(data)), 12):
            changed = bytearray(data)
            changed[at] ^= 1 << generator.randrange(8)
            try:
                roll.add(certs.from_bytes(bytes(changed)))
            except CertificateBroken:
                continue
    assert roll.refused
    assert state_of(roll)[1:] == expected[1:]  # type: ignore[index]  # both are tuples


def test_a_newer_certificate_is_kept_apart_for_later(team: Team) -> None:
    body = canonical.encode({"kind": "purge", "v": 2, "issuer": team.agency.admin.id})
    newer = certs.named(body, keys.sign(team.agency.admin_key.private_bytes, b"fieldnotes/cert/v1" + body))
    assert refusal(team, newer) == "newer_version"


# --- envelopes -----------------------------------------------------------------------------------------------------------


def written(team: Team, by: Person, comp: str, key: bytes, **change: str) -> Envelope:
    plain = Header(org=team.agency.org, comp=comp, key_id=keys.key_id(key), rec=an_id("rec"), dev=by.id, n=1)
    header = msgspec.structs.replace(plain, **change)
    return seal_revision(header=header, payload=b"{}", key=key, sign=lambda m: keys.sign(by.signing.private_bytes, m))


def test_who_wrote_an_envelope(team: Team) -> None:
    envelope = written(team, team.clinician, "clinical", team.clinical_key)
    assert team.roll.verify(envelope).name == "Clara Clinician"
    team.agency.by_admin("revoke", team.roll.revocation(reason="left", user=team.clinician.user))
    assert team.roll.verify(envelope).is_revoked


def test_envelopes_that_are_not_what_they_say(team: Team) -> None:
    stranger = Team().officer
    for envelope, code in (
        (written(team, team.officer, "clinical", team.clinical_key), "not_a_member"),
        (written(team, team.clinician, "law", team.law_key), "not_a_member"),
        (written(team, team.boss, "joint", team.joint_key), "not_a_member"),
        (written(team, stranger, "joint", team.joint_key), "unknown_author"),
        (written(team, team.officer, "joint", team.joint_key, org=an_id("other")), "another_agency"),
        (written(team, team.officer, "joint", team.joint_key, dev=team.clinician.id), "wrong_signature"),
    ):
        with pytest.raises(EnvelopeBroken) as caught:
            team.roll.verify(envelope)
        assert caught.value.code == code


# --- any order gives the same --------------------------------------------------------------------------------------------


@cache
def a_long_history() -> tuple[Roll, list[Certificate]]:
    """Hirings, leavings, rotations, a lost laptop, a dismissed admin, forgeries: one set of certificates."""
    team = Team()
    agency = team.agency
    other = Team()
    late_epoch = new_epoch(
        team.roll,
        comp="clinical",
        key=keys.new_seal_key(),
        by=team.second.id,
        private=team.second.signing.private_bytes,
    )
    agency.dismiss(team.second, "clinical")
    agency.keep(late_epoch)
    agency.epoch("clinical", team.clinician)
    late = agency.hire("Lea Later", "clinician", "joint", "clinical", laptop="laptop 2")
    agency.epoch("joint", late)
    agency.admit(team.second, "clinical")
    agency.epoch("clinical", team.second)
    agency.epoch("clinical", team.officer)  # refused
    agency.by_admin("revoke", team.roll.revocation(reason="lost", device=an_id("laptop 1")))
    agency.epoch("clinical", late)
    agency.epoch("law", team.officer)  # refused: after the loss
    agency.keep(
        issue(
            "revoke",
            team.roll.revocation(reason="x", admin=agency.admin.id),
            agency.root,
            agency.root_key.private_bytes,
        )
    )
    agency.admit(late, "law")  # refused: after the admin left
    agency.certificates += [*other.agency.certificates[:2], Team().agency.certificates[2]]
    agency.keep(msgspec.structs.replace(team.joint, signature=b"\1" + bytes(64)))
    return team.roll, agency.certificates


def test_the_long_history_has_what_it_should() -> None:
    roll, _ = a_long_history()
    assert set(roll.refused.values()) == {
        ruling.ANOTHER_AGENCY,
        ruling.ISSUER_ENDED,
        ruling.NOT_A_MEMBER,
        ruling.UNKNOWN_ISSUER,
        ruling.WRONG_ISSUER,
        ruling.WRONG_SIGNATURE,
    }
    assert len(roll.write_epochs("clinical")) == 1
    assert len(roll.epochs("clinical")) == 5  # the late one holds again since its maker came back
    assert len(roll.epochs("joint")) == 2


@given(st.permutations(range(len(a_long_history()[1]))), st.lists(st.integers(0, 60), max_size=5))
def test_any_order_of_arrival_gives_the_same_roll(order: list[int], asked_after: list[int]) -> None:
    expected, certificates = a_long_history()
    roll = Roll(expected.root_fingerprint)
    for count, at in enumerate(order):
        roll.add(certificates[at])
        if count in asked_after:  # an answer given in between leaves no trace
            assert roll.refused is not None
    assert state_of(roll) == state_of(expected)


@given(st.permutations(range(len(a_long_history()[1]))))
def test_two_halves_that_meet_later_agree(order: list[int]) -> None:
    """Two laptops learn different certificates first; once both know all, they say the same."""
    expected, certificates = a_long_history()
    half = len(order) // 2
    one = Roll(expected.root_fingerprint, [certificates[at] for at in order[:half]])
    two = Roll(expected.root_fingerprint, [certificates[at] for at in order[half:]])
    assert one.refused is not None
    assert two.refused is not None
    for certificate in certificates:
        one.add(certificate)
        two.add(certificate)
        two.add(certificate)
    assert state_of(one) == state_of(two) == state_of(expected)


def test_everyone_in_a_larger_team_gets_the_new_key() -> None:
    agency = Agency()
    people = [agency.hire(f"Person {i}", "clinician", "clinical", laptop=f"laptop {i}") for i in range(20)]
    certificate, key = agency.epoch("clinical", people[0])
    roll = agency.roll
    for person in people:
        assert (
            take_key(
                roll,
                comp="clinical",
                key_id=keys.key_id(key),
                user_device=person.id,
                hpke_private=person.agreement.private_bytes,
            )
            == key
        )
    body = certs.parse(certificate)
    assert isinstance(body, certs.EpochBody)
    assert len(body.grants) == 20


def test_what_a_grant_is_bound_to_never_changes() -> None:
    """Grants and recovery copies of years ago must open: these bytes are the format."""
    place = {"org": "a" * 32, "comp": "law", "key_id": "b" * 32}
    common = f'{{"comp":"law","key_id":"{"b" * 32}","org":"{"a" * 32}",'
    assert (
        epochs.grant_info(**place, user_device="c" * 64).decode()
        == f'fieldnotes/grant/v1{common}"user_device":"{"c" * 64}"}}'
    )
    assert epochs.recovery_info(**place, who="police").decode() == f'fieldnotes/recovery/v1{common}"who":"police"}}'
