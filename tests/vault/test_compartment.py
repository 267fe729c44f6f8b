"""Who can decrypt what: keys come from grants by key-holders, and nothing else on the laptop or in the police's safe opens them."""

from __future__ import annotations

import base64

import pytest

from fieldnotes.crypto.key import GrantBroken, key_id, new_seal_key, open_grant
from fieldnotes.domain.problem import VaultLocked, WrongSecret
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.trust.certificate import EpochBody, GrantBody, issue, parse
from fieldnotes.trust.epoch import grant_info, new_epoch, new_grant, take_key, take_recovery
from fieldnotes.vault.safe import open_safe
from fieldnotes.vault.seat import Issuer, StaffMember, make_seat
from tests.vault.conftest import CLINIC_SAYS, CLINICIAN_SAYS, OFFICER_SAYS, SAFE_SAYS, Laptop, Pair, roll_of

AGENCY, JOINT, LAW, CLINICAL = Compartment.AGENCY, Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL


def test_the_first_sign_in_of_each_profession_makes_its_keys(laptop: Laptop) -> None:
    vault = laptop.open()
    roll = roll_of(vault)
    assert roll.refused == {}
    officer = vault.sign_in(laptop.officer, OFFICER_SAYS)
    assert officer.compartments == frozenset()
    made = officer.accept(roll)
    assert {body.comp for c in made if isinstance(body := parse(c), EpochBody)} == {"agency", "joint", "law"}
    assert officer.compartments == {AGENCY, JOINT, LAW}
    clinician = vault.sign_in(laptop.clinician, CLINICIAN_SAYS)
    made = clinician.accept(roll)
    assert [body.comp for c in made if isinstance(body := parse(c), EpochBody)] == ["clinical"]
    assert clinician.compartments == {AGENCY, JOINT, CLINICAL}
    assert clinician.write_key(JOINT) == officer.write_key(JOINT)
    assert clinician.accept(roll) == officer.accept(roll) == []


def test_a_clinician_alone_can_begin(laptop: Laptop) -> None:
    vault = laptop.open()
    roll = roll_of(vault)
    clinician = vault.sign_in(laptop.clinician, CLINICIAN_SAYS)
    assert len(clinician.accept(roll)) == 3
    assert clinician.compartments == {AGENCY, JOINT, CLINICAL}
    assert roll.epochs("law") == []


def test_what_one_may_not_read_raises(pair: Pair) -> None:
    name, key = pair.clinician.write_key(CLINICAL)
    assert pair.clinician.read_key(CLINICAL, name) == key
    for session in (pair.officer, pair.supervisor):
        with pytest.raises(VaultLocked):
            session.write_key(CLINICAL)
        with pytest.raises(VaultLocked):
            session.read_key(CLINICAL, name)
    with pytest.raises(VaultLocked):
        pair.clinician.write_key(LAW)


def spellings(key: bytes) -> list[bytes]:
    return [key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)[:40], key[::-1]]


def test_the_clinical_key_is_in_no_file_and_not_in_the_officers_memory(laptop: Laptop, pair: Pair) -> None:
    _, clinical = pair.clinician.write_key(CLINICAL)
    stored = b"".join(path.read_bytes() for path in laptop.data.parent.rglob("*") if path.is_file())
    stored += b"".join(c.body + c.signature for c in pair.roll.certificates)
    for spelling in spellings(clinical):
        assert spelling not in stored
        assert spelling not in pair.officer.hand_over()
    # the search can find: the clinician's own hand-over holds it, the officer's holds the joint key
    assert clinical.hex().encode() in pair.clinician.hand_over()
    assert pair.officer.write_key(JOINT)[1].hex().encode() in pair.officer.hand_over()


def test_no_stored_grant_opens_for_the_officer(laptop: Laptop, pair: Pair) -> None:
    name, _ = pair.clinician.write_key(CLINICAL)
    private = bytes(pair.officer._hpke.view())
    assert (
        take_key(pair.roll, comp="clinical", key_id=name, user_device=pair.officer.user_device_id, hpke_private=private)
        is None
    )
    bodies = [parse(c) for c in pair.roll.certificates]
    grants = [g for b in bodies if isinstance(b, EpochBody) and b.comp == "clinical" for g in b.grants.values()]
    grants += [b.hpke for b in bodies if isinstance(b, GrantBody) and b.comp == "clinical"]
    assert grants
    for granted in grants:
        for user_device in pair.roll.user_devices:
            info = grant_info(org=pair.roll.org, comp="clinical", key_id=name, user_device=user_device)
            with pytest.raises(GrantBroken):
                open_grant(private, bytes.fromhex(granted), info)


