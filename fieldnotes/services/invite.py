"""The admin's side of an enrolment: a one-time code, six digits compared, and then the certificates. It runs beside the station, not in it:
the serving process never sees the admin's key, nor the code.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlencode

from fieldnotes.crypto.key import sign_public
from fieldnotes.crypto.stretch import KdfParameters
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.number import read_suffix
from fieldnotes.domain.problem import InputProblem, RuleProblem, SyncProblem
from fieldnotes.domain.record import Profession
from fieldnotes.services.setup import USUAL_BANNER
from fieldnotes.services.station import StationFacts
from fieldnotes.station.invite import InviteBox
from fieldnotes.trust.certificate import (
    Certificate,
    CertificateBroken,
    UserDeviceBody,
    from_bytes,
    issue,
    parse,
    to_bytes,
)
from fieldnotes.trust.invite import (
    Consent,
    Done,
    InviteBroken,
    Invited,
    Offer,
    ReleaseLine,
    Request,
    Reveal,
    Talk,
    new_nonce,
)
from fieldnotes.trust.roll import Roll, User
from fieldnotes.vault.crockford import new_secret, read_code, write_code
from fieldnotes.vault.release import KEY_BYTES, make_checks
from fieldnotes.vault.safe import SafeContent, open_safe, write_safe
from fieldnotes.vault.seat import Issuer, StaffMember, certify_seat
from fieldnotes.vault.vault_file import VaultFacts, VaultFile, sign_vault_file

NUMBERS_OF_ONE_LAPTOP = 10_000
"""What one laptop gives out in a year at most; the one that follows it under the same suffix begins behind that."""
_LINK = "fieldnotes:join"


class CertificateShelf(Protocol):
    """Of the station's shelf, what enrolling and ending need."""

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The feed behind `after`."""
        ...

    def add_certificates(self, certificates: Sequence[bytes]) -> object:
        """Keep those that are not here."""
        ...


@dataclass(frozen=True)
class AdminKey:
    """The admin's key out of its sealed file, for as long as one command runs."""

    org: str
    private: bytes = field(repr=False)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> AdminKey:
        """Raises as `open_safe`; InputProblem("not_an_admin_file")."""
        content = open_safe(path, passphrase)
        if content.kind != "admin":
            raise InputProblem("not_an_admin_file", file=path.name)
        return cls(content.org, content.secret)

    def issuer(self, roll: Roll) -> Issuer:
        """With its certificate; RuleProblem("another_agency_admin") unless this agency's root named this admin, who was not revoked."""
        id_ = roll.admin_of(sign_public(self.private)) if roll.ruling.org is not None else ""
        found = next((one for one in roll.certificates if one.id == id_), None)
        if found is None or roll.org != self.org:
            raise RuleProblem("another_agency_admin")
        return Issuer(found, self.private)


def read_feed(shelf: CertificateShelf) -> list[Certificate]:
    """Every certificate at the station that has a form."""
    found: list[Certificate] = []
    after = 0
    while page := shelf.certificates(after=after, limit=1000):
        after = page[-1][0]
        for _, data in page:
            try:
                found.append(from_bytes(data))
            except CertificateBroken:
                continue
    return found


def write_link(code: str, addresses: Sequence[str]) -> str:
    """What a QR code carries: the code and where the station is."""
    return f"{_LINK}?{urlencode([('c', code.replace('-', '')), *(('a', one) for one in addresses)])}"


def read_link(text: str) -> tuple[str, tuple[str, ...]]:
    """Code and addresses of a link, or a code alone (then no addresses). InputProblem for a slip in the code."""
    text = text.strip()
    if not text.lower().startswith(_LINK):
        read_code(text)
        return text, ()
    parts = parse_qs(text.partition("?")[2])
    code = (parts.get("c") or [""])[0]
    read_code(code)
    return code, tuple(parts.get("a", ()))


def choose_people(roll: Roll, names: Sequence[str]) -> list[User]:
    """People of the team by name or initials. RuleProblem("unknown_user"), InputProblem("user_unclear")."""
    team = [user for user in roll.users.values() if not user.is_revoked]
    chosen: dict[str, User] = {}
    for name in names:
        wanted = name.casefold().strip()
        fitting = [one for one in team if wanted and wanted in (one.name.casefold(), one.initials.casefold())]
        fitting = fitting or [one for one in team if wanted in one.name.casefold().split()]
        if not fitting:
            raise RuleProblem("not_of_the_team", name=name)
        if len(fitting) > 1:
            raise InputProblem("user_unclear", name=name)
        chosen[fitting[0].id] = fitting[0]
    return list(chosen.values())


