"""What every dialect's service goes through at the end: status, whether it may be offered, needs, keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from fieldnotes.interop.day import read_day
from fieldnotes.interop.need import find_needs, treats_substance_use
from fieldnotes.interop.phone import make_phones
from fieldnotes.interop.service import Phone, Service
from fieldnotes.interop.text import fold, read_url

Find = Callable[[str, str], None]  # (kind of finding, example)

_ACTIVE = frozenset({"active", "verified", "published", "open", "approved", "current"})
_INACTIVE = {
    "inactive": "inactive",
    "defunct": "defunct",
    "closed": "defunct",
    "permanently closed": "defunct",
    "deleted": "defunct",
    "archived": "inactive",
    "suspended": "inactive",
    "deactivated": "inactive",
    "unpublished": "inactive",
    "draft": "inactive",
    "temporarily closed": "temporarily closed",
    "not active": "inactive",
}
_DO_NOT_REFER = re.compile(
    r"\b(?:do not|don'?t|not for|no) referr?(?:al)?s?\b|\bnot accepting referrals\b", re.IGNORECASE
)
_TEST_ENTRY = re.compile(
    r"\bnot a real (?:service|organi[sz]ation|location|entry|program)\b|\bfor test+ing purposes\b|\bdummy (?:entry|record|service)\b",
    re.IGNORECASE,
)
_YES = frozenset({"yes", "y", "true", "1", "t"})
_NO = frozenset({"no", "n", "false", "0", "f"})


def is_yes(text: str) -> bool:
    """Yes as exports write it."""
    return text.strip().lower() in _YES


def is_no(text: str) -> bool:
    """No as exports write it; empty is neither."""
    return text.strip().lower() in _NO


def read_status(written: str, find: Find) -> tuple[str, str]:
    """(status, why it may not be offered). A status nobody can read is "unknown" and a finding; it does not hide the service."""
    plain = " ".join(written.lower().replace("_", " ").split())
    if not plain:
        return "", ""
    if _DO_NOT_REFER.search(plain):
        find("do_not_refer", written)
        return "active", "do_not_refer"
    if plain in _INACTIVE:
        find("inactive", written)
        return _INACTIVE[plain], "inactive"
    if plain in _ACTIVE:
        return "active", ""
    find("status_not_known", written)
    return "unknown", ""


def read_date(written: str, column: str, find: Find) -> str:
    """YYYY-MM-DD, or as written with a finding."""
    if not written:
        return ""
    day = read_day(written)
    if day is None:
        find("date_not_readable", f"{column}: {written}")
    return day or written


def read_address(parts: Iterable[str]) -> str:
    """Address parts on one line, empty ones left out, repetitions too."""
    seen = dict.fromkeys(" ".join(part.replace("\n", ", ").split()).strip(" ,") for part in parts)
    return ", ".join(part for part in seen if part)


def keep_phones(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once, the first mention wins; unreadable ones last but never lost."""
    kept: dict[tuple[str, str, str], Phone] = {}
    for phone in phones:
        kept.setdefault(
            (phone.dial or fold(phone.written), phone.extension, "fax" if phone.kind == "fax" else ""), phone
        )
    return tuple(sorted(kept.values(), key=lambda phone: not phone.dial))


def linked_phones(values: dict[str, str]) -> list[Phone]:
    """Numbers that were links inside HTML."""
    found = values.get("linked_phone", "")
    return [
        phone
        for line in found.splitlines()
        for phone in make_phones(line, note="from the description", of="service")
        if phone.dial
    ]


def read_web(values: dict[str, str], find: Find) -> str:
    """The web address of a row, or the first link of its HTML; something else in that column is a finding."""
    written = values.get("url", "")
    url = read_url(written)
    if written and url is None:
        find("web_address_not_readable", written)
    return url or next((link for link in values.get("linked_url", "").splitlines() if read_url(link)), "")


def slug(text: str) -> str:
    """A source's name as the first half of a key."""
    return fold(text).replace(" ", "-")[:40] or "source"


def finish(service: Service, *, codes: Iterable[str], find: Find) -> Service:
    """Needs, the substance-use flag and invented entries; the last step of every dialect."""
    import msgspec

    codes = tuple(codes)
    changes: dict[str, object] = {
        "needs": find_needs(terms=service.terms, codes=codes, name=service.name, description=service.description),
        "is_substance_use": treats_substance_use(
            terms=service.terms,
            codes=codes,
            name=service.name,
            organization=service.organization,
            description=service.description,
        ),
    }
    why = service.why_not
    if not why and (
        _TEST_ENTRY.search(service.description) or fold(service.name) in ("test", "test service", "test program")
    ):
        find("test_entry", service.name)
        why = "test_entry"
    changes |= {"why_not": why, "may_offer": not why, "do_not_refer": why == "do_not_refer"}
    return msgspec.structs.replace(service, **changes)
