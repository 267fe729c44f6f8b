"""People on screen: the history before the door, somebody recognised, two people on one call, one person's page by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.record import Health, Line, Person
from fieldnotes.services import accounting, encounter, person, sharing, writing
from tests.ui.encounter_room import Room, a_team, type_words, wait_for, words_on
from tests.ui.team import Team, new_pool
from tests.ui.test_house import both_in
from ui.dialogs.disclosures import DisclosuresSheet
from ui.dialogs.join import JoinSheet
from ui.dialogs.share import ShareSheet
from ui.house import House
from ui.screens.palette import Heading, PaletteOverlay
from ui.screens.person import PersonScreen
from ui.viewmodels.person import PersonViewModel
from ui.widgets import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        earlier = made.run(
            encounter.start_encounter, by=made.officer, call_type="Welfare check", address="88 Harbor Ave"
        ).encounter_id
        body = Person(
            legal_name="Wilhelmina Ochre", birth_date="1961-04-05", phone="555-0188",
            be_careful=[Line(text="Kitchen knife in the sleeve", source="Okafor", expires_on="2027-05-01")],
        )  # fmt: skip
        made.ids["known"] = made.run(person.attach_person, by=made.officer, encounter=earlier, body=body).record
        made.ids["earlier"] = earlier
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool: ThreadPoolExecutor = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_typed_address_says_what_to_be_careful_about_before_anything_else(room: Room, qtbot: QtBot) -> None:
    started = room.team.run(encounter.start_encounter, by=room.team.officer, call_type="Disturbance")
    room.vm.open(started.encounter_id, pen=room.team.officer)
    room.screen.show()
    wait_for(lambda: room.vm.state is not None)
    page = room.page("call")
    assert page.panel.isHidden()
    type_words(page.forms[0].editor("address").edit, "88 harbor avenue")
    wait_for(lambda: not page.panel.isHidden(), what="the history of the address")
    said = words_on(page.panel)
    for words in ("Kitchen knife in the sleeve", "Wilhelmina O. · Okafor", "until May 1, 2027", "Welfare check"):
        assert words in said, words
    above = [page.column.itemAt(place).widget() for place in range(page.column.indexOf(page.panel))]
    assert all(widget is None or widget.isHidden() for widget in above), "nothing stands above what to be careful about"
    openers = [
        b
        for b in page.panel.findChildren(type(room.screen.band.sign).__mro__[1])
        if b.accessibleName().startswith("Open")
    ]
    with qtbot.waitSignal(room.screen.encounter_wanted) as asked:
        openers[0].click()
    assert asked.args == [room.team.ids["earlier"]]
    room.settle()


def test_somebody_recognised_becomes_one_person_and_can_be_parted_again(room: Room) -> None:
    """Scenario M by keys: unknown, then "Same as somebody we know…", compared, joined; undone on the person's page."""
    team = room.team
    tonight = team.run(encounter.start_encounter, by=team.officer, call_type="Man down").encounter_id
    unknown = team.run(
        person.attach_person, by=team.officer, encounter=tonight, body=Person(is_unknown=True, description="Gray coat")
    ).record
    room.vm.open(tonight, pen=team.officer)
    room.screen.show()
    wait_for(lambda: room.vm.state is not None)
    page = room.page("people")
    page.this_is.click()
    type_words(page.finder.edit, "wilhelmena oker")
    wait_for(lambda: page.finder._known, what="somebody alike")
    page.finder._known[0].click()
    wait_for(lambda: room.screen.findChildren(JoinSheet), what="both side by side")
    sheet = room.screen.findChildren(JoinSheet)[0]
    assert sheet.lead.codes() == [team.ids["known"]]  # suggested: the one with a name
    sheet.join.click()
    wait_for(lambda: room.vm.state is not None and room.vm.state.same, what="one person")
    assert page._pair()[1].record == team.ids["known"]
    assert "Also recorded as Unknown person: Gray coat" in words_on(page)
    room.settle()
    state = team.run(person.read_person, person=PersonId(unknown), by=team.officer)
    assert (state.row.full_name, state.row.encounters) == ("Wilhelmina Ochre", 2)
    # The page of the person parts them again.
    model = PersonViewModel(team.desk, room.jobs)
    screen = PersonScreen(model)
    screen.resize(1248, 706)
    model.open(PersonId(RecordId(team.ids["known"])), pen=team.officer)
    wait_for(lambda: model.state is not None)
    undo = next(b for b in screen.findChildren(type(page.this_is)) if b.accessibleName().startswith("Undo"))
    undo.click()
    wait_for(lambda: model.state is not None and not model.state.merged, what="two people again")
    assert team.run(person.read_person, person=PersonId(unknown), by=team.officer).row.is_unknown
    model.close()
    screen.deleteLater()


