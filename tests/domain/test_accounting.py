"""The accounting of disclosures, rule by rule: accountable, made, in six years, and not held back by an agency."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.accounting import NOT_LEFT, ORAL_DAYS, Suspension, Told, accounted, holds, six_years_before

ASKED = date(2026, 11, 27)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def told(**facts: object) -> Told:
    usual: dict[str, object] = {
        "id": "a", "on": date(2026, 11, 1), "recipient": "Alder Police", "is_accountable": True, "channel": "shown",
    }  # fmt: skip
    return Told(**{**usual, **facts})  # type: ignore[arg-type]  # fields of the struct


@pytest.mark.parametrize(
    ("facts", "is_listed"),
    [
        ({}, True),
        ({"is_accountable": False}, False),  # treatment, a written authorization
        ({"channel": NOT_LEFT}, False),  # recorded, then the disk was full
        ({"on": date(2020, 11, 27)}, True),  # six years ago to the day
        ({"on": date(2020, 11, 26)}, False),
        ({"on": date(2026, 11, 28)}, False),  # not before the request
    ],
)
def test_what_is_listed(facts: dict[str, object], is_listed: bool) -> None:
    assert bool(accounted([told(**facts)], asked_on=ASKED)) is is_listed


@pytest.mark.parametrize(
    ("suspension", "is_held"),
    [
        (Suspension(recipient="alder  police", said_on=date(2026, 11, 20), until=date(2027, 1, 1)), True),
        (Suspension(recipient="Alder Police", said_on=date(2026, 11, 20), until=date(2026, 11, 26)), False),
        (Suspension(recipient="County Sheriff", said_on=date(2026, 11, 20), until=date(2027, 1, 1)), False),
        (Suspension(recipient="Alder Police", said_on=date(2026, 11, 20), is_oral=True), True),
        (Suspension(recipient="Alder Police", said_on=date(2026, 10, 20), is_oral=True), False),
        # said by word of mouth for a year: thirty days is what it gets
        (
            Suspension(recipient="Alder Police", said_on=date(2026, 10, 20), until=date(2027, 10, 20), is_oral=True),
            False,
        ),
        (Suspension(recipient="Alder Police", said_on=date(2026, 11, 28), until=date(2027, 1, 1)), False),
    ],
)
def test_what_an_agency_holds_back(suspension: Suspension, is_held: bool) -> None:
    assert bool(accounted([told()], [suspension], asked_on=ASKED)) is not is_held


@given(
    days=st.lists(DAYS, max_size=12),
    asked_on=DAYS,
    marks=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=12),
)
def test_nothing_accountable_is_missing_and_nothing_else_is_there(
    days: list[date], asked_on: date, marks: list[tuple[bool, bool]]
) -> None:
    given_ = [
        told(id=str(place), on=day, is_accountable=marks[place][0], channel=NOT_LEFT if marks[place][1] else "print")
        for place, day in enumerate(days)
    ]
    listed = accounted(given_, asked_on=asked_on)
    assert {one.id for one in listed} == {
        one.id
        for one in given_
        if one.is_accountable and one.channel != NOT_LEFT and six_years_before(asked_on) <= one.on <= asked_on
    }
    assert [one.on for one in listed] == sorted(one.on for one in listed)


@given(said_on=DAYS, on=DAYS, until=st.none() | DAYS, is_oral=st.booleans())
def test_word_of_mouth_holds_thirty_days_at_most(said_on: date, on: date, until: date | None, is_oral: bool) -> None:
    suspension = Suspension(recipient="x", said_on=said_on, until=until, is_oral=is_oral)
    if holds(suspension, "X", on):
        assert said_on <= on
        assert until is None or on <= until
        if is_oral or until is None:
            assert on <= said_on + timedelta(days=ORAL_DAYS)


@given(day=DAYS)
def test_six_years_before_is_a_day_of_that_year(day: date) -> None:
    before = six_years_before(day)
    assert (before.year, before.month) == (day.year - 6, day.month)
