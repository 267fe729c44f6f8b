"""The band above an encounter: which call, since when, its time stamps, and what can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.back_seat import shown_people
from ui.screens.encounter.hold_words import say_left, tone_of
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.hold import counted_on
from ui.viewmodels.moment import say_duration, say_event_time
from ui.widgets import Button, Pill, PrimaryButton, QuietButton, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldnotes.services.row import EncounterHeader, EncounterState, Stamped, TimeMark
    from fieldnotes.system.clock import Clock

STAMPS_SHOWN = 2
MINUTE_MS = 15_000  # how often "36 min" is told anew


class StampLabel(QWidget):
    """One time of the call: its name above, the clock below."""

    def __init__(self, mark: TimeMark) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Text(tr(mark.label), "second", "muted"))
        clock = Text(say_event_time(mark.time), "strong", weight=700)
        column.addWidget(clock)
        column.addStretch(1)
        self.setAccessibleName(f"{tr(mark.label)} {mark.time.clock}")


class EncounterBand(QFrame):
    """The band. It says what is wanted; the screen does it."""

    stamp_wanted = Signal()
    undo_wanted = Signal()
    clear_wanted = Signal()
    sign_wanted = Signal()
    handover_wanted = Signal()
    packet_wanted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._clock = clock
        self._header: EncounterHeader | None = None
        px = LOOK.metrics.px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(19), px(11), px(18), px(11))
        self._row.setSpacing(max(px(11), LOOK.metrics.gap))
        self._words = ("", "")  # title and place in full; what fits is shown
        self._since = ("", "")  # "On scene", "36 min"
        self._title = Text("", "spoken", weight=650)
        self._pill = Pill("", "warn")
        self._where = Text("", "second", "muted")
        names = QVBoxLayout()
        names.setSpacing(px(2))
        first = QHBoxLayout()
        first.setSpacing(px(12))
        first.addWidget(self._title, 0)
        first.addWidget(self._pill)
        self.hold = Pill("", "plain")
        self.hold.hide()
        first.addWidget(self.hold)
        first.addStretch(1)
        names.addLayout(first)
        names.addWidget(self._where)
        self._row.addLayout(names, 1)
        self._stamps = QHBoxLayout()
        self._stamps.setSpacing(px(16))
        self._stamps.setContentsMargins(0, 0, 0, 0)
        self._stamp_box = QWidget()
        self._stamp_box.setLayout(self._stamps)
        self._row.addWidget(self._stamp_box)
        self.stamp = QuietButton("", key="F8")
        self.undo = QuietButton("", icon="undo")
        self.clear = Button(tr("Clear call"), size="stop")
        self.sign = Button(tr("Sign"), icon="sign", size="stop")
        self.hand_over = Button(tr("Hand over"), icon="hand_over", size="stop")
        self.refer = PrimaryButton(tr("Refer"), icon="refer", size="stop")
        for button, wanted in (
            (self.stamp, self.stamp_wanted),
            (self.undo, self.undo_wanted),
            (self.clear, self.clear_wanted),
            (self.sign, self.sign_wanted),
            (self.hand_over, self.handover_wanted),
            (self.refer, self.packet_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=wanted: signal.emit())
            self._row.addWidget(button)
        self.undo.hide()
        self.setFixedHeight(self._height())
        self._tick = QTimer(self, interval=MINUTE_MS)
        self._tick.timeout.connect(self._say_again)
        # Labels know their size once they were shown: what fits is judged then as well.
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)

    def _height(self) -> int:
        words = self._title.fontMetrics().height() + self._where.fontMetrics().height()
        return max(
            LOOK.metrics.px(75), words + LOOK.metrics.px(28), LOOK.metrics.stop_target + 2 * LOOK.metrics.px(11) + 1
        )

    def show_header(self, header: EncounterHeader | None, *, who: Sequence[str] = (), may_sign: bool = False) -> None:
        """Show a call and whom it is about, or nothing."""
        self._header = header
        for button in (self.stamp, self.clear, self.sign, self.hand_over, self.refer):
            button.setEnabled(header is not None)
        if header is None:
            self._tick.stop()
            self._words = ("", "")
            self._pill.hide()
            self.hold.hide()
            self._fit()
            return
        number = header.cad_number or header.number
        whom = shown_people(who) or tr("Nobody named yet")
        where = " · ".join(filter(None, (whom, number, header.place)))
        self._words = (number, whom if who else "") if LOOK.is_private else (header.title or tr("Encounter"), where)
        self._show_stamps(header)
        self.sign.setEnabled(may_sign)
        self.sign.setToolTip("" if may_sign else tr("Nothing of yours waits for a signature"))
        self.clear.setVisible(header.is_open)
        self._say_since()
        self._fit()
        self._fit_soon.start()
        if (header.is_open or header.hold is not None) and self.isVisible():
            self._tick.start()

    def _show_stamps(self, header: EncounterHeader) -> None:
        while self._stamps.count():
            item = self._stamps.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        given = [mark for mark in header.times if mark.time.local]
        for mark in given[-STAMPS_SHOWN:]:
            self._stamps.addWidget(StampLabel(mark))
        following = next((tr(mark.label) for mark in header.times if mark.key == header.next_stamp), "")
        self.stamp.set_word(following)
        self.stamp.setToolTip(tr("Stamp the time: {name}", name=following))
        self.stamp.setProperty("wanted", bool(following) and header.next_stamp != "cleared")

    def _say_again(self) -> None:
        self._say_since()
        self._fit()  # "On scene 1 h 2 min" is wider than "On scene 59 min", and what gave way before gives way again

    def _say_since(self) -> None:
        header = self._header
        if header is None:
            return
        # From arrival to leaving what counts is how long the car stands there, also after the first word was spoken.
        key = "on_scene" if header.state == "contact" else header.state
        mark = next((mark for mark in header.times if mark.key == key and mark.time.local), None)
        label = next((tr(mark.label) for mark in header.times if mark.key == key), "")
        since = (mark.time if mark is not None else header.state_since).to_utc()
        now = datetime.fromtimestamp(self._clock.now().utc_ms / 1000, UTC)
        said = say_duration(int((now - since).total_seconds())) if since and header.is_open else ""
        self._since = (label, said)
        self._show_since(is_short=False)
        self._pill.setVisible(bool(label))
        self._pill.setToolTip(" ".join(filter(None, self._since)))

        self._say_hold(header)

    def _say_hold(self, header: EncounterHeader, *, is_short: bool = False) -> None:
        """How long the hold still runs; also after the call is clear, because the hold goes on."""
        self.hold.setVisible(header.hold is not None)
        if header.hold is not None:
            mark = counted_on(header.hold.clock, self._clock)
            left = say_left(mark)
            self.hold.set(left if is_short else tr("Hold: {left}", left=left), tone_of(mark))
            self.hold.setToolTip(f"{header.hold.label}: {say_left(mark)}")
            self.hold.setAccessibleName(f"{header.hold.label}: {say_left(mark)}")

    def _show_since(self, *, is_short: bool) -> None:
        """Tight: "36 min" without its word leaves room for what the call is about."""
        state, said = self._since
        is_open = self._header is not None and self._header.is_open
        words = said if is_short and said else " ".join(filter(None, (state, said)))
        self._pill.set(words, "warn" if is_open else "plain")

    def show_stamped(self, stamped: Stamped | None) -> None:
        """For ten seconds the stamp can be taken back here."""
        if stamped is not None and self._header is not None:
            label = next((tr(mark.label) for mark in self._header.times if mark.key == stamped.which), stamped.which)
            self.undo.set_word(tr("Undo {name} {clock}", name=label, clock=stamped.at.clock))
        self.undo.setVisible(stamped is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What matters least gives way first: the next stamp's button (F8 works on), then the stamps, then the words' icons."""
        self._pill.setVisible(self._header is not None)
        self._show_since(is_short=False)
        if self._header is not None:
            self._say_hold(self._header)
        wanted = bool(self.stamp.property("wanted")) and not self.undo.isVisibleTo(self)
        names = min(self._names_width(), LOOK.metrics.px(400))
        room = self.width() - names - LOOK.metrics.px(56)
        fixed = [self.clear, self.sign, self.hand_over, self.refer, self.undo]
        least = (
            LOOK.metrics.px(150) * LOOK.metrics.text_scale
        )  # of what the call is about, beside how long a hold still runs
        least += 0 if self.hold.isHidden() else self.hold.sizeHint().width()
        for shows in (True, False):
            for button in fixed:
                button.show_icon(shows)
            used = sum(b.sizeHint().width() + self._row.spacing() for b in fixed if not b.isHidden())
            if used + least <= self.width():
                break
        stamps = self._stamps.sizeHint().width() + self._row.spacing()
        self._stamp_box.setVisible(used + stamps <= room)
        used += stamps if used + stamps <= room else 0
        has_stamp = wanted and used + self.stamp.sizeHint().width() <= room
        self.stamp.setVisible(has_stamp)
        used += self.stamp.sizeHint().width() + self._row.spacing() if has_stamp else 0
        self._fit_names(self.width() - used - LOOK.metrics.px(48))

    def _pills_width(self, gap: int) -> int:
        return sum(pill.sizeHint().width() + gap for pill in (self._pill, self.hold) if not pill.isHidden())

    def _names_width(self) -> int:
        pill = self._pills_width(LOOK.metrics.px(12))
        title, where = self._words
        return max(
            self._title.fontMetrics().horizontalAdvance(title) + pill,
            self._where.fontMetrics().horizontalAdvance(where),
        )

    def _fit_names(self, room: int) -> None:
        wanted = self._title.fontMetrics().horizontalAdvance(self._words[0])
        if not self._pill.isHidden() and wanted + self._pills_width(LOOK.metrics.px(12)) + LOOK.metrics.px(12) > room:
            self._show_since(is_short=True)
            # The clock of a hold outweighs the minutes on scene, and two bare durations would be taken for each other.
            if self._header is not None and not self.hold.isHidden():
                if wanted + self._pills_width(LOOK.metrics.px(12)) > room:
                    self._pill.hide()
                if wanted + self._pills_width(LOOK.metrics.px(12)) > room:
                    self._say_hold(self._header, is_short=True)
        pill = self._pills_width(LOOK.metrics.px(16))
        for label, words, width in ((self._title, self._words[0], room - pill), (self._where, self._words[1], room)):
            label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(30, width)))
            label.setAccessibleName(words)


def call_words(state: EncounterState) -> str:
    """Which call this is, where it must not be taken for another: "Welfare check · Jordan A. · 26-118432"; private: the number."""
    number = state.header.cad_number or state.header.number
    if LOOK.is_private:
        return number
    return " · ".join(filter(None, (state.header.title, shown_people(names_of(state)), number)))


def names_of(state: EncounterState) -> tuple[str, ...]:
    """Short names of the people a call is about, in the order in which they were added."""
    names = {state.same.get(row.id, row.id): row.name for row in reversed(state.people)}
    return tuple(names[one] for one in state.subjects if one in names)
