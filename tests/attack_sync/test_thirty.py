"""Everything that a station could do to a laptop, by name, and the same judgement for all (design/security-sync.md 9.2, G20).

Each lie is told in two meetings in a row. Then: nothing of the laptop's own work is lost, or called delivered without the station's true
signature; nothing that nobody wrote is shown; both meetings came to an end, with a code that has a sentence or unnoticed and harmless;
and one meeting with an honest station makes everything whole again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from fieldnotes.sync.page import read_page
from fieldnotes.sync.protocol import (
    Answer,
    Pulled,
    Pushed,
    Question,
    Verified,
    Welcome,
)
from fieldnotes.trust.envelope import Envelope
from tests.attack_sync.liar import Evening, Lie, before, judge_lied_to, judge_whole_again
from tests.services.conftest import Laptop
from tests.services.laptops import two_cars

TABLE: dict[str, tuple[Callable[[Evening], Lie], str]] = {}


def lie(name: str, code: str = "") -> Callable[[type[Lie]], type[Lie]]:
    """A line of the table. `code`: what the second meeting says; "" where the lie goes unnoticed and is harmless."""

    def keep(kind: type[Lie]) -> type[Lie]:
        TABLE[name] = kind, code
        return kind

    return keep


@pytest.fixture
def evening(laptop: Laptop, tmp_path: Path) -> Iterator[Evening]:
    (tmp_path / "cars").mkdir()
    with two_cars(laptop, tmp_path / "cars") as (one, two, room):
        yield Evening(laptop, one, two, room, tmp_path)


class Pages(Lie):
    """About revisions."""

    def change(self, _question: Question, answer: Answer) -> Answer:
        return self.turn(answer, read_page(answer.page)) if isinstance(answer, Pulled) else answer

    def turn(self, answer: Pulled, page: list[Envelope | str]) -> Answer:
        raise NotImplementedError


@lie("omits the last revision of a page")
class OmitsLast(Pages):
    def turn(self, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, page[:-1])


@lie("omits a revision that others follow", "station_unsure")
class OmitsParent(Pages):
    def turn(self, answer: Pulled, page: list[Envelope | str]) -> Answer:
        parents = {parent for one in page if not isinstance(one, str) for parent in one.header.par}
        return self.evening.page(answer, [one for one in page if isinstance(one, str) or one.rev not in parents])


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
