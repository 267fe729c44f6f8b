"""Scenarios H and I by keys in the real window: questions that do not apply are skipped, a refusal is never a no, and thoughts of
death in the PHQ-9 lead to the suicide questions.
"""

from __future__ import annotations

from collections.abc import Callable

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import Screen, Status
from fieldnotes.services.encounter import read_encounter
from fieldnotes.services.screening import judge_screen
from tests.e2e.hand import go_to, start_encounter
from tests.e2e.house import Agency, sign_in_by_hand
from tests.e2e.running import Running


def test_a_clinician_asks_the_questions(open_app: Callable[..., Running], agency_here: Agency) -> None:
    app = open_app()
    sign_in_by_hand(app, has_officer=False)
    encounter = start_encounter(app)
    go_to(app, "risk_screen")
    app.until(focus="Yes")

    # H. No thoughts: method, intention and plan are not asked; acts are, and are declined.
    answer(app, "2")  # wish: no
    answer(app, "2")  # thoughts: no
    app.see("2 of 3 answered")
    answer(app, "3")  # acts: declined
    app.see("3 of 3 answered")
    app.see("No answer to 6: that is not a no.")
    app.picture("h-declined")

    # I. The PHQ-9, thoughts of death on several days: the suicide questions are one key away.
    app.click("PHQ-9", kind="Chip")
    app.see("Little interest or pleasure in doing things")
    app.click("Not at all", nth=0)
    app.until(is_busy=False)
    app.key("Tab")
    for digit in "1111111":  # the second up to the eighth: not at all
        answer(app, digit)
    answer(app, "2")  # the ninth: several days
    app.see("Question 9 is not zero: ask the suicide questions now.")
    app.picture("i-thoughts-of-death")
    app.click("Ask it now")
    app.see("Wish to be dead, past month")
    app.close()

    with agency_here.desk(has_officer=False) as desk:
        state = read_encounter(desk, encounter=EncounterId(RecordId(encounter)), by=agency_here.clinician)
        kept = {body.instrument: body for r in state.of_kind("screen") if isinstance(body := r.body, Screen)}
        asked = {a.item: (a.status, a.code) for a in kept["suicide-questions"].answers}
        assert asked == {
            "wish": (Status.GIVEN, "no"),
            "thoughts": (Status.GIVEN, "no"),
            "acts": (Status.DECLINED, ""),
        }
        score = judge_screen(desk, body=kept["phq-9"]).score
        assert score is not None
        assert (score.so_far, score.answered) == (1, 9)


def answer(app: Running, digit: str) -> None:
    """A digit, and on to the next question that is asked."""
    app.key(digit)
    app.until(is_busy=False)
    app.key("Tab")
