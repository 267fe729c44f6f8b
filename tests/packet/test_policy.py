"""May it leave? Each rule by a table, all of them together by properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import Block
from fieldnotes.packet.policy import (
    Basis,
    ConsentFacts,
    Decision,
    PacketFacts,
    compose,
    decide,
    find_names,
    missing_elements,
)
from fieldnotes.packet.rule import (
    BASES,
    CHECKS,
    CONSENT_ELEMENTS,
    CONSENT_KINDS,
    EIGHT_ITEMS,
    MINIMUM,
    PARTS,
    SHARING,
    WHITELIST,
    Audience,
)
from tests.packet import example

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
LETTER = Block(id="letter", part="letter", compartment=Compartment.CLINICAL)
SUBSTANCE = Block(id="substance_note", part="substance_note", compartment=Compartment.CLINICAL, is_substance_use=True)
RELEASE = Block(id="release", part="release", compartment=Compartment.CLINICAL, consent_id="c1", is_substance_use=True)
EXTRACT = Block(id="officer_extract", part="officer_extract", compartment=Compartment.LAW)
IDENTITY = Block(
    id="identity_items", part="identity_items", compartment=Compartment.JOINT, items=("name_and_address", "injury_type")
)
BLOCKS = [LETTER, SUBSTANCE, RELEASE, EXTRACT, IDENTITY]


def consent(**changed: Any) -> ConsentFacts:
    whole = ConsentFacts(
        id="c1",
        person_id="p1",
        discloser="City Co-Response Team",
        recipient="Harbor Crisis Center",
        recipient_key="harbor",
        information=frozenset(PARTS),
        covers_substance_use=True,
        purpose="care",
        expires_on=date(2027, 5, 23),
        right_to_revoke_told=True,
        redisclosure_told=True,
        signed_by="Jordan Alvarez",
        signed_at=NOW,
        is_drawn=True,
    )
    return msgspec.structs.replace(whole, **changed)


def basis(code: str = "consent", **changed: Any) -> Basis:
    on_file = dict.fromkeys(BASES[code].needs, "on file") if code in BASES else {}
    whole = Basis(code=code, person_id="p1", recipient="Harbor Crisis Center", recipient_key="harbor", on_file=on_file)
    return msgspec.structs.replace(whole, **changed)


def judge(
    *blocks: Block,
    to: Audience = Audience.HEALTH,
    on: Basis | None = None,
    by: tuple[ConsentFacts, ...] = (consent(),),
    **more: Any,
) -> Decision:
    return decide(blocks or BLOCKS, to, on or basis(), by, NOW, **more)


# --- consent ---------------------------------------------------------------------------------------------------------


def test_a_full_consent_to_this_recipient_carries_the_packet() -> None:
    decision = judge(LETTER, SUBSTANCE, RELEASE)
    assert decision.allowed == ("letter", "substance_note", "release")
    assert decision.consent_id == "c1"
    assert not decision.is_accountable


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"is_refused": True}, "consent_refused"),
        ({"is_revoked": True}, "consent_revoked"),
        ({"person_id": "p2"}, "consent_of_other_person"),
        ({"recipient_key": "", "recipient": "Another Center"}, "consent_for_other_recipient"),
        ({"recipient_key": "harbor-shelter"}, "consent_for_other_recipient"),
        ({"kind": "proceedings"}, "consent_kind_not_for_audience"),
        ({"kind": "whatever"}, "consent_kind_unknown"),
        ({"expires_on": date(2026, 11, 22)}, "consent_expired"),
        ({"expires_event": "end of treatment", "has_event_happened": True}, "consent_expired"),
        ({"information": frozenset()}, "consent_without_information"),
        ({"discloser": " "}, "consent_without_discloser"),
        ({"recipient": "", "recipient_key": ""}, "consent_without_recipient"),
        ({"purpose": ""}, "consent_without_purpose"),
        ({"expires_on": None}, "consent_without_expiry"),
        ({"is_drawn": False}, "consent_without_signature"),
        ({"signed_by": ""}, "consent_without_signature"),
        ({"is_oral": True, "witness": "D. Okafor"}, "consent_without_signature"),
        ({"signed_at": None}, "consent_without_signed_at"),
        ({"is_by_representative": True}, "consent_without_authority"),
        ({"right_to_revoke_told": False}, "consent_without_right_to_revoke"),
        ({"redisclosure_told": False}, "consent_without_redisclosure"),
        ({"kind": "part2"}, "consent_without_consequences"),
        ({"kind": "part2_counseling", "consequences_told": True}, "consent_without_alone"),
        (
            {"kind": "part2", "consequences_told": True, "is_oral": True, "witness": "D. Okafor"},
            "consent_without_signature",
        ),
    ],
)
def test_a_consent_that_does_not_hold_carries_nothing_and_says_why(changed: dict[str, Any], reason: str) -> None:
    decision = judge(LETTER, SUBSTANCE, RELEASE, by=(consent(**changed),), on=basis(consent_id="c1"))
    assert decision.allowed == ()
    assert {why for _, why in decision.withheld} <= {reason, "not_this_release"}
    assert decision.reasons["letter"] == reason
    assert decision.consent_id == ""
    check = next(check for check in decision.checks if check.code == "basis")
    assert check.detail == (reason,)
    assert not check.is_ok
    assert check.is_hard


def test_a_consent_holds_through_its_last_day() -> None:
    assert judge(LETTER, by=(consent(expires_on=NOW.date()),)).allowed == ("letter",)


def test_every_element_has_a_source_and_a_test_of_absence() -> None:
    nothing = ConsentFacts(id="x", kind="part2", is_by_representative=True)
    mixed = consent(kind="part2_counseling", consequences_told=True)
    assert (*missing_elements(nothing), *missing_elements(mixed)) == tuple(CONSENT_ELEMENTS)


def test_what_the_consent_does_not_name_stays() -> None:
    decision = judge(LETTER, SUBSTANCE, by=(consent(information=frozenset({"letter"})),))
    assert decision.allowed == ("letter",)
    assert decision.reasons["substance_note"] == "not_in_consent"


def test_no_consent_at_all_is_said() -> None:
    assert judge(LETTER, by=()).reasons["letter"] == "consent_missing"


def test_the_release_to_somebody_else_does_not_travel() -> None:
    other = Block(id="release", part="release", compartment=Compartment.CLINICAL, consent_id="c2")
    assert judge(other).reasons["release"] == "not_this_release"


def test_treating_providers_as_a_class_are_providers_and_nobody_else() -> None:
    wide = consent(recipient="My treating providers, health plans, third-party payers", recipient_key="")
    assert judge(LETTER, by=(wide,)).allowed == ("letter",)
    assert judge(LETTER, by=(wide,), to=Audience.SOCIAL).reasons["letter"] == "consent_for_other_recipient"


def test_spoken_agreement_is_enough_for_family_but_never_for_substance_use() -> None:
    spoken = consent(is_oral=True, is_drawn=False, witness="D. Okafor", signed_by="")
    plan = Block(id="plan", part="safety_plan", compartment=Compartment.CLINICAL)
    tainted = Block(id="tainted", part="safety_plan", compartment=Compartment.CLINICAL, is_substance_use=True)
    decision = judge(plan, tainted, by=(spoken,), to=Audience.FAMILY)
    assert decision.allowed == ("plan",)
    assert decision.reasons["tainted"] == "substance_use_needs_consent"
    assert (
        judge(plan, by=(consent(is_oral=True, is_drawn=False),), to=Audience.FAMILY).reasons["plan"]
        == "consent_without_signature"
    )


def test_a_counseling_consent_covers_nothing_else() -> None:
    own = consent(kind="part2_counseling", consequences_told=True, information=frozenset({"substance_note", "release"}))
    decision = judge(LETTER, SUBSTANCE, by=(own,))
    assert decision.allowed == ("substance_note",)
    assert decision.reasons["letter"] == "not_in_consent"
    mixed = consent(kind="part2_counseling", consequences_told=True)
    assert judge(LETTER, SUBSTANCE, by=(mixed,)).allowed == ()


def test_a_proceedings_consent_stands_alone() -> None:
    alone = consent(kind="proceedings", recipient="Court", recipient_key="")
    on = basis(recipient="Court", recipient_key="")
    assert judge(SUBSTANCE, by=(alone,), on=on, to=Audience.COURT).allowed == ("substance_note",)
    general = consent(recipient="Court", recipient_key="")
    assert (
        judge(SUBSTANCE, by=(general,), on=on, to=Audience.COURT).reasons["substance_note"]
        == "substance_use_needs_proceedings_consent"
    )


# --- substance use (42 CFR part 2) -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "audience", "by", "reason"),
    [
        ("treatment", Audience.HEALTH, (consent(),), ""),
        ("treatment", Audience.HEALTH, (), "substance_use_needs_consent"),
        ("treatment", Audience.HEALTH, (consent(covers_substance_use=False),), "substance_use_not_in_consent"),
        ("treatment", Audience.HEALTH, (consent(is_revoked=True),), "consent_revoked"),
        ("emergency", Audience.HEALTH, (), ""),
        ("person_request", Audience.PERSON, (), ""),
        ("imminent_threat", Audience.LAW, (consent(),), "beyond_basis"),
        ("required_by_law", Audience.AUTHORITY, (consent(),), "not_for_audience"),
        ("law_request", Audience.LAW, (consent(),), "beyond_eight_items"),
        ("operations", Audience.OPERATIONS, (), "not_for_audience"),
    ],
)
def test_substance_use_travels_only_where_part_2_lets_it(
    code: str, audience: Audience, by: tuple[ConsentFacts, ...], reason: str
) -> None:
    assert judge(SUBSTANCE, to=audience, on=basis(code), by=by).reasons.get("substance_note", "") == reason


def test_an_ordinary_court_order_does_not_reach_substance_use() -> None:
    on = basis(
        "court_order",
        on_file={"order_number": "17", "order_date": "2026-11-20", "ordered_parts": "letter, substance_note"},
    )
    decision = judge(LETTER, SUBSTANCE, EXTRACT, on=on, to=Audience.COURT)
    assert decision.allowed == ("letter",)
    assert decision.reasons == {"substance_note": "substance_use_needs_order", "officer_extract": "beyond_order"}
    with_part2 = basis("court_order", on_file={**on.on_file, "part2_order": "2.64"})
    assert "substance_note" in judge(SUBSTANCE, on=with_part2, to=Audience.COURT).allowed


def test_the_notice_goes_with_substance_use_and_says_copy_or_scope() -> None:
    assert judge(LETTER).notices == ("confidential", "misdirected")
    assert judge(SUBSTANCE, RELEASE).notices == ("confidential", "misdirected", "substance_use", "consent_copy")
    assert judge(SUBSTANCE).notices == ("confidential", "misdirected", "substance_use", "consent_scope")


# --- bases and audiences ---------------------------------------------------------------------------------------------


def test_there_are_nine_bases_and_each_names_its_rule() -> None:
    assert len(BASES) == 9
    assert all("CFR" in rule.source for rule in BASES.values())
    assert len(CONSENT_KINDS) == 4


@pytest.mark.parametrize("code", list(BASES))
def test_a_basis_without_what_it_demands_on_file_carries_nothing(code: str) -> None:
    for need in BASES[code].needs:
        whole = basis(code)
        lacking = msgspec.structs.replace(whole, on_file={k: v for k, v in whole.on_file.items() if k != need})
        for audience in BASES[code].audiences:
            decision = judge(to=audience, on=lacking)
            assert decision.allowed == ()
            assert set(decision.reasons.values()) == {f"basis_needs_{need}"}


@pytest.mark.parametrize("code", list(BASES))
def test_a_basis_serves_only_its_audiences(code: str) -> None:
    for audience in set(Audience) - BASES[code].audiences:
        assert set(judge(to=audience, on=basis(code)).reasons.values()) == {"basis_not_for_audience"}


def test_no_basis_no_packet() -> None:
    assert set(judge(on=basis("")).reasons.values()) == {"basis_missing"}


def test_a_police_request_gets_the_eight_items_and_nothing_more() -> None:
    more = Block(id="more", part="identity_items", compartment=Compartment.JOINT, items=("name_and_address", "dna"))
    empty = Block(id="empty", part="identity_items", compartment=Compartment.JOINT)
    decision = judge(IDENTITY, more, empty, LETTER, to=Audience.LAW, on=basis("law_request"))
    assert decision.allowed == ("identity_items",)
    assert decision.reasons == {
        "more": "beyond_eight_items",
        "empty": "beyond_eight_items",
        "letter": "beyond_eight_items",
    }
    assert decision.is_accountable
    assert len(EIGHT_ITEMS) == 8


@pytest.mark.parametrize("audience", list(Audience))
def test_police_words_leave_only_as_an_extract_or_hold_facts(audience: Audience) -> None:
    report = Block(id="report", part="encounter_summary", compartment=Compartment.LAW)
    for code in BASES:
        assert judge(report, to=audience, on=basis(code)).allowed == ()


def test_a_shelter_gets_no_clinical_history() -> None:
    screen = Block(id="screen", part="suicide_screen", compartment=Compartment.CLINICAL)
    assert judge(LETTER, screen, to=Audience.SOCIAL).withheld == (("screen", "not_for_audience"),)


def test_the_officer_gets_nothing_clinical_for_the_report() -> None:
    assert judge(LETTER, to=Audience.OFFICER).reasons["letter"] == "clinician_only"
    facts = Block(id="safety", part="safety_facts", compartment=Compartment.CLINICAL)
    shared = judge(facts, to=Audience.OFFICER, on=basis("imminent_threat"))
    assert shared.allowed == ("safety",)
    assert shared.is_accountable
    assert "for_the_report" not in SHARING


def test_agency_records_never_leave() -> None:
    block = Block(id="a", part="letter", compartment=Compartment.AGENCY)
    for audience in Audience:
        for code in BASES:
            assert judge(block, to=audience, on=basis(code)).allowed == ()


def test_the_smallest_set_is_preselected() -> None:
    photo = Block(id="photo", part="attachment", compartment=Compartment.CLINICAL, is_incidental=True)
    other = Block(id="audit", part="screen", compartment=Compartment.CLINICAL)
    decision = judge(LETTER, photo, other, RELEASE)
    assert set(decision.allowed) == {"letter", "photo", "audit", "release"}
    assert decision.preselected == ("letter", "release")


# --- composing -------------------------------------------------------------------------------------------------------


def test_a_withheld_part_cannot_be_chosen() -> None:
    content = example.packet(example.letter(), example.substance_note())
    decision = judge(*(part.block for part in content.parts), by=(consent(covers_substance_use=False),))
    with pytest.raises(RuleProblem) as refused:
        compose(content, decision, {"letter", "substance_note"})
    assert refused.value.facts == {"part": "substance_note", "reason": "substance_use_not_in_consent"}


def test_chosen_parts_come_in_the_order_of_print_with_their_own_notices() -> None:
    content = example.packet(
        example.release(is_substance_use=True), example.substance_note(), example.letter(), consent_scope="scope"
    )
    decision = judge(*(part.block for part in content.parts))
    whole = compose(content, decision, {"letter", "substance_note", "release"})
    assert [part.block.part for part in whole.parts] == ["letter", "substance_note", "release"]
    assert "substance_use" in whole.notices
    without = compose(content, decision, {"letter"})
    assert without.notices == ("confidential", "misdirected")
    assert without.consent_scope == ""


# --- the sixteen checks ----------------------------------------------------------------------------------------------

COMPLETE = PacketFacts(
    is_person_named=True, has_request=True, has_urgency=True, has_act_by=True, is_contact_agreed=True, has_risk=True, has_medicines=True,
    has_allergies=True, has_physical_health=True, author_count=2,
)  # fmt: skip


def open_checks(facts: PacketFacts, **more: Any) -> dict[str, tuple[str, ...]]:
    return {check.code: check.detail for check in judge(LETTER, RELEASE, facts=facts, **more).checks if not check.is_ok}


def test_there_are_sixteen_and_a_complete_packet_passes_them_all() -> None:
    assert [rule.number for rule in CHECKS] == list(range(1, 17))
    assert open_checks(COMPLETE) == {}


@pytest.mark.parametrize(
    ("changed", "opened"),
    [
        ({"is_person_named": False}, {"identity": ("person",)}),
        ({"has_request": False, "has_act_by": False}, {"request": ("request", "act_by")}),
        ({"is_contact_agreed": False}, {"contact": ("contact",)}),
        ({"has_risk": False}, {"risk": ("risk",)}),
        ({"has_allergies": False}, {"medicines_allergies": ("allergies",)}),
        ({"has_physical_health": False}, {"physical_health": ("physical_health",)}),
        ({"other_names": ("Maria",)}, {"other_names": ("Maria",)}),
        ({"unsigned": ("Okafor",)}, {"signature": ("Okafor", "draft_mark")}),
        ({"unsigned": ("Okafor",), "is_marked_draft": True}, {"signature": ("Okafor",)}),
        ({"authors_without_phone": ("Okafor",)}, {"authors": ("Okafor",)}),
        ({"author_count": 0}, {"authors": ("author",)}),
        ({"is_numbered": False}, {"numbering": ("numbering",)}),
        ({"is_metadata_clean": False}, {"metadata": ("metadata",)}),
        ({"addenda": 2, "addenda_shown": 1}, {"addenda": ("addenda",)}),
        ({"is_disclosure_first": False}, {"disclosure": ("disclosure",)}),
    ],
)
def test_each_gap_opens_its_check(changed: dict[str, Any], opened: dict[str, tuple[str, ...]]) -> None:
    assert open_checks(msgspec.structs.replace(COMPLETE, **changed)) == opened


def test_nothing_that_may_go_is_a_check_of_its_own() -> None:
    assert open_checks(COMPLETE, by=()) == {"basis": ("consent_missing",), "audience": ("nothing_may_go",)}


def test_names_of_others_are_found_as_whole_words_whatever_their_case() -> None:
    texts = {"letter": "The sister, MARÍA lópez, drives.", "plan": "Marianne helps."}
    assert find_names(texts, ["María López", "Mari", "A", ""]) == (("letter", "María López"),)


# --- properties ------------------------------------------------------------------------------------------------------

blocks = st.lists(
    st.builds(
        Block,
        id=st.uuids().map(str),
        part=st.sampled_from(PARTS),
        compartment=st.sampled_from(Compartment),
        is_substance_use=st.booleans(),
        consent_id=st.sampled_from(["c1", "c2", ""]),
        items=st.sampled_from([(), ("name_and_address",), ("dna",)]),
    ),
    max_size=8,
)
consents = st.lists(
    st.builds(
        consent,
        id=st.sampled_from(["c1", "c2"]),
        kind=st.sampled_from([*CONSENT_KINDS, "other"]),
        person_id=st.sampled_from(["p1", "p2"]),
        recipient_key=st.sampled_from(["harbor", "", "other"]),
        information=st.frozensets(st.sampled_from(PARTS)),
        covers_substance_use=st.booleans(),
        expires_on=st.sampled_from([date(2026, 11, 1), NOW.date(), date(2027, 1, 1), None]),
        is_refused=st.booleans(),
        is_revoked=st.booleans(),
        is_oral=st.booleans(),
    ),
    max_size=3,
)
bases = st.builds(
    basis,
    st.sampled_from([*BASES, "unknown"]),
    consent_id=st.sampled_from(["c1", "c2", ""]),
)


@given(blocks, st.sampled_from(Audience), bases, consents)
def test_every_block_is_judged_once_and_nothing_goes_without_a_rule(
    contents: list[Block], audience: Audience, on: Basis, by: list[ConsentFacts]
) -> None:
    decision = decide(contents, audience, on, by, NOW)
    assert sorted([*decision.allowed, *decision.reasons]) == sorted(block.id for block in contents)
    assert all(decision.reasons.values())
    assert set(decision.preselected) <= set(decision.allowed)
    allowed = [block for block in contents if block.id in decision.allowed]
    for block in allowed:
        assert block.part in WHITELIST[audience]
        assert audience in BASES[on.code].audiences
        assert block.compartment is not Compartment.AGENCY
        assert block.compartment is not Compartment.LAW or block.part in ("officer_extract", "hold_facts")
        if block.id in decision.preselected:
            assert block.part in MINIMUM[audience]
        if on.code == "consent":
            relied = next(c for c in by if c.id == decision.consent_id)
            assert not relied.is_revoked
            assert not relied.is_refused
            assert relied.person_id == "p1"
            assert block.part in relied.information or block.part == "release"
        if block.is_substance_use and on.code in {"consent", "treatment"}:
            relied = next(c for c in by if c.id == decision.consent_id)
            assert relied.covers_substance_use
    if any(block.is_substance_use for block in allowed):
        assert "substance_use" in decision.notices
        assert {"consent_copy", "consent_scope"} & set(decision.notices)


@given(blocks, st.sampled_from(Audience), bases, consents)
def test_taking_a_consent_back_never_lets_more_go(
    contents: list[Block], audience: Audience, on: Basis, by: list[ConsentFacts]
) -> None:
    on = msgspec.structs.replace(on, consent_id="c1")
    before = decide(contents, audience, on, by, NOW)
    after = decide(contents, audience, on, [msgspec.structs.replace(c, is_revoked=True) for c in by], NOW)
    assert set(after.allowed) <= set(before.allowed)


@given(blocks, st.sampled_from(Audience), bases, consents, st.integers(1, 800))
def test_time_alone_never_lets_more_go(
    contents: list[Block], audience: Audience, on: Basis, by: list[ConsentFacts], days: int
) -> None:
    on = msgspec.structs.replace(on, consent_id="c1")
    before = decide(contents, audience, on, by, NOW)
    after = decide(contents, audience, on, by, NOW + timedelta(days=days))
    assert set(after.allowed) <= set(before.allowed)


@given(blocks, st.sampled_from(Audience), bases, consents)
def test_the_same_question_has_the_same_answer(
    contents: list[Block], audience: Audience, on: Basis, by: list[ConsentFacts]
) -> None:
    assert decide(contents, audience, on, by, NOW) == decide(
        list(contents), audience, on, list(reversed(by)), NOW
    ) or len({c.id for c in by}) < len(by)
