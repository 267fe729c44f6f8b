"""What services read from a view: frozen rows, a page at a time. Nothing here decrypts an envelope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from fieldnotes.domain.merge import Value
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import SIGNED_KINDS, Compartment
from fieldnotes.domain.signing import Seal
from fieldnotes.store import search
from fieldnotes.store.payload import Payload, decode_payload
from fieldnotes.store.person_read import SAME, PersonReading, at_address
from fieldnotes.store.projection import (
    DueLine,
    EncounterLine,
    PersonLine,
    phone_key,
    seal_of,
    search_text,
)


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A revision of a signed record that is not part of what was signed: kept, shown as a proposed addendum."""

    rev: str
    by: str
    at: EntryTime
    why: str
    body: dict[str, Any]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it stands. `head`: its one head, or "" while heads differ; `covered_by`: ids of the signatures that cover it."""

    id: str
    kind: str
    compartment: Compartment
    encounter: str
    person: str
    author: str
    created: EntryTime
    changed: EntryTime
    changed_by: str
    body: dict[str, Any]
    heads: tuple[str, ...]
    conflicts: dict[str, tuple[Value, ...]] = {}
    covered_by: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    is_removed: bool = False
    removals: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The head when there is one."""
        return self.heads[0] if len(self.heads) == 1 else ""

    @property
    def is_signed(self) -> bool:
        """Whether a signature covers it."""
        return bool(self.covered_by)


class RevisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a record's history."""

    rev: str
    parents: tuple[str, ...]
    payload: Payload


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """One signature covers one revision of one record. `num`: order of arrival in this view; `signer`: a user id."""

    num: int
    record: str
    revision: str
    signature: str
    encounter: str
    signer: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One find. `title`: of the person, or of the encounter as far as this view knows it."""

    kind: str
    record: str
    encounter: str
    person: str
    title: str
    snippet: str
    at: EntryTime


class WaitingReview(msgspec.Struct, frozen=True, kw_only=True):
    """An encounter that waits for a supervisor's eyes; `signature`: the one that waits longest, since `signed_ms`."""

    signature: str
    signed_ms: int
    line: EncounterLine


