"""Wrong tries, counted on disk before the passphrase is stretched, and everything else that happens while nobody is signed in.

CJIS Security Policy 6.0 AC-7: five failures within 15 minutes lock until released; NIST SP 800-63B-4 3.2.2: at most 100 in a row.
`attempts.log` is a hash chain of canonical JSON lines without record content; services fold it into the audit at the next sign-in.
A file that is missing or does not hang together leaves each user one try for the next 15 minutes, and that is itself an entry.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import LockedOut
from fieldnotes.vault.durable import disk, flush, flush_folder, replace_file, write_all

MOST_TRIES = 5
WINDOW_MS = 15 * 60 * 1000
MOST_IN_A_ROW = 100
_DOMAIN = b"fieldnotes/attempt/v1"
_LARGEST = 16 << 20  # bytes; a log this long was not written by people

Entry = dict[str, object]


class Tries(msgspec.Struct):
    """One user's standing: when the tries of the window were (ms), how many since the last success, locked or not."""

    recent_ms: list[int] = []
    in_a_row: int = 0
    is_locked: bool = False

    def within(self, at_ms: int) -> list[int]:
        """The tries that still count. A clock set back makes none of them older."""
        return [t for t in self.recent_ms if at_ms - t < WINDOW_MS]


class _Broken(Exception):
    """The chain does not hold."""


def _digest(entry: Mapping[str, object]) -> str:
    return hashlib.sha256(_DOMAIN + canonical.encode(entry)).hexdigest()


