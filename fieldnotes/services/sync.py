"""The laptop's side of a meeting with the station: its log, as `sync.session` needs it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from fieldnotes.crypto import canonical
from fieldnotes.store.audit import AuditCheckpoint
from fieldnotes.store.log import Log, Receipt
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.receipt import ReceiptBroken, Trail, read_countersigned
from fieldnotes.sync.session import Known
from fieldnotes.sync.trail import LIVES_MAX, Begun, Point, Said
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll

_LIFE, _CURSOR, _CERTIFICATE_CURSOR = "station", "station_cursor", "station_certificate_cursor"
_LEFT_OUT = "certificates_left_out"
COUNTERSIGNED, NEWEST_WORD = "audit_countersigned", "audit_newest_word"


class LogLaptop:
    """A log on its lane. Each act is one transaction: cut off anywhere, it did or did not happen."""

    def __init__(
        self, log: Log, *, device: str, org: str, station_public: bytes, now_ms: Callable[[], int], root: str
    ) -> None:
        """`root`: the pinned root certificate: only its word ends this laptop."""
        self.log = log
        self.device = device
        self.org = org
        self.station_public = station_public
        self._now_ms = now_ms
        self._root = root

    def known(self) -> Known:
        """What is remembered of the station."""
        return Known(
            incarnation=self.log.get_state(_LIFE) or "",
            cursor=int(self.log.get_state(_CURSOR) or 0),
            certificate_cursor=int(self.log.get_state(_CERTIFICATE_CURSOR) or 0),
        )

    def end(self, said: Sequence[bytes]) -> bool:
        """What counts is the agency's chain from its pinned root; a station that cannot show it leaves nothing here."""
        told = list(_certificates(said))
        if not Roll(self._root, [*self.log.certificates(), *told]).is_ended(self.device):
            return False
        with self.log.transaction():
            for one in told:
                self.log.add_certificate(one)
                self.log.mark_certificates_sent([one.id])
        return True

    def start_over(self, incarnation: str) -> None:
        """Another life of the station: nothing counts as sent, nothing as pulled."""
        with self.log.transaction():
            self.log.forget_sent()
            self.log.set_state(_LIFE, incarnation)
            self.log.set_state(_CURSOR, None)
            self.log.set_state(_CERTIFICATE_CURSOR, None)
            self.log.set_state(_LEFT_OUT, None)

    def certificates_to_send(self, limit: int) -> list[bytes]:
        """In the bytes of the wire."""
        return [certificates.to_bytes(one) for one in self.log.certificates_to_send(limit=limit)]

    def certificates_sent(self, sent: Sequence[bytes]) -> None:
        """The station took them."""
        self.log.mark_certificates_sent(certificates.from_bytes(one).id for one in sent)

    def take_certificates(self, taken: Sequence[bytes], *, cursor: int) -> int:
        """What has no form of a certificate is left out: everybody judges certificates for themselves."""
        with self.log.transaction():
            new = 0
            for one in _certificates(taken):
                new += self.log.add_certificate(one)
                self.log.mark_certificates_sent([one.id])
            self.log.set_state(_CERTIFICATE_CURSOR, str(cursor))
        return new

    def certificate_sum(self) -> bytes:
        """Of the ids of all that the station is known to have, those that this laptop left out too."""
        return add_up([self.log.certificate_sum().hex(), self.log.get_state(_LEFT_OUT) or "0"])

    def forget_certificates(self) -> None:
        """Both ways from the beginning."""
        with self.log.transaction():
            self.log.forget_certificates_sent()
            self.log.set_state(_CERTIFICATE_CURSOR, None)
            self.log.set_state(_LEFT_OUT, None)

    def to_send(self, limit: int, *, without: Collection[str]) -> list[Envelope]:
        """What was written last goes first."""
        return [one for one in self.log.to_send(limit=limit + len(without)) if one.rev not in without][:limit]

    def count(self) -> int:
        """How many revisions are here: nothing in a log is deleted, so the newest number says it."""
        return self.log.last_seq()

    def has(self, revs: Sequence[str]) -> set[str]:
        """Which of these are here."""
        return self.log.here(revs)

    def sent(self, revs: Sequence[str], *, receipt: bytes, signature: bytes) -> None:
        """The receipt and what it says, together."""
        with self.log.transaction():
            self.log.add_receipt(Receipt(incarnation=self.known().incarnation, body=receipt, signature=signature))
            self.log.mark_sent(revs, at_ms=int(canonical.decode(receipt)["time_ms"]))

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        """The page and the cursor, together."""
        now_ms = self._now_ms()
        with self.log.transaction():
            for one in envelopes:
                self.log.add_envelope(one, origin="station", received_ms=now_ms)
            self.log.mark_sent([one.rev for one in envelopes], at_ms=now_ms)
            self.log.set_state(_CURSOR, str(cursor))

    def held(self) -> tuple[int, bytes]:
        """How many revisions count as sent, and the sum of their ids."""
        return self.log.held()

    def audit(self, counts: Sequence[int] = ()) -> Said:
        """The audit trail as it is now, with the hash of what the station countersigned last and of these entries."""
        now = self.log.audit_checkpoint()
        last = kept_trail(self.log, public=self.station_public, device=self.device)
        wanted = {*counts, last.entries if last is not None else 0} - {0}
        hashes = {count: self.log.audit_hash(count) for count in sorted(wanted)}
        return Said(
            now.count,
            bytes.fromhex(now.head),
            tuple(Begun(one.life, one.count, bytes.fromhex(one.head)) for one in self.log.trail_lives()[-LIVES_MAX:]),
            tuple(Point(count, bytes.fromhex(hash_)) for count, hash_ in hashes.items() if hash_ is not None),
        )

    def countersigned(self, body: bytes, signature: bytes) -> None:
        """The newest word of the station for it; an older one that the trail contradicts stays beside it: it is the proof of that."""
        word = f"{body.hex()} {signature.hex()}"
        trail = kept_trail(self.log, public=self.station_public, device=self.device)
        with self.log.transaction():
            self.log.set_state(NEWEST_WORD, word)
            if trail is None or broken_promise(self.log, trail) is None:
                self.log.set_state(COUNTERSIGNED, word)


