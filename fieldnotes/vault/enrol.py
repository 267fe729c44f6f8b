"""A laptop that joins an agency: its keys before anybody certified them, and its vault afterwards. And the end: erasing what opens it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from fieldnotes.crypto.key import SigningKey, new_seal_key, new_signing_key
from fieldnotes.crypto.stretch import KdfParameters, calibrate
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import DamagedVault, Problem, RuleProblem
from fieldnotes.system.clock import Clock
from fieldnotes.trust.certificate import UserDeviceBody, parse
from fieldnotes.trust.roll import Roll
from fieldnotes.vault import key_file, vault_file
from fieldnotes.vault.attempt import AttemptLog
from fieldnotes.vault.durable import disk, flush, make_private_folder, replace_file, write_all
from fieldnotes.vault.key_file import KeyFile, KeyStore, ReleaseCheck, Seat
from fieldnotes.vault.public import PublicFacts, write_public
from fieldnotes.vault.seat import SeatPairs, seat_of, with_enrolment
from fieldnotes.vault.vault_file import VaultFacts, VaultFile, verify_vault_file


@dataclass(frozen=True)
class NewLaptop:
    """A laptop's keys and those of the seats on it, in memory until an admin has certified them."""

    device: str
    signing: SigningKey = field(repr=False)
    log_key: bytes = field(repr=False)
    seats: dict[UserId, SeatPairs] = field(repr=False)

    @classmethod
    def fresh(cls, people: Sequence[UserId]) -> NewLaptop:
        """With a seat for each of these."""
        return cls(uuid.uuid4().hex, new_signing_key(), new_seal_key(), {user: SeatPairs.fresh() for user in people})


def check_new_folder(data_dir: Path) -> None:
    """RuleProblem("vault_exists") where a vault is; what an enrolment left behind that was cut off does not count."""
    with disk(data_dir):
        is_cut_off = (data_dir / vault_file.UNFINISHED).exists() and not (data_dir / vault_file.NAME).exists()
        names = (vault_file.NAME, "log.db", key_file.NAME, key_file.SPARE)
        if not is_cut_off and any((data_dir / name).exists() for name in names):
            raise RuleProblem("vault_exists", folder=data_dir.name)


def check_vault_bytes(new: NewLaptop, data: bytes, *, root: str) -> VaultFile:
    """What the admin signed for this laptop. Raises DamagedVault("vault_mismatch") unless it is of the agency with this root, for this
    laptop, with exactly the keys that were made here.
    """
    file = verify_vault_file(data)
    roll = Roll(root, file.certificates)
    device = roll.laptop(new.device)
    is_ours = (file.facts.root_fingerprint, file.facts.device) == (root, new.device)
    if not is_ours or device is None or device.sign_pub != new.signing.public_bytes.hex():
        raise DamagedVault("vault_mismatch")
    seated = {one.user: one for one in roll.user_devices.values() if one.device == new.device}
    for user, pairs in new.seats.items():
        one = seated.get(user)
        if one is None or (one.hpke_public, one.sign_public) != (
            pairs.agreement.public_bytes,
            pairs.signing.public_bytes,
        ):
            raise DamagedVault("vault_mismatch")
    return file


def write_vault(
    data_dir: Path,
    new: NewLaptop,
    data: bytes,
    *,
    root: str,
    releases: Sequence[ReleaseCheck],
    clock: Clock,
    make_log: Callable[[VaultFacts], None],
    kdf: KdfParameters | None = None,
) -> dict[UserId, str]:
    """The vault of a certified laptop; the one-time codes with which people take their seats, shown once and kept nowhere.

    `data`: vault.json, written last: cut off anywhere before, there is no vault, and the next enrolment clears the rest aside. `make_log`
    writes log.db. Raises DamagedVault, RuleProblem("vault_exists"), EnvironmentProblem.
    """
    file = check_vault_bytes(new, data, root=root)
    check_new_folder(data_dir)
    make_private_folder(data_dir)
    set_aside(data_dir)
    replace_file(data_dir / vault_file.UNFINISHED, b"")
    kdf = kdf or calibrate()
    seats, codes = _seats(new, file, kdf)
    KeyStore(data_dir).save(
        KeyFile(org=file.facts.org, device=new.device, seats=tuple(seats), releases=tuple(releases))
    )
    (data_dir / "attempts.log").unlink(missing_ok=True)
    AttemptLog.create(data_dir / "attempts.log", now=clock.now())
    write_public(data_dir, PublicFacts(unit=file.facts.unit, banner=file.facts.banner))
    make_log(file.facts)
    replace_file(data_dir / vault_file.NAME, data)
    with suppress(OSError):
        (data_dir / vault_file.UNFINISHED).unlink(missing_ok=True)
    return codes


