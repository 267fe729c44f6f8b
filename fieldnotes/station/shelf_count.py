"""What each laptop brought, counted inside the transactions that keep it: whatever is kept was counted, by whichever process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldnotes.station.guard import FILES, MB, QUARANTINE, UNREAD, Allowance
from fieldnotes.trust.envelope import Envelope

if TYPE_CHECKING:
    from fieldnotes.station.shelf_sql import Session

NOW = 0  # in the place of a day: what lies there at present
ALWAYS = -1  # what came since the feed began: it goes along where the feed goes
_KEPT_DAYS = 7  # of days that are over, for whoever looks at the station
CERTIFICATE_COSTS = 4096  # at least, of each: all are judged anew with each that comes, before anybody is answered
FILE_COSTS = 16 * 1024  # of each file, besides its bytes: its place in the folder, and in the feed that everybody reads
_UNFINISHED_COSTS = MB  # at least, of each that was begun: so there are not millions of them


class Account(NamedTuple):
    """What is counted where: of a laptop, what (`guard.REVISIONS` ...), on which day."""

    device: str
    kind: str
    day: int


def fitting(
    session: Session, account: Account, envelopes: Sequence[Envelope], sizes: Mapping[str, int], allowance: Allowance
) -> list[Envelope]:
    """Those for which there is room on that day, in their order, counted; not one whose parent is left out."""
    some = list(envelopes)
    for unread in allowance.unread:
        if not unread.sizes.keys().isdisjoint(sizes):
            some, _ = _within(some, unread.sizes, _left(session, account, unread.kind, unread.most, day=ALWAYS))
    _note(session, account._replace(kind=UNREAD), 0, len(envelopes) - len(some))
    counted = {rev: sizes[rev] for rev in allowance.counted if rev in sizes}
    kept, count = _within(some, counted, allowance.most - _spent(session, account))
    _note(session, account, count, len(some) - len(kept))
    for unread in allowance.unread:
        total = sum(unread.sizes.get(one.rev, 0) for one in kept)
        _note(session, Account(account.device, unread.kind, ALWAYS), total, 0)
    return kept


def _left(session: Session, account: Account, kind: str, most: tuple[int, int], *, day: int) -> int:
    """Of what has no day: bytes that one laptop may bring yet. `most`: of one laptop, of all."""
    mine = _spent(session, Account(account.device, kind, day))
    rows = session.rows("select coalesce(sum(bytes), 0) from spent where kind = ? and day = ?", (kind, day))
    return min(most[0] - mine, most[1] - int(rows[0][0]))


def fitting_apart(
    session: Session, account: Account, envelopes: Sequence[Envelope], sizes: Mapping[str, int], most: tuple[int, int]
) -> list[Envelope]:
    """The same of the quarantine, where `most` is bytes that lie there, of one laptop and of all."""
    kept, count = _within(envelopes, sizes, _left(session, account, account.kind, most, day=NOW))
    _note(session, account._replace(day=NOW), count, 0)
    _note(session, account, 0, len(envelopes) - len(kept))
    return kept


def may_spend(session: Session, account: Account, size: int, most: int) -> bool:
    """Count so many bytes more, or that there is no room for them that day. The row stays locked until the commit."""
    if not size or _note(session, account, size, 0) <= most:
        return True
    _note(session, account, -size, 1)
    return False


def take_piece(
    session: Session,
    device: str,
    blob: str,
    *,
    fresh: int,
    held: int,
    size: int,
    most: tuple[int, int],
    day: int,
    now_ms: int,
) -> list[str] | None:
    """Before bytes of a file are kept: `fresh` of them, up to `held` of `size`. `most`: bytes for today, of unfinished files.

    None: no more today. Otherwise files of this laptop that were begun longest ago and have to go for it.
    """
    cost = fresh + (FILE_COSTS if fresh == held else 0)
    if not may_spend(session, Account(device, FILES, day), cost, most[0]):
        return None
    id_ = bytes.fromhex(blob)
    if held == size:
        session.rows("delete from unfinished where blob = ?", (id_,))  # others who were sending it have it whole too
        return []
    session.rows(
        "insert into unfinished(device, blob, bytes, touched_ms) values(?, ?, ?, ?) on conflict(device, blob) do update set"
        " bytes = excluded.bytes, touched_ms = excluded.touched_ms",
        (device, id_, max(held, _UNFINISHED_COSTS), now_ms),
    )
    rows = session.rows("select blob, bytes from unfinished where device = ? order by touched_ms desc, blob", (device,))
    others = [(other, int(count)) for other, count in rows if other != id_]
    total, gone = max(held, _UNFINISHED_COSTS), []
    for other, count in others:
        total += count
        if total > most[1]:
            gone.append(other)
    session.many("delete from unfinished where device = ? and blob = ?", [(device, other) for other in gone])
    return [other.hex() for other in gone]


def bounds_met(ask: Callable[[str, Sequence[Any]], list[tuple[Any, ...]]], *, since: int) -> dict[str, tuple[str, ...]]:
    """Laptop -> what it was told that there is no more room for, on any day since that one."""
    sql = "select distinct device, kind from spent where refused > 0 and day >= ? order by device, kind"
    found: dict[str, tuple[str, ...]] = {}
    for device, kind in ask(sql, (since,)):
        found[device] = (*found.get(device, ()), kind)
    return found


def begin_anew(session: Session) -> None:
    """Nothing counts as brought but what counts for good; what lies in quarantine is measured."""
    session.rows("delete from spent where day <> ?", (ALWAYS,))
    session.rows("delete from unfinished")
    measure_quarantine(session)


def measure_quarantine(session: Session) -> None:
    """What lies there now, of each laptop."""
    session.rows("delete from spent where kind = ? and day = ?", (QUARANTINE, NOW))
    session.rows(
        "insert into spent(device, kind, day, bytes, refused)"
        " select sender, ?, ?, cast(sum(length(body)) as bigint), 0 from quarantine group by sender",
        (QUARANTINE, NOW),
    )


def _within(envelopes: Sequence[Envelope], counted: Mapping[str, int], left: int) -> tuple[list[Envelope], int]:
    kept: list[Envelope] = []
    out: set[str] = set()
    count = 0
    for one in envelopes:
        size = counted.get(one.rev, 0)
        if (size and count + size > left) or not out.isdisjoint(one.header.par):
            out.add(one.rev)
            continue
        count += size
        kept.append(one)
    return kept, count


def _spent(session: Session, account: Account) -> int:
    rows = session.rows("select bytes from spent where device = ? and kind = ? and day = ?", account)
    return int(rows[0][0]) if rows else 0


def _note(session: Session, account: Account, size: int, refused: int) -> int:
    """Count; how much it is then."""
    if not size and not refused:
        return 0
    rows = session.rows(
        "insert into spent(device, kind, day, bytes, refused) values(?, ?, ?, ?, ?) on conflict(device, kind, day) do update set"
        " bytes = spent.bytes + excluded.bytes, refused = spent.refused + excluded.refused returning bytes",
        (*account, size, refused),
    )
    found = int(rows[0][0])
    if account.day not in (NOW, ALWAYS) and found == size:  # the first of the day
        over = "delete from spent where device = ? and kind = ? and day > ? and day < ?"
        session.rows(over, (account.device, account.kind, NOW, account.day - _KEPT_DAYS))
    return found
