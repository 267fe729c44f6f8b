"""A laptop that was taken out, in the hands of whoever took it: what it can still leave in everybody's feed."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES
from fieldnotes.station import keeper as keepers
from fieldnotes.station.guard import Bounds
from fieldnotes.station.identity import make_identity
from fieldnotes.station.keeper import ROOT, Keeper
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.sync.protocol import CertificatesTaken, PushCertificates, Refused
from fieldnotes.trust.certificate import Certificate, issue, named, to_bytes
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from tests.station.hall import Hall
from tests.station.running import Agency, LaptopOf


def test_junk_of_a_stolen_laptop_reaches_nobody_and_signed_work_has_an_end(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "station.db", now_ms=lambda: 1)
    agency = Agency()
    lost = agency.laptop()
    everything = [agency.root, agency.admin, *lost.certificates, agency.revoke(lost)]
    shelf.add_certificates([to_bytes(one) for one in everything])
    shelf.set_setting(ROOT, agency.root.id)
    keeper = Keeper(make_identity(name="Cedar", addresses=["127.0.0.1:1"]), now_ms=lambda: 1)

    def push(*certificates: bytes) -> int:
        before = shelf.certificate_head()
        asked = PushCertificates(incarnation=shelf.incarnation(), certificates=certificates)
        answer = keeper.station(shelf).answer(asked, device=lost.device)
        assert answer == CertificatesTaken(count=len(certificates)), "nothing of it is sent again for ever"
        return shelf.certificate_head() - before

    def junk(number: int, issuer: str) -> bytes:
        body = canonical.encode({"issuer": issuer, "kind": "grant", "number": number})
        return to_bytes(named(body, bytes(SIGNATURE_BYTES)))

    def signed(number: int, padding: int = 40) -> bytes:
        body = {
            "comp": "joint", "key_id": f"{number:032x}", "user_device": lost.user_device.id, "hpke": "ab" * padding,
        }  # fmt: skip
        return to_bytes(issue("grant", body, lost.user_device, lost.person.private_bytes))

    assert push(*(junk(number, issuer) for number in range(50) for issuer in ("", "f" * 64, lost.user_device.id))) == 0
    assert push(b"", b"x" * 99) == 0
    assert push(signed(1), signed(2)) == 2, "an admin may still let it in"
    assert push(signed(3, keepers.ENDED_BYTES_MAX)) == 0
    assert push(*(signed(number) for number in range(10, 1200))) == keepers.ENDED_MAX - 2
    assert push(signed(9)) == 0
    shelf.close()


def test_the_key_of_an_honest_laptops_last_words_was_thrown_away_because_a_thief_had_left_junk(shelf: SqlShelf) -> None:
    """What did not hold was counted for everybody together: the laptop was told that its own was taken, and erased itself."""
    hall = Hall(shelf)
    thief, honest = hall.cars
    junk = [
        named(canonical.encode({"issuer": "f" * 64, "kind": "grant", "number": number}), bytes(SIGNATURE_BYTES))
        for number in range(keepers.ENDED_MAX + 5)
    ]
    assert hall.certify(thief, *junk) == CertificatesTaken(count=len(junk))
    hall.certify(honest, hall.agency.revoke(honest), hall.agency.revoke(thief))

    def grant(car: LaptopOf, number: int) -> Certificate:
        body: dict[str, object] = {
            "comp": "joint", "key_id": f"{number:032x}", "user_device": car.user_device.id, "hpke": "ab",
        }  # fmt: skip
        return issue("grant", body, car.user_device, car.person.private_bytes)

    hall.certify(thief, *(grant(thief, number) for number in range(keepers.ENDED_MAX + 5)))
    last = grant(honest, 7)
    assert hall.certify(honest, last) == CertificatesTaken(count=1)
    kept = {certificate_from_bytes(body).id for _, body in hall.shelf.certificates(after=0, limit=5000)}
    assert last.id in kept
    theirs = [one for one in hall.keeper.roll(hall.shelf).certificates if one.issuer == thief.user_device.id]
    assert len(theirs) == keepers.ENDED_MAX


def test_a_laptop_that_was_ended_brings_no_more_certificates_a_day_than_any_other(shelf: SqlShelf) -> None:
    hall = Hall(shelf, bounds=Bounds(certificate_mb_a_day=1))
    car = hall.cars[0]
    hall.certify(car, hall.agency.revoke(car))
    body: dict[str, object] = {"comp": "joint", "user_device": car.user_device.id, "hpke": "ab" * 90_000}
    some = [
        issue("grant", {**body, "key_id": f"{number:032x}"}, car.user_device, car.person.private_bytes)
        for number in range(6)
    ]
    assert [hall.certify(car, one) for one in some] == [CertificatesTaken(count=1)] * 5 + [Refused(code="over_quota")]
