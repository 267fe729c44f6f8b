"""Everything that a station could do to a laptop, by name, and the same judgement for all (design/security-sync.md 9.2, G20).

Each lie is told in two meetings in a row. Then: nothing of the laptop's own work is lost, or called delivered without the station's true
signature; nothing that nobody wrote is shown; both meetings came to an end, with a code that has a sentence or unnoticed and harmless;
and one meeting with an honest station makes everything whole again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldnotes.services import door, syncing
from fieldnotes.services.sentence import known_codes
from fieldnotes.services.sync import LogLaptop
from fieldnotes.sync import http, session
from fieldnotes.trust.roll import Roll
from tests.attack_sync import lies, lines, papers
from tests.attack_sync.judgement import before, judge_lied_to, judge_whole_again
from tests.attack_sync.liar import Evening, Lie, Town
from tests.attack_sync.table import TABLE
from tests.services.conftest import Laptop

assert all((lies, lines, papers)), "they fill the table"


@pytest.fixture(autouse=True)
def _small_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has an end in a large agency has one in a small evening."""
    monkeypatch.setattr(session, "IDLE_CERTIFICATES_MAX", 1000)
    monkeypatch.setattr(door, "NEWER_BYTES_MAX", 250_000)
    monkeypatch.setattr(door, "NOBODYS_BYTES_MAX", 250_000)
    monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 500_000)
    for name in ("CONNECT_S", "READ_S", "SLOW_AFTER_S"):
        monkeypatch.setattr(http, name, 0.5)


@pytest.fixture(scope="session")
def town(agency: Laptop, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(agency, tmp_path_factory.mktemp("town"))


@pytest.fixture
def evening(town: Town, tmp_path: Path) -> Iterator[Evening]:
    with town.evening(tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", TABLE)
def test_a_station_that(evening: Evening, name: str) -> None:
    kind, code = TABLE[name]
    told = kind(evening)
    was = before(evening)
    for _meeting in range(2):
        evening.meet(evening.one, told)
        found = judge_lied_to(evening, was)
    assert found == code
    judge_whole_again(evening)


def test_there_are_thirty_at_least() -> None:
    assert len(TABLE) >= 30
    assert {code for _, code in TABLE.values()} - {""} <= known_codes()


def test_nothing_is_wrong_with_an_honest_station(evening: Evening) -> None:
    was = before(evening)
    assert evening.meet(evening.one, Lie(evening)) is not None
    assert judge_lied_to(evening, was) == ""
    judge_whole_again(evening)


def _believes_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_receipted", lambda _laptop, _answer, revs, _life: set(revs))


def _keeps_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "refuse_lies", lambda _roll, _envelopes: [])


def _listens_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LogLaptop, "count", lambda _laptop: 1 << 60)


def _moves_the_cursor_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    take = LogLaptop.take
    monkeypatch.setattr(LogLaptop, "take", lambda laptop, some, *, cursor: take(laptop, some[:-1], cursor=cursor))


def _offers_what_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "settle_unclaimed", lambda _log, _roll, refused: dict(refused))


def _asks_for_no_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Roll, "_is_signed", lambda *_: True)


@pytest.mark.parametrize(
    ("broken", "name"),
    [
        (_believes_ids, "takes nothing and then calls known what it was offered"),
        (_keeps_lies, "alters a revision by one byte"),
        (_listens_for_ever, "sends an old page again and again under new numbers"),
        (_moves_the_cursor_alone, "omits the last revision of a page"),
        (_offers_what_is_nobodys, "writes under a known record's id in nobody's name"),
        (_asks_for_no_signature, "brings an admin who names the true root and did not get its signature"),
        (
            _asks_for_no_signature,
            "brings an end of an honest person with the admin's certificate and a broken signature",
        ),
    ],
)
def test_a_broken_laptop_is_caught(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, broken: Callable[[pytest.MonkeyPatch], None], name: str
) -> None:
    """The judgement can fail: the same evenings with a laptop that believes too much."""
    was = before(evening)
    broken(monkeypatch)
    told = TABLE[name][0](evening)

    def judge() -> None:
        evening.meet(evening.one, told)
        judge_lied_to(evening, was)
        judge_whole_again(evening)

    with pytest.raises(AssertionError):
        judge()
