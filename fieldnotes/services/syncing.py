"""Meetings with the station, beside the work: each answer is taken in by one short job on the lane, the line is waited for elsewhere.

By hand, at shift end, when something was filed and every few minutes; one at a time. Cut off anywhere (lock, sign-out, the line), what
was done stays done and the next meeting goes on from there. Nothing here files a draft.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from fieldnotes.domain.problem import Bug, Problem, SyncProblem, VaultLocked
from fieldnotes.services.act import audit_entry
from fieldnotes.services.audit import read_trail
from fieldnotes.services.door import choose_certificates, keep_unread, pass_waiting, refuse_lies, settle_unclaimed
from fieldnotes.services.ending import erase_ended
from fieldnotes.services.station import (
    device_private,
    find_station,
    first_bound,
    keep_files_bound,
    keep_meeting,
    last_meeting,
)
from fieldnotes.services.sync import LogLaptop
from fieldnotes.services.sync_blob import LogBlobs
from fieldnotes.services.sync_list import changes_of
from fieldnotes.services.sync_row import Meeting, Progress, SyncState
from fieldnotes.sync.blob_session import Ask, BlobsMet, Told, Way, meet_blobs
from fieldnotes.sync.blob_session import tell as tell_files
from fieldnotes.sync.protocol import Answer, Pulled, Push, Pushed, Question, Welcome
from fieldnotes.sync.session import Known, Met, meet
from fieldnotes.sync.transport import Transport
from fieldnotes.system.lane import Lane, LaneClosed
from fieldnotes.system.log import Code, describe
from fieldnotes.trust.envelope import Envelope

if TYPE_CHECKING:
    from fieldnotes.domain.ids import UserId
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes

_log = logging.getLogger("fieldnotes.sync")

Why = Literal["hand", "shift_end", "filed", "turn"]
EVERY_S = 180.0  # between meetings while all is well
FIRST_S = 6.0  # past the door the first words come first
JITTER = 0.3  # so that the cars of a shift do not come all at once
RETRY_FROM_S, RETRY_TO_S = 1.0, 60.0
AFTER_FILING_S = 2.0  # several acts in a row make one meeting
_END_DUE = "end_due"
_T = TypeVar("_T")


def _nothing() -> None:
    """A way in memory has no line."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Which station, as which laptop, and the way there. `public`: the station's key for receipts. `cancel` ends a question that is
    under way, from any thread: SyncProblem where it was asked; `close` lets go of the line.
    """

    station: str
    device: str
    public: bytes
    transport: Transport
    files: Way | None = None
    cancel: Callable[[], object] = _nothing
    close: Callable[[], object] = _nothing


class _Gone(Exception):
    """The log was closed under the meeting, or somebody wants it to end: everything that was done stays."""


def open_link(desk: Desk) -> Link | None:
    """The station that this laptop was enrolled at; None when at none. On the lane."""
    facts = find_station(desk.log)
    if facts is None:
        return None
    from fieldnotes.crypto.key import sign
    from fieldnotes.sync.http import HttpTransport

    private = device_private(desk.log)
    device = desk.vault.device_id
    way = HttpTransport(facts.addresses, facts.tls, device, lambda message: sign(private, message))
    public = bytes.fromhex(facts.public)
    return Link(
        station=facts.name, device=device, public=public, transport=way, files=way, cancel=way.cancel, close=way.close
    )


class Syncing:
    """The meetings of one laptop. `told(SyncState)` and `changed(Changes)` are called in other threads than the lane's.

    `begin` starts the thread that meets by itself; `meet` is one meeting in the thread of the caller.
    """

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        *,
        told: Callable[[SyncState], object],
        changed: Callable[[Changes], object],
        link: Callable[[Desk], Link | None] | None = None,
        tick: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._desk, self._lane, self._link = desk, lane, link or open_link
        self._told, self._changed, self._tick, self._chance = told, changed, tick, chance
        self.state = SyncState(phase="never_met")
        self._wake = threading.Condition()
        self._meeting = threading.Lock()
        self._cut = threading.Event()  # the meeting that is under way shall end
        self._due = tick() + FIRST_S * (0.5 + chance())
        self._why: Why = "turn"
        self._is_paused = self._is_over = False
        self._is_known = False  # whether the last meeting told what waits
        self._failures = 0
        self._cancel: Callable[[], object] = _nothing  # of the line of the meeting that is under way
        self._left = 0  # what the station did not take in the last meeting is no reason for another one
        self._unread: set[str] = set()  # records that came and that screens were not told of yet
        self._thread: threading.Thread | None = None

    # --- what people want -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Meet by itself from now on."""
        self._thread = threading.Thread(target=self._serve, name="sync", daemon=True)
        self._thread.start()

    def sync_now(self, why: Why = "hand") -> None:
        """A meeting as soon as may be; it also ends a pause. While one is under way another one follows it."""
        with self._wake:
            self._is_paused = False
            self._due, self._why = self._tick(), why
            self._wake.notify()

    def note_filed(self) -> None:
        """Something may have been filed: soon, unless the station could not be reached just now."""
        with self._wake:
            if not self._failures:
                soon = self._tick() + AFTER_FILING_S
                if soon < self._due:
                    self._due, self._why = soon, "filed"
                    self._wake.notify()

    def pause(self) -> None:
        """No meetings until somebody says so; one that is under way ends behind the answer it waits for."""
        with self._wake:
            self._is_paused = True
            self._cut.set()
            self._wake.notify()
        self._cancel()
        if not self._meeting.locked():
            self._tell(phase="paused", progress=Progress(), sending=frozenset())

    def close(self) -> None:
        """Lock, or the end: nothing is waited for."""
        with self._wake:
            self._is_over = True
            self._cut.set()
            self._wake.notify()
        self._cancel()

    # --- the thread -------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while True:
            with self._wake:
                while not self._is_over and (self._is_paused or self._due > self._tick()):
                    self._wake.wait(None if self._is_paused else max(0.01, self._due - self._tick()))
                if self._is_over:
                    return
                why, self._why, self._due = self._why, "turn", self._tick() + EVERY_S
            if why == "filed" and not self._has_news():
                continue
            self.meet(why)

    def _has_news(self) -> bool:
        try:
            return self._on_lane(_unsent, self._desk) > self._left
        except (_Gone, Problem):
            return False

    def meet(self, why: Why = "turn") -> Met | None:
        """One meeting, whole; None when there is no station, another one is under way, or it did not come to its end."""
        if not self._meeting.acquire(blocking=False):
            return None
        with self._wake:
            self._cut.clear()
            is_unwanted = self._is_over or self._is_paused
        try:
            return None if is_unwanted else self._meet(why)
        except _Gone:
            self._rest()
        except Problem as problem:
            if self._cut.is_set():  # somebody wanted it to end: what the line says of that is no problem
                self._rest()
            else:
                self._fail(problem)
        except Exception as failure:  # noqa: BLE001 - the thread must live on; the text may carry record text and stays unsaid
            _log.error("meeting failed: %s", Code(describe(type(failure), failure.__traceback__)))
            self._fail(Bug("bug", kind=type(failure).__name__))
        finally:
            self._meeting.release()
        return None

    def _rest(self) -> None:
        phase = "paused" if self._is_paused else "idle" if self._is_known else "never_met"
        self._tell(phase=phase, progress=Progress(), sending=frozenset())

    def _fail(self, problem: Problem) -> None:
        self._failures += 1
        wait_s = min(RETRY_TO_S, RETRY_FROM_S * 2 ** min(self._failures - 1, 10))
        if problem.code not in ("unreachable", "station_troubled"):
            wait_s = EVERY_S  # a person has to do something first
        self._next_in(wait_s)
        self._tell(phase="problem", problem=problem.code, progress=Progress(), sending=frozenset())

    def _next_in(self, seconds: float) -> None:
        with self._wake:
            if self._why == "turn":
                self._due = self._tick() + seconds * (1 - JITTER + 2 * JITTER * self._chance())

    def _meet(self, why: Why) -> Met | None:
        link = self._on_lane(lambda: self._link(self._desk))
        if link is None:
            self._tell(phase="not_enrolled")
            return None
        self._is_known = self._is_known or self._on_lane(lambda: last_meeting(self._desk.log)) is not None
        course = _Course(self._desk, link, self._tick)
        self._tell(phase="working", station=link.station, problem="", progress=Progress())
        self._cancel = link.cancel
        try:
            question: Question | None = self._on_lane(course.begin)
            while question is not None:
                self._tell(sending=course.sending(question))
                answer = link.transport.ask(question)
                question = self._on_lane(course.take, answer)
                self._tell(progress=course.progress)
            met = course.met
            assert met is not None, "a meeting without a question left has ended"
            self._on_lane(course.end, met, why)
            if met.is_ended:
                if course.no_more:  # what the station has no room for now is not destroyed
                    raise SyncProblem(course.no_more)
                self._on_lane(course.erase)
                self._note_ended(course)
                raise _Gone
            self._files(course, link)
        finally:
            self._cancel = _nothing
            link.close()
            self._catch_up(course)
        self._failures, self._is_known, self._left = 0, True, course.left
        # Keys that somebody here gave out by this meeting go to the colleague who waits for them, not in three minutes.
        has_grants = self._on_lane(lambda: bool(self._desk.log.certificates_to_send(limit=1)))
        self._next_in(AFTER_FILING_S if has_grants else EVERY_S)
        self._tell(phase="idle", progress=course.progress, sending=frozenset())
        return met

    def _files(self, course: _Course, link: Link) -> None:
        """Photos and papers, after everything that is written."""
        if link.files is None:
            return
        step = self._on_lane(course.begin_files)
        while step is not None:
            told = tell_files(link.files, step)
            step = self._on_lane(course.take_file, told)
            self._tell(progress=course.progress)

    def _catch_up(self, course: _Course) -> None:
        """Also behind a meeting that broke off: the lists take in what came, then screens read again. What a full disk kept out of the
        lists the next meeting brings in, whether or not anything new comes with it.
        """
        self._unread |= course.came
        if not (self._unread or course.has_certificates or course.is_end_due or self._desk.behind):
            return
        try:
            self._tell(progress=msgspec.structs.replace(course.progress, part="reading"))
            try:
                self._on_lane(course.renew, is_last=True)
            finally:
                self._note_ended(course)
            self._lane.bulk(self._desk.follow()).result()
            self._changed(self._on_lane(changes_of, self._desk, self._unread, is_last=True))
            self._unread = set()
        except (_Gone, LaneClosed, CancelledError, VaultLocked):
            return

    def _note_ended(self, course: _Course) -> None:
        """The agency took somebody here out: said at once; with nobody left there is nothing more to meet for."""
        ended = tuple(dict.fromkeys([*self.state.ended, *course.ended]))
        if ended == self.state.ended and not course.is_over:
            return
        if not course.is_over:
            self._tell(ended=ended)
            return
        self._tell(phase="ended", ended=ended, progress=Progress(), sending=frozenset())
        self.close()

    def _on_lane(self, work: Callable[..., _T], *facts: Any, is_last: bool = False) -> _T:
        """`is_last`: also when the meeting was cut."""
        if self._is_over or (self._cut.is_set() and not is_last):
            raise _Gone
        try:
            return self._lane.submit(work, *facts).result()
        except (LaneClosed, CancelledError, VaultLocked):
            raise _Gone from None

    def _tell(self, **news: Any) -> None:
        if self.state.phase == "ended":  # for good
            return
        self.state = msgspec.structs.replace(self.state, **news)
        if not self._is_over:
            self._told(self.state)


