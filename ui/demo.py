"""`fieldnotes demo`: an invented agency. With a screen the window opens on it; headless it walks the whole path in the real window,
without a display, and leaves `handover.pdf`, `packet.pdf`, `screens/*.png` and `summary.json`.

The walk is a generator of conditions: one timer looks whether the next one holds. The window's own event loop runs all the time.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from fieldnotes.domain.ids import RecordId
    from fieldnotes.services.demo import DemoFacts
    from ui.house import House

FOLDERS = ("vault", "safe", "config", "screens")  # what a walk makes in its folder; a later walk makes them anew
FRAME = 4  # pixels that the platform takes for a window's frame
WINDOW = (1366, 768)  # logical pixels: the laptop the pictures were drawn for
LOOKS_EVERY_MS = 5
GIVES_UP_AFTER_S = 60.0
RECIPIENT = "clinic"  # found in the demo's directory
TEXT = "Handed a box cutter from jacket pocket to me when asked once. Item logged."

Step = Callable[[], bool]
Walk = Generator[Step, None, None]


def run(asked: argparse.Namespace) -> int | None:
    """None: the demo's vault lies in `asked.data`, open the window. Otherwise the exit code of the walk."""
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.sentence import sentence_of

    try:
        if asked.headless:
            return _walk_headless(Path(asked.out))
        _make_once(Path(asked.data))
    except Problem as problem:
        sys.stderr.write(sentence_of(problem) + "\n")
        return 1
    return None


def _make_once(data_dir: Path) -> None:
    from fieldnotes.services.demo import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE, make_demo
    from fieldnotes.vault.setup import has_vault

    if not has_vault(data_dir):
        print("Writing the demonstration: two people, seven encounters, a directory …", flush=True)  # noqa: T201 - a command
        make_demo(data_dir, safe_dir=data_dir.with_name(data_dir.name + "-safe"))
    print(f"Okafor signs in with: {OFFICER_PASSPHRASE}\nReyes signs in with:  {CLINICIAN_PASSPHRASE}")  # noqa: T201 - a command


