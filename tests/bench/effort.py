"""What three contacts cost a pair, by hand in the real window: keys, pointer, fields, screens, and how long the window let them wait.

A key is a press of one key; a chord counts each key of it. Letters of free text (names, addresses, prose) and of passphrases are
counted apart. `seconds` is all of them, letters included, at three actions a second. The store holds 20,000 encounters. A stall is how
long the window would let a key wait, asked every two milliseconds while somebody works and until the window is at rest again.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fieldnotes.services.desk import Desk
from fieldnotes.services.shift import list_encounters
from tests.bench.figure import Figure, percentile
from tests.bench.years import fill
from tests.e2e.display import Display, wait_for
from tests.e2e.house import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE, Agency, make_agency, sign_in_by_hand
from tests.e2e.running import Running

ENCOUNTERS = 20_000
ACTIONS_PER_S = 3.0
STALL_MS = 16.0


@dataclass
class Hands:
    """A pair's hands on the real window; everything they do is counted."""

    app: Running
    agency: Agency
    pause_s: float = 1 / ACTIONS_PER_S
    keys: int = 0
    letters: int = 0
    secret: int = 0
    pointer: int = 0
    fields: set[tuple[str, str]] = field(default_factory=set)
    screens: list[str] = field(default_factory=list)
    waits: list[tuple[float, float]] = field(
        default_factory=list
    )  # each beat: ms waited, ms of the UI thread's own work in it
    worst: list[float] = field(default_factory=list)  # ms of its own work, each action

    def press(self, *keys: str) -> None:
        """Keys, one after the other; a digit or a space answers the field that has the focus."""
        for key in keys:
            self.keys += len(key.split("+"))
            if key.isdigit() or key == "space":
                self._touch()
            self._act(partial(self.app.key, key))

    def write(self, words: str) -> None:
        """Free text into what has the focus."""
        self.letters += len(words)
        self._touch()
        self._act(partial(self.app.type, words))

    def prove(self, passphrase: str) -> None:
        """A passphrase where one is asked for, and Enter."""
        self.secret += len(passphrase)
        self._act(partial(self.app.type, passphrase))
        self.press("Return")

    def click(self, word: str, *, kind: str = "", is_part: bool = False) -> None:
        """One pointer action."""
        self.pointer += 1
        self._act(partial(self.app.click, word, kind=kind, is_part=is_part))

    def tab_to(self, name: str, *, most: int = 40) -> None:
        """Tab until that has the focus; every Tab counts."""
        for _ in range(most):
            if self.app.state()["focus"] == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not come to {name!r}; it stands on {self.app.state()['focus']!r}")

    def turn_to(self, section: str, key: str, *, most: int = 12) -> None:
        """Page by page; a key that only scrolled a long text counts like every other."""
        for _ in range(most):
            if self.app.state()["section"] == section:
                return
            self.press(key)
        raise AssertionError(f"{key} does not come to {section}; it stands on {self.app.state()['section']}")

    def sign(self, passphrase: str) -> None:
        """What is signed is shown; the signer's own passphrase."""
        self.until(is_busy=False)
        self.press("ctrl+Return")
        self.until(overlays=lambda panels: len(panels) == 1, focus="Your passphrase")
        self.prove(passphrase)
        self.until(overlays=[])

    def until(self, **wanted: object) -> None:
        """Waits; costs nothing."""
        self.app.until(**wanted)  # type: ignore[arg-type]  # the names of the state's facts

    @property
    def seconds(self) -> float:
        """Everything that fingers do, at three actions a second."""
        return (self.keys + self.letters + self.secret + self.pointer) / ACTIONS_PER_S

    def figures(self, name: str, goal: int) -> list[Figure]:
        """What it cost. `goal`: keys besides free text and passphrases."""
        return [
            Figure(f"{name}_keystrokes", self.keys, "keys", goal),
            Figure(f"{name}_letters", self.letters, "letters of free text"),
            Figure(f"{name}_secret", self.secret, "letters of passphrases"),
            Figure(f"{name}_pointer", self.pointer, "actions"),
            Figure(f"{name}_fields", len(self.fields), "fields"),
            Figure(f"{name}_screens", len(self.screens), "screens"),
            Figure(f"{name}_at_3_a_second", self.seconds, "s", 60 if name.startswith("a_") else None),
        ]

    def _act(self, act: Callable[[], object]) -> None:
        """One action, then the time that hands take anyway, in which nothing but the app is at work."""
        self.app.ask("waits")
        act()
        time.sleep(self.pause_s)
        waits = self.app.ask("waits")
        self.waits += waits
        self.worst.append(max((work for _, work in waits), default=0.0))
        state = self.app.state()
        where = ", ".join(filter(None, (state["place"], state["section"], *state["overlays"])))
        if not self.screens or self.screens[-1] != where:
            self.screens.append(where)

    def _touch(self) -> None:
        state = self.app.state()
        self.fields.add((state["section"] or state["place"], state["focus"]))


