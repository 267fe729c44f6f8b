"""Ways to a station: something that a question can be asked of. Over the network, on a stick, in memory for tests."""

from __future__ import annotations

from typing import Protocol

from fieldnotes.sync.protocol import Answer, Question
from fieldnotes.sync.session import Laptop, Met, meet


class Transport(Protocol):
    """One way to one station."""

    def ask(self, question: Question) -> Answer:
        """The answer. SyncProblem: unreachable, wrong_station (another certificate), station_unsure (not a message of ours)."""
        ...


def run(laptop: Laptop, transport: Transport) -> Met:
    """A whole meeting in one go; raises SyncProblem. The app steps through `meet` itself, so that its lane is never kept."""
    meeting = meet(laptop)
    try:
        question = next(meeting)
        while True:
            question = meeting.send(transport.ask(question))
    except StopIteration as end:
        met: Met = end.value
        return met
