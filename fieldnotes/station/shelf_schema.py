"""The shape of the station's database, step by step, for SQLite and PostgreSQL under the same numbers.

A new database is made by the steps that bring an old one up to date, so both are equal by construction. A released step never changes;
tests/station/fixtures keeps the first one as it was.
"""

from __future__ import annotations

from collections.abc import Mapping

SQLITE: Mapping[str, str] = {
    "place": "integer primary key", "integer": "integer", "blob": "blob", "no_rowid": " without rowid", "find": "instr",
    "no_head": "zeroblob(32)",
    "from_hex": "unhex(substr(value, instr(value, ' ') + 1))",
}  # fmt: skip
POSTGRES: Mapping[str, str] = {
    "place": "bigint primary key", "integer": "bigint", "blob": "bytea", "no_rowid": "", "find": "strpos",
    "no_head": "decode(repeat('00', 32), 'hex')",
    "from_hex": "decode(substr(value, strpos(value, ' ') + 1), 'hex')",
}  # fmt: skip

_STEP_1 = """
create table life(incarnation text primary key, begun_ms {integer} not null, why text not null);
create table head(name text primary key, last {integer} not null){no_rowid};
insert into head values('envelope', 0), ('certificate', 0);
create table envelope(
  place {place}, rev {blob} not null unique check(length(rev) = 32), comp text not null, rec {blob} not null, dev {blob} not null,
  n {integer} not null, sender text not null, size {integer} not null, body {blob} not null, received_ms {integer} not null
);
create index envelope_dev on envelope(dev, n);
create table certificate(place {place}, id {blob} not null unique, body {blob} not null);
"""
_STEP_1_SQLITE = """
create trigger envelope_stays before update on envelope begin select raise(abort, 'append only'); end;
create trigger envelope_is_kept before delete on envelope begin select raise(abort, 'append only'); end;
create trigger certificate_stays before update on certificate begin select raise(abort, 'append only'); end;
create trigger certificate_is_kept before delete on certificate begin select raise(abort, 'append only'); end;
"""
# Ciphertext cannot be made smaller: PostgreSQL need not try.
_STEP_1_POSTGRES = """
create function append_only() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
create trigger envelope_stays before update or delete or truncate on envelope for each statement execute function append_only();
create trigger certificate_stays before update or delete or truncate on certificate for each statement execute function append_only();
alter table envelope alter column body set storage external;
"""

_STEP_2 = """
create table setting(name text primary key, value text not null){no_rowid};
create table device(
  device text primary key, seen_ms {integer} not null, pulled_to {integer} not null, refused {integer} not null, app text not null
){no_rowid};
create index envelope_sender on envelope(sender);
"""

# Lives are numbered by themselves, not by where their rows lie. `block`: revisions and the sum of their ids up to every 256th place, so
# that nobody reads a million ids to compare; it can be made anew from the envelopes at any time.
_STEP_3 = """
alter table life rename to life_1;
create table life(number {place}, incarnation text not null unique, begun_ms {integer} not null, why text not null);
{copy_lives};
drop table life_1;
create table block(place {place}, count {integer} not null, sum {blob} not null check(length(sum) = 32));
"""
_COPY = "insert into life(incarnation, begun_ms, why) select incarnation, begun_ms, why from life_1 order by rowid"
_NOTHING_TO_COPY = "delete from life_1"  # PostgreSQL begins with the third step: no life was led before

# What a laptop sent after its end: no laptop is given it before an admin has looked.
_STEP_4 = """
create table quarantine(
  id {place}, rev {blob} not null unique check(length(rev) = 32), dev {blob} not null, n {integer} not null, sender text not null,
  body {blob} not null, received_ms {integer} not null
);
"""

# The lives of each laptop's audit trail, numbered in the order in which they began, and how far the station countersigned each, once an
# hour. What a laptop of an older version had said was kept as "count hash" under its name; that life has no name yet.
_STEP_5 = """
create table trail_life(
  number {place}, device text not null, life text not null, parent text not null, start {integer} not null, start_head {blob} not null,
  begun_ms {integer} not null, missing {integer} not null, longest {integer} not null, longest_head {blob} not null,
  broken_ms {integer} not null, again_ms {integer} not null, unique(device, life)
);
create table trail_point(
  number {place}, device text not null, life text not null, hour {integer} not null, count {integer} not null, head {blob} not null,
  unique(device, life, hour)
);
create index trail_point_count on trail_point(device, life, count);
insert into head values('trail', 0);
insert into trail_life select row_number() over (order by name), substr(name, 7), '', '', 0, {no_head}, 0, 0,
  cast(substr(value, 1, {find}(value, ' ') - 1) as {integer}), {from_hex}, 0, 0 from setting where substr(name, 1, 6) = 'audit:';
update head set last = (select count(*) from trail_life) where name = 'trail';
delete from setting where substr(name, 1, 6) = 'audit:';
"""

# What each laptop brought on a day, in bytes, and how often it was told that there is no more for now; day 0: what lies in quarantine now.
# `unfinished`: files that were begun, up to which byte.
_STEP_6 = """
create table spent(
  device text not null, kind text not null, day {integer} not null, bytes {integer} not null, refused {integer} not null,
  primary key(device, kind, day)
){no_rowid};
create table unfinished(
  device text not null, blob {blob} not null, bytes {integer} not null, touched_ms {integer} not null, primary key(device, blob)
){no_rowid};
create index unfinished_blob on unfinished(blob);
"""

_STEPS: tuple[tuple[str, str, str], ...] = (
    (_STEP_1, _STEP_1_SQLITE, _STEP_1_POSTGRES),
    (_STEP_2, "", ""),
    (_STEP_3, "", ""),
    (_STEP_4, "", ""),
    (_STEP_5, "", ""),
    (_STEP_6, "", ""),
)
SCHEMA = len(_STEPS)


def statements(number: int, words: Mapping[str, str]) -> list[str]:
    """What one step says to the database whose `words` these are."""
    both, sqlite, postgres = _STEPS[number - 1]
    is_sqlite = words is SQLITE
    copy = _COPY if is_sqlite else _NOTHING_TO_COPY
    script = both.format(**words, copy_lives=copy) + (sqlite if is_sqlite else postgres)
    # A trigger holds a ";" of its own, so statements end where a line does.
    return [part.strip() for part in script.split(";\n") if part.strip()]
