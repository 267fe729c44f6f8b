"""Holds: the files say what they must, and the clock counts instants whatever the wall clock does."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.hold_clock import clock_of, count_end
from fieldnotes.domain.hold_file import HoldFileRefused, load_holds, read_hold_file
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Hold
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.system.path import resource
from ui.screens.encounter.outcome_needs import SOMEWHERE
from ui.viewmodels.moment import read_day_time, say_day_time

RULES = load_holds(resource("holds"))
ZONES = [ZoneInfo(name) for name in ("America/New_York", "America/Phoenix", "America/Los_Angeles", "Europe/Berlin")]


def stated(instant: datetime, zone: ZoneInfo, precision: str = "minute") -> EventTime:
    local = instant.astimezone(zone)
    offset = local.utcoffset()
    assert offset is not None
    return EventTime(local.strftime("%Y-%m-%dT%H:%M"), int(offset.total_seconds() // 60), precision)  # type: ignore[arg-type]


def test_every_kind_of_hold_has_its_name_and_its_rule() -> None:
    names = Vocabulary(resource("vocabulary"))["hold_type"]
    assert set(names) == set(RULES)
    assert {rule.code for rule in RULES.values() if rule.hours == 72} >= {"ca_5150", "co_m1", "fl_baker"}
    assert (RULES["mo_96"].hours, RULES["wa_153"].hours, RULES["co_m05"].hours) == (96, 120, None)
    assert not RULES["tx_573"].is_checked
    assert RULES["ca_5150"].is_checked


def test_the_outcomes_that_ask_where_to_are_those_that_name_a_place() -> None:
    assert set(SOMEWHERE) == set(Vocabulary(resource("vocabulary"))["disposition"].with_tag("destination"))


def _file(**changed: object) -> bytes:
    whole = json.loads((Path(resource("holds")) / "CO.json").read_text(encoding="utf-8"))
    whole["holds"][0].update(changed)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"{", "not_json", "file"),
        (b" " * 70_000, "too_large", "file"),
        (_file(hours=5000), "hours", "holds[0].hours"),
        (_file(hours="72"), "wrong_type", "holds[0].hours"),
        (_file(asks=["everything"]), "asks_unknown", "holds[0].asks"),
        (_file(advisement=""), "advisement_reference", "holds[0].advisement"),
        (_file(source=" "), "empty", "holds[0].source"),
        (_file(colour="red"), "unknown_field", "holds[0]"),
        (_file(criteria=[]), "empty", "holds[0].criteria"),
        (_file(criteria=[{"code": "x y", "label": "X", "prompt": "What did you see?"}]), "code", "holds[0].criteria[0].code"),
        (_file(criteria=[{"code": "self", "label": "X", "prompt": "?"}]), "text_length", "holds[0].criteria[0]"),
        (_file(code="co_m05"), "code", "holds[0].code"),
    ],
)  # fmt: skip
def test_a_file_is_refused_with_its_findings(data: bytes, code: str, where: str) -> None:
    with pytest.raises(HoldFileRefused) as refused:
        read_hold_file(data)
    assert (code, where) in {(one.code, one.where) for one in refused.value.findings}


instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(instants, st.integers(1, 240), st.sampled_from(ZONES), st.integers(-400, 400))
def test_an_hour_is_an_hour_over_midnight_and_daylight_time(
    start: datetime, hours: int, zone: ZoneInfo, after_h: int
) -> None:
    def offset_at(instant: datetime) -> int:
        offset = instant.astimezone(zone).utcoffset()
        assert offset is not None
        return int(offset.total_seconds() // 60)

    began = stated(start, zone)
    end = count_end(began, hours, offset_at=offset_at)
    assert end.to_utc() == start + timedelta(hours=hours)
    assert end.local == (start + timedelta(hours=hours)).astimezone(zone).strftime("%Y-%m-%dT%H:%M")
    rule = msgspec.structs.replace(RULES["co_m1"], hours=hours)
    now = start + timedelta(hours=after_h)
    clock = clock_of(Hold(hold_type="co_m1", started=began), rule, now=now, offset_at=offset_at)
    assert clock is not None
    assert clock.left_s == (hours - after_h) * 3600
    assert clock.state == ("running" if after_h < hours else "over")
    assert 0 <= clock.share <= 1
    assert not clock.is_stated


def test_what_is_not_known_is_said_and_never_filled_in() -> None:
    now = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    began = EventTime("2026-11-23T20:00", -300, "about")
    assert clock_of(Hold(legal_status="hold"), None, now=now) is None
    assert clock_of(Hold(hold_type="co_m1"), RULES["co_m1"], now=now).state == "no_start"  # type: ignore[union-attr]
    assert clock_of(Hold(hold_type="co_m05", started=began), RULES["co_m05"], now=now).state == "no_hours"  # type: ignore[union-attr]
    about = clock_of(Hold(hold_type="co_m1", started=began), RULES["co_m1"], now=now)
    assert about is not None
    assert about.is_about
    assert about.ends.precision == "about"
    stated_end = Hold(hold_type="co_m1", started=began, expires=EventTime("2026-11-24T20:00", -300, "minute"))
    told = clock_of(stated_end, RULES["co_m1"], now=now)
    assert told is not None
    assert (told.is_stated, told.differs, told.left_s, told.is_about) == (True, True, 23 * 3600, False)


NOW = EntryTime(utc_ms=int(datetime(2026, 3, 8, 8, 30, tzinfo=UTC).timestamp() * 1000), offset_min=-240, mono=1)


def new_york(utc_s: float) -> int:
    offset = datetime.fromtimestamp(utc_s, ZONES[0]).utcoffset()
    assert offset is not None
    return int(offset.total_seconds() // 60)


@pytest.mark.parametrize(
    ("typed", "local", "offset"),
    [
        ("Mar 11 04:30", "2026-03-11T04:30", -240),
        ("3/7 23:50", "2026-03-07T23:50", -300),
        ("2026-03-08 01:15", "2026-03-08T01:15", -300),  # before the clocks went forward at two
        ("about Mar 8 03:10", "2026-03-08T03:10", -240),
        ("1:15", "2026-03-08T01:15", -300),
        ("Dec 30 12:00", "2025-12-30T12:00", -300),
        ("11 mar 04:30", "2026-03-11T04:30", -240),
        ("hacia 11 mar 04:30", "2026-03-11T04:30", -240),
    ],
)
def test_a_day_may_stand_before_a_time_and_daylight_time_is_that_days(typed: str, local: str, offset: int) -> None:
    time = read_day_time(typed, NOW, offset_at=new_york)
    assert (time.local, time.offset_min) == (local, offset)
    assert read_day_time(say_day_time(time), NOW, offset_at=new_york).local == local or time.day[:4] != "2026"


@pytest.mark.parametrize("typed", ["Xyz 11 04:30", "Mar 40 04:30", "11/26", "tomorrow 12:00", "Mar 11 25:00"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(InputProblem, match="time_unclear"):
        read_day_time(typed, NOW)
