"""Lost laptops and people who leave: what they open afterwards, what becomes of their last work; no station alone can end anybody."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fieldnotes.crypto import key as keys
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.problem import InputProblem, Problem, RuleProblem, SyncProblem, VaultLocked
from fieldnotes.domain.record import ClinicalNote, Compartment
from fieldnotes.services import backup as backups
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.ending import (
    count_gaps,
    end_laptop,
    end_person,
    erase_ended,
    find_laptop,
    list_quarantine,
    release_from_quarantine,
)
from fieldnotes.services.invite import choose_people
from fieldnotes.services.sync import LogLaptop
from fieldnotes.services.team import recover_keys
from fieldnotes.store.log import LIFE_NUMBERS
from fieldnotes.sync.protocol import Ended, Hello, Refused
from fieldnotes.sync.session import meet
from fieldnotes.trust.certificate import issue, to_bytes
from fieldnotes.trust.epoch import new_epoch, take_key
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.safe import SafeContent, open_safe, write_safe
from fieldnotes.vault.vault import Vault
from tests.services.conftest import CLINICIAN_SAYS, OFFICER_SAYS, SAFE_SAYS, Laptop
from tests.services.station_room import KEY, StationRoom
from tests.station.world import an_envelope
from tests.trust.agency import Agency

NEW_WORDS = "seventeen orange velvet kites"


@pytest.fixture
def room(tmp_path: Path, laptop: Laptop, desk: Desk) -> Iterator[StationRoom]:
    made = StationRoom(tmp_path / "station", laptop.clock, laptop)
    made.join(desk)
    made.meet(desk)
    yield made
    made.shelf.close()


@pytest.fixture
def other(room: StationRoom, laptop: Laptop, desk: Desk, tmp_path: Path) -> Desk:
    """A second laptop, on which the officer works."""
    made = room.enrol(tmp_path / "new", "Dana Okafor")
    new = Desk.open(tmp_path / "new", clock=laptop.clock, secrets=laptop.secrets)
    laptop.desks.append(new)
    new.vault.enrol(laptop.officer, made.codes[0][1], NEW_WORDS).session.wipe()
    signin.sign_in(new, user=laptop.officer, passphrase=NEW_WORDS)
    for _ in range(2):
        room.meet(new)
        room.meet(desk)
    room.meet(new)
    return new


@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_name_left_empty_takes_nobody_out_whose_initials_or_suffix_are_empty_too(nothing: str) -> None:
    """`--person "$WHO"` with the variable not set ended whoever has no initials."""
    one = SimpleNamespace(id="1", name="Ada Quill", initials="", is_revoked=False)
    body = SimpleNamespace(name="Unit 12", suffix="")
    roll: Any = SimpleNamespace(users={"1": one}, laptops=lambda: {"d": body}, is_ended=lambda _device: False)
    with pytest.raises(RuleProblem, match="not_of_the_team"):
        choose_people(roll, [nothing])
    with pytest.raises(InputProblem, match="laptop_unknown"):
        find_laptop(roll, nothing)
    assert find_laptop(roll, "unit 12")[0] == "d"


def write(desk: Desk, laptop: Laptop, call: str) -> EncounterId:
    return encounters.start_encounter(desk, by=laptop.officer, call_type=call).encounter_id


def lose(room: StationRoom, desk: Desk) -> None:
    end_laptop(
        room.shelf,
        root=room.root,
        admin=room.admin,
        laptop=desk.vault.device_id,
        reason="lost",
        pulled_to=room.shelf.head(),
        now_ms=room.now_ms(),
    )


def test_a_lost_laptop_hands_over_what_it_had_not_sent_and_then_opens_for_nobody(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk, tmp_path: Path
) -> None:
    backups.make(other, by=laptop.officer)
    encounter = write(other, laptop, "Welfare check")
    unsent = other.log.unsent_count()
    assert unsent
    head = room.shelf.head()
    lose(room, other)
    met = room.meet(other)
    assert (met.is_ended, met.taken, met.refused) == (True, 0, {})
    assert met.sent == unsent
    assert room.shelf.head() == head, "nothing of it is in the feed"
    assert other.log.unsent_count() == 0, "receipted"
    assert erase_ended(other) == [laptop.officer]
    with pytest.raises(VaultLocked):
        other.session(laptop.officer)
    other.close()
    with Vault.open(tmp_path / "new", clock=laptop.clock, secrets=laptop.secrets) as vault:
        assert vault.users() == []
    for path in (tmp_path / "new").rglob("keys.json*"):
        assert b'"sealed"' not in path.read_bytes(), path
    # the admin looks at it, and lets it in
    [waiting] = list_quarantine(room.shelf, room.roll)
    assert (waiting.laptop, waiting.authors) == ("Unit 12 12", {"Dana Okafor": unsent})
    assert release_from_quarantine(room.shelf, device=waiting.device) == unsent
    assert room.shelf.head() == head + unsent
    assert list_quarantine(room.shelf, room.roll) == []
    room.meet(desk)
    assert encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).header.id == encounter
    with pytest.raises(InputProblem, match="nothing_quarantined"):
        release_from_quarantine(room.shelf, device=waiting.device)


def test_what_an_ended_laptop_sends_twice_is_kept_once(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk
) -> None:
    write(other, laptop, "Welfare check")
    lose(room, other)
    first = room.meet(other).sent
    other.log.forget_sent()
    assert room.meet(other).is_ended
    [waiting] = list_quarantine(room.shelf, room.roll)
    assert len(waiting.revs) == first


def test_who_lets_one_change_in_stops_nobodys_meetings(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk
) -> None:
    """The record that it changes lies in quarantine too: without it every laptop refused the whole feed from there on."""
    encounter = write(other, laptop, "Welfare check")
    encounters.stamp_time(other, encounter=encounter, by=laptop.officer)
    writing.file_drafts(other, by=laptop.officer)
    lose(room, other)
    assert room.meet(other).is_ended
    [waiting] = list_quarantine(room.shelf, room.roll)
    by_rev = {one.rev: one for _, one in room.shelf.in_quarantine()}
    change = next(rev for rev in waiting.revs if set(by_rev[rev].header.par) & set(by_rev))
    follows = [rev for rev in by_rev if rev in by_rev[change].header.par]
    assert release_from_quarantine(room.shelf, revs=[change]) == 1 + len(follows)
    met = room.meet(desk)
    assert (met.is_verified, met.taken) == (True, 1 + len(follows))
    assert desk.log.here([change, *follows]) == {change, *follows}
    assert {one.rev for _, one in room.shelf.in_quarantine()} == set(by_rev) - {change, *follows}


def test_what_two_lost_laptops_wrote_on_top_of_each_other_comes_back_in_its_order(room: StationRoom) -> None:
    """Let in laptop by laptop, a child came before its parent, and everybody's meetings stopped there."""
    one, two = "1" * 64, "2" * 64
    first = an_envelope(1)
    second = an_envelope(2, parents=(first.rev,))
    third = an_envelope(3, parents=(second.rev,))
    for sender, some in ((one, [first]), (two, [second]), (one, [third])):
        room.shelf.quarantine(some, device=sender)
    head = room.shelf.head()
    assert release_from_quarantine(room.shelf, device=one) == 3, "with what it follows of the other"
    assert [(rev, sender) for _, rev, sender, _ in room.shelf.feed(after=head, limit=9)] == [
        (first.rev, one),
        (second.rev, two),
        (third.rev, one),
    ]


