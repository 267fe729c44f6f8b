"""Settings of the window: live, remembered, without losing a word or the place; everything with one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.test_house import both_in
from ui import language
from ui.house import House
from ui.screens.keys import ALONE, KEYS
from ui.session.preference import read_preference
from ui.theme import LOOK, Theme
from ui.theme.look import Hand
from ui.workplace import Workplace

Open = Callable[[Path], House]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    language.speak("en")
    LOOK.suit(hand=Hand.BOTH, is_private=False)


def writing(house: House, qtbot: QtBot) -> None:
    """In the middle of a word in the address of a new call."""
    both_in(house, qtbot)
    assert house.work is not None
    work(house).act("new")
    qtbot.waitUntil(lambda: bool(house.work and work(house).encounter), timeout=5000)
    qtbot.waitUntil(lambda: bool(house.work and "call" in work(house).screen("encounter").pages), timeout=5000)
    edit = work(house).screen("encounter").pages["call"].forms[0].editor("address").edit
    edit.setFocus()
    qtbot.keyClicks(edit, "1420 Alder St")
    edit.setCursorPosition(4)


def work(house: House) -> Workplace:
    assert house.work is not None
    return house.work


def address(house: House) -> Any:
    """The address line, None while its page is being built anew."""
    if "call" not in work(house).screen("encounter").pages:
        return None
    return work(house).screen("encounter").pages["call"].forms[0].editor("address").edit


def test_another_language_in_the_middle_of_a_word(open_window: Open, vault: Path, qtbot: QtBot, tmp_path: Path) -> None:
    house = open_window(vault)
    writing(house, qtbot)
    before = address(house)
    qtbot.keyClick(house.shell.focusWidget(), Qt.Key.Key_F11)
    panel = house.shell.settings
    assert panel is not None
    assert panel.groups["language"].holds_focus()
    qtbot.keyClick(house.shell.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: language.language() == "es", timeout=5000)
    qtbot.waitUntil(lambda: address(house) not in {None, before}, timeout=5000)
    assert [button.text() for button in house.shell.rail.findChildren(QPushButton) if button.isVisible()][:2] == [
        "Turno",
        "Encuentros",
    ]
    qtbot.waitUntil(lambda: house.shell.settings is not None and house.shell.settings.groups["language"].holds_focus())
    qtbot.keyClick(house.shell.focusWidget(), Qt.Key.Key_Escape)
    edit = address(house)
    assert house.shell.focusWidget() == edit
    assert (edit.text(), edit.cursorPosition()) == ("1420 Alder St", 4)
    assert edit.accessibleName() == "Dirección"
    assert read_preference(tmp_path / "settings").language == "es"


def test_gloves_make_every_target_large_at_once(open_window: Open, vault: Path, qtbot: QtBot, tmp_path: Path) -> None:
    house = open_window(vault)
    writing(house, qtbot)
    before = address(house)
    house.suit("gloves", "on")
    qtbot.waitUntil(lambda: LOOK.metrics.is_glove and address(house) not in {None, before}, timeout=5000)
    metrics = LOOK.metrics
    assert house.shell.top.hide_all.height() >= 19 * metrics.px_per_mm
    band = work(house).screen("encounter").band
    qtbot.waitUntil(lambda: band.sign.height() >= 19 * metrics.px_per_mm)
    assert band.sign.height() >= 19 * metrics.px_per_mm
    assert band.clear.height() >= 19 * metrics.px_per_mm
    assert metrics.gap >= 3 * metrics.px_per_mm
    qtbot.waitUntil(lambda: address(house).text() == "1420 Alder St", timeout=5000)
    assert read_preference(tmp_path / "settings").is_glove


@pytest.mark.parametrize("hand", list(Hand))
def test_what_is_pressed_most_stands_on_the_side_of_the_hand(
    open_window: Open, vault: Path, qtbot: QtBot, hand: Hand
) -> None:
    house = open_window(vault)
    writing(house, qtbot)
    house.suit("hand", hand.value)
    shell = house.shell
    qtbot.waitUntil(lambda: (shell.rail.x() > shell.width() // 2) == (hand is Hand.RIGHT))
    qtbot.waitUntil(lambda: (shell.top.hide_all.x() > shell.width() // 2) == (hand is not Hand.LEFT), timeout=2000)
    assert shell.overlay_area().width() == shell.width() - shell.rail.width()
    assert not shell.overlay_area().intersects(shell.rail.geometry())
    assert address(house).text() == "1420 Alder St"


def test_with_somebody_in_the_back_titles_and_addresses_read_as_the_number(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    writing(house, qtbot)
    before = address(house)
    house.suit("back_seat", "on")
    qtbot.waitUntil(lambda: address(house) not in {None, before}, timeout=5000)
    band = work(house).screen("encounter").band
    number = work(house).model("encounter").state.header.number
    qtbot.waitUntil(lambda: band._title.accessibleName() == number, timeout=5000)
    assert "Alder" not in "".join(label.text() for label in band.findChildren(type(band._title)))


def test_a_theme_stays_until_a_hand_changes_it(open_window: Open, vault: Path, tmp_path: Path) -> None:
    house = open_window(vault)
    house.suit("theme", "red")
    assert LOOK.theme is Theme.RED
    assert read_preference(tmp_path / "settings").theme == "red"


def test_every_act_has_one_key_that_one_hand_presses(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    keys = {act: ALONE.get(act, key) for act, key, _words in KEYS}
    chords = {act: key for act, key in keys.items() if "+" in key}
    assert set(chords) <= {"saved", "theme"}  # everything is saved already; the settings, one key, hold the themes
    assert len(set(keys.values())) == len(keys)
    house = open_window(vault)
    acted: list[str] = []
    house.shell.act_wanted.connect(acted.append)
    both_in(house, qtbot)
    qtbot.keyClick(house.shell, Qt.Key.Key_F1)
    assert house.shell.keys.isVisible()
    qtbot.keyClick(house.shell.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(house.shell, Qt.Key.Key_F3)
    assert acted[-1] == "find"
    qtbot.keyClick(house.shell, Qt.Key.Key_F11)
    assert house.shell.settings is not None


def test_a_sticky_control_key_works_like_a_held_one(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    before = LOOK.theme
    qtbot.keyPress(house.shell, Qt.Key.Key_Control)
    qtbot.keyRelease(house.shell, Qt.Key.Key_Control)
    qtbot.keyClick(house.shell, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)  # what the latch sends
    assert LOOK.theme is before.next()


def test_the_language_of_the_first_start_is_asked_for_before_anything_and_keeps_what_is_typed(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    house = open_window(tmp_path / "empty")
    screen = house._set_up
    assert screen is not None
    qtbot.keyClicks(screen.control("agency"), "City Team")
    qtbot.keyClicks(screen.control("passphrase0"), "violet window")
    screen.language_wanted.emit("es")
    now = house._set_up
    assert now is not None
    assert now is not screen
    assert now.control("agency").text() == "City Team"
    assert now.control("passphrase0").text() == "violet window"
    assert now.control("agency").accessibleName() == "Nombre de la agencia"
    house.suit("language", "en")
