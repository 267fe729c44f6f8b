"""Calendar days as exports write them: 2023-05-31, 12/6/11 0:00, 5/31/2023, with or without a time."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_AMERICAN = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:[ T].*)?$"
)  # month first, as every American export seen writes it


def read_day(text: str) -> str | None:
    """YYYY-MM-DD, or None when it is no day of 1970 to 2099. Two-digit years up to 68 are 20xx (POSIX strptime)."""
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _AMERICAN.match(text):
        month, day, year = (int(part) for part in match.groups())
        if year < 100:
            year += 2000 if year <= 68 else 1900
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if 1970 <= year <= 2099 else None
