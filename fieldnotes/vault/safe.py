"""Sealed files for the keys that must not stay on the laptop: the agency's root, its admin, both recovery keys, the phone releases.

The agency keeps them outside the data folder, on paper-thin sticks or in a safe; each opens with a passphrase of its own choosing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.crypto.stretch import KdfParameters, UnfitParameters, stretch
from fieldnotes.domain.problem import Bug, DamagedKeyFile, EnvironmentProblem, InputProblem, NewerVersion, WrongSecret
from fieldnotes.vault.durable import disk, replace_file

FORMAT = 1
_DOMAIN = b"fieldnotes/safe/v1"
_LARGEST = 1 << 20  # bytes

SafeKind = Literal["root", "admin", "police-recovery", "clinic-recovery", "release"]


class _SafeFile(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    kind: SafeKind
    org: str
    label: str
    kdf: KdfParameters
    sealed: str

    @property
    def context(self) -> bytes:
        facts = msgspec.to_builtins(self)
        del facts["sealed"]
        return _DOMAIN + canonical.encode(facts)


class SafeContent(msgspec.Struct, frozen=True):
    """What was sealed: `kind`, `org`, `label` are readable by anyone, `secret` is not."""

    kind: SafeKind
    org: str
    label: str
    secret: bytes

    def __repr__(self) -> str:
        return f"SafeContent(kind={self.kind!r})"


def write_safe(folder: Path, content: SafeContent, *, passphrase: str, kdf: KdfParameters) -> Path:
    """One sealed file; never over an existing one. Raises EnvironmentProblem."""
    kdf = kdf.with_fresh_salt()
    file = _SafeFile(format=FORMAT, kind=content.kind, org=content.org, label=content.label, kdf=kdf, sealed="")
    sealed = seal(stretch(passphrase, kdf), content.secret, file.context).hex()
    name = "-".join(part for part in (content.kind, content.label, content.org[:8]) if part)
    path = folder / f"{name}.safe"
    with disk(folder):
        if path.exists():
            raise Bug("safe_exists")
    replace_file(path, canonical.encode(msgspec.to_builtins(msgspec.structs.replace(file, sealed=sealed))) + b"\n")
    return path


def open_safe(path: Path, passphrase: str) -> SafeContent:
    """Raises WrongSecret("wrong_safe_passphrase"), DamagedKeyFile("damaged_safe"), NewerVersion, InputProblem("file_not_found"),
    EnvironmentProblem("file_unreadable").
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise DamagedKeyFile("damaged_safe", file=path.name)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise InputProblem("file_not_found", name=path.name) from None
    except OSError as refused:
        raise EnvironmentProblem("file_unreadable", name=path.name) from refused
    try:
        value: Any = canonical.decode(data.removesuffix(b"\n"))
        if isinstance(value, dict) and isinstance(value.get("format"), int) and value["format"] > FORMAT:
            raise NewerVersion("newer_version", file=path.name, version=value["format"])
        file = msgspec.convert(value, _SafeFile)
        sealed = bytes.fromhex(file.sealed)
        key = stretch(passphrase, file.kdf)
    except (canonical.NotCanonical, msgspec.ValidationError, UnfitParameters, ValueError):
        raise DamagedKeyFile("damaged_safe", file=path.name) from None
    try:
        secret = unseal(key, sealed, file.context)
    except SealBroken:
        raise WrongSecret("wrong_safe_passphrase", file=path.name) from None
    return SafeContent(file.kind, file.org, file.label, secret)
