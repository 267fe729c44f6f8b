"""The clocks of something that went to the wrong place, and what speaks to the four factors, rule by rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain import incident
from fieldnotes.domain.incident import BREACH, RIGHT_PLACE, Facts, OwnClock, clocks, four_factors, is_closed, still_open
from fieldnotes.domain.problem import InputProblem

ZONE = timezone(timedelta(hours=-5))
NOTICED = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001 - the zone is beside it
PEOPLE = st.one_of(st.integers(1, 600), st.integers(1, incident.MOST_PEOPLE))
OWN = st.lists(st.builds(OwnClock, days=st.integers(1, 365), to=st.text(min_size=1)), max_size=3)
DECISIONS = ("", BREACH, "low_probability", "exception", "secured", RIGHT_PLACE)


def days(noticed: datetime, **facts: object) -> dict[str, date]:
    return {clock.code: clock.due.date() for clock in clocks(noticed, **facts)}  # type: ignore[arg-type] # facts by name


@pytest.mark.parametrize(
    ("noticed", "person", "year"),
    [
        (datetime(2026, 11, 23, 22, 10, tzinfo=ZONE), date(2027, 1, 22), date(2027, 3, 1)),
        (datetime(2027, 1, 1, 0, 5, tzinfo=ZONE), date(2027, 3, 2), date(2028, 2, 29)),  # 2028 has a day more
        (datetime(2027, 12, 31, 23, 59, tzinfo=ZONE), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_sixty_days_by_the_calendar(noticed: datetime, person: date, year: date) -> None:
    found = days(noticed)
    assert (found["person"], found["health_department"]) == (person, year)


@pytest.mark.parametrize(
    ("people", "media", "at_once"), [(1, False, False), (499, False, False), (500, False, True), (501, True, True)]
)
def test_five_hundred_is_at_once_for_the_department_and_more_is_for_the_media(
    people: int, media: bool, at_once: bool
) -> None:
    found = days(datetime(2026, 3, 1, 12, 0, tzinfo=ZONE), people=people)
    assert ("media" in found) is media
    assert (found["health_department"] == found["person"]) is at_once


@given(noticed=NOTICED, people=PEOPLE, holds_cji=st.booleans(), own=OWN)
def test_whatever_is_known_nobody_is_late_by_rule(
    noticed: datetime, people: int, holds_cji: bool, own: list[OwnClock]
) -> None:
    found = clocks(noticed, people=people, holds_cji=holds_cji, own=own)
    by_code = {clock.code: clock for clock in found}
    assert len(by_code) == len(found)
    assert [clock.due for clock in found] == sorted(clock.due for clock in found)
    assert all(clock.due > noticed for clock in found)
    assert (by_code["person"].due.date() - noticed.date()).days == 60
    assert by_code["privacy_officer"].due - noticed == timedelta(hours=24)
    # Of a small one the department hears in the year after, sixty days in; of a large one with the person.
    yearly = by_code["health_department"].due
    assert yearly == by_code["person"].due if people >= 500 else (yearly.date() - date(noticed.year, 12, 31)).days == 60
    assert ("media" in by_code) is (people > 500)
    assert ("cji_officer" in by_code) is holds_cji
    if holds_cji:
        assert by_code["cji_officer"].due - noticed == timedelta(hours=1)
    fewest = {
        incident.own_code(one.to): min(o.days for o in own if incident.own_code(o.to) == incident.own_code(one.to))
        for one in own
    }
    assert {code: (clock.due.date() - noticed.date()).days for code, clock in by_code.items() if clock.to} == fewest
    assert all(clock.source or clock.to for clock in found), "every clock says its rule"


@given(
    noticed=NOTICED,
    decision=st.sampled_from(DECISIONS),
    told=st.sets(st.sampled_from(["privacy_officer", "person", "health_department"])),
)
def test_it_runs_until_it_is_no_breach_or_everybody_was_told(noticed: datetime, decision: str, told: set[str]) -> None:
    found = clocks(noticed)
    running = {clock.code for clock in still_open(found, told=told, decision=decision)}
    if decision in {"", BREACH}:
        assert running == {"privacy_officer", "person", "health_department"} - told
    else:
        assert running == set()
    assert is_closed(found, told=told, decision=decision) is (decision != "" and not running)


def test_nobody_decided_is_never_closed() -> None:
    found = clocks(datetime(2026, 3, 1, 12, 0, tzinfo=ZONE))
    assert not is_closed(found, told={clock.code for clock in found}, decision="")


FACTS = st.builds(
    Facts,
    is_clinical=st.booleans(),
    is_substance_use=st.booleans(),
    is_protected=st.booleans(),
    receiver=st.sampled_from(["", "bound", "organization", "private", "knows_person", "unknown", "of another version"]),
    opened=st.sampled_from(["", "no", "yes", "unknown", "?"]),
    key=st.sampled_from(["", "kept", "told", "unknown"]),
    steps=st.frozensets(
        st.sampled_from(["asked_destroy", "asked_return", "asked_silence", "returned", "destroyed", "?"])
    ),
    is_confirmed=st.booleans(),
)


@given(FACTS)
def test_each_factor_says_something_and_what_is_not_known_speaks_for_nothing(facts: Facts) -> None:
    factors = four_factors(facts)
    assert [factor.source for factor in factors] == [
        f"45 CFR 164.402(2)({number})" for number in ("i", "ii", "iii", "iv")
    ]
    nature, receiver, acquired, mitigated = ({point.code: point.leans for point in one.points} for one in factors)
    assert all((nature, receiver, acquired, mitigated))
    assert nature["names_person"] == "more"
    assert ("substance_use" in nature) is facts.is_substance_use
    if facts.receiver in {"", "unknown", "of another version"}:
        assert set(receiver.values()) == {"open"}
    assert ("less" in receiver.values()) is (facts.receiver == "bound")
    assert ("key_kept" in acquired) is (facts.is_protected and facts.key == "kept")
    if facts.opened not in {"no", "yes"}:
        assert acquired["opened_unknown"] == "open"
    # Asking lessens nothing until somebody there answered by name.
    is_back = bool(facts.steps & {"returned", "destroyed"})
    assert ("less" in mitigated.values()) is (is_back and facts.is_confirmed)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("30 State attorney general (invented rule 6-1)", [(30, "State attorney general (invented rule 6-1)")]),
        (" 15 Department of health ; 3  The county;", [(15, "Department of health"), (3, "The county")]),
    ],
)
def test_the_agencys_own_clocks_are_read(words: str, found: list[tuple[int, str]]) -> None:
    assert [(one.days, one.to) for one in incident.read_own_clocks(words)] == found


@pytest.mark.parametrize(
    "words", ["State attorney general", "0 Nobody", "366 Late", "30", "30 ", "-3 X", "3.5 Days", "٣٠ Digits"]
)
def test_what_is_no_clock_is_refused_with_its_words(words: str) -> None:
    with pytest.raises(InputProblem, match="incident_clock_unclear") as told:
        incident.read_own_clocks(f"10 Somebody; {words}")
    assert told.value.facts["words"] == words.strip()


def test_too_many_are_refused() -> None:
    with pytest.raises(InputProblem, match="incident_too_many_clocks"):
        incident.read_own_clocks("; ".join(f"{n} Office {n}" for n in range(1, 9)))


@given(st.text(max_size=80))
def test_any_words_are_clocks_or_refused(words: str) -> None:
    try:
        found = incident.read_own_clocks(words)
    except InputProblem:
        return
    assert all(0 < one.days <= 365 and one.to for one in found)
