"""`fieldnotes agency certificate import | show | remove`, and `verify` of what it signed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.cli import DONE, REFUSED, run
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.signature import read_identity, sign_pdf
from tests.packet import authority
from tests.packet.authority import PASSPHRASE
from tests.packet.example import packet
from tests.services.conftest import ADMIN_SAYS, OFFICER_SAYS, STAFF, Laptop

Types = Callable[..., None]
ALWAYS = (-9000, 30000)


def written(folder: Path, data: bytes, name: str = "agency.p12") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_an_administrator_hands_it_in_looks_and_takes_it_away(
    account: Laptop, types: Types, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    where = ["--data", str(account.data)]
    path = written(tmp_path, authority.p12(authority.issue(days=ALWAYS)))
    types(PASSPHRASE, OFFICER_SAYS)
    assert run(["agency", "certificate", "import", path, "--user", STAFF[0].name, *where]) == REFUSED
    assert "administrator" in capsys.readouterr().err
    types(PASSPHRASE, ADMIN_SAYS)
    assert run(["agency", "certificate", "import", path, *where]) == DONE
    said = capsys.readouterr().out
    assert authority.AGENCY in said
    assert PASSPHRASE not in said
    types(OFFICER_SAYS)
    assert run(["agency", "certificate", "show", "--user", STAFF[0].name, *where]) == DONE
    assert "issued by Invented Test Authority" in capsys.readouterr().out
    types(ADMIN_SAYS)
    assert run(["agency", "certificate", "remove", *where]) == DONE
    types(ADMIN_SAYS)
    assert run(["agency", "certificate", "show", *where]) == REFUSED
    assert "No certificate of the agency is kept here." in capsys.readouterr().err


def test_each_fault_of_a_file_is_one_sentence_before_anybody_signs_in(
    types: Types, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = authority.p12(authority.issue(days=ALWAYS))
    faults = {
        "gone.p12": (None, PASSPHRASE),
        "This is not a certificate file": (b"hello", PASSPHRASE),
        "That passphrase does not open": (good, "no"),
        "no certificate with its private key": (authority.p12(authority.issue(), kind=None), PASSPHRASE),
        "expired on": (authority.p12(authority.issue(days=(-9000, -8000))), PASSPHRASE),
        "is valid from": (authority.p12(authority.issue(days=(30000, 31000))), PASSPHRASE),
        "not issued for signing": (authority.p12(authority.issue(usage="crl_sign", days=ALWAYS)), PASSPHRASE),
    }
    for words, (data, passphrase) in faults.items():
        path = str(tmp_path / "gone.p12") if data is None else written(tmp_path, data)
        types(passphrase)
        assert run(["agency", "certificate", "import", path, "--data", "/nowhere"]) == REFUSED
        said = capsys.readouterr().err
        assert words in said
        assert len(said.strip().splitlines()) == 1


def test_verify_says_by_whom_a_file_is_signed_and_whether_it_holds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = authority.p12(authority.issue())
    identity = read_identity(made, passphrase=PASSPHRASE, now=authority.NOW)
    plain = render_packet(packet(), has_signature=True)
    signed = sign_pdf(plain, identity, at=authority.NOW)
    assert run(["verify", written(tmp_path, signed, "signed.pdf")]) == DONE
    said = capsys.readouterr().out
    assert f"Signed by {authority.AGENCY}" in said
    assert "The signature is valid: since then nothing was changed." in said
    assert "Made by" not in said, "a stranger in the agency's name says the same of a file of their own"
    assert "compare the fingerprint with the one that the agency told you" in said
    assert run(["verify", written(tmp_path, authority.fill(signed, {"answered_by": "R. Ito"}), "filled.pdf")]) == DONE
    assert "only fields of the reply form were filled in" in capsys.readouterr().out
    assert run(["verify", written(tmp_path, plain, "plain.pdf")]) == DONE
    assert "the signature is not there" in capsys.readouterr().out
    broken = signed.replace(b"/Name (Alder", b"/Name (Other")
    assert broken != signed
    assert run(["verify", written(tmp_path, broken, "broken.pdf")]) == REFUSED
    assert "does not hold" in capsys.readouterr().err
