"""One history: a script of what happens, drawn from a seed, played with the product's session and station, and judged at the end."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from fieldnotes.domain.number import encounter_number
from fieldnotes.domain.problem import InputProblem, SyncProblem
from fieldnotes.services.ending import release_from_quarantine
from fieldnotes.sync import protocol, receipt, session
from fieldnotes.sync.protocol import Answer, CertificatePage, Pulled, Push, Question, Verified
from fieldnotes.sync.session import Met, meet
from fieldnotes.trust.certificate import to_bytes
from fieldnotes.trust.envelope import Envelope
from tests.sync_sim import model
from tests.sync_sim.ending import Account, draw_ends
from tests.sync_sim.judge import forged, judge_records
from tests.sync_sim.model import Laptop, PowerCut, Shelf, station_of
from tests.sync_sim.real import RealLaptop, RealParts

Action = list[Any]
Script = dict[str, Any]
STEPS = 60
QUIET_TURNS = 12

BUGS = {
    "lww": "the wall clock decides",
    "delwins": "a removal drops what somebody else had not sent",
    "seqgap": "numbers are given out before the commit",
    "curfirst": "the cursor is kept before the page",
    "noinc": "a restored station is not noticed",
    "absent": "what the station lacks is deleted",
    "noorder": "children before their parents",
    "dup": "what comes twice is kept twice",
    "ackearly": "sent before the answer came",
    "stale": "what was sealed with an older key is thrown away",
    "unsigned": "a receipt is believed without its signature",
    "mergedrop": "a save keeps one side's paragraphs only",
    "latedraft": "what was written beside a signature stands as if it were signed",
    "orphan": "what has no parents here is shown",
    "number": "two laptops give the same number",
    "leak": "a restored station gives out what lay in quarantine",
    "childonly": "what is released comes without what it follows",
    "bysender": "what is released comes laptop by laptop, not in its order",
    "asidecounts": "what lies in quarantine counts as delivered for others too",
    "both": "quarantine keeps what another laptop brought meanwhile",
    "tooearly": "keys are erased at the first word of an end, before the unsent is handed over",
    "forgotten": "a restored station does not hear again of an end",
}
"""The bugs of others and of ours, put back in by name. The net that catches some of them at the end of a meeting goes with them."""
_NET_AWAY = frozenset(
    {
        "seqgap",
        "curfirst",
        "noinc",
        "absent",
        "noorder",
        "ackearly",
        "stale",
        "unsigned",
        "lww",
        "delwins",
        "asidecounts",
    }
)


def draw(seed: int, *, steps: int = STEPS) -> Script:
    """The script of a seed."""
    chance = random.Random(seed)
    laptops = chance.randint(2, 6)
    records = chance.randint(1, 4)
    skews = [
        chance.choice([0, 0, 1, -1, 60, -3600, 365 * 86400, -50 * 365 * 86400, 50 * 365 * 86400])
        for _ in range(laptops)
    ]
    actions = [_draw_action(chance, laptops, records, at) for at in range(steps)]
    for when, action in sorted(draw_ends(seed, laptops=laptops, records=records, steps=steps), reverse=True):
        actions.insert(round(when), action)
    return {"seed": seed, "laptops": laptops, "records": records, "skews_s": skews, "actions": actions}


def _draw_action(chance: random.Random, laptops: int, records: int, at: int) -> Action:
    turn, laptop = chance.random(), chance.randrange(laptops)
    if turn < 0.42:
        kind = chance.choices(["edit", "sign", "remove", "addendum"], [8, 2, 1, 1])[0]
        return ["write", laptop, chance.randrange(records), kind, f"p{at}", chance.choice([1, 30, 3600])]
    if turn < 0.78:
        cut = chance.choice([None, None, None, chance.randint(0, 8)])
        fault = chance.choice(["lost_question", "lost_answer", "power", "forged"]) if cut is not None else ""
        return ["meet", laptop, cut, fault]
    if turn < 0.85:
        return ["stick", laptop, chance.randrange(laptops), chance.randrange(2**16)]
    if turn < 0.89:
        return ["settle"]
    if turn < 0.92:
        return ["backup"]
    if turn < 0.95:
        return ["restore", chance.random() < 0.2]
    if turn < 0.97:
        return ["rotate"]
    return ["number", laptop]


class World:
    """Laptops and a station in the middle of a history."""

    def __init__(self, script: Script, bug: str = "", *, parts: RealParts | None = None) -> None:
        self.bug = bug
        self.script = script
        shelf = Shelf(bug)
        self.shelf: Any = parts.shelf if parts else shelf
        self.station: Any = parts.station if parts else station_of(shelf)
        self.laptops: list[Laptop] = [Laptop(n, bug, skew_s=skew) for n, skew in enumerate(script["skews_s"])]
        if parts:
            self.laptops = [*parts.laptops]
        self.ever: dict[str, Envelope] = {}
        self.numbers: list[str] = []
        self.parts = parts
        self.account = Account()
        self.shelf.heard, self.shelf.told = self.account.hear, self._told
        end_of = parts.end_of if parts else model.end_of
        self.ends = {one.device: to_bytes(end_of(one.device)) for one in self.laptops}
        self.leaves = {one.device: to_bytes(end_of(one.device, "user")) for one in self.laptops}
        self.by: dict[str, Laptop] = {}
        self.found: set[str] = set()
        self.erased: dict[str, list[str]] = {}
        self.copy = self.shelf.backup(), self.account.backup()
        self.empty = self.copy
        self.now_s, self.key = 1_000_000_000, 1
        self.trace = hashlib.sha256()
        self.counts = [0] * len(self.laptops)

    def play(self) -> list[str]:
        """The violations of the whole history."""
        for action in self.script["actions"]:
            getattr(self, f"_{action[0]}")(*action[1:])
            self.trace.update(json.dumps(action).encode())
        return self.judge()

    # --- what happens -------------------------------------------------------------------------------------------------

    def _write(self, laptop: int, record: int, kind: str, token: str, later_s: int) -> None:
        self.now_s += later_s
        writer = self.laptops[laptop]
        if _is_gone(writer):
            return
        made = writer.write(f"{record + 1:032x}", kind, token, now_s=self.now_s, key=self.key)
        self.ever[made.rev] = made
        self.by[made.rev] = writer
        self.trace.update(made.rev.encode())

    def _meet(self, laptop: int, cut: int | None, fault: str) -> None:
        self.meet(self.laptops[laptop], cut=cut, fault=fault)

    def _stick(self, giver: int, taker: int, dice: int) -> None:
        """A stick with everything, or with what survived of it. Nobody reads one of a laptop that ended, or writes one for it."""
        gives, takes = self.laptops[giver], self.laptops[taker]
        carried = gives.certificates()
        ended = takes.ends() | gives.ends() | takes.left() | gives.left()
        if _is_gone(gives) or _is_gone(takes) or ended & {gives.device, takes.device}:
            return
        chance = random.Random(dice)
        whole = list(gives.log.values())
        if chance.random() < 0.4:
            whole = [one for one in whole if chance.random() < 0.7]
        takes.hear(carried)
        takes.take_bundle(whole)

    def _end(self, laptop: int, comes_back: bool, how: str, number: int) -> None:
        """The agency takes a laptop out."""
        self._revoke(self.laptops[laptop], self.ends, how, number)
        if self.laptops[laptop].is_ended and not comes_back:
            self.laptops[laptop].is_away = True

    def _leave(self, laptop: int, _comes_back: bool, how: str, number: int) -> None:
        """The person of a laptop leaves the agency."""
        self._revoke(self.laptops[laptop], self.leaves, how, number)

    def _revoke(self, gone: Laptop, words: dict[str, bytes], how: str, number: int) -> None:
        """The station hears at once, within a meeting of that laptop, or by another laptop. One laptop always stays."""
        if not gone.is_ended and sum(not one.is_ended for one in self.laptops) == 1:
            return
        gone.is_ended = True
        word = words[gone.device]
        if how == "within":
            self.meet(gone, ahead={number: lambda: self.shelf.add_certificates([word])})
        elif how == "carried" and self.laptops[number] is not gone and not _is_gone(self.laptops[number]):
            self.laptops[number].hear([word])
        else:
            self.shelf.add_certificates([word])

    def _release(self, laptop: int, dice: int) -> None:
        """The admin lets in all of a laptop (dice -1), or some of what lies there."""
        self.found |= self.account.look(self.shelf)
        device = self.laptops[laptop].device
        if dice < 0:
            self._let_in({rev for rev, sender in self.account.aside.items() if sender == device}, device=device)
        else:
            chance = random.Random(dice)
            self._let_in({rev for rev in sorted(self.account.aside) if chance.random() < 0.3})

    def _let_in(self, revs: set[str], *, device: str = "") -> None:
        if not revs:
            return
        self.trace.update("".join(sorted(revs)).encode())
        self.account.is_releasing = True
        try:
            if self.bug == "childonly":
                self.shelf.release(sorted(revs))
            else:
                release_from_quarantine(self.shelf, device=device, revs=() if device else sorted(revs))
        except InputProblem:
            self.found.add("I13 lost from quarantine")
        finally:
            self.account.is_releasing = False
        self.account.release(revs, self.ever)

    def _told(self, some: Sequence[bytes]) -> None:
        self.account.ended |= {device for device, word in self.ends.items() if word in some}
        self.account.left |= {device for device, word in self.leaves.items() if word in some}

    def _settle(self) -> None:
        self.shelf.settle()

    def _backup(self) -> None:
        self.copy = self.shelf.backup(), self.account.backup()

    def _restore(self, is_empty: bool) -> None:
        shelf, account = self.empty if is_empty else self.copy
        self.account.restore(account)
        self.shelf.restore(shelf)

    def _rotate(self) -> None:
        """Somebody left: a new key; laptops that have not heard go on with the one before for a while."""
        self.shelf.newest_key = self.key
        self.key += 1

    def _number(self, laptop: int) -> None:
        self.counts[laptop] += 1
        suffix = "1" if self.bug == "number" else str(laptop + 1)
        self.numbers.append(encounter_number(year=2026, running=self.counts[laptop], laptop=suffix))

    def meet(
        self,
        laptop: Laptop,
        *,
        cut: int | None = None,
        fault: str = "",
        ahead: dict[int, Callable[[], None]] | None = None,
    ) -> Met | None:
        """A meeting, cut off before its answer number `cut`; None when it did not come to its end. `ahead`: what happens before an answer,
        or behind a meeting that had fewer.
        """
        acts = dict(ahead or {})
        met = None if _is_gone(laptop) else self._meet_on(laptop, cut, fault, acts)
        for act in acts.values():
            act()
        if not _is_gone(laptop) and laptop.after(met):
            here = sorted(laptop.log)
            if not self.shelf.quarantined(here) | self.shelf.in_feed(here) >= set(here):
                self.found.add("I14 erased before it was handed over")
            self.erased[laptop.device] = here
        return met

    def _meet_on(self, laptop: Laptop, cut: int | None, fault: str, acts: dict[int, Callable[[], None]]) -> Met | None:
        if self.bug == "absent":
            laptop.drop_absent(self.shelf)
        meeting = meet(laptop.real if isinstance(laptop, RealLaptop) else laptop)
        step = 0
        try:
            question = next(meeting)
            while True:
                acts.pop(step, _nothing)()
                if step == cut and fault == "power":
                    laptop.crash = True
                elif step == cut and fault != "forged":
                    if fault == "lost_answer":
                        self._answer(laptop, question)
                    meeting.close()
                    return None
                is_forged = fault == "forged" and cut is not None and step >= cut
                question = meeting.send(self._answer(laptop, question, is_forged=is_forged))
                step += 1
        except StopIteration as end:
            met: Met = end.value
            return met
        except (SyncProblem, PowerCut):
            return None
        finally:
            laptop.crash = False

    def _answer(self, laptop: Laptop, question: Question, *, is_forged: bool = False) -> Answer:
        """Over the wire and back; or somebody between the two says that all is stored."""
        if is_forged and isinstance(question, Push):
            return forged(question, laptop.device)
        is_over = laptop.device in self.account.ended
        heard = protocol.question_from_bytes(protocol.to_bytes(question))
        answer = self.station.answer(heard, device=laptop.device)
        if is_over and isinstance(answer, Pulled | CertificatePage | Verified):
            self.found.add("I15 an ended laptop was given something")
        return protocol.answer_from_bytes(protocol.to_bytes(answer))

    # --- what must hold -----------------------------------------------------------------------------------------------

    def judge(self) -> list[str]:
        """Everybody meets until it is quiet; then the invariants (security-sync 9.1, and `ending`) are looked at by rules of their own.
        What lies in quarantine by then is released, everybody meets again, and all of it must be everywhere.
        """
        self.shelf.settle()
        found = self.found
        self.found |= self.account.look(self.shelf)
        self._quieten()
        self.found |= self.account.look(self.shelf)
        found |= self._judge_all()
        if self.account.aside:
            for device in dict.fromkeys(self.account.aside.values()):
                mine = {rev for rev, sender in self.account.aside.items() if sender == device}
                self._let_in(mine, device=device)
            self.found |= self.account.look(self.shelf)
            self._quieten()
            found |= {"I12 released, and not everywhere" if one == "I2 lost" else one for one in self._judge_all()}
        for laptop in self.laptops:
            if laptop.is_erased and (laptop.has_keys() or sorted(laptop.log) != self.erased[laptop.device]):
                found.add("I16 not erased")
        if len(set(self.numbers)) < len(self.numbers):
            found.add("one number twice")
        return sorted(found)

    def _quieten(self) -> None:
        for _turn in range(QUIET_TURNS):
            met_ = {laptop.number: self.meet(laptop) for laptop in self.laptops}
            is_verified = all(
                met is not None and met.is_verified for one in self._living() for met in [met_[one.number]]
            )
            if is_verified and not any(met and (met.sent or met.taken) for met in met_.values()):
                return

    def _living(self) -> list[Laptop]:
        """Those that still meet: nobody who counts has heard that they ended."""
        return [one for one in self.laptops if not _is_gone(one) and one.device not in self.account.ended]

    def _judge_all(self) -> set[str]:
        found: set[str] = set()
        living = self._living()
        logs = {laptop.number: laptop.log for laptop in living}
        owed = {rev for rev, writer in self.by.items() if writer in living}.union(self.account.feed, *logs.values())
        for laptop in living:
            met = self.meet(laptop)
            if met is None or not met.is_verified:
                found.add("I8 not verified")
            elif met.sent or met.taken:
                found.add("I10 not quiet")
            log = logs[laptop.number]
            here = set(log)
            if owed & set(self.ever) - here:
                found.add("I2 lost")
            if here - set(self.ever):
                found.add("I3 written by nobody")
            if any(log[rev] != self.ever[rev] for rev in here & set(self.ever)):
                found.add("I3 changed")
            if not here.isdisjoint(self.account.aside):
                found.add("I11 leaked")
            if not (laptop.ends() <= self.account.ended and laptop.left() <= self.account.left):
                found.add("I15 an end was forgotten")
            found |= judge_records(laptop, log)
        if len({tuple(sorted(log)) for log in logs.values()}) > 1:
            found.add("I1 not the same")
        return found


def _is_gone(laptop: Laptop) -> bool:
    """Nobody works on it any more."""
    return laptop.is_away or laptop.is_erased


def _nothing() -> None:
    """Nothing happens."""


@contextmanager
def rules(bug: str = "") -> Iterator[None]:
    """The model's signatures; with a bug also its own way around the session's checks."""
    check = (lambda *_given: None) if bug == "unsigned" else model.verify
    with patch.object(receipt, "verify", check):
        if bug in _NET_AWAY:
            with patch.object(session, "_verify", _no_net):
                yield
        else:
            yield


def _no_net(*_given: object) -> Any:
    yield from ()
    return True


def play(script: Script, bug: str = "") -> list[str]:
    """The violations of one script."""
    return World(script, bug).play()


def play_real(script: Script) -> list[str]:
    """The same with files, seals and signatures; without `rules`, which stand in for them."""
    parts = RealParts(script["skews_s"])
    try:
        return World(script, parts=parts).play()
    finally:
        parts.close()
