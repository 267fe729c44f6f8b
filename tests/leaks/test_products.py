"""What leaves or stays behind besides the records: pages, audit, problems, the program's log. None carries a sealed word."""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.problem import Problem
from fieldnotes.domain.record import KINDS, Compartment, Narrative
from fieldnotes.services.desk import Desk
from fieldnotes.services.encounter import read_encounter
from fieldnotes.services.handover import make_handover_pdf, read_handover
from fieldnotes.services.search import find
from fieldnotes.services.sentence import sentence_of
from fieldnotes.services.shift import read_shift
from fieldnotes.services.signin import sign_out
from fieldnotes.services.writing import save_draft
from tests.e2e.house import Agency
from tests.e2e.running import ROOT
from tests.leaks.canary import MARKERS, Search, forms, found_in, found_in_files, word
from tests.leaks.plant import Planted

CLINICAL, LAW = MARKERS["clinical"], MARKERS["law"]


def test_no_file_of_the_vault_holds_a_word(agency: Agency, planted: Planted) -> None:
    assert found_in_files(agency.data_dir, MARKERS.values()) == set()


@pytest.mark.parametrize("form", ["utf-8", "utf-16le", "base64+1", "hex", "json", "octal", "reversed", "zlib/utf-8"])
def test_the_search_finds_each_way_of_writing_it(form: str) -> None:
    """The control: what is not found is not there."""
    import base64
    import zlib

    text = word("clinical", "presenting")
    written = {
        "utf-8": text.encode(),
        "utf-16le": text.encode("utf-16-le"),
        "base64+1": base64.b64encode(b"x" + text.encode() + b"yz"),
        "hex": text.encode().hex().encode(),
        "json": "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
        "octal": "".join(f"\\{ord(letter):03o}" for letter in text).encode(),
        "reversed": text.encode()[::-1],
        "zlib/utf-8": zlib.compress(b"before " + text.encode() + b" after"),
    }[form]
    assert (CLINICAL, form) in found_in(b"\0\1" + written + b"\2", [CLINICAL])


@pytest.mark.parametrize("form", forms(LAW))
def test_the_search_in_memory_finds_each_way_of_writing_each(form: str) -> None:
    for marker in MARKERS.values():
        search, counts = Search(MARKERS.values()), dict.fromkeys(MARKERS.values(), 0)
        data = bytes(9) + b"Before " + forms(marker)[form] + b" behind" + bytes(9)
        search.count(data, counts)
        assert counts[marker] == sum(data.count(one) for one in forms(marker).values()) >= 1


def test_the_officers_reads_and_pages_hold_no_clinical_word(agency: Agency, planted: Planted, tmp_path: Path) -> None:
    with agency.desk() as desk:
        told = {who: _everything_read(desk, by, planted, tmp_path) for who, by in _pens(agency)}
    assert CLINICAL not in told["officer"]
    assert LAW in told["officer"], "the control: an officer reads police records"
    assert LAW not in told["clinician"]
    assert CLINICAL in told["clinician"], "the control: a clinician reads clinical records"


def test_the_audit_holds_no_word(agency: Agency, planted: Planted) -> None:
    with agency.desk() as desk:
        find(desk, by=agency.clinician, query=word("clinical", "clinicalnotepresenting"))
        entries = desk.log.audit(after=0, limit=10_000)
        told = str(entries).encode()
    assert len(entries) > 10
    assert found_in(told, MARKERS.values()) == set()


def test_problems_name_codes_and_no_words(agency: Agency, planted: Planted) -> None:
    canary = word("clinical", "bad")
    with agency.desk() as desk:
        note = KINDS["clinical_note"](presenting=canary)
        tries = [
            lambda: save_draft(desk, by=agency.officer, encounter=planted.drafted, kind="clinical_note", body=note),
            lambda: save_draft(desk, by=agency.clinician, encounter=planted.drafted, kind="health", body=note),
            lambda: save_draft(
                desk, by=agency.clinician, encounter=EncounterId(RecordId("0" * 32)), kind="clinical_note", body=note
            ),
            lambda: save_draft(
                desk,
                by=agency.clinician,
                encounter=planted.drafted,
                kind="narrative",
                body=Narrative(text=canary * 100_000),
                compartment=Compartment.CLINICAL,
            ),
        ]
        met = 0
        for attempt in tries:
            with pytest.raises(Problem) as caught:
                attempt()
            told = [repr(caught.value), str(caught.value), str(caught.value.args), sentence_of(caught.value)]
            told += traceback.format_exception(caught.value)
            assert not any(canary in part for part in told), caught.value.code
            met += 1
    assert met == len(tries)


CRASH = """
import logging, sys, threading
from pathlib import Path
from fieldnotes.system.lane import Lane
from fieldnotes.system.log import set_up_logging

set_up_logging(Path(sys.argv[1]))
canary = sys.stdin.read()

def job():
    kept = canary
    raise ValueError("could not read " + kept)

lane = Lane("vault")
try:
    lane.submit(job).result()
except ValueError:
    logging.getLogger("fieldnotes").exception("job failed with %s", canary)
    logging.getLogger("fieldnotes").error("job failed: " + "%s", canary)
lane.close()
thread = threading.Thread(target=job)
thread.start()
thread.join()
job()
"""


def test_a_crash_leaves_no_words_behind(tmp_path: Path) -> None:
    """A job, a thread and the process itself end by an exception whose message is record text."""
    canary = word("clinical", "crash")
    done = subprocess.run(  # noqa: PLW1510 - it must end badly
        [sys.executable, "-c", CRASH, str(tmp_path)], input=canary.encode(), capture_output=True, cwd=ROOT
    )
    assert done.returncode == 1
    assert b"ValueError at" in done.stderr, "the fault itself is told"
    assert found_in(done.stderr + done.stdout, [CLINICAL]) == set()
    assert (tmp_path / "fieldnotes.log").read_text().count("ValueError at") >= 3
    assert found_in_files(tmp_path, [CLINICAL]) == set()


def _pens(agency: Agency) -> list[tuple[str, str]]:
    return [("officer", agency.officer), ("clinician", agency.clinician)]


def _everything_read(desk: Desk, by: str, planted: Planted, folder: Path) -> str:
    from fieldnotes.domain.ids import UserId

    pen = UserId(by)
    told = [str(read_shift(desk, by=pen))]
    for encounter in (planted.filed, planted.drafted):
        told.append(str(read_encounter(desk, encounter=encounter, by=pen)))
        told.append(str(read_handover(desk, encounter=encounter, by=pen)))
        page = folder / f"{by}-{encounter}.pdf"
        page.write_bytes(make_handover_pdf(desk, encounter=encounter, by=pen))
        told.append(subprocess.run(["pdftotext", str(page), "-"], capture_output=True, text=True, check=True).stdout)
        told.append(page.read_bytes().decode("latin-1"))
    for marker in MARKERS:
        for field in ("narrative", "clinicalnotepresenting", "forcetext"):
            told.extend(hit.title + hit.snippet for hit in find(desk, by=pen, query=word(marker, field)))
    return "\n".join(told)


def test_a_partner_who_signs_out_at_once_does_not_take_shared_drafts_along(agency: Agency, planted: Planted) -> None:
    """Drafts are unsealed by the first read: whoever holds the key then, opens them."""
    with agency.desk() as desk:
        sign_out(desk, user=agency.officer)
        told = str(read_encounter(desk, encounter=planted.drafted, by=agency.clinician))
    assert MARKERS["joint"] in told
    assert LAW not in told
