"""The twelve-page packet with tables and a photo: seconds cold and warm, peak memory, and what the tags cost over the plain layout."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

from tests.bench.figure import Figure

_COLD = """
import time; start = time.perf_counter()
from tests.packet import example
from fieldnotes.packet.page import render_packet
content = example.long_packet()
begun = time.perf_counter()
render_packet(content)
print(time.perf_counter() - begun, begun - start)
"""
_PEAK = """
import resource
from tests.packet import example
from fieldnotes.packet.page import render_packet
render_packet(example.long_packet())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _fresh(code: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True
    )
    return [float(word) for word in done.stdout.split()]


def _plain(content: object) -> None:
    """The same pages without tags, structure tree and metadata."""
    from reportlab.pdfgen.canvas import Canvas

    from fieldnotes.packet import page
    from fieldnotes.packet.tagged import TaggedCanvas

    with (
        patch.object(TaggedCanvas, "enter", lambda *_, **__: None),
        patch.object(page, "finish", lambda data, *_, **__: data),
    ):
        assert issubclass(TaggedCanvas, Canvas)
        page.render_packet(content)  # type: ignore[arg-type] # a PacketContent


def run() -> list[Figure]:
    """Warm figures are medians of nine."""
    from fieldnotes.packet.page import render_packet
    from fieldnotes.packet.seal import protect, verify_pdf
    from fieldnotes.packet.sheet import render_handover
    from tests.packet import example

    content = example.long_packet()
    data = render_packet(content)
    warm, plain, sheet, closed = [], [], [], []
    busy = []
    for _ in range(9):
        before = time.process_time()
        warm.append(_seconds(lambda: render_packet(content)))
        busy.append(time.process_time() - before)
        plain.append(_seconds(lambda: _plain(content)))
        sheet.append(_seconds(lambda: render_handover(example.handover())))
        closed.append(_seconds(lambda: protect(data)))
    return [
        Figure("pages", verify_pdf(data).pages, "pages"),
        Figure("size", len(data) / 1000, "kB"),
        Figure("packet_cold", statistics.median(_fresh(_COLD)[0] for _ in range(3)), "s"),
        Figure("packet_warm", statistics.median(warm), "s", 0.3),
        Figure("packet_warm_processor", statistics.median(busy), "s"),
        Figure("packet_peak_memory", _fresh(_PEAK)[0], "MB", 100),
        Figure("tagged_to_plain", statistics.median(warm) / statistics.median(plain), "ratio"),
        Figure("protect", statistics.median(closed), "s"),
        Figure("handover_warm", statistics.median(sheet), "s"),
        Figure("own_peak_memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"),
    ]


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator] # a lambda
    return time.perf_counter() - start
