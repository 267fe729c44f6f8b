"""A slip is mended by two keys while one goes on typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import Narrative
from fieldnotes.services.encounter import read_encounter
from tests.e2e.display import wait_for
from tests.e2e.hand import go_to, start_encounter
from tests.e2e.house import Agency, sign_in_by_hand
from tests.e2e.running import Running


def test_a_slip_is_mended_without_leaving_the_sentence(open_app: Callable[..., Running], agency_here: Agency) -> None:
    app = open_app()
    here = _writing(app, "He is halucinating again")
    app.key("ctrl+period")
    app.until(windows=_has_menu)
    app.key("Return")
    app.until(windows=lambda windows: not _has_menu(windows))
    app.type(" and hears voices")
    wait_for(lambda: "He is hallucinating again and hears voices" in app.words(), what="the sentence, mended")
    app.until(is_busy=False)
    app.close()
    with agency_here.desk(has_clinician=False) as desk:
        state = read_encounter(desk, encounter=EncounterId(RecordId(here)), by=agency_here.officer)
    [story] = [one.body for one in state.records if isinstance(one.body, Narrative)]
    assert story.text == "He is hallucinating again and hears voices"


def _writing(app: Running, words: str) -> str:
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")
    here = start_encounter(app)
    go_to(app, "what_happened")
    app.type(words)
    wait_for(lambda: words in app.words() and not app.state()["is_busy"], what="the words, saved")
    return here


def _has_menu(windows: list[dict[str, Any]]) -> bool:
    return any(window["class"] == "QMenu" for window in windows)
