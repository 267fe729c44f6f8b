"""What a station gives out is checked before it is kept: the log forgets nothing, so junk in it would stay."""

from __future__ import annotations

import msgspec
import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.door import refuse_lies
from fieldnotes.trust.envelope import EnvelopeBroken, revision_id
from fieldnotes.trust.roll import Roll
from tests.sync.agency import Agency


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
    refuse_lies(roll, [late.writer.write("narrative", {"text": "seen"})])


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
