"""The nineteen bundles that were tried on other checkers, and more. Ours catches each bad one; the good one passes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.interop.fhir.bundle import build_bundle
from fieldnotes.interop.fhir.check import check_bundle
from fieldnotes.interop.fhir.code import is_loinc
from fieldnotes.interop.fhir.narrative import XHTML, check_div
from tests.interop import fhir_example, fhir_oracle

Json = dict[str, Any]
GOOD = build_bundle(fhir_example.referral())


def one(bundle: Json, kind: str) -> Json:
    return fhir_oracle.resources(bundle, kind)[0]


def consent_without_policy(bundle: Json) -> None:
    del one(bundle, "Consent")["policyRule"]


def composition_not_first(bundle: Json) -> None:
    bundle["entry"].append(bundle["entry"].pop(0))


def same_full_url(bundle: Json) -> None:
    bundle["entry"][2]["fullUrl"] = bundle["entry"][1]["fullUrl"]


def script(bundle: Json) -> None:
    text = one(bundle, "Composition")["section"][0]["text"]
    text["div"] = text["div"].replace("</div>", "<script>alert(1)</script></div>")


def remove(bundle: Json, kind: str, field: str) -> None:
    del one(bundle, kind)[field]


def put(kind: str, field: str, value: object) -> Callable[[Json], None]:
    def change(bundle: Json) -> None:
        where = bundle if kind == "Bundle" else one(bundle, kind)
        where[field] = value

    return change


NINETEEN: dict[str, tuple[Callable[[Json], None], str]] = {
    "Task.status = banana": (put("Task", "status", "banana"), "code_unknown"),
    "Patient.gender = M": (put("Patient", "gender", "M"), "code_unknown"),
    "required element missing": (lambda b: remove(b, "Observation", "code"), "required_missing"),
    "unknown field": (put("Patient", "favoriteColor", "blue"), "unknown_field"),
    "birthDate 1988-13-01": (put("Patient", "birthDate", "1988-13-01"), "time_malformed"),
    "dateTime without time zone": (put("Task", "authoredOn", "2026-11-23T21:04:00"), "time_malformed"),
    "two value[x]": (lambda b: one(b, "Observation").update(valueString="x", valueInteger=3), "two_values"),
    "empty string": (put("ServiceRequest", "authoredOn", ""), "empty"),
    "empty list": (put("Patient", "telecom", []), "empty"),
    "control char U+0000 in text": (
        lambda b: one(b, "ServiceRequest")["code"].update(text="Crisis\x00bed"),
        "control_character",
    ),
    "bad base64 attachment": (
        lambda b: one(b, "Consent")["sourceAttachment"].update(data="not*base64"),
        "base64_malformed",
    ),
    "document bundle without Composition first (bdl-11)": (
        composition_not_first,
        "document_without_composition_first",
    ),
    "document without timestamp (bdl-10)": (lambda b: b.pop("timestamp"), "document_without_timestamp"),
    "duplicate fullUrl (bdl-7)": (same_full_url, "full_url_twice"),
    "Consent without policy (ppc-1)": (consent_without_policy, "consent_without_policy"),
    "dangling reference in bundle": (
        put("Task", "focus", {"reference": "urn:uuid:00000000-0000-4000-8000-000000000000"}),
        "reference_dangling",
    ),
    "reference to wrong type": (
        lambda b: one(b, "Task").update({"for": {"reference": b["entry"][2]["fullUrl"]}}),
        "reference_wrong_type",
    ),
    "script in narrative": (script, "narrative_tag"),
}

MORE: dict[str, tuple[Callable[[Json], None], str]] = {
    "letters beyond base64": (
        lambda b: one(b, "Consent")["sourceAttachment"].update(data="\x80"),
        "base64_malformed",
    ),
    "a space that FHIR does not know": (put("Organization", "name", "City\u00a0Team"), "space_forbidden"),
    "a list where one belongs": (put("Task", "status", ["requested"]), "wrong_type"),
    "one where a list belongs": (put("Patient", "name", {"text": "x"}), "wrong_type"),
    "an empty object": (put("Task", "restriction", {}), "empty"),
    "only spaces": (put("Organization", "name", "   "), "empty"),
    "a date that is none": (put("Patient", "birthDate", "2026-02-30"), "time_malformed"),
    "a time with no seconds": (put("Bundle", "timestamp", "2026-11-23T21:04-05:00"), "time_malformed"),
    "an offset nobody lives in": (put("Task", "authoredOn", "2026-11-23T21:04:00+19:00"), "time_malformed"),
    "a period that ends before it begins": (
        lambda b: one(b, "Encounter").update(
            period={"start": "2026-11-23T21:04:00-05:00", "end": "2026-11-23T21:04:00Z"}
        ),
        "period_reversed",
    ),
    "a code of a licensed list": (
        put("ServiceRequest", "code", {"coding": [{"system": "http://snomed.info/sct", "code": "3457005"}]}),
        "system_unknown",
    ),
    "a LOINC code with a slip": (
        lambda b: one(b, "Composition")["type"]["coding"][0].update(code="57133-2"),
        "loinc_malformed",
    ),
    "a status of an allergy that is none": (
        lambda b: one(b, "AllergyIntolerance")["clinicalStatus"]["coding"][0].update(code="gone"),
        "code_unknown",
    ),
    "an allergy without a status (ait-1)": (
        lambda b: remove(b, "AllergyIntolerance", "clinicalStatus"),
        "allergy_without_status",
    ),
    "a value and a reason why there is none (obs-6)": (
        lambda b: one(b, "Observation").update(dataAbsentReason={"text": "x"}),
        "absent_beside_value",
    ),
    "a resource that hangs nowhere": (
        lambda b: next(s for s in one(b, "Composition")["section"] if s["title"] == "Health").pop("entry"),
        "not_in_document",
    ),
    "an id that is not its address": (put("Patient", "id", "someone"), "full_url_not_id"),
    "a resource we do not write": (
        lambda b: b["entry"].append({"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Binary"}}),
        "resource_unknown",
    ),
    "a section without words": (
        lambda b: one(b, "Composition")["section"][0].pop("text"),
        "section_without_words",
    ),
    "a label only below": (lambda b: b.pop("meta"), "label_not_on_bundle"),
    "a label without its notice": (
        lambda b: next(r for r in fhir_oracle.resources(b, "Observation") if "meta" in r).pop("text"),
        "label_without_notice",
    ),
    "an extension of somebody": (
        lambda b: one(b, "Patient")["extension"][0].update(url="http://example.invalid/x"),
        "extension_unknown",
    ),
    "do not, where not to contact was meant": (put("ServiceRequest", "doNotPerform", True), "unknown_field"),
}


def test_the_good_one_passes_all_three() -> None:
    assert fhir_oracle.faults(GOOD) == {}


@pytest.mark.parametrize("case", NINETEEN)
def test_each_bad_one_of_the_nineteen_is_caught(case: str) -> None:
    change, code = NINETEEN[case]
    bad = copy.deepcopy(GOOD)
    change(bad)
    assert code in {found.code for found in check_bundle(bad)}


def test_they_are_all_there() -> None:
    assert len(NINETEEN) == 19 - 1  # the first of the nineteen is the good one


@pytest.mark.parametrize("case", MORE)
def test_more_bad_ones_are_caught(case: str) -> None:
    change, code = MORE[case]
    bad = copy.deepcopy(GOOD)
    change(bad)
    assert code in {found.code for found in check_bundle(bad)}


def test_a_finding_names_the_place_and_never_the_words() -> None:
    bad = copy.deepcopy(GOOD)
    one(bad, "Task")["status"] = "Jordan Alvarez"
    one(bad, "Patient")["Jordan Alvarez"] = "x"
    found = check_bundle(bad)
    place = [entry["resource"]["resourceType"] for entry in bad["entry"]].index("Task")
    assert f"Bundle.entry[{place}].Task.status" in {finding.path for finding in found}
    assert "Jordan" not in str(found)


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ('<p onclick="x()">a</p>', "narrative_attribute"),
        ('<p style="display:none">a</p>', "narrative_attribute"),
        ('<a href="http://example.invalid">a</a>', "narrative_tag"),
        ('<img src="x.png"/>', "narrative_tag"),
        ("<!-- a -->b", "narrative_declaration"),
        ("<![CDATA[a]]>", "narrative_declaration"),
        ("<?x y?>a", "narrative_declaration"),
        ("<p>a", "narrative_not_xhtml"),
        ("a & b", "narrative_not_xhtml"),
        ("&nbsp;a", "narrative_not_xhtml"),
        ('<p xmlns="http://www.w3.org/2000/svg">a</p>', "narrative_tag"),
        ("<p> </p>", "narrative_empty"),
        ("<p>a &amp; b</p><table><tbody><tr><th>c</th><td>d</td></tr></tbody></table>", ""),
    ],
)
def test_a_narrative_holds_words_and_nothing_else(inner: str, code: str) -> None:
    assert check_div(f'<div xmlns="{XHTML}">{inner}</div>') == code


def test_a_narrative_is_a_div_of_xhtml() -> None:
    assert check_div(f'<p xmlns="{XHTML}">a</p>') == "narrative_root"
    assert check_div("<div>a</div>") == "narrative_tag"
    assert check_div('<!DOCTYPE d [<!ENTITY a "b">]><div>&a;</div>') == "narrative_declaration"


def _places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for name, inner in items for place in _places(inner, (*path, name)))]


PLACES = _places(GOOD)[1:]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=20),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=8), st.text(max_size=3), max_size=2),
)


@settings(max_examples=200)
@given(st.sampled_from(PLACES), ODD)
def test_whatever_stands_anywhere_nothing_is_raised(place: tuple[Any, ...], odd: object) -> None:
    bad: Any = copy.deepcopy(GOOD)
    where = bad
    for step in place[:-1]:
        where = where[step]
    is_same = where[place[-1]] == odd
    where[place[-1]] = odd
    found = check_bundle(bad)
    # What is no text where a text belongs, or nothing at all, is always found.
    assert found or is_same or isinstance(odd, (str, bool, int))
    json.dumps([(one.code, one.path) for one in found])


@given(ODD)
def test_what_is_no_bundle_is_said_to_be_none(odd: object) -> None:
    assert [found.code for found in check_bundle(odd)] == ["not_a_bundle"]


def test_the_check_digit_of_a_term_is_looked_at() -> None:
    assert all(map(is_loinc, ("57133-1", "44249-1", "44261-6", "93373-9", "LA6568-5")))
    assert not any(map(is_loinc, ("57133-7", "44249-", "LA-5", "", "44249-1 ", "x44249-1", "LP1-8")))
