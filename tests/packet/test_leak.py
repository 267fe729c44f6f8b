"""The search that guards every packet is itself searched for holes: a word planted on purpose is found wherever it was put."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.packet.page import render_packet
from tests.packet import example, leak
from tests.packet.planting import PLACES, plant

WORDS = ("Qlantern7Z", "QБДЖИ12Z", "QĂÂĐÊ345Z", "QΓΔΘΛ8Z")


@pytest.fixture(scope="module")
def clean() -> bytes:
    return render_packet(example.packet(example.letter()))


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_word_is_found(clean: bytes, place: str, tmp_path: Path) -> None:
    word = WORDS[list(PLACES).index(place) % len(WORDS)]
    path = tmp_path / "packet-R-26-0412-3.pdf"
    path.write_bytes(plant(clean, place, word))
    said = leak.read(path)
    assert said.traces(word)
    if place.startswith("text"):
        assert sum(word in text for text in said.texts.values()) >= 3


def test_what_was_not_planted_is_not_found(clean: bytes, tmp_path: Path) -> None:
    path = tmp_path / "packet-R-26-0412-3.pdf"
    path.write_bytes(clean)
    said = leak.read(path)
    assert [word for word in WORDS if said.traces(word)] == []


def test_a_word_in_another_case_is_found(clean: bytes, tmp_path: Path) -> None:
    path = tmp_path / "packet-R-26-0412-3.pdf"
    path.write_bytes(plant(clean, "text", "QБДЖИ12Z".lower()))
    assert leak.read(path).traces("QБДЖИ12Z")


def test_a_name_in_the_files_name_is_found(clean: bytes, tmp_path: Path) -> None:
    path = tmp_path / "packet-QБДЖИ12Z.pdf"
    path.write_bytes(clean)
    assert leak.read(path).traces("QБДЖИ12Z")


def test_an_earlier_state_under_the_file_is_found(clean: bytes, tmp_path: Path) -> None:
    path = tmp_path / "packet-R-26-0412-3.pdf"
    path.write_bytes(clean + clean)
    with pytest.raises(AssertionError, match="earlier state"):
        leak.read(path)
