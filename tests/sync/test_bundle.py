"""Bundles: two laptops by a stick, a laptop and the station by a stick, whatever happens to the stick."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.ids import UserDeviceId
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, Problem, RuleProblem
from fieldnotes.services.bundle import finish, reading_in
from fieldnotes.sync import bundle_file
from fieldnotes.trust.certificate import UserDeviceBody, parse
from fieldnotes.vault.session import Session
from tests.sync.carrying import LOG_KEY, Car, Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def carry(one: Car, other: Car, folder: Path) -> None:
    """From one to the other on a fresh stick."""
    folder.mkdir()
    one.write(folder, to=other.name)
    other.read(folder)


# --- two laptops -------------------------------------------------------------------------------------------------------


def test_what_one_laptop_wrote_is_shown_on_the_other(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    encounter, with_photo = one.note(), one.photo()
    made = one.write(stick, to="unit 2")
    assert made.envelopes == len(one.revs)
    read = two.read(stick)
    (bundle,) = read.bundles
    assert (bundle.sender, bundle.by) == ("unit 1", "Officer unit 1")
    assert (bundle.passed.new, bundle.passed.known, bundle.blobs, bundle.is_whole) == (len(one.revs), 0, 1, True)
    assert {encounter, with_photo} <= two.shown
    assert (two.revs, two.blobs) == (one.revs, one.blobs)
    again = two.read(stick).bundles[0]
    assert (again.passed.new, again.passed.known, again.blobs, again.is_whole) == (0, len(one.revs), 0, True)
    assert two.desk.log.unsent_count() == len(two.revs), "what a laptop gave is not at the station"


def test_the_next_bundle_carries_what_the_other_lacks_only(room: Room, tmp_path: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.photo()
    carry(one, two, tmp_path / "a")
    carry(two, one, tmp_path / "b")  # says how far it has taken in
    before = one.revs
    one.note()
    folder = tmp_path / "c"
    folder.mkdir()
    made = one.write(folder, to="unit 2")
    assert (made.envelopes, made.blobs) == (len(one.revs - before), 0)
    assert two.read(folder).bundles[0].is_whole
    assert two.revs == one.revs


def test_a_laptop_that_lost_something_says_so_and_is_given_it_again(room: Room, tmp_path: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.note()
    carry(one, two, tmp_path / "a")
    carry(two, one, tmp_path / "b")
    two.desk.log.set_state(f"carried:{one.device}", None)  # restored from before: it does not know that bundle
    one.note()
    folder = tmp_path / "c"
    folder.mkdir()
    one.write(folder, to="unit 2")
    assert not two.read(folder).bundles[0].is_whole
    carry(two, one, tmp_path / "d")
    folder = tmp_path / "e"
    folder.mkdir()
    assert one.write(folder, to="unit 2").envelopes == len(one.revs)
    assert two.read(folder).bundles[0].is_whole


def test_one_part_alone_is_taken_and_said_to_be_a_part(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    for _turn in range(6):
        one.note()
    made = one.write(stick, to="unit 2", part_bytes=1)
    assert len(made.paths) == 2
    revisions_at = [p for p in made.paths if bundle_file.look(p).counts.envelopes]
    assert len(revisions_at) == 1
    read = two.read(revisions_at[0]).bundles[0]
    assert (read.is_whole, read.parts) == (False, (1, len(made.paths)))
    assert two.revs == one.revs


def test_orphans_wait_for_their_parents(room: Room, stick: Path, tmp_path: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    encounter = one.note()
    first = one.desk.log.last_seq()
    one.desk.log.set_state(  # the other side said, wrongly, that it has all so far
        f"carried:{two.device}",
        f'{{"theirs":{{}},"ours":{{"life":"{one.desk.log.incarnation}","place":{first}}}}}',
    )
    follow(one, encounter)
    children = {e.rev for _, e in one.desk.log.envelopes(after=first, limit=100)}
    one.write(stick, to="unit 2")
    read = two.read(stick)
    assert read.bundles[0].passed.aside["missing_parent"] >= 1
    assert read.waiting.total() == two.desk.log.aside_count() >= 1
    assert not read.bundles[0].is_whole
    assert encounter not in two.shown
    one.desk.log.set_state(f"carried:{two.device}", None)
    (tmp_path / "b").mkdir()
    one.write(tmp_path / "b", to="unit 2")
    after = two.read(tmp_path / "b")
    assert (after.waiting.total(), two.desk.log.aside_count()) == (0, 0)
    assert two.revs == one.revs >= children
    assert encounter in two.shown


def follow(car: Car, encounter: str) -> None:
    """A later revision of the encounter's own record."""
    found = car.desk.kept(car.by, encounter)
    assert found is not None
    with car.desk.writing(car.by) as writing:
        writing.revise(
            record=encounter, kind=found.kind, compartment=found.compartment, body=found.body, parents=found.heads,
            encounter=encounter, why="written",
        )  # fmt: skip


