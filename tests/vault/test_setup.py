"""Setting up, and everything that can be wrong with a folder: each its own problem, and nothing lost."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import FIPS_DEFAULT, FLOOR
from fieldnotes.domain.ids import UserDeviceId, UserId
from fieldnotes.domain.problem import (
    DamagedKeyFile,
    DamagedVault,
    EnvironmentProblem,
    InputProblem,
    NewerVersion,
    Problem,
    RuleProblem,
    VaultProblem,
    WrongSecret,
)
from fieldnotes.domain.record import Profession
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust.certificate import to_bytes
from fieldnotes.vault import durable
from fieldnotes.vault.public import LIFELINE, ContactLine, PublicFacts
from fieldnotes.vault.safe import open_safe
from fieldnotes.vault.seat import StaffMember
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.setup import AgencySetup, has_vault, set_up_vault
from fieldnotes.vault.slot import PASSPHRASE, RECOVERY, Place, open_slot, seal_slot
from fieldnotes.vault.vault import Vault
from tests.vault.conftest import (
    AGENCY,
    CLINIC_SAYS,
    CLINICIAN_SAYS,
    OFFICER_SAYS,
    SAFE_SAYS,
    STAFF,
    START,
    Battery,
    Laptop,
    PowerCut,
    roll_of,
)

PLACE = Place("a" * 32, "b" * 32, UserId("c" * 32), UserDeviceId("d" * 64))


def set_up(data: Path, safe: Path, **changes: object) -> None:
    options: dict[str, object] = {
        "agency": AGENCY, "staff": STAFF, "safe_passphrase": SAFE_SAYS, "clock": FixedClock(START), "kdf": FLOOR,
    }  # fmt: skip
    set_up_vault(data, safe_dir=safe, **{**options, **changes})  # type: ignore[arg-type] # names of its own keywords


def test_what_is_on_the_laptop_after_set_up(laptop: Laptop) -> None:
    assert {path.name for path in laptop.data.iterdir()} == {
        "vault.json", "keys.json", "keys.json.prev", "attempts.log", "public.json",
    }  # fmt: skip
    if sys.platform != "win32":
        assert stat.S_IMODE(laptop.new.safe_files[0].parent.stat().st_mode) == 0o700
        for path in [*laptop.data.iterdir(), *laptop.new.safe_files]:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_root_admin_and_both_recovery_keys_are_in_the_safe_and_nowhere_else(laptop: Laptop) -> None:
    stored = b"".join(path.read_bytes() for path in laptop.data.parent.rglob("*") if path.is_file())
    kinds = set()
    for path in laptop.new.safe_files:
        content = open_safe(path, CLINIC_SAYS if path.name.startswith("clinic") else SAFE_SAYS)
        kinds.add(content.kind)
        private = content.secret[1:33] if content.kind != "release" else content.secret[16:]
        assert private not in stored
        assert private.hex().encode() not in stored
        assert private.hex() not in path.read_text()
        assert content.secret.hex() not in repr(content)
        assert repr(content.secret) not in repr(content)
    assert kinds == {"root", "admin", "police-recovery", "clinic-recovery", "release"}


def test_a_safe_file_says_what_is_wrong_with_it(laptop: Laptop, tmp_path: Path) -> None:
    data = laptop.safe_file("root").read_bytes()
    path = tmp_path / "root.safe"
    path.write_bytes(data)
    with pytest.raises(WrongSecret) as wrong:
        open_safe(path, "not what the chief chose")
    assert wrong.value.code == "wrong_safe_passphrase"
    value = canonical.decode(data.removesuffix(b"\n"))
    for change in ({"kind": "admin"}, {"org": "0" * 32}, {"label": "x"}, {"kdf": {**value["kdf"], "lanes": 2}}):
        path.write_bytes(canonical.encode({**value, **change}))
        with pytest.raises(WrongSecret):
            open_safe(path, SAFE_SAYS)
    for damaged in (b"", data[:-9], b"{}", canonical.encode({**value, "kdf": {**value["kdf"], "memory_kib": 8}})):
        path.write_bytes(damaged)
        with pytest.raises(DamagedKeyFile):
            open_safe(path, SAFE_SAYS)
    path.write_bytes(canonical.encode({**value, "format": 2}))
    with pytest.raises(NewerVersion):
        open_safe(path, SAFE_SAYS)
    with pytest.raises(InputProblem, match="file_not_found"):
        open_safe(tmp_path / "not there.safe", SAFE_SAYS)
    with pytest.raises(EnvironmentProblem, match="file_unreadable"):
        open_safe(tmp_path, SAFE_SAYS)


def test_the_certificates_of_the_beginning_verify_and_name_everyone(laptop: Laptop) -> None:
    vault = laptop.open()
    roll = roll_of(vault)
    assert roll.refused == {}
    assert {to_bytes(c) for c in vault.certificates()} == {to_bytes(c) for c in laptop.new.certificates}
    assert [roll.users[user].name for user in laptop.new.users] == [member.name for member in STAFF]
    assert roll.members("clinical") == {laptop.clinician, laptop.newcomer}
    assert roll.members("law") == {laptop.officer, laptop.supervisor}
    assert (vault.unit, vault.laptop_suffix, vault.banner) == (AGENCY.unit, AGENCY.laptop_suffix, AGENCY.banner)
    assert (vault.org, vault.root_fingerprint) == (roll.org, roll.root_fingerprint)


def test_sealed_files_may_not_lie_in_the_data_folder(tmp_path: Path) -> None:
    for safe in (tmp_path / "data", tmp_path / "data" / "safe", tmp_path / "data" / "x" / ".." / "safe"):
        with pytest.raises(RuleProblem) as problem:
            set_up(tmp_path / "data", safe)
        assert problem.value.code == "safe_inside_data"
    assert not (tmp_path / "data").exists()


def test_a_vault_is_never_set_up_over_another(laptop: Laptop, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in laptop.data.iterdir()}
    with pytest.raises(RuleProblem) as problem:
        set_up(laptop.data, tmp_path / "safe")
    assert problem.value.code == "vault_exists"
    assert before == {path: path.read_bytes() for path in laptop.data.iterdir()}
    assert has_vault(laptop.data)
    assert not has_vault(tmp_path)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"safe_passphrase": "short"}, "passphrase_too_short"),
        ({"safe_passphrase": "Alder County Co-Response"}, "passphrase_has_name"),
        ({"clinic_safe_passphrase": "1234567890123456"}, "passphrase_sequence"),
        ({"passphrases": {0: "password password 1"}}, "passphrase_common"),
        ({"agency": AgencySetup(name=" ", unit="7", laptop_suffix="7", banner="")}, "missing"),
        ({"staff": [StaffMember("", Profession.OFFICER)]}, "missing"),
    ],
)
def test_what_was_typed_is_checked_before_anything_is_written(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(InputProblem) as problem:
        set_up(tmp_path / "data", tmp_path / "safe", **changes)
    assert problem.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_set_up_that_was_cut_off_can_be_done_again(laptop: Laptop, tmp_path: Path) -> None:
    # vault.json is written last: without it and without a log there is nothing to lose
    (laptop.data / "vault.json").unlink()
    left_behind = (laptop.data / "keys.json").read_bytes()
    store = FileSecretStore(tmp_path / "secrets")
    set_up(laptop.data, tmp_path / "safe", staff=STAFF[:1], secrets=store)
    with Vault.open(laptop.data, secrets=store) as vault:
        assert [user.name for user in vault.users()] == ["Rosa Quist"]
    (kept,) = laptop.data.glob("keys.json.unfinished-*")
    assert kept.read_bytes() == left_behind


@pytest.mark.long
@pytest.mark.parametrize("at", range(0, 38, 3))
def test_a_set_up_that_is_cut_off_anywhere_leaves_no_half_vault(tmp_path: Path, cut_power: Battery, at: int) -> None:
    store = FileSecretStore(tmp_path / "secrets")
    cut_power(at=at)
    with pytest.raises(PowerCut):
        set_up(tmp_path / "data", tmp_path / "safe", staff=[], secrets=store)
    cut_power(at=-1)
    if not (tmp_path / "data" / "vault.json").exists():
        set_up(tmp_path / "data", tmp_path / "safe", staff=[], secrets=store)
    Vault.open(tmp_path / "data", secrets=store).close()


@pytest.mark.long
def test_fips_agencies_stretch_with_pbkdf2(tmp_path: Path) -> None:
    store = FileSecretStore(tmp_path / "secrets")
    agency = AgencySetup(name="Alder", unit="Unit 7", laptop_suffix="7", banner="", is_fips=True)
    new = set_up_vault(
        tmp_path / "data", agency=agency, staff=STAFF[:1], safe_dir=tmp_path / "safe", safe_passphrase=SAFE_SAYS,
        clock=FixedClock(START), passphrases={0: OFFICER_SAYS}, secrets=store,
    )  # fmt: skip
    with Vault.open(tmp_path / "data", secrets=store) as vault:
        assert vault.sign_in(new.users[0], OFFICER_SAYS).name == "Rosa Quist"
        facts = vault.security_facts()
    assert (facts["kdf"], facts["kdf_passes"]) == (FIPS_DEFAULT.name, 1_000_000)


def test_a_slot_opens_with_fips_stretching_too() -> None:
    key = Secret(bytes(range(32)))
    slot = seal_slot(PLACE, PASSPHRASE, secret="x", device_secret=b"1", secret_id="i", kdf=FIPS_DEFAULT, user_key=key)
    assert slot.kdf.name == "pbkdf2-hmac-sha512"
    assert open_slot(PLACE, PASSPHRASE, slot, secret="x", device_secret=b"1").view() == key.view()


def test_a_slot_opens_only_where_and_with_what_it_was_sealed() -> None:
    key = Secret(bytes(range(32)))
    slot = seal_slot(PLACE, PASSPHRASE, secret="x", device_secret=b"1", secret_id="i", kdf=FLOOR, user_key=key)
    replace = msgspec.structs.replace
    for place in (
        replace(PLACE, org="e" * 32),
        replace(PLACE, device="e" * 32),
        replace(PLACE, user=UserId("e" * 32)),
        replace(PLACE, user_device=UserDeviceId("e" * 64)),
    ):
        with pytest.raises(SealBroken):
            open_slot(place, PASSPHRASE, slot, secret="x", device_secret=b"1")
    with pytest.raises(SealBroken):
        open_slot(PLACE, PASSPHRASE, slot, secret="x", device_secret=b"2")
    with pytest.raises(SealBroken):
        open_slot(PLACE, RECOVERY, slot, secret="x", device_secret=b"1")


# --- folders and files that are not as they should be


def test_a_folder_without_a_vault_says_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not there"):
        with pytest.raises(VaultProblem) as problem:
            Vault.open(folder)
        assert problem.value.code == "no_vault"


def test_a_lost_vault_json_is_damage_and_not_an_empty_folder(laptop: Laptop) -> None:
    (laptop.data / "vault.json").unlink()
    with pytest.raises(DamagedVault):
        laptop.open()


def test_every_changed_byte_of_vault_json_is_noticed(laptop: Laptop) -> None:
    path = laptop.data / "vault.json"
    data = path.read_bytes()
    for at in range(0, len(data) - 1, 211):
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 7)]) + data[at + 1 :])
        with pytest.raises(VaultProblem) as problem:
            laptop.open()
        assert problem.value.code in {"damaged_vault_file", "newer_version"}


@pytest.mark.parametrize(
    "change",
    [
        {"banner": "All yours."},
        {"unit": "Unit 8"},
        {"laptop_suffix": "8"},
        {"incarnation": "0" * 32},
        {"device": "0" * 32},
        {"org": "0" * 32},
        {"root_fingerprint": "0" * 64},
    ],
)
def test_a_fact_in_vault_json_that_was_changed_is_noticed(laptop: Laptop, change: dict[str, str]) -> None:
    path = laptop.data / "vault.json"
    outer = canonical.decode(path.read_bytes().removesuffix(b"\n"))
    path.write_bytes(canonical.encode({**outer, "facts": {**outer["facts"], **change}}) + b"\n")
    with pytest.raises(DamagedVault) as problem:
        laptop.open()
    assert problem.value.code == "damaged_vault_file"


def test_a_certificate_taken_out_of_vault_json_is_noticed(laptop: Laptop) -> None:
    path = laptop.data / "vault.json"
    outer = canonical.decode(path.read_bytes().removesuffix(b"\n"))
    for at in range(len(outer["certificates"])):
        fewer = outer["certificates"][:at] + outer["certificates"][at + 1 :]
        path.write_bytes(canonical.encode({**outer, "certificates": fewer}) + b"\n")
        with pytest.raises(DamagedVault):
            laptop.open()


def test_a_whole_foreign_vault_json_opens_nothing(laptop: Laptop, tmp_path: Path) -> None:
    store = FileSecretStore(tmp_path / "other secrets")
    set_up(tmp_path / "other", tmp_path / "other safe", staff=STAFF[:1], secrets=store)
    (laptop.data / "vault.json").write_bytes((tmp_path / "other" / "vault.json").read_bytes())
    with pytest.raises(DamagedVault) as problem:
        laptop.open()
    assert problem.value.code == "vault_mismatch"


def test_a_newer_vault_is_left_alone(laptop: Laptop) -> None:
    path = laptop.data / "vault.json"
    outer = canonical.decode(path.read_bytes().removesuffix(b"\n"))
    newer = canonical.encode({**outer, "format": 2, "tomorrow": True}) + b"\n"
    path.write_bytes(newer)
    with pytest.raises(NewerVersion) as problem:
        laptop.open()
    assert problem.value.facts == {"file": "vault.json", "version": 2}
    assert path.read_bytes() == newer


READ_ONLY = """
import sys
from pathlib import Path
from fieldnotes.domain.problem import Problem
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.slot import PASSPHRASE, RECOVERY, Place, open_slot, seal_slot
from fieldnotes.vault.vault import Vault
try:
    Vault.open(Path(sys.argv[1]), secrets=FileSecretStore(Path(sys.argv[1])))
