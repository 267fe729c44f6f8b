"""What the agency decided for all of its laptops: its letterhead, the format of its notes, where the system's voice typing may go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.incident import read_own_clocks
from fieldnotes.domain.lease import WARN_FROM_DAYS
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import AgencyProfile, Compartment
from fieldnotes.domain.record_codec import known_body, to_body, write_onto
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Saved
from fieldnotes.system.path import resource

MOST_LETTERS = 200
FEWEST_LEASE_DAYS, MOST_LEASE_DAYS = WARN_FROM_DAYS + 1, 365  # there is a warning before it is over
MOST_HOURS = 24 * 45  # Alabama Medicaid takes an addendum for 45 days after the service
SPOKEN_INTO = (Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL)


def read_agency(desk: Desk) -> AgencyProfile:
    """The agency's own facts; empty before somebody is signed in. Of what a newer version wrote: what this one understands."""
    kept = desk.agency_of(kind="agency_profile")
    body = known_body("agency_profile", kept[-1].body) if kept else AgencyProfile()
    assert isinstance(body, AgencyProfile)
    return body if body.paper in {"letter", "a4"} else msgspec.structs.replace(body, paper="letter")


def _profile(desk: Desk) -> AgencyProfile:
    kept = desk.agency_of(kind="agency_profile")
    body = to_body("agency_profile", kept[-1].body) if kept else None
    return body if isinstance(body, AgencyProfile) else AgencyProfile()


def change_agency(desk: Desk, *, by: UserId, changes: Mapping[str, str]) -> Saved:
    """Keeps changed facts, given as words by the name of the field (`-` for `_` is understood).

    InputProblem names the first that does not fit, and nothing is kept; RuleProblem("only_admins_change_agency") for others
    than an administrator or supervisor; NewerVersion when the facts kept so far are of a newer version.
    """
    body = with_changes(_profile(desk), changes)
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_change_agency")
    before = desk.agency_of(kind="agency_profile")
    record = RecordId(before[-1].id) if before else new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="agency_profile",
            compartment=Compartment.AGENCY,
            body=write_onto(before[-1].body if before else {}, body),
            parents=before[-1].heads if before else (),
            why="written",
        )
        writing.audit("policy_changed", record=record)
    return Saved(record=record, at=writing.at, changes=writing.changes)


def with_changes(body: AgencyProfile, changes: Mapping[str, str]) -> AgencyProfile:
    """A profile with words read into its fields; InputProblem for a name or a word that does not fit."""
    read: dict[str, object] = {}
    for name, word in changes.items():
        field = name.strip().replace("-", "_")
        if field not in _FIELDS:
            raise InputProblem("agency_no_such_fact", name=name, names=", ".join(fact_names()))
        read[field] = _FIELDS[field](name, word.strip())
    return msgspec.structs.replace(body, **read)


def fact_names() -> tuple[str, ...]:
    """What may be changed, as it is typed."""
    return tuple(field.replace("_", "-") for field in _FIELDS)


def fact_words(body: AgencyProfile) -> dict[str, str]:
    """Every fact that may be changed, by its typed name, as words that `with_changes` reads again."""
    kept = {field: getattr(body, field) for field in _FIELDS} | {"lease_days": body.lease_days or "none"}
    return {
        field.replace("_", "-"): ",".join(value) if isinstance(value, tuple) else str(value)
        for field, value in kept.items()
    }


def _text(name: str, word: str) -> str:
    if len(word) > MOST_LETTERS or not word.isprintable():
        raise InputProblem("agency_fact_too_long", name=name, most=MOST_LETTERS)
    return word


def _state(name: str, word: str) -> str:
    if word and not (len(word) == 2 and word.isascii() and word.isalpha()):
        raise InputProblem("agency_state_two_letters", name=name)
    return word.upper()


def _one_of(*choices: str) -> Callable[[str, str], str]:
    def read(name: str, word: str) -> str:
        if word.lower() not in choices:
            raise InputProblem("agency_fact_one_of", name=name, choices=", ".join(filter(None, choices)))
        return word.lower()

    return read


def _note_format(name: str, word: str) -> str:
    return _one_of("", *(term.code for term in Vocabulary(resource("vocabulary"))["note_format"].terms))(name, word)


def _hours(name: str, word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) <= 6 and 0 < int(word) <= MOST_HOURS):
        raise InputProblem("agency_fact_hours", name=name, most=MOST_HOURS)
    return int(word)


def _lease(name: str, word: str) -> int:
    if word.lower() in ("none", "0"):
        return 0
    is_count = word.isascii() and word.isdigit() and len(word) <= 6
    if not (is_count and FEWEST_LEASE_DAYS <= int(word) <= MOST_LEASE_DAYS):
        raise InputProblem("agency_fact_lease", name=name, fewest=FEWEST_LEASE_DAYS, most=MOST_LEASE_DAYS)
    return int(word)


def _compartments(name: str, word: str) -> tuple[Compartment, ...]:
    said = {part.strip().lower() for part in word.split(",")} - {"", "none"}
    if not said <= set(SPOKEN_INTO):
        raise InputProblem("agency_fact_one_of", name=name, choices=", ".join((*SPOKEN_INTO, "none")))
    return tuple(one for one in SPOKEN_INTO if one in said)


def _clocks(_name: str, word: str) -> str:
    read_own_clocks(word)
    return word


_FIELDS: dict[str, Callable[[str, str], object]] = {
    "name": _text,
    "team_name": _text,
    "address": _text,
    "phone": _text,
    "fax": _text,
    "banner": _text,
    "state": _state,
    "paper": _one_of("letter", "a4"),
    "note_format": _note_format,
    "late_entry_after_h": _hours,
    "privacy_officer": _text,
    "breach_clocks": _clocks,
    "lease_days": _lease,
    "voice_typing": _compartments,
}
