"""The rows of one shelf, page by page, into an empty one of the same kind of database or of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from fieldnotes.station.shelf_count import ALWAYS

if TYPE_CHECKING:
    from fieldnotes.station.shelf_sql import Session

_AT_ONCE = 200
# What is released meanwhile goes out of quarantine into the feed: read in this order, it is in one of them at least.
# Certificates come behind the revisions that they speak for, so none of those is left without. What was counted of laptops stays
# behind, for a station that begins anew counts anew; but not what counts as long as the feed lasts.
_NUMBERED = {
    "quarantine": ("id", "rev", "dev", "n", "sender", "body", "received_ms"),
    "envelope": ("place", "rev", "comp", "rec", "dev", "n", "sender", "size", "body", "received_ms"),
    "certificate": ("place", "id", "body"),
    "life": ("number", "incarnation", "begun_ms", "why"),
    "trail_life": (
        "number", "device", "life", "parent", "start", "start_head", "begun_ms", "missing", "longest", "longest_head", "broken_ms",
        "again_ms",
    ),
    "trail_point": ("number", "device", "life", "hour", "count", "head"),
}  # fmt: skip
_NAMED = {"setting": ("name", "value"), "device": ("device", "seen_ms", "pulled_to", "refused", "app")}

Rows = list[tuple[Any, ...]]
Ask = Callable[[str, tuple[Any, ...]], Rows]


def is_empty(session: Session) -> bool:
    """Nobody left anything here; that it was opened does not count."""
    tables = (*_NUMBERED, *_NAMED)
    return not any(session.rows(f"select 1 from {table} limit 1") for table in tables if table != "life")  # noqa: S608 - names from above


def fill(session: Session, ask: Ask) -> dict[str, int]:
    """Everything that `ask` finds; the last number in each numbered table. Heads and sums are the caller's."""
    session.rows("delete from life")  # the one in which it was empty
    last = dict.fromkeys(_NUMBERED, 0)
    for table, columns in (_NUMBERED | _NAMED).items():
        marks = ", ".join("?" * len(columns))
        for rows in _pages(ask, table, columns):
            session.many(f"insert into {table}({', '.join(columns)}) values({marks})", rows)
            if table in last:
                last[table] = int(rows[-1][0])
    session.rows("delete from quarantine where rev in (select rev from envelope)")
    session.many(
        "insert into spent(device, kind, day, bytes, refused) values(?, ?, ?, ?, ?)",
        ask("select device, kind, day, bytes, refused from spent where day = ?", (ALWAYS,)),
    )
    return last


def _pages(ask: Ask, table: str, columns: tuple[str, ...]) -> Iterator[Rows]:
    first, names = columns[0], ", ".join(columns)
    after: Any = -1 if table in _NUMBERED else ""
    while rows := ask(f"select {names} from {table} where {first} > ? order by {first} limit {_AT_ONCE}", (after,)):  # noqa: S608 - names from above
        yield rows
        after = rows[-1][0]
