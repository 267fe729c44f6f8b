"""Share with officer: one clinical fact becomes a joint line, on a basis, and the disclosure is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldnotes.domain import sharing as sharing_rule
from fieldnotes.domain.record import Line
from fieldnotes.services import sharing
from ui.dialogs.sheet import Sheet
from ui.screens.word import tr
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import AutosaveTextEdit, ChipGroup, Field, PrimaryButton, Text
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Saved
    from ui.viewmodels.encounter import EncounterViewModel


class ShareSheet(Sheet):
    """What, where, and why it may be told. A situation that lets nothing be told can be looked up here; it does not share."""

    def __init__(self, vm: EncounterViewModel, over: QWidget) -> None:
        super().__init__(tr("Share with officer"), over, width_px=800)
        self.vm = vm
        self._terms = spoken(vm.desk.vocabulary)["sharing_basis"]
        self.column.addWidget(
            Text(
                tr("Police record: officers keep this line. Say what keeps people safe, and no more."),
                "body",
                wrap=True,
            )
        )
        state = vm.state
        names = (
            {state.same.get(row.id, row.id): row.name for row in reversed(state.people)} if state is not None else {}
        )
        subjects = state.subjects if state is not None and len(state.subjects) > 1 else ()
        self.whom = ChipGroup(
            tr("Whom it is about"), [(one, names.get(one, "")) for one in subjects], is_single=True, is_small=True
        )
        if subjects:  # of two people nobody is taken for granted: the line and its disclosure are one person's
            self.column.addWidget(Text(tr("Whom it is about"), "label", "muted"))
            self.column.addWidget(self.whom)
        self.text = AutosaveTextEdit(name=tr("What the officer should know"), min_lines=2, edge="joint")
        mark_written_into(self.text, "joint")
        self.column.addWidget(Field(tr("What the officer should know"), self.text))
        self.column.addWidget(Text(tr("Where it stands"), "label", "muted"))
        self.place = ChipGroup(
            tr("Where it stands"),
            [
                ("weapons", tr("Weapons")),
                ("triggers", tr("What makes it worse")),
                ("what_works", tr("What works")),
                ("medical", tr("Medical risk")),
                ("communication", tr("Talking together")),
            ],
            is_single=True,
            is_small=True,
        )
        self.column.addWidget(self.place)
        self.column.addWidget(Text(tr("Why it may be told"), "label", "muted"))
        self.basis = ChipGroup(
            tr("Why it may be told"),
            [(t.code, t.short or t.label) for t in self._terms.terms],
            is_single=True,
            is_small=True,
        )
        self.column.addWidget(self.basis)
        self.cap = Text("", "second", "muted", wrap=True)
        self.column.addWidget(self.cap)
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Share"), size="stop")
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.text.edited.connect(lambda _text: self._fit_button())
        self.whom.picked.connect(lambda _codes: self._fit_button())
        self.place.picked.connect(lambda _codes: self._fit_button())
        self.basis.picked.connect(self._show_cap)
        self.button.clicked.connect(self._share)
        self._fit_button()

    def first_focus(self) -> QWidget | None:
        return self.whom.chips()[0] if self.whom.chips() else self.text

    def _fit_button(self) -> None:
        basis = self.basis.codes()
        may_tell = bool(basis) and sharing_rule.is_reason(basis[0], self._terms)
        is_said = not self.whom.chips() or bool(self.whom.codes())
        is_ready = may_tell and is_said and bool(self.text.text().strip() and self.place.codes())
        self.button.setEnabled(is_ready)

    def _show_cap(self, codes: list[str]) -> None:
        term = self._terms.get(codes[0]) if codes else None
        told = [term.note] if term is not None and term.note else []
        if term is not None and sharing_rule.is_reason(term.code, self._terms):
            told.append(
                tr("It goes into the person's accounting of disclosures.")
                if sharing_rule.is_accountable(term.code, self._terms)
                else tr("It is kept as a disclosure; the person's accounting leaves it out.")
            )
        self.cap.setText(" ".join(told))
        self._fit_button()

    def _share(self) -> None:
        self.button.setEnabled(False)
        pen = self.vm.state.pen if self.vm.state is not None else None
        line = Line(
            text=self.text.text().strip(),
            source=pen.short_name if pen is not None else "",
            on=self.vm.desk.clock.now().to_event_time(),
            shared_by=self.vm.pen,
            basis=self.basis.codes()[0],
        )
        self.vm.save_now()
        self.vm.jobs.ask(
            sharing.share_with_officer,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            place=self.place.codes()[0],
            line=line,
            about=next(iter(self.whom.codes()), ""),
            owner=self,
            then=self._shared,
            refused=self._refused,
        )

    def _shared(self, saved: Saved) -> None:
        self.vm.take_changes(saved.changes)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self._fit_button()
        self.say(sentence_of(problem))
