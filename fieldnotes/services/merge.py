"""Two records, one person: proposed by what is alike, decided by people, undone at any time. Nothing is thrown away.

A merge is a joint record of its own (`person_merge`); who is one person is a pure function of all of them (domain.identity),
so it does not matter on which laptop, in which direction or in which order people merged.
"""

from __future__ import annotations

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.name import Match
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Person, PersonDistinct, PersonMerge
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.services.act import Writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.people import line_row, person_body
from fieldnotes.services.row import ApartRow, Changes, Comparison, Duplicate, Fact, MergedRecord
from fieldnotes.store.projection import PersonLine
from fieldnotes.store.read import Record as Kept

MOST_PROPOSED = 5
_ALIKE = 20  # names looked at

# What two records are compared by, in the order in which people read it.
COMPARED = (
    "legal_name", "preferred_name", "aliases", "birth_date", "age_years", "sex", "phone", "address", "language", "housing",
    "emergency_contact", "description", "what_helps", "be_careful",
)  # fmt: skip


def propose_duplicates(desk: Desk, *, by: UserId, person: PersonId, limit: int = MOST_PROPOSED) -> list[Duplicate]:
    """Who may be the same person, the likeliest first. Never decides; two known birth dates that differ speak against it."""
    desk.require_reader(by)
    mine = desk.joint.person_line(person)
    if mine is None:
        raise RuleProblem("person_not_here", record=person)
    because: dict[str, set[str]] = {}
    lines: dict[str, PersonLine] = {}

    def note(found: list[PersonLine], code: str) -> None:
        for line in found:
            if line.id != mine.id:
                lines[line.id] = line
                because.setdefault(line.id, set()).add(code)

    if mine.birth_date:
        note(desk.joint.person_lines(birth_date=mine.birth_date, limit=_ALIKE * 5), "same_birth_date")
    if mine.phone:
        note(desk.joint.person_lines(phone=mine.phone, limit=_ALIKE), "same_phone")
    for name in mine.names[:3]:
        for found in desk.joint.find_names(name, limit=_ALIKE):
            if found.match in (Match.EXACT, Match.SWAPPED, Match.ACCENT) and found.off < 0.1:
                note([found.line], "same_name")
            elif found.match in (Match.EXACT, Match.PREFIX, Match.SWAPPED, Match.ACCENT, Match.TYPO, Match.SOUND):
                note([found.line], "like_name")
    for one in _apart_from(desk, mine.id):
        because.pop(one, None)
    scored = [(_likelihood(mine, lines[one], codes), one) for one, codes in because.items()]
    likely = sorted((pair for pair in scored if pair[0] >= _LEAST), key=lambda pair: (-pair[0], pair[1]))
    shown = [(desk.joint.person_line(one), because[one]) for _, one in likely[:limit]]
    return [Duplicate(row=line_row(desk, line), because=tuple(sorted(codes))) for line, codes in shown if line]


_LEAST = 3
_WEIGHTS = {"same_birth_date": 2, "same_phone": 2, "same_name": 3, "like_name": 2}


def _likelihood(mine: PersonLine, other: PersonLine, codes: set[str]) -> int:
    """Points. A like name alone is not enough (two points), an equal one is; another birth date takes it away again."""
    points = max((_WEIGHTS[code] for code in codes if code.endswith("_name")), default=0)
    points += sum(_WEIGHTS[code] for code in codes if not code.endswith("_name"))
    if mine.birth_date and other.birth_date and mine.birth_date != other.birth_date:
        points -= 3
    return points


def compare_people(desk: Desk, *, by: UserId, left: PersonId, right: PersonId) -> Comparison:
    """Two people side by side, as they stand with whatever was merged into them before."""
    desk.require_reader(by)
    lines = [_line(desk, one) for one in (left, right)]
    bodies = [person_body(desk, line.id)[0] for line in lines]
    facts = [
        Fact(field=field, left=said[0], right=said[1])
        for field in COMPARED
        if any(said := [_say(body, field) for body in bodies])
    ]
    return Comparison(left=line_row(desk, lines[0]), right=line_row(desk, lines[1]), facts=tuple(facts))


def merge_people(desk: Desk, *, by: UserId, kept: PersonId, merged: PersonId, why: str = "") -> Changes:
    """A person says that two records are one person; `kept` leads. RuleProblem when either is not here or they are one already."""
    desk.require_reader(by)
    lead, other = _line(desk, kept).id, _line(desk, merged).id
    if lead == other:
        raise RuleProblem("already_one_person", record=kept)
    if why and why not in desk.vocabulary["merge_reason"]:
        raise InputProblem("choose_reason", field="why")
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="person_merge",
            compartment=Compartment.JOINT,
            person=lead,
            body=to_dict(PersonMerge(kept=lead, merged=other, why=why)),
            why="written",
        )
        for one in _apart_between(desk, lead, other):  # whoever says "one" has thought again
            _remove(writing, one)
        writing.audit("people_merged", record=record, kept=lead, merged=other)
    return writing.changes | _touched(desk, lead)


def undo_merge(desk: Desk, *, by: UserId, merge: RecordId) -> Changes:
    """They are two after all: both are what they were before that merge; that somebody said so earlier stays taken back.
    Takes back every merge of the same two records.
    """
    desk.require_reader(by)
    found = desk.joint_record(merge)
    if found is None or found.kind != "person_merge" or found.is_removed:
        raise RuleProblem("record_not_here", record=merge)
    before = _touched(desk, str(found.body.get("kept", "")))
    pair = _pair(found)
    again = [one for one in merges_of(desk) if _pair(one) == pair]
    with desk.writing(by) as writing:
        for one in again:
            _remove(writing, one)
            writing.audit("people_parted", record=one.id)
    return writing.changes | before


