"""Which revisions count as written by somebody who may write them. Pure; asked of all that is read, not only of what is written here.

A signature proves who wrote a revision, not that the writer may write such a thing there: whoever holds a compartment's key can
seal anything under it. So a clinical note in the joint part, an agency's letterhead by an officer, or a police narrative by a
clinician is kept and never shown, whichever program made it.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldnotes.domain.record import KINDS, Compartment, Profession, Writer
from fieldnotes.domain.signing import SIDE

# Kinds that live where what they are about lives; every other kind has one place.
_EVERYWHERE = frozenset({Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL})
_CLINICAL_OR_JOINT = frozenset({Compartment.JOINT, Compartment.CLINICAL})
PLACES: Mapping[str, frozenset[Compartment]] = {
    "narrative": _EVERYWHERE,
    "addendum": _EVERYWHERE,
    "disclosure": _EVERYWHERE,
    "consent": _CLINICAL_OR_JOINT,
    "referral": _CLINICAL_OR_JOINT,
    "follow_up": _CLINICAL_OR_JOINT,
    "handover": _CLINICAL_OR_JOINT,
    "stub": frozenset({Compartment.JOINT}),
}


def why_not_taken(*, kind: str, compartment: Compartment, profession: Profession, may_administer: bool) -> str:
    """Why a revision of this kind, sealed in this compartment by this author, is not shown; empty when it is.

    Codes: another_compartment, another_writer. `may_administer`: whether the author may write what belongs to the agency. A kind
    that only a newer version knows passes: this version shows none of it.
    """
    struct = KINDS.get(kind)
    if struct is None:
        return ""
    if compartment not in PLACES.get(kind, frozenset({struct.COMPARTMENT})):
        return "another_compartment"
    if struct.WRITER is Writer.ADMIN:
        return "" if may_administer else "another_writer"
    if profession is Profession.ADMIN:
        return "another_writer"
    if struct.WRITER in (Writer.OFFICER, Writer.CLINICIAN):
        return "" if struct.WRITER.value == profession.value else "another_writer"
    if kind == "narrative" and compartment not in (Compartment.JOINT, SIDE[profession]):
        return "another_writer"
    return ""