def no_action(hands: Hands) -> None:
    """(a) A contact with no action needed: the officer's pen, from the shift board to signed."""
    hands.press("ctrl+n")
    hands.until(place="EncounterScreen", is_read=True, focus="Address")
    hands.write("1420 Alder St")
    hands.press("Tab", "Tab")
    hands.write("Welfare check")
    hands.press("Insert")
    hands.until(section="close_contact", focus="Active call")
    hands.press(
        "1", "Return", "1", "Return", "2", "Return", "1"
    )  # active call, as received, no action, nobody identified
    hands.until(focus="On scene")
    hands.press("2", "1", "1", "2", "Return", "Return")
    hands.until(focus="Clear call and sign")
    hands.press("Return")
    hands.until(overlays=lambda panels: len(panels) == 1, focus="Your passphrase")
    hands.prove(OFFICER_PASSPHRASE)
    hands.until(overlays=[], is_busy=False)


def begin(hands: Hands, *, address: str, call: str, name: str, story: str, stamps: int) -> None:
    """What both longer contacts begin with, by the officer: the call, its times, the person, what happened."""
    hands.press("ctrl+n")
    hands.until(place="EncounterScreen", is_read=True, focus="Address")
    hands.write(address)
    hands.press("Tab", "Tab")
    hands.write(call)
    hands.press(*["F8"] * stamps)
    hands.press("Next")
    hands.until(section="people")
    hands.write(name)
    hands.press("Tab", "space")
    hands.press("Next", "Next")
    hands.until(section="what_happened", focus="What happened")
    hands.write(story)


def welfare_check(hands: Hands) -> None:
    """(b) A welfare check with screen, plan and referral: both pens, both signatures, the packet in the outbox."""
    begin(
        hands,
        address="1420 Alder St",
        call="Welfare check",
        name="Jordan Ashgrove",
        story="Sister called. Seated on the steps, calm, nothing in hands.",
        stamps=3,
    )
    hands.press("F9")
    hands.until(pen=hands.agency.clinician, is_read=True)
    hands.press("Next", "Next", "Next", "Next")
    hands.until(section="risk_screen", focus="Yes")
    for digit in "112222":
        hands.press(digit, "Tab")
    hands.press("Next", "Next")
    hands.until(section="safety_plan")
    for digit, words in zip("115313", ("Not sleeping", "", "", "Sister", "", "Sister keeps the tablets"), strict=True):
        hands.press(digit, "Tab")  # a usual item, then words where they say more
        if words:
            hands.write(words)
        hands.press("Tab")
    hands.press("Next")
    hands.until(section="outcome_needs")
    hands.press("Tab", "2")  # stays with supports, on a safety plan
    hands.sign(CLINICIAN_PASSPHRASE)
    hands.press("F9")
    hands.until(pen=hands.agency.officer, is_read=True)
    hands.sign(OFFICER_PASSPHRASE)
    hands.press("F9")
    hands.until(pen=hands.agency.clinician, is_read=True)
    hands.press("ctrl+p")
    hands.until(place="PacketScreen", focus="Find a service")
    hands.write("senior peer")
    hands.app.see("1 service")
    hands.press("Return")
    hands.app.see("What goes in")
    hands.tab_to("How urgent?")
    hands.press("space", "1")
    hands.tab_to("Leave it in the outbox folder")
    hands.press("space")
    hands.until(focus="I have read it")  # the letter suggested from the record opens first
    hands.press("space")
    hands.until(focus="Leave it in the outbox folder")
    hands.press("space")
    hands.app.see("is on record", is_part=True)
    hands.press("Escape")


