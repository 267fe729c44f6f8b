"""What makes a release valid. Elements: 45 CFR 164.508(c)(1)-(2), 42 CFR 2.31(a); a refusal is kept as such."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fieldnotes.domain.record import Consent
from fieldnotes.domain.stamp import is_known

ConsentState = Literal["valid", "expired", "revoked", "refused", "incomplete"]


def missing(consent: Consent) -> list[str]:
    """Elements that are not there, codes of vocabulary consent_element, in the order of the form."""
    is_signed = bool(consent.signature_strokes) or (consent.is_oral and bool(consent.witness.strip()))
    needed = {
        "discloser": consent.discloser.strip(),
        "recipient": consent.recipient.strip(),
        "information": consent.information,
        "purpose": consent.purpose.strip(),
        "expiry": consent.expires_on or consent.expires_event.strip(),
        "signature": is_signed,
        "signed_at": is_known(consent.signed_at),
        "right_to_revoke": consent.right_to_revoke_told,
        "redisclosure": consent.redisclosure_told,
    }
    return [element for element, is_there in needed.items() if not is_there]


def state(consent: Consent, *, on: date) -> ConsentState:
    """How a release stands on a day. The day it names is the last on which it is valid."""
    if consent.refused:
        return "refused"
    if is_known(consent.revoked_at):
        return "revoked"
    if missing(consent):
        return "incomplete"
    if consent.expires_on and consent.expires_on < on.isoformat():
        return "expired"
    return "valid"
