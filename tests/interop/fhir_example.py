"""A plainly invented referral with every kind of fact."""

from __future__ import annotations

import msgspec

from fieldnotes.interop.fhir.code import LANGUAGE, LOINC
from fieldnotes.interop.fhir.value import (
    Allergy,
    Asked,
    Code,
    Concept,
    Heading,
    Medicine,
    Meeting,
    Member,
    Named,
    Observed,
    Party,
    Plan,
    Points,
    Problem,
    Prose,
    Referral,
    Released,
    Reply,
    Screened,
    Section,
    Table,
)

NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
REYES = "M. Reyes, LCSW"

LETTER = Section(
    key="letter",
    title="Letter of referral",
    words=(
        Table(rows=(("Person", "Jordan Alvarez\nborn March 8, 1992"), ("Risk", "High"))),
        Prose("Dear <intake> & team,\n\nThey asked for help.\nTonight."),
    ),
    authors=(REYES,),
    is_signed=True,
    facts=(
        Named(name="Jordan Alvarez", called="Jo", birth_date="1992-03-08", dial="555-0161"),
        Asked(
            request=Concept("Crisis bed", Code("crisis_bed", "referral_request")),
            reason="They asked for help.",
        ),
        Observed(about=Concept("Risk"), concept=Concept("High", Code("high", "risk_level"))),
    ),
)
SUMMARY = Section(
    key="encounter_summary",
    title="Encounter summary",
    words=(Heading("Times and place"), Table(rows=(("On scene", "21:12"),)), Points(("Housing: referred",))),
    authors=(REYES, "Officer D. Okafor"),
    facts=(
        Meeting(start="2026-11-23T21:15:00-05:00", end="2026-11-23T22:01:00-05:00", reason="Welfare check"),
        Named(
            name="Jordan Alvarez",
            address="1420 Alder St",
            language=Concept("English", Code("en", system=LANGUAGE)),
            needs_interpreter=False,
        ),
    ),
)
SCREEN = Section(
    key="screen",
    title="PHQ-9",
    words=(Table(head=("No.", "Question", "Answer"), rows=(("1", "Little interest", "Not at all"),)),),
    is_signed=True,
    facts=(
        Screened(
            instrument="phq-9",
            version="1.0",
            at="2026-11-23",
            by=REYES,
            replies=(
                Reply(
                    link="/44250-9",
                    question="Little interest",
                    answer=Concept("Not at all", Code("LA6568-5", system=LOINC)),
                ),
                Reply(link="/44255-8", question="Feeling down", absent="asked-declined"),
            ),
            results=(Observed(about=Concept("PHQ-9: total", Code("44261-6", system=LOINC)), number=0, text="Minimal"),),
        ),
    ),
)
HEALTH = Section(
    key="health",
    title="Health",
    words=(Table(rows=(("Medicines", "Sertraline"), ("Allergies", "Penicillin"))),),
    authors=(REYES,),
    facts=(
        Observed(about=Concept("Pregnancy"), text="Not asked", absent="not-asked"),
        Medicine(name="Sertraline", dose="50 mg", status="active", note="Last taken: this morning"),
        Allergy("Penicillin"),
        Problem("Asthma"),
    ),
)
HOLD = Section(
    key="hold_facts",
    title="Hold facts",
    words=(Table(rows=(("Legal status", "Involuntary hold"),)),),
    facts=(
        Observed(
            about=Concept("Legal status", Code("legal_status", "observation")),
            concept=Concept("Involuntary hold", Code("hold", "legal_status")),
            start="2026-11-23T21:30:00-05:00",
            end="2026-11-26T21:30:00-05:00",
        ),
    ),
)
PLAN = Section(
    key="safety_plan",
    title="Safety plan",
    words=(Table(rows=(("Warning signs", "Pacing"),)),),
    facts=(Plan(title="Safety plan", parts=(("Warning signs", "Pacing"),)),),
)
SUBSTANCE = Section(
    key="substance_note",
    title="Substance use note",
    words=(Table(rows=(("Alcohol", "a fifth"),)),),
    authors=(REYES,),
    notice=NOTICE,
    facts=(Observed(about=Concept("Alcohol"), text="a fifth"),),
)
RELEASE = Section(
    key="release",
    title="Signed release",
    words=(Table(rows=(("To whom", "Harbor Crisis Center"),)), Points(("You may take this back.",))),
    is_signed=True,
    facts=(
        Released(
            policy="45 CFR 164.508(c)",
            recipient="Harbor Crisis Center",
            is_to_recipient=True,
            information=(Concept("Letter", Code("letter", "packet_part")),),
            purpose="Care tonight",
            until="2027-05-23",
            signed_at="2026-11-23T21:41:00-05:00",
            signer="Jordan Alvarez",
            is_by_person=True,
        ),
    ),
)
SECTIONS = (LETTER, SUMMARY, HOLD, SCREEN, PLAN, HEALTH, SUBSTANCE, RELEASE)


def referral(*sections: Section, **more: object) -> Referral:
    made = Referral(
        packet_id="R-26-0412-3",
        number="R-26-0412-3",
        agency="0f" * 16,
        made_at="2026-11-23T22:04:00-05:00",
        language="en-US",
        is_draft=False,
        sender=Party(name="City Co-Response Team", address="300 Civic Way", phone="555-0100", fax="555-0101"),
        recipient=Party(name="Harbor Crisis Center", phone="555-0140"),
        team=(Member(name=REYES, phone="555-0103"), Member(name="Officer D. Okafor")),
        asked_by=REYES,
        cover=Section(key="cover", title="Cover", words=(Table(rows=(("Urgency", "Tonight"),)),)),
        sections=sections or SECTIONS,
        priority="asap",
        act_by="2026-11-24T02:00:00-05:00",
        basis="The person's release (45 CFR 164.508)",
        is_by_release=True,
        loinc_notice="This material contains content from LOINC (http://loinc.org).",
    )
    return msgspec.structs.replace(made, **more)