def hold_with_transport(hands: Hands) -> None:
    """(c) A hold with transport: the officer's facts, the hand-over before arrival, both signatures."""
    begin(
        hands,
        address="88 Harbor Blvd",
        call="Disturbance",
        name="Kit Eastvale",
        story="Standing in traffic, shouting at cars, did not answer to his name.",
        stamps=4,
    )
    hands.press("Next")
    hands.until(section="force_weapons")
    hands.press("1")  # no weapons, no force, no restraint, nobody hurt
    hands.press("Next")
    hands.until(section="hold_arrest")
    hands.press("3")  # on a hold
    hands.press("Tab", "1")  # which one
    for name, words in (
        ("How it came to your attention", "Two calls from drivers."),
        ("Danger to self", "Stepped in front of a bus twice, said “let it come”."),
        (
            "What was tried or offered first, and why it was not enough",
            "Asked three times to come to the curb; did not.",
        ),
        ("Advised at", "21:40"),
        ("In which language", "English"),
        ("By whom", "Okafor"),
    ):
        hands.tab_to(name)
        hands.write(words)
    hands.press("F7")
    hands.until(place="HandoverScreen")
    hands.tab_to("Name and role")
    hands.write("Intake nurse on duty")
    hands.tab_to("Accepted")
    hands.press("space")
    hands.app.see("Accepted by Intake nurse on duty", is_part=True)
    hands.press("Escape")
    hands.until(place="EncounterScreen")
    hands.press("F8", "F8", "F8")  # left scene, at facility, transfer accepted
    hands.turn_to("outcome_needs", "Next")
    hands.tab_to("Involuntary hold to a facility")
    hands.press("1")
    hands.sign(OFFICER_PASSPHRASE)
    hands.press("F9")
    hands.until(pen=hands.agency.clinician, is_read=True)
    hands.until(is_busy=False, focus=bool)
    hands.turn_to("clinical_note", "Prior")
    hands.tab_to("What brought us together")
    hands.write("Not sleeping for days, hears commands; came with us when offered a quiet room.")
    hands.sign(CLINICIAN_PASSPHRASE)


SCENARIOS: dict[str, tuple[Callable[[Hands], None], int]] = {
    "a_no_action": (no_action, 25),
    "b_welfare_check": (welfare_check, 120),
    "c_hold_with_transport": (hold_with_transport, 180),
}


def run() -> list[Figure]:
    """All of them on one vault, one after the other; about five minutes."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as there:
        folder = Path(there)
        agency = make_agency(folder)
        with agency.desk() as desk:
            fill(desk, officer=agency.officer, clinician=agency.clinician, encounters=ENCOUNTERS)
        display = Display()
        try:
            app = Running(display, agency.data_dir, agency.home)
            try:
                app.start()
                sign_in_by_hand(app)
                wait_for(lambda: not app.state()["is_catching_up"], within_s=60, what="the lists to have caught up")
                app.ask("watch")
                _rest(app)
                waits: list[tuple[float, float]] = []
                worst: list[float] = []
                for scenario, (walk, goal) in SCENARIOS.items():
                    # Each contact begins under the officer's pen; giving it back counts nowhere.
                    if app.state()["pen"] != agency.officer:
                        app.key("F9")
                        app.until(pen=agency.officer)
                    hands = Hands(app, agency)
                    walk(hands)
                    waits, worst = waits + hands.waits, worst + hands.worst
                    figures += hands.figures(scenario, goal)
                    sys.stderr.write(f"{scenario}: {' → '.join(hands.screens)}\n")
            finally:
                app.close()
        finally:
            display.close()
        _require_done(agency)
    waited, worked = [wait for wait, _ in waits], [work for _, work in waits]
    return [
        *figures,
        Figure("stall_p50", percentile(waited, 50), "ms"),
        Figure("stall_p99", percentile(waited, 99), "ms", STALL_MS),
        Figure("stall_p99_own_work", percentile(worked, 99), "ms", STALL_MS),
        Figure("stalls_over_16_ms_own_work", 100 * sum(work > STALL_MS for work in worked) / len(worked), "%"),
        Figure("worst_of_an_action_p50_own_work", percentile(worst, 50), "ms"),
        Figure("worst_of_an_action_p99_own_work", percentile(worst, 99), "ms"),
        Figure("beats_measured", len(waits), "beats"),
    ]


def _require_done(agency: Agency) -> None:
    """Keys that did not do the work count for nothing: what the three contacts left in the vault."""
    with agency.desk() as desk:
        rows = list_encounters(desk, by=agency.officer, limit=len(SCENARIOS))
        ended = [body for row in rows for body in _bodies(desk, agency, row.id, "outcome")]
        assert sorted(body["primary"] for body in ended) == ["hold_to_facility", "no_action", "safety_plan"]
        assert [body["hold_type"] for row in rows for body in _bodies(desk, agency, row.id, "hold")] == ["ca_5150"]
        assert sum(bool(_bodies(desk, agency, row.id, "referral")) for row in rows) == 1
        assert all(len(_bodies(desk, agency, row.id, "signature")) >= 1 for row in rows)


def _bodies(desk: Desk, agency: Agency, encounter: str, kind: str) -> list[dict[str, Any]]:
    return [found.body for found in desk.kept_of(agency.clinician, encounter=encounter, kind=kind)]


def _rest(app: Running) -> None:
    """The breath that people take at the board: until the window has had nothing to do for a second."""

    def is_at_rest() -> bool:
        app.ask("waits")
        time.sleep(1)
        return max((work for _, work in app.ask("waits")), default=0.0) < STALL_MS / 4

    wait_for(is_at_rest, within_s=60, what="the window at rest")
