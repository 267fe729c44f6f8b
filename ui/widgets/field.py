"""A label, an input and the line that says what is wrong with it, kindly."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import LOOK
from ui.widgets.announce import ANNOUNCER
from ui.widgets.themed import Text, set_property


class Field(QWidget):
    """`label` names `control` for eyes and screen readers; `hint` stands below; a problem replaces the hint until cleared."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        aside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(6))
        self.label = Text(label, "label", "muted", wrap=True)
        self.label.setBuddy(control)
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        if aside is not None:
            head.addWidget(aside)
        column.addLayout(head)
        column.addWidget(control)
        self._line = Text("", "second", "muted", wrap=True)
        column.addWidget(self._line)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self.clear_problem()

    @property
    def problem(self) -> str:
        """The sentence shown now, or an empty string."""
        return self._line.text() if self._line.property("tone") == "danger" else ""

    def set_problem(self, sentence: str) -> None:
        """Shows what is wrong and what to do; screen readers get it as the input's description."""
        self._line.set_tone("danger")
        self._line.setText(sentence)
        self._line.show()
        self.control.setAccessibleDescription(sentence)
        ANNOUNCER.say(self.control, sentence)
        set_property(self.control, "hasProblem", "true")

    def clear_problem(self) -> None:
        """Back to the hint."""
        self._line.set_tone("muted")
        self._line.setText(self._hint)
        self._line.setVisible(bool(self._hint))
        self.control.setAccessibleDescription(self._hint)
        set_property(self.control, "hasProblem", "false")

    def set_hint(self, hint: str) -> None:
        """Another hint below the input."""
        self._hint = hint
        if not self.problem:
            self.clear_problem()
