"""CSV as it really comes: any encoding, any delimiter, ragged rows, quotes that never close. Every row is counted."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from fieldnotes.domain.problem import InputProblem
from fieldnotes.interop.layout import Layout, link_role, read_layout
from fieldnotes.interop.ledger import Ledger, Row
from fieldnotes.interop.text import clean, is_nothing

ROW_LIMIT = 400_000
COLUMN_LIMIT = 1_000
_NUMBER_ITSELF = re.compile(r"\(\d{3}\)|\d{3}[-. ]\d{3}[-. ]\d{4}")
_PLAIN_NUMBERS = frozenset({"latitude", "longitude", "amount", "minimum_age", "maximum_age"})
# never copied out of the package: what an agency wrote for itself, and how to reach its staff privately
PRIVATE = frozenset(
    {
        "internalnotes",
        "internalnotesforeditorsandviewers",
        "internal_notes",
        "internal_note",
        "staff_notes",
        "admin_notes",
        "private_notes",
    }
)


@dataclass
class Table:
    """One CSV file: its layout and where its rows went."""

    file: str
    layout: Layout
    rows: list[Row]


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding it was in. Order: a mark, UTF-8, UTF-16 without a mark, Windows-1252 (with Latin-1 for its five gaps)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    sample = data[:4000]
    if sample.count(0) > len(sample) // 4:
        little = sample[1::2].count(0) >= sample[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace"), "utf-16"
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def read_text(name: str, data: bytes, ledger: Ledger) -> str:
    """A file's text, with a finding when it was not UTF-8; refuses what is not text."""
    text, encoding = decode(data)
    if encoding == "utf-8" and "\0" in text and text[:4000].count("\0") > min(len(text), 4000) // 4:
        text, encoding = data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace"), "utf-16"
    odd = sum(1 for letter in text[:8000] if ord(letter) < 9 or 13 < ord(letter) < 32)
    if odd > len(text[:8000]) // 20 + 2:
        raise InputProblem("directory_not_text", name=name.rsplit("/", 1)[-1])
    if encoding != "utf-8":
        ledger.find(name, "not_utf8", f"read as {encoding}")
    if "\0" in text:
        ledger.find(name, "unseen_characters_removed", count=text.count("\0"))
        text = text.replace("\0", "")
    return text


def read_table(name: str, data: bytes, ledger: Ledger) -> Table | None:
    """The rows of one CSV file in the ledger, or None when it has no header."""
    text = read_text(name, data, ledger)
    ledger.open_table(name)
    csv.field_size_limit(len(text) + 1)  # a swallowed quote may make one huge cell; the file's own limit bounds it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    records = iter(enumerate(reader, start=1))
    line, header = next(((line, cells) for line, cells in records if any(cell.strip() for cell in cells)), (0, []))
    if header and header[0].strip().lower().startswith("sep="):  # Excel's own first line
        line, header = next(((line, cells) for line, cells in records if any(cell.strip() for cell in cells)), (0, []))
    if not header:
        ledger.find(name, "table_empty")
        return None
    if len(header) > COLUMN_LIMIT:
        raise InputProblem("directory_too_wide", name=name, limit=COLUMN_LIMIT)
    layout = read_layout(name, header)
    table = Table(name, layout, [])
    if text.count('"') % 2:
        ledger.find(name, "quote_never_closed")
    if layout.is_name_misleading:
        ledger.find(name, "named_like_another_table", f"read as {layout.role or 'nothing we know'}")
    reading = _Reading(table, ledger)
    for line, cells in records:
        if cells:  # the csv module gives [] for an empty line
            reading.take(line, cells)
    reading.finish()
    return table


def _delimiter(text: str) -> str:
    if text[:4].lower() == "sep=" and len(text) > 4:
        return text[4]
    first = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    counts = {mark: first.count(mark) for mark in ",;\t|"}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


class _Reading:
    """Turns cells into rows of one table."""

    def __init__(self, table: Table, ledger: Ledger) -> None:
        self._table = table
        self._ledger = ledger
        self._columns = table.layout.columns
        self._targets = [link_role(table.layout.role, column) for column in self._columns]
        self._is_private = [written in PRIVATE for written in table.layout.written]

    def take(self, line: int, cells: list[str]) -> None:
        if len(self._table.rows) >= ROW_LIMIT:
            raise InputProblem("directory_too_many_rows", name=self._table.file, limit=ROW_LIMIT)
        row = Row(self._table.file, self._table.layout.role, line, "", {})
        self._table.rows.append(self._ledger.add(row))
        if not any(cell.strip() for cell in cells):
            self._ledger.quarantine(row, "row_empty")
            return
        self._fill(row, cells)
        if len(cells) > len(self._columns) and any(cell.strip() for cell in cells[len(self._columns) :]):
            self._ledger.quarantine(row, "row_too_long", f"{len(cells)} cells for {len(self._columns)} columns")
        elif len(cells) < len(self._columns):
            if len(cells) * 2 < len(self._columns):
                self._ledger.quarantine(row, "row_cut_short", f"{len(cells)} cells for {len(self._columns)} columns")
            else:
                self._ledger.find(
                    row.table, "row_short", f"{row.place}: {len(cells)} cells for {len(self._columns)} columns"
                )

    def _fill(self, row: Row, cells: list[str]) -> None:
        for column, target, is_private, cell in zip(
            self._columns, self._targets, self._is_private, cells, strict=False
        ):
            if not cell:
                continue
            if is_private:
                if cell.strip() and not is_nothing(cell):
                    self._ledger.find(row.table, "internal_notes_kept_sealed")
                continue
            if target == "phone" and _is_a_number(cell):
                value = take_text(row, column, cell, self._ledger)
                if value:
                    row.values["phones_written"] = value
                continue
            if target:
                take_link(row, target, cell, self._ledger)
                continue
            value = take_text(row, column, cell, self._ledger)
            if column == "id":
                row.id = value
            elif value:
                row.values[column] = value

    def finish(self) -> None:
        if not self._table.layout.role:
            columns = ", ".join(self._table.layout.written[:12])
            self._ledger.find(self._table.file, "table_not_known", columns, count=max(len(self._table.rows), 1))


def _is_a_number(cell: str) -> bool:
    """Whether a key column holds telephone numbers themselves, as newer orservices exports write them: HTML links or "(202) 555-0143"."""
    return "tel:" in cell or bool(_NUMBER_ITSELF.search(cell))


def take_link(row: Row, target: str, cell: str, ledger: Ledger) -> None:
    """Add the ids in a key column; a comma list in it is a finding."""
    ids = tuple(
        part for part in (part.strip() for part in cell.replace(";", ",").split(",")) if part and not is_nothing(part)
    )
    if len(ids) > 1:
        ledger.find(row.table, "list_in_key", f"{row.place}: {len(ids)} {target} ids in one cell")
    if ids:
        row.links[target] = tuple(dict.fromkeys((*row.links.get(target, ()), *ids)))


def take_text(row: Row, column: str, cell: str, ledger: Ledger) -> str:
    """A cell as readable text, with findings for what had to be done; links inside HTML are remembered beside it."""
    cleaned = clean(cell, is_count=column in _PLAIN_NUMBERS)
    for finding in cleaned.findings:
        ledger.find(row.table, finding, f"{row.place}: {column}")
    for link in cleaned.links:
        key = f"linked_{link.kind}"
        row.values[key] = f"{row.values[key]}\n{link.value}" if key in row.values else link.value
    return cleaned.text
