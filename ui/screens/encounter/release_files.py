"""Release and files: what may be told to whom, in the person's hand, and what was photographed, scanned or drawn."""

from __future__ import annotations

from fieldnotes.domain.consent import PART2_KINDS
from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Day, Part, SectionSpec, Short, Tick
from ui.screens.word import tr

PART2 = tuple(sorted(PART2_KINDS))
# Where each element of a release is answered (vocabulary consent_element).
FIELD_OF = {
    "discloser": "discloser",
    "recipient": "recipient",
    "information": "information",
    "purpose": "purpose",
    "expiry": "expires_on",
    "signature": "signed_by",
    "signed_at": "signed_at",
    "authority": "signed_authority",
    "right_to_revoke": "right_to_revoke_told",
    "redisclosure": "redisclosure_told",
    "consequences": "consequences_told",
    "alone": "information",
}


def section() -> SectionSpec:
    """The page as data: the elements of a release (45 CFR 164.508(c), 42 CFR 2.31(a)-(d))."""
    return SectionSpec(
        key="release_files",
        name=tr("Release and files"),
        rail_name=tr("Release and files"),
        compartment=Compartment.CLINICAL,
        is_pens=True,
        parts=(
            Part(
                kind="consent",
                fields=(
                    Chips(
                        path="consent_kind",
                        label=tr("Kind of release"),
                        vocabulary="consent_kind",
                        is_many=False,
                        is_flat=True,
                        must_choose=True,
                    ),
                    Short(path="discloser", label=tr("Who tells"), is_half=True),
                    Short(
                        path="recipient",
                        label=tr("Who is told"),
                        hint=tr("A name; for treatment also “my treating providers”"),
                        is_half=True,
                    ),
                    Chips(
                        path="information",
                        label=tr("What may be told"),
                        vocabulary="packet_part",
                        is_flat=True,
                        without="policy_only",
                    ),
                    Tick(path="covers_substance_use", label=tr("It names substance-use treatment")),
                    Short(path="purpose", label=tr("What for"), hint=tr("“At my request” is enough"), is_half=True),
                    Day(path="expires_on", label=tr("Ends on"), hint=tr("2027-05-23"), is_half=True),
                    Short(path="expires_event", label=tr("Or ends when"), hint=tr("End of treatment"), is_half=True),
                    Short(
                        path="revoke_how", label=tr("How they take it back"), hint=tr("In writing to us"), is_half=True
                    ),
                    Tick(path="right_to_revoke_told", label=tr("Told that they can take it back, and how")),
                    Tick(path="redisclosure_told", label=tr("Told that it may be passed on")),
                    Tick(
                        path="consequences_told",
                        label=tr("Told what follows from saying no"),
                        when="consent_kind",
                        when_any=PART2,
                    ),
                    Tick(path="copy_given", label=tr("The person has a copy")),
                    Tick(path="is_oral", label=tr("Given by word of mouth, before a witness")),
                    Short(path="witness", label=tr("Witness"), is_half=True),
                    Short(path="signed_by", label=tr("Signed by"), is_half=True),
                    Short(path="signed_authority", label=tr("On whose authority, if not the person")),
                    Short(path="refused_why", label=tr("If they say no: why, in their words")),
                ),
            ),
            # The page is for both: an officer adds photos here and sees of releases that they are there.
            Part(kind="attachment", fields=()),
        ),
    )
