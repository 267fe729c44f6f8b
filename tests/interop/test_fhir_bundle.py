"""The bundle from plain values: accepted by all three checkers, the same bytes, only what its sections state."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.interop.fhir.bundle import build_bundle, to_bytes
from fieldnotes.interop.fhir.check import check_bundle
from fieldnotes.interop.fhir.code import BUSINESS, PANELS, TASK_STATUS, panel_of
from fieldnotes.interop.fhir.value import (
    Allergy,
    Asked,
    Concept,
    Medicine,
    Meeting,
    Named,
    Observed,
    Party,
    Piece,
    Plan,
    Points,
    Problem,
    Prose,
    Released,
    Reply,
    Screened,
    Section,
    Table,
)
from tests.interop import fhir_example, fhir_oracle
from tests.interop.fhir_example import SECTIONS, referral

ROOT = Path(__file__).resolve().parents[2]

# Any character at all, those that FHIR and XML forbid among them.
words = st.text(st.characters(codec=None), max_size=30)
pieces: st.SearchStrategy[Piece] = st.one_of(
    st.builds(Prose, words, words),
    st.builds(Points, st.lists(words, max_size=3).map(tuple)),
    st.builds(Table, rows=st.lists(st.tuples(words, words), max_size=3).map(tuple)),
)


def only(bundle: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = fhir_oracle.resources(bundle, kind)
    return found


@given(st.sets(st.sampled_from(SECTIONS)), st.booleans(), st.sampled_from([*TASK_STATUS, "of_a_newer_version"]))
def test_every_choice_of_parts_is_accepted_by_all_three(chosen: set[Section], is_draft: bool, state: str) -> None:
    made = build_bundle(
        referral(*(section for section in SECTIONS if section in chosen), is_draft=is_draft, state=state)
        if chosen
        else msgspec.structs.replace(referral(), sections=(), is_draft=is_draft, state=state)
    )
    assert fhir_oracle.faults(made) == {}


@given(st.lists(pieces, max_size=4), words, words, words)
def test_no_words_break_it(said: list[Piece], title: str, name: str, text: str) -> None:
    section = Section(
        key="letter",
        title=title,
        words=tuple(said),
        authors=(name,),
        facts=(
            Named(name=name, called=title, address=text, dial=text, language=Concept(text)),
            Asked(request=Concept(text), reason=text),
            Meeting(reason=text),
            Observed(about=Concept(title), text=text),
            Observed(about=Concept(title), text=text, number=3),
            Screened(instrument="x", version="1", replies=(Reply(link="x", question=text, answer=Concept(text)),)),
            Medicine(name=name, dose=text, note=text),
            Allergy(text),
            Problem(text),
            Plan(title=title, parts=((title, text),)),
            Released(policy=text, recipient=text, purpose=text, signer=name, information=(Concept(text),), title=title),
        ),
    )
    whole = referral(
        section, sender=Party(name=name, address=text), recipient=Party(name=text), may_not_contact=text, basis=text
    )
    made = build_bundle(whole)
    assert fhir_oracle.faults(to_bytes(made)) == {}


def test_a_table_nobody_filled_in_left_the_whole_bundle_out_of_the_packet() -> None:
    for table in (Table(rows=(("", ""),)), Table(rows=((" ", "\x00"),), head=("", ""))):
        made = build_bundle(referral(Section(key="letter", title="", words=(table,))))
        assert fhir_oracle.faults(to_bytes(made)) == {}


def test_the_same_values_give_the_same_bytes_in_another_process_too() -> None:
    code = (
        "import sys, hashlib; from tests.interop.fhir_example import referral;"
        "from fieldnotes.interop.fhir.bundle import build_bundle, to_bytes;"
        "print(hashlib.sha256(to_bytes(build_bundle(referral()))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_two_agencies_that_count_alike_have_no_id_in_common() -> None:
    here, there = build_bundle(referral()), build_bundle(referral(agency="ab" * 16))
    ids = [{entry["fullUrl"] for entry in made["entry"]} for made in (here, there)]
    assert not ids[0] & ids[1]
    assert here["identifier"]["value"] == there["identifier"]["value"]
    assert here["identifier"]["system"] != there["identifier"]["system"]
    assert "0f0f0f0f" not in to_bytes(here).decode()


def test_the_composition_is_first_and_says_what_it_is() -> None:
    made = build_bundle(referral(is_draft=True))
    composition = made["entry"][0]["resource"]
    assert composition["type"]["coding"][0] == {
        "system": "http://loinc.org",
        "code": "57133-1",
        "display": "Referral note",
    }
    assert composition["status"] == "preliminary"
    assert "content from LOINC" in composition["text"]["div"]
    assert [section["title"] for section in composition["section"]] == ["Cover", *(one.title for one in SECTIONS)]
    assert (made["type"], made["timestamp"]) == ("document", "2026-11-23T22:04:00-05:00")


def test_words_are_escaped_and_keep_their_lines() -> None:
    div = build_bundle(referral())["entry"][0]["resource"]["section"][1]["text"]["div"]
    assert "<p>Dear &lt;intake&gt; &amp; team,</p><p>They asked for help.<br/>Tonight.</p>" in div


def test_nobody_is_named_when_no_part_names_them() -> None:
    made = build_bundle(referral(fhir_example.SCREEN, fhir_example.PLAN))
    (name,) = only(made, "Patient")["name"]
    assert name == {"extension": [{"url": name["extension"][0]["url"], "valueCode": "masked"}]}
    assert "Jordan" not in fhir_oracle.everything(made)
    assert "1992" not in fhir_oracle.everything(made)


def test_an_unknown_person_is_said_to_be_unknown() -> None:
    letter = msgspec.structs.replace(fhir_example.LETTER, facts=(Named(is_known=False),))
    made = build_bundle(referral(letter))
    (name,) = only(made, "Patient")["name"]
    assert (name["text"], name["extension"][0]["valueCode"]) == ("Unknown", "unknown")


def test_what_parts_say_about_the_person_comes_together() -> None:
    patient = only(build_bundle(referral()), "Patient")
    assert [name["text"] for name in patient["name"]] == ["Jordan Alvarez", "Jo"]
    assert patient["birthDate"] == "1992-03-08"
    assert patient["address"] == [{"text": "1420 Alder St"}]
    assert "gender" not in patient  # no part prints it


def test_not_to_contact_is_a_detail_of_the_request_and_never_turns_it_around() -> None:
    asked = only(build_bundle(referral(may_not_contact="Do not contact the person.")), "ServiceRequest")
    (detail,) = asked["orderDetail"]
    assert detail["coding"][0]["code"] == "contacting-subject-prohibited"
    assert detail["text"] == "Do not contact the person."
    assert "doNotPerform" not in asked
    assert "orderDetail" not in only(build_bundle(referral()), "ServiceRequest")


@pytest.mark.parametrize("state", TASK_STATUS)
def test_the_task_says_how_far_it_is(state: str) -> None:
    made = build_bundle(referral(state=state))
    task, asked = only(made, "Task"), only(made, "ServiceRequest")
    assert task["status"] == TASK_STATUS[state]
    assert (
        task.get("businessStatus", {}).get("coding", [{}])[0].get("code", "")
        == BUSINESS.get(TASK_STATUS[state], ("", ""))[0]
    )
    assert asked["status"] == {
        "on_hold": "on-hold", "rejected": "revoked", "failed": "revoked", "cancelled": "revoked", "completed": "completed",
        "entered_in_error": "entered-in-error",
    }.get(state, "active")  # fmt: skip
    assert task["focus"] == {"reference": f"urn:uuid:{asked['id']}"}


def test_what_is_protected_carries_labels_and_notice_wherever_it_is_filed() -> None:
    made = build_bundle(referral())
    marked = [one["resource"] for one in made["entry"] if "meta" in one["resource"]]
    assert {one["resourceType"] for one in marked} == {"Composition", "Observation"}
    for one in [made, *marked]:
        assert {label["code"] for label in one["meta"]["security"]} == {"R", "ETH", "42CFRPart2"}
    (alcohol,) = [one for one in marked if one["resourceType"] == "Observation"]
    assert fhir_example.NOTICE in alcohol["text"]["div"]
    without = build_bundle(referral(*(section for section in SECTIONS if not section.notice)))
    assert "42CFRPart2" not in fhir_oracle.everything(without)
    assert "ETH" not in {label.get("code") for label in _codings(without)}


def test_a_basis_named_without_its_copy_is_a_consent_that_tells_nothing() -> None:
    consent = only(build_bundle(referral(fhir_example.LETTER)), "Consent")
    assert set(consent) == {
        "resourceType", "id", "status", "scope", "category", "patient", "organization", "policyRule",
    }  # fmt: skip
    assert fhir_oracle.resources(build_bundle(referral(fhir_example.LETTER, is_by_release=False)), "Consent") == []


def test_an_answer_that_was_not_given_is_no_answer() -> None:
    response = only(build_bundle(referral()), "QuestionnaireResponse")
    first, second = response["item"]
    assert first["answer"][0]["valueCoding"]["code"] == "LA6568-5"
    assert "answer" not in second
    assert second["extension"][0]["valueCode"] == "asked-declined"
    (total,) = [one for one in fhir_oracle.resources(build_bundle(referral()), "Observation") if "derivedFrom" in one]
    assert total["valueInteger"] == 0  # a sum of nothing is a sum


def test_a_time_that_runs_backwards_is_left_to_the_words() -> None:
    summary = msgspec.structs.replace(
        fhir_example.SUMMARY, facts=(Meeting(start="2026-11-23T21:15:00-05:00", end="2026-11-23T20:15:00-05:00"),)
    )
    made = build_bundle(referral(summary))
    assert only(made, "Encounter")["period"] == {"start": "2026-11-23T21:15:00-05:00"}
    assert fhir_oracle.faults(made) == {}


def test_a_panel_is_known_by_all_its_questions() -> None:
    for panel in PANELS:
        assert panel_of(panel.items | {"x"}) is panel
        assert panel_of(panel.items - {min(panel.items)}) is None


@settings(max_examples=30)
@given(st.sets(st.sampled_from(SECTIONS), min_size=1))
def test_no_word_of_a_part_that_stays_is_anywhere(chosen: set[Section]) -> None:
    planted = {section.key: f"ZQ{section.key}QZ" for section in SECTIONS}
    sections = [_planted(section, planted[section.key]) for section in SECTIONS]
    kept = [section for section in sections if section.key in {one.key for one in chosen}]
    said = fhir_oracle.everything(build_bundle(referral(*kept)))
    keys = {section.key for section in kept}
    for key, word in planted.items():
        assert (word in said) is (key in keys)


def _planted(section: Section, word: str) -> Section:
    facts = (*section.facts, Observed(about=Concept(word), text=word), Named(address=word))
    return msgspec.structs.replace(section, title=word, words=(*section.words, Prose(word)), facts=facts)


def test_building_and_checking_take_a_few_milliseconds_and_import_no_library() -> None:
    whole = referral()
    check_bundle(build_bundle(whole))
    best = min(_seconds(whole) for _ in range(20))
    assert best < 0.010
    code = (
        "import sys, fieldnotes.interop.fhir.bundle, fieldnotes.interop.fhir.check;"
        "print(sorted({'fhir', 'pydantic', 'jsonschema', 'reportlab', 'xml.parsers.expat'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _seconds(whole: Any) -> float:
    started = time.process_time()
    check_bundle(build_bundle(whole))
    return time.process_time() - started


def _codings(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if "system" in value else []
        return [*own, *(one for inner in value.values() for one in _codings(inner))]
    return [one for inner in value for one in _codings(inner)] if isinstance(value, list) else []
