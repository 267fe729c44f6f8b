"""What may not leave is nowhere in the file: not in the text, structure tree, metadata, bookmarks, embedded files or the file's name.

Three readers that nobody here wrote must find every planted word of what goes, and none of them a word of what stays.
"""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, seed, settings

from fieldnotes.packet.content import PacketContent, Paper
from fieldnotes.packet.finish import Attachment
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.policy import Basis, ConsentFacts, compose, decide
from fieldnotes.packet.rule import Audience
from fieldnotes.packet.seal import file_name
from tests.packet import example, leak, oracle, random_packet
from tests.packet.random_packet import HIDDEN_IN_PAPER, HIDDEN_IN_PHOTO, NOW, Planted, basis_of

QUICK, LONG, TURNS = 8, 500, 10
ONCE = (Phase.generate,)  # a packet takes a second: what fails is named by its word, not shrunk for minutes


def as_data(content: PacketContent) -> Attachment:
    """The same packet as data: what is embedded is made from what goes, and from nothing else."""
    return Attachment(
        name="referral.json",
        mime="application/json",
        description="The same referral as data",
        data=msgspec.json.encode(content),
    )


def go_out(
    folder: Path, planted: Planted, audience: Audience, code: str, by: list[ConsentFacts], chance: random.Random
) -> None:
    """Decide, choose, compose, draw; then look for every word."""
    whole = planted.content
    decision = decide([part.block for part in whole.parts], audience, basis_of(code), by, NOW)
    share = chance.choice([0.5, 1])
    chosen = {block for block in decision.allowed if chance.random() < share}
    content = compose(whole, decision, chosen)
    attachments = [as_data(content)] if chance.random() < 0.5 else []
    paper: Paper = chance.choice(["letter", "a4"])
    pdf = render_packet(content, paper=paper, is_draft=chance.random() < 0.5, attachments=attachments)
    path = folder / file_name(content.packet_id)
    path.write_bytes(pdf)
    said = leak.read(path)
    for block, words in planted.shown.items():
        for word in words:
            if block in chosen:
                missing = [reader for reader, text in said.texts.items() if word not in text]
                assert not missing, f"{word} of {block} is not on paper for {missing}"
            else:
                assert not said.traces(word), f"{word} of {block}: {decision.reasons.get(block, 'not chosen')}"
        for word in planted.inner[block]:
            if block not in chosen:
                assert not said.traces(word), f"{word} of {block}"
            assert not any(word in said.texts[reader] for reader in ("poppler", "pdfminer", "pdfium")), "never printed"
    assert attachments or not said.traces(HIDDEN_IN_PHOTO)  # the data carry the pictures as they are kept
    assert attachments or not said.traces(HIDDEN_IN_PAPER)
    assert oracle.conforms(path) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", path)
    path.unlink()


@settings(max_examples=QUICK, phases=ONCE)
@given(
    random_packet.packets(), random_packet.audiences, random_packet.codes, random_packet.consents, random_packet.chances
)
def test_no_word_of_a_withheld_part_is_anywhere_in_the_file(
    tmp_path_factory: pytest.TempPathFactory,
    planted: Planted,
    audience: Audience,
    code: str,
    by: list[ConsentFacts],
    chance: random.Random,
) -> None:
    go_out(tmp_path_factory.mktemp("withheld"), planted, audience, code, by, chance)


@pytest.mark.long
@pytest.mark.parametrize("turn", range(TURNS))
def test_no_word_of_a_withheld_part_is_anywhere_in_five_hundred_files(tmp_path: Path, turn: int) -> None:
    """Fifty a turn, so that turns may run side by side; each turn its own fifty, today and tomorrow."""

    @seed(turn)
    @settings(max_examples=LONG // TURNS, phases=ONCE)
    @given(
        random_packet.packets(),
        random_packet.audiences,
        random_packet.codes,
        random_packet.consents,
        random_packet.chances,
    )
    def fifty(planted: Planted, audience: Audience, code: str, by: list[ConsentFacts], chance: random.Random) -> None:
        go_out(tmp_path, planted, audience, code, by, chance)

    fifty()


def test_leaving_a_part_out_leaves_no_trace_of_its_letters_in_the_fonts() -> None:
    """Subsets are made from what is printed: a letter used only by a withheld part is not in the file's fonts."""
    rare = msgspec.structs.replace(example.summary(), lead="ǝǝǝ")
    whole = example.packet(example.letter(), rare)
    on = Basis(code="treatment", person_id="p1", recipient="Harbor Crisis Center")
    decision = decide([part.block for part in whole.parts], Audience.HEALTH, on, (), NOW)
    without = oracle.everything(render_packet(compose(whole, decision, {"letter"})))
    with_it = oracle.everything(render_packet(compose(whole, decision, set(decision.allowed))))
    assert "<01DD>" in with_it
    assert "<01DD>" not in without
