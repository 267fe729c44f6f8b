"""Joining a station and an agency in the real window, carrying by stick, and what happens when the agency takes a laptop out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldnotes import cli
from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.record import Profession
from fieldnotes.services import bundle
from fieldnotes.services.desk import Desk
from fieldnotes.services.ending import end_laptop
from fieldnotes.services.enrolment import Enrolment, Joined
from fieldnotes.services.invite import AdminKey, Invitation, read_feed
from fieldnotes.services.station import StationFacts, find_station
from fieldnotes.services.sync_row import SyncState
from fieldnotes.station.identity import Identity, read_identity
from fieldnotes.station.invite import INVITES, InviteBox
from fieldnotes.station.keeper import ROOT, now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.sync.invite_way import HttpsInviteWay
from fieldnotes.trust.roll import Roll
from tests.station.running import RunningStation
from tests.ui.conftest import Agency
from tests.ui.test_house import both_in, card
from tests.ui.test_interrupted import work
from tests.ui.test_sync import a_call, lane, model, sync_screen
from ui.app import POOL_WORKERS
from ui.dialogs.enrol import EnrolSheet
from ui.dialogs.stick_sync import StickSyncSheet
from ui.house import House
from ui.screens.setup import SetUpScreen

Open = Callable[[Path], House]
Panel = TypeVar("Panel", EnrolSheet, StickSyncSheet)
SAFE_SAYS = "kettle moss orchard timber"
NEW_WORDS = "seventeen orange velvet kites"


def facts_of(identity: Identity, address: str) -> StationFacts:
    return StationFacts(
        name=identity.name,
        addresses=(address,),
        tls=identity.fingerprint,
        public=identity.receipt_public,
        hpke=identity.bundle_public,
    )


class Admin:
    """Beside the station: one invitation in a thread, as the command does it. `types`: what the admin types for the digits shown."""

    def __init__(
        self, station: RunningStation, agency: Agency, *names: str, types: Callable[[str], str] = lambda right: right
    ) -> None:
        self._station, self._agency, self._names, self._types = station, agency, names, types
        self.code = ""
        self.digits = ""
        self.failed: BaseException | None = None
        self._ready, self.may_type = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(30), self.failed

    def _run(self) -> None:
        try:
            self._invite()
        except BaseException as failed:  # noqa: BLE001 - told by `end`
            self.failed = failed
            self._ready.set()

    def _invite(self) -> None:
        folder = self._station.folder
        safe = self._agency.vault.parent / "safe"
        file = next(safe.glob("admin*"))
        identity = read_identity(folder)
        pause = threading.Event()
        with closing(open_shelf(folder, "", now_ms)) as shelf:
            invitation = Invitation(
                shelf,
                InviteBox(folder / INVITES, now_ms=now_ms),
                station=facts_of(identity, self._station.address),
                root=shelf.setting(ROOT) or "",
                admin=AdminKey.open(file, SAFE_SAYS),
                laptop="Unit 12",
                suffix="12",
                names=self._names,
                now_ms=now_ms,
            )
            self.code = invitation.code
            self._ready.set()
            while not invitation.hear():
                pause.wait(0.05)
            self.digits = invitation.digits
            self.may_type.wait(60)
            if self._types(invitation.digits) != invitation.digits:
                invitation.refuse()
                return
            invitation.agree(
                pin=lambda root: shelf.set_setting(ROOT, root), safe_dir=folder, safe_passphrase=SAFE_SAYS, kdf=FLOOR
            )

    def type(self) -> None:
        """The digits are typed now, and the admin's part ends."""
        self.may_type.set()
        self._thread.join(60)
        assert self.failed is None, self.failed


@pytest.fixture
def no_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldnotes.services.syncing.FIRST_S", 600.0)
    monkeypatch.setattr("fieldnotes.services.syncing.AFTER_FILING_S", 600.0)
    monkeypatch.setattr("ui.workplace.READY_AFTER_MS", 600_000)


