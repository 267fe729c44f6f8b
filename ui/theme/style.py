"""The style sheet from the tokens and the metrics. Roles are dynamic properties: `role`, `tone`, `compartment`."""

from __future__ import annotations

from ui.theme.metric import Metrics
from ui.theme.token import Palette

# Token names of a compartment: (text, background). Agency records carry no colour of their own.
COMPARTMENT_TOKENS = {
    "joint": ("joint", "jointbg"),
    "law": ("law", "lawbg"),
    "clinical": ("clin", "clinbg"),
    "agency": ("muted", "raised"),
}
# Tone of a pill or a bar: (text, background, border).
TONE_TOKENS = {
    "plain": ("muted", "raised", "line"),
    "accent": ("accent", "raised", "accent"),
    "ok": ("ok", "okbg", "okbg"),
    "warn": ("warn", "warnbg", "warnbg"),
    "danger": ("danger", "dangerbg", "dangerbg"),
}

SHEET = """
* {{ color: {text}; }}
QWidget#window, QWidget#page, QStackedWidget, QDialog {{ background: {bg}; }}
QScrollArea, QScrollArea > QWidget > QWidget#column {{ background: transparent; border: 0; }}
QFrame[role="bar"] {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; }}
QFrame[role="band"] {{ background: {bg}; border: 0; border-bottom: 1px solid {line}; }}
QFrame[role="rail"] {{ background: {surface}; border: 0; border-right: 1px solid {line}; }}
QFrame[role="side"] {{ background: {bg}; border: 0; border-left: 1px solid {line}; }}
QFrame[role="sections"] {{ background: {bg}; border: 0; border-right: 1px solid {line}; }}
QFrame[role="line"] {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {r_card}px; }}
QFrame[role="card"][edge="accent"] {{ border-color: {accent}; }}
QFrame[role="card"][edge="joint"] {{ border-color: {joint}; }}
QFrame[role="card"][edge="law"] {{ border-color: {law}; }}
QFrame[role="card"][edge="clinical"] {{ border-color: {clin}; }}
QFrame[role="card"][edge="strong"] {{ border-color: {line2}; }}
QFrame[role="well"] {{ background: {sunken}; border: 1px solid {line}; border-radius: {r_control}px; }}
QFrame[role="note"] {{ border: 0; border-radius: {r_card}px; background: {raised}; }}
QFrame[role="note"][tone="ok"] {{ background: {okbg}; }}
QFrame[role="note"][tone="warn"] {{ background: {warnbg}; }}
QFrame[role="note"][tone="danger"] {{ background: {dangerbg}; }}
QFrame[role="problem"] {{ background: {warnbg}; border: 1px solid {warn}; border-radius: {r_control}px; }}
QFrame[role="problem"][tone="danger"] {{ background: {dangerbg}; border-color: {danger}; }}
QFrame[role="problem"][tone="ok"] {{ background: {okbg}; border-color: {ok}; }}
QFrame[role="problem"][tone="plain"] {{ background: {raised}; border-color: {line2}; }}
QLabel {{ background: transparent; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="faint"] {{ color: {faint}; }}
QLabel[tone="ok"] {{ color: {ok}; }}
QLabel[tone="warn"] {{ color: {warn}; }}
QLabel[tone="danger"] {{ color: {danger}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="joint"] {{ color: {joint}; }}
QLabel[tone="law"] {{ color: {law}; }}
QLabel[tone="clinical"] {{ color: {clin}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {sunken}; border: 1px solid {line2}; border-radius: {r_control}px;
  selection-background-color: {accent}; selection-color: {accent_ink}; placeholder-text-color: {muted};
}}
QLineEdit {{ min-height: {input_h}px; padding: 0 {pad}px; }}
QPlainTextEdit, QTextEdit {{ padding: {pad_text}px {pad_text}px; }}
QLineEdit:focus {{ border: {focus_w}px solid {focus}; padding: 0 {pad_focus}px; min-height: {input_h_focus}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: {focus_w}px solid {focus}; padding: {pad_text_focus}px; }}
QLineEdit[hasProblem="true"] {{ border-color: {danger}; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: transparent; border-color: {line}; }}
QLineEdit:disabled {{ color: {faint}; border-color: {line}; }}
QListView {{ background: transparent; border: 0; outline: 0; }}
QCheckBox {{ spacing: {pad}px; min-height: {target}px; }}
QCheckBox::indicator {{ width: {box}px; height: {box}px; border: 1px solid {line2}; border-radius: {r_small}px; background: {sunken}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox:focus {{ color: {focus}; }}
QScrollBar:vertical {{ background: transparent; width: {bar_w}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line2}; border-radius: {bar_r}px; min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: {bar_w}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line2}; border-radius: {bar_r}px; min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {sunken}; border: 1px solid {line}; border-radius: {r_bar}px; max-height: {bar_h}px; min-height: {bar_h}px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {r_bar}px; }}
QProgressBar[tone="ok"]::chunk {{ background: {ok}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line2}; padding: 6px; }}
QMenu {{ background: {raised}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: {pad_text}px {pad}px; min-height: {target}px; }}
QMenu::item:selected {{ background: {sunken}; color: {focus}; }}
"""


def style_sheet(palette: Palette, metrics: Metrics) -> str:
    """The whole sheet for one theme on one screen. Buttons, chips and marks paint themselves (ui/widgets)."""
    px = metrics.px
    focus_w = focus_width(metrics)
    sizes = {
        "r_card": px(14),
        "r_control": px(11),
        "r_small": px(6),
        "r_bar": px(5),
        "target": metrics.target,
        "input_h": metrics.target,
        "input_h_focus": metrics.target - 2 * (focus_w - 1),
        "pad": px(14),
        "pad_focus": max(0, px(14) - (focus_w - 1)),
        "pad_text": px(10),
        "pad_text_focus": max(0, px(10) - (focus_w - 1)),
        "focus_w": focus_w,
        "box": max(24, px(26)),
        "bar_w": px(12),
        "bar_r": px(4),
        "bar_h": px(11),
    }
    return SHEET.format(**{name.replace("-", "_"): value for name, value in palette.items()}, **sizes)


def focus_width(metrics: Metrics) -> int:
    """Thickness of the focus ring: at least 3 px, so that it is seen at arm's length and off axis."""
    return max(3, metrics.px(3))