def test_two_people_stay_two_without_being_asked_at_every_visit(room: Room) -> None:
    """The twin of somebody: "They are two people" on the sheet, remembered, and taken back on the person's page."""
    team = room.team
    call = team.run(encounter.start_encounter, by=team.officer, call_type="Family call").encounter_id
    one, twin = [
        team.run(
            person.attach_person, by=team.officer, encounter=call, body=Person(legal_name=name, birth_date="1990-02-03")
        ).record
        for name in ("Odile Fennimore", "Odile Fennimore")
    ]
    model = PersonViewModel(team.desk, room.jobs)
    screen = PersonScreen(model)
    screen.resize(1248, 706)
    screen.show()
    model.open(PersonId(RecordId(one)), pen=team.officer)
    wait_for(lambda: model.state is not None and model.state.duplicates, what="the twin proposed")
    compare = next(b for b in screen.findChildren(Button) if b.accessibleName() == "Compare: Odile Fennimore")
    compare.click()
    wait_for(lambda: screen.window().findChildren(JoinSheet), what="both side by side")
    screen.window().findChildren(JoinSheet)[0].apart.click()
    wait_for(lambda: model.state is not None and model.state.apart, what="remembered")
    assert model.state is not None
    assert not model.state.duplicates
    assert "Not the same person: Odile Fennimore" in words_on(screen)
    undo = next(
        b for b in screen.findChildren(Button) if b.accessibleName() == "Undo: Not the same person: Odile Fennimore"
    )
    undo.click()
    wait_for(lambda: model.state is not None and model.state.duplicates, what="proposed again")
    assert twin in {row.row.id for row in model.state.duplicates}
    model.close()
    screen.deleteLater()


def test_what_was_disclosed_is_listed_and_its_accounting_is_on_record_before_it_is_paper(room: Room) -> None:
    team = room.team
    call = team.run(encounter.start_encounter, by=team.officer, call_type="Family call").encounter_id
    who = team.run(
        person.attach_person, by=team.officer, encounter=call, body=Person(legal_name="Perpetua Lindqvist")
    ).record
    team.run(
        sharing.share_with_officer, by=team.clinician, encounter=call, place="triggers",
        line=Line(text="Sirens", shared_by=team.clinician, basis="imminent_threat"),
    )  # fmt: skip
    model = PersonViewModel(team.desk, room.jobs)
    refused: list[Any] = []
    model.refused.connect(refused.append)
    screen = PersonScreen(model)
    screen.resize(1248, 706)
    screen.show()

    def offered() -> list[Button]:
        return [b for b in screen.findChildren(Button) if b.text() == "What was disclosed, to whom…"]

    model.open(PersonId(RecordId(who)), pen=team.officer)
    wait_for(lambda: model.state is not None, what="the page under the officer's pen")
    assert not offered(), "what the clinical side told is the clinical side's"
    model.open(PersonId(RecordId(who)), pen=team.clinician)
    wait_for(offered, what="the button")
    offered()[-1].click()
    [sheet] = screen.window().findChildren(DisclosuresSheet)
    wait_for(sheet.button.isEnabled, what="the list")
    said = words_on(sheet)
    assert "Police, own team" in said
    assert "In the accounting" in said
    assert "1 of them belongs in the accounting" in said
    # The police ask to hold it back: what the law wants kept of that is asked, and then it is not listed.
    sheet.hold_back.click()
    sheet.whose.chips()[0].click()
    QTest.keyClicks(sheet.official, "Lt. B. Ames")
    sheet.keep.click()
    wait_for(sheet.bar.isVisible, what="a sentence")
    assert "who asked for it" in words_on(sheet.bar)
    QTest.keyClicks(sheet.statement, "It would hinder an inquiry")
    QTest.keyClicks(sheet.until, "soon")
    sheet.keep.click()
    assert "Write the day as" in words_on(sheet.form)
    sheet.until.set_text("")
    sheet.how.chips()[1].click()
    sheet.keep.click()
    wait_for(lambda: "as Lt. B. Ames asked" in words_on(sheet), what="held back")
    assert "In the accounting" not in words_on(sheet)
    sheet.make(cast(Any, None))  # no printer here: what counts is what was noted before a page was drawn
    wait_for(lambda: not screen.window().findChildren(DisclosuresSheet), what="printed")
    state = team.run(accounting.read_accounting, person=PersonId(RecordId(who)), by=team.clinician)
    assert [row.what for row in state.rows if row.recipient == "Perpetua Lindqvist"] == ["Accounting of disclosures"]
    assert refused == []
    model.close()
    screen.deleteLater()


