"""Taking a stranger's file in, and drawing its pages: in a child process with hard limits, by bytes in and out, never through a file.

A picture or a PDF from a stick is the most dangerous thing that comes into a vault. The child has no keys, no vault and no way to
write; whatever its decoders are talked into ends with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from fieldnotes.domain.problem import EnvironmentProblem, InputProblem

if TYPE_CHECKING:
    from fieldnotes.packet.raster import Raster
    from fieldnotes.packet.reply import Reply

FLAG = "--take-in"
MOST_PAGES = 100  # of a PDF
MOST_BYTES = 25_000_000  # of a file as it comes, and of what is made of it
_SECONDS = 30  # by the clock; half of it of processor time
_MEMORY = 1_500_000_000  # bytes of address space
# With its facts: a child that has been taken over may say anything, for as long as it likes.
_MOST_ANSWER = MOST_BYTES + 65_536
_LENGTH = struct.Struct(">I")  # of the passphrase that stands before a reply form
_HEAD = struct.Struct(">II")  # length of the answer's facts (JSON), of its data

Form = Literal["photo", "document"]


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A file made anew. `pages` of a document, sizes in pixels of a picture."""

    form: Form
    media_type: str
    data: bytes
    pages: int = 0
    width_px: int = 0
    height_px: int = 0


class _Size(msgspec.Struct, frozen=True):
    form: Literal["fax", "grey", "colour"]
    width_px: int
    height_px: int
    size: int


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    problem: str = ""
    detail: dict[str, int | str] = {}
    form: Form = "photo"
    media_type: str = ""
    pages: int = 0
    width_px: int = 0
    height_px: int = 0
    drawn: tuple[_Size, ...] = ()


def take_in(data: bytes) -> Taken:
    """The file made anew by a child. InputProblem with the child's reason, or "attachment_too_large", "file_empty", "file_too_hard".

    EnvironmentProblem("intake_not_started") when no child can be started here.
    """
    facts, made = _ask_child("make", data)
    return Taken(
        form=facts.form,
        media_type=facts.media_type,
        data=made,
        pages=facts.pages,
        width_px=facts.width_px,
        height_px=facts.height_px,
    )


