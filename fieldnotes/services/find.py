"""Finding a person by whatever is known: name however written, birth date, phone, words of a description. Plain values of one view."""

from __future__ import annotations

import re

import msgspec

from fieldnotes.store.projection import PersonLine, phone_key
from fieldnotes.store.view import View

_DAY = re.compile(r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))\b")
_DIGITS = re.compile(r"[\d()+.\-\s]*\d[\d()+.\-\s]*")
LEAST_PHONE = 7  # digits


class Asked(msgspec.Struct, frozen=True):
    """What was typed, taken apart."""

    words: str = ""
    birth_date: str = ""
    phone: str = ""


def take_apart(typed: str) -> Asked:
    """A birth date (1992-03-08, 3/8/1992), a phone number of seven digits or more, and the words around them."""
    birth_date, phone = "", ""
    day = _DAY.search(typed)
    if day:
        year, month, date = (day[1], day[2], day[3]) if day[1] else (day[6], day[4], day[5])
        birth_date = f"{year}-{int(month):02d}-{int(date):02d}"
        typed = typed[: day.start()] + " " + typed[day.end() :]
    for number in _DIGITS.finditer(typed):
        if sum(letter.isdigit() for letter in number[0]) >= LEAST_PHONE:
            phone = phone_key(number[0])
            typed = typed[: number.start()] + " " + typed[number.end() :]
            break
    return Asked(words=" ".join(typed.replace(",", " ").split()), birth_date=birth_date, phone=phone)


def find_lines(view: View, typed: str, *, limit: int = 20) -> list[PersonLine]:
    """People for what was typed, the surest first. The same birth date or phone goes before a like name without it."""
    asked = take_apart(typed)
    known: dict[str, int] = {}
    if asked.phone:
        known.update((line.id, 1) for line in view.person_lines(phone=asked.phone, limit=limit))
    if asked.birth_date:
        for line in view.person_lines(birth_date=asked.birth_date, limit=4 * limit):
            known[line.id] = known.get(line.id, 0) + 1
    named = view.find_names(asked.words, limit=8 * limit if known else limit) if asked.words else []
    # Lifted by what is the same besides: first by how many of birth date and phone fit, then by how well the name does.
    lifted = sorted(named, key=lambda one: -known.get(one.line.id, 0))
    order = dict.fromkeys([*(one.line.id for one in lifted), *known])
    if asked.words and len(order) < limit:
        hits = view.find(asked.words, limit=4 * limit)
        order.update(dict.fromkeys(view.leader(hit.record) for hit in hits if hit.kind == "person"))
    shown = (view.person_line(person) for person in list(order)[:limit])
    return [line for line in shown if line is not None]
