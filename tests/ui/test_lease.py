"""A laptop that was long without its station, in the real window: said before and after sign-in, released by phone and by a supervisor."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import LockedOut, SyncProblem
from fieldnotes.domain.record import Profession
from fieldnotes.services import signin, team
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import StationFacts, keep_facts, keep_meeting
from fieldnotes.services.sync_row import Meeting
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.seat import StaffMember
from fieldnotes.vault.vault import make_release_code
from tests.services.conftest import Laptop
from tests.services.test_enrol_line import enrol
from tests.station.running import RunningStation
from tests.ui.conftest import CLINICIAN_SAYS, OFFICER_SAYS, Agency
from tests.ui.test_house import Open, card, sign_in, words
from ui.house import House
from ui.screens.person_card import PersonCard

SAFE_SAYS, SUPERVISOR_SAYS = "kettle moss orchard timber", "harbor quilt seven pelicans"
STATION = StationFacts(name="Harborview Station", addresses=("127.0.0.1:1",), tls="0" * 64, public="0" * 64)
OVER = "16 days without the station. To sign in: the station or a supervisor."
Apart = Callable[[int], Path]


@pytest.fixture
def apart(agency: Agency, vault: Path) -> Apart:
    """The vault of a laptop that met its station so many days ago; a supervisor has a seat there too."""

    def make(days: int) -> Path:
        desk = Desk.open(vault, secrets=agency.secrets)
        officer = signin.list_users(desk)[0].user
        signin.sign_in(desk, user=officer, passphrase=OFFICER_SAYS)
        [admin_file] = (agency.vault.parent / "safe").glob("admin*")
        member = StaffMember("Tove Lund", Profession.OFFICER, initials="TL", roles=("supervisor",))
        new, code = team.add_person(desk, by=officer, member=member, admin_file=admin_file, passphrase=SAFE_SAYS)
        signin.take_seat(desk, user=new, code=code, passphrase=SUPERVISOR_SAYS)
        keep_facts(desk.log, STATION, device_private=b"\1" * 32)
        at = EntryTime(utc_ms=round(time.time() * 1000) - days * 24 * 3600 * 1000 - 1000, offset_min=0, mono=1)
        keep_meeting(desk.log, Meeting(at=at, is_verified=True), refused={})
        signin.lock(desk)
        desk.close()
        return vault

    return make


def turned_away(house: House, qtbot: QtBot, profession: Profession, says: str) -> PersonCard:
    """The passphrase was right and nobody came in."""
    if house.door.agree.isVisible():
        house.door.agree.click()
    one: PersonCard = card(house, profession)
    qtbot.keyClicks(one.passphrase, says)
    with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=20_000):
        qtbot.keyClick(one.passphrase, Qt.Key.Key_Return)
    assert not house.signin.present
    return one


def begin(house: House, qtbot: QtBot) -> str:
    """Past the door; what the bar says of the station."""
    house.door.start.click()
    qtbot.waitUntil(lambda: house.shell.bar("sync_apart") is not None, timeout=10_000)
    bar = house.shell.bar("sync_apart")
    assert bar is not None
    return bar.sentence


def test_the_days_are_said_before_and_after_sign_in_and_people_come_in(
    open_window: Open, apart: Apart, qtbot: QtBot
) -> None:
    house = open_window(apart(12))
    said = "12 days without the station. From day 14 a supervisor must let people in."
    assert said in words(house)
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    assert begin(house, qtbot) == said


def test_two_days_are_said_without_a_threat_and_one_is_no_news(open_window: Open, apart: Apart, qtbot: QtBot) -> None:
    house = open_window(apart(2))
    assert "has not met the station for 2 days" in words(house)
    assert "supervisor" not in words(house)
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    assert "has not met the station for 2 days" in begin(house, qtbot)


def test_released_by_phone_with_the_keyboard_alone(
    open_window: Open, apart: Apart, agency: Agency, qtbot: QtBot
) -> None:
    house = open_window(apart(16))
    assert OVER in words(house)
    one = turned_away(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    assert one.problem.text().startswith("This laptop was 16 days without its station. Sign in again where")
    assert "clock is wrong" in one.problem.text()
    assert (one.passphrase.isVisible(), one.passphrase.text()) == (True, ""), (
        "with the station in reach it is tried again"
    )
    assert not card(house, Profession.CLINICIAN).by_phone.isVisible(), "who did not try was not turned away"
    assert QApplication.focusWidget() is one.by_phone
    assert one.by_phone.accessibleName() == "Release Officer D. Okafor by phone"
    assert one.by_phone.accessibleDescription() == one.problem.text()
    with qtbot.waitSignal(house.signin.challenge_told, timeout=10_000):
        qtbot.keyClick(one.by_phone, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is one.answer
    challenge = one.challenge.text()
    assert one.challenge.accessibleName() == f"To read to the supervisor: {' '.join(challenge)}"
    with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=10_000):
        qtbot.keyClicks(one.answer, "0000-0000-0000")
        qtbot.keyClick(one.answer, Qt.Key.Key_Return)
    assert one.problem.text() == "That release code does not fit. Ask the supervisor to read it again."
    assert (one.answer.selectedText(), QApplication.focusWidget()) == ("0000-0000-0000", one.answer)
    assert (one.challenge.text(), one.challenge.isVisible(), one.passphrase.isVisible()) == (challenge, True, False)
    [file] = (agency.vault.parent / "safe").glob("release*")
    qtbot.keyClicks(one.answer, make_release_code(file, SAFE_SAYS, challenge).lower())
    with qtbot.waitSignal(house.signin.users_shown, timeout=10_000):
        qtbot.keyClick(one.answer, Qt.Key.Key_Return)
    assert (one.passphrase.isVisible(), one.problem.isVisible(), one.answer.isVisible()) == (True, False, False)
    assert QApplication.focusWidget() is one.passphrase
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    assert begin(house, qtbot) == "16 days without the station. A supervisor let people in, for 3 more days."


def test_where_the_station_is_in_reach_it_lets_people_in_and_nobody_is_called(
    open_window: Open, agency: Agency, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with RunningStation(tmp_path / "station", is_findable=True) as station:
        desk = Desk.open(vault, secrets=agency.secrets)
        officer = signin.list_users(desk)[0].user
        signin.sign_in(desk, user=officer, passphrase=OFFICER_SAYS)
        laptop = Laptop(
            vault, agency.secrets, FixedClock(datetime.now(UTC)), (officer,), safe=agency.vault.parent / "safe"
        )
        enrol(station, laptop, desk, vault)
        at = EntryTime(utc_ms=round(time.time() * 1000) - 16 * 24 * 3600 * 1000, offset_min=0, mono=1)
        keep_meeting(desk.log, Meeting(at=at, is_verified=True), refused={})
        waiting = desk.log.unsent_count()
        assert waiting
        signin.lock(desk)
        desk.close()
        house = open_window(vault)
        station.kill()
        one = turned_away(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
        assert one.by_phone.isVisible()
        station.start()
        told: list[str] = []
        house.signin.station_told.connect(lambda _user, _state: told.append(one.unlock.text()))
        qtbot.keyClicks(one.passphrase, OFFICER_SAYS)
        with qtbot.waitSignal(house.signin.signed_in, timeout=30_000):
            qtbot.keyClick(one.passphrase, Qt.Key.Key_Return)
        assert (one.by_phone.isVisible(), one.problem.isVisible()) == (False, False)
        assert told[0] == "Meeting the station…"
        assert [row.user for row in house.signin.present] == [officer]
        house.door.start.click()
        qtbot.waitUntil(lambda: house.work is not None, timeout=10_000)
        assert house.shell.bar("sync_apart") is None


def test_whoever_waits_for_a_meeting_is_not_in(agency: Agency, apart: Apart) -> None:
    """Their keys are here, and no card may say so: the partner could go on to the board with them."""
    desk = Desk.open(apart(16), secrets=agency.secrets)
    officer = signin.list_users(desk)[0].user
    signin.sign_in(desk, user=officer, passphrase=OFFICER_SAYS, to_meet=True)
    assert not any(row.is_signed_in for row in signin.list_users(desk))
    for again in (
        lambda: signin.sign_in(desk, user=officer, passphrase=OFFICER_SAYS),
        lambda: signin.come_in(desk, user=officer),
    ):
        if officer not in desk.sessions:
            signin.sign_in(desk, user=officer, passphrase=OFFICER_SAYS, to_meet=True)
        with pytest.raises(LockedOut, match="lease_over"):
            again()
        assert officer not in desk.sessions
    with pytest.raises(SyncProblem, match="seats_erased"):
        signin.come_in(desk, user=officer)
    desk.close()


def test_a_supervisor_comes_in_and_colleagues_try_again_beside_them(
    open_window: Open, apart: Apart, qtbot: QtBot
) -> None:
    house = open_window(apart(16))
    one = turned_away(house, qtbot, Profession.CLINICIAN, CLINICIAN_SAYS)
    supervisor = next(row.user for row in house.signin.users if row.name == "Tove Lund")
    house.door.someone_else.click()
    house.door._swap(UserId(supervisor))
    one, theirs = card(house, Profession.CLINICIAN), house.door.card(supervisor)
    assert one.problem.text().startswith("This laptop was 16 days"), "a card made anew says it too"
    qtbot.waitUntil(one.by_phone.isVisible, timeout=5000)
    qtbot.keyClicks(theirs.passphrase, SUPERVISOR_SAYS)
    with qtbot.waitSignal(house.signin.signed_in, timeout=20_000):
        qtbot.keyClick(theirs.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not one.by_phone.isVisible(), timeout=5000)
    assert not one.problem.isVisible()
    assert QApplication.focusWidget() is theirs.pin, "what is typed next belongs to who just came in"
    sign_in(house, qtbot, Profession.CLINICIAN, CLINICIAN_SAYS)
    assert len(house.signin.present) == 2


def test_five_wrong_tries_are_released_by_phone_the_same_way(
    open_window: Open, vault: Path, agency: Agency, qtbot: QtBot
) -> None:
    house = open_window(vault)
    house.door.agree.click()
    one = card(house, Profession.OFFICER)
    for _ in range(5):
        qtbot.keyClicks(one.passphrase, "not the one at all")
        with qtbot.waitSignals([house.signin.refused, house.signin.users_shown], timeout=20_000):
            qtbot.keyClick(one.passphrase, Qt.Key.Key_Return)
    assert (one.passphrase.isVisible(), one.by_phone.isVisible()) == (False, True)
    with qtbot.waitSignal(house.signin.challenge_told, timeout=10_000):
        one.by_phone.click()
    [file] = (agency.vault.parent / "safe").glob("release*")
    qtbot.keyClicks(one.answer, make_release_code(file, SAFE_SAYS, one.challenge.text()))
    with qtbot.waitSignal(house.signin.users_shown, timeout=10_000):
        one.let_in.click()
    assert (one.passphrase.isVisible(), one.problem.isVisible()) == (True, False)
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
