"""The audit trail: what is noted down, and the hash chain that shows when somebody changed it afterwards.

Source: CJIS Security Policy 6.0 AU-2, AU-3, AU-8, AU-9. Every entry's hash covers the one before, so a change anywhere shows from there on;
cutting off the end shows against a checkpoint that was kept elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.domain.problem import Bug

CHAIN_CONTEXT = b"fieldnotes/aud/v1"
START = bytes(32)
LONGEST_TEXT = 200  # ids, codes, file hashes: nothing longer belongs into an entry

# AU-2: success and failure of logon, access, create, write, delete, permission change, password change, privileged
# acts, access to the trail itself.
EVENTS: Mapping[str, str] = {
    "banner_acknowledged": "logon",
    "signed_in": "logon",
    "sign_in_refused": "logon",
    "signed_out": "logon",
    "locked": "logon",
    "unlocked": "logon",
    "locked_out": "logon",
    "released": "privileged",
    "lease_released": "privileged",
    "recovered": "password",
    "passphrase_changed": "password",
    "pin_set": "password",
    "pin_refused": "logon",
    "confirmed": "logon",
    "confirm_refused": "logon",
    "pen_switched": "access",
    "record_opened": "access",
    "draft_opened": "access",
    "search_run": "access",
    "shared": "permission",
    "draft_filed": "write",
    "draft_discarded": "delete",
    "paste_let_in": "write",  # a text that looked like a criminal-history return, by a person's word
    "paste_left_out": "write",
    "record_created": "create",
    "record_revised": "write",
    "record_removed": "delete",
    "people_merged": "write",
    "people_parted": "write",
    "people_kept_apart": "write",
    "people_apart_forgotten": "write",
    "encounters_joined": "write",
    "encounters_parted": "write",
    "encounters_kept_apart": "write",
    "encounters_apart_forgotten": "write",
    "encounter_started": "create",
    "encounter_cleared": "write",
    "time_stamped": "write",
    "stamp_undone": "write",
    "signed": "write",
    "sign_refused": "write",
    "addendum_added": "write",
    "proposal_set_aside": "write",
    "change_asked": "write",
    "change_answered": "write",
    "reviewed": "write",
    "conflict_shown": "access",
    "conflict_resolved": "write",
    "consent_recorded": "write",
    "consent_revoked": "write",
    "disclosed": "export",
    "disclosure_refused": "export",
    "handed_over": "export",
    "bundle_written": "export",
    "bundle_read": "write",
    "packet_left": "export",
    "packet_not_written": "export",
    "outbox_not_written": "export",
    "referral_started": "create",
    "previewed": "access",
    "printed": "export",
    "copied": "export",
    "signatures_verified": "access",
    "file_verified": "access",
    "directory_imported": "privileged",
    "hold_form_imported": "privileged",
    "hold_form_printed": "export",
    "attachment_added": "create",
    "attachment_removed": "delete",
    "vault_set_up": "privileged",
    "agency_set_up": "privileged",
    "user_enrolled": "permission",
    "membership_changed": "permission",
    "access_granted": "permission",
    "keys_recovered": "permission",
    "key_rotated": "permission",
    "revoked": "permission",
    "policy_changed": "privileged",
    "backup_made": "privileged",
    "backup_restored": "privileged",
    "view_rebuilt": "recovery",
    "log_recovered": "recovery",
    "integrity_failed": "recovery",
    "clock_jumped": "recovery",
    "keyring_changed": "privileged",
    "update_installed": "privileged",
    "station_met": "export",
    "audit_read": "audit",
    "audit_checked": "audit",
}


class AuditEntry(msgspec.Struct, frozen=True):
    """One entry as kept: its place, what it says, the hash that chains it."""

    i: int
    entry: dict[str, Any]
    hash: str


class AuditCheckpoint(msgspec.Struct, frozen=True):
    """How long the trail was and its last hash (64 hex digits). Kept elsewhere, it proves later that nothing was cut off."""

    count: int
    head: str


class Begun(msgspec.Struct, frozen=True, array_like=True):
    """A life of the trail: the incarnation of its log, the entry behind which it began, the hash of that (64 hex digits)."""

    life: str
    count: int
    head: str


class AuditVerdict(msgspec.Struct, frozen=True):
    """Whether the trail is whole. `reason`: "", "missing", "altered", "cut", "forked"; `first_bad`: the first entry that does not fit."""

    is_whole: bool
    count: int
    head: str
    reason: str = ""
    first_bad: int | None = None


def entry_bytes(entry: Mapping[str, Any]) -> bytes:
    """The canonical bytes of an entry. Bug for an unknown event or for a text too long to be an id or a code."""
    if entry.get("event") not in EVENTS:
        raise Bug("audit_event")
    _refuse_text(entry)
    return canonical.encode(entry)


def chain(before: bytes, number: int, entry: bytes) -> bytes:
    """The hash of entry `number`, on top of the hash before it."""
    return hashlib.sha256(CHAIN_CONTEXT + before + number.to_bytes(8, "big") + entry).digest()


def verify(rows: Iterable[tuple[int, bytes, bytes]], checkpoint: AuditCheckpoint | None = None) -> AuditVerdict:
    """Walk (number, entry bytes, hash) in order from 1; with a checkpoint the trail must also still contain what it vouches for."""
    head, count, at_checkpoint = START, 0, checkpoint is not None and checkpoint.count == 0
    for number, entry, kept in rows:
        if number != count + 1:
            return AuditVerdict(is_whole=False, count=count, head=head.hex(), reason="missing", first_bad=count + 1)
        head, before = chain(head, number, entry), head
        if head != kept:
            return AuditVerdict(is_whole=False, count=count, head=before.hex(), reason="altered", first_bad=number)
        count = number
        if checkpoint is not None and count == checkpoint.count:
            at_checkpoint = True
            if head.hex() != checkpoint.head:
                return AuditVerdict(is_whole=False, count=count, head=head.hex(), reason="forked", first_bad=count)
    if checkpoint is not None and not at_checkpoint:
        return AuditVerdict(is_whole=False, count=count, head=head.hex(), reason="cut", first_bad=count + 1)
    return AuditVerdict(is_whole=True, count=count, head=head.hex())


def _refuse_text(value: object) -> None:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise Bug("audit_text")
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_text(name)
            _refuse_text(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_text(inner)
