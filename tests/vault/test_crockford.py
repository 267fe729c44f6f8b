"""Codes: every slip of one character and every swap is noticed before it costs a try."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.vault.crockford import ALPHABET, read_checked, read_code, read_plain, with_check, write_code

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_a_code_reads_back_as_it_was_printed(secret: bytes) -> None:
    code = write_code(secret)
    assert len(code) == 34
    assert read_code(code) == secret


@given(SECRETS, st.data())
def test_a_code_reads_back_however_it_is_typed(secret: bytes, data: st.DataObject) -> None:
    typed = ""
    for letter in write_code(secret):
        choices = {"0": "0Oo", "1": "1IiLl", "-": ["-", " ", "", "–", "\t"]}.get(letter, letter + letter.lower())
        typed += data.draw(st.sampled_from(list(choices)))
    assert read_code(typed) == secret


@given(SECRETS, st.integers(0, 27), st.integers(1, 31))
def test_any_single_wrong_character_is_noticed(secret: bytes, at: int, shift: int) -> None:
    code = write_code(secret).replace("-", "")
    wrong = ALPHABET[(ALPHABET.index(code[at]) + shift) % 32]
    with pytest.raises(InputProblem) as problem:
        read_code(code[:at] + wrong + code[at + 1 :])
    assert problem.value.code == "code_typo"


@given(SECRETS, st.integers(0, 27), st.integers(0, 27))
def test_any_two_swapped_characters_are_noticed(secret: bytes, one: int, other: int) -> None:
    letters = list(write_code(secret).replace("-", ""))
    letters[one], letters[other] = letters[other], letters[one]
    swapped = "".join(letters)
    if swapped == write_code(secret).replace("-", ""):
        assert read_code(swapped) == secret
    else:
        with pytest.raises(InputProblem):
            read_code(swapped)


@given(SECRETS, st.integers(0, 27))
def test_a_forgotten_character_says_how_many_belong(secret: bytes, at: int) -> None:
    code = write_code(secret).replace("-", "")
    with pytest.raises(InputProblem) as problem:
        read_code(code[:at] + code[at + 1 :])
    assert problem.value.facts == {"field": "code", "found": 27, "wanted": 28}


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    with contextlib.suppress(InputProblem):
        assert len(read_code(text)) == 16


def test_the_two_spare_bits_cannot_make_a_second_spelling() -> None:
    beyond = with_check(1 << 128, 26)
    with pytest.raises(InputProblem):
        read_code(beyond)


def test_the_letter_u_is_not_one_of_ours() -> None:
    with pytest.raises(InputProblem):
        read_plain("UUUUUUUUUUUU", 12)


def test_a_challenge_carries_its_own_check() -> None:
    assert read_checked(with_check(12345, 8), 8) == 12345
