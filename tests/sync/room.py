"""Two laptops and a station of the model, in one room."""

from __future__ import annotations

from collections.abc import Callable

from fieldnotes.sync.protocol import Answer, Question
from fieldnotes.sync.session import Met, meet
from fieldnotes.trust.envelope import Envelope
from tests.sync_sim.model import Laptop, Shelf, station_of


class Room:
    """Two laptops and a station."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.station = station_of(self.shelf)
        self.one, self.two = Laptop(0), Laptop(1)

    def write(self, laptop: Laptop, record: int = 1, kind: str = "edit", token: str = "") -> Envelope:
        return laptop.write(f"{record:032x}", kind, token or f"p{laptop.counter}-{laptop.number}", now_s=1, key=1)

    def meet(self, laptop: Laptop, lie: Callable[[Question, Answer], Answer] | None = None) -> Met:
        meeting = meet(laptop)
        try:
            question = next(meeting)
            while True:
                answer = self.station.answer(question, device=laptop.device)
                question = meeting.send(lie(question, answer) if lie else answer)
        except StopIteration as end:
            met: Met = end.value
            return met
