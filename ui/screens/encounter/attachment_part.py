"""Attachments on the page: those there are with their pictures, and adding a photo, a PDF or a sketch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.record import Compartment, Profession
from ui.screens.tick import Tick
from ui.screens.word import tr, tr_n
from ui.theme import LOOK, Theme
from ui.viewmodels.attachment import AttachmentViewModel
from ui.viewmodels.moment import say_day_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    AutosaveTextEdit,
    Bar,
    Button,
    ChipGroup,
    CompartmentMark,
    Field,
    FlowLayout,
    LineEdit,
    PrimaryButton,
    QuietButton,
    Text,
    clear_layout,
    framed,
    paint_box,
)
from ui.widgets.over import open_dialog
from ui.widgets.sketch import SketchPad

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.attachment import Prepared
    from fieldnotes.services.row import AttachmentRow, EncounterState
    from ui.screens.encounter.editor import Surroundings
    from ui.viewmodels.encounter import EncounterViewModel

THUMB_PX = 132
SUFFIXES = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf *.heic"


def say_size(row: AttachmentRow | Prepared, size_bytes: int) -> str:
    """`4.2 MB, 2 pages`, `310 KB, 1600 × 1200`."""
    size = (
        tr("{size} MB", size=f"{size_bytes / 1_000_000:.1f}")
        if size_bytes >= 1_000_000
        else tr("{size} KB", size=max(1, round(size_bytes / 1000)))
    )
    if row.pages:
        pages = tr_n("%n page", "%n pages", row.pages)
        return f"{size}, {pages}"
    return f"{size}, {row.width_px} × {row.height_px}"


def _in_a_row(*buttons: QWidget) -> QWidget:
    """Side by side, one below the other where that is too wide."""
    place = QWidget()
    flow = FlowLayout(place)
    for button in buttons:
        flow.addWidget(button)
    return place


class Thumb(QWidget):
    """A small picture, empty until it came from the sealed blob."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._picture = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        side = LOOK.metrics.px(THUMB_PX)
        self.setFixedSize(QSize(side, round(side * 0.75)))

    def set_picture(self, picture: QImage) -> None:
        """Show it."""
        self._picture = picture
        self.update()

    def has_picture(self) -> bool:
        """Whether it came."""
        return not self._picture.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        paint_box(painter, box, fill="sunken", edge="line2", radius=LOOK.metrics.px(6))
        if self._picture.isNull():
            return
        inner = box.adjusted(3, 3, -3, -3)
        fitted = self._picture.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, fitted.width(), fitted.height())
        at.moveCenter(inner.center())
        painter.drawImage(at, self._picture)


class AttachmentCard(QWidget):
    """One attachment: its picture, what it is, and taking it out with a reason."""

    removed = Signal(str, str)  # record, reason

    def __init__(self, row: AttachmentRow, today: str) -> None:
        super().__init__()
        self.row = row
        px = LOOK.metrics.px
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(14))
        self.thumb = Thumb(row.description or row.title)
        line.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(3))
        head = QHBoxLayout()
        head.addWidget(Text(row.title, "strong", wrap=True), 1)
        head.addWidget(CompartmentMark(row.compartment.value, "letter"))
        words.addLayout(head)
        if row.description:
            words.addWidget(Text(row.description, "second", wrap=True))
        taken = tr("by {name}", name=row.taken_by or row.author_name)
        told = [say_size(row, row.size_bytes), taken, say_day_time(row.taken_at, today=today)]
        words.addWidget(Text(" · ".join(filter(None, told)), "second", "muted", wrap=True))
        if row.is_lost:
            words.addWidget(
                Text(
                    tr("The file itself is gone from this laptop. A backup has it, or the station."),
                    "second",
                    "warn",
                    wrap=True,
                )
            )
        elif not row.is_here:
            words.addWidget(Text(tr("The file itself has not come to this laptop yet."), "second", "warn", wrap=True))
        if row.is_signed:
            words.addWidget(Text(tr("Signed: it stays."), "second", "muted"))
        if row.may_remove:
            words.addLayout(self._make_removing())
        words.addStretch(1)
        line.addLayout(words, 1)

    def _make_removing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take_out = QuietButton(tr("Take it out…"), size="small")
        self.why = LineEdit(name=tr("Why it is taken out"), placeholder=tr("Why it is taken out"))
        self.sure = Button(tr("Take it out"), size="small")
        row.addWidget(self.take_out)
        row.addWidget(self.why, 1)
        row.addWidget(self.sure)
        self.why.hide()
        self.sure.hide()
        self.sure.setEnabled(False)
        self.take_out.clicked.connect(lambda _on=False: self._ask())
        self.why.edited.connect(lambda text: self.sure.setEnabled(bool(text.strip())))
        self.sure.clicked.connect(lambda _on=False: self.removed.emit(self.row.record, self.why.text()))
        return row

    def _ask(self) -> None:
        self.take_out.hide()
        self.why.show()
        self.sure.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)


