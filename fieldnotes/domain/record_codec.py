"""Bodies between stored dict and struct. Fields of a newer version survive.

Decode to a dict, convert for use, write what changed onto the kept dict: msgspec alone drops unknown fields on a round
trip; laptops update on different days, so what this version does not know is carried, nested included.
"""

from __future__ import annotations

import json
import re
import types
import typing
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, Union, get_args, get_origin

import msgspec

from fieldnotes.domain.health import Medicine, PastAttempt, PastStay
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, NewerVersion
from fieldnotes.domain.record import KINDS, Body, Contact, Line, Need, Quantity

LONGEST_TEXT = 1_000_000  # characters of one field; the envelope's own bound is 4 MiB

# C0 and C1 controls except tab and line feed, and lone surrogates: they cannot be typed, only pasted, and no paper shows them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text as it is kept: NFC, lines end with one line feed, no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


def to_body(kind: str, kept: Mapping[str, Any]) -> Body:
    """The struct of a kept dict; unknown fields are left aside. NewerVersion when this version cannot understand it."""
    struct = KINDS.get(kind)
    if struct is None:
        raise NewerVersion("unknown_kind", kind=kind)
    try:
        return msgspec.convert(kept, struct)
    except msgspec.ValidationError:
        # The exception's text may quote the record, so it goes no further.
        raise NewerVersion("body_not_understood", kind=kind) from None


def known_body(kind: str, kept: Mapping[str, Any]) -> Body:
    """The struct for reading. What only a newer version understands reads as far as its plain fields go; writing refuses it."""
    try:
        return to_body(kind, kept)
    except NewerVersion:
        struct = KINDS[kind]
        plain = struct()
        for name in struct.__struct_fields__:
            said, usual = kept.get(name), getattr(plain, name)
            if type(said) is type(usual) and isinstance(said, (str, int)):
                setattr(plain, name, said)
        return plain


def to_dict(body: Body) -> dict[str, Any]:
    """The plain dict of a body: defaults left out, texts clean. InputProblem when a text is too long to keep."""
    plain: dict[str, Any] = _clean(msgspec.to_builtins(body))
    return plain


def write_onto(kept: Mapping[str, Any], body: Body) -> dict[str, Any]:
    """The kept dict with everything this version knows replaced by `body`, and everything it does not know left alone."""
    return _write_struct(kept, to_dict(body), type(body))


