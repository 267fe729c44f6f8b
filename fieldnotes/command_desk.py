"""The desk of a command: opened for as long as it runs, and somebody signed in to it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldnotes.domain.problem import InputProblem, RuleProblem, SyncProblem
from fieldnotes.system.terminal import read_secret

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import UserRow


class opened_desk:  # noqa: N801 - used as `with opened_desk(asked) as desk`
    """The desk of a vault, closed whatever happens."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._folder: Path = asked.data

    def __enter__(self) -> Desk:
        from fieldnotes.services.desk import Desk

        self._desk = Desk.open(self._folder)
        return self._desk

    def __exit__(self, *_: object) -> None:
        from fieldnotes.services.signin import lock

        lock(self._desk)
        self._desk.close()


def sign_in_at(desk: Desk, name: str | None, *, wants_admin: bool = False, to_meet: bool = False) -> UserRow:
    """Who signs in for a command; the passphrase is asked for. Raises as `choose_user` and `signin.sign_in`, which says of `to_meet`."""
    from fieldnotes.services.signin import list_users, sign_in

    user = choose_user(list_users(desk), name, wants_admin=wants_admin)
    sign_in(desk, user=user.user, passphrase=read_secret(f"Passphrase of {user.name}: "), to_meet=to_meet)
    return user


def choose_user(users: Sequence[UserRow], name: str | None, *, wants_admin: bool = False) -> UserRow:
    """Who is meant: by name, part of it or initials; without a name the only one who could be. Raises RuleProblem, InputProblem;
    SyncProblem("seats_erased") on a laptop that was taken out of the agency.
    """
    if not users:  # a vault is made with its seats: these were erased
        raise SyncProblem("seats_erased")
    wanted = (name or "").casefold().strip()
    fitting = [user for user in users if wanted in (user.name.casefold(), user.initials.casefold())]
    fitting = fitting or [user for user in users if wanted and wanted in user.name.casefold().split()]
    if not wanted:
        fitting = [user for user in users if not wants_admin or user.profession == "admin"]
        if len(fitting) != 1:
            raise InputProblem("user_needed", names=", ".join(user.name for user in fitting or users))
    if not fitting:
        raise RuleProblem("unknown_user")
    if len(fitting) > 1:
        raise InputProblem("user_unclear", name=name or "")
    return fitting[0]
