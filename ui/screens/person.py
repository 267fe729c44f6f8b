"""One person: what helps, what to be careful about and who supports them first; their year; encounters, referrals, screens;
records that may be the same person. What a pen may not read is neither here nor hinted at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.record import Contact, Line, Person, PersonClinical
from fieldnotes.services.row import (
    Comparison,
    ContactRow,
    EncounterRow,
    PersonRow,
    PersonState,
    ReferralRow,
    ScreenMark,
)
from ui.dialogs.join import FIELDS, JoinSheet
from ui.screens.back_seat import shown_name, shown_place
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import say_day
from ui.viewmodels.person import PersonViewModel
from ui.viewmodels.term import spoken
from ui.widgets import (
    Avatar,
    Bar,
    Button,
    Card,
    CompartmentMark,
    ElidedText,
    IconButton,
    LineEdit,
    Note,
    Pill,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    Text,
    clear_layout,
    thin_line,
)
from ui.widgets.person_row import facts_of, initials_of
from ui.widgets.screen_chart import ScreenChart
from ui.widgets.timeline import Legend, Timeline

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem

ROWS_SHOWN = 8
WIDE_PX = 900  # narrower pages put the columns one below the other
BECAUSE = {
    "same_birth_date": to_say("same birth date"),
    "same_phone": to_say("same phone"),
    "same_name": to_say("same name"),
    "like_name": to_say("like name"),
}
STATE_TONES = {
    "completed": "ok",
    "accepted": "ok",
    "in_progress": "ok",
    "rejected": "danger",
    "failed": "danger",
    "requested": "warn",
}


class PersonScreen(QWidget):
    """`encounter_wanted(id)`, `edit_wanted(encounter)`, `referral_wanted(encounter)`, `back_wanted()`."""

    encounter_wanted = Signal(str)
    edit_wanted = Signal(str)
    referral_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, vm: PersonViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.vm = vm
        self._words = spoken(vm.desk.vocabulary) if vm.desk is not None else None
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(21), px(14), px(8), px(12))
        outer.setSpacing(px(12))
        outer.addLayout(self._make_head())
        self.bar = Bar("", tone="warn")
        self.bar.hide()
        outer.addWidget(self.bar)
        self.area = ScrollColumn(margins=(0, 0, 12, 6), gap=13)
        outer.addWidget(self.area, 1)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.setSpacing(px(14))
        self.area.column.addLayout(self._first)
        self.area.column.addWidget(self._make_year())
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(px(14))
        self.area.column.addLayout(self._lower)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self.left, 3), (self.right, 2)):
            column.setSpacing(px(13))
            self._lower.addLayout(column, stretch)
        self.area.column.addStretch(1)
        vm.blanked.connect(self._blank)
        vm.shown.connect(self.show_state)
        vm.compared.connect(self._show_comparison)
        vm.found.connect(self._show_found)
        vm.refused.connect(self._say)
        self._blank()

    def _make_head(self) -> QBoxLayout:
        px = LOOK.metrics.px
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(px(12))
        who = QHBoxLayout()
        who.setSpacing(px(14))
        self.back = IconButton("left", tr("Back to people"))
        self.back.clicked.connect(self.back_wanted)
        self.avatar = Avatar("", "admin", size=52)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = ElidedText("", "title")
        self.facts = Text("", "second", "muted", wrap=True)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        who.addWidget(self.back)
        who.addWidget(self.avatar)
        who.addLayout(names, 1)
        acts = QHBoxLayout()
        acts.setSpacing(LOOK.metrics.gap)
        self.edit = Button(tr("Edit"), icon="edit")
        self.follow_up = Button(tr("Add follow-up"), icon="follow_up")
        self.new = PrimaryButton(tr("New encounter"), icon="add")
        self.edit.clicked.connect(self._edit)
        self.follow_up.clicked.connect(self._ask_follow_up)
        self.new.clicked.connect(self.vm.start_encounter)
        for button in (self.edit, self.follow_up, self.new):
            acts.addWidget(button)
        acts.setContentsMargins(0, 0, px(12), 0)
        self._head.addLayout(who, 1)
        self._head.addLayout(acts)
        return self._head

    def _make_year(self) -> Card:
        card = Card(padding=18)
        row = QHBoxLayout()
        row.addWidget(Text(tr("12 months"), "heading"))
        row.addStretch(1)
        self.legend = Legend()
        row.addWidget(self.legend)
        card.body.addLayout(row)
        card.title.hide()
        self.timeline = Timeline()
        self.timeline.encounter_wanted.connect(self.encounter_wanted)
        card.body.addWidget(self.timeline)
        return card

    def first_focus(self) -> QWidget:
        """What one came for most often."""
        return self.new

    # --- showing ------------------------------------------------------------------------------------------------------

    def _blank(self) -> None:
        """Nothing of the last person, or of the other pen, stays."""
        self.name.setText("")
        self.facts.setText("")
        self.avatar.set_user("", "admin")
        self.bar.hide()
        self.timeline.show_marks((), "2000-01-01")
        for layout in (self._first, self.left, self.right):
            clear_layout(layout)
        self.setAccessibleName(tr("Person"))
        for button in (self.edit, self.follow_up, self.new):
            button.setEnabled(False)

    def show_state(self, state: PersonState) -> None:
        """A new reading."""
        body = cast(Person, state.body)
        self.setAccessibleName(tr("Person: {name}", name=shown_name(state.row.name)))
        self.name.setText(initials_of(state.row) if LOOK.is_private else state.row.full_name)
        self.facts.setText("" if LOOK.is_private else self._head_facts(state, body))
        self.avatar.set_user(initials_of(state.row), "admin", shown_name(state.row.full_name))
        self.new.setEnabled(True)
        for button in (self.edit, self.follow_up):
            button.setEnabled(bool(state.encounters))
        kinds = ["contact", "screen", "referral", "hold"]
        if not state.reads_clinical:
            kinds.remove("screen")  # an officer's pen is told nothing of screens, not even that there could be some
        self.legend.set_kinds(kinds)
        self.timeline.show_marks(state.timeline, state.today)
        self._show_first(state, body)
        clear_layout(self.left)
        clear_layout(self.right)
        self.left.addWidget(self._encounters(state))
        if state.screens:
            self.left.addWidget(self._screens(state.screens))
        self.left.addStretch(1)
        self.right.addWidget(self._referrals(state))
        self.right.addWidget(self._known(state, body))
        self.right.addWidget(self._duplicates(state))
        if state.reads_clinical:
            told = Button(tr("What was disclosed, to whom…"), icon="refer", wrap=True)
            told.clicked.connect(self._open_disclosures)
            self.right.addWidget(told, 0, Qt.AlignmentFlag.AlignLeft)
        self.right.addStretch(1)

    def _head_facts(self, state: PersonState, body: Person) -> str:
        words = self._words
        said = [
            facts_of(state.row).split(" · ")[0] if state.row.age else "",
            tr("born {day}", day=body.birth_date) if body.birth_date else "",
            words["pronoun"].label(body.pronouns) if words and body.pronouns else body.pronouns,
            words["language"].label(body.language) if words and body.language else body.language,
            body.description if state.row.is_unknown else "",
            tr_n("%n record merged", "%n records merged", state.row.records) if state.row.records > 1 else "",
        ]
        return " · ".join(part for part in said if part)

    def _show_first(self, state: PersonState, body: Person) -> None:
        clear_layout(self._first)
        today = state.today
        helps = Note(tr("What helps"), _lines(state.what_helps, today) or tr("Nothing noted yet."), tone="ok")
        careful = Note(tr("Be careful"), _lines(state.be_careful, today) or tr("Nothing noted yet."), tone="warn")
        supports = Note(tr("Supports"), "\n".join(_supports(body, state.care)) or tr("Nobody named yet."))
        for note in (helps, careful, supports):
            note.body.addStretch(1)
            self._first.addWidget(note, 1)

    def _encounters(self, state: PersonState) -> Card:
        card = _card(tr("Encounters"))
        if not state.encounters:
            card.body.addWidget(Text(tr("None yet."), "second", "muted"))
        told = {contact.encounter: contact for contact in state.contacts}
        for place, row in enumerate(state.encounters[:ROWS_SHOWN]):
            if place:
                card.body.addWidget(thin_line())
            card.body.addWidget(self._encounter(row, told.get(row.id), state.today))
        more = len(state.encounters) - ROWS_SHOWN
        if more > 0:
            card.body.addWidget(Text(tr_n("%n more, older", "%n more, older", more), "second", "muted"))
        return card

    def _encounter(self, row: EncounterRow, told: ContactRow | None, today: str) -> QWidget:
        box, line = _row()
        day = Text(say_day(row.day, today=today), "strong")
        day.setMinimumWidth(LOOK.metrics.px(74))
        line.addWidget(day)
        title = row.number if LOOK.is_private else row.title or row.number
        under = (told.outcome if told else "") or (tr("Open now") if row.is_open else row.place)
        line.addLayout(_two_lines(title, "" if LOOK.is_private else under), 1)
        for comp, state in row.sections:
            if state != "none":
                line.addWidget(CompartmentMark(str(comp), "letter"))
        line.addWidget(
            _open_button(f"{say_day(row.day, today=today)}, {title}", partial(self.encounter_wanted.emit, row.id))
        )
        return box

    def _referrals(self, state: PersonState) -> Card:
        card = _card(tr("Referrals"))
        if not state.referrals:
            card.body.addWidget(Text(tr("None yet."), "second", "muted"))
        for place, row in enumerate(state.referrals[:ROWS_SHOWN]):
            if place:
                card.body.addWidget(thin_line())
            card.body.addWidget(self._referral(row, state.today))
        return card

    def _referral(self, row: ReferralRow, today: str) -> QWidget:
        words = self._words["referral_state"].label(row.state) if self._words else row.state
        box, line = _row()
        line.addLayout(_two_lines(row.service, tr("Since {day}", day=say_day(row.day, today=today))), 1)
        line.addWidget(Pill(words, STATE_TONES.get(row.state, "plain")))
        line.addWidget(_open_button(f"{row.service}, {words}", partial(self.referral_wanted.emit, row.encounter)))
        return box

    def _screens(self, marks: tuple[ScreenMark, ...]) -> Card:
        card = _card(tr("Risk screens over time"))
        card.body.addWidget(Text(tr("What people answered, not a diagnosis."), "second", "muted", wrap=True))
        for title in dict.fromkeys(mark.title for mark in marks):
            chart = ScreenChart(title, [mark for mark in marks if mark.title == title])
            chart.encounter_wanted.connect(self.encounter_wanted)
            card.body.addWidget(chart)
        return card

    def _known(self, state: PersonState, body: Person) -> Card:
        """The rest that is known, and what merged records say differently."""
        card = _card(tr("Also known"))
        words = self._words
        pairs = [
            (tr("Other names"), ", ".join(map(shown_name, body.aliases))),
            (tr("Phone"), body.phone),
            (tr("Address"), shown_place(body.address)),
            (tr("Housing"), words["housing"].label(body.housing) if words and body.housing else ""),
            (tr("Depends on them"), "\n".join(map(_contact, body.dependents))),
            *(
                (tr(FIELDS.get(field, field)), tr("{value} (other record)", value=value))
                for field, value in state.others
                if field in FIELDS
            ),
        ]
        told = [(label, said) for label, said in pairs if said]
        for label, said in told:
            card.body.addWidget(Text(label, "label", "muted"))
            card.body.addWidget(Text(said, "body", wrap=True))
        card.setVisible(bool(told))
        return card

    # --- one person, several records ----------------------------------------------------------------------------------

    def _duplicates(self, state: PersonState) -> Card:
        card = _card(tr("One person, several records?"))
        for one in state.merged:
            why = self._words["merge_reason"].label(one.why) if self._words and one.why else ""
            said = ", ".join(
                part
                for part in (why, one.by_name, say_day(one.at.to_event_time().day, today=state.today) if one.at else "")
                if part
            )
            card.body.addWidget(
                self._row_with(one.name, said, tr("Undo"), partial(self.vm.part, RecordId(one.merge)), "undo")
            )
        for duplicate in state.duplicates:
            because = ", ".join(tr(BECAUSE[code]) for code in duplicate.because)
            facts = " · ".join(part for part in (facts_of(duplicate.row), because) if part)
            card.body.addWidget(
                self._row_with(
                    duplicate.row.full_name, facts, tr("Compare"), partial(self.vm.compare, duplicate.row.id), "people"
                )
            )
        for apart in state.apart:
            when = say_day(apart.at.to_event_time().day, today=state.today) if apart.at else ""
            card.body.addWidget(
                self._row_with(
                    tr("Not the same person: {name}", name=shown_name(apart.row.full_name)),
                    " · ".join(filter(None, (facts_of(apart.row), ", ".join(filter(None, (apart.by_name, when)))))),
                    tr("Undo"),
                    partial(self.vm.forget_apart, apart.record),
                    "undo",
                )
            )
        self.finder = LineEdit(
            name=tr("This is somebody else we know"), placeholder=tr("This is… a name, a phone, a birth date")
        )
        self.finder.edited.connect(
            lambda typed: self.vm.find(typed) if len(typed.strip()) > 1 else self._show_found([])
        )
        card.body.addWidget(self.finder)
        self._found = QVBoxLayout()
        card.body.addLayout(self._found)
        return card

    def _row_with(self, name: str, facts: str, act: str, do: Callable[[], object], icon: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(name, "strong", wrap=True))
        column.addWidget(Text(facts, "second", "muted", wrap=True))
        row.addLayout(column, 1)
        button = Button(act, icon=icon, size="small")
        button.setAccessibleName(f"{act}: {name}")
        button.clicked.connect(lambda _on=False: do())
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_found(self, rows: list[PersonRow]) -> None:
        clear_layout(self._found)
        for row in rows[:5]:
            self._found.addWidget(
                self._row_with(
                    row.full_name, facts_of(row), tr("Compare"), partial(self.vm.compare, PersonId(row.id)), "people"
                )
            )

    def _show_comparison(self, comparison: Comparison) -> None:
        sheet = JoinSheet(self.window(), comparison, self._words or self.vm.desk.vocabulary)
        sheet.join_wanted.connect(
            lambda kept, merged, why: self.vm.join(PersonId(RecordId(kept)), PersonId(RecordId(merged)), why)
        )
        sheet.apart_wanted.connect(
            lambda one, other: self.vm.keep_apart(PersonId(RecordId(one)), PersonId(RecordId(other)))
        )
        sheet.open_panel()

    # --- doing --------------------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        if self.vm.state is not None and self.vm.state.encounters:
            self.edit_wanted.emit(self.vm.state.encounters[0].id)

    def _open_disclosures(self) -> None:
        from ui.dialogs.disclosures import DisclosuresSheet

        DisclosuresSheet(self.vm, self).open_panel()

    def _ask_follow_up(self) -> None:
        from ui.dialogs.follow_up import FollowUpSheet

        if self.vm.state is not None:
            sheet = FollowUpSheet(self.window(), self.vm.state.row.name)
            sheet.wanted.connect(self.vm.add_follow_up)
            sheet.open_panel()

    def _say(self, problem: Problem) -> None:
        from ui.viewmodels.sentence import sentence_of

        self.bar.set_sentence(sentence_of(problem))
        self.bar.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= LOOK.metrics.px(WIDE_PX) * LOOK.metrics.text_scale
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        for layout in (self._head, self._first, self._lower):
            layout.setDirection(way)


def _row() -> tuple[QWidget, QHBoxLayout]:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, LOOK.metrics.px(2), 0, LOOK.metrics.px(2))
    line.setSpacing(LOOK.metrics.px(12))
    return box, line


def _two_lines(first: str, second: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(ElidedText(first, "strong"))
    if second:
        column.addWidget(ElidedText(second, "second", "muted"))
    return column


def _open_button(what: str, do: Callable[[], object]) -> PlainButton:
    button = PlainButton(tr("Open"), size="small")
    button.setAccessibleName(tr("Open: {what}", what=what))
    button.clicked.connect(lambda _on=False: do())
    return button


def _card(title: str) -> Card:
    return Card(title, padding=18)


def _lines(lines: tuple[Line, ...], today: str) -> str:
    """A line each, with who said so and until when."""
    said = []
    for line in lines:
        source = ", ".join(filter(None, (line.source, say_day(line.on.day, today=today) if line.on.day else "")))
        until = tr("until {day}", day=say_day(line.expires_on, today=today)) if line.expires_on else ""
        told = " · ".join(filter(None, (source, until)))
        said.append(f"{line.text.strip()} ({told})" if told else line.text.strip())
    return "\n".join(said)


def _contact(one: Contact) -> str:
    return ", ".join(filter(None, (one.name, one.relation, one.phone, one.note)))


def _supports(body: Person, care: object) -> list[str]:
    said = [body.emergency_contact.strip()] if body.emergency_contact.strip() else []
    said += [_contact(one) for one in body.supports]
    if isinstance(care, PersonClinical):
        said += [_contact(one) for one in care.providers]
        if care.guardian.strip():
            said.append(tr("Guardian: {name}", name=care.guardian.strip()))
    return said
