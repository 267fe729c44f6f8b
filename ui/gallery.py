"""`python -m ui.gallery OUT [names]`: every screen, theme, supported size and language as PNG, with plainly invented people.

A screen joins by a function `gallery() -> dict[name, builder]` in one of MODULES; a builder gives the bare screen, the gallery
puts it into the window. Pictures are for eyes (compare with the design's); tests use the same builders for sizes and names.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.lease import Lease
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import WrongSecret
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services.row import (
    ContactLine,
    DueRow,
    EncounterHeader,
    EncounterRow,
    LeaveRow,
    PublicFacts,
    ShiftBoard,
    ShiftCounts,
    TimeMark,
    UserRow,
)
from ui import language
from ui.theme import LOOK, Metrics, Theme

Builder = Callable[[], QWidget]
MODULES = (
    "ui.gallery",
    "ui.screens.encounter.gallery",
    "ui.screens.encounter.after_gallery",
    "ui.screens.people_gallery",
    "ui.screens.pair_gallery",
    "ui.screens.sync_gallery",
    "ui.screens.enrol_gallery",
    "ui.screens.gallery",
)


class Size(NamedTuple):
    """A supported screen: logical px, px per mm, text scale."""

    name: str
    width: int
    height: int
    px_per_mm: float
    text_scale: float


SIZES = (
    Size("1366x768", 1366, 768, 4.41, 1.0),  # 14 inch
    Size("1024x768", 1024, 768, 3.85, 1.0),  # 13.1 inch
    Size("1093x614-150", 1093, 614, 3.53, 1.5),  # 14 inch at 125 %, text at 150 %
)
NOW = datetime(2026, 11, 23, 21, 48, 7, tzinfo=timezone(timedelta(hours=-5)))
OFFICER, CLINICIAN = UserId("0f" * 16), UserId("0c" * 16)


# --- invented facts ----------------------------------------------------------------------------------------------------


def at(clock: str) -> EventTime:
    """A time of that evening."""
    return EventTime(local=f"2026-11-23T{clock}", offset_min=-300, precision="minute")


def users(*, is_signed_in: bool) -> list[UserRow]:
    """The pair of the pictures: invented."""
    signed = (
        EntryTime(utc_ms=round(NOW.timestamp() * 1000) - 25_200_000, offset_min=-300, mono=1) if is_signed_in else None
    )
    return [
        UserRow(
            user=OFFICER,
            name="Dana Okafor",
            short_name="Okafor",
            formal_name="Officer D. Okafor",
            profession=Profession.OFFICER,
            credential="",
            initials="DO",
            is_signed_in=is_signed_in,
            has_pin=is_signed_in,
            signed_in_at=signed,
        ),
        UserRow(
            user=CLINICIAN,
            name="Marisol Reyes",
            short_name="Reyes",
            formal_name="M. Reyes, LCSW",
            profession=Profession.CLINICIAN,
            credential="LCSW",
            initials="MR",
            is_signed_in=is_signed_in,
            has_pin=is_signed_in,
            signed_in_at=signed,
        ),
    ]


def public() -> PublicFacts:
    """What anybody may see."""
    return PublicFacts(
        unit="4C12",
        banner="Restricted system. Use is recorded and audited. Unauthorized use is prohibited and may be prosecuted. "
        "Using it means you agree.",
        waiting=3,
        contacts=(
            ContactLine(name="Mobile crisis, night line", number="555-0140", note="Backup clinician, any hour"),
            ContactLine(name="Interpreters", number="555-0141", note="Agency code is on the card in the visor"),
            ContactLine(
                name="Peer support", number="555-0142", note="For officers and clinicians, nothing is recorded"
            ),
        ),
    )


def _sections(*names: str, state: str = "signed") -> tuple[tuple[Compartment, Any], ...]:
    return tuple(
        (comp, state if comp.value in names else "none")
        for comp in (Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL)
    )


def _row(
    n: int, clock: str, title: str, *, cad: str, place: str, people: int, sign: Any, sides: Sequence[str]
) -> EncounterRow:
    return EncounterRow(
        id=EncounterId(RecordId(f"{n:032x}")),
        number=f"CR-26-00{410 + n}-3",
        cad_number=cad,
        title=title,
        place=place,
        people=people,
        started_clock=clock,
        day="2026-11-23",
        sections=_sections(*sides),
        sign_state=sign,
        is_open=False,
    )


def board() -> ShiftBoard:
    """The shift of the pictures."""
    times = {"dispatched": "21:04", "on_scene": "21:12", "contact": "21:15"}
    labels = {"dispatched": "Dispatched", "on_scene": "On scene", "contact": "First contact"}
    current = EncounterHeader(
        id=EncounterId(RecordId(f"{7:032x}")),
        number="CR-26-00417-3",
        cad_number="26-118432",
        title="Suicidal person",
        place="1420 Alder St, Apt 6",
        state="on_scene",
        state_since=at("21:12"),
        times=tuple(TimeMark(key=key, label=labels[key], time=at(clock)) for key, clock in times.items()),
        next_stamp="left_scene",
        sections=_sections("joint", "clinical", state="started"),
        sign_state="unsigned",
        is_open=True,
    )
    due = round(NOW.timestamp() * 1000)
    two, three = ("joint", "clinical"), ("joint", "law", "clinical")
    return ShiftBoard(
        current=current,
        rows=(
            _row(
                1,
                "19:22",
                "Welfare check",
                cad="26-118307",
                place="88 Harbor Ave",
                people=1,
                sign="signed_by_both",
                sides=three,
            ),
            _row(
                2,
                "17:40",
                "Disturbance, mental health",
                cad="26-118190",
                place="Transit center, bay 3",
                people=1,
                sign="clinician_to_sign",
                sides=two,
            ),
            _row(
                3,
                "15:05",
                "Follow-up visit",
                cad="26-118021",
                place="Shelter intake desk",
                people=2,
                sign="signed_by_both",
                sides=two,
            ),
        ),
        due=(
            _due(
                1,
                "follow_up",
                who="Jordan A.",
                phone="555-0162",
                what="day-1 call",
                clock="19:48",
                utc_ms=due - 7_200_000,
                is_overdue=True,
            ),
            _due(
                2,
                "referral",
                who="Harbor Crisis Center",
                phone="",
                what="no answer yet",
                clock="23:00",
                utc_ms=due + 4_300_000,
                is_overdue=False,
            ),
        ),
        before_leaving=(
            LeaveRow(code="to_sign", count=1, encounter=EncounterId(RecordId(f"{2:032x}"))),
            LeaveRow(code="unsent", count=3),
        ),
        counts=ShiftCounts(encounters=4, on_scene_s=10_260, unsigned=1, waiting=3),
    )


def _due(n: int, kind: Any, *, who: str, phone: str, what: str, clock: str, utc_ms: int, is_overdue: bool) -> DueRow:
    return DueRow(
        record=RecordId(f"{n:032x}"),
        encounter=EncounterId(RecordId(f"{n:032x}")),
        kind=kind,
        who=who,
        phone=phone,
        what=what,
        due=at(clock),
        due_utc_ms=utc_ms,
        is_overdue=is_overdue,
    )


# --- our own screens ---------------------------------------------------------------------------------------------------


def closed_jobs() -> Any:
    """Nothing is asked in a picture: the lane is closed before the first question."""
    from concurrent.futures import ThreadPoolExecutor

    from fieldnotes.system.lane import Lane
    from ui.jobs import Jobs

    jobs = Jobs(Lane("gallery"), ThreadPoolExecutor(1, thread_name_prefix="pool"))
    jobs.close()
    return jobs


def _signin(*, state: str = "") -> QWidget:
    from ui.screens.signin import SignInScreen
    from ui.viewmodels.signin import SignInViewModel

    model = SignInViewModel(closed_jobs())
    rows = users(is_signed_in=state == "both")
    model.users, model.public = rows, public()
    if state == "both":
        lease = Lease(state="grace", days_apart=12, lease_days=14, days_left=2)
        model.public = structs.replace(model.public, lease=lease)
    if state == "lease":
        model.users = [structs.replace(row, lease_over_days=16) for row in rows]
        model.public = structs.replace(model.public, lease=Lease(state="over", days_apart=16, lease_days=14))
    screen = SignInScreen(model, now=lambda: NOW)
    model.setParent(screen)
    if state == "wrong":
        screen.agree.click()
        model.refused.emit(OFFICER, WrongSecret("wrong_passphrase", left=3))
    if state == "lease":
        screen.agree.click()
        model.challenge_told.emit(CLINICIAN, "7KQ4T-ZM3WE")
    return screen


def _shift(rows: ShiftBoard) -> QWidget:
    from ui.screens.shift import ShiftScreen
    from ui.viewmodels.shift import ShiftViewModel

    model = ShiftViewModel(None, closed_jobs())  # type: ignore[arg-type]  # a picture has no desk
    model.board = rows
    screen = ShiftScreen(model, now=lambda: NOW)
    model.setParent(screen)
    return screen


def _encounters() -> QWidget:
    from ui.screens.encounters import EncountersScreen
    from ui.viewmodels.shift import ShiftViewModel

    model = ShiftViewModel(None, closed_jobs())  # type: ignore[arg-type]  # a picture has no desk
    screen = EncountersScreen(model)
    screen.rows.set_rows([row for _ in range(6) for row in board().rows])
    model.setParent(screen)
    return screen


def _support() -> QWidget:
    from ui.screens.support import SupportScreen

    screen = SupportScreen(has_back=False)
    screen.set_contacts(public().contacts)
    return screen


def _set_up() -> QWidget:
    from ui.screens.setup import SetUpScreen
    from ui.viewmodels.setup import SetUpViewModel

    model = SetUpViewModel(Path("vault"), closed_jobs())
    screen = SetUpScreen(model)
    model.setParent(screen)
    return screen


def _recovery_codes() -> QWidget:
    screen: Any = _set_up()
    codes = [("Dana Okafor", "ABCD-EFGH-JKMN-PQRS"), ("Marisol Reyes", "TVWX-YZ01-2345-6789")]
    screen._show_codes(codes, ["police.recovery", "clinic.recovery"])  # noqa: SLF001 - the second page of the same screen
    return screen  # type: ignore[no-any-return]  # the set-up screen


def gallery() -> dict[str, Builder]:
    """The screens of the door and the shift."""
    empty = ShiftBoard(current=None, rows=(), due=(), before_leaving=(), counts=ShiftCounts())
    return {
        "signin": _signin,
        "signin-wrong": lambda: _signin(state="wrong"),
        "signin-both": lambda: _signin(state="both"),
        "signin-lease": lambda: _signin(state="lease"),
        "setup": _set_up,
        "setup-codes": _recovery_codes,
        "shift": lambda: _shift(board()),
        "shift-empty": lambda: _shift(empty),
        "encounters": _encounters,
        "support": _support,
        "cover": QWidget,
        "keys": lambda: _shift(board()),
        "palette": lambda: _shift(board()),
        "settings": lambda: _shift(board()),
    }


AT_THE_DOOR = frozenset({"signin", "signin-wrong", "signin-both", "signin-lease", "setup", "setup-codes", "cover"})
PLACES = {
    "reviews-officer": "reviews",
    "reviews-empty-officer": "reviews",
    **dict.fromkeys(("people", "person", "person-officer", "person-join", "person-disclosures"), "people"),
    "leaving": "shift",
    "follow-ups": "follow_ups",
    "tips": "tips",
    "leave-follow-up": "follow_ups",
    "referrals": "referrals",
    "support": "support",
    "shift": "shift",
    "shift-empty": "shift",
    "keys": "shift",
    "palette": "shift",
    "settings": "shift",
}


def builders() -> dict[str, Builder]:
    """All screens that joined."""
    found: dict[str, Builder] = {}
    for name in MODULES:
        if name == __name__ or (name == "ui.gallery" and __name__ == "__main__"):
            found.update(gallery())
        elif importlib.util.find_spec(name) is not None:
            found.update(importlib.import_module(name).gallery())
    return found


def in_window(name: str, screen: QWidget) -> QWidget:
    """The screen inside the window as people see it."""
    from ui.shell import Shell
    from ui.workplace import RAIL

    shell = Shell()
    screen.ensurePolished()
    from ui.screens.enrol_gallery import DOORS

    if name in AT_THE_DOOR | DOORS:
        shell.show_door(screen)
    else:
        shell.rail_places(RAIL)
        shell.rail.offer("reviews", name.startswith("reviews"))
        if name == "sync-sending":
            from ui.screens.sync_word import rail_words

            shell.rail.button("sync").set_words(rail_words(7))
        shell.top.set_unit("4C12")
        shell.top.pen.set_users(users(is_signed_in=True), OFFICER if name.endswith("officer") else CLINICIAN)
        shell.top.users_changed()
        shell.show_work()
        shell.show_place(screen, "sync" if name.startswith("sync-") else PLACES.get(name, "encounters"))
    return shell


def open_above(name: str, shell: Any) -> None:
    """Panels and the cover, once the window stands."""
    if name == "cover":
        shell.cover.cover()
        shell.cover.show_users(users(is_signed_in=True), OFFICER)
    elif name == "keys":
        shell.act("help")
    elif name == "person-join":
        from fieldnotes.domain.vocabulary import Vocabulary
        from fieldnotes.system.path import resource
        from ui.dialogs.join import JoinSheet
        from ui.screens.people_gallery import comparison
        from ui.viewmodels.term import spoken

        JoinSheet(shell, comparison(), spoken(Vocabulary(resource("vocabulary")))).open_panel()
    elif name == "person-disclosures":
        from ui.dialogs.disclosures import DisclosuresSheet
        from ui.screens.people_gallery import accounting
        from ui.screens.person import PersonScreen

        screen = shell.findChild(PersonScreen)
        sheet = DisclosuresSheet(screen.vm, screen)
        sheet.open_panel()
        sheet.show_state(accounting())
    elif name == "settings":
        shell.act("settings")
    elif name == "packet-save":
        from fieldnotes.system.stick import Stick
        from ui.screens.packet import PacketScreen

        screen = shell.findChild(PacketScreen)
        screen.ask_where().show_sticks([Stick(Path("/media/BLUE"), "BLUE", 15_204_000_000)])
    elif name in {"leave-follow-up", "open-calls", "answer", "answer-declined", "incident", "incident-decided"}:
        from ui.screens.pair_gallery import ABOVE

        ABOVE[name](shell)
    elif name.startswith(("sync-enrol-", "sync-stick-")):
        from ui.screens import enrol_gallery

        enrol_gallery.ABOVE[name](shell)
    elif name == "palette":
        from ui.screens.palette import PaletteOverlay
        from ui.viewmodels.palette import Command, PaletteViewModel

        overlay = PaletteOverlay(shell, PaletteViewModel(None, closed_jobs(), shell))  # type: ignore[arg-type]  # no desk
        words = (
            ("New encounter", "Ctrl N", "add"),
            ("Hand over", "F7", "hand_over"),
            ("Lock", "Ctrl L", "lock"),
            ("Go to shift", "", "shift"),
        )
        overlay.open_with([Command(text, lambda: None, key, icon) for text, key, icon in words])


def render(
    names: Sequence[str],
    sizes: Sequence[Size] = SIZES,
    themes: Sequence[Theme] = tuple(Theme),
    *,
    spoken: str = "en",
    is_glove: bool = False,
) -> Iterator[tuple[str, QWidget]]:
    """Builds and shows each (file name, window); the caller looks at it before the next one is asked for."""
    found = builders()
    wanted = [name for name in found if not names or name in names]
    for size in sizes:
        for theme in themes:
            language.speak(spoken)
            LOOK.apply(theme, Metrics(size.px_per_mm, size.text_scale, is_glove))
            for name in wanted:
                shell = in_window(name, found[name]())
                shell.resize(size.width, size.height)
                shell.show()
                open_above(name, shell)
                settle()
                yield f"{name}-{theme.value}-{size.name}{'' if spoken == 'en' else f'-{spoken}'}", shell
                shell.may_close = True  # type: ignore[attr-defined]  # a Shell
                shell.close()
                shell.deleteLater()
                settle()


def settle() -> None:
    """Layouts and deferred deletions; pictures have no event loop of their own."""
    app = QApplication.instance()
    assert app is not None, "pictures need a QApplication"
    for _ in range(3):
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main(argv: Sequence[str]) -> int:
    """Writes the pictures; prints how many."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import make_application

    if not argv or argv[0].startswith("-"):  # no folder is meant by that
        sys.stderr.write("python -m ui.gallery OUT [names]\n")
        return 2
    make_application()
    out = Path(argv[0])
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for spoken in language.LANGUAGES:
        for name, window in render(argv[1:], spoken=spoken):
            window.grab().save(str(out / f"{name}.png"))
            count += 1
    sys.stdout.write(f"{count} pictures in {out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
