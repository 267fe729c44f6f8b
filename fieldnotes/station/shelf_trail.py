"""The lives of the laptops' audit trails as rows: read, judged by `sync.trail`, written back, all in one transaction of the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldnotes.sync.trail import Judged, Life, Point, Said
from fieldnotes.sync.trail import judge as judge_said

if TYPE_CHECKING:
    from fieldnotes.station.shelf_sql import Session

_HOUR_MS = 3_600_000
_COLUMNS = "device, life, parent, start, start_head, begun_ms, missing, longest, longest_head, broken_ms, again_ms"


def lives(session: Session, device: str = "") -> dict[str, list[Life]]:
    """Of one laptop or of all: laptop -> lives in the order in which they began."""
    where, values = (" where device = ?", (device,)) if device else ("", ())
    found: dict[str, list[Life]] = {}
    for row in session.rows(f"select {_COLUMNS} from trail_life{where} order by number", values):  # noqa: S608 - our own words
        found.setdefault(str(row[0]), []).append(_life(row[1:]))
    return found


def judge(session: Session, device: str, said: Said, *, at_ms: int, last: int) -> Judged:
    """Judge and keep. `last`: the newest number among these rows, which the caller has locked."""
    kept = lives(session, device).get(device, [])

    def newest(life: Life, upto: int) -> Point | None:
        if life.longest <= upto:
            return Point(life.longest, life.longest_head)
        rows = session.rows(
            "select count, head from trail_point where device = ? and life = ? and count <= ? order by count desc limit 1",
            (device, life.life, upto),
        )
        return Point(int(rows[0][0]), rows[0][1]) if rows else None

    judged = judge_said(kept, said, newest=newest, at_ms=at_ms)
    before = {one.life: one for one in kept}
    for name in before.keys() - {one.life for one in judged.lives}:  # it was given its name
        session.rows("delete from trail_life where device = ? and life = ?", (device, name))
        session.rows("delete from trail_point where device = ? and life = ?", (device, name))
    for one in judged.lives:
        if one == before.get(one.life):
            continue
        last += 1
        _keep_life(session, device, one, last)
        if one.longest > one.start:
            last += 1
            _keep_point(session, device, one, at_ms // _HOUR_MS, last)
    session.rows("update head set last = ? where name = 'trail'", (last,))
    return judged


def _keep_life(session: Session, device: str, one: Life, number: int) -> None:
    values = (
        number, device, one.life, one.parent, one.start, one.start_head, one.begun_ms, one.missing, one.longest, one.longest_head,
        one.broken_ms, one.again_ms,
    )  # fmt: skip
    session.rows(
        f"insert into trail_life(number, {_COLUMNS}) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict(device, life) do update set longest = excluded.longest, longest_head = excluded.longest_head,"
        " broken_ms = excluded.broken_ms, again_ms = excluded.again_ms",
        values,
    )


def _keep_point(session: Session, device: str, one: Life, hour: int, number: int) -> None:
    session.rows(
        "insert into trail_point(number, device, life, hour, count, head) values(?, ?, ?, ?, ?, ?)"
        " on conflict(device, life, hour) do update set count = excluded.count, head = excluded.head",
        (number, device, one.life, hour, one.longest, one.longest_head),
    )


def _life(row: tuple[Any, ...]) -> Life:
    life, parent, start, start_head, begun_ms, missing, longest, longest_head, broken_ms, again_ms = row
    return Life(
        life=life,
        parent=parent,
        start=int(start),
        start_head=start_head,
        begun_ms=int(begun_ms),
        missing=int(missing),
        longest=int(longest),
        longest_head=longest_head,
        broken_ms=int(broken_ms),
        again_ms=int(again_ms),
    )
