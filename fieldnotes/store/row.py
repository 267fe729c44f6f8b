"""The tables of a view and the rows that go into them."""

from __future__ import annotations

import msgspec

from fieldnotes.domain.name import keys_of
from fieldnotes.store import search
from fieldnotes.store.fold import Folded
from fieldnotes.store.person_read import sort_name
from fieldnotes.store.projection import (
    REVIEW,
    address_key,
    covers_of,
    phone_key,
    project_due,
    project_person,
    search_text,
)
from fieldnotes.store.read import MergedState, join_revs

SCHEMA = """
create table mark(k text primary key, v text not null) without rowid;
create table followed(low integer primary key, high integer not null);
create table unread(seq integer primary key, reason text not null);
create table revision(
  seq integer primary key, rev blob not null, rec blob not null, parents blob not null, payload blob not null
);
create index revision_rec on revision(rec);
create table record(
  seq integer primary key,
  id blob not null unique,
  kind text not null,
  encounter blob,
  person blob,
  author text not null,
  created_ms integer not null,
  created blob not null,
  shown integer,
  merged blob,
  heads blob not null,
  proposals blob not null,
  has_conflict integer not null,
  is_removed integer not null
);
create index record_encounter on record(encounter, kind) where encounter is not null;
create index record_person on record(person, kind) where person is not null;
create index record_kind on record(kind, created_ms);
create index record_conflict on record(seq) where has_conflict = 1;
create table cover(
  num integer primary key, record blob not null, revision blob not null, signature blob not null, encounter blob not null,
  signer text not null, unique(record, revision, signature)
);
create table encounter_row(
  id blob primary key, started_ms integer not null, is_open integer not null, address_key text not null, phone_key text not null,
  call_key text not null, row blob not null
) without rowid;
create index encounter_row_call on encounter_row(call_key, started_ms) where call_key <> '';
create index encounter_row_started on encounter_row(started_ms, id);
create index encounter_row_open on encounter_row(started_ms, id) where is_open = 1;
create index encounter_row_phone on encounter_row(phone_key) where phone_key <> '';
create index encounter_row_address on encounter_row(address_key, started_ms);
create table person_row(
  id blob primary key, sort_name text not null, phone_key text not null, birth_date text not null, address_key text not null,
  row blob not null
) without rowid;
create index person_row_address on person_row(address_key) where address_key <> '';
create index person_row_birth on person_row(birth_date) where birth_date <> '';
create table name_word(word text not null, person blob not null, primary key(word, person)) without rowid;
create index name_word_person on name_word(person);
create table name_sound(sound text not null, word text not null, primary key(sound, word)) without rowid;
create index name_sound_word on name_sound(word);
create table merge_row(id blob primary key, kept blob not null, merged blob not null) without rowid;
create table identity(person blob primary key, leader blob not null) without rowid;
create index identity_leader on identity(leader, person);
create table join_row(id blob primary key, kept blob not null, joined blob not null) without rowid;
create table joined(encounter blob primary key, leader blob not null) without rowid;
create index joined_leader on joined(leader, encounter);
create index person_row_name on person_row(sort_name, id);
create index person_row_phone on person_row(phone_key) where phone_key <> '';
create table involved(record blob primary key, person blob not null, encounter blob not null, role text not null) without rowid;
create index involved_person on involved(person, encounter);
create index involved_encounter on involved(encounter, person);
create table retraction(
  addendum blob primary key, target blob not null, author text not null, is_supervisor integer not null
) without rowid;
create index retraction_target on retraction(target);
create view contact as select record, person, encounter, role from involved i where not exists (
  select 1 from retraction x where x.target = i.record and (x.is_supervisor or exists
  (select 1 from cover y where y.record = x.target and y.signer = x.author)) and not exists
  (select 1 from retraction z where z.target = x.addendum and (z.is_supervisor or z.author = x.author))
);
create table answer(record blob primary key, revision blob not null) without rowid;
create index answer_revision on answer(revision);
create table signing(
  signature blob primary key, encounter blob not null, role text not null, signer text not null, signed_ms integer not null,
  is_reviewed integer not null default 0
) without rowid;
create index signing_waits on signing(role, signed_ms, signature) where is_reviewed = 0;
create index signing_encounter on signing(encounter);
create table review(signature blob, reviewed blob, role text not null, primary key(signature, reviewed)) without rowid;
create index review_reviewed on review(reviewed);
create table note_row(
  id blob primary key, encounter blob not null, author text not null, recipient text not null, answers blob, sent_ms integer not null
) without rowid;
create index note_row_recipient on note_row(recipient, sent_ms);
create index note_row_author on note_row(author, sent_ms);
create index note_row_answers on note_row(answers) where answers is not null;
create table due_row(id blob primary key, due_ms integer not null, is_open integer not null, person blob, row blob not null) without rowid;
create index due_row_due on due_row(is_open, due_ms);
create index due_row_person on due_row(person) where person is not null;
create virtual table search using fts5(
  text, content = '', contentless_delete = 1, detail = none, prefix = '2', tokenize = 'unicode61 remove_diacritics 2'
);
"""

