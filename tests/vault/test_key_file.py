"""keys.json: any damage falls back to the spare, and a cut at any moment leaves one whole copy, old or new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.stretch import FIPS_DEFAULT, FLOOR, KdfParameters
from fieldnotes.domain.problem import DamagedKeyFile, DamagedVault, NewerVersion
from fieldnotes.vault.key_file import KeyFile, KeyStore, ReleaseCheck, decode, encode
from tests.vault.conftest import Battery, Laptop, PowerCut


def contents(folder: Path) -> KeyFile:
    return decode((folder / "keys.json").read_bytes())


def resealed(data: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """What an attacker writes who knows the format: changed, with a checksum that fits."""
    outer = canonical.decode(data.removesuffix(b"\n"))
    change(outer)
    sum_ = hashlib.sha256(
        b"fieldnotes/keys/v1" + canonical.encode({"format": outer["format"], "body": outer["body"]})
    ).hexdigest()
    return canonical.encode({**outer, "sha256": sum_}) + b"\n"


def test_every_changed_byte_is_noticed_and_the_spare_takes_over(laptop: Laptop) -> None:
    path = laptop.data / "keys.json"
    data = path.read_bytes()
    good = decode(data)
    for at in range(0, len(data), 127):
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
        store = KeyStore(laptop.data)
        assert store.load(utc_ms=at) == good
        assert store.was_mended, at
        assert path.read_bytes() == data
    assert len(list(laptop.data.glob("keys.json.damaged-*"))) == len(range(0, len(data), 127))


@pytest.mark.parametrize("size", [0, 1, 100, -1, -2])
def test_a_file_that_was_cut_off_is_noticed(laptop: Laptop, size: int) -> None:
    path = laptop.data / "keys.json"
    data = path.read_bytes()
    path.write_bytes(data[:size])
    store = KeyStore(laptop.data)
    assert store.load(utc_ms=1) == decode(data)
    assert store.was_mended


def test_a_mended_key_file_is_said(laptop: Laptop) -> None:
    (laptop.data / "keys.json").write_bytes(b"{}")
    vault = laptop.open()
    assert vault.notices == ("key_file_mended",)
    assert [user.name for user in vault.users()] == ["Rosa Quist", "Imre Vale", "Tove Lund", "Nell Arbor"]
    assert laptop.open().notices == ()


def test_both_copies_damaged_says_so_and_touches_neither(laptop: Laptop) -> None:
    (laptop.data / "keys.json").write_bytes(b"one")
    (laptop.data / "keys.json.prev").write_bytes(b"two")
    with pytest.raises(DamagedKeyFile) as problem:
        laptop.open()
    assert problem.value.code == "damaged_key_file"
    assert (laptop.data / "keys.json").read_bytes() == b"one"
    assert (laptop.data / "keys.json.prev").read_bytes() == b"two"


def test_a_spare_that_was_lost_comes_back(laptop: Laptop) -> None:
    (laptop.data / "keys.json.prev").unlink()
    laptop.open()
    assert (laptop.data / "keys.json.prev").read_bytes() == (laptop.data / "keys.json").read_bytes()


def test_a_newer_key_file_is_left_alone(laptop: Laptop) -> None:
    path = laptop.data / "keys.json"
    newer = resealed(path.read_bytes(), lambda outer: outer.update(format=2))
    path.write_bytes(newer)
    with pytest.raises(NewerVersion) as problem:
        laptop.open()
    assert problem.value.facts == {"file": "keys.json", "version": 2}
    assert path.read_bytes() == newer


def forged_parameters() -> list[KdfParameters]:
    forged = [KdfParameters(memory_kib=kib, passes=3, lanes=1, salt="00" * 16) for kib in range(8, 65536, 1400)]
    forged += [KdfParameters(memory_kib=65536, passes=n, lanes=4, salt="00" * 16) for n in (0, 1, 2, -3)]
    forged += [msgspec.structs.replace(FIPS_DEFAULT, passes=n, salt="00" * 16) for n in range(1, 1_000_000, 20_001)]
    forged += [msgspec.structs.replace(FLOOR, name=name, salt="00" * 16) for name in ("argon2d", "none", "", "scrypt")]
    forged += [msgspec.structs.replace(FLOOR, salt=salt) for salt in ("", "00", "zz" * 16, "00" * 15)]
    forged += [KdfParameters(memory_kib=1 << 30, passes=3, lanes=4, salt="00" * 16)]
    return forged


def test_a_hundred_forged_slots_with_cheap_stretching_are_refused(laptop: Laptop) -> None:
    forged = forged_parameters()
    assert len(forged) >= 100
    path, spare = laptop.data / "keys.json", laptop.data / "keys.json.prev"
    content = contents(laptop.data)
    for parameters in forged:
        seat = content.seats[1]
        slots = {name: msgspec.structs.replace(slot, kdf=parameters) for name, slot in seat.slots.items()}
        data = encode(content.with_seat(msgspec.structs.replace(seat, slots=slots)))
        path.write_bytes(data)
        spare.write_bytes(data)
        with pytest.raises(DamagedKeyFile):
            KeyStore(laptop.data).load(utc_ms=1)


def test_a_seat_with_someone_elses_name_is_refused(laptop: Laptop) -> None:
    content = contents(laptop.data)
    rosa, imre = content.seats[0], content.seats[1]
    for changed in (
        content.with_seat(msgspec.structs.replace(rosa, certificate=imre.certificate)),
        content.with_seat(msgspec.structs.replace(rosa, certificate=rosa.certificate[:-2] + "00")),
        content.with_seat(msgspec.structs.replace(rosa, certificate="00")),
    ):
        for name in ("keys.json", "keys.json.prev"):
            (laptop.data / name).write_bytes(encode(changed))
        with pytest.raises(DamagedKeyFile):
            laptop.open()


def test_key_slots_of_another_laptop_are_refused(laptop: Laptop) -> None:
    foreign = msgspec.structs.replace(contents(laptop.data), device="f" * 32)
    (laptop.data / "keys.json").write_bytes(encode(foreign))
    with pytest.raises(DamagedVault) as problem:
        laptop.open()
    assert problem.value.code == "vault_mismatch"


@pytest.mark.parametrize("half", [False, True])
def test_a_cut_at_any_step_of_saving_leaves_old_or_new(laptop: Laptop, cut_power: Battery, half: bool) -> None:
    old = contents(laptop.data)
    extra = ReleaseCheck(challenge="X", salt="00", digest="00")
    step, outcomes = 0, []
    while True:
        new = msgspec.structs.replace(old, releases=(*old.releases, extra))
        KeyStore(laptop.data).save(old)
        cut_power(at=step, half=half)
        try:
            KeyStore(laptop.data).save(new)
        except PowerCut:
            cut_power(at=-1)
        else:
            cut_power(at=-1)
            break
        store = KeyStore(laptop.data)
        found = store.load(utc_ms=step)
        assert found in (old, new)
        assert not store.was_mended
        # the spare never stays behind what holds
        assert (laptop.data / "keys.json.prev").read_bytes() == (laptop.data / "keys.json").read_bytes()
        outcomes.append(found == new)
        step += 1
    assert outcomes == sorted(outcomes)
    assert 0 < sum(outcomes) < len(outcomes)
    assert step >= 8
