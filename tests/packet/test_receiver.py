"""What each receiver wants and must not get: the shipped profiles by a table, any profile by properties."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.record import Compartment
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.packet.content import Block, Pair
from fieldnotes.packet.policy import Basis, ConsentFacts, Decision, PacketFacts, compose, decide
from fieldnotes.packet.receiver import (
    FACTS,
    GENERAL,
    MustNot,
    Receiver,
    Want,
    choose,
    fitting,
    load_receivers,
    read_receiver,
    read_template,
    reads_clinical,
)
from fieldnotes.packet.rule import BASES, CHECKS, MINIMUM, PARTS, Audience
from fieldnotes.system.path import resource
from tests.packet import example
from tests.packet.test_policy import basis, consent

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
WORDS = Vocabulary(resource("vocabulary"))
NEEDS = frozenset(WORDS["need"])
SHIPPED = load_receivers(resource("letters", "receivers"), NEEDS)
PROFILES = {code: receiver for code, (receiver, _) in SHIPPED.items()}
BLOCKS = [
    Block(id=part, part=part, compartment=Compartment.CLINICAL, items=("name_and_address",), consent_id="c1")
    for part in PARTS
]


def judge(receiver: Receiver | None, to: Audience, code: str = "consent", **more: Any) -> Decision:
    return decide(BLOCKS, to, basis(code), (consent(),), NOW, receiver=receiver, **more)


# --- the shipped ones ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "to", "first", "never"),
    [
        ("crisis_center", Audience.HEALTH, {"letter", "hold_facts", "suicide_screen", "safety_plan", "health", "release"}, set()),
        ("emergency_department", Audience.HEALTH, MINIMUM[Audience.HEALTH], set()),
        ("detox", Audience.SUBSTANCE_PROGRAM, MINIMUM[Audience.SUBSTANCE_PROGRAM], {"officer_extract"}),
        ("clinic", Audience.HEALTH, MINIMUM[Audience.HEALTH], {"officer_extract"}),
        ("shelter", Audience.HEALTH, {"letter", "release"}, set(PARTS) - {"letter", "release"}),
        ("shelter", Audience.SOCIAL, {"letter", "release"}, set(PARTS) - {"letter", "release"}),
        ("general", Audience.SOCIAL, {"letter", "release"}, set()),
    ],
)  # fmt: skip
def test_what_goes_at_first_and_what_never_goes(code: str, to: Audience, first: set[str], never: set[str]) -> None:
    decision = judge(PROFILES[code], to)
    assert set(decision.preselected) == first
    assert not never & set(decision.allowed)
    by_profile = {part for part, why in decision.withheld if why == "receiver_must_not"}
    assert by_profile == never - {part for part, _ in judge(None, to).withheld}


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("crisis_center", ["legal_status", "weapons", "substances_tonight", "safety_plan", "accepted_by", "arrival"]),
        ("emergency_department", ["behavior", "seen", "legal_status", "substances_tonight", "weapons", "collateral", "arrival"]),
        ("detox", [
            "last_use", "withdrawal", "past_withdrawal", "pregnancy", "infections", "mobility", "insurance", "legal_status", "bed_hold",
            "wants_help",
        ]),
        ("clinic", ["prior_treatment", "wishes", "language", "insurance", "family_contact"]),
        ("shelter", ["household", "mobility", "medicines_self", "pets", "id_papers", "bans", "weapons", "language"]),
        ("general", ["language", "wishes", "find_them"]),
    ],
)  # fmt: skip
def test_wants_are_open_checks_behind_the_sixteen_never_hard_and_lead_somewhere(code: str, asks: list[str]) -> None:
    to = next(one for one in PROFILES[code].audiences)
    wants = judge(PROFILES[code], to).wants
    assert [want.code for want in wants] == asks
    assert [want.number for want in wants] == list(range(len(CHECKS) + 1, len(CHECKS) + 1 + len(asks)))
    assert not any(want.is_ok or want.is_hard for want in wants)
    assert all(want.field == FACTS[want.code].field for want in wants)
    known = judge(PROFILES[code], to, facts=PacketFacts(answered=frozenset(asks[:2]))).wants
    assert [want.code for want in known if want.is_ok] == asks[:2]


def test_what_one_of_the_sixteen_asks_is_not_asked_twice_and_without_a_letter_nothing_is() -> None:
    clinic = PROFILES["clinic"]
    assert {want.fact for want in clinic.wants} - {want.code for want in judge(clinic, Audience.HEALTH).wants} == {
        "risk", "conditions", "medicines", "allergies", "contact",
    }  # fmt: skip
    plan = [block for block in BLOCKS if block.part == "safety_plan"]
    assert decide(plan, Audience.HEALTH, basis(), (consent(),), NOW, receiver=clinic).wants == ()


def test_a_shelter_is_told_nothing_clinical_by_box_or_letter() -> None:
    shelter, letter = SHIPPED["shelter"]
    clinical = {code for code, fact in FACTS.items() if fact.is_clinical}
    assert clinical <= set(shelter.must_not.facts)
    assert not clinical & {want.fact for want in shelter.wants}
    assert not any(f"{{{code}}}" in sentence for code in clinical for paragraph in letter for sentence in paragraph)


def test_who_may_have_clinical_words_at_all() -> None:
    assert {one for one in Audience if reads_clinical(one)} == {
        Audience.HEALTH, Audience.SUBSTANCE_PROGRAM, Audience.CRISIS_LINE, Audience.COURT, Audience.PERSON, Audience.OFFICER,
    }  # fmt: skip


def test_every_fact_has_words_and_every_word_a_fact() -> None:
    assert set(WORDS["receiver_fact"]) == set(FACTS)
    sections = set(WORDS["section"]) | {"letter"}
    assert all(not fact.field or fact.field.partition(".")[0] in sections for fact in FACTS.values())
    assert all(not fact.part or fact.part in PARTS for fact in FACTS.values())
    assert all(fact.is_clinical for fact in FACTS.values() if fact.part and fact.part != "encounter_summary")


@pytest.mark.parametrize(
    ("name", "needs", "to", "code"),
    [
        ("Harbor Crisis Center · Walk-in", ("mental_health",), Audience.HEALTH, "crisis_center"),
        ("County Hospital Emergency Department", ("healthcare",), Audience.HEALTH, "emergency_department"),
        ("Pier Detoxification", ("substance_use",), Audience.SUBSTANCE_PROGRAM, "detox"),
        ("New Leaf", ("substance_use",), Audience.SUBSTANCE_PROGRAM, "detox"),
        ("Northside Counseling", ("mental_health", "housing"), Audience.HEALTH, "clinic"),
        ("Family Shelter with a nurse", ("housing", "healthcare"), Audience.HEALTH, "shelter"),
        ("Night (shelter)", ("housing",), Audience.SOCIAL, "shelter"),
        ("Community Kitchen", ("food",), Audience.SOCIAL, GENERAL),
        ("Unsheltered voices choir", ("social",), Audience.SOCIAL, GENERAL),
        ("Superior court", (), Audience.COURT, GENERAL),
    ],
)
def test_the_first_choice_for_a_service(name: str, needs: tuple[str, ...], to: Audience, code: str) -> None:
    assert choose(PROFILES.values(), to, needs=needs, name=name) == code


def test_every_reader_has_a_profile_and_the_one_for_everybody_comes_last() -> None:
    for audience in Audience:
        assert fitting(PROFILES.values(), audience)[-1].receiver == GENERAL
    # A detox profile on a joint referral would tell the officers what it is about.
    assert PROFILES["detox"].audiences == (Audience.SUBSTANCE_PROGRAM,)


# --- any profile ------------------------------------------------------------------------------------------------------

PARTS_OR_NOT = st.lists(st.sampled_from(PARTS), unique=True).map(tuple)
RECEIVERS = st.builds(
    Receiver,
    receiver=st.just("any"),
    label=st.just({"en": "Any"}),
    audiences=st.lists(st.sampled_from(list(Audience)), unique=True).map(tuple),
    wants=st.lists(st.sampled_from([code for code, fact in FACTS.items() if fact.field]), unique=True, max_size=15).map(
        lambda codes: tuple(Want(fact=code) for code in codes)
    ),
    must_not=st.builds(MustNot, parts=PARTS_OR_NOT, facts=st.just(())),
    usual=PARTS_OR_NOT,
    takes_fhir=st.booleans(),
)
ANY_BLOCKS = st.lists(
    st.builds(
        Block,
        id=st.uuids().map(str),
        part=st.sampled_from(PARTS),
        compartment=st.sampled_from(list(Compartment)),
        is_substance_use=st.booleans(),
        is_incidental=st.booleans(),
        consent_id=st.sampled_from(["", "c1"]),
        items=st.sampled_from([(), ("name_and_address",)]),
    ),
    max_size=8,
)
CONSENTS = st.builds(
    ConsentFacts,
    id=st.just("c1"),
    person_id=st.just("p1"),
    recipient=st.sampled_from(["", "Harbor Crisis Center"]),
    discloser=st.just("team"),
    information=st.frozensets(st.sampled_from(PARTS)),
    purpose=st.just("care"),
    expires_event=st.just("end"),
    covers_substance_use=st.booleans(),
    right_to_revoke_told=st.booleans(),
    redisclosure_told=st.just(True),
    signed_by=st.just("J"),
    signed_at=st.just(NOW),
    is_drawn=st.just(True),
)


@given(
    RECEIVERS,
    ANY_BLOCKS,
    st.sampled_from(list(Audience)),
    st.sampled_from([*BASES, ""]),
    st.lists(CONSENTS, max_size=1),
    st.booleans(),
)
def test_whatever_a_profile_says_it_allows_nothing_and_says_why(
    receiver: Receiver, blocks: list[Block], to: Audience, code: str, by: list[ConsentFacts], has_file: bool
) -> None:
    on = Basis(
        code=code,
        person_id="p1",
        recipient="Harbor Crisis Center",
        on_file=dict.fromkeys(BASES[code].needs, "letter") if code and has_file else {},
    )
    without = decide(blocks, to, on, by, NOW)
    decision = decide(blocks, to, on, by, NOW, receiver=receiver)
    assert set(decision.allowed) == {
        block.id for block in blocks if block.id in without.allowed and block.part not in receiver.must_not.parts
    }
    assert set(decision.preselected) <= set(without.preselected)
    assert set(decision.notices) <= set(without.notices) | {"consent_scope"}
    for block in blocks:
        law = without.reasons.get(block.id, "")
        own = "receiver_must_not" if block.part in receiver.must_not.parts else ""
        assert decision.reasons.get(block.id, "") == (law or own)  # the law's reason comes first
    hard = {check.code for check in without.checks if check.is_hard and not check.is_ok}
    assert hard <= {check.code for check in decision.checks if check.is_hard and not check.is_ok}
    assert not any(want.is_hard for want in decision.wants)


def test_what_a_part_says_leaves_the_box_with_the_part() -> None:
    letter = example.letter()
    box = (Pair("Person", "J."), Pair("Medicines", "Sertraline", part="health"), Pair("Pets", "a dog"))
    content = example.packet(msgspec.structs.replace(letter, essentials=box), example.plan(), example.health())
    decision = judge_all(content)
    whole = compose(content, decision, {"letter", "health"})
    assert labels(whole) == ["Person", "Medicines", "Pets"]
    assert labels(compose(content, decision, {"letter", "safety_plan"})) == ["Person", "Pets"]
    # Of a part that there is none of, the gap is said.
    none = example.packet(msgspec.structs.replace(letter, essentials=box))
    assert labels(compose(none, judge_all(none), {"letter"})) == ["Person", "Medicines", "Pets"]


def judge_all(content: Any) -> Decision:
    return decide([part.block for part in content.parts], Audience.HEALTH, basis(), (consent(),), NOW)


def labels(content: Any) -> list[str]:
    return [pair.label for pair in content.parts[0].essentials]


# --- reading a file ---------------------------------------------------------------------------------------------------

PROFILE = {
    "receiver": "dental",
    "label": {"en": "Dentist"},
    "audiences": ["health"],
    "wants": [{"fact": "allergies"}, {"ask": "last_meal", "label": {"en": "Last meal"}}],
    "must_not": {"parts": ["history"], "facts": ["risk"]},
    "letter": "dental.txt",
}
LETTER = "# ours\nDear {recipient_team},\n\nAllergies: {allergies}.\nLast meal: {last_meal}.\n"


def told(letter: str | None = LETTER, **changes: Any) -> list[tuple[str, dict[str, Any]]]:
    read, findings = read_receiver(json.dumps(PROFILE | changes).encode(), letter=letter, needs=NEEDS)
    assert read is not None
    return [(finding.code, dict(finding.facts)) for finding in findings]


def test_a_good_profile_has_no_findings() -> None:
    assert told() == []
    usual = {name: value for name, value in PROFILE.items() if name != "letter"}
    assert read_receiver(json.dumps(usual).encode(), needs=NEEDS)[1] == []  # the usual letter serves
    assert read_template(LETTER) == (
        ("Dear {recipient_team},",),
        ("Allergies: {allergies}.", "Last meal: {last_meal}."),
    )


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"receiver": "Dental 1"}, "receiver_not_complete", {"field": "receiver"}),
        ({"label": {"es": "Dentista"}}, "receiver_not_complete", {"field": "label"}),
        ({"audiences": []}, "receiver_not_complete", {"field": "audiences"}),
        ({"words": [" "]}, "receiver_not_complete", {"field": "words"}),
        ({"needs": ["teeth"]}, "receiver_unknown", {"field": "needs", "name": "teeth"}),
        ({"usual": ["dossier"]}, "receiver_unknown", {"field": "usual", "name": "dossier"}),
        ({"must_not": {"parts": ["all"]}}, "receiver_unknown", {"field": "must_not.parts", "name": "all"}),
        ({"must_not": {"facts": ["all"]}}, "receiver_unknown", {"field": "must_not.facts", "name": "all"}),
        ({"usual": ["history"]}, "receiver_contradicts", {"name": "history"}),
        ({"must_not": {"facts": ["mobility"]}, "wants": [{"fact": "mobility"}]}, "receiver_contradicts", {"name": "mobility"}),
        ({"wants": [{"fact": "alergies"}]}, "receiver_unknown", {"field": "wants 1", "name": "alergies"}),
        ({"wants": [{"fact": "person"}]}, "receiver_unknown", {"field": "wants 1", "name": "person"}),
        ({"wants": [{"ask": "last_meal"}]}, "receiver_want", {"number": 1}),
        ({"wants": [{"ask": "pets", "label": {"en": "Pets"}}]}, "receiver_want", {"number": 1}),
        ({"wants": [{}]}, "receiver_want", {"number": 1}),
        ({"wants": [{"fact": "mobility"}, {"fact": "mobility"}]}, "receiver_want", {"number": 1}),
        ({"wants": [{"fact": one} for one in list(FACTS)[:16]]}, "receiver_too_many", {"most": 15}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(changes: dict[str, Any], code: str, facts: dict[str, Any]) -> None:
    assert (code, facts) in told(**changes)


@pytest.mark.parametrize(
    ("letter", "code", "facts"),
    [
        ("# nothing but notes", "receiver_letter_empty", {}),
        ("Dear all,\n\nTheir {diagnosis}.", "receiver_letter_fact", {"line": 3, "name": "diagnosis"}),
        ("Dear all,\n\nTheir {Allergies}.", "receiver_letter_fact", {"line": 3, "name": "Allergies"}),
        ("An open { brace.", "receiver_letter_fact", {"line": 1, "name": "{ }"}),
        ("# {no} fact in a note\nRisk: {risk}.", "receiver_letter_must_not", {"line": 2, "name": "risk"}),
        (None, "receiver_letter_missing", {"name": "dental.txt"}),
    ],
)
def test_a_letter_is_refused_with_line_and_fact(letter: str | None, code: str, facts: dict[str, Any]) -> None:
    assert told(letter=letter) == [(code, facts)]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[]", b'{"receiver": 1}', b'{"pardon": "x"}', b"x" * 70_000])
def test_what_is_no_profile_at_all_is_a_sentence(data: bytes) -> None:
    read, findings = read_receiver(data, needs=NEEDS)
    assert read is None
    assert len(findings) == 1


@given(st.text(max_size=200))
def test_any_text_as_a_letter_is_taken_whole_or_refused(text: str) -> None:
    from fieldnotes.packet.letter import suggest_letter

    _, findings = read_receiver(json.dumps(PROFILE).encode(), letter=text, needs=NEEDS)
    if not findings:
        suggest_letter({"person": "J."}, read_template(text), asks=["last_meal"])
