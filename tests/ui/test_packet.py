"""The packet screen on a real vault: the real PDF as preview, why a part may not go, nothing leaves without a record."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Disclosure, Health, Quantity, Referral, ReferralDetail, Status
from fieldnotes.packet.receiver import FACTS
from fieldnotes.services import directory, encounter, referral
from fieldnotes.services.row import Changes, Exported
from fieldnotes.system.path import resource
from tests.ui.encounter_room import a_team, let_go, type_words, wait_for, words_on
from tests.ui.team import Team, new_pool
from ui.jobs import Jobs
from ui.screens.directory_pick import DirectoryPick
from ui.screens.encounter.screen import section_specs
from ui.screens.packet import PacketScreen
from ui.screens.packet_block import check_words
from ui.screens.tick import Link
from ui.theme import LOOK, Theme
from ui.viewmodels.packet import PacketViewModel
from ui.viewmodels.term import spoken
from ui.widgets import AutosaveTextEdit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


class Desk:
    """The screen, open on the call."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.pool = new_pool()
        self.jobs = Jobs(team.lane, self.pool)
        self.problems: list[Any] = []
        self.vm = PacketViewModel(team.desk, self.jobs)
        self.vm.refused.connect(self.problems.append)
        self.screen = PacketScreen(self.vm)
        self.screen.resize(1248, 706)
        self.vm.open(team.encounter, pen=team.clinician)
        self.screen.show()

    def pick(self, words: str = "crisis") -> None:
        """Choose a recipient as a person would."""
        pick = self.screen.pick
        wait_for(lambda: pick.rows or self.vm.plan is not None, what="services or a plan")
        if self.vm.plan is not None:
            return
        everything = len(pick.rows)
        type_words(pick.words, words)
        wait_for(lambda: pick.rows and len(pick.rows) < everything, what="the finds")
        QTest.keyClick(pick, Qt.Key.Key_Down)
        self.screen.pick.picked.emit(pick.rows[0].key)
        wait_for(lambda: self.vm.plan is not None, what="the plan")

    def preview(self) -> None:
        """Until the newest preview is drawn."""
        wait_for(lambda: self.vm.preview is not None, what="the preview")
        wait_for(lambda: self.screen.view.pages and self.screen.view.pages[0].has_picture(), what="the first page")

    def read_letter(self) -> None:
        """As the clinician does: open it, say that it was read."""
        self.screen._remedy("letter", "read_letter")
        if not self.screen.letter.taken.isHidden():
            assert self.screen.letter.confirm.hasFocus()
            self.screen.letter.confirm.click()
        wait_for(lambda: self.vm.plan is not None and self.vm.plan.is_letter_read, what="the letter to be read")

    def kept(self, kind: str) -> list[Any]:
        state = self.team.run(encounter.read_encounter, encounter=self.team.encounter, by=self.team.clinician)
        return [record.body for record in state.of_kind(kind)]

    def own(self, kind: str) -> list[Any]:
        """Bodies of the open referral alone."""
        state = self.team.run(encounter.read_encounter, encounter=self.team.encounter, by=self.team.clinician)
        return [
            record.body
            for record in state.of_kind(kind)
            if self.vm.referral in {record.id, getattr(record.body, "referral_id", "")}
        ]

    def close(self) -> None:
        self.vm.close()
        self.screen.hide()
        self.screen.deleteLater()
        self.vm.deleteLater()
        let_go(self.jobs)
        self.pool.shutdown()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        prepared = directory.prepare_import(resource("demo", "directory"))
        made.import_directory(prepared)
        yield made


@pytest.fixture
def packet(qtbot: QtBot, team: Team) -> Iterator[Desk]:
    made = Desk(team)
    made.pick()
    yield made
    made.close()


def test_the_preview_is_the_real_pdf_and_says_how_much_would_leave(packet: Desk) -> None:
    packet.preview()
    assert packet.vm.preview is not None
    assert packet.vm.preview.pdf.startswith(b"%PDF")
    assert f"{packet.vm.preview.pages} pages" in packet.screen.facts.text()
    assert "exactly what would leave" in packet.screen.facts.text()
    assert len(packet.screen.view.pages) == packet.vm.preview.pages


