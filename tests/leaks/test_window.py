"""What the window's process knows: nothing of a side that did not sign in, nothing of anybody after a lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.e2e.display import wait_for
from tests.e2e.hand import SECTIONS, go_to, take_pen
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running
from tests.leaks.canary import MARKERS, found_in_files, found_in_memory
from tests.leaks.plant import Planted

CLINICAL, LAW, JOINT = MARKERS["clinical"], MARKERS["law"], MARKERS["joint"]


def test_an_officer_alone_never_meets_a_clinical_word(
    open_app: Callable[[], Running], agency: Agency, planted: Planted
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    words = _look_at_everything(app)
    memory = found_in_memory(app.pid, MARKERS.values())
    assert CLINICAL not in words.lower()
    assert LAW in words.lower(), "the control: what an officer may read is on the screen"
    assert memory[CLINICAL] == 0, memory
    assert memory[LAW] > 0, "the control: the search finds what is in memory"
    assert memory[JOINT] > 0, "the control: the search finds what is in memory"
    _assert_nothing_written(agency, app)


def test_a_clinician_alone_never_meets_a_police_word(
    open_app: Callable[[], Running], agency: Agency, planted: Planted
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_officer=False)
    words = _look_at_everything(app)
    memory = found_in_memory(app.pid, MARKERS.values())
    assert LAW not in words.lower()
    assert CLINICAL in words.lower(), "the control: what a clinician may read is on the screen"
    assert memory[LAW] == 0, memory
    assert memory[CLINICAL] > 0, "the control: the search finds what is in memory"
    _assert_nothing_written(agency, app)


def test_while_the_officers_pen_is_up_no_clinical_word_is_shown(
    open_app: Callable[[], Running], planted: Planted
) -> None:
    app = open_app()
    sign_in_by_hand(app)
    _open_draft(app)
    take_pen(app, _clinician(app), CLINICIAN, CLINICIAN_PASSPHRASE)
    shown = _through_sections(app)
    assert CLINICAL in shown.lower(), "the control: under the clinician's pen it is there"
    app.key("F9")
    app.until(pen=_officer(app), is_read=True)
    assert CLINICAL not in _through_sections(app).lower()


def test_the_officer_pasted_or_took_back_what_the_clinician_had_written(
    open_app: Callable[[], Running], planted: Planted
) -> None:
    """Hidden pages, screen reader names, the clipboard, the middle button, Ctrl+Z: with the pen in the other hand none has her words."""
    app = open_app()
    sign_in_by_hand(app)
    _open_draft(app)
    officer, clinician = _officer(app), _clinician(app)
    take_pen(app, clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    _look_at_everything(app)
    _open_waiting(app)
    go_to(app, "clinical_note")
    app.click("What brought us together", kind="Edit")
    app.key("ctrl+a", "ctrl+c")
    wait_for(lambda: CLINICAL in app.ask("clipboard").lower(), what="her copy")
    assert CLINICAL in app.ask("held").lower(), "the control: under the clinician's pen it is there"

    for _ in range(3):  # quickly there and back: what was under way for her comes too late
        app.key("F9")
        app.until(pen=officer)
        app.key("F9")
        app.until(pen=clinician)
    app.key("F9")
    app.until(pen=officer, is_read=True)
    assert CLINICAL not in app.ask("clipboard").lower()
    wait_for(lambda: CLINICAL not in app.ask("held").lower(), what="her pages to go")
    go_to(app, "what_happened")
    app.click("What happened", kind="AutosaveTextEdit")
    app.key(*["ctrl+z"] * 8, "ctrl+v")
    assert CLINICAL not in app.words().lower()
    _look_at_everything(app)
    assert CLINICAL not in app.ask("held").lower()

    _open_waiting(app)
    app.key("F9")
    app.until(pen=clinician, is_read=True)
    assert CLINICAL in app.ask("clipboard").lower(), "her copy waited for her"


def test_after_lock_the_new_process_holds_no_word(
    open_app: Callable[[], Running], agency: Agency, planted: Planted
) -> None:
    app = open_app()
    sign_in_by_hand(app)
    _open_draft(app)
    take_pen(app, _clinician(app), CLINICIAN, CLINICIAN_PASSPHRASE)
    _through_sections(app)
    assert found_in_memory(app.pid, [CLINICAL])[CLINICAL] > 0, "the control"
    app.key("ctrl+l")
    old = app.follow()
    memory = found_in_memory(app.pid, MARKERS.values())
    assert old != app.pid
    assert memory == dict.fromkeys(MARKERS.values(), 0)
    assert app.state()["present"] == []
    _assert_nothing_written(agency, app)


def test_behind_the_cover_there_are_keys_and_no_word(open_app: Callable[[], Running], planted: Planted) -> None:
    app = open_app()
    sign_in_by_hand(app)
    _open_draft(app)
    assert found_in_memory(app.pid, [LAW])[LAW] > 0, "the control"
    app.key("F12")
    app.follow()
    app.until(is_covered=True, present=lambda users: len(users) == 2)
    assert found_in_memory(app.pid, MARKERS.values()) == dict.fromkeys(MARKERS.values(), 0)


def test_who_signs_out_takes_their_words_along(open_app: Callable[[], Running], planted: Planted) -> None:
    app = open_app()
    sign_in_by_hand(app)
    officer, clinician = _officer(app), _clinician(app)
    _open_draft(app)
    take_pen(app, clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    _through_sections(app)
    assert found_in_memory(app.pid, [CLINICAL])[CLINICAL] > 0, "the control"
    app.key("ctrl+k")
    app.until(overlays=lambda panels: len(panels) == 1)
    app.type("sign out")
    app.see("Sign out M. Reyes", is_part=True)
    app.key(*(["Down"] * _row_of(app, "Sign out M. Reyes")), "Return")
    app.follow(within_s=60)
    app.until(present=[officer], is_working=True)
    wait_for(lambda: not app.state()["is_catching_up"])
    memory = found_in_memory(app.pid, MARKERS.values())
    assert memory[CLINICAL] == 0, memory
    assert clinician not in app.state()["present"]


def test_the_real_entry_lets_nobody_read_its_memory(
    reads_memory: Callable[[int], str], open_app: Callable[..., Running]
) -> None:
    app = open_app(is_real=True, is_ordinary=True)
    wait_for(app.display.windows, within_s=30, what="the window of the real entry")
    assert reads_memory(app.pid) == "refused"


def test_the_tests_entry_is_readable(reads_memory: Callable[[int], str], open_app: Callable[..., Running]) -> None:
    assert reads_memory(open_app(is_ordinary=True).pid) == "readable"


def _look_at_everything(app: Running) -> str:
    """Every place somebody alone can open; all words seen on the way."""
    app.until(place="EncounterScreen", is_read=True)  # drafts wait there: it comes up by itself
    seen = [app.words()]
    seen.append(_through_sections(app))
    app.key("F7")
    app.until(place="HandoverScreen")
    app.see("Received by")
    seen.append(app.words())
    app.key("Escape")
    app.until(place="EncounterScreen")
    app.key("ctrl+p")
    app.until(place="PacketScreen")
    seen.append(app.words())
    app.click("Shift", kind="RailButton")
    app.until(place="ShiftScreen")
    seen.append(app.words())
    app.click("Encounters", kind="RailButton")
    app.until(place="EncountersScreen")
    seen.append(app.words())
    app.key("ctrl+k")
    app.until(overlays=lambda panels: len(panels) == 1)
    app.type("jordan")
    app.see("Jordan", is_part=True)
    seen.append(app.words())
    app.key("Escape")
    app.until(overlays=[])
    return "\n".join(seen)


def _open_draft(app: Running) -> None:
    """The newest encounter: by Continue on the board, or it came up by itself."""
    if app.state()["place"] != "EncounterScreen":
        app.click("Continue")
    app.until(place="EncounterScreen", is_read=True)


def _open_waiting(app: Running) -> None:
    """One of the open calls."""
    app.key("Pause")
    app.until(overlays=lambda panels: len(panels) == 1)
    app.key("Return")
    app.until(place="EncounterScreen", is_read=True, overlays=[])


def _through_sections(app: Running) -> str:
    """All twelve sections, one after the other."""
    seen = []
    for _ in SECTIONS:
        here = app.state()["section"]
        app.until(is_busy=False)
        seen.append(app.words())
        app.click(_after(here), kind="RailRow", is_part=True)
        app.until(section=SECTIONS[(SECTIONS.index(here) + 1) % len(SECTIONS)])
    return "\n".join(seen)


RAIL_WORDS: Mapping[str, str] = {
    "call": "Call, joint", "people": "People, joint", "safety_summary": "Safety summary,", "what_happened": "What happened,",
    "force_weapons": "Force, weapons,", "hold_arrest": "Hold or arrest,", "health": "Health,", "risk_screen": "Risk screens,",
    "clinical_note": "Clinical note,", "safety_plan": "Safety plan,", "outcome_needs": "Outcome, needs,",
    "release_files": "Release and files,",
}  # fmt: skip


def _after(section: str) -> str:
    return RAIL_WORDS[SECTIONS[(SECTIONS.index(section) + 1) % len(SECTIONS)]]


def _row_of(app: Running, words: str) -> int:
    headings = {"People", "Calls", "Notes", "Commands"}  # nobody lands on them
    rows = [one["text"] for one in app.seen() if one["class"] == "row" and one["text"] not in headings]
    return next(number for number, row in enumerate(rows) if words in row)


def _officer(app: Running) -> str:
    return str(app.state()["present"][0])


def _clinician(app: Running) -> str:
    return str(app.state()["present"][1])


def _assert_nothing_written(agency: Agency, app: Running) -> None:
    """Files of the vault, everything the account has, titles, clipboard, what the process said."""
    for folder in (agency.data_dir, agency.home):
        assert found_in_files(folder, MARKERS.values()) == set()
    state = app.state()
    assert {window["title"] for window in state["windows"]} <= {"FieldNotes", ""}
    assert not any(marker in app.ask("clipboard").lower() for marker in MARKERS.values())
    settings = [path for path in agency.home.rglob("*") if path.suffix in {".conf", ".ini", ".xbel"}]
    assert settings == [], "no settings with recent files"
