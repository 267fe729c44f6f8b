"""kill -9 while somebody goes back and forth between two open calls: at most a second of typing is gone in either, and no word of one
call stands in the other.

As in test_kill.py, but each call has its own counted words, and the hand does not wait after Pause.
"""

from __future__ import annotations

import os
import random
import time

import pytest

from tests.e2e.display import Display
from tests.e2e.hand import go_to, start_encounter, write
from tests.e2e.house import Agency, sign_in_by_hand
from tests.e2e.running import Running
from tests.e2e.test_kill import AT_MOST_MS, BESIDE_OTHERS_MS

ADDRESSES = ("1420 Alder St", "88 Harbor Ave")
KILLS = 3


class TwoCalls:
    """One vault, two encounters. `typed[call]`: (letter, when) of everything ever typed there and not lost."""

    def __init__(self, display: Display, agency: Agency, *, seed: int) -> None:
        self._display, self._agency, self._chance = display, agency, random.Random(seed)
        self._calls = ["", ""]
        self._typed: list[list[tuple[str, float]]] = [[], []]
        self._at, self._words = 0, 0
        self.lost_ms: list[float] = []  # of each kill, in each call

    def run(self, kills: int) -> None:
        """Kills so often; each is looked at by the next start."""
        killed_at = 0.0
        for number in range(kills + 1):
            app = Running(self._display, self._agency.data_dir, self._agency.home)
            try:
                app.start()
                sign_in_by_hand(app, has_clinician=False)
                if number == 0:
                    self._begin(app)
                else:
                    self._look(app, killed_at)
                if number < kills:
                    killed_at = self._type_until_killed(app)
            finally:
                app.close()

    def _begin(self, app: Running) -> None:
        for call, address in enumerate(ADDRESSES):
            if call == 0:
                self._calls[0] = start_encounter(app)
            else:
                app.key("F2")
                seen = app.until(encounter=lambda here: here not in {"", self._calls[0]}, is_read=True, focus="Address")
                self._calls[1] = seen["encounter"]
            write(app, address)
            go_to(app, "what_happened")
            self._at = call
            app.until(focus="What happened")
            self._word(app, time.monotonic() + 60)
            app.until(is_busy=False)

    def _look(self, app: Running, killed_at: float) -> None:
        """The call of the last word stands there; the other is one key away."""
        here = app.until(place="EncounterScreen", is_read=True, overlays=[])["encounter"]
        assert here in self._calls, "another encounter came up than the two that were being written"
        for call in (self._calls.index(here), 1 - self._calls.index(here)):
            if call != self._calls.index(here):
                app.key("Pause")
                app.until(encounter=self._calls[call], is_read=True, overlays=[])
            go_to(app, "what_happened")
            kept = app.see("What happened", kind="AutosaveTextEdit")["text"]
            typed = self._typed[call]
            words = "".join(letter for letter, _ in typed)
            assert words.startswith(kept), f"call {call}: not what was typed there: …{kept[-60:]!r} of …{words[-60:]!r}"
            assert ADDRESSES[call] in app.words(), f"the rest of call {call} is gone"
            lost = typed[len(kept) :]
            self.lost_ms.append(max(0.0, killed_at - lost[0][1]) * 1000 if lost else 0.0)
            del typed[len(kept) :]
            app.until(focus="What happened")
            app.key("ctrl+End")
            self._at = call

    def _type_until_killed(self, app: Running) -> float:
        """Some words here, Pause, some words there, faster than hands, until a random moment."""
        until = time.monotonic() + self._chance.uniform(0.5, 3.0)
        while True:
            for _ in range(self._chance.randint(6, 16)):
                if not self._word(app, until):
                    return app.kill()
            app.display.hands("key", "--delay", 0, "Pause")
            self._at = 1 - self._at

    def _word(self, app: Running, until: float) -> bool:
        """One word that says its call and is never the same twice; False when the moment has come."""
        self._words += 1
        for letter in f"{'ab'[self._at]}{self._words} ":
            if time.monotonic() > until:
                return False
            app.display.hands("key", "--delay", 0, "space" if letter == " " else letter)
            self._typed[self._at].append((letter, time.monotonic()))
        return True


def _seed() -> int:
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 1 << 30)
    print(f"SEED={seed}")  # noqa: T201 - shown when the test fails
    return seed


def test_a_kill_between_two_calls_costs_the_last_words_of_either_at_most(display: Display, agency_here: Agency) -> None:
    killing = TwoCalls(display, agency_here, seed=_seed())
    killing.run(KILLS)
    assert len(killing.lost_ms) == 2 * KILLS
    assert [ms for ms in killing.lost_ms if ms > BESIDE_OTHERS_MS] == []


@pytest.mark.long
def test_fifty_kills_between_two_calls(display: Display, agency_here: Agency) -> None:
    killing = TwoCalls(display, agency_here, seed=_seed())
    killing.run(50)
    print(f"most lost: {max(killing.lost_ms):.0f} ms")  # noqa: T201 - the figure the test is for
    assert [ms for ms in killing.lost_ms if ms > AT_MOST_MS] == []
