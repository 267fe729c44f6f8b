"""Print this encounter: for whom, for the own file or for somebody else. What is clinical leaves by a referral packet only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldnotes.services import person_copy, printing
from ui.dialogs.sheet import Sheet
from ui.language import LANGUAGES
from ui.screens.word import to_say, tr
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Button, ChipGroup, Field, LineEdit, PrimaryButton, Text
from ui.widgets.discreet import ForAMinute

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.printing import Copied, PrintedRecord
    from ui.viewmodels.encounter import EncounterViewModel

AUDIENCE_WORDS = {
    "officer_section": to_say("Officer's section"),
    "police_record": to_say("Police record"),
    "clinical_record": to_say("Clinical record"),
    "person_copy": to_say("The person's own copy"),
}
TOLD = {
    "officer_section": to_say("The officer's own part, without health information."),
    "police_record": to_say("The joint and the police part, for the agency's own file."),
    "clinical_record": to_say("The joint and the clinical part, for the clinical file."),
    "person_copy": to_say(
        "Their safety plan, where they were sent, who we were and their rights. It is noted that they have it."
    ),
}
PERSON_COPY = "person_copy"
OWN, OTHER = "own", "other"


class PrintSheet(Sheet):
    """Chooses, asks the printer, and only then has the pages made and noted down."""

    def __init__(self, vm: EncounterViewModel, over: QWidget) -> None:
        super().__init__(tr("Print this encounter"), over, width_px=720, height_px=560)
        self.vm = vm
        self._printer: QPrinter | None = None
        self.column.addWidget(
            Text(
                tr("What was signed, with what came after under it. Both are printed and marked."),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.audience = ChipGroup(tr("What is printed"), [], is_single=True, must_choose=True)
        self.told = Text("", "second", "muted", wrap=True)
        self.whom = ChipGroup(
            tr("For whom"),
            [(OWN, tr("For our own file")), (OTHER, tr("For somebody else"))],
            is_single=True,
            must_choose=True,
        )
        self.whom.set_codes([OWN])
        self.language = ChipGroup(
            tr("In which language"), list(LANGUAGES.items()), is_single=True, is_small=True, must_choose=True
        )
        self.language.set_codes([next(iter(LANGUAGES))])
        self.recipient = LineEdit(name=tr("Who gets it"))
        self.purpose = LineEdit(name=tr("What it is for"))
        self._recipient_box = Field(tr("Who gets it"), self.recipient)
        self._purpose_box = Field(tr("What it is for"), self.purpose)
        for widget in (self.audience, self.told, self.language, self.whom, self._recipient_box, self._purpose_box):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Print"), icon="print", size="stop")
        self.copy = Button(tr("Copy as text"), icon="copy", size="stop")
        self.copy.setToolTip(tr("To paste into your records system. The clipboard clears itself after a minute."))
        self.copy.clicked.connect(self._copy)
        self.foot.addWidget(self.copy)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.audience.picked.connect(lambda _codes: self._fit_form())
        self.whom.picked.connect(lambda _codes: self._fit_form())
        self.recipient.edited.connect(lambda _text: self._fit_form())
        self.purpose.edited.connect(lambda _text: self._fit_form())
        self.button.clicked.connect(self._ask_printer)
        self._fit_form()
        vm.jobs.ask(printing.audiences, vm.desk, by=vm.pen, owner=self, then=self._offer, refused=self._refused)

    def first_focus(self) -> QWidget | None:
        return self.audience.chips()[0] if self.audience.chips() else self.back

    def _offer(self, codes: tuple[str, ...]) -> None:
        offered = [*codes, *([PERSON_COPY] if "clinical_record" in codes else [])]
        self.audience.set_options([(code, tr(AUDIENCE_WORDS[code])) for code in offered])
        self.audience.set_codes(codes[:1])
        self._fit_form()
        if self.audience.chips():
            self.audience.chips()[0].setFocus()

    def _fit_form(self) -> None:
        code = next(iter(self.audience.codes()), "")
        self.told.setText(tr(TOLD[code]) if code else "")
        self.language.setVisible(code == PERSON_COPY)
        may_leave = code == "officer_section"
        self.whom.setVisible(may_leave)
        is_other = may_leave and self.whom.codes() == [OTHER]
        self._recipient_box.setVisible(is_other)
        self._purpose_box.setVisible(is_other)
        is_whole = not is_other or bool(self.recipient.text().strip() and self.purpose.text().strip())
        self.button.setEnabled(bool(code) and is_whole)
        self.copy.setEnabled(bool(code))
        self.copy.setVisible(not is_other and code != PERSON_COPY)

    def _copy(self) -> None:
        self.copy.setEnabled(False)
        self.vm.jobs.ask(
            printing.copy_encounter,
            self.vm.desk,
            encounter=self.vm.encounter,
            by=self.vm.pen,
            audience=self.audience.codes()[0],
            owner=self,
            then=self._copied,
            refused=self._refused,
        )

    def _copied(self, copied: Copied) -> None:
        self.vm.take_changes(copied.changes)
        self._minute().copy(copied.text)
        self.copy.setEnabled(True)
        self.say(tr("Copied. Paste it into your own system; the clipboard clears itself after a minute."), "ok")

    def _minute(self) -> ForAMinute:
        """It outlives the sheet: the window keeps it."""
        window = self.window()
        kept = window.findChild(ForAMinute)
        if kept is None:
            kept = ForAMinute()
            kept.setParent(window)
        return kept

    def _ask_printer(self) -> None:
        from ui.screens.paper import ask_printer

        ask_printer(self, then=self.make)

    def make(self, printer: QPrinter) -> None:
        """Somebody chose a printer: note it down, then print."""
        self._printer = printer
        self.button.setEnabled(False)
        if self.audience.codes() == [PERSON_COPY]:
            self.vm.jobs.ask(
                person_copy.print_person_copy,
                self.vm.desk,
                encounter=self.vm.encounter,
                by=self.vm.pen,
                language=self.language.codes()[0],
                person=self.vm.about,
                owner=self,
                then=self._print,
                refused=self._refused,
            )
            return
        is_other = not self._recipient_box.isHidden()
        self.vm.jobs.ask(
            printing.print_encounter,
            self.vm.desk,
            encounter=self.vm.encounter,
            by=self.vm.pen,
            audience=self.audience.codes()[0],
            recipient=self.recipient.text() if is_other else "",
            purpose=self.purpose.text() if is_other else "",
            owner=self,
            then=self._print,
            refused=self._refused,
        )

    def _print(self, printed: PrintedRecord) -> None:
        from ui.screens.paper import print_pdf

        self.vm.take_changes(printed.changes)
        if self._printer is not None:
            print_pdf(printed.pdf, self._printer, jobs=self.vm.jobs, owner=self._window)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self._fit_form()
        self.say(sentence_of(problem))
