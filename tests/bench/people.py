"""Finding a person among 20,000, however the name is written: how long it takes, how often the right one is among the first five.

The people are put together from given and family names that are common in English, Spanish, Slavic, Arabic and Vietnamese
speaking families, common ones more often (Zipf); nobody is real. Each has a birth date; half have a phone.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.domain.record import Person
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.trust.envelope import Envelope
from tests.bench.figure import Figure, percentile
from tests.bench.store import Scene, scene
from tests.store.world import some_id

PEOPLE = 20_000
EACH = 150  # queries of each kind

_GIVEN = """
James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas
Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Steven Emily José María Juan
Guadalupe Luis Rosa Jesús Carmen Jorge Ángela Óscar Lucía Ramón Sofía Andrés Verónica Martín Inés Xiomara Yolanda Héctor
Beatriz Joaquín Esperanza Raúl Mercedes Iván Ximena Ivan Olga Dmitri Svetlana Wojciech Agnieszka Piotr Katarzyna Vladimir
Natalia Sergei Yelena Miroslav Danuta Mohamed Fatima Ahmed Aisha Omar Layla Hassan Zainab Minh Linh Tuan Huong Duc Mai Wei
Xiu Li Mei Jamal Keisha Darnell Latoya Tyrone Aaliyah Dakota Cheyenne Sean Siobhan Catherine Kathryn Stephen Geoffrey Phillip
Jeffrey Brian Bryan Zachary Zoe Rachel Rebecca Deborah Jordan Avery Riley
""".split()  # noqa: SIM905 - names are read more easily as words
_FAMILY = """
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodríguez Martínez Hernández López González Wilson Anderson Thomas
Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young Allen King
Wright Scott Torres Nguyễn Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Phillips
Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper
Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chávez Wood James Bennett Gray Mendoza Ruiz
Hughes Price Álvarez Castillo Sanders Patel Myers Long Ross Foster Jiménez Giménez Velázquez Vásquez Iglesias Yáñez Núñez
Muñoz Quiñones Zúñiga Zavala Saavedra Villalobos Caballero Cevallos Ibáñez Echeverría Kowalski Kowalczyk Wiśniewski Nowak
Wójcik Szymański Jankowski Zieliński Novak Horvat Kovač Petrović Ivanov Kuznetsov Shevchenko Tkachenko Bondarenko Kravchenko
Hassan Hussein Mohamud Abdi Al-Masri Khalil Haddad Trần Phạm Huỳnh Chen Wang Zhang Huang O'Brien O'Connor McDonald MacDonald
Schmidt Schultz Schneider Meyer Meier Stevenson Stephenson Shaughnessy Featherstonehaugh Whitaker Wheatley Knight Gallagher
Vaughn Hightower Blackwood Winterbourne Castellanos
""".split()  # noqa: SIM905 - names are read more easily as words
_LETTERS = "abcdefghilmnoprstuvy"
_HEARD = (
    ("ph", "f"), ("v", "b"), ("z", "s"), ("j", "h"), ("qu", "k"), ("ck", "k"), ("w", "v"), ("ll", "y"), ("y", "i"), ("x", "s"), ("th", "t"),
    ("ch", "sh"), ("sz", "sh"), ("c", "k"), ("gh", "g"), ("k", "c"), ("ei", "ai"), ("ey", "y"),
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """One invented person."""

    id: str
    name: str
    birth_date: str
    phone: str


def somebody(chance: random.Random) -> str:
    given = chance.choices(_GIVEN, weights=[1 / (place + 8) for place in range(len(_GIVEN))])[0]
    family = chance.choices(_FAMILY, weights=[1 / (place + 8) for place in range(len(_FAMILY))])[0]
    second = chance.choices(_FAMILY)[0] if chance.random() < 0.25 else ""
    middle = chance.choice(_GIVEN) if chance.random() < 0.5 else ""
    if chance.random() < 0.35:  # the long tail of family names: a rare one made of two
        family = _rare(chance)
    return " ".join(filter(None, (given, middle, family, second)))


def _rare(chance: random.Random) -> str:
    heads = (
        "Ash",
        "Bar",
        "Cald",
        "Dor",
        "Ell",
        "Fen",
        "Gar",
        "Hol",
        "Kes",
        "Lang",
        "Mar",
        "Nor",
        "Ost",
        "Pem",
        "Ros",
        "Sal",
        "Tor",
        "Vel",
        "Wes",
        "Zar",
    )
    middles = ("", "en", "i", "o", "er", "an", "ing", "es")
    tails = (
        "berg",
        "dale",
        "field",
        "ford",
        "ley",
        "man",
        "ov",
        "ski",
        "son",
        "stone",
        "ton",
        "ville",
        "wick",
        "worth",
        "ez",
        "enko",
    )
    return chance.choice(heads) + chance.choice(middles) + chance.choice(tails)


def people(count: int, chance: random.Random) -> list[Made]:
    return [
        Made(
            id=some_id(),
            name=somebody(chance),
            birth_date=f"{chance.randint(1940, 2010)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            phone=f"555-{chance.randint(0, 9999):04d}" if chance.random() < 0.5 else "",
        )
        for _ in range(count)
    ]


def fill(one: Scene, made: list[Made]) -> None:
    def envelopes() -> Iterator[Envelope]:
        for person in made:
            body = to_dict(Person(legal_name=person.name, birth_date=person.birth_date, phone=person.phone))
            yield one.writer.write("person", body, rec=person.id, person=person.id)

    one.fill(envelopes())


def plain(name: str) -> str:
    from fieldnotes.domain.name import folded

    return folded(name)


def mistyped(name: str, chance: random.Random) -> str:
    """One slip in one word of four letters or more: a letter left out, doubled, changed or two changed over."""
    words = plain(name).split()
    at = chance.choice([place for place, word in enumerate(words) if len(word) >= 4] or [0])
    word, place = words[at], chance.randrange(1, max(2, len(words[at]) - 1))
    kind = chance.randrange(4)
    if kind == 0:
        word = word[:place] + word[place + 1 :]
    elif kind == 1:
        word = word[:place] + word[place] + word[place:]
    elif kind == 2:
        word = word[:place] + chance.choice(_LETTERS) + word[place + 1 :]
    else:
        word = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    return " ".join([*words[:at], word, *words[at + 1 :]])


def as_heard(name: str, chance: random.Random) -> str:
    """Spelt as somebody hears it."""
    low = plain(name)
    fits = [(a, b) for a, b in _HEARD if a in low]
    for a, b in chance.sample(fits, min(2, len(fits))):
        low = low.replace(a, b, 1)
    return low


def queries(made: list[Made], chance: random.Random) -> dict[str, list[tuple[str, Made]]]:
    """Kind of disturbance -> (typed, whom it should find)."""
    some = lambda: chance.sample(made, EACH)  # noqa: E731 - said six times below
    swapped = lambda name: f"{name.split()[-1]}, {' '.join(name.split()[:-1])}"  # noqa: E731 - as above
    return {
        "exact": [(one.name, one) for one in some()],
        "begun": [(one.name[:-2], one) for one in some()],
        "swapped": [(swapped(one.name), one) for one in some()],
        "accent": [(plain(one.name), one) for one in some() if plain(one.name) != one.name.casefold()]
        or [(plain(one.name), one) for one in some()],
        "typo": [(mistyped(one.name, chance), one) for one in some()],
        "phonetic": [(as_heard(one.name, chance), one) for one in some()],
        "short_typo_and_birth_date": [
            (f"{mistyped(' '.join(one.name.split()[:2]), chance)} {one.birth_date}", one) for one in some()
        ],
    }


def run() -> list[Figure]:
    """Half a minute."""
    from fieldnotes.services.find import find_lines

    chance = random.Random(11)
    figures: list[Figure] = []
    with scene() as one:
        made = people(PEOPLE, chance)
        fill(one, made)
        with one.view() as view:
            start = time.perf_counter()
            view.follow(one.log, open_envelope=one.reader)
            figures.append(Figure("view_of_20000_people", time.perf_counter() - start, "s"))
            sys.stderr.write("people written\n")
            start = time.perf_counter()
            find_lines(view, "Jordan")
            figures.append(Figure("first_search", (time.perf_counter() - start) * 1000, "ms", 50))
            took: list[float] = []
            for kind, asked in queries(made, chance).items():
                hits, times = 0, []
                for typed, wanted in asked:
                    start = time.perf_counter()
                    found = find_lines(view, typed, limit=20)
                    times.append((time.perf_counter() - start) * 1000)
                    # Somebody of the very same name is as right: nothing typed tells them apart.
                    hits += any(line.id == wanted.id or line.full_name == wanted.name for line in found[:5])
                took += times
                figures.append(Figure(f"{kind}_in_top_5", hits / len(asked), "share", 0.95, "least"))
                figures.append(Figure(f"{kind}_p95", percentile(times, 95), "ms", 50))
            for typed in ("jo", "mar", "gar", "ma", "s", "rodri"):
                for _ in range(20):
                    start = time.perf_counter()
                    find_lines(view, typed, limit=20)
                    took.append((time.perf_counter() - start) * 1000)
            figures += [
                Figure("all_p50", percentile(took, 50), "ms", 50),
                Figure("all_p95", percentile(took, 95), "ms", 50),
                Figure("all_max", max(took), "ms"),
            ]
    return figures
