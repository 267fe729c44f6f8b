"""Finding services by need and by words, in memory: sets of services are the bits of whole numbers, so thousands cost microseconds.

A word matches by its beginning; all words must match; those in name and organization come first, then in the source's terms, then in the
rest. Inside a rank the order is organization, then name. Only services that may be offered are in the index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fieldnotes.interop.service import Service
from fieldnotes.interop.text import fold

RARE = 24  # a word of fewer services is kept as their numbers, not as bits: most words are rare, and memory counts
BATCH = 100  # services indexed between two steps: about 10 ms


class ServiceIndex:
    """Built once from all services of all sources; read-only afterwards."""

    def __init__(self, services: Iterable[Service]) -> None:
        self._all = {service.key: service for service in services}
        self._offered: list[Service] = []
        self._words: list[_Words] = [_Words(), _Words(), _Words()]
        self._needs: dict[str, int] = defaultdict(int)

    def steps(self) -> Iterator[None]:
        """Build in small steps; `find` needs all of them."""
        order: list[tuple[tuple[bool, str, str, str], Service]] = []
        for service in self._all.values():
            if service.may_offer:
                place_by = (not service.organization, fold(service.organization), fold(service.name), service.key)
                order.append((place_by, service))
            if len(order) % BATCH == BATCH - 1:
                yield
        self._offered = [service for _, service in sorted(order, key=lambda pair: pair[0])]
        for place, service in enumerate(self._offered):
            self._take(place, service)
            if place % BATCH == BATCH - 1:
                yield
        for words in self._words:
            yield from words.settle()

    @classmethod
    def of(cls, services: Iterable[Service]) -> ServiceIndex:
        """Built at once."""
        index = cls(services)
        for _ in index.steps():
            pass
        return index

    def __len__(self) -> int:
        """How many may be offered."""
        return len(self._offered)

    def read(self, key: str) -> Service | None:
        """One service, offered or not, or None."""
        return self._all.get(key)

    def find(self, *, query: str = "", need: str = "", limit: int = 50) -> list[Service]:
        """Services that may be offered, best first. Without words and need: all, in order."""
        allowed = self._needs.get(need, 0) if need else (1 << len(self._offered)) - 1
        words = fold(query).split()
        found: list[Service] = []
        seen = 0
        for matching in self._ranks(words) if words else [allowed]:
            fresh = matching & allowed & ~seen
            seen |= fresh
            found.extend(self._offered[place] for place in _places(fresh, limit - len(found)))
            if len(found) >= limit:
                break
        return found

    def _ranks(self, words: Sequence[str]) -> Iterator[int]:
        """Matches in the names; in names or terms; anywhere."""
        masks = [[group.beginning_with(word) for group in self._words] for word in words]
        for rank in range(1, 4):
            whole = -1
            for mask in masks:
                some = 0
                for part in mask[:rank]:
                    some |= part
                whole &= some
            yield whole

    def _take(self, place: int, service: Service) -> None:
        names = (service.name, service.alternate_name, service.organization, service.program)
        rest = (
            service.description,
            service.eligibility,
            *service.areas,
            *service.languages,
            *(spot.address for spot in service.places),
        )
        numbers = (phone.shown for phone in service.phones)
        for group, texts in zip(self._words, (names, (*service.terms, *service.needs), (*rest, *numbers)), strict=True):
            group.take(place, fold(" ".join(texts)).split())
        for need in service.needs:
            self._needs[need] |= 1 << place


class _Words:
    """Which services say which words."""

    def __init__(self) -> None:
        self._lists: dict[str, list[int]] = defaultdict(list)
        self._sorted: list[str] = []
        self._masks: dict[str, int] = {}

    def take(self, place: int, words: Iterable[str]) -> None:
        for word in set(words):
            self._lists[word].append(place)

    def settle(self) -> Iterator[None]:
        for done, word in enumerate([word for word, places in self._lists.items() if len(places) > RARE]):
            if done % BATCH == BATCH - 1:
                yield
            mask = 0
            for place in self._lists[word]:
                mask |= 1 << place
            self._masks[word] = mask
            self._lists[word] = []
        yield
        self._sorted = sorted(self._lists)
        yield

    def beginning_with(self, start: str) -> int:
        found = 0
        place = bisect_left(self._sorted, start)
        while place < len(self._sorted) and self._sorted[place].startswith(start):
            word = self._sorted[place]
            found |= self._masks.get(word, 0)
            for rare in self._lists[word]:
                found |= 1 << rare
            place += 1
        return found


def _places(bits: int, most: int) -> Iterator[int]:
    """The lowest set bits, at most so many."""
    while bits and most > 0:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
        most -= 1
