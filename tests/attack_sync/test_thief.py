"""A laptop that was stolen and not taken out yet, with its keys and other software: what it leaves at a station stops nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, SigningKey, new_agreement_key, new_signing_key, sign
from fieldnotes.services import door
from fieldnotes.services.invite import read_feed
from fieldnotes.station import guard as guards
from fieldnotes.station.guard import Bounds, Guard
from fieldnotes.sync.page import write_page
from fieldnotes.sync.protocol import CertificatesTaken, Push, PushCertificates, Pushed
from fieldnotes.trust.certificate import Certificate, issue, named, to_bytes
from fieldnotes.trust.roll import Roll
from tests.attack_sync.liar import Evening, Town, envelopes
from tests.services.conftest import Laptop
from tests.station.world import a_newer_envelope

THIEF = "9" * 32


@pytest.fixture(scope="session")
def evening_town(agency: Laptop, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(agency, tmp_path_factory.mktemp("town"))


@pytest.fixture
def evening(evening_town: Town, tmp_path: Path) -> Iterator[Evening]:
    with evening_town.evening(tmp_path) as made:
        yield made


def leave(evening: Evening, *some: Certificate) -> None:
    """At the honest station, by the thief."""
    asked = PushCertificates(incarnation=evening.life, certificates=tuple(map(to_bytes, some)))
    assert evening.honest(asked, THIEF) == CertificatesTaken(count=len(some))


def junk(number: int, issuer: str = "f" * 64) -> Certificate:
    body = canonical.encode({"issuer": issuer, "kind": "grant", "number": number, "padding": "x" * 900})
    return named(body, sign(new_signing_key().private_bytes, body))


def kept(evening: Evening) -> set[str]:
    return {one.id for one in evening.one.run(lambda desk: desk.log.certificates())}


def test_every_laptop_sent_and_fetched_all_certificates_at_every_meeting_for_ever(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thief had left more of nobody than a laptop keeps: its sum could never be the station's again."""
    monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 10_000)
    some = [junk(number) for number in range(30)]
    leave(evening, *some)
    for _ in range(2):
        assert evening.meet(evening.one) is not None
    assert 5 < len(kept(evening) & {one.id for one in some}) < 15
    for _ in range(2):
        assert evening.meet(evening.one) is not None
        assert evening.asked.count("PushCertificates") == 0
        assert evening.asked.count("PullCertificates") == 1


def test_what_somebody_signed_who_became_known_later_came_to_no_laptop(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was left out because its issuer was nobody, and too much of that had come, is asked for again once the issuer is known."""
    monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 10_000)
    assert evening.admin is not None
    admin, admin_key = evening.admin
    key = new_signing_key()
    body = {
        "user": "7" * 32, "name": "Officer Late", "profession": "officer", "initials": "OL", "device": THIEF,
        "hpke_pub": new_agreement_key().public_bytes.hex(), "sign_pub": key.public_bytes.hex(),
    }  # fmt: skip
    person = issue("user_device", body, admin, admin_key)
    signed = issue(
        "grant",
        {"comp": "joint", "key_id": "1" * 32, "user_device": person.id, "hpke": "ab"},
        person,
        key.private_bytes,
    )
    leave(evening, *(junk(number) for number in range(30)), signed)
    evening.meet(evening.one)
    assert signed.id not in kept(evening)
    leave(evening, person)
    evening.meet(evening.one)
    assert {person.id, signed.id} <= kept(evening)
    evening.meet(evening.one)
    assert evening.asked.count("PushCertificates") == 0


def thief(evening: Evening, *, is_known: bool) -> tuple[str, SigningKey]:
    """Somebody at the stolen laptop; not known: by a certificate of a version that does not exist yet, which nobody signed."""
    assert evening.admin is not None
    admin, admin_key = evening.admin
    key = new_signing_key()
    if is_known:
        body = {
            "user": "7" * 32, "name": "Officer Late", "profession": "officer", "initials": "OL", "device": THIEF,
            "hpke_pub": new_agreement_key().public_bytes.hex(), "sign_pub": key.public_bytes.hex(),
        }  # fmt: skip
        made = issue("user_device", body, admin, admin_key)
    else:
        made = named(canonical.encode({"issuer": admin.id, "kind": "user_device", "v": 2}), bytes(SIGNATURE_BYTES))
    leave(evening, made)
    return made.id, key


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize("is_certificate_lost", [True, False])
def test_no_laptop_was_given_anything_any_more_because_of_words_that_only_a_later_version_reads(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, *, is_known: bool, is_certificate_lost: bool
) -> None:
    """A thief had brought more of them than a laptop keeps unread: each page behind them was refused, by every laptop, for ever."""
    for module in (door, guards):
        monkeypatch.setattr(module, "NEWER_BYTES_MAX", 80_000)
        monkeypatch.setattr(module, "NOBODYS_BYTES_MAX", 40_000)
    if is_certificate_lost:  # among junk, of which a laptop keeps only so much
        monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 0)
    room, one, two = evening.room, evening.one, evening.two
    roll = room.lane.submit(lambda: Roll(room._fingerprint, read_feed(room.shelf))).result(20)
    room.station._guard = Guard(Bounds(), roll=lambda: roll, is_filling=lambda: False, free_bytes=lambda: 1 << 40)
    dev, key = thief(evening, is_known=is_known)
    roll = room.lane.submit(lambda: Roll(room._fingerprint, read_feed(room.shelf))).result(20)
    org = one.run(lambda desk: desk.vault.org)
    codes: list[str] = []
    for n in range(1, 400):
        page = write_page([a_newer_envelope(n, key=key, org=org, dev=dev)])
        pushed = evening.honest(Push(incarnation=evening.life, page=page), THIEF)
        assert isinstance(pushed, Pushed)
        codes += pushed.codes
    assert set(codes) == {"stored", "over_quota"}
    assert room.lane.submit(room.shelf.bounds_met).result(20) == {THIEF: ("unread",)}
    evening.write(two, evening.encounter, "Home again, with a plan", evening.common)
    assert evening.meet(two) is not None
    assert evening.meet(one) is not None, one.told[-1].problem
    assert {each.rev for each in envelopes(two)} <= {each.rev for each in envelopes(one)}
