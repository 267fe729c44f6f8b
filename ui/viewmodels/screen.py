"""A risk screen being asked: answers go into a slot like everything else; what they say is read by the rule, never decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Answer, Screen, Status
from fieldnotes.domain.screen import answered, read_screen, started
from fieldnotes.services import screening

if TYPE_CHECKING:
    from fieldnotes.domain.screen import Instrument, ScreenReading
    from fieldnotes.services.row import InstrumentRow
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

NOT_GIVEN = (Status.DECLINED, Status.COULD_NOT_ASSESS)


class ScreenViewModel(QObject):
    """The screen on the page: the newest of the pen's own for the chosen instrument, or a new one."""

    listed = Signal(object)  # list of InstrumentRow
    judged = Signal(object)  # ScreenReading

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self.instrument: Instrument | None = None
        self.instruments: tuple[InstrumentRow, ...] = ()
        self.reading: ScreenReading | None = None
        self.slot: Slot | None = None
        self._carried: list[Answer] = []  # given to questions that the next screen asks in the same words

    def open(self) -> None:
        """Which screens there are; the one in use, or the first, opens."""
        self.vm.jobs.ask(
            screening.list_instruments, self.vm.desk, owner=self, then=self._take_list, refused=self.vm.refused.emit
        )

    def _take_list(self, rows: list[InstrumentRow]) -> None:
        self.instruments = tuple(rows)
        self.listed.emit(rows)
        used = [cast(Screen, slot.body).instrument for slot in self.vm.slots("screen")]
        known = [row.id for row in rows]
        wanted = next((name for name in reversed(used) if name in known), known[0] if known else "")
        if wanted:
            self.choose(wanted)

    def choose(self, instrument: str) -> None:
        """Open another instrument; what was answered in the first one stays."""
        self.vm.save_now()
        self.vm.jobs.ask(
            screening.read_instrument,
            self.vm.desk,
            instrument=instrument,
            owner=self,
            then=self._take_instrument,
            refused=self.vm.refused.emit,
        )

    def begun(self) -> frozenset[str]:
        """Instruments that were answered in this encounter, as far as the pen may see."""
        screens = [cast(Screen, slot.body) for slot in self.vm.slots("screen")]
        return frozenset(screen.instrument for screen in screens if screen.answers)

    def go_on(self, instrument: str) -> None:
        """To a screen that the answers ask for; answers to questions that both ask in the same words come along."""
        if self.instrument is not None and self.slot is not None:
            carries = {
                item for rule in self.instrument.then_ask if rule.instrument == instrument for item in rule.carries
            }
            self._carried = [answer for answer in cast(Screen, self.slot.body).answers if answer.item in carries]
        self.choose(instrument)

    def _take_instrument(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.slot = None
        self.renew()
        self._carry()

    def _carry(self) -> None:
        carried, self._carried = self._carried, []
        if self.slot is not None and not cast(Screen, self.slot.body).answers:
            for answer in carried:
                self.answer(answer.item, answer.code or answer.status)

    def renew(self) -> None:
        """The slot as it is now, judged."""
        if self.instrument is None:
            return
        if self.slot is None or not self.vm.holds(self.slot):
            self.slot = self._find() or self._new()
        self.judge()

    def start_again(self) -> None:
        """Ask anew: the first answers stay a record of their own."""
        if self.instrument is not None:
            self.vm.save_now()
            self.slot = self._new()
            self.judge()

    def _find(self) -> Slot | None:
        assert self.instrument is not None
        name = self.instrument.id
        found = [slot for slot in self.vm.slots("screen") if cast(Screen, slot.body).instrument == name]
        own = [slot for slot in found if slot.author == self.vm.pen]
        best = own or found
        return best[-1] if best else None

    def _new(self) -> Slot:
        assert self.instrument is not None
        language = cast(Screen, self.slot.body).language if self.slot is not None else "en"
        return self.vm.new_slot("screen", body=started(self.instrument, language=language))

    @property
    def may_answer(self) -> bool:
        """Whether the pen may write in this screen."""
        return self.slot is not None and self.slot.may_edit

    def set_language(self, language: str) -> None:
        """The wording in which it is asked."""
        if self.slot is not None and self.may_answer:
            self.vm.edit(self.slot, "language", language)
            self.judge()

    def answer(self, item: str, code: str) -> None:
        """An answer: one of the item's codes, a Status that is none, or "" to take it back."""
        slot, instrument = self.slot, self.instrument
        if slot is None or instrument is None or not slot.may_edit:
            return
        body = cast(Screen, slot.body)
        if not code:
            left = [answer for answer in body.answers if answer.item != item]
        else:
            status = Status(code) if code in NOT_GIVEN else Status.GIVEN
            given = Answer(item=item, status=status, code=code if status is Status.GIVEN else "")
            left = answered(body, instrument, item, given).answers
        if not body.at.local:
            now: EventTime = self.vm.desk.clock.now().to_event_time()
            self.vm.edit(slot, "at", now)
        self.vm.edit(slot, "answers", left)
        self.judge()

    def judge(self) -> None:
        """What the answers say now. At once, not by the lane: the questions that an answer opens are there before the next Tab."""
        if self.slot is None or self.instrument is None:
            return
        self.reading = read_screen(self.instrument, cast(Screen, self.slot.body))
        self.judged.emit(self.reading)

    def set_call_back(self, hours: int) -> None:
        """A call back that is due after some hours, for the team to take."""
        from datetime import datetime, timedelta

        now = self.vm.desk.clock.now().to_event_time()
        local = datetime.fromisoformat(now.local or "") + timedelta(hours=hours)
        due = EventTime(local=local.strftime("%Y-%m-%dT%H:%M"), offset_min=now.offset_min, precision="minute")
        slot = self.vm.new_slot("follow_up")
        slot.may_edit = True  # a follow-up may be added after signing too
        self.vm.edit(slot, "due", due)
        self.vm.edit(slot, "what", f"{hours}-hour call back")
        self.vm.save_now()