def _walk_headless(out: Path) -> int:
    from fieldnotes.services.demo import make_demo

    began = time.monotonic()
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for name in FOLDERS:
        shutil.rmtree(out / name, ignore_errors=True)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_write_display(out / 'config')}"
    # The walk's own folder also holds what would otherwise go to this account's configuration and keyring.
    os.environ["XDG_CONFIG_HOME"] = str(out / "config")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    facts = make_demo(out / "vault", safe_dir=out / "safe")

    from PySide6.QtCore import QTimer

    from ui.app import SWITCH_INTERVAL_S, make_application, open_house
    from ui.session.garbage import Garbage
    from ui.theme import LOOK, Theme

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    garbage = Garbage(application)
    house = open_house(out / "vault", entry=["none"])
    LOOK.apply(Theme.NIGHT)
    walker = _Walker(house, out, facts)
    driver = _Driver(
        walker.walk(), on_end=lambda: application.exit(0)
    )  # quit() would ask the window, which has its own way of closing
    timer = QTimer()
    timer.timeout.connect(driver.look)
    house.start()
    timer.start(LOOKS_EVERY_MS)
    application.exec()
    timer.stop()
    house.close()
    garbage.close()
    if driver.failure is not None:
        raise driver.failure
    summary = {**walker.summary, "seconds": round(time.monotonic() - began, 2), "data_dir": str(out / "vault")}
    (out / "summary.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for name in ("handover.pdf", "packet.pdf", "summary.json", "screens"):
        print(out / name)  # noqa: T201 - a command
    return 0


def _write_display(folder: Path) -> Path:
    """The display that is not there, as large as a patrol laptop's (Qt's offscreen platform reads it)."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "display.json"
    width, height = WINDOW[0] + FRAME, WINDOW[1] + FRAME
    screen = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    path.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return path


class _Driver:
    """Looks whether the awaited condition holds and goes on; a failure ends the walk."""

    def __init__(self, walk: Walk, *, on_end: Callable[[], object]) -> None:
        self._walk, self._on_end = walk, on_end
        self._awaited: Step = lambda: True
        self._since = time.monotonic()
        self._is_over = False
        self.failure: BaseException | None = None

    def look(self) -> None:
        """Called by the timer."""
        if self._is_over:
            return
        try:
            if not self._awaited():
                if time.monotonic() - self._since > GIVES_UP_AFTER_S:
                    self.failure = TimeoutError(_station(self._walk))
                    self._end()
                return
            self._awaited = next(self._walk)
            self._since = time.monotonic()
        except StopIteration:
            self._end()
        except Exception as failure:  # noqa: BLE001 - raised again by whoever started the walk
            self.failure = failure
            self._end()

    def _end(self) -> None:
        self._is_over = True
        self._on_end()


class _Walker:
    """One pair, one call, one hand-over, one packet."""

    def __init__(self, house: House, out: Path, facts: DemoFacts) -> None:
        self.house, self.out, self.facts = house, out, facts
        self.summary: dict[str, Any] = {}
        (out / "screens").mkdir(exist_ok=True)

    def walk(self) -> Walk:
        """The path, in the order of a shift."""
        yield from self._sign_in()
        yield from self._write()
        yield from self._sign()
        yield from self._hand_over()
        yield from self._refer()
        yield from self._lock()

    # --- the stations ---

    def _sign_in(self) -> Walk:
        from fieldnotes.services.demo import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE

        door, signin = self.house.door, self.house.signin
        yield lambda: len(signin.users) == 2 and signin.public is not None
        yield from self._picture("signin")
        door.agree.click()
        for user, passphrase in (
            (self.facts.officer, OFFICER_PASSPHRASE),
            (self.facts.clinician, CLINICIAN_PASSPHRASE),
        ):
            card = door.card(user)
            card.passphrase.setText(passphrase)
            card.unlock.click()
            yield lambda user=user: any(row.user == user for row in signin.present)  # type: ignore[misc] # default argument
        door.start.click()
        yield lambda: self.house.work is not None and self.house.work.shift.board is not None
        yield lambda: not signin.is_catching_up
        yield from self._picture("shift")

    def _write(self) -> Walk:
        from fieldnotes.services.demo import fill_current
        from ui.widgets import AutosaveTextEdit

        work = self._work()
        work.open_encounter(self.facts.encounter, section="what_happened")
        screen, model = work.screen("encounter"), work.model("encounter")
        yield lambda: model.state is not None
        box = screen.page("what_happened").findChildren(AutosaveTextEdit)[-1]
        for place in range(0, len(TEXT), 8):  # typed, not pasted: autosave runs as it does under fingers
            box.insertPlainText(TEXT[place : place + 8])
            yield lambda: True
        yield lambda: not model.is_busy
        yield from self._picture("encounter-officer")
        yield from self._hand_pen(self.facts.clinician)
        yield from self._lane(fill_current, self._desk(), facts=self.facts)
        model.read()
        for section in ("safety_summary", "what_happened", "risk_screen", "clinical_note", "release_files"):
            screen.open_section(section)
            yield lambda: model.state is not None
            yield from self._picture(f"encounter-{section.replace('_', '-')}")

    def _sign(self) -> Walk:
        from fieldnotes.services.demo import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE
        from fieldnotes.services.signing import sign

        signers = []
        for user, passphrase in (
            (self.facts.officer, OFFICER_PASSPHRASE),
            (self.facts.clinician, CLINICIAN_PASSPHRASE),
        ):
            yield from self._hand_pen(user)
            yield from self._lane(sign, self._desk(), encounter=self.facts.encounter, by=user, passphrase=passphrase)
            row = next(one for one in self.house.signin.present if one.user == user)
            signers.append(row.formal_name)
        self._work().model("encounter").read()
        yield from self._picture("encounter-signed")
        self.summary["signed_by"] = signers

    def _hand_over(self) -> Walk:
        from fieldnotes.domain.record import Handover
        from fieldnotes.services.handover import make_handover_pdf, record_handover

        work = self._work()
        work.act("hand_over")
        model = work.model("handover")
        yield lambda: model.sheet is not None
        yield from self._picture("handover")
        made: list[bytes] = []
        yield from self._lane(
            make_handover_pdf,
            self._desk(),
            encounter=self.facts.encounter,
            by=self.facts.clinician,
            then=made.append,
        )
        (self.out / "handover.pdf").write_bytes(made[0])
        yield from self._lane(
            record_handover,
            self._desk(),
            by=self.facts.clinician,
            encounter=self.facts.encounter,
            body=Handover(
                receiver="Harbor Crisis Center",
                receiver_phone="555-0140",
                received_by="Intake nurse on duty",
                received_at=self._now_event(),
                answer="accepted",
                channel="read",
            ),
        )
        self.summary["handover_pages"] = _pages(made[0])

    def _refer(self) -> Walk:
        from fieldnotes.services.directory import find_services
        from fieldnotes.services.referral import export_packet, read_packet_plan

        work = self._work()
        services: list[Any] = []
        yield from self._lane(find_services, self._desk(), query=RECIPIENT, then=services.extend)
        work.open_product("packet", self.facts.encounter)
        model = work.model("packet")
        yield lambda: model.encounter == self.facts.encounter and bool(model.title)
        screen = work.screen("packet")
        yield from self._picture("packet-recipient")
        screen.pick.picked.emit(services[0].key)
        yield lambda: model.plan is not None and model.plan.recipient is not None
        yield from self._prepare_referral(model.plan.referral, services[0])
        model.read()
        yield lambda: model.plan.consent is not None and model.preview is not None
        yield from self._read_letter(screen, model)
        yield from self._picture("packet")
        plans: list[Any] = []
        yield from self._lane(
            read_packet_plan, self._desk(), by=self.facts.clinician, referral=model.plan.referral, then=plans.append
        )
        exported: list[Any] = []
        yield from self._lane(
            export_packet,
            self._desk(),
            by=self.facts.clinician,
            referral=model.plan.referral,
            channel="save_archive",
            path=self.out / "packet.pdf",
            then=exported.append,
        )
        self.summary.update(
            encounters=self.facts.encounters,
            recipient=f"{plans[0].recipient.organization}: {plans[0].recipient.name}",
            packet_pages=exported[0].pages,
            withheld=[f"{part.part}: {part.why_not}" for part in plans[0].parts if not part.may_go and part.why_not],
            packet_id=exported[0].packet_id,
        )

    def _lock(self) -> Walk:
        self.house.shell.cover.cover()
        yield from self._picture("hidden")
        self.house.close()
        yield lambda: True

    # --- what the stations share ---

    def _prepare_referral(self, referral: RecordId, service: Any) -> Walk:
        """Who the release is for, how urgent it is, what is asked: what the clinician types on the packet screen."""
        from fieldnotes.domain.record import ReferralDetail
        from fieldnotes.services.demo import release_to
        from fieldnotes.services.writing import save_draft

        yield from self._lane(
            release_to, self._desk(), facts=self.facts, referral=referral, service=service, now=datetime.now(UTC)
        )
        yield from self._lane(
            save_draft,
            self._desk(),
            by=self.facts.clinician,
            encounter=self.facts.encounter,
            kind="referral_detail",
            body=ReferralDetail(
                referral_id=referral,
                request="crisis_assessment",
                reason="Thoughts of suicide for a week, with a method, no intention tonight; asks for help.",
                wishes="Wants to be called by their first name and to keep the sister informed.",
            ),
        )

    def _read_letter(self, screen: Any, model: Any) -> Walk:
        """No packet leaves with a letter nobody read: the clinician opens it and says that they have."""
        screen.part_rows["letter"].remedy.click()
        yield from self._picture("packet-letter")
        screen.letter.confirm.click()
        yield lambda: model.plan is not None and model.plan.is_letter_read

    def _hand_pen(self, user: str) -> Walk:
        work = self._work()
        work.shell.pen_wanted.emit(user)
        model = work.model("encounter")
        yield lambda: work.pen == user and model.state is not None and model.state.pen.user == user

    def _picture(self, name: str) -> Walk:
        """Two looks later everything that was asked for has been painted."""
        until = time.monotonic() + 0.35
        yield lambda: time.monotonic() > until
        self.house.shell.grab().save(str(self.out / "screens" / f"{name}.png"))

    def _lane(self, fn: Callable[..., Any], *args: Any, then: Callable[[Any], Any] | None = None, **facts: Any) -> Walk:
        future: Future[Any] = self.house.jobs.lane.submit(fn, *args, **facts)
        yield future.done
        result = future.result()
        if then is not None:
            then(result)

    def _now_event(self) -> Any:
        return self._desk().clock.now().to_event_time()

    def _work(self) -> Any:
        assert self.house.work is not None, "the pair has signed in"
        return self.house.work

    def _desk(self) -> Any:
        return self.house.desk


def _station(walk: Walk) -> str:
    """Where a walk waits: the functions and lines it is in."""
    places = []
    inner: Any = walk
    while inner is not None and getattr(inner, "gi_frame", None) is not None:
        places.append(f"{inner.gi_code.co_name}:{inner.gi_frame.f_lineno}")
        inner = inner.gi_yieldfrom
    return " > ".join(places)


def _pages(pdf: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
