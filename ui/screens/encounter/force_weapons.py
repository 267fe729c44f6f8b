"""Force and weapons: police facts. It names the force report; it is not the force report."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Part, Prose, SectionSpec, Short
from ui.screens.word import tr


def section() -> SectionSpec:
    """The page as data."""
    return SectionSpec(
        key="force_weapons",
        name=tr("Force and weapons"),
        rail_name=tr("Force, weapons"),
        compartment=Compartment.LAW,
        writer="officer",
        parts=(
            Part(
                kind="force",
                fields=(
                    Chips(path="weapons", label=tr("Weapons"), vocabulary="weapon"),
                    Short(path="weapon_disposition", label=tr("Where it is now"), is_half=True),
                    Short(path="receipt_number", label=tr("Receipt number"), is_half=True),
                    Chips(path="force", label=tr("Force"), vocabulary="force"),
                    Chips(path="restraint", label=tr("Restraint"), vocabulary="restraint"),
                    Short(path="force_report_number", label=tr("Force report number"), is_half=True),
                    Short(path="medical_aid", label=tr("Medical aid given"), is_half=True),
                    Chips(
                        path="legal_basis",
                        label=tr("Legal basis of the contact"),
                        vocabulary="legal_basis",
                        is_many=False,
                    ),
                    Prose(path="text", label=tr("What I did and why"), rows=3),
                ),
            ),
        ),
    )