def take_reply(data: bytes, *, passphrase: str = "") -> Reply:
    """What a filled reply form says, read by a child. Raises as `take_in` and `reply.read_reply`."""
    from fieldnotes.packet.reply import Reply, is_sound

    secret = passphrase.encode()
    if data and len(data) + len(secret) > MOST_BYTES - 4:
        raise InputProblem("attachment_too_large", most=MOST_BYTES // 1_000_000)
    _, made = _ask_child("reply", _LENGTH.pack(len(secret)) + secret + data if data else b"")
    try:
        reply = msgspec.json.decode(made, type=Reply)
    except msgspec.DecodeError:
        raise InputProblem("file_too_hard") from None
    if not is_sound(reply):
        raise InputProblem("file_too_hard")
    return reply


def draw_pages(pdf: bytes) -> Iterator[Raster]:
    """Every page of a PDF that was taken in, as one sees it: 300 dpi in black and white, 200 dpi where it has tones or colour.

    Some pages a child, so that a long paper has the time that each of its pages needs. Raises as `take_in`, and "pdf_damaged".
    """
    from fieldnotes.packet.raster import Raster

    first, count = 0, 1
    while first < count:
        facts, made = _ask_child(f"draw {first}", pdf)
        if facts.pages > MOST_PAGES or not facts.drawn or sum(one.size for one in facts.drawn) != len(made):
            raise InputProblem("file_too_hard")
        count, first = facts.pages, first + len(facts.drawn)
        for one in facts.drawn:
            yield Raster(form=one.form, data=made[: one.size], width_px=one.width_px, height_px=one.height_px)
            made = made[one.size :]


def _ask_child(task: str, data: bytes) -> tuple[_Facts, bytes]:
    if not data:
        raise InputProblem("file_empty")
    if len(data) > MOST_BYTES:
        raise InputProblem("attachment_too_large", most=MOST_BYTES // 1_000_000)
    try:
        child = subprocess.Popen(  # noqa: S603 - this program itself; no shell, nobody's input in the arguments
            _command(task),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
            env=_surroundings(),
            start_new_session=True,  # what it starts ends with it
        )
    except OSError as failure:
        raise EnvironmentProblem("intake_not_started") from failure
    return _read_answer(_hear_out(child, data))


def _hear_out(child: subprocess.Popen[bytes], data: bytes) -> bytes:
    """Its answer, as far as one may be long; empty when it says more, or is not done in time. It is gone afterwards."""
    heard: list[bytes] = []
    feeding = threading.Thread(target=_feed, args=(child, data), name="pool-intake", daemon=True)
    hearing = threading.Thread(target=_hear, args=(child, heard), name="pool-intake", daemon=True)
    feeding.start()
    hearing.start()
    hearing.join(_SECONDS)  # not until the pipe is closed: something that it started may hold it open
    _end(child)
    child.wait()
    answer = heard[0] if heard else b""
    return answer if len(answer) <= _MOST_ANSWER else b""


def _feed(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    with contextlib.suppress(OSError), child.stdin as into:  # it has read enough, or is gone: its answer says so
        into.write(data)


def _hear(child: subprocess.Popen[bytes], heard: list[bytes]) -> None:
    assert child.stdout is not None
    with child.stdout as out:
        heard.append(out.read(_MOST_ANSWER + 1))


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)


def read_file(path: Path) -> bytes:
    """The bytes of a file of bounded size.

    InputProblem("file_not_found" | "attachment_too_large"), EnvironmentProblem("file_unreadable").
    """
    try:
        if not path.is_file():  # a pipe or a device has no end
            raise InputProblem("file_not_found", name=path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as failure:
        raise EnvironmentProblem("file_unreadable", name=path.name) from failure
    if len(data) > MOST_BYTES:
        raise InputProblem("attachment_too_large", most=MOST_BYTES // 1_000_000)
    return data


def _command(task: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, task]
    return [sys.executable, "-c", f"from fieldnotes.packet.intake import main; main({task!r})"]


def _surroundings() -> dict[str, str]:
    """The least a Python needs to start: no proxy, no home of anybody, no other program's settings."""
    kept = {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG"}
    return {name: value for name, value in os.environ.items() if name in kept}


def _read_answer(answer: bytes) -> tuple[_Facts, bytes]:
    if len(answer) < _HEAD.size:
        raise InputProblem("file_too_hard")  # it was stopped at one of its limits, or its decoder fell
    facts_length, data_length = _HEAD.unpack_from(answer)
    rest = answer[_HEAD.size :]
    if facts_length + data_length != len(rest) or data_length > MOST_BYTES:
        raise InputProblem("file_too_hard")
    try:
        facts = msgspec.json.decode(rest[:facts_length], type=_Facts)
    except msgspec.DecodeError:
        raise InputProblem("file_too_hard") from None
    if facts.problem:
        raise InputProblem(facts.problem, **facts.detail)
    return facts, rest[facts_length:]


# --- in the child ----------------------------------------------------------------------------------------------------


def main(task: str = "make") -> None:
    """The child: limits first, then one file from standard input, one answer to standard output.

    `task`: make, reply, or draw and the first page wanted.
    """
    _limit()
    kind, _, first = task.partition(" ")
    work: Callable[[bytes], tuple[bytes, dict[str, object]]] = _read_reply if kind == "reply" else make
    if kind == "draw":
        work = partial(draw, first=int(first))
    _answer(work, sys.stdin.buffer.read(MOST_BYTES + 1), sys.stdout.buffer)


def _answer(work: Callable[[bytes], tuple[bytes, dict[str, object]]], data: bytes, out: BinaryIO) -> None:
    made, facts = b"", dict[str, object]()
    try:
        made, facts = work(data)
        if len(made) > MOST_BYTES:
            made, facts = b"", {"problem": "attachment_too_large", "detail": {"most": MOST_BYTES // 1_000_000}}
    except InputProblem as problem:
        facts = {"problem": problem.code, "detail": problem.facts}
    except (MemoryError, RecursionError, OverflowError):
        facts = {"problem": "file_too_hard"}
    head = json.dumps(facts).encode()
    out.write(_HEAD.pack(len(head), len(made)) + head + made)
    out.flush()


def make(data: bytes) -> tuple[bytes, dict[str, object]]:
    """(the file made anew, what to say of it); InputProblem when it cannot be."""
    if b"%PDF-" in data[:1024]:
        from fieldnotes.packet.foreign import rebuild_pdf

        made, pages = rebuild_pdf(data)
        return made, {"form": "document", "media_type": "application/pdf", "pages": pages}
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1"}:
        raise InputProblem("picture_heic")
    from fieldnotes.packet.picture import redraw

    drawn = redraw(data)
    sizes = {"width_px": drawn.width_px, "height_px": drawn.height_px}
    return drawn.data, {"form": "photo", "media_type": drawn.media_type, **sizes}


def draw(pdf: bytes, *, first: int) -> tuple[bytes, dict[str, object]]:
    """(pictures of the pages from `first` on, what to say of them); as many as fit an answer and a third of the time."""
    from fieldnotes.packet.foreign import draw_foreign

    pages, pictures = draw_foreign(pdf, first=first, most_bytes=MOST_BYTES // 2, seconds=_SECONDS / 6)
    sizes = [(one.form, one.width_px, one.height_px, len(one.data)) for one in pictures]
    names = ("form", "width_px", "height_px", "size")
    drawn = [dict(zip(names, size, strict=True)) for size in sizes]
    return b"".join(one.data for one in pictures), {"pages": pages, "drawn": drawn}


def _read_reply(data: bytes) -> tuple[bytes, dict[str, object]]:
    from fieldnotes.packet.reply import read_reply

    (length,) = _LENGTH.unpack_from(data)
    secret, rest = data[_LENGTH.size : _LENGTH.size + length], data[_LENGTH.size + length :]
    return msgspec.json.encode(read_reply(rest, passphrase=secret.decode())), {}


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has none; the clock and the size of the answer still hold
    bounds = {
        "RLIMIT_AS": _MEMORY,
        "RLIMIT_CPU": _SECONDS // 2,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 64,
    }
    for name, bound in bounds.items():
        with contextlib.suppress(OSError, ValueError, AttributeError):
            resource.setrlimit(getattr(resource, name), (bound, bound))