def test_a_line_for_the_officer_says_whom_of_two_it_is_about(room: Room) -> None:
    team = room.team
    call = team.run(encounter.start_encounter, by=team.officer, call_type="Family call").encounter_id
    one, two = [
        team.run(person.attach_person, by=team.officer, encounter=call, body=Person(legal_name=name)).record
        for name in ("Ottoline Marsh", "Bertram Marsh")
    ]
    room.vm.open(call, pen=team.clinician)
    room.screen.show()
    wait_for(lambda: room.vm.state is not None and room.vm.state.header.id == call, what="the call")
    sheet = ShareSheet(room.vm, room.screen)
    sheet.open_panel()
    assert {chip.text() for chip in sheet.whom.chips()} == {"Ottoline M.", "Bertram M."}
    type_words(sheet.text, "Needs insulin at six")
    next(chip for chip in sheet.place.chips() if chip.code == "medical").click()
    next(chip for chip in sheet.basis.chips() if chip.code == "imminent_threat").click()
    assert not sheet.button.isEnabled(), "nobody is taken for granted"
    next(chip for chip in sheet.whom.chips() if chip.code == two).click()
    sheet.button.click()

    def listed(who: str) -> int:
        state = team.run(accounting.read_accounting, person=PersonId(RecordId(who)), by=team.clinician)
        return sum(row.is_listed for row in state.rows)

    wait_for(lambda: listed(two) == 1, what="the disclosure")
    assert listed(one) == 0


def test_of_two_people_each_has_their_own_health_page(room: Room) -> None:
    """Scenario L on screen: the page says whom it is about, and digits choose."""
    team = room.team
    call = team.run(encounter.start_encounter, by=team.officer, call_type="Family call").encounter_id
    people = [
        team.run(person.attach_person, by=team.officer, encounter=call, body=Person(legal_name=name)).record
        for name in ("Mina Ochre", "Silas Tern")
    ]
    team.run(
        writing.save_draft, by=team.clinician, encounter=call, kind="safety_plan", body=_plan("before"),
    )  # fmt: skip
    room.vm.open(call, pen=team.clinician)
    room.screen.show()
    wait_for(lambda: room.vm.state is not None)
    page = room.page("health")
    bar = room.screen.about
    assert bar.isVisible()
    first, second = (chip.code for chip in bar.who.chips())
    assert {first, second} == set(people)
    for chip, words in zip(bar.who.chips(), ("tablets of the first", "tablets of the second"), strict=True):
        chip.click()
        editor = page.forms[0].editor("medicines")
        type_words(editor.focusProxy(), words)
        room.settle()
    bar.who.chips()[0].click()
    state = team.run(encounter.read_encounter, encounter=call, by=team.clinician)
    said = {cast(Health, one.body).person_id: cast(Health, one.body).medicines.text for one in state.of_kind("health")}
    assert said == {first: "tablets of the first", second: "tablets of the second"}
    assert cast(Any, room.vm.single("health").body).medicines.text == "tablets of the first"
    # What was written before anybody said whom it is about asks for it.
    room.page("safety_plan")
    assert bar.unsaid.isVisible()
    bar.assign.chips()[1].click()
    room.settle()
    state = team.run(encounter.read_encounter, encounter=call, by=team.clinician)
    assert [cast(Any, one.body).person_id for one in state.of_kind("safety_plan")] == [second]


