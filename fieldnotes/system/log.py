"""Program log: events by name and numbers, never record text. A crash report names places in the code, no values.

Source: CJIS 6.0 SI-11 and AU-3(3); OWASP ASVS 5.0 V16.2.5.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

_LIMIT_BYTES = 512 * 1024


class _Plain(logging.Filter):
    """Lets through only constant messages with numbers, booleans and short codes as arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.args:
            given = record.args.values() if isinstance(record.args, dict) else record.args
            if not all(isinstance(value, int | float | bool | Code) for value in given):
                record.msg, record.args = "a log line with text was withheld (%s:%d)", (record.module, record.lineno)
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            record.msg, record.args = describe(kind, trace), ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


class Code(str):
    """A word from our own code (an event name, a problem code): safe to log."""

    __slots__ = ()


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Type and places of a failure: no message, no values."""
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(trace)))
    return f"{kind.__name__} at {places or '?'}"


def set_up_logging(folder: Path | None) -> None:
    """Log to `folder`/fieldnotes.log (two files of 512 kB), or to standard error when None; catch what nobody catches."""
    handler: logging.Handler
    if folder is None:
        handler = logging.StreamHandler()
    else:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(
            folder / "fieldnotes.log", maxBytes=_LIMIT_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    handler.addFilter(_Plain())
    handler.setFormatter(
        logging.Formatter("%(asctime)s.%(msecs)03d %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False

    def on_uncaught(kind: type[BaseException], _value: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger("fieldnotes").error(describe(kind, trace))
        if sys.stderr is not None:  # there is none in a windowed program
            sys.stderr.write(f"FieldNotes stopped because of a fault of its own: {describe(kind, trace)}\n")

    def on_thread(args: threading.ExceptHookArgs) -> None:
        logging.getLogger("fieldnotes").error(describe(args.exc_type, args.exc_traceback))

    sys.excepthook = on_uncaught
    threading.excepthook = on_thread
