"""A bad line between two programs: real packets of the real kernel, each in its own network namespace, with a rate, a delay and losses.

`python -m tests.line --rate 1000000 --delay-ms 150 --loss 0.02 -- STATION … --- LAPTOP …`: the station has the address 10.77.0.2. The
laptop's program starts when the station's first line came. (The kernel's own netem is missing in many small kernels; a TUN device at each
end and a pump between them need nothing.)
"""

from __future__ import annotations

import argparse
import ctypes
import fcntl
import heapq
import itertools
import os
import random
import selectors
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Sequence

STATION, LAPTOP = "10.77.0.2", "10.77.0.1"
_NEWNET = 0x40000000
_TUNSETIFF, _TUN, _NO_PI = 0x400454CA, 0x0001, 0x1000
_QUEUE = 100  # packets that wait in one direction; the next is dropped, as in a router


class Way:
    """One direction: packets leave in their order, at the rate, late by the delay, some never."""

    def __init__(self, *, rate: float, delay_s: float, loss: float, seed: int) -> None:
        self._rate, self._delay_s, self._loss = rate, delay_s, loss
        self._random = random.Random(seed)
        self._free_at = 0.0
        self._waiting: list[tuple[float, int, bytes]] = []
        self._count = itertools.count()
        self.sent = self.lost = self.bytes = 0

    def put(self, packet: bytes, now: float) -> None:
        """One packet comes in."""
        self.sent += 1
        self.bytes += len(packet)
        backlog = sum(1 for at, _, _ in self._waiting if at - self._delay_s > now)
        if self._random.random() < self._loss or backlog >= _QUEUE:
            self.lost += 1
            return
        self._free_at = max(now, self._free_at) + len(packet) * 8 / self._rate
        heapq.heappush(self._waiting, (self._free_at + self._delay_s, next(self._count), packet))

    def due(self, now: float) -> list[bytes]:
        """What comes out now."""
        out = []
        while self._waiting and self._waiting[0][0] <= now:
            out.append(heapq.heappop(self._waiting)[2])
        return out

    def next_at(self) -> float | None:
        """When the next comes out."""
        return self._waiting[0][0] if self._waiting else None


def _own_namespace(address: str) -> int:
    """In a child: a network of its own with one TUN device; its file."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEWNET):
        raise OSError(ctypes.get_errno(), "no network namespace: this needs root")
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH22x", b"line", _TUN | _NO_PI))
    for words in (
        ["addr", "add", f"{address}/24", "dev", "line"],
        ["link", "set", "line", "up"],
        ["link", "set", "lo", "up"],
    ):
        subprocess.run(["ip", *words], check=True)
    return tun


def _child(address: str, command: Sequence[str], go: socket.socket, *, is_told: bool) -> int:
    """Forked: its namespace, its end of the line to the parent, then the program."""
    pid = os.fork()
    if pid:
        return pid
    try:
        tun = _own_namespace(address)
        socket.send_fds(go, [b"t"], [tun])
        go.recv(1)
        if is_told:  # its standard output is the parent's to read
            os.dup2(go.fileno(), 1)
        os.execvp(command[0], list(command))
    except BaseException as failure:  # noqa: BLE001 - a forked child ends here whatever happened
        sys.stderr.write(f"line: {failure}\n")
    os._exit(127)


def run(
    station: Sequence[str], laptop: Sequence[str], *, rate: float, delay_s: float, loss: float, seed: int = 1
) -> int:
    """Both programs with the line between them; the laptop's exit code. The station is ended after it."""
    ends = [socket.socketpair() for _ in range(2)]
    pids = [
        _child(STATION, station, ends[0][1], is_told=True),
        _child(LAPTOP, laptop, ends[1][1], is_told=False),
    ]
    tuns = []
    for mine, theirs in ends:
        theirs.close()
        _, fds, _, _ = socket.recv_fds(mine, 1, 1)
        if not fds:
            raise RuntimeError("one end of the line did not come up")
        tuns.append(fds[0])
    ways = [Way(rate=rate, delay_s=delay_s, loss=loss, seed=seed + place) for place in range(2)]
    watch = selectors.DefaultSelector()
    for place, tun in enumerate(tuns):
        os.set_blocking(tun, False)
        watch.register(tun, selectors.EVENT_READ, place)
    watch.register(ends[0][0], selectors.EVENT_READ, "station")
    ends[0][0].send(b"g")
    is_up = False
    while True:
        now = time.monotonic()
        for place, way in enumerate(ways):
            for packet in way.due(now):
                os.write(tuns[1 - place], packet)
        times = [at for way in ways if (at := way.next_at()) is not None]
        for key, _ in watch.select(max(0.0, min([*times, now + 0.2]) - now)):
            if key.data == "station":
                said = ends[0][0].recv(65536)
                if not said:
                    watch.unregister(ends[0][0])
                elif not is_up:
                    is_up = True
                    ends[1][0].send(b"g")
            else:
                ways[key.data].put(os.read(tuns[key.data], 65536), time.monotonic())
        done, status = os.waitpid(pids[1], os.WNOHANG)
        if done:
            break
    os.kill(pids[0], 9)  # its connection is cut: nothing is left to end gracefully
    os.waitpid(pids[0], 0)
    sys.stderr.write(
        "line: "
        + ", ".join(f"{way.sent} packets, {way.lost} lost, {way.bytes} bytes" for way in ways)
        + " (from the station, from the laptop)\n"
    )
    return os.waitstatus_to_exitcode(status)


def main(arguments: Sequence[str]) -> int:
    """See above."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rate", type=float, default=1_000_000, help="bits a second")
    asked.add_argument("--delay-ms", type=float, default=150, help="each way")
    asked.add_argument("--loss", type=float, default=0.02)
    asked.add_argument("--seed", type=int, default=1)
    place = list(arguments).index("--")
    options = asked.parse_args(list(arguments)[:place])
    commands = list(arguments)[place + 1 :]
    cut = commands.index("---")
    return run(
        commands[:cut], commands[cut + 1 :], rate=options.rate, delay_s=options.delay_ms / 1000, loss=options.loss,
        seed=options.seed,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
