"""Key stretching: published vectors, another implementation's answers, floor and ceiling, and two sign-ins at once."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import cryptography_vectors
import msgspec
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import stretch as kdf
from fieldnotes.crypto.stretch import (
    CEILING,
    DEFAULT,
    FIPS_DEFAULT,
    FLOOR,
    KdfParameters,
    UnfitParameters,
    WeakParameters,
    stretch,
)

SALT = bytes(range(16)).hex()
AT_FLOOR = msgspec.structs.replace(FLOOR, salt=SALT)
WORDS = "Grüße aus dem Wagen 12"


@pytest.fixture(autouse=True)
def _each_is_stretched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered here, as it is elsewhere in the tests."""
    monkeypatch.setattr(kdf, "Argon2id", Argon2id)


def test_published_vectors() -> None:
    """RFC 9106 and OpenSSL vectors, for the library that we call."""
    text = (Path(cryptography_vectors.__file__).parent / "KDF" / "argon2id.txt").read_text(encoding="utf-8")
    cases: list[dict[str, str]] = []
    for line in text.splitlines():
        name, is_pair, value = line.partition("=")
        if name.strip() == "COUNT":
            cases.append({})
        elif is_pair and cases:
            cases[-1][name.strip()] = value.strip()
    assert len(cases) == 6
    for case in cases:
        derived = Argon2id(
            salt=bytes.fromhex(case["salt"]),
            length=int(case["length"]),
            iterations=int(case["iter"]),
            lanes=int(case["lanes"]),
            memory_cost=int(case["memcost"]),
            secret=bytes.fromhex(case["secret"]) if case.get("secret") else None,
            ad=bytes.fromhex(case["ad"]) if case.get("ad") else None,
        ).derive(bytes.fromhex(case["pass"]))
        assert derived.hex() == case["output"]


def test_another_implementation_gives_the_same_key() -> None:
    """Computed with argon2-cffi 25 (the reference C code of RFC 9106) at our floor and our default."""
    assert stretch(WORDS, AT_FLOOR).hex() == "9722b6cdfd1138402be75537519a4f4a60fc15814b851fb93a187479d4cf0d0c"
    at_default = msgspec.structs.replace(DEFAULT, salt=SALT)
    assert stretch(WORDS, at_default).hex() == "a85695c7b4fb78972d3bb1c0ee4bd24ebb85b46bba0de751dc4395fba082081c"


def test_fips_choice_is_pbkdf2() -> None:
    parameters = msgspec.structs.replace(FIPS_DEFAULT, salt=SALT)
    expected = hashlib.pbkdf2_hmac("sha512", WORDS.encode(), bytes.fromhex(SALT), 1_000_000, 32)
    assert stretch(WORDS, parameters) == expected


def test_the_same_words_typed_on_another_keyboard_open_too() -> None:
    composed, decomposed = unicodedata.normalize("NFC", WORDS), unicodedata.normalize("NFD", WORDS)
    assert composed != decomposed
    full_width = "ａｂｃ１２３"
    assert stretch(composed, AT_FLOOR) == stretch(decomposed, AT_FLOOR)
    assert stretch(full_width, AT_FLOOR) == stretch(b"abc123", AT_FLOOR)
    assert stretch("abc124", AT_FLOOR) != stretch("abc123", AT_FLOOR)


def test_each_parameter_changes_the_key() -> None:
    variants = [
        AT_FLOOR,
        msgspec.structs.replace(AT_FLOOR, memory_kib=65 * 1024),
        msgspec.structs.replace(AT_FLOOR, passes=4),
        msgspec.structs.replace(AT_FLOOR, lanes=2),
        msgspec.structs.replace(AT_FLOOR, salt=bytes(range(1, 17)).hex()),
    ]
    assert len({stretch(b"words", one) for one in variants}) == len(variants)


