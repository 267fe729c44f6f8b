"""People: who we came for, who else was there. An unknown person is a person with a description."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Contacts, Day, Lines, Part, Prose, SectionSpec, Short, Tick, Years
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
                    Contacts(
                        path="supports",
                        label=tr("Supports they named"),
                        hints=(
                            tr("who"),
                            tr("sister, friend, neighbor"),
                            tr("phone"),
                            tr("first to call, evenings only"),
                        ),
                    ),
                    Contacts(
                        path="dependents",
                        label=tr("Children, animals, people who depend on them"),
                        hints=(tr("who"), tr("daughter, 6; dog"), tr("phone"), tr("who has them now")),
                    ),
                    Chips(
                        path="race_self_codes",
                        label=tr("Race and ethnicity, as they say it"),
                        vocabulary="race",
                        is_flat=True,
                    ),
                    Short(path="race_self", label=tr("In their own words"), is_half=True),
                    Chips(
                        path="race_perceived_codes",
                        label=tr("Race and ethnicity, as perceived by us"),
                        vocabulary="race",
                        is_flat=True,
                    ),
                    Short(path="race_perceived", label=tr("Perceived, in words"), is_half=True),
                    Lines(path="what_helps", label=tr("What helps")),
                    Lines(path="be_careful", label=tr("Be careful")),
                ),
            ),
            Part(
                kind="person_clinical",
                title=tr("Care"),
                note=tr("Clinical: sealed from officers."),
                fields=(
                    Contacts(
                        path="providers",
                        label=tr("Who treats and helps them"),
                        hints=(
                            tr("who"),
                            tr("case manager, prescriber, clinic"),
                            tr("phone"),
                            tr("last seen, told or not"),
                        ),
                    ),
                    Chips(path="insurance", label=tr("Insurance"), vocabulary="insurance", is_many=False, is_flat=True),
                    Chips(
                        path="communication",
                        label=tr("To understand each other"),
                        vocabulary="communication_need",
                        is_flat=True,
                    ),
                    Short(path="guardian", label=tr("Guardian or conservator"), is_half=True),
                ),
            ),
        ),
    )
