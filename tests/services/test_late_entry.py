"""What is begun long after the call says so: in the entry, on the signing sheet, on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.record import Narrative
from fieldnotes.domain.signing import is_late
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signing, writing
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop


def entered(at: datetime) -> EntryTime:
    return EntryTime(utc_ms=round(at.timestamp() * 1000), offset_min=0, mono=1)


@given(
    cleared=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1)),  # noqa: DTZ001 - the zone comes below
    offset=st.integers(-12 * 60, 14 * 60),
    minutes=st.integers(-3 * 24 * 60, 3 * 24 * 60),
    precision=st.sampled_from(["minute", "about"]),
)
def test_only_the_time_between_counts_whatever_the_zone_the_day_or_daylight_saving(
    cleared: datetime, offset: int, minutes: int, precision: str
) -> None:
    end = cleared.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    stated = EventTime(local=end.strftime("%Y-%m-%dT%H:%M"), offset_min=offset, precision=precision)  # type: ignore[arg-type]  # one of its words
    begun = entered(end + timedelta(minutes=minutes))
    assert is_late(begun, stated, after_h=24) is (minutes > 24 * 60)


@pytest.mark.parametrize("cleared", [EventTime(), EventTime(precision="unknown")])
def test_a_call_whose_end_nobody_stated_makes_no_entry_late(cleared: EventTime) -> None:
    assert not is_late(entered(datetime(2040, 1, 1, tzinfo=UTC)), cleared, after_h=24)


def test_a_late_entry_is_labelled_and_one_from_the_night_itself_is_not(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    first = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Seen at the door.")
    )
    encounters.clear_call(desk, encounter=encounter, by=laptop.officer)
    laptop.clock.advance(25 * 3600)
    second = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Remembered later.")
    )
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    late = {record.id: record.late_since for record in state.of_kind("narrative")}
    assert late[first.record] is None
    assert late[second.record] is not None
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.officer)
    lines = {part.record: part.text_lines for part in sheet.parts}
    assert not any("Late entry" in line for line in lines[first.record])
    assert lines[second.record][0].startswith("Late entry, written ")
    # Filing it changes nothing: it is the time at which it was written down that counts.
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    filed = {record.id: record.late_since for record in state.of_kind("narrative")}
    assert filed[second.record] is not None
