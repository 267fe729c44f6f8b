"""Broken packages: each a sentence of its own, none a traceback, and what can be read is read."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from fieldnotes.domain.problem import Problem
from fieldnotes.interop import source
from fieldnotes.interop.directory import read_directory
from fieldnotes.services.sentence import known_codes, sentence_of
from tests.interop.build import ORGANIZATIONS, SERVICES, write_folder, write_zip

GOOD = {"services.csv": SERVICES + "s1,o1,Night shelter,,active,,,\n", "organizations.csv": ORGANIZATIONS}


def refusal(path: Path) -> Problem:
    with pytest.raises(Problem) as refused:
        read_directory(path)
    problem = refused.value
    assert problem.code in known_codes(), problem.code
    said = sentence_of(problem)
    assert said.endswith((".", "?"))
    assert not {"error", "invalid", "failed"} & set(said.lower().replace(".", "").split())
    return problem


def test_no_such_path(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").code == "directory_missing"
    assert refusal(tmp_path / "nul\0byte").code == "directory_unreadable"


def test_empty_folder_and_folder_without_tables(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty").code == "directory_empty"
    write_folder(tmp_path / "pictures", {"map.png": b"\x89PNG"})
    assert refusal(tmp_path / "pictures").code == "directory_no_tables"


def test_a_pdf_a_spreadsheet_and_something_called_zip(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        {
            "list.pdf": b"%PDF-1.7\n...",
            "list.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
            "list.zip": b"not one at all",
        },
    )
    write_zip(tmp_path / "list.xlsx", {"[Content_Types].xml": "<x/>"})
    assert refusal(tmp_path / "list.pdf").code == "directory_is_pdf"
    assert refusal(tmp_path / "list.xls").code == "directory_is_spreadsheet"
    assert refusal(tmp_path / "list.xlsx").code == "directory_is_spreadsheet"
    assert refusal(tmp_path / "list.zip").code == "directory_not_a_zip"


def test_a_zip_cut_off_on_the_way(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.zip", GOOD).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    assert refusal(tmp_path / "cut.zip").code == "directory_zip_damaged"
    damaged = bytearray(whole)
    damaged[40] ^= 0xFF  # inside the first table's bytes: the checksum notices
    (tmp_path / "damaged.zip").write_bytes(damaged)
    assert refusal(tmp_path / "damaged.zip").code in ("directory_zip_damaged", "directory_zip_suspicious")


def test_a_zip_that_climbs_out_or_explodes_is_left_alone(tmp_path: Path) -> None:
    for number, name in enumerate(("../services.csv", "/etc/services.csv", "a/../../services.csv", "C:/services.csv")):
        trap = write_zip(tmp_path / f"trap{number}.zip", {name: GOOD["services.csv"]})
        assert refusal(trap).code == "directory_zip_suspicious"
    bomb = write_zip(tmp_path / "bomb.zip", {"services.csv": b"0" * (30 * 2**20)})
    assert refusal(bomb).code == "directory_zip_suspicious"


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "locked.zip", GOOD)
    data = bytearray(path.read_bytes())
    for mark, flag_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + flag_at] |= 1
            start = data.find(mark, start + 4)
    path.write_bytes(data)
    assert refusal(path).code == "directory_zip_locked"


def test_too_large_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "FILE_LIMIT", 1000)
    write_folder(tmp_path / "large", {"services.csv": "x" * 2000})
    assert refusal(tmp_path / "large").code == "directory_too_large"
    assert refusal(tmp_path / "large" / "services.csv").code == "directory_too_large"
    monkeypatch.setattr(source, "COUNT_LIMIT", 3)
    write_folder(tmp_path / "many", {f"t{n}.csv": "a,b\n" for n in range(5)})
    assert refusal(tmp_path / "many").code == "directory_too_many_files"


def test_a_pipe_in_the_folder_does_not_hang_the_laptop(tmp_path: Path) -> None:
    write_folder(tmp_path / "d", GOOD)
    if hasattr(os, "mkfifo"):  # Windows has no pipes in folders
        os.mkfifo(tmp_path / "d" / "phones.csv")
        assert refusal(tmp_path / "d" / "phones.csv").code == "directory_not_a_file"
    assert read_directory(tmp_path / "d").report.services == 1


def test_missing_services_table_names_what_was_found(tmp_path: Path) -> None:
    write_folder(tmp_path, {"organizations.csv": ORGANIZATIONS, "phones.csv": "id,number\np1,988\n"})
    problem = refusal(tmp_path)
    assert problem.code == "directory_no_services"
    assert "organizations.csv" in sentence_of(problem)


def test_other_missing_tables_are_said_and_do_not_matter(tmp_path: Path) -> None:
    write_folder(tmp_path, {"services.csv": GOOD["services.csv"]})
    imported = read_directory(tmp_path)
    assert imported.services[0].name == "Night shelter"
    assert {"organizations", "phones", "locations"} <= {
        name for name, table in imported.report.tables.items() if "table_missing" in table.findings
    }


def test_text_that_is_no_table_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    write_folder(tmp_path / "words", {"notes.txt": "call the shelter\nthen go home\n"})
    assert refusal(tmp_path / "words").code == "directory_unknown"
    write_folder(tmp_path / "bytes", {"services.csv": bytes(range(256)) * 40})
    assert refusal(tmp_path / "bytes").code == "directory_not_text"


def test_damaged_deep_and_foreign_json(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        {
            "cut.json": '{"contents": [{"id": "1", "name": "Shel',
            "deep.json": "[" * 100_000,
            "nested.json": json.dumps(_nested(40)),
            "foreign.json": '{"temperature": 20}',
            "number.json": "7",
        },
    )
    assert refusal(tmp_path / "cut.json").code == "directory_json_damaged"
    assert refusal(tmp_path / "deep.json").code == "directory_nested_too_deep"
    assert refusal(tmp_path / "nested.json").code == "directory_nested_too_deep"
    assert refusal(tmp_path / "foreign.json").code == "directory_json_unknown"
    assert refusal(tmp_path / "number.json").code == "directory_json_unknown"


def _nested(depth: int) -> dict[str, object]:
    inner: dict[str, object] = {"id": "x", "name": "Shelter", "status": "active"}
    for _ in range(depth):
        inner = {"id": "x", "name": "Shelter", "status": "active", "service_at_locations": [inner]}
    return inner


def test_one_damaged_json_beside_a_good_table_costs_only_itself(tmp_path: Path) -> None:
    write_folder(tmp_path, {**GOOD, "extra.json": "{oh"})
    imported = read_directory(tmp_path)
    assert imported.report.services == 1
    assert imported.report.tables["extra.json"].findings == {"directory_json_damaged": 1}


def test_several_zips_in_a_folder_ask_for_one_and_a_single_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "city-directory").mkdir()
    write_zip(tmp_path / "city-directory" / "a.zip", GOOD)
    assert read_directory(tmp_path / "city-directory").report.source == "city-directory"
    write_zip(tmp_path / "city-directory" / "b.zip", GOOD)
    assert refusal(tmp_path / "city-directory").code == "directory_several_zips"


@pytest.mark.parametrize(
    ("encoding", "finding"), [("utf-16", "utf-16"), ("utf-16-le", "utf-16"), ("cp1252", "cp1252"), ("utf-8-sig", "")]
)
def test_every_encoding_a_spreadsheet_writes(tmp_path: Path, encoding: str, finding: str) -> None:
    text = SERVICES + "s1,o1,Café für Alle – Señor’s,,active,,,\n"
    write_folder(tmp_path, {"services.csv": text.encode(encoding)})
    imported = read_directory(tmp_path)
    assert imported.services[0].name == "Café für Alle – Señor’s"
    examples = imported.report.examples.get("not_utf8", [])
    assert examples == ([f"services.csv, read as {finding}"] if finding else [])


def test_names_of_folders_with_spaces_and_accents(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "Répertoire de la ville", GOOD)
    imported = read_directory(folder)
    assert imported.services[0].key == "repertoire-de-la-ville:s1"


def test_the_inside_of_a_zip_is_read_by_name_only(tmp_path: Path) -> None:
    path = tmp_path / "deep.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("export/2026/services.csv", GOOD["services.csv"])
        archive.writestr("__MACOSX/._services.csv", b"\0\5\x16\7")
        archive.writestr("read me.docx", b"x")
    imported = read_directory(path)
    assert imported.report.services == 1
    assert imported.report.tables["read me.docx"].findings == {"file_not_read": 1}


def test_a_quote_that_is_never_closed_is_said(tmp_path: Path) -> None:
    write_folder(
        tmp_path, {"services.csv": SERVICES + 's1,o1,"Night shelter,,active,,,\ns2,o1,Day center,,active,,,\n'}
    )
    report = read_directory(tmp_path).report
    table = report.tables["services.csv"]
    assert table.findings["quote_never_closed"] == 1
    assert (table.read, table.quarantined, report.services) == (1, 1, 0)  # the rest was swallowed by the quote
