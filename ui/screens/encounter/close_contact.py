"""Close this contact: one page of digits for a call that needed no action. It writes what the sections write, into the same records."""

from __future__ import annotations

from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Part, Said, SectionSpec, When
from ui.screens.word import tr

KEY = "close_contact"


def section() -> SectionSpec:
    """The page as data; `close_page.py` asks who it was between them and has the button that ends it."""
    return SectionSpec(
        key=KEY,
        name=tr("Close this contact"),
        rail_name=tr("Close this contact"),
        compartment=Compartment.JOINT,
        parts=(
            Part(
                kind="encounter",
                fields=(
                    Chips(
                        path="contact_kind",
                        label=tr("Kind of contact"),
                        vocabulary="contact_kind",
                        is_many=False,
                        is_flat=True,
                    ),
                    Said(
                        path="call_type_cleared",
                        label=tr("Call type as it turned out"),
                        vocabulary="call_type",
                        before="call_type_received",
                        first=6,
                    ),
                ),
            ),
            Part(
                kind="outcome",
                fields=(
                    Chips(path="dispositions", label=tr("How it ended"), vocabulary="disposition", only="trivial"),
                ),
            ),
            Part(
                kind="encounter",
                fields=(
                    When(path="times.on_scene", label=tr("On scene"), hint=tr("2112, or unknown"), is_half=True),
                    When(
                        path="times.cleared",
                        label=tr("Clear"),
                        hint=tr("stamped when you clear the call"),
                        is_half=True,
                    ),
                ),
            ),
        ),
    )
