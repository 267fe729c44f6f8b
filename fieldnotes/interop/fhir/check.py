"""Our own checks of a bundle, beyond what libraries and the schema look at: meaning, references, words, consent, notices.

Every fault is named by a code and the place; never by the value, which may be somebody's words.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from fieldnotes.interop.fhir import code
from fieldnotes.interop.fhir.narrative import check_div
from fieldnotes.interop.fhir.shape import CODES, SYSTEM_OF, Field, Shape, shapes

_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
_CODE = re.compile(r"\S+( \S+)*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_SPACE = re.compile(r"[^\S \r\n\t]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Finding(msgspec.Struct, frozen=True):
    """What is wrong, and where: "Bundle.entry[3].Task.status"."""

    code: str
    path: str


def check_bundle(bundle: object) -> tuple[Finding, ...]:
    """All that is wrong; empty for a good one. Takes whatever was read from JSON and raises nothing."""
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        return (Finding("not_a_bundle", "Bundle"),)
    check = _Check(bundle)
    return tuple(dict.fromkeys(check.run()))


class _Check:
    """One bundle under examination. `kinds`: fullUrl -> resource type."""

    def __init__(self, bundle: dict[str, Any]) -> None:
        self._bundle = bundle
        found = bundle.get("entry")
        entries = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        self._resources = [
            (str(one.get("fullUrl", "")), one["resource"]) for one in entries if isinstance(one.get("resource"), dict)
        ]
        self._kinds = {url: str(body.get("resourceType")) for url, body in self._resources}
        self._links: dict[str, set[str]] = {}  # fullUrl -> fullUrls that it refers to
        self._here = ""

    def run(self) -> Iterator[Finding]:
        """Everything."""
        yield from self._object(self._bundle, shapes()["Bundle"], "Bundle")
        if self._bundle.get("type") == "document":
            yield from self._document()
        yield from self._identities()
        for place, (_, body) in enumerate(self._resources):
            path = f"Bundle.entry[{place}].{body.get('resourceType')}"
            for name, is_broken in _broken_rules(body):
                if is_broken:
                    yield Finding(name, path)
        yield from self._labels()

    # --- form --------------------------------------------------------------------------------------------------------

    def _object(self, value: object, shape: Shape, path: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding("wrong_type", path)
            return
        if not value:
            yield Finding("empty", path)  # ele-1
        names = set(value) - ({"resourceType"} if shape.is_resource else set())
        for name in sorted(map(str, names - shape.fields.keys())):
            yield Finding("unknown_field", f"{path}.{name if name.isidentifier() else '?'}")
        known = [shape.fields[name] for name in value if name in shape.fields]
        bases = [field.base for field in known]
        for base in sorted(shape.required - set(bases)):
            yield Finding("required_missing", f"{path}.{base}")
        for base in sorted(shape.choices):
            if bases.count(base) > 1:
                yield Finding("two_values", f"{path}.{base}")
        for field in known:
            yield from self._field(value[field.name], field, f"{path}.{field.name}")

    def _field(self, value: object, field: Field, path: str) -> Iterator[Finding]:
        if field.is_list != isinstance(value, list):
            yield Finding("wrong_type", path)
        elif isinstance(value, list):
            if not value:
                yield Finding("empty", path)
            for place, one in enumerate(value):
                yield from self._value(one, field, f"{path}[{place}]")
        else:
            yield from self._value(value, field, path)

    def _value(self, value: object, field: Field, path: str) -> Iterator[Finding]:
        if field.type == "Resource":
            yield from self._resource(value, path)
        elif field.type in shapes():
            yield from self._object(value, shapes()[field.type], path)
            if isinstance(value, dict):
                yield from self._typed(value, field, path)
        elif problem := _primitive(value, field.type):
            yield Finding(problem, path)
        elif field.codes and value not in CODES[field.codes]:
            yield Finding("code_unknown", path)

    def _resource(self, value: object, path: str) -> Iterator[Finding]:
        kind = str(value.get("resourceType")) if isinstance(value, dict) else ""
        shape = shapes().get(kind)
        if shape is None or not shape.is_resource or kind == "Bundle":
            yield Finding("resource_unknown", path)
            return
        self._here = next((url for url, body in self._resources if body is value), "")
        yield from self._object(value, shape, f"{path.removesuffix('.resource')}.{kind}")

    def _typed(self, value: dict[str, Any], field: Field, path: str) -> Iterator[Finding]:
        match field.type:
            case "Reference":
                yield from self._reference(value, field, path)
            case "Coding":
                system, one = str(value.get("system", code.OURS)), str(value.get("code"))
                if system not in code.SYSTEMS and not system.startswith(code.OURS):
                    yield Finding("system_unknown", path)  # a licensed list, or a slip
                if system == code.LOINC and not code.is_loinc(one):
                    yield Finding("loinc_malformed", path)
            case "CodeableConcept" if field.codes:
                codings = [one for one in _list(value, "coding") if one.get("system") == SYSTEM_OF[field.codes]]
                if not codings or any(str(one.get("code")) not in CODES[field.codes] for one in codings):
                    yield Finding("code_unknown", path)
            case "Period" if _is_reversed(value):
                yield Finding("period_reversed", path)  # per-1
            case "Extension" if str(value.get("url")) not in code.EXTENSIONS:
                yield Finding("extension_unknown", path)

    def _reference(self, value: dict[str, Any], field: Field, path: str) -> Iterator[Finding]:
        target = value.get("reference")
        if target is None:
            if not value.get("display"):
                yield Finding("reference_missing", path)
            return
        self._links.setdefault(self._here, set()).add(str(target))
        kind = self._kinds.get(str(target))
        if kind is None:
            yield Finding("reference_dangling", path)
        elif field.targets and kind not in field.targets:
            yield Finding("reference_wrong_type", path)

    # --- the whole ---------------------------------------------------------------------------------------------------

    def _document(self) -> Iterator[Finding]:
        number = self._bundle.get("identifier")
        if not isinstance(number, dict) or not number.get("system") or not number.get("value"):
            yield Finding("document_without_identifier", "Bundle.identifier")  # bdl-9
        if not self._bundle.get("timestamp"):
            yield Finding("document_without_timestamp", "Bundle.timestamp")  # bdl-10
        first = self._resources[0] if self._resources else ("", {})
        if first[1].get("resourceType") != "Composition":
            yield Finding("document_without_composition_first", "Bundle.entry")  # bdl-11
            return
        reached, waiting = set[str](), [first[0]]
        while waiting:
            url = waiting.pop()
            if url not in reached:
                reached.add(url)
                waiting += self._links.get(url, ())
        for place, (url, body) in enumerate(self._resources):
            if url not in reached:
                yield Finding("not_in_document", f"Bundle.entry[{place}].{body.get('resourceType')}")

    def _identities(self) -> Iterator[Finding]:
        urls = [url for url, _ in self._resources]
        for place, (url, body) in enumerate(self._resources):
            if urls.count(url) > 1:
                yield Finding("full_url_twice", f"Bundle.entry[{place}].fullUrl")  # bdl-7
            if url.removeprefix("urn:uuid:") != body.get("id"):
                yield Finding("full_url_not_id", f"Bundle.entry[{place}].fullUrl")

    def _labels(self) -> Iterator[Finding]:
        """What is protected by 42 CFR part 2 says so on itself and on the whole, with the notice in its words."""
        marked = [(place, body) for place, (_, body) in enumerate(self._resources) if _is_protected(body)]
        if marked and not _is_protected(self._bundle):
            yield Finding("label_not_on_bundle", "Bundle.meta")
        for place, body in marked:
            text = body.get("text")
            words = str(text.get("div", "")) if isinstance(text, dict) else ""
            words += "".join(str(one.get("text")) for one in _list(body, "section"))
            if "42 CFR part 2" not in words:
                yield Finding("label_without_notice", f"Bundle.entry[{place}].{body.get('resourceType')}")


def _broken_rules(body: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """(code, whether it is broken): invariants of single resources."""
    match body.get("resourceType"):
        case "Consent":
            policies = any(one.get("authority") or one.get("uri") for one in _list(body, "policy"))
            yield "consent_without_policy", not policies and not body.get("policyRule")  # ppc-1
        case "Observation":
            has_value = any(str(name).startswith("value") for name in body)
            yield "absent_beside_value", has_value and "dataAbsentReason" in body  # obs-6
            yield "neither_value_nor_reason", not has_value and "dataAbsentReason" not in body
        case "AllergyIntolerance":
            yield "allergy_without_status", "clinicalStatus" not in body  # ait-1
        case "ServiceRequest":
            yield "detail_without_code", "orderDetail" in body and "code" not in body  # prr-1
        case "Composition":
            sections = _list(body, "section")
            yield (
                "section_without_words",
                any(not isinstance(one.get("text"), dict) for one in sections),
            )  # cmp-1, and ours
        case "QuestionnaireResponse":
            links = [str(one.get("linkId")) for one in _list(body, "item")]
            yield "question_twice", len(set(links)) < len(links)
        case "Task":
            yield (
                "task_without_focus",
                not body.get("focus") or not body.get("for") or not body.get("authoredOn"),
            )  # SDOHCC


def _list(body: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = body.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _is_protected(body: Mapping[str, Any]) -> bool:
    meta = body.get("meta")
    return isinstance(meta, dict) and any(one.get("code") == "42CFRPart2" for one in _list(meta, "security"))


# --- primitives ------------------------------------------------------------------------------------------------------


def _primitive(value: object, kind: str) -> str:
    """What is wrong with a simple value, as a code, or an empty string."""
    if kind in {"boolean", "integer"}:
        is_one = isinstance(value, bool) if kind == "boolean" else type(value) is int
        return "" if is_one else "wrong_type"
    if not isinstance(value, str):
        return "wrong_type"
    if not value.strip():
        return "empty"
    if _CONTROL.search(value):
        return "control_character"
    return _malformed(value, kind)


def _malformed(value: str, kind: str) -> str:
    match kind:
        case "date" | "dateTime" | "instant":
            return "" if _is_time(value, kind) else "time_malformed"
        case "string" | "markdown":
            return "space_forbidden" if _SPACE.search(value) else ""
        case "xhtml":
            return check_div(value)
        case "base64Binary":
            return "" if _is_base64(value) else "base64_malformed"
        case "id" | "code" | "uri":
            form = {"id": _ID, "code": _CODE, "uri": _URI}[kind]
            return "" if form.fullmatch(value) else f"{kind}_malformed"
    return ""


def _is_time(value: str, kind: str) -> bool:
    """A day that exists; with hours also seconds and a zone (R4, dateTime)."""
    try:
        if kind != "date" and _MOMENT.fullmatch(value):
            offset = datetime.fromisoformat(value).utcoffset()
            return offset is not None and abs(offset) <= timedelta(hours=14)
        if kind == "instant" or not _DATE.fullmatch(value):
            return False
        date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _is_base64(value: str) -> bool:
    try:
        b64decode(value, validate=True)
    except ValueError:  # not its letters, or not ASCII at all
        return False
    return True


def _is_reversed(period: Mapping[str, Any]) -> bool:
    start, end = str(period.get("start", "")), str(period.get("end", ""))
    if not (_MOMENT.fullmatch(start) and _MOMENT.fullmatch(end)):
        return bool(start and end) and end[:10] < start[:10]
    try:
        return datetime.fromisoformat(end) < datetime.fromisoformat(start)
    except ValueError:
        return False
