"""Fingers that do not wait, in the real window: what is pressed right after F2, Pause or F9 is meant for the page that comes up.

The vault's lane is held for a moment, as a slow disk holds it; without that, only the first letter would be early.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import Encounter, Narrative
from fieldnotes.domain.stamp import is_known
from fieldnotes.services.desk import Desk
from fieldnotes.services.encounter import read_encounter
from tests.e2e.display import wait_for
from tests.e2e.hand import go_to, start_encounter, take_pen, write
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

B = TypeVar("B")
SLOW_S = 0.6


def test_words_typed_right_after_a_switch_were_written_into_the_other_persons_record(
    open_app: Callable[..., Running], agency_here: Agency
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")
    first = _call(app, "one")
    app.ask("occupy", seconds=SLOW_S)
    app.key("F2")
    app.type("88 Harbor Ave")
    second = _settled(app, lambda here: here not in {"", first}, "88 Harbor Ave")
    go_to(app, "what_happened")
    write(app, "two")

    # Back and forth in one go: letters, F8 and the keys themselves wait their turn.
    app.ask("occupy", seconds=SLOW_S)
    app.key("Pause")
    app.type(" for the first")
    app.key("F8", "Pause")
    app.type(" for the second")
    _settled(app, lambda here: here == second, "two for the second")
    app.close()

    with agency_here.desk(has_clinician=False) as desk:
        assert _story(desk, first, agency_here.officer) == "one for the first"
        assert _story(desk, second, agency_here.officer) == "two for the second"
        calls = [_body(desk, here, agency_here.officer, Encounter) for here in (first, second)]
    assert [call.address for call in calls] == ["Address of one", "88 Harbor Ave"]
    assert [is_known(call.times.dispatched) for call in calls] == [True, False]


def test_words_typed_right_after_f9_were_written_under_the_partners_name(
    open_app: Callable[..., Running], agency_here: Agency
) -> None:
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    here = start_encounter(app)
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    go_to(app, "what_happened")
    write(app, "Hers")
    for pen, words in ((agency_here.officer, "His"), (agency_here.clinician, "again")):
        app.ask("occupy", seconds=SLOW_S)
        app.key("F9")
        app.key("ctrl+End")
        app.type(words)
        app.until(pen=pen, is_read=True, is_busy=False, section="what_happened")
        wait_for(partial(_is_on_page, app, words), what=f"{words!r} on the page")
    app.until(is_busy=False)
    app.close()

    with agency_here.desk() as desk:
        state = read_encounter(desk, encounter=EncounterId(RecordId(here)), by=agency_here.clinician)
    stories = [(one.author, one.body.text) for one in state.of_kind("narrative") if isinstance(one.body, Narrative)]
    clinician, officer = agency_here.clinician, agency_here.officer
    # Handing over the pen files what was written: hers goes on as her next entry.
    assert sorted(stories) == sorted([(clinician, "Hers"), (clinician, "again"), (officer, "His")])


def test_the_keyboard_was_dead_after_asking_for_another_call_when_there_was_none(
    open_app: Callable[..., Running], agency_here: Agency
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")
    here = _call(app, "one")
    app.ask("occupy", seconds=SLOW_S)
    app.key("Pause")
    app.type(" and on")
    _settled(app, lambda now: now == here, "one and on")
    write(app, " and on")

    # Hiding does not wait for anything.
    app.ask("occupy", seconds=SLOW_S)
    app.key("Pause", "F12")
    app.follow()
    app.until(is_covered=True, within_s=20)


def _call(app: Running, story: str) -> str:
    here = start_encounter(app)
    write(app, f"Address of {story}")
    go_to(app, "what_happened")
    app.until(focus="What happened")
    write(app, story)
    return here


def _settled(app: Running, is_it: Callable[[str], bool], words: str) -> str:
    """The call came up, and these words stand on its page and on the disk."""
    here = app.until(encounter=is_it, is_read=True, overlays=[])["encounter"]
    wait_for(lambda: words in app.words() and not app.state()["is_busy"], what=f"{words!r} on the page, saved")
    return str(here)


def _is_on_page(app: Running, words: str) -> bool:
    return words in app.words()


def _body(desk: Desk, here: str, by: UserId, kind: type[B]) -> B:
    state = read_encounter(desk, encounter=EncounterId(RecordId(here)), by=by)
    [found] = [one.body for one in state.records if isinstance(one.body, kind)]
    return found


def _story(desk: Desk, here: str, by: UserId) -> str:
    return _body(desk, here, by, Narrative).text
