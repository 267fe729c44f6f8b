"""Random calls become packets the way the app makes them: written, judged, chosen, exported. No word leaves that may not."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import given, seed, settings

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, SubstanceNote
from fieldnotes.packet import page
from fieldnotes.packet.content import Letter, PacketContent
from fieldnotes.packet.policy import Decision, compose
from fieldnotes.packet.rule import LAW_PARTS, WHITELIST
from fieldnotes.packet.seal import file_name
from fieldnotes.services import case as cases
from fieldnotes.services import fhir, referral
from fieldnotes.services import letter as letters
from fieldnotes.services.case import Case, judge
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Dossier
from fieldnotes.services.enclosure import is_chosen
from tests.packet import leak, oracle
from tests.packet.planting import plant
from tests.packet.random_packet import HIDDEN_IN_PAPER, HIDDEN_IN_PHOTO, chances
from tests.packet.test_withheld import LONG, ONCE, TURNS
from tests.services import paper
from tests.services.conftest import Laptop
from tests.services.paper import take_letter
from tests.services.random_call import Call, Word, write_call

QUICK = 5


@pytest.fixture
def office(desk: Desk, laptop: Laptop) -> tuple[Desk, Laptop]:
    paper.take_services(desk, laptop)
    return desk, laptop


def leave(desk: Desk, call: Call, folder: Path) -> tuple[PacketContent, Path]:
    """The packet and its file: exported where it may leave, else as it is shown beforehand."""
    by = UserId(call.pen)
    if not referral.read_packet_plan(desk, by=by, referral=call.referral).is_letter_read:
        take_letter(desk, by=by, encounter=call.encounter, referral=call.referral)
    laid = referral.lay_out(desk, by=by, referral=call.referral)
    path = folder / file_name(laid.content.packet_id)
    try:
        referral.export_packet(desk, by=by, referral=call.referral, channel="save_archive", path=folder)
    except RuleProblem as why_not:
        if why_not.code not in {"packet_not_ready", "nothing_chosen"}:
            raise
        path.write_bytes(referral.draw(laid).pdf)
    return laid.content, path


def words_of(value: object, words: list[Word]) -> set[str]:
    text = msgspec.json.encode(value).decode()
    return {word.text for word in words if word.text in text}


def judged_rightly(case: Case, content: PacketContent, call: Call) -> None:
    """What went is what was chosen and allowed, and what the rules of disclosure say for themselves, told here once more."""
    going = {part.block.id for part in content.parts}
    assert going <= set(case.decision.allowed)
    if call.contents:
        assert all(is_chosen(part.block, call.contents) for part in content.parts)
    for part in content.parts:
        block = part.block
        assert block.part in WHITELIST[case.audience]
        assert block.compartment is not Compartment.LAW or block.part in LAW_PARTS
        if (
            block.part == "substance_note" or block.id in call.treatment
        ):  # 42 CFR 2.31, 2.51, 2.61, 2.23; its notice: 2.32
            has_release = any(consent.covers_substance_use for _, consent in case.consents)
            assert has_release or case.basis.code in {"emergency", "court_order", "person_request"}, "treatment left"
            assert "substance_use" in content.notices


def pictures_in(path: Path) -> int:
    """How many pictures are in it: all that are stored, whether a page shows them or not."""
    with pikepdf.open(path) as pdf:
        images = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        return len(images)


def check(desk: Desk, call: Call, folder: Path) -> None:
    """What was laid out is all on paper for three readers; and no word is anywhere that was not laid out, or may not be where it is."""
    content, path = leave(desk, call, folder)
    case = judge(desk, by=UserId(call.pen), referral=call.referral, drafts="own")
    judged_rightly(case, content, call)
    known = {word.text: word for word in call.words}
    shown: set[str] = set()
    for part in content.parts:
        found = words_of(part, call.words)
        shown |= found
        for text in found:
            assert known[text].may_be_in(part.block.part), f"{known[text]} in {part.block.part}"
    cover = words_of(msgspec.structs.replace(content, parts=()), call.words)
    for text in cover:
        assert known[text].may_be_in("cover"), f"{known[text]} on the cover"
    said = leak.read(path)
    for text in shown | cover:
        missing = [reader for reader, read in said.texts.items() if text not in read]
        assert not missing, f"{known[text]} is not on paper for {missing}"
    for text in set(known) - shown - cover:
        assert not said.traces(text), f"{known[text]} left"
    for hidden in (HIDDEN_IN_PHOTO, HIDDEN_IN_PAPER):
        assert not said.traces(hidden)
    assert pictures_in(path) <= sum(call.pictures.get(part.block.id, 0) for part in content.parts)
    assert oracle.conforms(path) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", path)
    path.unlink()


@settings(max_examples=QUICK, phases=ONCE)
@given(chances)
def test_no_word_leaves_with_a_packet_that_may_not(
    office: tuple[Desk, Laptop], tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    desk, laptop = office
    check(desk, write_call(desk, laptop, chance), tmp_path_factory.mktemp("out"))


@pytest.mark.long
@pytest.mark.parametrize("turn", range(TURNS))
def test_no_word_leaves_with_five_hundred_packets_that_may_not(
    office: tuple[Desk, Laptop], tmp_path_factory: pytest.TempPathFactory, turn: int
) -> None:
    """Fifty a turn, so that turns may run side by side; each turn its own fifty, today and tomorrow."""
    desk, laptop = office

    @seed(turn)
    @settings(max_examples=LONG // TURNS, phases=ONCE)
    @given(chances)
    def fifty(chance: random.Random) -> None:
        check(desk, write_call(desk, laptop, chance), tmp_path_factory.mktemp("out"))

    fifty()


# --- the test tested -------------------------------------------------------------------------------------------------


def check_several(desk: Desk, laptop: Laptop, folder: Path, *, first: int = 0) -> None:
    """`first`: the turn known to show the mistake; all the others should a form have changed since."""
    for turn in (first, *range(30)):
        check(desk, write_call(desk, laptop, random.Random(turn)), folder)


def a_full_call(desk: Desk, laptop: Laptop) -> Call:
    """One whose packet leaves some words out that somebody wrote for the record alone."""
    for turn in (20, *range(50)):  # the first is one today; the others should a form have changed since
        call = write_call(desk, laptop, random.Random(turn))
        content = referral.lay_out(desk, by=UserId(call.pen), referral=call.referral).content
        if len(content.parts) > 3 and any(word.record == "consult" for word in call.words):
            return call
    raise AssertionError("no such call among fifty")


def test_a_word_that_leaks_is_caught_wherever_it_stands(
    office: tuple[Desk, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, laptop = office
    call = a_full_call(desk, laptop)
    check(desk, call, tmp_path)
    secret = next(word.text for word in call.words if word.record == "consult")
    whole = page.render_packet
    for place in ("text", "structure: alternative", "bundle"):
        monkeypatch.setattr(
            page, "render_packet", lambda *given, _at=place, **more: plant(whole(*given, **more), _at, secret)
        )
        with pytest.raises(AssertionError, match=f"{secret}.* left"):
            check(desk, call, tmp_path)
    monkeypatch.setattr(page, "render_packet", whole)
    named = f"packet-{secret}.pdf"
    for module in (referral, sys.modules[__name__]):
        monkeypatch.setattr(module, "file_name", lambda _packet: named)
    with pytest.raises(AssertionError, match=f"{secret}.* left"):
        check(desk, call, tmp_path)


def everything_goes(content: PacketContent, decision: Decision, _chosen: object) -> PacketContent:
    return compose(content, msgspec.structs.replace(decision, withheld=()), set(decision.allowed))


def no_rule_holds(content: PacketContent, _decision: Decision, _chosen: object) -> PacketContent:
    return content


@pytest.mark.parametrize("mistake", [everything_goes, no_rule_holds])
def test_a_policy_that_lets_too_much_go_is_caught(
    office: tuple[Desk, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: Callable[..., PacketContent]
) -> None:
    desk, laptop = office
    monkeypatch.setattr(referral, "compose", mistake)
    with pytest.raises(AssertionError):
        check_several(desk, laptop, tmp_path)


def test_a_word_written_into_the_wrong_part_is_caught(
    office: tuple[Desk, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told of treatment, put into a letter by mistake."""
    desk, laptop = office
    write = letters.letter_of

    def with_treatment(desk: Desk, dossier: Dossier, **given: Any) -> Letter:
        letter = write(desk, dossier, **given)
        return msgspec.structs.replace(
            letter, text=" ".join([letter.text, *(b.text for _, b in dossier.all(SubstanceNote))])
        )

    monkeypatch.setattr(cases, "letter_of", with_treatment)
    with pytest.raises(AssertionError, match="in letter"):
        check_several(desk, laptop, tmp_path, first=4)


def test_a_bundle_made_of_more_than_goes_is_caught(
    office: tuple[Desk, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, laptop = office
    beside = fhir.bundle_beside
    monkeypatch.setattr(fhir, "bundle_beside", lambda desk, case, _content: beside(desk, case, case.content))
    with pytest.raises(AssertionError, match=" left"):
        check_several(desk, laptop, tmp_path, first=4)
