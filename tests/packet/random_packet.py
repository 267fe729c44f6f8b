"""Random packets with a word of its own planted in every field, by which it can be found again wherever it went."""

from __future__ import annotations

import io
import random
from datetime import UTC, date, datetime
from functools import cache

import msgspec
from hypothesis import strategies as st

from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import (
    Author,
    Block,
    Document,
    Group,
    Letter,
    PacketContent,
    Pair,
    Part,
    Picture,
    Release,
    ScreenAnswer,
    ScreenSheet,
    Sheet,
)
from fieldnotes.packet.policy import Basis, ConsentFacts
from fieldnotes.packet.rule import BASES, PARTS, TREATING_PROVIDERS, Audience
from tests.packet import example

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
HIDDEN_IN_PAPER = "PAPERCANARY"  # stands in every stranger's paper; leaves as a picture, never as a word
HIDDEN_IN_PHOTO = "EXIFCANARY"

# Letters of which planted words are made: twelve of each script, none of which another one could be taken for.
SCRIPTS = ("BDFGHKLMNPRW", "БДЖИЛПФЦШЩЭЮ", "ΓΔΘΛΞΠΣΦΨΩγδ", "ĂÂĐÊÔƠƯỆỘỮẪỌ", "ÅÆØŁŻŚŐŰČŘĐÑ")
_WORDS = (
    "quiet lantern harbor orchard gravel yard",
    "дом у тихой реки сестра вечером пришла",
    "ήσυχο σπίτι δίπλα στο ποτάμι αδελφή",
    "Nguyễn Thị Phương được ngủ ba đêm với người chị",
    "Łukasz Wiśniewski Søren Åström José Núñez Zoë",
    "מרים לוי ביקשה עזרה הלילה",
    "सुनीता शर्मा तीन रात से नहीं सोई",
)
# Without a word of ours in it: one of the readers turns Latin letters around among Arabic ones.
_ARABIC = "ليلى الحداد قالت إنها لم تنم منذ ثلاث ليال، وأختها تبقى معها حتى الصباح."
_MARKUP = ("<b>bold</b>", "a < b & c > d", "&amp;", "“quoted” – dashed", "50 % of 1/2", "(in brackets)", "\\(", "R&D")


class Planted(msgspec.Struct):
    """A packet and the words planted in each of its blocks: those that must be on paper when it goes, and those that never may."""

    content: PacketContent
    shown: dict[str, list[str]]
    inner: dict[str, list[str]]  # ids, revisions, what files tell about themselves


class Pen:
    """Writes texts with a planted word in each."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0
        self.words: list[str] = []

    def word(self) -> str:
        """A new word: nobody else's, in some script."""
        self.count += 1
        letters, rest, word = self.chance.choice(SCRIPTS), self.count, ""
        for _ in range(4):
            rest, place = divmod(rest, len(letters))
            word += letters[place]
        return f"Q{word}{self.count}Z"

    def plant(self) -> str:
        """A new word that must be found on paper."""
        word = self.word()
        self.words.append(word)
        return word

    def text(self, most: int = 12) -> str:
        """A word planted among others: any script, markup, a very long word now and then."""
        chance = self.chance
        words = chance.choice(_WORDS).split() + chance.choice(_WORDS).split()
        chosen = [chance.choice(words) for _ in range(chance.randint(0, most))]
        if chance.random() < 0.2:
            chosen.append(chance.choice(_MARKUP))
        if chance.random() < 0.1:
            chosen.append(chance.choice(words) * chance.randint(3, 15))
        chosen.insert(chance.randint(0, len(chosen)), self.plant())
        return " ".join(chosen)

    def maybe(self, most: int = 12) -> str:
        """A text, or nothing."""
        return self.text(most) if self.chance.random() < 0.7 else ""

    def story(self) -> str:
        """Paragraphs."""
        paragraphs = [self.text(60) for _ in range(self.chance.randint(1, 4))]
        return "\n\n".join([*paragraphs, *([_ARABIC] if self.chance.random() < 0.3 else [])])

    def name(self) -> str:
        """Forty characters."""
        return f"{self.plant()} {self.chance.choice(_WORDS)} {self.chance.choice(_WORDS)}"[:40].strip()

    def several(self, most: int) -> range:
        return range(self.chance.randint(0, most))

    def pairs(self, most: int = 8) -> tuple[Pair, ...]:
        return tuple(Pair(self.text(4), self.maybe(30), self.maybe(3)) for _ in self.several(most))

    def authors(self) -> tuple[Author, ...]:
        return tuple(
            Author(
                name=self.name(), role=self.maybe(1), credential=self.maybe(1), phone="555-0103", signed=self.maybe(4)
            )
            for _ in self.several(3)
        )

    def group(self) -> Group:
        return Group(
            title=self.maybe(4),
            pairs=self.pairs(),
            paragraphs=tuple(self.story() for _ in self.several(2)),
            points=tuple(self.text() for _ in self.several(4)),
        )


