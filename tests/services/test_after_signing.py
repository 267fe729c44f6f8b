"""After signing: four amendments, proposed addenda with their answers, and reviews by each profession's supervisor."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, Problem, RuleProblem, WrongSecret
from fieldnotes.domain.record import (
    FILED_ONCE_KINDS,
    FREE_KINDS,
    KINDS,
    SIGNED_KINDS,
    STILL_ALLOWED_WHEN_SIGNED,
    Addendum,
    Body,
    ClinicalNote,
    Compartment,
    Force,
    Health,
    Narrative,
    Person,
    Profession,
    SafetySummary,
    Signature,
)
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import (
    amendment,
    person,
    printing,
    proposal,
    review,
    review_note,
    shift,
    signin,
    signing,
    writing,
)
from fieldnotes.services import encounter as encounters
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import AmendmentRow, EncounterState
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.secret_store import FileSecretStore
from tests.packet import oracle
from tests.services.conftest import START, Laptop
from tests.services.test_proposals import arrive

SAYS = (
    "violet window garden march",
    "copper lantern meadow nine",
    "harbor quilt seven pelicans",
    "timber saffron brook eleven",
)
STAFF = [
    StaffFacts(name="Dana Okafor", profession=Profession.OFFICER, passphrase=SAYS[0], initials="DO"),
    StaffFacts(name="Mara Reyes", profession=Profession.CLINICIAN, passphrase=SAYS[1], credential="LCSW", initials="MR"),
    StaffFacts(
        name="Tove Lane", profession=Profession.OFFICER, passphrase=SAYS[2], initials="TL", credential="Sgt.",
        roles=("supervisor",),
    ),
    StaffFacts(
        name="Ines Calder", profession=Profession.CLINICIAN, passphrase=SAYS[3], initials="IC", credential="LCSW",
        roles=("supervisor",),
    ),
]  # fmt: skip


class Team:
    """Officer, clinician, sergeant and clinical supervisor on one laptop; a call that both wrote and signed."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.officer, self.clinician, self.sergeant, self.head = laptop.users
        self.desk = laptop.open()
        laptop.enter(self.desk, *laptop.users)
        # Everybody is signed in here, but only two sit in the car.
        self.encounter = encounters.start_encounter(self.desk, by=self.officer, call_type="Welfare check").encounter_id
        self.person = RecordId("")
        self.written: dict[str, RecordId] = {}

    def say(self, user: UserId) -> str:
        return SAYS[self.laptop.users.index(user)]

    def write(self, name: str, body: Body, *, by: UserId, **where: Any) -> RecordId:
        saved = writing.save_draft(self.desk, by=by, encounter=self.encounter, kind=body.KIND, body=body, **where)
        self.written[name] = saved.record
        return saved.record

    def sign(self, *users: UserId) -> None:
        for user in users:
            signing.sign(self.desk, encounter=self.encounter, by=user, passphrase=self.say(user), scope="encounter")

    def add(self, target: str, *, by: UserId, **facts: Any) -> None:
        amendment.add_addendum(
            self.desk,
            by=by,
            target=RecordId(self.written.get(target, target)),
            body=Addendum(**facts),
            passphrase=self.say(by),
        )

    def read(self, by: UserId) -> EncounterState:
        return encounters.read_encounter(self.desk, encounter=self.encounter, by=by)

    def amendments(self, by: UserId) -> dict[str, AmendmentRow]:
        return {row.amendment: row for row in self.read(by).amendments}

    def row(self, by: UserId) -> Any:
        return next(one for one in shift.list_encounters(self.desk, by=by) if one.id == self.encounter)


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    folder = tmp_path_factory.mktemp("four")
    clock, secrets = FixedClock(START, offset_min=0), FileSecretStore(folder / "secrets")
    done = set_up_agency(
        folder / "vault", agency=AgencyFacts(name="Alder County", unit="4C12", laptop_suffix="3"), staff=STAFF,
        safe_dir=folder / "safe", safe_passphrase="kettle moss orchard timber", clock=clock, kdf=FLOOR, secrets=secrets,
    )  # fmt: skip
    laptop = Laptop(folder / "vault", secrets, clock, done.users)
    desk = laptop.open()
    for user, said in zip(laptop.users, SAYS, strict=True):
        signin.sign_in(desk, user=user, passphrase=said)
    # Who was certified at set-up holds the first keys; the team of the call is the pair.
    laptop.handed = {user: desk.session(user).hand_over() for user in laptop.users}
    desk.close()
    return laptop


