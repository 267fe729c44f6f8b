"""A session: its PIN, its hand-over to the next process, and its end."""

from __future__ import annotations

import pickle

import pytest

from fieldnotes.crypto.key import verify
from fieldnotes.domain.problem import Bug, InputProblem, RuleProblem, VaultLocked, WrongSecret
from fieldnotes.domain.record import Compartment
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.session import Session
from tests.vault.conftest import CLINICIAN_SAYS, OFFICER_SAYS, START, Laptop, Pair


def test_what_a_session_signs_verifies_against_its_certificate(pair: Pair) -> None:
    verify(pair.roll.sign_public(pair.officer.user_device_id), b"shown", pair.officer.sign(b"shown"))


def test_a_successor_process_holds_the_same_keys(pair: Pair) -> None:
    pair.clinician.set_pin("402917")
    after = Session.taken_over(pair.clinician.hand_over())
    assert after.write_key(Compartment.CLINICAL) == pair.clinician.write_key(Compartment.CLINICAL)
    assert after.log_key == pair.clinician.log_key
    assert after.compartments == pair.clinician.compartments
    assert (after.user_id, after.name, after.signed_in_at) == (
        pair.clinician.user_id,
        pair.clinician.name,
        pair.clinician.signed_in_at,
    )
    assert after.accept(pair.roll) == []
    after.confirm_pin("402917")


def test_a_hand_over_that_was_cut_off_tells_nothing(pair: Pair) -> None:
    handed = pair.officer.hand_over()
    for broken in (b"", handed[:-1], handed[: len(handed) // 2], b"{}", b"[]"):
        with pytest.raises(Bug) as problem:
            Session.taken_over(broken)
        assert problem.value.__cause__ is None
        assert problem.value.facts == {}


def test_a_wiped_session_opens_nothing(pair: Pair) -> None:
    held = [pair.officer._hpke.view(), pair.officer._sign.view(), pair.officer._log.view()]
    held += [secret.view() for keys in pair.officer._keys.values() for secret in keys.values()]
    name, _ = pair.officer.write_key(Compartment.JOINT)
    pair.officer.set_pin("402917")
    pair.officer.wipe()
    pair.officer.wipe()
    assert all(not any(view) for view in held)
    assert pair.officer.compartments == frozenset()
    for act in (
        lambda: pair.officer.log_key,
        lambda: pair.officer.sign(b"x"),
        lambda: pair.officer.write_key(Compartment.JOINT),
        lambda: pair.officer.read_key(Compartment.JOINT, name),
        lambda: pair.officer.accept(pair.roll),
        pair.officer.hand_over,
        lambda: pair.officer.confirm_pin("402917"),
        lambda: pair.officer.set_pin("402917"),
    ):
        with pytest.raises(VaultLocked):
            act()


def test_a_session_is_neither_printed_nor_pickled(pair: Pair) -> None:
    assert repr(pair.officer) == f"Session({pair.officer.user_id!r})"
    with pytest.raises(TypeError):
        pickle.dumps(pair.officer)


@pytest.mark.parametrize("pin", ["", "40291", "111111", "123456", "987654", "121212", "abcdef"])
def test_a_pin_that_a_glance_gives_away_is_refused(pair: Pair, pin: str) -> None:
    with pytest.raises(InputProblem):
        pair.officer.set_pin(pin)
    assert not pair.officer.has_pin


def test_five_wrong_pins_drop_every_key(pair: Pair) -> None:
    with pytest.raises(RuleProblem):
        pair.officer.confirm_pin("402917")
    pair.officer.set_pin("402917")
    for left in (4, 3, 2):
        with pytest.raises(WrongSecret) as problem:
            pair.officer.confirm_pin("402918")
        assert (problem.value.code, problem.value.facts) == ("wrong_pin", {"left": left})
    pair.officer.confirm_pin("402917")
    for _ in range(4):
        with pytest.raises(WrongSecret):
            pair.officer.confirm_pin("\ud800")
    # the count goes with the keys to the next process
    after = Session.taken_over(pair.officer.hand_over())
    with pytest.raises(VaultLocked):
        after.confirm_pin("000000")
    assert after.is_wiped


def test_the_vault_confirms_a_signer_and_notes_a_used_up_pin(laptop: Laptop) -> None:
    vault = laptop.open()
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    vault.confirm(session, OFFICER_SAYS)
    with pytest.raises(WrongSecret) as problem:
        vault.confirm(session, CLINICIAN_SAYS)
    assert problem.value.facts == {"left": 4}
    vault.set_pin(session, "402917")
    for _ in range(4):
        with pytest.raises(WrongSecret):
            vault.confirm_pin(session, "000000")
    with pytest.raises(VaultLocked):
        vault.confirm_pin(session, "000000")
    with pytest.raises(VaultLocked):
        vault.confirm(session, OFFICER_SAYS)
    folded: list[dict[str, object]] = []
    vault.drain_attempts(folded.extend)
    assert [entry["event"] for entry in folded] == [
        "begun", "tried", "opened", "tried", "opened", "tried", "refused", "pin_used_up",
    ]  # fmt: skip


def test_a_session_ends_after_a_shift_whatever_the_clock_says(pair: Pair) -> None:
    clock = FixedClock(START)
    assert not pair.officer.is_over(clock.now())
    clock.advance(12 * 3600 - 1)
    assert not pair.officer.is_over(clock.now())
    clock.advance(1)
    assert pair.officer.is_over(clock.now())
    from fieldnotes.domain.moment import EntryTime

    set_back = EntryTime(utc_ms=0, offset_min=0, mono=pair.officer.signed_in_at.mono + 12 * 3600 * 1000)
    assert pair.officer.is_over(set_back)