def _seats(new: NewLaptop, file: VaultFile, kdf: KdfParameters) -> tuple[list[Seat], dict[UserId, str]]:
    seats: list[Seat] = []
    codes: dict[UserId, str] = {}
    for certificate in file.certificates:
        body = parse(certificate)
        if not isinstance(body, UserDeviceBody) or body.device != new.device or UserId(body.user) not in new.seats:
            continue
        user = UserId(body.user)
        made = seat_of(
            certificate,
            new.seats[user],
            user=user,
            org=file.facts.org,
            root=file.facts.root_fingerprint,
            device=new.device,
            log_key=new.log_key,
        )
        with made.user_key:
            seat, codes[user] = with_enrolment(made, kdf)
        seats.append(seat)
    return seats, codes


def set_aside(data_dir: Path) -> None:
    """What a set-up or enrolment left that was cut off: kept under another name, in case it was something else after all."""
    mark = uuid.uuid4().hex[:8]
    with disk(data_dir):
        for name in (key_file.NAME, key_file.SPARE, "log.db", "log.db-wal", "log.db-shm"):
            if (data_dir / name).exists():
                (data_dir / name).replace(data_dir / f"{name}.unfinished-{mark}")


# --- the end ---------------------------------------------------------------------------------------------------------


def erase_seats(data_dir: Path, content: KeyFile, users: Collection[UserId]) -> KeyFile:
    """keys.json without the seats of these users, written over the old one, its spare, and every copy in this folder's backups.

    Without its slots nothing on this disk opens with what they know; on a flash disk old blocks may outlive it until they are used again.
    Cut off anywhere, asking again erases the rest. Raises EnvironmentProblem.
    """
    left = _without(content, users)
    for path in _copies(data_dir):
        with disk(path.parent):
            try:
                kept = key_file.encode(_without(key_file.decode(path.read_bytes()), users))
            except (ValueError, Problem, key_file.Unreadable):
                kept = b""
            _overwrite(path)
        replace_file(path, kept)
    spare, main = data_dir / key_file.SPARE, data_dir / key_file.NAME
    # The spare first: while keys.json is being overwritten it is what takes its place.
    with disk(data_dir):
        if spare.exists():
            _overwrite(spare)
        replace_file(spare, key_file.encode(left))
        _overwrite(main)
    KeyStore(data_dir).save(left)
    return left


def _without(content: KeyFile, users: Collection[UserId]) -> KeyFile:
    seats = tuple(seat for seat in content.seats if seat.user not in users)
    return msgspec.structs.replace(content, seats=seats, releases=content.releases if seats else ())


def _copies(data_dir: Path) -> list[Path]:
    """Older copies of keys.json: in backups, and damaged or unfinished ones that were kept."""
    names = (key_file.NAME, key_file.SPARE)
    found = [path for name in names for path in (data_dir / "backup").glob(f"*/{name}")]
    found += [path for path in data_dir.glob(f"{key_file.NAME}.*") if path.name not in names]
    return [path for path in found if path.is_file()]


def _overwrite(path: Path) -> None:
    """The same blocks, where the file system keeps files in place."""
    fd = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        write_all(fd, bytes(os.fstat(fd).st_size))
        flush(fd)
    finally:
        os.close(fd)
