"""Pictures of station sync: no station yet, sending, everything there, two values, out of reach, paused, a station that takes no more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import structs
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services.sync_row import (
    ConflictField,
    ConflictRow,
    ConflictSide,
    Meeting,
    Progress,
    SyncFacts,
    SyncRow,
    SyncState,
    TrailFacts,
    TrailRestored,
)
from ui.example import example
from ui.gallery import CLINICIAN, NOW, OFFICER, closed_jobs

STATION = "Station 4"
JOINT, LAW, CLINICAL = Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL


def _at(hour: int, minute: int) -> EntryTime:
    when = NOW.replace(hour=hour, minute=minute, second=0)
    return EntryTime(utc_ms=round(when.timestamp() * 1000), offset_min=-300, mono=1)


def _facts(*, stored: int = 72, clinical: int = 19, drafts: int = 2, is_met: bool = True) -> SyncFacts:
    return SyncFacts(
        station=STATION if is_met else "",
        stored=stored,
        total=79,
        drafts=drafts,
        compartments=((JOINT, 41 if is_met else 0, 41), (LAW, 12 if is_met else 0, 12), (CLINICAL, clinical, 26)),
        last=Meeting(at=_at(21, 40), is_verified=True, sent=9, received=12) if is_met else None,
    )


ALL = _facts(stored=79, clinical=26)


def _row(number: int, cad: str, title: str, state: Any, **facts: Any) -> SyncRow:
    return SyncRow(
        encounter=EncounterId(RecordId(f"{number:032x}")),
        number=cad,
        title=title,
        state=state,
        started_utc_ms=number,
        **facts,
    )


def _rows(*states: Any, why: str = "unknown_author") -> list[SyncRow]:
    known = (
        ("26-118432", "Suicidal person"),
        ("26-118307", "Welfare check"),
        ("26-118021", "Follow-up visit"),
        ("26-117996", "Disturbance, mental health"),
    )
    rows = []
    for number, ((cad, title), state) in enumerate(zip(known, states, strict=False)):
        facts: dict[str, Any] = {"at": _at(18, 40)} if state == "station" else {}
        facts |= {"why": why} if state == "attention" else {}
        rows.append(_row(number, cad, title, state, **facts))
    return rows


def side(who: str, value: str, *, is_here: bool) -> ConflictSide:
    """One of the pair of the pictures."""
    is_reyes = who == "Reyes"
    return ConflictSide(
        value=value,
        revision=RevisionId("0" * 64),
        by=CLINICIAN if is_reyes else OFFICER,
        by_name=who,
        initials="MR" if is_reyes else "DO",
        profession=Profession.CLINICIAN if is_reyes else Profession.OFFICER,
        laptop="" if is_here else "4C12-B",
        is_here=is_here,
        at=_at(18, 22) if is_here else _at(18, 25),
    )


def _conflict(number: int, path: str, here: str, there: str, *more: ConflictField) -> ConflictRow:
    field = ConflictField(path=path, sides=(side("Reyes", here, is_here=True), side("Okafor", there, is_here=False)))
    return ConflictRow(
        record=RecordId(f"{number:032x}"),
        kind="outcome",
        compartment=JOINT,
        encounter=f"{number:032x}",
        person="",
        section="outcome_needs",
        number="26-118190",
        title="Disturbance, mental health",
        fields=(field, *more),
        heads=("0" * 64, "1" * 64),
    )


WHERE_TO = _conflict(1, "destination", "Shelter, with warm hand-off", "Home, with family")
LONG = (
    "Her brother came at half past six and said that he would stay until the morning, that the kitchen knives are at the "
    "neighbour's, and that he calls the night line if she goes out."
)


def station_screen(
    state: SyncState,
    facts: SyncFacts,
    rows: list[SyncRow],
    conflicts: tuple[ConflictRow, ...] = (),
    *,
    chosen: int = -1,
) -> QWidget:
    """One state of it."""
    from ui.screens.sync import SyncScreen
    from ui.viewmodels.sync import SyncViewModel

    with example() as room:
        model = SyncViewModel(room.desk, closed_jobs())
        model.state, model.facts, model.conflicts = state, facts, list(conflicts)
        screen = SyncScreen(model)
        model.setParent(screen)
        screen.rows.set_rows(rows)
        if chosen >= 0:
            model.choose(conflicts[0], conflicts[0].fields[0].path, chosen)
        return screen


_SENDING = SyncState(
    phase="working",
    station=STATION,
    progress=Progress(
        part="sending", sent=4, to_send=9, bytes_sent=6_120_000, bytes_to_send=8_400_000, received=12, left_s=4
    ),
)
_RECEIVING = SyncState(
    phase="working",
    station=STATION,
    progress=Progress(part="receiving", received=1480, read=1500, to_read=5000, left_s=95),
)


_RESTORED = TrailFacts(
    restored=(TrailRestored(at=_at(7, 12), missing=38), TrailRestored(at=_at(15, 2), missing=0)),
)
_FULL = structs.replace(_facts(), bound="over_quota", refused=7, trail=_RESTORED)
ALONE = (_facts(stored=0, clinical=0, is_met=False), _rows("here", "here", "here"))


def gallery() -> dict[str, Callable[[], QWidget]]:
    """The states of the screen."""
    idle = SyncState(phase="idle", station=STATION)
    stood = _rows("station", "station", "station", "station")
    two = ConflictField(
        path="who_stays", sides=(side("Reyes", LONG, is_here=True), side("Okafor", "Nobody", is_here=False))
    )
    return {
        "sync-alone": partial(station_screen, SyncState(phase="not_enrolled"), *ALONE),
        "sync-stored": partial(station_screen, idle, ALL, stood),
        "sync-sending": partial(station_screen, _SENDING, _facts(), _rows("here", "sending", "station"), (WHERE_TO,)),
        "sync-receiving": partial(station_screen, _RECEIVING, ALL, stood),
        "sync-conflict": partial(
            station_screen,
            idle,
            ALL,
            stood,
            (_conflict(2, "destination", "Harbor shelter", "Home, with family", two), WHERE_TO),
        ),
        "sync-chosen": partial(station_screen, idle, ALL, stood, (WHERE_TO,), chosen=1),
        "sync-away": partial(
            station_screen,
            SyncState(phase="problem", station=STATION, problem="not_authorised"),
            _facts(),
            _rows("attention", "here", "station"),
        ),
        "sync-paused": partial(
            station_screen,
            SyncState(phase="paused", station=STATION),
            _facts(),
            _rows("here", "here", "station", "station"),
        ),
        "sync-full": partial(station_screen, idle, _FULL, _rows("attention", "here", "station", why="over_quota")),
    }
