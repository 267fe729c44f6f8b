"""Whatever bytes come: a Problem or a balanced report, never anything else; and no row is lost between file and report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain.problem import Problem
from fieldnotes.interop.directory import Imported, read_package
from fieldnotes.interop.index import ServiceIndex
from fieldnotes.interop.source import Package
from fieldnotes.services.sentence import known_codes
from fieldnotes.system.path import resource
from tests.interop.build import VENDOR_COLUMNS

OHANA = {path.name: path.read_bytes() for path in sorted(resource("demo", "directory").glob("*.csv"))}
SMALL = {name: data for name, data in OHANA.items() if len(data) < 3_000} | {
    "services.csv": OHANA["services.csv"][:4_000]
}
EXAMPLES = Path(__file__).parent / "fixtures" / "hsds-examples"
SERVICE_JSON = json.loads((EXAMPLES / "service_full.json").read_text(encoding="utf-8"))

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(files: dict[str, bytes]) -> Imported | None:
    refused: list[str] = []
    try:
        imported = read_package(Package("mutated", files))
    except Problem as problem:
        refused.append(problem.code)
    if refused:
        assert refused[0] in known_codes()
        return None
    report = imported.report
    for one in (report, *report.tables.values()):
        assert one.read == one.kept + one.merged + one.quarantined
        assert min(one.read, one.kept, one.merged, one.quarantined) >= 0
    assert report.read == sum(table.read for table in report.tables.values())
    assert report.services == len(imported.services)
    assert report.offered + sum(report.not_offered.values()) == report.services
    assert len({service.key for service in imported.services}) == len(imported.services)
    offered = {service.key for service in ServiceIndex.of(imported.services).find(limit=10_000)}
    assert offered == {service.key for service in imported.services if service.may_offer}
    msgspec.json.encode(imported)
    return imported


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, bytes]:
    """Real tables with bytes flipped, pieces cut out, doubled, or moved, and tables left out or renamed."""
    files = {name: data for name, data in SMALL.items() if draw(st.integers(0, 9))}
    for name in draw(st.lists(st.sampled_from(sorted(SMALL)), max_size=4)):
        data = bytearray(files.get(name, SMALL[name]))
        for _ in range(draw(st.integers(1, 4))):
            if not data:
                break
            at = draw(st.integers(0, len(data) - 1))
            match draw(st.integers(0, 4)):
                case 0:
                    data[at] = draw(st.integers(0, 255))
                case 1:
                    del data[at : at + draw(st.integers(1, 200))]
                case 2:
                    data[at:at] = data[at : at + draw(st.integers(1, 300))]
                case 3:
                    data[at:at] = draw(
                        st.sampled_from(
                            [
                                b'"',
                                b",",
                                b"\n",
                                b"\r",
                                b"\0",
                                b",,,,,,,,",
                                b"\xff\xfe",
                                b"<b",
                                b"&#x110000;",
                                b"-1",
                                b"=cmd()",
                            ]
                        )
                    )
                case _:
                    data = data[:at]
        files[draw(st.sampled_from([name, "other.csv", "x.txt"]))] = bytes(data)
    return files


@quick
@given(mutated())
def test_damaged_tables_give_a_problem_or_a_balanced_report(files: dict[str, bytes]) -> None:
    check(files)


cells = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12) | st.sampled_from(
    [
        "",
        "1",
        "2",
        "0",
        "-1",
        "1,2",
        "988",
        "active",
        "inactive",
        "do not refer",
        "9:00am",
        "Monday",
        "<p>x</p>",
        "\\n",
        "###AB###",
        "yes",
    ]
)


@quick
@given(
    st.dictionaries(
        st.sampled_from(sorted(OHANA)),
        st.lists(st.lists(cells, min_size=1, max_size=24), max_size=6),
        min_size=1,
        max_size=5,
    )
)
def test_no_row_is_lost_between_the_file_and_the_report(tables: dict[str, list[list[str]]]) -> None:
    files: dict[str, bytes] = {}
    written: dict[str, int] = {}
    for name, rows in tables.items():
        header = next(csv.reader(io.StringIO(OHANA[name].decode())))
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows([header, *rows])
        files[name] = out.getvalue().encode()
        written[name] = len(rows)
    imported = check(files)
    if imported is not None:
        read = {name: imported.report.tables[name].read for name in written}
        assert read == written


@quick
@given(st.lists(st.dictionaries(st.sampled_from(VENDOR_COLUMNS), cells, max_size=12), max_size=8))
def test_vendor_rows_are_all_accounted_for_and_forbidden_ones_never_offered(rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=VENDOR_COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow({"ResourceAgencyNum": str(number), "InternalNotes": "canary words", **row})
    imported = check({"export.csv": out.getvalue().encode()})
    if imported is None:
        return
    assert imported.report.read == len(rows)
    assert b"canary words" not in msgspec.json.encode(imported)
    said = {service.source_id: service for service in imported.services}
    for number, row in enumerate(rows):
        service = said.get(row.get("ResourceAgencyNum", str(number)))
        if service is not None and row.get("AgencyStatus") in ("do not refer", "inactive"):
            assert not service.may_offer


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at] if at else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += paths(inner, (*at, key))
    return found


ALL_PATHS = paths(SERVICE_JSON)
junk = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["[]", "{}", "[[1]]", '{"id": {}}', '[{"id": [1]}]']).map(json.loads)
)


def _put(whole: Any, path: tuple[Any, ...], value: Any) -> None:
    """Put a value where an earlier change has left the place."""
    for key in path[:-1]:
        try:
            whole = whole[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(whole, dict) or (isinstance(whole, list) and isinstance(path[-1], int) and path[-1] < len(whole)):
        whole[path[-1]] = value


@quick
@given(st.lists(st.tuples(st.sampled_from(ALL_PATHS), junk), min_size=1, max_size=6), st.booleans())
def test_json_with_anything_anywhere_gives_a_problem_or_a_balanced_report(
    changes: list[tuple[tuple[Any, ...], Any]], in_page: bool
) -> None:
    whole = json.loads(json.dumps(SERVICE_JSON))
    for path, value in changes:
        _put(whole, path, value)
    check({"services.json": json.dumps({"contents": [whole], "size": 1} if in_page else whole).encode()})


@quick
@given(st.binary(max_size=400), st.sampled_from(["services.csv", "a.json", "b.txt", "c"]))
def test_any_bytes_at_all(data: bytes, name: str) -> None:
    check({name: data})
