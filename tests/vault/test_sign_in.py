"""Signing in, wrong tries, lock-out and release, recovery, a new passphrase: with real files and real stretching at the floor."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading

import msgspec
import pytest

from fieldnotes.crypto.stretch import FIPS_DEFAULT, KdfParameters
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import (
    InputProblem,
    LockedOut,
    Problem,
    RuleProblem,
    VaultLocked,
    VaultProblem,
    WrongSecret,
)
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.key_file import KeyFile, decode, encode
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.session import Session
from fieldnotes.vault.slot import ENROLMENT, PASSPHRASE, RECOVERY
from fieldnotes.vault.vault import Vault, make_release_code
from tests.vault.conftest import (
    CLINICIAN_SAYS,
    OFFICER_SAYS,
    SAFE_SAYS,
    START,
    SUPERVISOR_SAYS,
    Battery,
    Laptop,
    PowerCut,
)

NEW_SAYS = "seven orchids under the pier"


def lock_out(laptop: Laptop, vault: Vault, user: UserId) -> None:
    """Five wrong tries, counted as a sign-in counts them, without the wait."""
    for _ in range(5):
        vault._attempts.begin(user, laptop.clock.now(), slot=PASSPHRASE)
        vault._attempts.refuse(user, laptop.clock.now(), slot=PASSPHRASE)


def opens(vault: Vault, user: UserId, passphrase: str) -> bool:
    try:
        vault.sign_in(user, passphrase).wipe()
    except WrongSecret:
        return False
    return True


def test_the_right_passphrase_opens_and_a_wrong_one_tells_the_tries_left(laptop: Laptop) -> None:
    vault = laptop.open()
    with pytest.raises(WrongSecret) as problem:
        vault.sign_in(laptop.officer, CLINICIAN_SAYS)
    assert (problem.value.code, problem.value.facts) == ("wrong_passphrase", {"left": 4})
    assert vault.users()[0].tries_left == 4
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    assert (session.name, session.profession, session.credential) == ("Rosa Quist", "officer", "Badge 4471")
    assert len(session.log_key) == 32
    assert vault.users()[0].tries_left == 5


def test_all_users_of_a_laptop_hold_the_same_log_key(laptop: Laptop) -> None:
    vault = laptop.open()
    assert (
        vault.sign_in(laptop.officer, OFFICER_SAYS).log_key == vault.sign_in(laptop.clinician, CLINICIAN_SAYS).log_key
    )


def test_a_passphrase_typed_on_another_keyboard_is_the_same(laptop: Laptop) -> None:
    vault = laptop.open()
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    vault.change_passphrase(session, OFFICER_SAYS, "Grüße vom Mondschein über Köln")
    assert opens(vault, laptop.officer, "Gru\u0308ße vom Mondschein u\u0308ber Ko\u0308ln")


def test_text_that_no_keyboard_makes_is_a_wrong_try_and_nothing_worse(laptop: Laptop) -> None:
    with pytest.raises(WrongSecret):
        laptop.open().sign_in(laptop.officer, "\ud800" * 20)


def test_five_wrong_passphrases_lock_and_the_right_one_then_does_not_open(laptop: Laptop) -> None:
    vault = laptop.open()
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongSecret) as problem:
            vault.sign_in(laptop.officer, "not this one either, sorry")
        assert problem.value.facts["left"] == left
    with pytest.raises(LockedOut):
        vault.sign_in(laptop.officer, "not this one either, sorry")
    with pytest.raises(LockedOut):
        vault.sign_in(laptop.officer, OFFICER_SAYS)
    with pytest.raises(LockedOut):
        vault.sign_in_with_recovery(laptop.officer, laptop.new.recovery_codes[laptop.officer], NEW_SAYS)
    assert vault.users()[0].is_locked_out
    assert opens(vault, laptop.clinician, CLINICIAN_SAYS)


def test_an_old_keys_json_put_back_gives_no_tries_back(laptop: Laptop) -> None:
    shutil.copy(laptop.data / "keys.json", laptop.data / "kept")
    lock_out(laptop, laptop.open(), laptop.officer)
    laptop.close()
    shutil.copy(laptop.data / "kept", laptop.data / "keys.json")
    with pytest.raises(LockedOut):
        laptop.open().sign_in(laptop.officer, OFFICER_SAYS)


KILLED = """
import os, signal, sys
from pathlib import Path
import fieldnotes.vault.slot as slot
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.vault import Vault
slot.stretch = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # the battery falls out just before the work begins
data, secrets, user = sys.argv[1:]
Vault.open(Path(data), secrets=FileSecretStore(Path(secrets))).sign_in(user, "a guess that is killed")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal; the counter's code is the same")
def test_killing_the_app_during_a_try_does_not_give_the_try_back(laptop: Laptop) -> None:
    for left in (4, 3):
        child = subprocess.run(
            [sys.executable, "-c", KILLED, str(laptop.data), str(laptop.data.parent / "secrets"), laptop.officer],
            capture_output=True,
            check=False,
        )
        assert child.returncode == -signal.SIGKILL, child.stderr.decode()
        assert laptop.open().users()[0].tries_left == left
        laptop.close()


