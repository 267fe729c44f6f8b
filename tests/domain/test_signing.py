from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import (
    AUTHORED_KINDS,
    KINDS,
    SIGNED_KINDS,
    STILL_ALLOWED_WHEN_SIGNED,
    Compartment,
    Profession,
    Writer,
)
from fieldnotes.domain.signing import (
    Piece,
    Seal,
    Standing,
    blocking,
    compartment_for,
    is_unchanged,
    is_writer,
    proposed,
    signable,
    usual_amendment,
    why_not_write,
)

OFFICER, CLINICIAN, SECOND = "officer", "clinician", "second"
TEAM = {OFFICER: Profession.OFFICER, CLINICIAN: Profession.CLINICIAN}
JOINT, LAW, CLINICAL = Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL


def seal(signer: str, *covers: str, scope: str = "encounter", compartment: Compartment = JOINT) -> Seal:
    return Seal(signer=signer, scope=scope, compartment=compartment, covers=tuple((r, f"rev-{r}") for r in covers))


def why(kind: str = "narrative", **changed: Any) -> str:
    given: dict[str, Any] = {
        "kind": kind, "compartment": JOINT, "user": OFFICER, "profession": Profession.OFFICER, "author": "", "record": "new",
        "standing": Standing(seals=(), team=TEAM),
    }  # fmt: skip
    return why_not_write(**{**given, **changed})


def test_before_anybody_signs_everybody_writes_their_own() -> None:
    assert why() == ""
    assert why("clinical_note", compartment=CLINICAL) == "not_writer"
    assert why("force", compartment=LAW, user=CLINICIAN, profession=Profession.CLINICIAN) == "not_writer"
    assert why(author=CLINICIAN) == "not_author"
    assert why("outcome", author=CLINICIAN) == ""
    assert why("narrative", profession=Profession.ADMIN) == "not_writer"


def test_the_first_signature_freezes_a_record_for_both() -> None:
    standing = Standing(seals=(seal(OFFICER, "summary"),), team=TEAM)
    for user, job in TEAM.items():
        assert why("safety_summary", record="summary", user=user, profession=job, standing=standing) == "signed"


def test_who_has_signed_adds_nothing_and_the_partner_still_may() -> None:
    standing = Standing(seals=(seal(OFFICER, "summary"),), team=TEAM, started=frozenset({JOINT, CLINICAL}))
    assert why(standing=standing) == "you_signed"
    assert why(user=CLINICIAN, profession=Profession.CLINICIAN, standing=standing) == ""
    assert (
        why("clinical_note", compartment=CLINICAL, user=CLINICIAN, profession=Profession.CLINICIAN, standing=standing)
        == ""
    )
    assert not standing.is_all_locked
    assert standing.sign_state == "clinician_to_sign"


def test_when_both_have_signed_nothing_but_addenda_and_what_goes_on_is_accepted() -> None:
    standing = Standing(
        seals=(seal(OFFICER, "a"), seal(CLINICIAN, "a")), team=TEAM, started=frozenset({JOINT, LAW, CLINICAL})
    )
    assert standing.is_all_locked
    assert standing.sign_state == "signed_by_both"
    for kind, struct in KINDS.items():
        for user, job in (
            (OFFICER, Profession.OFFICER),
            (CLINICIAN, Profession.CLINICIAN),
            (SECOND, Profession.OFFICER),
        ):
            code = why(kind, compartment=struct.COMPARTMENT, user=user, profession=job, standing=standing)
            if kind in SIGNED_KINDS:
                assert code, kind
            elif struct.WRITER is Writer.EITHER and kind in STILL_ALLOWED_WHEN_SIGNED:
                assert not code, kind


def test_signing_one_part_closes_that_part_alone() -> None:
    standing = Standing(
        seals=(seal(OFFICER, scope="section", compartment=LAW),), team=TEAM, started=frozenset({JOINT, LAW})
    )
    assert why("force", compartment=LAW, standing=standing) == "locked"
    assert why("narrative", compartment=JOINT, standing=standing) == ""
    assert standing.sign_state == "team_to_sign"
    assert standing.section_state(LAW, "started") == "signed"
    assert standing.section_state(JOINT, "started") == "started"
    assert standing.section_state(CLINICAL, "") == "none"