def test_the_preview_does_not_light_up_the_car_at_night(packet: Desk) -> None:
    LOOK.apply(Theme.NIGHT)
    packet.preview()
    page = packet.screen.view.pages[0]
    assert page._picture.pixelColor(3, 3).lightness() < 60
    packet.screen.printed.click()
    wait_for(lambda: page.has_picture() and page._picture.pixelColor(3, 3).lightness() > 200, what="as printed")


def test_leaving_a_part_out_makes_another_preview_and_is_kept(packet: Desk) -> None:
    packet.preview()
    before = packet.vm.preview
    row = packet.screen.part_rows["encounter_summary"]
    assert row.check.isChecked()
    row.check.click()
    wait_for(lambda: packet.vm.preview is not before, what="the new preview")
    assert "encounter_summary" not in cast(Referral, packet.kept("referral")[-1]).contents
    row.check.click()
    wait_for(lambda: "encounter_summary" in cast(Referral, packet.kept("referral")[-1]).contents, what="it is in again")


def test_checks_lead_to_the_field_they_miss(packet: Desk, qtbot: QtBot) -> None:
    assert packet.vm.plan is not None
    missing = [check for check in packet.vm.plan.checks if not check.is_ok]
    assert missing
    assert f"of {len(packet.vm.plan.checks)} checks" in packet.screen.checks.text()
    health = next(check for check in missing if check.field.startswith("health."))
    with qtbot.waitSignal(packet.screen.jump_wanted) as jumped:
        packet.screen._go_to_check(health)
    assert jumped.args[1] == "health"


def test_the_letter_is_saved_as_it_is_typed(packet: Desk) -> None:
    packet.screen._open_part("letter")
    type_words(packet.screen.letter.edits["reason"], "Needs a place to sleep and somebody to talk to.")
    packet.vm.flush()
    wait_for(
        lambda: any("place to sleep" in cast(ReferralDetail, body).reason for body in packet.kept("referral_detail")),
        what="the letter",
    )
    QTest.keyClick(packet.screen.letter, Qt.Key.Key_Escape)
    assert packet.screen.left.currentWidget() is packet.screen.plan_page


def test_a_packet_that_leaves_is_on_record_and_its_passphrase_is_shown_once(packet: Desk, tmp_path: Path) -> None:
    packet.preview()
    target = tmp_path / "packet.pdf"
    packet.read_letter()
    packet.vm.export("save_protected", target)
    wait_for(lambda: target.exists() or packet.problems, what="the file")
    assert [problem.code for problem in packet.problems] == []
    from ui.dialogs.passphrase import PassphraseSheet

    wait_for(lambda: packet.screen.findChild(PassphraseSheet) is not None, what="the passphrase")
    told = [cast(Disclosure, body) for body in packet.kept("disclosure")]
    assert any(one.channel == "save_protected" and one.sha256 for one in told)
    data = target.read_bytes()
    assert b"Jordan" not in data
    assert b"/Encrypt" in data


