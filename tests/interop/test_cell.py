"""Cells: numbers, texts, hours, days, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.interop.day import read_day
from fieldnotes.interop.hours import disagree, print_hours, read_clock, read_days
from fieldnotes.interop.need import find_needs
from fieldnotes.interop.phone import make_phones, read_phones
from fieldnotes.interop.service import OpenTime
from fieldnotes.interop.text import TEXT_LIMIT, clean, fold, read_url


@pytest.mark.parametrize("short", ["988", "911", "211", "311", "711"])
def test_three_digit_service_numbers_are_telephone_numbers(short: str) -> None:
    assert read_phones(short) == ((short, short, ""),)


@pytest.mark.parametrize(
    ("written", "dial", "shown"),
    [
        ("(202) 555-0143", "+12025550143", "(202) 555-0143"),
        ("202.555.0143", "+12025550143", "(202) 555-0143"),
        ("1-800-395-HELP", "+18003954357", "(800) 395-4357"),
        ("305-646-7220 x5427", "+13056467220", "(305) 646-7220 ext. 5427"),
        ("(202) 797-8806 ext 1311", "+12027978806", "(202) 797-8806 ext. 1311"),
        ('"+44 1234 234567"', "+441234234567", "+44 1234 234567"),
    ],
)
def test_numbers_as_people_write_them(written: str, dial: str, shown: str) -> None:
    (phone,) = make_phones(written)
    assert (phone.dial, phone.shown, phone.written) == (dial, shown, written)


@pytest.mark.parametrize(
    "written", ["854", "23", "202666464", "703-746-49411", "123-456-7890", "000-000-0211", "call us", "(30`) 982-5025"]
)
def test_a_number_nobody_could_dial_is_kept_as_written(written: str) -> None:
    (phone,) = make_phones(written)
    assert (phone.dial, phone.shown) == ("", written)


def test_a_fax_that_says_so_is_never_the_number_to_call() -> None:
    (fax,) = make_phones("202-555-0112 (Fax)")
    assert (fax.dial, fax.kind, fax.note) == ("+12025550112", "fax", "")
    (intake,) = make_phones("(202) 555-0113 ext. x5 (Intake Line) English, French")
    assert (intake.dial, intake.extension, intake.note) == ("+12025550113", "5", "Intake Line, English, French")
    (plain,) = make_phones("(202) 555-0114")
    assert (plain.kind, plain.note) == ("", "")


def test_several_numbers_in_one_cell_are_all_there() -> None:
    assert [phone.dial for phone in make_phones("202-555-0123 or 202-555-0188")] == ["+12025550123", "+12025550188"]
    assert [phone.dial for phone in make_phones("In danger call 911, else 202-555-0199")] == ["911", "+12025550199"]


@given(st.text(max_size=60))
def test_no_phone_cell_is_ever_lost_or_breaks(written: str) -> None:
    phones = make_phones(written)
    assert phones
    assert all(phone.written == written for phone in phones)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("9:00am", 540), ("8:30AM", 510), ("3pm", 900), ("10:00:00", 600), ("24:00", 1440), ("noon", 720), ("12:00am", 0)],
)
def test_clock_times(written: str, minutes: int) -> None:
    assert read_clock(written) == minutes


@pytest.mark.parametrize("written", ["", "By appointment", "9", "13:00pm", "25:00", "10:75", "Nights", "dawn"])
def test_what_is_no_time_is_never_midnight(written: str) -> None:
    assert read_clock(written) is None


def test_days() -> None:
    assert read_days("Monday - Friday") == (0, 1, 2, 3, 4)
    assert read_days("MO,TU") == (0, 1)
    assert read_days("Fri-Mon") == (0, 4, 5, 6)
    assert read_days("7") == (6,)
    assert read_days("4th Friday of every month") is None
    assert read_days("November 1 - March 31") is None


def test_hours_print_in_week_order_with_equal_days_joined() -> None:
    times = [OpenTime(4, 1080, 1200), *(OpenTime(day, 510, 1020) for day in range(5)), OpenTime(6, 0, 1440)]
    assert print_hours(times) == ("Mon–Thu 08:30–17:00", "Fri 08:30–17:00, 18:00–20:00", "Sun 24 hours")


def test_a_source_that_says_two_things_about_one_day_is_not_decided_for() -> None:
    times = [OpenTime(0, 480, 1020), OpenTime(0, 480, 1200), OpenTime(1, 480, 720), OpenTime(1, 780, 1020)]
    assert print_hours(times) == ("Mon 08:00–17:00 or 08:00–20:00", "Tue 08:00–12:00, 13:00–17:00")
    assert disagree(times)
    assert not disagree(times[2:])


@given(st.lists(st.builds(OpenTime, st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), max_size=20))
def test_printed_hours_do_not_depend_on_the_order_of_rows(times: list[OpenTime]) -> None:
    assert print_hours(times) == print_hours(list(reversed(times)))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-05-31", "2023-05-31"),
        ("12/6/11 0:00", "2011-12-06"),
        ("5/31/2023", "2023-05-31"),
        ("2023-03-15T10:30:45.123Z", "2023-03-15"),
    ],
)
def test_days_of_the_calendar(written: str, day: str) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize("written", ["", "1988-13-01", "2023-02-30", "yesterday", "31/05/2023", "0001-01-01"])
def test_what_is_no_day_stays_as_written(written: str) -> None:
    assert read_day(written) is None


def test_html_becomes_words_and_its_links_stay() -> None:
    cleaned = clean(
        '<p>Call <a href="tel:+12025550143">the desk</a>, or <a href="https://example.org/x">look</a>.</p><ul><li>One<li>Two</ul>'
    )
    assert cleaned.text == "Call the desk (+12025550143), or look (https://example.org/x).\n\n• One\n• Two"
    assert [(link.kind, link.value) for link in cleaned.links] == [
        ("phone", "+12025550143"),
        ("url", "https://example.org/x"),
    ]


def test_scripts_are_nobodys_words() -> None:
    cleaned = clean('Open<script>steal()</script> daily <a href="javascript:steal()">here</a>')
    assert cleaned.text == "Open daily here"
    assert cleaned.links == []


def test_what_exports_leave_behind() -> None:
    cleaned = clean("First.\\n\\n###MON###Second &rsquo;word&rsquo;.\\r\\nThird\u200b.")
    assert cleaned.text == "First.\n\nSecond ’word’.\nThird."
    assert set(cleaned.findings) == {
        "line_breaks_written_out",
        "markers_removed",
        "html_removed",
        "unseen_characters_removed",
    }


def test_less_than_is_no_html() -> None:
    assert clean("income < 200 % & age > 60").text == "income < 200 % & age > 60"


@pytest.mark.parametrize("nothing", ["-1", "NULL", " null ", "(null)"])
def test_words_for_nothing(nothing: str) -> None:
    assert clean(nothing).text == ""
    assert clean(nothing).findings == ("written_for_nothing",)


def test_minus_one_degree_is_a_place() -> None:
    assert clean("-1", is_count=True).text == "-1"


@given(st.text(max_size=300) | st.text(alphabet="<>/a&;#\\nscript\"'= ", max_size=200))
def test_cleaning_never_breaks_and_is_settled_after_once(text: str) -> None:
    once = clean(text).text
    assert len(once) <= TEXT_LIMIT * 3
    assert not any(ord(letter) < 32 and letter != "\n" for letter in once)


def test_a_web_address_is_no_script() -> None:
    assert read_url("https://example.org") == "https://example.org"
    assert read_url("www.example.org/a") == "www.example.org/a"
    assert read_url("example.org:8080/x") == "example.org:8080/x"
    for other in ("javascript:alert(1)", "data:text/html,x", "*working on website*", "none", "", "file:///etc/passwd"):
        assert read_url(other) is None


def test_a_name_with_house_in_it_is_not_housing() -> None:
    def needs(name: str, *terms: str) -> tuple[str, ...]:
        return find_needs(terms=terms, codes=(), name=name, description="")

    assert needs("Rosener House Adult Day Services") == ("childcare",)
    assert needs("Emergency Shelter") == ("housing",)
    assert "substance_use" in needs("Outpatient", "Addiction & Recovery")
    assert find_needs(terms=(), codes=("RX-8450", "BD-1800"), name="Center", description="") == (
        "food",
        "substance_use",
    )


def test_folding_finds_accents_and_case() -> None:
    assert fold("Café  Niño—ÅRHUS") == "cafe nino arhus"
