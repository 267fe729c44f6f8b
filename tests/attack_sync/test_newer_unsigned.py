"""Words "of a newer version" that nobody signed: neither the station nor a laptop lets them into the logs that forget nothing."""

from __future__ import annotations

import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, new_signing_key
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.door import refuse_lies
from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.trust.certificate import named, to_bytes
from fieldnotes.trust.envelope import EnvelopeBroken
from fieldnotes.trust.roll import Roll
from tests.station.hall import Hall


@pytest.fixture
def hall(shelf: SqlShelf) -> Hall:
    return Hall(shelf)


def test_a_newer_revision_passes_both_doors_only_with_its_authors_signature(hall: Hall) -> None:
    car, other = hall.cars
    honest = hall.newer(car.user_device.id, car.person)
    in_a_new_place = hall.newer(car.user_device.id, car.person, comp="medical", n=2)
    unsigned = hall.newer(car.user_device.id, None, n=3)
    borrowed = hall.newer(car.user_device.id, other.person, n=4)
    nobodys = hall.newer("d" * 64, new_signing_key(), n=5)
    codes = hall.push(other, honest, in_a_new_place, unsigned, borrowed, nobodys)
    assert codes == ("stored", "stored", "wrong_signature", "wrong_signature", "unknown_author")
    assert [row[1] for row in hall.shelf.feed(after=0, limit=9)] == [honest.rev, in_a_new_place.rev]
    refuse_lies(hall.roll(), [honest, in_a_new_place, nobodys])
    for lie in (unsigned, borrowed):
        with pytest.raises(SyncProblem, match="station_unsure"):
            refuse_lies(hall.roll(), [honest, lie])
    for _again in range(2):  # what held once is no more readable for that
        with pytest.raises(EnvelopeBroken, match="newer_version"):
            hall.roll().verify(honest)


def test_what_follows_an_unsigned_revision_stays_out_with_it(hall: Hall) -> None:
    car = hall.cars[0]
    unsigned = hall.newer(car.user_device.id, None)
    child = hall.newer(car.user_device.id, car.person, parents=(unsigned.rev,), n=2)
    assert hall.push(car, unsigned, child) == ("wrong_signature", "missing_parent")


def test_an_author_whom_only_a_newer_version_knows_is_carried(hall: Hall) -> None:
    """Nothing can be checked then: what bounds it is how much a laptop may bring of it."""
    body = canonical.encode({"issuer": hall.agency.admin.id, "kind": "user_device", "v": 2, "seen": ["x"]})
    newcomer = named(body, bytes(SIGNATURE_BYTES))
    hall.shelf.add_certificates([to_bytes(newcomer)])
    one = hall.newer(newcomer.id, new_signing_key())
    assert hall.push(hall.cars[0], one) == ("stored",)
    refuse_lies(Roll(hall.agency.root.id, [*hall.certificates, newcomer]), [one])


def test_a_later_certificate_makes_the_author_known(hall: Hall) -> None:
    late = hall.agency.laptop()
    one = hall.newer(late.user_device.id, late.person)
    assert hall.push(hall.cars[0], one) == ("unknown_author",)
    hall.shelf.add_certificates([to_bytes(each) for each in late.certificates])
    assert hall.push(hall.cars[0], one) == ("stored",)
