"""Words that occur nowhere else, the ways they could be written down, and where to look for them.

Encodings after G23 of the security design: UTF-8/16LE/16BE/32LE, base64 in three phases, hex, JSON, URL, HTML, PDF octal,
zlib streams, reversed.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

# A letter order that no language and no identifier has; one marker per compartment, a field's name behind it.
MARKERS = {"clinical": "qzvxjwkclinf", "law": "qzvxjwklawpf", "joint": "qzvxjwkjointf"}
CHUNK = 1 << 23
_SMALL = bytes(range(256)).lower()


def word(compartment: str, field: str) -> str:
    """The canary of one field."""
    return MARKERS[compartment] + "".join(letter for letter in field.lower() if letter.isascii() and letter.isalpha())


def forms(marker: str) -> dict[str, bytes]:
    """How a marker could stand in bytes. What stands behind it does not matter: no form depends on it."""
    raw = marker.encode()
    written = {
        "utf-8": raw,
        "upper": raw.upper(),
        "title": raw.capitalize(),
        "utf-16le": marker.encode("utf-16-le"),
        "utf-16be": marker.encode("utf-16-be"),
        "utf-32le": marker.encode("utf-32-le"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "json": "".join(f"\\u{ord(letter):04x}" for letter in marker).encode(),
        "url": "".join(f"%{ord(letter):02X}" for letter in marker).encode(),
        "html": "".join(f"&#{ord(letter)};" for letter in marker).encode(),
        "octal": "".join(f"\\{ord(letter):03o}" for letter in marker).encode(),
        "reversed": raw[::-1],
    }
    for phase in range(3):
        # Only the groups that hold nothing but the marker; the edges depend on what is around.
        encoded = base64.b64encode(b"\0" * phase + raw)
        written[f"base64+{phase}"] = encoded[4 if phase else 0 : len(raw) // 3 * 4]
    return written


def found_in(data: bytes, markers: Iterable[str], *, is_deep: bool = True) -> set[tuple[str, str]]:
    """(marker, form) of everything found; zlib streams are looked into when `is_deep`."""
    found = {(marker, name) for marker in markers for name, form in forms(marker).items() if form in data}
    if is_deep:
        for inner in _streams(data):
            found |= {(marker, f"zlib/{name}") for marker, name in found_in(inner, markers, is_deep=False)}
    return found


def _streams(data: bytes) -> Iterator[bytes]:
    for head in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[head.start() :], 1 << 22)
        except zlib.error:
            continue


def found_in_files(folder: Path, markers: Iterable[str]) -> set[tuple[str, str, str]]:
    """(file, marker, form), names of files and folders included."""
    markers = list(markers)
    found = set()
    for path in folder.rglob("*"):
        hits = found_in(str(path.relative_to(folder)).encode(), markers)
        if path.is_file():
            hits |= found_in(path.read_bytes(), markers)
        found |= {(path.name, marker, form) for marker, form in hits}
    return found


def found_in_memory(pid: int, markers: Iterable[str]) -> Mapping[str, int]:
    """How often each marker stands in another process's memory, in any form."""
    search = Search(markers)
    counts = dict.fromkeys(search.markers, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            for at in range(start, end, CHUNK):
                search.count(_read(memory, at, min(CHUNK + search.longest, end - at)), counts)
    return counts


class Search:
    """Counts markers in much memory. Markers begin alike, and so do their forms but for capitals and zeros; so what all of them have in
    common is looked for first, in the memory without capitals and zeros. Where that is not, no form of any is.
    """

    def __init__(self, markers: Iterable[str]) -> None:
        self.markers = list(markers)
        written = [forms(marker) for marker in self.markers]
        self.longest = max(len(form) for one in written for form in one.values())
        self._alike: defaultdict[bytes, list[list[bytes]]] = defaultdict(list)
        for name in written[0]:
            some = [one[name] for one in written]
            self._alike[_common([_plain(form) for form in some])].append(some)

    def count(self, data: bytes, counts: dict[str, int]) -> None:
        """Add what is in `data`."""
        plain = _plain(data)
        for common, alike in self._alike.items():
            if common in plain:
                for some in alike:
                    for marker, form in zip(self.markers, some, strict=True):
                        counts[marker] += data.count(form)


def _plain(data: bytes) -> bytes:
    return data.translate(_SMALL, b"\0")


def _common(some: Sequence[bytes]) -> bytes:
    """How all of these begin, or end, whichever is longer."""
    return max(_beginning(some), _beginning([one[::-1] for one in some])[::-1], key=len)


def _beginning(some: Sequence[bytes]) -> bytes:
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*some, strict=False))
    return bytes(column[0] for column in columns)


def _read(memory: object, at: int, size: int) -> bytes:
    try:
        memory.seek(at)  # type: ignore[attr-defined]  # an open file
        return memory.read(size) or b""  # type: ignore[attr-defined]  # as above
    except (OSError, ValueError, OverflowError):
        return b""  # guard pages and the kernel's own


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    """Everything readable but the unchanged text of libraries, which is the same before any record was opened."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *_, path = [*line.split(None, 5), ""][:6] if len(line.split(None, 5)) < 6 else line.split(None, 5)
        is_library = path.startswith("/") and "w" not in rights and (".so" in path or path.startswith("/usr/share"))
        if rights.startswith("r") and not is_library and path not in {"[vvar]", "[vsyscall]", "[vdso]"}:
            start, end = (int(part, 16) for part in span.split("-"))
            yield start, end
