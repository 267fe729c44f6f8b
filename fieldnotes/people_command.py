"""`fieldnotes people`: the team on this laptop. Who is new is certified by the admin's file and let sit down by somebody who is here.

And the supervisor's side of a release by phone, which needs no laptop's vault.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldnotes.command_desk import opened_desk, sign_in_at
from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.system.terminal import read_secret, say

if TYPE_CHECKING:
    from fieldnotes.domain.ids import UserId
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.team import TeamRow

_RECORDS = {
    Compartment.JOINT: "shared",
    Compartment.LAW: "police",
    Compartment.CLINICAL: "clinical",
    Compartment.AGENCY: "the agency's own",
}
_READS = {"police": Compartment.LAW, "clinical": Compartment.CLINICAL}


def add_command(command: Callable[[str, str], argparse.ArgumentParser], parser: Any, everywhere: Any) -> None:
    """`fieldnotes people list | add | seat | let-in | release-code | recover`."""
    people = command("people", "the team on this laptop").add_subparsers(
        dest="action", metavar="ACTION", parser_class=parser, required=True
    )

    def action(name: str, words: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = people.add_parser(name, parents=[everywhere], help=words, description=words)
        made.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")
        return made

    action("list", "who is of the team, and who has a seat on this laptop")
    add = action("add", "somebody new to the agency, with a seat here: shows the one-time code they sit down with")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--profession", required=True, choices=[one.value for one in Profession])
    add.add_argument("--credential", default="", help="as it stands behind the name, such as LCSW")
    add.add_argument("--initials", default="")
    add.add_argument("--supervisor", action="store_true", help="may release colleagues and review their records")
    seat = action("seat", "a seat on this laptop for somebody of the team: shows the one-time code")
    seat.add_argument("name", metavar="NAME")
    for one in (add, seat):
        one.add_argument("--admin-file", metavar="FILE", required=True, help="the sealed file of the agency's admin")
    let = action("let-in", "open police or clinical records to a colleague who waits; only who reads them can")
    let.add_argument("name", metavar="NAME")
    let.add_argument("--to", required=True, choices=sorted(_READS))
    words = "for the supervisor on the phone: what to read back to a colleague whose sign-in is locked, or whose laptop was long alone"
    code = people.add_parser("release-code", parents=[everywhere], help=words, description=words)
    code.add_argument("challenge", metavar="CHARACTERS", help="the ten characters that stand on the laptop's sign-in")
    code.add_argument("--file", metavar="FILE", required=True, help="the sealed file for releases of that laptop")
    recover = action(
        "recover", "when nobody is left who could let you in: open records with the agency's recovery file"
    )
    recover.add_argument(
        "--recovery-file", metavar="FILE", required=True, help="the sealed file of the clinic or of the police"
    )


def run(asked: argparse.Namespace) -> int:
    """One of them; exit code 0."""
    if asked.action == "release-code":
        return _say_release_code(Path(asked.file), asked.challenge)
    for name in ("admin_file", "recovery_file"):  # before a passphrase is typed for nothing
        if name in asked and not Path(getattr(asked, name)).exists():
            raise InputProblem("file_not_found", name=Path(getattr(asked, name)).name)
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user)
        _ACTIONS[asked.action](asked, desk, user.user)
    return 0


def _list(_asked: argparse.Namespace, desk: Desk, by: UserId) -> None:
    from fieldnotes.services import team

    for row in team.list_team(desk, by=by):
        name = ", ".join(filter(None, (row.name, row.credential)))
        here = "a seat here" if row.is_enrolled else "a seat here, not taken yet" if row.has_seat else "no seat here"
        say(f"{name} ({row.profession}): {'left the agency' if row.is_out else here}")


def _add(asked: argparse.Namespace, desk: Desk, by: UserId) -> None:
    from fieldnotes.services import team
    from fieldnotes.vault.seat import StaffMember

    member = StaffMember(
        name=asked.name.strip(),
        profession=Profession(asked.profession),
        credential=asked.credential,
        initials=asked.initials,
        roles=("supervisor",) if asked.supervisor else (),
    )
    if not member.name:
        raise InputProblem("missing", field="name")
    _, code = team.add_person(desk, by=by, member=member, admin_file=Path(asked.admin_file), passphrase=_admin_words())
    _say_code(member.name, code)


def _seat(asked: argparse.Namespace, desk: Desk, by: UserId) -> None:
    from fieldnotes.services import team

    row = _find(team.list_team(desk, by=by), asked.name)
    code = team.seat_person(desk, by=by, user=row.user, admin_file=Path(asked.admin_file), passphrase=_admin_words())
    _say_code(row.name, code)


def _let_in(asked: argparse.Namespace, desk: Desk, by: UserId) -> None:
    from fieldnotes.services import signin, team

    row = _find(team.list_team(desk, by=by), asked.name)
    signin.approve_grants(desk, by=by, user=row.user, compartment=_READS[asked.to])
    say(f"{row.name} reads {asked.to} records from now on. On another laptop: after it has met the station.")


def _say_release_code(file: Path, challenge: str) -> int:
    from fieldnotes.vault.vault import make_release_code

    if not file.exists():
        raise InputProblem("file_not_found", name=file.name)
    code = make_release_code(file, read_secret("Passphrase of the release file: "), challenge)
    say("Be sure who calls. Then read them:")
    say(f"  {code}")
    say("It works once, on that laptop. There they can sign in for three days, or try their passphrase again.")
    return 0


def _recover(asked: argparse.Namespace, desk: Desk, by: UserId) -> None:
    from fieldnotes.services import team

    words = read_secret("Passphrase of the recovery file: ")
    opened = team.recover_keys(desk, by=by, recovery_file=Path(asked.recovery_file), passphrase=words)
    names = [word for comp, word in _RECORDS.items() if comp in opened]
    say(f"{desk.user_row(by).name} reads these records again: {', '.join(names)}. It is in the audit trail.")
    say("Put the recovery file back into the safe. Colleagues are let in by this person from now on (people let-in).")


def _find(rows: Sequence[TeamRow], name: str) -> TeamRow:
    wanted = name.casefold().strip()
    found = [row for row in rows if wanted and wanted in (row.name.casefold(), *row.name.casefold().split())]
    if not found:
        raise InputProblem("not_of_the_team", name=name)
    if len(found) > 1:
        raise InputProblem("user_unclear", name=name)
    return found[0]


def _admin_words() -> str:
    return read_secret("Passphrase of the admin file: ")


def _say_code(name: str, code: str) -> None:
    say(f"{name} sits down at the sign-in with this one-time code and a passphrase of their own:")
    say(f"  {code}")
    say("It is shown only now. Police and clinical records are opened to them by a colleague who reads them.")


_ACTIONS: dict[str, Callable[[argparse.Namespace, Desk, UserId], None]] = {
    "list": _list,
    "add": _add,
    "seat": _seat,
    "let-in": _let_in,
    "recover": _recover,
}
