"""Joining a station, or an agency: the code, six digits that two people compare, and what then stands on this laptop.

The network is waited for in the pool, the vault is touched on the lane; a wait can be stopped at any time.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.problem import InputProblem, Problem, SyncProblem

if TYPE_CHECKING:
    from fieldnotes.crypto.stretch import KdfParameters
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.enrolment import Enrolment, Joined, KnownLaptop
    from ui.jobs import Jobs

LASTS_S = 15 * 60  # a code is good for a quarter of an hour
AGAIN_MS = 2000  # after the line was cut: the admin's answer lies at the station until it is fetched
TEXT_MOST = 4096  # bytes of a file that a code stands in


class Host(NamedTuple):
    """Who invites: agency and station, what the laptop will be called, whose seats there will be."""

    agency: str
    station: str
    laptop: str
    names: tuple[str, ...] = ()


class EnrolViewModel(QObject):
    """With a `desk` the laptop joins a station, with a `data_dir` alone it gets a vault. `done(Joined)`; `refused` ends a try, and another
    one may begin.
    """

    busy_changed = Signal(bool)
    file_read = Signal(str)  # the text of a file with a code
    digits_shown = Signal(str, object)  # six digits, Host
    line_changed = Signal(bool)  # while waiting: whether the station answers
    refused = Signal(object)
    done = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        *,
        desk: Desk | None = None,
        data_dir: Path | None = None,
        kdf: KdfParameters | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._desk, self._data_dir, self._kdf = jobs, desk, data_dir, kdf
        self.is_busy = False
        self.is_waiting = False  # the digits are shown; the code is used up
        self.shown: tuple[str, Host] | None = None  # what stands on screen while it waits
        self._turn = 0
        self._until = 0.0
        self._enrolment: Enrolment | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._wait)

    @property
    def is_new(self) -> bool:
        """Whether this laptop has no vault yet."""
        return self._desk is None

    def take_file(self, path: Path) -> None:
        """The text in a file that the administrator handed over."""
        self._jobs.pool(_read_text, path, owner=self, then=self.file_read.emit, refused=self.refused.emit)

    def ask(self, code: str, address: str) -> None:
        """With the code (or the text of the QR code, which names addresses) and an address, "" when the text has one."""
        if self.is_busy:
            return
        missing = "code" if not code.strip() else ""
        if missing:
            self.refused.emit(InputProblem("missing", field=missing))
            return
        self._turn += 1
        self._set_busy(is_busy=True)
        self._jobs.pool(
            _reach,
            code.strip(),
            address.strip(),
            owner=self,
            then=partial(self._reached, self._turn),
            refused=partial(self._fail, self._turn),
        )

    def _reached(self, turn: int, enrolment: Enrolment) -> None:
        if turn != self._turn:
            enrolment.cancel()
            return
        self._enrolment = enrolment
        if self._desk is None:
            assert self._data_dir is not None, "a laptop without a vault names its folder"
            self._ask_now(turn, partial(enrolment.ask_for_vault, self._data_dir))
            return
        from fieldnotes.services.enrolment import KnownLaptop

        def known(laptop: KnownLaptop) -> None:
            self._ask_now(turn, partial(enrolment.ask_as, laptop))

        self._jobs.ask(KnownLaptop.of, self._desk, owner=self, then=known, refused=partial(self._fail, turn))

    def _ask_now(self, turn: int, ask: partial[str]) -> None:
        if turn == self._turn:
            self._jobs.pool(ask, owner=self, then=partial(self._show_digits, turn), refused=partial(self._fail, turn))

    def _show_digits(self, turn: int, digits: str) -> None:
        if turn != self._turn or self._enrolment is None:
            return
        offer = self._enrolment.offer
        host = Host(
            agency=offer.agency,
            station=offer.station,
            laptop=f"{offer.laptop} {offer.suffix}",
            names=tuple(one.name for one in offer.people),
        )
        self.shown = digits, host
        self.is_waiting, self._until = True, time.monotonic() + LASTS_S
        self.digits_shown.emit(digits, host)
        self._wait()

    def _wait(self) -> None:
        if self._enrolment is not None:
            self._jobs.pool(
                self._enrolment.wait,
                owner=self,
                then=partial(self._answered, self._turn),
                refused=partial(self._cut_off, self._turn),
            )

    def _cut_off(self, turn: int, problem: Problem) -> None:
        """A line that was cut is no answer: asked again until the code is over."""
        if turn == self._turn and problem.code == "unreachable" and time.monotonic() < self._until:
            self.line_changed.emit(False)
            self._again.start()
        else:
            self._fail(turn, problem)

    def _answered(self, turn: int, is_answered: bool) -> None:
        enrolment = self._enrolment
        if turn != self._turn or enrolment is None:
            return
        self.line_changed.emit(True)
        if not is_answered:
            if time.monotonic() < self._until:
                self._wait()
            else:
                self._fail(turn, SyncProblem("invite_over"))
            return
        then, refused = partial(self._joined, turn), partial(self._fail, turn)
        if self._desk is not None:
            self._jobs.ask(enrolment.take_station, self._desk, owner=self, then=then, refused=refused)
        else:
            self._jobs.pool(enrolment.make_vault, self._data_dir, kdf=self._kdf, owner=self, then=then, refused=refused)

    def _joined(self, turn: int, joined: Joined) -> None:
        """It stands on the disk whether or not somebody stopped meanwhile."""
        enrolment, self._enrolment = self._enrolment, None
        if turn == self._turn and self._desk is not None and enrolment is not None:
            self._jobs.pool(enrolment.say_done)
        self._end()
        self.done.emit(joined)

    def _fail(self, turn: int, problem: Problem) -> None:
        if turn == self._turn:
            self._enrolment = None
            self._end()
            self.refused.emit(problem)

    def cancel(self) -> None:
        """Nothing more is asked; nothing was kept."""
        self._turn += 1
        enrolment, self._enrolment = self._enrolment, None
        if enrolment is not None:
            enrolment.cancel()
        self._end()

    def _end(self) -> None:
        self._again.stop()
        self.is_waiting, self.shown = False, None
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        if is_busy != self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit(is_busy)


def _read_text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(TEXT_MOST).strip()
    except (OSError, ValueError):
        raise InputProblem("file_not_found", name=path.name) from None


def _reach(text: str, address: str) -> Enrolment:
    """In the pool: the station answers and knows the code."""
    from fieldnotes.services.enrolment import Enrolment, find_way
    from fieldnotes.services.invite import read_link

    code, addresses = read_link(text)
    asked = [address] if address else list(addresses)
    if not asked:
        raise InputProblem("missing", field="address")
    return Enrolment(code, find_way(asked))
