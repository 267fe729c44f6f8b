"""An evening for a lying station: two cars of one agency, and an honest station behind the liar. `judgement` says what became of it.

The laptops are the product's own: vault, log and views in files, meetings by `services.syncing`. The liar has everything that a station
has, its receipt key too; what it lacks is the key of any person, of any laptop and of the agency.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from fieldnotes.crypto.key import sign
from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.domain.record import Compartment, Outcome
from fieldnotes.services import attachment, writing
from fieldnotes.services import encounter as encounters
from fieldnotes.services.invite import AdminKey, read_feed
from fieldnotes.services.syncing import Link
from fieldnotes.station.answer import Station
from fieldnotes.station.blobs import BlobDesk, StationBlobs
from fieldnotes.sync.blob_session import Ask, Told
from fieldnotes.sync.page import write_page
from fieldnotes.sync.protocol import (
    Answer,
    Hello,
    Malformed,
    Pulled,
    Question,
    answer_from_bytes,
    digest,
    question_from_bytes,
    to_bytes,
)
from fieldnotes.sync.session import Met
from fieldnotes.trust.certificate import Certificate
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll
from tests.services.conftest import SAFE_SAYS, Laptop
from tests.services.laptops import Car, StationRoom, new_car, two_cars

ASKED_MAX = 100  # questions of one meeting of an evening as small as this; an honest one asks about ten

Answered = Callable[[Question], Answer]


class Lie:
    """An honest station's words as they are; what somebody overrides is the lie. One for a whole evening: it may remember.

    `is_key_abused`: it signs truly for what it then throws away. `is_carried`: what it invents looks like a newer version's, so honest
    stations and laptops carry it unread.
    """

    is_key_abused = False
    is_carried = False

    def __init__(self, evening: Evening) -> None:
        self.evening = evening

    def answer(self, question: Question, honest: Answered) -> Answer:
        """To a question of the meeting."""
        return self.change(question, honest(question))

    def change(self, question: Question, answer: Answer) -> Answer:
        """What becomes of the honest answer."""
        return answer

    def tell(self, ask: Ask, honest: Callable[[Ask], Told]) -> Told:
        """To a request for a file."""
        return self.change_file(ask, honest(ask))

    def change_file(self, ask: Ask, told: Told) -> Told:
        """What becomes of the honest reply."""
        return told

    @contextmanager
    def way(self, device: str) -> Iterator[Any]:
        """To the liar."""
        yield LyingWay(self.evening, self, device)


class LyingWay:
    """A laptop's way to a liar, through the bytes of the wire, for questions and for files."""

    def __init__(self, evening: Evening, lie: Lie, device: str) -> None:
        self._evening, self._lie, self._device = evening, lie, device

    def _note(self, what: str) -> None:
        asked = self._evening.asked
        asked.append(what)
        if len(asked) > 2 * ASKED_MAX:  # nobody waits for ever for a test; the judgement says what was wrong
            raise SyncProblem("unreachable")

    def ask(self, question: Question) -> Answer:
        self._note(type(question).__name__)
        asked = question_from_bytes(to_bytes(question))
        said = to_bytes(self._lie.answer(asked, self._honest))
        try:
            return answer_from_bytes(said)
        except Malformed:
            raise SyncProblem("station_unsure") from None

    def _honest(self, question: Question) -> Answer:
        return self._evening.honest(question, self._device)

    def request(self, method: str, path: str, body: bytes = b"", headers: Any = None, *, most: int = 0) -> Told:
        self._note(method)
        told = self._lie.tell(Ask(method, path, dict(headers or {}), body), self._told)
        if len(told.body) > most:
            raise SyncProblem("station_unsure")
        return told

    def _told(self, ask: Ask) -> Told:
        return self._evening.honest_file(ask, self._device)


