"""Commands that bring a laptop into the agency and take one out: the admin's beside the station, and the laptop's own.

They join what the serving station must not: only these processes see the admin's key, for as long as they run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldnotes.command_desk import opened_desk, sign_in_at
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, Problem, RuleProblem, SyncProblem
from fieldnotes.system.terminal import count_of, read_secret, say

if TYPE_CHECKING:
    from fieldnotes.services.ending import Ending
    from fieldnotes.services.enrolment import Joined
    from fieldnotes.services.invite import AdminKey, Invitation

_LOOK_S = 0.5


def add_station_actions(actions: Any, everywhere: argparse.ArgumentParser) -> None:
    """`fieldnotes station enrol | revoke | holds | quarantine | release`."""

    def action(name: str, words: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, parents=[everywhere], help=words, description=words)
        return made

    enrol = action("enrol", "let a laptop join: shows a code for a quarter of an hour, and asks for its six digits")
    enrol.add_argument("--name", required=True, help="what the laptop is called, such as Unit 12")
    enrol.add_argument("--suffix", required=True, help="one or two characters at the end of its numbers")
    enrol.add_argument(
        "--for", dest="people", metavar="NAME", action="append", default=[], help="who gets a seat on it"
    )
    enrol.add_argument("--qr", metavar="FILE", help="also write the code as a picture (.png or .svg)")
    revoke = action("revoke", "take a lost laptop, or somebody who leaves, out of the agency")
    which = revoke.add_mutually_exclusive_group(required=True)
    which.add_argument("--laptop", metavar="NAME", help="name, suffix or id")
    which.add_argument("--person", metavar="NAME", help="name or initials")
    revoke.add_argument("--reason", required=True, help="in your words; it is kept with the certificate")
    for one in (enrol, revoke):
        one.add_argument("--admin-file", metavar="FILE", required=True, help="the sealed file of the agency's admin")
    holds = action(
        "holds", "say what is known to lie on a laptop, and who could open it; also of one that was taken out"
    )
    holds.add_argument("laptop", metavar="LAPTOP", help="name, suffix or id")
    action("quarantine", "say what laptops sent after they were taken out")
    release = action("release", "let what lies in quarantine into the feed, after you looked at whose it is")
    release.add_argument("revs", metavar="REVISION", nargs="*", help="ids, or their beginnings")
    release.add_argument("--device", metavar="LAPTOP", default="", help="all of one laptop: name, suffix or id")


def add_laptop_command(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """`fieldnotes enrol`."""
    enrol = command(
        "enrol", "join an agency with the code that its administrator shows; with a vault here: join its station"
    )
    where = enrol.add_mutually_exclusive_group(required=True)
    where.add_argument("--station", metavar="HOST:PORT", help="where the station is; the code is asked for")
    where.add_argument("--file", metavar="FILE", help="the text of the QR code, in a file")
    enrol.add_argument("--user", metavar="NAME", help="with a vault here: who signs in")


STATION_ACTIONS = frozenset({"enrol", "revoke", "holds", "quarantine", "release"})


def run_station(asked: argparse.Namespace) -> int:
    """One of `STATION_ACTIONS`."""
    acts = {"enrol": _invite, "revoke": _revoke, "holds": _holds, "quarantine": _quarantine, "release": _release}
    return acts[asked.action](asked)


def _open_admin(asked: argparse.Namespace) -> tuple[AdminKey, str]:
    from fieldnotes.services.invite import AdminKey

    if not Path(asked.admin_file).exists():  # before a passphrase is typed for nothing
        raise InputProblem("file_not_found", name=Path(asked.admin_file).name)
    passphrase = read_secret("Passphrase of the admin file: ")
    return AdminKey.open(Path(asked.admin_file), passphrase), passphrase


def _invite(asked: argparse.Namespace) -> int:
    from fieldnotes.crypto.stretch import calibrate
    from fieldnotes.services.invite import Invitation
    from fieldnotes.services.station import StationFacts
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.invite import INVITES, InviteBox
    from fieldnotes.station.keeper import ROOT, now_ms
    from fieldnotes.station.opening import open_shelf

    if asked.qr and Path(asked.qr).suffix.lower() not in {".png", ".svg"}:
        raise InputProblem("qr_png_or_svg", field="qr")
    identity = read_identity(asked.data)
    admin, passphrase = _open_admin(asked)
    facts = StationFacts(
        name=identity.name,
        addresses=identity.addresses,
        tls=identity.fingerprint,
        public=identity.receipt_public,
        hpke=identity.bundle_public,
    )
    with closing(open_shelf(asked.data, identity.database, now_ms)) as shelf:
        invitation = Invitation(
            shelf,
            InviteBox(asked.data / INVITES, now_ms=now_ms),
            station=facts,
            root=shelf.setting(ROOT) or "",
            admin=admin,
            laptop=asked.name,
            suffix=asked.suffix,
            names=asked.people,
            now_ms=now_ms,
        )
        is_refused = False
        try:
            _show(invitation, asked.qr)
            while not invitation.hear():
                if now_ms() > invitation.until_ms:
                    raise SyncProblem("invite_over")
                time.sleep(_LOOK_S)
            say(f"{invitation.asked_by} has asked to join.")
            typed = "".join(c for c in read_secret("The six digits that the laptop shows: ") if c.isdigit())
            if typed != invitation.digits:
                invitation.refuse()
                is_refused = True
                raise RuleProblem("digits_differ")
            issued = invitation.agree(
                pin=lambda root: shelf.set_setting(ROOT, root),
                safe_dir=Path(asked.admin_file).parent,
                safe_passphrase=passphrase,
                kdf=calibrate(),
            )
            say(f"They are the same. {count_of(len(issued), 'certificate was', 'certificates were')} issued.")
            until = time.monotonic() + 120
            while not (is_done := invitation.is_done()) and time.monotonic() < until:
                time.sleep(_LOOK_S)
        finally:
            if not is_refused:  # a refusal lies there until the laptop has heard it; a second request is not taken
                invitation.close()
    say(last_word(is_done=is_done, has_vault=invitation.has_vault))
    return 0


def last_word(*, is_done: bool, has_vault: bool) -> str:
    """What became of it, for the admin. `has_vault`: taken out, that laptop would erase the keys of every note on it."""
    if is_done:
        return "The laptop is ready. The code opens nothing any more."
    if has_vault:
        return "The laptop did not say that it is ready. If it was cut off, enrol it again with a new code."
    return (
        "The laptop did not say that it is ready. If it was cut off, take it out (station revoke) and enrol it again."
    )


def _show(invitation: Invitation, picture: str | None) -> None:
    import io

    import segno

    made = segno.make(invitation.link, error="m")
    if picture:
        try:
            made.save(picture, scale=8)
        except OSError as refused:
            raise EnvironmentProblem("picture_not_written", name=Path(picture).name) from refused
    drawn = io.StringIO()
    made.terminal(drawn, compact=True)
    say(drawn.getvalue())
    say(f"Code, for one laptop and a quarter of an hour: {invitation.code}")
    say(f"Station: {', '.join(invitation.station.addresses)}")


def _revoke(asked: argparse.Namespace) -> int:
    from fieldnotes.services.ending import end_laptop, end_person, find_laptop
    from fieldnotes.services.invite import read_feed
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import ROOT, now_ms
    from fieldnotes.station.opening import open_shelf
    from fieldnotes.trust.roll import Roll

    identity = read_identity(asked.data)
    admin, _ = _open_admin(asked)
    with closing(open_shelf(asked.data, identity.database, now_ms)) as shelf:
        root = shelf.setting(ROOT) or ""
        if not root:
            raise RuleProblem("station_without_agency")
        if asked.person is not None:
            told = end_person(shelf, root=root, admin=admin, person=asked.person, reason=asked.reason, now_ms=now_ms())
            say(f"{told.name} is out of the agency. Each laptop erases their seat when it next meets the station.")
            say(
                "New notes are sealed with new keys from the next sign-in of a colleague. What they signed stays signed."
            )
            return 0
        device, _body = find_laptop(Roll(root, read_feed(shelf)), asked.laptop)
        _tell(
            end_laptop(
                shelf,
                root=root,
                admin=admin,
                laptop=device,
                reason=asked.reason,
                pulled_to=shelf.given_to(device),
                now_ms=now_ms(),
            )
        )
    return 0


_KINDS = (("joint", "shared"), ("law", "police"), ("clinical", "clinical"))


def _holds(asked: argparse.Namespace) -> int:
    from fieldnotes.services.ending import describe_laptop, find_laptop
    from fieldnotes.services.invite import read_feed
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import ROOT, now_ms
    from fieldnotes.station.opening import open_shelf
    from fieldnotes.trust.roll import Roll

    with closing(open_shelf(asked.data, read_identity(asked.data).database, now_ms)) as shelf:
        roll = Roll(shelf.setting(ROOT) or "", read_feed(shelf))
        device, _body = find_laptop(roll, asked.laptop)
        told = describe_laptop(shelf, roll, device, pulled_to=shelf.given_to(device))
    say(f"{told.name} {'is out of the agency' if roll.is_ended(device) else 'belongs to the agency'}.")
    _tell_contents(told)
    return 0


def _tell(told: Ending) -> None:
    say(f"{told.name} is out of the agency. The station gives it nothing any more.")
    _tell_contents(told)
    say("New notes are sealed with new keys from the next sign-in on each laptop.")
    say(
        "If it comes back, it hands over its last work and erases its keys; that work waits here (station quarantine, station release)."
    )
    last = [words for comp, words in _KINDS if comp in told.last_of]
    if last:
        say(
            f"No other laptop opens all {' and '.join(last)} records that are here. Enrol another one (station enrol --for NAME); "
            "there the agency's recovery file opens them (fieldnotes people recover)."
        )
    else:
        say(
            "Another laptop for the same people: station enrol --for NAME, then fieldnotes sync on it; a colleague who reads police or "
            "clinical records lets them in (fieldnotes people let-in)."
        )
    say(f"This list again, at any time: fieldnotes station holds {told.device}")


def _tell_contents(told: Ending) -> None:
    kinds = [f"{told.records[comp]} {words}" for comp, words in _KINDS if told.records.get(comp)]
    of_them = f", of records: {', '.join(kinds)}" if kinds else ""
    say(f"Known to be on it: {count_of(told.on_laptop, 'sealed version')} of notes{of_them}.")
    for author in told.authors:
        lost = (
            f", {author.missing} more {'was' if author.missing == 1 else 'were'} written and did not arrive: that work may be lost with it"
            if author.missing
            else ""
        )
        say(f"  {author.name}: {author.arrived} arrived here{lost}.")
    for comp, words in _KINDS:
        if told.readers.get(comp):
            say(
                f"  Its {words} records open with the passphrase or the printed recovery code of {' or '.join(told.readers[comp])}."
            )
    say("What was written after its last meeting is on no list here; ask the people who used it.")
    say(
        "Whoever has the disk must know that code, or guess the passphrase and have the secret of the laptop's own account."
    )


def _quarantine(asked: argparse.Namespace) -> int:
    from fieldnotes.services.ending import list_quarantine
    from fieldnotes.services.invite import read_feed
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import ROOT, now_ms
    from fieldnotes.station.opening import open_shelf
    from fieldnotes.trust.roll import Roll

    with closing(open_shelf(asked.data, read_identity(asked.data).database, now_ms)) as shelf:
        rows = list_quarantine(shelf, Roll(shelf.setting(ROOT) or "", read_feed(shelf)))
    if not rows:
        say("Nothing is in quarantine.")
    for row in rows:
        who = ", ".join(f"{name}: {count}" for name, count in sorted(row.authors.items()))
        say(f"{row.laptop} ({row.device}): {count_of(len(row.revs), 'sealed version')}. {who}.")
    return 0


def _release(asked: argparse.Namespace) -> int:
    from fieldnotes.services.ending import find_laptop, release_from_quarantine
    from fieldnotes.services.invite import read_feed
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import ROOT, now_ms
    from fieldnotes.station.opening import open_shelf
    from fieldnotes.trust.roll import Roll

    with closing(open_shelf(asked.data, read_identity(asked.data).database, now_ms)) as shelf:
        device = asked.device
        if device:
            roll = Roll(shelf.setting(ROOT) or "", read_feed(shelf))
            device = device if device in roll.laptops() else find_laptop(roll, device)[0]
        count = release_from_quarantine(shelf, device=device, revs=asked.revs)
    say(
        f"{count_of(count, 'sealed version is', 'sealed versions are')} in the feed now, for every laptop at its next meeting."
    )
    return 0


# --- on the laptop -----------------------------------------------------------------------------------------------------


def run_laptop(asked: argparse.Namespace) -> int:
    """`fieldnotes enrol`."""
    from fieldnotes.services.enrolment import Enrolment, find_way
    from fieldnotes.services.invite import read_link
    from fieldnotes.vault.setup import has_vault

    text = _read_text(Path(asked.file)) if asked.file else read_secret("Code that the administrator shows: ")
    code, addresses = read_link(text)
    enrolment = Enrolment(code, find_way([asked.station] if asked.station else addresses))
    offer = enrolment.offer
    if has_vault(asked.data):
        return _join_station(asked, enrolment)
    enrolment.check_offer()
    say(f"{offer.agency} invites this laptop as {offer.laptop} {offer.suffix}.")
    say(f"Seats: {', '.join(one.name for one in enrolment.people)}.")
    digits = enrolment.ask_for_vault(asked.data)
    _wait(enrolment, digits)
    joined = enrolment.make_vault(asked.data)
    say(
        f"This laptop belongs to {joined.agency} now. Each person takes their seat with their own code, shown only here:"
    )
    _say_codes(joined)
    return 0


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")[:4096]
    except (FileNotFoundError, NotADirectoryError):
        raise InputProblem("file_not_found", name=path.name) from None
    except OSError as refused:
        raise EnvironmentProblem("file_unreadable", name=path.name) from refused
    except ValueError:
        raise InputProblem("no_code_in_file", name=path.name) from None


def _join_station(asked: argparse.Namespace, enrolment: Any) -> int:

    with opened_desk(asked) as desk:
        sign_in_at(desk, asked.user)
        digits = enrolment.ask_for_station(desk)
        _wait(enrolment, digits)
        joined: Joined = enrolment.keep_station(desk)
    say(f"This laptop meets the station {joined.station.name} from now on.")
    return 0


def _wait(enrolment: Any, digits: str) -> None:
    say(f"Six digits, for the administrator: {digits[:3]} {digits[3:]}")
    say("Waiting until the administrator has typed them …")
    try:
        enrolment.wait_long()
    except Problem:
        say("Nothing was kept on this laptop.")
        raise


def _say_codes(joined: Joined) -> None:
    for name, code in joined.codes:
        say(f"  {name}: {code}")
