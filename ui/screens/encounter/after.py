"""What came after a signature, where it belongs: under an entry, beside a field, or above the section.

Four amendments look like four things: a label of their own, both readings of a correction, both times of a late entry, a line through what
was taken back. "As signed" takes all of it away again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_day, say_event_time, say_minute
from ui.widgets import Pill, Text, framed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldnotes.domain.moment import EntryTime, EventTime
    from fieldnotes.services.row import AmendmentRow, EncounterState
    from ui.screens.encounter.form import SectionPage

TONES = {"addition": "plain", "correction": "warn", "late_entry": "accent", "retraction": "danger"}


class AmendmentView(QWidget):
    """One amendment: what kind, who, when, what, why."""

    def __init__(self, row: AmendmentRow) -> None:
        super().__init__()
        self.row = row
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("note", tone={"retraction": "danger", "correction": "warn"}.get(row.amendment, "plain"))
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(14), px(9), px(14), px(11))
        column.setSpacing(px(5))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(Pill(row.label, TONES.get(row.amendment, "plain")))
        who = tr("{name}, {when}", name=row.by_name, when=say_when(row.at))
        if row.is_supervisor:
            who = tr("{who}, as supervisor", who=who)
        head.addWidget(Text(who, "second", "muted", wrap=True), 1)
        column.addLayout(head)
        for words, is_struck in _lines(row):
            text = Text(words, "body" if not is_struck else "second", "muted" if is_struck else "", wrap=True)
            strike(text, is_struck or row.is_retracted)
            column.addWidget(text)
        why = ". ".join(filter(None, (row.why, row.reason.rstrip("."))))
        column.addWidget(Text(tr("Why: {why}", why=why), "second", "muted", wrap=True))
        if row.wrote_name:
            column.addWidget(
                Text(
                    tr("Words of {name}, written elsewhere and taken over.", name=row.wrote_name),
                    "second",
                    "muted",
                    wrap=True,
                )
            )
        if row.is_retracted:
            column.addWidget(Text(tr("Taken back later. It stays readable."), "second", "danger", wrap=True))
        self.setAccessibleName(f"{row.label}: {' '.join(words for words, _ in _lines(row))}")


def _lines(row: AmendmentRow) -> list[tuple[str, bool]]:
    """(words, whether they are struck)."""
    if row.amendment == "correction":
        field = f"{row.field_label}: " if row.field_label else ""
        return [
            (tr("It said: {words}", words=f"{field}{row.was}"), True),
            (tr("It should say: {words}", words=row.text), False),
        ]
    if row.amendment == "late_entry":
        when = tr(
            "Happened {happened}, written down {written}",
            happened=say_happened(row.happened) or tr("at a time not known"),
            written=say_when(row.at),
        )
        return [(when, False), (row.text, False)]
    if row.amendment == "retraction":
        told = tr("Does not belong here. The signed words stay readable and are marked.")
        return [(told, False), *([(row.text, False)] if row.text else [])]
    return [(row.text, False)]


def say_when(at: EntryTime) -> str:
    """The laptop's time with its day: Nov 24, 09:12."""
    return f"{say_day(at.to_event_time().day)}, {say_minute(at)}"


def say_happened(at: EventTime) -> str:
    """A stated time with its day."""
    return f"{say_day(at.day)}, {say_event_time(at)}" if at.local else ""


def strike(widget: QWidget, is_struck: bool = True) -> None:
    """A line through the words of a widget and of what is in it; they stay readable."""
    for one in (widget, *widget.findChildren(QWidget)):
        if isinstance(one, QPlainTextEdit):
            strike_in(one, is_struck)
        elif isinstance(one, (Text, QLineEdit)):
            font = one.font()
            font.setStrikeOut(is_struck)
            one.setFont(font)


def strike_in(edit: QPlainTextEdit, is_struck: bool) -> None:
    """The same in a text of several lines."""
    look = QTextCharFormat()
    look.setFontStrikeOut(is_struck)
    cursor = QTextCursor(edit.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(look)


class After:
    """The amendments on one page. Entries show their own (entry.py); the rest stands beside its field or above the page."""

    def __init__(self, page: SectionPage) -> None:
        self._page = page
        self._views: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show(self, state: EncounterState, *, kinds: frozenset[str], place: int) -> None:
        """What is shown now; nothing when the page stands as signed. `place`: where in the page's column it begins."""
        page = self._page
        known = {record.id: record for record in state.records if record.kind in kinds}
        rows = [row for row in state.amendments if row.target in known] if page.is_after else []
        struck = {r.kind for r in known.values() if r.is_retracted} if page.is_after else set()
        shown = (*rows, *sorted(struck), *(form.part.kind for form in page.forms))
        if shown == self._shown:
            return
        self._shown = shown
        for view in self._views:
            view.hide()
            view.deleteLater()
        self._views = []
        for form in page.forms:
            strike(form, form.part.kind in struck)
        for row in rows:
            kind = known[row.target].kind
            if kind in page.own_amendments:
                continue
            view = AmendmentView(row)
            editor = next(
                (e for form in page.forms if form.part.kind == kind for e in form.editors if e.spec.path == row.field),
                None,
            )
            if editor is not None:
                editor.box.addWidget(view)
            else:
                page.column.insertWidget(place, view)
                place += 1
            self._views.append(view)


def amended(rows: Sequence[AmendmentRow], record: str) -> list[AmendmentRow]:
    """The amendments of one record, oldest first."""
    return [row for row in rows if row.target == record]
