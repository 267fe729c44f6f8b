"""People as a view knows them: lists, who is one person, finding a name however it was written.

Fuzzy words are looked for among the distinct words of all names (some thousands, kept in memory between changes and compared in C),
then among the people who bear the nearest of them; so nothing grows with the people but the rows of a word.
"""

from __future__ import annotations

from typing import Any

import msgspec

from fieldnotes.domain.name import LEAST_LETTERS, NEAR_ENOUGH, Match, folded, rank, sounds_of, words_of
from fieldnotes.store import search
from fieldnotes.store.cipher import Connection, telling
from fieldnotes.store.projection import PersonLine, address_key, phone_key

_PERSON = msgspec.json.Decoder(PersonLine)

# Everybody who is one person with somebody, that one included; takes the id twice.
SAME = "(select ? union select o.person from identity m join identity o on o.leader = m.leader where m.person = ?)"
_MEMBERS = "(select p.id union select person from identity where leader = p.id)"
_COLUMNS = (
    f"p.row, (select count(distinct coalesce(j.leader, c.encounter)) from contact c"  # noqa: S608 - our own words
    f" left join joined j on j.encounter = c.encounter where c.person in {_MEMBERS}),"
    f" (select count(*) from {_MEMBERS}),"
    " (select e.row from encounter_row e where e.id in"
    f" (select encounter from contact where person in {_MEMBERS}) order by e.started_ms desc limit 1)"
)
_IS_SHOWN = "p.id not in (select person from identity where leader <> person)"
_NEAR_WORDS = 24  # mistyped or alike-sounding words that are followed up, per typed word
_SHORTLIST = 80  # people who are ranked


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A person with how well the name fits."""

    line: PersonLine
    match: int
    off: float = 0.0


class _Day(msgspec.Struct, frozen=True):
    day: str = ""


_DAY = msgspec.json.Decoder(_Day)


class PersonReading:
    """The part of a view's reading that is about people."""

    _connection: Connection
    _name: str
    _words: tuple[str, ...] | None = None

    def _rows(self, sql: str, parameters: Any = ()) -> list[Any]:
        with telling(self._name):
            rows: list[Any] = self._connection.execute(sql, parameters).fetchall()
            return rows

    # --- who is one person -------------------------------------------------------------------------------------------

    def leader(self, person: str) -> str:
        """The record a person is shown under: their own unless it was merged."""
        rows = self._rows("select leader from identity where person = ?", (bytes.fromhex(person),))
        return str(rows[0][0].hex()) if rows else person

    def same_person(self, person: str) -> tuple[str, ...]:
        """All records of one person, the leading one first; only the own one when nothing was merged."""
        lead = self.leader(person)
        rows = self._rows("select person from identity where leader = ? order by person", (bytes.fromhex(lead),))
        return (lead, *(row[0].hex() for row in rows if row[0].hex() != lead))

    # --- lists -------------------------------------------------------------------------------------------------------

    def person_line(self, person: str) -> PersonLine | None:
        """The line of one person, under the record that leads."""
        lead = bytes.fromhex(self.leader(person))
        rows = self._rows(f"select {_COLUMNS} from person_row p where id = ?", (lead,))  # noqa: S608 - our own words; values are bound
        return _person(rows[0]) if rows else None

    def person_lines(
        self,
        *,
        after: PersonLine | None = None,
        phone: str | None = None,
        birth_date: str | None = None,
        address: str | None = None,
        encounter: str | None = None,
        limit: int = 50,
    ) -> list[PersonLine]:
        """People by name, a page at a time, each once however many records they have; with a phone number, a birth
        date, who live at an address (its units included) or of one encounter.
        """
        where = [_IS_SHOWN]
        values: list[object] = []
        if after is not None:
            where.append("(p.sort_name, p.id) > (?, ?)")
            values += [sort_name(after), bytes.fromhex(after.id)]
        for column, wanted in (("phone_key", phone and phone_key(phone)), ("birth_date", birth_date)):
            if wanted is not None:
                where.append(_any_of(f"select id from person_row where {column} = ?"))  # noqa: S608 - our own words
                values.append(wanted)
        if address is not None:
            where.append(
                _any_of("select id from person_row where address_key = ? or address_key >= ? and address_key < ?")
            )
            values += at_address(address)
        if encounter is not None:
            where.append(_any_of("select person as id from contact where encounter = ?"))
            values.append(bytes.fromhex(encounter))
        rows = self._rows(
            f"select {_COLUMNS} from person_row p where {' and '.join(where)} order by p.sort_name, p.id limit ?",  # noqa: S608 - our own words; values are bound
            [*values, limit],
        )
        return [_person(row) for row in rows]

    # --- finding a name ----------------------------------------------------------------------------------------------

    def forget_names(self) -> None:
        """Names changed: the words are read anew when next asked for."""
        self._words = None

    def find_names(self, typed: str, *, limit: int = 50) -> list[Found]:
        """People by name, the surest first: as typed, begun, in another order, other accents, mistyped, alike in sound."""
        asked = words_of(typed)
        keys = [folded(word) for word in asked]
        if not keys or max(map(len, keys)) < LEAST_LETTERS:
            return []
        near = {key: self._near(key) for key in dict.fromkeys(keys)}
        scores: dict[bytes, float] = {}
        for key, alike in near.items():
            best: dict[bytes, float] = {}
            for word, person in self._bearers(key, alike):
                value = 1.0 if word == key else 0.9 if word.startswith(key) else abs(alike.get(word, 0.0)) * 0.8
                best[person] = max(best.get(person, 0.0), value)
            for person, value in best.items():
                scores[person] = scores.get(person, 0.0) + value
        shortlist = sorted(scores, key=lambda one: (-scores[one], one))[: max(limit, _SHORTLIST)]
        found = {
            one.line.id: one for one in sorted(self._ranked(asked, shortlist, near), key=_worst_last, reverse=True)
        }
        return sorted(found.values(), key=_worst_last)[:limit]

    def _ranked(self, asked: list[str], people: list[bytes], near: dict[str, dict[str, float]]) -> list[Found]:
        places = ", ".join("?" * len(people))
        rows = self._rows(
            "select n.row, p.row, coalesce(i.leader, n.id) from person_row n left join identity i on i.person = n.id"  # noqa: S608 - question marks
            f" join person_row p on p.id = coalesce(i.leader, n.id) where n.id in ({places})",
            people,
        )
        found = []
        for own, shown, _lead in rows:
            line = _PERSON.decode(own)
            match, off = rank(asked, line.names, near)
            if match is not Match.PART or len(asked) > 1:
                found.append(Found(line=line if own == shown else _PERSON.decode(shown), match=match, off=off))
        # Somebody with all the words leaves out those with some; nobody with all: those with most.
        whole = [one for one in found if one.match is not Match.PART]
        return whole or [one for one in found if one.off < len(asked)]

    def _near(self, key: str) -> dict[str, float]:
        """Words of names that may be this one, mistyped (how near, up to 1) or alike in sound (the same, negative)."""
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler

        if len(key) <= LEAST_LETTERS:
            return {}
        alike = process.extract(
            key, self._all_words(), scorer=JaroWinkler.similarity, limit=3 * _NEAR_WORDS, score_cutoff=NEAR_ENOUGH
        )
        found = {word: score for word, score, _ in alike if _is_mistyped(key, word)}
        found = dict(list(found.items())[:_NEAR_WORDS])
        sounds = sounds_of(key)
        places = ", ".join("?" * len(sounds))
        heard = self._rows(f"select distinct word from name_sound where sound in ({places})", sounds) if sounds else []  # noqa: S608 - question marks
        told = sorted(((JaroWinkler.similarity(key, word), word) for (word,) in heard), reverse=True)
        for score, word in told[:_NEAR_WORDS]:
            found.setdefault(word, -max(score, 0.01))
        return found

    def _bearers(self, key: str, near: dict[str, float]) -> list[tuple[str, bytes]]:
        words = [word for word in near if not word.startswith(key)]
        places = ", ".join("?" * len(words))
        rows = self._rows(
            "select word, person from name_word where word >= ? and word < ?"  # noqa: S608 - question marks
            f" union all select word, person from name_word where word in ({places})",
            (key, key + "\U0010ffff", *words),
        )
        return [(row[0], row[1]) for row in rows]

    def _all_words(self) -> tuple[str, ...]:
        if self._words is None:
            self._words = tuple(row[0] for row in self._rows("select word from name_sound where sound = ''"))
        return self._words


def at_address(address: str) -> tuple[str, str, str]:
    """The key of an address, and the range of the keys of its units: they go on after a space."""
    key = address_key(address)
    return key, key + " ", key + "!"


def sort_name(line: PersonLine) -> str:
    """What people are sorted by."""
    return search.fold(line.full_name)


def _any_of(people: str) -> str:
    """One of a person's records is among `people` (a query)."""
    return f"p.id in (select coalesce(i.leader, f.id) from ({people}) as f left join identity i on i.person = f.id)"  # noqa: S608 - our own words


def _person(row: Any) -> PersonLine:
    day = _DAY.decode(row[3]).day if row[3] else ""
    return msgspec.structs.replace(_PERSON.decode(row[0]), encounters=row[1], records=row[2], last_contact=day)


def _worst_last(one: Found) -> tuple[int, float, str, str]:
    return one.match, round(one.off, 3), sort_name(one.line), one.line.id


def _is_mistyped(key: str, word: str) -> bool:
    """One slip in a short word, two in a long one, three in a very long one; a changed pair counts once."""
    from rapidfuzz.distance import OSA

    most = 1 if len(key) < 6 else 2 if len(key) < 10 else 3
    return bool(word != key and OSA.distance(key, word, score_cutoff=most) <= most)