def leave_out(log: Log, ids: Sequence[str], *, is_anew: bool) -> None:
    """Certificates of the station's feed that are not kept here: they count in the sum all the same, or this laptop would ask for
    everything at each meeting. `is_anew`: those of before may be worth something by now; without them the sum asks for all once more.
    """
    before = "0" if is_anew else log.get_state(_LEFT_OUT) or "0"
    if ids or is_anew:
        log.set_state(_LEFT_OUT, add_up([before, *ids]).hex())


def kept_trail(log: Log, *, public: bytes, device: str, word: str = COUNTERSIGNED) -> Trail | None:
    """What the station said of the audit trail, if its signature on that holds. `word`: what the trail may contradict, or `NEWEST_WORD`."""
    try:
        body, signature = (bytes.fromhex(part) for part in (log.get_state(word) or "").split(" "))
        return read_countersigned(body, signature, public=public, device=device)
    except (ReceiptBroken, ValueError):
        return None


def broken_promise(log: Log, trail: Trail) -> AuditCheckpoint | None:
    """Of what the station knew, the first that the audit trail does not contain; None when it contains all of it."""
    for count, head in (trail.before, (trail.entries, trail.head)):
        if count and log.audit_hash(count) != head:
            return AuditCheckpoint(count=count, head=head)
    return None


def _certificates(taken: Sequence[bytes]) -> Iterator[certificates.Certificate]:
    for data in taken:
        try:
            yield certificates.from_bytes(data)
        except certificates.CertificateBroken:
            continue