@pytest.fixture
def team(four: Laptop, tmp_path: Path) -> Iterator[Team]:
    shutil.copytree(four.data, tmp_path / "vault")
    laptop = Laptop(tmp_path / "vault", four.secrets, FixedClock(START, offset_min=0), four.users, handed=four.handed)
    desk = laptop.open()
    laptop.enter(desk, *laptop.users[:2])
    desk.close()
    made = Team(laptop)
    # The pair writes; supervisors only read.
    root = made.desk.joint_record(made.encounter)
    assert root is not None
    with made.desk.writing(made.officer) as act:
        act.revise(
            record=root.id, kind="encounter", compartment=Compartment.JOINT, encounter=root.id,
            body={**root.body, "team": [made.officer, made.clinician]}, parents=root.heads, why="service",
        )  # fmt: skip
    made.person = person.attach_person(
        made.desk, by=made.officer, encounter=made.encounter, body=Person(legal_name="Jordan Ashgrove")
    ).record
    made.write("story", Narrative(text="He wore a red coat and sat down."), by=made.officer)
    made.write("summary", SafetySummary(belongings="A backpack", dependents="None"), by=made.officer)
    made.write("force", Force(text="No force used."), by=made.officer)
    made.write("note", ClinicalNote(presenting="Not sleeping", plan="Call tomorrow"), by=made.clinician)
    made.sign(made.officer, made.clinician)
    yield made
    for one in laptop.desks:
        one.close()


# --- four amendments -------------------------------------------------------------------------------------------------