def test_a_note_of_somebody_not_yet_known_here_waits_for_the_certificate(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.note()
    wrong = next(e for _, e in one.desk.log.envelopes(limit=1))
    from fieldnotes.services.door import Passed, pass_in, pass_waiting
    from fieldnotes.trust.roll import Roll

    nobody = Roll(room.agency.root.id, [room.agency.root, room.agency.admin])
    passed = Passed()
    pass_in(two.desk.log, nobody, [wrong], now_ms=1, keep=lambda _good: None, passed=passed)
    assert (passed.aside, two.revs) == ({"unknown_author": 1}, set())
    assert pass_waiting(two.desk.log, two.desk.roll, now_ms=1).new == 1
    assert two.revs == {wrong.rev}


# --- who may read, who may write ----------------------------------------------------------------------------------------


def test_a_bundle_for_another_laptop_opens_nowhere_else(room: Room, stick: Path) -> None:
    one, two, three = room.car("unit 1"), room.car("unit 2"), room.car("unit 3")
    one.note()
    made = one.write(stick, to="unit 2")
    refused(three, made.paths[0], "bundle_for_another")
    refused(three, stick, "bundle_for_another")
    assert two.read(stick).bundles[0].passed.new


def test_a_new_colleague_whose_key_is_not_in_it_is_told_so(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    made = one.write(stick, to="unit 2")
    two.desk.sessions.clear()
    newcomer = room.agency.hire("Noor Newly", "officer", "joint", laptop="unit 2")
    body = parse(newcomer.certificate)
    assert isinstance(body, UserDeviceBody)
    session = Session(
        user_device=UserDeviceId(newcomer.id), body=body, org=room.agency.org, signed_in_at=two.desk.clock.now(),
        hpke=newcomer.agreement.private_bytes, signing=newcomer.signing.private_bytes, log=LOG_KEY,
    )  # fmt: skip
    two.desk.sessions[session.user_id] = session
    with pytest.raises(InputProblem, match="bundle_not_for_you"):
        finish(reading_in(two.desk, by=session.user_id, where=made.paths[0]))


def refused(car: Car, where: Path, code: str) -> None:
    before = car.revs, car.blobs, car.desk.log.aside_count(), len(car.desk.log.certificates())
    with pytest.raises(Problem) as caught:
        car.read(where)
    assert caught.value.code == code
    assert (car.revs, car.blobs, car.desk.log.aside_count(), len(car.desk.log.certificates())) == before


def test_a_bundle_of_another_agency_is_refused(room: Room, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    from tests.trust.agency import Agency

    other = Room(tmp_path / "other", Agency(name="Elsewhere County (invented)"))
    try:
        theirs, _two = other.car("unit 1"), other.car("unit 2")
        theirs.note()
        made = theirs.write(stick, to="unit 2")
        mine = room.car("unit 2")  # the same laptop id
        refused(mine, made.paths[0], "bundle_of_another_agency")
    finally:
        other.close()


def test_somebody_who_was_revoked_cannot_bring_anything(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.note()
    made = one.write(stick, to="unit 2")
    body = room.agency.roll.revocation(reason="left", user=one.person.user)
    ended = room.agency.by_admin("revoke", body)
    two.desk.log.add_certificate(ended)
    two.desk.roll.add(ended)
    refused(two, made.paths[0], "bundle_revoked")


def test_a_stranger_who_signs_is_no_sender(room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the public keys can seal to them; only a certified key makes it a bundle."""
    one, two = room.car("unit 1"), room.car("unit 2")
    one.note()
    from fieldnotes.crypto.key import new_signing_key, sign

    key = new_signing_key()
    monkeypatch.setattr(type(one.desk.session(one.by)), "sign", lambda _self, message: sign(key.private_bytes, message))
    monkeypatch.setattr(bundle_file, "_read_back", lambda *_args, **_names: iter(()))
    made = one.write(stick, to="unit 2")
    monkeypatch.undo()
    refused(two, made.paths[0], "bundle_unsigned")


def test_nobody_writes_in_the_name_of_another_laptop(room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, three = room.car("unit 1"), room.car("unit 2"), room.car("unit 3")
    monkeypatch.setattr(one.desk.vault, "device_id", three.device)
    made = one.write(stick, to="unit 2")
    refused(two, made.paths[0], "bundle_unsigned")


def test_a_lost_stick_says_no_name_and_no_word(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2", officer="Quillan Marchbanks")
    one.note("1420 Alder St")
    data = one.write(stick, to="unit 2").paths[0].read_bytes()
    for word in (b"Officer", b"Quillan", b"Marchbanks", b"Alder", b"Welfare", b"Harbor", b"unit 1", b"unit 2"):
        assert word not in data, word
    assert two.device.encode() in data, "whose it is can be seen"


# --- what happens to files ------------------------------------------------------------------------------------------------

CLEAR = {"bundle_no_bundle", "bundle_newer", "bundle_damaged", "bundle_unsigned", "bundle_none_here",
         "bundle_of_another_agency", "bundle_for_another", "bundle_not_for_you"}  # fmt: skip


def spoilt(car: Car, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    before = car.revs, car.blobs, car.desk.log.aside_count(), len(car.desk.log.certificates())
    with pytest.raises(Problem) as caught:
        car.read(path)
    assert caught.value.code in CLEAR, caught.value.code
    assert (car.revs, car.blobs, car.desk.log.aside_count(), len(car.desk.log.certificates())) == before


def test_a_bundle_cut_off_anywhere_gives_nothing(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.photo(os.urandom(9000))
    path = one.write(stick, to="unit 2").paths[0]
    whole = path.read_bytes()
    for end in [*range(0, len(whole), 1000), len(whole) - 65, len(whole) - 1]:
        spoilt(two, path, whole[:end])
    spoilt(two, path, whole + b"\0")
    path.write_bytes(whole)
    assert two.read(path).bundles[0].is_whole


def flip(room: Room, stick: Path, times: int) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.photo(os.urandom(3000))
    path = one.write(stick, to="unit 2").paths[0]
    whole = path.read_bytes()
    dice = random.Random(7)
    for _turn in range(times):
        at, bit = dice.randrange(len(whole)), 1 << dice.randrange(8)
        spoilt(two, path, whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])


def test_a_flipped_bit_anywhere_is_noticed(room: Room, stick: Path) -> None:
    flip(room, stick, 300)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_ten_thousand_flipped_bits_are_noticed(room: Room, stick: Path) -> None:
    flip(room, stick, 10_000)


def test_every_byte_of_the_manifest_counts(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    path = one.write(stick, to="unit 2").paths[0]
    whole = path.read_bytes()
    for at in range(min(len(whole), 1500)):
        spoilt(two, path, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])


def test_what_is_no_bundle_is_called_so(room: Room, stick: Path) -> None:
    car = room.car("unit 1")
    (stick / "letter.fnbundle").write_bytes(b"Dear all")
    refused(car, stick / "letter.fnbundle", "bundle_no_bundle")
    (stick / "letter.fnbundle").unlink()
    refused(car, stick, "bundle_none_here")
    refused(car, stick / "gone.fnbundle", "bundle_unreadable")
    (stick / "newer.fnbundle").write_bytes(b"fieldnotes/bundle/v2\n" + bytes(100))
    refused(car, stick / "newer.fnbundle", "bundle_newer")


def test_a_link_on_a_stick_is_not_followed(room: Room, stick: Path, tmp_path: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    (tmp_path / "aside").mkdir()
    made = one.write(tmp_path / "aside", to="unit 2")
    (stick / "x.fnbundle").symlink_to(made.paths[0])
    refused(two, stick, "bundle_none_here")


class _Broken:
    """The n-th act on the stick fails, and all after it: it was pulled out, or it is full."""

    def __init__(  # noqa: C901 - five ways to the disk, each replaced
        self, monkeypatch: pytest.MonkeyPatch, stick: Path, *, at: int, code: int
    ) -> None:
        self.count, self.at, self.code = 0, at, code
        real_open, real_fsync, real_replace, real_unlink = os.open, os.fsync, Path.replace, Path.unlink
        real_fdopen = os.fdopen

        def act(*, is_removal: bool = False) -> None:
            self.count += not is_removal
            if self.count >= at:
                raise OSError(code, "gone")

        def replace(path: Path, target: Path) -> Path:
            act()
            return real_replace(path, target)

        def fsync(handle: int) -> None:
            act()
            real_fsync(handle)

        def opening(path: object, *rest: object, **names: object) -> int:
            if str(stick) in str(path):
                act()
            return real_open(path, *rest, **names)  # type: ignore[arg-type]

        class File:
            def __init__(self, inner: object) -> None:
                self.inner = inner

            def __enter__(self) -> Self:
                return self

            def __exit__(self, *_: object) -> None:
                self.inner.close()  # type: ignore[attr-defined]

            def write(self, data: bytes) -> int:
                act()
                return self.inner.write(data)  # type: ignore[attr-defined, no-any-return]

            def __getattr__(self, name: str) -> object:
                return getattr(self.inner, name)

        def unlink(path: Path, missing_ok: bool = False) -> None:
            if code == errno.EIO:
                act(is_removal=True)  # pulled out: nothing can be tidied either
            real_unlink(path, missing_ok=missing_ok)

        monkeypatch.setattr(os, "open", opening)
        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "fdopen", lambda *rest, **names: File(real_fdopen(*rest, **names)))
        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_stick_that_is_pulled_out_or_full_at_any_act_keeps_what_it_had(
    room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    one.photo(os.urandom(2_200_000))
    earlier = one.write(stick, to="unit 2").paths[0].read_bytes()
    names = {path.name for path in stick.iterdir()}
    one.note()
    failed = 0
    for at in range(1, 200):
        with monkeypatch.context() as patch:
            broken = _Broken(patch, stick, at=at, code=code)
            try:
                one.write(stick, to="unit 2", part_bytes=1_500_000)
            except EnvironmentProblem as problem:
                assert problem.code == (  # noqa: PT017 - one of the turns goes through
                    "stick_full_meanwhile" if code == errno.ENOSPC else "bundle_not_written"
                )
                failed += 1
            else:
                assert broken.count < at
                break
        here = {path.name for path in stick.iterdir()}
        assert names <= here
        assert (stick / min(names)).read_bytes() == earlier
        left = {name for name in here - names if not name.startswith(".")}
        if code == errno.ENOSPC:
            assert here == names
        for name in left:  # a whole part that could not be taken away again is a good one
            assert bundle_file.look(stick / name).parts > 1
        for name in here - names:
            (stick / name).unlink()
    assert failed > 12
    assert two.read(stick).bundles[-1].is_whole


def test_a_stick_that_keeps_something_else_than_it_was_given_is_noticed(
    room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _two = room.car("unit 1"), room.car("unit 2")
    real = bundle_file._read_back

    def worn(path: Path, *, key: bytes, public: bytes) -> Iterator[int]:
        data = bytearray(path.read_bytes())
        data[-200] ^= 4
        path.write_bytes(data)
        return real(path, key=key, public=public)

    monkeypatch.setattr(bundle_file, "_read_back", worn)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        one.write(stick, to="unit 2")
    assert list(stick.iterdir()) == []


def test_a_stick_without_room_is_not_begun(room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _two = room.car("unit 1"), room.car("unit 2")
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10_000))
    with pytest.raises(EnvironmentProblem, match="stick_full"):
        one.write(stick, to="unit 2")
    assert list(stick.iterdir()) == []


def test_a_large_bundle_comes_in_parts_in_any_order(room: Room, stick: Path) -> None:
    one, two = room.car("unit 1"), room.car("unit 2")
    for _turn in range(3):
        one.photo(os.urandom(700_000))
    made = one.write(stick, to="unit 2", part_bytes=800_000)
    assert len(made.paths) >= 3
    assert all(path.stat().st_size < 900_000 for path in made.paths)
    for path in reversed(made.paths):
        two.read(path)
    assert (two.revs, two.blobs) == (one.revs, one.blobs)
    assert two.read(stick).bundles[0].parts == (len(made.paths), len(made.paths))


def test_who_is_meant_is_asked_for_when_it_is_not_clear(room: Room, stick: Path) -> None:
    one = room.car("unit 1")
    with pytest.raises(RuleProblem, match="bundle_no_recipient"):
        one.write(stick)
    room.car("unit 2")
    assert one.write(stick).recipient.name == "unit 2"
    room.car("unit 3")
    with pytest.raises(InputProblem, match="bundle_recipient_unclear"):
        one.write(stick)
    with pytest.raises(RuleProblem, match="bundle_recipient_unknown"):
        one.write(stick, to="unit 9")


# --- any order, any number of times -------------------------------------------------------------------------------------


@settings(max_examples=12)
@given(order=st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_order_and_repetition_do_not_matter(order: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("order")
    room = Room(folder)
    try:
        one, two, three = room.car("unit 1"), room.car("unit 2"), room.car("unit 3")
        sticks = []
        encounter = ""
        for number in range(5):
            stick = folder / f"stick{number}"
            stick.mkdir()
            encounter = one.photo(f"picture {number}".encode()) if number % 2 else one.note()
            if number == 3:
                follow(one, encounter)
            one.write(stick, to="unit 2")
            sticks.append(stick)
        seen: set[str] = set()
        for number in [*order, *range(5)]:
            two.read(sticks[number])
            assert seen <= two.revs, "never less"
            seen = two.revs
        (folder / "straight").mkdir()
        one.write(folder / "straight", to="unit 3")
        three.read(folder / "straight")
        assert two.revs == three.revs == one.revs
        assert (two.blobs, two.shown) == (three.blobs, three.shown)
    finally:
        room.close()
