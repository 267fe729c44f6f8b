"""What makes a passphrase good enough: length, list, names; never composition."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.vault.passphrase import (
    LEAST,
    blocklist,
    judge,
    require_good,
    suggest,
    suggestion_bits,
    word_list,
)

NAMES = ["Rosa Quist", "Alder County Police Department", "Unit 7"]


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "too_short"),
        ("kettle moss ok", "too_short"),
        ("x" * 1025, "too_long"),
        ("kettle moss\x00harbor violet", "control"),
        ("kettle moss \ud800 harbor violet", "control"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeats"),
        ("tangotangotango", "repeats"),
        ("                    ", "repeats"),
        ("abcdefghijklmnopq", "sequence"),
        ("qwertyuiopasdfghjkl", "sequence"),
        ("98765432109876543210", "repeats"),
        ("1234567890123456x", "sequence"),
        ("Password! Password? 2026", "common"),
        ("P4$$w0rd L3tm31n !!", "common"),
        ("correct horse battery staple", "common"),
        ("To protect and to serve 911", "common"),
        ("Rosa Quist Rosa", "has_name"),
        ("rosaquist 2026 !!!!", "has_name"),
        ("Alder County Police 7", "has_name"),
        ("ÀLDER  COUNTY – police", "has_name"),
    ],
)
def test_what_guessers_try_first_is_refused(passphrase: str, reason: str) -> None:
    verdict = judge(passphrase, names=NAMES)
    assert (verdict.is_ok, verdict.reason_code) == (False, reason)
    assert verdict.hint_code
    assert verdict.strength <= 1


@pytest.mark.parametrize(
    "passphrase",
    [
        "violet kettle harbor moss",
        "we walk the long way home on fridays",
        "Grüße vom Mondschein über Köln",
        "тихий вечер у старой реки",
        "東京の夜空に星が見えるといいな",
        "all lower case and no digits here",
        "q7)kP!x2#Lw9$vTz",
        "kettle " * 9 + "moss harbor violet lantern orchard",
    ],
)
def test_length_alone_is_enough(passphrase: str) -> None:
    verdict = judge(passphrase, names=NAMES)
    assert verdict.is_ok, verdict
    assert verdict.strength >= 2


def test_long_passphrases_are_taken_whole_and_do_not_stumble_over_the_meter() -> None:
    for length in (64, 72, 73, 100, 300, 1024):
        text = (suggest() + " " + "".join(chr(0x4E00 + 7 * i % 5000) for i in range(length)))[:length]
        assert judge(text, names=NAMES).is_ok


def test_eight_characters_do_beside_a_second_factor() -> None:
    assert not judge("moss-Kettl", names=NAMES).is_ok
    assert judge("moss-Kettl", names=NAMES, has_second_factor=True).is_ok
    assert not judge("password", names=NAMES, has_second_factor=True).is_ok


@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=4))
def test_judging_never_breaks_and_agrees_with_itself(passphrase: str, names: list[str]) -> None:
    verdict = judge(passphrase, names=names)
    assert verdict.is_ok == (verdict.reason_code == "")
    assert 0 <= verdict.strength <= 4
    assert not verdict.is_ok or len(unicodedata.normalize("NFKC", passphrase)) >= LEAST
    assert judge(unicodedata.normalize("NFKC", passphrase), names=names) == verdict


@given(st.sampled_from(sorted(blocklist())), st.text("0123456789!?. ", max_size=12))
def test_a_listed_piece_with_digits_and_signs_around_it_is_never_enough(piece: str, tail: str) -> None:
    # long listed phrases are refused whole; short ones are too short or still made of nothing else
    if len(piece) >= 6 or len(piece) + len(tail) < LEAST:
        digits = "".join(c for c in tail if c.isdigit())
        if len(digits) < 6:
            assert not judge(piece + tail, names=[]).is_ok


def test_suggestions_are_long_enough_good_enough_and_never_twice_the_same() -> None:
    made = [suggest() for _ in range(300)]
    assert len(set(made)) == 300
    assert suggestion_bits() >= 64
    assert all(judge(one, names=NAMES).is_ok for one in made)


def test_the_word_list_can_be_heard_and_spelled() -> None:
    words = word_list()
    assert len(words) >= 2048
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 9 for word in words)
    hurtful = {
        "gun",
        "kill",
        "dead",
        "death",
        "blood",
        "hate",
        "knife",
        "hang",
        "drug",
        "rape",
        "cut",
        "suicide",
        "bullet",
    }
    assert not hurtful & set(words)


def test_a_refusal_names_the_field_and_the_length() -> None:
    with pytest.raises(InputProblem) as problem:
        require_good("short", names=[], field="safe_passphrase")
    assert problem.value.code == "passphrase_too_short"
    assert problem.value.facts == {"field": "safe_passphrase", "least": LEAST}
