"""What sync says: how a meeting goes, what is where, whether everything is at the station. Shared by its screen and by who leaves."""

from __future__ import annotations

from fieldnotes.domain.lease import Lease
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.sync_row import ConflictSide, Progress, SyncFacts, SyncRow, SyncState, TrailFacts
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import say_day, say_minute
from ui.viewmodels.sentence import sentence_of

WHY = {  # what the station said of a revision that it did not take
    "missing_parent": to_say("an earlier version is not there yet; both are offered again"),
    "unknown_author": to_say("the station does not know its author yet"),
    "not_a_member": to_say("its author may not write there any more; speak with your administrator"),
    "newer_version": to_say("the station needs an update"),
    "over_quota": to_say("the station takes no more of this laptop today"),
    "no_room": to_say("the station's disk is full"),
}
CLOCK_OFF_S = 120  # a clock further off than this is said
APART_FROM_DAYS = 2  # a day off is no news


def moment_words(at: EntryTime, today: str) -> str:
    """23:04 today, Nov 22 23:04 on another day."""
    day = at.to_event_time().day
    return say_minute(at) if day == today else f"{say_day(day, today=today)} {say_minute(at)}"


def under_words(state: SyncState, facts: SyncFacts | None, today: str) -> str:
    """The line under the heading: where we stand with the station."""
    station = state.station or (facts.station if facts else "") or tr("the station")
    if state.phase == "not_enrolled":
        return tr("This laptop belongs to no station yet. Everything written is kept here.")
    if state.phase == "paused":
        return tr("Paused by hand. Nothing is lost; it waits here.")
    if state.phase == "problem":
        return sentence_of(SyncProblem(state.problem))
    if state.phase == "never_met":
        met = facts.last if facts is not None else None
        if met is None:
            return tr("{station} · not met yet", station=station)
        return tr("{station} · last met {clock}", station=station, clock=moment_words(met.at, today))
    connected = tr("Connected to {station} over the station network · end-to-end encrypted", station=station)
    return bound_words(state, facts) or connected


def bound_words(state: SyncState, facts: SyncFacts | None) -> str:
    """Why the station took no more the last time; empty when it did, and while something goes on."""
    bound = facts.bound if facts is not None and state.phase == "idle" else ""
    return sentence_of(SyncProblem(bound)) if bound else ""


def heading_words(state: SyncState, facts: SyncFacts | None) -> str:
    """What the card of progress is about."""
    if state.phase == "working":
        return _working_words(state.progress)
    if facts is None:
        return ""
    if facts.is_all_stored:
        return tr("Everything is at the station")
    if facts.waiting:
        return tr_n("%n record waits for the station", "%n records wait for the station", facts.waiting)
    return tr("Not checked with the station yet")


def _working_words(progress: Progress) -> str:
    if progress.part == "sending":
        return tr_n("Sending %n record", "Sending %n records", progress.to_send)
    if progress.part == "receiving":
        return tr("Receiving what others wrote")
    if progress.part == "files":
        return tr("Photos and papers")
    if progress.part == "reading":
        return tr_n("Reading %n new record", "Reading %n new records", progress.received)
    return tr("Asking the station")


def progress_words(state: SyncState, facts: SyncFacts | None, today: str) -> str:
    """6.1 of 8.4 MB · about 4 s left; or when the station was met last."""
    progress = state.progress
    if state.phase != "working":
        met = facts.last if facts else None
        return tr("Last met {clock}", clock=moment_words(met.at, today)) if met else ""
    said = _amount(progress)
    left = "" if progress.left_s is None or not said else left_words(progress.left_s)
    return " · ".join(filter(None, (said, left)))


def _amount(progress: Progress) -> str:
    if progress.part == "sending" and progress.bytes_to_send:
        return tr("{done} of {all} MB", done=megabytes(progress.bytes_sent), all=megabytes(progress.bytes_to_send))
    if progress.part == "files" and progress.file_bytes_total:
        done, all_ = megabytes(progress.file_bytes), megabytes(progress.file_bytes_total)
        return tr("{done} of {all} MB", done=done, all=all_)
    if progress.part == "receiving" and progress.to_read:
        return tr("{done} of {all} records", done=f"{progress.read:,}", all=f"{progress.to_read:,}")
    return ""


def left_words(seconds: int) -> str:
    """A time to wait: about 4 s left."""
    if seconds >= 90:
        return tr("about {minutes} min left", minutes=round(seconds / 60))
    return tr("about {seconds} s left", seconds=max(1, seconds))


def megabytes(size: int) -> str:
    """6.1; 0.04."""
    mega = size / 1_000_000
    return f"{mega:.1f}" if mega >= 0.1 else f"{mega:.2f}"


def share(state: SyncState, facts: SyncFacts | None) -> float:
    """How much of the bar is full, 0 to 1."""
    progress = state.progress
    if state.phase == "working":
        if progress.part == "sending" and progress.bytes_to_send:
            return progress.bytes_sent / progress.bytes_to_send
        if progress.part == "receiving" and progress.to_read:
            return progress.read / progress.to_read
        if progress.part == "files" and progress.file_bytes_total:
            return progress.file_bytes / progress.file_bytes_total
        return 1.0 if progress.part == "reading" else 0.0
    return facts.stored / facts.total if facts and facts.total else 0.0


