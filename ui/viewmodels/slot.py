"""The working copy of one record while its form is on screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import KINDS, Body, Compartment


@dataclass(eq=False)
class Slot:
    """A record being edited. `record` is empty until its first save made the id; one save is in flight at a time."""

    kind: str
    compartment: Compartment
    body: Body
    record: str = ""
    read: Body | None = None  # what the form was filled with, or last saved; None for a new record
    author: str = ""
    author_name: str = ""
    saved_at: EntryTime | None = None
    may_edit: bool = True
    why_not: str = ""
    is_signed: bool = False
    conflicts: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)  # path of a conflict -> which of its values somebody took
    base: Body | None = None  # as it was before the first edit here; to tell what was added
    is_stranded: bool = False  # a rule refused its words: they stay as typed until they are kept elsewhere
    late_since: EntryTime | None = None  # a late entry: when it was begun
    is_dirty: bool = False
    in_flight: bool = False
    writer: str = ""  # whose pen typed what is not on the disk yet, after that pen was laid down

    @property
    def is_busy(self) -> bool:
        """Whether something typed here is not yet on the disk."""
        return self.is_dirty or self.in_flight


def empty_body(kind: str) -> Body:
    """An empty form is a body: every field has a default."""
    return KINDS[kind]()


def read_path(body: Any, path: str) -> Any:
    """The value at a dotted path of struct fields and dict keys, e.g. `times.on_scene`."""
    for name in path.split("."):
        body = body.get(name, []) if isinstance(body, dict) else getattr(body, name)
    return body


def says(value: Any) -> set[str]:
    """The codes a field says; "none" and nothing say nothing."""
    codes = {value} if isinstance(value, str) else set(value) if isinstance(value, (list, dict)) else set()
    return codes - {"none", ""}


def is_written(spec: Any, body: Body) -> bool:
    """Whether something was written in a field."""
    return msgspec.to_builtins(read_path(body, spec.path)) not in ("", [], {}, None, False)


def is_asked(spec: Any, body: Body) -> bool:
    """Whether a field with `when` is asked: its condition holds, or something was written in it."""
    if is_written(spec, body):
        return True
    said = says(read_path(body, spec.when))
    return bool(said & set(spec.when_any) if spec.when_any else said)


def write_path(body: Any, path: str, value: Any) -> None:
    """Set the value at a dotted path, in place."""
    *way, last = path.split(".")
    for name in way:
        body = body[name] if isinstance(body, dict) else getattr(body, name)
    if isinstance(body, dict):
        body[last] = value
    else:
        setattr(body, last, value)


def with_values(body: Body, values: dict[str, Any]) -> Body:
    """A copy with other values at dotted paths, as stored (builtins); None takes a value out."""
    plain = msgspec.to_builtins(body)
    for path, value in values.items():
        *way, last = path.split(".")
        at = plain
        for name in way:
            at = at.setdefault(name, {})
        if value is None:
            at.pop(last, None)
        else:
            at[last] = msgspec.to_builtins(value)
    return msgspec.convert(plain, type(body))


def copy_body(body: Body) -> Body:
    """An independent copy: the lane encodes it while the form goes on changing its own."""
    return msgspec.convert(msgspec.to_builtins(body), type(body))


def is_empty(body: Body) -> bool:
    """Whether nothing was written in the form (structs omit defaults, so an empty body encodes to nothing).

    Whom it would be about is set before the first word and is no word.
    """
    return not (msgspec.to_builtins(body).keys() - {"person_id"})