def join_by_hand(station: RunningStation, agency: Agency, vault: Path) -> None:
    """The first laptop joins outside the window."""
    from tests.ui.conftest import OFFICER_SAYS

    desk = Desk.open(vault, secrets=agency.secrets)
    try:
        from fieldnotes.services import signin

        user = next(row.user for row in signin.list_users(desk) if row.profession is Profession.OFFICER)
        signin.sign_in(desk, user=user, passphrase=OFFICER_SAYS)
        admin = Admin(station, agency)
        with closing(HttpsInviteWay(station.address)) as way:
            enrolment = Enrolment(admin.code, way)
            enrolment.ask_for_station(desk)
            admin.type()
            enrolment.wait_long()
            enrolment.keep_station(desk)
    finally:
        desk.close()


def sheet_of(house: House, kind: type[Panel]) -> Panel:
    found = house.shell.findChild(kind)
    assert found is not None
    return found


def shown(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_set_up_joins_an_agency_and_each_person_takes_their_seat(
    open_window: Open, agency: Agency, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with RunningStation(tmp_path / "station") as station:
        join_by_hand(station, agency, vault)
        house = open_window(tmp_path / "new")
        screen = house.shell.current_place()
        assert isinstance(screen, SetUpScreen)
        screen.model.enrol._kdf = FLOOR
        screen.join.click()
        assert screen.enrol.code.hasFocus()

        screen.enrol.code.set_text("7K2M-9QXD")
        screen.enrol.address.set_text(station.address)
        qtbot.keyClick(screen.enrol.code, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "characters" in shown(screen.enrol), timeout=10_000)
        assert screen.enrol.address.text() == station.address, "nothing typed is lost by a refusal"

        wrong = Admin(station, agency, "Mara Reyes", types=lambda _right: "000000x")
        screen.enrol.code.set_text(wrong.code)
        screen.enrol.go.click()
        qtbot.waitUntil(screen.enrol.digits.isVisible, timeout=20_000)
        assert "Seats: Mara Reyes" in screen.enrol.who.text()
        wrong.type()
        qtbot.waitUntil(lambda: "six digits were different" in screen.enrol.bar.sentence, timeout=20_000)
        assert not (tmp_path / "new" / "vault.json").exists()

        admin = Admin(station, agency, "Mara Reyes")
        screen.enrol.code.set_text(admin.code)
        screen.enrol.go.click()
        qtbot.waitUntil(screen.enrol.digits.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: bool(admin.digits), timeout=20_000)
        assert screen.enrol.digits.text().replace(" ", "") == admin.digits
        assert not screen.back.isEnabled()
        admin.type()
        qtbot.waitUntil(lambda: bool(screen.model.shown_codes), timeout=30_000)
        [(name, code)] = screen.model.shown_codes
        assert name == "Mara Reyes"
        assert code in shown(screen)
        screen.finish.click()
        qtbot.waitUntil(lambda: house.shell.current_place() is house.door and bool(house.signin.users), timeout=20_000)

    house.door.agree.click()
    seat = card(house, Profession.CLINICIAN)
    assert seat.code.placeholderText() == "One-time code"
    assert seat.passphrase.isHidden()
    seat.code.set_text(code)
    qtbot.keyClicks(seat.new_passphrase, NEW_WORDS)
    qtbot.keyClick(seat.new_passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seat.shown_code.text()), timeout=20_000)
    assert seat.has_code.isVisible()
    assert seat.passphrase.isHidden()
    seat.has_code.click()
    assert seat.shown_code.text() == ""
    qtbot.keyClicks(seat.passphrase, NEW_WORDS)
    with qtbot.waitSignal(house.signin.signed_in, timeout=20_000):
        qtbot.keyClick(seat.passphrase, Qt.Key.Key_Return)
    assert [row.name for row in house.signin.present] == ["Mara Reyes"]


@pytest.mark.usefixtures("no_meetings")
def test_enrolled_in_the_window_then_sync_and_stick_work_and_an_end_locks(
    open_window: Open, agency: Agency, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with RunningStation(tmp_path / "station") as station:
        house = open_window(vault)
        both_in(house, qtbot)
        qtbot.waitUntil(lambda: work(house).sync._syncing is not None, timeout=10_000)
        a_call(house)
        screen = sync_screen(house, qtbot)
        qtbot.waitUntil(screen.enrolment.isVisible, timeout=5000)
        admin = Admin(station, agency)
        screen.code.setText(admin.code)
        screen.enrol.click()
        sheet = sheet_of(house, EnrolSheet)
        assert sheet.enrol.code.text() == admin.code
        assert sheet.enrol.address.hasFocus(), "what is missing is asked for"
        sheet.enrol.address.set_text(station.address)
        qtbot.keyClick(sheet.enrol.address, Qt.Key.Key_Return)
        qtbot.waitUntil(sheet.enrol.digits.isVisible, timeout=20_000)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert sheet.isVisible(), "the first Esc asks"
        assert "Esc once more" in sheet.bar.sentence
        qtbot.waitUntil(lambda: bool(admin.digits), timeout=20_000)
        assert sheet.enrol.digits.text().replace(" ", "") == admin.digits
        admin.type()
        qtbot.waitUntil(sheet.finish.isVisible, timeout=20_000)
        qtbot.waitUntil(lambda: model(house).state.phase == "idle", timeout=30_000)  # by itself
        facts = lambda: model(house).facts  # noqa: E731 - one word
        qtbot.waitUntil(lambda: facts() is not None and facts().is_all_stored, timeout=10_000)  # type: ignore[union-attr]
        sheet.finish.click()

        a_call(house)
        screen.stick.click()
        carry = sheet_of(house, StickSyncSheet)
        qtbot.waitUntil(lambda: bool(carry.recipients), timeout=5000)
        assert (carry.recipients[0].name, carry.recipients[0].is_station) == ("Harborview Station", True)
        assert not carry.copy.isEnabled(), "nowhere to write yet"
        carry.take_folder(str(stick))
        carry.copy.click()
        qtbot.waitUntil(lambda: "It can be taken out." in shown(carry), timeout=20_000)
        assert list(stick.glob("*.fnbundle"))
        assert cli.run(["station", "bundle", "read", "--data", str(station.folder), str(stick)]) == 0
        carry.take.click()
        qtbot.waitUntil(lambda: "The station confirms" in shown(carry), timeout=20_000)
        assert "1 file there is for somebody else" in shown(carry)
        assert lane(house, lambda desk: desk.log.unsent_count()) == 0
        carry.close_panel()

        device = lane(house, lambda desk: desk.vault.device_id)
        with closing(open_shelf(station.folder, "", now_ms)) as shelf:
            root = shelf.setting(ROOT) or ""
            assert Roll(root, read_feed(shelf)).laptop(device) is not None
            key = AdminKey.open(next((agency.vault.parent / "safe").glob("admin*")), SAFE_SAYS)
            end_laptop(shelf, root=root, admin=key, laptop=device, reason="sold", pulled_to=0, now_ms=now_ms())
        phases: list[str] = []
        model(house).state_changed.connect(lambda state: phases.append(state.phase))
        with qtbot.waitSignal(house.left, timeout=30_000):
            work(house).sync_now("hand")
        assert phases[-1] == "ended"
        assert house.work is None
        assert house.desk is None
    house.close()
    again = open_window(vault)
    assert again.signin.users == []
    assert "This laptop was taken out of the agency" in again.door._bar.sentence


def test_an_enrolment_names_the_key_for_bundles_and_the_station_reads_them(
    agency: Agency, vault: Path, tmp_path: Path
) -> None:
    from fieldnotes.services import signin
    from tests.ui.conftest import OFFICER_SAYS

    with RunningStation(tmp_path / "station") as station:
        join_by_hand(station, agency, vault)
    (tmp_path / "stick").mkdir()
    with closing(Desk.open(vault, secrets=agency.secrets)) as desk:
        user = next(row.user for row in signin.list_users(desk) if row.profession is Profession.OFFICER)
        signin.sign_in(desk, user=user, passphrase=OFFICER_SAYS)
        facts = find_station(desk.log)
        assert facts is not None
        assert facts.hpke == station.identity.bundle_public
        [recipient] = bundle.list_recipients(desk)
        steps = bundle.writing(desk, by=user, recipient=recipient, folder=tmp_path / "stick")
        told = list(steps)
        assert told == sorted(told)
        assert told[-1][0] <= told[-1][1]
        assert any(done > total // 2 for done, total in told), "reading it again is told too"
        assert cli.run(["station", "bundle", "read", "--data", str(station.folder), str(tmp_path / "stick")]) == 0
        read = bundle.finish(bundle.reading_in(desk, by=user, where=tmp_path / "stick"))
        assert read.bundles[0].is_station


@pytest.mark.usefixtures("no_meetings")
def test_a_wait_that_is_stopped_keeps_nothing_and_lets_the_window_go_at_once(
    open_window: Open, agency: Agency, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with RunningStation(tmp_path / "station") as station:
        house = open_window(vault)
        both_in(house, qtbot)
        admin = Admin(station, agency)
        work(house).enrol(admin.code)
        sheet = sheet_of(house, EnrolSheet)
        sheet.enrol.address.set_text(station.address)
        sheet.enrol.go.click()
        qtbot.waitUntil(sheet.enrol.digits.isVisible, timeout=20_000)
        sheet.enrol.cancel.click()
        assert "Nothing was kept" in sheet.enrol.bar.sentence
        done: list[Joined] = []
        sheet._model.done.connect(done.append)
        both = threading.Barrier(POOL_WORKERS)  # passed only when no worker waits for the station any more
        for answer in [house.jobs._pool.submit(both.wait, 10) for _ in range(POOL_WORKERS)]:
            answer.result(10)
        assert lane(house, lambda desk: find_station(desk.log)) is None
        assert not done
        admin.type()


@pytest.mark.usefixtures("no_meetings")
def test_a_stick_that_is_stopped_or_holds_nothing_says_so_and_may_be_tried_again(
    open_window: Open, vault: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    house = open_window(vault)
    both_in(house, qtbot)
    work(house).carry_by_stick()
    carry = sheet_of(house, StickSyncSheet)
    carry.take_folder(str(stick))
    qtbot.waitUntil(carry.nobody.isVisible, timeout=5000)
    assert not carry.copy.isEnabled()
    carry.take.click()
    qtbot.waitUntil(carry.bar.isVisible, timeout=10_000)
    assert "stick" in carry.bar.sentence, "it names the folder where nothing was found"
    assert carry.take.isEnabled(), "another try"

    reached, go_on = threading.Event(), threading.Event()

    def slow(*_facts: Any, **_names: Any) -> Any:
        part = stick / ".half.part"
        try:
            part.write_bytes(b"half")
            for number in range(1000):
                reached.set()
                go_on.wait(20)
                yield number, 1000
        finally:
            part.unlink()

    monkeypatch.setattr(bundle, "writing", slow)
    carry.show_recipients([bundle.Recipient(id="s", name="Station 4", is_station=True)])
    carry.copy.click()
    qtbot.waitUntil(reached.is_set, timeout=5000)
    qtbot.keyClick(carry, Qt.Key.Key_Escape)
    assert carry.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: "Nothing half" in carry.bar.sentence, timeout=5000)
    assert list(stick.iterdir()) == []
    qtbot.keyClick(carry, Qt.Key.Key_Escape)
    assert not carry.isVisible()


@pytest.mark.usefixtures("no_meetings")
def test_one_of_two_who_left_the_agency_is_out_at_once_and_the_partner_goes_on(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    officer, clinician = (row.user for row in house.signin.present)

    def erase(desk: Desk) -> None:
        desk.vault.erase([officer])
        desk.detach(officer)

    lane(house, erase)
    model(house)._take_state(SyncState(phase="idle", ended=(officer,)))
    qtbot.waitUntil(lambda: [row.user for row in house.signin.present] == [clinician], timeout=5000)
    assert work(house).pen == clinician
    assert house.signin.users[0].user == clinician