def test_each_recovery_key_opens_its_own_side_only(laptop: Laptop, pair: Pair) -> None:
    police = open_safe(laptop.safe_file("police-recovery"), SAFE_SAYS).secret
    clinic = open_safe(laptop.safe_file("clinic-recovery"), CLINIC_SAYS).secret
    opened = {
        (comp, who): take_recovery(
            pair.roll, comp=comp, key_id=pair.roll.epochs(comp)[0].key_id, who=who, recovery_private=private
        )
        for comp in ("agency", "joint", "law", "clinical")
        for who, private in (("police", police), ("clinic", clinic))
    }
    assert opened["clinical", "police"] is None
    assert opened["law", "clinic"] is None
    assert opened["clinical", "clinic"] == pair.clinician.write_key(CLINICAL)[1]
    assert opened["law", "police"] == pair.officer.write_key(LAW)[1]
    for comp in (JOINT, AGENCY):
        assert opened[str(comp), "police"] == opened[str(comp), "clinic"] == pair.officer.write_key(comp)[1]


def test_the_police_cannot_open_the_clinics_recovery_file(laptop: Laptop) -> None:
    with pytest.raises(WrongSecret):
        open_safe(laptop.safe_file("clinic-recovery"), SAFE_SAYS)


def test_a_clinical_key_that_an_officer_made_up_is_never_written_with(pair: Pair) -> None:
    before = pair.clinician.write_key(CLINICAL)
    fake = new_seal_key()
    private = bytes(pair.officer._sign.view())
    forged = new_epoch(pair.roll, comp="clinical", key=fake, by=pair.officer.user_device_id, private=private)
    pair.roll.add(forged)
    assert pair.roll.refused[forged.id] == "not_a_member"
    assert pair.clinician.accept(pair.roll) == []
    assert pair.clinician.write_key(CLINICAL) == before
    with pytest.raises(VaultLocked):
        pair.clinician.read_key(CLINICAL, key_id(fake))


def test_an_officer_cannot_make_himself_a_clinical_member(pair: Pair) -> None:
    forged = issue(
        "membership",
        {"comp": "clinical", "user": pair.officer.user_id, "change": "grant"},
        pair.officer.user_device_id,
        bytes(pair.officer._sign.view()),
    )
    pair.roll.add(forged)
    assert forged.id in pair.roll.refused
    assert pair.clinician.approve(pair.roll) == []
    assert CLINICAL not in pair.officer.compartments


def test_a_colleague_beside_them_lets_a_newcomer_read_past_notes_too(laptop: Laptop, pair: Pair) -> None:
    # a rotation between: the newcomer needs the past key as well
    first, _ = pair.clinician.write_key(CLINICAL)
    rotated = new_epoch(
        pair.roll,
        comp="clinical",
        key=new_seal_key(),
        by=pair.clinician.user_device_id,
        private=bytes(pair.clinician._sign.view()),
    )
    pair.roll.add(rotated)
    pair.clinician.accept(pair.roll)
    second, _ = pair.clinician.write_key(CLINICAL)
    assert second != first
    vault = laptop.open()
    newcomer_id, code, certificates = vault.add_staff(
        StaffMember("Pia Holm", Profession.CLINICIAN, initials="PH"),
        by=pair.officer,
        admin_file=laptop.safe_file("admin"),
        safe_passphrase=SAFE_SAYS,
    )
    for certificate in certificates:
        pair.roll.add(certificate)
    assert pair.roll.refused == {}
    newcomer = vault.enrol(newcomer_id, code, "a lantern over quiet water").session
    assert newcomer.accept(pair.roll) == []
    assert newcomer.compartments == frozenset()
    # an officer can give the joint keys, never the clinical ones
    assert {body.comp for c in pair.officer.approve(pair.roll) if isinstance(body := parse(c), GrantBody)} == {
        "agency",
        "joint",
    }
    newcomer.accept(pair.roll)
    assert newcomer.compartments == {AGENCY, JOINT}
    granted = pair.clinician.approve(pair.roll)
    assert {body.key_id for c in granted if isinstance(body := parse(c), GrantBody)} == {first, second}
    newcomer.accept(pair.roll)
    assert newcomer.write_key(CLINICAL) == pair.clinician.write_key(CLINICAL)
    assert newcomer.read_key(CLINICAL, first) == pair.clinician.read_key(CLINICAL, first)
    assert pair.clinician.approve(pair.roll) == pair.officer.approve(pair.roll) == []
    assert {user.name for user in laptop.open().users()} >= {"Pia Holm"}


