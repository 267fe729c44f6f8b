"""Two cars, one call: two desks of one agency that exchange what they wrote, in every direction and order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Line, Narrative, Person, SafetySummary
from fieldnotes.services import encounter as encounters
from fieldnotes.services import history, joining, shift, signing, writing
from fieldnotes.services import person as persons
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import EncounterState
from fieldnotes.system.clock import FixedClock
from tests.services.conftest import START, Laptop, says

CAD = "26-118432"


class Cars:
    """Two laptops of one agency, each with its own call; `meet` gives each what the other wrote."""

    def __init__(self, agency: Laptop, folder: Path) -> None:
        self.laptops = []
        for name in ("one", "two"):
            shutil.copytree(agency.data, folder / name)
            laptop = Laptop(
                folder / name, agency.secrets, FixedClock(START, offset_min=0), agency.users, handed=agency.handed
            )
            self.laptops.append(laptop)
        self.one, self.two = (laptop.open() for laptop in self.laptops)
        for laptop, desk in zip(self.laptops, (self.one, self.two), strict=True):
            laptop.enter(desk, laptop.officer, laptop.clinician)
        self.two.log.begin_life()  # as after a restore: the copy's numbers are its own
        self.two.log.raise_counter(f"encounter-{START.year}", 500)
        self.officer, self.clinician = agency.officer, agency.clinician
        self.first = self.start(self.one, 0, CAD)
        self.second = self.start(self.two, 60, f"#{CAD.replace('-', ' ')}")

    def start(self, desk: Desk, later_s: int, cad: str) -> EncounterId:
        laptop = self.laptops[0 if desk is self.one else 1]
        laptop.clock.advance(later_s)
        return encounters.start_encounter(
            desk, by=laptop.officer, call_type="Welfare check", cad_number=cad, address="1420 Alder St"
        ).encounter_id

    def meet(self) -> None:
        for giver, taker in ((self.one, self.two), (self.two, self.one)):
            give(giver, taker)

    def state(self, desk: Desk, encounter: EncounterId, by: UserId | None = None) -> EncounterState:
        return encounters.read_encounter(desk, encounter=encounter, by=by or self.officer)

    def listed(self, desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
        return [(row.id, row.joined) for row in shift.list_encounters(desk, by=self.officer)]

    def write(self, desk: Desk, encounter: EncounterId, by: UserId, text: str, comp: Compartment) -> None:
        writing.save_draft(
            desk, by=by, encounter=encounter, kind="narrative", body=Narrative(text=text), compartment=comp
        )
        encounters.leave_encounter(desk, encounter=encounter, by=by)


def give(giver: Desk, taker: Desk) -> None:
    """Everything that one laptop has, as sealed as it is, to the other."""
    for _, envelope in giver.log.envelopes(after=0, limit=10_000):
        taker.log.add_envelope(envelope, origin="station", received_ms=1)
    taker.behind.update(taker.views)
    for _ in taker.follow():
        pass


@pytest.fixture
def cars(agency: Laptop, tmp_path: Path) -> Iterator[Cars]:
    made = Cars(agency, tmp_path)
    yield made
    for laptop in made.laptops:
        for desk in laptop.desks:
            desk.close()


def texts(state: EncounterState) -> list[str]:
    return [one.body.text for call in state.joining.others for one in call.records if isinstance(one.body, Narrative)]


def test_after_a_sync_both_see_both_and_are_offered_to_join(cars: Cars) -> None:
    assert cars.state(cars.one, cars.first).joining.offers == ()
    cars.meet()
    for desk, mine, other in ((cars.one, cars.first, cars.second), (cars.two, cars.second, cars.first)):
        offered = cars.state(desk, mine).joining.offers
        assert [(one.encounter, one.records) for one in offered] == [(other, ())], "nothing of it is shown before"
        assert len(cars.listed(desk)) == 2


def test_joined_in_opposite_directions_at_once_both_laptops_show_one_and_the_same(cars: Cars) -> None:
    cars.meet()
    joining.join_encounters(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    with cars.two.writing(cars.clinician) as elsewhere:  # another program's direction: a ring
        elsewhere.revise(
            record="ab" * 16, kind="encounter_join", compartment=Compartment.JOINT, why="written",
            body={"kept": cars.second, "joined": cars.first},
        )  # fmt: skip
    cars.meet()
    numbers = {one: cars.one.joint.encounter_line(one).number for one in (cars.first, cars.second)}  # type: ignore[union-attr] # both are here
    lead = min(cars.first, cars.second)
    other = max(cars.first, cars.second)
    for desk in (cars.one, cars.two):
        assert cars.listed(desk) == [(lead, (numbers[other],))]
        assert cars.state(desk, lead).joining.leads
        assert not cars.state(desk, other).joining.leads
        assert cars.state(desk, other).header.number == numbers[other], "its own number stays"
        assert cars.state(desk, lead).joining.offers == ()
    with pytest.raises(RuleProblem, match="already_one_call"):
        joining.join_encounters(cars.two, by=cars.officer, one=cars.second, other=cars.first)
    # Undone once, on the other laptop, by somebody else: every join of the two.
    [call] = cars.state(cars.two, cars.first).joining.others
    assert call.join
    joining.undo_join(cars.two, by=cars.clinician, join=RecordId(call.join))
    cars.meet()
    for desk in (cars.one, cars.two):
        assert {one for one, _ in cars.listed(desk)} == {cars.first, cars.second}
        assert cars.state(desk, cars.first).joining.others == ()
        assert [one.encounter for one in cars.state(desk, cars.first).joining.offers] == [cars.second]


def test_each_pen_reads_of_the_other_record_what_its_own_keys_open(cars: Cars) -> None:
    cars.write(cars.two, cars.second, cars.officer, "Stood at the back door.", Compartment.JOINT)
    cars.write(cars.two, cars.second, cars.officer, "Weapon check, officers only.", Compartment.LAW)
    cars.write(cars.two, cars.second, cars.clinician, "Spoke about treatment.", Compartment.CLINICAL)
    cars.meet()
    joining.join_encounters(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    mine = cars.state(cars.one, cars.first)
    assert texts(mine) == ["Stood at the back door.", "Weapon check, officers only."]
    assert "Spoke about treatment." in texts(cars.state(cars.one, cars.first, cars.clinician))
    assert "Weapon check, officers only." not in texts(cars.state(cars.one, cars.first, cars.clinician))
    for one in mine.joining.others[0].records:
        assert (one.may_edit, one.why_not) == (False, "joined")
    assert not [one for one in mine.records if isinstance(one.body, Narrative)], "nothing moved"
    opened = [one.entry["record"] for one in cars.one.log.audit(limit=10_000) if one.entry["event"] == "record_opened"]
    assert {cars.first, cars.second} <= set(opened)


def test_a_signed_encounter_is_joined_and_parted_without_touching_what_was_signed(cars: Cars) -> None:
    laptop = cars.laptops[0]
    cars.write(cars.one, cars.first, cars.officer, "Signed words.", Compartment.JOINT)
    signing.sign(cars.one, encounter=cars.first, by=cars.officer, passphrase=says(laptop, laptop.officer))
    signing.sign(cars.one, encounter=cars.first, by=cars.clinician, passphrase=says(laptop, laptop.clinician))
    cars.meet()
    before = cars.state(cars.one, cars.first)
    revisions = cars.one.log.sizes()[0]
    joining.join_encounters(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    after = cars.state(cars.one, cars.first)
    assert cars.one.log.sizes()[0] == revisions + 1, "one record, nothing rewritten"
    assert (after.records, after.header, after.is_locked) == (before.records, before.header, before.is_locked)
    assert after.proposed == before.proposed == ()
    [row] = shift.list_encounters(cars.one, by=cars.officer)
    assert (row.sign_state, row.proposals) == ("unsigned", 0), "the other one is still to be signed"
    [call] = after.joining.others
    joining.undo_join(cars.one, by=cars.officer, join=RecordId(call.join))
    parted = cars.state(cars.one, cars.first)
    assert (parted.records, parted.header, parted.joining.others) == (before.records, before.header, ())


def test_not_the_same_is_remembered_on_every_laptop_until_it_is_forgotten_or_they_are_joined(cars: Cars) -> None:
    cars.meet()
    joining.keep_calls_apart(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    joining.keep_calls_apart(cars.one, by=cars.officer, one=cars.second, other=cars.first)
    cars.meet()
    for desk in (cars.one, cars.two):
        state = cars.state(desk, cars.second).joining
        assert (state.offers, [one.encounter for one in state.apart]) == ((), [cars.first])
    assert len(cars.two.joint_of(kind="encounter_distinct")) == 1
    joining.forget_calls_apart(cars.two, by=cars.clinician, one=cars.second, other=cars.first)
    cars.meet()
    assert [one.encounter for one in cars.state(cars.one, cars.first).joining.offers] == [cars.second]
    joining.keep_calls_apart(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    joining.join_encounters(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    assert cars.state(cars.one, cars.first).joining.apart == ()
    with pytest.raises(RuleProblem, match="already_one_call"):
        joining.keep_calls_apart(cars.one, by=cars.officer, one=cars.first, other=cars.second)


def test_a_third_car_that_joins_the_second_is_of_the_same_call(cars: Cars) -> None:
    third = cars.start(cars.two, 60, CAD)
    cars.meet()
    joining.join_encounters(cars.one, by=cars.officer, one=cars.second, other=cars.first)
    joining.join_encounters(cars.two, by=cars.officer, one=third, other=cars.second)
    cars.meet()
    for desk in (cars.one, cars.two):
        assert [one for one, _ in cars.listed(desk)] == [cars.first], "whoever began first leads"
        assert [one.encounter for one in cars.state(desk, third).joining.others] == [cars.first, cars.second]


def test_a_join_that_comes_before_its_encounter_hides_nothing(cars: Cars) -> None:
    """The stick brought the join and the second record, the first is still on its way."""
    cars.meet()
    joining.join_encounters(cars.two, by=cars.officer, one=cars.first, other=cars.second)
    lines = [one.id for one in cars.two.joint.encounter_lines()]
    assert lines == [cars.first]
    cars.two.joint._run("delete from encounter_row where id = ?", (bytes.fromhex(cars.first),))
    assert [one.id for one in cars.two.joint.encounter_lines()] == [cars.second]


def test_somebody_met_by_both_cars_was_met_once_and_a_weapon_in_either_record_is_told(cars: Cars) -> None:
    person = RecordId(persons.attach_person(
        cars.one, by=cars.officer, encounter=cars.first, body=Person(legal_name="Jordan Ashgrove")
    ).record)  # fmt: skip
    cars.meet()
    persons.attach_person(cars.two, by=cars.officer, encounter=cars.second, person=PersonId(person))
    writing.save_draft(
        cars.two, by=cars.officer, encounter=cars.second, kind="safety_summary",
        body=SafetySummary(weapons=[Line(text="Knife in the kitchen")]),
    )  # fmt: skip
    encounters.leave_encounter(cars.two, encounter=cars.second, by=cars.officer)
    cars.meet()
    read = persons.read_person(cars.one, person=PersonId(person), by=cars.officer)
    assert (read.row.encounters, len(read.encounters)) == (2, 2)
    joining.join_encounters(cars.one, by=cars.officer, one=cars.first, other=cars.second)
    read = persons.read_person(cars.one, person=PersonId(person), by=cars.officer)
    assert (read.row.encounters, [one.id for one in read.encounters], len(read.contacts)) == (1, [cars.first], 1)
    assert read.encounters[0].people == 1
    for mine in (cars.first, cars.second):
        assert cars.state(cars.one, mine).person.contacts == ()  # type: ignore[union-attr] # somebody is there
    known = history.read_history(cars.one, by=cars.officer, address="1420 Alder St")
    assert [one.line.text for one in known.careful] == ["Knife in the kitchen"]
    assert [one.encounter for one in known.rows] == [cars.first]
    asked_from_it = history.read_history(cars.one, by=cars.officer, address="1420 Alder St", without=cars.first)
    assert (asked_from_it.rows, len(asked_from_it.careful)) == ((), 1), "the other car's weapon is still told"
