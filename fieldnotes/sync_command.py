"""`fieldnotes sync` and `fieldnotes bundle`: meet the station over the network, or by a stick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldnotes.command_desk import opened_desk, sign_in_at
from fieldnotes.domain.problem import InputProblem, SyncProblem
from fieldnotes.system.terminal import count_of, say

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.sync_row import SyncFacts
    from fieldnotes.services.syncing import Syncing


def add_commands(command: Callable[[str, str], argparse.ArgumentParser], everywhere: Any, parser_class: Any) -> None:
    """Both commands. `command` makes one of the first level; `everywhere`: arguments that each has."""
    sync = command("sync", "meet the station now: what is written here goes there, what others wrote comes")
    sync.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")
    bundle = command("bundle", "sync by hand: a stick for the station or for another laptop").add_subparsers(
        dest="action", metavar="ACTION", parser_class=parser_class, required=True
    )
    words = "write what the station or another laptop lacks into a folder, sealed so that nobody else can open it"
    write = bundle.add_parser("write", parents=[everywhere], help=words, description=words)
    write.add_argument("--to", metavar="DIR", required=True, help="the folder, usually a stick")
    write.add_argument(
        "--for", metavar="WHO", dest="recipient", default="", help='"station" or a laptop\'s name, if it is not clear'
    )
    write.add_argument(
        "--part-mb", metavar="MB", type=int, default=1024, help="how large a file may be; 1024 if not said"
    )
    words = "take in the bundles for this laptop; anything that is here already changes nothing"
    read = bundle.add_parser("read", parents=[everywhere], help=words, description=words)
    read.add_argument("path", metavar="PATH", help="a bundle, or the folder where bundles lie")
    for one in (write, read):
        one.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")


# --- over the network ---------------------------------------------------------------------------------------------------


def run_sync(asked: argparse.Namespace) -> int:
    """`fieldnotes sync`: one meeting, files too. SyncProblem says why it did not come to its end; what was done until then stays done.

    Nothing of a record is shown, and the meeting is what a laptop that was long without its station needs: nobody is turned away here.
    """
    from fieldnotes.services.syncing import Syncing
    from fieldnotes.system.lane import Lane

    lane = Lane()  # the vault's connections belong to one thread, and the line is waited for in another
    here = opened_desk(asked)
    try:
        desk = lane.submit(here.__enter__).result()
        lane.submit(sign_in_at, desk, asked.user, to_meet=True).result()
        syncing = Syncing(desk, lane, told=_nobody, changed=_nobody)
        lane.bulk(desk.follow()).result()
        _meet(syncing, desk, lane)
    finally:
        lane.close(last=here.__exit__)
    return 0


def _nobody(_news: object) -> None:
    """Nobody watches."""


def _meet(syncing: Syncing, desk: Desk, lane: Any) -> None:
    from fieldnotes.services import sync_list

    met = syncing.meet("hand")
    state = syncing.state
    if state.phase == "not_enrolled":
        raise SyncProblem("station_none")
    if state.phase == "problem":
        raise SyncProblem(state.problem)
    # The agency's chain, judged here, ended this laptop or who signed in: the seats are erased, the log is closed.
    if met is None or not lane.submit(lambda: bool(desk.sessions)).result():
        raise SyncProblem("seats_erased")
    facts: SyncFacts = lane.submit(sync_list.read_facts, desk).result()
    came = f"{count_of(met.taken, 'sealed version')} from others came" if met.taken else "nothing new came from others"
    say(f"Met {facts.station}: {count_of(met.sent, 'sealed version')} sent, {came}.")
    if state.progress.file_bytes_total:
        say(f"Photos and papers: {state.progress.file_bytes / 1_000_000:.2f} MB.")
    if facts.refused:
        say(f"{count_of(facts.refused, 'sealed version')} the station did not take; kept here and offered again.")
    if not met.is_verified:
        say("Laptop and station do not count the same yet; the next meeting looks again.")
    for line in trail_lines(facts, since_ms=met.station_ms):
        say(line)
    say(say_stored(facts))
    if facts.bound:
        raise SyncProblem(facts.bound)


def trail_lines(facts: SyncFacts, *, since_ms: int) -> list[str]:
    """Of the audit trail: a restore at the meeting in which the station notices it (on its clock), an alarm at every one."""
    lines = []
    for one in facts.trail.restored:
        if one.at.utc_ms >= since_ms:
            gone = count_of(one.missing, "entry", "entries")
            is_are = "is" if one.missing == 1 else "are"
            lines.append(
                "The station noticed that this laptop was restored from a backup; "
                f"{gone} of the audit trail, written after it, {is_are} not here."
            )
    if facts.trail.is_broken:
        lines.append(
            "ALARM: the audit trail of this laptop lacks what the station countersigned: entries were cut off or changed. "
            "Tell your administrator today."
        )
    if facts.trail.is_twice:
        lines.append("ALARM: two disks write with the keys of this laptop. Tell your administrator today.")
    return lines


def say_stored(facts: SyncFacts) -> str:
    """41 of 41 stored by the station at 23:04; 2 drafts remain on this laptop."""
    clock = f" at {facts.last.at.to_local():%H:%M}" if facts.last else ""
    stored = f"{facts.stored} of {facts.total} stored by the station{clock}"
    if not facts.drafts:
        return f"{stored}."
    return f"{stored}; {count_of(facts.drafts, 'draft')} {'remains' if facts.drafts == 1 else 'remain'} on this laptop."


# --- by a stick ---------------------------------------------------------------------------------------------------------


def run_bundle(asked: argparse.Namespace) -> int:
    """`fieldnotes bundle`."""
    from fieldnotes.services import bundle

    if asked.action == "write":
        if asked.part_mb < 1:
            raise InputProblem("bundle_part_too_small")
        with opened_desk(asked) as desk:
            user = sign_in_at(desk, asked.user)
            recipient = bundle.choose_recipient(bundle.list_recipients(desk), asked.recipient)
            made = bundle.finish(
                bundle.writing(
                    desk, by=user.user, recipient=recipient, folder=Path(asked.to), part_bytes=asked.part_mb << 20
                )
            )
        held = f"{count_of(made.envelopes, 'sealed version')}, {count_of(made.blobs, 'file')}"
        say(f"Written for {made.recipient.name} and read again: {held}.")
        for path in made.paths:
            say(f"  {path.name}")
        say("The stick can be taken out. Nothing counts as delivered before a receipt of the station is read here.")
        return 0
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user)
        read = bundle.finish(bundle.reading_in(desk, by=user.user, where=Path(asked.path)))
        unsent = desk.log.unsent_count()
    for line in bundle.describe(read):
        say(line)
    say(f"{count_of(unsent, 'sealed version')} on this laptop not confirmed by a station yet.")
    return 0
