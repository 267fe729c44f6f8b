"""The status page: what it says, whom it answers, and how a real browser shows it."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.station.page import now_page, outer_page
from fieldnotes.station.state import LaptopState, Restored, StationState, Twin
from tests.station.town import Town

ROOT = Path(__file__).parents[2]
_EMPTY = {"meta", "link", "br"}


class Reader(HTMLParser):
    """Every element closed, in its order; the text, and the attributes that were met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.met.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def a_state(
    name: str = "Harborview", laptop: str = "Car 1", twins: tuple[Twin, ...] = (), **facts: Any
) -> StationState:
    one = LaptopState(
        device="1" * 32, name=laptop, seen_ms=0, behind=3, brought=4, refused=0, app=name,
        **{"standing": "enrolled"} | facts,
    )  # fmt: skip
    return StationState(
        name=name, addresses=("127.0.0.1:1",), agency=name, has_agency=True, life="a", life_ms=1_795_488_487_000,
        why="made", at_ms=1_795_488_487_000, revisions=7, certificates=8, set_aside=0, waiting=0, database="file",
        database_bytes=1, disk_free_bytes=1 << 40, twins=twins, laptops=(one,),
    )  # fmt: skip


@given(name=st.text(), laptop=st.text())
def test_whatever_things_are_called_the_page_stays_a_page(name: str, laptop: str) -> None:
    usual = Reader(now_page(a_state(), is_still=False))
    twin = Twin(author=name, laptop=laptop, n=3)
    for page in (now_page(a_state(name, laptop), is_still=False), outer_page(name, is_still=False)):
        assert "script" not in {tag for tag, _ in Reader(page).met}
    assert [one for one, _ in Reader(now_page(a_state(name or "-", laptop or "-"), is_still=False)).met] == [
        one for one, _ in usual.met
    ], "no name makes an element"
    assert "carry the number 3" in Reader(now_page(a_state(twins=(twin,)), is_still=False)).text


def test_a_restore_is_a_fact_and_a_cut_trail_an_alarm_until_the_laptop_is_taken_out() -> None:
    quiet = Reader(now_page(a_state(), is_still=False)).text
    assert "Nothing needs anybody now." in quiet
    assert "Restored laptops" not in quiet
    restored = (Restored(at_ms=1_795_488_487_000, missing=12), Restored(at_ms=1_795_488_487_000, missing=0))
    told = Reader(now_page(a_state(restored=restored), is_still=False)).text
    assert "Nothing needs anybody now." in told
    assert (
        "Car 1: Restored from a backup, noticed on 2026-11-24 02:48 UTC; 12 entries of its audit trail, written after the backup, are not "
        "on it any more (the station holds their last checkpoint)." in told
    )
    assert "nothing of its audit trail is missing that the station knows of" in told
    alarms: tuple[dict[str, Any], ...] = ({"trail_broken_ms": 1}, {"twice_ms": 1})
    for facts in alarms:
        loud = Reader(now_page(a_state(**facts), is_still=False)).text
        assert "Somebody should look" in loud
        assert "station revoke" in loud, "what to do next"
        assert "Nothing needs" in Reader(now_page(a_state(**facts, standing="revoked"), is_still=False)).text


def test_the_page_has_what_a_reader_of_screens_needs() -> None:
    for page in (outer_page("S", is_still=False), now_page(a_state(), is_still=False)):
        read = Reader(page)
        assert page.startswith("<!doctype html>")
        assert ("html", "en") in [(tag, found.get("lang")) for tag, found in read.met]
        assert all(found.get("scope") for tag, found in read.met if tag == "th")
        assert all(found.get("title") for tag, found in read.met if tag == "iframe")
        ids = {found["id"] for _, found in read.met if "id" in found}
        assert {found["aria-labelledby"] for _, found in read.met if "aria-labelledby" in found} <= ids
        assert not any(name.startswith("on") or name == "style" for _, found in read.met for name in found)
    assert "refresh" in now_page(a_state(), is_still=False)
    assert 'http-equiv="refresh"' not in outer_page("S", is_still=False) + now_page(a_state(), is_still=True)


@pytest.fixture
def watched(town: Town) -> Town:
    """The town with its status page."""
    town.station.stop()
    town.station.show_status()
    town.station.start()
    return town


def get(town: Town, path: str, host: str = "") -> http.client.HTTPResponse:
    address = town.station.status_url.removeprefix("http://").strip("/")
    asked = http.client.HTTPConnection(address, timeout=20)
    asked.request("GET", path, headers={"host": host or address})
    answer = asked.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    asked.close()
    return answer


def test_only_this_computer_by_its_own_name_is_answered(watched: Town) -> None:
    port = watched.station.status_url.strip("/").rpartition(":")[2]
    for path in ("/", "/now", "/status.css"):
        for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
            answer = get(watched, path, host)
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert answer.headers["cache-control"] == "no-store"
        for host in ("station.invalid", f"evil.invalid:{port}", "127.0.0.1", f"127.0.0.1.evil.invalid:{port}"):
            assert get(watched, path, host).status == 421
    assert get(watched, "/v1/sync").status == 404


def look(town: Town, *what: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("browser.py")), town.station.status_url, *what],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=150,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def contrast(first: str, second: str) -> float:
    """WCAG 2.2, relative luminance of two colours as `rgb(r, g, b)`."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_browser_shows_it_by_day_and_by_night_wide_and_narrow(watched: Town) -> None:
    first, _ = watched.cars
    first.write("a note", record=1)
    first.meet()
    grounds = []
    for what in ((), ("dark", "narrow")):
        seen = look(watched, *what)
        assert seen["heading"] == "Harborview Station"
        assert [row[:2] + row[3:6] for row in seen["rows"]] == [
            ["Car 1", "enrolled", "0", "1", "0"],
            ["Car 2", "enrolled", "1", "0", "0"],
        ]
        assert seen["rows"][1][2] == "never"
        assert (seen["scripts"], seen["console"]) == (0, [])
        assert seen["sideways"] <= 0, "nothing but the table itself moves sideways"
        text, ground = seen["ground"]
        grounds.append(ground)
        assert min(contrast(one, ground) for one in (text, seen["quiet"], seen["link"])) >= 7
        (first_stop, _, words), (second_stop, inner, _) = seen["tabs"]
        assert (first_stop, words) == ("A", "Let them stand still")
        assert (second_stop, inner) == ("IFRAME", "wide"), "the table is reached by Tab, then moved with the arrows"
    assert grounds[0] != grounds[1]


@pytest.mark.long
def test_the_facts_come_anew_and_take_nobodys_place(watched: Town) -> None:
    seen = look(watched, "wait")
    assert seen["came_anew"]
    assert seen["focus_after"][0] == seen["tabs"][-1][0]
