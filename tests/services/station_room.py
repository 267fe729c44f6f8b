"""A station's folder and an admin beside it, in this process: what the serving process does with an invitation, without a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.desk import Desk
from fieldnotes.services.enrolment import Enrolment, Joined
from fieldnotes.services.invite import AdminKey, Invitation, read_feed
from fieldnotes.services.station import StationFacts
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.answer import Station
from fieldnotes.station.invite import InviteBox, tell
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.sync.invite_way import _REFUSED
from fieldnotes.sync.session import Met, meet
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll
from tests.services.conftest import SAFE_SAYS, Laptop

TLS = "ab" * 32
KEY = new_signing_key()


@dataclass
class Way:
    """To the box through what the serving process says. `turn(step)`: what others do while the laptop waits. `cut`: what is lost."""

    box: InviteBox
    tls: str = TLS
    turn: Callable[[str], None] = lambda _step: None
    cut: set[tuple[str, str, str]] = field(default_factory=set)
    swap: Callable[[str, bytes], bytes] = lambda _step, part: part

    def cancel(self) -> None:
        """Nothing is waited for here."""

    def find(self, id_: str, step: str, *, wait_s: float) -> bytes | None:
        self._cut("find", step, "before")
        told = tell(self.box, "GET", f"/v1/invite/{id_}/{step}", b"")
        if told.status == 204 and wait_s:
            self.turn(step)
            told = tell(self.box, "GET", f"/v1/invite/{id_}/{step}", b"")
        self._cut("find", step, "after")
        if told.status not in {200, 204}:
            raise SyncProblem(_REFUSED[told.status])
        return self.swap(step, told.body) if told.status == 200 else None

    def leave(self, id_: str, step: str, part: bytes) -> None:
        self._cut("leave", step, "before")
        told = tell(self.box, "PUT", f"/v1/invite/{id_}/{step}", self.swap(step, part))
        self._cut("leave", step, "after")
        if told.status != 204:
            raise SyncProblem(_REFUSED[told.status])

    def _cut(self, verb: str, step: str, when: str) -> None:
        if (verb, step, when) in self.cut:
            raise SyncProblem("unreachable")


class StationRoom:
    """A station that knows no agency yet."""

    def __init__(self, folder: Path, clock: FixedClock, laptop: Laptop) -> None:
        folder.mkdir(exist_ok=True)
        self.clock, self.laptop = clock, laptop
        self.shelf = SqliteShelf(folder / "station.db", now_ms=self.now_ms)
        self.box = InviteBox(folder / "invites", now_ms=self.now_ms)
        self.facts = StationFacts(
            name="Front desk", addresses=("127.0.0.1:8443",), tls=TLS, public=KEY.public_bytes.hex()
        )
        self.root = ""
        self.admin_file = next(path for path in laptop.safe.iterdir() if path.name.startswith("admin"))
        self.safe_dir = folder / "safe"
        self.safe_dir.mkdir(exist_ok=True)
        self.admin = AdminKey.open(self.admin_file, SAFE_SAYS)

    def now_ms(self) -> int:
        return self.clock.now().utc_ms

    @property
    def roll(self) -> Roll:
        return Roll(self.root, read_feed(self.shelf))

    def pin(self, root: str) -> None:
        self.root = root

    def invite(self, *names: str, laptop: str = "Unit 12", suffix: str = "12") -> Invitation:
        return Invitation(
            self.shelf,
            self.box,
            station=self.facts,
            root=self.root,
            admin=self.admin,
            laptop=laptop,
            suffix=suffix,
            names=names,
            now_ms=self.now_ms,
        )

    def agree(self, invitation: Invitation) -> None:
        invitation.agree(pin=self.pin, safe_dir=self.safe_dir, safe_passphrase=SAFE_SAYS, kdf=FLOOR)

    def way(self, invitation: Invitation, *, answers: bool = True) -> Way:
        """While the laptop waits, the admin hears and, if the digits are asked for, agrees."""

        def turn(step: str) -> None:
            if step == "reveal":
                invitation.hear()
            elif step == "answer" and answers:
                self.agree(invitation)

        return Way(self.box, turn=turn)

    def join(self, desk: Desk) -> Joined:
        """A laptop with a vault comes to the station."""
        invitation = self.invite()
        enrolment = Enrolment(invitation.code, self.way(invitation), clock=self.clock)
        assert enrolment.ask_for_station(desk) == invitation.digits
        enrolment.wait_long()
        return enrolment.keep_station(desk)

    def enrol(self, data: Path, *names: str, suffix: str = "12") -> Joined:
        """A new laptop gets a vault."""
        invitation = self.invite(*names, suffix=suffix)
        enrolment = Enrolment(invitation.code, self.way(invitation), clock=self.clock)
        assert enrolment.ask_for_vault(data) == invitation.digits
        enrolment.wait_long()
        joined = enrolment.make_vault(data, kdf=FLOOR)
        assert invitation.is_done()
        return joined

    # --- meetings ----------------------------------------------------------------------------------------------------

    def station(self) -> Station:
        roll = self.roll

        def may_meet(device: str) -> str:
            if roll.is_ended(device):
                return "revoked"
            return "" if roll.device_publics(device) else "not_authorised"

        def judge(envelope: Envelope) -> object:
            return roll.verify(envelope)

        return Station(
            self.shelf,
            sign=lambda message: sign(KEY.private_bytes, message),
            judge=judge,
            may_meet=may_meet,
            now_ms=self.now_ms,
            endings=roll.endings,
        )

    def meet(self, desk: Desk) -> Met:
        """One meeting of a laptop; what came is then taken in."""
        vault = desk.vault
        laptop = LogLaptop(
            desk.log,
            device=vault.device_id,
            org=vault.org,
            station_public=KEY.public_bytes,
            now_ms=self.now_ms,
            root=vault.root_fingerprint,
        )
        meeting = meet(laptop)
        try:
            question = next(meeting)
            while True:
                question = meeting.send(self.station().answer(question, device=vault.device_id))
        except StopIteration as end:
            met: Met = end.value
        for certificate in desk.log.certificates():
            desk.roll.add(certificate)
        desk.renew_keys()
        for _ in desk.follow():
            pass
        return met
