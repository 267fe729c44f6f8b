"""Compartment keys: making one, giving it to a member, taking one's own.

A grant is HPKE-sealed to one user-device and bound to agency, compartment, key and recipient; whoever takes it checks that it
is the key that the epoch named. Nobody can give a key that they do not hold, so an admin who is not a clinical member cannot
let anybody into clinical records.
"""

from __future__ import annotations

from collections.abc import Collection

from fieldnotes.crypto import canonical
from fieldnotes.crypto import key as keys
from fieldnotes.crypto.key import GrantBroken
from fieldnotes.crypto.seal import Buffer, SealBroken, seal, unseal
from fieldnotes.trust.certificate import Certificate, EpochBody, issue
from fieldnotes.trust.roll import Roll
from fieldnotes.trust.ruling import RECOVERY_OF

GRANT_CONTEXT = b"fieldnotes/grant/v1"
RECOVERY_CONTEXT = b"fieldnotes/recovery/v1"
CANARY_CONTEXT = b"fieldnotes/canary/v1"
_CANARY = b"fieldnotes"


def new_epoch(
    roll: Roll, *, comp: str, key: Buffer, by: str, private: Buffer, only: Collection[str] | None = None
) -> Certificate:
    """A certificate that introduces `key` for a compartment, replaces the newest epochs, and grants it to every member's user-device.

    `by`: the issuing user-device, itself a member; `private`: its signing key. `only`: of the members, these user-devices.
    """
    name = keys.key_id(key)
    epochs = roll.epochs(comp)
    newest = [epoch for epoch in epochs if epoch.generation == epochs[0].generation]
    body = {
        "comp": comp,
        "key_id": name,
        "made_by": by,
        "canary": seal(key, _CANARY, _canary_context(roll.org, comp, name)).hex(),
        "grants": {
            one.id: _grant(roll, comp=comp, name=name, key=key, user_device=one.id).hex()
            for one in roll.user_devices.values()
            if roll.may_hold(one.id, comp) and (only is None or one.id in only)
        },
        "recovery": {
            who: keys.grant_to_recovery(
                roll.recovery_public(who), key, recovery_info(org=roll.org, comp=comp, key_id=name, who=who)
            ).hex()
            for who in RECOVERY_OF[comp]
        },
        "replaces": sorted(id_ for epoch in newest for id_ in epoch.certificates),
    }
    return issue("epoch", body, by, private)


def new_grant(roll: Roll, *, comp: str, key: Buffer, user_device: str, by: str, private: Buffer) -> Certificate:
    """A certificate that gives a known key to one more member's user-device. ValueError if that one may not hold it."""
    if not roll.may_hold(user_device, comp):
        raise ValueError("not a member of this compartment")
    name = keys.key_id(key)
    granted = _grant(roll, comp=comp, name=name, key=key, user_device=user_device)
    return issue(
        "grant", {"comp": comp, "key_id": name, "user_device": user_device, "hpke": granted.hex()}, by, private
    )


def take_key(roll: Roll, *, comp: str, key_id: str, user_device: str, hpke_private: Buffer) -> bytes | None:
    """The key of an epoch that was granted to this user-device; None if nobody gave it, or what was given is not that key."""
    info = grant_info(org=roll.org, comp=comp, key_id=key_id, user_device=user_device)
    for granted in roll.grants(comp, key_id, user_device):
        try:
            key = keys.open_grant(hpke_private, granted, info)
        except GrantBroken:
            continue
        if _is_the_key(roll, comp, key_id, key):
            return key
    return None


def take_recovery(roll: Roll, *, comp: str, key_id: str, who: str, recovery_private: Buffer) -> bytes | None:
    """The key of an epoch by the agency's recovery key `who` ("police" or "clinic"); None if it was not sealed to that one."""
    info = recovery_info(org=roll.org, comp=comp, key_id=key_id, who=who)
    for body in _bodies(roll, comp, key_id):
        try:
            key = keys.open_recovery_grant(recovery_private, bytes.fromhex(body.recovery.get(who, "")), info)
        except GrantBroken:
            continue
        if _is_the_key(roll, comp, key_id, key):
            return key
    return None


def missing_grants(roll: Roll, comp: str, key_id: str) -> list[str]:
    """User-devices of today's members that nobody gave this key yet."""
    return [
        one.id
        for one in roll.user_devices.values()
        if roll.may_hold(one.id, comp) and not roll.grants(comp, key_id, one.id)
    ]


def grant_info(*, org: str, comp: str, key_id: str, user_device: str) -> bytes:
    """What a grant is bound to."""
    return GRANT_CONTEXT + canonical.encode({"comp": comp, "key_id": key_id, "org": org, "user_device": user_device})


def recovery_info(*, org: str, comp: str, key_id: str, who: str) -> bytes:
    """What the recovery copy of a key is bound to."""
    return RECOVERY_CONTEXT + canonical.encode({"comp": comp, "key_id": key_id, "org": org, "who": who})


def _grant(roll: Roll, *, comp: str, name: str, key: Buffer, user_device: str) -> bytes:
    info = grant_info(org=roll.org, comp=comp, key_id=name, user_device=user_device)
    return keys.grant(roll.user_devices[user_device].hpke_public, key, info)


def _is_the_key(roll: Roll, comp: str, key_id: str, key: bytes) -> bool:
    """Whether this is the key that the epoch names, by its name and by opening the canary."""
    if keys.key_id(key) != key_id:
        return False
    for body in _bodies(roll, comp, key_id):
        try:
            unseal(key, bytes.fromhex(body.canary), _canary_context(roll.org, comp, key_id))
        except SealBroken:
            continue
        return True
    return False


def _bodies(roll: Roll, comp: str, key_id: str) -> list[EpochBody]:
    return [body for body in roll.ruling.epoch_bodies.values() if body.comp == comp and body.key_id == key_id]


def _canary_context(org: str, comp: str, name: str) -> bytes:
    return CANARY_CONTEXT + canonical.encode({"comp": comp, "key_id": name, "org": org})