class MergedState(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a merge in the view."""

    body: dict[str, Any]
    conflicts: dict[str, tuple[Value, ...]] = {}
    removals: tuple[str, ...] = ()


# Whether a record (its id in `{}`) was taken back by whoever may: somebody whose signature covers it, or a supervisor; the same of the
# retraction itself. Who is an entry's author and what profession somebody has is judged where records are read (domain.amendment).
_TAKEN_BACK = (
    "exists (select 1 from retraction x where x.target = {} and (x.is_supervisor or exists"
    " (select 1 from cover y where y.record = x.target and y.signer = x.author)) and not exists"
    " (select 1 from retraction z where z.target = x.addendum and (z.is_supervisor or z.author = x.author)))"
)


def _is_taken_back(column: str) -> str:
    """The condition in SQL; `column` is one of ours."""
    return _TAKEN_BACK.format(column)


TIME_DECODER = msgspec.json.Decoder(EntryTime)
MERGED_DECODER = msgspec.json.Decoder(MergedState)
_ENCOUNTER = msgspec.json.Decoder(EncounterLine)
_PERSON = msgspec.json.Decoder(PersonLine)
_DUE = msgspec.json.Decoder(DueLine)

_RECORD = (
    "select r.id, r.kind, r.encounter, r.person, r.author, r.created, r.heads, r.proposals, r.is_removed, r.merged, v.payload"
    " from record r left join revision v on v.seq = r.shown"
)


class Reading(PersonReading):
    """The reading half of a view."""

    comp: Compartment

    # --- records -----------------------------------------------------------------------------------------------------

    def record(self, record: str) -> Record | None:
        """One record as it stands, removed or not; None when unknown here."""
        rows = self._rows(f"{_RECORD} where r.id = ?", (bytes.fromhex(record),))
        return self._record(rows[0]) if rows else None

    def records(
        self,
        *,
        encounter: str | None = None,
        kind: str | None = None,
        person: str | None = None,
        with_removed: bool = False,
        limit: int = 1000,
    ) -> list[Record]:
        """Records in the order in which they were begun. At least one of encounter, kind and person is given.

        Of a person: without what was taken back, because a retraction often says that it was somebody else.
        """
        where: list[str] = []
        values: list[object] = []
        for column, wanted in (("encounter", encounter), ("person", person)):
            if wanted is not None:
                where.append(f"r.{column} = ?")
                values.append(bytes.fromhex(wanted))
        if kind is not None:
            where.append("r.kind = ?")
            values.append(kind)
        if not where:
            raise ValueError("which records?")
        if not with_removed:
            where.append("r.is_removed = 0")
        if person is not None:
            where.append(f"not {_is_taken_back('r.id')}")
        rows = self._rows(
            f"{_RECORD} where {' and '.join(where)} order by r.created_ms, r.id limit ?", [*values, limit]
        )
        return [self._record(row) for row in rows]

    def in_conflict(self, *, limit: int = 200) -> list[Record]:
        """Records with a field that two people set without knowing of each other, the newest first."""
        rows = self._rows(
            f"{_RECORD} where r.has_conflict = 1 and r.is_removed = 0 order by r.seq desc limit ?", (limit,)
        )
        return [self._record(row) for row in rows]

    def places(self, records: Sequence[str]) -> list[tuple[str, str, str]]:
        """(record, kind, encounter) of those of these records that are known here; nothing is opened."""
        found: list[tuple[str, str, str]] = []
        for start in range(0, len(records), 500):
            some = [bytes.fromhex(record) for record in records[start : start + 500]]
            rows = self._rows(
                f"select id, kind, encounter from record where id in ({', '.join('?' * len(some))})",  # noqa: S608 - question marks
                some,
            )
            found += [(row[0].hex(), row[1], row[2].hex() if row[2] else "") for row in rows]
        return found

    def ids_of(self, encounters: Sequence[str]) -> list[tuple[str, str]]:
        """(encounter, record) of every record of these encounters, removed ones too."""
        some = [bytes.fromhex(encounter) for encounter in encounters]
        rows = self._rows(
            f"select encounter, id from record where encounter in ({', '.join('?' * len(some))})",  # noqa: S608 - question marks
            some,
        )
        return [(row[0].hex(), row[1].hex()) for row in rows]

    def history(self, record: str) -> list[RevisionRow]:
        """All followed revisions of a record, in order of arrival."""
        rows = self._rows(
            "select rev, parents, payload from revision where rec = ? order by seq", (bytes.fromhex(record),)
        )
        return [
            RevisionRow(rev=row[0].hex(), parents=split_revs(row[1]), payload=decode_payload(row[2])) for row in rows
        ]

    def kind_of(self, record: str) -> str:
        """The kind of a record; "" when unknown here."""
        rows = self._rows("select kind from record where id = ?", (bytes.fromhex(record),))
        return str(rows[0][0]) if rows else ""

    def revision(self, record: str, rev: str) -> RevisionRow | None:
        """One followed revision of a record."""
        return next((row for row in self.history(record) if row.rev == rev), None)

    def _record(self, row: Any) -> Record:
        id_, kind, encounter, person, author, created, heads, proposals, is_removed, merged, payload = row
        state = MergedState(body={})
        if payload is None:
            state = MERGED_DECODER.decode(merged)
            wanted = split_revs(heads)
            newest = [one.payload for one in self.history(id_.hex()) if one.rev in wanted]
            speaker = max(newest, key=lambda one: one.at.utc_ms)
            body = state.body
        else:
            speaker = decode_payload(payload)
            body = speaker.body
        return Record(
            id=id_.hex(),
            kind=kind,
            compartment=self.comp,
            encounter=encounter.hex() if encounter else "",
            person=person.hex() if person else "",
            author=author,
            created=TIME_DECODER.decode(created),
            changed=speaker.at,
            changed_by=speaker.by,
            body=body,
            heads=split_revs(heads),
            conflicts=state.conflicts,
            covered_by=tuple(
                r[0].hex()
                for r in self._rows("select distinct signature from cover where record = ? order by num", (id_,))
            ),
            proposals=self._proposals(id_.hex(), split_revs(proposals)) if proposals else (),
            is_removed=bool(is_removed),
            removals=state.removals,
        )

    def _proposals(self, record: str, revs: tuple[str, ...]) -> tuple[Proposal, ...]:
        found = [one for one in self.history(record) if one.rev in revs]
        return tuple(
            Proposal(rev=one.rev, by=one.payload.by, at=one.payload.at, why=one.payload.why, body=one.payload.body)
            for one in found
        )

    # --- signatures --------------------------------------------------------------------------------------------------

    def seals(self, encounter: str) -> tuple[Seal, ...]:
        """The signatures of an encounter with what they cover, in the order in which they were made."""
        return tuple(
            seal_of(one.author, one.body, with_covers=True)
            for one in self.records(encounter=encounter, kind="signature")
        )

    def covers(self, *, after: int = 0) -> list[Cover]:
        """What signatures cover, in order of arrival here."""
        rows = self._rows(
            "select num, record, revision, signature, encounter, signer from cover where num > ? order by num", (after,)
        )
        return [
            Cover(
                num=row[0], record=row[1].hex(), revision=row[2].hex(), signature=row[3].hex(), encounter=row[4].hex(),
                signer=row[5],
            )
            for row in rows
        ]  # fmt: skip

    # --- lists -------------------------------------------------------------------------------------------------------

    def encounter_line(self, encounter: str) -> EncounterLine | None:
        """The line of one encounter."""
        rows = self._rows("select row from encounter_row where id = ?", (bytes.fromhex(encounter),))
        return _ENCOUNTER.decode(rows[0][0]) if rows else None

    def proposals(self, encounter: str, *, with_children: bool) -> int:
        """Proposed addenda of an encounter here that wait for an answer; `with_children`: also records that no signature covers
        (its part is locked).
        """
        place = bytes.fromhex(encounter)
        rows = self._rows(
            "select proposals from record where encounter = ? and is_removed = 0 and length(proposals) > 0", (place,)
        )
        proposed = [rev for row in rows for rev in split_revs(row[0])]
        if with_children:
            marks = ", ".join("?" * len(SIGNED_KINDS))
            late = (
                f"select heads from record where encounter = ? and is_removed = 0 and kind in ({marks})"  # noqa: S608 - question marks
                " and id not in (select record from cover)"
            )
            proposed += [split_revs(row[0])[0] for row in self._rows(late, (place, *sorted(SIGNED_KINDS)))]
        return len(set(proposed) - self.answered(proposed))

    def answered(self, revisions: Iterable[str]) -> set[str]:
        """Of proposed addenda those that were taken over or set aside."""
        wanted = list(revisions)
        if not wanted:
            return set()
        marks = ", ".join("?" * len(wanted))
        rows = self._rows(
            f"select revision from answer where revision in ({marks})",  # noqa: S608 - question marks
            [bytes.fromhex(revision) for revision in wanted],
        )
        return {row[0].hex() for row in rows}

    def taken_back(self, records: Iterable[str]) -> set[str]:
        """Of these records those that somebody who may has taken back."""
        wanted = list(records)
        rows = self._rows(
            f"select r.id from record r where r.id in ({', '.join('?' * len(wanted))}) and {_is_taken_back('r.id')}",  # noqa: S608 - question marks
            [bytes.fromhex(record) for record in wanted],
        )
        return {row[0].hex() for row in rows}

    # --- reviews -----------------------------------------------------------------------------------------------------

    def waiting_reviews(
        self, role: str, *, without: str = "", after: tuple[int, str] | None = None, limit: int = 50
    ) -> list[WaitingReview]:
        """Encounters with signatures of a profession that none of its supervisors has reviewed, longest waiting first, a page at a
        time: `after` is (signed_ms, signature) of the last one above. `without`: a signer whose own signatures do not count.
        """
        where = ["s.role = ?", "s.is_reviewed = 0", "s.signer <> ?"]
        values: list[object] = [role, without]
        if after is not None:
            where.append("(s.signed_ms, s.signature) > (?, ?)")
            values += [after[0], bytes.fromhex(after[1])]
        rows = self._rows(
            "select s.signature, s.signed_ms, e.row from signing s join encounter_row e on e.id = s.encounter"  # noqa: S608 - our own words; values are bound
            f" where {' and '.join(where)} and not exists (select 1 from signing t where t.encounter = s.encounter and"
            " t.is_reviewed = 0 and t.role = s.role and t.signer <> ? and (t.signed_ms, t.signature) < (s.signed_ms, s.signature))"
            " order by s.signed_ms, s.signature limit ?",
            [*values, without, limit],
        )
        return [WaitingReview(signature=r[0].hex(), signed_ms=r[1], line=_ENCOUNTER.decode(r[2])) for r in rows]

    def unreviewed(self, encounter: str, role: str, *, without: str = "") -> list[str]:
        """Signatures of a profession on one encounter that none of its supervisors has reviewed."""
        rows = self._rows(
            "select signature from signing where encounter = ? and role = ? and signer <> ? and is_reviewed = 0"
            " order by signed_ms, signature",
            (bytes.fromhex(encounter), role, without),
        )
        return [row[0].hex() for row in rows]

    def open_notes(self, *, to: str = "", author: str = "", limit: int = 200) -> list[tuple[str, str]]:
        """(note, encounter) of changes that were asked for and not answered yet, oldest first: to somebody, or by somebody."""
        column, who = ("recipient", to) if to else ("author", author)
        rows = self._rows(
            f"select n.id, n.encounter from note_row n where n.{column} = ? and n.answers is null and not exists"  # noqa: S608 - one of two words of our own
            " (select 1 from note_row a where a.answers = n.id and a.author = n.recipient) order by n.sent_ms, n.id limit ?",
            (who, limit),
        )
        return [(row[0].hex(), row[1].hex()) for row in rows]

    def encounter_lines(
        self,
        *,
        before: EncounterLine | None = None,
        since_ms: int | None = None,
        is_open: bool | None = None,
        address: str | None = None,
        person: str | None = None,
        phone: str | None = None,
        limit: int = 50,
        with_joined: bool = False,
    ) -> list[EncounterLine]:
        """Encounters, newest first, a page at a time: `before` is the last line of the page above. `address`: there and in its units;
        `phone`: with somebody who has this number, or called back on it. Of joined ones that which leads, when any of them fits;
        `with_joined`: each by itself.
        """
        where = ["1"]
        values: list[object] = []
        if since_ms is not None:
            where.append("e.started_ms >= ?")
            values.append(since_ms)
        if is_open is not None:
            where.append("e.is_open = ?")
            values.append(int(is_open))
        if address is not None:
            where.append("(e.address_key = ? or e.address_key >= ? and e.address_key < ?)")
            values += at_address(address)
        if phone is not None:
            where.append(
                "(e.phone_key = ? or e.id in"
                " (select c.encounter from contact c join person_row p on p.id = c.person where p.phone_key = ?))"
            )
            values += [phone_key(phone)] * 2
        if person is not None:
            where.append(f"e.id in (select encounter from contact where person in {SAME})")  # noqa: S608 - our own words
            values += [bytes.fromhex(person)] * 2
        fits = " and ".join(where)
        if not with_joined and self._rows("select exists (select 1 from joined)")[0][0]:
            # An encounter whose leading one is not here yet is shown by itself.
            led = "select {} from joined j join encounter_row l on l.id = j.leader join encounter_row e on e.id = j.encounter"
            fits = (
                f"((({fits}) or e.id in ({led.format('j.leader')} where {fits}))"
                f" and e.id not in ({led.format('j.encounter')} where j.encounter <> j.leader))"
            )
            values *= 2
        if before is not None:
            fits += " and (e.started_ms, e.id) < (?, ?)"
            values += [before.started_utc_ms, bytes.fromhex(before.id)]
        rows = self._rows(
            f"select e.row from encounter_row e where {fits} order by e.started_ms desc, e.id desc limit ?",  # noqa: S608 - our own words; values are bound
            [*values, limit],
        )
        return [_ENCOUNTER.decode(row[0]) for row in rows]

    def one_call(self, encounter: str) -> tuple[str, ...]:
        """The encounters that people joined with this one, the leading one first; only itself when nobody did."""
        rows = self._rows(
            "select leader, encounter from joined where leader = (select leader from joined where encounter = ?)"
            " order by encounter <> leader, encounter",
            (bytes.fromhex(encounter),),
        )
        return tuple(row[1].hex() for row in rows) or (encounter,)

    def lines_with_call(self, call: str, *, limit: int = 20) -> list[EncounterLine]:
        """Encounters with a call number (`domain.joining.call_key`), newest first, each by itself."""
        rows = self._rows(
            "select row from encounter_row where call_key = ? and call_key <> '' order by started_ms desc, id limit ?",
            (call, limit),
        )
        return [_ENCOUNTER.decode(row[0]) for row in rows]

    def due_lines(
        self,
        *,
        until_ms: int | None = None,
        is_open: bool | None = True,
        person: str | None = None,
        after: tuple[int, str] | None = None,
        limit: int = 200,
    ) -> list[DueLine]:
        """Follow-ups and referrals, soonest first, with the person's name and phone. `after`: due time and record of the last line of
        the page before.
        """
        where = ["1"]
        values: list[object] = []
        if is_open is not None:
            where.append("d.is_open = ?")
            values.append(int(is_open))
        if until_ms is not None:
            where.append("d.due_ms <= ?")
            values.append(until_ms)
        if after is not None:
            where.append("(d.due_ms, d.id) > (?, ?)")
            values += [after[0], bytes.fromhex(after[1])]
        if person is not None:
            where.append(f"d.person in {SAME}")
            values += [bytes.fromhex(person)] * 2
        rows = self._rows(
            "select d.row, p.row, o.row from due_row d left join identity i on i.person = d.person"  # noqa: S608 - our own words; values are bound
            " left join person_row p on p.id = coalesce(i.leader, d.person) left join person_row o on o.id = d.person"
            f" where {' and '.join(where)} order by d.due_ms, d.id limit ?",
            [*values, limit],
        )
        return [_due(row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How much is here: "records", "conflicts", "proposals", "unreadable"."""
        row = self._rows(
            "select (select count(*) from record), (select count(*) from record where has_conflict = 1),"
            " (select count(*) from record where length(proposals) > 0), (select count(*) from unread)"
        )[0]
        return dict(zip(("records", "conflicts", "proposals", "unreadable"), row, strict=True))

    def count_newer(self, kinds: Iterable[str]) -> int:
        """What only a newer version reads: revisions that would not open for that reason, and records of none of these kinds."""
        known = list(kinds)
        marks = ", ".join("?" * len(known))
        row = self._rows(
            "select (select count(*) from unread where reason = 'newer'),"  # noqa: S608 - question marks
            f" (select count(*) from record where kind not in ({marks}))",
            known,
        )[0]
        return int(row[0]) + int(row[1])

    # --- search ------------------------------------------------------------------------------------------------------

    def find(self, typed: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """Records that hold all the words, last changed first; the last word counts as a beginning. Nothing for
        fewer than two characters.
        """
        query = search.query_of(typed)
        if query is None:
            return []
        words = search.words_of(typed)
        rows = self._rows(
            "select r.id, r.kind, r.encounter, r.person, r.created, v.payload, r.merged, e.row from"
            " (select ? - rowid as seq from search where search match ? order by rowid limit ? offset ?) s"
            " cross join record r on r.seq = s.seq left join revision v on v.seq = r.shown"
            " left join encounter_row e on e.id = r.encounter order by s.seq desc",
            (search.SEARCH_FROM, query, limit, offset),
        )
        return [_hit(row, words) for row in rows]

    def records_with(self, words: str, *, kind: str) -> list[str]:
        """Ids of all records of a kind that `find` would find, last changed first: for numbers, of which very many records may exist."""
        query = search.query_of(words)
        if query is None:
            return []
        rows = self._rows(
            "select r.id from (select ? - rowid as seq from search where search match ?) s"
            " cross join record r on r.seq = s.seq where r.kind = ? order by s.seq desc",
            (search.SEARCH_FROM, query, kind),
        )
        return [row[0].hex() for row in rows]


def split_revs(joined: bytes | None) -> tuple[str, ...]:
    """Revision ids from how a view keeps several of them: 32 bytes each."""
    if not joined:
        return ()
    return tuple(joined[start : start + 32].hex() for start in range(0, len(joined), 32))


def join_revs(revs: tuple[str, ...]) -> bytes:
    """How a view keeps several revision ids."""
    return bytes.fromhex("".join(revs))


def _due(row: Any) -> DueLine:
    line = _DUE.decode(row[0])
    if row[1] is None:
        return line
    person, own = _PERSON.decode(row[1]), _PERSON.decode(row[2]) if row[2] else None
    return msgspec.structs.replace(line, who=person.name, phone=person.phone or (own.phone if own else ""))


def _hit(row: Any, words: list[str]) -> Hit:
    id_, kind, encounter, person, created, payload, merged, line = row
    body = decode_payload(payload).body if payload is not None else MERGED_DECODER.decode(merged).body
    title = ""
    if line is not None:
        encounter_line = _ENCOUNTER.decode(line)
        title = encounter_line.title or encounter_line.number
    if kind == "person":
        title = str(body.get("legal_name") or body.get("preferred_name") or body.get("description") or "")
    return Hit(
        kind=kind,
        record=id_.hex(),
        encounter=encounter.hex() if encounter else "",
        person=person.hex() if person else "",
        title=title,
        snippet=search.snippet(search_text(kind, body), words),
        at=TIME_DECODER.decode(created),
    )