@pytest.mark.parametrize(
    ("team", "signers", "state"),
    [
        ({OFFICER: Profession.OFFICER}, [], "unsigned"),
        ({OFFICER: Profession.OFFICER}, [OFFICER], "signed"),
        (TEAM, [CLINICIAN], "officer_to_sign"),
        (TEAM, [OFFICER, CLINICIAN], "signed_by_both"),
        ({**TEAM, SECOND: Profession.OFFICER}, [CLINICIAN, OFFICER], "officer_to_sign"),
        ({**TEAM, SECOND: Profession.OFFICER}, [SECOND], "team_to_sign"),
    ],
)
def test_who_still_has_to_sign(team: dict[str, Profession], signers: list[str], state: str) -> None:
    assert Standing(seals=tuple(map(seal, signers)), team=team).sign_state == state


def test_a_person_signs_only_what_a_person_wrote() -> None:
    pieces = [
        Piece(record="mine", kind="narrative", compartment=JOINT, author=OFFICER, revision="1"),
        Piece(record="partners", kind="narrative", compartment=JOINT, author=CLINICIAN, revision="2"),
        Piece(record="ours", kind="outcome", compartment=JOINT, author=CLINICIAN, revision="3"),
        Piece(record="law", kind="force", compartment=LAW, author=OFFICER, draft_authors=(OFFICER,)),
        Piece(record="partners-draft", kind="hold", compartment=JOINT, author=CLINICIAN, draft_authors=(CLINICIAN,)),
        Piece(record="person", kind="person", compartment=JOINT, author=OFFICER, revision="4"),
        Piece(record="referral", kind="referral", compartment=JOINT, author=OFFICER, revision="5"),
    ]
    chosen = signable(pieces, signer=OFFICER, profession=Profession.OFFICER, scope="encounter", compartment=None)
    assert [piece.record for piece in chosen] == ["mine", "ours", "law"]
    only_law = signable(pieces, signer=OFFICER, profession=Profession.OFFICER, scope="section", compartment=LAW)
    assert [piece.record for piece in only_law] == ["law"]


def test_a_conflict_cannot_be_signed_over() -> None:
    piece = Piece(record="a", kind="outcome", compartment=JOINT, author=OFFICER, revision="1", conflicts=1)
    assert blocking([piece]) == "conflict"
    assert blocking([]) == "nothing_to_sign"


GRAPHS = st.integers(1, 12).flatmap(
    lambda n: st.tuples(
        *(st.sets(st.integers(0, max(0, i - 1)), max_size=3) if i else st.just(set()) for i in range(n))
    )
)


@given(GRAPHS, st.data())
def test_honest_edits_never_vanish(parents: tuple[set[int], ...], data: st.DataObject) -> None:
    """Every revision of a signed record is part of what was signed or a proposal: none is neither, none is both."""
    graph = {str(i): tuple(str(p) for p in ps) for i, ps in enumerate(parents)}
    covered = data.draw(st.sampled_from(sorted(graph)))
    rest = proposed(covered, graph)
    assert covered not in rest
    assert is_unchanged(covered, graph) == (not rest)
    for revision in rest:
        assert all(parent in graph for parent in graph[revision])


def test_a_late_entry_is_one_after_a_day() -> None:
    now = EntryTime(utc_ms=100 * 3600 * 1000, offset_min=0, mono=1)
    assert usual_amendment(cleared_utc_ms=None, now=now) == "addition"
    assert usual_amendment(cleared_utc_ms=80 * 3600 * 1000, now=now) == "addition"
    assert usual_amendment(cleared_utc_ms=75 * 3600 * 1000, now=now) == "late_entry"


def test_a_narrative_lives_where_its_author_may_write() -> None:
    assert compartment_for("narrative", LAW, Profession.OFFICER) is LAW
    assert compartment_for("narrative", None, Profession.OFFICER) is JOINT
    with pytest.raises(RuleProblem):
        compartment_for("narrative", CLINICAL, Profession.OFFICER)
    with pytest.raises(RuleProblem):
        compartment_for("narrative", LAW, Profession.CLINICIAN)
    assert compartment_for("clinical_note", JOINT, Profession.CLINICIAN) is CLINICAL


def test_the_kinds_are_sorted_without_gaps() -> None:
    assert set(KINDS) >= SIGNED_KINDS | STILL_ALLOWED_WHEN_SIGNED | AUTHORED_KINDS
    assert not SIGNED_KINDS & STILL_ALLOWED_WHEN_SIGNED
    assert all(not is_writer(kind, Profession.OFFICER) for kind in KINDS if KINDS[kind].WRITER is Writer.SERVICE)
