"""The owner of a laptop writes the audit trail anew, with every means that they have: the file, the key, the next meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.services.sync import COUNTERSIGNED, broken_promise, kept_trail
from fieldnotes.store.log import Log
from tests.sync.test_audit_checkpoint import KEY, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def begin_anew(place: Place, entries: int, *, is_thorough: bool) -> None:
    """Another trail in the place of the first; `is_thorough`: what the station said goes too."""
    kept = None if is_thorough else place.log.get_state(COUNTERSIGNED)
    place.log.close()
    for path in place.folder.glob("log.db*"):
        path.unlink()
    place.log = Log.create(place.folder / "log.db", KEY, incarnation="2" * 32)
    place.log.set_state(COUNTERSIGNED, kept)
    for number in range(entries):
        place.log.append_audit({"event": "signed_in", "by": "b" * 32, "number": number})


@pytest.mark.parametrize("is_thorough", [False, True])
@pytest.mark.parametrize("entries", [0, 2, 5, 6, 50])
def test_a_trail_that_was_written_anew_is_told_however_long_it_is(
    place: Place, entries: int, is_thorough: bool
) -> None:
    """And no later meeting covers it up."""
    place.note(5)
    place.meet()
    first = place.log.audit_checkpoint()
    begin_anew(place, entries, is_thorough=is_thorough)
    for _turn in range(3):
        place.meet()
        place.note(2)
    trail = kept_trail(place.log, public=place.unit.key.public_bytes, device=place.unit.device)
    assert trail is not None
    broken = broken_promise(place.log, trail)
    assert broken == first
    assert not place.log.verify_audit(broken).is_whole


def test_an_honest_trail_contradicts_nothing(place: Place) -> None:
    for _turn in range(4):
        place.note(3)
        place.meet()
    trail = kept_trail(place.log, public=place.unit.key.public_bytes, device=place.unit.device)
    assert trail is not None
    assert (trail.entries, trail.before[0]) == (12, 9)
    assert broken_promise(place.log, trail) is None