def test_a_lying_station_erases_nothing(room: StationRoom, laptop: Laptop, desk: Desk) -> None:
    """It may say the laptop has ended, with a revocation of its own making: the laptop asks its own roll."""
    forger = keys.new_signing_key()
    admin = room.admin.issuer(room.roll).certificate
    body = room.roll.revocation(reason="lost", device=desk.vault.device_id)
    forged = issue("revoke", body, admin, forger.private_bytes)
    log_laptop = LogLaptop(
        desk.log,
        device=desk.vault.device_id,
        org=desk.vault.org,
        station_public=KEY.public_bytes,
        now_ms=room.now_ms,
        root=desk.vault.root_fingerprint,
    )
    for said in ((), (to_bytes(forged), to_bytes(admin))):
        meeting = meet(log_laptop)
        next(meeting)
        with pytest.raises(SyncProblem, match="station_unsure"):
            meeting.send(Ended(incarnation=room.shelf.incarnation(), certificates=said))
    assert erase_ended(desk) == []
    assert len(desk.vault.users()) == 4
    signin.sign_in(desk, user=laptop.officer, passphrase=OFFICER_SAYS)


def test_an_ended_laptop_is_given_nothing(room: StationRoom, other: Desk) -> None:
    from fieldnotes.sync.protocol import Pull, PullCertificates, Verify

    lose(room, other)
    station, life, device = room.station(), room.shelf.incarnation(), other.vault.device_id
    for question in (
        Pull(incarnation=life, after=0),
        PullCertificates(incarnation=life, after=0),
        Verify(incarnation=life, upto=0, count=0, sum=b""),
    ):
        assert station.answer(question, device=device) == Refused(code="revoked")
    assert isinstance(station.answer(Hello(device=device), device=device), Ended)