# Kinds that the line of an encounter is made of.
LINE_KINDS = frozenset({"encounter", "section", "signature", "involvement", "addendum"})

ENCODER = msgspec.json.Encoder()

PARTS = (
    "select r.kind, v.payload, r.merged, r.created, r.author from record r left join revision v on v.seq = r.shown"
    " where r.encounter = ? and r.kind in ('encounter', 'section', 'signature') and r.is_removed = 0 order by r.created_ms, r.id"
)
PART_COUNTS = (
    "select (select count(distinct coalesce(i.leader, c.person)) from contact c left join identity i on i.person = c.person"
    " where c.encounter = ?), sum(has_conflict), sum(length(proposals) > 0)"
    " from record where encounter = ?"
)
DERIVED = (
    ("person", "delete from person_row where id = ?"),
    ("person", "delete from name_word where person = ?"),
    ("person_merge", "delete from merge_row where id = ?"),
    ("encounter_join", "delete from join_row where id = ?"),
    ("involvement", "delete from involved where record = ?"),
    ("follow_up", "delete from due_row where id = ?"),
    ("referral", "delete from due_row where id = ?"),
    ("disclosure_incident", "delete from due_row where id = ?"),
    ("encounter", "delete from encounter_row where id = ?"),
    ("addendum", "delete from retraction where addendum = ?"),
    ("addendum", "delete from answer where record = ?"),
    ("set_aside", "delete from answer where record = ?"),
    ("signature", "delete from signing where signature = ?"),
    ("signature", "delete from review where signature = ?"),
    ("review_note", "delete from note_row where id = ?"),
)
SET_REVIEWED = (
    "update signing set is_reviewed = exists (select 1 from review r where r.reviewed = signing.signature and r.role = signing.role)"
    " where signature = ?"
)


