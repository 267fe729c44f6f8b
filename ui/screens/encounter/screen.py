"""The encounter: band, rail, one section, the person beside it. Pages are built when first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Profession, Signature
from ui.screens.encounter.about import AboutBar
from ui.screens.encounter.after import After
from ui.screens.encounter.beside import PersonPanel
from ui.screens.encounter.close_page import ClosePage
from ui.screens.encounter.conflict import words_of
from ui.screens.encounter.editor import Editor, Surroundings
from ui.screens.encounter.form import FormPage, SectionPage
from ui.screens.encounter.header import EncounterBand, call_words, names_of
from ui.screens.encounter.joined import PAGES as JOINED_PAGES
from ui.screens.encounter.joined import JoinBars
from ui.screens.encounter.nursery import Nursery
from ui.screens.encounter.rail import Rail
from ui.screens.encounter.sealed import SealedPage
from ui.screens.encounter.signed import AfterBars, SignedBar
from ui.screens.encounter.slash import commands_of
from ui.screens.word import tr
from ui.session.where import Spot, cursor_of, put_cursor
from ui.theme import LOOK
from ui.viewmodels.moment import say_clock, say_minute
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import Bar, Button, CompartmentMark, QuietButton, Text, framed
from ui.widgets.announce import ANNOUNCER
from ui.widgets.discreet import copy_discreetly
from ui.widgets.overlay import Overlay
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldnotes.domain.ids import RecordId
    from fieldnotes.domain.problem import Problem
    from fieldnotes.domain.slash import Command
    from fieldnotes.services.row import EncounterState, NoteRow, RecordState, Saved
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.signing import SigningViewModel
    from ui.viewmodels.slot import Slot

SECTIONS = (
    "call", "people", "safety_summary", "what_happened", "force_weapons", "hold_arrest",
    "health", "risk_screen", "clinical_note", "safety_plan", "outcome_needs", "release_files",
)  # fmt: skip
# Sections that draw themselves: module and class, imported when first opened.
OWN_PAGES = {
    "call": ("ui.screens.encounter.call_page", "CallPage"),
    "people": ("ui.screens.encounter.people_page", "PeoplePage"),
    "what_happened": ("ui.screens.encounter.entry", "WhatHappenedPage"),
    "hold_arrest": ("ui.screens.encounter.hold_page", "HoldPage"),
    "risk_screen": ("ui.screens.encounter.screen_page", "ScreenPage"),
    "clinical_note": ("ui.screens.encounter.note_page", "NotePage"),
    "outcome_needs": ("ui.screens.encounter.outcome_page", "OutcomePage"),
    "release_files": ("ui.screens.encounter.release_page", "ReleasePage"),
    "close_contact": ("ui.screens.encounter.close_page", "ClosePage"),
}
# Pages that stand in no rail: a short way to what the sections hold.
BESIDE_SECTIONS = ("close_contact",)
FIRST = ("call", "close_contact", "people", "what_happened", "outcome_needs")  # grown ahead before the others
MIDDLE_PX = 600  # with less left for the section the person steps aside; a button swaps them with the rail
SIDE_PX = 262
RAIL_PX = 247
RAIL_SHARE = 0.34  # of the screen, at most; longer names give way then


def section_specs() -> list[SectionSpec]:
    """All sections in the order of the rail."""
    return [import_module(f"ui.screens.encounter.{key}").section() for key in SECTIONS]


class EncounterScreen(QWidget):
    """One encounter. Requests that need another screen or a dialog go out as signals."""

    handover_wanted = Signal(str)  # encounter id
    packet_wanted = Signal(str)
    back_wanted = Signal()
    encounter_wanted = Signal(str)  # another encounter: one that was here before
    person_wanted = Signal(str)
    section_opened = Signal(str)

    def __init__(self, vm: EncounterViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.vm = vm
        self.around = Surroundings(spoken(vm.desk.vocabulary), vm.desk.clock)
        self.specs = {spec.key: spec for spec in section_specs()}
        self.specs |= {key: import_module(f"ui.screens.encounter.{key}").section() for key in BESIDE_SECTIONS}
        self.pages: dict[str, SectionPage] = {}  # those that have shown something
        self._leaving: list[SectionPage] = []  # those of another pen or encounter, about to be deleted
        self._let_go = QTimer(self, interval=0)
        self._let_go.timeout.connect(self._let_one_go)
        self.nursery = Nursery(self._make_page, self)
        self.key = "what_happened"
        self._is_side_asked = False
        self._is_focus_due = True
        self._is_after = True  # with what came after the signature; F6 shows the section as signed
        self._afters: dict[str, After] = {}
        self._kept_for: RecordId | None = None  # the signed record that refused words wait to be added to
        self._build()
        self._connect()
        self.open_section(self.key)

    def _build(self) -> None:
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.band = EncounterBand(self.vm.desk.clock)
        outer.addWidget(self.band)
        row = QHBoxLayout()
        row.setSpacing(0)
        outer.addLayout(row, 1)
        self.rail = Rail([self.specs[key] for key in SECTIONS])
        self.rail_frame = _wrapped("sections", self.rail)
        row.addWidget(self.rail_frame)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(22), px(18), px(16), px(14))
        middle.setSpacing(px(12))
        row.addLayout(middle, 1)
        self.head, self.head_below = self._make_head(), QHBoxLayout()
        self.head_below.addStretch(1)
        middle.addLayout(self.head)
        middle.addLayout(self.head_below)
        self.bar = Bar("", tone="warn")
        self.bar.hide()
        middle.addWidget(self.bar)
        self.signed_bar = SignedBar()
        self.after_bars = AfterBars()
        self.join_bars = JoinBars(self.vm, self.around.vocabulary)
        self._park = QWidget(self)  # holds both bars while no page does; on a page they scroll with it
        QVBoxLayout(self._park)
        self._park.hide()
        self._hold_bars(None)
        self.kept_bar = Bar("", tone="warn", action=tr("Open it"))
        self.kept_bar.hide()
        middle.addWidget(self.kept_bar)
        self.about = AboutBar(self.vm)
        self.about.changed.connect(self._about_changed)
        middle.addWidget(self.about)
        self.stack = QStackedWidget()
        self.sealed = SealedPage()
        self.blank = QWidget()
        self.stack.addWidget(self.blank)
        self.stack.addWidget(self.sealed)
        middle.addWidget(self.stack, 1)
        self.person = PersonPanel()
        self.side_stack = QStackedWidget()
        self.side_stack.addWidget(self.person)
        self.side_frame = _wrapped("side", self.side_stack)
        row.addWidget(self.side_frame)
        self._fit_widths()

    def _hold_bars(self, page: SectionPage | None) -> None:
        """What was signed and what waits stands at the top of the page, and scrolls with it: small screens need the room."""
        layout = page.column if page is not None else self._park.layout()
        assert isinstance(layout, QVBoxLayout)
        if layout.indexOf(self.signed_bar) < 0:
            layout.insertWidget(0, self.signed_bar)
            layout.insertWidget(1, self.join_bars)
            layout.insertWidget(2, self.after_bars)
        if page is None:
            self.signed_bar.hide()
            self.after_bars.clear()
            self.join_bars.clear()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(14))
        self.title = Text("", "heading", wrap=True)
        self.mark = CompartmentMark("joint", "full")
        self.aside = Text("", "second", "muted")
        self.saved = Text("", "second", "ok")
        self.share = Button(tr("Share with officer…"), kind="quiet", size="small", wrap=True)
        self.share.hide()
        self.beside = QuietButton(tr("Person"), icon="people", size="small")
        self.beside.setCheckable(True)
        self.beside.hide()
        head.addWidget(self.title)
        head.addWidget(self.mark)
        head.addStretch(1)
        for widget in (self.share, self.aside, self.saved, self.beside):
            head.addWidget(widget)
        return head

    def _connect(self) -> None:
        vm, band = self.vm, self.band
        vm.blanked.connect(self._blank)
        vm.shown.connect(self._show_state)
        vm.edited.connect(self._show_edit)
        vm.saved.connect(self._say_saved)
        vm.save_failed.connect(self._say_not_saved)
        vm.save_refused.connect(self._keep_refused)
        vm.save_recovered.connect(self.bar.hide)
        vm.refused.connect(self._say)
        vm.stamped.connect(band.show_stamped)
        vm.undo_ended.connect(lambda: band.show_stamped(None))
        band.stamp_wanted.connect(vm.stamp)
        band.undo_wanted.connect(vm.undo_stamp)
        band.clear_wanted.connect(self._clear_call)
        band.sign_wanted.connect(self._ask_sign)
        band.handover_wanted.connect(lambda: self._leave_for(self.handover_wanted))
        band.packet_wanted.connect(lambda: self._leave_for(self.packet_wanted))
        self.rail.chosen.connect(self.open_section)
        self.signed_bar.acted.connect(self._ask_addendum)
        self.signed_bar.view_wanted.connect(self.switch_view)
        self.signed_bar.print_wanted.connect(self._open_print)
        self.after_bars.proposals_wanted.connect(self._open_proposals)
        self.after_bars.answer_wanted.connect(self._open_answer)
        self.after_bars.review_wanted.connect(lambda: self._open_sign(is_review=True))
        self.after_bars.ask_wanted.connect(self._open_ask)
        self.join_bars.encounter_wanted.connect(self.encounter_wanted)
        self.kept_bar.acted.connect(self._open_kept)
        self.share.clicked.connect(self._ask_share)
        self.beside.toggled.connect(self._ask_side)

    # --- sections -----------------------------------------------------------------------------------------------------

    def open_section(self, key: str, field: str = "") -> None:
        """Show a section; `field` is the path of a field to put the focus into."""
        if key not in self.specs:
            return
        if key != self.key:
            self.vm.save_now()
        self.key = key
        self.rail.open(key)
        if self.vm.state is not None:
            self._show_page(self.vm.state)
            self.section_opened.emit(key)
            self._focus_field(field)

    def spot(self, held: QWidget | None) -> Spot:
        """Where the cursor is, when `held` has it: to come back to after the screen was built anew."""
        at, cursor = held, cursor_of(held)
        while at is not None and at is not self:
            if isinstance(at, Editor):
                return Spot(self.key, str(at.spec.path), cursor, self._scrolled())
            at = at.parentWidget()
        return Spot(self.key, "", cursor, self._scrolled())

    def _scrolled(self) -> int:
        page = self.pages.get(self.key)
        return page.area.verticalScrollBar().value() if page is not None else 0

    def go_back_to(self, spot: Spot, then: Callable[[], object]) -> None:
        """Section, field and cursor as they were, once the encounter has been read; `then()` runs when they are."""
        wanted = self.vm.encounter

        def go(_state: object = None) -> None:
            if self.vm.encounter != wanted:
                return  # the next call came before this one was read
            self.open_section(spot.section, spot.field)
            put_cursor(self.window().focusWidget(), spot.cursor)
            page = self.pages.get(spot.section)
            if page is not None and spot.scroll:
                page.area.verticalScrollBar().setValue(spot.scroll)
            then()

        if self.vm.state is None:
            self.open_section(spot.section)
            self.vm.shown.connect(go, Qt.ConnectionType.SingleShotConnection)
        else:
            go()

    def step_section(self, step: int) -> None:
        """The next or the previous section."""
        at = SECTIONS.index(self.key) if self.key in SECTIONS else (-1 if step > 0 else 0)
        self.open_section(SECTIONS[(at + step) % len(SECTIONS)])

    def _clear_call(self) -> None:
        """The call is over. What a call without further action still needs is asked on one page; nobody must answer."""
        self.vm.clear_call()
        state = self.vm.state
        outcomes = state.of_kind("outcome") if state is not None else ()
        if not any(getattr(one.body, "primary", "") for one in outcomes):
            self.open_section("close_contact")

    def page(self, key: str) -> SectionPage:
        """The page of a section: one that was grown ahead, or built now."""
        if key not in self.pages:
            self.pages[key] = self.nursery.take(key)
        return self.pages[key]

    def grow_ahead(self) -> None:
        """Have a page of each section ready before it is asked for, the most used first."""

        def begin() -> None:
            self.around.hold_group = self.vm.agency_state
            self.nursery.grow_ahead((*FIRST, *(key for key in SECTIONS if key not in FIRST)))

        self.vm.read_agency(begin)

    def _make_page(self, key: str) -> SectionPage:
        spec = self.specs[key]
        if key in OWN_PAGES:
            module, name = OWN_PAGES[key]
            made = getattr(import_module(module), name)(spec, self.vm, self.around)
        else:
            made = FormPage(spec, self.vm, self.around)
        page = cast(SectionPage, made)
        page.jump_wanted.connect(self.open_section)
        if isinstance(page, ClosePage):
            page.sign_wanted.connect(self._ask_sign)
        page.heading_changed.connect(self._show_heading)
        page.encounter_wanted.connect(self.encounter_wanted)
        page.person_wanted.connect(self.person_wanted)
        self.stack.addWidget(page)
        side = page.side()
        if side is not None:
            self.side_stack.addWidget(side)
        return page

    # --- showing ------------------------------------------------------------------------------------------------------

    def _blank(self) -> None:
        self._is_focus_due = True
        # Another pen or another encounter: every built page goes, so that no word of the first one stays in a widget.
        self.stack.setCurrentWidget(self.blank)
        self.side_stack.setCurrentWidget(self.person)
        self.person.show_person(None)
        self._hold_bars(None)
        for page in self.pages.values():
            side = page.side()
            if side is not None:
                self.side_stack.removeWidget(side)
                side.deleteLater()
            self.stack.removeWidget(page)
            page.hide()
        self._leaving += self.pages.values()
        self.pages.clear()
        self._let_go.start()
        self.band.show_stamped(None)
        self._kept_for = None
        self._show_kept()
        for text in (self.saved, self.aside):
            text.setText("")
        self._afters.clear()
        self._is_after = True

    def _let_one_go(self) -> None:
        """One page in a turn of the event loop: all of them at once hold the window for two frames."""
        if self._leaving:
            self._leaving.pop().deleteLater()
        else:
            self._let_go.stop()

    def _show_state(self, state: EncounterState) -> None:
        self.around.hold_group = self.vm.agency_state
        self.around.pen, self.around.team = state.pen, (*state.header.team, *state.partners, state.pen)
        self.band.show_header(state.header, who=names_of(state), may_sign=state.may_sign)
        self.rail.show_marks(state.sections, state.pen.profession)
        self.person.show_person(state.person, self.vm.desk.clock.now().to_event_time().day, self.around.vocabulary)
        self._show_page(state)
        if self._is_focus_due:
            self._is_focus_due = False
            self._focus_page()

    def _focus_page(self) -> None:
        """A call or a pen came up: the next key is for the page, not for a chip or a button that happened to be next."""
        dimming = next((panel for panel in self.window().findChildren(Overlay) if panel.isVisible()), None)
        if dimming is not None:
            dimming.closed.connect(self._focus_page, Qt.ConnectionType.SingleShotConnection)
        elif self.isVisible():
            self._focus_field()

    def _focus_field(self, field: str = "") -> None:
        """The field, or the first that takes keys. Where none does (signed, or sealed) the section's row has them: never nobody."""
        page = self.stack.currentWidget()
        if isinstance(page, SectionPage):
            page.focus_field(field)
        held = self.window().focusWidget()
        if held is None or not held.isVisible():
            self._own_row().setFocus(Qt.FocusReason.OtherFocusReason)

    def _own_row(self) -> QWidget:
        return self.rail.rows[self.key if self.key in SECTIONS else SECTIONS[0]]

    def _about_changed(self) -> None:
        if self.vm.state is not None:
            self._show_page(self.vm.state)

    def _show_page(self, state: EncounterState) -> None:
        spec = self.specs[self.key]
        mark = next((mark for mark in state.sections if mark.key == self.key), None)
        self.title.setText(spec.name)
        self._show_compartment(spec.compartment, state)
        if mark is not None and not mark.is_readable and not self._has_readable_part(spec, state):
            self.sealed.show_mark(mark)
            self.stack.setCurrentWidget(self.sealed)
            self.aside.setText("")
            self._hold_bars(None)
            self.side_stack.setCurrentWidget(self.person)
            self.about.hide()
            self.beside.set_word(tr("Person"))
            self.beside.set_icon("people")
            self._fit_head()
            return
        section = self.around.vocabulary["section"].get(spec.key)  # closing a contact is a page over several sections
        self.about.show_page(frozenset(section.tags if section is not None else ()), state)
        page = self.page(self.key)
        page.is_after = self._is_after
        self._hold_bars(page)
        page.show_state(state)
        self._show_compartment(page.compartment(state), state)
        # One badge over parts of several compartments would be wrong for some of them: each part has its own.
        self.mark.setVisible(not any(part.is_marked for part in spec.parts))
        mark_written_into(page, page.compartment(state))
        self._afters.setdefault(self.key, After(page)).show(
            state, kinds=self._kinds(spec), place=page.column.indexOf(self.after_bars) + 1
        )
        self.title.setText(page.heading())
        self.stack.setCurrentWidget(page)
        self.aside.setText(page.note())
        self.side_stack.setCurrentWidget(page.side() or self.person)
        self.share.setVisible(state.pen.profession == Profession.CLINICIAN and spec.key == "safety_summary")
        self.beside.set_word(page.side_name())
        self.beside.set_icon(page.side_icon())
        self._show_signed(spec, state)
        self._fit_head()

    def _show_compartment(self, compartment: Compartment, state: EncounterState) -> None:
        self.mark.show()
        # A clinical pen in a joint field must know that officers keep what it writes (habit 1).
        is_clinician = state.pen.profession == Profession.CLINICIAN
        own_words = tr("Police record: officers keep this") if is_clinician and compartment is Compartment.JOINT else ""
        self.mark.set_compartment(compartment, text=own_words)

    def _has_readable_part(self, spec: SectionSpec, state: EncounterState) -> bool:
        from fieldnotes.domain.record import KINDS

        readable = {mark.compartment for mark in state.sections if mark.is_readable}
        return any(KINDS[part.kind].COMPARTMENT in readable for part in spec.parts)

    def _show_signed(self, spec: SectionSpec, state: EncounterState) -> None:
        signed = self._signed_records(spec, state)
        self.signed_bar.setVisible(bool(signed))
        self.after_bars.show_state(state)
        if spec.key in JOINED_PAGES:
            self.join_bars.show_state(state, with_apart=spec.key == JOINED_PAGES[0])
        else:
            self.join_bars.clear()
        if signed:
            ids = {record.id for record in signed}
            count = sum(row.target in ids for row in state.amendments)
            self.signed_bar.show_signed(_signers(signed[0], state), state, amendments=count, is_after=self._is_after)

    def switch_view(self) -> None:
        """As signed, or with what came after."""
        if self.vm.state is not None:
            self._is_after = not self._is_after
            self._show_page(self.vm.state)

    def _kinds(self, spec: SectionSpec) -> frozenset[str]:
        sections = self.around.vocabulary["section"]
        if spec.key in sections:
            return frozenset(sections[spec.key].tags)
        return frozenset(part.kind for part in spec.parts)

    def _signed_records(self, spec: SectionSpec, state: EncounterState) -> list[RecordState]:
        kinds = self._kinds(spec)
        return [record for record in state.records if record.kind in kinds and record.is_signed]

    def _show_heading(self) -> None:
        page = self.pages.get(self.key)
        if page is not None and self.stack.currentWidget() is page:
            self.title.setText(page.heading())
            self.aside.setText(page.note())
            self._fit_head()

    def _show_edit(self, slot: Slot) -> None:
        page = self.pages.get(self.key)
        if page is not None:
            page.show_edit(slot)

    # --- sentences ----------------------------------------------------------------------------------------------------

    def _say_saved(self, saved: Saved) -> None:
        clock = say_clock(saved.at)
        full, short = tr("Saved {clock} on this laptop", clock=clock), tr("Saved {clock}", clock=clock)
        others = (self.title, self.mark, self.aside, self.share, self.beside)
        gap = LOOK.metrics.px(14)
        taken = sum(widget.sizeHint().width() + gap for widget in others if not widget.isHidden())
        fits = self.saved.fontMetrics().horizontalAdvance(full) + taken + gap <= self.stack.width()
        self.saved.setText(full if fits else short)
        ANNOUNCER.say(self.saved, full, seldom="saved")
        self._fit_head()

    def _say_not_saved(self, problem: Problem) -> None:
        self.saved.setText("")
        self.bar.set_sentence(
            tr("{sentence} Your words stay here; saving goes on trying.", sentence=sentence_of(problem)), "danger"
        )
        self.bar.show()

    def _keep_refused(self, slot: Slot, problem: Problem) -> None:
        """Signed elsewhere meanwhile: the words become an addition that waits to be added, or stay to be copied."""
        fields = [
            f for spec in self.specs.values() for part in spec.parts if part.kind == slot.kind for f in part.fields
        ]
        words = words_of(slot, fields, self.around.vocabulary)
        may_add = (
            not slot.writer and isinstance(problem, RuleProblem) and problem.code in {"signed", "you_signed", "locked"}
        )
        self._kept_for = self.vm.keep_as_addendum(slot, words) if may_add and words else None
        if self._kept_for is None:
            self.vm.keep_words(words, writer=slot.writer)
            self._say(problem)
        self._show_kept()

    def _show_kept(self) -> None:
        is_copy = self._kept_for is None
        words = self.vm.kept_words.get(self.vm.pen, [])
        self.kept_bar.button.set_word(tr("Copy the words") if is_copy else tr("Open it"))
        self.kept_bar.set_sentence(
            tr("Words that no record takes are kept here until you lock. Copy them to where they belong.")
            if is_copy
            else tr("This was signed meanwhile. Your words are kept as an addition: open it, say why, and add it.")
        )
        self.kept_bar.setVisible(bool(words) or not is_copy)

    def _open_kept(self) -> None:
        target, self._kept_for = self._kept_for, None
        if target is not None:
            self._show_kept()
            self._open_addendum([target])
            return
        copy_discreetly("\n".join(self.vm.kept_words.pop(self.vm.pen, [])))
        self._show_kept()

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask_sign(self) -> None:
        self.vm.flush(lambda is_saved: self._open_sign() if is_saved else None)

    def _open_sign(self, *, is_review: bool = False) -> None:
        from ui.dialogs.sign import SignSheet

        whom = call_words(self.vm.state) if self.vm.state is not None else ""
        SignSheet(self._signing(is_review=is_review), self, whom=whom).open_panel()

    def _signing(self, *, is_review: bool = False) -> SigningViewModel:
        from ui.viewmodels.signing import SigningViewModel

        vm = self.vm
        signing = SigningViewModel(
            vm.desk, vm.jobs, encounter=vm.encounter, pen=vm.pen, is_review=is_review, parent=self
        )
        signing.changed.connect(vm.take_changes)
        return signing

    def _ask_addendum(self) -> None:
        state = self.vm.state
        if state is not None:
            self._open_addendum([one.id for one in self._signed_records(self.specs[self.key], state)])

    def _open_addendum(self, targets: Sequence[str]) -> None:
        """To one signed record, or to one of several."""
        from ui.dialogs.addendum import AddendumSheet

        records = self.vm.state.records if self.vm.state is not None else ()
        wanted = [one for one in records if one.id in set(targets) and one.may_amend]
        if wanted:
            AddendumSheet(self.vm, self._signing(), wanted, self, self.around).open_panel()

    def _open_proposals(self) -> None:
        from ui.dialogs.proposal import ProposalSheet

        ProposalSheet(self.vm, self, self.around).open_panel()

    def _open_print(self) -> None:
        from ui.dialogs.print_record import PrintSheet

        PrintSheet(self.vm, self).open_panel()

    def _open_answer(self, note: NoteRow) -> None:
        from ui.dialogs.review_note import AnswerSheet

        AnswerSheet(self.vm, note, self).open_panel()

    def _open_ask(self) -> None:
        from ui.dialogs.review_note import AskSheet

        if self.vm.state is not None and self.vm.state.review.authors:
            AskSheet(self.vm, self.vm.state.review.authors, self).open_panel()

    def _ask_share(self) -> None:
        from ui.dialogs.share import ShareSheet

        ShareSheet(self.vm, self).open_panel()

    def _leave_for(self, signal: object) -> None:
        encounter = self.vm.encounter
        if encounter:
            self.vm.flush(lambda is_saved: signal.emit(encounter) if is_saved else None)  # type: ignore[attr-defined]  # a bound signal

    def _ask_side(self, is_asked: bool) -> None:
        self._is_side_asked = is_asked
        self._fit_widths()

    # --- keys and sizes -----------------------------------------------------------------------------------------------

    def act(self, act: str) -> bool:
        """A key of the house (ui/screens/keys.py); True when it was for this screen."""
        acts: dict[str, Callable[[], None]] = {
            "stamp": self.vm.stamp,
            "hand_over": lambda: self._leave_for(self.handover_wanted),
            "packet": lambda: self._leave_for(self.packet_wanted),
            "sign": self._ask_sign,
            "saved": self._reassure,
            "close_call": lambda: self.open_section("close_contact"),
        }
        wanted = acts.get(act)
        if wanted is not None and self.vm.state is not None:
            wanted()
        return wanted is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.step_section(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_F6:
            self.switch_view()
        elif key == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        """Esc: first from the page to the rail, then from the rail to where we came from."""
        row = self._own_row()
        if row.hasFocus():
            self.vm.flush(lambda is_saved: self.back_wanted.emit() if is_saved else None)
        else:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reassure(self) -> None:
        """Ctrl+S: it is saved already."""

        def say(is_saved: bool) -> None:
            if is_saved:
                now = say_minute(self.vm.desk.clock.now())
                self.saved.setText(tr("It is saved already, {clock}", clock=now))

        self.vm.flush(say)

    def writing_commands(self) -> list[Command]:
        """What `/` offers in the texts of the section that is open."""
        return commands_of(self.vm, self.around.vocabulary, self.key)

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [
            ("Page Up, Page Down", tr("Previous, next section")),
            ("F6", tr("As signed, or with what came after")),
            ("Ctrl .", tr("In a text: the last word with a wave under it, what it could be")),
            ("F6", tr("In a text: the time of now; in a passage taken over: I have checked it")),
            ("/", tr("In a text: commands and phrases; letters choose, Enter or Tab takes the marked one")),
            ("Esc", tr("To the sections, then back")),
        ]

    def first_focus(self) -> QWidget:
        """Where writing starts."""
        page = self.pages.get(self.key)
        return page if page is not None else self._own_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_widths()

    def _fit_widths(self) -> None:
        scale = LOOK.metrics.text_scale**0.6
        side = LOOK.metrics.px(SIDE_PX * scale)
        rail = max(LOOK.metrics.px(RAIL_PX), min(self.rail.wanted_px, round(self.width() * RAIL_SHARE)))
        is_wide = self.width() - rail - side >= LOOK.metrics.px(MIDDLE_PX * scale)
        self.side_frame.setFixedWidth(side)
        self.rail_frame.setFixedWidth(rail)
        self.side_frame.setVisible(is_wide or self._is_side_asked)
        self.rail_frame.setVisible(is_wide or not self._is_side_asked)
        self.beside.setVisible(not is_wide)
        self._fit_head()

    def _fit_head(self) -> None:
        """Title, mark and the rest in one line; when that is too much the remark goes below, then the mark."""
        gap = LOOK.metrics.px(14)
        shown = [
            w for w in (self.title, self.mark, self.aside, self.saved, self.share, self.beside) if not w.isHidden()
        ]
        widths = [widget.sizeHint().width() for widget in shown]
        wanted = sum(width + gap for width in widths if width > 2) - gap
        room = self.width() - LOOK.metrics.px(38)
        room -= self.rail_frame.width() if not self.rail_frame.isHidden() else 0
        room -= self.side_frame.width() if not self.side_frame.isHidden() else 0
        for widget, at in ((self.aside, self.head.count()), (self.mark, 1)):
            row = self.head if wanted <= room else self.head_below
            if row.indexOf(widget) < 0:
                (self.head_below if row is self.head else self.head).removeWidget(widget)
                row.insertWidget(min(at, row.count()) if row is self.head else 0, widget)
            if row is self.head_below:
                wanted -= widget.sizeHint().width() + gap


def _wrapped(role: str, widget: QWidget) -> QFrame:
    frame = framed(role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return frame


def _signers(record: RecordState, state: EncounterState) -> str:
    """Who signed a record and when, from the signatures that cover it."""
    said = []
    for row in state.of_kind("signature"):
        body = cast(Signature, row.body)
        if any(covered == record.id for covered, _revision in body.covers):
            clock = f", {say_minute(row.saved_at)}" if row.saved_at else ""
            said.append(f"{body.name}{clock}")
    return tr(" and ").join(said)
