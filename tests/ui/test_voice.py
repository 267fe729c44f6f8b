"""The system's voice typing goes where the agency decided, by what a field writes into; a field says so to the input methods."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Compartment
from tests.ui.encounter_room import Room, a_team, wait_for
from tests.ui.team import Team, new_pool
from ui.widgets import AutosaveTextEdit, LineEdit, PassphraseEdit
from ui.widgets.voice import VOICE, mark_written_into

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark
KEPT = (Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL)
HIDDEN = Qt.InputMethodHint.ImhHiddenText


@pytest.fixture(autouse=True)
def undecided() -> Iterator[None]:
    VOICE.take(())
    yield
    VOICE.take(())


def is_open(field: QWidget) -> bool:
    """What an input method is told about the field that has the cursor."""
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(field, query)
    return not Qt.InputMethodHint(query.value(Qt.InputMethodQuery.ImHints)) & HIDDEN


def focus(field: QWidget) -> None:
    field.window().activateWindow()
    field.setFocus()
    wait_for(field.hasFocus, what="the cursor")


@given(allowed=st.sets(st.sampled_from(KEPT)), marks=st.lists(st.sampled_from(["", *KEPT]), min_size=1, max_size=4))
def test_the_nearest_mark_decides_and_without_one_only_what_is_allowed_everywhere(
    allowed: set[Compartment], marks: list[str]
) -> None:
    VOICE.take(allowed)
    outer = widget = QWidget()
    for mark in marks:
        widget = QWidget(widget)
        if mark:
            mark_written_into(widget, mark)
    nearest = next((mark for mark in reversed(marks) if mark), "")
    assert VOICE.allows(widget) == (nearest in allowed if nearest else allowed == set(KEPT))
    outer.deleteLater()


def test_voice_goes_into_the_joint_story_and_not_into_the_clinical_note(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    joint, clinical, unmarked = AutosaveTextEdit(parent=window), LineEdit(parent=window), LineEdit(parent=window)
    mark_written_into(joint, Compartment.JOINT)
    mark_written_into(clinical, Compartment.CLINICAL)
    window.show()
    for field in (joint, clinical, unmarked):
        focus(field)
        assert not is_open(field), "before the agency's decision is read nothing is open"
    VOICE.take([Compartment.JOINT])
    for field in (joint, clinical, unmarked):
        focus(field)
        assert is_open(field) is (field is joint)
    focus(joint)
    said = QInputMethodEvent()
    said.setCommitString("she was calm when we came")
    QCoreApplication.sendEvent(joint, said)
    assert joint.text() == "she was calm when we came"
    VOICE.take(())  # decided otherwise while the cursor stands there
    assert not is_open(joint)


def test_no_decision_opens_a_passphrase_to_voice(qtbot: QtBot) -> None:
    field = PassphraseEdit()
    qtbot.addWidget(field)
    field.show()
    VOICE.take(KEPT)
    focus(field)
    assert not is_open(field)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool: ThreadPoolExecutor = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


WRITES = {
    "what_happened": Compartment.JOINT,
    "outcome_needs": Compartment.JOINT,
    "health": Compartment.CLINICAL,
    "clinical_note": Compartment.CLINICAL,
    "safety_plan": Compartment.CLINICAL,
}


@pytest.mark.parametrize("section", WRITES)
def test_every_field_of_a_page_knows_what_it_writes_into(room: Room, section: str) -> None:
    room.open(room.team.clinician, section)
    page = room.page(section)
    wait_for(lambda: [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)], what="the fields")
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    VOICE.take([WRITES[section]])
    assert all(VOICE.allows(field) for field in fields)
    VOICE.take(set(KEPT) - {WRITES[section]})
    assert not any(VOICE.allows(field) for field in fields)


def test_an_officers_force_page_is_police(room: Room) -> None:
    room.open(room.team.officer, "force_weapons")
    page = room.page("force_weapons")
    wait_for(lambda: page.findChildren(QPlainTextEdit), what="the fields")
    VOICE.take([Compartment.LAW])
    assert all(VOICE.allows(field) for field in page.findChildren(QPlainTextEdit))
    VOICE.take([Compartment.JOINT, Compartment.CLINICAL])
    assert not any(VOICE.allows(field) for field in page.findChildren(QPlainTextEdit))