class Rows:
    """Rows to be written together."""

    def __init__(self) -> None:
        self.records: list[tuple[object, ...]] = []
        self.texts: list[tuple[int, str]] = []
        self.people: list[tuple[object, ...]] = []
        self.contacts: list[tuple[object, ...]] = []
        self.due: list[tuple[object, ...]] = []
        self.retractions: list[tuple[object, ...]] = []
        self.answers: list[tuple[object, ...]] = []
        self.signings: list[tuple[object, ...]] = []
        self.reviews: list[tuple[object, ...]] = []
        self.notes: list[tuple[object, ...]] = []
        self.encounters: set[bytes | None] = set()
        self.words: list[tuple[str, bytes]] = []
        self.merges: list[tuple[object, ...]] = []
        self.old_words: set[str] = set()
        self.is_identity_due = False
        self.joins: list[tuple[object, ...]] = []
        self.is_joining_due = False

    def add(self, record: bytes, folded: Folded) -> None:
        """The rows of one record."""
        encounter = blob_of(folded.encounter)
        person = blob_of(folded.person)
        merged = None
        if folded.merged is not None:
            merged = ENCODER.encode(
                MergedState(body=folded.merged.body, conflicts=folded.merged.conflicts, removals=folded.merged.removals)
            )
        self.records.append(
            (
                folded.seq, record, folded.kind, encounter, person, folded.author, folded.created.utc_ms, ENCODER.encode(folded.created),
                folded.shown.seq if folded.shown else None, merged, join_revs(folded.heads), join_revs(folded.proposals),
                int(folded.has_conflict), int(folded.is_removed),
            )
        )  # fmt: skip
        if encounter and (folded.kind in LINE_KINDS or folded.has_conflict or folded.proposals):
            self.encounters.add(encounter)
        if not folded.is_removed:
            self._add_derived(record, folded, encounter, person)

    def _add_derived(self, record: bytes, folded: Folded, encounter: bytes | None, person: bytes | None) -> None:
        text = search_text(folded.kind, folded.body)
        if text:
            self.texts.append((search.SEARCH_FROM - folded.seq, text))
        if folded.kind == "person":
            line = project_person(record.hex(), folded.body)
            address = address_key(str(folded.body.get("address", "")))
            self.people.append(
                (record, sort_name(line), phone_key(line.phone), line.birth_date, address, ENCODER.encode(line))
            )
            words = keys_of(line.names)
            self.words += [(word, record) for word in words]
        elif folded.kind == "person_merge":
            kept, merged = blob_of(str(folded.body.get("kept", ""))), blob_of(str(folded.body.get("merged", "")))
            if kept and merged:
                self.merges.append((record, kept, merged))
                self.is_identity_due = True
        elif folded.kind == "encounter_join":
            kept, joined = blob_of(str(folded.body.get("kept", ""))), blob_of(str(folded.body.get("joined", "")))
            if kept and joined:
                self.joins.append((record, kept, joined))
                self.is_joining_due = True
        elif folded.kind == "involvement" and encounter and person:
            self.contacts.append((record, person, encounter, str(folded.body.get("role", "subject"))))
        elif folded.kind in ("follow_up", "referral", "disclosure_incident"):
            due = project_due(folded.kind, record.hex(), folded.encounter, folded.person, folded.body)
            self.due.append((record, due.due_utc_ms, int(due.is_open), blob_of(due.person), ENCODER.encode(due)))
        elif folded.kind in ("addendum", "set_aside"):
            self._add_amendment(record, folded)
        elif folded.kind == "signature" and encounter:
            self._add_signing(record, folded, encounter)
        elif folded.kind == "review_note" and encounter:
            body = folded.body
            self.notes.append(
                (
                    record,
                    encounter,
                    folded.author,
                    str(body.get("to", "")),
                    blob_of(str(body.get("answers", ""))),
                    folded.created.utc_ms,
                )
            )

    def _add_amendment(self, record: bytes, folded: Folded) -> None:
        body = folded.body
        target = blob_of(str(body.get("target", "")))
        if body.get("amendment") == "retraction" and target:
            self.retractions.append((record, target, folded.author, int(bool(body.get("as_supervisor")))))
        answered = blob_of(str(body.get("revision" if folded.kind == "set_aside" else "proposal", "")))
        if answered:
            self.answers.append((record, answered))

    def _add_signing(self, record: bytes, folded: Folded, encounter: bytes) -> None:
        role = str(folded.body.get("role", ""))
        if folded.body.get("scope") == REVIEW:
            self.reviews += [(record, bytes.fromhex(of), role) for of, _ in covers_of(folded.body)]
        else:
            self.signings.append((record, encounter, role, folded.author, folded.created.utc_ms))


def blob_of(record: str) -> bytes | None:
    """A record id as a view keeps it; None for "" and for what is no id."""
    try:
        return bytes.fromhex(record) or None
    except ValueError:
        return None
