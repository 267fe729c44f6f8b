"""A record in plain lines, for the signing sheet. Nothing that was written is left out: unknown fields are shown by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.problem import NewerVersion
from fieldnotes.domain.record import Person, Screen
from fieldnotes.domain.record_codec import to_body
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import known_body
from fieldnotes.services.screening import judge_screen, say_score

# Fields whose codes have a vocabulary of another name. Everything else is looked up under the field's own name.
_LISTS = {
    ("encounter", "origin"): "call_origin",
    ("encounter", "bwc"): "bwc_state",
    ("encounter", "weapons_mentioned"): "yes_no_unknown",
    ("involvement", "role"): "involvement_role",
    ("outcome", "dispositions"): "disposition",
    ("outcome", "primary"): "disposition",
    ("outcome", "arrest_diversion"): "attestation",
    ("outcome", "ed_diversion"): "attestation",
    ("outcome", "hold_diversion"): "attestation",
    ("outcome", "need"): "need",
    ("outcome", "result"): "need_result",
    ("force", "weapons"): "weapon",
    ("clinical_note", "told_limits"): "yes_no_unknown",
    ("clinical_note", "precipitants"): "precipitant",
    ("clinical_note", "interventions"): "intervention",
    ("clinical_note", "mental_status"): "mental_status",
    ("health", "red_flags"): "medical_red_flag",
    ("safety_summary", "basis"): "sharing_basis",
}
_WORDS = {
    "cad_number": "CAD number",
    "rms_number": "RMS number",
    "trained_officer": "Crisis-trained officer (CIT)",
    "clinician_on_scene": "Clinician on scene",
    "bwc": "Body camera",
    "primary": "Main outcome",
    "ed_diversion": "Emergency department diversion",
    "at": "Time",
}
_USERS = frozenset(
    {"team", "shared_by", "author", "assigned_to", "arrest_diversion_by", "ed_diversion_by", "hold_diversion_by"}
)


def lines_of(desk: Desk, kind: str, body: Mapping[str, Any]) -> list[str]:
    """The lines of one record."""
    if kind == "screen":
        return _about_lines(desk, body) + _screen_lines(desk, body)
    if kind == "involvement":
        return _involvement_lines(desk, body)
    lines = _about_lines(desk, body)
    for name, value in body.items():
        if name == "person_id":
            continue
        lines += _field_lines(desk, kind, name, value)
    return lines


def _about_lines(desk: Desk, body: Mapping[str, Any]) -> list[str]:
    """Whom a record is about, first."""
    person = str(body.get("person_id", ""))
    found = desk.joint_record(desk.joint.leader(person)) if person else None
    return [f"About: {_person_words(found.body)}"] if found else []


def _person_words(body: Mapping[str, Any]) -> str:
    person = known_body("person", body)
    assert isinstance(person, Person)
    return ", ".join(filter(None, (person_full_name(person), person.description if person.is_unknown else "")))


def _screen_lines(desk: Desk, body: Mapping[str, Any]) -> list[str]:
    try:
        screen = to_body("screen", body)
        assert isinstance(screen, Screen)
        reading = judge_screen(desk, body=screen)
    except NewerVersion:
        return ["This screen was answered in a newer FieldNotes."]
    statuses = desk.vocabulary["answer_status"]
    lines = [f"{reading.title}, version {reading.version}: {reading.answered} of {reading.asked} answered"]
    if score := say_score(reading):
        lines.append(score)
    for item in reading.items:
        if item.asking == "skipped":
            continue
        said = item.answer_text or (statuses.label(item.answer.status.value) if item.answer else "Not answered")
        lines.append(f"{item.number}. {item.text} {said}")
    lines += [f"{answer.item}: {answer.code or answer.status.value}" for answer in reading.other_answers]
    return lines


def _involvement_lines(desk: Desk, body: Mapping[str, Any]) -> list[str]:
    role = desk.vocabulary["involvement_role"].label(str(body.get("role", "subject")))
    found = desk.joint_record(str(body.get("person_id", "")) or "0" * 32)
    if found is None:
        return [role]
    return [f"{role}: {_person_words(found.body)}"]


def _field_lines(desk: Desk, kind: str, name: str, value: Any) -> list[str]:
    label = _WORDS.get(name) or name.replace("_", " ").capitalize()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [f"{label}: {said}" for item in value if (said := _say(desk, kind, name, item))]
    if isinstance(value, dict) and not _is_time(value) and "status" not in value:
        return [
            f"{label}, {inner.replace('_', ' ')}: {said}"
            for inner, deep in value.items()
            if (said := _say(desk, kind, name if kind == "clinical_note" else inner, deep))
        ]
    said = _say(desk, kind, name, value)
    return [f"{label}: {said}"] if said else []


def _say(desk: Desk, kind: str, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _say_text(desk, kind, name, value)
    if isinstance(value, list):
        if name == "signature_strokes":
            return "drawn"
        return ", ".join(said for item in value if (said := _say(desk, kind, name, item)))
    if isinstance(value, dict):
        return _say_group(desk, kind, value)
    return str(value)


def _say_text(desk: Desk, kind: str, name: str, value: str) -> str:
    if name in _USERS:
        return desk.user_row(_user(value)).formal_name or value
    listed = _LISTS.get((kind, name), name)
    if listed in desk.vocabulary and value in desk.vocabulary[listed]:
        return desk.vocabulary[listed].label(value)
    return value


def _say_group(desk: Desk, kind: str, value: Mapping[str, Any]) -> str:
    if _is_time(value):
        return _say_time(value)
    if "status" in value or set(value) == {"text"}:
        status = str(value.get("status", "not_asked"))
        text = str(value.get("text", ""))
        return text if status == "given" or text else desk.vocabulary["answer_status"].label(status)
    return ", ".join(said for name, inner in value.items() if (said := _say(desk, kind, name, inner)))


def _is_time(value: Mapping[str, Any]) -> bool:
    return bool({"local", "precision", "offset_min"} & set(value))


def _say_time(value: Mapping[str, Any]) -> str:
    local = str(value.get("local") or "")
    if not local:
        return "not known"
    about = "about " if value.get("precision") == "about" else ""
    return f"{about}{local.replace('T', ' ')}"


def _user(value: str) -> Any:
    return value
