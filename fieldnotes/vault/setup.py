"""Setting up an agency on its first laptop: root, admin, laptop, seats, and the sealed files that leave the laptop at once."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fieldnotes.crypto.key import new_recovery_key, new_seal_key, new_signing_key
from fieldnotes.crypto.stretch import FIPS_DEFAULT, KdfParameters, calibrate
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.system.clock import Clock
from fieldnotes.trust.certificate import Certificate, issue, root_fingerprint
from fieldnotes.vault import key_file, vault_file
from fieldnotes.vault.attempt import AttemptLog
from fieldnotes.vault.durable import disk, make_private_folder
from fieldnotes.vault.enrol import set_aside
from fieldnotes.vault.key_file import KeyFile, KeyStore, Seat
from fieldnotes.vault.passphrase import require_good
from fieldnotes.vault.public import ContactLine, PublicFacts, write_public
from fieldnotes.vault.release import KEY_BYTES, make_checks
from fieldnotes.vault.safe import SafeContent, write_safe
from fieldnotes.vault.seat import Issuer, StaffMember, make_seat, with_enrolment, with_own_slots
from fieldnotes.vault.secret_store import SECRET_BYTES, SecretStore, default_secret_store
from fieldnotes.vault.vault_file import VaultFacts, VaultFile, write_vault_file


@dataclass(frozen=True)
class AgencySetup:
    """`unit`, `laptop_suffix`: as they stand in human numbers and on the sign-in screen. `banner`: the use notification (CJIS AC-8).

    `contacts`: crisis and support lines of this place; 988 is always there. `is_fips`: stretch with PBKDF2-HMAC-SHA512 (SP 800-132).
    """

    name: str
    unit: str
    laptop_suffix: str
    banner: str
    contacts: tuple[ContactLine, ...] = ()
    is_fips: bool = False


@dataclass(frozen=True)
class NewVault:
    """`users` in the order of `staff`. `enrolment`: one-time codes of those who still have to take their seat;
    `recovery_codes`: of those who did. Both are shown once and kept nowhere.
    """

    certificates: list[Certificate]
    users: list[UserId]
    safe_files: list[Path]
    enrolment: dict[UserId, str] = field(default_factory=dict, repr=False)
    recovery_codes: dict[UserId, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class _Root:
    """The agency's beginning: certificates and the private keys that go into the safe."""

    org: str
    root: Certificate
    admin: Issuer
    private: bytes = field(repr=False)
    recovery: dict[str, bytes] = field(repr=False)


def has_vault(data_dir: Path) -> bool:
    """Whether something was set up here, whatever its state; what is left of an enrolment that was cut off is none."""
    if (data_dir / vault_file.UNFINISHED).exists() and not (data_dir / vault_file.NAME).exists():
        return False
    return any((data_dir / name).exists() for name in (vault_file.NAME, key_file.NAME, key_file.SPARE, "log.db"))


def set_up_vault(
    data_dir: Path,
    *,
    agency: AgencySetup,
    staff: Sequence[StaffMember],
    safe_dir: Path,
    safe_passphrase: str,
    clock: Clock,
    clinic_safe_passphrase: str | None = None,
    passphrases: Mapping[int, str] | None = None,
    kdf: KdfParameters | None = None,
    secrets: SecretStore | None = None,
) -> NewVault:
    """Make a vault in `data_dir` and the sealed files in `safe_dir`, which lies outside of it.

    `clinic_safe_passphrase`: where the clinic keeps its recovery key under a passphrase of its own. `passphrases`: staff by index who
    take their seat at once. `vault.json` is written last: without it there is no vault, and set-up may be tried again.
    Raises RuleProblem("vault_exists", "safe_inside_data"), InputProblem, EnvironmentProblem.
    """
    passphrases = passphrases or {}
    now = clock.now()
    _check_folders(data_dir, safe_dir)
    _check_words(agency, staff, safe_passphrase, clinic_safe_passphrase, passphrases)
    for folder in (data_dir, safe_dir):
        make_private_folder(folder)
    if kdf is None:
        kdf = FIPS_DEFAULT if agency.is_fips else calibrate()
    root = _make_root(agency)
    device = uuid.uuid4().hex
    release_key = os.urandom(KEY_BYTES)
    safe_files = _write_safes(
        safe_dir, root, release_key, agency=agency, device=device, kdf=kdf,
        police=safe_passphrase, clinic=clinic_safe_passphrase or safe_passphrase,
    )  # fmt: skip
    laptop = issue(
        "device",
        {"device": device, "name": agency.unit, "suffix": agency.laptop_suffix},
        root.admin.certificate,
        root.admin.private,
    )
    made = _make_seats(staff, root, device=device, kdf=kdf, passphrases=passphrases, now=now, secrets=secrets)
    new = NewVault(
        certificates=[root.root, root.admin.certificate, laptop, *made.certificates],
        users=[seat.user for seat in made.seats],
        safe_files=safe_files,
        enrolment=made.enrolment,
        recovery_codes=made.recovery_codes,
    )
    content = KeyFile(
        org=root.org, device=device, seats=tuple(made.seats), releases=make_checks(release_key, device=device)
    )
    KeyStore(data_dir).save(content)
    AttemptLog.create(data_dir / "attempts.log", now=now)
    contacts = agency.contacts
    write_public(data_dir, PublicFacts(unit=agency.unit, banner=agency.banner, contacts=contacts))
    facts = VaultFacts(
        org=root.org,
        device=device,
        incarnation=uuid.uuid4().hex,
        root_fingerprint=root_fingerprint(root.root),
        agency=agency.name,
        unit=agency.unit,
        banner=agency.banner,
        laptop_suffix=agency.laptop_suffix,
        created_ms=now.utc_ms,
    )
    write_vault_file(
        data_dir,
        VaultFile(facts=facts, certificates=tuple(new.certificates)),
        admin=root.admin.certificate,
        admin_private=root.admin.private,
    )
    return new


