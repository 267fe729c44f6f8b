"""A follow-up left for the team by somebody alone at night: who, what, when by digits; a note; Enter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import Problem
from fieldnotes.services.row import PersonRow
from fieldnotes.system.clock import Clock
from ui.dialogs.sheet import Sheet
from ui.screens.word import tr
from ui.viewmodels.moment import say_day_time
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.viewmodels.work_list import LeaveFollowUpViewModel
from ui.widgets import ChipGroup, Field, LineEdit, PrimaryButton, Text

TONIGHT, TOMORROW, WEEK = "tonight", "tomorrow", "week"
KNOWN_SHOWN = 6


class LeaveFollowUpSheet(Sheet):
    """Nothing is preselected. Enter goes on, and at the end leaves it."""

    def __init__(self, model: LeaveFollowUpViewModel, window: QWidget) -> None:
        super().__init__(tr("Leave a follow-up for the team"), window, width_px=680, height_px=600)
        self._model = model
        self._known: list[PersonRow] = []
        self.who = LineEdit(name=tr("Who"), placeholder=tr("A name or an address; empty when not known"))
        self.column.addWidget(Field(tr("Who"), self.who))
        self.known = ChipGroup(tr("Met before"), is_single=True, is_small=True)
        self.known.hide()
        self.column.addWidget(self.known)
        terms = spoken(model.desk.vocabulary)["follow_up_what"].terms
        self.what = ChipGroup(
            tr("What is due"), [(t.code, t.short or t.label) for t in terms], is_single=True, is_small=True
        )
        self._words = {t.code: t.label for t in terms}
        self.column.addWidget(Text(tr("What is due"), "label", "muted"))
        self.column.addWidget(self.what)
        self.when = ChipGroup(
            tr("By when"),
            # With the day: at three in the morning "tomorrow" means two things.
            [
                (code, f"{words}: {_said_due(code, model.desk.clock)}")
                for code, words in ((TONIGHT, tr("Tonight")), (TOMORROW, tr("Tomorrow")), (WEEK, tr("This week")))
            ],
            is_single=True,
            is_small=True,
        )
        self.column.addWidget(Text(tr("By when"), "label", "muted"))
        self.column.addWidget(self.when)
        self.note = LineEdit(name=tr("Note"), placeholder=tr("What the team should know, or what is due in words"))
        self.column.addWidget(Field(tr("Note"), self.note))
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Leave this follow-up"), icon="follow_up", size="stop")
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.who.edited.connect(model.find)
        self.note.returnPressed.connect(self._leave)
        self.button.clicked.connect(self._leave)
        model.found.connect(self._show_known)
        model.left.connect(lambda _saved: self.close_panel())
        model.refused.connect(self._refused)

    def first_focus(self) -> QWidget:
        return self.who

    def _show_known(self, rows: list[PersonRow]) -> None:
        if self.known.holds_focus():
            return  # somebody is choosing: nothing moves under the finger
        self._known = rows[:KNOWN_SHOWN]
        words = [", ".join(filter(None, (row.full_name, row.age, row.phone))) for row in self._known]
        self.known.set_options([(row.id, said) for row, said in zip(self._known, words, strict=True)])
        self.known.setVisible(bool(rows))

    def _leave(self) -> None:
        what, when = self.what.codes(), self.when.codes()
        words = self._words[what[0]] if what else self.note.text().strip()
        if not words or not when:
            missing, group = (
                (tr("Say what is due: a digit, or in words below."), self.what)
                if not words
                else (tr("Say by when: 1 tonight, 2 tomorrow, 3 this week."), self.when)
            )
            self.say(missing)
            group.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        person = next(iter(self.known.codes()), "") if self.known.isVisibleTo(self) else ""
        self.button.setEnabled(False)
        self._model.leave(
            what=words,
            who="" if person else self.who.text(),
            person=person,
            note=self.note.text() if what else "",
            due=due_of(when[0], self._model.desk.clock),
        )

    def _refused(self, problem: Problem) -> None:
        self.button.setEnabled(True)
        self.say(sentence_of(problem))


def _said_due(code: str, clock: Clock) -> str:
    due = due_of(code, clock)
    return say_day_time(EventTime(local=due.local, offset_min=due.offset_min), today="")


def due_of(code: str, clock: Clock) -> EventTime:
    """Tonight: the end of this night, 07:00. Tomorrow: the evening of the day that begins then. This week: seven days on."""
    now = clock.now()
    here = datetime.fromtimestamp(now.utc_ms / 1000, UTC).astimezone(timezone(timedelta(minutes=now.offset_min)))
    morning = here.replace(hour=7, minute=0, second=0, microsecond=0)
    if here.hour >= 7:  # before seven the night is still the one before
        morning += timedelta(days=1)
    due = {TONIGHT: morning, TOMORROW: morning.replace(hour=20), WEEK: morning.replace(hour=20) + timedelta(days=6)}[
        code
    ]
    offset = clock.offset_at(due.timestamp())
    return EventTime(local=due.strftime("%Y-%m-%dT%H:%M"), offset_min=offset, precision="about")
