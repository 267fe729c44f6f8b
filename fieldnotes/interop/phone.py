"""Telephone numbers as directories write them. 988, 911, 211 and 311 are telephone numbers; what cannot be read is kept as written."""

from __future__ import annotations

import re
from functools import lru_cache

from fieldnotes.interop.service import Phone

REGION = "US"
_EXTENSION = re.compile(r"\s*[,;]?\s*(?:ext(?:ension)?|extn|x|#)\s*[.:]?\s*x?\s*(\d{1,8})\s*$", re.IGNORECASE)
_LABEL = re.compile(r"\d[^()]*?\(\s*([A-Za-z][^()]{0,60}?)\s*\)\s*([A-Za-z][A-Za-z, ]*)?$")  # "(202) 555-0143 (Fax)"
_NANP = re.compile(
    r"[2-9]\d{2}[2-9]\d{6}$"
)  # North American Numbering Plan: neither area code nor exchange begins with 0 or 1
_SERVICE_CODE = re.compile(r"(?<![\w+()./-])(988|[2-9]11)(?![\w)./-])")  # inside a sentence: "call 911 or 202-555-0143"
_SHORT = re.compile(r"\d{3,6}$")
_KINDS = {
    "voice": "voice",
    "phone": "voice",
    "telephone": "voice",
    "main": "voice",
    "cell": "voice",
    "mobile": "voice",
    "pager": "voice",
    "fax": "fax",
    "tty": "tty",
    "tdd": "tty",
    "textphone": "tty",
    "tty/tdd": "tty",
    "ttd": "tty",
    "sms": "sms",
    "text": "sms",
    "hotline": "hotline",
    "crisis": "hotline",
    "emergency": "hotline",
    "tollfree": "toll_free",
    "toll free": "toll_free",
    "toll-free": "toll_free",
}


@lru_cache(maxsize=20_000)
def read_phones(written: str) -> tuple[tuple[str, str, str], ...]:
    """Every number in what was written, as (dial, shown, extension). Empty when nothing in it can be dialled."""
    text = written.strip().strip("\"'").strip()
    found = _EXTENSION.search(text)
    extension = found.group(1) if found else ""
    single = _read_one(text[: found.start()] if found else text)
    if single is not None:
        return ((*single[:2], extension or single[2]),)
    if len(text) > 400:
        return ()
    import phonenumbers

    numbers = [
        match.number for match in phonenumbers.PhoneNumberMatcher(text, REGION, leniency=phonenumbers.Leniency.POSSIBLE)
    ]
    shorts = tuple((short, short, "") for short in _SERVICE_CODE.findall(text))
    return (*shorts, *(_form(number) for number in numbers if _is_dialable(number)))


def _read_one(text: str) -> tuple[str, str, str] | None:
    import phonenumbers
    from phonenumbers import shortnumberinfo

    bare = re.sub(r"[\s().-]", "", text)
    if not text or len(text) > 40 or (len(re.findall(r"\d{3}\D{0,3}\d{4}", text)) > 1):
        return None
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if _SHORT.match(bare) and shortnumberinfo.is_valid_short_number(number):
        return bare, bare, ""
    return _form(number) if _is_dialable(number) else None


def _is_dialable(number: object) -> bool:
    import phonenumbers

    assert isinstance(number, phonenumbers.PhoneNumber)
    if phonenumbers.is_valid_number(number):
        return True
    # 555-01xx and new exchanges are possible, not "valid"; for other countries trust the number lengths
    national = str(number.national_number)
    return phonenumbers.is_possible_number(number) and (number.country_code != 1 or bool(_NANP.match(national)))


def _form(number: object) -> tuple[str, str, str]:
    import phonenumbers

    assert isinstance(number, phonenumbers.PhoneNumber)
    home = number.country_code == 1
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    extension = number.extension or ""
    number = phonenumbers.PhoneNumber(
        country_code=number.country_code,
        national_number=number.national_number,
        italian_leading_zero=number.italian_leading_zero,
    )
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.format_number(number, form),
        extension,
    )


def phone_kind(written: str) -> str:
    """Our word for what a source calls a number's type; empty when it says nothing we know."""
    return _KINDS.get(written.strip().lower(), "")


def make_phones(written: str, *, kind: str = "", extension: str = "", note: str = "", of: str = "") -> list[Phone]:
    """The numbers in a cell; one entry without `dial` when none can be read, so that nothing is lost."""
    label = _LABEL.search(written)
    if label:
        kind = kind or phone_kind(label[1])
        note = note or ", ".join(
            part.strip() for part in (label[1] if not phone_kind(label[1]) else "", label[2] or "") if part.strip()
        )
    read = read_phones(written[: label.start(1) - 1] if label else written)
    if not read:
        return [Phone(written=written, shown=written, extension=extension, kind=kind, note=note, of=of)]
    return [
        Phone(
            written=written,
            shown=shown if not (extension or inner) else f"{shown} ext. {extension or inner}",
            dial=dial,
            extension=extension or inner,
            kind=kind,
            note=note,
            of=of,
        )
        for dial, shown, inner in read
    ]
