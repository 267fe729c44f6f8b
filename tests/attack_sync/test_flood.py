"""A laptop that was stolen and not yet taken out, or is broken: how much it can leave at the station. And that no honest one meets that."""

from __future__ import annotations

import hashlib
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, new_signing_key
from fieldnotes.domain.moment import DAY_MS
from fieldnotes.station import guard as guards
from fieldnotes.station import keeper as keepers
from fieldnotes.station import shelf_count
from fieldnotes.station.blobs import BlobDesk, StationBlobs
from fieldnotes.station.guard import (
    FILES,
    MB,
    QUARANTINE,
    REFILL_DAYS,
    REFILL_TIMES,
    REVISIONS,
    UNREAD,
    Allowance,
    Bounds,
)
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.sync.blob_session import HELD, PATH, WHY
from fieldnotes.sync.page import NOBODYS_BYTES_MAX, unread_bytes
from fieldnotes.sync.protocol import (
    Answer,
    CertificatesTaken,
    Hello,
    Pull,
    Pulled,
    Question,
    Refused,
    Verify,
)
from fieldnotes.sync.receipt import read_receipt
from fieldnotes.trust.certificate import Certificate, issue, named, to_bytes
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.envelope import to_bytes as envelope_bytes
from tests.station.conftest import NOW_MS, Place
from tests.station.hall import Hall
from tests.station.world import an_envelope

SMALL = Bounds(
    revision_mb_a_day=1, certificate_mb_a_day=1, quarantine_mb=1, quarantine_mb_altogether=2, file_mb_a_day=3, file_mb_unfinished=2,
)  # fmt: skip
PART = 300_000  # three of these go into a megabyte, four do not


@pytest.fixture
def hall(shelf: SqlShelf) -> Hall:
    return Hall(shelf, bounds=SMALL)