def test_the_admin_is_told_what_was_on_it(room: StationRoom, laptop: Laptop, desk: Desk, other: Desk) -> None:
    write(other, laptop, "Welfare check")
    room.meet(other)
    write(other, laptop, "Never sent")
    later = write(other, laptop, "Sent by a stick")
    [head] = other.log.heads(later)
    envelope = other.log.envelope(head)
    assert envelope is not None
    room.shelf.add([envelope], device=other.vault.device_id)
    told = end_laptop(
        room.shelf,
        root=room.root,
        admin=room.admin,
        laptop="12",
        reason="stolen from the car",
        pulled_to=0,
        now_ms=room.now_ms(),
    )
    [author] = told.authors
    assert (author.name, author.missing > 0) == ("Dana Okafor", True)
    assert told.on_laptop == author.arrived
    assert told.records == {"joint": 3}, "two calls, and the part of the officer in the first"
    assert told.last_of == (), "the first laptop opens everything"
    assert told.readers["law"] == ("Dana Okafor",)
    assert told.readers["clinical"] == ()
    with pytest.raises(RuleProblem, match="laptop_ended"):
        lose(room, other)
    assert room.invite("Dana Okafor", suffix="12"), "its suffix is free again"


def test_the_next_laptop_of_that_suffix_gives_no_number_twice(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk, tmp_path: Path
) -> None:
    first = write(other, laptop, "Welfare check")
    number = encounters.read_encounter(other, encounter=first, by=laptop.officer).header.number
    lose(room, other)
    made = room.enrol(tmp_path / "third", "Dana Okafor", suffix="12")
    third = Desk.open(tmp_path / "third", clock=laptop.clock, secrets=laptop.secrets)
    laptop.desks.append(third)
    third.vault.enrol(laptop.officer, made.codes[0][1], NEW_WORDS).session.wipe()
    signin.sign_in(third, user=laptop.officer, passphrase=NEW_WORDS)
    room.meet(third)
    room.meet(desk)
    room.meet(third)
    again = encounters.read_encounter(third, encounter=write(third, laptop, "Again"), by=laptop.officer).header.number
    assert (number, again) == ("CR-26-00001-12", "CR-26-10001-12")


def test_who_leaves_is_gone_from_every_laptop_and_opens_nothing_new(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk
) -> None:
    before = {epoch.key_id for epoch in desk.roll.epochs("joint")}
    end_person(room.shelf, root=room.root, admin=room.admin, person="Dana Okafor", reason="left", now_ms=room.now_ms())
    met = room.meet(other)
    assert not met.is_ended, "the laptop itself stays"
    assert erase_ended(other) == [laptop.officer]
    room.meet(desk)
    assert erase_ended(desk) == [laptop.officer]
    assert {slot.user_id for slot in desk.vault.users()} == {laptop.clinician, laptop.second_officer, laptop.admin}
    signin.sign_in(desk, user=laptop.clinician, passphrase=CLINICIAN_SAYS)
    fresh = {epoch.key_id for epoch in desk.roll.epochs("joint") if epoch.may_write} - before
    assert fresh, "somebody who stays made a new key"
    encounter = encounters.start_encounter(desk, by=laptop.clinician, call_type="After").encounter_id
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean")
    )
    writing.file_drafts(desk, by=laptop.clinician)
    for _, envelope in desk.log.envelopes(after=0, limit=10_000):
        if envelope.header.rec == encounter:
            assert envelope.header.key_id in fresh
    assert not any(
        desk.roll.grants("joint", key_id, one.id)
        for key_id in fresh
        for one in desk.roll.user_devices.values()
        if one.user == laptop.officer
    )
    assert desk.roll.users[laptop.officer].name == "Dana Okafor", "what was signed still says by whom"
    assert Compartment.JOINT in desk.session(laptop.clinician).compartments


