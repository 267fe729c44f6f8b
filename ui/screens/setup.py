"""First run without a vault: agency, unit, two people with their own passphrases, a safe place; then the recovery codes, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.problem import Problem
from fieldnotes.domain.record import Profession
from ui.screens.enrol import EnrolPanel
from ui.screens.settings import language_button
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.setup import SetUpViewModel
from ui.widgets import (
    Avatar,
    Bar,
    Card,
    Field,
    LineEdit,
    Note,
    PassphraseEdit,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    Text,
    clear_layout,
)

if TYPE_CHECKING:
    from fieldnotes.services.enrolment import Joined

_TITLES = {
    Profession.OFFICER: (to_say("The officer"), "law"),
    Profession.CLINICIAN: (to_say("The clinician"), "clinical"),
}


class SetUpScreen(QWidget):
    """One page; nothing typed is lost when something is missing. `language_wanted(code)`: asked for first, at the top."""

    language_wanted = Signal(str)

    def __init__(self, model: SetUpViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Set up this laptop"))
        self.model = self._model = model
        self._fields: dict[str, Field] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        outer.addWidget(self._pages)
        self._form = ScrollColumn(margins=(28, 20, 28, 20), gap=16)
        self._codes = ScrollColumn(margins=(28, 20, 28, 20), gap=16)
        self._pages.addWidget(self._form)
        self._pages.addWidget(self._codes)
        self._pages.addWidget(self._build_join())
        self._build_form()
        model.judged.connect(self._show_strength)
        model.refused.connect(self._show_problem)
        model.started.connect(lambda: self._set_busy(True))
        model.done.connect(self._show_codes)
        model.enrol.done.connect(self._show_seats)
        model.enrol.busy_changed.connect(lambda is_busy: self.back.setEnabled(not is_busy))
        if model.shown_codes:
            self._show_one_time(model.shown_codes)
        elif model.is_joining:
            self._pages.setCurrentIndex(2)

    # --- form ---

    def _build_form(self) -> None:
        px, form = LOOK.metrics.px, self._model.form
        column = self._form.column
        head = QHBoxLayout()
        head.addWidget(Text(tr("Set up this laptop"), "title"), 1)
        head.addWidget(language_button(self.language_wanted))
        column.addLayout(head)
        column.addWidget(
            Text(
                tr("Two people write here, each with their own passphrase. Nobody else can open what they write."),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.join = PlainButton(tr("Join an agency that there is"), icon="link")
        self.join.clicked.connect(partial(self._choose_way, is_joining=True))
        column.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        self._bar = Bar("", tone="danger")
        self._bar.hide()
        column.addWidget(self._bar)
        agency = Card(tr("Agency"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.addWidget(self._line("agency", tr("Name of the agency"), tr("City Co-Response Team")), 0, 0)
        grid.addWidget(self._line("unit", tr("Unit, as on the car"), "4C12"), 0, 1)
        grid.addWidget(self._line("laptop", tr("Laptop, at the end of numbers"), "1"), 0, 2)
        for place, stretch in enumerate((3, 2, 2)):
            grid.setColumnStretch(place, stretch)
        agency.body.addLayout(grid)
        column.addWidget(agency)
        pair = QHBoxLayout()
        pair.setSpacing(px(16))
        for number, member in enumerate(form.members):
            pair.addWidget(self._person(number, member.profession), 1)
        column.addLayout(pair)
        column.addWidget(self._safe())
        self.go = PrimaryButton(tr("Set up"), icon="check", size="large")
        self.go.clicked.connect(self._model.set_up)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _build_join(self) -> QWidget:
        page = ScrollColumn(margins=(28, 20, 28, 20), gap=16)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Join an agency"), "title"), 1)
        self.back = PlainButton(tr("Set up a new agency instead"), size="small")
        self.back.clicked.connect(partial(self._choose_way, is_joining=False))
        head.addWidget(self.back)
        head.addWidget(language_button(self.language_wanted))
        page.column.addLayout(head)
        card = Card()
        self.enrol = EnrolPanel(self._model.enrol)
        card.body.addWidget(self.enrol)
        page.column.addWidget(card)
        page.column.addStretch()
        return page

    def _choose_way(self, *, is_joining: bool) -> None:
        self._model.is_joining = is_joining
        self._pages.setCurrentIndex(2 if is_joining else 0)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_seats(self, joined: Joined) -> None:
        self._model.shown_codes = joined.codes
        self._show_one_time(joined.codes)

    def _show_one_time(self, codes: Sequence[tuple[str, str]]) -> None:
        """With these each person takes their seat here; they open nothing anywhere else."""
        self._show_sheet(
            codes,
            title=tr("One-time codes, shown once"),
            words=tr(
                "This laptop belongs to the agency now. Each person takes their own code: the first sign-in here asks for it, and then for "
                "a passphrase of their own."
            ),
            spoken=lambda name, code: tr("One-time code of {name}: {code}", name=name, code=code),
            paper=(
                tr("FieldNotes one-time code"),
                tr("It takes your seat on the new laptop, once. Then it opens nothing any more."),
            ),
        )

    def _line(self, name: str, label: str, placeholder: str = "", *, member: int | None = None) -> Field:
        edit = LineEdit(placeholder=placeholder, name=label)
        target = self._model.form if member is None else self._model.form.members[member]
        edit.set_text(getattr(target, name))
        edit.edited.connect(partial(self._keep, name, member))
        return self._remember(name if member is None else f"{name}{member}", Field(label, edit))

    def _secret(self, name: str, label: str, *, member: int | None = None, hint: str = "") -> Field:
        edit = PassphraseEdit(name=label)
        edit.edited.connect(partial(self._keep, name, member))
        if name != "again":
            edit.edited.connect(partial(self._model.judge, -1 if member is None else member))
        return self._remember(name if member is None else f"{name}{member}", Field(label, edit, hint=hint))

    def _remember(self, key: str, field: Field) -> Field:
        self._fields[key] = field
        return field

    def _keep(self, name: str, member: int | None, text: str) -> None:
        setattr(self._model.form if member is None else self._model.form.members[member], name, text)
        field = self._fields[name if member is None else f"{name}{member}"]
        if field.problem:
            field.clear_problem()

    def _person(self, number: int, profession: Profession) -> Card:
        words, edge = tr(_TITLES[profession][0]), _TITLES[profession][1]
        card = Card(edge=edge)
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(12))
        head.addWidget(Avatar("PD" if profession is Profession.OFFICER else "C", profession, name=words, size=38))
        head.addWidget(Text(words, "heading"), 1)
        card.body.addLayout(head)
        clinician = profession is Profession.CLINICIAN
        card.body.addWidget(self._line("name", tr("First and last name"), member=number))
        two = QHBoxLayout()
        two.setSpacing(LOOK.metrics.px(12))
        two.addWidget(
            self._line(
                "credential",
                tr("License") if clinician else tr("Badge number"),
                "LCSW" if clinician else "",
                member=number,
            )
        )
        two.addWidget(self._line("phone", tr("Duty phone"), "555-0103", member=number))
        card.body.addLayout(two)
        hint = tr("15 characters or more; four or five plain words are good.")
        card.body.addWidget(
            self._secret("passphrase", tr("Passphrase, typed by this person"), member=number, hint=hint)
        )
        card.body.addWidget(self._secret("again", tr("The same again"), member=number))
        card.body.addStretch()
        return card

    def take_secrets(self, old: SetUpScreen) -> None:
        """What was typed on the same page in another language; the view-model keeps it, fields show it again."""
        self.enrol.code.set_text(old.enrol.code.text())
        self.enrol.address.set_text(old.enrol.address.text())
        for key, field in self._fields.items():
            before, now = old._fields[key].control, field.control
            if isinstance(before, LineEdit) and isinstance(now, LineEdit):
                now.set_text(before.text())

    def _safe(self) -> Card:
        px = LOOK.metrics.px
        card = Card(tr("Recovery keys of the agency"))
        card.body.addWidget(
            Text(
                tr(
                    "Two files, one for the police side and one for the clinic, leave this laptop and go into a safe. "
                    "Without them nobody can open the notes when both passphrase and recovery code are lost."
                ),
                "second",
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(px(16))
        choose = PlainButton(tr("Choose…"), size="small", icon="folder")
        choose.clicked.connect(self._choose_folder)
        place = LineEdit(
            placeholder=tr("A folder outside this laptop, such as a stick"), name=tr("Folder for the recovery keys")
        )
        place.edited.connect(partial(self._keep, "safe_dir", None))
        row.addWidget(self._remember("safe_dir", Field(tr("Folder"), place, aside=choose)), 1)
        row.addWidget(self._secret("safe_passphrase", tr("Passphrase of these files")), 1)
        card.body.addLayout(row)
        return card

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the recovery keys"), str(Path.home()))
        if chosen:
            edit = self._fields["safe_dir"].control
            assert isinstance(edit, LineEdit), "the folder's field is a line"
            edit.set_text(chosen)
            self._keep("safe_dir", None, chosen)

    def _show_strength(self, member: int, _strength: int, words: str, is_ok: bool) -> None:
        field = self._fields["safe_passphrase" if member < 0 else f"passphrase{member}"]
        field.clear_problem()
        field.set_hint(tr("Strength: {words}", words=tr(words)) if is_ok else words)

    def _show_problem(self, problem: Problem) -> None:
        self._set_busy(False)
        field = self._fields.get(str(problem.facts.get("field", "")))
        if field is not None:
            field.set_problem(sentence_of(problem))
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.ensureWidgetVisible(field)
            return
        self._bar.set_sentence(sentence_of(problem))
        self._bar.show()
        self._form.ensureWidgetVisible(self._bar)

    def _set_busy(self, is_busy: bool) -> None:
        self._bar.hide()
        self.go.setEnabled(not is_busy)
        self.go.set_word(tr("Making the keys…") if is_busy else tr("Set up"))

    # --- recovery codes ---

    def _show_codes(self, codes: list[tuple[str, str]], files: list[str]) -> None:
        self._set_busy(False)
        self._show_sheet(
            codes,
            title=tr("Recovery codes, shown once"),
            words=tr(
                "Each person takes their own: print or write it down, keep it at home. It opens the notes when the passphrase is lost."
            ),
            spoken=lambda name, code: tr("Recovery code of {name}: {code}", name=name, code=code),
            paper=(
                tr("FieldNotes recovery code"),
                tr("Keep it at home. It opens your notes when the passphrase is lost."),
            ),
            files=files,
        )

    def _show_sheet(
        self,
        codes: Sequence[tuple[str, str]],
        *,
        title: str,
        words: str,
        spoken: Callable[[str, str], str],
        paper: tuple[str, str],
        files: Sequence[str] = (),
    ) -> None:
        column = self._codes.column
        clear_layout(column)
        column.addWidget(Text(title, "title"))
        column.addWidget(Text(words, wrap=True))
        for name, code in codes:
            card = Card(edge="strong")
            card.body.addWidget(Text(name, "label", "muted"))
            shown = Text(code, "title", wrap=True)
            shown.setAccessibleName(spoken(name, " ".join(code)))
            card.body.addWidget(shown)
            column.addWidget(card)
        if files:
            column.addWidget(Note(tr("Into the safe"), "\n".join(Path(file).name for file in files), tone="warn"))
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.gap)
        self.print_codes = PlainButton(tr("Print"), icon="print", size="large")
        self.print_codes.clicked.connect(partial(self._print, codes, paper))
        self.finish = PrimaryButton(tr("We have them, go on"), icon="check", size="large")
        self.finish.clicked.connect(self._finish)
        row.addWidget(self.print_codes)
        row.addWidget(self.finish)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self._pages.setCurrentIndex(1)
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, codes: Sequence[tuple[str, str]], paper: tuple[str, str]) -> None:
        """One page per person, so that nobody carries the other's code."""
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        for name, code in codes:
            page = QTextDocument()
            page.setPlainText("\n\n".join((paper[0], name, code, paper[1])))
            page.print_(printer)

    def _finish(self) -> None:
        clear_layout(self._codes.column)  # the codes are on paper now
        self._model.shown_codes = ()
        self._model.finished.emit()

    def control(self, key: str) -> LineEdit:
        """The line of a field: agency, unit, laptop, safe_dir, safe_passphrase, name0, passphrase1 …"""
        edit = self._fields[key].control
        assert isinstance(edit, LineEdit), "every field here is a line"
        return edit

    def first_focus(self) -> QWidget:
        """The agency's name; on the other way the code; at the end going on."""
        if self._pages.currentIndex() == 1:
            return self.finish
        if self._pages.currentIndex() == 2:
            return self.enrol.first_focus()
        return self._fields["agency"].control