class AttachmentPart(QWidget):
    """The list, and one form for whatever is being added."""

    def __init__(self, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__()
        self.vm, self.around = vm, around
        self.attachments = AttachmentViewModel(vm, self)
        self.cards: dict[str, AttachmentCard] = {}
        self._rows: list[AttachmentRow] = []
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(11))
        column.addWidget(Text(tr("Photos, papers, drawings"), "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        column.addLayout(self._list)
        self.bar = Bar("")
        self.bar.hide()
        column.addWidget(self.bar)
        self.photo = Button(tr("Add a photo or PDF…"), icon="attach")
        self.draw = Button(tr("Draw a sketch"), icon="edit")
        column.addWidget(_in_a_row(self.photo, self.draw))
        self.sketch_box = self._make_sketch()
        column.addWidget(self.sketch_box)
        self.form = self._make_form()
        column.addWidget(self.form)
        self._connect()
        self._show_waiting()

    def _make_sketch(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.pad = SketchPad(tr("Sketch"), hint=tr("Draw here: the room, who stood where"))
        said = tr("Draw with a finger, a pen or the mouse")
        column.addWidget(Text(said, "label", "muted", wrap=True))
        column.addWidget(self.pad)
        self.words = AutosaveTextEdit(name=tr("Or describe it in words"), min_lines=2)
        column.addWidget(Field(tr("Or describe it in words"), self.words))
        self.undo = QuietButton(tr("Undo"), icon="undo", size="small")
        self.clear = QuietButton(tr("Clear"), size="small")
        self.use = Button(tr("Use this drawing"))
        column.addWidget(_in_a_row(self.undo, self.clear, self.use))
        box.hide()
        return box

    def _make_form(self) -> QWidget:
        px = LOOK.metrics.px
        frame = framed("card", edge="strong")
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(16), px(13), px(16), px(14))
        column.setSpacing(px(10))
        self.what = Text("", "strong", wrap=True)
        self.clean = Text(
            tr("Made anew here: place, camera and author are not in it any more."), "second", "muted", wrap=True
        )
        self.title = LineEdit(name=tr("What it shows, in a few words"))
        self.describe = AutosaveTextEdit(name=tr("Describe it for whoever cannot see it"), min_lines=2)
        self.taken_by = LineEdit(name=tr("Who took it"))
        self.place = ChipGroup(tr("Who may see it"), [], is_single=True, must_choose=True)
        self.is_substance_use = Tick(tr("It comes from substance-use treatment (42 CFR part 2)"))
        self.reason = LineEdit(name=tr("Why it is added after signing"))
        self.reason_field = Field(tr("Why it is added after signing"), self.reason)
        self.keep = PrimaryButton(tr("Keep it"))
        self.drop = QuietButton(tr("Do not keep it"))
        column.addWidget(self.what)
        column.addWidget(self.clean)
        column.addWidget(Field(tr("What it shows, in a few words"), self.title))
        column.addWidget(Field(tr("Describe it for whoever cannot see it"), self.describe))
        column.addWidget(Field(tr("Who took it"), self.taken_by))
        column.addWidget(Field(tr("Who may see it"), self.place))
        column.addWidget(self.is_substance_use)
        column.addWidget(self.reason_field)
        column.addWidget(_in_a_row(self.keep, self.drop))
        return frame

    def _connect(self) -> None:
        vm = self.attachments
        vm.listed.connect(self._show_rows)
        vm.prepared.connect(lambda _made: self._show_waiting())
        vm.drawn.connect(self._show_picture)
        vm.added.connect(self._added)
        vm.refused.connect(self._say)
        vm.worked.connect(lambda is_busy: self._work(is_busy=is_busy))
        self.photo.clicked.connect(lambda _on=False: self._ask_file())
        self.draw.clicked.connect(lambda _on=False: self._open_sketch())
        self.undo.clicked.connect(lambda _on=False: self.pad.undo())
        self.clear.clicked.connect(lambda _on=False: self.pad.clear())
        self.use.clicked.connect(lambda _on=False: vm.take_sketch(self.pad.strokes(), self.words.toPlainText()))
        self.keep.clicked.connect(lambda _on=False: self._keep())
        self.drop.clicked.connect(lambda _on=False: self._drop())

    # --- the list -----------------------------------------------------------------------------------------------------

    def show_state(self, state: EncounterState) -> None:
        """A new reading: under another pen other attachments, and other places to put one."""
        side = Compartment.LAW if state.pen.profession == Profession.OFFICER else Compartment.CLINICAL
        own = tr("Police: officers") if side is Compartment.LAW else tr("Clinical: sealed from officers")
        places = [(side.value, own), (Compartment.JOINT.value, tr("Joint: both of you, police record"))]
        if [(chip.code, chip.text()) for chip in self.place.chips()] != places:
            self.place.set_options(places)
            self.place.set_codes([side.value])
        self._is_signed = self._signed_record() is not None
        self.reason_field.setVisible(self._is_signed)
        self.attachments.read()

    def _signed_record(self) -> str | None:
        """The signed record an attachment would be added to: the newest one where it is to be kept."""
        state, chosen = self.vm.state, self.place.codes()
        if state is None or not chosen:
            return None
        signed = [
            record.id
            for record in state.records
            if record.is_signed
            and record.compartment.value == chosen[0]
            and record.kind not in {"signature", "addendum"}
        ]
        return signed[-1] if signed else None

    def _show_rows(self, rows: list[AttachmentRow]) -> None:
        if rows == self._rows:
            return
        self._rows = list(rows)
        clear_layout(self._list)
        today = self.around.now().to_event_time().day
        self.cards = {}
        for row in rows:
            card = AttachmentCard(row, today)
            card.removed.connect(self.attachments.remove)
            self.cards[row.record] = card
            self._list.addWidget(card)
            if row.is_here:
                is_day = LOOK.theme is Theme.DAY
                ink, paper = ("", "") if is_day else (LOOK.colour("text").name(), LOOK.colour("sunken").name())
                self.attachments.draw(row, LOOK.metrics.px(THUMB_PX) * 2, ink=ink, paper=paper)

    def _show_picture(self, record: str, picture: QImage) -> None:
        card = self.cards.get(record)
        if card is not None:
            card.thumb.set_picture(picture)

    # --- adding -------------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, tr("A photo or PDF"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{tr('Photos and PDFs')} ({SUFFIXES})")
        dialog.fileSelected.connect(lambda chosen: self.attachments.take_file(Path(chosen)))
        open_dialog(dialog)

    def _open_sketch(self) -> None:
        self.sketch_box.show()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work(self, *, is_busy: bool) -> None:
        for button in (self.photo, self.draw, self.use):
            button.setEnabled(not is_busy)
        if is_busy:
            self.bar.set_sentence(tr("Looking at the file…"), "plain")
        self.bar.setVisible(is_busy)

    def _show_waiting(self) -> None:
        made = self.attachments.waiting
        self.form.setVisible(made is not None)
        if made is None:
            return
        forms = {"photo": tr("Photo"), "document": tr("Paper"), "sketch": tr("Drawing")}
        self.what.setText(f"{forms[made.form]}: {say_size(made, len(made.data))}")
        self.clean.setVisible(made.form != "sketch")
        pen = self.around.pen
        if not self.taken_by.text() and pen is not None:
            self.taken_by.set_text(pen.short_name)
        if made.form == "sketch" and not self.describe.toPlainText():
            self.describe.set_text(self.words.toPlainText())
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        target = self._signed_record()
        self.attachments.keep(
            compartment=Compartment(self.place.codes()[0]),
            title=self.title.text(),
            description=self.describe.toPlainText(),
            taken_by=self.taken_by.text(),
            is_substance_use=self.is_substance_use.isChecked(),
            to=target or "",
            reason=self.reason.text(),
        )

    def _drop(self) -> None:
        self.attachments.drop()
        self._empty()

    def _added(self) -> None:
        self._empty()
        self.bar.set_sentence(tr("It is kept, sealed."), "ok")
        self.bar.show()

    def _empty(self) -> None:
        for edit in (self.title, self.taken_by, self.reason):
            edit.set_text("")
        for box in (self.describe, self.words):
            box.set_text("")
        self.pad.set_strokes([])
        self.is_substance_use.setChecked(False)
        self.sketch_box.hide()
        self._show_waiting()

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()