def test_two_sign_ins_at_once_both_finish(laptop: Laptop) -> None:
    vault = laptop.open()
    done: dict[UserId, Session] = {}

    def sign_in(user: UserId, passphrase: str) -> None:
        done[user] = vault.sign_in(user, passphrase)

    threads = [
        threading.Thread(target=sign_in, args=(laptop.officer, OFFICER_SAYS), daemon=True),
        threading.Thread(target=sign_in, args=(laptop.clinician, CLINICIAN_SAYS), daemon=True),
        threading.Thread(target=sign_in, args=(laptop.supervisor, SUPERVISOR_SAYS), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(done) == {laptop.officer, laptop.clinician, laptop.supervisor}
    assert all(done[user].user_id == user for user in done)


def test_several_lanes_at_once_do_not_hang(laptop: Laptop) -> None:
    from fieldnotes.crypto.stretch import stretch

    parameters = KdfParameters(memory_kib=65536, passes=3, lanes=4).with_fresh_salt()
    threads = [threading.Thread(target=stretch, args=(b"x", parameters), daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


# --- releasing


def test_a_supervisor_lets_someone_try_again_and_others_do_not(laptop: Laptop) -> None:
    vault = laptop.open()
    lock_out(laptop, vault, laptop.officer)
    partner = vault.sign_in(laptop.clinician, CLINICIAN_SAYS)
    with pytest.raises(RuleProblem) as problem:
        vault.release(laptop.officer, partner)
    assert problem.value.code == "may_not_release"
    supervisor = vault.sign_in(laptop.supervisor, SUPERVISOR_SAYS)
    with pytest.raises(RuleProblem) as problem:
        vault.release(laptop.supervisor, supervisor)
    assert problem.value.code == "may_not_release_self"
    vault.release(laptop.officer, supervisor)
    assert opens(vault, laptop.officer, OFFICER_SAYS)
    supervisor.wipe()
    with pytest.raises(VaultLocked):
        vault.release(laptop.officer, supervisor)


def test_twelve_characters_by_phone_let_someone_try_again_once(laptop: Laptop) -> None:
    vault = laptop.open()
    lock_out(laptop, vault, laptop.officer)
    challenge = vault.release_challenge(laptop.officer)
    assert vault.release_challenge(laptop.officer) == challenge
    code = make_release_code(laptop.safe_file("release"), SAFE_SAYS, challenge.lower())
    assert len(code.replace("-", "")) == 12
    with pytest.raises(WrongSecret):
        vault.release_with_code(laptop.officer, "0000-0000-0000")
    with pytest.raises(InputProblem):
        vault.release_with_code(laptop.officer, code[:-1])
    assert vault.users()[0].is_locked_out
    vault.release_with_code(laptop.officer, code.lower().replace("-", " "))
    assert not vault.users()[0].is_locked_out
    lock_out(laptop, vault, laptop.officer)
    with pytest.raises(WrongSecret):
        vault.release_with_code(laptop.officer, code)
    assert laptop.open().release_challenge(laptop.officer) != challenge


def test_a_misheard_challenge_is_noticed_before_a_code_is_read_back(laptop: Laptop) -> None:
    challenge = laptop.open().release_challenge(laptop.officer)
    wrong = ("0" if challenge[0] != "0" else "1") + challenge[1:]
    with pytest.raises(InputProblem):
        make_release_code(laptop.safe_file("release"), SAFE_SAYS, wrong)
    with pytest.raises(InputProblem):
        make_release_code(laptop.safe_file("admin"), SAFE_SAYS, challenge)


# --- the recovery code


def test_the_printed_code_opens_without_a_keyring_and_sets_a_new_passphrase(laptop: Laptop) -> None:
    shutil.rmtree(laptop.data.parent / "secrets")
    vault = laptop.open()
    with pytest.raises(VaultProblem) as problem:
        vault.sign_in(laptop.officer, OFFICER_SAYS)
    assert problem.value.code == "device_secret_missing"
    assert vault.users()[0].tries_left == 5
    code = laptop.new.recovery_codes[laptop.officer]
    session = vault.sign_in_with_recovery(laptop.officer, code.lower().replace("-", " "), NEW_SAYS)
    assert session.user_id == laptop.officer
    assert opens(laptop.open(), laptop.officer, NEW_SAYS)


def test_a_slip_in_the_recovery_code_costs_no_try_and_a_wrong_code_does(laptop: Laptop) -> None:
    vault = laptop.open()
    code = laptop.new.recovery_codes[laptop.officer]
    with pytest.raises(InputProblem):
        vault.sign_in_with_recovery(laptop.officer, ("0" if code[0] != "0" else "1") + code[1:], NEW_SAYS)
    assert vault.users()[0].tries_left == 5
    with pytest.raises(WrongSecret) as problem:
        vault.sign_in_with_recovery(laptop.officer, laptop.new.recovery_codes[laptop.clinician], NEW_SAYS)
    assert (problem.value.code, problem.value.facts) == ("wrong_recovery_code", {"left": 4})


def test_a_weak_new_passphrase_costs_neither_a_try_nor_the_code(laptop: Laptop) -> None:
    vault = laptop.open()
    with pytest.raises(InputProblem) as problem:
        vault.sign_in_with_recovery(laptop.officer, laptop.new.recovery_codes[laptop.officer], "Rosa Quist 2026!!")
    assert problem.value.code == "passphrase_has_name"
    assert vault.users()[0].tries_left == 5
    assert opens(vault, laptop.officer, OFFICER_SAYS)


def test_a_new_recovery_code_ends_the_old_one(laptop: Laptop) -> None:
    vault = laptop.open()
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    fresh = vault.new_recovery_code(session, OFFICER_SAYS)
    with pytest.raises(WrongSecret):
        vault.sign_in_with_recovery(laptop.officer, laptop.new.recovery_codes[laptop.officer], NEW_SAYS)
    vault.sign_in_with_recovery(laptop.officer, fresh, NEW_SAYS)


# --- taking a seat


def test_an_enrolment_code_works_once(laptop: Laptop) -> None:
    vault = laptop.open()
    assert [user.is_enrolled for user in vault.users()] == [True, True, True, False]
    with pytest.raises(RuleProblem) as problem:
        vault.sign_in(laptop.newcomer, NEW_SAYS)
    assert problem.value.code == "not_enrolled"
    code = laptop.new.enrolment[laptop.newcomer]
    enrolled = vault.enrol(laptop.newcomer, code, NEW_SAYS)
    assert enrolled.session.name == "Nell Arbor"
    vault = laptop.open()
    with pytest.raises(RuleProblem) as problem:
        vault.enrol(laptop.newcomer, code, NEW_SAYS)
    assert problem.value.code == "already_enrolled"
    assert opens(vault, laptop.newcomer, NEW_SAYS)
    assert vault.sign_in_with_recovery(laptop.newcomer, enrolled.recovery_code, "quiet lanterns by the weir")
    for name in ("keys.json", "keys.json.prev"):
        seat = decode((laptop.data / name).read_bytes()).find(laptop.newcomer)
        assert seat is not None
        assert ENROLMENT not in seat.slots


# --- another passphrase


def test_a_changed_passphrase_opens_and_the_old_one_is_gone_from_every_file(laptop: Laptop) -> None:
    vault = laptop.open()
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    key = session.log_key
    with pytest.raises(InputProblem) as problem:
        vault.change_passphrase(session, OFFICER_SAYS, OFFICER_SAYS)
    assert problem.value.code == "passphrase_same"
    with pytest.raises(WrongSecret):
        vault.change_passphrase(session, CLINICIAN_SAYS, NEW_SAYS)
    vault.change_passphrase(session, OFFICER_SAYS, NEW_SAYS)
    (laptop.data / "keys.json").unlink()
    vault = laptop.open()
    assert vault.notices == ("key_file_mended",)
    assert not opens(vault, laptop.officer, OFFICER_SAYS)
    assert vault.sign_in(laptop.officer, NEW_SAYS).log_key == key
    assert opens(vault, laptop.clinician, CLINICIAN_SAYS)


def _change_cut_at(laptop: Laptop, cut_power: Battery, step: int, *, half: bool) -> bool:
    """Whether the change came through whole."""
    vault = laptop.open()
    session = vault.sign_in(laptop.officer, OFFICER_SAYS)
    cut_power(at=step, half=half)
    try:
        vault.change_passphrase(session, OFFICER_SAYS, NEW_SAYS)
    except PowerCut:
        return False
    finally:
        cut_power(at=-1)
    return True


def _check_after_cut(laptop: Laptop) -> bool:
    vault = laptop.open()
    old, new = opens(vault, laptop.officer, OFFICER_SAYS), opens(vault, laptop.officer, NEW_SAYS)
    assert old != new
    return new


@pytest.mark.parametrize("step", [4, 6, 7])
def test_a_power_cut_during_a_passphrase_change_leaves_the_old_or_the_new(
    laptop: Laptop, cut_power: Battery, step: int
) -> None:
    _change_cut_at(laptop, cut_power, step, half=True)
    # steps: 0-1 the try, 2-3 its success, 4 write, 5 flush, 6 rename, 7 folder, then the spare
    assert _check_after_cut(laptop) == (step >= 7)


@pytest.mark.long
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("step", range(14))
def test_a_power_cut_at_any_step_of_a_passphrase_change_leaves_the_old_or_the_new(
    laptop: Laptop, cut_power: Battery, step: int, half: bool
) -> None:
    is_whole = _change_cut_at(laptop, cut_power, step, half=half)
    assert _check_after_cut(laptop) or not is_whole


# --- slots that were tampered with, by someone who can make the checksum fit


def _swap(content: KeyFile, laptop: Laptop, change: str) -> KeyFile:
    rosa, imre = content.find(laptop.officer), content.find(laptop.clinician)
    assert rosa is not None
    assert imre is not None
    slot = rosa.slots[PASSPHRASE]
    other = imre.slots[PASSPHRASE]
    replace = msgspec.structs.replace
    changed = {
        "dearer": replace(slot, kdf=replace(slot.kdf, memory_kib=slot.kdf.memory_kib + 1024)),
        "passes": replace(slot, kdf=replace(slot.kdf, passes=4)),
        "lanes": replace(slot, kdf=replace(slot.kdf, lanes=2)),
        "kdf_salt": replace(slot, kdf=replace(slot.kdf, salt=other.kdf.salt)),
        "kdf_spelling": replace(slot, kdf=replace(slot.kdf, salt=slot.kdf.salt.upper())),
        "other_kdf": replace(slot, kdf=replace(FIPS_DEFAULT, salt=slot.kdf.salt)),
        "salt": replace(slot, salt=other.salt),
        "sealed": replace(slot, sealed=other.sealed),
        "bit": replace(slot, sealed=f"{int(slot.sealed, 16) ^ (1 << 200):0{len(slot.sealed)}x}"),
        "no_device_secret": replace(slot, secret_id=""),
        "recovery_as_passphrase": rosa.slots[RECOVERY],
        "partners_slot": other,
    }[change]
    return content.with_seat(replace(rosa, slots={**rosa.slots, PASSPHRASE: changed}))


@pytest.mark.parametrize(
    "change",
    ["dearer", "passes", "lanes", "kdf_salt", "kdf_spelling", "other_kdf", "salt", "sealed", "bit", "no_device_secret",
     "recovery_as_passphrase", "partners_slot"],
)  # fmt: skip
def test_a_slot_that_was_changed_does_not_open(laptop: Laptop, change: str) -> None:
    path = laptop.data / "keys.json"
    path.write_bytes(encode(_swap(decode(path.read_bytes()), laptop, change)))
    vault = laptop.open()
    says = CLINICIAN_SAYS if change == "partners_slot" else OFFICER_SAYS
    with pytest.raises(WrongSecret):
        vault.sign_in(laptop.officer, says)


def test_a_partners_private_keys_in_ones_own_seat_do_not_open(laptop: Laptop) -> None:
    path = laptop.data / "keys.json"
    content = decode(path.read_bytes())
    rosa, imre = content.find(laptop.officer), content.find(laptop.clinician)
    assert rosa is not None
    assert imre is not None
    path.write_bytes(encode(content.with_seat(msgspec.structs.replace(rosa, keys=imre.keys))))
    with pytest.raises(VaultProblem) as problem:
        laptop.open().sign_in(laptop.officer, OFFICER_SAYS)
    assert problem.value.code == "damaged_key_file"


def test_another_laptops_device_secret_is_not_taken_for_ours(laptop: Laptop) -> None:
    folder = laptop.data.parent / "secrets"
    (file,) = folder.glob("*.secret")
    file.write_bytes(b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
    with pytest.raises(VaultProblem) as problem:
        laptop.open().sign_in(laptop.officer, OFFICER_SAYS)
    assert problem.value.code == "device_secret_missing"


def test_no_problem_carries_a_secret(laptop: Laptop) -> None:
    vault = laptop.open()
    guess = "the guess that must not be told"
    with pytest.raises(Problem) as problem:
        vault.sign_in(laptop.officer, guess)
    told = repr(problem.value) + str(problem.value) + repr(problem.value.facts)
    assert "guess" not in told
    everything = b"".join(path.read_bytes() for path in laptop.data.rglob("*") if path.is_file())
    assert b"guess" not in everything
    assert OFFICER_SAYS.encode() not in everything


def test_a_second_process_is_told_that_the_vault_is_in_use(laptop: Laptop) -> None:
    laptop.open()
    with pytest.raises(Problem) as problem:
        Vault.open(laptop.data, clock=FixedClock(START), secrets=FileSecretStore(laptop.data.parent / "secrets"))
    assert problem.value.code == "vault_in_use"
