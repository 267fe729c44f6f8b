"""The sign-in of a laptop that was long without its station, while two tired people use it at once and the station takes its time."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Profession
from fieldnotes.services import signin, team
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import keep_meeting
from fieldnotes.services.sync_row import Meeting
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.seat import StaffMember
from fieldnotes.vault.vault import make_release_code
from tests.cli.fleet import run
from tests.services.conftest import Laptop
from tests.services.test_enrol_line import enrol
from tests.station.running import RunningStation
from tests.ui.conftest import CLINICIAN_SAYS, OFFICER_SAYS, Agency
from tests.ui.test_house import Open, card, sign_in, words
from ui.house import House
from ui.screens.person_card import PersonCard

SAFE_SAYS, NEW_SAYS, NEWER_SAYS = (
    "kettle moss orchard timber",
    "lemon glacier orbit pepper",
    "granite teapot willow oyster",
)
OVER = "This laptop was 16 days without its station."


class Town:
    """A laptop that met its station 16 days ago, and somebody new with a seat there who has not sat down yet."""

    def __init__(self, station: RunningStation, agency: Agency, vault: Path) -> None:
        self.station, self.vault, self.secrets = station, vault, agency.secrets
        self.safe = agency.vault.parent / "safe"
        desk = Desk.open(vault, secrets=agency.secrets)
        self.officer = signin.list_users(desk)[0].user
        signin.sign_in(desk, user=self.officer, passphrase=OFFICER_SAYS)
        [admin] = self.safe.glob("admin*")
        nia = StaffMember("Nia Bloom", Profession.CLINICIAN, initials="NB")
        self.new, self.code = team.add_person(desk, by=self.officer, member=nia, admin_file=admin, passphrase=SAFE_SAYS)
        laptop = Laptop(vault, agency.secrets, FixedClock(datetime.now(UTC)), (self.officer,), safe=self.safe)
        enrol(station, laptop, desk, vault)
        at = EntryTime(utc_ms=round(time.time() * 1000) - 16 * 24 * 3600 * 1000 - 1000, offset_min=0, mono=1)
        keep_meeting(desk.log, Meeting(at=at, is_verified=True), refused={})
        signin.lock(desk)
        desk.close()

    @contextmanager
    def silent_station(self) -> Iterator[Callable[[], None]]:
        """Somebody takes calls at its address and says nothing; the function hangs up."""
        self.station.kill()
        host, _, port = self.station.address.rpartition(":")
        with socket.create_server((host, int(port))) as mute:
            yield mute.close


@pytest.fixture
def town(agency: Agency, vault: Path, tmp_path: Path) -> Iterator[Town]:
    with RunningStation(tmp_path / "station", is_findable=True) as station:
        yield Town(station, agency, vault)
        if not station.is_running:
            station.start()


@pytest.fixture
def house(town: Town, open_window: Open, capfd: pytest.CaptureFixture[str]) -> Iterator[House]:
    made = open_window(town.vault)
    made.door.agree.click()
    yield made
    assert "fault of its own" not in capfd.readouterr().err


def try_in(house: House, qtbot: QtBot, one: PersonCard, says: str) -> None:
    """The passphrase and Enter; what it came to is not waited for."""
    one.passphrase.setFocus()
    qtbot.keyClicks(one.passphrase, says)
    qtbot.keyClick(one.passphrase, Qt.Key.Key_Return)


def meeting(house: House, qtbot: QtBot, profession: Profession, says: str) -> PersonCard:
    """The passphrase was right and the station is being asked."""
    one: PersonCard = card(house, profession)
    with qtbot.waitSignal(house.signin.station_told, timeout=20_000):
        try_in(house, qtbot, one, says)
    return one


def turned_away(house: House, qtbot: QtBot, one: PersonCard, says: str) -> None:
    with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=40_000):
        try_in(house, qtbot, one, says)


def test_a_passphrase_half_typed_beside_a_colleague_who_is_turned_away_stays_in_its_field(
    house: House, town: Town, qtbot: QtBot
) -> None:
    """The cursor went to the colleague's buttons; Space opened the phone's field there, and the rest stood in it to be read."""
    with town.silent_station() as hang_up:
        one = meeting(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
        assert QApplication.focusWidget() is one, "impatient keys press nothing"
        two = card(house, Profession.CLINICIAN)
        two.passphrase.setFocus()
        half = len(CLINICIAN_SAYS) // 2
        qtbot.keyClicks(two.passphrase, CLINICIAN_SAYS[:half])
        with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=40_000):
            hang_up()
    assert one.problem.text().startswith(OVER)
    assert two.passphrase.hasFocus()
    qtbot.keyClicks(two.passphrase, CLINICIAN_SAYS[half:])
    assert (two.passphrase.text(), one.answer.text(), one.passphrase.text()) == (CLINICIAN_SAYS, "", "")


def test_a_colleague_who_gets_in_does_not_take_the_cursor_from_a_passphrase(
    house: House, town: Town, qtbot: QtBot
) -> None:
    meeting(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    two = card(house, Profession.CLINICIAN)
    two.passphrase.setFocus()
    qtbot.keyClicks(two.passphrase, CLINICIAN_SAYS)
    qtbot.waitUntil(lambda: len(house.signin.present) == 1, timeout=30_000)
    assert (QApplication.focusWidget(), two.passphrase.text()) == (two.passphrase, CLINICIAN_SAYS)
    qtbot.waitUntil(lambda: "without the station" not in words(house), timeout=5000)  # it was met just now


def test_partners_who_sign_in_together_share_one_meeting(house: House, town: Town, qtbot: QtBot) -> None:
    with town.silent_station() as hang_up:
        one = meeting(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
        with qtbot.waitSignal(house.signin.busy_changed, timeout=5000):
            try_in(house, qtbot, card(house, Profession.CLINICIAN), CLINICIAN_SAYS)
        qtbot.waitUntil(lambda: len(house.signin._waiting) == 2, timeout=20_000)
        hang_up()
        qtbot.waitUntil(lambda: not house.signin.trying, timeout=40_000)
    qtbot.waitUntil(one.by_phone.isVisible, timeout=5000)
    assert card(house, Profession.CLINICIAN).by_phone.isVisible()
    town.station.start()
    for profession, says in ((Profession.OFFICER, OFFICER_SAYS), (Profession.CLINICIAN, CLINICIAN_SAYS)):
        try_in(house, qtbot, card(house, profession), says)
    qtbot.waitUntil(lambda: len(house.signin.present) == 2, timeout=40_000)


def test_a_colleague_called_up_during_the_meeting_leaves_the_one_who_waits_on_the_screen(
    house: House, town: Town, qtbot: QtBot
) -> None:
    with town.silent_station() as hang_up:
        one = meeting(house, qtbot, Profession.CLINICIAN, CLINICIAN_SAYS)
        house.door._swap(UserId(town.new))
        one = house.door.card(one.row.user)
        assert not one.unlock.isEnabled(), "it is being tried"
        with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=40_000):
            hang_up()
    assert one.problem.text().startswith(OVER)


def test_another_language_during_the_meeting_still_says_how_it_went(house: House, town: Town, qtbot: QtBot) -> None:
    with town.silent_station() as hang_up:
        meeting(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
        house.suit("language", "es")
        try:
            one = card(house, Profession.OFFICER)
            assert not one.passphrase.isEnabled(), "it is being tried"
            with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=40_000):
                hang_up()
            assert "16 d" in one.problem.text()
            assert one.passphrase.isEnabled()
        finally:
            house.suit("language", "en")


def test_hiding_the_window_does_not_let_in_who_still_waits_for_the_station(town: Town, qtbot: QtBot) -> None:
    """Their keys are here for a meeting; the process that takes over would have shown them as signed in."""
    desk = Desk.open(town.vault, secrets=town.secrets)
    signin.sign_in(desk, user=town.officer, passphrase=OFFICER_SAYS, to_meet=True)
    assert signin.hand_over(desk) == b""
    signin.lock(desk)
    desk.close()


def test_each_release_code_works_once_and_the_next_on_the_phone_reads_new_characters(
    house: House, town: Town, qtbot: QtBot
) -> None:
    town.station.kill()
    one, two = card(house, Profession.OFFICER), card(house, Profession.CLINICIAN)
    turned_away(house, qtbot, two, CLINICIAN_SAYS)
    for _ in range(5):
        turned_away(house, qtbot, one, "not the one at all")
    for each in (one, two):
        with qtbot.waitSignal(house.signin.challenge_told, timeout=10_000):
            each.by_phone.click()
    first = two.challenge.text()
    assert one.challenge.text() == first
    [file] = town.safe.glob("release*")
    qtbot.keyClicks(two.answer, make_release_code(file, SAFE_SAYS, first))
    with qtbot.waitSignals([house.signin.challenge_told, house.signin.users_shown], timeout=10_000):
        qtbot.keyClick(two.answer, Qt.Key.Key_Return)
    assert one.challenge.text() != first, "those are used up"
    assert two.passphrase.isVisible()
    qtbot.waitUntil(lambda: "A supervisor let people in, for 3 more days" in words(house), timeout=5000)
    one.answer.setFocus()
    qtbot.keyClicks(one.answer, make_release_code(file, SAFE_SAYS, one.challenge.text()))
    with qtbot.waitSignal(house.signin.users_shown, timeout=10_000):
        qtbot.keyClick(one.answer, Qt.Key.Key_Return)
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)


def test_there_is_a_way_back_from_the_phone_to_the_passphrase(house: House, town: Town, qtbot: QtBot) -> None:
    """The car comes into the station's reach while nobody answers the phone."""
    town.station.kill()
    one = card(house, Profession.OFFICER)
    turned_away(house, qtbot, one, OFFICER_SAYS)
    with qtbot.waitSignal(house.signin.challenge_told, timeout=10_000):
        one.by_phone.click()
    assert not one.passphrase.isVisible()
    one.back.click()
    assert (one.passphrase.isVisible(), one.by_phone.isVisible(), one.answer.isVisible()) == (True, True, False)
    assert QApplication.focusWidget() is one.passphrase
    town.station.start()
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)


