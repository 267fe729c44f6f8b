"""Who is one person: records that people said belong together. Pure, and the same in whatever order the merges arrive.

A merge says "`merged` is shown under `kept`"; undoing it removes it. Laptops may merge in opposite directions, in chains
and in rings; the groups are the connected records, and which of them leads follows from the merges alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from fieldnotes.domain.record import Contact, Line, Person

Merge = tuple[str, str]  # (kept, merged)


def leaders(merges: Iterable[Merge]) -> dict[str, str]:
    """The leading record of everybody in a group of two or more; whoever was never merged is not in it.

    The lead is followed from `merged` to `kept` to where it ends. Where several ends are left (one record merged into two),
    or none (a ring), the smallest id among them leads: no clock and no order decides.
    """
    onward: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    for kept, merged in merges:
        if kept and merged and kept != merged:
            onward.setdefault(merged, set()).add(kept)
            beside.setdefault(kept, set()).add(merged)
            beside.setdefault(merged, set()).add(kept)
    found: dict[str, str] = {}
    for start in beside:
        if start in found:
            continue
        group = _reached(start, beside)
        # An end is a record from which whatever leads on also leads back: a single one, or a ring.
        ways = {one: _reached(one, onward) for one in group}
        ends = [one for one in group if all(one in ways[other] for other in ways[one])]
        lead = min(ends)
        found.update(dict.fromkeys(group, lead))
    return found


def groups(merges: Iterable[Merge]) -> dict[str, tuple[str, ...]]:
    """Leading record -> everybody shown under it, the lead first, then by id."""
    members: dict[str, list[str]] = {}
    for person, lead in leaders(merges).items():
        members.setdefault(lead, []).append(person)
    return {lead: (lead, *sorted(one for one in all_ if one != lead)) for lead, all_ in members.items()}


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for one in ways.get(waiting.pop(), ()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return seen


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """What a merged record says differently from the leading one: shown beside it, never thrown away."""

    field: str
    value: str
    record: str  # person id that says so


_LISTS = ("supports", "dependents", "what_helps", "be_careful")
_NAMES = ("legal_name", "preferred_name")  # those of the others become aliases
_CODES = ("race_self_codes", "race_perceived_codes")


def united(members: Sequence[tuple[str, Person]]) -> tuple[Person, tuple[Other, ...]]:
    """One person out of several records, the leading one first, and what the others say differently.

    What the lead leaves open is taken from the next record that knows it; names of the others become aliases; lines and
    contacts of all stand together, the same one once. Somebody identified is no longer unknown.
    """
    lead = msgspec.convert(msgspec.to_builtins(members[0][1]), Person)
    others: list[Other] = []
    names = [lead.legal_name, lead.preferred_name, *lead.aliases]
    for record, body in members[1:]:
        for name in (body.legal_name, body.preferred_name, *body.aliases):
            if name.strip() and name not in names:
                names.append(name)
                lead.aliases.append(name)
        for field in _LISTS:
            _join(getattr(lead, field), getattr(body, field))
        for field in _CODES:
            if not getattr(lead, field):
                setattr(lead, field, list(getattr(body, field)))
        others += _fill(lead, record, body)
    lead.is_unknown = not (lead.legal_name.strip() or lead.preferred_name.strip()) and all(
        body.is_unknown for _, body in members
    )
    return lead, tuple(others)


# What is said about another field: it comes with that one or not at all ("safe to call" is about one number).
_ABOUT = {"phone_safe": "phone", "interpreter": "language"}


def _fill(lead: Person, record: str, body: Person) -> list[Other]:
    """Takes what the lead leaves open; gives what it says otherwise. A birth date says more than an age in years."""
    others = []
    takes = {about for about in _ABOUT.values() if getattr(body, about) and not getattr(lead, about)}
    agrees = {about for about in _ABOUT.values() if getattr(lead, about) == getattr(body, about)}
    for field in Person.__struct_fields__:
        mine, theirs = getattr(lead, field), getattr(body, field)
        if field in _ABOUT and _ABOUT[field] not in agrees:
            if _ABOUT[field] in takes:
                setattr(lead, field, theirs)
            continue
        if not theirs or mine == theirs:
            continue
        if field == "age_years":
            if mine is None and not lead.birth_date:
                lead.age_years, lead.is_age_estimated = theirs, body.is_age_estimated
        elif isinstance(theirs, str):
            if not mine and field not in _NAMES:
                setattr(lead, field, theirs)
            elif mine and field not in _NAMES:
                others.append(Other(field=field, value=theirs, record=record))
    if not (lead.legal_name.strip() or lead.preferred_name.strip()):
        lead.legal_name, lead.preferred_name = body.legal_name, body.preferred_name
        lead.aliases = [name for name in lead.aliases if name not in (lead.legal_name, lead.preferred_name)]
    return others


def _join(mine: list[Line] | list[Contact], theirs: Iterable[Line | Contact]) -> None:
    for one in theirs:
        if one not in mine:
            mine.append(one)  # type: ignore[arg-type]  # both lists hold one kind
