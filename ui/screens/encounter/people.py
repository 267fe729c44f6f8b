"""People: who we came for, who else was there. An unknown person is a person with a description."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Day, Lines, Part, Prose, SectionSpec, Short, Tick, Years
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data; `people_page.py` draws the list of people above it."""
    return SectionSpec(
        key="people",
        name=tr("People"),
        rail_name=tr("People"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="person",
                fields=(
                    Short(path="legal_name", label=tr("Legal name"), is_half=True),
                    Short(path="preferred_name", label=tr("Goes by"), is_half=True),
                    Tick(path="is_unknown", label=tr("Not known yet: described below")),
                    Prose(path="description", label=tr("Description"), hint=tr("What a colleague would look for")),
                    Day(path="birth_date", label=tr("Born"), hint=tr("1992-03-08"), is_half=True),
                    Years(path="age_years", label=tr("Or age"), unit=tr("years"), is_half=True),
                    Tick(path="is_age_estimated", label=tr("The age is our estimate")),
                    Chips(path="sex", label=tr("Sex"), vocabulary="sex", is_many=False),
                    Short(path="gender", label=tr("Gender, in their words"), is_half=True),
                    Short(path="phone", label=tr("Phone"), hint="555-0100", is_half=True),
                    Chips(path="pronouns", label=tr("Pronouns"), vocabulary="pronoun", is_many=False, is_flat=True),
                    Chips(path="language", label=tr("Language"), vocabulary="language", is_many=False, is_flat=True),
                    Chips(path="interpreter", label=tr("Interpreter"), vocabulary="interpreter", is_many=False),
                    Chips(
                        path="phone_safe",
                        label=tr("Safe to call or leave word"),
                        vocabulary="phone_safe",
                        is_many=False,
                    ),
                    Chips(path="housing", label=tr("Housing"), vocabulary="housing", is_many=False),
                    Short(path="address", label=tr("Address"), is_half=True),
                    Short(path="emergency_contact", label=tr("Call first in an emergency"), is_half=True),
                    Chips(path="veteran", label=tr("Veteran"), vocabulary="yes_no_unknown", is_many=False),
                    Short(path="race_self", label=tr("Race, as they say it"), is_half=True),
                    Short(path="race_perceived", label=tr("Race, as perceived"), is_half=True),
                    Lines(path="what_helps", label=tr("What helps")),
                    Lines(path="be_careful", label=tr("Be careful")),
                ),
            ),
        ),
    )
