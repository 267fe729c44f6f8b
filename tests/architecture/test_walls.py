"""The walls of the house, as far as import-linter does not draw them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_IMPORT_ALL = """
import importlib, pkgutil, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] == 'PySide6':
            raise ImportError('the core asked for Qt')
sys.meta_path.insert(0, Refuse())
import fieldnotes
names = [m.name for m in pkgutil.walk_packages(fieldnotes.__path__, 'fieldnotes.')]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def test_all_of_the_core_imports_where_qt_cannot_be_imported() -> None:
    assert int(_run(_IMPORT_ALL)) > 20


def test_a_refused_import_would_be_noticed() -> None:
    code = _IMPORT_ALL.replace("import fieldnotes\n", "import PySide6\nimport fieldnotes\n")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "the core asked for Qt" in done.stderr


def test_only_the_store_speaks_sql() -> None:
    sql = re.compile(
        r"\b(?:sqlcipher3|sqlite3|psycopg)\b|[\"'](?:SELECT|INSERT|UPDATE|DELETE|CREATE TABLE)\s", re.IGNORECASE
    )
    found = [
        str(path.relative_to(ROOT))
        for folder in ("fieldnotes", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if path.relative_to(ROOT).parts[:2] != ("fieldnotes", "store") and _imports_sql(path, sql)
    ]
    # two name the packages and versions they find and open nothing; the station has a database of its own, of ciphertext
    assert set(found) <= {
        "fieldnotes/services/doctor.py",
        "fieldnotes/services/self_test.py",
        "fieldnotes/station/shelf.py",
        "fieldnotes/station/shelf_postgres.py",
        "fieldnotes/station/shelf_schema.py",
        "fieldnotes/station/shelf_copy.py",
        "fieldnotes/station/shelf_count.py",
        "fieldnotes/station/shelf_sql.py",
        "fieldnotes/station/shelf_trail.py",
    }


def _imports_sql(path: Path, sql: re.Pattern[str]) -> bool:
    return any(sql.search(line) for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#"))


def test_no_file_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    own = "tests/architecture/test_walls.py"
    wrong = re.compile(r"/(?:root|home)/[a-z]|pypi\.org|files\.pythonhosted|registry\.npmjs")
    for name in listed:
        path = ROOT / name
        if (
            name
            and name != own
            and path.suffix in {".py", ".md", ".toml", ".txt", ".spec", ".yml", ""}
            and path.is_file()
        ):
            hit = wrong.search(path.read_text("utf-8", errors="replace"))
            assert hit is None, f"{name}: {hit.group() if hit else ''}"
