"""Problems by whose fault they are and what now. They carry codes and ids, never record text; sentences live with the UI and the CLI."""

from __future__ import annotations


class Problem(Exception):
    """Something a person must hear about.

    `code` names the sentence (resources/i18n); `facts` fill it: numbers, ids, file names a person chose. Never record text.
    """

    def __init__(self, code: str, /, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return self.code


class InputProblem(Problem):
    """What was typed or picked cannot be used as it is; shown beside the field `facts["field"]`."""


class RuleProblem(Problem):
    """Not allowed now, and why."""


class EnvironmentProblem(Problem):
    """The machine's fault: disk full, read-only, busy, folder gone. Nothing is lost; a bar stays until it is solved."""


class VaultProblem(Problem):
    """The vault cannot be opened."""


class WrongSecret(VaultProblem):
    """Passphrase, PIN or recovery code does not open the slot; `facts["left"]` tries are left."""


class LockedOut(VaultProblem):
    """Too many wrong tries (CJIS 6.0 AC-7): locked until released."""


class DamagedKeyFile(VaultProblem):
    """keys.json and its previous copy cannot be read."""


class DamagedVault(VaultProblem):
    """log.db or vault.json is damaged."""


class NewerVersion(VaultProblem):
    """Written by a newer FieldNotes; this one must not touch it."""


class VaultLocked(VaultProblem):
    """No session holds the key that this needs."""


class SyncProblem(Problem):
    """Laptop and station cannot go on now; what was done stays done, nothing is lost."""


class Bug(Problem):
    """Our own fault."""
