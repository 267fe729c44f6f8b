"""`fieldnotes station …`: make a station, run it, look at it, copy it, bring it back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldnotes.domain.problem import InputProblem
from fieldnotes.system.terminal import count_of, read_secret, say

if TYPE_CHECKING:
    from fieldnotes.station.backup import StationCopy
    from fieldnotes.station.state import LaptopState, Restored, StationState

STATUS_PORT = 8480
_PORT = 8443


def add_actions(actions: Any, everywhere: argparse.ArgumentParser) -> None:
    """The station's commands. `actions`: the subparsers of `fieldnotes station`."""

    def action(name: str, words: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, parents=[everywhere], help=words, description=words)
        return made

    init = action("init", "make a new station in an empty folder: its keys and its certificate")
    init.add_argument("--name", required=True, help="what people call it, such as Harborview Station")
    init.add_argument(
        "--address",
        metavar="HOST[:PORT]",
        action="append",
        required=True,
        help=f"where laptops find it, port {_PORT} if none is said; several are tried in their order",
    )
    init.add_argument(
        "--postgresql",
        action="store_true",
        help="keep everything in a PostgreSQL database; its address is asked for, as it may hold a password",
    )
    serve = action("serve", "run the station until it is stopped")
    serve.add_argument("--host", default="", help="the address to listen at, if not all of this computer")
    serve.add_argument("--port", type=int, default=_PORT, help=f"{_PORT} if not said; 0 for any that is free")
    serve.add_argument("--workers", type=int, default=1, help="processes; more than one needs PostgreSQL")
    serve.add_argument(
        "--status-port", type=int, default=STATUS_PORT, help="the status page, on this computer only; -1 for none"
    )
    action("devices", "say which laptops were here and when")
    status = action("status", "say how the station stands")
    status.add_argument("--json", action="store_true", help="as JSON")
    bundle = action("bundle", "laptops that never come into the network: by stick")
    words = "take in the bundles on a stick and write the answers beside them: receipts, and what each laptop lacks"
    read = bundle.add_subparsers(dest="what", metavar="WHAT", required=True).add_parser(
        "read", parents=[everywhere], help=words, description=words
    )
    read.add_argument("path", metavar="PATH", help="a bundle, or the folder where bundles lie")
    read.add_argument("--to", metavar="DIR", help="where the answers go, if not beside the bundles")
    backup = action("backup", "make a verified copy of the station, also while it runs")
    backup.add_argument("--to", metavar="DIR", required=True, help="the folder where copies lie")
    restore = action("restore", "bring a station back from a copy, into an empty folder; laptops then fill it up")
    restore.add_argument("backup", metavar="BACKUP", help="the copy's folder")
    words = "where it is kept from now on, if not as before: file, or postgresql (an empty database, its address is asked for)"
    restore.add_argument("--into", choices=["file", "postgresql"], help=words)


def run(asked: argparse.Namespace) -> int:
    """Do what was asked; problems as each action says."""
    _ACTIONS[asked.action](asked)
    return 0


def _init(asked: argparse.Namespace) -> None:
    from fieldnotes.station.identity import FILE, keep_identity, make_identity
    from fieldnotes.station.keeper import now_ms
    from fieldnotes.station.opening import open_shelf

    database = ""
    if asked.postgresql:
        database = _read_database()
        open_shelf(asked.data, database, now_ms).close()  # before anything is written: it must be reachable
    identity = make_identity(name=asked.name, addresses=asked.address, database=database)
    keep_identity(asked.data, identity)
    open_shelf(asked.data, database, now_ms).close()
    say(f"The station {identity.name} is made; its keys are in {FILE}, readable by this account only.")
    say(f"Laptops find it at {', '.join(identity.addresses)}.")
    say(f"SHA-256 fingerprint of its certificate: {identity.fingerprint}")


def _read_database() -> str:
    database = read_secret("Address of the database (postgresql://…): ").strip()
    if not database:
        raise InputProblem("station_database_url", field="database")
    return database


def _serve(asked: argparse.Namespace) -> None:
    from fieldnotes.station.serve import serve

    host = asked.host or "0.0.0.0"  # noqa: S104 - a station is there for other computers
    serve(
        asked.data,
        host=host,
        port=asked.port,
        workers=max(1, asked.workers),
        status_port=None if asked.status_port < 0 else asked.status_port,
        say=say,
    )