def keep_apart(desk: Desk, *, by: UserId, one: PersonId, other: PersonId) -> Changes:
    """A person says that two records are two people; they are not proposed as one again. Said once, it is said.

    RuleProblem when either is not here or they are shown as one already.
    """
    desk.require_reader(by)
    first, second = _line(desk, one).id, _line(desk, other).id
    if first == second:
        raise RuleProblem("already_one_person", record=one)
    if _apart_between(desk, first, second):
        return Changes()
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="person_distinct",
            compartment=Compartment.JOINT,
            person=first,
            body=to_dict(PersonDistinct(one=first, other=second)),
            why="written",
        )
        writing.audit("people_kept_apart", record=record, one=first, other=second)
    return writing.changes


def forget_apart(desk: Desk, *, by: UserId, record: RecordId) -> Changes:
    """Nobody knows after all: they may be proposed as one again."""
    desk.require_reader(by)
    found = desk.joint_record(record)
    if found is None or found.kind != "person_distinct" or found.is_removed:
        raise RuleProblem("record_not_here", record=record)
    with desk.writing(by) as writing:
        for one in _apart_between(desk, str(found.body.get("one", "")), str(found.body.get("other", ""))):
            _remove(writing, one)
        writing.audit("people_apart_forgotten", record=record)
    return writing.changes


def apart_rows(desk: Desk, person: str) -> list[ApartRow]:
    """Who was said to be somebody else than this person; each once, with who said it first."""
    lines = {one: desk.joint.person_line(one) for one in _apart_from(desk, person)}
    return [
        ApartRow(
            record=RecordId(said.id),
            row=line_row(desk, line),
            by_name=desk.user_row(UserId(said.author)).short_name,
            at=said.created,
        )
        for one, line in lines.items()
        if line is not None and (said := _apart_between(desk, person, one)[0])
    ]


def _apart_from(desk: Desk, person: str) -> list[str]:
    """The leading records of everybody who is said to be another person than this one, in the order in which it was said."""
    mine = set(desk.joint.same_person(person))
    found: dict[str, None] = {}
    for one in desk.joint_of(kind="person_distinct"):
        pair = _two(one)
        if len(pair) == 2 and len(pair & mine) == 1:  # another program may have named one person twice
            found[desk.joint.leader(next(iter(pair - mine)))] = None
    return list(found)


def _apart_between(desk: Desk, one: str, other: str) -> list[Kept]:
    """What says that two people, under whatever records, are two."""
    left, right = set(desk.joint.same_person(one)), set(desk.joint.same_person(other))
    return [said for said in desk.joint_of(kind="person_distinct") if (pair := _two(said)) & left and pair & right]


def _two(said: Kept) -> set[str]:
    return {str(said.body.get("one", "")), str(said.body.get("other", ""))} - {""}


def _remove(writing: Writing, one: Kept) -> None:
    writing.revise(
        record=one.id,
        kind=one.kind,
        compartment=Compartment.JOINT,
        person=one.person,
        body=one.body,
        parents=one.heads,
        why="removed",
    )


def merges_of(desk: Desk) -> list[Kept]:
    """All merges that stand."""
    return desk.joint_of(kind="person_merge")


def merged_records(desk: Desk, person: str) -> list[MergedRecord]:
    """The records shown under a person, the leading one left out, with the merge that brought each."""
    members = desk.joint.same_person(person)
    if len(members) == 1:
        return []
    merges = [one for one in merges_of(desk) if str(one.body.get("merged", "")) in members]
    rows = []
    for member in members[1:]:
        by_it = [one for one in merges if one.body.get("merged") == member]
        # In a ring or after merges in both directions the lead itself may be the merged side.
        ways = by_it or [one for one in merges if one.body.get("kept") == member]
        found = ways[0] if ways else None
        body = _body(desk, member)
        rows.append(
            MergedRecord(
                person=PersonId(RecordId(member)),
                name=_names(body),
                merge=RecordId(found.id) if found else "",
                why=str(found.body.get("why", "")) if found else "",
                by_name=desk.user_row(UserId(found.author)).short_name if found else "",
                at=found.created if found else None,
            )
        )
    return rows


def _line(desk: Desk, person: str) -> PersonLine:
    line = desk.joint.person_line(person)
    if line is None:
        raise RuleProblem("person_not_here", record=person)
    return line


def _pair(merge: Kept) -> frozenset[str]:
    return frozenset({str(merge.body.get("kept", "")), str(merge.body.get("merged", ""))})


def _touched(desk: Desk, person: str) -> Changes:
    """Everybody of the group and every encounter that shows one of them: screens read again."""
    lines = desk.joint.encounter_lines(person=person, limit=1000, with_joined=True) if person else []
    return Changes(
        kinds=frozenset({"person"}),
        records=desk.joint.same_person(person) if person else (),
        encounters=tuple(EncounterId(RecordId(line.id)) for line in lines),
    )


def _body(desk: Desk, person: str) -> Person:
    found = desk.joint_person(person)
    body = known_body("person", found.body) if found else Person()
    assert isinstance(body, Person)
    return body


def _names(body: Person) -> str:
    from fieldnotes.domain.display import person_full_name

    name = person_full_name(body)
    return f"{name}: {body.description}" if body.is_unknown and body.description else name


def _say(body: Person, field: str) -> str:
    value = getattr(body, field)
    if isinstance(value, list):
        return "\n".join(one if isinstance(one, str) else one.text for one in value)
    return "" if value is None else str(value)