def _part(block: Block, pen: Pen) -> Part:
    match block.part:
        case "letter":
            essentials = tuple(Pair(pen.text(4), pen.maybe(30)) for _ in pen.several(7))  # a letter names no sources
            return Letter(
                block=block, essentials=essentials, text=pen.story(), request=pen.maybe(), authors=pen.authors()
            )
        case "suicide_screen" | "screen":
            return _screen(block, pen)
        case "release":
            return Release(
                block=block,
                title=pen.text(4),
                elements=pen.pairs(),
                statements=tuple(pen.text() for _ in pen.several(4)),
                signer=pen.maybe(3),
                signed=pen.maybe(3),
                witness=pen.maybe(3),
                strokes=example.STROKES if pen.chance.random() < 0.5 else (),
            )
        case "attachment":
            return _enclosed(block, pen)
        case _:
            groups = tuple(pen.group() for _ in pen.several(3))
            return Sheet(block=block, title=pen.text(4), lead=pen.maybe(20), groups=groups, authors=pen.authors())


def _screen(block: Block, pen: Pen) -> ScreenSheet:
    answers = tuple(
        ScreenAnswer(number=str(n), question=pen.text(), answer=pen.text(2), is_urgent=pen.chance.random() < 0.3)
        for n in pen.several(12)
    )
    return ScreenSheet(
        block=block,
        title=pen.text(4),
        version=pen.text(4),
        asked=pen.text(4),
        reading=pen.story(),
        rule=pen.text(),
        answers=answers,
        unanswered=pen.maybe() if answers else "",
    )


def _enclosed(block: Block, pen: Pen) -> Picture | Document:
    if pen.chance.random() < 0.15:
        pdf = papers()[pen.chance.randrange(len(papers()))]
        return Document(block=block, title=pen.text(4), alt=_alt(pen), pdf=pdf, caption=pen.maybe(20))
    image = photos()[pen.chance.randrange(len(photos()))]
    return Picture(block=block, title=pen.text(4), alt=_alt(pen), jpeg=image, caption=pen.maybe(20))


def _alt(pen: Pen) -> str:
    """Said to a screen reader, not printed."""
    return pen.word()


@cache
def papers() -> tuple[bytes, ...]:
    """Made anew as the intake makes them, drawn once."""
    from reportlab.pdfgen.canvas import Canvas

    made = []
    for size in ((612, 792), (792, 612), (300, 300)):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=size)
        for number in range(2):
            canvas.drawString(20, 200, f"{HIDDEN_IN_PAPER}{number}")
            canvas.showPage()
        canvas.save()
        made.append(out.getvalue())
    return tuple(made)


@cache
def photos() -> tuple[bytes, ...]:
    """Colour, grey, black and white, each telling something about itself."""
    from PIL import Image, PngImagePlugin

    told = PngImagePlugin.PngInfo()
    told.add_text("Author", HIDDEN_IN_PHOTO)
    made = [example.photo(320, 200)]
    for mode in ("L", "1", "P"):
        out = io.BytesIO()
        Image.radial_gradient("L").resize((120, 90)).convert(mode).save(out, "PNG", pnginfo=told)
        made.append(out.getvalue())
    return tuple(made)


