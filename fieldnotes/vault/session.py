"""A session: one signed-in user with the keys that were granted to them, until they are wiped."""

from __future__ import annotations

import hmac
import os
import unicodedata
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import new_seal_key, open_grant, sign
from fieldnotes.crypto.seal import Buffer, SealBroken, seal, unseal
from fieldnotes.crypto.secret import Secret
from fieldnotes.domain.ids import UserDeviceId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import Bug, InputProblem, RuleProblem, VaultLocked, WrongSecret
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.trust.certificate import Certificate, UserDeviceBody
from fieldnotes.trust.epoch import missing_grants, new_epoch, new_grant, take_key, take_recovery
from fieldnotes.trust.roll import Roll
from fieldnotes.trust.ruling import RECOVERY_OF

LONGEST_MS = 12 * 3600 * 1000  # CJIS IA-11: re-authenticate every 12 hours
PIN_TRIES = 5
PIN_LEAST = 6
_VIEW = b"fieldnotes/view/v1"
_KEY_ID_BYTES = 16


class Pin:
    """A quick unlock that lives in memory only: salted digest and the tries left."""

    __slots__ = ("_digest", "_salt", "left")

    def __init__(self, salt: bytes, digest: bytes, left: int) -> None:
        self._salt, self._digest, self.left = salt, digest, left

    @classmethod
    def of(cls, pin: str) -> Pin:
        """Raises InputProblem pin_too_short or pin_simple."""
        plain = unicodedata.normalize("NFKC", pin)
        if len(plain) < PIN_LEAST:
            raise InputProblem("pin_too_short", field="pin", least=PIN_LEAST)
        steps = {ord(b) - ord(a) for a, b in pairwise(plain)}
        if steps in ({0}, {1}, {-1}) or len(set(plain)) < 3:
            raise InputProblem("pin_simple", field="pin")
        salt = os.urandom(32)
        return cls(salt, hmac.digest(salt, plain.encode(), "sha256"), PIN_TRIES)

    def is_right(self, pin: str) -> bool:
        """Counts the try first."""
        self.left -= 1
        plain = unicodedata.normalize("NFKC", pin)
        is_right = hmac.compare_digest(hmac.digest(self._salt, plain.encode(errors="replace"), "sha256"), self._digest)
        if is_right:
            self.left = PIN_TRIES
        return is_right

    def to_facts(self) -> dict[str, str | int]:
        """For the successor process."""
        return {"salt": self._salt.hex(), "digest": self._digest.hex(), "left": self.left}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Pin:
        """From the predecessor process."""
        return cls(bytes.fromhex(facts["salt"]), bytes.fromhex(facts["digest"]), int(facts["left"]))