@pytest.fixture(autouse=True)
def _one_clock(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shelf goes by the station's clock."""
    monkeypatch.setattr(hall.shelf, "_now_ms", lambda: hall.now_ms)


# --- words -------------------------------------------------------------------------------------------------------------


def test_its_own_words_have_a_bound_each_day_and_nothing_is_lost(hall: Hall) -> None:
    car, other = hall.cars
    first = [hall.write(car, PART) for _ in range(3)]
    assert hall.push(car, *first) == ("stored",) * 3
    late = hall.write(car, PART)
    child, small = hall.write(car, 10, parents=(late.rev,)), hall.write(car, 10)
    answer = hall.ask(car, late, child, small, *first)
    assert answer.codes == ("over_quota", "over_quota", "stored", *("duplicate",) * 3)
    public = bytes.fromhex(hall.keeper.identity.receipt_public)
    receipt = read_receipt(
        answer.receipt, answer.signature, public=public, incarnation=hall.shelf.incarnation(), device=car.device
    )
    assert set(receipt) == {small.rev, *(one.rev for one in first)}, "what was left out stays unsent at the laptop"
    assert hall.shelf.bounds_met() == {car.device: (REVISIONS,)}
    assert hall.push(other, hall.write(other, PART)) == ("stored",), "each laptop has its own"
    hall.now_ms += DAY_MS
    assert hall.push(car, late, child) == ("stored", "stored")
    hall.now_ms += 2 * DAY_MS
    assert hall.shelf.bounds_met() == {}


def test_one_laptop_fills_a_station_with_everybodys_words_at_once(hall: Hall) -> None:
    """After a restore: those were signed by others, so nobody made them up."""
    car, other = hall.cars
    everybodys = [hall.write(other, PART) for _ in range(12)]
    assert hall.push(car, *everybodys) == ("stored",) * 12
    later = [hall.newer(other.user_device.id, other.person, n=n) for n in range(100, 110)]
    assert hall.push(car, *later) == ("stored",) * 10
    assert hall.push(car, *(hall.write(car, PART) for _ in range(3))) == ("stored",) * 3
    assert hall.shelf.bounds_met() == {}


def test_a_station_that_is_being_filled_takes_many_days_words_in_one(hall: Hall) -> None:
    car = hall.cars[0]
    hall.now_ms = NOW_MS + REFILL_DAYS * DAY_MS - 1
    assert hall.push(car, *(hall.write(car, PART) for _ in range(3 * REFILL_TIMES))) == ("stored",) * 3 * REFILL_TIMES
    assert set(hall.push(car, *(hall.write(car, PART) for _ in range(4)))) == {"stored", "over_quota"}
    hall.now_ms += DAY_MS
    assert hall.push(car, *(hall.write(car, PART) for _ in range(4)))[2:] == ("stored", "over_quota")
    hall.shelf.begin_life("restored")
    assert hall.push(car, *(hall.write(car, PART) for _ in range(4))) == ("stored",) * 4


def test_what_nobody_here_can_check_counts_whoever_it_names(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    body = canonical.encode({"issuer": hall.agency.admin.id, "kind": "user_device", "v": 2, "seen": ["x"]})
    newcomer = named(body, bytes(SIGNATURE_BYTES))
    hall.shelf.add_certificates([to_bytes(newcomer)])
    some = [hall.newer(newcomer.id, new_signing_key(), n=n) for n in range(1, 4)]
    size = len(envelope_bytes(some[0]))
    monkeypatch.setattr("fieldnotes.station.guard.MB", 2 * size)
    assert hall.push(hall.cars[0], *some) == ("stored", "stored", "over_quota")
    assert hall.push(hall.cars[1], *some) == ("duplicate", "duplicate", "stored")


def test_what_nobody_here_can_check_has_an_end_for_good_that_each_laptop_shares(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No laptop keeps more of it: one that was given more would take nothing any more. Neither days nor a restore begin it anew."""
    car, other = hall.cars
    some = [hall.newer(car.user_device.id, car.person, n=n) for n in range(1, 9)]
    size = unread_bytes(some[0])
    monkeypatch.setattr(guards, "NEWER_BYTES_MAX", NOBODYS_BYTES_MAX + 4 * size)
    monkeypatch.setattr(guards, "UNREAD_SHARE", 2)
    child = hall.newer(car.user_device.id, car.person, parents=(some[2].rev,), n=20)
    small = hall.write(car, 10)
    assert hall.push(car, *some[:3], child, small) == ("stored", "stored", "over_quota", "over_quota", "stored")
    assert hall.shelf.bounds_met() == {car.device: (UNREAD,)}
    hall.now_ms += 9 * DAY_MS
    assert hall.push(car, some[2], *some[:2]) == ("over_quota", "duplicate", "duplicate")
    assert hall.push(other, *some[2:5]) == ("stored", "stored", "over_quota"), "whoever wrote it"
    monkeypatch.setattr(guards, "UNREAD_SHARE", 1)
    assert hall.push(other, some[4]) == ("over_quota",), "all have one end"
    hall.shelf.begin_life("restored")
    assert hall.push(other, some[4]) == ("over_quota",)
    (tmp_path / "copy").mkdir()
    with closing(SqliteShelf(tmp_path / "copy" / "station.db", now_ms=lambda: hall.now_ms)) as copy:
        copy.fill_from(hall.shelf, why="restored")
        hall.shelf = copy
        assert hall.push(other, some[4]) == ("over_quota",)
        assert hall.push(other, hall.write(other, 10)) == ("stored",)


@given(
    sizes=st.lists(st.integers(1, 900), min_size=1, max_size=12),
    parents=st.lists(st.none() | st.integers(0, 11), min_size=12, max_size=12),
    left=st.integers(0, 4000),
    is_counted=st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_never_more_than_is_left_and_never_a_child_without_its_parent(
    sizes: list[int], parents: list[int | None], left: int, is_counted: list[bool]
) -> None:
    made: list[Envelope] = []
    for number in range(len(sizes)):
        at = parents[number]
        made.append(an_envelope(number, parents=(made[at].rev,) if at is not None and at < number else ()))
    counted = {one.rev: size for one, size, counts in zip(made, sizes, is_counted, strict=False) if counts}
    kept, count = shelf_count._within(made, counted, left)
    here = {one.rev for one in kept}
    assert count == sum(counted.get(rev, 0) for rev in here) <= left
    assert all(parent in here for one in kept for parent in one.header.par)
    assert kept == [one for one in made if one.rev in here]
    for one in made:  # nothing is left out without a reason
        if one.rev not in here and all(parent in here for parent in one.header.par):
            assert counted[one.rev] + count > left - sum(counted.values())


def test_two_processes_at_once_keep_one_bound(place: Place) -> None:
    """Whatever order they commit in."""
    some = [an_envelope(number, size=4000) for number in range(100, 140)]
    size = len(envelope_bytes(some[0]))
    allowance = Allowance(frozenset(one.rev for one in some), 13 * size)
    start = threading.Barrier(2)
    raised: list[BaseException] = []

    def push(mine: list[Envelope]) -> None:
        try:
            with place.open() as shelf:
                start.wait(30)
                for one in mine:
                    shelf.add([one], device="1" * 32, allowance=allowance)
                    shelf.take_piece("1" * 32, one.rev, fresh=1000, held=1000, size=1000, most=(20 * 17384, MB))
        except BaseException as error:  # noqa: BLE001 - handed over
            raised.append(error)

    threads = [threading.Thread(target=push, args=(some[at::2],)) for at in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(100)
    assert not raised
    with place.open() as shelf:
        assert len(shelf.feed(after=0, limit=99)) == 13
        assert [row[0] for row in shelf.feed(after=0, limit=99)] == list(range(1, 14))
        spent = dict(shelf._ask("select kind, bytes from spent where device = ?", ("1" * 32,)))
        assert (spent[REVISIONS], spent[FILES]) == (13 * size, 20 * 17384)


# --- certificates ------------------------------------------------------------------------------------------------------


def grant(hall: Hall, number: int, padding: int) -> Certificate:
    car = hall.cars[0]
    body = {
        "comp": "joint", "key_id": f"{number:032x}", "user_device": car.user_device.id, "hpke": "ab" * padding,
    }  # fmt: skip
    return issue("grant", body, car.user_device, car.person.private_bytes)


def test_certificates_that_it_can_make_up_have_a_bound_and_an_end_by_the_admin_arrives(hall: Hall) -> None:
    car, other = hall.cars
    assert hall.certify(car, grant(hall, 1, 200_000)) == CertificatesTaken(count=1)
    before = hall.shelf.certificate_head()
    junk = named(canonical.encode({"issuer": "f" * 64, "kind": "grant", "x": "y" * 700_000}), bytes(SIGNATURE_BYTES))
    assert hall.certify(car, grant(hall, 2, 10), junk) == Refused(code="over_quota")
    assert hall.certify(car, grant(hall, 3, 400_000)) == Refused(code="over_quota")
    assert hall.shelf.certificate_head() == before, "all of a page or nothing"
    assert hall.shelf.bounds_met() == {car.device: ("certificates",)}
    assert hall.certify(car, hall.agency.revoke(other)) == CertificatesTaken(count=1)
    assert hall.keeper.may_meet(hall.shelf, other.device) == "revoked"
    assert hall.certify(car, grant(hall, 1, 200_000), grant(hall, 4, 10)) == CertificatesTaken(count=2), "as it is here"
    hall.now_ms += DAY_MS
    assert hall.certify(car, grant(hall, 3, 400_000)) == CertificatesTaken(count=1)


def test_every_request_waited_for_certificates_that_were_small_and_many(hall: Hall) -> None:
    """All are judged anew with each that comes, before anybody is answered: 50,000 of 300 bytes went into one day (0.7 s each time)."""
    car = hall.cars[0]

    def tiny(number: int) -> Certificate:
        return named(canonical.encode({"issuer": "f" * 64, "kind": "grant", "n": number}), bytes(SIGNATURE_BYTES))

    most = MB // shelf_count.CERTIFICATE_COSTS
    assert hall.certify(car, *map(tiny, range(most))) == CertificatesTaken(count=most)
    assert hall.certify(car, tiny(most)) == Refused(code="over_quota")
    assert hall.certify(car, hall.agency.revoke(hall.cars[1])) == CertificatesTaken(count=1)


def test_certificates_of_others_are_free_with_their_issuers_beside_them(hall: Hall) -> None:
    """The page that fills a station anew holds a whole chain, and more than a laptop may make up."""
    car = hall.cars[0]
    key = new_signing_key()
    admin = {"name": "Another", "sign_pub": key.public_bytes.hex()}
    chain = [issue("admin", admin, hall.agency.root, hall.agency._root_key.private_bytes)]
    for number in range(5):
        body = {"user": f"{number:032x}", "comp": "joint", "change": "grant", "replaces": ["a" * 64] * 4000}
        chain.append(issue("membership", body, chain[0], key.private_bytes))
    assert sum(len(to_bytes(one)) for one in chain) > MB
    assert hall.certify(car, *chain) == CertificatesTaken(count=6)
    assert hall.shelf.bounds_met() == {}


# --- quarantine --------------------------------------------------------------------------------------------------------


def test_quarantine_has_a_bound_for_one_laptop_and_for_all_until_somebody_looked(hall: Hall) -> None:
    third = hall.agency.laptop()
    hall.shelf.add_certificates([to_bytes(one) for one in third.certificates])
    cars = [*hall.cars, third]
    for car in cars:
        assert hall.certify(hall.cars[0], hall.agency.revoke(car)) == CertificatesTaken(count=1)
    mine = [hall.write(cars[0], PART) for _ in range(4)]
    child = hall.write(cars[0], 10, parents=(mine[3].rev,))
    assert hall.push(cars[0], *mine, child) == (*("quarantined",) * 3, "over_quota", "over_quota")
    hall.now_ms += DAY_MS
    assert hall.push(cars[0], mine[0], mine[3]) == ("duplicate", "over_quota"), "it is no bound of a day"
    assert hall.push(cars[1], *(hall.write(cars[1], PART) for _ in range(3))) == ("quarantined",) * 3
    assert hall.push(cars[2], hall.write(cars[2], PART)) == ("over_quota",), "all together"
    assert hall.shelf.bounds_met() == {cars[0].device: (QUARANTINE,), cars[2].device: (QUARANTINE,)}
    assert hall.shelf.release([one.rev for one in mine]) == 3
    assert hall.push(cars[0], mine[3], child) == ("quarantined", "quarantined")
    assert len(hall.shelf.in_quarantine(device=cars[0].device)) == 2
    hall.shelf.begin_life("restored")
    assert hall.push(cars[1], hall.write(cars[1], PART)) == ("over_quota",), "measured again, not forgotten"


# --- files -------------------------------------------------------------------------------------------------------------


class Files:
    """The station's desk for files."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        self.blobs = StationBlobs(folder, bounds=hall.keeper.identity.bounds)
        self._hall = hall
        self._desk = BlobDesk(
            self.blobs,
            incarnation=hall.shelf.incarnation,
            sign=hall.keeper.identity.sign,
            guard=hall.keeper.guard(hall.shelf),
            counts=hall.shelf,
        )

    def put(self, device: str, data: bytes, start: int, end: int) -> tuple[int, str, str]:
        """Status, why, how much is held then."""
        blob = hashlib.sha256(data).hexdigest()
        place = {"content-range": f"bytes {start}-{end - 1}/{len(data)}"}
        reply = self._desk.answer(
            method="PUT", path=PATH + blob, query="", headers=place, body=data[start:end], device=device
        )
        return reply.status, reply.headers.get(WHY, ""), reply.headers[HELD]


def test_files_have_a_bound_each_day_and_the_piece_that_was_refused_goes_on_tomorrow(
    hall: Hall, tmp_path: Path
) -> None:
    files, car, other = Files(hall, tmp_path / "blobs"), *hall.cars
    first, second = b"1" * MB, b"2" * (2 * MB)
    assert files.put(car.device, first, 0, MB) == (201, "", str(MB))
    assert files.put(car.device, first, 0, MB)[0] == 201, "what is here costs nothing"
    assert files.put(car.device, second, 0, MB) == (200, "", str(MB))
    assert files.put(car.device, second, 0, MB) == (200, "", str(MB)), "nor what came already"
    assert files.put(car.device, second, MB, 2 * MB) == (413, "over_quota", str(MB))
    assert hall.shelf.bounds_met() == {car.device: (FILES,)}
    assert files.put(other.device, b"3" * MB, 0, MB)[0] == 201
    hall.now_ms += DAY_MS
    assert files.put(car.device, second, MB, 2 * MB) == (201, "", str(2 * MB))
    assert len(files.blobs.ids()) == 3


def test_of_files_that_were_begun_the_oldest_go_and_the_one_under_way_stays(hall: Hall, tmp_path: Path) -> None:
    files, car = Files(hall, tmp_path / "blobs"), hall.cars[0]
    begun = [bytes([number]) * 5000 for number in range(5)]
    for data in begun:
        hall.now_ms += 1000
        assert files.put(car.device, data, 0, 100) == (200, "", "100")
    # each counts as a megabyte at least, so there is never a crowd of them
    assert sorted(path.stat().st_size for path in (tmp_path / "blobs").glob("*/*.pieces")) == [100, 100]
    for data in begun[3:]:
        assert files.put(car.device, data, 100, 5000) == (201, "", "5000")
    assert files.put(car.device, begun[0], 100, 5000) == (409, "gap", "0"), "it begins anew"
    assert files.put(car.device, begun[0], 0, 5000)[0] == 201
    assert hall.shelf._ask("select count(*) from unfinished") == [(0,)]


# --- the disk ----------------------------------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_new_is_taken_but_an_end_is(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = {"bytes": 1024 * MB + 10 * MB}
    monkeypatch.setattr(keepers.Keeper, "_free_bytes", lambda _self: free["bytes"])
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": free["bytes"]}))
    files, (car, other) = Files(hall, tmp_path / "blobs"), hall.cars
    assert files.put(car.device, b"1" * MB, 0, MB)[0] == 201
    free["bytes"] = 1024 * MB - 1
    assert files.put(car.device, b"2" * MB, 0, MB) == (413, "no_room", "0")
    note = hall.write(car, 1000)
    assert hall.push(car, note) == ("stored",), "words are taken longer"
    free["bytes"] = 256 * MB
    word = hall.write(other, 1000)
    assert hall.push(car, word, note) == ("no_room", "duplicate")
    assert hall.certify(car, hall.agency.revoke(other)) == CertificatesTaken(count=1)
    assert hall.push(other, word) == ("no_room",), "nor into quarantine"
    free["bytes"] = 1024 * MB
    assert hall.push(car, word) == ("stored",)
    assert hall.shelf.bounds_met() == {}, "that is nobody's fault"


def test_everybodys_notes_waited_while_all_that_an_ended_thief_had_sent_was_measured(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds for each page of each laptop, behind one lock (400,000 small revisions): only what leaves quarantine is a reason."""
    thief, honest = hall.cars
    apart = [hall.write(thief, 10) for _ in range(3)]
    hall.shelf.quarantine(apart, device=thief.device)
    measured: list[object] = []
    measure = shelf_count.measure_quarantine
    monkeypatch.setattr(shelf_count, "measure_quarantine", lambda session: measured.append(measure(session)))
    assert hall.push(honest, hall.write(honest, 10)) == ("stored",)
    assert measured == []
    assert hall.push(honest, apart[0]) == ("stored",)
    assert len(measured) == 1
    assert [one.rev for _, one in hall.shelf.in_quarantine()] == [one.rev for one in apart[1:]]


# --- what was given to it -----------------------------------------------------------------------------------------------


def test_a_thief_made_the_agency_believe_that_nothing_was_on_the_laptop(hall: Hall) -> None:
    """They fetched everything, and said at last that they had nothing: the list for the people to be told was empty."""
    thief, other = hall.cars
    hall.push(other, *(hall.write(other, 10) for _ in range(5)))
    life = hall.shelf.incarnation()

    def ask(question: Question) -> Answer:
        answer = hall.keeper.station(hall.shelf).answer(question, device=thief.device)
        hall.keeper.note(hall.shelf, thief.device, question, answer, app="")
        return answer

    ask(Hello(device=thief.device))
    ask(Pull(incarnation=life, after=0, limit=3))
    last = ask(Pull(incarnation=life, after=3))
    assert isinstance(last, Pulled)
    assert last.next == 5
    ask(Pull(incarnation=life, after=0, limit=1))
    ask(Verify(incarnation=life, upto=0, count=0, sum=bytes(32)))
    [seen] = hall.shelf.devices()
    assert seen.pulled_to == 0, "what it says"
    assert hall.shelf.given_to(thief.device) == 5, "what it was given"
    assert hall.shelf.count_on(thief.device, upto=hall.shelf.given_to(thief.device)) == {"joint": (5, 5)}
    assert hall.shelf.given_to(other.device) == 0