@st.composite
def packets(draw: st.DrawFn) -> Planted:
    """Any parts in any compartments; now and then sixty attachments."""
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7))
    if draw(st.integers(0, 24)) == 0:
        parts += ["attachment"] * draw(st.sampled_from([20, 53]))
    chance = random.Random(draw(st.integers(0, 2**32)))
    pen = Pen(chance)
    whole: list[Part] = []
    shown: dict[str, list[str]] = {}
    inner: dict[str, list[str]] = {}
    compartments = (Compartment.CLINICAL, Compartment.CLINICAL, Compartment.JOINT, Compartment.LAW, Compartment.AGENCY)
    few = draw(st.lists(st.tuples(st.sampled_from(compartments), st.booleans(), st.booleans()), min_size=7, max_size=7))
    for number, part in enumerate(parts):
        compartment, is_substance_use, is_incidental = (
            few[number] if number < len(few) else (compartments[0], False, True)
        )
        hidden = [pen.word(), pen.word()]
        block = Block(
            id=f"{part}:{number}:{hidden[0]}",
            part=part,
            compartment=compartment,
            revisions=(hidden[1],),
            is_substance_use=is_substance_use,
            is_incidental=is_incidental,
            consent_id=chance.choice(["c1", "c2"]),
            items=("name_and_address",) if part == "identity_items" else (),
        )
        pen.words = []
        made = _part(block, pen)
        if isinstance(made, Picture | Document):
            hidden.append(made.alt)
        whole.append(made)
        shown[block.id], inner[block.id] = pen.words, hidden
    content = example.packet(
        *whole,
        consent_scope="Scope of what was agreed.",
        addenda=tuple("Correction to a signed part" for _ in pen.several(2)),
        urgency=chance.choice(["Tonight", ""]),
        act_by=chance.choice(["November 24, 2026, 02:00", ""]),
        basis=chance.choice(["The person's release, 45 CFR 164.508", ""]),
    )
    return Planted(content=content, shown=shown, inner=inner)


audiences = st.sampled_from([Audience.HEALTH, Audience.HEALTH, Audience.SUBSTANCE_PROGRAM, *Audience])
codes = st.sampled_from(["consent", "consent", "treatment", "emergency", *BASES])


def basis_of(code: str) -> Basis:
    """With everything on file that it asks for."""
    needs = dict.fromkeys((*BASES[code].needs, *BASES[code].may_note), "letter, screen")
    return Basis(code=code, person_id="p1", recipient="Harbor Crisis Center", on_file=needs)


consents = st.lists(
    st.builds(
        ConsentFacts,
        id=st.sampled_from(["c1", "c2"]),
        kind=st.sampled_from(["authorization", "part2", "part2", "part2_counseling", "proceedings"]),
        person_id=st.sampled_from(["p1", "p1", "p1", "p2"]),
        discloser=st.just("City Co-Response Team"),
        recipient=st.sampled_from(
            ["Harbor Crisis Center", "Harbor Crisis Center", TREATING_PROVIDERS, "Somebody else"]
        ),
        information=st.frozensets(st.sampled_from(PARTS), min_size=3),
        covers_substance_use=st.booleans(),
        purpose=st.just("care"),
        expires_on=st.sampled_from([date(2027, 1, 1), date(2027, 1, 1), date(2026, 1, 1)]),
        right_to_revoke_told=st.just(True),
        redisclosure_told=st.just(True),
        consequences_told=st.just(True),
        signed_by=st.just("Jordan Alvarez"),
        signed_at=st.just(NOW),
        is_drawn=st.just(True),
        is_revoked=st.sampled_from([False, False, False, True]),
    ),
    max_size=2,
)
