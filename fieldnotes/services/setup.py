"""Setting up an agency on its first laptop: the vault, an empty log, the letterhead. The recovery files go to the safe folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from fieldnotes.crypto.stretch import KdfParameters
from fieldnotes.domain.ids import UserId, new_record_id
from fieldnotes.domain.number import read_suffix
from fieldnotes.domain.record import AgencyProfile, Compartment, Profession
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import ContactLine
from fieldnotes.services.signin import sign_in
from fieldnotes.store.log import Log
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.public import ContactLine as PublicContact
from fieldnotes.vault.seat import StaffMember
from fieldnotes.vault.secret_store import SecretStore
from fieldnotes.vault.setup import AgencySetup, set_up_vault
from fieldnotes.vault.vault import Vault

# What a use notification must say (CJIS Security Policy 6.0 AC-8): restricted, monitored, prohibited, consent.
USUAL_BANNER = (
    "Restricted system. Use is recorded and audited. Unauthorized use is prohibited and may be prosecuted. "
    "Using it means you agree."
)


class AgencyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an agency says of itself. `unit`: as on the car; `laptop_suffix`: one or two characters at the end of numbers."""

    name: str
    team_name: str = ""
    unit: str = ""
    laptop_suffix: str = "1"
    address: str = ""
    phone: str = ""
    fax: str = ""
    state: str = ""
    banner: str = USUAL_BANNER
    paper: str = "letter"
    contacts: tuple[ContactLine, ...] = ()


class StaffFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes a seat now. The passphrase is typed by themselves."""

    name: str
    profession: Profession
    passphrase: str
    credential: str = ""
    initials: str = ""
    phone: str = ""
    roles: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Never shows a passphrase."""
        return f"StaffFacts({self.profession})"


class SetUpDone(msgspec.Struct, frozen=True, kw_only=True):
    """`recovery_codes`: shown once, printed, kept nowhere. `safe_files`: what must leave the laptop."""

    users: tuple[UserId, ...]
    recovery_codes: dict[UserId, str]
    safe_files: tuple[str, ...]

    def __repr__(self) -> str:
        """Never shows a code."""
        return f"SetUpDone({len(self.users)} users)"


def set_up_agency(
    data_dir: Path,
    *,
    agency: AgencyFacts,
    staff: list[StaffFacts],
    safe_dir: Path,
    safe_passphrase: str,
    clinic_safe_passphrase: str | None = None,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    secrets: SecretStore | None = None,
) -> SetUpDone:
    """Makes the vault with everybody seated, and its empty log. The first admin or supervisor among `staff` signs the letterhead, as
    only they may later; the first of all where there is none.

    Raises InputProblem (a passphrase, a missing name, suffix_form), RuleProblem("vault_exists", "safe_inside_data"), EnvironmentProblem.
    """
    clock = clock or SystemClock()
    new = set_up_vault(
        data_dir,
        agency=AgencySetup(
            name=agency.name,
            unit=agency.unit,
            laptop_suffix=read_suffix(agency.laptop_suffix, field="laptop"),
            banner=agency.banner,
            contacts=tuple(PublicContact(c.name, c.number, c.note) for c in agency.contacts),
        ),
        staff=[
            StaffMember(
                name=one.name,
                profession=one.profession,
                credential=one.credential,
                initials=one.initials,
                phone=one.phone,
                roles=one.roles,
            )
            for one in staff
        ],
        safe_dir=safe_dir,
        safe_passphrase=safe_passphrase,
        clinic_safe_passphrase=clinic_safe_passphrase,
        clock=clock,
        passphrases={index: one.passphrase for index, one in enumerate(staff)},
        kdf=kdf,
        secrets=secrets,
    )
    first = next((place for place, one in enumerate(staff) if _administers(one)), 0)
    _make_log(data_dir, user=new.users[first], passphrase=staff[first].passphrase, clock=clock, secrets=secrets)
    profile = AgencyProfile(
        name=agency.name,
        team_name=agency.team_name,
        address=agency.address,
        phone=agency.phone,
        fax=agency.fax,
        banner=agency.banner,
        state=agency.state,
        paper="a4" if agency.paper == "a4" else "letter",
        staff_lines={user: one.phone for user, one in zip(new.users, staff, strict=True) if one.phone},
    )
    desk = Desk.open(data_dir, clock=clock, secrets=secrets)
    try:
        sign_in(desk, user=new.users[first], passphrase=staff[first].passphrase)
        with desk.writing(new.users[first]) as writing:
            writing.revise(
                record=new_record_id(),
                kind="agency_profile",
                compartment=Compartment.AGENCY,
                body=to_dict(profile),
                why="service",
            )
            writing.audit("vault_set_up")
    finally:
        desk.close()
    return SetUpDone(
        users=tuple(new.users),
        recovery_codes=new.recovery_codes,
        safe_files=tuple(path.name for path in new.safe_files),
    )


def _administers(one: StaffFacts) -> bool:
    return one.profession is Profession.ADMIN or "supervisor" in one.roles


def _make_log(data_dir: Path, *, user: UserId, passphrase: str, clock: Clock, secrets: SecretStore | None) -> None:
    """The empty log with the certificates of the beginning; its key is in every seat of this laptop."""
    with Vault.open(data_dir, clock=clock, secrets=secrets) as vault:
        session = vault.sign_in(user, passphrase)
        try:
            with Log.create(data_dir / "log.db", session.log_key, incarnation=vault.incarnation) as log:
                with log.transaction():
                    for certificate in vault.certificates():
                        log.add_certificate(certificate)
                # A log whose certificates do not lead to the pinned root would open for nobody.
                Roll(vault.root_fingerprint, log.certificates())
        finally:
            session.wipe()