def test_a_stick_plugged_in_meanwhile_is_offered_and_takes_the_packet_closed(
    packet: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldnotes.system.stick import Stick
    from ui.dialogs.passphrase import PassphraseSheet
    from ui.viewmodels import packet as model

    packet.preview()
    found: list[Stick] = []
    (blue := tmp_path / "BLUE").mkdir()
    monkeypatch.setattr(model, "list_sticks", lambda: list(found))
    sheet = packet.screen.ask_where()
    wait_for(lambda: not packet.vm._is_looking, what="the first look")
    assert [chip.code for chip in sheet.where.chips()][:2] == ["closed", "archive"]
    assert "appears here" in words_on(sheet)
    found.append(Stick(blue, "BLUE", 15_000_000_000))
    wait_for(lambda: len(sheet.sticks) == 1, what="the stick")
    assert sheet.where.codes() == ["closed"]  # nothing was chosen for the person
    sheet.where.chips()[1].click()
    assert "15,000 MB" in words_on(sheet)
    sheet.button.click()
    wait_for(lambda: list(blue.glob("*.pdf")) or packet.problems, what="the file")
    assert [problem.code for problem in packet.problems] == []
    assert b"/Encrypt" in next(blue.glob("*.pdf")).read_bytes()

    sheets = packet.screen.findChildren
    wait_for(lambda: any("from BLUE: whole" in words_on(one) for one in sheets(PassphraseSheet)), what="the passphrase")


def test_the_officers_pen_sees_no_clinical_part(packet: Desk) -> None:
    packet.preview()
    packet.vm.set_pen(packet.team.officer)
    wait_for(lambda: packet.vm.plan is not None, what="the officer's plan")
    assert "Letter" not in [row.title for row in packet.vm.plan.parts if row.is_in] if packet.vm.plan else True
    assert "place to sleep" not in words_on(packet.screen)


def test_enter_right_after_the_words_sent_the_person_to_another_service(packet: Desk) -> None:
    pick = DirectoryPick(packet.team.desk, packet.jobs)
    taken: list[str] = []
    pick.picked.connect(taken.append)
    pick.show()
    pick.start()
    wait_for(lambda: len(pick.rows) > 1, what="everything there is")
    [meant] = packet.team.run(directory.find_services, query="senior peer")
    assert pick.rows[0].key != meant.key
    type_words(pick.words, "senior peer")
    QTest.keyClick(pick.words, Qt.Key.Key_Return)  # the list still shows everything
    assert taken == []
    wait_for(lambda: taken, what="the find")
    assert taken == [meant.key]

    # For the next person other words are typed over these.
    pick.start()
    type_words(pick.words, "crisis")
    assert pick.words.text() == "crisis"
    wait_for(lambda: pick.vm.is_answered, what="the answer")

    # Who types on has thought again.
    QTest.keyClick(pick.words, Qt.Key.Key_Backspace)
    QTest.keyClick(pick.words, Qt.Key.Key_Return)
    QTest.keyClick(pick.words, Qt.Key.Key_Backspace)
    wait_for(lambda: pick.vm.is_answered, what="the answer")
    assert taken == [meant.key]
    pick.hide()
    pick.deleteLater()


def test_the_service_just_taken_was_asked_for_once_more(packet: Desk) -> None:
    """The call was being read again when Enter came: its answer knew of no referral, and the list of services stayed."""
    started = packet.team.run(encounter.start_encounter, by=packet.team.officer, call_type="Welfare check")
    packet.vm.open(started.encounter_id, pen=packet.team.clinician)
    pick, left = packet.screen.pick, packet.screen.left
    wait_for(lambda: left.currentWidget() is pick and len(pick.rows) > 1, what="the services")
    type_words(pick.words, "senior peer")
    packet.vm.read()
    wait_for(lambda: len(pick.rows) == 1, what="the find")
    assert (pick.words.text(), pick.words.selectedText()) == ("senior peer", "")  # one may go on typing
    packet.vm.read()
    pick.picked.emit(pick.rows[0].key)
    wait_for(lambda: packet.vm.plan is not None, what="the plan")
    assert left.currentWidget() is packet.screen.plan_page


def test_several_referrals_of_one_call_stand_side_by_side(packet: Desk) -> None:
    first = packet.vm.referral
    found = packet.team.run(directory.find_services, query="")
    other = next(row.key for row in found if row.key != packet.vm.body.service_key)
    packet.team.run(
        referral.start_referral, by=packet.team.clinician, encounter=packet.team.encounter, service_key=other
    )
    packet.vm.open(packet.team.encounter, pen=packet.team.clinician, referral=first)
    wait_for(lambda: not packet.screen.several.isHidden(), what="the choice")
    assert packet.screen.several.codes() == [first]
    chip = next(chip for chip in packet.screen.several.chips() if chip.code != first)
    chip.click()
    wait_for(lambda: packet.vm.plan is not None and packet.vm.referral == chip.code, what="the other packet")
    assert packet.screen.several.codes() == [chip.code]


def test_a_letter_nobody_read_opens_instead_of_leaving(packet: Desk, tmp_path: Path) -> None:
    fresh(packet)
    packet.preview()
    assert packet.screen.part_rows["letter"].remedy.text() == "Read it"
    packet.vm.export("save_archive", tmp_path / "p.pdf")
    wait_for(lambda: packet.problems, what="the refusal")
    assert [problem.code for problem in packet.problems] == ["letter_not_read"]
    letter = packet.screen.letter
    assert packet.screen.left.currentWidget() is letter
    assert letter.confirm.hasFocus()
    assert letter.edits["letter"].text().startswith("Dear ")
    QApplication.processEvents()
    first_line = letter.edits["letter"].visibleRegion().boundingRect()
    assert not letter.confirm.visibleRegion().isEmpty(), "the button and the beginning of the letter are in sight"
    assert (first_line.top(), first_line.height() > 100) == (0, True)
    assert letter.marks.words == letter.edits["letter"].text().split("\n\n")
    assert packet.own("referral_detail") == [], "looking at it writes nothing"
    # One word changed in the first passage: the others still wait.
    passages = len(letter.marks.words)
    type_words(letter.edits["letter"], "Good evening. ")
    wait_for(lambda: packet.vm.plan is not None and not packet.vm.plan.suggestion, what="the letter to be kept")
    assert packet.vm.plan is not None
    assert not packet.vm.plan.is_letter_read
    kept = cast(ReferralDetail, packet.own("referral_detail")[-1])
    assert "Good evening." in kept.letter
    assert len(kept.inherited) in {passages, passages - 1}
    letter.edits["letter"].insertPlainText("\n".join(f"Line {number} of many." for number in range(40)))
    QApplication.processEvents()
    assert letter.edits["letter"].verticalScrollBar().maximum() == 0, "nothing of it scrolls away inside its box"
    letter.confirm.click()
    wait_for(lambda: packet.vm.plan is not None and packet.vm.plan.is_letter_read, what="the letter to be read")
    assert packet.screen.left.currentWidget() is packet.screen.plan_page
    assert packet.screen.print.hasFocus()
    assert cast(ReferralDetail, packet.own("referral_detail")[-1]).inherited == []
    packet.vm.export("save_archive", tmp_path / "p.pdf")
    wait_for((tmp_path / "p.pdf").exists, what="the file")


def test_what_was_just_said_to_be_read_is_on_the_disk_before_the_packet_leaves(packet: Desk, tmp_path: Path) -> None:
    fresh(packet)
    packet.screen._remedy("letter", "read_letter")
    packet.screen.letter.confirm.click()
    packet.vm.export("save_archive", tmp_path / "p.pdf")  # no time in between
    wait_for(lambda: (tmp_path / "p.pdf").exists() or packet.problems, what="the file")
    assert packet.problems == []


def test_the_kind_of_receiver_is_a_row_of_chips_and_changes_what_goes(packet: Desk) -> None:
    fresh(packet)
    block = packet.screen.recipient
    assert (block.kind.text(), block.choice.isHidden()) == ("Clinic", True)
    block.kind.click()
    assert next(chip for chip in block.kinds.chips() if chip.isChecked()).hasFocus()
    QTest.keyClick(block.kinds.chips()[0], Qt.Key.Key_4)
    wait_for(lambda: packet.vm.plan is not None and packet.vm.plan.receiver == "shelter", what="the shelter")
    assert cast(Referral, packet.own("referral")[-1]).receiver == "shelter"
    assert block.kind.text() == "Shelter"
    row = packet.screen.part_rows["encounter_summary"]
    assert not row.check.isChecked()
    assert row.detail.text() == "This kind of receiver must not get it"
    assert "Pets" in words_on(packet.screen.letter.form)


def test_a_want_leads_to_its_line_and_not_known_is_an_answer(packet: Desk) -> None:
    fresh(packet)
    packet.vm.set_field("receiver", "shelter")
    wait_for(lambda: packet.vm.plan is not None and packet.vm.plan.receiver == "shelter", what="the shelter")
    assert packet.vm.plan is not None
    said = spoken(packet.team.desk.vocabulary)
    pets = next(check for check in packet.vm.plan.checks if check.code == "pets")
    assert (pets.is_ok, check_words(pets, said)) == (False, "pets")
    packet.screen._go_to_check(pets)
    letter = packet.screen.letter
    assert letter.asks["pets"].hasFocus()
    type_words(letter.asks["pets"], "a small dog")
    QTest.mouseClick(letter.unknown["bans"].chips()[0], Qt.MouseButton.LeftButton)
    wait_for(lambda: {"pets", "bans"} <= answered(packet), what="both answers")
    kept = cast(ReferralDetail, packet.own("referral_detail")[-1]).answers
    assert (kept["pets"].text, kept["bans"].status) == ("a small dog", Status.COULD_NOT_ASSESS)
    assert {"pets", "bans"} <= set(letter.asks), "an answer stays in sight"


def answered(packet: Desk) -> set[str]:
    return {check.code for check in packet.vm.plan.checks if check.is_ok} if packet.vm.plan is not None else set()


def fresh(packet: Desk) -> None:
    """Another referral of the same call: nothing written for it yet."""
    [found] = packet.team.run(directory.find_services, query="senior peer")
    made = packet.team.run(
        referral.start_referral, by=packet.team.clinician, encounter=packet.team.encounter, service_key=found.key
    )
    packet.vm.open(packet.team.encounter, pen=packet.team.clinician, referral=made.record)
    wait_for(lambda: packet.vm.plan is not None and packet.vm.referral == made.record, what="the new referral")


def test_every_want_leads_to_a_field_that_there_is() -> None:
    """A link that goes nowhere helps nobody."""
    paths = {f"{spec.key}.{field.path}" for spec in section_specs() for part in spec.parts for field in part.fields}
    paths |= {"what_happened.text"}  # the box of the section that draws itself
    wanted = {code: fact.field for code, fact in FACTS.items() if fact.field and not fact.field.startswith("letter.")}
    assert {code: field for code, field in wanted.items() if field not in paths} == {}


def with_letter(packet: Desk) -> None:
    """A referral of its own to somebody who treats: letter and summary are in, everything is saved and drawn."""
    team = packet.team
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    [service] = team.run(directory.find_services, query="senior peer")
    team.write("health", Health(conditions=Quantity(status=Status.GIVEN, text="Asthma")), by=team.clinician)
    started = team.run(referral.start_referral, by=team.clinician, encounter=team.encounter, service_key=service.key)
    packet.vm.open(team.encounter, pen=team.clinician, referral=started.record)
    wait_for(lambda: packet.vm.preview is not None and packet.vm.is_at_rest, what="the preview")
    assert {"letter", "encounter_summary", "health"} <= in_the_plan(packet)


def in_the_plan(packet: Desk) -> set[str]:
    assert packet.vm.plan is not None
    return {row.part for row in packet.vm.plan.parts if row.is_in}


def test_the_preview_waited_for_the_save_and_the_save_for_a_pause(
    packet: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed is drawn as it stands, before the pause after which it is saved; the save then draws nothing anew."""
    with_letter(packet)
    packet.screen._open_part("letter")
    saves: list[Any] = []
    made: list[bytes] = []
    packet.vm.saved.connect(saves.append)
    packet.vm.preview_made.connect(lambda preview: made.append(preview.pdf))
    monkeypatch.setattr(packet.vm._autosave, "touch", lambda: None)  # a pause that does not come
    type_words(packet.screen.letter.edits["letter"], "Waits for a friend")
    wait_for(lambda: made and "Waits for a friend" in shown_words(made[-1], 1), what="the preview")
    assert saves == []
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    drawn = len(made)
    plans: list[Any] = []
    packet.vm.shown.connect(plans.append)
    packet.vm._save_detail()
    wait_for(lambda: plans and packet.vm.is_at_rest, what="the save and what is read after it")
    assert len(made) == drawn


def shown_words(pdf: bytes, page: int) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text: str = document[page].get_textpage().get_text_bounded()
    document.close()
    return text


def test_the_preview_shows_the_newest_words_however_fast_they_come(packet: Desk) -> None:
    with_letter(packet)
    packet.screen._open_part("letter")
    type_words(packet.screen.letter.edits["letter"], "Needs a quiet room tonight and somebody who listens")
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    assert packet.vm.preview is not None
    assert "somebody who listens" in " ".join(shown_words(packet.vm.preview.pdf, 1).split())


def test_a_packet_of_the_pen_before_was_shown_to_the_next_one(packet: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing was still under way when the pen changed hands: the clinical pages came up under the officer's pen."""
    with_letter(packet)
    started: list[Any] = []
    under_way = packet.jobs.pool

    def hold(fn: Any, *given: Any, **more: Any) -> None:
        if fn is referral.draw and not started:
            started.append((fn, given, more))
        else:
            under_way(fn, *given, **more)

    monkeypatch.setattr(packet.jobs, "pool", hold)
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    packet.screen._open_part("letter")
    type_words(packet.screen.letter.edits["wishes"], "CLINICALCANARY")
    wait_for(lambda: started, what="a drawing that takes long")
    packet.vm.flush()
    packet.vm.set_pen(packet.team.officer)
    wait_for(lambda: packet.vm.pen == packet.team.officer and packet.vm.plan is not None, what="the officer's plan")
    shown: list[Any] = []
    packet.vm.preview_made.connect(shown.append)
    fn, given, more = started[0]
    more["then"](fn(*given))
    assert shown == []


def test_of_two_ticks_in_a_row_the_first_was_lost(packet: Desk) -> None:
    with_letter(packet)
    were = in_the_plan(packet)
    packet.vm.set_part("letter", is_in=False)
    packet.vm.set_part("encounter_summary", is_in=False)
    wait_for(lambda: in_the_plan(packet) == were - {"letter", "encounter_summary"}, what="the plan")
    wait_for(lambda: packet.vm.is_at_rest and packet.vm.preview is not None, what="the preview")
    assert packet.vm.preview is not None
    assert "Letter" not in shown_words(packet.vm.preview.pdf, 0)


def test_small_pages_beyond_the_strip_wait_until_somebody_looks_there(qtbot: QtBot, packet: Desk) -> None:
    """A hundred pages were drawn small for every preview, and the next preview waited behind them."""
    from pikepdf import Pdf

    with Pdf.new() as pdf:
        for _page in range(100):
            pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    view = packet.screen.view
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    view.set_pdf(out.getvalue())
    wait_for(lambda: len(view.pages) == 100, what="the pages")
    assert 1 < sum(bool(thumb.asked) for thumb in view.thumbs) < 20
    assert sum(bool(page.asked) for page in view.pages) < 5
    bar = view._strip.verticalScrollBar()
    wait_for(lambda: bar.maximum() > 0, what="the strip")
    bar.setValue(bar.maximum())
    assert view.thumbs[-1].asked


def test_a_stick_pulled_out_while_the_sheet_is_open_is_not_offered_any_more(
    packet: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldnotes.system.stick import Stick
    from ui.viewmodels import packet as model

    found = [Stick(tmp_path, "BLUE", 1_000_000)]
    monkeypatch.setattr(model, "list_sticks", lambda: list(found))
    sheet = packet.screen.ask_where()
    wait_for(lambda: len(sheet.sticks) == 1, what="the stick")
    assert "archive" in [chip.code for chip in sheet.where.chips()]
    sheet.where.chips()[1].click()
    found.clear()
    wait_for(lambda: not sheet.sticks, what="it is gone")
    assert sheet.where.codes() == ["closed"]
    sheet.close_panel()


def test_a_packet_that_left_unsigned_says_why(packet: Desk) -> None:
    why = RuleProblem("certificate_expired", name="Alder County (invented)", day="2026-11-01")
    left = Exported(
        packet_id="R-26-0001-3",
        passphrase=None,
        sha256="",
        pages=3,
        path="/x/p.pdf",
        changes=Changes(),
        why_not_signed=why,
    )
    packet.vm.exported.emit(left)
    said = packet.screen.bar.accessibleName()
    assert "It left without the agency’s signature." in said
    assert "expired on 2026-11-01" in said
    packet.vm.exported.emit(msgspec.structs.replace(left, why_not_signed=None))
    assert "signature" not in packet.screen.bar.accessibleName()


def test_what_was_missing_stood_behind_a_number_that_no_key_opened(packet: Desk) -> None:
    fresh(packet)
    packet.preview()
    wait_for(lambda: packet.vm.is_at_rest, what="rest")
    screen, plan = packet.screen, packet.vm.plan
    assert plan is not None
    missing = [check for check in plan.checks if not check.is_ok]

    def links() -> list[Link]:
        found = (link for link in screen.plan_page.findChildren(Link) if link.isVisibleTo(screen))
        return sorted(found, key=lambda link: (link.parent() is screen.rest, link.x()))

    for width in (1248, 906):  # and in a window that became narrower they were drawn one over another
        screen.resize(width, 650)
        QApplication.processEvents()
        *shown, more = links()
        assert more.text() == f"and {len(missing) - len(shown)} more"
        assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations([*shown, more], 2))
        more.setFocus()
        QTest.keyClick(more, Qt.Key.Key_Space)
        wait_for(lambda: len(links()) == len(missing) + 1, what="all of them")
        more.click()
        wait_for(lambda: len(links()) == len(shown) + 1, what="the line alone")  # noqa: B023 - at once
    more.click()
    wanted: list[tuple[str, str, str]] = []
    screen.jump_wanted.connect(lambda *where: wanted.append(where))
    links()[-1].click()
    assert wanted or screen.left.currentWidget() is screen.letter or screen.basis.choice.isVisible()


def test_a_printer_was_asked_for_before_anybody_had_read_the_letter(
    packet: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.dialogs.save_packet import SaveSheet
    from ui.screens import paper

    asked: list[Any] = []
    monkeypatch.setattr(paper, "ask_printer", lambda over, *, then: asked.append(then))
    fresh(packet)
    screen = packet.screen
    for button in (screen.print, screen.save):
        button.click()
        assert screen.left.currentWidget() is screen.letter
        assert screen.letter.confirm.hasFocus()
        QTest.keyClick(screen.letter, Qt.Key.Key_Escape)
    assert not asked
    assert not screen.findChildren(SaveSheet)
    assert screen.bar.isVisible()
    screen._open_part("letter", "letter")
    screen.letter.confirm.click()
    assert not screen.bar.isVisible(), "what it asked for is done"
    screen.print.click()  # the yes is still on its way to the disk
    assert len(asked) == 1


def test_nobody_knew_whether_it_had_gone_to_the_printer(packet: Desk) -> None:
    packet.vm.exported.emit(
        Exported(packet_id="R-1", passphrase=None, sha256="", pages=3, path=None, changes=Changes(), pdf=b"%PDF")
    )
    assert "It is on record." in packet.screen.bar.accessibleName()


def test_the_keys_that_the_help_names_did_nothing(packet: Desk) -> None:
    packet.preview()
    packet.screen.print.setFocus()
    before = packet.screen.view.zoom
    QTest.keyClick(packet.screen.print, Qt.Key.Key_Plus)
    assert packet.screen.view.zoom > before
    assert packet.screen.zoom.text() == f"{round(packet.screen.view.zoom * 100)}%"
    QTest.keyClick(packet.screen.view, Qt.Key.Key_Minus)
    assert packet.screen.view.zoom == before
    assert packet.screen.zoom.text() == f"{round(before * 100)}%"


def test_an_officer_could_not_leave_the_letter_by_key(packet: Desk) -> None:
    packet.vm.set_pen(packet.team.officer)
    wait_for(lambda: packet.vm.plan is not None and not packet.vm.may_write_letter, what="the officer's plan")
    packet.screen._open_part("letter", "letter")
    assert packet.screen.letter.back.hasFocus()
    QTest.keyClick(packet.screen.letter.back, Qt.Key.Key_Escape)
    assert packet.screen.left.currentWidget() is packet.screen.plan_page


def test_the_last_line_of_a_letter_lay_below_the_edge_of_its_box(qtbot: QtBot) -> None:
    words = "Risk: moderate, in the clinician's judgement. Thoughts with a method, no intention tonight. " * 5
    text = f"Dear team,\n\nOur team met them tonight.\n\n{words}\n\n{words}\n\nNeeds: care, a ride."
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    edit = AutosaveTextEdit(name="Letter", min_lines=9, max_lines=80, edge="clinical")
    column.addWidget(edit)
    column.addStretch(1)
    box.resize(700, 900)
    edit.set_text(text)
    box.show()
    for width in range(700, 380, -7):
        box.resize(width, 900)
        QApplication.processEvents()
        assert edit.verticalScrollBar().maximum() == 0, f"{width} px"


def test_after_reading_the_letter_the_hand_had_to_find_its_button_again(packet: Desk) -> None:
    for pressed in (packet.screen.outbox, packet.screen.save):
        fresh(packet)
        packet.preview()
        wait_for(lambda: packet.vm.is_at_rest, what="rest")
        pressed.click()
        assert packet.screen.left.currentWidget() is packet.screen.letter
        packet.screen.letter.confirm.click()
        assert packet.screen.left.currentWidget() is packet.screen.plan_page
        assert pressed.hasFocus()
    fresh(packet)  # who opens the next letter by itself pressed nothing
    packet.preview()
    packet.screen._remedy("letter", "read_letter")
    packet.screen.letter.confirm.click()
    assert packet.screen.print.hasFocus()
