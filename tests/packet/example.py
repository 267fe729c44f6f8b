"""Plainly invented contents for the tests and the bench."""

from __future__ import annotations

import io
import random

from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import (
    Author,
    Block,
    Group,
    HandoverContent,
    HandoverLine,
    Letter,
    PacketContent,
    Pair,
    Part,
    Party,
    Picture,
    Release,
    ScreenAnswer,
    ScreenSheet,
    Sheet,
)

TEAM = Party(
    name="City Co-Response Team", unit="Night unit 4C12", address="300 Civic Way", phone="555-0100", fax="555-0101"
)
CENTER = Party(
    name="Harbor Crisis Center", unit="Walk-in stabilization", address="12 Pier Rd", phone="555-0140", fax="555-0144"
)
REYES = Author(
    name="M. Reyes",
    role="clinician",
    credential="LCSW",
    phone="night line 555-0103",
    signed="Signed November 23, 2026, 21:58",
)
OKAFOR = Author(
    name="D. Okafor", role="officer", credential="badge 417", phone="555-0107", signed="Signed November 23, 2026, 21:59"
)
STROKES = (
    ((80, 700), (160, 300), (220, 650), (300, 350), (420, 640)),
    ((500, 500),),
    ((540, 400), (760, 420), (930, 610)),
)

LETTER_TEXT = (
    "Dear intake team,\n\nOur team met this person at home this evening after a call from a family member. They are asking for help and "
    "agreed to come to you tonight. A relative will bring them by 22:30.\n\nOn the suicide questions they reported recent thoughts with a "
    "method in mind and no intention to act. A safety plan was made. The sister took the pills home. A box cutter was handed to the "
    "officer. No known medical problems; takes sertraline, last dose this morning; no alcohol tonight."
)


def block(part: str, *, compartment: Compartment = Compartment.CLINICAL, **more: object) -> Block:
    return Block(id=part, part=part, compartment=compartment, is_signed=True, **more)  # type: ignore[arg-type]


def letter(text: str = LETTER_TEXT) -> Letter:
    return Letter(
        block=block("letter"),
        essentials=(
            Pair("Person", "Jordan Alvarez (goes by Jordan, they/them)\nborn March 8, 1992"),
            Pair("Request", "Same-day crisis assessment"),
            Pair("Urgency", "TONIGHT"),
            Pair("Risk", "Thoughts of suicide with a method, no intention tonight"),
            Pair("Medicines and allergies", "Sertraline this morning. Allergies: not known"),
            Pair("Wishes and consent", "Wants to come. Release signed 21:41 for this center"),
        ),
        text=text,
        request="assess today, arrange a bridge appointment within seven days, and tell us whether they arrived.",
        authors=(REYES,),
    )


def summary() -> Sheet:
    return Sheet(
        block=block("encounter_summary", compartment=Compartment.JOINT),
        title="Encounter summary",
        lead="Both members of the team wrote this summary. Where a fact comes from somebody else, it says so.",
        groups=(
            Group(
                title="Times and place",
                pairs=(
                    Pair("Call received", "November 23, 2026, 21:02"),
                    Pair("On scene", "21:12"),
                    Pair("First contact", "21:15"),
                    Pair("Place", "1420 Alder St, Apt 6"),
                ),
            ),
            Group(
                title="What happened",
                pairs=(
                    Pair(
                        "21:16",
                        "Sitting on the kitchen floor, crying, answered every question.",
                        "observed by D. Okafor",
                    ),
                    Pair("21:20", "“I have not slept in three days.”", "said by the person"),
                    Pair("21:24", "Lost the job at the bakery two weeks ago.", "reported by the sister"),
                ),
            ),
            Group(
                title="Outcome and needs",
                points=("Going to Harbor Crisis Center of their own will.", "Housing: referred.", "Food: met tonight."),
            ),
        ),
        authors=(REYES, OKAFOR),
    )


