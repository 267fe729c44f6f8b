"""What three contacts cost a pair, by hand in the real window: keys, pointer, fields, screens, and how long the window let them wait.

A key is a press of one key; a chord counts each key of it. Letters of free text (names, addresses, prose) and of passphrases are
counted apart. `seconds` is all of them, letters included, at three actions a second. The store holds 20,000 encounters. A stall is
what one turn of the window's event loop takes: so long no key is taken and nothing is painted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.e2e.house import Agency
from tests.e2e.running import Running

ENCOUNTERS = 20_000
ACTIONS_PER_S = 3.0
STALL_MS = 16.0


@dataclass
class Hands:
    """A pair's hands on the real window; everything they do is counted."""

    app: Running
    agency: Agency
    keys: int = 0
    letters: int = 0
    secret: int = 0
    pointer: int = 0
    fields: set[tuple[str, str]] = field(default_factory=set)
    screens: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        """Keys, one after the other; a digit or a space answers the field that has the focus."""
        for key in keys:
            self.keys += len(key.split("+"))
            if key.isdigit() or key == "space":
                self._touch()
            self.app.key(key)
            self._look()

    def write(self, words: str) -> None:
        """Free text into what has the focus."""
        self.letters += len(words)
        self._touch()
        self.app.type(words)
        self._look()

    def prove(self, passphrase: str) -> None:
        """A passphrase where one is asked for, and Enter."""
        self.secret += len(passphrase)
        self.app.type(passphrase)
        self.press("Return")

    def click(self, word: str, *, kind: str = "", is_part: bool = False) -> None:
        """One pointer action."""
        self.pointer += 1
        self.app.click(word, kind=kind, is_part=is_part)
        self._look()

    def until(self, **wanted: object) -> None:
        """Waits; costs nothing."""
        self.app.until(**wanted)  # type: ignore[arg-type]  # the names of the state's facts

    @property
    def seconds(self) -> float:
        """Everything that fingers do, at three actions a second."""
        return (self.keys + self.letters + self.secret + self.pointer) / ACTIONS_PER_S

    def _touch(self) -> None:
        state = self.app.state()
        self.fields.add((state["section"] or state["place"], state["focus"]))

    def _look(self) -> None:
        state = self.app.state()
        where = ", ".join(filter(None, (state["place"], state["section"], *state["overlays"])))
        if not self.screens or self.screens[-1] != where:
            self.screens.append(where)