def _state(folder: Path) -> StationState:
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import Keeper, now_ms
    from fieldnotes.station.opening import open_shelf
    from fieldnotes.station.state import read_state

    identity = read_identity(folder)
    with closing(open_shelf(folder, identity.database, now_ms)) as shelf:
        return read_state(folder, identity, shelf, Keeper(identity))


def _devices(asked: argparse.Namespace) -> None:
    state = _state(asked.data)
    if not state.laptops:
        say("No laptop is enrolled here yet.")
    for one in state.laptops:
        seen = f"here last {moment_words(one.seen_ms)}" if one.seen_ms else "never here"
        version = f", FieldNotes {one.app}" if one.app else ""
        refused = f", {one.refused} not taken" if one.refused else ""
        bound = f", reached its bound of {bound_words(one.bounds_met)}" if one.bounds_met else ""
        say(
            f"{one.name or one.device}: {one.standing}, {seen}, {one.behind} behind, brought {one.brought}{refused}{bound}{version}"
        )
        for restored in one.restored:
            say(f"  {restored_words(restored)}")
        for words in trail_words(one):
            say(f"  {words}")


def _status(asked: argparse.Namespace) -> None:
    state = _state(asked.data)
    if asked.json:
        import msgspec

        sys.stdout.write(msgspec.json.format(msgspec.json.encode(state), indent=1).decode() + "\n")
        return
    began = {"made": "was made", "restored": "was restored"}.get(state.why, state.why)
    say(f"{state.name}, at {', '.join(state.addresses)}; agency: {state.agency or 'none yet'}.")
    say(f"Its present life {began} on {moment_words(state.life_ms)}.")
    kept = f"{count_of(state.revisions, 'sealed version')} and {count_of(state.certificates, 'certificate')}"
    say(f"Kept: {kept}, in {'PostgreSQL' if state.database == 'postgresql' else 'its own file'}.")
    if state.waiting:
        say(f"{count_of(state.waiting, 'version waits', 'versions wait')} for an earlier one that has not come.")
    if state.set_aside:
        say(f"{count_of(state.set_aside, 'certificate does', 'certificates do')} not hold and count for nothing.")
    say(f"{state.disk_free_bytes // 1024**2} MB free on the disk{': make room today' if state.is_disk_low else ''}.")
    if state.full:
        say(f"ALARM: {FULL[state.full]}")
    for one in state.laptops:
        if one.bounds_met:
            say(f"ALARM: {one.name or one.device} {BOUND_MET.format(what=bound_words(one.bounds_met))}")
    for twin in state.twins:
        who = f"{twin.author or 'somebody unknown'} on {twin.laptop or 'an unknown laptop'}"
        say(f"ALARM: two versions with the number {twin.n} of {who}: a copied disk runs twice, or somebody lies.")
    for one in {laptop.device: laptop for laptop in (*state.broken_trails, *state.at_work_twice)}.values():
        for words in trail_words(one):
            say(f"ALARM: {one.called}: {words}")
    enrolled = [one for one in state.laptops if one.standing == "enrolled"]
    up_to_date = sum(1 for one in enrolled if one.seen_ms and not one.behind)
    has = "has" if up_to_date == 1 else "have"
    say(f"{count_of(len(enrolled), 'laptop is', 'laptops are')} enrolled; {up_to_date} of them {has} everything.")


def _bundle(asked: argparse.Namespace) -> None:
    from fieldnotes.station.bundle import open_desk
    from fieldnotes.station.identity import read_identity
    from fieldnotes.station.keeper import Keeper, now_ms
    from fieldnotes.station.opening import open_shelf

    identity = read_identity(asked.data)
    with closing(open_shelf(asked.data, identity.database, now_ms)) as shelf:
        desk = open_desk(asked.data, Keeper(identity, folder=asked.data), shelf)
        replies = desk.read(Path(asked.path), answer_into=Path(asked.to) if asked.to else None)
    for reply in replies:
        for one in reply.carried:
            new, known = one.codes.get("stored", 0), one.codes.get("duplicate", 0)
            say(
                f"From {one.laptop or one.device}, written by {one.by}: {new} new, {known} here already, {count_of(one.blobs, 'file')}."
            )
            if one.parts[0] < one.parts[1]:
                say(f"  {one.parts[0]} of its {one.parts[1]} parts were here; the others can be read at any time.")
            for why, count in sorted((one.codes | one.blobs_refused).items()):
                if why not in ("stored", "duplicate"):
                    say(f"  {count} not taken: {WHY_NOT.get(why, why)}.")
        lacks = f"{count_of(reply.envelopes, 'sealed version')} and {count_of(reply.blobs, 'file')}"
        say(f"  The answer, with {lacks} that it lacks:")
        for path in reply.paths:
            say(f"  {path.name}")
    say("The stick can be taken out and goes back to the laptop.")


