"""The real dictionaries of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.system.path import resource
from fieldnotes.system.speller import DICTIONARIES, load_speller

CASES = {
    "en": ("pacing", "quetiapine", "halucinating", "hallucinating"),
    "es": ("ansiedad", "quetiapina", "ansiedaz", "ansiedad"),
}


@pytest.mark.parametrize("language", DICTIONARIES)
def test_words_of_the_work_are_known_and_slips_have_suggestions(language: str) -> None:
    usual, own, slip, meant = CASES[language]
    speller = load_speller(language)
    assert speller is not None, "the dictionaries are installed by .ci/setup"
    assert speller.is_known(usual)
    assert speller.is_known(own)
    assert not speller.is_known(slip)
    assert meant in speller.suggest(slip)
    speller.pass_over(slip)
    assert speller.is_known(slip)


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_list_of_the_work_holds_only_what_a_dictionary_lacks(language: str) -> None:
    lines = resource("words", f"{language}.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))
    assert all(word == word.lower().strip() for word in words)


def test_english_contractions_with_either_apostrophe_are_known() -> None:
    speller = load_speller("en")
    assert speller is not None
    assert speller.is_known("don’t")
    assert speller.is_known("don't")


def test_a_language_without_dictionary_has_no_speller() -> None:
    assert load_speller("qps") is None


def test_nothing_of_it_reaches_the_accounts_folder(tmp_path: Path) -> None:
    """Enchant by itself makes a personal dictionary there."""
    ask = "from fieldnotes.system.speller import load_speller as l; s = l('en'); assert s; s.pass_over('zzq'); s.suggest('zzqx')"
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    subprocess.run([sys.executable, "-c", ask], env={**os.environ, **home}, check=True)
    assert list(tmp_path.rglob("*")) == []
