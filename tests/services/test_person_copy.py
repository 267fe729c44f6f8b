"""The person's own copy: their plan and places in their language, nobody else's, nothing that came to nothing, on record first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId, PersonId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import ClinicalNote, Health, Quantity, Referral, SafetyPlan
from fieldnotes.services import accounting, person_copy
from fieldnotes.services.desk import Desk
from fieldnotes.system.path import resource
from tests.packet import oracle
from tests.services.conftest import Laptop
from tests.services.test_people import add, write

OWN = "Mi hermana Rosa, por la noche"


def documented(desk: Desk, laptop: Laptop, encounter: EncounterId) -> tuple[PersonId, PersonId]:
    """A call for two people, one with a plan and places; the clinician's own words beside."""
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    two = add(desk, laptop, encounter, legal_name="Sam Quillfeather")
    write(
        desk, laptop.clinician, encounter,
        SafetyPlan(person_id=one, warning_signs_usual=["sleep"], people_to_ask=OWN, professionals="988"),
        SafetyPlan(person_id=two, on_my_own="SAMSOWNPLAN"),
        ClinicalNote(person_id=one, presenting="CLINICIANSWORD"),
        Health(person_id=one, conditions=Quantity(text="HEALTHWORD")),
        Referral(person_id=one, service_name="Harbor Crisis Center", service_address="12 Bay St", service_phone="555-0133",
                 state="requested", act_by=EventTime(local="2026-12-01T09:00")),
        Referral(person_id=one, service_name="Closed Door Clinic", state="rejected"),
    )  # fmt: skip
    return one, two


@pytest.mark.parametrize("language", person_copy.LANGUAGES)
def test_the_copy_has_what_is_theirs_in_their_language_and_nothing_else(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path, language: str
) -> None:
    one, _ = documented(desk, laptop, encounter)
    made = person_copy.print_person_copy(desk, encounter=encounter, by=laptop.clinician, language=language, person=one)
    path = tmp_path / f"{language}.pdf"
    path.write_bytes(made.pdf)
    assert oracle.conforms(path) == []
    words = json.loads(resource("letters", f"person.{language}.json").read_text(encoding="utf-8"))
    own = {
        "en": ("I hardly sleep", "December 1, 2026", "police officer", "page 1 of"),
        "es": ("Casi no duermo", "1 de diciembre de 2026", "agente de policía", "página 1 de"),
    }
    for text in oracle.texts(path).values():
        said = " ".join(text.split())
        for wanted in (
            words["title"], words["help"][0], words["plan_title"], words["rights"][0], "988", "Jordan Ashgrove", OWN,
            "Harbor Crisis Center", "12 Bay St", "555-0133", "Dana Okafor", "Mara Reyes", "555-0100", *own[language],
        ):  # fmt: skip
            assert wanted in said, wanted
        for others in ("Sam Quillfeather", "SAMSOWNPLAN", "CLINICIANSWORD", "HEALTHWORD", "Closed Door Clinic"):
            assert others not in said, others
    assert oracle.run("pdfinfo", path).count("Pages:") == 1
    assert not any(others in oracle.everything(made.pdf) for others in ("CLINICIANSWORD", "HEALTHWORD", "SAMSOWNPLAN"))
    [row] = accounting.read_accounting(desk, person=one, by=laptop.clinician).rows
    assert (row.recipient, row.what, row.is_listed) == ("Jordan Ashgrove", "The person's own copy", False)


def test_without_a_plan_or_a_place_it_still_helps(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path
) -> None:
    with pytest.raises(RuleProblem, match="person_not_here"):
        person_copy.print_person_copy(desk, encounter=encounter, by=laptop.clinician)
    add(desk, laptop, encounter, is_unknown=True, description="Red jacket")
    path = tmp_path / "little.pdf"
    path.write_bytes(person_copy.print_person_copy(desk, encounter=encounter, by=laptop.clinician).pdf)
    said = oracle.texts(path)["poppler"]
    assert "We wrote no plan together." in " ".join(said.split())
    assert "988" in said


def test_a_copy_asked_for_days_later_still_says_when_we_met(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path
) -> None:
    documented(desk, laptop, encounter)
    laptop.clock.advance(9 * 86400)
    path = tmp_path / "later.pdf"
    path.write_bytes(person_copy.print_person_copy(desk, encounter=encounter, by=laptop.clinician).pdf)
    assert "We met you on November 23, 2026." in " ".join(oracle.texts(path)["poppler"].split())


def test_it_is_the_clinical_sides_to_give_in_a_language_that_is_there(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    documented(desk, laptop, encounter)
    with pytest.raises(RuleProblem, match="sealed_from_you"):
        person_copy.print_person_copy(desk, encounter=encounter, by=laptop.officer)
    with pytest.raises(InputProblem, match="choose_language"):
        person_copy.print_person_copy(desk, encounter=encounter, by=laptop.clinician, language="tlh")
    assert desk.kept_of(laptop.clinician, kind="disclosure") == []


def test_both_languages_say_the_same_things() -> None:
    told = [
        json.loads(resource("letters", f"person.{one}.json").read_text(encoding="utf-8"))
        for one in person_copy.LANGUAGES
    ]
    for other in told[1:]:
        assert set(other) == set(told[0])
        for name, value in told[0].items():
            assert type(other[name]) is type(value)
            if isinstance(value, (list, dict)):
                assert len(other[name]) == len(value), name
