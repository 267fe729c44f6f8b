"""What a station gives out is checked before it is kept: the log forgets nothing, so junk in it would stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services import door
from fieldnotes.services.door import choose_certificates, keep_unread, refuse_lies, settle_unclaimed
from fieldnotes.store.log import Log
from fieldnotes.sync.page import unread_bytes
from fieldnotes.trust.certificate import Certificate, named, to_bytes
from fieldnotes.trust.envelope import EnvelopeBroken, revision_id
from fieldnotes.trust.roll import Roll
from tests.sync.agency import Agency


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with Log.create(tmp_path / "log.db", b"\7" * 32, incarnation="1" * 32) as made:
        yield made


def test_a_station_filled_the_log_with_words_that_nobody_wrote() -> None:
    agency = Agency(2)
    one, two = agency.units
    roll = Roll(agency.root.id, agency.certificates)
    honest = [unit.writer.write("narrative", {"text": "seen"}) for unit in (one, two)]
    refuse_lies(roll, honest)
    sealed = honest[0].sealed[:-1] + bytes([honest[0].sealed[-1] ^ 1])
    altered = msgspec.structs.replace(honest[0], sealed=sealed, rev=revision_id(honest[0].header, sealed))
    borrowed = msgspec.structs.replace(honest[1], signature=honest[0].signature)
    foreign = msgspec.structs.replace(honest[1].header, org="d" * 32)
    elsewhere = msgspec.structs.replace(honest[1], header=foreign, rev=revision_id(foreign, honest[1].sealed))
    for lie in (altered, borrowed, elsewhere):
        with pytest.raises(SyncProblem, match="station_unsure"):
            refuse_lies(roll, [*honest, lie])


def test_what_cannot_be_judged_yet_is_kept_for_later() -> None:
    """Its author's certificate may come with the next meeting, and an update may read a newer form."""
    agency = Agency(2)
    late = agency.units[1]
    roll = Roll(agency.root.id, [one for one in agency.certificates if one not in late.certificates])
    seen = late.writer.write("narrative", {"text": "seen"})
    assert refuse_lies(roll, [seen]) == [(seen, "unknown_author")]


def test_a_signature_that_held_once_vouches_for_that_content_only() -> None:
    """What came in is read again at once; a disk that was altered in between is noticed all the same."""
    agency = Agency(2)
    one, two = agency.units
    roll = Roll(agency.root.id, agency.certificates)
    made = one.writer.write("narrative", {"text": "seen"})
    assert roll.verify(made).id == one.writer.dev == roll.verify(made).id
    altered = msgspec.structs.replace(made, sealed=made.sealed[:-1] + bytes([made.sealed[-1] ^ 1]))
    with pytest.raises(EnvelopeBroken, match="wrong_revision"):
        roll.verify(altered)
    for lie in (
        msgspec.structs.replace(altered, rev=revision_id(altered.header, altered.sealed)),
        msgspec.structs.replace(made, signature=two.writer.write("narrative", {"text": "x"}).signature),
    ):
        for _again in range(2):
            with pytest.raises(EnvelopeBroken, match="wrong_signature"):
                roll.verify(lie)


def test_a_shift_could_never_end_with_everything_stored_because_of_what_nobody_wrote(log: Log) -> None:
    """Revisions of an unknown author came from a station that lied; an honest one does not take them, and they are nobody's to send. Once
    the certificate is here they are somebody's.
    """
    agency = Agency(2)
    one, late = agency.units
    roll = Roll(agency.root.id, [each for each in agency.certificates if each not in late.certificates])
    mine, theirs = (unit.writer.write("narrative", {"text": "seen"}) for unit in (one, late))
    own = late.writer.write("narrative", {"text": "written here"})
    log.add_envelope(mine, received_ms=1)
    log.add_envelope(theirs, origin="station", received_ms=1)
    log.add_envelope(own, received_ms=1)
    said = {mine.rev: "unknown_author", theirs.rev: "unknown_author", own.rev: "unknown_author"}
    left = settle_unclaimed(log, roll, said)
    assert left == {mine.rev: "unknown_author", own.rev: "unknown_author"}, (
        "what was written here waits, whatever is said of it"
    )
    assert {each.rev for each in log.to_send(limit=9)} == {mine.rev, own.rev}
    assert (log.unsent_count(), log.held()[0]) == (2, 0)
    log.forget_sent()
    assert settle_unclaimed(log, roll, {}) == {}
    assert log.unsent_count() == 2
    for certificate in late.certificates:
        roll.add(certificate)
    settle_unclaimed(log, roll, {})
    assert {each.rev for each in log.to_send(limit=9)} == {mine.rev, theirs.rev, own.rev}


def test_what_turns_out_to_be_at_the_station_counts_as_there(log: Log) -> None:
    agency = Agency(1)
    one = agency.units[0].writer.write("narrative", {"text": "seen"})
    log.add_envelope(one, origin="station", received_ms=1)
    assert log.set_unclaimed([one.rev]) == {one.rev}
    log.mark_sent([one.rev], at_ms=2)
    assert (log.held()[0], log.unclaimed()) == (1, [])


def test_a_station_filled_the_disk_with_what_nobody_can_read(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Agency(1).units[0].writer
    some = [(writer.write("narrative", {"text": "x"}), why) for why in ("unknown_author", "newer_version")]
    size = unread_bytes(some[0][0])
    for name in ("NOBODYS_BYTES_MAX", "NEWER_BYTES_MAX"):
        monkeypatch.setattr(door, name, 2 * size)
    for one, why in some:
        keep_unread(log, [(one, why)])
        log.add_envelope(one, origin="station", received_ms=1)
        for _again in range(3):
            keep_unread(log, [(one, why)])  # what is here already is counted once
        keep_unread(log, [(writer.write("narrative", {"text": "x"}), why)])
        with pytest.raises(SyncProblem, match="station_unsure"):
            keep_unread(log, [(writer.write("narrative", {"text": "x"}), why)])


def test_a_station_filled_the_log_with_certificates_of_nobody(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some are kept, because the issuer's may come behind; what the agency signed is kept in any number, in whatever order it comes."""
    agency, stranger = Agency(3), new_signing_key()

    def junk(number: int) -> Certificate:
        body = canonical.encode({"issuer": "f" * 64, "kind": "grant", "number": number})
        return named(body, sign(stranger.private_bytes, body))

    some = [to_bytes(junk(number)) for number in range(10)]
    monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 3 * len(some[0]))
    true = [to_bytes(one) for one in reversed(agency.certificates)]
    roll = Roll(agency.root.id)
    chosen = choose_certificates(log, roll, [*some, b"no form", *true])
    assert chosen == [*some[:3], *true]
    assert choose_certificates(log, roll, some[3:]) == []
    assert roll.certificates == [], "they are taken in when they are kept"