def _check_folders(data_dir: Path, safe_dir: Path) -> None:
    data, safe = data_dir.resolve(), safe_dir.resolve()
    if safe == data or data in safe.parents:
        raise RuleProblem("safe_inside_data", folder=safe_dir.name)
    with disk(data_dir):
        # keys alone are those of an earlier set-up that was cut off
        if (data_dir / vault_file.NAME).exists() or ((data_dir / "log.db").exists() and has_vault(data_dir)):
            raise RuleProblem("vault_exists", folder=data_dir.name)
    set_aside(data_dir)


def _check_words(
    agency: AgencySetup,
    staff: Sequence[StaffMember],
    safe: str,
    clinic_safe: str | None,
    passphrases: Mapping[int, str],
) -> None:
    for name, text in (("name", agency.name), ("unit", agency.unit), ("laptop_suffix", agency.laptop_suffix)):
        if not text.strip():
            raise InputProblem("missing", field=name)
    for index, member in enumerate(staff):
        if not member.name.strip():
            raise InputProblem("missing", field="staff_name", index=index)
    names = [agency.name, agency.unit, *(member.name for member in staff)]
    require_good(safe, names=names, field="safe_passphrase")
    if clinic_safe is not None:
        require_good(clinic_safe, names=names, field="clinic_safe_passphrase")
    for passphrase in passphrases.values():
        require_good(passphrase, names=names)


def _make_root(agency: AgencySetup) -> _Root:
    org = uuid.uuid4().hex
    root_key, admin_key = new_signing_key(), new_signing_key()
    recovery = {name: new_recovery_key() for name in ("police", "clinic")}
    root = issue(
        "org",
        {
            "org": org,
            "name": agency.name,
            "sign_pub": root_key.public_bytes.hex(),
            "recovery": {name: pair.public_bytes.hex() for name, pair in recovery.items()},
        },
        "",
        root_key.private_bytes,
    )
    admin = issue(
        "admin", {"name": agency.name, "sign_pub": admin_key.public_bytes.hex()}, root, root_key.private_bytes
    )
    return _Root(
        org=org,
        root=root,
        admin=Issuer(admin, admin_key.private_bytes),
        private=root_key.private_bytes,
        recovery={name: pair.private_bytes for name, pair in recovery.items()},
    )


def _write_safes(
    folder: Path, root: _Root, release_key: bytes, *, agency: AgencySetup, device: str, kdf: KdfParameters,
    police: str, clinic: str,
) -> list[Path]:  # fmt: skip
    label = "".join(c for c in agency.laptop_suffix if c.isascii() and c.isalnum())
    contents = [
        (SafeContent("root", root.org, "", root.private), police),
        (SafeContent("admin", root.org, "", root.admin.private), police),
        (SafeContent("police-recovery", root.org, "", root.recovery["police"]), police),
        (SafeContent("clinic-recovery", root.org, "", root.recovery["clinic"]), clinic),
        (SafeContent("release", root.org, label, bytes.fromhex(device) + release_key), police),
    ]
    return [write_safe(folder, content, passphrase=passphrase, kdf=kdf) for content, passphrase in contents]


@dataclass
class _Seats:
    seats: list[Seat] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    enrolment: dict[UserId, str] = field(default_factory=dict)
    recovery_codes: dict[UserId, str] = field(default_factory=dict)


def _make_seats(
    staff: Sequence[StaffMember],
    root: _Root,
    *,
    device: str,
    kdf: KdfParameters,
    passphrases: Mapping[int, str],
    now: EntryTime,
    secrets: SecretStore | None,
) -> _Seats:
    made = _Seats()
    log_key = new_seal_key()
    device_secret, secret_id = b"", ""
    if passphrases:
        device_secret = os.urandom(SECRET_BYTES)
        secret_id = (secrets or default_secret_store()).put(device_secret)
    for index, member in enumerate(staff):
        new = make_seat(
            member,
            issuer=root.admin,
            org=root.org,
            root=root_fingerprint(root.root),
            device=device,
            log_key=log_key,
            now_ms=now.utc_ms,
        )
        with new.user_key:
            if index in passphrases:
                seat, made.recovery_codes[new.seat.user] = with_own_slots(
                    new.seat,
                    new.place,
                    user_key=new.user_key,
                    passphrase=passphrases[index],
                    device_secret=device_secret,
                    secret_id=secret_id,
                    kdf=kdf,
                )
            else:
                seat, made.enrolment[new.seat.user] = with_enrolment(new, kdf)
        made.seats.append(seat)
        made.certificates.extend(new.certificates)
    return made
