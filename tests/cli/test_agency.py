"""`fieldnotes agency show | set`: what the agency decided, for every laptop; changed by administrators, a wrong word changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.cli import DONE, REFUSED, run
from fieldnotes.domain.problem import InputProblem, NewerVersion, RuleProblem
from fieldnotes.domain.record import AgencyProfile, Compartment
from fieldnotes.services import agency as facts
from tests.services.conftest import ADMIN_SAYS, OFFICER_SAYS, STAFF, Laptop

Types = Callable[..., None]


def test_an_administrator_decides_and_everybody_reads_it(
    account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(account.data)]
    changes = ["note-format=dap", "voice-typing=joint, law", "late_entry_after_h=48", "state=wa", "lease-days=None"]
    types(OFFICER_SAYS)
    assert run(["agency", "set", *changes, "--user", STAFF[0].name, *where]) == REFUSED
    types(ADMIN_SAYS)
    assert run(["agency", "set", *changes, *where]) == DONE
    types(OFFICER_SAYS)
    capsys.readouterr()
    assert run(["agency", "show", "--user", STAFF[0].name, *where]) == DONE
    said = capsys.readouterr().out.splitlines()
    assert {"note-format=dap", "voice-typing=joint,law", "late-entry-after-h=48", "state=WA"} <= set(said)
    assert "lease-days=none" in said
    assert "name=Alder County Co-Response" in said, "what nobody changed stays"


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("note-format=essay", "note-format: one of crisis, dap, birp, soap."),
        ("voice-typing=joint,everywhere", "voice-typing: one of joint, law, clinical, none."),
        ("late-entry-after-h=0", "late-entry-after-h: whole hours between 1 and 1080."),
        ("late-entry-after-h=00000199999999", "late-entry-after-h: whole hours"),
        ("late-entry-after-h=²", "late-entry-after-h: whole hours"),
        ("lease-days=3", "lease-days: whole days between 4 and 365, or none."),
        ("lease-days=366", "lease-days: whole days between 4 and 365, or none."),
        ("lease-days=never", "lease-days: whole days between 4 and 365, or none."),
        ("state=Washington", "state: the two letters of the state"),
        ("name=" + "x" * 201, "name: one line of at most 200 letters."),
        ("banner=two\nlines", "banner: one line"),
        ("motto=x", "There is nothing called motto to change. There are: name, "),
        ("voice typing", "Write each as NAME=VALUE"),
    ],
)
def test_a_wrong_word_is_a_sentence_before_anybody_types_a_passphrase(
    fact: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["agency", "set", "state=CO", fact, "--data", "/nowhere"]) == REFUSED
    assert sentence in capsys.readouterr().err


def test_nothing_of_it_is_kept_when_one_word_is_wrong_or_no_administrator_asks(laptop: Laptop) -> None:
    desk = laptop.open()
    laptop.enter(desk, laptop.clinician)
    before = facts.read_agency(desk)
    with pytest.raises(RuleProblem, match="only_admins_change_agency"):
        facts.change_agency(desk, by=laptop.clinician, changes={"phone": "555-0100"})
    laptop.enter(desk, laptop.admin)
    with pytest.raises(InputProblem, match="agency_fact_hours"):
        facts.change_agency(desk, by=laptop.admin, changes={"phone": "555-0100", "late_entry_after_h": "soon"})
    assert facts.read_agency(desk) == before
    facts.change_agency(desk, by=laptop.admin, changes={"voice-typing": "clinical"})
    facts.change_agency(desk, by=laptop.admin, changes={"phone": "555-0100"})
    after = facts.read_agency(desk)
    assert (after.phone, after.voice_typing, after.name) == ("555-0100", (Compartment.CLINICAL,), before.name)
    assert after.staff_lines == before.staff_lines
    assert len(desk.agency_of(kind="agency_profile")) == 1, "a change is a revision, not a second agency"


def test_what_a_newer_version_decided_is_kept_and_the_rest_still_reads(laptop: Laptop) -> None:
    desk = laptop.open()
    laptop.enter(desk, laptop.admin)
    [kept] = desk.agency_of(kind="agency_profile")

    def newer(**told: object) -> None:
        [now] = desk.agency_of(kind="agency_profile")
        with desk.writing(laptop.admin) as writing:
            writing.revise(
                record=kept.id, kind="agency_profile", compartment=Compartment.AGENCY, body={**now.body, **told},
                parents=now.heads, why="written",
            )  # fmt: skip

    newer(county_seal="oak")
    facts.change_agency(desk, by=laptop.admin, changes={"state": "CA", "late-entry-after-h": "72"})
    [now] = desk.agency_of(kind="agency_profile")
    assert now.body["county_seal"] == "oak"
    newer(paper="legal", voice_typing={"joint": "always"})
    read = facts.read_agency(desk)
    assert (read.name, read.state, read.late_entry_after_h) == ("Alder County Co-Response", "CA", 72)
    assert (read.paper, read.voice_typing) == ("letter", ()), (
        "what is not understood is as it was before anybody decided"
    )
    with pytest.raises(NewerVersion):
        facts.change_agency(desk, by=laptop.admin, changes={"state": "CO"})


_PROFILES = st.builds(
    AgencyProfile,
    name=st.text(st.characters(categories=("L", "N")), max_size=40),
    note_format=st.sampled_from(["", "crisis", "dap", "birp", "soap"]),
    paper=st.sampled_from(["letter", "a4"]),
    late_entry_after_h=st.integers(1, facts.MOST_HOURS),
    lease_days=st.just(0) | st.integers(facts.FEWEST_LEASE_DAYS, facts.MOST_LEASE_DAYS),
    voice_typing=st.sets(st.sampled_from(facts.SPOKEN_INTO)).map(
        lambda said: tuple(one for one in facts.SPOKEN_INTO if one in said)
    ),
)


@given(body=_PROFILES)
def test_what_is_shown_can_be_typed_back(body: AgencyProfile) -> None:
    assert facts.with_changes(AgencyProfile(), facts.fact_words(body)) == body


@given(name=st.sampled_from(facts.fact_names()), word=st.text(max_size=300))
def test_any_word_is_taken_or_refused_by_a_sentence(name: str, word: str) -> None:
    try:
        body = facts.with_changes(AgencyProfile(), {name: word})
    except InputProblem:
        return
    assert facts.with_changes(AgencyProfile(), facts.fact_words(body)) == body