def flatten(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Field paths ("times.on_scene") to values. What means something only as a whole (an event time, an answer) is one value.

    Of a list that people add to, each item has its own path ("weapons[…]"), named by its content: so what two people added at the same
    time stands side by side, and only the item that somebody took out goes.
    """
    flat: dict[str, Any] = {}
    for name, value in kept.items():
        if isinstance(value, dict) and value and not is_atom(value):
            flat.update({f"{name}.{rest}": inner for rest, inner in flatten(value).items()})
        elif _is_listing(name, value):
            flat.update(_items(name, value))
        else:
            flat[name] = value
    return flat


def unflatten(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The dict whose `flatten` is `flat`."""
    kept: dict[str, Any] = {}
    for path, value in flat.items():
        whole = list_of(path)
        *folders, name = (whole or path).split(".")
        place = kept
        for folder in folders:
            place = place.setdefault(folder, {})
        if whole:
            place.setdefault(name, []).append(value)
        else:
            place[name] = value
    return kept


_ITEM = re.compile(r"(.+)\[(?:[0-9a-f]{16}(?:-\d+)?)?\]")


def list_of(path: str) -> str:
    """The path of the list that an item's path belongs to; empty for every other path."""
    found = _ITEM.fullmatch(path)
    return found[1] if found else ""


def in_order(paths: Collection[str], sequences: Iterable[Iterable[str]]) -> list[str]:
    """Item paths as they stand in `sequences`, the first deciding; what only a later one has follows what it followed there."""
    order: list[str] = []
    for sequence in sequences:
        place = 0
        for path in sequence:
            if path not in paths:
                continue
            if path in order:
                place = order.index(path) + 1
            else:
                order.insert(place, path)
                place += 1
    return order + sorted(set(paths) - set(order))


@cache
def _listing_names() -> frozenset[str]:
    """Lists people add to: lines, needs, contacts, medicines … or chosen words. A screen's answers belong together."""
    return frozenset(
        field
        for struct in KINDS.values()
        for field, hint in typing.get_type_hints(struct).items()
        if get_origin(hint) is list and get_args(hint)[0] in (str, Line, Need, Contact, Medicine, PastAttempt, PastStay)
    )


def _is_listing(name: str, value: Any) -> bool:
    return (
        isinstance(value, list)
        and name in _listing_names()
        and (all(isinstance(item, str) for item in value) or all(isinstance(item, dict) for item in value))
    )


def _items(name: str, value: list[Any]) -> dict[str, Any]:
    items: dict[str, Any] = {}
    for item in value:
        # A need is one and the same whatever came of it; a line is what it says, by whom and until when.
        known_by = {"need": item["need"]} if isinstance(item, dict) and item.get("need") else item
        mark = sha256(json.dumps(known_by, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
        path, turn = f"{name}[{mark}]", 2
        while path in items:
            path, turn = f"{name}[{mark}-{turn}]", turn + 1
        items[path] = item
    return items


_ATOM_FIELDS = frozenset(EventTime.__struct_fields__) | frozenset(Quantity.__struct_fields__) - {"text"}


def is_atom(value: Mapping[str, Any]) -> bool:
    """Whether a nested dict is one value: an event time or an answer, whose halves must not come from two people."""
    return any(name in _ATOM_FIELDS for name in value) or set(value) == {"text"}


def changed_paths(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """Paths whose value differs, those added and removed included; "weapons[]" when only the order of a list differs."""
    old, new = flatten(before), flatten(after)
    changed = {
        path for path in old.keys() | new.keys() if not same_value(old.get(path, _MISSING), new.get(path, _MISSING))
    }
    moved = _lists(old).keys() & _lists(new).keys()
    changed |= {
        f"{name}[]"
        for name in moved
        if not changed & {*_lists(old)[name], *_lists(new)[name]} and _lists(old)[name] != _lists(new)[name]
    }
    return frozenset(changed)


def overlay(base: Mapping[str, Any], top: Mapping[str, Any], paths: frozenset[str]) -> dict[str, Any]:
    """`base` with `paths` taken from `top` (absent there: removed). A list's own path takes all of its items; "weapons[]" only
    their order, so that what somebody else added meanwhile stays.
    """
    flat, other = flatten(base), flatten(top)
    lists = {name for path in paths if (name := list_of(path))} | (paths & {*_lists(flat), *_lists(other)})
    before, above = _lists(flat), _lists(other)
    for path in sorted(paths):
        # A path may have become a folder or a list, or one of them a value: what stood in its place goes.
        for stale in [p for p in flat if p != path and (_is_in(p, path) or _is_in(path, p))]:
            del flat[stale]
        if path in other:
            flat[path] = other[path]
        else:
            flat.pop(path, None)
            flat.update({item: other[item] for item in above.get(path, ())})
    for name in lists:
        items = {path: flat.pop(path) for path in _lists(flat).get(name, ())}
        order = in_order(items, (above.get(name, ()), before.get(name, ())))
        flat.update({path: items[path] for path in order})
    return unflatten(flat)


def same_value(one: Any, other: Any) -> bool:
    """Whether two values are the same on paper: True and 1 are not."""
    return type(one) is type(other) and bool(one == other)


def _lists(flat: Mapping[str, Any]) -> dict[str, list[str]]:
    """Lists to their items' paths, in order."""
    found: dict[str, list[str]] = {}
    for path in flat:
        name = list_of(path)
        if name:
            found.setdefault(name, []).append(path)
    return found


def _is_in(path: str, folder: str) -> bool:
    return path.startswith((folder + ".", folder + "["))


_MISSING = object()


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise InputProblem("text_too_long", most=LONGEST_TEXT)
        return clean_text(value)
    if isinstance(value, dict):
        # An event time or a folder of fields at its default is an empty dict: left out, like every default.
        cleaned = {clean_text(name): _clean(inner) for name, inner in value.items()}
        return {name: inner for name, inner in cleaned.items() if inner != {}}
    if isinstance(value, list):
        return [_clean(inner) for inner in value]
    if isinstance(value, tuple):
        return [_clean(inner) for inner in value]
    return value


def _write_struct(kept: Mapping[str, Any], new: Mapping[str, Any], struct: type[msgspec.Struct]) -> dict[str, Any]:
    known = _fields(struct)
    written = {name: value for name, value in kept.items() if name not in known}
    for name, inner in known.items():
        had = kept.get(name)
        value = _write_value(had, new.get(name), inner)
        if value is not None:
            written[name] = value
    return written


def _write_value(had: Any, value: Any, inner: _Inner) -> Any:
    if inner.struct is None:
        return value
    if not inner.is_list:
        # An unknown field inside survives even when everything this version knows is back at its default.
        onto = _write_struct(had if isinstance(had, dict) else {}, value or {}, inner.struct)
        return onto or None
    return None if value is None else _write_list(had if isinstance(had, list) else [], value, inner.struct)


def _write_list(had: list[Any], new: list[Any], struct: type[msgspec.Struct]) -> list[Any]:
    """Items keep their unknown fields: an untouched item is found by what is known of it, an edited one by its place."""
    free = {place: item for place, item in enumerate(had) if isinstance(item, dict)}
    matched: dict[int, int] = {}
    for place, item in enumerate(new):
        for old, old_item in free.items():
            if _known_part(old_item, struct) == item:
                matched[place] = old
                break
        if place in matched:
            del free[matched[place]]
    return [
        _write_struct(had[matched[place]] if place in matched else free.pop(place, {}), item, struct)
        for place, item in enumerate(new)
    ]


def _known_part(item: Mapping[str, Any], struct: type[msgspec.Struct]) -> Any:
    try:
        return _clean(msgspec.to_builtins(msgspec.convert(item, struct)))
    except msgspec.ValidationError:
        return None


class _Inner(msgspec.Struct, frozen=True):
    struct: type[msgspec.Struct] | None
    is_list: bool


@cache
def _fields(struct: type[msgspec.Struct]) -> dict[str, _Inner]:
    hints = typing.get_type_hints(struct)
    return {field: _inner(hints[field]) for field in struct.__struct_fields__}


def _inner(hint: Any) -> _Inner:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is list:
        return _Inner(_struct_of(get_args(hint)[0]), True)
    return _Inner(_struct_of(hint), False)


def _struct_of(hint: Any) -> type[msgspec.Struct] | None:
    return hint if isinstance(hint, type) and issubclass(hint, msgspec.Struct) else None
