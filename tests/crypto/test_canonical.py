"""Canonical JSON: RFC 8785 vectors, what is refused, and properties against an implementation written the plain way."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.crypto.canonical import NotCanonical

CASES = json.loads((Path(__file__).parent / "fixtures" / "jcs.json").read_text(encoding="utf-8"))["cases"]

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_AWKWARD_KEYS = st.text(st.sampled_from('aZ~\x7f\x80é€퟿\ue000ﬀ\uffff\U00010000😀\U0010ffff\n"\\'), max_size=4)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_AWKWARD_KEYS | _TEXT, inner, max_size=5),
    max_leaves=20,
)


def plain(value: Any) -> str:
    """RFC 8785 for our restricted values, read off the specification: no speed, no shared code."""
    if isinstance(value, dict):
        items = sorted(value.items(), key=lambda item: list(item[0].encode("utf-16-be")))
        return "{" + ",".join(f"{plain(key)}:{plain(item)}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(plain, value)) + "]"
    if isinstance(value, str):
        short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
        return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    return (
        {None: "null", True: "true", False: "false"}[value]
        if value is None or value is True or value is False
        else str(value)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_published_vectors(case: dict[str, Any]) -> None:
    data = canonical.encode(json.loads(case["input"]))
    if "output" in case:
        assert data.decode() == case["output"]
    else:
        assert list(json.loads(data).values()) == case["values_in_order"]
    assert canonical.encode(canonical.decode(data)) == data


@given(_VALUES)
def test_same_bytes_as_the_plain_implementation_and_back(value: Any) -> None:
    data = canonical.encode(value)
    assert data == plain(value).encode()
    assert canonical.decode(data) == value
    assert canonical.decode_verified(data) == value


@given(st.dictionaries(_AWKWARD_KEYS, st.integers(0, 9), min_size=2, max_size=6), st.randoms())
def test_the_order_of_keys_in_memory_plays_no_part(value: dict[str, int], random: Any) -> None:
    keys = list(value)
    random.shuffle(keys)
    assert canonical.encode({key: value[key] for key in keys}) == canonical.encode(value)


@given(_VALUES, st.data())
def test_any_other_spelling_of_a_value_is_refused(value: Any, data: st.DataObject) -> None:
    right = canonical.encode(value)
    spaced = json.dumps(
        value, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.sampled_from([None, 1]))
    ).encode()
    if spaced != right:
        with pytest.raises(NotCanonical):
            canonical.decode(spaced)


@given(st.binary(max_size=60))
def test_bytes_from_anywhere_are_refused_or_canonical(data: bytes) -> None:
    try:
        value = canonical.decode(data)
    except NotCanonical:
        return
    assert canonical.encode(value) == data


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"\xef\xac\xb3":1,"\xf0\x9f\x98\x80":2}',  # code point order, not UTF-16 order
        b" 1",
        b"1\n",
        b'{"a": 1}',
        b"1.0",
        b"1e2",
        b"0.5",
        b"-0",
        b"01",
        b"+1",
        b"9007199254740993",
        b"-9007199254740993",
        b"1" * 5000,
        b"NaN",
        b"Infinity",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u001F"',
        b'"\\u000a"',
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'"\xc0\xaf"',
        b'"\x01"',
        b"\xef\xbb\xbf1",
        b"",
        b"[1,]",
        b"[1]x",
        b"[" * 65 + b"]" * 65,
        b"[" * 200_000,
        b"'a'",
        b"nul",
    ],
)
def test_what_is_not_canonical_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        canonical.decode(data)


def test_nesting_of_64_is_the_limit() -> None:
    assert canonical.decode(b"[" * 64 + b"]" * 64)
    with pytest.raises(NotCanonical):
        canonical.encode(json.loads("[" * 65 + "]" * 65))


def test_four_mebibytes_is_the_limit() -> None:
    fits = "a" * (4 * 1024 * 1024 - 2)
    assert canonical.decode(canonical.encode(fits)) == fits
    with pytest.raises(NotCanonical):
        canonical.encode(fits + "a")
    for reading in (canonical.decode, canonical.decode_verified):
        with pytest.raises(NotCanonical):
            reading(b'"' + fits.encode() + b'a"')


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        1.0,
        float("nan"),
        2**53 + 1,
        -(2**53) - 1,
        {1: 2},
        {None: 1},
        "\ud800",
        {"\udfff": 1},
        b"x",
        {1, 2},
        object(),
        [[1.5]],
    ],
    ids=lambda value: type(value).__name__,  # the same names in every test process
)
def test_values_without_a_canonical_form_are_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode(value)


def test_a_value_that_holds_itself_is_refused() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(NotCanonical):
        canonical.encode(ring)


def test_codes_and_tuples_are_written_as_what_they_are() -> None:
    class Colour(StrEnum):
        BLUE = "blue"

    assert canonical.encode({"a": Colour.BLUE, Colour.BLUE: (1, True, None)}) == b'{"a":"blue","blue":[1,true,null]}'
    assert canonical.encode(2**53) == b"9007199254740992"


def test_no_text_of_the_record_in_the_refusal() -> None:
    """A refusal ends in logs and dialogs: it may not quote what somebody said."""
    for attempt in (lambda: canonical.encode({"she said \ud800": 1}), lambda: canonical.decode(b'{"she said": tru}')):
        with pytest.raises(NotCanonical) as caught:
            attempt()
        assert "she" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
