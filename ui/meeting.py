"""What the window says of sync outside its screen: the count in the rail, the clock, the days apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldnotes.services.sync_row import SyncFacts
from ui.screens.sync_word import apart_words, clock_words, rail_words, trail_alarm_words, twin_words
from ui.screens.word import tr
from ui.viewmodels.sync import SyncViewModel

if TYPE_CHECKING:
    from ui.shell import Shell

APART, CLOCK, TWIN, TRAIL = "sync_apart", "sync_clock", "sync_twin", "sync_trail"


class MeetingNotes(QObject):
    """Bars stay until their cause is gone or somebody closed them; what was closed is not said again before the next unlock."""

    sync_wanted = Signal()

    def __init__(self, shell: Shell, model: SyncViewModel) -> None:
        super().__init__(model)
        self._shell = shell
        self._closed: set[str] = set()
        self._model = model
        model.facts_read.connect(self.show_facts)

    def show_facts(self, facts: SyncFacts) -> None:
        """Another state of the log."""
        if "sync" in self._shell.rail.places():
            button = self._shell.rail.button("sync")
            words = rail_words(facts.waiting)
            if button.text() != words:
                button.set_words(words)
                button.setAccessibleName(tr("Sync, {words}", words=words) if facts.waiting else words)
        off_s = facts.last.clock_off_s if facts.last else 0
        self._say(CLOCK, clock_words(off_s), action="")
        self._say(TWIN, twin_words(facts.last.has_twin if facts.last else False), action="")
        self._say(TRAIL, trail_alarm_words(facts.trail), action="")
        self._say(APART, apart_words(facts.lease), action=tr("Sync now"))

    def say_again(self) -> None:
        """The rail was built anew."""
        if self._model.facts is not None:
            self.show_facts(self._model.facts)

    def _say(self, key: str, words: str, *, action: str) -> None:
        if not words or key in self._closed:
            self._shell.drop_bar(key)
            return
        if self._shell.bar(key) is not None:
            self._shell.show_bar(key, words)
            return
        bar = self._shell.show_bar(key, words, tone="plain", action=action, dismiss=tr("Close"))
        bar.acted.connect(self.sync_wanted)
        bar.dismissed.connect(partial(self._close, key))

    def _close(self, key: str) -> None:
        self._closed.add(key)
        self._shell.drop_bar(key)

    def close(self) -> None:
        """A lock."""
        for key in (APART, CLOCK, TWIN, TRAIL):
            self._shell.drop_bar(key)
        if "sync" in self._shell.rail.places():
            self._shell.rail.button("sync").set_words(rail_words(0))
