"""Force and weapons: police facts. It names the force report; it is not the force report."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment, Injury, RestraintDetail, WeaponDetail
from ui.screens.encounter.field import Chips, Detail, Part, Prose, Quick, SectionSpec, Short, Tick, When
from ui.screens.word import tr

# Codes of vocabulary force that are more than words: resistance, report and supervisor are asked then.
MORE_THAN_WORDS = (
    "hands", "oc", "ecd_display", "ecd_deploy", "baton", "impact", "canine", "firearm_pointed", "firearm",
)  # fmt: skip


def section() -> SectionSpec:
    """The page as data: first what is usual, in one key; what became of each thing only once it was there."""
    return SectionSpec(
        key="force_weapons",
        name=tr("Force and weapons"),
        rail_name=tr("Force, weapons"),
        compartment=Compartment.LAW,
        writer="officer",
        parts=(
            Part(
                kind="force",
                note=tr(
                    "This references the force report; it is not it. The report itself is written where your agency keeps it."
                ),
                fields=(
                    Quick(
                        path="",
                        label=tr("No weapons, no force, no restraint, nobody hurt"),
                        sets=(
                            ("weapons", ("none",)),
                            ("force", ("none",)),
                            ("restraint", ("none",)),
                            ("injured", ("none",)),
                        ),
                    ),
                    Chips(
                        path="legal_basis",
                        label=tr("Legal basis of the contact"),
                        vocabulary="legal_basis",
                        is_many=False,
                        is_flat=True,
                    ),
                    Chips(path="weapons", label=tr("Weapons"), vocabulary="weapon"),
                    _weapons(),
                    Chips(path="force", label=tr("Force"), vocabulary="force"),
                    Chips(
                        path="resistance",
                        label=tr("The most resistance you met"),
                        vocabulary="resistance",
                        is_many=False,
                        is_flat=True,
                        when="force",
                    ),
                    *_report(),
                    Chips(path="restraint", label=tr("Restraint"), vocabulary="restraint"),
                    _restraints(),
                    Chips(path="injured", label=tr("Hurt or exposed"), vocabulary="injured", is_flat=True),
                    _injuries(),
                    Short(path="medical_aid", label=tr("Medical aid given, by whom"), when="injured"),
                    Chips(
                        path="deescalation",
                        label=tr("What we tried to calm it"),
                        vocabulary="deescalation",
                        is_flat=True,
                    ),
                    Chips(
                        path="deescalation_worked",
                        label=tr("Did it work?"),
                        vocabulary="worked",
                        is_many=False,
                        is_flat=True,
                        when="deescalation",
                    ),
                    Prose(path="text", label=tr("What I did and why"), rows=3),
                ),
            ),
            Part(
                kind="force",
                title=tr("Property, transport, camera"),
                fields=(
                    Short(path="property_kept", label=tr("Property kept"), is_half=True),
                    Short(path="property_receipt", label=tr("Property receipt"), is_half=True),
                    Chips(
                        path="transport_by",
                        label=tr("Transported by"),
                        vocabulary="transport_by",
                        is_many=False,
                        is_flat=True,
                    ),
                    Short(path="transport_vehicle", label=tr("Vehicle, route, time"), when="transport_by"),
                    Chips(
                        path="transport_restraint",
                        label=tr("Restraint during transport"),
                        vocabulary="restraint",
                        is_flat=True,
                        when="transport_by",
                    ),
                    Short(
                        path="camera_off_why",
                        label=tr("Body camera muted or off: why"),
                        hint=tr("As announced. Whether it was on stands under Call"),
                    ),
                ),
            ),
        ),
    )


def _weapons() -> Detail:
    return Detail(
        path="weapon_detail",
        label="",
        of="weapons",
        key="weapon",
        vocabulary="weapon",
        struct=WeaponDetail,
        fields=(
            Chips(path="states", label=tr("What about it"), vocabulary="weapon_state", is_flat=True),
            Short(path="what", label=tr("What it is, where it was")),
            Short(path="disposition", label=tr("Where it is now"), is_half=True),
            Short(path="receipt", label=tr("Receipt number"), is_half=True),
        ),
    )


def _restraints() -> Detail:
    return Detail(
        path="restraint_detail",
        label="",
        of="restraint",
        key="restraint",
        vocabulary="restraint",
        struct=RestraintDetail,
        fields=(
            When(path="on", label=tr("On at"), is_half=True),
            When(path="off", label=tr("Off at"), is_half=True),
        ),
    )


def _injuries() -> Detail:
    return Detail(
        path="injuries",
        label="",
        of="injured",
        key="injured",
        vocabulary="injured",
        struct=Injury,
        fields=(
            Short(path="what", label=tr("What, how it happened"), is_half=True),
            Short(path="care", label=tr("Care given"), is_half=True),
            Tick(path="is_exposure", label=tr("Exposure: blood, spit or a needle")),
        ),
    )


def _report() -> tuple[Short | When, ...]:
    return (
        Short(
            path="force_report_number",
            label=tr("Number of the force report"),
            is_half=True,
            when="force",
            when_any=MORE_THAN_WORDS,
        ),
        Short(path="supervisor", label=tr("Supervisor told"), is_half=True, when="force", when_any=MORE_THAN_WORDS),
        When(path="supervisor_at", label=tr("Told at"), is_half=True, when="force", when_any=MORE_THAN_WORDS),
    )
