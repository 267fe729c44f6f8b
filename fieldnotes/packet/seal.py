"""What makes a packet checkable and, for the way out, closed: content hash, verification, AES-256 with a passphrase to say aloud."""

from __future__ import annotations

import hashlib
import io
import re
import secrets
import zlib
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from fieldnotes.domain.problem import EnvironmentProblem, InputProblem
from fieldnotes.packet.content import HandoverContent, PacketContent
from fieldnotes.packet.signature import FIELD, Signature, read_signature
from fieldnotes.system.path import resource

if TYPE_CHECKING:
    import pikepdf

PASSPHRASE_WORDS = 6
PASSPHRASE_LENGTH = 32  # poppler's tools take no more; evenly chosen among those, our words still give 62 bits
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,39}")
_STREAM = re.compile(rb"stream\r?\n")
MARK = re.compile(r"fieldnotes:([A-Za-z0-9-]{3,40}):sha256:([0-9a-f]{64})")
VERSION = re.compile(r"-v\d+$")  # a later packet of the same referral counts on: R-26-0412-3-v2
MAX_BYTES = 200_000_000
_MAX_UNPACKED = 16 << 20  # bytes of one stream; a bomb of 1 MB fills the memory of a laptop
_MOST_STREAMS = 200_000
_FIRST_PIECE, _PIECE = 1 << 10, 1 << 16


def packet_hash(content: PacketContent | HandoverContent) -> str:
    """SHA-256 (hex) of the canonical content: sorted JSON of what is printed. A file cannot carry its own hash; it carries this one."""
    prefix = b"fieldnotes/packet/v1\n" if isinstance(content, PacketContent) else b"fieldnotes/handover/v1\n"
    return hashlib.sha256(prefix + msgspec.json.encode(content, order="deterministic")).hexdigest()


def check_packet_id(packet_id: str) -> str:
    """The id when it may stand in a file name; raises InputProblem("packet_id_malformed")."""
    if not _ID.fullmatch(packet_id):
        raise InputProblem("packet_id_malformed", field="packet_id")
    return packet_id


def identifier(packet_id: str, content_hash: str) -> str:
    """What metadata and QR say: packet id and content hash."""
    return f"fieldnotes:{check_packet_id(packet_id)}:sha256:{content_hash}"


def qr_text(packet_id: str, content_hash: str) -> str:
    """The text of the QR code on the cover."""
    return identifier(packet_id, content_hash)


def file_name(packet_id: str, *, kind: Literal["packet", "handover"] = "packet") -> str:
    """The file's name: the packet id and nothing else."""
    return f"{kind}-{check_packet_id(packet_id)}.pdf"


# --- the way out -----------------------------------------------------------------------------------------------------


def protect(pdf: bytes) -> tuple[bytes, str]:
    """An AES-256 (R6) copy and its six-word passphrase, shown once. A courtesy for e-mail, no substitute for a safe way (PDF encryption
    has no integrity); encryption takes the copy out of PDF/A, the archive form stays as it is.
    """
    import pikepdf

    passphrase = _new_passphrase()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            out,
            encryption=pikepdf.Encryption(
                user=passphrase,
                owner=secrets.token_urlsafe(24),
                R=6,
                aes=True,
                metadata=True,
                allow=pikepdf.Permissions(accessibility=True),
            ),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue(), passphrase


def say_aloud(passphrase: str) -> tuple[str, ...]:
    """The passphrase as one says it by phone: one line per word, the word and then its letters."""
    return tuple(
        f"{number}. {word}: {' '.join(word.upper())}" for number, word in enumerate(passphrase.split("-"), start=1)
    )


def _new_passphrase() -> str:
    words = _words()
    while True:
        passphrase = "-".join(secrets.choice(words) for _ in range(PASSPHRASE_WORDS))
        if len(passphrase) <= PASSPHRASE_LENGTH:
            return passphrase


def _words() -> list[str]:
    path = resource("passphrase", "words.txt")
    try:
        lines = path.read_text("ascii").splitlines()
    except OSError as gone:
        raise EnvironmentProblem("word_list_missing") from gone
    words = sorted({word for line in lines if not line.startswith("#") for word in line.split()})
    if len(words) < 1296:
        raise EnvironmentProblem("word_list_too_short", words=len(words))
    return words


# --- verification ----------------------------------------------------------------------------------------------------


class FileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says about itself. `archive_sha256`: of the form without passphrase and signature, comparable with the disclosure
    record; `signature`: None for a file that was not meant to have one.
    """

    packet_id: str
    content_sha256: str
    file_sha256: str
    archive_sha256: str
    pages: int
    is_encrypted: bool
    is_consistent: bool  # metadata and the QR's text alternative say the same
    signature: Signature | None = None


Verdict = Literal["matches", "differs", "unknown"]


def verify_pdf(data: bytes, *, passphrase: str = "") -> FileFacts:
    """Read packet id and content hash from a packet or hand-over.

    Raises InputProblem: "not_a_pdf" (damaged or something else), "passphrase_needed", "passphrase_wrong", "not_our_packet" (no packet id),
    "file_too_large".
    """
    import pikepdf

    if len(data) > MAX_BYTES:
        raise InputProblem("file_too_large", field="file", bytes=len(data))
    limit_unpacking()
    refuse_bombs(data)
    try:
        with pikepdf.open(io.BytesIO(data), password=passphrase) as pdf:
            return _read(pdf, data, passphrase)
    except pikepdf.PasswordError as wrong:
        raise InputProblem("passphrase_wrong" if passphrase else "passphrase_needed", field="file") from wrong
    except (pikepdf.PdfError, MemoryError, RecursionError) as broken:
        raise InputProblem("not_a_pdf", field="file") from broken


@cache
def limit_unpacking() -> None:
    """For the whole process, once: a file of strangers must not fill the memory in which somebody's words lie."""
    import pikepdf

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MAX_UNPACKED,
        run_length_max_memory=_MAX_UNPACKED,
        png_max_memory=_MAX_UNPACKED,
        tiff_max_memory=_MAX_UNPACKED,
        dct_max_memory=_MAX_UNPACKED,
        max_stream_filters=1,
        parser_max_nesting=200,
        doc_max_warnings=100,
    )


def refuse_bombs(data: bytes) -> None:
    """The library unpacks streams of objects without a limit as soon as it opens a file, so they are measured before: bit by bit, since
    a file may say many thousand times that a stream begins.
    """
    unpacked = 0
    for number, found in enumerate(_STREAM.finditer(data)):
        size = _unpacked_size(data, found.end(), _MAX_UNPACKED)
        unpacked += size
        if size > _MAX_UNPACKED or unpacked > 4 * _MAX_UNPACKED or number > _MOST_STREAMS:
            raise InputProblem("not_a_pdf", field="file")


def _unpacked_size(data: bytes, start: int, most: int) -> int:
    """How many bytes a stream has, unpacked, or some number above `most`; of what is not packed so, or sealed, none."""
    stream, size, piece = zlib.decompressobj(), 0, _FIRST_PIECE
    while start < len(data) and not stream.eof and size <= most:
        packed = data[start : start + piece]
        start, piece = start + piece, min(4 * piece, _PIECE)
        try:
            while packed and not stream.eof and size <= most:
                size += len(stream.decompress(packed, _PIECE))
                packed = stream.unconsumed_tail
        except zlib.error:
            break
    return size


def _read(pdf: pikepdf.Pdf, data: bytes, passphrase: str) -> FileFacts:
    metadata = pdf.Root.get("/Metadata")
    text = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
    found = MARK.search(text)
    if not found:
        raise InputProblem("not_our_packet", field="file")
    packet_id, content_hash = found.groups()
    signature, length = _signature(pdf, data, passphrase)
    return FileFacts(
        packet_id=packet_id,
        content_sha256=content_hash,
        file_sha256=hashlib.sha256(data).hexdigest(),
        archive_sha256=_archive_hash(data[:length], passphrase),
        pages=len(pdf.pages),
        is_encrypted=pdf.is_encrypted,
        is_consistent=_alternatives_agree(pdf, packet_id, content_hash),
        signature=signature,
    )


def _archive_hash(data: bytes, passphrase: str) -> str:
    """Of the form that was archived, from a copy without its signature."""
    import pikepdf

    from fieldnotes.packet.finish import save

    with pikepdf.open(io.BytesIO(data), password=passphrase) as pdf:
        if not pdf.is_encrypted:
            return hashlib.sha256(data).hexdigest()
        if "/Extensions" in pdf.Root:
            del pdf.Root.Extensions  # encryption added it
        return hashlib.sha256(save(pdf)).hexdigest()


def _signature(pdf: pikepdf.Pdf, data: bytes, passphrase: str) -> tuple[Signature | None, int]:
    """What the agency's signature is worth, and how many bytes stand before it."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    own = [
        field
        for field in (list(fields) if isinstance(fields, pikepdf.Array) else [])
        if isinstance(field, pikepdf.Dictionary) and str(field.get("/T", "")) == FIELD
    ]
    if not own:
        return None, len(data)
    if "/V" not in own[0]:
        return Signature(state="missing"), len(data)
    return read_signature(data, passphrase=passphrase)


def _alternatives_agree(pdf: pikepdf.Pdf, packet_id: str, content_hash: str) -> bool:
    alternatives = [str(found.Alt) for found in pdf.objects if _is_figure(found) and "/Alt" in found]
    codes = [text for text in alternatives if text.startswith("QR code")]
    return bool(codes) and all(packet_id in text and content_hash in text for text in codes)


def _is_figure(found: object) -> bool:
    import pikepdf

    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == pikepdf.Name.Figure


def compare(facts: FileFacts, *, disclosed_sha256: str) -> Verdict:
    """Whether the file is, byte for byte, the one in the disclosure record (without passphrase and signature). What a signature does not
    hold together differs, whatever it begins with.
    """
    if not disclosed_sha256:
        return "unknown"
    is_whole = facts.signature is None or facts.signature.state != "broken"
    return "matches" if is_whole and facts.archive_sha256 == disclosed_sha256 else "differs"
