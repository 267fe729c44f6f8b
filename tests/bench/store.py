"""How fast the store is: autosave, writing, rebuilding a view, searching, unlocking.

Ratios are against plain SQLite: the same library without a key.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from fieldnotes.crypto.key import new_seal_key
from fieldnotes.crypto.stretch import DEFAULT, stretch
from fieldnotes.store import search
from fieldnotes.store.log import Log
from fieldnotes.store.payload import encode_payload
from fieldnotes.store.view import View
from fieldnotes.trust.envelope import Envelope, seal_draft
from tests.bench.figure import Figure, percentile
from tests.store.world import ORG, START_MS, Reader, Writer, new_keys, some_id

_NARRATIVE_BYTES = 2100


class Words:
    """Made-up words, as unevenly frequent as real ones (Zipf)."""

    def __init__(self, seed: int = 7, count: int = 30_000) -> None:
        self.random = random.Random(seed)
        syllables = [
            a + b for a in ("b", "d", "f", "k", "l", "m", "n", "r", "s", "t", "v", "ñ") for b in ("a", "e", "i", "o")
        ]
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(self.random.choice(syllables) for _ in range(self.random.randint(1, 4)))] = None
        self.words = list(found)
        self._weights: list[float] = []
        total = 0.0
        for rank in range(1, count + 1):
            total += 1 / rank
            self._weights.append(total)

        self._lines = [self._line(70) for _ in range(20_000)]

    def _line(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=count))

    def text(self, size: int = _NARRATIVE_BYTES) -> str:
        """Lines of 70 words, put together anew."""
        return "\n".join(self.random.choices(self._lines, k=max(1, size // 525)))

    def queries(self) -> list[str]:
        """Common, middling and rare words, two words, a word that is still being typed."""
        at = self.random.randint
        one = [self.words[at(0, 50)] for _ in range(15)] + [self.words[at(50, 3000)] for _ in range(15)]
        two = [f"{self.words[at(0, 300)]} {self.words[at(0, 3000)]}" for _ in range(20)]
        typing = [self.words[at(0, 3000)][:2] for _ in range(10)] + [
            f"{self.words[at(0, 300)]} {self.words[at(0, 300)][:3]}" for _ in range(10)
        ]
        return [query for query in one + two + typing if len(query) >= 2]


class Scene:
    """A log and its joint view in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.words = Words()
        self.keys = new_keys()
        self.writer = Writer(self.keys)
        self.reader = Reader(self.keys, self.writer)
        self.log_key, self.view_key = new_seal_key(), new_seal_key()
        self.log = Log.create(folder / "log.db", self.log_key, incarnation=some_id())

    def view(self) -> View:
        return View.open(self.folder / "view-joint.db", self.view_key, comp="joint", incarnation=self.log.incarnation)

    def narratives(self, count: int) -> Iterator[Envelope]:
        encounter = some_id()
        for number in range(count):
            if number % 5 == 0:
                encounter = some_id()
            yield self.writer.write(
                "narrative", {"text": self.words.text(), "how_known": "observed"}, encounter=encounter
            )

    def fill(self, envelopes: Iterator[Envelope]) -> None:
        with self.log.transaction():
            for envelope in envelopes:
                self.log.add_envelope(envelope, received_ms=START_MS)


@contextmanager
def scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        one = Scene(Path(folder))
        try:
            yield one
        finally:
            one.log.close()


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def autosave() -> list[Figure]:
    with scene() as s:
        text = s.words.text(20_000)
        rec, dev, key = some_id(), s.writer.dev, s.keys["joint"]

        def save(number: int) -> None:
            payload = encode_payload(s.writer.payload("narrative", {"text": f"{text}{number}"}))
            sealed = seal_draft(org=ORG, comp="joint", rec=rec, dev=dev, payload=payload, key=key)
            s.log.save_draft(rec=rec, comp="joint", dev=dev, sealed=sealed, updated_ms=number)

        took = [timed(lambda n=number: save(n)) * 1000 for number in range(1000)]  # type: ignore[misc] # the default binds the number
    return [
        Figure("autosave_20kB_p50", percentile(took, 50), "ms", 16),
        Figure("autosave_20kB_p99", percentile(took, 99), "ms", 16),
    ]


def plain_files(folder: Path) -> tuple[Any, Any]:
    """The same work in plain SQLite: a durable row with its indexes and an audit row; a view with record, revision and full text."""
    log = dbapi2.connect(str(folder / "plain-log.db"), isolation_level=None)
    view = dbapi2.connect(str(folder / "plain-view.db"), isolation_level=None)
    for connection, mode in ((log, "full"), (view, "normal")):
        connection.execute("pragma journal_mode = wal")
        connection.execute(f"pragma synchronous = {mode}")
    log.execute("create table envelope(seq integer primary key, rev blob unique, comp text, rec blob, body text)")
    log.execute("create index envelope_rec on envelope(rec)")
    log.execute("create index envelope_comp on envelope(comp, seq)")
    log.execute("create table audit(i integer primary key, entry text)")
    view.execute("create table record(seq integer primary key, id blob unique, kind text, encounter blob, body text)")
    view.execute("create index record_encounter on record(encounter, kind)")
    view.execute("create index record_kind on record(kind)")
    view.execute(
        "create virtual table search using fts5(text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')"
    )
    return log, view


