"""Kinds of hold as data, one file per state: read strictly, refused with every finding and its place. Format: resources/holds/README.md.

Nothing in them decides anything: they say which form it is, what it asks for and how long it usually runs, with the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from fieldnotes.domain.problem import Bug, InputProblem
from fieldnotes.domain.screen_file import Finding

LARGEST_FILE = 64 * 1024  # bytes
MOST_HOURS = 30 * 24

# Criteria that have a field of their own in `HoldFacts`; every other code is kept under `criteria`.
SHARED_CRITERIA = frozenset({"danger_self", "danger_others", "grave_disability"})

# What a form may ask for beside its criteria: fields of `HoldFacts`, or groups of them.
ASKED = (
    "how_came", "less_restrictive", "advisement", "facility", "property", "firearms_notice", "witnesses", "notify", "guardian",
)  # fmt: skip

Checked = Literal["source", "counsel"]


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ground as the state calls it. `prompt` asks for what was seen and heard, never for a conclusion."""

    code: str
    label: str
    prompt: str

    @property
    def path(self) -> str:
        """Where its facts stand in a `HoldFacts` body."""
        return self.code if self.code in SHARED_CRITERIA else f"criteria.{self.code}"


class HoldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of hold. `code` is that of vocabulary hold_type, which has its name. `hours`: None when the form or an order says.

    `checked`: "source" when the facts were found in a published source, "counsel" when the agency's counsel must check them first.
    """

    code: str
    statute: str
    form: str
    clock: str  # from when it counts, in words
    criteria: tuple[Criterion, ...]
    asks: tuple[str, ...]
    source: str
    checked: Checked
    hours: int | None = None
    clock_starts: Literal["detention", "arrival", "order"] = "detention"
    advisement: str = ""  # where the official words stand; never the words
    note: str = ""
    is_for_minors: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether its facts were found in a published source."""
        return self.checked == "source"


class HoldFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All kinds of hold of one state; "ANY" is for states without a file."""

    format: int
    state: str
    holds: tuple[HoldRule, ...]


class HoldFileRefused(InputProblem):
    """The file cannot be used; `findings` say every reason."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("hold_file_refused", count=len(findings), first=findings[0].code, where=findings[0].where)
        self.findings = tuple(findings)


def read_hold_file(data: bytes) -> HoldFile:
    """The holds of a file's bytes; HoldFileRefused with all findings otherwise."""
    if len(data) > LARGEST_FILE:
        raise HoldFileRefused([Finding("too_large", "file")])
    try:
        file = msgspec.json.decode(data, type=HoldFile)
    except msgspec.ValidationError as problem:
        where = re.search(r"`\$\.?([^`]*)`\s*$", str(problem))
        code = "unknown_field" if "unknown field" in str(problem) else "wrong_type"
        code = "missing_field" if "missing required" in str(problem) else code
        raise HoldFileRefused([Finding(code, where[1] if where and where[1] else "file")]) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise HoldFileRefused([Finding("not_json", "file")]) from None
    findings = check_hold_file(file)
    if findings:
        raise HoldFileRefused(findings)
    return file


def load_holds(folder: Path) -> dict[str, HoldRule]:
    """The kinds of hold that ship with FieldNotes, by code; Bug when one of our own files is wrong."""
    found: dict[str, HoldRule] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            file = read_hold_file(path.read_bytes())
        except HoldFileRefused as problem:
            raise Bug("hold_file_damaged", name=path.name) from problem
        if file.state != path.stem or found.keys() & {rule.code for rule in file.holds}:
            raise Bug("hold_file_damaged", name=path.name)
        found.update({rule.code: rule for rule in file.holds})
    return found


_CODE = re.compile(r"[a-z][a-z0-9_]{1,63}")


def check_hold_file(file: HoldFile) -> list[Finding]:
    """Everything wrong with a file's content; empty when it can be used."""
    found = []
    if file.format != 1:
        found.append(Finding("newer_format", "format"))
    if not re.fullmatch(r"[A-Z]{2}|ANY", file.state):
        found.append(Finding("state", "state"))
    if not file.holds:
        found.append(Finding("empty", "holds"))
    codes = [rule.code for rule in file.holds]
    for place, rule in enumerate(file.holds):
        here = f"holds[{place}]"
        if not _CODE.fullmatch(rule.code) or codes.count(rule.code) > 1:
            found.append(Finding("code", f"{here}.code", rule.code))
        found += [
            Finding("empty", f"{here}.{name}")
            for name in ("statute", "form", "clock", "source")
            if not str(getattr(rule, name)).strip()
        ]
        if rule.hours is not None and not 1 <= rule.hours <= MOST_HOURS:
            found.append(Finding("hours", f"{here}.hours"))
        found += [Finding("asks_unknown", f"{here}.asks", asked) for asked in rule.asks if asked not in ASKED]
        if "advisement" in rule.asks and not rule.advisement.strip():
            found.append(Finding("advisement_reference", f"{here}.advisement"))
        found += _check_criteria(here, rule.criteria)
    return found


def _check_criteria(here: str, criteria: Sequence[Criterion]) -> list[Finding]:
    found = [] if criteria else [Finding("empty", f"{here}.criteria")]
    codes = [one.code for one in criteria]
    for place, one in enumerate(criteria):
        where = f"{here}.criteria[{place}]"
        if not _CODE.fullmatch(one.code) or codes.count(one.code) > 1:
            found.append(Finding("code", f"{where}.code", one.code))
        if not one.label.strip() or not 10 <= len(one.prompt) <= 400:
            found.append(Finding("text_length", where))
    return found
