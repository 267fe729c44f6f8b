"""Commands as people type them: exit codes, sentences, files; secrets only from standard input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.cli import DONE, REFUSED, WRONG_USE, data_dir, parse, run
from fieldnotes.command_desk import choose_user
from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.problem import Problem
from fieldnotes.services.row import UserRow
from fieldnotes.services.setup import AgencyFacts, set_up_agency
from fieldnotes.system.path import resource
from tests.interop.build import write_folder
from tests.services.conftest import ADMIN_SAYS, OFFICER_SAYS, SAFE_SAYS, STAFF, Laptop
from tests.services.official import put_form

OHANA = str(resource("demo", "directory"))
ROOT = Path(__file__).parents[2]
Types = Callable[..., None]


class TestUse:
    def test_no_command_and_the_demonstration_belong_to_the_window(self) -> None:
        assert run([]) is None
        assert run(["--data", "x"]) is None
        assert run(["demo"]) is None
        assert run(["demo", "--headless", "--out", "x"]) is None

    @pytest.mark.parametrize(
        "argv",
        [
            ["frobnicate"],
            ["directory"],
            ["directory", "import"],
            ["verify"],
            ["--frob"],
            ["demo", "--headless"],
            ["restore"],
            ["doctor", "x"],
        ],
    )
    def test_wrong_use_is_exit_2_and_one_sentence(self, argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert run(argv) == WRONG_USE
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        assert "invalid" not in said.err
        assert "error" not in said.err.lower()

    def test_the_folder_may_stand_before_or_after_the_command(self, tmp_path: Path) -> None:
        assert data_dir(["--data", str(tmp_path), "doctor"]) == tmp_path
        assert data_dir(["doctor", "--data", str(tmp_path)]) == tmp_path
        assert parse([]).command == ""

    def test_help_and_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--help"]) == DONE
        assert "directory" in capsys.readouterr().out
        assert run(["--version"]) == DONE
        assert capsys.readouterr().out.startswith("FieldNotes ")

    def test_no_argument_takes_a_secret(self, capsys: pytest.CaptureFixture[str]) -> None:
        for command in (
            ["--help"],
            ["directory", "import", "--help"],
            ["backup", "--help"],
            ["restore", "--help"],
            ["verify", "--help"],
        ):
            run(command)
        words = capsys.readouterr().out.lower()
        assert "--pass" not in words
        assert "--pin" not in words


class TestDirectoryImport:
    def test_a_report_needs_nobody(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        report = tmp_path / "report.json"
        assert run(["directory", "import", OHANA, "--report", str(report), "--data", str(tmp_path / "none")]) == DONE
        said = json.loads(report.read_text(encoding="utf-8"))
        assert {
            "source",
            "dialect",
            "read",
            "kept",
            "merged",
            "quarantined",
            "findings",
            "examples",
            "tables",
        } <= said.keys()
        for table in (said, *said["tables"].values()):
            assert table["read"] == table["kept"] + table["merged"] + table["quarantined"]
        assert "486 rows read" in capsys.readouterr().out
        assert not (tmp_path / "none").exists()

    def test_a_report_on_standard_output_is_json_alone(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["directory", "import", OHANA, "--report", "-"]) == DONE
        assert json.loads(capsys.readouterr().out)["services"] == 23

    def test_a_refused_package_leaves_a_report_too(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write_folder(tmp_path / "d", {"list.pdf": b"%PDF-1.7"})
        report = tmp_path / "r.json"
        assert run(["directory", "import", str(tmp_path / "d" / "list.pdf"), "--report", str(report)]) == REFUSED
        assert json.loads(report.read_text(encoding="utf-8"))["refused"]["code"] == "directory_is_pdf"
        assert capsys.readouterr().err.startswith("list.pdf is a PDF")

    @pytest.mark.parametrize("name", ["", "nowhere", "a\nb"])
    def test_paths_that_are_none(self, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["directory", "import", str(tmp_path / "gone" / name), "--check"]) == REFUSED
        assert "Traceback" not in capsys.readouterr().err

    def test_a_report_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["directory", "import", OHANA, "--report", str(tmp_path / "no" / "r.json")]) == REFUSED
        assert "r.json" in capsys.readouterr().err

    def test_storing_without_a_vault_says_so(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["directory", "import", OHANA, "--data", str(tmp_path), "--user", "Ada"]) == REFUSED
        assert "no FieldNotes vault" in capsys.readouterr().err

    def test_an_administrator_stores_it_with_a_passphrase_from_standard_input(
        self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
    ) -> None:
        types(ADMIN_SAYS)
        assert run(["directory", "import", OHANA, "--data", str(account.data), "--user", "ada quill"]) == DONE
        said = capsys.readouterr()
        assert "19 services can be found" in said.out
        assert ADMIN_SAYS not in said.out + said.err

    def test_the_official_hold_form_is_handed_in_by_an_administrator(
        self, account: Laptop, types: Types, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        form = put_form(tmp_path)
        assert run(["hold-form", "import", str(form), "--check"]) == DONE
        assert "8 fields, 6 of them filled from the record" in capsys.readouterr().out
        types(OFFICER_SAYS)
        assert run(["hold-form", "import", str(form), "--data", str(account.data), "--user", "DO"]) == REFUSED
        assert "administrator or supervisor" in capsys.readouterr().err
        types(ADMIN_SAYS)
        assert run(["hold-form", "import", str(form), "--data", str(account.data), "--user", "ada quill"]) == DONE
        assert "Stored." in capsys.readouterr().out
        form.with_suffix(".json").unlink()
        assert run(["hold-form", "import", str(form), "--check"]) == REFUSED
        assert "hold.json" in capsys.readouterr().err

    def test_an_officer_is_told_who_may(
        self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
    ) -> None:
        types(OFFICER_SAYS)
        assert run(["directory", "import", OHANA, "--data", str(account.data), "--user", "DO"]) == REFUSED
        assert "administrator or supervisor" in capsys.readouterr().err

    def test_a_wrong_passphrase_says_how_many_tries_are_left(
        self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
    ) -> None:
        types("not the passphrase at all")
        assert run(["directory", "import", OHANA, "--data", str(account.data)]) == REFUSED
        assert "4 tries are left" in capsys.readouterr().err

    def test_no_passphrase_at_all(self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]) -> None:
        types()
        assert run(["directory", "import", OHANA, "--data", str(account.data)]) == REFUSED
        assert "standard input" in capsys.readouterr().err


class TestBackupAndRestore:
    def test_a_backup_and_the_way_back_after_the_log_was_destroyed(
        self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
    ) -> None:
        where = ["--data", str(account.data), "--user", "Okafor"]
        types(OFFICER_SAYS)
        assert run(["backup", *where]) == DONE
        log = account.data / "log.db"
        damaged = log.read_bytes()[:5000] + b"\0" * 9000
        log.write_bytes(damaged)
        types(OFFICER_SAYS)
        assert run(["restore", str(account.data / "backup"), *where]) == DONE
        said = capsys.readouterr()
        assert "Backed up and read again" in said.out
        assert "kept as log.db.damaged-" in said.out
        assert next(account.data.glob("log.db.damaged-*Z")).read_bytes() == damaged
        types(ADMIN_SAYS)
        assert run(["directory", "import", OHANA, "--data", str(account.data)]) == DONE

    def test_a_backup_opens_on_another_laptop_with_the_printed_code(
        self, tmp_path: Path, types: Types, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        officer = STAFF[0]
        done = set_up_agency(
            tmp_path / "first",
            agency=AgencyFacts(name="Alder County Co-Response", unit="4C12"),
            staff=[officer],
            safe_dir=tmp_path / "safe",
            safe_passphrase=SAFE_SAYS,
            kdf=FLOOR.with_fresh_salt(),
        )
        types(OFFICER_SAYS)
        assert run(["backup", "--data", str(tmp_path / "first"), "--to", str(tmp_path / "stick")]) == DONE
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another account"))
        new = tmp_path / "second laptop"
        types(OFFICER_SAYS)
        assert run(["restore", str(tmp_path / "stick"), "--data", str(new)]) == REFUSED
        assert "recovery code still opens" in capsys.readouterr().err
        types(done.recovery_codes[done.users[0]], "walnut drawer in the attic")
        assert run(["restore", str(tmp_path / "stick"), "--data", str(new), "--recovery"]) == DONE
        assert "do not use both" in capsys.readouterr().out
        types("walnut drawer in the attic")
        assert run(["backup", "--data", str(new)]) == DONE

    def test_restoring_from_a_folder_without_backups(
        self, account: Laptop, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "empty").mkdir()
        assert run(["restore", str(tmp_path / "empty"), "--data", str(account.data)]) == REFUSED
        assert "no backup" in capsys.readouterr().err

    def test_a_backup_of_another_vault_changes_nothing(
        self, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        foreign = tmp_path / "log-20260101T000000Z"
        foreign.mkdir()
        (foreign / "log.db").write_bytes(os.urandom(8192))
        before = (account.data / "log.db").read_bytes()
        types(OFFICER_SAYS)
        assert run(["restore", str(foreign), "--data", str(account.data), "--user", "DO"]) == REFUSED
        assert "Nothing here was changed" in capsys.readouterr().err
        assert (account.data / "log.db").read_bytes() == before


class TestDoctor:
    def test_a_whole_vault_has_nothing_bad(self, account: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["doctor", "--data", str(account.data)]) == DONE
        said = capsys.readouterr().out
        assert "Alder County Co-Response" in said
        assert "The key file and its spare copy are whole." in said
        assert "bad " not in said

    def test_what_is_broken_is_said_and_nothing_is_touched(
        self, account: Laptop, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (account.data / "keys.json").write_bytes(b"{}")
        (account.data / "keys.json.prev").unlink(missing_ok=True)
        (account.data / "log.db").write_bytes(b"SQLite format 3\0" + b"\0" * 4080)
        before = {path.name: path.read_bytes() for path in account.data.iterdir() if path.is_file()}
        assert run(["doctor", "--data", str(account.data)]) == REFUSED
        said = capsys.readouterr().out
        assert "cannot be read. Restore keys.json" in said
        assert "log.db is not encrypted" in said
        assert {path.name: path.read_bytes() for path in account.data.iterdir() if path.is_file()} == before

    def test_no_vault_is_only_a_note(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["doctor", "--data", str(tmp_path / "none")]) == DONE
        assert "no vault" in capsys.readouterr().out


class TestVerify:
    def test_papers_are_recognized_also_behind_their_passphrase(
        self, tmp_path: Path, types: Types, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from fieldnotes.packet.page import render_packet
        from fieldnotes.packet.seal import protect
        from tests.packet.example import packet, summary

        pdf = render_packet(packet(summary()), is_draft=False)
        closed, passphrase = protect(pdf)
        write_folder(tmp_path, {"open.pdf": pdf, "closed.pdf": closed, "words.pdf": b"words", "cut.pdf": pdf[:900]})
        assert run(["verify", str(tmp_path / "open.pdf")]) == DONE
        assert "R-26-0412-3" in capsys.readouterr().out
        types(passphrase)
        assert run(["verify", str(tmp_path / "closed.pdf")]) == DONE
        assert "protected by a passphrase" in capsys.readouterr().out
        types("six words that are not it")
        assert run(["verify", str(tmp_path / "closed.pdf")]) == REFUSED
        for name in ("words.pdf", "cut.pdf", "gone.pdf"):
            assert run(["verify", str(tmp_path / name)]) == REFUSED
            said = capsys.readouterr()
            assert said.err.strip().endswith(".")
            assert "Traceback" not in said.err


def test_a_paper_that_this_laptop_never_sent_is_said(
    account: Laptop, types: Types, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from fieldnotes.packet.page import render_packet
    from tests.packet.example import packet, summary

    write_folder(tmp_path, {"p.pdf": render_packet(packet(summary()), is_draft=False)})
    types(OFFICER_SAYS)
    assert run(["verify", str(tmp_path / "p.pdf"), "--data", str(account.data), "--user", "DO"]) == REFUSED
    assert "no record of having sent R-26-0412-3" in capsys.readouterr().err


def test_the_self_test_tries_everything_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["self-test"]) == DONE
    said = capsys.readouterr().out
    assert said.count("good  ") == 6
    assert said.endswith("Everything works.\n")


def test_the_self_test_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)  # a packaged app whose resources were left out
    from fieldnotes.services import self_test

    monkeypatch.setattr(self_test, "steps", lambda: [step for step in _STEPS if step[0] == "resources"])
    assert run(["self-test"]) == REFUSED
    said = capsys.readouterr()
    assert "NO    resources" in said.out


def _steps() -> list[tuple[str, Callable[[], str]]]:
    from fieldnotes.services.self_test import steps

    return list(steps())


_STEPS = _steps()


def test_no_qt_and_no_traceback_in_a_real_process(tmp_path: Path) -> None:
    code = "import sys; from fieldnotes.cli import run; code = run(sys.argv[1:]); print('PySide6' in sys.modules); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", code, "directory", "import", str(tmp_path / "nö such folder"), "--check"],
        capture_output=True, text=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (1, "False")
    assert done.stderr.startswith("There is nothing at nö such folder.")


def test_a_mistake_of_our_own_is_a_sentence_without_text_of_any_record(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(_path: Path) -> None:
        raise KeyError("canary words of a record")

    monkeypatch.setattr("fieldnotes.services.directory.prepare_import", break_down)
    assert run(["directory", "import", "x", "--check"]) == REFUSED
    said = capsys.readouterr().err
    assert "canary" not in said
    assert "KeyError at test_cli.py" in said


def user(name: str, initials: str, profession: str) -> UserRow:
    from fieldnotes.domain.ids import UserId
    from fieldnotes.domain.record import Profession

    return UserRow(
        user=UserId(initials),
        name=name,
        short_name=name,
        formal_name=name,
        profession=Profession(profession),
        credential="",
        initials=initials,
    )


def test_who_is_meant() -> None:
    users = [
        user("Dana Okafor", "DO", "officer"),
        user("Dana Reyes", "DR", "clinician"),
        user("Ada Quill", "AQ", "admin"),
    ]
    assert choose_user(users, "okafor").name == "Dana Okafor"
    assert choose_user(users, "dr").name == "Dana Reyes"
    assert choose_user(users, None, wants_admin=True).name == "Ada Quill"
    for name, code in (("Dana", "user_unclear"), ("Nobody", "unknown_user"), (None, "user_needed")):
        with pytest.raises(Problem) as refused:
            choose_user(users, name)
        assert refused.value.code == code
