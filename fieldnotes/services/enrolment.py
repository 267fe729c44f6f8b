"""The laptop's side of an enrolment: from the code that an admin read out to a vault of its own, or to a station for the vault it has.

Nothing is trusted at first sight: the code seals every word, the station's TLS certificate must be the one in the offer, and two people
compare six digits before anything is certified.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from fieldnotes.crypto.key import SigningKey, new_signing_key
from fieldnotes.crypto.stretch import KdfParameters
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import DamagedVault, RuleProblem, SyncProblem
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import StationFacts, keep_facts
from fieldnotes.store.log import NUMBERS_FROM, Log
from fieldnotes.sync.invite_way import WAIT_S, HttpsInviteWay, InviteWay
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.trust.certificate import Certificate, CertificateBroken, from_bytes, to_bytes
from fieldnotes.trust.invite import (
    LASTS_MS,
    Consent,
    Done,
    InviteBroken,
    Invited,
    Offer,
    Request,
    Reveal,
    SeatRequest,
    Step,
    Talk,
    check_nonce,
)
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.crockford import read_code
from fieldnotes.vault.enrol import NewLaptop, check_new_folder, check_vault_bytes, write_vault
from fieldnotes.vault.key_file import ReleaseCheck
from fieldnotes.vault.vault_file import VaultFacts

LOG_NAME = "log.db"
_Said = TypeVar("_Said", bound=msgspec.Struct)


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop that belongs to the agency now. `codes`: (name, one-time code) with which each person takes their seat, shown once."""

    agency: str
    laptop: str
    station: StationFacts
    codes: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """Never shows a code."""
        return f"Joined({len(self.codes)} seats)"


class KnownLaptop(msgspec.Struct, frozen=True, kw_only=True):
    """What a laptop with a vault says of itself: device, root certificate's id, certificates (wire bytes)."""

    device: str
    root: str
    certificates: tuple[bytes, ...]

    @classmethod
    def of(cls, desk: Desk) -> KnownLaptop:
        """Of an open vault."""
        roll = desk.roll
        certificates = tuple(to_bytes(one) for one in roll.certificates if one.id not in roll.refused)
        return cls(device=desk.vault.device_id, root=desk.vault.root_fingerprint, certificates=certificates)


def find_way(addresses: Sequence[str]) -> InviteWay:
    """The first address that answers. SyncProblem("unreachable"); an address without a port is none."""
    for address in addresses:
        try:
            return HttpsInviteWay(address)
        except (SyncProblem, ValueError):
            continue
    raise SyncProblem("unreachable")


