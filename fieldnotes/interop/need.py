"""Which of our needs a service answers, from the words and codes of its source; a service may answer several.

The words are data: resources/directory/needs.json. The Open Eligibility taxonomy has names only; 211 exports carry codes whose two
leading letters name a branch (BD food, BH housing, RX substance use, …).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

from fieldnotes.system.path import resource

CODE = re.compile(r"[A-Z]{1,2}(?:-\d{4}(?:\.\d{4})?(?:-\d{3}(?:\.\d{2})?)?)?$")


@cache
def _data() -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
    read = json.loads(resource("directory", "needs.json").read_text(encoding="utf-8"))
    patterns = {need: re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE) for need, words in read["words"].items()}
    return patterns, read["branches"]


def find_needs(*, terms: Iterable[str], codes: Iterable[str], name: str, description: str) -> tuple[str, ...]:
    """Vocabulary codes in vocabulary order. The description speaks only when terms and name say nothing: it mentions too much."""
    patterns, branches = _data()
    words = "\n".join((*terms, name))
    found = {need for need, pattern in patterns.items() if pattern.search(words)}
    found |= {branches[code[:2]] for code in codes if code[:2] in branches and CODE.match(code)}
    if not found:
        found = {need for need, pattern in patterns.items() if pattern.search(description)}
    return tuple(need for need in patterns if need in found)


def treats_substance_use(
    *, terms: Iterable[str], codes: Iterable[str], name: str, organization: str, description: str
) -> bool:
    """Whether a referral there may itself tell of treatment (42 CFR 2.11). Errs towards yes: the record then lives in clinical."""
    words = "\n".join((*terms, name, organization, description))
    return bool(_data()[0]["substance_use"].search(words)) or any(code.startswith("RX") for code in codes)
