"""Settings of this laptop's window: everything at once in sight, every change at once and without losing a word."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldnotes.domain.record import Compartment
from ui.language import LANGUAGES, language
from ui.screens.word import tr
from ui.session.comfort import SCALE_CODES, SETTINGS
from ui.theme import LOOK, Theme
from ui.widgets import ChipGroup, PlainButton, QuietButton, ScrollColumn, Text, clear_layout
from ui.widgets.mark import compartment_words
from ui.widgets.overlay import Overlay
from ui.widgets.voice import VOICE


def groups() -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """(setting, name, one line about it, choices)."""
    return [
        (
            "language",
            tr("Language of the screen"),
            tr("Documents for receivers stay in English; so does what you wrote."),
            list(LANGUAGES.items()),
        ),
        ("theme", tr("Light"), tr("Never changes by itself."), [(theme.value, theme.word) for theme in Theme]),
        (
            "text",
            tr("Text size"),
            "",
            [(code, tr("{percent} %", percent=round(float(code) * 100))) for code in SCALE_CODES],
        ),
        (
            "gloves",
            tr("Hands"),
            tr("Gloved: larger buttons, further apart."),
            [("off", tr("Bare")), ("on", tr("Gloved"))],
        ),
        (
            "hand",
            tr("One hand alone"),
            tr("Puts the rail and the buttons used most on that side. Every key works alone: see Keys, F1."),
            [("both", tr("Both hands")), ("left", tr("Left hand")), ("right", tr("Right hand"))],
        ),
        (
            "back_seat",
            tr("Somebody sits in the back"),
            tr("Titles and addresses read as the call number."),
            [("off", tr("Nobody")), ("on", tr("Somebody"))],
        ),
    ]


def language_button(chosen: SignalInstance) -> QuietButton:
    """The next language by its own name; pressed, `chosen` says its code."""
    codes = list(LANGUAGES)
    other = codes[(codes.index(language()) + 1) % len(codes)] if language() in codes else codes[0]
    button = QuietButton(LANGUAGES[other], icon="language", size="small")
    button.clicked.connect(lambda: chosen.emit(other))
    return button


def _say_voice() -> str:
    if not VOICE.allowed:
        return tr(
            "In no record: your agency decides where spoken words may go, because the system may send them to its maker."
        )
    places = [compartment_words(one)[0] for one in Compartment if one in VOICE.allowed]
    return tr("In {places}, as your agency decided. In all other fields it stays off.", places=", ".join(places))


class SettingsOverlay(Overlay):
    """`chosen(setting, code)`; who hears it changes the window and may call `say_again`. Goes when it is closed."""

    chosen = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "", width=900)
        head = QHBoxLayout()
        self._title = Text("", "title")
        head.addWidget(self._title, 1)
        self._close = PlainButton("", key="Esc", size="small")
        self._close.clicked.connect(self.close_panel)
        head.addWidget(self._close)
        self.panel.body.addLayout(head)
        self._area = ScrollColumn(gap=8)
        self.panel.body.addWidget(self._area, 1)
        self.groups: dict[str, ChipGroup] = {}
        self._at = ""
        self.closed.connect(self.deleteLater)

    def open_at(self, setting: str = "") -> None:
        """Opens with the focus in one of the groups."""
        self._at = setting
        self.say_again()
        self.open_panel()
        self._fit()

    def say_again(self) -> None:
        """Everything in the language and the sizes of now; the focus stays in its group."""
        held = next((key for key, group in self.groups.items() if group.holds_focus()), "")
        self.setAccessibleName(tr("Settings"))
        self._title.setText(tr("Settings of this laptop"))
        self._close.set_word(tr("Close"))
        column = self._area.column
        clear_layout(column)
        self.groups = {}
        for key, name, note, options in groups():
            column.addWidget(Text(name, "label", "muted"))
            group = ChipGroup(name, options, is_single=True, must_choose=True, is_small=True)
            group.set_codes([SETTINGS[key].now()])
            group.picked.connect(partial(self._pick, key))
            column.addWidget(group)
            if note:
                column.addWidget(Text(note, "second", "muted", wrap=True))
            column.addSpacing(LOOK.metrics.px(6))
            self.groups[key] = group
        column.addWidget(Text(tr("Voice typing of the system"), "label", "muted"))
        column.addWidget(Text(_say_voice(), "second", "muted", wrap=True))
        column.addStretch(1)
        if not self.isHidden():
            self._at = held or self._at
            self._fit()
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, key: str, codes: list[str]) -> None:
        self._at = key
        if codes and codes[0] != SETTINGS[key].now():
            self.chosen.emit(key, codes[0])

    def _fit(self) -> None:
        super()._fit()
        margins = 4 * LOOK.metrics.px(24)
        self.panel.setFixedHeight(max(LOOK.metrics.px(240), self.height() - margins))

    def first_focus(self) -> QWidget:
        """The chosen chip of the group in question."""
        group = self.groups.get(self._at) or next(iter(self.groups.values()))
        return next((chip for chip in group.chips() if chip.isChecked()), group.chips()[0])
