"""How people are named and aged on screen and paper."""

from __future__ import annotations

from datetime import date

from fieldnotes.domain.record import Line, Person, Profession

UNKNOWN_PERSON = "Unknown person"


def person_name(person: Person) -> str:
    """Short, for screens that others may see: "Jordan A."; an unknown person by what is known."""
    return _shorten(person.preferred_name, person.legal_name) or UNKNOWN_PERSON


def person_full_name(person: Person) -> str:
    """The legal name, the preferred one beside it when it differs: "Jordan Avery (Jo)"."""
    legal, preferred = person.legal_name.strip(), person.preferred_name.strip()
    if legal and preferred and preferred.casefold() not in (legal.casefold(), legal.split()[0].casefold()):
        return f"{legal} ({preferred})"
    return legal or preferred or UNKNOWN_PERSON


def person_initials(person: Person) -> str:
    """Two letters for a round mark; "?" for an unknown person."""
    words = (person.preferred_name or person.legal_name).split()
    if not words:
        return "?"
    last = person.legal_name.split()[-1:] if len(words) == 1 else words[-1:]
    return "".join(word[0].upper() for word in [words[0], *[w for w in last if w != words[0]]])


def _shorten(preferred: str, legal: str) -> str:
    called, full = preferred.split(), legal.split()
    first = called[0] if called else (full[0] if full else "")
    rest = called[1:] or (full[1:] if full else [])
    return f"{first} {rest[-1][0].upper()}." if first and rest else first


def age_years(birth_date: str, on: date) -> int | None:
    """Whole years on a day; None when the birth date is unknown or lies after it. Born on February 29: a year older on March 1."""
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return None
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years if years >= 0 else None


def person_age(person: Person, on: date) -> str:
    """Age in words: "34", "about 30" when estimated, nothing when unknown."""
    years = age_years(person.birth_date, on)
    if years is not None:
        return str(years)
    if person.age_years is None:
        return ""
    return f"about {person.age_years}" if person.is_age_estimated else str(person.age_years)


def user_short_name(name: str) -> str:
    """The last word of a name: "Okafor"."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else name


def user_formal_name(name: str, profession: Profession, credential: str) -> str:
    """With rank or credential: "Officer D. Okafor", "M. Reyes, LCSW"."""
    words = name.split()
    short = f"{words[0][0]}. {words[-1]}" if len(words) > 1 else name.strip()
    if profession is Profession.OFFICER:
        rank = credential.strip() or "Officer"
        return f"{rank} {short}"
    return f"{short}, {credential.strip()}" if credential.strip() else short


def living_lines(lines: list[Line], on: date) -> tuple[Line, ...]:
    """Lines that have not expired on a day. A line that names a weapon comes first: hands see it before ears hear it."""
    today = on.isoformat()
    living = [line for line in lines if line.text.strip() and (not line.expires_on or line.expires_on >= today)]
    return tuple(sorted(living, key=lambda line: not is_weapon_line(line.text)))


_WEAPON_WORDS = frozenset((
    "knife", "knives", "blade", "cutter", "razor", "gun", "guns", "firearm", "firearms", "pistol", "rifle",
    "shotgun", "handgun", "revolver", "ammunition", "machete", "sword", "axe", "hatchet", "hammer", "bat",
    "weapon", "weapons", "taser", "mace", "needle", "needles", "syringe", "explosive", "scissors",
    "screwdriver", "crowbar",
))  # fmt: skip


def is_weapon_line(text: str) -> bool:
    """Whether a line names something that is or serves as a weapon."""
    return any(word.strip(".,;:!?()\"'").casefold() in _WEAPON_WORDS for word in text.split())
