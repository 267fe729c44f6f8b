"""What the screen of sync paints: how a meeting goes, what is where, which fields say two things."""

from __future__ import annotations

from typing import Literal

from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId, UserId
from fieldnotes.domain.lease import Lease
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services.row import Row

Phase = Literal["not_enrolled", "never_met", "idle", "working", "paused", "problem", "ended"]
Part = Literal["greeting", "sending", "receiving", "reading", "files"]
Place = Literal["here", "sending", "station", "attention"]


class Progress(Row, frozen=True, kw_only=True):
    """How far a meeting is. Records are revisions. `left_s`: None while nothing can be said."""

    part: Part = "greeting"
    sent: int = 0
    to_send: int = 0
    bytes_sent: int = 0
    bytes_to_send: int = 0
    received: int = 0  # from others
    read: int = 0  # of the station's feed, own ones too
    to_read: int = 0
    file_bytes: int = 0  # of photos and papers, both ways
    file_bytes_total: int = 0
    left_s: int | None = None


class Meeting(Row, frozen=True, kw_only=True):
    """How the last meeting ended that came to its end. `clock_off_s`: the station's clock minus this laptop's. `has_twin`: somebody writes
    elsewhere with the keys of this laptop.
    """

    at: EntryTime
    is_verified: bool
    sent: int = 0
    received: int = 0
    clock_off_s: int = 0
    has_twin: bool = False


class TrailRestored(Row, frozen=True, kw_only=True):
    """A restore of this laptop; `at`: when the station noticed it, on its clock. `missing`: entries of the audit trail that the station
    countersigned and that are not here any more.
    """

    at: EntryTime
    missing: int


class TrailFacts(Row, frozen=True, kw_only=True):
    """What the station signed last of this laptop's audit trail. `is_broken`: it lacks what was countersigned, by no restore; `is_twice`:
    a disk that another one had replaced was at the station again.
    """

    restored: tuple[TrailRestored, ...] = ()
    is_broken: bool = False
    is_twice: bool = False


class SyncState(Row, frozen=True, kw_only=True):
    """What goes on just now. `problem`: a code with a sentence, of the last meeting. `sending`: records in the page under way.

    `ended`: whose seats here the agency ended since sign-in; they are signed out. With nobody left the phase is "ended", for good.
    """

    phase: Phase
    station: str = ""
    problem: str = ""
    progress: Progress = Progress()
    sending: frozenset[str] = frozenset()
    ended: tuple[UserId, ...] = ()


class SyncFacts(Row, frozen=True, kw_only=True):
    """What the log says: how much of it the station holds. `compartments`: (compartment, at the station, all of them).

    `refused`: revisions that the station did not take the last time. `bound`: why it took no more then, a code with a sentence.
    `lease`: days without the station, and what follows. `trail`: of the audit trail.
    """

    station: str
    stored: int
    total: int
    drafts: int
    compartments: tuple[tuple[Compartment, int, int], ...]
    last: Meeting | None = None
    refused: int = 0
    bound: str = ""
    lease: Lease = Lease()
    trail: TrailFacts = TrailFacts()

    @property
    def waiting(self) -> int:
        """Revisions that the station does not hold."""
        return self.total - self.stored

    @property
    def is_all_stored(self) -> bool:
        """Whether the station said of every revision here that it holds it, and both counted the same."""
        return self.waiting == 0 and self.last is not None and self.last.is_verified


class SyncRow(Row, frozen=True, kw_only=True):
    """One encounter in the list. `at`: when the station confirmed the last of it. `why`: a code of the station, with attention."""

    encounter: EncounterId
    number: str
    title: str
    state: Place
    started_utc_ms: int
    at: EntryTime | None = None
    why: str = ""
    is_first: bool = False  # stands above the rest because something of it waits


class ConflictSide(Row, frozen=True, kw_only=True):
    """One of several values of one field. `laptop`: what the agency calls the other laptop; empty when it was this one."""

    value: object
    revision: RevisionId
    by: UserId
    by_name: str
    initials: str
    profession: Profession
    laptop: str
    is_here: bool
    at: EntryTime


class ConflictField(Row, frozen=True, kw_only=True):
    """One field that two people set: both values are kept, nothing is preselected."""

    path: str
    sides: tuple[ConflictSide, ...]


class ConflictRow(Row, frozen=True, kw_only=True):
    """One record with such fields. `section`: rail key of the page of the encounter that shows it."""

    record: RecordId
    kind: str
    compartment: Compartment
    encounter: str
    person: str
    section: str
    number: str
    title: str
    fields: tuple[ConflictField, ...]
    heads: tuple[str, ...]
