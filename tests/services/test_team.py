"""The team on one laptop: somebody new sits down with a code and is let in by a colleague, without any station."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.problem import InputProblem, RuleProblem, WrongSecret
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services import signin, team
from fieldnotes.services.desk import Desk
from fieldnotes.vault.seat import StaffMember
from tests.services.conftest import SAFE_SAYS, Laptop

OWN = "seventeen orange velvet kites"


def admin_file(laptop: Laptop) -> Path:
    return next(path for path in laptop.safe.iterdir() if "admin" in path.name)


def test_somebody_new_sits_down_with_a_code_and_is_let_in(laptop: Laptop, desk: Desk) -> None:
    user, code = team.add_person(
        desk,
        by=laptop.clinician,
        member=StaffMember("Mina Lee", Profession.CLINICIAN, credential="LPC", initials="ML"),
        admin_file=admin_file(laptop),
        passphrase=SAFE_SAYS,
    )
    [row] = [one for one in team.list_team(desk, by=laptop.officer) if one.user == user]
    assert (row.name, row.has_seat, row.is_enrolled, row.is_out) == ("Mina Lee", True, False, False)
    assert [one.is_new_here for one in signin.list_users(desk) if one.user == user] == [True]
    with pytest.raises(InputProblem):
        signin.take_seat(desk, user=user, code=code, passphrase="short")
    with pytest.raises(WrongSecret):
        signin.take_seat(desk, user=user, code=_another(code), passphrase=OWN)
    signin.take_seat(desk, user=user, code=code, passphrase=OWN)
    assert set(signin.sign_in(desk, user=user, passphrase=OWN).row.compartments) == {
        Compartment.AGENCY,
        Compartment.JOINT,
    }
    signin.approve_grants(desk, by=laptop.clinician, user=user, compartment=Compartment.CLINICAL)
    assert Compartment.CLINICAL in desk.session(user).compartments
    signin.sign_out(desk, user=user)
    with pytest.raises(RuleProblem, match="already_enrolled"):
        signin.take_seat(desk, user=user, code=code, passphrase=OWN)
    assert signin.sign_in(desk, user=user, passphrase=OWN).row.name == "Mina Lee"
    events = [entry.entry["event"] for entry in desk.log.audit(limit=500)]
    assert "user_enrolled" in events


def _another(code: str) -> str:
    from fieldnotes.vault.crockford import new_secret, write_code

    made = write_code(new_secret())
    assert made != code
    return made


def test_who_has_a_seat_gets_no_second_one_and_a_stranger_gets_none(laptop: Laptop, desk: Desk) -> None:
    with pytest.raises(RuleProblem, match="seated_already"):
        team.seat_person(
            desk, by=laptop.officer, user=laptop.clinician, admin_file=admin_file(laptop), passphrase=SAFE_SAYS
        )
    with pytest.raises(RuleProblem, match="unknown_user"):
        team.seat_person(
            desk, by=laptop.officer, user="e" * 32, admin_file=admin_file(laptop), passphrase=SAFE_SAYS  # type: ignore[arg-type] # nobody's id
        )  # fmt: skip
    with pytest.raises(WrongSecret):
        team.add_person(
            desk,
            by=laptop.officer,
            member=StaffMember("Mina Lee", Profession.OFFICER),
            admin_file=admin_file(laptop),
            passphrase="not the words of the safe",
        )
    assert len(team.list_team(desk, by=laptop.officer)) == 4