class AttemptLog:
    """The counter and the journal. Safe to use from several threads of the one process that holds the vault."""

    def __init__(self, path: Path, *, now: EntryTime) -> None:
        """Read what is there. Raises EnvironmentProblem when the file can be neither read nor begun anew."""
        self._path = path
        self._lock = threading.Lock()
        self._forget()
        try:
            self._read()
        except _Broken:
            self._begin_anew(now)

    def _forget(self) -> None:
        self._entries: list[Entry] = []
        self._users: dict[str, Tries] = {}
        self._everyone = Tries()  # where users start who have no entry
        self._seen_ms = 0
        self._head = ""
        self._next = 0
        self._size = 0

    # reading

    def _read(self) -> None:
        with disk(self._path.parent):
            try:
                if self._path.stat().st_size > _LARGEST:
                    raise _Broken
                data = self._path.read_bytes()
            except FileNotFoundError:
                raise _Broken from None
        whole, _, _ = data.rpartition(
            b"\n"
        )  # a line without its end was never acknowledged: power went while it was written
        if not whole:
            raise _Broken
        for line in whole.split(b"\n"):
            self._take(_parse(line), is_first=self._next == 0 and not self._entries)
        self._size = len(whole) + 1

    def _take(self, entry: Entry, *, is_first: bool) -> None:
        number, prev, digest = entry.get("i"), entry.get("prev"), entry.get("h")
        unsealed = {key: value for key, value in entry.items() if key != "h"}
        if digest != _digest(unsealed) or not isinstance(number, int) or not isinstance(prev, str):
            raise _Broken
        if not is_first and (number != self._next or prev != self._head):
            raise _Broken
        self._apply(entry)
        self._entries.append(entry)
        self._head, self._next = str(digest), number + 1

    def _apply(self, entry: Entry) -> None:
        at_ms, event, user = entry.get("utc_ms"), entry.get("event"), entry.get("user", "")
        if not isinstance(at_ms, int) or not isinstance(user, str):
            raise _Broken
        self._seen_ms = max(self._seen_ms, at_ms)
        match event:
            case "tried":
                tries = self._of(user)
                tries.recent_ms = [*tries.within(self._seen_ms), self._seen_ms]
                tries.in_a_row += 1
                if len(tries.recent_ms) >= MOST_TRIES or tries.in_a_row >= MOST_IN_A_ROW:
                    tries.is_locked = True
            case "opened" | "released":
                self._users[user] = Tries()
            case "restarted":
                self._everyone = Tries(recent_ms=[self._seen_ms] * (MOST_TRIES - 1), in_a_row=MOST_TRIES - 1)
            case "carried":
                self._carry(entry)
            case _:
                pass

    def _carry(self, entry: Entry) -> None:
        try:
            self._users = msgspec.convert(entry.get("tries"), dict[str, Tries])
            self._everyone = msgspec.convert(entry.get("everyone"), Tries)
            self._seen_ms = max(self._seen_ms, msgspec.convert(entry.get("seen_ms"), int))
        except msgspec.ValidationError:
            raise _Broken from None

    def _of(self, user: str) -> Tries:
        if user not in self._users:
            self._users[user] = Tries(list(self._everyone.recent_ms), self._everyone.in_a_row)
        return self._users[user]

    # writing

    def _begin_anew(self, now: EntryTime) -> None:
        """Keep what is there under another name and start over, strictly."""
        was_there = self._path.exists()
        if was_there:
            with disk(self._path.parent):
                self._path.replace(self._path.with_name(f"{self._path.name}.damaged-{now.utc_ms}"))
        self._forget()
        self._append(now, "restarted", reason="damaged" if was_there else "missing")

    @classmethod
    def create(cls, path: Path, *, now: EntryTime) -> AttemptLog:
        """The first log of a new vault."""
        first: Entry = {"i": 0, "prev": "", **_moment(now), "event": "begun"}
        replace_file(path, canonical.encode(first | {"h": _digest(first)}) + b"\n")
        return cls(path, now=now)

    def _append(self, now: EntryTime, event: str, **facts: object) -> None:
        entry: Entry = {"i": self._next, "prev": self._head, **_moment(now), "event": event, **facts}
        entry["h"] = _digest(entry)
        line = canonical.encode(entry) + b"\n"
        with disk(self._path.parent):
            is_new = not self._path.exists()
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.ftruncate(fd, self._size)  # whatever was half written before
                os.lseek(fd, self._size, os.SEEK_SET)
                write_all(fd, line)
                flush(fd)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(fd, self._size)
                raise
            finally:
                os.close(fd)
            if is_new:
                flush_folder(self._path.parent)
        self._size += len(line)
        self._take(entry, is_first=not self._entries)

    def note(self, now: EntryTime, event: str, **facts: object) -> None:
        """Write down something that happened: codes, ids and numbers only."""
        with self._lock:
            self._append(now, event, **facts)

    # counting

    def begin(self, user: UserId, now: EntryTime, *, slot: str) -> None:
        """Count a try and have it on disk before anything is stretched. Raises LockedOut, EnvironmentProblem."""
        with self._lock:
            if self._of(user).is_locked:
                raise LockedOut("locked_out")
            self._append(now, "tried", user=user, slot=slot)

    def refuse(self, user: UserId, now: EntryTime, *, slot: str) -> int:
        """The secret was wrong: how many tries are left."""
        with self._lock:
            self._append(now, "refused", user=user, slot=slot)
            if self._of(user).is_locked:
                self._append(now, "locked", user=user)
                return 0
            return self._left(user, now)

    def succeed(self, user: UserId, now: EntryTime, *, slot: str) -> None:
        """The secret was right: the count starts over."""
        with self._lock:
            self._append(now, "opened", user=user, slot=slot)

    def release(self, user: UserId, now: EntryTime, *, by: str, means: str) -> None:
        """Someone with the right let this user try again."""
        with self._lock:
            self._append(now, "released", user=user, by=by, means=means)

    def _left(self, user: str, now: EntryTime) -> int:
        tries = self._of(user)
        return 0 if tries.is_locked else max(MOST_TRIES - len(tries.within(max(self._seen_ms, now.utc_ms))), 0)

    def left(self, user: UserId, now: EntryTime) -> int:
        """How many tries this user has."""
        with self._lock:
            return self._left(user, now)

    def is_locked(self, user: UserId) -> bool:
        """Whether this user must be released first."""
        with self._lock:
            return self._of(user).is_locked

    @property
    def entries(self) -> list[Entry]:
        """What is written here and not yet folded into the audit."""
        with self._lock:
            return list(self._entries)

    def drain(self, fold: Callable[[list[Entry]], None], *, now: EntryTime) -> int:
        """Hand every entry to `fold` (which commits it elsewhere) and only then begin a new file that carries the counts on.

        A crash in between folds them twice: `i` and `h` tell.
        """
        with self._lock:
            told = [entry for entry in self._entries if entry["event"] != "carried"]
            if not told:
                return 0
            fold([dict(entry) for entry in told])
            entry: Entry = {
                "i": self._next,
                "prev": self._head,
                **_moment(now),
                "event": "carried",
                "seen_ms": self._seen_ms,
                "everyone": msgspec.to_builtins(self._everyone),
                "tries": {
                    u: msgspec.to_builtins(t)
                    for u, t in self._users.items()
                    if t.recent_ms or t.in_a_row or t.is_locked
                },
            }
            entry["h"] = _digest(entry)
            line = canonical.encode(entry) + b"\n"
            replace_file(self._path, line)
            self._entries, self._size = [], len(line)
            self._take(entry, is_first=True)
            return len(told)


def _parse(line: bytes) -> Entry:
    try:
        entry = canonical.decode(line)
    except ValueError:
        raise _Broken from None
    if not isinstance(entry, dict):
        raise _Broken
    return entry


def _moment(now: EntryTime) -> Entry:
    return {"utc_ms": now.utc_ms, "offset_min": now.offset_min, "mono": now.mono}
