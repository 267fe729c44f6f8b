"""The blocks of the packet's plan: recipient, basis, one row per part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.problem import RuleProblem
from ui.language import language
from ui.screens.encounter.editor import options_of
from ui.screens.tick import Tick
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_day, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    Button,
    ChipGroup,
    CompartmentMark,
    ElidedText,
    Field,
    LineEdit,
    QuietButton,
    Text,
    clear_layout,
    framed,
    set_property,
    thin_line,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.services.row import CheckRow, PacketPlan, PartRow, ReceiverRow, Recipient


class RecipientBlock(QWidget):
    """To whom it goes, and what kind of receiver that is."""

    change_wanted = Signal()
    receiver_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("card", edge="strong")
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(14), px(6), px(13), px(6))
        row.setSpacing(LOOK.metrics.between(8))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        self._name = ElidedText("", "strong", weight=650)
        self._detail = ElidedText("", "second", "muted")
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        self.kind = QuietButton("", size="small")
        self.kind.clicked.connect(self.open_choice)
        row.addWidget(self.kind)
        self.change = Button(tr("Change"), size="small")
        self.change.clicked.connect(self.change_wanted)
        row.addWidget(self.change)
        self.choice = framed("well")
        inner = QVBoxLayout(self.choice)
        inner.addWidget(Text(tr("What kind of receiver"), "label", "muted"))
        self.kinds = ChipGroup(tr("What kind of receiver"), is_single=True, is_small=True, must_choose=True)
        self.kinds.picked.connect(lambda codes: self.receiver_chosen.emit(codes[0] if codes else ""))
        inner.addWidget(self.kinds)
        self.choice.hide()
        outer.setSpacing(LOOK.metrics.between(8))
        outer.addWidget(self.choice)
        self.show_recipient(None)
        self.show_receivers("", ())

    def open_choice(self) -> None:
        """Show or hide the kinds."""
        self.choice.setVisible(self.choice.isHidden())
        if not self.choice.isHidden() and self.kinds.chips():
            chosen = next((chip for chip in self.kinds.chips() if chip.isChecked()), self.kinds.chips()[0])
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_receivers(self, code: str, rows: Sequence[ReceiverRow]) -> None:
        """Show which kind it is and which it may be."""
        words = [(row.code, row.label.get(language(), row.label["en"])) for row in rows]
        self.kind.setVisible(bool(words))
        self.kind.set_word(dict(words).get(code, ""))
        self.kind.setAccessibleName(tr("What kind of receiver: {kind}", kind=dict(words).get(code, "")))
        if [chip.code for chip in self.kinds.chips()] != [one for one, _ in words]:
            self.kinds.set_options(words)
        self.kinds.set_codes([code])
        if not words:
            self.choice.hide()

    def show_recipient(self, recipient: Recipient | None) -> None:
        """Show who gets it, or that nobody is chosen."""
        if recipient is None:
            self._name.setText(tr("Nobody chosen yet"))
            self._detail.setText(tr("Find a service in the directory"))
            self.change.set_word(tr("Choose"))
            return
        names = dict.fromkeys(filter(None, (recipient.organization, recipient.name)))
        self._name.setText(" · ".join(names))
        facts = [*recipient.detail.split(" · "), recipient.phone, recipient.address]
        self._detail.setText(" · ".join(dict.fromkeys(filter(None, facts))))
        self.change.set_word(tr("Change"))


class BasisBlock(QWidget):
    """On what it rests: a signed release, or another basis with its name; and how urgent it is."""

    basis_chosen = Signal(str)
    urgency_chosen = Signal(str)
    release_wanted = Signal()
    noted = Signal(str, str)  # vocabulary disclosure_need, words
    note_left = Signal()

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        px = LOOK.metrics.px
        self._bases, self._urgencies = vocabulary["disclosure_basis"], vocabulary["urgency"]
        self._needs, self._parts = vocabulary["disclosure_need"], vocabulary["packet_part"]
        self.notes: dict[str, LineEdit | ChipGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(8))
        self.frame = framed("note")
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(px(14), px(6), px(13), px(6))
        row.setSpacing(LOOK.metrics.between(12))
        self.head = Text("", "strong", weight=650)
        self.detail = ElidedText("", "second")
        row.addWidget(self.head)
        row.addWidget(self.detail, 1)
        self.urgency = QuietButton("", size="small")
        self.urgency.clicked.connect(self.open_choice)
        row.addWidget(self.urgency)
        self.view = Button(tr("View"), size="small")
        self.view.clicked.connect(self.release_wanted)
        row.addWidget(self.view)
        self.change = Button(tr("Change"), size="small")
        self.change.clicked.connect(self.open_choice)
        row.addWidget(self.change)
        column.addWidget(self.frame)
        self.choice = framed("well")
        inner = QVBoxLayout(self.choice)
        inner.addWidget(Text(tr("On what basis"), "label", "muted"))
        self.bases = ChipGroup(tr("On what basis"), options_of(self._bases.terms), is_single=True, is_small=True)
        inner.addWidget(self.bases)
        self._on_file = QVBoxLayout()
        self._on_file.setSpacing(LOOK.metrics.between(6))
        inner.addLayout(self._on_file)
        inner.addWidget(Text(tr("How urgent"), "label", "muted"))
        self.urgencies = ChipGroup(tr("How urgent"), options_of(self._urgencies.terms), is_single=True, is_small=True)
        inner.addWidget(self.urgencies)
        self.choice.hide()
        column.addWidget(self.choice)
        self.bases.picked.connect(lambda codes: self.basis_chosen.emit(codes[0] if codes else ""))
        self.urgencies.picked.connect(lambda codes: self.urgency_chosen.emit(codes[0] if codes else ""))

    def open_choice(self) -> None:
        """Show or hide the choices."""
        self.choice.setVisible(self.choice.isHidden())
        if not self.choice.isHidden() and self.bases.chips():
            self.bases.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notes(self, needs: tuple[str, ...], on_file: Mapping[str, str]) -> None:
        """Ask for what the basis rests on; a field that is being written is left alone."""
        if tuple(self.notes) != needs:
            clear_layout(self._on_file)
            self.notes = {need: self._note(need) for need in needs}
        for need, edit in self.notes.items():
            text = on_file.get(need, "")
            if isinstance(edit, ChipGroup):
                edit.set_codes([code for code in text.split(", ") if code])
            elif not edit.hasFocus():
                edit.set_text(text)

    def _note(self, need: str) -> LineEdit | ChipGroup:
        label = self._needs.label(need)
        if need == "ordered_parts":
            group = ChipGroup(label, options_of(self._parts.terms), is_small=True)
            group.picked.connect(lambda codes: self.noted.emit(need, ", ".join(codes)))
            self._on_file.addWidget(Text(label, "label", "muted"))
            self._on_file.addWidget(group)
            return group
        edit = LineEdit(name=label)
        edit.edited.connect(lambda text: self.noted.emit(need, text))
        edit.left.connect(self.note_left)
        self._on_file.addWidget(Field(label, edit))
        return edit

    def show_plan(self, plan: PacketPlan) -> None:
        """Show the basis of a plan."""
        self.show_notes(plan.needs, plan.on_file)
        self.bases.set_codes([plan.basis])
        self.urgencies.set_codes([plan.urgency])
        self.urgency.set_word(self._urgencies.short(plan.urgency) if plan.urgency else tr("How urgent?"))
        consent = plan.consent
        self.view.setVisible(consent is not None)
        tone = "ok"
        if plan.basis == "consent" and consent is not None and consent.state == "valid":
            self.head.setText(tr("✓ Release signed"))
            until = tr("ends {day}", day=say_day(consent.expires_on)) if consent.expires_on else ""
            self.detail.setText(" · ".join(filter(None, (say_event_time(consent.signed_at), consent.recipient, until))))
        elif plan.basis == "consent":
            tone = "warn"
            self.head.setText(tr("Release missing"))
            self.detail.setText(_consent_words(consent.state if consent is not None else ""))
        elif plan.basis:
            open_ = [check for check in plan.checks if check.code == "basis" and not check.is_ok]
            tone = "warn" if open_ else "ok"
            self.head.setText(tr("Basis"))
            missing = [need for need in plan.needs if need != "part2_order" and not plan.on_file.get(need, "").strip()]
            lacks = tr("note: {what}", what=self._needs.label(missing[0]).lower()) if missing else ""
            self.detail.setText(" · ".join(filter(None, (self._bases.label(plan.basis), lacks))))
        else:
            tone = "warn"
            self.head.setText(tr("No basis yet"))
            self.detail.setText(tr("Choose why this may be told"))
        set_property(self.frame, "tone", tone)
        self.head.set_tone(tone)


def _consent_words(state: str) -> str:
    words = {
        "expired": tr("it has ended"),
        "revoked": tr("it was taken back"),
        "refused": tr("the person said no"),
        "incomplete": tr("something in it is missing"),
    }
    return words.get(state, tr("none names this recipient"))


def why_words(code: str) -> str:
    """Why a part may not go, in one line. A code of a newer version reads as its own words."""
    words = {
        "basis_missing": tr("Choose the basis first"),
        "basis_not_for_audience": tr("This basis does not fit this recipient"),
        "not_for_audience": tr("Not for this kind of recipient"),
        "beyond_basis": tr("More than this basis allows"),
        "beyond_order": tr("Not in the court order"),
        "beyond_eight_items": tr("Only the eight items may go on this basis"),
        "clinician_only": tr("Stays with the clinicians"),
        "officer_only": tr("Stays with the officers"),
        "receiver_must_not": tr("This kind of receiver must not get it"),
        "not_this_release": tr("Another release than the one relied on"),
        "consent_missing": tr("No release names this recipient"),
        "consent_of_other_person": tr("The release is another person's"),
        "consent_for_other_recipient": tr("The release names somebody else"),
        "consent_kind_unknown": tr("This kind of release is not known here"),
        "consent_kind_not_for_audience": tr("This kind of release does not fit this recipient"),
        "consent_expired": tr("The release has ended"),
        "consent_revoked": tr("The person took the release back"),
        "consent_refused": tr("The person said no"),
        "not_in_consent": tr("Not in the release"),
        "substance_use_never": tr("Substance-use law: never to this recipient"),
        "substance_use_needs_consent": tr("Substance-use law: needs a release that names it"),
        "substance_use_needs_order": tr("Substance-use law: needs its own court order"),
        "substance_use_needs_proceedings_consent": tr("Substance-use law: needs a release for proceedings"),
        "substance_use_not_in_consent": tr("Substance-use law: not in the release"),
    }
    if code.startswith("consent_without"):
        return tr("Something in the release is missing")
    return words.get(code) or (sentence_of(RuleProblem(code)) if code else "")


class PartView(QWidget):
    """One part: in or not, what it holds, whose it is, why it may not go and what would help."""

    toggled = Signal(str, bool)
    remedy_wanted = Signal(str, str)
    opened = Signal(str)

    def __init__(self, row: PartRow) -> None:
        super().__init__()
        self.part, self._remedy = row.part, row.remedy
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, px(2), 0, px(3))
        line.setSpacing(LOOK.metrics.between(12))
        self.check = Tick()
        self.check.clicked.connect(lambda is_on: self.toggled.emit(self.part, is_on))
        line.addWidget(self.check)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = ElidedText(row.title, "strong")
        self.detail = ElidedText("", "second", "muted")
        words.addWidget(self.title)
        words.addWidget(self.detail)
        line.addLayout(words, 1)
        self.remedy = Button("", size="small")
        self.remedy.clicked.connect(lambda: self.remedy_wanted.emit(self.part, self._remedy))
        line.addWidget(self.remedy)
        self.mark = CompartmentMark(row.compartment)
        line.addWidget(self.mark)
        column.addLayout(line)
        column.addWidget(thin_line())
        self.show_row(row)

    def show_row(self, row: PartRow) -> None:
        """Show how the part stands."""
        self._remedy = row.remedy
        self.check.setChecked(row.is_in)
        self.check.setEnabled(row.may_go or row.is_in)
        told = row.detail if row.may_go else why_words(row.why_not) or row.detail
        self.detail.setText(told)
        self.check.setAccessibleName(row.title)
        self.check.setAccessibleDescription(told)
        self.mark.set_compartment(row.compartment)
        words = remedy_words(row.remedy) or (tr("Write") if row.part == "letter" else "")
        self.remedy.set_word(words)
        self.remedy.setVisible(bool(words))

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self.opened.emit(self.part)


def remedy_words(code: str) -> str:
    """What a button says that would help."""
    words = {
        "": "",
        "get_release": tr("Get release"),
        "release": tr("Get release"),
        "renew_release": tr("New release"),
        "choose_basis": tr("Choose basis"),
        "write_letter": tr("Write"),
        "read_letter": tr("Read it"),
        "sign": tr("Sign"),
    }
    return words.get(code, code.replace("_", " ").capitalize())


def check_words(check: CheckRow, vocabulary: Vocabulary) -> str:
    """What is missing, in a word or two."""
    if check.is_want:
        own = check.label.get(language()) or check.label.get("en", "")
        said = own or vocabulary["receiver_fact"].short(check.code)
        return said[:1].lower() + said[1:]
    words = {
        "identity": tr("who it is about"),
        "request": tr("request"),
        "contact": tr("how to reach them"),
        "risk": tr("risk"),
        "medicines_allergies": tr("medicines, allergies"),
        "physical_health": tr("physical health"),
        "basis": tr("basis"),
        "substance_use": tr("substance-use release"),
        "audience": tr("nothing may go"),
        "other_names": tr("other people's names"),
        "signature": tr("signature"),
        "authors": tr("authors' phones"),
        "letter_read": tr("letter not read yet"),
    }
    detail = check.field.rpartition(".")[2]
    if check.code in {"medicines_allergies", "request"} and detail in DETAILS:
        return tr(DETAILS[detail])
    return words.get(check.code, check.code.replace("_", " "))


DETAILS = {
    "allergies": to_say("allergies"),
    "medicines": to_say("medicines"),
    "urgency": to_say("urgency"),
    "act_by": to_say("by when"),
    "request": to_say("request"),
}
