"""The window: rail, top bar, bars that stay, the place in the middle, overlays, and the cover on top of everything.

It knows no records and no services. Its title never changes: the task bar and window lists must not tell what is open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.slash import Command
from ui.screens.keys import ALONE, KEYS, KeysOverlay
from ui.screens.settings import SettingsOverlay
from ui.screens.word import to_say, tr
from ui.session.cover import Cover
from ui.theme import LOOK
from ui.theme.look import Hand
from ui.widgets import Bar
from ui.widgets.announce import ANNOUNCER
from ui.widgets.dropped import dropped_pdf
from ui.widgets.overlay import Overlay
from ui.widgets.rail import Rail
from ui.widgets.reach import follow_hand
from ui.widgets.top_bar import TopBar
from ui.widgets.turn import step

TITLE = "FieldNotes"
SETTINGS_PLACE, SETTINGS_WORD = "settings", to_say("Settings")
INTERRUPTS = frozenset({"new", "switch"})  # acts that do not wait for a panel to be closed
SMALLEST = (800, 560)  # logical px; the floor of supported screens is 1024×768 and 1093×614 logical


class Shell(QWidget):
    """`act_wanted(act)`: a key or a button of ui/screens/keys.py. `place_wanted(place)`: somebody chose a place in the rail."""

    act_wanted = Signal(str)
    place_wanted = Signal(str)
    pen_wanted = Signal(str)
    close_wanted = Signal()
    comfort_wanted = Signal(str, str)  # a setting of ui/session/comfort.py and what was chosen
    first_painted = Signal()
    file_dropped = Signal(str)  # path of a PDF that somebody let go over the window

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.may_close = False
        self._is_painted = False
        self.is_open = False  # whether somebody is past the door; keys of the work act only then
        self._bars: dict[str, Bar] = {}
        self._rail_places: tuple[tuple[str, str, str, bool], ...] = ()
        self._place = ""
        self.writing_commands: Callable[[], list[Command]] = list  # what `/` offers in the panels over the place
        self._hints: Callable[[], list[tuple[str, str]]] = list
        self._build()
        self._bind_keys()
        LOOK.changed.connect(self.update)

    # --- building ---

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._levels = QStackedWidget()
        outer.addWidget(self._levels)
        self._door = QStackedWidget()
        self._levels.addWidget(self._door)
        work = QWidget()
        work.setObjectName("page")
        row = QHBoxLayout(work)
        follow_hand(row, Hand.RIGHT)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail()
        self.rail.went.connect(self._on_went)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.top = TopBar()
        self.top.find_wanted.connect(lambda: self.act("find"))
        self.top.calls_wanted.connect(lambda: self.act("switch"))
        self.top.lock_wanted.connect(lambda: self.act("lock"))
        self.top.hide_wanted.connect(lambda: self.act("hide"))
        self.top.pen.pen_wanted.connect(self.pen_wanted)
        self._bar_column = QVBoxLayout()
        px = LOOK.metrics.px
        self._bar_column.setContentsMargins(px(20), 0, px(20), 0)
        self._bar_column.setSpacing(px(8))
        self._places = QStackedWidget()
        right.addWidget(self.top)
        right.addLayout(self._bar_column)
        right.addWidget(self._places, 1)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._levels.addWidget(work)
        self.keys = KeysOverlay(self)
        self.settings: SettingsOverlay | None = None
        self.cover = Cover(self)
        self.cover.painted.connect(self._note_paint)

    def _bind_keys(self) -> None:
        for act, key, _words in KEYS:
            if key == "?":  # a character: it belongs to text fields first (keyPressEvent)
                self._bind(ALONE[act], act)
                continue
            self._bind(key, act)
            if act in ALONE:
                self._bind(ALONE[act], act)
            if act == "sign":
                self._bind("Ctrl+Enter", act)  # the number pad's Enter is another key

    def _bind(self, key: str, act: str) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(act)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self.act(act))

    # --- what is dropped on it ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_take_file() and dropped_pdf(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_pdf(event.mimeData())
        if path and self._may_take_file():
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _may_take_file(self) -> bool:
        """Past the door, uncovered, nothing else open over the work."""
        return self.is_open and self.cover.isHidden() and not self._open_panels()

    def _open_panels(self) -> list[Overlay]:
        return [panel for panel in self.findChildren(Overlay) if not panel.isHidden()]

    # --- what it shows ---

    def show_door(self, screen: QWidget) -> None:
        """Sign in, set-up or support, without anything of the work around it."""
        self.is_open = False
        if self._door.indexOf(screen) < 0:
            self._door.addWidget(screen)
        self._door.setCurrentWidget(screen)
        self._levels.setCurrentIndex(0)
        self._focus_first(screen)

    def drop_door(self, screen: QWidget) -> None:
        """Lets go of a screen of the door."""
        self._door.removeWidget(screen)
        screen.deleteLater()

    def rail_places(self, places: Sequence[tuple[str, str, str, bool]]) -> None:
        """Fills the rail once: (place, icon, words, whether it stands at the bottom)."""
        if not self._rail_places:
            self._rail_places = tuple(places)
            for place, icon, words, is_low in (*places, (SETTINGS_PLACE, "settings", SETTINGS_WORD, True)):
                self.rail.add(place, icon, tr(words), is_low=is_low)

    def show_work(self) -> None:
        """The rail, the bar and the places."""
        self.is_open = True
        self._levels.setCurrentIndex(1)

    def make_ready(self, screen: QWidget) -> None:
        """Gives a screen its place before it is shown: laid out and styled now rather than under the first key."""
        if self._places.indexOf(screen) < 0:
            self._places.addWidget(screen)
        screen.resize(self._places.size())
        for widget in screen.findChildren(QWidget):
            widget.ensurePolished()
        layout = screen.layout()
        if layout is not None:
            layout.activate()

    def show_place(self, screen: QWidget, place: str) -> None:
        """Puts a screen in the middle and marks its place in the rail."""
        if self._places.indexOf(screen) < 0:
            self._places.addWidget(screen)
        self._places.setCurrentWidget(screen)
        self._place = place
        self.rail.show_place(place)
        self._hints = getattr(screen, "hint_keys", list)
        self._focus_first(screen)

    def current_place(self) -> QWidget | None:
        """The screen in the middle."""
        return self._places.currentWidget() if self._levels.currentIndex() == 1 else self._door.currentWidget()

    def clear_places(self) -> None:
        """Lets go of every screen of the work: nothing of it stays behind a lock."""
        while (screen := self._places.widget(0)) is not None:
            self._places.removeWidget(screen)
            screen.deleteLater()

    @staticmethod
    def _focus_first(screen: QWidget) -> None:
        first = getattr(screen, "first_focus", None)
        target = first() if callable(first) else None
        if target is None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def overlay_area(self) -> QRect:
        """What a panel may dim: the place, never the bar with Hide and Lock."""
        if not self.is_open:
            return self.rect()
        rail, top = self.rail.geometry(), self.top.height()
        left = 0 if rail.left() > 0 else rail.width()
        return QRect(left, top, self.width() - rail.width(), self.height() - top)

    # --- bars that stay ---

    def show_bar(self, key: str, sentence: str, *, tone: str = "warn", action: str = "", dismiss: str = "") -> Bar:
        """Shows or changes the bar `key`; it stays until `drop_bar(key)`."""
        bar = self._bars.get(key)
        if bar is None:
            bar = Bar(sentence, tone=tone, action=action, dismiss=dismiss)
            self._bars[key] = bar
            self._bar_column.addWidget(bar)
            self._bar_column.setContentsMargins(*self._bar_margins())
            ANNOUNCER.say(bar, sentence)
        else:
            bar.set_sentence(sentence, tone)
        return bar

    def drop_bar(self, key: str) -> None:
        """Its cause is gone."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._bar_column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._bar_column.setContentsMargins(*self._bar_margins())

    def bar(self, key: str) -> Bar | None:
        """The bar shown under a key."""
        return self._bars.get(key)

    def _bar_margins(self) -> tuple[int, int, int, int]:
        px = LOOK.metrics.px
        return (px(20), px(8) if self._bars else 0, px(20), px(4) if self._bars else 0)

    # --- keys ---

    def act(self, act: str) -> None:
        """A key was pressed or its button. Hide always works; the work's keys only past the door and uncovered."""
        if act == "hide":
            self.act_wanted.emit("hide")
        elif not self.cover.isHidden():
            if act == "lock":  # out of cover as well as out of the work: the keys go, nothing is shown first
                self.act_wanted.emit("lock")
        elif act == "theme":
            LOOK.apply(LOOK.theme.next())
            self.act_wanted.emit("theme")
        elif act == "help":
            self._close_panels()
            self.keys.open_with(self._hints())
        elif act == "settings":
            self.open_settings()
        elif self.is_open and self._is_free_for(act):
            self.act_wanted.emit(act)

    def open_settings(self, at: str = "") -> None:
        """The panel of this laptop's settings; `at`: the one that holds the focus."""
        self._close_panels()
        self.settings = SettingsOverlay(self)
        self.settings.chosen.connect(self.comfort_wanted)
        self.settings.closed.connect(self._forget_settings)
        self.settings.open_at(at)

    def held(self) -> QWidget | None:
        """What holds the cursor, or held it before a panel or the cover came over it."""
        held = self.cover.came_from if not self.cover.isHidden() else self.focusWidget()
        open_ones = self._open_panels()
        panel = next((one for one in open_ones if held is not None and one.isAncestorOf(held)), None)
        while panel is not None:  # a panel may have come over another one
            held = panel.came_from
            panel = next((one for one in open_ones if held is not None and one.isAncestorOf(held)), None)
        return held

    def keep_panel(self) -> None:
        """The screen below was built anew: open settings keep the focus and give it to the new screen later."""
        panel = self.settings
        if panel is not None and not panel.isHidden():
            panel.came_from = (
                self.focusWidget() if not panel.isAncestorOf(self.focusWidget() or panel) else panel.came_from
            )
            panel.raise_()
            panel.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def _close_panels(self) -> None:
        self.keys.close_panel()
        if self.settings is not None:
            self.settings.close_panel()

    def _forget_settings(self) -> None:
        self.settings = None

    def say_again(self) -> None:
        """Another language, or other sizes: what stands in the window all the time takes new words."""
        shown, places = self.rail.current(), self._rail_places
        self.rail.clear()
        self._rail_places = ()
        self.rail_places(places)
        self.rail.show_place(shown)
        self.rail.say_again()
        self.top.say_again()
        self.cover.say_again()
        self.keys.say_again()
        settings = self.settings
        if settings is not None and not settings.isHidden():
            settings.say_again()

    def _on_went(self, place: str) -> None:
        if place == SETTINGS_PLACE:
            self.rail.show_place(self._place)  # a panel over the place, not a place
            self.open_settings()
        else:
            self.place_wanted.emit(place)

    def _is_free_for(self, act: str) -> bool:
        """While a panel asks something, only lock goes through; the next call closes a panel that holds no words of its own."""
        panels = self._open_panels()
        if act == "lock" or not panels:
            return True
        if act not in INTERRUPTS:
            return False
        staying = [panel for panel in panels if not panel.may_leave()]
        for panel in staying:
            panel.ask_to_finish()
        if not staying:
            for panel in panels:
                panel.close_panel()
        return not staying

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes: place, then the bars and the bar above, then the rail. The keyboard starts where the work is."""
        if not self.is_open or self._levels.currentIndex() == 0:
            shown = self._door.currentWidget()
            parts: list[QWidget] = [] if shown is None else [shown]
        else:
            shown = self._places.currentWidget()
            parts = [*([] if shown is None else [shown]), *self._bars.values(), self.top, self.rail]
        return step(parts, self.focusWidget(), is_next=is_next) or super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: object) -> None:
        if event.text() == "?":  # type: ignore[attr-defined]  # Qt passes a QKeyEvent
            self.act("help")
            return
        place = self.current_place()
        here = self.focusWidget()
        if self.is_open and place is not None and (here is None or not place.isAncestorOf(here)):
            place.keyPressEvent(event)  # type: ignore[arg-type]  # from the bar, the rail or nowhere: Page Down means the page all the same
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]  # as above

    # --- window ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), LOOK.colour("bg"))
        self._note_paint()

    def _note_paint(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self.cover.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is locking: the app flushes first and closes then, without a question."""
        if self.may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    def fit_screen(self) -> None:
        """Takes the density of the screen the window is on."""
        screen = self.screen() or QApplication.primaryScreen()
        if screen is not None:
            LOOK.fit_screen(screen)