class Enrolment:
    """One enrolment, step by step; each method is one wait at most, so that a screen can go on between them and a person can stop it.

    SyncProblem codes of all of them: unreachable, wrong_station (another TLS certificate than the offer names), invite_unknown (no such
    code, or it is over and cleared away), invite_over, invite_taken (another laptop used it), invite_forged,
    invite_refused (the admin said no), sync_stopped (`cancel`).
    """

    def __init__(self, code: str, way: InviteWay, *, clock: Clock | None = None) -> None:
        """Reads the offer. InputProblem for a slip in the code."""
        self._clock = clock or SystemClock()
        self._way = way
        self._talk = Talk(read_code(code))
        part = way.find(self._talk.id, "offer", wait_s=0.0)
        if part is None:
            raise SyncProblem("invite_unknown")
        self.offer = self._hear("offer", part, Offer)
        if self.offer.station_tls != way.tls:
            raise SyncProblem("wrong_station")
        self._new: NewLaptop | None = None
        self._signing: SigningKey | None = None
        self._consent: Consent | None = None

    def cancel(self) -> None:
        """From any thread: a wait under way ends with SyncProblem("sync_stopped"), and nothing more is asked."""
        self._way.cancel()

    @property
    def people(self) -> tuple[Invited, ...]:
        """Who may take a seat here."""
        return self.offer.people

    def check_offer(self) -> None:
        """Whether a new laptop can come of this: RuleProblem("station_without_agency", "seat_needed": nobody could sign in to it)."""
        if not self.offer.root:
            raise RuleProblem("station_without_agency")
        if not self.people:
            raise RuleProblem("seat_needed")

    def ask_for_vault(self, data_dir: Path, users: Sequence[UserId] | None = None) -> str:
        """A new laptop asks, with a seat for each of these of `people` (all by default). The six digits to compare.

        RuleProblem("vault_exists") and those of `check_offer`.
        """
        self.check_offer()
        if data_dir.exists():
            check_new_folder(data_dir)
        chosen = [UserId(one.user) for one in self.people] if users is None else list(users)
        new = self._new = NewLaptop.fresh(chosen)
        seats = tuple(
            SeatRequest(user=user, hpke_pub=p.agreement.public_bytes.hex(), sign_pub=p.signing.public_bytes.hex())
            for user, p in new.seats.items()
        )
        return self._ask(Request(device=new.device, sign_pub=new.signing.public_bytes.hex(), seats=seats))

    def ask_for_station(self, desk: Desk) -> str:
        """A laptop with a vault asks to meet this station. The six digits. RuleProblem("laptop_of_another_agency")."""
        return self.ask_as(KnownLaptop.of(desk))

    def ask_as(self, laptop: KnownLaptop) -> str:
        """The same without its vault: what the vault knows was read before, so that the network is waited for elsewhere."""
        if self.offer.root not in {"", laptop.root}:
            raise RuleProblem("laptop_of_another_agency")
        self._signing = new_signing_key()
        return self._ask(
            Request(
                device=laptop.device,
                sign_pub=self._signing.public_bytes.hex(),
                root=laptop.root,
                certificates=laptop.certificates,
            )
        )

    def _ask(self, request: Request) -> str:
        self._way.leave(self._talk.id, "request", self._talk.say("request", request))
        reveal = self._hear("reveal", self._wait_for("reveal"), Reveal)
        try:
            check_nonce(self.offer, reveal)
        except InviteBroken:
            raise SyncProblem("invite_forged") from None
        return self._talk.digits()

    def wait(self, *, wait_s: float = WAIT_S) -> bool:
        """Whether the admin has answered; False after `wait_s` without. SyncProblem("invite_refused") when the digits were not the same."""
        part = self._way.find(self._talk.id, "answer", wait_s=wait_s)
        if part is None:
            return False
        consent = self._hear("answer", part, Consent)
        if consent.is_refused:
            raise SyncProblem("invite_refused")
        self._consent = consent
        return True

    def wait_long(self) -> None:
        """Until the admin has answered, or the invitation is over."""
        until = time.monotonic() + LASTS_MS / 1000
        while not self.wait():
            if time.monotonic() >= until:
                raise SyncProblem("invite_over")

    def _wait_for(self, step: str) -> bytes:
        until = time.monotonic() + LASTS_MS / 1000
        while (part := self._way.find(self._talk.id, step, wait_s=WAIT_S)) is None:
            if time.monotonic() >= until:
                raise SyncProblem("invite_over")
        return part

    # --- what becomes of it ------------------------------------------------------------------------------------------

    def make_vault(self, data_dir: Path, *, kdf: KdfParameters | None = None) -> Joined:
        """The vault of the new laptop; vault.json last. DamagedVault for an answer that is not for this laptop, EnvironmentProblem."""
        new, consent = self._new, self._consent
        assert new is not None, "asked first"
        assert consent is not None, "answered first"
        certificates = _read(consent)
        roll = Roll(self.offer.root, certificates)
        file = check_vault_bytes(new, consent.vault, root=self.offer.root)
        if any(one.id in roll.refused or one not in certificates for one in file.certificates):
            raise DamagedVault("vault_mismatch")
        if roll.is_ended(new.device):
            raise SyncProblem("revoked")
        facts = self._facts()

        def make_log(vault: VaultFacts) -> None:
            path = data_dir / LOG_NAME
            with Log.create(path, new.log_key, incarnation=vault.incarnation) as log, log.transaction():
                for certificate in certificates:
                    log.add_certificate(certificate)
                log.mark_certificates_sent(one.id for one in certificates)
                keep_facts(log, facts, device_private=new.signing.private_bytes)
                if consent.numbers_from:
                    log.set_state(NUMBERS_FROM, str(consent.numbers_from))

        releases = [ReleaseCheck(challenge=r.challenge, salt=r.salt, digest=r.digest) for r in consent.releases]
        codes = write_vault(
            data_dir,
            new,
            consent.vault,
            root=self.offer.root,
            releases=releases,
            clock=self._clock,
            make_log=make_log,
            kdf=kdf,
        )
        self.say_done()
        names = {one.user: one.name for one in self.people}
        return Joined(
            agency=self.offer.agency,
            laptop=f"{self.offer.laptop} {self.offer.suffix}",
            station=facts,
            codes=tuple((names[user], code) for user, code in codes.items()),
        )

    def keep_station(self, desk: Desk) -> Joined:
        """From now on the laptop meets this station, and the admin is told. Raises as `take_station`."""
        joined = self.take_station(desk)
        self.say_done()
        return joined

    def take_station(self, desk: Desk) -> Joined:
        """The same without a word to the admin, which `say_done` sends: DamagedVault("vault_mismatch") unless the agency's roll knows the
        laptop's new key.
        """
        signing, consent = self._signing, self._consent
        assert signing is not None, "asked first"
        assert consent is not None, "answered first"
        certificates = _read(consent)
        roll = Roll(desk.vault.root_fingerprint, [*desk.roll.certificates, *certificates])
        if signing.public_bytes not in roll.device_publics(desk.vault.device_id) or roll.is_ended(desk.vault.device_id):
            raise DamagedVault("vault_mismatch")
        facts = self._facts()
        with desk.log.transaction():
            for certificate in certificates:
                desk.log.add_certificate(certificate)
            desk.log.mark_certificates_sent(one.id for one in certificates)
            keep_facts(desk.log, facts, device_private=signing.private_bytes)
        for certificate in certificates:
            desk.roll.add(certificate)
        desk.renew_keys()
        return Joined(agency=desk.vault.facts.agency, laptop=desk.laptop_name, station=facts)

    def _facts(self) -> StationFacts:
        return StationFacts(
            name=self.offer.station,
            addresses=self.offer.addresses,
            tls=self.offer.station_tls,
            public=self.offer.station_public,
            hpke=self.offer.station_hpke,
        )

    def say_done(self) -> None:
        """A courtesy to the admin: the vault is here whether or not the word gets through."""
        try:
            self._way.leave(self._talk.id, "done", self._talk.say("done", Done()))
        except SyncProblem:
            return

    def _hear(self, step: Step, part: bytes, kind: type[_Said]) -> _Said:
        try:
            return self._talk.hear(step, part, kind)
        except InviteBroken:
            raise SyncProblem("invite_forged") from None


def _read(consent: Consent) -> list[Certificate]:
    try:
        return [from_bytes(one) for one in consent.certificates]
    except CertificateBroken:
        raise SyncProblem("invite_forged") from None
