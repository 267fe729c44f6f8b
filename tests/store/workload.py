"""One shift's writing in a process of its own, to be killed: notes with audit entries, autosaves, the view. `python
-m tests.store.workload FOLDER COUNT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from fieldnotes.crypto.key import SigningKey, new_signing_key
from fieldnotes.store.log import Log
from fieldnotes.store.view import View
from tests.store.world import START_MS, Reader, Writer, some_id

LOG_KEY, VIEW_KEY = bytes(range(32)), bytes(range(32, 64))
KEYS = {"joint": bytes([7]) * 32}
DRAFT = "d" * 32


def begin(folder: Path) -> None:
    """The empty log that a shift finds."""
    Log.create(folder / "log.db", LOG_KEY, incarnation="1" * 32).close()


def pen(signing: SigningKey | None = None) -> Writer:
    writer = Writer(KEYS)
    writer.signing = signing or new_signing_key()
    return writer


def shift(folder: Path, count: int, told: Callable[[str], None], *, writer: Writer, is_careless: bool = False) -> None:
    """Write `count` notes; `told` is called with each revision (and each draft's number) once it is durable."""
    with Log.open(folder / "log.db", LOG_KEY) as log:
        log.connection.execute("pragma wal_autocheckpoint = 8")  # checkpoints fall into the test too
        if is_careless:
            log.connection.execute("pragma synchronous = normal")
        writer.n = log.next_n(writer.dev) - 1
        with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
            for number in range(count):
                log.save_draft(
                    rec=DRAFT,
                    comp="joint",
                    dev=writer.dev,
                    sealed=os.urandom(3000) + number.to_bytes(4, "big"),
                    updated_ms=number,
                )
                told(f"draft {number}")
                payload = writer.payload("narrative", {"text": f"note {number} " * 300}, encounter=some_id())
                envelope = writer.seal(payload)
                with log.transaction():
                    seq = log.add_envelope(envelope, received_ms=START_MS)
                    log.append_audit({"event": "record_created", "object": envelope.header.rec})
                told(envelope.rev)
                assert seq is not None
                view.put(seq, envelope, payload)


def losses(folder: Path, told: list[str], writer: Writer) -> list[str]:
    """What is wrong after a crash: open as the app would, without help, and see that everything told is there and nothing is half."""
    found = []
    with Log.open(folder / "log.db", LOG_KEY) as log:
        found += log.check()
        revs = {envelope.rev for _, envelope in log.envelopes(limit=10_000)}
        found += ["note lost" for one in told if not one.startswith("draft") and one not in revs]
        drafts = [int(one.split()[1]) for one in told if one.startswith("draft")]
        if drafts:
            kept = log.draft(DRAFT, writer.dev)
            if kept is None or int.from_bytes(kept.sealed[-4:], "big") < max(drafts):
                found.append("draft lost")
        if log.verify_audit().count != len(revs):
            found.append("act without audit")
        with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
            report = view.follow(log, open_envelope=Reader(KEYS, writer))
            if (
                report.unreadable
                or view.counts()["records"] != len(revs)
                or len(view.find("note", limit=10_000)) != len(revs)
            ):
                found.append("view differs")
    return found


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    writer = pen()
    sys.stdout.write(writer.signing.public_bytes.hex() + "\n")

    def told(what: str) -> None:
        os.write(1, what.encode() + b"\n")

    sys.stdout.flush()
    shift(folder, count, told, writer=writer)


if __name__ == "__main__":
    main()
