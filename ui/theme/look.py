"""The one look of the running window: theme, sizes, fonts, colours. Widgets that paint themselves ask here.

There is one per process, as there is one QApplication. The style sheet is set once per switch; the palette goes first,
so no frame is white.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPixmap, QScreen
from PySide6.QtWidgets import QApplication

from ui.theme import font, icon
from ui.theme.metric import Metrics
from ui.theme.style import style_sheet
from ui.theme.token import Palette, Theme, palettes


class Hand(StrEnum):
    """Which hand works alone: its side of the window holds the rail and what is pressed most. BOTH: as drawn."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Look(QObject):
    """`changed` comes after a switch of theme, text size, glove mode or screen; sizes must be asked again then."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme.NIGHT
        self.metrics = Metrics()
        self.hand = Hand.BOTH
        self.turn = 0  # grows with every switch: what was measured in an earlier turn is measured again
        self.is_private = False  # somebody sits in the back: titles and addresses read as the call number

    # --- asking ---

    @property
    def palette(self) -> Palette:
        """Role -> "#RRGGBB" of the current theme."""
        return palettes()[self.theme]

    def colour(self, role: str) -> QColor:
        """A token as a colour."""
        return QColor(self.palette[role])

    def font(self, role: str = "body", weight: int | None = None, *, is_tabular: bool = False) -> QFont:
        """The font of a text role (ui/theme/metric.py), optionally heavier; `is_tabular` for times in columns."""
        wanted = weight or self.metrics.weight(role)
        return font.font(self.metrics.text_px(role), wanted, is_tabular=is_tabular or role == "clock")

    def icon(self, name: str, role: str = "text", side_px: int | None = None, ratio: float = 1.0) -> QPixmap:
        """An icon tinted with a token."""
        return icon.pixmap(name, self.palette[role], side_px or self.metrics.icon, ratio)

    # --- switching ---

    def apply(self, theme: Theme | None = None, metrics: Metrics | None = None) -> None:
        """Takes a theme or sizes and repaints everything once. Needs a QApplication."""
        self.theme = theme or self.theme
        self.metrics = metrics or self.metrics
        self.turn += 1
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        windows = [w for w in app.topLevelWidgets() if w.isVisible()]
        for window in windows:
            window.setUpdatesEnabled(False)
        app.setPalette(self._qt_palette())
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self.palette, self.metrics))
        self.changed.emit()
        for window in windows:
            window.setUpdatesEnabled(True)

    def suit(self, *, hand: Hand | None = None, is_private: bool | None = None) -> None:
        """Takes another hand or the back seat's mode; colours and sizes stay."""
        self.hand = hand or self.hand
        self.is_private = self.is_private if is_private is None else is_private
        self.changed.emit()

    def fit_screen(self, screen: QScreen) -> None:
        """Takes the real density of the screen the window is on; keeps text size and glove mode."""
        fitted = Metrics.of_screen(
            width_px=screen.size().width(),
            width_mm=screen.physicalSize().width(),
            text_scale=self.metrics.text_scale,
            is_glove=self.metrics.is_glove,
        )
        if fitted != self.metrics:
            self.apply(metrics=fitted)

    def _qt_palette(self) -> QPalette:
        made = QPalette()
        roles = QPalette.ColorRole
        for role, token in (
            (roles.Window, "bg"),
            (roles.Base, "sunken"),
            (roles.AlternateBase, "surface"),
            (roles.Button, "raised"),
            (roles.WindowText, "text"),
            (roles.Text, "text"),
            (roles.ButtonText, "text"),
            (roles.PlaceholderText, "muted"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "accent-ink"),
            (roles.Link, "accent"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "text"),
        ):
            made.setColor(role, self.colour(token))
        return made


LOOK = Look()
