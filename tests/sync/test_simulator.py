"""Random histories of laptops and a station: nothing is lost, whatever happens in whatever order; and the bugs of others are found."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from fieldnotes.services.ending import EndShelf
from fieldnotes.services.sync import LogLaptop
from fieldnotes.trust.envelope import Envelope
from tests.sync_sim import real, world
from tests.sync_sim.__main__ import FIND_WITHIN, main, run
from tests.sync_sim.shrink import shrink
from tests.sync_sim.world import BUGS, World, draw, play, rules

RARE = {
    "orphan": 420,
    "bysender": 60,
    "tooearly": 60,
}  # found once in some hundred seeds: the quick suite begins near one
NEAR = 60
ERASED, RELEASED = 2, 55  # seeds in whose history keys are erased, or a child is let in whose parent waits beside it


def test_nothing_is_lost_in_some_histories() -> None:
    ran = run(range(120))
    assert (ran["failed"], ran["why"]) == (0, {})


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_put_back_in_is_found(bug: str) -> None:
    first = RARE.get(bug, 0)
    found = run(range(first, first + NEAR), bug, stop_at_first=True)
    assert found["failed"] == 1, BUGS[bug]


def test_the_same_seed_is_the_same_history() -> None:
    for seed in range(12):
        traces = []
        for _turn in range(2):
            with rules():
                world = World(draw(seed))
                assert world.play() == []
            traces.append(world.trace.hexdigest())
        assert traces[0] == traces[1]


@pytest.mark.parametrize("bug", ["ackearly", "seqgap", "curfirst", "mergedrop", "leak", "childonly"])
def test_a_history_that_fails_is_cut_down_to_what_matters(bug: str) -> None:
    first = run(range(NEAR), bug, stop_at_first=True)["first"]
    with rules(bug):
        short = shrink(draw(first), lambda script: bool(play(script, bug)))
        again = json.loads(json.dumps(short))
        assert play(again, bug), "what is kept in a file fails as well"
    assert 0 < len(short["actions"]) <= 12


def test_nothing_is_lost_in_some_histories_of_real_files() -> None:
    ran = run(range(8), is_real=True)
    assert (ran["failed"], ran["why"]) == (0, {})


def test_a_log_that_keeps_the_cursor_before_the_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real files' own control: without it a green row would say nothing."""
    whole = LogLaptop.take

    def cursor_first(self: LogLaptop, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        whole(self, [], cursor=cursor)
        if len(envelopes) < 2:
            whole(self, envelopes, cursor=cursor)

    monkeypatch.setattr(LogLaptop, "take", cursor_first)
    ran = run(range(4), is_real=True, stop_at_first=True)
    assert ran["failed"] == 1


def test_a_release_that_leaves_out_what_it_follows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control as well: everybody's meetings would stop at such a child."""

    def only_named(shelf: EndShelf, *, device: str = "", revs: Sequence[str] = ()) -> int:
        return shelf.release(revs or [one.rev for _, one in shelf.in_quarantine(device=device)])

    monkeypatch.setattr(world, "release_from_quarantine", only_named)
    ran = run(range(RELEASED, RELEASED + 1), is_real=True)
    assert ran["failed"] == 1
    assert {"I2 lost", "I12 released, and not everywhere"} & ran["why"].keys()


def test_a_laptop_that_keeps_its_keys_behind_its_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(real, "erase_ended", lambda _desk: [])
    ran = run(range(ERASED, ERASED + 1), is_real=True)
    assert ran["why"] == {"I16 not erased": 1}


@pytest.mark.long
def test_nothing_is_lost_in_five_thousand_histories_of_real_files() -> None:
    assert run(range(5000), is_real=True)["failed"] == 0


@pytest.mark.long
def test_nothing_is_lost_in_a_hundred_thousand_histories() -> None:
    assert main(["--seeds", "100000", "--bug", "all"]) == 0


@pytest.mark.long
def test_every_bug_is_found_from_the_beginning() -> None:
    missed = [bug for bug in BUGS if not run(range(FIND_WITHIN), bug, stop_at_first=True)["failed"]]
    assert missed == []