class _Laptop(LogLaptop):
    """Remembers which records came, and notices a log that was closed."""

    def __init__(self, desk: Desk, link: Link) -> None:
        now_ms = lambda: desk.clock.now().utc_ms  # noqa: E731 - one word for one question
        super().__init__(
            desk.log,
            device=link.device,
            org=desk.vault.org,
            station_public=link.public,
            now_ms=now_ms,
            root=desk.vault.root_fingerprint,
        )
        self._desk = desk
        self.came: set[str] = set()
        self.has_certificates = False

    def take_certificates(self, taken: Sequence[bytes], *, cursor: int) -> int:
        with self.log.transaction():
            new = super().take_certificates(choose_certificates(self.log, self._desk.roll, taken), cursor=cursor)
        if new:
            self._desk.take_certificates()
        self.has_certificates = True
        return new

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        unread = refuse_lies(self._desk.roll, envelopes)
        with self.log.transaction():
            keep_unread(self.log, unread)
            super().take(envelopes, cursor=cursor)
        self.came.update(one.header.rec for one in envelopes)


class _Course:
    """One meeting as it goes. `begin`, `take`, `renew` and `end` run on the lane, each short."""

    def __init__(self, desk: Desk, link: Link, tick: Callable[[], float]) -> None:
        self._desk, self._link, self._tick = desk, link, tick
        self.progress = Progress()
        self.met: Met | None = None
        self.left = 0
        self.is_end_due = False  # certificates came in a meeting that broke off before everything was sent
        self._from = Known()
        self._first_bytes = self._first_count = 0
        self._clock_off_s = 0
        self._sent_since = self._read_since = 0.0
        self._question: Question | None = None
        self.ended: list[UserId] = []  # whose seats here are erased
        self.is_over = False  # nobody is left

    def begin(self) -> Question:
        """The first question."""
        self._laptop = _Laptop(self._desk, self._link)
        self._from = self._laptop.known()
        self.is_end_due = self._laptop.log.get_state(_END_DUE) is not None
        self._first_count, self._first_bytes = self._laptop.log.unsent_size()
        self.progress = Progress(to_send=self._first_count, bytes_to_send=self._first_bytes)
        self._steps = meet(self._laptop)
        self._question = next(self._steps)
        return self._question

    @property
    def came(self) -> set[str]:
        """Records that came from others."""
        laptop = getattr(self, "_laptop", None)
        return laptop.came if laptop is not None else set()

    @property
    def has_certificates(self) -> bool:
        """Whether certificates came."""
        laptop = getattr(self, "_laptop", None)
        return laptop is not None and laptop.has_certificates

    def take(self, answer: Answer) -> Question | None:
        """Takes an answer in; the next question, or None at the end. VaultLocked when the log was closed meanwhile."""
        if self._desk.log is not self._laptop.log:
            raise VaultLocked("nobody_signed_in")
        if isinstance(answer, Welcome):
            self._clock_off_s = round((answer.time_ms - self._desk.clock.now().utc_ms) / 1000)
        asked = self._question
        try:
            self._question = self._steps.send(answer)
        except StopIteration as end:
            self._question, self.met = None, end.value
        self._note(asked, answer)
        return self._question

    def _note(self, asked: Question | None, answer: Answer) -> None:
        """How far it is now."""
        facts: dict[str, Any] = {}
        now = self._tick()
        if isinstance(answer, Pushed):
            count, size = self._laptop.log.unsent_size()
            # Another life of the station asks for everything again: then there is more than there was.
            self._first_count, self._first_bytes = max(self._first_count, count), max(self._first_bytes, size)
            facts |= {
                "part": "sending",
                "sent": self._first_count - count,
                "to_send": self._first_count,
                "bytes_sent": self._first_bytes - size,
                "bytes_to_send": self._first_bytes,
                "left_s": _left_s(now - self._sent_since, self._first_bytes - size, size),
            }
        elif isinstance(answer, Pulled) and answer.page.frames:
            taken = sum(bool(frame.sealed) for frame in answer.page.frames)
            start = self._from.cursor if answer.next > self._from.cursor else 0
            facts |= {
                "part": "receiving",
                "received": self.progress.received + taken,
                "read": answer.next - start,
                "to_read": answer.head - start,
                "left_s": _left_s(now - self._read_since, answer.next - start, answer.head - answer.next),
            }
        if isinstance(self._question, Push) and not self._sent_since:
            self._sent_since = now
            facts["part"] = "sending"
        elif self.progress.part != "receiving" and not self._read_since and not isinstance(asked, Push):
            self._read_since = now
        self.progress = msgspec.structs.replace(self.progress, **facts)

    @staticmethod
    def sending(question: Question) -> frozenset[str]:
        """Records in the page that is under way; none when it is another question."""
        if not isinstance(question, Push):
            return frozenset()
        return frozenset(frame.rec.hex() for frame in question.page.frames if frame.sealed)

    def begin_files(self) -> Ask | None:
        """The first request for sealed files; None when there is nothing to send or to fetch."""
        self.files = BlobsMet()
        self._file_steps = meet_blobs(LogBlobs(self._laptop, self._desk.data_dir / "blobs"), self.files)
        self._files_since = self._tick()
        return next(self._file_steps, None)

    def take_file(self, told: Told) -> Ask | None:
        """An answer; the next request."""
        if self._desk.log is not self._laptop.log:
            raise VaultLocked("nobody_signed_in")
        try:
            step = self._file_steps.send(told)
        except StopIteration:
            step = None
            keep_files_bound(self._desk.log, first_bound(self.files.refused.values()))
        done, all_ = self.files.bytes_done, self.files.bytes_total
        if all_:
            left_s = _left_s(self._tick() - self._files_since, done, all_ - done)
            self.progress = msgspec.structs.replace(
                self.progress, part="files", file_bytes=done, file_bytes_total=all_, left_s=left_s
            )
        return step

    @property
    def no_more(self) -> str:
        """Why the station took no more of what is written, or nothing."""
        return first_bound(self.met.refused.values()) if self.met is not None else ""

    def erase(self) -> None:
        """The agency took this laptop, or somebody here, out: by its own chain, judged here."""
        self.ended += erase_ended(self._desk)
        self.is_over = bool(self.ended) and not self._desk.sessions

    def renew(self) -> None:
        """New certificates count, everybody takes what was granted to them, what waited for one comes in, and the lists have something to
        follow.
        """
        log = self._desk.log
        if self.has_certificates or self.is_end_due:
            self._desk.take_certificates()
            if (self.met is None or self.no_more) and log.unsent_count():
                # Whoever cuts the line behind an end must not thereby destroy what the station was not asked to keep, or had no room for.
                log.set_state(_END_DUE, "1")
            else:
                self.erase()
                if self._desk.sessions:
                    log.set_state(_END_DUE, None)
        if not self._desk.sessions:
            raise VaultLocked("nobody_signed_in")
        pass_waiting(self._desk.log, self._desk.roll, now_ms=self._desk.clock.now().utc_ms)
        self._desk.behind.update(self._desk.views)

    def end(self, met: Met, why: Why) -> None:
        """What is remembered of it; the audit says counts only, and nothing of a turn in which nothing happened."""
        desk = self._desk
        now = desk.clock.now()
        with desk.log.transaction():
            trail = read_trail(desk.log, public=self._link.public, device=self._link.device, offset_min=now.offset_min)
            refused = settle_unclaimed(desk.log, desk.roll, met.refused)
            self.left = desk.log.unsent_count()
            mine = [one.id for one in desk.roll.user_devices.values() if one.device == desk.vault.device_id]
            last = last_meeting(desk.log)
            # A meeting that ends this laptop, and had no room for its last words, is none that lets people in for two weeks more.
            is_end_only = met.is_ended and bool(self.no_more)
            meeting = Meeting(
                at=last.at if is_end_only and last is not None else now,
                is_verified=met.is_verified,
                sent=met.sent,
                received=met.taken,
                clock_off_s=self._clock_off_s,
                has_twin=desk.log.twins(mine) > 0 or trail.is_twice,
            )
            keep_meeting(desk.log, meeting, refused=refused)
            if why != "turn" or met.sent or met.taken or met.certificates_sent or met.certificates_taken:
                self._audit(met, why)

    def _audit(self, met: Met, why: Why) -> None:
        by = next(iter(self._desk.sessions.values()))
        self._desk.log.append_audit(
            audit_entry(
                "station_met",
                at=self._desk.clock.now(),
                by=by.user_id,
                device=by.user_device_id,
                why=why,
                sent=met.sent,
                received=met.taken,
                refused=len(met.refused),
                certificates=met.certificates_sent + met.certificates_taken,
                is_verified=int(met.is_verified),
                missing=met.audit_missing,
            )
        )


def _unsent(desk: Desk) -> int:
    return desk.log.unsent_count()


def _left_s(elapsed_s: float, done: int, rest: int) -> int | None:
    """Seconds for the rest at the speed so far; None while too little is known."""
    return None if done <= 0 or elapsed_s <= 0 else round(elapsed_s * rest / done)
