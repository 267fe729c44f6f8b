"""The controls of the house. Screens build from these; none of them knows a record."""

import ui.widgets.binding  # noqa: F401 - first, and importing it is all
from ui.widgets.button import Button, IconButton, PlainButton, PrimaryButton, QuietButton
from ui.widgets.card import Bar, Card, Note, ScrollColumn, clear_layout, framed, thin_line
from ui.widgets.chip import Chip, ChipGroup
from ui.widgets.edit import AutosaveTextEdit, EdgeBar, LineEdit, PassphraseEdit
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.mark import Avatar, CompartmentMark, Icon, KeyCap, Pill
from ui.widgets.signature import SignaturePad
from ui.widgets.themed import ElidedText, Text, follow_look, paint_box, set_property

__all__ = [
    "AutosaveTextEdit",
    "Avatar",
    "Bar",
    "Button",
    "Card",
    "Chip",
    "ChipGroup",
    "CompartmentMark",
    "EdgeBar",
    "ElidedText",
    "Field",
    "FlowLayout",
    "Icon",
    "IconButton",
    "KeyCap",
    "LineEdit",
    "Note",
    "PassphraseEdit",
    "Pill",
    "PlainButton",
    "PrimaryButton",
    "QuietButton",
    "ScrollColumn",
    "SignaturePad",
    "Text",
    "clear_layout",
    "follow_look",
    "framed",
    "paint_box",
    "set_property",
    "thin_line",
]
