"""Is a word anywhere in a file that leaves? Three readers that nobody here wrote, its structure tree, every string and decoded stream, what
is embedded in it however deep, and the file's name.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

from tests.packet import oracle


class Said(NamedTuple):
    """What a file says. `texts`: by reader, in one reading; `whole`: everything found anywhere, as it stands and in one reading."""

    texts: dict[str, str]
    whole: str

    def traces(self, word: str) -> list[str]:
        """The forms in which a word stands there, whatever its case; none: it is nowhere."""
        forms = {word, unicodedata.normalize("NFD", word)}
        said = {form.lower() for form in forms}
        for form in forms:
            wide = form.encode("utf-16-be")
            said |= {wide.decode("latin-1").lower(), form.encode().decode("latin-1").lower(), wide.hex()}
            said |= {form.encode().hex(), form.encode("unicode_escape").decode().lower()}
        return [form for form in sorted(said) if form in self.whole]


def one_reading(text: str) -> str:
    """Composed, and without the white space that each reader puts elsewhere."""
    return "".join(unicodedata.normalize("NFC", text).split())


def read(path: Path) -> Said:
    """Everything a file says, its name too."""
    data = path.read_bytes()
    assert data.count(b"%%EOF") == 1, "an earlier state of the file lies under it"
    texts = {reader: one_reading(text) for reader, text in oracle.texts(path).items()}
    texts["structure"] = one_reading(oracle.run("pdfinfo", "-struct-text", path))
    said = "\n".join([oracle.everything(data), oracle.embedded(data), *texts.values(), path.name])
    return Said(texts, f"{said}\n{one_reading(said)}".lower())
