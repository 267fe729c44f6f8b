"""A record in plain lines, for the signing sheet and for paper. Nothing that was written is left out: unknown fields are shown by name.

What is not said here was not seen by whoever signs: `tests/services/test_signing_sheet.py` plants a word in every field of every kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.problem import NewerVersion, RuleProblem
from fieldnotes.domain.record import KINDS, PLAN_PARTS, Answer, Person, Screen
from fieldnotes.domain.record_codec import known_body, to_body
from fieldnotes.services.desk import Desk
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
    ("outcome", "without_team"): "without_team",
    ("force", "weapons"): "weapon",
    ("force", "states"): "weapon_state",
    ("force", "transport_restraint"): "restraint",
    ("force", "deescalation_worked"): "worked",
    ("hold_statement", "would_arrest"): "yes_no_unknown",
    ("hold_statement", "firearms_notice"): "yes_no_unknown",
    ("hold_assessment", "firearms_notice"): "yes_no_unknown",
    ("hold_assessment", "judgement"): "hold_judgement",
    ("clinical_note", "format"): "note_format",
    ("mandated_report", "channel"): "report_channel",
    ("clinical_note", "told_limits"): "yes_no_unknown",
    ("clinical_note", "precipitants"): "precipitant",
    ("clinical_note", "interventions"): "intervention",
    ("clinical_note", "mental_status"): "mental_status",
    ("health", "red_flags"): "medical_red_flag",
    ("health", "taking"): "medicine_taking",
    ("health", "medicines_with_them"): "yes_no_unknown",
    ("health", "past_attempts_known"): "history_known",
    ("health", "past_stays_known"): "history_known",
    ("substance_note", "substances_used"): "substance",
    ("substance_note", "route"): "substance_route",
    ("substance_note", "withdrawal"): "withdrawal_sign",
    ("substance_note", "wants_help"): "yes_no_unknown",
    ("substance_note", "past_withdrawal"): "yes_no_unknown",
    **{("safety_plan", f"{part}_usual"): "plan_item" for part in PLAN_PARTS},
    ("safety_plan", "copy_holders"): "plan_copy",
    ("safety_plan", "copy_how"): "plan_copy_how",
    ("safety_summary", "basis"): "sharing_basis",
}
_WORDS = {
    "cad_number": "CAD number",
    "rms_number": "RMS number",
    "trained_officer": "Crisis-trained officer (CIT)",
    "clinician_on_scene": "Clinician on scene",
    "bwc": "Body camera",
    "primary": "Main outcome",
    "told_what": "What was told",
    "with_whom": "With",
    "written_due": "Written report due",
    "usual_findings": "Filled in by one button, not looked at one by one",
    "inherited": "Taken over from a phrase and not confirmed",
    "intervention_words": "Intervention, in words",
    "ed_diversion": "Emergency department diversion",
    "at": "Time",
    "medicine_rows": "Medicine",
    "past_attempts_known": "Earlier suicide attempts",
    "past_attempt_count": "Earlier suicide attempts, how many",
    "past_attempts": "Earlier suicide attempt",
    "past_stays_known": "Earlier psychiatric hospital stays",
    "past_stays": "Earlier psychiatric hospital stay",
    "seen_by": "Looked at by medics",
    "mobility": "Walking, aids, hearing, sight",
    "sleep_food": "Slept, ate, drank",
    "substances_used": "Substances",
    "substances": "Substance",
    "past_withdrawal": "Seizures or confusion in an earlier withdrawal",
    **{f"{part}_usual": f"{part.replace('_', ' ').capitalize()} (chosen)" for part in PLAN_PARTS},
    "copy_holders": "Who holds a copy",
    "copy_how": "Copy given how",
    "copy_note": "About the copy",
    "sha256": "Fingerprint of the file",
    "blob": "Sealed as",
}
_USERS = frozenset(
    {"team", "shared_by", "author", "assigned_to", "arrest_diversion_by", "ed_diversion_by", "hold_diversion_by"}
)


class Said(msgspec.Struct, frozen=True):
    """One line of a record. `field`: name of the body's field."""

    field: str
    label: str
    text: str

    @property
    def line(self) -> str:
        """As one line of a sheet."""
        return f"{self.label}: {self.text}" if self.label else self.text


def lines_of(desk: Desk, kind: str, body: Mapping[str, Any]) -> list[str]:
    """The lines of one record."""
    return [said.line for said in said_of(desk, kind, body)]


