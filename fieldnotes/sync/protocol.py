"""What laptop and station say to each other: typed messages in MessagePack, every question answered or refused by a code.

Every question after the first names the station's incarnation as the laptop knows it, so a station that was restored meanwhile is
noticed at once. Nothing in any message means "delete": what is missing somewhere is offered again.

Between versions: a field that came later has a default, which is what an older program means by saying nothing; older programs overlook
fields they do not know. Rows (`Begun`, `Point`) stay as long as they are, since a longer one is no message to an older program; a new fact
is a new field. A code of `Pushed` that a laptop does not know is a reason like any other; one of `Refused` ends its meeting as
station_unsure; a kind of answer it does not know does too, so new kinds are said only to who asked in a way that knows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

import msgspec

from fieldnotes.sync.page import BYTES_MAX, Page
from fieldnotes.sync.trail import Begun, Point

FORMAT = 1
MESSAGE_BYTES_MAX = 2 * BYTES_MAX + 1024 * 1024  # one envelope alone may be over four MiB of JSON and its seal
HAVE_MAX = 5000


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """Anything that is said."""


# --- asked by the laptop ---------------------------------------------------------------------------------------------


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """Who asks, which formats it speaks, and what it knows: `incarnation` "" before the first time."""

    device: str
    formats: tuple[int, ...] = (FORMAT,)
    incarnation: str = ""


class PushCertificates(Message, frozen=True, kw_only=True, tag="push_certificates"):
    """Certificates in the bytes of `trust.certificate.to_bytes`."""

    incarnation: str
    certificates: tuple[bytes, ...]


class PullCertificates(Message, frozen=True, kw_only=True, tag="pull_certificates"):
    """Those behind `after`, in the station's order."""

    incarnation: str
    after: int
    limit: int = 1000


class Have(Message, frozen=True, kw_only=True, tag="have"):
    """Which of these revisions does the station lack? At most `HAVE_MAX`, 32 bytes each."""

    incarnation: str
    revs: tuple[bytes, ...]


class Push(Message, frozen=True, kw_only=True, tag="push"):
    """Revisions, parents first."""

    incarnation: str
    page: Page


class Pull(Message, frozen=True, kw_only=True, tag="pull"):
    """Revisions behind `after`, in the station's order. What this laptop sent comes as its id alone, unless `is_whole`."""

    incarnation: str
    after: int
    limit: int = 500
    is_whole: bool = False


class Verify(Message, frozen=True, kw_only=True, tag="verify"):
    """Do we hold the same up to `upto`? `count` revisions whose ids together make `sum` (`add_up`)."""

    incarnation: str
    upto: int
    count: int
    sum: bytes


class Checkpoint(Message, frozen=True, kw_only=True, tag="checkpoint"):
    """How long the laptop's audit trail is, and its last hash (32 bytes): a trail that is cut off later contradicts it.

    `lives` and `shown` as in `trail.Said`; a station of an older version overlooks both.
    """

    incarnation: str
    count: int
    head: bytes
    lives: tuple[Begun, ...] = ()
    shown: tuple[Point, ...] = ()


# --- answered by the station -----------------------------------------------------------------------------------------


class Refused(Message, frozen=True, kw_only=True, tag="refused"):
    """No answer. `code`: another_incarnation, not_authorised, revoked, incompatible, malformed, too_large, over_quota."""

    code: str


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """The station's own name for its present life, how far its feeds go, and what its clock says (shown, never decisive)."""

    incarnation: str
    format: int
    head: int
    certificate_head: int
    time_ms: int


class Ended(Message, frozen=True, kw_only=True, tag="ended"):
    """To a laptop that was taken out of the agency: the signed revocations, with the admins' certificates. What it has not sent it may
    still push; that is set aside and receipted, until an admin has looked at it.
    """

    incarnation: str
    certificates: tuple[bytes, ...]


class CertificatesTaken(Message, frozen=True, kw_only=True, tag="certificates_taken"):
    """Kept, whatever they turn out to be worth: the station judges them like everybody else."""

    count: int


