"""Numbers that people read out: year, running number, laptop. The laptop's suffix keeps two offline laptops from giving the same one."""

from __future__ import annotations

import re
from typing import NamedTuple

from fieldnotes.domain.problem import InputProblem

_NUMBER = re.compile(r"(CR|R)-(\d\d)-(\d{4,})-([0-9A-Z]{1,4})")
_SUFFIX = re.compile(r"[0-9A-Z]{1,4}")


class HumanNumber(NamedTuple):
    """The parts of a number. `kind`: CR an encounter, R a referral."""

    kind: str
    year: int
    running: int
    laptop: str


def encounter_number(*, year: int, running: int, laptop: str) -> str:
    """`CR-26-00417-3`: year, running number on this laptop, laptop suffix."""
    return f"CR-{year % 100:02d}-{running:05d}-{laptop}"


def referral_number(*, year: int, running: int, laptop: str) -> str:
    """`R-26-0412-3`."""
    return f"R-{year % 100:02d}-{running:04d}-{laptop}"


def read_number(text: str) -> HumanNumber | None:
    """The parts of a number as typed or scanned; None when it is none of ours."""
    found = _NUMBER.fullmatch(text.strip().upper())
    return HumanNumber(found[1], 2000 + int(found[2]), int(found[3]), found[4]) if found else None


def read_suffix(text: str, *, field: str = "suffix") -> str:
    """A laptop's suffix as it stands in numbers: in capitals, because a number that is read out has no small letters, so that "a" and "A"
    would be one laptop to everybody who hears them. InputProblem("missing", "suffix_form") for what no number can end with.
    """
    suffix = text.strip().upper()
    if not suffix:
        raise InputProblem("missing", field=field)
    if not _SUFFIX.fullmatch(suffix):
        raise InputProblem("suffix_form", field=field)
    return suffix