def writing(count: int = 400) -> list[Figure]:
    with scene() as s:
        encounter = some_id()
        texts = [s.words.text() for _ in range(count)]
        with s.view() as view:

            def write(text: str) -> None:
                payload = s.writer.payload("narrative", {"text": text}, encounter=encounter)
                with s.log.transaction():
                    envelope = s.writer.seal(payload)
                    seq = s.log.add_envelope(envelope, received_ms=START_MS)
                    s.log.append_audit({"event": "record_created", "by": s.writer.user, "object": envelope.header.rec})
                assert seq is not None
                view.put(seq, envelope, payload)

            ours = [timed(lambda t=text: write(t)) for text in texts]  # type: ignore[misc] # the default binds the text
        log, plain_view = plain_files(s.folder)

        def write_plain(text: str) -> None:
            rev, rec = bytes.fromhex(some_id() * 2), bytes.fromhex(some_id())
            log.execute("begin immediate")
            seq = log.execute(
                "insert into envelope(rev, comp, rec, body) values(?, 'joint', ?, ?)", (rev, rec, text)
            ).lastrowid
            log.execute("insert into audit(entry) values(?)", (rec.hex(),))
            log.execute("commit")
            plain_view.execute("begin immediate")
            plain_view.execute("insert into record values(?, ?, 'narrative', ?, ?)", (seq, rec, rec, text))
            plain_view.execute("insert into search(rowid, text) values(?, ?)", (seq, text))
            plain_view.execute("commit")

        plain = [timed(lambda t=text: write_plain(t)) for text in texts]  # type: ignore[misc] # the default binds the text
    return [
        Figure("revisions_per_s", count / sum(ours), "1/s"),
        Figure("log_and_view_to_plain_sqlite", percentile(ours, 50) / percentile(plain, 50), "ratio", 3),
    ]


def rebuilding(count: int = 12_000) -> list[Figure]:
    with scene() as s:
        s.fill(s.narratives(count))
        with s.view() as view:
            steps: list[float] = []
            start = last = time.perf_counter()
            for _ in view.steps(s.log, open_envelope=s.reader):
                now = time.perf_counter()
                steps.append((now - last) * 1000)
                last = now
            took = time.perf_counter() - start
    return [
        Figure("view_rebuild_per_s", count / took, "1/s", 4000, "least"),
        Figure("view_rebuild_step_p99", percentile(steps, 99), "ms", 20),
        Figure("view_rebuild_step_max", max(steps), "ms"),
    ]


def searching(counts: tuple[int, ...] = (20_000, 100_000)) -> list[Figure]:
    figures = []
    with scene() as s:
        plain = dbapi2.connect(str(s.folder / "plain.db"), isolation_level=None)
        plain.execute(
            "create virtual table search using fts5(text, prefix = '2', tokenize = 'unicode61 remove_diacritics 2')"
        )
        done = 0
        with s.view() as view:
            for count in counts:
                texts: list[str] = []

                def envelopes(more: int, texts: list[str] = texts) -> Iterator[Envelope]:
                    for number in range(more):
                        texts.append(s.words.text())
                        yield s.writer.write("narrative", {"text": texts[-1]}, encounter=f"{number // 5:032x}")

                s.fill(envelopes(count - done))
                view.follow(s.log, open_envelope=s.reader)
                plain.execute("begin")
                plain.executemany("insert into search(text) values(?)", [(text,) for text in texts])
                plain.execute("commit")
                done = count
                queries = s.words.queries()

                def find_plain(query: str) -> None:
                    plain.execute(
                        "select rowid, snippet(search, 0, '', '', '…', 24) from search where search match ? order by rowid desc limit 20",
                        (search.query_of(query),),
                    ).fetchall()

                ours: list[float] = []
                theirs: list[float] = []
                for _ in range(3):
                    ours += [timed(lambda q=query: view.find(q)) * 1000 for query in queries]  # type: ignore[misc] # the default binds it
                    theirs += [timed(lambda q=query: find_plain(q)) * 1000 for query in queries]  # type: ignore[misc] # the default binds it
                figures += [
                    Figure(f"search_p95_at_{count}", percentile(ours, 95), "ms", 50),
                    Figure(f"search_to_plain_fts5_at_{count}", sum(ours) / sum(theirs), "ratio", 1.5),
                ]
    return figures


def unlocking(count: int = 20_000) -> list[Figure]:
    with scene() as s:

        def envelopes() -> Iterator[Envelope]:
            for number in range(count):
                encounter = some_id()
                body = {
                    "number": f"CR-26-{number:05d}-3",
                    "call_type_received": "Welfare check",
                    "address": f"{number} Elm St",
                    "team": [s.writer.user],
                    "times": {
                        "received": {"local": f"2026-{number // 1700 % 12 + 1:02d}-11T19:22", "precision": "minute"}
                    },
                }
                yield s.writer.write("encounter", body, rec=encounter, encounter=encounter)
                yield s.writer.write("section", {"of": "joint", "state": "complete"}, encounter=encounter)

        s.fill(envelopes())
        with s.view() as view:
            view.follow(s.log, open_envelope=s.reader)
        s.log.close()

        def unlock() -> None:
            stretch("correct horse battery staple", DEFAULT.with_fresh_salt())
            with Log.open(s.folder / "log.db", s.log_key) as log:
                s.log = log
                log.certificates()
                with s.view() as view:
                    assert not view.rebuilt_because
                    for _ in view.steps(log, open_envelope=s.reader):
                        pass
                    assert view.is_caught_up(log)
                    assert len(view.encounter_lines(limit=50)) == 50
                    view.due_lines()
                    log.drafts(comps=["joint", "law"])
                    log.unsent_count()

        took = min(timed(unlock) for _ in range(3))
        s.log = Log.open(s.folder / "log.db", s.log_key)
    return [Figure(f"unlock_to_shift_board_{count}_encounters", took, "s", 1)]


def run() -> list[Figure]:
    """All of it, about two minutes; each part says on standard error that it is done."""
    figures: list[Figure] = []
    for part in (autosave, writing, rebuilding, unlocking, searching):
        figures += part()
        sys.stderr.write(f"{part.__name__} done\n")
    return figures
