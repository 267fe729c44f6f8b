"""Pens that change while the disk is slow or full: no page of one under the other's name, no word lost, none under the wrong author."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.domain.record import ClinicalNote, Narrative, Profession
from fieldnotes.services import encounter as encounters
from fieldnotes.services import writing
from fieldnotes.services.row import EncounterState, RecordState
from tests.ui.encounter_room import words_on
from tests.ui.test_house import both_in
from tests.ui.test_interrupted import focused, start_call, work
from tests.ui.test_pair import SECRET_WORDS, clinical_note, user
from ui.house import House

Open = Callable[[Path], House]
WAIT_MS = 8000


def pens(house: House) -> tuple[UserId, UserId]:
    return user(house, Profession.OFFICER), user(house, Profession.CLINICIAN)


def page_of(house: House, qtbot: QtBot, pen: UserId) -> None:
    """The page of this pen has come up and takes keys."""
    model = work(house).model("encounter")
    qtbot.waitUntil(
        lambda: model.pen == pen and model.state is not None and not work(house)._ahead.is_holding, timeout=WAIT_MS
    )


def stored(house: House, call: str, by: UserId) -> EncounterState:
    assert house.desk is not None
    return house.jobs.lane.submit(
        encounters.read_encounter, house.desk, encounter=EncounterId(RecordId(call)), by=by
    ).result(10)


def text_of(entry: RecordState) -> str:
    return cast(Narrative, entry.body).text


def apartment(house: House) -> Any:
    work(house).screen("encounter").open_section("call")
    return work(house).screen("encounter").pages["call"].forms[0].editors[1].edit


def slow_disk(house: House) -> threading.Event:
    gate = threading.Event()
    house.jobs.lane.submit(gate.wait, 10)
    return gate


@pytest.mark.parametrize("how", ["segment", "close_side"])
def test_the_clinicians_page_came_up_under_the_officers_pen_after_two_quick_changes(
    open_window: Open, vault: Path, qtbot: QtBot, how: str
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    clinical_note(house, qtbot)
    officer, clinician = pens(house)
    work(house)._on_pen_wanted(officer)
    page_of(house, qtbot, officer)
    qtbot.keyClicks(apartment(house), "Apt 6")
    gate = slow_disk(house)
    work(house)._on_pen_wanted(clinician)
    if how == "segment":
        work(house)._on_pen_wanted(officer)
    else:
        work(house).close_side()
    gate.set()
    page_of(house, qtbot, officer)
    house.jobs.lane.submit(lambda: None).result(10)
    qtbot.waitUntil(lambda: not work(house).model("encounter").is_busy, timeout=WAIT_MS)
    qtbot.wait(100)  # answers that were on their way
    assert work(house).pen == work(house).model("encounter").pen == officer
    work(house).screen("encounter").open_section("clinical_note")
    assert SECRET_WORDS not in words_on(house.shell)
    assert "Apt 6" in apartment(house).text()


def test_a_full_disk_left_the_clinicians_page_open_under_the_officers_pen(
    open_window: Open, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    call = clinical_note(house, qtbot)
    officer, clinician = pens(house)
    is_full = [True]
    real = writing.save_draft

    def save(*args: Any, **facts: Any) -> Any:
        if is_full[0] and facts["kind"] == "clinical_note":
            raise EnvironmentProblem("disk_full")
        return real(*args, **facts)

    monkeypatch.setattr(writing, "save_draft", save)
    box = next(e for e in house.shell.findChildren(QPlainTextEdit) if e.toPlainText() == SECRET_WORDS and e.isVisible())
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, " at night")
    work(house).close_side()
    page_of(house, qtbot, officer)
    assert SECRET_WORDS not in words_on(house.shell)
    work(house).screen("encounter").open_section("what_happened")
    text = work(house).screen("encounter").pages["what_happened"].box.text
    text.setFocus()
    qtbot.keyClicks(text, "Officer typed this.")
    model = work(house).model("encounter")
    qtbot.waitUntil(lambda: bool(stored(house, call, officer).of_kind("narrative")), timeout=WAIT_MS)
    [entry] = stored(house, call, officer).of_kind("narrative")
    assert (entry.author, text_of(entry)) == (officer, "Officer typed this.")
    assert model.is_busy, "the clinician's words are owed, and say so"
    # Back under the clinician's pen they stand there as typed, still unsaved; then the disk has room again.
    work(house)._proved[clinician] = 1e12
    work(house)._take_pen(clinician)
    page_of(house, qtbot, clinician)
    work(house).screen("encounter").open_section("clinical_note")
    assert f"{SECRET_WORDS} at night" in words_on(house.shell)
    work(house)._take_pen(officer)
    page_of(house, qtbot, officer)
    assert SECRET_WORDS not in words_on(house.shell)
    is_full[0] = False
    qtbot.waitUntil(lambda: not model.is_busy, timeout=WAIT_MS)
    [note] = stored(house, call, clinician).of_kind("clinical_note")
    assert (note.author, cast(ClinicalNote, note.body).presenting) == (clinician, f"{SECRET_WORDS} at night")
    assert SECRET_WORDS not in words_on(house.shell)


def say(words: str) -> None:
    """An input method, dead keys or voice: they go to whatever has the focus."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(QApplication.focusObject(), event)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F9], ids=["next call", "other pen"])
def test_spoken_words_went_into_the_call_or_the_pen_before(
    open_window: Open, vault: Path, qtbot: QtBot, key: Qt.Key
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    call = start_call(house, qtbot, "1420 Alder St")
    officer, clinician = pens(house)
    work(house).screen("encounter").open_section("what_happened")
    text = work(house).screen("encounter").pages["what_happened"].box.text
    text.setFocus()
    qtbot.keyClicks(text, "First.")
    gate = slow_disk(house)
    qtbot.keyClick(house.shell, key)
    QTest.keyClick(house.shell.windowHandle(), Qt.Key.Key_K)
    say("é spoken")
    gate.set()
    qtbot.waitUntil(lambda: not work(house)._ahead.is_holding, timeout=WAIT_MS)
    model = work(house).model("encounter")
    qtbot.waitUntil(lambda: not model.is_busy, timeout=WAIT_MS)
    [entry] = [one for one in stored(house, call, officer).of_kind("narrative") if one.author == officer]
    assert text_of(entry) == "First."
    if key is Qt.Key.Key_F2:
        assert work(house).encounter != call
        assert focused(house).accessibleName() == "Address"
        assert focused(house).text() == "ké spoken"
    else:
        [mine] = [one for one in stored(house, call, clinician).of_kind("narrative") if one.author == clinician]
        assert text_of(mine) == "ké spoken"
