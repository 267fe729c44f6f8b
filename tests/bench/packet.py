"""The twelve-page packet with tables, a photo and an attached file: seconds and peak memory, cold and warm, beside WeasyPrint on the same
content in the same run, turn by turn; and what the tags cost over the plain layout.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from fieldnotes.packet.content import PacketContent
from fieldnotes.packet.finish import Attachment
from tests.bench.figure import Figure

WARM, COLD = 9, 5  # turns
GOAL_RATIO = 0.6
DATA = Attachment(
    name="referral.json",
    mime="application/json",
    description="The same referral as data",
    data=b'{"resourceType": "Bundle", "entry": []}' * 200,
)
# Seconds from the start of the interpreter's own work, imports included, and the most memory this program ever held: VmHWM, because
# ru_maxrss of a child begins with what its parent held when it was started.
_FRESH = """
import time; start = time.perf_counter()
from tests.bench import packet
from tests.packet import example
content = example.long_packet()
packet.{engine}(content)
print(time.perf_counter() - start, next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def ours(content: PacketContent) -> bytes:
    """By our own engine."""
    from fieldnotes.packet.page import render_packet

    return render_packet(content, attachments=[DATA])


def rivals(content: PacketContent) -> bytes:
    """By WeasyPrint."""
    from tests.bench.rival import render

    return render(content, DATA.data)


def _fresh(engine: Literal["ours", "rivals"]) -> tuple[float, float]:
    """(seconds, MB) of a process that makes one packet."""
    done = subprocess.run(
        [sys.executable, "-c", _FRESH.format(engine=engine)],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def _plain(content: PacketContent) -> None:
    """The same pages without tags, structure tree and metadata."""
    from fieldnotes.packet import page
    from fieldnotes.packet.tagged import TaggedCanvas

    with (
        patch.object(TaggedCanvas, "enter", lambda *_, **__: None),
        patch.object(page, "finish", lambda data, *_, **__: data),
    ):
        page.render_packet(content)


def run() -> list[Figure]:
    """Medians; every turn makes one of each, so that a busy machine is busy for both."""
    from fieldnotes.packet import enclosure
    from fieldnotes.packet.raster import Keeper
    from fieldnotes.packet.seal import protect, verify_pdf
    from fieldnotes.packet.sheet import render_handover
    from tests.packet import example

    content = example.long_packet()
    data, theirs = ours(content), rivals(content)
    cold: dict[str, list[tuple[float, float]]] = {"ours": [], "rivals": []}
    for _ in range(COLD):
        cold["ours"].append(_fresh("ours"))
        cold["rivals"].append(_fresh("rivals"))
    warm, first, rival, busy, rival_busy, plain, sheet, closed = [], [], [], [], [], [], [], []
    for _ in range(WARM):
        before = time.process_time()
        warm.append(_seconds(lambda: ours(content)))
        busy.append(time.process_time() - before)
        before = time.process_time()
        rival.append(_seconds(lambda: rivals(content)))
        rival_busy.append(time.process_time() - before)
        with patch.object(enclosure, "_kept", Keeper()):  # as if the photo had never been drawn
            first.append(_seconds(lambda: ours(content)))
        plain.append(_seconds(lambda: _plain(content)))
        sheet.append(_seconds(lambda: render_handover(example.handover())))
        closed.append(_seconds(lambda: protect(data)))
    seconds = {name: statistics.median(took for took, _ in turns) for name, turns in cold.items()}
    memory = {name: statistics.median(held for _, held in turns) for name, turns in cold.items()}
    return [
        Figure("pages", verify_pdf(data).pages, "pages"),
        Figure("rival_pages", _pages(theirs), "pages"),
        Figure("size", len(data) / 1000, "kB"),
        Figure("rival_size", len(theirs) / 1000, "kB"),
        Figure("cold", seconds["ours"], "s"),
        Figure("rival_cold", seconds["rivals"], "s"),
        Figure("cold_ratio", seconds["ours"] / seconds["rivals"], "ratio", GOAL_RATIO),
        Figure("warm", statistics.median(warm), "s", 0.3),
        Figure("warm_processor", statistics.median(busy), "s"),
        Figure("warm_with_a_new_photo", statistics.median(first), "s", 0.3),
        Figure("rival_warm", statistics.median(rival), "s"),
        Figure("warm_ratio", statistics.median(first) / statistics.median(rival), "ratio", GOAL_RATIO),
        Figure("processor_ratio", statistics.median(busy) / statistics.median(rival_busy), "ratio", GOAL_RATIO),
        Figure("peak_memory", memory["ours"], "MB", 100),
        Figure("rival_peak_memory", memory["rivals"], "MB"),
        Figure("tagged_to_plain", statistics.median(warm) / statistics.median(plain), "ratio"),
        Figure("protect", statistics.median(closed), "s"),
        Figure("handover_warm", statistics.median(sheet), "s"),
    ]


def _pages(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
