"""A view file: what one compartment's records say, ready to paint and to search. A cache: it can be deleted at any
time and is rebuilt from the log.

It follows the log newest first, so the app is usable while the rest comes in, and keeps what it has followed as ranges of sequence numbers.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

import msgspec

from fieldnotes.domain.identity import leaders
from fieldnotes.domain.joining import call_key
from fieldnotes.domain.name import sounds_of
from fieldnotes.domain.problem import (
    Bug,
    DamagedVault,
    EnvironmentProblem,
    NewerVersion,
    Problem,
    VaultProblem,
)
from fieldnotes.domain.record import Compartment
from fieldnotes.store import search
from fieldnotes.store.cipher import Connection, open_cipher_file, remove_file, telling
from fieldnotes.store.fold import Folded, Kept, fold
from fieldnotes.store.log import Log
from fieldnotes.store.opener import UNREADABLE, Chunk, OpenEnvelope, Opener
from fieldnotes.store.payload import Payload, decode_payload
from fieldnotes.store.projection import (
    REVIEW,
    Part,
    address_key,
    covers_of,
    phone_key,
    project_encounter,
)
from fieldnotes.store.read import MERGED_DECODER, TIME_DECODER, Reading, join_revs, split_revs
from fieldnotes.store.row import (
    DERIVED,
    ENCODER,
    LINE_KINDS,
    PART_COUNTS,
    PARTS,
    SCHEMA,
    SET_REVIEWED,
    Rows,
    blob_of,
)
from fieldnotes.trust.envelope import Envelope

VIEW_APPLICATION_ID = 0x464E5657  # "FNVW"
VIEW_SCHEMA = 6

# Revisions in a commit: the more, the fewer pages are written twice.
_SMALLEST_BATCH, _FIRST_BATCH, _LARGEST_BATCH = 128, 256, 1024
_COMMIT_S = 0.010  # for a commit; the batch is made to fit
_CHECKPOINT_EVERY = 3  # commits; each ends in two flushes to the disk
_CHECKPOINT_PAGES = 4000  # by itself only if our own steps do not come to it
_TIDY_PAGES = 48
_COVER = "insert or ignore into cover(record, revision, signature, encounter, signer) values(?, ?, ?, ?, ?)"


class FollowReport(msgspec.Struct, frozen=True, kw_only=True):
    """How far a view is. `followed`: revisions read in this go; `unreadable`: kept aside, tried again next time."""

    followed: int
    unreadable: int
    low: int
    high: int
    is_caught_up: bool


class View(Reading):
    """An open view of one compartment. One thread owns it. `rebuilt_because`: "", missing, damaged, other_version, other_log."""

    def __init__(self, connection: Connection, path: Path, comp: Compartment, rebuilt_because: str) -> None:
        self._connection = connection
        self._name = path.name
        self.path = path
        self.comp = comp
        self.rebuilt_because = rebuilt_because
        self._pending = 0
        self._batch = _FIRST_BATCH
        self._commits = 0
        self._followed: list[list[int]] = []
        self._heard: set[str] = set()  # words of names whose sounds are written
        self._load_followed()
        self._unreadable = self._count_unreadable()
        self.view_id = self._mark("view_id")

    @classmethod
    def open(cls, path: Path, key: bytes, *, comp: str, incarnation: str) -> View:
        """The view of a compartment, following the log of this incarnation; begun anew when it is missing, damaged,
        of another version or another log.

        Raises EnvironmentProblem (disk full, read-only, …) and nothing about its content: that is only a cache.
        """
        compartment = Compartment(comp)
        reason = "missing"
        if path.exists():
            try:
                connection = _open(path, key)
                reason = _why_unfit(connection, path.name, compartment, incarnation)
                if not reason:
                    return cls(connection, path, compartment, "")
                connection.close()
            except NewerVersion:
                reason = "other_version"
            except VaultProblem:
                reason = "damaged"
        return cls(_begin(path, key, compartment, incarnation), path, compartment, reason)

    # --- how far -----------------------------------------------------------------------------------------------------

    @property
    def high(self) -> int:
        """The newest sequence number up to which it has followed."""
        return self._followed[-1][1] if self._followed else 0

    @property
    def low(self) -> int:
        """The oldest sequence number of the newest unbroken range."""
        return self._followed[-1][0] if self._followed else 0

    def is_caught_up(self, log: Log) -> bool:
        """Whether it has followed everything that the log holds now."""
        return self._gap(log.last_seq()) is None

    def steps(
        self,
        log: Log,
        *,
        open_envelope: OpenEnvelope,
        joint: View | None = None,
        signers: Collection[str] | None = None,
        limit: int | None = None,
    ) -> Iterator[FollowReport]:
        """Catch up, newest first, in steps of at most 20 ms; what is left when the iterator is dropped is done next time.

        `open_envelope` verifies, unseals and decodes, on a helper thread that ends with the iterator; it may raise
        VaultLocked, NewerVersion, EnvelopeBroken,
        SealBroken or NotCanonical, and then the
        revision is kept aside. `joint`: the joint view, whose signatures freeze records here; `signers` as in `follow_signatures`.
        """
        if joint is not None and joint is not self:
            self.follow_signatures(joint, signers=signers)
        try:
            self._retry(log, open_envelope)
            # The helper opens the next revisions while the lane writes the rows of these. Leaving the block waits for it.
            with ThreadPoolExecutor(1, thread_name_prefix="follow") as helper:
                yield from self._follow(log, Opener(open_envelope, helper), limit)
        except GeneratorExit:
            self._commit()
            raise
        except BaseException:
            self._roll_back()
            raise

    def follow(
        self,
        log: Log,
        *,
        open_envelope: OpenEnvelope,
        joint: View | None = None,
        signers: Collection[str] | None = None,
        limit: int | None = None,
    ) -> FollowReport:
        """Catch up in one go."""
        report = FollowReport(followed=0, unreadable=0, low=self.low, high=self.high, is_caught_up=False)
        for report in self.steps(log, open_envelope=open_envelope, joint=joint, signers=signers, limit=limit):  # noqa: B007 - the last one is the answer
            pass
        return report

    def put(self, seq: int, envelope: Envelope, payload: Payload) -> None:
        """Take in a revision that was just written here, without opening it again."""
        self._begin_batch()
        try:
            self._apply([(seq, envelope, payload)])
            self._note_followed(seq, seq)
            self._tidy()
        except BaseException:
            self._roll_back()
            raise
        self._commit()

    def mend(self, record: str, opened: Sequence[tuple[int, Envelope, Payload]]) -> None:
        """Make one record anew from its revisions; without any, forget it. For a view that says what no revision says."""
        place = bytes.fromhex(record)
        self._begin_batch()
        try:
            rows = Rows()
            found = self._rows("select seq from record where id = ?", (place,))
            self._forget(rows, place, found[0][0] if found else None)
            self._run("delete from revision where rec = ?", (place,))
            self._write(rows)
            self._apply(opened)
        except BaseException:
            self._roll_back()
            raise
        self._commit()

    def follow_signatures(self, joint: View, *, signers: Collection[str] | None = None) -> None:
        """Take over what the joint view's signatures cover, so that signed records here show what was signed.

        `signers`: users who belong or belonged to this compartment; a signature of anybody else freezes nothing here, whatever it
        names. None: everybody's counts.
        """
        after = int(self._mark("cover_mark") or 0) if self._mark("cover_view") == joint.view_id else 0
        found = joint.covers(after=after)
        if not found:
            return
        covers = [cover for cover in found if signers is None or cover.signer in signers]
        self._begin_batch()
        try:
            self._many(
                _COVER,
                [
                    (*(bytes.fromhex(part) for part in (c.record, c.revision, c.signature, c.encounter)), c.signer)
                    for c in covers
                ],
            )
            for record in {c.record for c in covers}:
                self._refold(bytes.fromhex(record))
            self._set_mark("cover_view", joint.view_id)
            self._set_mark("cover_mark", str(found[-1].num))
        except BaseException:
            self._roll_back()
            raise
        self._commit()

    def close(self) -> None:
        """Keep what was followed and close."""
        try:
            self._commit()
        except EnvironmentProblem:
            pass  # a cache: the next catch-up does it again
        finally:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- following ---------------------------------------------------------------------------------------------------

    def _follow(self, log: Log, opener: Opener, limit: int | None) -> Iterator[FollowReport]:
        followed, asked = 0, 0
        chunk = self._ask(log, opener, limit)
        while chunk is not None:
            opened = chunk.opened.result()
            start = time.perf_counter()
            self._begin_batch()
            self._note_followed(chunk.reached, chunk.above - 1)
            asked += chunk.count
            ahead = self._ask(log, opener, None if limit is None else limit - asked)
            self._pending += chunk.count
            self._apply([(seq, envelope, answer) for seq, envelope, answer in opened if isinstance(answer, Payload)])
            unread = [(seq, answer) for seq, _, answer in opened if isinstance(answer, str)]
            if unread:
                self._many("insert or replace into unread values(?, ?)", unread)
                self._unreadable = self._count_unreadable()
            opener.writing_took(time.perf_counter() - start, chunk.count)
            followed += chunk.count
            chunk = ahead
            yield self._report(log, followed)
            if self._pending >= self._batch:
                for _ in self._keep():
                    yield self._report(log, followed)
        self._commit()
        yield self._report(log, followed)
        while self._tidy():
            yield self._report(log, followed)

    def _keep(self) -> Iterator[None]:
        """Commit what was followed, in steps: the words of the search index, the commit, its way into the file, a little tidying."""
        count, longest = self._pending, 0.0
        for act in (self._flush_words, self._commit):
            start = time.perf_counter()
            act()
            longest = max(longest, time.perf_counter() - start)
            yield
        fitting = int(count * _COMMIT_S / max(longest, 1e-6))
        self._batch = max(_SMALLEST_BATCH, min(_LARGEST_BATCH, fitting, 2 * self._batch))
        self._commits += 1
        if self._commits % _CHECKPOINT_EVERY == 0:
            self._run("pragma wal_checkpoint(passive)")
            yield
        if self._tidy():
            yield

    def _flush_words(self) -> None:
        """Write the words that FTS5 holds in memory; otherwise the commit does."""
        if self._connection.in_transaction:
            self._run("insert into search(search) values('flush')")

    def _ask(self, log: Log, opener: Opener, limit: int | None) -> Chunk | None:
        """Have the next revisions opened: the newest that were not followed."""
        gap = self._gap(log.last_seq())
        if gap is None or (limit is not None and limit <= 0):
            return None
        below, above = gap
        most = opener.size if limit is None else min(opener.size, limit)
        rows = log.envelopes(comp=self.comp, after=below, before=above, limit=most, newest_first=True)
        reached = below + 1 if len(rows) < most else rows[-1][0]
        return Chunk(above=above, reached=reached, count=len(rows), opened=opener.open(rows))

    def _tidy(self) -> bool:
        """Merge a few pages of the search index, whose parts pile up; False when there is nothing left to merge."""
        before = self._connection.total_changes
        self._run("insert into search(search, rank) values('merge', ?)", (_TIDY_PAGES,))
        return bool(self._connection.total_changes - before > 1)

    def _retry(self, log: Log, open_envelope: OpenEnvelope) -> None:
        """Try again what could not be read: a grant or an update may have come since."""
        for (seq,) in self._rows("select seq from unread order by seq desc limit 1000"):
            found = log.envelopes(comp=self.comp, after=seq - 1, before=seq + 1, limit=1)
            try:
                opened = [(seq, envelope, open_envelope(envelope)) for seq, envelope in found]
            except UNREADABLE:
                continue
            self._begin_batch()
            self._apply(opened)
            self._run("delete from unread where seq = ?", (seq,))
        self._unreadable = self._count_unreadable()

    def _count_unreadable(self) -> int:
        return int(self._rows("select count(*) from unread")[0][0])

    def _report(self, log: Log, followed: int) -> FollowReport:
        return FollowReport(
            followed=followed,
            unreadable=self._unreadable,
            low=self.low,
            high=self.high,
            is_caught_up=self.is_caught_up(log),
        )

    def _gap(self, last: int) -> tuple[int, int] | None:
        """The newest range that was not followed: the sequence numbers on both sides of it."""
        above = last + 1
        for low, high in reversed(self._followed):
            if high + 1 < above:
                return high, above
            above = min(above, low)
        return (0, above) if above > 1 else None

    def _note_followed(self, low: int, high: int) -> None:
        if low > high:
            return
        ranges = sorted([*self._followed, [low, high]])
        joined: list[list[int]] = []
        for start, end in ranges:
            if joined and start <= joined[-1][1] + 1:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        for old in self._followed:
            if old not in joined:
                self._run("delete from followed where low = ?", (old[0],))
        self._many("insert or replace into followed values(?, ?)", [new for new in joined if new not in self._followed])
        self._followed = joined

    def _load_followed(self) -> None:
        self._followed = [list(row) for row in self._rows("select low, high from followed order by low")]

    # --- rows --------------------------------------------------------------------------------------------------------

    def _apply(self, opened: Sequence[tuple[int, Envelope, Payload]]) -> None:
        """Write the rows of revisions that were opened, in any order, inside a transaction."""
        if not opened:
            return
        kept: dict[bytes, list[Kept]] = {}
        revisions = []
        covers = []
        for seq, envelope, payload in opened:
            header = envelope.header
            record = bytes.fromhex(header.rec)
            kept.setdefault(record, []).append(Kept(seq, envelope.rev, header.par, payload))
            revisions.append((seq, bytes.fromhex(envelope.rev), record, join_revs(header.par), ENCODER.encode(payload)))
            # A review names what was read; it covers nothing.
            if payload.kind == "signature" and not header.par and payload.body.get("scope") != REVIEW:
                covers += [
                    (bytes.fromhex(rec), bytes.fromhex(rev), record, blob_of(payload.encounter) or b"", payload.by)
                    for rec, rev in covers_of(payload.body)
                ]
        self._many("insert or ignore into revision values(?, ?, ?, ?, ?)", revisions)
        self._many(_COVER, covers)
        rows = Rows()
        places, ids = _places(tuple(kept))
        known = dict(self._rows(f"select id, seq from record where id in ({places})", ids))  # noqa: S608 - places are question marks
        found = self._rows(f"select record from cover where record in ({places})", ids)  # noqa: S608 - the same
        covered = {row[0] for row in found}
        for record, news in kept.items():
            if len(news) == 1 and record not in known and record not in covered:
                rows.add(record, fold(record.hex(), news))
            else:
                self._forget(rows, record, known.get(record))
                rows.add(record, self._folded(record))
        for record in {cover[0] for cover in covers} - kept.keys():
            self._renew(rows, record)
        self._write(rows)

    def _refold(self, record: bytes) -> None:
        rows = Rows()
        self._renew(rows, record)
        self._write(rows)

    def _renew(self, rows: Rows, record: bytes) -> None:
        found = self._rows("select seq from record where id = ?", (record,))
        if found:
            self._forget(rows, record, found[0][0])
            rows.add(record, self._folded(record))

    def _forget(self, rows: Rows, record: bytes, seq: int | None) -> None:
        """Take back the rows of a record before it is folded anew."""
        if seq is None:
            return
        before = self._rows(
            "select kind, encounter, has_conflict, length(proposals) from record where seq = ?", (seq,)
        )[0]
        if before[0] in LINE_KINDS or before[2] or before[3]:
            rows.encounters.add(before[1])
        self._run("delete from record where seq = ?", (seq,))
        self._run("delete from search where rowid = ?", (search.SEARCH_FROM - seq,))
        rows.is_identity_due |= before[0] == "person_merge"
        rows.is_joining_due |= before[0] == "encounter_join"
        if before[0] == "person":
            rows.old_words |= {row[0] for row in self._rows("select word from name_word where person = ?", (record,))}
        for kind, statement in DERIVED:
            if before[0] == kind:
                self._run(statement, (record,))

    def _folded(self, record: bytes) -> Folded:
        rows = self._rows("select seq, rev, parents, payload from revision where rec = ?", (record,))
        covered = self._rows("select distinct revision, signer from cover where record = ?", (record,))
        kept = [Kept(seq, rev.hex(), split_revs(parents), decode_payload(data)) for seq, rev, parents, data in rows]
        return fold(record.hex(), kept, [(rev.hex(), signer) for rev, signer in covered])

    def _write(self, rows: Rows) -> None:
        self._many(f"insert into record values({', '.join('?' * 14)})", rows.records)
        self._many("insert into search(rowid, text) values(?, ?)", sorted(rows.texts))
        self._many("insert or replace into person_row values(?, ?, ?, ?, ?, ?)", rows.people)
        self._many("insert or ignore into name_word values(?, ?)", rows.words)
        new = {word for word, _ in rows.words} - self._heard  # a few thousand words make all names
        self._many(
            "insert or ignore into name_sound values(?, ?)",
            [(sound, word) for word in sorted(new) for sound in (*sounds_of(word), "")],
        )
        self._heard |= new
        for word in rows.old_words:  # a word that nobody bears any more
            self._run(
                "delete from name_sound where word = ? and not exists (select 1 from name_word where word = ?)",
                (word, word),
            )
        self._heard -= rows.old_words
        if new or rows.old_words:
            self.forget_names()
        self._many("insert or replace into merge_row values(?, ?, ?)", rows.merges)
        self._many("insert or replace into join_row values(?, ?, ?)", rows.joins)
        self._many("insert or replace into involved values(?, ?, ?, ?)", rows.contacts)
        self._many("insert or replace into due_row values(?, ?, ?, ?, ?)", rows.due)
        self._many("insert or replace into retraction values(?, ?, ?, ?)", rows.retractions)
        self._many("insert or replace into answer values(?, ?)", rows.answers)
        self._many("insert or replace into note_row values(?, ?, ?, ?, ?, ?)", rows.notes)
        self._write_signings(rows)
        if rows.is_identity_due:
            self._identify(rows)
        if rows.is_joining_due:
            self._join()
        for encounter in rows.encounters:
            if encounter:
                self._write_line(encounter)

    def _identify(self, rows: Rows) -> None:
        """Who is one person, anew from all merges; the lines of encounters that count their people follow."""
        before = dict(self._rows("select person, leader from identity"))
        merges = [(kept.hex(), merged.hex()) for kept, merged in self._rows("select kept, merged from merge_row")]
        now = {bytes.fromhex(one): bytes.fromhex(lead) for one, lead in leaders(merges).items()}
        moved = [one for one in before.keys() | now.keys() if before.get(one) != now.get(one)]
        self._many("delete from identity where person = ?", [(one,) for one in moved])
        self._many("insert into identity values(?, ?)", [(one, now[one]) for one in moved if one in now])
        for one in moved:
            rows.encounters |= {row[0] for row in self._rows("select encounter from contact where person = ?", (one,))}

    def _join(self) -> None:
        """Which encounters are one call, anew from all joins: few, and said by hand."""
        joins = [(kept.hex(), joined.hex()) for kept, joined in self._rows("select kept, joined from join_row")]
        self._run("delete from joined")
        rows = [(bytes.fromhex(one), bytes.fromhex(lead)) for one, lead in leaders(joins).items()]
        self._many("insert into joined values(?, ?)", rows)

    def _write_signings(self, rows: Rows) -> None:
        """A review may come before or after what it reviews."""
        self._many(
            "insert or replace into signing(signature, encounter, role, signer, signed_ms) values(?, ?, ?, ?, ?)",
            rows.signings,
        )
        self._many("insert or replace into review values(?, ?, ?)", rows.reviews)
        touched = {row[0] for row in rows.signings} | {row[1] for row in rows.reviews}
        self._many(SET_REVIEWED, [(signature,) for signature in touched])

    def _write_line(self, encounter: bytes) -> None:
        parts = [
            Part(
                kind,
                decode_payload(data).body if data else MERGED_DECODER.decode(merged).body,
                TIME_DECODER.decode(created),
                author,
            )
            for kind, data, merged, created, author in self._rows(PARTS, (encounter,))
        ]
        people, conflicts, proposals = self._rows(PART_COUNTS, (encounter, encounter))[0]
        line = project_encounter(
            encounter.hex(), parts, people=people, conflicts=conflicts or 0, proposals=proposals or 0
        )
        if line is None:
            self._run("delete from encounter_row where id = ?", (encounter,))
            return
        self._run(
            "insert or replace into encounter_row values(?, ?, ?, ?, ?, ?, ?)",
            [
                encounter,
                line.started_utc_ms,
                int(line.is_open),
                address_key(line.place),
                phone_key(line.phone),
                call_key(line.cad_number),
                ENCODER.encode(line),
            ],
        )

    # --- the file ----------------------------------------------------------------------------------------------------

    def _mark(self, name: str) -> str:
        rows = self._rows("select v from mark where k = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def _set_mark(self, name: str, value: str) -> None:
        self._run("insert or replace into mark values(?, ?)", (name, value))

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        with telling(self._name):
            self._connection.execute(sql, parameters)

    def _many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            with telling(self._name):
                self._connection.executemany(sql, rows)

    def _begin_batch(self) -> None:
        if not self._connection.in_transaction:
            self._pending = 0
            self._run("begin immediate")

    def _commit(self) -> None:
        if self._connection.in_transaction:
            try:
                self._run("commit")
            except Problem:
                self._roll_back()
                raise
            self._pending = 0

    def _roll_back(self) -> None:
        """Back to what the file says; SQLite may have rolled back by itself already."""
        if self._connection.in_transaction:
            self._run("rollback")
        self._pending = 0
        self._heard.clear()
        self._load_followed()
        self._unreadable = self._count_unreadable()


def _places(ids: tuple[bytes, ...]) -> tuple[str, tuple[bytes, ...]]:
    """Question marks for the ids, filled up with the last one to a power of two: few different statements, prepared once each."""
    fill = (1 << (len(ids) - 1).bit_length()) - len(ids)
    return ", ".join("?" * (len(ids) + fill)), ids + ids[-1:] * fill


def _open(path: Path, key: bytes, *, create: bool = False) -> Connection:
    connection = open_cipher_file(
        path, key, application_id=VIEW_APPLICATION_ID, schema_version=VIEW_SCHEMA, is_truth=False, create=create
    )
    connection.execute(f"pragma wal_autocheckpoint = {_CHECKPOINT_PAGES:d}")
    return connection


def _begin(path: Path, key: bytes, comp: Compartment, incarnation: str) -> Connection:
    with telling(path.name):
        remove_file(path)
    connection = _open(path, key, create=True)
    try:
        with telling(path.name):
            connection.execute("begin immediate")
            for statement in SCHEMA.split(";\n"):
                connection.execute(statement)
            # Merging happens in steps of our own (_tidy), so that none takes long.
            connection.execute("insert into search(search, rank) values('automerge', 0)")
            connection.execute("insert into search(search, rank) values('crisismerge', 1000)")
            connection.execute("insert into search(search, rank) values('usermerge', 8)")
            marks = {"comp": comp.value, "incarnation": incarnation, "view_id": uuid.uuid4().hex}
            connection.executemany("insert into mark values(?, ?)", list(marks.items()))
            connection.execute(f"pragma user_version = {VIEW_SCHEMA:d}")
            connection.execute("commit")
    except Problem:
        connection.close()
        remove_file(path)
        raise
    return connection


def _why_unfit(connection: Connection, name: str, comp: Compartment, incarnation: str) -> str:
    """Why an existing view cannot be used: other_version, other_log, damaged; empty when it can."""
    try:
        with telling(name):
            if connection.execute("pragma user_version").fetchone()[0] != VIEW_SCHEMA:
                return "other_version"
            marks = dict(connection.execute("select k, v from mark").fetchall())
    except (DamagedVault, Bug):
        return "damaged"
    return "" if (marks.get("comp"), marks.get("incarnation")) == (comp.value, incarnation) else "other_log"