def _plan(words: str) -> Any:
    from fieldnotes.domain.record import SafetyPlan

    return SafetyPlan(warning_signs=words)


def test_the_page_of_a_person_by_keys_and_nothing_clinical_for_an_officer(room: Room, qtbot: QtBot) -> None:
    team = room.team
    model = PersonViewModel(team.desk, room.jobs)
    screen = PersonScreen(model)
    screen.resize(1248, 706)
    screen.show()
    model.open(PersonId(team.person), pen=team.officer)
    wait_for(lambda: model.state is not None)
    assert screen.name.text() == "Jordan Avery"
    said = words_on(screen)
    for words in ("Speak one at a time", "Box cutter in jacket", "12 months", "Suicidal person"):
        assert words in said, words
    assert "screen" not in screen.legend.accessibleName()
    timeline = screen.timeline
    assert "Nov 23 contact" in timeline.words()
    timeline.setFocus(Qt.FocusReason.OtherFocusReason)
    with qtbot.waitSignal(screen.encounter_wanted) as asked:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert asked.args == [team.encounter]
    with qtbot.waitSignal(model.started, timeout=5000) as started:
        screen.new.click()
    new = EncounterId(started.args[0].encounter_id)
    state = team.run(encounter.read_encounter, encounter=new, by=team.officer)
    assert state.subjects == (team.person,)
    model.set_pen(team.clinician)
    wait_for(lambda: model.state is not None)
    assert "screen" in screen.legend.accessibleName()
    model.close()
    screen.deleteLater()


def test_from_ctrl_k_to_a_person_and_from_the_rail(
    open_window: Callable[[Path], House], vault: Path, qtbot: QtBot
) -> None:
    """The real window: somebody is found by a name as heard, opened by Enter; the rail lists everybody."""
    house = open_window(vault)
    both_in(house, qtbot)
    work = house.work
    assert work is not None
    work.shift.start_encounter()
    qtbot.waitUntil(lambda: bool(work.encounter), timeout=5000)
    found: list[Any] = []
    work.jobs.ask(
        person.attach_person, work.desk, by=work.pen, encounter=EncounterId(RecordId(work.encounter)),
        body=Person(legal_name="Wiesława Kowalczyk", birth_date="1951-02-03"), owner=work, then=found.append,
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    work.act("find")
    palette = house.shell.findChild(PaletteOverlay)
    assert palette is not None
    qtbot.keyClicks(palette.field, "wieslava kovalchik")
    qtbot.waitUntil(lambda: bool(palette._hits), timeout=5000)
    assert next(row.words for row in palette._rows._rows if isinstance(row, Heading)) == "People"
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    model = work.model("person")
    qtbot.waitUntil(lambda: model is not None and model.state is not None, timeout=5000)
    assert work.screen("person").name.text() == "Wiesława Kowalczyk"
    work.go("people")
    people = work.screen("people")
    qtbot.waitUntil(lambda: people.rows.rowCount() == 1, timeout=5000)
    people.finder.setFocus()
    qtbot.keyClicks(people.finder, "2/3/1951")
    qtbot.waitUntil(lambda: people._model.query == "2/3/1951" and people.rows.rowCount() == 1, timeout=5000)
    qtbot.keyClick(people.finder, Qt.Key.Key_Down)
    assert people.list.hasFocus()
    qtbot.keyClick(people.list, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: model.state is not None and house.shell.current_place() is work.screen("person"), timeout=5000
    )
