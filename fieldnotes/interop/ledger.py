"""What became of every row that was read. Rows decide; the counts only follow, so read = kept + merged + quarantined by construction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

EXAMPLES_KEPT = 5  # per table and kind: enough to find the place in the file, short enough to read
EXAMPLE_LENGTH = 120


class Fate(StrEnum):
    """What became of one row."""

    KEPT = "kept"
    MERGED = "merged"  # the same thing as a row already read, by an exact rule
    QUARANTINED = "quarantined"  # kept with the source, not used; its reason is a finding


@dataclass(slots=True, eq=False)  # a row is itself, whatever another one says
class Row:
    """One record of a table. `links` point to rows of other roles by their source ids."""

    table: str  # key of the ledger
    role: str
    line: int  # of the file, or the running number inside a JSON file
    id: str
    values: dict[str, str]
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fate: Fate = Fate.KEPT

    @property
    def place(self) -> str:
        """Where to look in the file."""
        return f"row {self.line}" + (f", id {self.id[:40]}" if self.id else "")


class TableReport(msgspec.Struct, kw_only=True):
    """One table of a report. `findings` counts by kind; `examples` names places and, where harmless, values."""

    source: str
    dialect: str
    read: int = 0
    kept: int = 0
    merged: int = 0
    quarantined: int = 0
    findings: dict[str, int] = msgspec.field(default_factory=dict)
    examples: dict[str, list[str]] = msgspec.field(default_factory=dict)


class ImportReport(TableReport, kw_only=True):
    """What an import found. The totals are the sums over `tables`; read = kept + merged + quarantined, in total and per table."""

    tables: dict[str, TableReport] = msgspec.field(default_factory=dict)
    services: int = 0
    offered: int = 0
    not_offered: dict[str, int] = msgspec.field(default_factory=dict)  # why -> how many
    possible_duplicates: list[dict[str, str]] = msgspec.field(default_factory=list)  # proposals: nothing was merged


class Ledger:
    """Takes rows and findings while a package is read, and gives the report at the end."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._findings: dict[str, Counter[str]] = {}
        self._examples: dict[str, dict[str, list[str]]] = {}

    def open_table(self, table: str) -> None:
        """Name a table even when it has no rows."""
        self._rows.setdefault(table, [])

    def add(self, row: Row) -> Row:
        """Count a row as read; until something else is decided it is kept."""
        self._rows.setdefault(row.table, []).append(row)
        return row

    def find(self, table: str, kind: str, example: str = "", *, count: int = 1) -> None:
        """Note something a person should know about this table."""
        self._findings.setdefault(table, Counter())[kind] += count
        if example:
            examples = self._examples.setdefault(table, {}).setdefault(kind, [])
            if len(examples) < EXAMPLES_KEPT:
                flat = " ".join(example.split())
                examples.append(flat if len(flat) <= EXAMPLE_LENGTH else flat[: EXAMPLE_LENGTH - 1] + "…")

    def quarantine(self, row: Row, kind: str, example: str = "") -> None:
        """Set a row aside: it stays with the source and is not used."""
        row.fate = Fate.QUARANTINED
        self.find(row.table, kind, f"{row.place}{': ' if example else ''}{example}")

    def merge(self, row: Row) -> None:
        """Count a row that says what an earlier row already said."""
        row.fate = Fate.MERGED
        self.find(row.table, "same_as_another_row")

    def rows(self, table: str) -> list[Row]:
        """All rows read of a table."""
        return self._rows.get(table, [])

    def report(self, *, source: str, dialect: str) -> ImportReport:
        """The counts and findings of everything read so far."""
        whole = ImportReport(source=source, dialect=dialect)
        for name in [*self._rows, *(name for name in self._findings if name not in self._rows)]:
            fates = Counter(row.fate for row in self._rows.get(name, ()))
            table = TableReport(
                source=name,
                dialect=dialect,
                read=len(self._rows.get(name, ())),
                kept=fates[Fate.KEPT],
                merged=fates[Fate.MERGED],
                quarantined=fates[Fate.QUARANTINED],
                findings=dict(sorted(self._findings.get(name, Counter()).items())),
                examples=self._examples.get(name, {}),
            )
            whole.tables[name] = table
            whole.read += table.read
            whole.kept += table.kept
            whole.merged += table.merged
            whole.quarantined += table.quarantined
            for kind, count in table.findings.items():
                whole.findings[kind] = whole.findings.get(kind, 0) + count
            for kind, examples in table.examples.items():
                room = EXAMPLES_KEPT - len(whole.examples.setdefault(kind, []))
                whole.examples[kind].extend(f"{name}, {example}" for example in examples[:room])
        return whole
