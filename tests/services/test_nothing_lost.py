"""Whatever two people do in whatever order: what somebody wrote last is on screen, as draft, as filed, as conflict or as proposal."""

from __future__ import annotations

from typing import Literal, cast

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Line, Outcome, SafetySummary
from fieldnotes.domain.record_codec import to_body
from fieldnotes.services import encounter as encounters
from fieldnotes.services import sharing, signin, signing, writing
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop, says
from tests.services.test_attack import forge

Field = Literal["destination", "who_stays", "refused_why"]
WHO = st.sampled_from([0, 1])
FIELD: st.SearchStrategy[Field] = st.sampled_from(["destination", "who_stays", "refused_why"])
ACT = st.one_of(
    st.tuples(st.just("write"), WHO, FIELD),
    st.tuples(st.just("write"), WHO, FIELD),
    st.tuples(st.just("leave"), WHO, FIELD),
    st.tuples(st.just("switch"), WHO, FIELD),
    st.tuples(st.just("restart"), WHO, FIELD),
)
# At most one signature per example: each one stretches a passphrase.
Act = tuple[str, int, Field]


class Pair:
    """Officer and clinician at one desk, and what each wrote last."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.users = (laptop.officer, laptop.clinician)
        self.desk = laptop.open()
        laptop.enter(self.desk, *self.users)
        self.encounter = encounters.start_encounter(
            self.desk, by=laptop.officer, call_type="Welfare check"
        ).encounter_id
        self.last: dict[tuple[int, Field], str] = {}
        self.refused: set[str] = set()
        self.is_signed = False

    def do(self, act: str, who: int, field: Field, words: str) -> None:
        self.laptop.clock.advance(1)
        getattr(self, act)(who, field, words)

    def write(self, who: int, field: Field, words: str) -> None:
        state = encounters.read_encounter(self.desk, encounter=self.encounter, by=self.users[who])
        body = next((record.body for record in state.of_kind("outcome")), Outcome())
        setattr(body, field, words)
        try:
            writing.save_draft(self.desk, by=self.users[who], encounter=self.encounter, kind="outcome", body=body)
        except RuleProblem as refused:
            self.refused.add(refused.code)
            return
        self.last[who, field] = words
        # Writing over what the partner wrote, having seen it, is an edit and not a loss.
        self.last.pop((1 - who, field), None)

    def leave(self, who: int, *_: str) -> None:
        encounters.leave_encounter(self.desk, encounter=self.encounter, by=self.users[who])

    def switch(self, who: int, *_: str) -> None:
        encounters.switch_pen(
            self.desk, encounter=self.encounter, from_user=self.users[who], to_user=self.users[1 - who]
        )

    def restart(self, *_: object) -> None:
        handed = signin.hand_over(self.desk)
        signin.lock(self.desk)
        signin.take_over(self.desk, handed)
        for _step in self.desk.follow():
            pass

    def sign(self, who: int, *_: str) -> None:
        user = self.users[who]
        try:
            signing.sign(self.desk, encounter=self.encounter, by=user, passphrase=says(self.laptop, user))
            self.is_signed = True
        except RuleProblem as refused:
            self.refused.add(f"sign:{refused.code}")

    def on_screen(self, user: UserId) -> dict[Field, set[object]]:
        state = encounters.read_encounter(self.desk, encounter=self.encounter, by=user)
        seen: dict[Field, set[object]] = {"destination": set(), "who_stays": set(), "refused_why": set()}
        for record in [r for r in (*state.records, *state.proposals) if r.kind == "outcome"]:
            for field, values in seen.items():
                values.add(getattr(record.body, field))
                values.update(value.value for value in record.conflicts.get(field, ()))
        return seen

    def close(self) -> None:
        self.desk.close()
        self.laptop.desks.remove(self.desk)


@settings(max_examples=20)
@given(st.lists(ACT, max_size=8), st.booleans(), st.lists(ACT, max_size=5))
def test_the_last_words_of_each_are_somewhere_on_screen(
    laptop: Laptop, before: list[Act], has_signature: bool, after: list[Act]
) -> None:
    pair = Pair(laptop)
    try:
        signature: list[Act] = [("sign", 0, "destination")] if has_signature else []
        for step, (act, who, field) in enumerate([*before, *signature, *after]):
            pair.do(act, who, field, f"{who}-{step}")
        # What is unfiled when the partner has signed comes up as a proposal once its author leaves.
        pair.leave(0)
        pair.leave(1)
        for user in pair.users:
            seen = pair.on_screen(user)
            for (_, field), words in pair.last.items():
                assert words in seen[field], (field, words, seen)
        assert pair.refused <= {"sign:conflict"} | ({"signed", "you_signed"} if pair.is_signed else set())
    finally:
        pair.close()


def test_one_of_two_bags_was_gone_when_somebody_wrote_about_something_else(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """Two laptops say where the belongings are; saving another field, or sharing a line, must not choose for people."""
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="safety_summary", body=SafetySummary(calming=["time"])
    )
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    before = desk.joint_record(saved.record)
    assert before is not None
    for by, where in ((laptop.officer, "Bag in car"), (laptop.clinician, "Bag at desk")):
        forge(
            desk, by, record=saved.record, kind="safety_summary", compartment=Compartment.JOINT, encounter=encounter,
            body={**before.body, "belongings": where}, parents=before.heads,
        )  # fmt: skip

    def said() -> set[object]:
        found = desk.joint_record(saved.record)
        assert found is not None
        return {value.value for value in found.conflicts.get("belongings", ())}

    both = {"Bag in car", "Bag at desk"}
    assert said() == both
    shown = desk.joint_record(saved.record)
    assert shown is not None
    seen = cast(SafetySummary, to_body("safety_summary", shown.body))
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="safety_summary", record=saved.record, read=seen,
        body=msgspec.structs.replace(seen, dependents="A dog"),
    )  # fmt: skip
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    assert said() == both
    sharing.share_with_officer(
        desk, by=laptop.clinician, encounter=encounter, place="triggers",
        line=Line(text="Sirens", shared_by=laptop.clinician, basis="imminent_threat"),
    )  # fmt: skip
    assert said() == both
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.officer)
    assert any(problem.is_blocking for problem in sheet.problems), "nobody signs what nobody chose"
    now = desk.joint_record(saved.record)
    assert now is not None
    assert now.body["dependents"] == "A dog"
    chosen = msgspec.structs.replace(cast(SafetySummary, to_body("safety_summary", now.body)), belongings="Bag at desk")
    writing.resolve(desk, by=laptop.officer, record=saved.record, body=chosen)
    after = desk.joint_record(saved.record)
    assert after is not None
    assert (said(), after.body["belongings"]) == (set(), "Bag at desk")
