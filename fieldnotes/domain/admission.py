"""Which revisions count as written by somebody who may write them. Pure; asked of all that is read, not only of what is written here.

A signature proves who wrote a revision, not that the writer may write such a thing there: whoever holds a compartment's key can
seal anything under it. So a clinical note in the joint part, an agency's letterhead by an officer, or a police narrative by a
clinician is kept and never shown, whichever program made it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldnotes.domain.record import KINDS, Compartment, Profession, Writer
from fieldnotes.domain.signing import SIDE

# Kinds that live where what they are about lives; every other kind has one place.
_EVERYWHERE = frozenset({Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL})
_CLINICAL_OR_JOINT = frozenset({Compartment.JOINT, Compartment.CLINICAL})
PLACES: Mapping[str, frozenset[Compartment]] = {
    "narrative": _EVERYWHERE,
    "addendum": _EVERYWHERE,
    "set_aside": _EVERYWHERE,
    "review_note": frozenset({Compartment.LAW, Compartment.CLINICAL}),
    "attachment": _EVERYWHERE,
    "disclosure": _EVERYWHERE,
    "disclosure_incident": _EVERYWHERE,
    "consent": _CLINICAL_OR_JOINT,
    "referral": _CLINICAL_OR_JOINT,
    "referral_answer": _CLINICAL_OR_JOINT,
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
    if kind in {"narrative", "attachment"} and compartment not in (Compartment.JOINT, SIDE[profession]):
        return "another_writer"
    return ""


def why_not_claimed(*, kind: str, body: Mapping[str, Any], profession: Profession, is_supervisor: bool) -> str:
    """Why what a revision says of its author is not so, by the author's certificate; empty when it is: another_writer.

    A signature names the signer's profession; only a supervisor reviews, retracts as one, and asks for a change.
    """
    if kind == "signature":
        is_other = body.get("role", profession.value) != profession.value
        return "another_writer" if is_other or (body.get("scope") == "review" and not is_supervisor) else ""
    if kind == "addendum" and body.get("as_supervisor"):
        return "" if is_supervisor else "another_writer"
    if kind == "review_note" and not body.get("answers"):
        return "" if is_supervisor else "another_writer"
    return ""
