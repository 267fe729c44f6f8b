"""A packet on a stick: closed, read back, never over another file; a stick that keeps something else is found out."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.services import delivery, referral
from fieldnotes.services.delivery import write_out
from tests.services import paper
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC, CLINIC_NAME


def a_packet(made: Documented) -> Any:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.detail(made, record, request="crisis_assessment")
    paper.change(made, record, urgency="tonight")
    paper.read_letter(made, record)
    return record


def left(made: Documented) -> list[dict[str, Any]]:
    return [kept.body for kept in made.desk.kept_of(made.laptop.clinician, kind="disclosure")]


def test_it_is_closed_and_named_by_its_number_and_nothing_there_is_written_over(
    made: Documented, tmp_path: Path
) -> None:
    record = a_packet(made)
    stick = tmp_path / "BLUE"
    stick.mkdir()
    (stick / "packet-R-26-0001-3.pdf").write_bytes(b"somebody's")
    out = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="stick", path=stick)
    assert (stick / "packet-R-26-0001-3.pdf").read_bytes() == b"somebody's"
    assert (out.stick, Path(out.path or "").name) == ("BLUE", "packet-R-26-0001-3-2.pdf")
    assert sorted(path.name for path in stick.iterdir()) == ["packet-R-26-0001-3-2.pdf", "packet-R-26-0001-3.pdf"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(str(out.path))
    with pikepdf.open(str(out.path), password=out.passphrase or "") as pdf:
        assert len(pdf.pages) == out.pages
    assert left(made)[-1]["channel"] == "stick"


def test_a_worn_stick_that_kept_other_bytes_was_taken_for_a_copy(
    made: Documented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, stick = a_packet(made), tmp_path / "WORN"
    stick.mkdir()
    whole = os.fsync

    def worn(handle: int) -> None:
        """What is on the stick afterwards is not what was written."""
        whole(handle)
        if Path(f"/proc/self/fd/{handle}").readlink().name.endswith(".pdf.part"):
            os.pwrite(handle, b"\0\0\0\0", 100)

    monkeypatch.setattr(os, "fsync", worn)
    with pytest.raises(EnvironmentProblem, match="packet_not_written"):
        referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="stick", path=stick)
    monkeypatch.undo()
    assert list(stick.iterdir()) == []
    assert left(made)[-1]["channel"] == "not_left"


def test_a_stick_pulled_out_before_writing_takes_nothing_and_the_record_says_so(
    made: Documented, tmp_path: Path
) -> None:
    record = a_packet(made)
    with pytest.raises(EnvironmentProblem, match="packet_not_written"):
        referral.export_packet(
            made.desk, by=made.laptop.clinician, referral=record, channel="stick", path=tmp_path / "GONE"
        )
    assert left(made)[-1]["channel"] == "not_left"


def broken_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are synced, names are not."""
    synced = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "input/output error")
        synced(handle)

    monkeypatch.setattr(os, "fsync", sync)


def test_a_packet_lay_on_the_stick_that_by_the_record_had_never_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_folder(monkeypatch)
    with pytest.raises(OSError, match="input/output"):
        write_out(tmp_path / "packet.pdf", b"%PDF clinical")
    assert list(tmp_path.iterdir()) == []


def test_what_stands_on_a_stick_and_cannot_be_taken_back_did_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_folder(monkeypatch)

    def refuse(_path: Path, **_of: bool) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    with monkeypatch.context() as held:
        written = Path.replace

        def replace(path: Path, target: Path) -> Path:
            held.setattr(Path, "unlink", refuse)
            return written(path, target)

        held.setattr(Path, "replace", replace)
        write_out(tmp_path / "packet.pdf", b"%PDF clinical")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"%PDF clinical"]


def test_words_stopped_half_way_stay_in_no_hidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_path: Path, _data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(delivery, "_read_back", stop)
    with pytest.raises(KeyboardInterrupt):
        write_out(tmp_path / "packet.pdf", b"%PDF clinical")
    assert list(tmp_path.iterdir()) == []
