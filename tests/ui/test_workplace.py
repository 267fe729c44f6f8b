"""Who waits to be let in, who has been in for twelve hours, and other sizes: said in a bar, done by a person, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services.row import GrantRow
from tests.ui.conftest import OFFICER_SAYS
from tests.ui.test_house import both_in, sign_in
from ui.house import House
from ui.theme import LOOK

Open = Callable[[Path], House]


def test_a_certified_colleague_is_let_in_by_a_person_or_later(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    assert house.work is not None
    row = GrantRow(
        user=house.signin.present[1].user,
        name="M. Lee",
        profession=Profession.CLINICIAN,
        compartment=Compartment.CLINICAL,
    )
    house.work._show_grants(house.work.pen, [row])
    bar = house.shell.bar(f"grant:{row.user}:{row.compartment}")
    assert bar is not None
    assert bar.sentence == "M. Lee was certified for clinical records by the agency. Let them in?"
    bar.dismissed.emit()
    house.work._show_grants(house.work.pen, [row])
    assert house.shell.bar(f"grant:{row.user}:{row.compartment}") is None


def test_after_twelve_hours_only_they_are_out_and_what_was_typed_is_kept(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    house._check_session()  # nobody is over: nothing happens
    clinician = next(row for row in house.signin.present if row.profession is Profession.CLINICIAN)
    with qtbot.waitSignal(house.signin.signed_out, timeout=10_000) as out:
        house._end_over([clinician.user])
    assert out.args == [clinician.user]
    qtbot.waitUntil(lambda: [row.profession for row in house.signin.present] == [Profession.OFFICER], timeout=5000)


def test_twelve_hours_alone_end_at_the_door(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    sign_in(house, qtbot, Profession.OFFICER, OFFICER_SAYS)
    house.door.start.click()
    users = [row.user for row in house.signin.present]
    with qtbot.waitSignal(house.left, timeout=10_000):  # no successor here: the window closes
        house._end_over(users)
    assert house._where.over == tuple(users)


def test_a_larger_text_builds_the_screens_anew_and_stays_where_we_were(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    assert house.work is not None
    house.work.act("new")
    qtbot.waitUntil(lambda: house.work is not None and bool(house.work.encounter), timeout=5000)
    qtbot.waitUntil(lambda: house.work is not None and "call" in house.work.screen("encounter").pages, timeout=5000)
    before, where = house.work.screen("encounter"), house.work.where()
    qtbot.keyClicks(before.pages["call"].forms[0].editors[0].edit, "1420 Alder St")
    house.suit("text", "1.5")
    qtbot.waitUntil(lambda: LOOK.metrics.text_scale == 1.5, timeout=5000)
    assert house.work.screen("encounter") is not before
    now = house.work.where()
    assert (now.place, now.encounter, now.section, now.pen) == (where.place, where.encounter, where.section, where.pen)
    qtbot.waitUntil(
        lambda: any("1420 Alder St" in label.text() for label in house.shell.findChildren(QLabel)), timeout=5000
    )


def test_the_review_queue_is_for_supervisors_only(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    work = house.work
    assert work is not None
    button = house.shell.rail.button("reviews")
    assert not button.isVisible()
    assert not any("Reviews" in command.words for command in work.commands())
    work.go("reviews")  # by whatever way: nobody else gets there
    assert work.screen("reviews") is None
    # The same pen, certified as a supervisor.
    users = [msgspec.structs.replace(row, is_supervisor=True) for row in house.signin.present]
    house.signin.users = users
    work._take_pen(users[0].user)
    assert button.isVisible()
    work.go("reviews")
    assert house.shell.current_place() is work.screen("reviews")


def test_a_return_that_is_pasted_is_left_out_and_the_audit_says_so_without_a_word_of_it(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    assert house.work is not None
    house.work.act("new")
    qtbot.waitUntil(lambda: house.work is not None and bool(house.work.encounter), timeout=5000)
    qtbot.waitUntil(lambda: house.work is not None and "call" in house.work.screen("encounter").pages, timeout=5000)
    edit = house.work.screen("encounter").pages["call"].forms[0].editors[0].edit
    edit.setFocus()
    QGuiApplication.clipboard().setText("NAM/ASHGROVE SEX/M DOB/19920308 FBI/1234567A")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bar = house.shell.bar("paste")
    assert bar is not None
    assert edit.text() == ""
    bar.dismissed.emit()
    assert house.shell.bar("paste") is None
    desk = house.desk
    assert desk is not None

    def noted() -> list[dict[str, object]]:
        entries = house.jobs.lane.submit(lambda: [entry.entry for entry in desk.log.audit()]).result()
        return [entry for entry in entries if entry["event"] == "paste_left_out"]

    qtbot.waitUntil(lambda: bool(noted()), timeout=5000)
    (entry,) = noted()
    assert (entry["why"], entry["length"]) == ("coded_return", 44)
    assert "ASHGROVE" not in str(entry)
    QGuiApplication.clipboard().clear()
