"""Numbers, names, ages, times, vocabularies, releases."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain import consent as releases
from fieldnotes.domain import stamp
from fieldnotes.domain.display import (
    age_years,
    living_lines,
    person_age,
    person_full_name,
    person_initials,
    person_name,
    user_formal_name,
    user_short_name,
)
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.number import encounter_number, read_number, referral_number
from fieldnotes.domain.problem import Bug, InputProblem
from fieldnotes.domain.record import Consent, Line, Person, Profession, Times
from fieldnotes.domain.sharing import require_share, unshared_lines
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.system.path import resource

VOCABULARY = Vocabulary(resource("vocabulary"))


@given(st.integers(2000, 2099), st.integers(1, 999_999), st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True))
def test_a_number_reads_back(year: int, running: int, laptop: str) -> None:
    for kind, number in (("CR", encounter_number), ("R", referral_number)):
        read = read_number(f" {number(year=year, running=running, laptop=laptop).lower()} ")
        assert read == (kind, year, running, laptop)


def test_numbers_look_as_people_say_them() -> None:
    assert encounter_number(year=2026, running=417, laptop="3") == "CR-26-00417-3"
    assert referral_number(year=2026, running=412, laptop="3") == "R-26-0412-3"
    assert read_number("26-118432") is None


@pytest.mark.parametrize(
    ("preferred", "legal", "short", "full", "initials"),
    [
        ("", "Jordan Avery", "Jordan A.", "Jordan Avery", "JA"),
        ("Jo", "Jordan Avery", "Jo A.", "Jordan Avery (Jo)", "JA"),
        ("Jordan", "Jordan Avery", "Jordan A.", "Jordan Avery", "JA"),
        ("", "Prince", "Prince", "Prince", "P"),
        ("", "María de la Cruz", "María C.", "María de la Cruz", "MC"),
        ("", "王秀英", "王秀英", "王秀英", "王"),
        ("", "", "Unknown person", "Unknown person", "?"),
    ],
)
def test_names(preferred: str, legal: str, short: str, full: str, initials: str) -> None:
    person = Person(preferred_name=preferred, legal_name=legal)
    assert person_name(person) == short
    assert person_full_name(person) == full
    if preferred != "Jo":
        assert person_initials(person) == initials


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.integers(0, 44_000))
def test_age_grows_by_one_on_a_birthday(born: date, days: int) -> None:
    on = born + timedelta(days=days)
    years = age_years(born.isoformat(), on)
    assert years is not None
    assert 0 <= years <= days // 365
    tomorrow = age_years(born.isoformat(), on + timedelta(days=1))
    assert tomorrow in (years, years + 1)


def test_ages_in_words() -> None:
    today = date(2026, 11, 23)
    assert person_age(Person(birth_date="1992-03-08"), today) == "34"
    assert person_age(Person(age_years=30, is_age_estimated=True), today) == "about 30"
    assert person_age(Person(birth_date="2030-01-01"), today) == ""
    assert age_years("2024-02-29", date(2025, 2, 28)) == 0
    assert age_years("2024-02-29", date(2025, 3, 1)) == 1


def test_members_of_the_team() -> None:
    assert user_formal_name("Dana Okafor", Profession.OFFICER, "") == "Officer D. Okafor"
    assert user_formal_name("Mara Reyes", Profession.CLINICIAN, "LCSW") == "M. Reyes, LCSW"
    assert user_short_name("Dana Okafor") == "Okafor"
    assert user_short_name("") == ""


def test_weapons_come_first_and_expired_lines_are_gone() -> None:
    lines = [
        Line(text="Sirens make it worse"),
        Line(text="Box cutter in jacket"),
        Line(text="Old warning", expires_on="2026-11-22"),
        Line(text="Last day", expires_on="2026-11-23"),
        Line(text=" "),
    ]
    assert [line.text for line in living_lines(lines, date(2026, 11, 23))] == [
        "Box cutter in jacket", "Sirens make it worse", "Last day",
    ]  # fmt: skip


def at(clock: str) -> EventTime:
    return EventTime(local=f"2026-11-23T{clock}", precision="minute")


def test_the_stamp_goes_through_the_times_and_skips_what_was_skipped() -> None:
    times = Times()
    names = []
    while name := stamp.next_stamp(times):
        names.append(name)
        times = stamp.stamped(times, name, at("21:00"))
    assert tuple(names) == stamp.STAMP_ORDER
    assert stamp.next_stamp(Times(contact=at("21:15"))) == "left_scene"
    assert stamp.next_stamp(Times(cleared=at("22:00"))) == ""


def test_where_the_team_is() -> None:
    assert stamp.call_state(Times()) == ("started", EventTime())
    assert stamp.call_state(Times(on_scene=at("21:12"), contact=at("21:15"))) == ("contact", at("21:15"))
    assert stamp.call_state(Times(on_scene=at("21:12"), cleared=at("22:00")))[0] == "cleared"


def test_times_that_run_backwards_are_shown_and_not_corrected() -> None:
    assert stamp.backwards(Times(dispatched=at("21:10"), on_scene=at("21:05"), contact=at("21:06"))) == [
        ("dispatched", "on_scene")
    ]
    assert stamp.on_scene_s(Times(on_scene=at("21:12")), until=at("21:48")) == 36 * 60
    assert stamp.on_scene_s(Times(), until=at("21:48")) == 0


def test_midnight_is_never_a_default() -> None:
    assert not stamp.is_known(EventTime())
    assert EventTime().clock == ""
    assert EventTime().to_utc() is None


def test_every_vocabulary_reads_and_every_label_says_something() -> None:
    assert len(VOCABULARY) >= 50
    for name, terms in VOCABULARY.items():
        assert terms, name
        for term in terms.terms:
            assert term.label == term.label.strip() != "", (name, term.code)
            assert term.label[0].isupper() or not term.label[0].isalpha() or "/" in term.label, (name, term.label)
    assert VOCABULARY["disposition"].label("hold_to_facility") == "Involuntary hold to a facility"
    assert VOCABULARY["disposition"].label("other_agencys_code") == "Other agencys code"
    assert VOCABULARY["answer_status"].label("declined", "es") == "No quiso contestar"
    assert VOCABULARY["call_time"].short("contact") == "Contact"


def test_codes_that_records_name_have_their_vocabulary() -> None:
    """record.py says "vocabulary X" beside a field: X must exist."""
    import re

    import fieldnotes.domain.record as module

    source = Path(module.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r"vocabulary ([a-z_]+)", source))
    assert named <= set(VOCABULARY), named - set(VOCABULARY)


def test_a_broken_vocabulary_is_our_own_fault(tmp_path: Path) -> None:
    terms = [{"code": "a", "label": "A"}, {"code": "a", "label": "B"}]
    (tmp_path / "twice.json").write_text(json.dumps({"vocabulary": "twice", "terms": terms}), encoding="utf-8")
    (tmp_path / "torn.json").write_text("{", encoding="utf-8")
    for name in ("twice", "torn"):
        with pytest.raises(Bug):
            Vocabulary(tmp_path)[name]
    with pytest.raises(KeyError):
        Vocabulary(tmp_path)["../secret"]


def whole_release(**changed: object) -> Consent:
    given: dict[str, object] = {
        "discloser": "Alder County Co-Response", "recipient": "Harbor Crisis Center", "information": ["letter"],
        "purpose": "treatment", "expires_on": "2027-05-23", "signed_at": at("21:41"), "signature_strokes": [[(1, 2), (3, 4)]],
        "right_to_revoke_told": True, "redisclosure_told": True, "signed_by": "Jordan Avery",
    }  # fmt: skip
    return Consent(**{**given, **changed})  # type: ignore[arg-type] # the fields are checked by what they do


@pytest.mark.parametrize(
    ("field", "element"),
    [
        ("discloser", "discloser"), ("recipient", "recipient"), ("information", "information"), ("purpose", "purpose"),
        ("expires_on", "expiry"), ("signature_strokes", "signature"), ("signed_at", "signed_at"),
        ("right_to_revoke_told", "right_to_revoke"), ("redisclosure_told", "redisclosure"),
    ],
)  # fmt: skip
def test_a_release_that_lacks_an_element_is_not_one(field: str, element: str) -> None:
    body = whole_release()
    assert releases.state(body, on=date(2026, 11, 23)) == "valid"
    lacking = whole_release(**{field: getattr(Consent(), field)})
    assert releases.missing(lacking) == [element]
    assert releases.state(lacking, on=date(2026, 11, 23)) == "incomplete"
    assert element in VOCABULARY["consent_element"]


def test_a_release_ends() -> None:
    assert releases.state(whole_release(), on=date(2027, 5, 23)) == "valid"
    assert releases.state(whole_release(), on=date(2027, 5, 24)) == "expired"
    assert releases.state(whole_release(revoked_at=at("22:00")), on=date(2026, 11, 24)) == "revoked"
    assert releases.state(Consent(refused=True), on=date(2026, 11, 24)) == "refused"
    oral = whole_release(signature_strokes=[], is_oral=True, witness="D. Okafor")
    assert releases.state(oral, on=date(2026, 11, 24)) == "valid"


def test_a_clinical_fact_crosses_only_with_a_basis() -> None:
    basis = VOCABULARY["sharing_basis"]
    good = Line(text="Box cutter", shared_by="reyes", basis="imminent_threat")
    require_share(good, profession=Profession.CLINICIAN, user="reyes", basis=basis)
    for line, job, field in (
        (Line(text="x", shared_by="reyes"), Profession.CLINICIAN, "basis"),
        (Line(text="x", shared_by="reyes", basis="curiosity"), Profession.CLINICIAN, "basis"),
        (Line(text=" ", shared_by="reyes", basis="imminent_threat"), Profession.CLINICIAN, "text"),
        (Line(text="x", shared_by="okafor", basis="imminent_threat"), Profession.CLINICIAN, "shared_by"),
        (good, Profession.OFFICER, "text"),
    ):
        with pytest.raises(InputProblem) as problem:
            require_share(line, profession=job, user="reyes", basis=basis)
        assert problem.value.facts["field"] == field
    new = {"triggers": [{"text": "x", "shared_by": "reyes", "basis": "imminent_threat"}]}
    assert unshared_lines([{}], new, "safety_summary") == ["triggers"]
    assert unshared_lines([new], new, "safety_summary") == []