@given(st.sampled_from(["memory_kib", "passes", "lanes", "salt"]), st.data())
def test_lowered_parameters_are_refused_before_any_work(name: str, data: st.DataObject) -> None:
    limit = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1}
    lower: object = (
        bytes(data.draw(st.integers(0, 15))).hex()
        if name == "salt"
        else data.draw(st.integers(-(2**40), limit[name] - 1))
    )
    with pytest.raises(WeakParameters):
        stretch("words", msgspec.structs.replace(AT_FLOOR, **{name: lower}))


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": CEILING.memory_kib + 1},
        {"passes": CEILING.passes + 1},
        {"lanes": CEILING.lanes + 1},
        {"name": "argon2i"},
        {"name": "scrypt"},
        {"name": ""},
        {"salt": "xyz" * 12},
        {"name": "pbkdf2-hmac-sha512", "passes": 20_000_001},
    ],
    ids=str,
)
def test_a_damaged_file_cannot_freeze_the_laptop(change: dict[str, object]) -> None:
    with pytest.raises(UnfitParameters):
        stretch("words", msgspec.structs.replace(AT_FLOOR, **change))


def test_fips_iterations_have_a_floor() -> None:
    with pytest.raises(WeakParameters):
        stretch("words", msgspec.structs.replace(FIPS_DEFAULT, salt=SALT, passes=999_999))


def test_fresh_salts_differ_and_are_accepted() -> None:
    one, two = DEFAULT.with_fresh_salt(), DEFAULT.with_fresh_salt()
    assert one.salt != two.salt
    assert kdf.check(one) == bytes.fromhex(one.salt)


@given(st.floats(0.1, 60_000), st.integers(50, 2_000))
def test_calibration_stays_between_floor_and_ceiling_and_near_the_target(default_ms: float, target_ms: int) -> None:
    chosen = kdf.calibrate(target_ms, measure_ms=lambda _: default_ms)
    kdf.check(chosen)
    cost = default_ms * chosen.memory_kib * chosen.passes / (DEFAULT.memory_kib * DEFAULT.passes)
    is_at_floor = chosen.memory_kib == FLOOR.memory_kib and chosen.passes == FLOOR.passes
    is_at_ceiling = chosen.memory_kib == CEILING.memory_kib and chosen.passes == CEILING.passes
    assert is_at_ceiling or is_at_floor or 0.5 * target_ms <= cost <= target_ms * 1.01
    if is_at_floor:
        assert cost >= target_ms * 0.5 or default_ms > 0


def test_calibration_measures_this_machine() -> None:
    chosen = kdf.calibrate(1)
    assert (chosen.memory_kib, chosen.passes) == (FLOOR.memory_kib, FLOOR.passes)
    assert len(bytes.fromhex(chosen.salt)) == 16


TWO_AT_ONCE = """
import threading
from fieldnotes.crypto.stretch import DEFAULT, stretch
keys = []
threads = [threading.Thread(target=lambda i=i: keys.append(stretch(f"words {i}", DEFAULT.with_fresh_salt()))) for i in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(set(keys)) == 4
print("done")
"""


def test_two_people_signing_in_at_once_both_get_in() -> None:
    """Concurrent derivations with several lanes hang in the library: one lock keeps them apart. A child process, so that a hang is seen."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", TWO_AT_ONCE], cwd=root, capture_output=True, timeout=60, check=False, text=True
    )
    assert done.stdout.strip() == "done"


def test_one_derivation_at_a_time() -> None:
    """The lock is really there: while somebody derives, another waits for it."""
    derived: list[bytes] = []
    waiting = threading.Thread(target=lambda: derived.append(stretch("words", AT_FLOOR)))
    with kdf._ONE_AT_A_TIME:
        waiting.start()
        waiting.join(1.0)  # ten times what it takes when it need not wait
        assert not derived
    waiting.join()
    assert derived == [stretch("words", AT_FLOOR)]


def test_parameters_survive_the_key_file() -> None:
    parameters = DEFAULT.with_fresh_salt()
    assert msgspec.json.decode(msgspec.json.encode(parameters), type=KdfParameters) == parameters