def final_line(facts: SyncFacts, today: str) -> tuple[str, str]:
    """41 of 41 stored by the station at 23:04; 2 drafts remain on this laptop. Words and tone: ok only when the station said so of all."""
    drafts = (
        tr_n("%n draft remains on this laptop", "%n drafts remain on this laptop", facts.drafts) if facts.drafts else ""
    )
    if facts.last is None:
        said = tr_n("%n record is only on this laptop", "%n records are only on this laptop", facts.total)
    else:
        said = tr(
            "{stored} of {total} stored by the station at {clock}",
            stored=facts.stored,
            total=facts.total,
            clock=moment_words(facts.last.at, today),
        )
    return "; ".join(filter(None, (said, drafts))), "ok" if facts.is_all_stored else "warn"


def row_pill(row: SyncRow, today: str) -> tuple[str, str]:
    """Words and tone of the pill of one encounter."""
    if row.state == "station":
        at = f", {moment_words(row.at, today)}" if row.at else ""
        return tr("At the station{clock}", clock=at), "ok"
    return {
        "here": (tr("Only on this laptop"), "warn"),
        "sending": (tr("Sending"), "plain"),
        "attention": (tr("Needs attention"), "danger"),
    }[row.state]


def row_title(row: SyncRow) -> str:
    """Suicidal person; with attention also why."""
    title = "" if LOOK.is_private else row.title
    if row.state != "attention":
        return title
    said = WHY.get(row.why)
    why = tr(said) if said else tr("the station did not take it; it is kept here and offered again")
    return ": ".join(filter(None, (title, why)))


def spoken_row(row: SyncRow, today: str) -> str:
    """What a screen reader says."""
    return ", ".join(filter(None, (row.number, row_title(row), row_pill(row, today)[0])))


def side_words(side: ConflictSide, today: str) -> str:
    """Where and when a value was written: this laptop · 18:22."""
    laptop = tr("this laptop") if side.is_here else tr("laptop {name}", name=side.laptop) if side.laptop else ""
    return " · ".join(filter(None, (laptop, moment_words(side.at, today))))


def rail_words(waiting: int) -> str:
    """Sync; 3 waiting."""
    return tr("{count} waiting", count=waiting) if waiting else tr("Sync")


def clock_words(off_s: int) -> str:
    """Empty while the clocks agree well enough."""
    if abs(off_s) <= CLOCK_OFF_S:
        return ""
    minutes = max(2, round(abs(off_s) / 60))
    said = (
        tr("This laptop's clock is {minutes} min behind the station's.", minutes=minutes)
        if off_s > 0
        else tr("This laptop's clock is {minutes} min ahead of the station's.", minutes=minutes)
    )
    return f"{said} " + tr("Times stay as they were written. Set the clock, or tell whoever looks after this laptop.")


def twin_words(has_twin: bool) -> str:
    """Empty for the one disk that there should be."""
    if not has_twin:
        return ""
    said = tr("Somebody writes elsewhere with the keys of this laptop: its disk was copied, or it was restored twice.")
    return f"{said} " + tr("Nothing is lost. Tell your administrator today.")


def trail_alarm_words(trail: TrailFacts) -> str:
    """Empty for an audit trail that has all that the station countersigned, or lost it by a restore that said so."""
    if not trail.is_broken:
        return ""
    said = tr("The audit trail of this laptop lacks what the station countersigned: entries were cut off or changed.")
    return f"{said} " + tr("Nothing you wrote is touched. Tell your administrator today.")


def restored_words(trail: TrailFacts, today: str) -> list[str]:
    """Each restore of this laptop: a fact that stays."""
    lines = []
    for one in trail.restored:
        day = say_day(one.at.to_event_time().day, today=today)
        if one.missing:
            said = tr_n(
                "Restored from a backup (noticed {day}): %n entry of the audit trail, written after the backup, is not on this laptop. "
                "The station holds its checkpoint.",
                "Restored from a backup (noticed {day}): %n entries of the audit trail, written after the backup, are not on this laptop. "
                "The station holds their last checkpoint.",
                one.missing,
                day=day,
            )
        else:
            said = tr(
                "Restored from a backup (noticed {day}): the station knows of no entry of the audit trail that is missing.",
                day=day,
            )
        lines.append(said)
    return lines


def apart_words(lease: Lease) -> str:
    """How long laptop and station have been apart, and what follows for whoever comes in; empty while it is no news."""
    days = lease.days_apart
    if lease.state == "over":
        return tr("{days} days without the station. To sign in: the station or a supervisor.", days=days)
    if lease.is_released:
        return tr_n(
            "{days} days without the station. A supervisor let people in, for %n more day.",
            "{days} days without the station. A supervisor let people in, for %n more days.",
            lease.days_left,
            days=days,
        )
    if lease.state == "grace":
        return tr(
            "{days} days without the station. From day {day} a supervisor must let people in.",
            days=days,
            day=lease.lease_days,
        )
    if days < APART_FROM_DAYS:
        return ""
    return tr_n(
        "This laptop has not met the station for %n day. Your notes are safe here.",
        "This laptop has not met the station for %n days. Your notes are safe here.",
        days,
    )