FULL = {
    "files": "The disk is nearly full: photos and papers are not taken in, soon no notes either. Laptops keep them until there is room.",
    "everything": "The disk is full, and nothing new is taken in. Laptops keep everything until there is room.",
}
_BOUNDS = {
    "revisions": "notes",
    "certificates": "certificates",
    "files": "files",
    "quarantine": "what lies in quarantine",
    "unread": "notes that only a newer FieldNotes can check (is this station up to date?)",
}
BOUND_MET = (
    "has brought as much as one laptop may: {what}. It keeps the rest and brings it again tomorrow. "
    "No team writes so much in weeks: find out where the laptop is, and take it out if nobody knows."
)


def bound_words(kinds: Sequence[str]) -> str:
    """What a laptop brought too much of."""
    return ", ".join(_BOUNDS.get(kind, kind) for kind in kinds)


WHY_NOT = {
    "missing_parent": "they wait for an earlier version that has not come",
    "unknown_author": "they wait for the certificate of who wrote them",
    "not_a_member": "they wait for a certificate that lets who wrote them write there",
    "gap": "a piece of a file before them is missing",
    "wrong_content": "a file is damaged where it was written",
    "no_room": "no room on this disk",
    "over_quota": "more than one laptop may bring today; it keeps them and brings them again",
    "too_large": "too large",
}


def _backup(asked: argparse.Namespace) -> None:
    from fieldnotes.station.backup import make_backup

    made = make_backup(asked.data, Path(asked.to), now=datetime.now(UTC))
    say(f"Copied and read again: {_in_copy(made)}.")
    say(f"In {made.path}. It holds the station's keys: keep it where only you can read it.")


def _restore(asked: argparse.Namespace) -> None:
    from fieldnotes.station.backup import restore_backup

    database = None if asked.into is None else ""
    if asked.into == "postgresql":
        database = _read_database()
    made = restore_backup(Path(asked.backup), asked.data, database=database)
    say(f"Restored: {_in_copy(made)}.")
    say("Laptops notice it at their next meeting and bring what the copy did not have.")


def _in_copy(made: StationCopy) -> str:
    kept = count_of(made.revisions, "sealed version"), count_of(made.certificates, "certificate")
    return f"{kept[0]}, {kept[1]}, {count_of(made.blobs, 'file')}"


def restored_words(one: Restored) -> str:
    """A restore of a laptop: a fact, which stays in the list."""
    said = f"Restored from a backup, noticed on {moment_words(one.at_ms)}"
    if not one.missing:
        return f"{said}; nothing of its audit trail is missing that the station knows of."
    is_one = one.missing == 1
    return (
        f"{said}; {count_of(one.missing, 'entry', 'entries')} of its audit trail, written after the backup, "
        f"{'is' if is_one else 'are'} not on it any more (the station holds {'its' if is_one else 'their last'} checkpoint)."
    )


def trail_words(one: LaptopState) -> list[str]:
    """What somebody should look at, and what to do then."""
    said = []
    if one.trail_broken_ms:
        said.append(
            f"its audit trail lacks what the station countersigned, since {moment_words(one.trail_broken_ms)}: entries were cut off or "
            "changed, or its disk was set back by other means than fieldnotes restore. Look at that laptop; then take it out (station "
            "revoke) and enrol it again."
        )
    if one.twice_ms:
        said.append(
            f"two disks write with its keys: on {moment_words(one.twice_ms)} one was here that a restored one had replaced. Find both; "
            "take the laptop out (station revoke) and enrol the one that stays."
        )
    return said


def moment_words(ms: int) -> str:
    """A moment in UTC, to the minute."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")


def default_folder() -> Path:
    """Where a station's data lies when nobody says so."""
    import platformdirs

    return Path(platformdirs.user_data_dir("FieldNotes", appauthor=False)) / "station"


_ACTIONS: dict[str, Callable[[argparse.Namespace], None]] = {
    "init": _init,
    "serve": _serve,
    "devices": _devices,
    "status": _status,
    "bundle": _bundle,
    "backup": _backup,
    "restore": _restore,
}
