"""A directory in: any dialect, from a folder, a zip or a single file. Nothing is lost silently, and nothing is stored here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import InputProblem
from fieldnotes.interop.assemble import Assembly
from fieldnotes.interop.duplicate import propose_duplicates
from fieldnotes.interop.graph import Graph
from fieldnotes.interop.hsds_json import read_json
from fieldnotes.interop.layout import name_dialect
from fieldnotes.interop.ledger import ImportReport, Ledger, Row
from fieldnotes.interop.service import Service
from fieldnotes.interop.source import Package, open_package
from fieldnotes.interop.table import Table, read_table
from fieldnotes.interop.vendor import build_services

_NOT_TABLES = frozenset({"datapackage.json", "package.json", "schema.json"})


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """The services of a package and the report on it. A package may hold a taxonomy only; `services` is then empty."""

    services: list[Service]
    report: ImportReport


def read_directory(path: Path) -> Imported:
    """Read a directory package. Raises InputProblem or EnvironmentProblem (codes directory_…) when there is nothing to read."""
    return read_package(open_package(path))


def read_package(package: Package) -> Imported:
    """Read an opened package: what `read_directory` does after opening, and how a stored package is read again."""
    ledger = Ledger()
    tables: list[Table] = []
    rows: list[Row] = []
    refused: list[InputProblem] = []
    for name, data in package.files.items():
        if _is_json(name, data):
            try:
                rows += _read_json_file(name, data, ledger)
            except InputProblem as problem:
                refused.append(problem)
                ledger.find(name, problem.code)
        else:
            table = read_table(name, data, ledger)
            if table is not None:
                tables.append(table)
                _mark_postal(table)
                rows += table.rows
    for name in package.left_aside:
        ledger.find(name, "file_not_read")
    if refused and not any(row.role for row in rows):
        whole = (
            refused[0]
            if len(package.files) == 1
            else InputProblem(refused[0].code, **{**refused[0].facts, "name": package.name})
        )
        raise whole
    if not any(row.role for row in rows) and not any(table.layout.role for table in tables):
        raise InputProblem("directory_unknown", name=package.name)
    return _assemble(package.name, tables, rows, ledger)


def _assemble(source: str, tables: list[Table], rows: list[Row], ledger: Ledger) -> Imported:
    dialect = name_dialect([table.layout for table in tables if table.layout.role])
    if any(table.file.lower().endswith(".json") for table in tables) or not tables:
        dialect = "hsds-3-json"
    vendor = [row for row in rows if row.role == "vendor"]
    services = build_services(vendor, ledger, source=source) if vendor else []
    others = [row for row in rows if row.role != "vendor"]
    graph = Graph(others, ledger)
    services += Assembly(graph, ledger, source=source).build()
    present = {row.role for row in rows} | {table.layout.role for table in tables}
    if not services and not present & {"service", "vendor", "term", "taxonomy"}:
        tables_found = ", ".join(sorted({row.table for row in rows})[:8])
        raise InputProblem("directory_no_services", name=source, tables=tables_found)
    if services and not vendor:
        for role, name in (
            ("organization", "organizations"),
            ("phone", "phones"),
            ("location", "locations"),
            ("address", "addresses"),
        ):
            if role not in present:
                ledger.find(name, "table_missing", name)
    report = ledger.report(source=source, dialect=dialect)
    report.services = len(services)
    report.offered = sum(service.may_offer for service in services)
    report.not_offered = dict(sorted(Counter(service.why_not for service in services if not service.may_offer).items()))
    report.possible_duplicates = propose_duplicates([service for service in services if service.may_offer])
    return Imported(services=services, report=report)


def _read_json_file(name: str, data: bytes, ledger: Ledger) -> list[Row]:
    if name.rsplit("/", 1)[-1].lower() in _NOT_TABLES:
        ledger.find(name, "description_not_a_table")
        return []
    return read_json(name, data, ledger)


def _is_json(name: str, data: bytes) -> bool:
    lowered = name.lower()
    if lowered.endswith((".json", ".jsonl", ".ndjson")):
        return True
    return not lowered.endswith((".csv", ".tsv", ".txt")) and data.lstrip()[:1] in (b"{", b"[")


def _mark_postal(table: Table) -> None:
    """Older dialects keep where mail goes in a table of its own with the same columns; nobody should be driven there."""
    stem = table.file.rsplit("/", 1)[-1].lower()
    if table.layout.role == "address" and stem.startswith(("mail", "postal")):
        for row in table.rows:
            row.role = "mail"  # its ids are a series of their own