class Invitation:
    """One invitation, from the code to the laptop's last word."""

    def __init__(
        self,
        shelf: CertificateShelf,
        box: InviteBox,
        *,
        station: StationFacts,
        root: str,
        admin: AdminKey,
        laptop: str,
        suffix: str,
        names: Sequence[str],
        now_ms: Callable[[], int],
    ) -> None:
        """`root`: the agency that the station belongs to, "" before its first enrolment; then only a laptop with a vault can come.

        Raises RuleProblem(another_agency_admin, station_without_agency, suffix_taken, not_of_the_team), InputProblem.
        """
        suffix = read_suffix(suffix)
        if not laptop.strip():
            raise InputProblem("missing", field="name")
        self._shelf, self._box, self._admin, self._now_ms = shelf, box, admin, now_ms
        self.station, self.root, self._laptop, self._suffix = station, root, laptop, suffix
        people: list[User] = []
        agency = ""
        if root:
            roll = Roll(root, read_feed(shelf))
            admin.issuer(roll)
            agency = roll.org_name
            people = choose_people(roll, names)
            for device, body in roll.laptops().items():
                if names and body.suffix.upper() == suffix and not roll.is_ended(device):
                    raise RuleProblem("suffix_taken", suffix=suffix, laptop=body.name)
        elif names:
            raise RuleProblem("station_without_agency")
        self._people = {one.id: one for one in people}
        secret, self._nonce = new_secret(), new_nonce()
        self.code = write_code(secret)
        self.link = write_link(self.code, station.addresses)
        self._talk = Talk(secret)
        offer = Offer(
            root=root,
            agency=agency,
            station=station.name,
            addresses=station.addresses,
            station_public=station.public,
            station_tls=station.tls,
            station_hpke=station.hpke,
            laptop=laptop,
            suffix=suffix,
            people=tuple(
                Invited(user=u.id, name=u.name, profession=u.profession, credential=u.credential, initials=u.initials)
                for u in people
            ),
            commit=hashlib.sha256(self._nonce).digest(),
        )
        self.until_ms = box.open(self._talk.id, self._talk.say("offer", offer))
        self._request: Request | None = None

    def hear(self) -> bool:
        """Whether the laptop has asked; then `digits` are there. SyncProblem("invite_forged") for a request under another secret, after
        which the code is worth nothing; RuleProblem for one that no laptop of this agency makes.
        """
        part = self._box.find(self._talk.id, "request")
        if part is None:
            return False
        try:
            request = self._talk.hear("request", part, Request)
        except InviteBroken:
            self.close()
            raise SyncProblem("invite_forged") from None
        try:
            self._check(request)
        except RuleProblem:
            self.close()
            raise
        self._request = request
        reveal = self._talk.say("reveal", Reveal(nonce=self._nonce))
        self._box.leave(self._talk.id, "reveal", reveal, is_laptop=False)
        return True

    def _check(self, request: Request) -> None:
        if request.root:
            if self.root and request.root != self.root:
                raise RuleProblem("laptop_of_another_agency")
            roll = self._roll_of(request)
            self._admin.issuer(roll)
            if roll.laptop(request.device) is None or roll.is_ended(request.device) or request.seats:
                raise RuleProblem("laptop_of_another_agency")
        elif not self.root:
            raise RuleProblem("station_without_agency")
        elif not self._people:
            raise RuleProblem("seat_needed")
        elif not {seat.user for seat in request.seats} <= self._people.keys():
            raise RuleProblem("seat_not_offered")
        elif Roll(self.root, read_feed(self._shelf)).laptop(request.device) is not None:
            raise RuleProblem("laptop_known_already")

    def _roll_of(self, request: Request) -> Roll:
        certificates = [] if not self.root else read_feed(self._shelf)
        for data in request.certificates:
            try:
                certificates.append(from_bytes(data))
            except CertificateBroken:
                continue
        return Roll(request.root or self.root, certificates)

    @property
    def digits(self) -> str:
        """What the laptop must show."""
        return self._talk.digits()

    @property
    def asked_by(self) -> str:
        """The laptop as it will be called, or is called already."""
        assert self._request is not None
        known = self._roll_of(self._request).laptop(self._request.device) if self._request.root else None
        return f"{known.name} {known.suffix}" if known else f"{self._laptop} {self._suffix}"

    @property
    def has_vault(self) -> bool:
        """Whether the laptop that asked has one: then it holds notes, whatever becomes of this invitation."""
        return self._request is not None and bool(self._request.root)

    def refuse(self) -> None:
        """The digits were not the same: nothing is issued, and the laptop is told."""
        self._box.leave(self._talk.id, "answer", self._talk.say("answer", Consent(is_refused=True)), is_laptop=False)

    def agree(
        self, *, pin: Callable[[str], None], safe_dir: Path, safe_passphrase: str, kdf: KdfParameters
    ) -> list[Certificate]:
        """The digits were the same: certify the laptop and its seats, put them into the feed, and answer.

        `pin`: called with the root of the station's first agency, before anything is kept. `safe_dir`: where the file for releases by phone
        of a new laptop goes. Returns what was issued.
        """
        request = self._request
        assert request is not None, "nobody has asked yet"
        roll = self._roll_of(request)
        issuer = self._admin.issuer(roll)
        issued: list[Certificate]
        if request.root:
            known = roll.laptop(request.device)
            assert known is not None
            body = {"device": request.device, "name": known.name, "suffix": known.suffix, "sign_pub": request.sign_pub}
            issued = [issue("device", body, issuer.certificate, issuer.private)]
            if not self.root:
                pin(request.root)
                self.root = request.root
            consent = Consent()
            kept = [one for one in roll.certificates if one.id not in roll.refused]
        else:
            issued = self._certify(request, roll, issuer)
            kept = [one for one in roll.certificates if one.id not in roll.refused]
            releases = self._make_releases(request.device, safe_dir, safe_passphrase, kdf)
            consent = Consent(
                vault=self._sign_vault(request.device, roll, issued, issuer),
                releases=releases,
                numbers_from=NUMBERS_OF_ONE_LAPTOP * self._laptops_before(roll),
            )
        everything = tuple(dict.fromkeys(map(to_bytes, [*kept, *issued])))
        self._shelf.add_certificates(everything)
        consent = Consent(
            certificates=everything,
            vault=consent.vault,
            releases=consent.releases,
            numbers_from=consent.numbers_from,
        )
        self._box.leave(self._talk.id, "answer", self._talk.say("answer", consent), is_laptop=False)
        return issued

    def _certify(self, request: Request, roll: Roll, issuer: Issuer) -> list[Certificate]:
        body = {
            "device": request.device,
            "name": self._laptop,
            "suffix": self._suffix,
            "sign_pub": request.sign_pub,
        }
        issued = [issue("device", body, issuer.certificate, issuer.private)]
        for seat in request.seats:
            user = self._people[seat.user]
            member = StaffMember(
                name=user.name,
                profession=Profession(user.profession),
                credential=user.credential,
                initials=user.initials,
                roles=user.roles,
            )
            issued.append(
                certify_seat(
                    member,
                    user=UserId(user.id),
                    device=request.device,
                    hpke_pub=seat.hpke_pub,
                    sign_pub=seat.sign_pub,
                    issuer=issuer,
                    now_ms=self._now_ms(),
                )
            )
        for one in issued:
            roll.add(one)
        refused = [one for one in issued if one.id in roll.refused]
        if refused:
            raise RuleProblem("laptop_of_another_agency")
        return issued

    def _laptops_before(self, roll: Roll) -> int:
        assert self._request is not None
        return sum(
            body.suffix.upper() == self._suffix and device != self._request.device
            for device, body in roll.laptops().items()
        )

    def _sign_vault(self, device: str, roll: Roll, issued: Sequence[Certificate], issuer: Issuer) -> bytes:
        """vault.json with what judges itself: root, admin, laptop, seats and whether they may sit there."""
        beginning = [one for one in roll.certificates if one.id in {self.root, issuer.certificate.id}]
        people = {body.user for one in issued if isinstance(body := parse(one), UserDeviceBody)}
        beginning += [
            one
            for one in roll.certificates
            if one.id in roll.ruling.memberships and roll.ruling.memberships[one.id].user in people
        ]
        beginning = [*self._admins_of(beginning, roll), *(one for one in beginning if one.id not in roll.ruling.admins)]
        facts = VaultFacts(
            org=roll.org,
            device=device,
            incarnation=os.urandom(16).hex(),
            root_fingerprint=self.root,
            agency=roll.org_name,
            unit=self._laptop,
            banner=USUAL_BANNER,
            laptop_suffix=self._suffix,
            created_ms=self._now_ms(),
        )
        content = VaultFile(facts=facts, certificates=(*beginning, *issued))
        return sign_vault_file(content, admin=issuer.certificate, admin_private=issuer.private)

    @staticmethod
    def _admins_of(certificates: Sequence[Certificate], roll: Roll) -> list[Certificate]:
        ids = {one.issuer for one in certificates} | {one.id for one in certificates}
        return [one for one in roll.certificates if one.id in ids and one.id in roll.ruling.admins]

    def _make_releases(
        self, device: str, safe_dir: Path, passphrase: str, kdf: KdfParameters
    ) -> tuple[ReleaseLine, ...]:
        """Releases by phone for the new laptop: their key lies beside the admin's file, never on the laptop."""
        key = os.urandom(KEY_BYTES)
        label = "".join(c for c in self._suffix if c.isascii() and c.isalnum()) + device[:6]
        write_safe(
            safe_dir,
            SafeContent("release", self._admin.org, label, bytes.fromhex(device) + key),
            passphrase=passphrase,
            kdf=kdf,
        )
        return tuple(
            ReleaseLine(challenge=one.challenge, salt=one.salt, digest=one.digest)
            for one in make_checks(key, device=device)
        )

    def is_done(self) -> bool:
        """Whether the laptop has said that its vault is on its disk."""
        part = self._box.find(self._talk.id, "done")
        if part is None:
            return False
        try:
            self._talk.hear("done", part, Done)
        except InviteBroken:
            return False
        return True

    def close(self) -> None:
        """The code opens nothing any more."""
        self._box.close(self._talk.id)
