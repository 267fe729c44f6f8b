"""Version skew: what a newer FieldNotes wrote goes through older logs, pages and a station as it is, and opens after an update."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import msgpack

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.station.answer import Station
from fieldnotes.sync.page import read_page, write_page
from fieldnotes.sync.protocol import (
    Hello,
    Malformed,
    Refused,
    Welcome,
    answer_from_bytes,
    question_from_bytes,
    to_bytes,
)
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.certificate import named
from fieldnotes.trust.certificate import to_bytes as certificate_to_bytes
from fieldnotes.trust.envelope import (
    Envelope,
    EnvelopeBroken,
    envelope_of,
    from_bytes,
    header_bytes,
    verify_envelope,
)
from fieldnotes.trust.envelope import to_bytes as one_by_one
from tests.station.world import a_newer_envelope
from tests.sync.test_certificates import KEY, Room

ORG = "a" * 32


def newer(number: int = 1, **more: Any) -> Envelope:
    """Of a later version, by somebody whom nobody here knows."""
    return a_newer_envelope(number, key=KEY, **{"org": ORG, **more})


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    made.station = Station(
        made.shelf,
        sign=lambda message: sign(KEY.private_bytes, message),
        judge=judge,
        may_meet=lambda _device: "",
        now_ms=lambda: 1,
    )
    yield made
    for log in made.logs:
        log.close()
    made.shelf.close()


def judge(one: Envelope) -> object:
    """As the roll of an older station: the agency first, then that it cannot tell."""
    if one.header.org != ORG:
        raise EnvelopeBroken("another_agency")
    verify_envelope(one, KEY.public_bytes)
    return one


def test_a_newer_header_goes_laptop_station_laptop_byte_by_byte_and_its_children_behind_it(room: Room) -> None:
    first = newer(1)
    second = newer(2, parents=(first.rev,))
    for one in (first, second, newer(3, comp="medical")):
        room.logs[0].add_envelope(one, received_ms=1)
    assert room.meet(0).refused == {}
    met = room.meet(1)
    assert (met.taken, met.is_verified) == (3, True)
    mine, theirs = ({one.rev: one_by_one(one) for _, one in log.envelopes(limit=9)} for log in room.logs)
    assert mine == theirs
    assert room.logs[1].revisions("c" * 32)[0] == first
    assert room.logs[1].count_beside(["agency", "joint", "law", "clinical"]) == 1
    assert [room.meet(0).taken, room.meet(1).taken] == [0, 0]


def test_what_is_of_another_agency_is_refused_whatever_its_version(room: Room) -> None:
    stranger = newer(1, org="e" * 32)
    room.logs[0].add_envelope(stranger, received_ms=1)
    room.logs[0].add_envelope(newer(2), received_ms=1)
    with pytest.raises(ValueError, match="one agency"):
        room.meet(0)


def test_one_byte_more_or_less_in_a_newer_header_is_another_revision() -> None:
    one = newer(1)
    [same] = read_page(write_page([one]))
    assert same == one
    assert from_bytes(one_by_one(one)) == one
    other = newer(1, padding="newer")
    assert other.rev != one.rev
    with pytest.raises(EnvelopeBroken, match="newer_version"):
        verify_envelope(one, KEY.public_bytes)
    with pytest.raises(EnvelopeBroken, match="newer_version"):
        header_bytes(one.header)


@pytest.mark.parametrize("wrong", [{"rec": "short"}, {"n": 0}, {"dev": ""}, {"comp": ""}, {"par": ["x"]}])
def test_a_header_that_lacks_what_every_version_says_is_none(wrong: dict[str, object]) -> None:
    fields = {
        "v": 2,
        "org": ORG,
        "comp": "joint",
        "key_id": "b" * 32,
        "rec": "c" * 32,
        "par": [],
        "dev": "d" * 64,
        "n": 1,
    }
    with pytest.raises(EnvelopeBroken, match="malformed_header"):
        envelope_of(canonical.encode({**fields, **wrong}), b"sealed", b"\1" * 65)


def test_a_newer_field_under_the_old_number_is_refused() -> None:
    fields = {
        "v": 1,
        "org": ORG,
        "comp": "joint",
        "key_id": "b" * 32,
        "rec": "c" * 32,
        "par": [],
        "dev": "d" * 64,
        "n": 1,
    }
    with pytest.raises(EnvelopeBroken, match="malformed_header"):
        envelope_of(canonical.encode({**fields, "padding": "new"}), b"sealed", b"\1" * 65)


def test_a_newer_certificate_is_carried_as_it_is(room: Room) -> None:
    key = new_signing_key()
    body = canonical.encode({"issuer": "f" * 64, "kind": "watch_officer", "v": 2, "seen": ["x"]})
    one = named(body, sign(key.private_bytes, body))
    assert certificate_from_bytes(certificate_to_bytes(one)) == one
    room.logs[0].add_certificate(one)
    room.meet(0)
    room.meet(1)
    assert room.logs[1].certificates() == [one]


def test_fields_that_a_newer_program_adds_to_a_message_are_passed_over() -> None:
    said = msgpack.decode(to_bytes(Hello(device="d", formats=(3, 2, 1))))
    heard = question_from_bytes(msgpack.encode({**said, "mood": "calm"}))
    assert heard == Hello(device="d", formats=(3, 2, 1))
    said = msgpack.decode(to_bytes(Refused(code="incompatible")))
    assert answer_from_bytes(msgpack.encode({**said, "until": 5})) == Refused(code="incompatible")


@pytest.mark.parametrize("read", [question_from_bytes, answer_from_bytes])
def test_a_message_of_a_kind_that_is_not_known_is_told_apart_from_noise(read: object) -> None:
    with pytest.raises(Malformed) as problem:
        read(msgpack.encode({"t": "push_everything", "incarnation": "a"}))  # type: ignore[operator] # a function
    assert problem.value.code == "incompatible"
    for noise in (b"", b"\x00", msgpack.encode({"t": 5}), msgpack.encode({"t": "push"}), msgpack.encode([1])):
        with pytest.raises(Malformed) as problem:
            read(noise)  # type: ignore[operator] # a function
        assert problem.value.code == "malformed"


def test_a_newer_laptop_that_still_speaks_our_format_is_welcome_and_one_that_does_not_is_told(room: Room) -> None:
    assert isinstance(room.station.answer(Hello(device="d", formats=(2, 1)), device="d"), Welcome)
    assert room.station.answer(Hello(device="d", formats=(2,)), device="d") == Refused(code="incompatible")
