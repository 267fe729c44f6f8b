"""Search: finds what a tired person types, newest first, whatever characters it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain import record as kinds
from fieldnotes.store.log import Log
from fieldnotes.store.projection import SEARCHED, search_text
from fieldnotes.store.search import fold, query_of, snippet, words_of
from fieldnotes.store.view import View
from tests.store.conftest import VIEW_KEY
from tests.store.world import Reader, Writer, add, add_and_put

TEXTS = [
    "Walked to the bridge, Łukasz calm.",
    "Bridge again; José Núñez refused the blanket.",
    "O'Brien's mother: call back after 17:30, 555-0142.",
    "Nguyễn Thị Hồng spoke through an interpreter. ΣΊΣΥΦΟΣ",
    "Аня Иванова; 東京 ; naïve café",
    'AND OR NOT NEAR column text: quoted "words" here*',
]


@pytest.fixture
def view(folder: Path, log: Log, writer: Writer, read: Reader) -> Iterator[View]:
    with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
        add(log, *(writer.write("narrative", {"text": text}) for text in TEXTS))
        view.follow(log, open_envelope=read)
        yield view


def found(view: View, typed: str) -> list[int]:
    """Which texts, newest first."""
    bodies = {record.id: record.body["text"] for record in view.records(kind="narrative")}
    return [TEXTS.index(bodies[hit.record]) for hit in view.find(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bridge", [1, 0]),
        ("BRID", [1, 0]),
        ("bri", [2, 1, 0]),
        ("bridge blank", [1]),
        ("nunez", [1]),
        ("NÚÑEZ", [1]),
        ("nu\u0301n\u0303ez", [1]),  # typed with combining marks
        ("josé refused", [1]),
        ("o'brien", [2]),
        ("o’brien", [2]),
        ("555-0142", [2]),
        ("5550142", []),
        ("nguyen hong", [3]),
        ("σίσυφοσ", [3]),  # letters other than Latin keep their marks,
        ("анЯ", [4]),
        ("東京", [4]),
        ("cafe naive", [4]),
        ("not or and", [5]),
        ('"words', [5]),
        ("text:", [5]),
        ("bridge b", [1, 0]),  # the second word has only begun
        ("ridge", []),
        ("", []),
        ("b", []),
        ("  é ", []),
        ("_*_", []),
        ("'", []),
        ("''''", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(view: View, typed: str, expected: list[int]) -> None:
    assert found(view, typed) == expected


HOSTILE = [
    '"',
    '""',
    '"a"b"c',
    "a* b* c*",
    "*",
    "^bridge",
    "bridge NEAR/2 calm",
    "NEAR(bridge calm, 5)",
    "text : bridge",
    "-bridge",
    "bridge -calm",
    "(bridge",
    "bridge)",
    "{text}:bridge",
    "bridge AND",
    "NOT",
    "OR OR OR",
    "bridge; drop table search",
    "'; --",
    "\x00bridge",
    "bridge\x00",
    "a" * 100_000,
    "a " * 10_000,
    "\ud800bridge",
    "🛟 bridge",
    "\u202ebridge",
    "\u0301\u0301\u0301",
    "ab\u0301" * 50,
    "\u2028bridge",
    "%",
    "bri_dge",
    "bri%",
    "\\",
    "bridge\\",
    "$1",
    "?1",
    ":x",
    "@x",
    "𐐀𐐁",
    "\U000e0001ab",
    "ꟲꟳꟴ",
    "𞤀𞤁",
    "½½",
    "²²",
    "a²b³",
    "①②",
    "\u0b66\u0b67",
    "a\u19b0b",
    "a\u19c9b c",
    "a\u1cf2b",
    "\u19b0\u19b0",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_is_an_operator_or_breaks(view: View, typed: str) -> None:
    hits = view.find(typed)
    assert len(hits) <= len(TEXTS)


def test_harmless_words_between_hostile_ones_still_count(view: View) -> None:
    assert found(view, "\x00bridge\x00(calm)") == [0]
    assert found(view, "\ud800bridge") == [1, 0]
    assert found(view, "🛟 bridge") == [1, 0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_any_text_can_be_looked_for(view: View, typed: str) -> None:
    view.find(typed)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400), typed=st.text(max_size=20))
def test_a_snippet_is_a_short_line(text: str, typed: str) -> None:
    line = snippet(text, words_of(typed))
    assert len(line) <= 145
    assert "\n" not in line
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("typed", ["bridge", "bri", "555-0142", "nunez", "words here", "b", "", "nobody"])
def test_records_of_a_kind_are_those_that_are_found(view: View, typed: str) -> None:
    assert view.records_with(typed, kind="narrative") == [hit.record for hit in view.find(typed, limit=1000)]
    assert view.records_with(typed, kind="disclosure") == []


def test_a_snippet_shows_the_find() -> None:
    text = "Long beginning. " * 30 + "Then José walked to the bridge." + " More." * 30
    assert "José" in snippet(text, ["jose"])
    assert snippet(text, ["bridge"]).startswith("… ")
    assert snippet("short", ["x"]) == "short"


def test_newest_change_comes_first_and_pages_go_on(log: Log, view: View, writer: Writer, read: Reader) -> None:
    first = log.envelopes(limit=1)[0][1]
    changed = writer.write(
        "narrative", {"text": "Walked to the bridge once more."}, rec=first.header.rec, parents=(first.rev,)
    )
    add_and_put(log, view, changed, read)
    hits = view.find("bridge")
    assert [hit.snippet[:13] for hit in hits] == ["Walked to the", "Bridge again;"]
    assert view.find("bridge", limit=1, offset=1) == hits[1:]
    assert view.find("łukasz") == []


def test_a_hit_names_its_encounter_and_person(log: Log, view: View, writer: Writer, read: Reader) -> None:
    encounter = "e" * 32
    add(
        log,
        writer.write(
            "encounter",
            {"number": "CR-26-1", "call_type_received": "Welfare check", "address": "Harbor Road"},
            rec=encounter,
            encounter=encounter,
        ),
        writer.write("narrative", {"text": "harbor lights"}, encounter=encounter),
        writer.write(
            "person", {"legal_name": "Sam Harbor", "what_helps": [{"text": "quiet voice", "source": "sister"}]}
        ),
    )
    view.follow(log, open_envelope=read)
    hits = {hit.kind: hit for hit in view.find("harbor")}
    assert {kind: hit.title for kind, hit in hits.items()} == {
        "encounter": "Welfare check",
        "narrative": "Welfare check",
        "person": "Sam Harbor",
    }
    assert hits["narrative"].encounter == encounter
    assert [hit.kind for hit in view.find("quiet sister")] == ["person"]


def test_every_searched_field_exists_and_codes_are_not_searched() -> None:
    for kind, names in SEARCHED.items():
        assert set(names) <= set(kinds.KINDS[kind].__struct_fields__), kind
    # Every kind that people write words in is searched.
    assert set(kinds.KINDS) - set(SEARCHED) == {
        "section",
        "involvement",
        "hold_form",
        "tip",
        "phrase_set",
        "receiver_profile",
        "person_merge",
        "person_distinct",
        "encounter_join",
        "encounter_distinct",
        "accounting_suspension",
        "signature",
        "stub",
        "screen",
        "agency_profile",
        "agency_certificate",
        "directory_source",
        "instrument",
    }
    assert search_text("narrative", {"text": "seen", "how_known": "observed", "speaker": ""}) == "seen"
    assert search_text("unknown", {"text": "x"}) == ""


def test_queries_are_quoted_words() -> None:
    assert query_of('a "b" NOT c*') == '"a" "b" "NOT"*'
    assert query_of("x") is None
    assert len(words_of("word " * 500)) == 12