class Session:
    """Who is signed in and what they can open. Everything that needs a key raises VaultLocked once it is wiped."""

    def __init__(
        self, *, user_device: UserDeviceId, body: UserDeviceBody, org: str, signed_in_at: EntryTime,
        hpke: bytes, signing: bytes, log: bytes,
    ) -> None:  # fmt: skip
        self.user_id = UserId(body.user)
        self.user_device_id = user_device
        self.name = body.name
        self.profession = Profession(body.profession)
        self.credential = body.credential
        self.initials = body.initials
        self.roles = body.roles
        self.signed_in_at = signed_in_at
        self._org = org
        self._body = body
        self._hpke, self._sign, self._log = Secret(hpke), Secret(signing), Secret(log)
        self._keys: dict[Compartment, dict[str, Secret]] = {}
        self._write: dict[Compartment, str] = {}
        self._pin: Pin | None = None
        self.is_wiped = False

    def __repr__(self) -> str:
        return f"Session({self.user_id!r})"

    # what it holds

    @property
    def log_key(self) -> bytes:
        """The key of this laptop's log.db."""
        return bytes(self._open(self._log))

    @property
    def compartments(self) -> frozenset[Compartment]:
        """Those that it can read and write now."""
        return frozenset(self._write)

    @property
    def may_release(self) -> bool:
        """Whether this user may release others who are locked out."""
        return self.profession is Profession.ADMIN or "supervisor" in self.roles

    def is_over(self, now: EntryTime) -> bool:
        """Whether a shift's length has passed since sign-in, by the wall clock or, where that was set back, by the running one."""
        since = self.signed_in_at
        return max(now.utc_ms - since.utc_ms, now.mono - since.mono) >= LONGEST_MS

    def _open(self, secret: Secret) -> memoryview:
        if self.is_wiped:
            raise VaultLocked("vault_locked")
        return secret.view()

    # compartment keys

    def accept(self, roll: Roll) -> list[Certificate]:
        """Take the keys that were granted to this user; make a compartment's key where it has none that may be written with
        (the first member's sign-in, or after somebody left). Keys of compartments that the user no longer belongs to are wiped.

        Returns new certificates to store and to send.
        """
        self._open(self._hpke)
        made: list[Certificate] = []
        for comp in Compartment:
            if not roll.may_hold(self.user_device_id, comp):
                self._drop(comp)
                continue
            self._take(roll, comp)
            if not roll.write_epochs(comp):
                key = new_seal_key()
                certificate = new_epoch(
                    roll,
                    comp=comp,
                    key=key,
                    by=self.user_device_id,
                    private=self._open(self._sign),
                    only=self._heirs(roll, comp),
                )
                roll.add(certificate)
                made.append(certificate)
                self._take(roll, comp)
            self._choose(roll, comp)
        return made

    def _take(self, roll: Roll, comp: Compartment) -> None:
        held = self._keys.setdefault(comp, {})
        for epoch in roll.epochs(comp):
            if epoch.key_id not in held:
                key = take_key(
                    roll,
                    comp=comp,
                    key_id=epoch.key_id,
                    user_device=self.user_device_id,
                    hpke_private=self._open(self._hpke),
                )
                if key is not None:
                    held[epoch.key_id] = Secret(key)

    def _heirs(self, roll: Roll, comp: Compartment) -> frozenset[str] | None:
        """Who gets a new key by itself: everybody at the beginning; later those who held the last one, so that nobody who still
        waits to be let in by a person comes in by a rotation.
        """
        epochs = roll.epochs(comp)
        if not epochs:
            return None
        newest = [epoch.holders for epoch in epochs if epoch.generation == epochs[0].generation]
        return frozenset({self.user_device_id}.union(*newest))

    def _choose(self, roll: Roll, comp: Compartment) -> None:
        """The key to write with: the smallest of the newest; where that was not granted yet, the newest at hand, so no note is lost."""
        held = self._keys[comp]
        best = [epoch.key_id for epoch in (*roll.write_epochs(comp), *roll.epochs(comp)) if epoch.key_id in held]
        self._write.pop(comp, None)
        if best:
            self._write[comp] = best[0]

    def _drop(self, comp: Compartment) -> None:
        self._write.pop(comp, None)
        for secret in self._keys.pop(comp, {}).values():
            secret.wipe()

    def write_key(self, comp: Compartment) -> tuple[str, bytes]:
        """Key id and key to seal with. Raises VaultLocked."""
        key_id = self._write.get(comp)
        if key_id is None:
            raise VaultLocked("vault_locked", compartment=str(comp))
        return key_id, self.read_key(comp, key_id)

    def read_key(self, comp: Compartment, key_id: str) -> bytes:
        """Raises VaultLocked when this user was not granted it."""
        secret = self._keys.get(comp, {}).get(key_id)
        if secret is None:
            raise VaultLocked("vault_locked", compartment=str(comp))
        return bytes(self._open(secret))

    def view_key(self, comp: Compartment, sealed: bytes | None) -> tuple[bytes, bytes]:
        """The key of a compartment's view file, and that key sealed under the newest epoch, to keep.

        `sealed`: what was kept last time. A fresh key comes back when there is none, when it was altered, or when the epoch
        changed: the view is then made anew.
        """
        key_id, epoch_key = self.write_key(comp)
        context = _VIEW + canonical.encode({"org": self._org, "device": self._body.device, "comp": str(comp)})
        name = bytes.fromhex(key_id)
        if sealed is not None and sealed[:_KEY_ID_BYTES] == name:
            try:
                return unseal(epoch_key, sealed[_KEY_ID_BYTES:], context), sealed
            except SealBroken:
                pass
        fresh = new_seal_key()
        return fresh, name + seal(epoch_key, fresh, context)

    def waiting(self, roll: Roll) -> list[tuple[str, Compartment]]:
        """Who is certified for a compartment this user reads and has not all of its keys yet: (user-device, compartment)."""
        found = {
            (user_device, comp)
            for comp in self.compartments
            for key_id in self._keys[comp]
            for user_device in missing_grants(roll, comp, key_id)
        }
        return sorted(found)

    def approve(self, roll: Roll, *, only: Collection[tuple[str, Compartment]] | None = None) -> list[Certificate]:
        """Give certified members who lack them the keys this user holds, past ones included. Returns new certificates.

        `only`: pairs as `waiting` gives them; a person has seen and confirmed the names of those let into law and clinical.
        """
        made: list[Certificate] = []
        for comp in self.compartments:
            for key_id, secret in self._keys[comp].items():
                for user_device in missing_grants(roll, comp, key_id):
                    if only is not None and (user_device, comp) not in only:
                        continue
                    certificate = new_grant(
                        roll,
                        comp=comp,
                        key=self._open(secret),
                        user_device=user_device,
                        by=self.user_device_id,
                        private=self._open(self._sign),
                    )
                    made.append(certificate)
        for certificate in made:
            roll.add(certificate)
        return made

    def recover(self, roll: Roll, *, who: str, recovery_private: Buffer) -> list[Certificate]:
        """Take by the agency's recovery key `who` ("police" or "clinic") what no colleague is left to give: every key that was sealed
        to it, of compartments this user belongs to. Returns new certificates: the grants that keep these keys for this user.
        """
        made: list[Certificate] = []
        for comp in Compartment:
            if who not in RECOVERY_OF[comp] or not roll.may_hold(self.user_device_id, comp):
                continue
            held = self._keys.get(comp, {})
            for key_id in [epoch.key_id for epoch in roll.epochs(comp) if epoch.key_id not in held]:
                key = take_recovery(roll, comp=comp, key_id=key_id, who=who, recovery_private=recovery_private)
                if key is not None:
                    made.append(
                        new_grant(
                            roll,
                            comp=comp,
                            key=key,
                            user_device=self.user_device_id,
                            by=self.user_device_id,
                            private=self._open(self._sign),
                        )
                    )
        for certificate in made:
            roll.add(certificate)
        return made

    def open_granted(self, granted: bytes, info: bytes) -> bytes:
        """A key that was sealed to this user on this laptop; GrantBroken otherwise."""
        return open_grant(self._open(self._hpke), granted, info)

    def sign(self, message: bytes) -> bytes:
        """A signature of this user. The one who asks for it has confirmed the passphrase first."""
        return sign(self._open(self._sign), message)

    # quick unlock

    def set_pin(self, pin: str) -> None:
        """Raises InputProblem pin_too_short, pin_simple."""
        self._open(self._sign)
        self._pin = Pin.of(pin)

    @property
    def has_pin(self) -> bool:
        """Whether a quick unlock was set in this session."""
        return self._pin is not None

    def confirm_pin(self, pin: str) -> None:
        """Raises WrongSecret("wrong_pin", left), RuleProblem("no_pin"); VaultLocked at the fifth, when every key has been wiped."""
        self._open(self._sign)
        if self._pin is None:
            raise RuleProblem("no_pin")
        if self._pin.is_right(pin):
            return
        left = self._pin.left
        if left <= 0:
            self.wipe()
            raise VaultLocked("pin_used_up")
        raise WrongSecret("wrong_pin", left=left)

    # process replacement and the end

    def hand_over(self) -> bytes:
        """Everything the successor process needs, for an inherited pipe and nothing else: no text of any record."""
        facts = {
            "user_device": self.user_device_id,
            "body": msgspec.to_builtins(self._body),
            "org": self._org,
            "signed_in_at": msgspec.to_builtins(self.signed_in_at),
            "hpke": self._open(self._hpke).hex(),
            "sign": self._open(self._sign).hex(),
            "log": self._open(self._log).hex(),
            "keys": {
                str(comp): {name: self._open(secret).hex() for name, secret in held.items()}
                for comp, held in self._keys.items()
            },
            "write": {str(comp): name for comp, name in self._write.items()},
            "pin": self._pin.to_facts() if self._pin else None,
        }
        return canonical.encode(facts)

    @classmethod
    def taken_over(cls, handed: bytes) -> Session:
        """The session that a predecessor process handed over."""
        try:
            facts = canonical.decode(handed)
            session = cls(
                user_device=UserDeviceId(facts["user_device"]),
                body=msgspec.convert(facts["body"], UserDeviceBody),
                org=facts["org"],
                signed_in_at=msgspec.convert(facts["signed_in_at"], EntryTime),
                hpke=bytes.fromhex(facts["hpke"]),
                signing=bytes.fromhex(facts["sign"]),
                log=bytes.fromhex(facts["log"]),
            )
            session._keys = {
                Compartment(comp): {name: Secret(bytes.fromhex(key)) for name, key in held.items()}
                for comp, held in facts["keys"].items()
            }
            session._write = {Compartment(comp): name for comp, name in facts["write"].items()}
            session._pin = Pin.from_facts(facts["pin"]) if facts["pin"] else None
        except (ValueError, KeyError, TypeError, AttributeError):
            # without the cause: its text may quote a key
            raise Bug("hand_over_broken") from None
        return session

    def wipe(self) -> None:
        """Overwrite every key. What Python copied along the way goes with the process."""
        self.is_wiped = True
        self._pin = None
        for comp in list(self._keys):
            self._drop(comp)
        for secret in (self._hpke, self._sign, self._log):
            secret.wipe()