def test_the_recovery_code_meets_the_station_too_and_what_it_set_is_said(
    house: House, town: Town, qtbot: QtBot
) -> None:
    house.door._swap(UserId(town.new))
    one = house.door.card(UserId(town.new))
    qtbot.keyClicks(one.code, town.code)
    for says, part in (("too short", one.new_passphrase), (NEW_SAYS, one.code)):
        one.code.set_text(town.code if part is one.new_passphrase else town.code[:-3])
        one.new_passphrase.setFocus()
        qtbot.keyClicks(one.new_passphrase, says)
        with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=20_000):
            qtbot.keyClick(one.new_passphrase, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is part, "the cursor is where the slip is"
    one.code.set_text(town.code)
    one.new_passphrase.setFocus()
    qtbot.keyClicks(one.new_passphrase, NEW_SAYS)
    with qtbot.waitSignal(house.signin.users_shown, timeout=20_000):
        qtbot.keyClick(one.new_passphrase, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is one.has_code, "not a colleague's passphrase"
    printed = re.sub(r"[^0-9A-Z]", "", one.shown_code.text())
    one.has_code.click()
    one.forgot.click()
    assert (one.code.text(), one.code.placeholderText(), one.recover.text()) == (
        "",
        "Printed recovery code",
        "Set new passphrase and unlock",
    )
    town.station.kill()
    qtbot.keyClicks(one.code, printed)
    qtbot.keyClicks(one.new_passphrase, NEWER_SAYS)
    with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=40_000):
        qtbot.keyClick(one.new_passphrase, Qt.Key.Key_Return)
    assert one.problem.text().startswith(f"Your new passphrase is set. {OVER}")
    assert (one.passphrase.isVisible(), one.code.isVisible(), one.code.text()) == (True, False, "")
    town.station.start()
    one.forgot.click()
    qtbot.keyClicks(one.code, printed)
    qtbot.keyClicks(one.new_passphrase, NEW_SAYS)
    with qtbot.waitSignal(house.signin.signed_in, timeout=40_000):
        qtbot.keyClick(one.new_passphrase, Qt.Key.Key_Return)


def test_a_third_colleague_can_be_called_up_when_both_are_in(house: House, town: Town, qtbot: QtBot) -> None:
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    sign_in(house, qtbot, Profession.CLINICIAN, CLINICIAN_SAYS)
    house.door._swap(UserId(town.new))
    assert house.door.card(UserId(town.new)).code.hasFocus()


def test_a_laptop_taken_out_at_that_meeting_says_so_and_nothing_else(house: House, town: Town, qtbot: QtBot) -> None:
    """Both partners wait for the meeting that ends their laptop; the line about supervisors would send them to the phone."""
    [admin] = town.safe.glob("admin*")
    end = ("station", "revoke", "--laptop", "4C12", "--reason", "lost", "--admin-file", admin)
    code, _, wrong = run(*end, "--data", town.station.folder, types=(SAFE_SAYS,))
    assert code == 0, wrong
    for profession, says in ((Profession.OFFICER, OFFICER_SAYS), (Profession.CLINICIAN, CLINICIAN_SAYS)):
        try_in(house, qtbot, card(house, profession), says)
    qtbot.waitUntil(lambda: not house.door._cards and not house.signin.trying, timeout=40_000)
    for language in ("en", "es"):
        house.suit("language", language)
        assert house.door._bar.isVisible()
        assert not house.door._waiting.isVisible()
    house.suit("language", "en")
    assert house.door._bar.sentence.endswith("Speak with your administrator.")