def screen() -> ScreenSheet:
    questions = (
        ("1", "Have you wished you were dead, or wished you could go to sleep and not wake up?", "Yes", False),
        ("2", "Have you had thoughts of ending your life?", "Yes", False),
        ("3", "Have you thought about how you might do it?", "Yes", True),
        ("4", "Have you had any intention of acting on these thoughts?", "No", False),
        ("5", "Have you started to work out the details?", "Declined", False),
        ("6", "Have you ever done anything to end your life?", "Not asked", False),
    )
    return ScreenSheet(
        block=block("suicide_screen"),
        title="Suicide questions (own wording, not the C-SSRS)",
        version="Version 1 of November 2026, shown in English",
        asked="Asked November 23, 2026, 21:31 by M. Reyes, LCSW",
        reading="One answer calls for urgent action: question 3. Two questions have no answer; that never counts as “no”.",
        rule="Any “yes” to question 3, 4, 5, or to question 6 within three months calls for urgent action.",
        answers=tuple(ScreenAnswer(number=n, question=q, answer=a, is_urgent=u) for n, q, a, u in questions),
        unanswered="question 5 declined, question 6 not asked.",
    )


def plan() -> Sheet:
    return Sheet(
        block=block("safety_plan"),
        title="Safety plan",
        lead="The person holds a copy of this plan.",
        groups=(
            Group(
                pairs=(
                    Pair("Warning signs", "Not sleeping, pacing, silence on the phone."),
                    Pair("On my own", "Walk to the pier, cold water, the playlist."),
                    Pair("People and places", "Sister; the community garden on Saturdays."),
                    Pair("People to ask", "Sister, 555-0162."),
                    Pair("Professionals", "Harbor Crisis Center 555-0140; call or text 988."),
                    Pair("Safer surroundings", "Pills are with the sister; box cutter handed over."),
                )
            ),
        ),
    )


def release(*, is_substance_use: bool = False) -> Release:
    return Release(
        block=block("release", consent_id="c1", is_substance_use=is_substance_use),
        title="Signed release",
        elements=(
            Pair("Who may tell", "City Co-Response Team"),
            Pair("To whom", "Harbor Crisis Center, Walk-in stabilization"),
            Pair("What", "Letter, encounter summary, suicide questions, safety plan"),
            Pair("What for", "Care tonight and the first seven days"),
            Pair("Until", "May 23, 2027"),
        ),
        statements=(
            "You may take this release back at any time in writing; what was sent before stays sent.",
            "Care does not depend on signing.",
            "Who receives it may pass it on where the law lets them.",
        ),
        signer="Jordan Alvarez",
        signed="Signed November 23, 2026, 21:41",
        witness="D. Okafor",
        strokes=STROKES,
    )


def substance_note(text: str = "Attends a methadone program since spring; last dose this morning.") -> Sheet:
    return Sheet(
        block=block("substance_note", is_substance_use=True),
        title="Substance use note",
        groups=(Group(paragraphs=(text,)),),
        authors=(REYES,),
    )


def health() -> Sheet:
    return Sheet(
        block=block("health"),
        title="Health",
        groups=(
            Group(
                pairs=(
                    Pair("Conditions", "none known"),
                    Pair("Allergies", ""),
                    Pair("Medicines", "Sertraline, last dose this morning"),
                )
            ),
        ),
    )


def packet(*parts: Part, **more: object) -> PacketContent:
    values: dict[str, object] = {
        "packet_id": "R-26-0412-3",
        "number": "R-26-0412-3",
        "generated_at": "2026-11-23T22:04:00-05:00",
        "generated": "November 23, 2026, 22:04",
        "sender": TEAM,
        "recipient": CENTER,
        "urgency": "Tonight",
        "act_by": "November 24, 2026, 02:00",
        "callback": (REYES, OKAFOR),
        "basis": "The person's release, 45 CFR 164.508",
        "version": "3fa91c07",
        "notices": ("confidential", "misdirected"),
        "parts": parts or (letter(), summary(), screen(), plan(), health(), release()),
    }
    return PacketContent(**{**values, **more})  # type: ignore[arg-type]


