"""Risk screens: which there are, how they read, what answers say. The rule is `domain.screen`; a person decides."""

from __future__ import annotations

from fieldnotes.domain import screen as screens
from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Answer, Compartment, Profession, Screen, Status
from fieldnotes.domain.record import Instrument as InstrumentRecord
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.screen import Instrument, ScreenReading
from fieldnotes.domain.screen_file import InstrumentRefused, read_instrument_file
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import InstrumentRow, Saved
from fieldnotes.store.read import Record as Kept


def list_instruments(desk: Desk) -> list[InstrumentRow]:
    """Screens one may choose: the agency's own first; what an agency's file replaces is left out."""
    return [
        InstrumentRow(
            id=one.id,
            title=one.title["en"],
            version=one.version,
            languages=one.languages,
            source=one.source,
            items=sum(not item.follows for item in one.items),
        )
        for one in _offered(desk)
    ]


def read_instrument(desk: Desk, *, instrument: str) -> Instrument:
    """One screen's wording; RuleProblem when it is not here."""
    found = _all(desk).get(instrument)
    if found is None:
        raise RuleProblem("instrument_not_here", instrument=instrument)
    return found


def start_screen(desk: Desk, *, instrument: str, language: str = "en") -> Screen:
    """An empty screen that remembers which wording was shown."""
    return screens.started(read_instrument(desk, instrument=instrument), language=language)


def answer_screen(desk: Desk, *, body: Screen, item: str, code: str = "", status: Status = Status.GIVEN) -> Screen:
    """The screen with one answer set; answers to questions that are skipped now are dropped. InputProblem when it does not fit."""
    wording = read_instrument(desk, instrument=body.instrument)
    return screens.answered(body, wording, item, Answer(item=item, status=status, code=code))


def judge_screen(desk: Desk, *, body: Screen) -> ScreenReading:
    """What the answers say: how many are answered, which call for action, a level only for an agency's official wording."""
    return screens.read_screen(read_instrument(desk, instrument=body.instrument), body)


def say_score(reading: ScreenReading) -> str:
    """The sum score in one printed line; empty for a screen without one. What is open leaves a range and names no band."""
    score = reading.score
    if score is None or not score.answered:
        return ""
    if score.is_certain:
        total = f"Score {score.so_far} of {score.highest}"
        told = f"{total}: {score.band_text.lower()}" if score.band_text else total
    else:
        told = f"{score.so_far} so far, {score.answered} of {score.of} answered; a total between {score.least} and {score.most} is possible"
        told += f", {score.band_text.lower()} in any case" if score.band_text else ""
    said = {"yes": "reached", "no": "not reached", "open": "open"}
    cuts = [f"{cut.text}: {said[cut.held]}" for cut in score.cut_offs]
    return ". ".join([told, *cuts])


def is_screen_complete(desk: Desk, body: Screen) -> bool:
    """Whether no question is left; a screen whose wording is not here is never called complete."""
    wording = _all(desk).get(body.instrument)
    return wording is not None and screens.read_screen(wording, body).is_complete


def import_instrument(desk: Desk, *, by: UserId, data: bytes) -> Saved:
    """Keeps an agency's own wording. InstrumentRefused with every finding; RuleProblem for anybody but an admin."""
    if desk.user_row(by).profession is not Profession.ADMIN:
        raise RuleProblem("not_writer")
    wording = read_instrument_file(data)
    before = next(
        (
            kept
            for kept in desk.agency_of(kind="instrument")
            if (known := _parsed(desk, kept)) is not None and known.id == wording.id
        ),
        None,
    )
    record = before.id if before else new_record_id()
    body = InstrumentRecord(replaces=wording.replaces, content=data.decode("utf-8"))
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="instrument",
            compartment=Compartment.AGENCY,
            body=to_dict(body),
            parents=before.heads if before else (),
            why="written",
        )
        writing.audit("policy_changed", record=record, sha256=wording.sha256)
    return Saved(record=RecordId(record), at=writing.at, changes=writing.changes)


def _offered(desk: Desk) -> list[Instrument]:
    everything = _all(desk)
    replaced = {one.replaces for one in everything.values() if one.replaces}
    return sorted(
        (one for one in everything.values() if one.id not in replaced),
        key=lambda one: (one.id in desk.shipped_instruments, one.part != "suicide_screen", one.title["en"].casefold()),
    )


def _all(desk: Desk) -> dict[str, Instrument]:
    found = dict(desk.shipped_instruments)
    for kept in desk.agency_of(kind="instrument"):
        wording = _parsed(desk, kept)
        if wording is not None:
            found[wording.id] = wording
    return found


def _parsed(desk: Desk, kept: Kept) -> Instrument | None:
    if kept.head not in desk.parsed_instruments:
        try:
            wording = read_instrument_file(str(kept.body.get("content", "")).encode("utf-8"))
        except InstrumentRefused:
            wording = None  # a newer version's format: not offered here
        desk.parsed_instruments[kept.head] = wording
    return desk.parsed_instruments[kept.head]
