"""The shape of log.db, step by step. A new log is made by the same steps that bring an old one up to date, so both
are equal by construction.

A released step never changes; tests/store/fixtures keeps a sealed file of the first one. Views have no steps: an older view is rebuilt.
"""

from __future__ import annotations

from fieldnotes.store.cipher import Connection

_STEP_1 = """
create table state(k text primary key, v text not null) without rowid;
create table envelope(
  seq integer primary key,
  rev blob not null unique check(length(rev) = 32),
  comp text not null,
  rec blob not null,
  dev blob not null,
  n integer not null,
  header blob not null,
  sealed blob not null,
  signature blob not null,
  origin text not null check(origin in ('local', 'station', 'stick', 'salvage')),
  is_sent integer not null default 0,
  received_ms integer not null
);
create index envelope_rec on envelope(rec);
create index envelope_comp on envelope(comp, seq);
create index envelope_dev on envelope(dev, n);
create index envelope_unsent on envelope(seq) where is_sent = 0;
create table edge(parent blob not null, child blob not null, primary key(parent, child)) without rowid;
create table draft(
  rec blob not null, dev blob not null, comp text not null, updated_ms integer not null, sealed blob not null,
  primary key(rec, dev)
);
create table certificate(
  seq integer primary key, id blob not null unique, kind text not null, body blob not null, issuer text not null, signature blob not null
);
create table receipt(seq integer primary key, incarnation text not null, body blob not null, signature blob not null);
create table audit(i integer primary key, entry blob not null, hash blob not null check(length(hash) = 32));
create table counter(name text primary key, last integer not null) without rowid;
create table blob(id blob primary key, size integer not null, is_sent integer not null default 0) without rowid;

create trigger envelope_stays before update of seq, rev, comp, rec, dev, n, header, sealed, signature, origin, received_ms on envelope
  begin select raise(abort, 'append only'); end;
create trigger envelope_is_kept before delete on envelope begin select raise(abort, 'append only'); end;
create trigger edge_stays before update on edge begin select raise(abort, 'append only'); end;
create trigger edge_is_kept before delete on edge begin select raise(abort, 'append only'); end;
create trigger certificate_stays before update on certificate begin select raise(abort, 'append only'); end;
create trigger certificate_is_kept before delete on certificate begin select raise(abort, 'append only'); end;
create trigger receipt_stays before update on receipt begin select raise(abort, 'append only'); end;
create trigger receipt_is_kept before delete on receipt begin select raise(abort, 'append only'); end;
create trigger audit_stays before update on audit begin select raise(abort, 'append only'); end;
create trigger audit_is_kept before delete on audit begin select raise(abort, 'append only'); end;
create trigger counter_grows before update on counter when new.last < old.last begin select raise(abort, 'append only'); end;
"""

# Whether the station has confirmed a certificate; the rest of it stays as it came.
_STEP_2 = """
alter table certificate add column is_sent integer not null default 0;
drop trigger certificate_stays;
create trigger certificate_stays before update of seq, id, kind, body, issuer, signature on certificate
  begin select raise(abort, 'append only'); end;
"""

# Revisions that came on a stick before what they follow, or before the certificate of who wrote them: kept apart and shown nowhere until
# that comes. And where in the log a blob came, so that a later bundle for the same laptop need not carry it again.
_STEP_3 = """
create table aside(rev blob primary key, body blob not null, why text not null, received_ms integer not null) without rowid;
alter table blob add column place integer not null default 0;
"""

# When the station said that it holds a revision, on its clock; what a list asks of a record is answered from the index alone, because
# behind a long sealed text the other columns are slow to reach.
_STEP_4 = """
alter table envelope add column sent_ms integer not null default 0;
drop index envelope_rec;
create index envelope_rec on envelope(rec, is_sent, sent_ms);
"""

STEPS: tuple[str, ...] = (_STEP_1, _STEP_2, _STEP_3, _STEP_4)
LOG_SCHEMA = len(STEPS)


def bring_up_to_date(connection: Connection) -> int:
    """Run the missing steps, each in one transaction with its number. Returns how many ran."""
    found = int(connection.execute("pragma user_version").fetchone()[0])
    for number in range(found + 1, LOG_SCHEMA + 1):
        connection.execute("begin immediate")
        try:
            for statement in _statements(STEPS[number - 1]):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {number:d}")
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
    return LOG_SCHEMA - found


def _statements(script: str) -> list[str]:
    # executescript would commit first; a trigger holds a ";" of its own, so statements end where a line does.
    return [part.strip() for part in script.replace(";\n  begin", " begin").split(";\n") if part.strip()]