def handover(**more: object) -> HandoverContent:
    lines = (
        ("who", "Who", "Jordan A., 34, they/them. English.", ()),
        ("why", "Why here", "Sister called: not sleeping, thoughts of suicide. Asks for help.", ()),
        ("legal", "Legal status", "Coming of their own will. No hold.", ()),
        ("risk", "Risk", "Thoughts of suicide with a method, no intention tonight. Plan made.", ()),
        ("weapons", "Weapons", "Box cutter, handed over, with Okafor.", ()),
        (
            "health",
            "Health",
            "Sertraline this morning. Alcohol: none.",
            ("Allergies: not known", "Injuries: not asked"),
        ),
        ("what_works", "What works", "One voice at a time. Walks while talking. Hard of hearing, left.", ()),
        ("with_them", "With them", "Backpack: ask first. Sister drives, 555-0162.", ()),
        ("call_back", "Call back", "Reyes 555-0103 tonight · Okafor 555-0107", ()),
    )
    values: dict[str, object] = {
        "packet_id": "H-26-0417-3",
        "generated_at": "2026-11-23T22:04:00-05:00",
        "generated": "November 23, 2026, 22:04",
        "sender": TEAM,
        "case_number": "CR-26-00417-3",
        "receiver": "Harbor Crisis Center",
        "receiver_phone": "555-0140",
        "lines": tuple(HandoverLine(key=k, label=label, text=text, gaps=gaps) for k, label, text, gaps in lines),
    }
    return HandoverContent(**{**values, **more})  # type: ignore[arg-type]


def photo(width: int = 1600, height: int = 1000) -> bytes:
    from PIL import Image, ImageDraw

    pixels = Image.new("RGB", (width, height), "#dddddd")
    draw, dice = ImageDraw.Draw(pixels), random.Random(7)
    for _ in range(400):
        ends = [dice.randint(0, width), dice.randint(0, height), dice.randint(0, width), dice.randint(0, height)]
        draw.line(ends, fill=tuple(dice.randint(0, 255) for _ in range(3)), width=3)
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=85, exif=_exif_with_a_name())
    return out.getvalue()


def _exif_with_a_name() -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B] = "EXIFCANARY"  # Artist
    return exif.tobytes()


def picture() -> Picture:
    return Picture(
        block=block("attachment", is_incidental=True),
        title="Photo: medication label",
        alt="Photo of a medication label",
        jpeg=photo(),
    )


def long_packet() -> PacketContent:
    """Twelve pages with tables and one photo."""
    words = LETTER_TEXT.lower().replace(",", "").replace(".", "").split()
    dice = random.Random(7)

    def sentence() -> str:
        return " ".join(dice.choice(words) for _ in range(dice.randint(9, 22))).capitalize() + "."

    sheets = [
        Sheet(
            block=Block(id=f"encounter_summary-{index}", part="encounter_summary", compartment=Compartment.JOINT),
            title=title,
            groups=(
                Group(paragraphs=tuple(" ".join(sentence() for _ in range(3)) for _ in range(3))),
                Group(
                    title="Details",
                    pairs=tuple(
                        Pair(f"{n}:{dice.randint(10, 59)}", sentence(), "reported by Łukasz Wiśniewski")
                        for n in range(10, 20)
                    ),
                ),
            ),
            authors=(REYES,),
        )
        for index, title in enumerate(
            ["Encounter summary", "Presenting situation", "Protective factors", "Services requested", "Contacts"]
        )
    ]
    return packet(letter(), *sheets, screen(), plan(), health(), release(), picture())


def treatment() -> PacketContent:
    """Records of substance-use treatment, with their notices."""
    return packet(
        letter(),
        substance_note(),
        release(is_substance_use=True),
        notices=("confidential", "misdirected", "substance_use", "consent_copy"),
        consent_scope="Harbor Crisis Center may read the letter and the substance use note until May 23, 2027, for care.",
    )
