"""What makes a release valid. Elements: 45 CFR 164.508(c)(1)-(2), 42 CFR 2.31(a)-(b); a refusal is kept as such.

One rule for everybody: the form while it is filled in, the list of releases, and the policy that lets a packet leave.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec

from fieldnotes.domain.record import Consent
from fieldnotes.domain.stamp import is_known

ConsentState = Literal["valid", "expired", "revoked", "refused", "incomplete"]

PART2_KINDS = frozenset({"part2", "part2_counseling"})
# 42 CFR 2.31(b): counseling notes have a release of their own; nothing else stands in it but the copy of the release itself.
COUNSELING_PARTS = frozenset({"substance_note", "release"})


class Elements(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule looks at, wherever a release is kept."""

    kind: str
    discloser: str
    recipient: str
    information: Collection[str]
    purpose: str
    has_expiry: bool
    signed_by: str
    is_drawn: bool
    is_oral: bool
    witness: str
    is_dated: bool
    is_by_representative: bool
    authority: str
    right_to_revoke: bool
    redisclosure: bool
    consequences: bool


def missing_elements(it: Elements, *, is_oral_enough: bool = False) -> tuple[str, ...]:
    """Elements that are not there, codes of vocabulary consent_element, in the order of the form.

    `is_oral_enough`: 45 CFR 164.510(b) lets those involved in care be told with spoken agreement, kept with a witness. Never for
    substance-use treatment: 42 CFR 2.31 asks for writing.
    """
    if is_oral_enough and it.is_oral and it.kind == "authorization":
        present = {"information": it.information, "recipient": it.recipient.strip(), "signature": it.witness.strip()}
        return tuple(key for key, is_there in present.items() if not is_there)
    elements = {
        "discloser": it.discloser.strip(),
        "recipient": it.recipient.strip(),
        "information": it.information,
        "purpose": it.purpose.strip(),
        "expiry": it.has_expiry,
        "signature": it.signed_by.strip() and it.is_drawn and not it.is_oral,
        "signed_at": it.is_dated,
        "authority": not it.is_by_representative or it.authority.strip(),
        "right_to_revoke": it.right_to_revoke,
        "redisclosure": it.redisclosure,
        "consequences": it.consequences or it.kind not in PART2_KINDS,
        "alone": it.kind != "part2_counseling" or set(it.information) <= COUNSELING_PARTS,
    }
    return tuple(key for key, is_there in elements.items() if not is_there)


def missing(consent: Consent, *, is_oral_enough: bool | None = None) -> list[str]:
    """The same of a record. `is_oral_enough`: left out, a spoken one is judged as what it can be, not as a written one."""
    return list(
        missing_elements(
            Elements(
                kind=consent.consent_kind,
                discloser=consent.discloser,
                recipient=consent.recipient,
                information=consent.information,
                purpose=consent.purpose,
                has_expiry=bool(consent.expires_on or consent.expires_event.strip()),
                signed_by=consent.signed_by,
                is_drawn=bool(consent.signature_strokes),
                is_oral=consent.is_oral,
                witness=consent.witness,
                is_dated=is_known(consent.signed_at),
                is_by_representative=bool(consent.signed_authority.strip()),
                authority=consent.signed_authority,
                right_to_revoke=consent.right_to_revoke_told,
                redisclosure=consent.redisclosure_told,
                consequences=consent.consequences_told,
            ),
            is_oral_enough=consent.is_oral if is_oral_enough is None else is_oral_enough,
        )
    )


def is_revoked(consent: Consent) -> bool:
    """Whether the person took it back; when they did may be unknown."""
    return is_known(consent.revoked_at) or bool(consent.revoked_how)


def unsettled(conflicts: Collection[str]) -> tuple[str, ...]:
    """What stands against each other in a release that was written on two laptops, by field: nobody signed both. Taking it back is not
    among it: whoever took it back, it is taken back.
    """
    names = (path.split(".")[0].split("[")[0] for path in conflicts)
    return tuple(dict.fromkeys(name for name in names if not name.startswith("revoked_")))


def state(consent: Consent, *, on: date) -> ConsentState:
    """How a release stands on a day. The day it names is the last on which it is valid."""
    if consent.refused:
        return "refused"
    if is_revoked(consent):
        return "revoked"
    if missing(consent):
        return "incomplete"
    if consent.expires_on and consent.expires_on < on.isoformat():
        return "expired"
    return "valid"