def test_when_somebody_leaves_the_next_sign_in_makes_a_new_key_that_they_do_not_get(laptop: Laptop, pair: Pair) -> None:
    newcomer = next(one for one in pair.roll.user_devices.values() if one.user == laptop.newcomer)
    before, _ = pair.clinician.write_key(CLINICAL)
    admin = open_safe(laptop.safe_file("admin"), SAFE_SAYS)
    admin_id = next(iter(pair.roll.ruling.admins))
    pair.roll.add(issue("membership", pair.roll.removal(user=newcomer.user, comp="clinical"), admin_id, admin.secret))
    made = pair.clinician.accept(pair.roll)
    assert len(made) == 1
    after, _ = pair.clinician.write_key(CLINICAL)
    assert after != before
    assert pair.roll.grants("clinical", after, newcomer.id) == []
    assert pair.clinician.read_key(CLINICAL, before)
    with pytest.raises(ValueError, match="not a member"):
        new_grant(
            pair.roll,
            comp="clinical",
            key=pair.clinician.write_key(CLINICAL)[1],
            user_device=newcomer.id,
            by=pair.clinician.user_device_id,
            private=bytes(pair.clinician._sign.view()),
        )


def test_who_still_waits_to_be_let_in_does_not_come_in_by_a_rotation(laptop: Laptop, pair: Pair) -> None:
    admin = open_safe(laptop.safe_file("admin"), SAFE_SAYS)
    issuer = Issuer(next(c for c in pair.roll.certificates if c.id in pair.roll.ruling.admins), admin.secret)
    ghost = make_seat(
        StaffMember("Gus Host", Profession.CLINICIAN),
        issuer=issuer,
        org=pair.roll.org,
        root=pair.roll.root_fingerprint,
        device=pair.roll.user_devices[pair.officer.user_device_id].device,
        log_key=bytes(32),
        now_ms=0,
    )
    for certificate in ghost.certificates:
        pair.roll.add(certificate)
    leaver = pair.roll.removal(user=laptop.newcomer, comp="clinical")
    pair.roll.add(issue("membership", leaver, issuer.certificate, issuer.private))
    assert len(pair.clinician.accept(pair.roll)) == 1
    rotated, _ = pair.clinician.write_key(CLINICAL)
    assert pair.roll.grants("clinical", rotated, ghost.place.user_device) == []
    assert (ghost.place.user_device, CLINICAL) in pair.clinician.waiting(pair.roll)
    pair.clinician.approve(pair.roll, only=[(ghost.place.user_device, CLINICAL)])
    assert len(pair.roll.grants("clinical", rotated, ghost.place.user_device)) == 1


def test_who_was_taken_out_of_a_compartment_loses_its_keys_at_once(laptop: Laptop, pair: Pair) -> None:
    name, _ = pair.clinician.write_key(CLINICAL)
    admin = open_safe(laptop.safe_file("admin"), SAFE_SAYS)
    admin_id = next(iter(pair.roll.ruling.admins))
    pair.roll.add(
        issue("membership", pair.roll.removal(user=pair.clinician.user_id, comp="clinical"), admin_id, admin.secret)
    )
    assert pair.clinician.accept(pair.roll) == []
    assert pair.clinician.compartments == {AGENCY, JOINT}
    with pytest.raises(VaultLocked):
        pair.clinician.read_key(CLINICAL, name)


def test_a_view_key_follows_the_epoch(pair: Pair) -> None:
    key, sealed = pair.clinician.view_key(CLINICAL, None)
    assert pair.clinician.view_key(CLINICAL, sealed) == (key, sealed)
    assert key not in sealed
    damaged = sealed[:-1] + bytes([sealed[-1] ^ 1])
    assert pair.clinician.view_key(CLINICAL, damaged)[0] != key
    # joint views are opened by either
    joint_key, joint_sealed = pair.officer.view_key(JOINT, None)
    assert pair.clinician.view_key(JOINT, joint_sealed) == (joint_key, joint_sealed)
    with pytest.raises(VaultLocked):
        pair.officer.view_key(CLINICAL, sealed)
    pair.roll.add(
        new_epoch(
            pair.roll,
            comp="clinical",
            key=new_seal_key(),
            by=pair.clinician.user_device_id,
            private=bytes(pair.clinician._sign.view()),
        )
    )
    pair.clinician.accept(pair.roll)
    assert pair.clinician.view_key(CLINICAL, sealed)[0] != key