@dataclass
class Evening:
    """`one` is lied to: it has an encounter and a photo that no station has. What `two` wrote meanwhile is at the honest station."""

    one: Car
    two: Car
    room: StationRoom
    folder: Path
    written: dict[str, Envelope] = field(default_factory=dict)  # by people: everything that is true
    common: str = ""  # the record that both have written
    encounter: EncounterId = EncounterId(RecordId(""))  # noqa: RUF009 - words
    mine: frozenset[str] = frozenset()  # what was written at `one`
    photos: frozenset[str] = frozenset()  # that are at `one`
    admin: tuple[Certificate, bytes] | None = None  # the true one, with the key
    asked: list[str] = field(default_factory=list)  # in the last meeting
    readable: frozenset[str] = frozenset()  # revisions that open once the truth is known
    ends: frozenset[str] = frozenset()  # people who were taken out, as the truth is
    newest_key: str = ""  # of what is written in the end

    def __post_init__(self) -> None:
        self.lie = Lie(self)
        self.blobs = StationBlobs(self.folder / "station-blobs")
        self.files = BlobDesk(self.blobs, incarnation=lambda: self.life, sign=self.sign)

    def happen(self) -> None:
        """What goes before the lies."""
        one, two = self.one, self.two
        begun = one.run(encounters.start_encounter, by=one.user, call_type="Welfare check", cad_number="26-118190")
        self.encounter = EncounterId(begun.encounter_id)
        self.common = self.write(one, self.encounter, "Harbor shelter")
        for car in (one, two, one):
            self.meet(car)
        self.write(two, self.encounter, "Home, with family", self.common)
        self.write(two, self.encounter, "Home, with family and a plan", self.common)
        self.begin(two, "26-118191")
        self.meet(two)
        self.begin(one, "26-118192")
        self.written = {each.rev: each for car in (one, two) for each in envelopes(car)}
        seats = set(one.run(lambda desk: [session.user_device_id for session in desk.sessions.values()]))
        self.mine = frozenset(rev for rev, each in self.written.items() if each.header.dev in seats)
        self.photos = frozenset(blob for blob, _ in one.run(lambda desk: desk.log.blobs()))

    # --- what people do -----------------------------------------------------------------------------------------------

    def write(self, car: Car, encounter: EncounterId, destination: str, record: str = "") -> str:
        """Where somebody went, filed."""
        facts = {"record": RecordId(record)} if record else {}
        body = Outcome(dispositions=["shelter"], primary="shelter", destination=destination)
        saved = car.run(writing.save_draft, by=car.user, encounter=encounter, kind="outcome", body=body, **facts)
        car.run(writing.file_drafts, by=car.user, encounter=encounter, why="written")
        return str(saved.record)

    def begin(self, car: Car, number: str) -> None:
        """Another call, with a photo."""
        begun = car.run(encounters.start_encounter, by=car.user, call_type="Welfare check", cad_number=number)
        photo = attachment.Prepared("photo", "image/jpeg", os.urandom(4000), 0, 10, 10)
        car.run(
            attachment.add, by=car.user, encounter=EncounterId(begun.encounter_id), compartment=Compartment.JOINT, prepared=photo,
            title="A door",
        )  # fmt: skip

    # --- the honest station -------------------------------------------------------------------------------------------

    @property
    def life(self) -> str:
        found: str = self.room.lane.submit(self.room.shelf.incarnation).result(20)
        return found

    def sign(self, message: bytes) -> bytes:
        """With the station's own key: a liar has it too."""
        return sign(self.room.key.private_bytes, message)

    def honest(self, question: Question, device: str, station: Station | None = None) -> Answer:
        asked = question if isinstance(question, Hello) else msgspec.structs.replace(question, incarnation=self.life)
        if isinstance(asked, Hello):
            asked = msgspec.structs.replace(asked, incarnation="")
        said: Answer = self.room.lane.submit((station or self.room.station).answer, asked, device=device).result(20)
        return said

    def honest_file(self, ask: Ask, device: str) -> Told:
        path, _, query = ask.path.partition("?")
        reply = self.files.answer(
            method=ask.method, path=path, query=query, headers=ask.headers, body=ask.body, device=device
        )
        return Told(reply.status, reply.headers, reply.body)

    # --- meetings -----------------------------------------------------------------------------------------------------

    def link(self, car: Car, way: Any) -> None:
        public = self.room.key.public_bytes
        link = Link(station="Station 4", device=device_of(self, car), public=public, transport=way, files=way)
        car.syncing._link = lambda _desk: link

    def meet(self, car: Car, lie: Lie | None = None) -> Met | None:
        """One meeting; None when it did not come to its end."""
        self.lie = lie or self.lie
        self.asked.clear()
        with (lie or Lie(self)).way(device_of(self, car)) as way:
            self.link(car, way)
            met: Met | None = car.syncing.meet("hand")
            return met

    def page(self, answer: Pulled, page: list[Envelope | str], **more: Any) -> Pulled:
        """Another page, with everything that says that it is the right one."""
        revs = [one if isinstance(one, str) else one.rev for one in page]
        said = msgspec.structs.replace(answer, page=write_page(page), digest=digest(revs), **more)
        return msgspec.structs.replace(said, head=max(said.head, said.next))


@dataclass
class Town:
    """An evening up to the first lie, made once: its files, copied for each lie."""

    agency: Laptop
    folder: Path

    def __post_init__(self) -> None:
        (self.folder / "cars").mkdir()
        with two_cars(self.agency, self.folder / "cars") as (one, two, room):
            made = Evening(one, two, room, self.folder)
            made.happen()
            self._key, self._fingerprint = room.key, one.run(lambda desk: desk.vault.root_fingerprint)
            shelf, root = room.shelf, self._fingerprint
            roll = room.lane.submit(lambda: Roll(root, read_feed(shelf))).result(20)
            safe = next(path for path in self.agency.safe.iterdir() if path.name.startswith("admin"))
            issuer = AdminKey.open(safe, SAFE_SAYS).issuer(roll)
            self._admin = issuer.certificate, issuer.private
            self._facts = {
                name: getattr(made, name) for name in ("written", "common", "encounter", "mine", "photos")
            }  # fmt: skip

    @contextmanager
    def evening(self, folder: Path) -> Iterator[Evening]:
        """A copy of it in an empty folder."""
        shutil.copytree(self.folder / "station-blobs", folder / "station-blobs")
        for file in (self.folder / "cars").glob("station.db*"):
            shutil.copy(file, folder)
        room = StationRoom(folder, self._fingerprint)
        room.key = self._key
        cars: list[Car] = []
        try:
            for name, user, device in (
                ("one", self.agency.officer, "1" * 32),
                ("two", self.agency.clinician, "2" * 32),
            ):
                copy = dataclasses.replace(self.agency, data=self.folder / "cars" / name, desks=[])
                cars.append(new_car(copy, user, room, folder / name, device=device))
            facts = {**self._facts, "written": dict(self._facts["written"]), "admin": self._admin}
            yield Evening(cars[0], cars[1], room, folder, **facts)
        finally:
            for car in cars:
                car.syncing.close()
                car.lane.close(last=car.desk.close)
            room.lane.close(last=room.shelf.close)


def device_of(evening: Evening, car: Car) -> str:
    return "1" * 32 if car is evening.one else "2" * 32


def envelopes(car: Car) -> list[Envelope]:
    found: list[tuple[int, Envelope]] = car.run(lambda desk: desk.log.envelopes(limit=1_000_000))
    return [one for _, one in found]
