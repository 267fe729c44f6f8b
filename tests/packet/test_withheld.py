"""What may not leave is nowhere in the file: not in the text, not in metadata, bookmarks, alternatives or the structure tree."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import (
    Block,
    Group,
    Letter,
    PacketContent,
    Pair,
    Part,
    Release,
    ScreenAnswer,
    ScreenSheet,
    Sheet,
)
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.policy import Basis, ConsentFacts, compose, decide
from fieldnotes.packet.rule import BASES, PARTS, Audience
from fieldnotes.packet.seal import file_name
from tests.packet import example, oracle

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


def canary(block_id: str) -> str:
    return f"ZQ{block_id}QZ"


def part_of(block: Block) -> Part:
    """A part with the block's canary in each of its texts."""
    word = canary(block.id)
    pair = Pair(f"L{word}", f"T{word}", f"S{word}")
    match block.part:
        case "letter":
            return Letter(block=block, essentials=(pair,), text=f"Dear team {word}", request=word)
        case "suicide_screen" | "screen":
            answer = ScreenAnswer(number="1", question=word, answer=word, is_urgent=True)
            return ScreenSheet(
                block=block,
                title=f"Screen {word}",
                version=word,
                asked=word,
                reading=word,
                rule=word,
                answers=(answer,),
                unanswered=word,
            )
        case "release":
            return Release(
                block=block,
                title=f"Release {word}",
                elements=(pair,),
                statements=(word,),
                signer=word,
                signed=word,
                strokes=example.STROKES,
            )
        case _:
            group = Group(title=word, pairs=(pair,), paragraphs=(word,), points=(word,))
            return Sheet(block=block, title=f"Sheet {word}", lead=word, groups=(group,))


@st.composite
def packets(draw: st.DrawFn) -> PacketContent:
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
    blocks = [
        Block(
            id=f"{index}{draw(st.sampled_from('abc'))}",
            part=part,
            compartment=draw(st.sampled_from([Compartment.CLINICAL, Compartment.JOINT, Compartment.LAW])),
            is_substance_use=draw(st.booleans()),
            consent_id=draw(st.sampled_from(["c1", "c2"])),
            items=("name_and_address",) if draw(st.booleans()) else (),
        )
        for index, part in enumerate(parts)
    ]
    return example.packet(*(part_of(block) for block in blocks), consent_scope="Scope of what was agreed.")


consents = st.builds(
    ConsentFacts,
    id=st.sampled_from(["c1", "c2"]),
    kind=st.sampled_from(["authorization", "part2", "proceedings"]),
    person_id=st.just("p1"),
    discloser=st.just("City Co-Response Team"),
    recipient=st.sampled_from(["Harbor Crisis Center", "Harbor Crisis Center", "Somebody else"]),
    information=st.frozensets(st.sampled_from(PARTS), min_size=3),
    covers_substance_use=st.booleans(),
    purpose=st.just("care"),
    expires_on=st.sampled_from([date(2027, 1, 1), date(2027, 1, 1), date(2026, 1, 1)]),
    right_to_revoke_told=st.just(True),
    redisclosure_told=st.just(True),
    signed_by=st.just("Jordan Alvarez"),
    signed_at=st.just(NOW),
    is_drawn=st.just(True),
    is_revoked=st.sampled_from([False, False, False, True]),
)


@settings(max_examples=25)
@given(
    packets(),
    st.sampled_from([Audience.HEALTH, Audience.HEALTH, *Audience]),
    st.sampled_from(["consent", "consent", "treatment", *BASES]),
    st.lists(consents, max_size=2),
    st.data(),
)
def test_no_word_of_a_withheld_part_is_anywhere_in_the_file(
    tmp_path_factory: object,
    whole: PacketContent,
    audience: Audience,
    code: str,
    by: list[ConsentFacts],
    data: st.DataObject,
) -> None:
    on = Basis(
        code=code,
        person_id="p1",
        recipient="Harbor Crisis Center",
        on_file=dict.fromkeys(BASES[code].needs, "letter, screen"),
    )
    blocks = [part.block for part in whole.parts]
    decision = decide(blocks, audience, on, by, NOW)
    chosen = (
        set(decision.allowed)
        if data.draw(st.booleans())
        else set(data.draw(st.sets(st.sampled_from(decision.allowed or ("",)))))
    )
    chosen &= set(decision.allowed)
    content = compose(whole, decision, chosen)
    pdf = render_packet(content, is_draft=data.draw(st.booleans()))
    folder: Path = tmp_path_factory.mktemp("withheld")  # type: ignore[attr-defined] # pytest's own fixture
    path = folder / file_name(content.packet_id)
    path.write_bytes(pdf)
    readers = oracle.texts(path)
    said = oracle.everything(pdf) + path.name
    for block in blocks:
        word = canary(block.id)
        if block.id in chosen:
            assert all(word in text for text in readers.values()), "the search must be able to find"
        else:
            assert all(word not in text for text in readers.values()), decision.reasons.get(block.id)
            assert word not in said
            assert word.encode("utf-16-be").decode("latin-1") not in said


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
