"""Pictures of joining a station or an agency, of carrying by stick, and of a door that says who was taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.bundle import BundleMade, BundleRead, BundlesRead, Recipient
from fieldnotes.services.door import Passed
from fieldnotes.services.enrolment import Joined
from fieldnotes.services.station import StationFacts
from fieldnotes.services.sync_row import SyncState
from fieldnotes.system.stick import Stick
from ui.example import example
from ui.gallery import closed_jobs, public, users
from ui.screens.sync_gallery import ALONE, station_screen
from ui.viewmodels.enrol import Host

CODE = "7K2M-9QXD-0HTE-4VWB-ZR81-PAYC-G6NS"
STATION = StationFacts(name="Station 4", addresses=("10.20.0.4:8443",), tls="", public="")
HOST = Host(
    agency="City Co-Response Team", station="Station 4", laptop="Unit 4C12 2", names=("Dana Okafor", "Marisol Reyes")
)
CODES = (("Dana Okafor", CODE), ("Marisol Reyes", "3F9A-TT40-WKQ2-MH7E-0D5N-XV1R-6YCB"))


def _setup(part: str) -> QWidget:
    from ui.screens.setup import SetUpScreen
    from ui.viewmodels.setup import SetUpViewModel

    model = SetUpViewModel(Path("vault"), closed_jobs())
    model.is_joining = True
    if part == "seats":
        model.shown_codes = CODES
    screen = SetUpScreen(model)
    model.setParent(screen)
    if part == "digits":
        model.enrol.digits_shown.emit("482915", HOST)
    elif part == "refused":
        screen.enrol.code.set_text(CODE)
        screen.enrol.address.set_text("10.20.0.4:8443")
        model.enrol.refused.emit(SyncProblem("invite_refused"))
    return screen


def _signin(part: str) -> QWidget:
    from ui.screens.signin import SignInScreen
    from ui.viewmodels.signin import SignInViewModel

    model = SignInViewModel(closed_jobs())
    screen = SignInScreen(model)
    model.setParent(screen)
    model.public_shown.emit(public())
    rows = users(is_signed_in=False)
    if part == "ended":
        rows = []
    else:
        import msgspec

        rows = [msgspec.structs.replace(row, is_new_here=True) for row in rows]
        if part == "code":
            rows[0] = msgspec.structs.replace(rows[0], is_new_here=False)
            model.codes[rows[0].user] = CODE
    model.users = rows
    model.users_shown.emit(rows)
    return screen


def gallery() -> dict[str, Callable[[], QWidget]]:
    """What the sheets stand over, and the pages of the door."""
    alone = partial(station_screen, SyncState(phase="not_enrolled"), *ALONE)
    return {
        **dict.fromkeys(ABOVE, alone),
        "setup-join": partial(_setup, "form"),
        "setup-join-digits": partial(_setup, "digits"),
        "setup-join-refused": partial(_setup, "refused"),
        "setup-seats": partial(_setup, "seats"),
        "signin-new": partial(_signin, "new"),
        "signin-code": partial(_signin, "code"),
        "signin-ended": partial(_signin, "ended"),
    }


DOORS = frozenset(
    {
        "setup-join",
        "setup-join-digits",
        "setup-join-refused",
        "setup-seats",
        "signin-new",
        "signin-code",
        "signin-ended",
    }
)


def _enrol(part: str, shell: Any) -> None:
    from ui.dialogs.enrol import EnrolSheet
    from ui.viewmodels.enrol import EnrolViewModel

    with example() as room:
        model = EnrolViewModel(closed_jobs(), desk=room.desk)
    sheet = EnrolSheet(model, shell, code="" if part == "form" else CODE)
    model.setParent(sheet)
    sheet.open_panel()
    if part == "digits":
        model.digits_shown.emit("482915", HOST)
    elif part == "refused":
        model.refused.emit(SyncProblem("wrong_station"))
    elif part == "done":
        model.done.emit(Joined(agency=HOST.agency, laptop="Unit 4C12 1", station=STATION))


def _stick(part: str, shell: Any) -> None:
    from ui.dialogs.stick_sync import StickSyncSheet
    from ui.viewmodels.stick_sync import StickSyncViewModel

    with example() as room:
        model = StickSyncViewModel(room.desk, closed_jobs(), users(is_signed_in=True)[0].user)
    sheet = StickSyncSheet(model, shell)
    model.setParent(sheet)
    to = [Recipient(id="s", name="Station 4", is_station=True), Recipient(id="b", name="Unit 4C12 B")]
    model.sticks_found.emit([Stick(Path("/media/BLUE"), "BLUE", 15_204_000_000)])
    model.recipients_read.emit(to if part != "nobody" else [])
    sheet.open_panel()
    if part == "writing":
        model.busy = "write"
        model.busy_changed.emit("write")
        model.progressed.emit(6_120_000, 16_800_000, 9)
    elif part == "written":
        model.written.emit(BundleMade(recipient=to[0], paths=(), size=8_400_000, certificates=9, envelopes=41, blobs=2))
    elif part == "read":
        model.read.emit(
            BundlesRead(
                bundles=[
                    BundleRead(
                        sender="Station 4",
                        is_station=True,
                        delivered=41,
                        parts=(1, 1),
                        passed=Passed(new=12, known=3),
                        blobs=1,
                    ),
                    BundleRead(
                        sender="Unit 4C12 B",
                        by="Dana Okafor",
                        parts=(1, 2),
                        passed=Passed(new=4, refused=Counter(wrong_signature=1)),
                    ),
                ],
                others=1,
                waiting=Counter(missing_parent=2),
            )
        )


ABOVE: dict[str, Callable[[Any], None]] = {
    **{f"sync-enrol-{part}": partial(_enrol, part) for part in ("form", "digits", "refused", "done")},
    **{f"sync-stick-{part}": partial(_stick, part) for part in ("form", "nobody", "writing", "written", "read")},
}