def said_of(desk: Desk, kind: str, body: Mapping[str, Any]) -> list[Said]:
    """The lines of one record with the field each comes from."""
    own: list[Said] = []
    if kind == "screen":
        own = [Said("answers", "", line) for line in _screen_lines(desk, body)]
    if body.get("person_id") or kind == "involvement":
        own = [Said("person_id", "About", _person_name(desk, str(body.get("person_id", "")))), *own]
    told = {"person_id"} | ({"answers"} if kind == "screen" else set())
    rest = {**_meant(kind), **body}
    return [
        *own,
        *(said for name, value in rest.items() if name not in told for said in _field(desk, kind, name, value)),
    ]


def _meant(kind: str) -> dict[str, Any]:
    """Words that a form stands at before anybody changes it ("observed") are signed like the others."""
    struct = KINDS.get(kind)
    if struct is None:
        return {}
    plain = struct()
    return {
        name: value for name in struct.__struct_fields__ if isinstance(value := getattr(plain, name), str) and value
    }


def field_label(name: str) -> str:
    """What people call a field of a body."""
    return _WORDS.get(name) or name.replace("_", " ").capitalize()


def _person_words(body: Mapping[str, Any]) -> str:
    person = known_body("person", body)
    assert isinstance(person, Person)
    return ", ".join(filter(None, (person_full_name(person), person.description if person.is_unknown else "")))


def _screen_lines(desk: Desk, body: Mapping[str, Any]) -> list[str]:
    screen = known_body("screen", body)
    assert isinstance(screen, Screen)
    try:
        to_body("screen", body)
        reading = judge_screen(desk, body=screen)
    except NewerVersion:
        return ["This screen was answered in a newer FieldNotes."]
    except RuleProblem:
        return ["The wording of this screen is not on this laptop.", *map(_raw_answer, screen.answers)]
    statuses = desk.vocabulary["answer_status"]
    lines = [f"{reading.title}, version {reading.version}: {reading.answered} of {reading.asked} answered"]
    if score := say_score(reading):
        lines.append(score)
    for item in reading.items:
        if item.asking == "skipped" and item.answer is None:
            continue
        said = item.answer_text or (statuses.label(item.answer.status.value) if item.answer else "Not answered")
        skipped = " (not asked by the rule of this screen)" if item.asking == "skipped" else ""
        lines.append(f"{item.number}. {item.text} {said}{skipped}")
    return [*lines, *map(_raw_answer, reading.other_answers)]


def _raw_answer(answer: Answer) -> str:
    return f"{answer.item}: {', '.join(filter(None, (answer.status.value.replace('_', ' '), answer.code)))}"


def _person_name(desk: Desk, person: str) -> str:
    """Whom a record is about; an id that nobody here bears stays readable as it is."""
    found = desk.joint_record(desk.joint.leader(person)) if len(person) == 32 else None
    if found is None or found.kind != "person":
        return person or "not named"
    return _person_words(found.body) or "not known by name"


def _field(desk: Desk, kind: str, name: str, value: Any) -> list[Said]:
    label = field_label(name)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [Said(name, label, said) for item in value if (said := _say(desk, kind, name, item))]
    if isinstance(value, dict) and not _is_time(value) and "status" not in value:
        return [
            Said(name, f"{label}, {inner.replace('_', ' ')}", said)
            for inner, deep in value.items()
            if (said := _say(desk, kind, name if kind == "clinical_note" else inner, deep))
        ]
    said = _say(desk, kind, name, value)
    return [Said(name, label, said)] if said else []


def _say(desk: Desk, kind: str, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _say_text(desk, kind, name, value)
    if isinstance(value, list):
        if name.endswith("strokes"):
            return "drawn" if value else ""
        return ", ".join(said for item in value if (said := _say(desk, kind, name, item)))
    if isinstance(value, dict):
        return _say_group(desk, kind, value)
    if value is None:
        return ""
    return _say_duration(value) if name.endswith("_s") and isinstance(value, int) else str(value)


def _say_duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return " ".join(filter(None, (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "")))


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
    rest = [
        said
        for name, inner in value.items()
        if name not in {"status", "text"} and (said := _say(desk, kind, name, inner))
    ]
    if "status" in value:
        status, text = str(value["status"]), str(value.get("text", ""))
        is_said = status == "given" and bool(text or rest)
        return ", ".join(filter(None, ("" if is_said else desk.vocabulary["answer_status"].label(status), text, *rest)))
    return ", ".join(filter(None, (str(value.get("text", "")), *rest)))


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
