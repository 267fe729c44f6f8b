"""Names of things. A record id is a random UUID4 as 32 hex digits: a header seen by the station must not tell the time (RFC 9562 §5.4)."""

from __future__ import annotations

import uuid
from typing import NewType

RecordId = NewType("RecordId", str)  # 32 hex digits
RevisionId = NewType("RevisionId", str)  # 64 hex digits: SHA-256 of the envelope
UserId = NewType("UserId", str)  # 32 hex digits: a member of the team
UserDeviceId = NewType("UserDeviceId", str)  # 64 hex digits: the certificate of one user on one laptop
EncounterId = RecordId  # the encounter's own record id
PersonId = RecordId


def new_record_id() -> RecordId:
    """A fresh random record id."""
    return RecordId(uuid.uuid4().hex)


def new_user_id() -> UserId:
    """A fresh random user id."""
    return UserId(uuid.uuid4().hex)
