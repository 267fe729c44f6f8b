"""Two records side by side: what each says, which one leads, why we think so. Nobody is joined until somebody says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.services.row import Comparison, PersonRow
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.widgets import Button, ChipGroup, Pill, ScrollColumn, Text
from ui.widgets.overlay import Overlay
from ui.widgets.person_row import facts_of

FIELDS = {
    "legal_name": to_say("Legal name"),
    "preferred_name": to_say("Goes by"),
    "aliases": to_say("Other names"),
    "birth_date": to_say("Born"),
    "age_years": to_say("Age"),
    "sex": to_say("Sex"),
    "phone": to_say("Phone"),
    "address": to_say("Address"),
    "language": to_say("Language"),
    "housing": to_say("Housing"),
    "emergency_contact": to_say("Call first in an emergency"),
    "description": to_say("Description"),
    "what_helps": to_say("What helps"),
    "be_careful": to_say("Be careful"),
}


class JoinSheet(Overlay):
    """`join_wanted(kept, merged, why)`, `apart_wanted(one, other)`; Esc says neither."""

    join_wanted = Signal(str, str, str)
    apart_wanted = Signal(str, str)

    def __init__(self, window: QWidget, comparison: Comparison, vocabulary: Vocabulary) -> None:
        super().__init__(window, tr("Are these one person?"), width=860)
        self._pair = (comparison.left, comparison.right)
        body = self.panel.body
        body.addWidget(Text(tr("Are these one person?"), "heading"))
        body.addWidget(
            Text(
                tr("Both records stay as they are and are shown as one. You can undo it at any time."),
                "second", "muted", wrap=True,
            )
        )  # fmt: skip
        area = ScrollColumn(gap=8)
        area.column.addWidget(self._table(comparison, vocabulary))
        area.setMinimumHeight(LOOK.metrics.px(180))
        body.addWidget(area, 1)
        lead = self._better(comparison)
        self.lead = ChipGroup(
            tr("Which record leads"), [(row.id, _called(row)) for row in self._pair], is_single=True, is_small=True
        )
        self.lead.set_codes([lead])
        terms = vocabulary["merge_reason"].terms
        self.why = ChipGroup(
            tr("Why we think so"),
            [(term.code, term.short or term.label) for term in terms],
            is_single=True,
            is_small=True,
        )
        for title, group in ((tr("Which record leads"), self.lead), (tr("Why we think so"), self.why)):
            area.column.addWidget(Text(title, "label", "muted"))
            area.column.addWidget(group)
        area.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.between(11))
        self.apart = Button(tr("They are two people"))
        self.join = Button(tr("One person"), icon="link")
        self.apart.setToolTip(tr("Not proposed as one person again. You can undo it at any time."))
        self.apart.clicked.connect(self._keep_apart)
        self.join.clicked.connect(self._join)
        self.lead.picked.connect(lambda _codes: self._fit_button())
        row.addStretch(1)
        row.addWidget(self.apart)
        row.addWidget(self.join)
        body.addLayout(row)
        self.closed.connect(self.deleteLater)

    def first_focus(self) -> QWidget | None:
        return self.lead.chips()[0]

    def _table(self, comparison: Comparison, vocabulary: Vocabulary) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LOOK.metrics.px(16))
        grid.setVerticalSpacing(LOOK.metrics.between(9))
        for column, side in enumerate(self._pair, start=1):
            grid.addWidget(Text(side.full_name, "strong", wrap=True), 0, column)
            grid.addWidget(Text(facts_of(side), "second", "muted", wrap=True), 1, column)
        for place, fact in enumerate(comparison.facts, start=2):
            grid.addWidget(Text(tr(FIELDS[fact.field]), "second", "muted", wrap=True), place, 0)
            for column, said in enumerate((fact.left, fact.right), start=1):
                terms = vocabulary.get(fact.field)
                words = terms.label(said) if terms is not None and said in terms else said
                grid.addWidget(Text(words or "–", "body", "" if said else "muted", wrap=True), place, column)
            if not fact.is_same:
                grid.addWidget(Pill(tr("differs"), "warn"), place, 3)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        return table

    @staticmethod
    def _better(comparison: Comparison) -> str:
        """Suggested, to be changed: the one with a name; of two the one met more often."""
        pair = (comparison.left, comparison.right)
        return max(pair, key=lambda row: (not row.is_unknown, row.encounters)).id

    def _fit_button(self) -> None:
        self.join.setEnabled(bool(self.lead.codes()))

    def _keep_apart(self) -> None:
        self.close_panel()
        self.apart_wanted.emit(self._pair[0].id, self._pair[1].id)

    def _join(self) -> None:
        chosen = self.lead.codes()
        if not chosen:
            return
        kept = chosen[0]
        merged = next(row.id for row in self._pair if row.id != kept)
        why = next(iter(self.why.codes()), "")
        self.close_panel()
        self.join_wanted.emit(kept, merged, why)


def _called(row: PersonRow) -> str:
    return " · ".join(part for part in (row.full_name, row.birth_date or row.description) if part)
