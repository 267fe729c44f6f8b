"""A station in the wrong hands: what it says leaves nothing behind that an honest one, or the laptop itself, cannot put right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.sync.protocol import (
    CertificatePage,
    Ended,
    Hello,
    PullCertificates,
    PushCertificates,
    answer_from_bytes,
    question_from_bytes,
    to_bytes,
)
from fieldnotes.sync.session import meet
from fieldnotes.trust.certificate import Certificate, named
from fieldnotes.trust.certificate import to_bytes as certificate_bytes
from tests.sync.test_blob import Room as BlobRoom

KEY = new_signing_key()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[BlobRoom]:
    made = BlobRoom(tmp_path)
    yield made
    made.one.log.close()
    made.two.log.close()


def large_certificate(number: int, size: int) -> Certificate:
    """A form and nothing else; who signed it plays no part."""
    body = canonical.encode({"issuer": "", "kind": "org", "number": number, "padding": "x" * size})
    return named(body, sign(KEY.private_bytes, body))


def test_an_end_that_does_not_hold_leaves_nothing_in_the_log(tmp_path: Path) -> None:
    """Certificates in a log stay there: only those of an end that the agency's own chain proves are kept."""
    with Log.create(tmp_path / "log.db", b"\7" * 32, incarnation="1" * 32) as log:
        laptop = LogLaptop(
            log, device="a" * 32, org="c" * 32, station_public=KEY.public_bytes, now_ms=lambda: 1, root="0" * 64
        )
        meeting = meet(laptop)
        assert isinstance(next(meeting), Hello)
        junk = tuple(certificate_bytes(large_certificate(number, 1000)) for number in range(50))
        with pytest.raises(SyncProblem, match="station_unsure"):
            meeting.send(Ended(incarnation="2" * 32, certificates=junk))
        assert log.certificates() == []


def test_a_size_that_was_a_lie_holds_up_no_file_later(files: BlobRoom) -> None:
    """More than all of a photo came from a hostile station: with an honest one it comes from the beginning, and so does the rest."""
    data = os.urandom(5000)
    blob, other = files.one.keep(data), files.one.keep(os.urandom(6000))
    files.meet(files.one)
    files.two.side.take_piece(blob, size=9000, start=0, data=os.urandom(7000))
    met = files.meet(files.two)
    assert met.refused == {blob: "wrong_content"}
    assert files.two.whole == {other}
    files.meet(files.two)
    assert files.two.whole == {blob, other}


# --- a laptop in the wrong hands -----------------------------------------------------------------------------------------


def test_large_certificates_of_one_laptop_shut_nobody_out(tmp_path: Path) -> None:
    """Whatever lies on the shelf, every answer is one that a laptop takes; and what a laptop has goes in questions that a station takes."""
    shelf = SqliteShelf(tmp_path / "station.db", now_ms=lambda: 1)
    logs = [Log.create(tmp_path / f"{n}.db", b"\7" * 32, incarnation=f"{n:032x}") for n in (1, 2)]
    station = Station(
        shelf,
        sign=lambda message: sign(KEY.private_bytes, message),
        judge=lambda one: one,
        may_meet=lambda _device: "",
        now_ms=lambda: 1,
    )
    many = [large_certificate(number, 3_500_000) for number in range(4)]
    for one in many:
        logs[0].add_certificate(one)
    sizes: list[int] = []
    for which, log in enumerate(logs):
        device = f"{which + 1:032x}"
        laptop = LogLaptop(
            log, device=device, org="a" * 32, station_public=KEY.public_bytes, now_ms=lambda: 1, root="0" * 64
        )
        meeting = meet(laptop)
        try:
            question = next(meeting)
            while True:
                data = to_bytes(question)
                answer = to_bytes(station.answer(question_from_bytes(data), device=device))
                if isinstance(question, PushCertificates | PullCertificates):
                    sizes += [len(data), len(answer)]
                question = meeting.send(answer_from_bytes(answer))
        except StopIteration:
            pass
    assert {one.id for one in logs[1].certificates()} == {one.id for one in many}
    assert max(sizes) > 3_500_000
    for log in logs:
        log.close()
    shelf.close()


def test_a_page_of_certificates_is_bounded_and_goes_on(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "station.db", now_ms=lambda: 1)
    shelf.add_certificates([certificate_bytes(large_certificate(number, 1_500_000)) for number in range(5)])
    station = Station(shelf, sign=lambda _: b"", judge=lambda one: one, may_meet=lambda _device: "", now_ms=lambda: 1)
    after, pages = 0, []
    while True:
        page = station.answer(PullCertificates(incarnation=shelf.incarnation(), after=after), device="1" * 32)
        assert isinstance(page, CertificatePage)
        if not page.certificates:
            break
        after = page.next
        pages.append(len(page.certificates))
    assert pages == [2, 2, 1]
    shelf.close()