class CertificatePage(Message, frozen=True, kw_only=True, tag="certificate_page"):
    """The feed up to `next`. `sum`, with the last, empty page: of the ids of all up to there (`add_up`); empty from a station that does
    not say.
    """

    certificates: tuple[bytes, ...]
    next: int
    sum: bytes = b""


class Want(Message, frozen=True, kw_only=True, tag="want"):
    """The station lacks these."""

    revs: tuple[bytes, ...]


class Pushed(Message, frozen=True, kw_only=True, tag="pushed"):
    """What became of each, in the order of the page, by a code; and the station's signed word for what it holds now.

    Codes: stored, duplicate, missing_parent, quarantined (of a laptop that ended), over_quota (more than one laptop may bring today),
    no_room (the station's disk is full), and those of `EnvelopeBroken`. Only the receipt counts.
    """

    codes: tuple[str, ...]
    receipt: bytes
    signature: bytes


class Pulled(Message, frozen=True, kw_only=True, tag="pulled"):
    """The feed up to `next`. `digest`: SHA-256 over the ids of this page, in order."""

    page: Page
    next: int
    head: int
    digest: bytes


class Verified(Message, frozen=True, kw_only=True, tag="verified"):
    """Whether both hold the same."""

    is_same: bool


class Countersigned(Message, frozen=True, kw_only=True, tag="countersigned"):
    """The station's signed word for a checkpoint, and for the longest trail that this laptop ever showed."""

    body: bytes
    signature: bytes


class Show(Message, frozen=True, kw_only=True, tag="show"):
    """Before it signs for a trail the station wants to see the hashes of these entries: ask again, with them. Only laptops that said the
    lives of their trail are answered so.
    """

    counts: tuple[int, ...]


Question = Hello | PushCertificates | PullCertificates | Have | Push | Pull | Verify | Checkpoint
Answer = (
    Refused
    | Welcome
    | Ended
    | CertificatesTaken
    | CertificatePage
    | Want
    | Pushed
    | Pulled
    | Verified
    | Countersigned
    | Show
)

_ENCODER = msgspec.msgpack.Encoder()
_QUESTIONS: msgspec.msgpack.Decoder[Question] = msgspec.msgpack.Decoder(Question)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
_Said = TypeVar("_Said")


class _Kind(msgspec.Struct):
    t: str


_KIND = msgspec.msgpack.Decoder(_Kind)
_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in (*get_args(Question), *get_args(Answer)))


class Malformed(ValueError):
    """Not a message of ours. Its text never quotes what came. `code` to answer with: malformed, or incompatible for a kind of message that
    this version does not know.
    """

    def __init__(self, said: str, code: str = "malformed") -> None:
        super().__init__(said)
        self.code = code


def to_bytes(message: Question | Answer) -> bytes:
    """The message on the wire."""
    return _ENCODER.encode(message)


def question_from_bytes(data: bytes) -> Question:
    """What a laptop asks, or Malformed."""
    return _decode(_QUESTIONS, data)


def answer_from_bytes(data: bytes) -> Answer:
    """What a station answers, or Malformed."""
    return _decode(_ANSWERS, data)


def _decode(decoder: msgspec.msgpack.Decoder[_Said], data: bytes) -> _Said:
    if len(data) > MESSAGE_BYTES_MAX:
        raise Malformed("longer than a message may be")
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        raise Malformed("not a message of ours", "incompatible" if _is_unknown(data) else "malformed") from None


def _is_unknown(data: bytes) -> bool:
    """A message like ours of a kind that is none of ours: a newer version's."""
    try:
        kind = _KIND.decode(data).t
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        return False
    return kind not in _KINDS


def add_up(revs: Iterable[str]) -> bytes:
    """A sum of ids that does not depend on their order: exclusive or, 32 bytes. With the count it finds what is missing or too much by
    accident; against a station that lies on purpose the receipts stand.
    """
    total = 0
    for rev in revs:
        total ^= int(rev, 16)
    return total.to_bytes(32, "big")


def digest(revs: Sequence[str]) -> bytes:
    """SHA-256 over ids in their order."""
    return hashlib.sha256(b"".join(map(bytes.fromhex, revs))).digest()
