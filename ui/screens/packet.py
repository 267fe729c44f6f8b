"""Referral packet: to whom, on what basis, what goes in and why something may not, whether it is complete, exactly what would leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment
from ui.screens.back_seat import shown_name
from ui.screens.directory_pick import DirectoryPick
from ui.screens.letter_page import LetterPage
from ui.screens.packet_block import BasisBlock, PartView, RecipientBlock, check_words
from ui.screens.pdf_view import PdfView
from ui.screens.tick import Link
from ui.screens.word import tr, tr_n
from ui.theme import LOOK, Theme
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import (
    Bar,
    Button,
    ChipGroup,
    ElidedText,
    FlowLayout,
    IconButton,
    Pill,
    PlainButton,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
    framed,
    set_property,
)
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import CheckRow, Exported, PacketPlan, Preview
    from ui.dialogs.save_packet import SaveSheet
    from ui.viewmodels.packet import PacketViewModel

LEFT_PX = 580
METER_PX = 70
LEFT_SHARE = 0.56  # when the plan needs more than this of the width, the preview takes turns with it


class PacketScreen(QWidget):
    """The packet of one referral."""

    back_wanted = Signal(str)  # encounter id
    jump_wanted = Signal(str, str, str)  # encounter id, section, field
    sign_wanted = Signal(str)

    def __init__(self, vm: PacketViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_written_into(self, Compartment.CLINICAL)
        self.setObjectName("page")
        self.vm = vm
        self._is_preview_asked = False
        self._linked: list[object] = []  # of which checks and in how much room the links are
        self._printer: QPrinter | None = None
        self._build()
        self._connect()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.left = QStackedWidget()
        outer.addWidget(self.left)
        self.plan_page = self._make_plan_page()
        self.pick = DirectoryPick(self.vm.desk, self.vm.jobs)
        self.letter = LetterPage(self.vm)
        for page in (self.plan_page, self.pick, self.letter):
            self.left.addWidget(page)
        self.right = self._make_preview()
        outer.addWidget(self.right, 1)

    def _make_plan_page(self) -> QWidget:
        px = LOOK.metrics.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(19), px(11), px(19), px(12))
        column.setSpacing(LOOK.metrics.between(8))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(Text(tr("Referral packet"), "title", weight=650))
        self.state = Pill(tr("Draft"), "plain")
        head.addWidget(self.state)
        self.whose = ElidedText("", "second", "muted")
        self.whose.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.whose, 1)
        self.see = QuietButton(tr("Preview"), size="small")
        self.see.setCheckable(True)
        self.see.hide()
        head.addWidget(self.see)
        column.addLayout(head)
        self.several = ChipGroup(tr("Which referral"), [], is_single=True, is_small=True)
        self.several.hide()
        column.addWidget(self.several)
        self.only_about = Text("", "second", "warn", wrap=True)
        self.only_about.hide()
        column.addWidget(self.only_about)
        self.bar = Bar("")
        self.bar.hide()
        column.addWidget(self.bar)
        self.recipient = RecipientBlock()
        column.addWidget(self.recipient)
        self.basis = BasisBlock(spoken(self.vm.desk.vocabulary))
        column.addWidget(self.basis)
        title = QHBoxLayout()
        title.addWidget(Text(tr("What goes in"), "heading"))
        self.count = ElidedText("", "second", "muted")
        title.addWidget(self.count, 1)
        column.addLayout(title)
        self._parts = ScrollColumn(gap=1, margins=(0, 0, 0, 0))
        column.addWidget(self._parts, 1)
        column.addLayout(self._make_meter())
        self.rest = QWidget()
        self._below = FlowLayout(self.rest, gap=None if LOOK.metrics.is_glove else 4)
        self.rest.hide()
        column.addWidget(self.rest)
        foot = FlowLayout(gap=8)
        column.addLayout(foot)
        self._fill_foot(foot)
        self.part_rows: dict[str, PartView] = {}
        return page

    def _make_meter(self) -> QHBoxLayout:
        px = LOOK.metrics.px
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.between(11))
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.meter.setProperty("tone", "ok")
        self.meter.setFixedWidth(px(METER_PX))
        self.meter.setAccessibleName(tr("Checks"))
        row.addWidget(self.meter)
        self.checks = Text("", "second")
        row.addWidget(self.checks)
        self._links = QHBoxLayout()
        self._links.setSpacing(LOOK.metrics.gap if LOOK.metrics.is_glove else 0)
        row.addLayout(self._links, 3)
        return row

    def _fill_foot(self, row: FlowLayout) -> None:
        self.print = PlainButton(tr("Print"), icon="print")
        self.save = PlainButton(tr("Save"), icon="save")
        self.outbox = IconButton("outbox", tr("Leave it in the outbox folder"), kind="plain", size="normal")
        self.sign = PrimaryButton(tr("Sign"), icon="sign")
        for button in (self.print, self.save, self.outbox):
            row.addWidget(button)
        row.addWidget(self.sign)
        self._next: Button = self.print  # what somebody pressed when the letter opened instead

    def _make_preview(self) -> QWidget:
        px = LOOK.metrics.px
        frame = framed("side")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = framed("band")
        bar.setFixedHeight(max(px(70), LOOK.metrics.target + px(16)))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(20), 0, px(14), 0)
        row.setSpacing(LOOK.metrics.between(12))
        row.addWidget(ElidedText(tr("Preview"), "heading"))
        self.facts = ElidedText("", "second", "muted")
        row.addWidget(self.facts, 1)
        self.unsee = QuietButton(tr("Back"), size="small")
        self.unsee.clicked.connect(lambda: self.see.setChecked(False))
        self.printed = Button(tr("As printed"), kind="quiet", size="small", wrap=True)
        self.printed.setCheckable(True)
        self.smaller = IconButton("minus", tr("Smaller"))
        self.zoom = Text("", "second")
        self.larger = IconButton("add", tr("Larger"))
        for widget in (self.unsee, self.printed, self.smaller, self.zoom, self.larger):
            row.addWidget(widget)
        column.addWidget(bar)
        self.view = PdfView(self.vm.jobs)
        column.addWidget(self.view, 1)
        self.zoom.setText(f"{round(self.view.zoom * 100)}%")
        return frame

    def _connect(self) -> None:
        vm = self.vm
        vm.blanked.connect(self._blank)
        vm.recipient_wanted.connect(self._pick)
        vm.referrals_read.connect(self._show_referrals)
        self.several.picked.connect(self._take_referral)
        vm.shown.connect(self._show)
        vm.preview_started.connect(lambda: self.facts.setText(tr("drawing…")))
        vm.preview_made.connect(self._show_preview)
        vm.exported.connect(self._say_exported)
        vm.print_ready.connect(self._print)
        vm.refused.connect(self._say)
        self.recipient.change_wanted.connect(self._pick)
        self.recipient.receiver_chosen.connect(lambda code: vm.set_field("receiver", code))
        self.basis.basis_chosen.connect(lambda code: vm.set_field("basis", code))
        self.basis.noted.connect(vm.note_on_file)
        self.basis.note_left.connect(vm.save_now)
        self.basis.release_wanted.connect(lambda: self._jump("release_files", ""))
        self.basis.urgency_chosen.connect(lambda code: vm.set_field("urgency", code))
        self.pick.picked.connect(self._take_service)
        self.pick.back_wanted.connect(self._leave_pick)
        self.letter.back_wanted.connect(lambda: self.left.setCurrentWidget(self.plan_page))
        self.letter.was_read.connect(self._go_on)
        self.print.clicked.connect(lambda: None if self._is_held(self.print) else self._ask_printer())
        self.save.clicked.connect(lambda: None if self._is_held(self.save) else self.ask_where())
        self.outbox.clicked.connect(lambda: None if self._is_held(self.outbox) else self._let_go("outbox"))
        self.sign.clicked.connect(self._sign)
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.printed.toggled.connect(self.view.set_as_printed)
        self.see.toggled.connect(self._ask_preview)
        LOOK.changed.connect(self._fit_theme)
        self._fit_theme()

    # --- showing ------------------------------------------------------------------------------------------------------

    def _blank(self) -> None:
        for layout in (self._parts.column, self._links, self._below):
            clear_layout(layout)
        self.rest.hide()
        self._linked = []
        self.part_rows.clear()
        self.view.clear()
        self.bar.hide()
        self.recipient.show_recipient(None)
        self.recipient.show_receivers("", ())
        for text in (self.facts, self.whose, self.only_about, self.count, self.checks):
            text.setText("")
        self.left.setCurrentWidget(self.plan_page)
        self.letter.forget()

    def _pick(self) -> None:
        if self.left.currentWidget() is not self.pick:  # read again while somebody types there: the cursor stays
            self.left.setCurrentWidget(self.pick)
            self.pick.start()

    def _leave_pick(self) -> None:
        if self.vm.plan is None:
            self.back_wanted.emit(self.vm.encounter)
        else:
            self.left.setCurrentWidget(self.plan_page)

    def _show_referrals(self, rows: list[tuple[str, str]]) -> None:
        """Several people or places in one call: one packet each, the open one marked."""
        self.several.setVisible(len(rows) > 1)
        if [chip.code for chip in self.several.chips()] != [record for record, _words in rows]:
            self.several.set_options(rows)
        self.several.set_codes([self.vm.referral])

    def _take_referral(self, codes: list[str]) -> None:
        referral = RecordId(codes[0]) if codes else self.vm.referral
        self.several.set_codes([referral])  # one is always open: pressing it again changes nothing
        if referral != self.vm.referral:
            encounter, pen = self.vm.encounter, self.vm.pen
            # An unsaved letter keeps its page: the bar says why, and saving goes on trying.
            self.vm.flush(
                lambda is_saved: (
                    self.vm.open(encounter, pen=pen, referral=referral)
                    if is_saved
                    else self.several.set_codes([self.vm.referral])
                )
            )

    def _take_service(self, key: str) -> None:
        self.left.setCurrentWidget(self.plan_page)
        self.vm.choose_service(key)

    def _show(self, plan: PacketPlan) -> None:
        labels = spoken(self.vm.desk.vocabulary)["referral_state"]
        self.state.set(labels.label(plan.state) if plan.state else tr("Draft"))
        who = shown_name(plan.person) if plan.person else self.vm.title
        self.whose.setText(tr("for {who}", who=who) if who else "")
        self.recipient.show_recipient(plan.recipient)
        self.recipient.show_receivers(plan.receiver, plan.receivers)
        self.only_about.setVisible(bool(plan.person))
        self.only_about.setText(_whose_words(plan))
        self.basis.show_plan(plan)
        self._show_parts(plan)
        self._show_checks(plan.checks)
        self.letter.show_detail(self.vm.detail, may_write=self.vm.may_write_letter, plan=plan)
        self.sign.set_word(tr("Signed") if plan.is_signed else tr("Sign"))
        self.sign.setEnabled(not plan.is_signed)

    def _show_parts(self, plan: PacketPlan) -> None:
        chosen = sum(1 for row in plan.parts if row.is_in)
        self.count.setText(tr("{count} of {all} · smallest set that answers", count=chosen, all=len(plan.parts)))
        if list(self.part_rows) != [row.part for row in plan.parts]:
            clear_layout(self._parts.column)
            self.part_rows = {}
            for row in plan.parts:
                view = PartView(row)
                view.toggled.connect(self.vm.set_part)
                view.remedy_wanted.connect(self._remedy)
                view.opened.connect(self._open_part)
                self.part_rows[row.part] = view
                self._parts.column.addWidget(view)
            self._parts.column.addStretch(1)
        for row in plan.parts:
            self.part_rows[row.part].show_row(row)

    def _show_checks(self, checks: tuple[CheckRow, ...]) -> None:
        passed = sum(1 for check in checks if check.is_ok)
        self.meter.setMaximum(max(1, len(checks)))
        self.meter.setValue(passed)
        set_property(self.meter, "tone", "ok" if passed == len(checks) else "warn")
        # A letter nobody read is the one that stops; it is named before the others.
        missing = sorted((check for check in checks if not check.is_ok), key=lambda check: check.code != "letter_read")
        said = spoken(self.vm.desk.vocabulary)
        self.checks.setText(tr("{passed} of {all} checks", passed=passed, all=len(checks)) + (" · " if missing else ""))
        linked = [
            self._plan_width(),
            LOOK.metrics,
            self.checks.text(),
            *((check.code, check.field) for check in missing),
        ]
        if linked == self._linked:
            return  # who has come to one of them with Tab stays there
        self._linked = linked
        clear_layout(self._links)
        clear_layout(self._below)
        room = self._plan_width() - LOOK.metrics.px(38 + METER_PX) - 3 * LOOK.metrics.between(11)
        room -= self.checks.sizeHint().width()
        more = Link(tr("and {count} more", count=len(missing)))
        more_width = more.sizeHint().width() + self._links.spacing()
        shown = 0
        for place, check in enumerate(missing):
            link = Link(check_words(check, said))
            link.setToolTip(tr("Go there"))
            link.clicked.connect(lambda _on=False, c=check: self._go_to_check(c))
            room -= link.sizeHint().width() + self._links.spacing()
            if shown == place and room >= (more_width if place + 1 < len(missing) else 0):
                self._links.addWidget(link)
                shown += 1
            else:
                self._below.addWidget(link)
        if len(missing) > shown > 0:
            more.setText(tr("and {count} more", count=len(missing) - shown))
            more.setAccessibleName(more.text())
            more.clicked.connect(self._show_rest)
            self._links.addWidget(more)
        else:
            more.deleteLater()
        # Where not even the first has room beside it, all stand below.
        self.rest.setVisible(len(missing) > shown and (not shown or not self.rest.isHidden()))
        self._links.addStretch(1)

    def _show_rest(self) -> None:
        """What did not fit into the line, and away again."""
        self.rest.setVisible(self.rest.isHidden())

    def _show_preview(self, preview: Preview) -> None:
        size = max(1, round(len(preview.pdf) / 1024))
        pages = tr_n("%n page", "%n pages", preview.pages)
        self.facts.setText(tr("exactly what would leave · {pages} · {size} KB", pages=pages, size=size))
        self.view.set_pdf(preview.pdf)

    def _fit_theme(self) -> None:
        self.printed.setVisible(LOOK.theme is not Theme.DAY)
        self._fit()

    # --- doing --------------------------------------------------------------------------------------------------------

    def _remedy(self, part: str, remedy: str) -> None:
        if remedy in {"get_release", "release"}:
            self._jump("release_files", "")
        elif remedy in {"write_letter", "read_letter"} or part == "letter":
            self._open_part("letter", "letter" if remedy == "read_letter" else "")
        else:
            self._jump(SECTION_OF_PART.get(part.partition(":")[0], "release_files"), "")

    def _open_part(self, part: str, field: str = "") -> None:
        if part == "letter":
            self._next = self.print
            self.left.setCurrentWidget(self.letter)
            self.letter.start(field)
        else:
            self._jump(SECTION_OF_PART.get(part.partition(":")[0], ""), "")

    def _go_to_check(self, check: CheckRow) -> None:
        section, _, field = check.field.partition(".")
        if section == "signature":
            self._sign()
        elif field in {"urgency", "act_by", "basis"}:
            self.basis.open_choice()
        elif section == "letter":
            self._open_part("letter", field)
        elif section == "referral":
            self._jump("release_files", "")
        elif section != "packet":
            self._jump(section, FIELD_OF_CHECK.get(field, field))

    def _jump(self, section: str, field: str) -> None:
        if section:
            self.vm.flush()
            self.jump_wanted.emit(self.vm.encounter, section, field)

    def _sign(self) -> None:
        from ui.dialogs.sign import SignSheet
        from ui.viewmodels.signing import SigningViewModel

        vm = self.vm
        signing = SigningViewModel(vm.desk, vm.jobs, encounter=vm.encounter, pen=vm.pen, parent=self)
        signing.changed.connect(vm.take_changes)
        vm.flush(lambda is_saved: SignSheet(signing, self, whom=vm.title).open_panel() if is_saved else None)

    def ask_where(self) -> SaveSheet:
        """With a passphrase, onto a stick, for an archive, as data."""
        from ui.dialogs.save_packet import SaveSheet

        sheet = SaveSheet(self.vm, self)
        sheet.wanted.connect(lambda channel, path, product: self._let_go(channel, Path(path), product))
        sheet.open_panel()
        return sheet

    def _is_held(self, button: Button) -> bool:
        """Whether nobody has read the letter yet: it opens before anybody is asked where the packet should go. Then `button` is next."""
        checks = self.vm.plan.checks if self.vm.plan is not None else ()
        is_unread = any(check.code == "letter_read" and not check.is_ok for check in checks)
        if is_unread and self.letter.marks.words:  # these know of a yes that is still on its way to the disk
            self._say(RuleProblem("letter_not_read"))
            self._next = button
            return True
        return False

    def _let_go(self, channel: str, path: Path | None = None, product: str = "packet") -> None:
        self.bar.hide()  # what it said was of the try before
        self.vm.export(channel, path, product)

    def _ask_printer(self) -> None:
        from ui.screens.paper import ask_printer

        def export(printer: QPrinter) -> None:
            self._printer = printer
            self._let_go("print")

        ask_printer(self, then=export)

    def _print(self, pdf: bytes) -> None:
        from ui.screens.paper import print_pdf

        if self._printer is not None:
            print_pdf(pdf, self._printer, jobs=self.vm.jobs, owner=self)
            self._printer = None

    def _go_on(self) -> None:
        """The letter was read: what is left is to let the packet go."""
        self.bar.hide()
        self.left.setCurrentWidget(self.plan_page)
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, problem: Problem) -> None:
        if problem.code == "letter_not_read":
            self._open_part("letter", "letter")
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()

    def _say_exported(self, exported: Exported) -> None:
        if exported.passphrase:
            from ui.dialogs.passphrase import PassphraseSheet

            PassphraseSheet(exported, self).open_panel()
        elif exported.path:
            self.bar.set_sentence(tr("{file} is ready. It is on record.", file=Path(exported.path).name), "ok")
            self.bar.show()
        elif exported.pdf:
            self.bar.set_sentence(tr("It went to the printer. It is on record."), "ok")
            self.bar.show()
        if exported.why_not_signed is not None:
            why = sentence_of(exported.why_not_signed)
            self.bar.set_sentence(tr("It left without the agency’s signature. {why}", why=why), "warn")
            self.bar.show()

    def _zoom(self, step: int) -> None:
        self.view.step_zoom(step)
        self.zoom.setText(f"{round(self.view.zoom * 100)}%")

    # --- keys and sizes -----------------------------------------------------------------------------------------------

    def act(self, act: str) -> bool:
        """A key of the house; True when it was for this screen."""
        if act == "sign" and self.vm.plan is not None and not self.vm.plan.is_signed:
            self._sign()
        elif act == "saved":
            self.vm.flush()
        else:
            return act in {"sign", "packet"}
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.left.currentWidget() is self.plan_page:
                self.vm.flush()
                self.back_wanted.emit(self.vm.encounter)
            else:
                self.left.setCurrentWidget(self.plan_page)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
        elif event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self._zoom(1 if event.key() == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [
            ("Esc", tr("Back to the encounter")),
            ("+ and -", tr("Larger, smaller preview")),
            ("Space", tr("Take a part in or leave it out")),
        ]

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        if self.left.currentWidget() is self.pick:
            return self.pick.words
        first = next(iter(self.part_rows.values()), None)
        return first.check if first is not None else self.recipient.change

    def _ask_preview(self, is_asked: bool) -> None:
        self._is_preview_asked = is_asked
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _plan_width(self) -> int:
        """What the plan gets: its own width beside the preview, all there is when they take turns."""
        wanted = round(LOOK.metrics.px(LEFT_PX) * LOOK.metrics.text_scale**0.6)
        return wanted if wanted <= self.width() * LEFT_SHARE else self.width()

    def _fit(self) -> None:
        wanted = self._plan_width()
        is_wide = wanted < self.width()
        self.see.setVisible(not is_wide)
        if is_wide:
            self.left.setFixedWidth(wanted)
        else:
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(16_777_215)
        self.left.setVisible(is_wide or not self._is_preview_asked)
        self.right.setVisible(is_wide or self._is_preview_asked)
        self.unsee.setVisible(not is_wide)
        if self.vm.plan is not None:
            self._show_checks(self.vm.plan.checks)  # as many beside each other as there is room for now


# Where a part is written, to go there from its row.
SECTION_OF_PART = {
    "encounter_summary": "what_happened",
    "suicide_screen": "risk_screen",
    "screen": "risk_screen",
    "safety_plan": "safety_plan",
    "release": "release_files",
    "hold_facts": "hold_arrest",
    "officer_extract": "what_happened",
    "substance_note": "health",
    "health": "health",
    "history": "health",
    "attachment": "release_files",
}
# A check names what is missing; the field of the section that answers it is called differently.
FIELD_OF_CHECK = {"name": "legal_name", "risk": "", "authors": ""}


def _whose_words(plan: PacketPlan) -> str:
    """Of several people on the call: whose packet this is, and what stays out because nobody said whose it is."""
    if not plan.person:
        return ""
    said = tr("This packet is about {name} only.", name=shown_name(plan.person))
    if not plan.unsaid:
        return said
    left = tr_n(
        "%n record does not say whom it is about and stays out.",
        "%n records do not say whom they are about and stay out.",
        plan.unsaid,
    )
    return f"{said} {left}"