def test_the_recovery_file_of_a_side_opens_its_records_to_its_own_people_and_nothing_else(
    room: StationRoom, laptop: Laptop, desk: Desk, other: Desk, tmp_path: Path
) -> None:
    assert Compartment.LAW not in other.session(laptop.officer).compartments, "nobody has let them in"
    clinic, police = (next(laptop.safe.glob(f"{side}-recovery*")) for side in ("clinic", "police"))
    foreign = write_safe(
        tmp_path,
        SafeContent("police-recovery", "f" * 32, "", open_safe(police, SAFE_SAYS).secret),
        passphrase=SAFE_SAYS,
        kdf=FLOOR,
    )

    def recover(file: Path, words: str = SAFE_SAYS) -> frozenset[Compartment]:
        return recover_keys(other, by=laptop.officer, recovery_file=file, passphrase=words)

    for file, words, code in (
        (police, "not the words of the safe", "wrong_safe_passphrase"),
        (clinic, SAFE_SAYS, "nothing_to_recover"),
        (foreign, SAFE_SAYS, "another_agency"),
        (room.admin_file, SAFE_SAYS, "not_a_recovery_file"),
        (tmp_path / "none", SAFE_SAYS, "file_not_found"),
    ):
        with pytest.raises(Problem, match=code):
            recover(file, words)
    assert Compartment.LAW not in other.session(laptop.officer).compartments
    assert recover(police) == {Compartment.LAW}
    assert Compartment.LAW in other.session(laptop.officer).compartments
    assert Compartment.CLINICAL not in other.session(laptop.officer).compartments
    [entry] = [one.entry for one in other.log.audit(limit=500) if one.entry["event"] == "keys_recovered"]
    assert (entry["by"], entry["side"], entry["compartments"]) == (laptop.officer, "police", "law")
    for one in (other, desk):
        room.meet(one)
    assert not desk.roll.refused, "what was granted holds everywhere"
    signin.sign_out(other, user=laptop.officer)
    signin.sign_in(other, user=laptop.officer, passphrase=NEW_WORDS)
    assert Compartment.LAW in other.session(laptop.officer).compartments, "without the file, from now on"


def test_gaps_are_counted_within_each_life_of_a_log() -> None:
    assert count_gaps([]) == 0
    assert count_gaps([1, 2, 3]) == 0
    assert count_gaps([2, 5]) == 3
    life = 7 * LIFE_NUMBERS
    assert count_gaps([1, 2, life + 1, life + 3]) == 1


@pytest.mark.long
def test_of_a_thousand_pairs_the_removed_open_nothing_and_the_rest_everything() -> None:
    """25 laptops with 40 people each: one person and one laptop are removed, and the key is made anew."""
    agency = Agency()
    people = [
        agency.hire(f"Invented {user}", "officer", *(["joint"] if laptop == 0 else []), laptop=f"laptop {laptop}")
        for laptop in range(25)
        for user in range(40)
    ]
    roll = Roll(agency.root.id, agency.certificates)
    gone_user, gone_device = people[3].user, agency.roll.user_devices[people[45].id].device
    for target in ({"user": gone_user}, {"device": gone_device}):
        agency.by_admin("revoke", roll.revocation(reason="test", **target))
    roll = Roll(agency.root.id, agency.certificates)
    stays = [one for one in people if roll.may_hold(one.id, "joint")]
    key = keys.new_seal_key()
    started = time.perf_counter()
    epoch = new_epoch(roll, comp="joint", key=key, by=stays[0].id, private=stays[0].signing.private_bytes)
    made_s = time.perf_counter() - started
    roll.add(epoch)
    sealed = seal(key, b"new", b"note")
    opened = 0
    started = time.perf_counter()
    for one in people:
        got = take_key(
            roll,
            comp="joint",
            key_id=keys.key_id(key),
            user_device=one.id,
            hpke_private=one.agreement.private_bytes,
        )
        try:
            opened += unseal(got or bytes(32), sealed, b"note") == b"new"
        except SealBroken:
            assert one not in stays
        else:
            assert one in stays
    assert opened == len(stays) == 1000 - 25 - 40 + 1
    print(f"1,000 pairs: key made in {made_s:.2f} s, taken by all in {time.perf_counter() - started:.2f} s")  # noqa: T201 - the measure
