"""`fieldnotes people`: somebody new gets a code and is let in by who may; wrong words change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fieldnotes.cli import DONE, REFUSED, run
from fieldnotes.domain.record import Compartment
from fieldnotes.services import signin
from tests.services.conftest import CLINICIAN_SAYS, OFFICER_SAYS, SAFE_SAYS, STAFF, Laptop

Types = Callable[..., None]
OWN = "seventeen orange velvet kites"


def test_somebody_new_is_added_sits_down_and_is_let_in(
    account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(account.data)]
    admin = ["--admin-file", str(next(account.safe.glob("admin*")))]
    new = ["people", "add", "Mina Lee", "--profession", "clinician", "--credential", "LPC", *admin, *where]
    types(OFFICER_SAYS, "not the words of the safe")
    assert run([*new, "--user", STAFF[0].name]) == REFUSED
    types(OFFICER_SAYS, SAFE_SAYS)
    assert run([*new, "--user", STAFF[0].name]) == DONE
    code = re.search(r"^  (\S{20,})$", capsys.readouterr().out, re.MULTILINE)
    assert code is not None
    types(OFFICER_SAYS)
    assert run(["people", "list", "--user", STAFF[0].name, *where]) == DONE
    listed = capsys.readouterr().out
    assert "Mina Lee, LPC (clinician): a seat here, not taken yet" in listed
    assert "Dana Okafor (officer): a seat here\n" in listed
    desk = account.open()
    user = next(row.user for row in signin.list_users(desk) if row.is_new_here)
    signin.take_seat(desk, user=user, code=code[1], passphrase=OWN)
    desk.close()
    types(OFFICER_SAYS)
    assert run(["people", "let-in", "Mina Lee", "--to", "clinical", "--user", STAFF[0].name, *where]) == REFUSED
    types(CLINICIAN_SAYS)
    assert run(["people", "let-in", "Mina Lee", "--to", "clinical", "--user", STAFF[1].name, *where]) == DONE
    desk = account.open()
    assert Compartment.CLINICAL in signin.sign_in(desk, user=user, passphrase=OWN).row.compartments


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["let-in", "Nobody Known", "--to", "police"], "Nobody of the team is called Nobody Known."),
        (["let-in", "Mara Reyes", "--to", "clinical"], "nobody"),
        (["seat", "Mara Reyes", "--admin-file", "ADMIN"], "has a seat on this laptop already"),
    ],
)
def test_who_is_not_meant_is_told_so(
    account: Laptop, types: Types, capsys: pytest.CaptureFixture[str], asked: list[str], sentence: str
) -> None:
    words = [str(next(account.safe.glob("admin*"))) if word == "ADMIN" else word for word in asked]
    types(OFFICER_SAYS, SAFE_SAYS)
    assert run(["people", *words, "--user", STAFF[0].name, "--data", str(account.data)]) == REFUSED
    assert sentence.casefold() in capsys.readouterr().err.casefold()