def test_four_amendments_are_four_things(team: Team) -> None:
    team.add("story", by=team.officer, amendment="addition", reason="Left out", text="His sister stood beside him.")
    team.add(
        "story",
        by=team.officer,
        amendment="correction",
        reason="Body camera",
        field="text",
        was="red coat",
        text="blue coat",
    )
    happened = EventTime(local="2026-11-23T21:20", precision="about")
    team.add(
        "story",
        by=team.officer,
        amendment="late_entry",
        reason="Called in",
        text="He asked for water.",
        happened=happened,
    )
    team.add(
        "force", by=team.officer, amendment="retraction", reason="That was another call", retraction="wrong_encounter"
    )
    rows = team.amendments(team.officer)
    assert set(rows) == {"addition", "correction", "late_entry", "retraction"}
    assert (rows["correction"].was, rows["correction"].text, rows["correction"].field_label) == (
        "red coat",
        "blue coat",
        "Text",
    )
    assert rows["late_entry"].happened.clock == "21:20"
    assert rows["late_entry"].at.utc_ms == team.desk.clock.now().utc_ms
    said = {name: "\n".join(amendment.amendment_lines(row)) for name, row in rows.items()}
    assert "about 21:20; written down" in said["late_entry"]
    assert "It said (Text): red coat\nIt should say: blue coat\nWhy: Body camera" in said["correction"]
    assert "Why: Belongs to another encounter. That was another call" in said["retraction"]
    state = team.read(team.officer)
    [force] = state.of_kind("force")
    assert force.is_retracted
    assert force.body == Force(text="No force used."), "it stays readable"
    [story] = state.of_kind("narrative")
    assert story.body.text == "He wore a red coat and sat down."  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amendment": "nonsense", "reason": "r", "text": "t"}, "amendment"),
        ({"amendment": "addition", "text": "t"}, "reason"),
        ({"amendment": "addition", "reason": "r"}, "text"),
        ({"amendment": "correction", "reason": "r", "text": "t", "field": "text"}, "was"),
        ({"amendment": "correction", "reason": "r", "text": "t", "field": "text", "was": "green coat"}, "was"),
        ({"amendment": "late_entry", "reason": "r", "text": "t"}, "happened"),
        ({"amendment": "retraction", "reason": "r"}, "retraction"),
        ({"amendment": "retraction", "retraction": "wrong_person"}, "reason"),
    ],
)
def test_each_asks_for_what_it_needs(team: Team, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(InputProblem) as problem:
        team.add("story", by=team.officer, **facts)
    assert problem.value.facts["field"] == field
    assert not team.read(team.officer).amendments


def test_an_amendment_needs_its_writers_own_passphrase_and_is_never_changed(team: Team) -> None:
    with pytest.raises(WrongSecret):
        amendment.add_addendum(
            team.desk, by=team.officer, target=team.written["story"], body=Addendum(reason="r", text="t"),
            passphrase=team.say(team.clinician),
        )  # fmt: skip
    team.add("story", by=team.officer, reason="r", text="As filed")
    [row] = team.read(team.officer).amendments
    with pytest.raises(RuleProblem, match="filed"):
        writing.save_draft(
            team.desk,
            by=team.officer,
            encounter=team.encounter,
            kind="addendum",
            body=Addendum(text="Other"),
            record=row.id,
        )
    # Neither does a revision from another laptop change it: that is a proposal like any other.
    found = team.desk.kept(team.officer, row.id)
    assert found is not None
    lie = {**found.body, "text": "Other"}
    arrive(team.desk, team.officer, team.encounter, "addendum", lie, record=row.id, parents=found.heads)
    assert [one.text for one in team.read(team.officer).amendments] == ["As filed"]
    assert [one.now for one in team.read(team.officer).proposed] == [("Text: Other",)]


def test_words_of_an_amendment_are_not_filed_by_leaving(team: Team) -> None:
    draft = Addendum(target=team.written["story"], text="Half a")
    writing.save_draft(team.desk, by=team.officer, encounter=team.encounter, kind="addendum", body=draft)
    encounters.leave_encounter(team.desk, encounter=team.encounter, by=team.officer)
    assert not team.read(team.officer).amendments
    assert [row.kind for row in writing.list_drafts(team.desk, by=team.officer)] == ["addendum"]


def test_who_may_amend_what(team: Team) -> None:
    by_clinician: dict[str, Any] = {"by": team.clinician, "reason": "r"}
    team.add("story", amendment="addition", text="I saw it too.", **by_clinician)
    for amended, code in (("correction", "correct_your_own"), ("retraction", "retract_your_own")):
        with pytest.raises(RuleProblem, match=code):
            team.add(
                "story", amendment=amended, text="blue", field="text", was="red", retraction="not_so", **by_clinician
            )
    # A shared record is everybody's who signed it.
    team.add("summary", amendment="correction", field="belongings", was="A backpack", text="Two bags", **by_clinician)
    offered = {state.kind: state.may_amend for state in team.read(team.clinician).records if state.is_signed}
    assert offered["narrative"] == ("addition", "late_entry")
    assert offered["safety_summary"] == ("addition", "correction", "late_entry", "retraction")
    # A supervisor takes back, with a reason; the other profession's does not.
    with pytest.raises(RuleProblem, match="retract_your_own"):
        team.add("story", by=team.head, amendment="retraction", reason="r", retraction="wrong_person")
    team.add("story", by=team.sergeant, amendment="retraction", reason="Complaint 12", retraction="wrong_person")
    row = team.amendments(team.officer)["retraction"]
    assert (row.by, row.is_supervisor) == (team.sergeant, True)


def test_the_wrong_person_leaves_lists_and_timeline_and_stays_readable(team: Team) -> None:
    other = person.find_people(team.desk, by=team.officer, query="Ashgrove")
    assert [row.encounters for row in other] == [1]
    [involvement] = team.read(team.officer).of_kind("involvement")
    team.add(
        involvement.id,
        by=team.officer,
        amendment="retraction",
        reason="Brother with the same name",
        retraction="wrong_person",
    )
    for desk in _and_rebuilt(team):
        state = encounters.read_encounter(desk, encounter=team.encounter, by=team.officer)
        assert state.person is None
        assert state.people == ()
        [kept] = state.of_kind("involvement")
        assert kept.is_retracted
        page = person.read_person(desk, person=team.person, by=team.officer)
        assert (page.encounters, page.timeline) == ((), ())
        assert [row.encounters for row in person.find_people(desk, by=team.officer, query="Ashgrove")] == [0]
        assert shift.list_encounters(desk, by=team.officer)[0].people == 0


def test_a_retraction_by_somebody_who_may_not_takes_nobody_out(team: Team) -> None:
    [involvement] = team.read(team.officer).of_kind("involvement")
    lie = to_dict(Addendum(target=involvement.id, amendment="retraction", retraction="wrong_person", reason="x"))
    _arrive_by(team, team.sergeant, "addendum", lie)  # read the call, did not sign it
    _arrive_by(team, team.officer, "addendum", {**lie, "as_supervisor": True})  # is no supervisor
    assert not team.read(team.officer).of_kind("involvement")[0].is_retracted
    assert team.row(team.officer).people == 1


def test_a_retraction_taken_back_counts_no_more(team: Team) -> None:
    [involvement] = team.read(team.officer).of_kind("involvement")
    team.add(involvement.id, by=team.officer, amendment="retraction", reason="Other man", retraction="wrong_person")
    row = team.amendments(team.officer)["retraction"]
    team.add(row.id, by=team.officer, amendment="retraction", reason="It was him", retraction="not_so")
    assert not team.read(team.officer).of_kind("involvement")[0].is_retracted
    assert team.row(team.officer).people == 1
    second = next(one for one in team.read(team.officer).amendments if one.target == row.id)
    with pytest.raises(RuleProblem, match="retraction_stays"):
        team.add(second.id, by=team.officer, amendment="retraction", reason="no", retraction="other")


# --- locked means locked ---------------------------------------------------------------------------------------------


def test_every_kind_is_signed_or_named_as_allowed_or_belongs_to_no_encounter() -> None:
    named = SIGNED_KINDS | STILL_ALLOWED_WHEN_SIGNED | FREE_KINDS | {"section"}
    assert set(KINDS) - named == set(), "say whether it may still be written after signing (domain/record.py)"
    assert not SIGNED_KINDS & (STILL_ALLOWED_WHEN_SIGNED | FREE_KINDS)


def test_a_signed_encounter_takes_no_change_and_no_new_child_of_any_kind(team: Team) -> None:
    taken: list[tuple[str, str, object]] = []
    wrong = []
    for kind in sorted(KINDS):
        struct = KINDS[kind]
        for by in (team.officer, team.clinician):
            for comp in (
                [None, Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL] if kind == "narrative" else [None]
            ):
                code = _attempt(
                    lambda kind=kind, struct=struct, by=by, comp=comp: writing.save_draft(  # type: ignore[misc]
                        team.desk, by=by, encounter=team.encounter, kind=kind, body=struct(), compartment=comp
                    )
                )
                if not code and kind in SIGNED_KINDS:
                    taken.append((kind, by, comp))
                if kind in SIGNED_KINDS and code not in {"signed", "locked", "not_writer", "sealed_from_you"}:
                    wrong.append((kind, code))
    for record in team.read(team.officer).records:
        if record.is_signed:
            for by in (team.officer, team.clinician):
                for act in (_edit, _resolve):
                    code = _attempt(lambda act=act, by=by, record=record: act(team, by, record))  # type: ignore[misc]
                    if code not in {"signed", "not_author", "not_writer", "sealed_from_you", "record_not_here"}:
                        taken.append((record.kind, by, act.__name__))
    acts: list[Callable[[], object]] = [
        lambda: encounters.stamp_time(team.desk, encounter=team.encounter, by=team.officer),
        lambda: encounters.clear_call(team.desk, encounter=team.encounter, by=team.officer),
        lambda: person.attach_person(team.desk, by=team.officer, encounter=team.encounter, body=Person(legal_name="X")),
        lambda: person.detach_person(team.desk, by=team.officer, encounter=team.encounter, person=team.person),
    ]
    taken += [("act", "", str(number)) for number, act in enumerate(acts) if _attempt(act) not in {"signed", "locked"}]
    assert (taken, wrong) == ([], [])


def test_words_begun_before_the_signature_become_a_proposal_and_change_nothing(team: Team) -> None:
    second = encounters.start_encounter(team.desk, by=team.officer, call_type="Second").encounter_id
    summary = writing.save_draft(
        team.desk, by=team.officer, encounter=second, kind="safety_summary", body=SafetySummary(belongings="Bag")
    ).record
    writing.file_drafts(team.desk, by=team.officer, encounter=second)
    writing.save_draft(
        team.desk, by=team.clinician, encounter=second, kind="safety_summary", record=summary,
        body=SafetySummary(belongings="Bag", dependents="A cat"),
    )  # fmt: skip
    signing.sign(team.desk, encounter=second, by=team.officer, passphrase=team.say(team.officer), scope="encounter")
    encounters.leave_encounter(team.desk, encounter=second, by=team.clinician)
    state = encounters.read_encounter(team.desk, encounter=second, by=team.officer)
    assert state.of_kind("safety_summary")[0].body == SafetySummary(belongings="Bag")
    assert [(row.now, row.was, row.by) for row in state.proposed] == [(("Dependents: A cat",), (), team.clinician)]


# --- proposals -------------------------------------------------------------------------------------------------------


def test_a_proposed_addendum_is_taken_over_or_set_aside_and_never_gone(team: Team) -> None:
    summary = team.desk.joint_record(team.written["summary"])
    assert summary is not None
    edit = arrive(
        team.desk, team.clinician, team.encounter, "safety_summary", {"belongings": "A backpack", "dependents": "A dog"},
        record=summary.id, parents=summary.heads,
    )  # fmt: skip
    child = arrive(team.desk, team.clinician, team.encounter, "narrative", {"text": "Written in the other car"})
    assert team.row(team.officer).proposals == 2
    by_rev = {row.revision: row for row in team.read(team.officer).proposed}
    assert (by_rev[edit].was, by_rev[edit].now) == (("Dependents: None",), ("Dependents: A dog",))
    assert by_rev[child].is_new
    assert not by_rev[child].may_take_over, "an entry is its writer's to take over"
    with pytest.raises(RuleProblem, match="not_author"):
        proposal.take_over(
            team.desk, by=team.officer, encounter=team.encounter, revision=child, amendment="addition", reason="r",
            passphrase=team.say(team.officer),
        )  # fmt: skip
    proposal.take_over(
        team.desk, by=team.officer, encounter=team.encounter, revision=edit, amendment="correction", reason="Right so",
        passphrase=team.say(team.officer),
    )  # fmt: skip
    with pytest.raises(InputProblem, match="reason_needed"):
        proposal.set_aside(team.desk, by=team.clinician, encounter=team.encounter, revision=child, reason=" ")
    proposal.set_aside(team.desk, by=team.clinician, encounter=team.encounter, revision=child, reason="Said already")
    for desk in _and_rebuilt(team):
        rows = {row.revision: row for row in proposal.list_proposals(desk, encounter=team.encounter, by=team.officer)}
        assert (rows[edit].state, rows[edit].answer) == ("taken_over", "Right so")
        assert (rows[child].state, rows[child].answer) == ("set_aside", "Said already")
        assert any("Written in the other car" in line for line in rows[child].now)
        row = next(one for one in shift.list_encounters(desk, by=team.officer) if one.id == team.encounter)
        assert row.proposals == 0
        [added] = encounters.read_encounter(desk, encounter=team.encounter, by=team.officer).amendments
        assert (added.amendment, added.text, added.wrote_name) == ("correction", "Dependents: A dog", "M. Reyes, LCSW")
    with pytest.raises(RuleProblem, match="proposal_answered"):
        proposal.set_aside(team.desk, by=team.officer, encounter=team.encounter, revision=edit, reason="r")


def test_a_clinical_proposal_is_the_clinicians_alone(team: Team) -> None:
    session = team.desk.session(team.clinician)
    assert Compartment.CLINICAL in session.compartments
    _arrive_by(team, team.clinician, "health", to_dict(Health(red_flags=["seizure"])), comp=Compartment.CLINICAL)
    assert [row.kind for row in team.read(team.clinician).proposed] == ["health"]
    assert team.read(team.officer).proposed == ()
    assert team.row(team.officer).proposals == 0


# --- review ----------------------------------------------------------------------------------------------------------


def test_each_supervisor_has_a_queue_of_the_own_profession(team: Team) -> None:
    for by, signer in ((team.sergeant, "Okafor"), (team.head, "Reyes")):
        [waiting] = review.list_to_review(team.desk, by=by)
        assert (waiting.encounter.id, waiting.signed_by, waiting.state) == (team.encounter, (signer,), "waiting")
    for by in (team.officer, team.clinician):
        with pytest.raises(RuleProblem, match="only_supervisors_review"):
            review.list_to_review(team.desk, by=by)
    # What is reviewed is what the supervisor reads: a sergeant never sees clinical words.
    sheet = review.read_review_sheet(team.desk, encounter=team.encounter, by=team.sergeant)
    assert {part.compartment for part in sheet.parts} == {Compartment.JOINT, Compartment.LAW}
    assert not any("Not sleeping" in line for part in sheet.parts for line in part.text_lines)
    clinical = review.read_review_sheet(team.desk, encounter=team.encounter, by=team.head)
    assert {part.compartment for part in clinical.parts} == {Compartment.JOINT, Compartment.CLINICAL}


def test_reviewed_is_not_authored(team: Team) -> None:
    before = team.read(team.officer)
    _review(team, team.sergeant)
    assert review.list_to_review(team.desk, by=team.sergeant) == []
    assert len(review.list_to_review(team.desk, by=team.head)) == 1, "the other profession's queue is its own"
    after = team.read(team.officer)
    assert [one.by_name for one in after.review.reviewed] == ["Sgt. T. Lane"]
    assert {r.id: r.author for r in before.records if r.kind != "signature"} == {
        r.id: r.author for r in after.records if r.kind != "signature"
    }
    assert (after.header.sign_state, after.sections) == (before.header.sign_state, before.sections)
    for desk in _and_rebuilt(team):
        rows = {by: shift.list_encounters(desk, by=by)[0].reviewed for by in (team.officer, team.clinician)}
        known = rows[team.officer]
        assert known is not None
        assert known.by == team.sergeant
        assert rows[team.clinician] is None, "who reviewed the police part is said to officers"
        verdicts = signing.verify_signatures(desk, encounter=team.encounter, by=team.officer)
        assert [(v.scope, v.is_valid) for v in verdicts if v.user == team.sergeant] == [("review", True)]
        assert all(verdict.is_valid for verdict in verdicts)


def test_a_change_is_asked_for_answered_and_comes_back(team: Team) -> None:
    with pytest.raises(RuleProblem, match="nothing_to_review"):
        review_note.ask_change(team.desk, by=team.sergeant, encounter=team.encounter, to=team.clinician, text="x")
    with pytest.raises(RuleProblem, match="only_supervisors_review"):
        review_note.ask_change(team.desk, by=team.officer, encounter=team.encounter, to=team.officer, text="x")
    review_note.ask_change(
        team.desk, by=team.sergeant, encounter=team.encounter, to=team.officer, text="Who held the door?"
    )
    assert [one.state for one in review.list_to_review(team.desk, by=team.sergeant)] == ["asked"]
    leave = shift.read_shift(team.desk, by=team.officer).before_leaving
    assert [(row.encounter, row.title) for row in leave if row.code == "change_asked"] == [
        (team.encounter, "Welfare check")
    ]
    [note] = team.read(team.officer).review.notes
    assert (note.text, note.is_open) == ("Who held the door?", True)
    # It lies on the author's side: the clinician's pen reads nothing of it.
    assert team.read(team.clinician).review.notes == ()
    assert not [r for r in team.read(team.clinician).records if r.kind == "review_note"]
    team.add("story", by=team.officer, reason="Asked by Sgt. Lane", text="The sister held the door.")
    review_note.answer_note(team.desk, by=team.officer, note=note.id, text="Added.")
    assert not [
        row for row in shift.read_shift(team.desk, by=team.officer).before_leaving if row.code == "change_asked"
    ]
    assert [one.state for one in review.list_to_review(team.desk, by=team.sergeant)] == ["answered"]
    sheet = review.read_review_sheet(team.desk, encounter=team.encounter, by=team.sergeant)
    assert any("The sister held the door." in line for part in sheet.parts for line in part.text_lines)
    _review(team, team.sergeant)


def test_a_review_holds_for_what_was_shown(team: Team) -> None:
    sheet = review.read_review_sheet(team.desk, encounter=team.encounter, by=team.sergeant)
    team.add("story", by=team.officer, reason="r", text="More")
    with pytest.raises(RuleProblem, match="changed_since_shown"):
        review.review(
            team.desk, encounter=team.encounter, by=team.sergeant, passphrase=team.say(team.sergeant),
            fingerprint=sheet.fingerprint,
        )  # fmt: skip


def test_nobody_reviews_the_own_work_and_no_officer_forges_a_review(team: Team) -> None:
    covers = [(one.id, one.heads[0]) for one in team.desk.joint_of(encounter=team.encounter, kind="signature")]
    forged = to_dict(Signature(scope="review", compartment=Compartment.LAW, covers=covers, role="officer"))
    _arrive_by(team, team.officer, "signature", forged)
    assert len(review.list_to_review(team.desk, by=team.sergeant)) == 1
    assert team.row(team.officer).reviewed is None
    # A sergeant's review takes nothing out of the clinical supervisor's queue, whatever it names.
    _arrive_by(team, team.sergeant, "signature", forged)
    assert len(review.list_to_review(team.desk, by=team.head)) == 1
    own = encounters.start_encounter(team.desk, by=team.sergeant, call_type="Own").encounter_id
    writing.save_draft(team.desk, by=team.sergeant, encounter=own, kind="narrative", body=Narrative(text="Mine"))
    signing.sign(team.desk, encounter=own, by=team.sergeant, passphrase=team.say(team.sergeant), scope="encounter")
    assert own not in {row.encounter.id for row in review.list_to_review(team.desk, by=team.sergeant)}


def test_the_queue_comes_in_pages_longest_waiting_first(team: Team) -> None:
    more = []
    for number in range(5):
        team.laptop.clock.advance(60)
        place = encounters.start_encounter(team.desk, by=team.officer, call_type=f"Call {number}").encounter_id
        writing.save_draft(team.desk, by=team.officer, encounter=place, kind="narrative", body=Narrative(text="x"))
        signing.sign(team.desk, encounter=place, by=team.officer, passphrase=team.say(team.officer), scope="encounter")
        more.append(place)
    seen: list[EncounterId] = []
    last = None
    while page := review.list_to_review(team.desk, by=team.sergeant, after=last, limit=2):
        seen += [row.encounter.id for row in page]
        last = page[-1]
    assert seen == [team.encounter, *more]


# --- on paper --------------------------------------------------------------------------------------------------------


def test_the_record_is_printed_with_what_came_after_for_one_audience(team: Team, tmp_path: Path) -> None:
    team.add(
        "story",
        by=team.officer,
        amendment="correction",
        reason="Body camera",
        field="text",
        was="red coat",
        text="blue coat",
    )
    team.add("force", by=team.officer, amendment="retraction", reason="Another call", retraction="wrong_encounter")
    team.add("story", by=team.clinician, amendment="addition", reason="Saw it", text="CLINICIANWORD stood there.")
    paper = {
        audience: _printed(team, by, audience, tmp_path)
        for by, audience in (
            (team.officer, "officer_section"),
            (team.officer, "police_record"),
            (team.clinician, "clinical_record"),
        )
    }
    for audience in ("officer_section", "police_record"):
        text = paper[audience]
        for words in (
            "He wore a red coat",
            "CORRECTION, added after signing",
            "It said: red coat",
            "It should say: blue coat",
        ):
            assert words in text
        assert "TAKEN BACK" in text
        assert "No force used." in text, "it stays readable"
        assert "Not sleeping" not in text
    assert "A backpack" in paper["police_record"]
    assert "A backpack" not in paper["officer_section"], "lines that may come from the clinician stay out"
    assert "CLINICIANWORD" in paper["police_record"]
    assert "CLINICIANWORD" not in paper["officer_section"]
    assert "Not sleeping" in paper["clinical_record"]
    assert "No force used." not in paper["clinical_record"]
    assert "Signed: Mara Reyes, clinician, LCSW" in paper["clinical_record"]
    # The same words as plain text, for the form of another system: nothing more for anybody than on paper.
    copied = {
        audience: printing.copy_encounter(team.desk, encounter=team.encounter, by=by, audience=audience).text
        for by, audience in (
            (team.officer, "officer_section"), (team.officer, "police_record"), (team.clinician, "clinical_record"),
        )
    }  # fmt: skip
    for words in (
        "It should say: blue coat", "It said: red coat", "TAKEN BACK", "No force used.", "A backpack", "CLINICIANWORD",
        "Not sleeping", "Signed: Mara Reyes, clinician, LCSW",
    ):  # fmt: skip
        assert {one for one, text in copied.items() if words in text} == {
            one for one, text in paper.items() if words in text
        }, words
    assert [entry.entry["event"] for entry in team.desk.log.audit(limit=500)][-3:] == ["copied"] * 3
    with pytest.raises(RuleProblem, match="sealed_from_you"):
        printing.copy_encounter(team.desk, encounter=team.encounter, by=team.officer, audience="clinical_record")
    with pytest.raises(RuleProblem, match="sealed_from_you"):
        printing.print_encounter(team.desk, encounter=team.encounter, by=team.officer, audience="clinical_record")


def test_what_leaves_the_team_is_on_record_first_and_health_does_not_leave_this_way(team: Team) -> None:
    with pytest.raises(RuleProblem, match="leaves_by_packet"):
        printing.print_encounter(
            team.desk, encounter=team.encounter, by=team.clinician, audience="clinical_record", recipient="Court"
        )
    with pytest.raises(InputProblem, match="purpose_needed"):
        printing.print_encounter(
            team.desk, encounter=team.encounter, by=team.officer, audience="officer_section", recipient="Prosecutor"
        )
    assert not team.desk.kept_of(team.officer, encounter=team.encounter, kind="disclosure")
    made = printing.print_encounter(
        team.desk, encounter=team.encounter, by=team.officer, audience="officer_section", recipient="Prosecutor",
        purpose="Discovery",
    )  # fmt: skip
    [told] = team.desk.kept_of(team.officer, encounter=team.encounter, kind="disclosure")
    assert (told.compartment, told.body["recipient"], told.body["sha256"]) == (
        Compartment.LAW, "Prosecutor", hashlib.sha256(made.pdf).hexdigest(),
    )  # fmt: skip
    events = [entry.entry["event"] for entry in team.desk.log.audit(limit=500)]
    assert events[-2:] == ["disclosed", "printed"]


def _printed(team: Team, by: UserId, audience: str, folder: Path) -> str:
    made = printing.print_encounter(team.desk, encounter=team.encounter, by=by, audience=audience)
    path = folder / f"{audience}.pdf"
    path.write_bytes(made.pdf)
    assert oracle.conforms(path) == []
    return " ".join(oracle.texts(path)["poppler"].split())


# --- help ------------------------------------------------------------------------------------------------------------


def _review(team: Team, by: UserId) -> None:
    sheet = review.read_review_sheet(team.desk, encounter=team.encounter, by=by)
    review.review(team.desk, encounter=team.encounter, by=by, passphrase=team.say(by), fingerprint=sheet.fingerprint)


def _and_rebuilt(team: Team) -> Iterator[Desk]:
    """As it stands, then the same from the log alone: views are caches."""
    yield team.desk
    team.desk.close()
    for path in team.laptop.data.glob("view-*"):
        path.unlink()
    team.desk = team.laptop.open()
    team.laptop.enter(team.desk, *team.laptop.users)
    yield team.desk


def _arrive_by(
    team: Team, by: UserId, kind: str, body: dict[str, Any], *, comp: Compartment = Compartment.JOINT
) -> None:
    from tests.services.test_attack import forge

    forge(team.desk, by, record=new_record_id(), kind=kind, compartment=comp, body=body, encounter=team.encounter)
    team.desk.behind.add(comp)
    for _ in team.desk.follow():
        pass


def _attempt(act: Callable[[], object]) -> str:
    try:
        act()
    except Problem as refused:
        return refused.code
    return ""


def _edit(team: Team, by: UserId, record: Any) -> object:
    return writing.save_draft(
        team.desk, by=by, encounter=team.encounter, kind=record.kind, body=KINDS[record.kind](), record=record.id
    )


def _resolve(team: Team, by: UserId, record: Any) -> object:
    return writing.resolve(team.desk, by=by, record=record.id, body=KINDS[record.kind]())


def test_what_is_filed_once_is_named_so() -> None:
    assert {"addendum", "signature", "set_aside", "review_note"} == FILED_ONCE_KINDS
