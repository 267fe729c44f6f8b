"""Backups and the way back. A backup is sealed for every compartment as the vault is, so anybody with a seat may make and restore one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, NewerVersion, Problem, RuleProblem, VaultProblem
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.station import ENROLMENT
from fieldnotes.store.backup import (
    COMPANIONS,
    LOG_NAME,
    BackupMade,
    Restored,
    list_backups,
    make_backup,
    restore_backup,
    verify_backup,
)
from fieldnotes.store.blob import write_durably
from fieldnotes.store.log import Log
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.secret_store import SecretStore
from fieldnotes.vault.session import Session
from fieldnotes.vault.vault import UserSlot, Vault

FOLDER = "backup"


def make(desk: Desk, *, by: UserId, folder: Path | None = None) -> BackupMade:
    """A backup that was opened again and counted. EnvironmentProblem when the disk does not take it, DamagedVault for a damaged log."""
    session = desk.session(by)
    now = desk.clock.now()
    desk.log.checkpoint()
    made = make_backup(desk.data_dir, session.log_key, folder or desk.data_dir / FOLDER, now=_utc(now.utc_ms))
    desk.log.append_audit(
        audit_entry(
            "backup_made", at=now, by=by, device=session.user_device_id, envelopes=made.envelopes, drafts=made.drafts
        )
    )
    return made


def restore(
    data_dir: Path,
    backup: Path,
    *,
    user: str | None,
    ask: Callable[[str], str],
    recover: Callable[[str], tuple[str, str]] | None = None,
    clock: Clock | None = None,
    secrets: SecretStore | None = None,
) -> Restored:
    """Put a backup in the place of the log; what a damaged log still holds is taken over. Nothing is overwritten.

    `user`: name or initials of who signs in, `ask(name)` gives the passphrase. On another laptop the printed recovery code opens instead:
    `recover(name)` gives it and a new passphrase. Where vault.json or keys.json are missing they come from the
    backup first. Raises InputProblem, WrongSecret, LockedOut, DamagedVault, EnvironmentProblem.
    """
    clock = clock or SystemClock()
    chosen = _choose(backup)
    _bring_companions(chosen, data_dir)
    with Vault.open(data_dir, clock=clock, secrets=secrets) as vault:
        slot = _choose_user(vault.users(), user)
        if recover is not None:
            code, passphrase = recover(slot.name)
            session = vault.sign_in_with_recovery(slot.user_id, code, passphrase)
        else:
            session = vault.sign_in(slot.user_id, ask(slot.name))
        try:
            return _restore(data_dir, vault, session, chosen, clock)
        finally:
            session.wipe()


def _restore(data_dir: Path, vault: Vault, session: Session, backup: Path, clock: Clock) -> Restored:
    key, now = session.log_key, clock.now()
    try:
        verify_backup(backup, key)
    except (NewerVersion, EnvironmentProblem):
        raise
    except VaultProblem as broken:
        code = "backup_of_another_vault" if broken.code == "key_does_not_fit" else "backup_damaged"
        raise InputProblem(code, name=backup.name) from broken
    with Log.open(backup / LOG_NAME if backup.is_dir() else backup, key) as kept:
        roll = Roll(vault.root_fingerprint, [*vault.certificates(), *kept.certificates()])
    return restore_backup(
        data_dir,
        backup,
        key,
        now=_utc(now.utc_ms),
        verify=lambda envelope: _verify(roll, envelope),
        states=ENROLMENT,
        note=lambda salvaged, envelopes, before, begun: audit_entry(
            "backup_restored",
            at=now,
            by=session.user_id,
            device=session.user_device_id,
            envelopes=envelopes,
            salvaged=salvaged.envelopes,
            refused=salvaged.refused,
            life=begun.life,
            before=before,
            at_entry=begun.count,
        ),
    )


def _verify(roll: Roll, envelope: object) -> None:
    from fieldnotes.trust.envelope import Envelope

    assert isinstance(envelope, Envelope)
    roll.verify(envelope)


def _choose(backup: Path) -> Path:
    """A backup itself, or the newest in a folder of backups."""
    try:
        if (backup / LOG_NAME).is_file() or backup.is_file():
            return backup
        found = list_backups(backup) if backup.is_dir() else []
    except (OSError, ValueError) as refused:
        raise EnvironmentProblem("file_unreadable", name=backup.name) from refused
    if not found:
        raise InputProblem("no_backup" if backup.is_dir() else "file_not_found", name=backup.name or str(backup))
    return found[0]


def _bring_companions(backup: Path, data_dir: Path) -> None:
    """On a fresh laptop the vault's public file and the sealed keys come from the backup; what is here stays."""
    if not backup.is_dir():
        return
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in COMPANIONS:
            if (backup / name).is_file() and not (data_dir / name).exists():
                write_durably(data_dir / name, (backup / name).read_bytes())
    except OSError as refused:
        raise EnvironmentProblem("folder_read_only", folder=data_dir.name) from refused


def _choose_user(users: list[UserSlot], name: str | None) -> UserSlot:
    wanted = (name or "").casefold().strip()
    fitting = [user for user in users if not wanted or wanted in (user.name.casefold(), user.initials.casefold())]
    fitting = fitting or [user for user in users if wanted in user.name.casefold().split()]
    if len(fitting) == 1:
        return fitting[0]
    problem: Problem = RuleProblem("unknown_user")
    if fitting:
        problem = (
            InputProblem("user_unclear", name=name)
            if name
            else InputProblem("user_needed", names=", ".join(user.name for user in users))
        )
    raise problem


def _utc(utc_ms: int) -> datetime:
    return datetime.fromtimestamp(utc_ms / 1000, UTC)
