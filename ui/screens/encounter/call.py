"""Call: where it came from, what it was called, where and when. History of the address comes before the door."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Names, Part, SectionSpec, Short, When, Years
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="call",
        name=tr("Call"),
        rail_name=tr("Call"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="encounter",
                fields=(
                    Short(path="address", label=tr("Address"), is_half=True),
                    Short(path="apartment", label=tr("Apartment, floor, gate code"), is_half=True),
                    Short(path="call_type_received", label=tr("Call type as received"), is_half=True),
                    Short(path="call_type_cleared", label=tr("Call type as it turned out"), is_half=True),
                    Chips(path="contact_kind", label=tr("Kind of contact"), vocabulary="contact_kind", is_many=False),
                    Chips(path="origin", label=tr("How it reached us"), vocabulary="call_origin", is_many=False),
                    Chips(
                        path="behavioral_health",
                        label=tr("Behavioral health part"),
                        vocabulary="behavioral_health",
                        is_many=False,
                    ),
                    Chips(
                        path="weapons_mentioned",
                        label=tr("Weapons mentioned in the call"),
                        vocabulary="yes_no_unknown",
                        is_many=False,
                    ),
                    Short(path="caller_relation", label=tr("Caller is their…"), is_half=True),
                    Short(path="caller_phone", label=tr("Phone to call back"), hint="555-0100", is_half=True),
                    Short(path="cad_number", label=tr("CAD number"), is_half=True),
                    Chips(path="place_kind", label=tr("Kind of place"), vocabulary="place_kind", is_many=False),
                    Chips(path="others_present", label=tr("Others there"), vocabulary="others_present"),
                    Names(path="units", label=tr("Units"), hint=tr("4C12, 4A31"), is_half=True),
                    Years(path="officers_present", label=tr("How many officers"), unit=tr("officers"), is_half=True),
                    Chips(
                        path="trained_officer",
                        label=tr("Crisis-trained officer (CIT)"),
                        vocabulary="trained_officer",
                        is_many=False,
                    ),
                    Short(path="priority", label=tr("Priority, as dispatch gave it"), is_half=True),
                    Short(path="rms_number", label=tr("Police case number"), is_half=True),
                    Chips(path="bwc", label=tr("Body-worn camera"), vocabulary="bwc_state", is_many=False),
                ),
            ),
            Part(
                kind="encounter",
                title=tr("Times"),
                note=tr("F8 stamps the next one. Type to correct: 21:12, about 21:10, or unknown."),
                fields=(
                    When(path="times.received", label=tr("Received"), is_half=True),
                    When(path="times.dispatched", label=tr("Dispatched"), is_half=True),
                    When(path="times.en_route", label=tr("En route"), is_half=True),
                    When(path="times.on_scene", label=tr("On scene"), is_half=True),
                    When(path="clinician_on_scene", label=tr("Clinician on scene, if separately"), is_half=True),
                    When(path="times.contact", label=tr("First contact"), is_half=True),
                    When(path="times.left_scene", label=tr("Left scene"), is_half=True),
                    When(path="times.at_facility", label=tr("At facility"), is_half=True),
                    When(path="times.transfer_accepted", label=tr("Transfer accepted"), is_half=True),
                    When(path="times.officer_released", label=tr("Officer released"), is_half=True),
                    When(path="times.cleared", label=tr("Clear"), is_half=True),
                ),
            ),
        ),
    )
