"""What tests of the encounter's screens share: the team's vault, a lane, the screen in a window, keys and waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import UserId
from fieldnotes.services import encounter
from fieldnotes.services.row import EncounterState
from tests.ui.team import Team, copy_team
from ui.jobs import Jobs
from ui.screens.encounter import EncounterScreen
from ui.viewmodels.encounter import EncounterViewModel

WAIT_MS = 8000
STEP_MS = 10


def wait_for(holds: Callable[[], Any], *, what: str = "") -> None:
    """Let Qt run until it holds."""
    for _ in range(WAIT_MS // STEP_MS):
        if holds():
            return
        QTest.qWait(STEP_MS)
    pytest.fail(f"waited in vain for {what or holds}")


class Room:
    """The encounter screen, open on the call, and the team behind it."""

    def __init__(self, team: Team, pool: ThreadPoolExecutor) -> None:
        self.team = team
        self.jobs = Jobs(team.lane, pool)
        self.problems: list[Any] = []
        self.vm = EncounterViewModel(team.desk, self.jobs)
        self.vm.refused.connect(self.problems.append)
        self.vm.save_failed.connect(self.problems.append)
        self.vm.save_refused.connect(lambda _slot, problem: self.problems.append(problem))
        self.jobs.bug_met.connect(self.problems.append)
        self.screen = EncounterScreen(self.vm)
        self.screen.resize(1248, 706)

    def open(self, pen: UserId, section: str = "") -> None:
        """Open the call under a pen."""
        self.vm.open(self.team.encounter, pen=pen)
        self.screen.show()
        wait_for(lambda: self.vm.state is not None, what="the encounter to open")
        if section:
            self.screen.open_section(section)

    def page(self, key: str) -> Any:
        """A page, opened."""
        self.screen.open_section(key)
        return self.screen.pages[key]

    def settle(self) -> None:
        """Until nothing typed is unsaved and the screen shows the newest reading."""
        self.vm.save_now()
        wait_for(lambda: not self.vm.is_busy or self.problems, what="drafts to be saved")
        assert [getattr(problem, "code", problem) for problem in self.problems] == []

    def stored(self, by: UserId) -> EncounterState:
        """What the vault holds for a pen, read anew."""
        return self.team.run(encounter.read_encounter, encounter=self.team.encounter, by=by)  # type: ignore[no-any-return]

    def bodies(self, kind: str, by: UserId) -> list[Any]:
        """Bodies of a kind as stored."""
        return [record.body for record in self.stored(by).of_kind(kind)]

    def close(self) -> None:
        """Let go of the screen, keep the vault."""
        self.vm.close()
        self.screen.hide()
        self.screen.deleteLater()
        self.vm.deleteLater()
        let_go(self.jobs)


def let_go(jobs: Jobs) -> None:
    """The lane goes on with another window: nothing may still be on its way to this one's jobs when they go."""
    jobs.is_closed = True
    wait_for(lambda: not jobs._waiting, what="every answer")
    jobs.deleteLater()


def words_on(screen: QWidget) -> str:
    """Every word a person or a screen reader can find in a window, hidden pages included."""
    said: list[str] = []
    for widget in [screen, *screen.findChildren(QWidget)]:
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        for name in ("text", "toPlainText", "placeholderText"):
            read = getattr(widget, name, None)
            if callable(read):
                try:
                    said.append(str(read()))
                except TypeError:
                    continue
    return "\n".join(said)


def type_words(widget: QWidget, words: str) -> None:
    """Real key events."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(widget, words)


@contextmanager
def a_team(folder: Path) -> Iterator[Team]:
    """A vault with the call of the pictures: written once, copied, with both in as in a successor process."""
    team = copy_team(folder)
    try:
        yield team
    finally:
        team.close()
