"""What you see is what you sign: whatever a field of a signed kind holds stands in words on the sheet that its signer reads."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
import pytest

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import KINDS, SIGNED_KINDS, Compartment, Narrative, Quantity
from fieldnotes.services import signing, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.wording import lines_of
from tests.services.conftest import Laptop, says

WORD = "zquibble"
TIME = {"local": "2026-11-23T21:12", "offset_min": -300, "precision": "minute"}
# A screen is answered on an instrument; without one nothing of it can be said.
BASE: dict[str, dict[str, Any]] = {"screen": {"instrument": "suicide-questions"}}

Plant = tuple[Any, str]  # what is put into the field, and what must be read on the sheet ("" when anything new will do)


LEAVES: dict[Any, list[Plant]] = {
    str: [(WORD, WORD)],
    bool: [(True, "yes")],
    int: [(37, "37")],
    float: [(37.5, "37.5")],
    EventTime: [(TIME, "2026-11-23 21:12")],
    Quantity: [
        ({"text": WORD, "status": "given"}, WORD),
        ({"status": "declined"}, "eclined"),
        ({"text": WORD, "status": "declined"}, WORD),
    ],
}


def plants(kind: Any) -> Iterator[Plant]:
    """Values of a type with one thing in them that a reader must find again."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in LEAVES:
        yield from LEAVES[kind]
    elif origin in {typing.Union, types.UnionType}:
        yield from plants(next(one for one in inner if one is not type(None)))
    elif origin is Literal:
        yield inner[-1], ""
    elif origin in {list, tuple}:
        is_drawn = typing.get_origin(inner[0]) in {list, tuple}
        yield from (
            [([[[1, 2], [3, 4]]], "drawn")] if is_drawn else [([value], seen) for value, seen in plants(inner[0])]
        )
    elif origin is dict:
        yield from (({WORD: value}, seen or WORD) for value, seen in plants(inner[1]))
    else:
        yield from _plants_of_class(kind)


def _plants_of_class(kind: Any) -> Iterator[Plant]:
    assert isinstance(kind, type), f"say here what stands on the sheet for a field of type {kind}"
    if issubclass(kind, enum.Enum):
        yield list(kind)[-1].value, ""
        return
    assert issubclass(kind, msgspec.Struct), f"say here what stands on the sheet for a field of type {kind}"
    for name, deep in typing.get_type_hints(kind).items():
        if name in kind.__struct_fields__:
            yield from (({name: value}, seen) for value, seen in plants(deep))


FIELDS: list[tuple[str, str, Any, str]] = [
    (kind, name, value, seen)
    for kind in sorted(SIGNED_KINDS)
    for name, deep in typing.get_type_hints(KINDS[kind]).items()
    if name in KINDS[kind].__struct_fields__
    for value, seen in plants(deep)
]


def test_every_field_of_every_signed_kind_is_read_before_it_is_signed(desk: Desk) -> None:
    missing = []
    for kind, name, value, seen in FIELDS:
        base = BASE.get(kind, {})
        said = _said(desk, kind, {**base, name: value})
        before = _said(desk, kind, base)
        if seen not in said or (said == before and base.get(name) != value):
            missing.append(f"{kind}.{name} = {value!r}")
    assert not missing, (
        f"not on the signing sheet: {missing}. Whoever signs would not see it: let fieldnotes/services/wording.py say it "
        "(`said_of`; names of vocabularies in `_LISTS`, of users in `_USERS`)."
    )


def _said(desk: Desk, kind: str, body: dict[str, Any]) -> str:
    # An answer is read by its question; one to a question that the screen does not have must be read all the same.
    if kind == "screen":
        body = {**body, "answers": [{"item": WORD, **answer} for answer in body.get("answers", [])]}
    return "\n".join(lines_of(desk, kind, body))


def test_words_of_a_newer_version_are_read_too(desk: Desk) -> None:
    assert "Weather: hail" in lines_of(desk, "narrative", {"text": "Seen", "weather": "hail"})


def test_what_changed_after_it_was_shown_is_not_signed(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    by: UserId = laptop.officer
    place = writing.save_draft(desk, by=by, encounter=encounter, kind="narrative", body=Narrative(text="Read")).record
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=by)
    writing.save_draft(
        desk, by=by, encounter=encounter, kind="narrative", body=Narrative(text="Not read"), record=place
    )
    with pytest.raises(RuleProblem, match="changed_since_shown"):
        signing.sign(
            desk,
            encounter=encounter,
            by=by,
            passphrase=says(laptop, by),
            scope="encounter",
            fingerprint=sheet.fingerprint,
        )


def test_a_side_is_signed_alone_and_then_the_rest(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    by: UserId = laptop.clinician
    for comp in (Compartment.CLINICAL, Compartment.JOINT):
        writing.save_draft(
            desk, by=by, encounter=encounter, kind="narrative", body=Narrative(text=comp.value), compartment=comp
        )
    for comp, left in ((Compartment.CLINICAL, {Compartment.JOINT}), (Compartment.JOINT, set())):
        sheet = signing.read_signing_sheet(desk, encounter=encounter, by=by, scope="section", compartment=comp)
        assert {part.compartment for part in sheet.parts} == {comp}
        signing.sign(
            desk, encounter=encounter, by=by, passphrase=says(laptop, by), scope="section", compartment=comp,
            fingerprint=sheet.fingerprint,
        )  # fmt: skip
        assert set(signing.read_signing_sheet(desk, encounter=encounter, by=by).open_parts) == left