except Problem as problem:
    print(type(problem).__name__, problem.code, problem.facts)
"""


def obey_permissions() -> None:
    """Root may write anywhere; without CAP_DAC_OVERRIDE (1, capability.h) after exec it is bound by permissions like everybody."""
    if os.geteuid() == 0 and ctypes.CDLL(None, use_errno=True).prctl(24, 1, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
        raise OSError(ctypes.get_errno(), "the test cannot give its privilege up")


@pytest.mark.skipif(sys.platform != "linux", reason="folder permissions and capabilities of Linux")
def test_a_read_only_folder_says_so(laptop: Laptop) -> None:
    for path in laptop.data.iterdir():
        path.chmod(0o444)
    laptop.data.chmod(0o555)
    try:
        child = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(laptop.data)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=obey_permissions,
        )
    finally:
        laptop.data.chmod(0o700)
    assert child.stdout == "EnvironmentProblem folder_read_only {'folder': 'data'}\n", child.stderr


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "disk_full"), (122, "disk_full"), (30, "folder_read_only"), (13, "folder_read_only"), (5, "folder_gone")],
)
def test_what_the_system_says_becomes_a_problem_of_its_own_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "Müller Nº 7.json"
    durable.replace_file(path, b"old")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(EnvironmentProblem) as problem:
        durable.replace_file(path, b"new")
    assert problem.value.code == code
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_try_that_cannot_be_counted_is_not_made(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = laptop.open()

    def full(*_: object) -> int:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(Problem) as problem:
            vault.sign_in(laptop.clinician, CLINICIAN_SAYS)
    assert problem.value.code == "disk_full"
    assert vault.sign_in(laptop.clinician, CLINICIAN_SAYS).name == "Imre Vale"


# --- public.json


def test_before_sign_in_there_is_always_somebody_to_call(laptop: Laptop) -> None:
    vault = laptop.open()
    assert vault.public() == PublicFacts(unit="Unit 7", banner=AGENCY.banner, waiting=0, contacts=(LIFELINE,))
    peer = ContactLine("Peer support", "555-0142")
    vault.set_public(PublicFacts(unit="Unit 7", banner=AGENCY.banner, waiting=3, contacts=(peer,)))
    assert vault.public().waiting == 3
    assert vault.public().contacts == (LIFELINE, peer)
    (laptop.data / "public.json").write_bytes(b'{"unit": "Unit 7", "banner": "", "contacts": []}')
    assert vault.public().contacts == (LIFELINE,)
    for damaged in (b"", b"{", b"[]", b'{"unit": 3}', b"\xff" * 300_000):
        (laptop.data / "public.json").write_bytes(damaged)
        assert vault.public() == PublicFacts(unit="Unit 7", banner=AGENCY.banner, waiting=0, contacts=(LIFELINE,))


def test_public_json_holds_nothing_private(laptop: Laptop) -> None:
    text = (laptop.data / "public.json").read_text()
    assert not any(word in text for member in STAFF for word in member.name.split())
    assert set(canonical.decode(text.strip().encode())) == {
        "format", "unit", "banner", "waiting", "met_ms", "released_ms", "lease_days", "contacts",
    }  # fmt: skip
