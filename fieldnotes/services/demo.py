"""An invented agency to look around in: two people, past encounters, one call under way, a directory. Nobody in it exists.

Everything is written through the use cases, with a clock that is moved by hand; telephone numbers are 555-01xx, kept for fiction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from fieldnotes.crypto.stretch import FLOOR, KdfParameters
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import (
    Body,
    ClinicalNote,
    Consent,
    Encounter,
    FollowUp,
    Force,
    Health,
    Hold,
    Line,
    Narrative,
    Need,
    Outcome,
    Person,
    Profession,
    Quantity,
    Referral,
    SafetyPlan,
    SafetySummary,
    Status,
)
from fieldnotes.domain.record_codec import to_body
from fieldnotes.services.consent import record_consent
from fieldnotes.services.desk import Desk
from fieldnotes.services.directory import import_directory
from fieldnotes.services.encounter import clear_call, leave_encounter, read_encounter, stamp_time, start_encounter
from fieldnotes.services.person import attach_person
from fieldnotes.services.row import ContactLine, ServiceRow
from fieldnotes.services.screening import answer_screen, start_screen
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.services.signin import sign_in
from fieldnotes.services.signing import sign
from fieldnotes.services.writing import file_drafts, save_draft
from fieldnotes.system.clock import FixedClock, local_offset_min
from fieldnotes.system.path import resource
from fieldnotes.vault.secret_store import SecretStore

OFFICER_PASSPHRASE = "copper kettle on the porch"  # noqa: S105 - the demo's, shown on its own sign-in screen
CLINICIAN_PASSPHRASE = "seven herons at low tide"  # noqa: S105 - see above
SAFE_PASSPHRASE = "walnut drawer in the attic"  # noqa: S105 - see above

_STATION = "Restricted system. Use is recorded and audited. Unauthorized use is prohibited. Using it means you agree."
BANNER = (
    f"Demonstration: everybody in it is invented. Okafor signs in with “{OFFICER_PASSPHRASE}”, "
    f"Reyes with “{CLINICIAN_PASSPHRASE}”. {_STATION}"
)


class DemoFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Who is in the demo, and the call that is under way."""

    officer: UserId
    clinician: UserId
    person: PersonId
    encounter: EncounterId
    encounters: int


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One past encounter of the story. `hours_ago` before the demo is made; texts in the order they were written."""

    hours_ago: float
    call_type: str
    cad_number: str
    address: str
    apartment: str = ""
    officer_text: str
    clinician_text: str = ""
    note: str = ""
    outcome: Outcome
    hold: Hold | None = None
    is_jordan: bool = False
    is_signed_by_clinician: bool = True


def make_demo(
    data_dir: Path,
    *,
    safe_dir: Path,
    now: datetime | None = None,
    kdf: KdfParameters | None = None,
    secrets: SecretStore | None = None,
) -> DemoFacts:
    """Writes the demo's vault. `now`: when its story ends (an aware time). Raises what `set_up_agency` raises.

    `kdf`: the floor unless said; the demo's passphrases are no secrets and it signs fourteen times.
    """
    now = now or datetime.now(UTC)
    clock = FixedClock(now - timedelta(hours=_VISITS[0].hours_ago + 1), offset_min=local_offset_min(now.timestamp()))
    done = set_up_agency(
        data_dir,
        agency=AgencyFacts(
            name="Harborview Police Department",
            team_name="City Co-Response Team",
            unit="4C12",
            laptop_suffix="3",
            address="300 Civic Way, Harborview",
            phone="555-0100",
            fax="555-0101",
            state="CA",
            banner=BANNER,
            contacts=_CONTACTS,
        ),
        staff=[
            StaffFacts(
                name="Dana Okafor",
                profession=Profession.OFFICER,
                credential="Officer",
                initials="DO",
                phone="555-0107",
                passphrase=OFFICER_PASSPHRASE,
                roles=("supervisor",),
            ),
            StaffFacts(
                name="Marisol Reyes",
                profession=Profession.CLINICIAN,
                credential="LCSW",
                initials="MR",
                phone="555-0103",
                passphrase=CLINICIAN_PASSPHRASE,
            ),
        ],
        safe_dir=safe_dir,
        safe_passphrase=SAFE_PASSPHRASE,
        clock=clock,
        kdf=kdf or FLOOR.with_fresh_salt(),
        secrets=secrets,
    )
    officer, clinician = done.users
    desk = Desk.open(data_dir, clock=clock, secrets=secrets)
    try:
        sign_in(desk, user=officer, passphrase=OFFICER_PASSPHRASE)
        sign_in(desk, user=clinician, passphrase=CLINICIAN_PASSPHRASE)
        import_directory(desk, by=officer, path=resource("demo", "directory"), name="County services")
        story = _Story(desk, clock, officer=officer, clinician=clinician, now=now)
        for visit in _VISITS:
            story.write(visit)
        encounter = story.begin_current()
    finally:
        desk.close()
    return DemoFacts(
        officer=officer,
        clinician=clinician,
        person=story.jordan,
        encounter=encounter,
        encounters=len(_VISITS) + 1,
    )


class _Story:
    """Writes encounters one after the other, moving the clock."""

    def __init__(self, desk: Desk, clock: FixedClock, *, officer: UserId, clinician: UserId, now: datetime) -> None:
        self.desk, self.clock, self.now = desk, clock, now
        self.officer, self.clinician = officer, clinician
        self.jordan = PersonId(RecordId(""))

    def write(self, visit: Visit) -> None:
        """One past encounter, cleared, filed and signed."""
        encounter = self._start(visit.hours_ago, visit.call_type, visit.cad_number, visit.address, visit.apartment)
        if visit.is_jordan:
            self._attach_jordan(encounter)
        elif visit.cad_number in _STRANGERS:
            attach_person(
                self.desk, by=self.officer, encounter=encounter, body=_STRANGERS[visit.cad_number], role="subject"
            )
        for which in ("on_scene", "contact"):
            self.clock.advance(240)
            stamp_time(self.desk, encounter=encounter, by=self.officer, which=which)
        self.clock.advance(600)
        self._say(encounter, self.officer, visit.officer_text)
        if visit.clinician_text:
            self._say(encounter, self.clinician, visit.clinician_text)
        if visit.note:
            self._save(encounter, self.clinician, ClinicalNote(presenting=visit.note, told_limits="yes"))
        if visit.hold is not None:
            self._save(encounter, self.officer, visit.hold)
        self._save(encounter, self.officer, visit.outcome)
        self.clock.advance(1200)
        clear_call(self.desk, encounter=encounter, by=self.officer)
        leave_encounter(self.desk, encounter=encounter, by=self.officer)
        leave_encounter(self.desk, encounter=encounter, by=self.clinician)
        sign(self.desk, encounter=encounter, by=self.officer, passphrase=OFFICER_PASSPHRASE)
        if visit.is_signed_by_clinician:
            sign(self.desk, encounter=encounter, by=self.clinician, passphrase=CLINICIAN_PASSPHRASE)
        if visit.is_jordan and visit.hours_ago < 24 * 60:
            due = self.now - timedelta(hours=2)
            self._save(
                encounter,
                self.clinician,
                FollowUp(what="day-1 call", due=_event(due, self.clock), assigned_to=self.clinician),
            )
            file_drafts(self.desk, by=self.clinician, encounter=encounter)

    def begin_current(self) -> EncounterId:
        """The call they are on: on scene for 36 minutes, half written."""
        encounter = self._start(0.75, "Suicidal person", "26-118432", "1420 Alder St", "Apt 6")
        self._attach_jordan(encounter)
        for seconds, which in ((480, "on_scene"), (180, "contact")):
            self.clock.advance(seconds)
            stamp_time(self.desk, encounter=encounter, by=self.officer, which=which)
        self.clock.advance(420)
        self._save(
            encounter,
            self.officer,
            SafetySummary(
                calming=["time_distance", "clinician_led", "quiet_place"],
                weapons=[Line(text="Box cutter, handed over, with Okafor", source="Okafor")],
                what_works=[Line(text="One voice at a time; walks while talking", source="Okafor")],
                communication=[Line(text="Hard of hearing, left", source="Okafor")],
                belongings="Backpack: ask first",
            ),
        )
        self._say(
            encounter,
            self.officer,
            "Caller is the sister. Person seated on rear steps, nothing in hands. Emergency lights off on approach. "
            "Agreed to speak with the clinician, asked that the officer stay by the gate.",
        )
        self.clock.advance(540)
        self._say(
            encounter,
            self.clinician,
            "Contact 21:15. Agreed on a plan for tonight with the sister, who can stay until morning.".replace(
                "21:15", _clock_text(self.clock, -960)
            ),
        )
        return encounter

    def _start(self, hours_ago: float, call_type: str, cad_number: str, address: str, apartment: str) -> EncounterId:
        start = self.now - timedelta(hours=hours_ago)
        self.clock.advance(start.timestamp() - self.clock.now().utc_ms / 1000)
        started = start_encounter(
            self.desk, by=self.officer, call_type=call_type, cad_number=cad_number, address=address
        )
        stamp_time(self.desk, encounter=started.encounter_id, by=self.officer, which="dispatched")
        state = read_encounter(self.desk, encounter=started.encounter_id, by=self.officer)
        call = next(r.body for r in state.records if isinstance(r.body, Encounter))
        self._save(
            started.encounter_id,
            self.officer,
            msgspec.structs.replace(call, apartment=apartment, units=["4C12"], origin="c911", place_kind="home"),
            record=started.encounter_id,
        )
        return started.encounter_id

    def _attach_jordan(self, encounter: EncounterId) -> None:
        if self.jordan:
            attach_person(self.desk, by=self.officer, encounter=encounter, person=self.jordan, role="subject")
            return
        self.jordan = PersonId(
            attach_person(self.desk, by=self.officer, encounter=encounter, body=_JORDAN, role="subject").record
        )

    def _say(self, encounter: EncounterId, by: UserId, text: str) -> None:
        self._save(encounter, by, Narrative(at=self.clock.now().to_event_time(), text=text))
        file_drafts(self.desk, by=by, encounter=encounter)

    def _save(self, encounter: EncounterId, by: UserId, body: Body, *, record: RecordId | None = None) -> None:
        save_draft(self.desk, by=by, encounter=encounter, kind=body.KIND, body=body, record=record)


def fill_current(desk: Desk, *, facts: DemoFacts) -> None:
    """What the pair writes in the rest of the call: health, the questions, the note, a plan, how it ended."""
    encounter, officer, clinician = facts.encounter, facts.officer, facts.clinician
    for body in _officer_rest():
        save_draft(desk, by=officer, encounter=encounter, kind=body.KIND, body=body)
    for body in _clinician_rest(desk):
        save_draft(desk, by=clinician, encounter=encounter, kind=body.KIND, body=body)


def release_to(desk: Desk, *, facts: DemoFacts, referral: RecordId, service: ServiceRow, now: datetime) -> RecordId:
    """The person signs a release to the agency that was chosen, and the referral rests on it. Gives the release's record."""
    released = record_consent(
        desk,
        by=facts.clinician,
        encounter=facts.encounter,
        body=Consent(
            person_id=facts.person,
            discloser="City Co-Response Team",
            recipient=service.organization or service.name,
            recipient_key=service.key,
            information=["letter", "encounter_summary", "suicide_screen", "safety_plan", "health", "release"],
            purpose="Assessment and an appointment",
            expires_on=(now + timedelta(days=180)).date().isoformat(),
            right_to_revoke_told=True,
            redisclosure_told=True,
            signed_by="Jordan Ashgrove",
            signed_at=desk.clock.now().to_event_time(),
            signature_strokes=_STROKES,
            witness="D. Okafor",
            copy_given=True,
        ),
    ).record
    found = desk.kept(facts.clinician, referral)
    draft = next((d.body for d in desk.drafts.of(record=referral)), None)
    body = to_body("referral", found.body if found is not None else draft or {})
    assert isinstance(body, Referral)
    save_draft(
        desk,
        by=facts.clinician,
        encounter=facts.encounter,
        kind="referral",
        record=referral,
        body=msgspec.structs.replace(
            body,
            basis="consent",
            consent_id=released,
            urgency="tonight",
            contents=["letter", "encounter_summary", "suicide_screen", "safety_plan", "health", "release"],
        ),
    )
    return released


def _officer_rest() -> Sequence[Body]:
    return (
        Force(weapons=["knife"], weapon_disposition="Handed over when asked once; logged as property", force=["none"]),
        Hold(legal_status="voluntary"),
        Outcome(
            dispositions=["voluntary_crisis", "safety_plan"],
            primary="voluntary_crisis",
            who_stays="Sister, until morning",
            needs=[Need(need="mental_health", result="referred"), Need(need="transport", result="met")],
        ),
    )


def _clinician_rest(desk: Desk) -> Sequence[Body]:
    screen = start_screen(desk, instrument="suicide-questions")
    given = {"wish": "yes", "thoughts": "yes", "how": "yes", "intention": "no", "plan": "no", "acts": "no"}
    for item, code in given.items():
        screen = answer_screen(desk, body=screen, item=item, code=code)
    return (
        Health(
            medicines=Quantity(text="Sertraline 50 mg", status=Status.GIVEN),
            last_taken=Quantity(text="this morning", status=Status.GIVEN),
            allergies=Quantity(status=Status.COULD_NOT_ASSESS),
            alcohol_drugs_tonight=Quantity(text="none", status=Status.GIVEN),
        ),
        screen,
        ClinicalNote(
            told_limits="yes",
            presenting="Thoughts of suicide for a week after losing a job and a room; asked the sister for help tonight.",
            precipitants=["loss"],
            mental_status={"appearance": ["app_groomed"], "behavior": ["beh_cooperative"]},
            history="One earlier crisis with a hospital stay; no attempt.",
            collateral="Sister: has removed the pills from the apartment.",
            risk_level="moderate",
            risk_formulation="Thoughts with a method, no intention tonight; help accepted, sister stays, pills removed.",
            interventions=["rapport", "safety_plan", "means", "card_988"],
            response="Calmer after twenty minutes of walking.",
            plan="Walk-in assessment tonight; call tomorrow morning.",
        ),
        SafetyPlan(
            warning_signs="Not sleeping, not answering the phone",
            on_my_own="Walk to the harbor, music",
            people_and_places="The library until eight",
            people_to_ask="Sister, 555-0162",
            professionals="988 by call or text; Reyes 555-0103",
            safer_surroundings="Sister keeps the pills",
            copy_given=True,
        ),
    )


def _event(at: datetime, clock: FixedClock) -> EventTime:
    offset = clock.now().offset_min
    return EventTime(
        local=(at.astimezone(UTC) + timedelta(minutes=offset)).strftime("%Y-%m-%dT%H:%M"),
        offset_min=offset,
        precision="minute",
    )


def _clock_text(clock: FixedClock, seconds: int) -> str:
    now = clock.now()
    return msgspec.structs.replace(now, utc_ms=now.utc_ms + seconds * 1000).to_event_time().clock


# Drawn by hand for the demo: a wave and a stroke, 0..1000 in both directions.
_STROKES: list[list[tuple[int, int]]] = [
    [(60, 620), (120, 300), (180, 640), (240, 340), (300, 660), (380, 420), (460, 600), (540, 500), (640, 560)],
    [(120, 760), (400, 730), (720, 740), (900, 700)],
]

_CONTACTS = (
    ContactLine(name="Poison control", number="800-555-0199", note="Day and night"),
    ContactLine(name="Interpreters by phone", number="555-0170", note="Ask for language and dialect"),
    ContactLine(name="Harbor crisis line", number="555-0140", note="Mobile crisis and walk-in, day and night"),
    ContactLine(
        name="Peer support for officers", number="555-0181", note="A colleague calls back; nothing is recorded"
    ),
    ContactLine(name="Clinician on call", number="555-0103", note="For each other, after a hard call"),
)

_JORDAN = Person(
    legal_name="Jordan Ashgrove",
    preferred_name="Jordan",
    birth_date="1992-03-08",
    pronouns="they",
    language="en",
    phone="555-0161",
    address="1420 Alder St, Apt 6",
    housing="doubled_up",
    emergency_contact="Sister, 555-0162",
    what_helps=[Line(text="Speak one at a time. Likes to walk while talking.", source="Reyes")],
    be_careful=[
        Line(text="Ask before touching the backpack.", source="Okafor"),
        Line(text="Sirens make it worse. Hard of hearing, left.", source="Sister"),
    ],
)

_STRANGERS = {
    "26-118307": Person(
        legal_name="Ines Calloway", age_years=71, is_age_estimated=True, language="en", housing="housed"
    ),
    "26-118190": Person(is_unknown=True, description="Man, about 40, green rain jacket, small dog", age_years=40),
    "26-118021": Person(legal_name="Teo Marchbank", birth_date="1986-07-19", language="es", housing="shelter"),
}

_VISITS = (
    Visit(
        hours_ago=24 * 293,
        call_type="Mental health call",
        cad_number="26-010233",
        address="1420 Alder St",
        apartment="Apt 6",
        officer_text="Person pacing in the stairwell, said they had not slept for four days. No weapons seen.",
        clinician_text="Agreed to be seen at the hospital after an hour of talking.",
        note="Four days without sleep after stopping a medicine.",
        outcome=Outcome(dispositions=["hold_to_facility"], primary="hold_to_facility"),
        hold=Hold(legal_status="hold", hold_type="ca_5150"),
        is_jordan=True,
    ),
    Visit(
        hours_ago=24 * 164,
        call_type="Family call",
        cad_number="26-061847",
        address="1420 Alder St",
        apartment="Apt 6",
        officer_text="Sister called because of shouting. Both calm on arrival; an argument about rent.",
        clinician_text="Talked with each alone. Jordan stays with the sister this week.",
        note="Stress about housing; no thoughts of suicide.",
        outcome=Outcome(dispositions=["left_with_family"], primary="left_with_family"),
        is_jordan=True,
    ),
    Visit(
        hours_ago=24 * 54,
        call_type="Welfare check",
        cad_number="26-097511",
        address="1420 Alder St",
        apartment="Apt 6",
        officer_text="Employer asked for a check after two missed shifts. Person opened the door, was unharmed.",
        clinician_text="Wants to go on with the clinic; a call was agreed.",
        note="Low mood since summer, sleeping badly, taking the medicine again.",
        outcome=Outcome(dispositions=["resolved"], primary="resolved"),
        is_jordan=True,
    ),
    Visit(
        hours_ago=6.7,
        call_type="Follow-up visit",
        cad_number="26-118021",
        address="Shelter intake desk",
        officer_text="Planned visit with the case manager present.",
        clinician_text="Papers for the clinic are complete.",
        note="Follow-up after a first visit; appointment kept.",
        outcome=Outcome(dispositions=["case_management"], primary="case_management"),
    ),
    Visit(
        hours_ago=4.1,
        call_type="Disturbance, mental health",
        cad_number="26-118190",
        address="Transit center, bay 3",
        officer_text="Man arguing with the ticket machine, others keeping away. Dog on a leash. Moved to a bench with us.",
        clinician_text="Accepted water and a ride to the day center. Name not given.",
        note="Talks to someone not seen by us; oriented to place and day.",
        outcome=Outcome(dispositions=["resolved"], primary="resolved"),
        is_signed_by_clinician=False,
    ),
    Visit(
        hours_ago=2.4,
        call_type="Welfare check",
        cad_number="26-118307",
        address="88 Harbor Ave",
        officer_text="Neighbor had not seen her since Friday. Door opened after a while; hallway full of boxes.",
        clinician_text="Lonely since her brother moved away. Meals service accepted.",
        note="Grief and isolation; no thoughts of suicide; eats little.",
        outcome=Outcome(
            dispositions=["referred", "resolved"], primary="referred", needs=[Need(need="food", result="referred")]
        ),
    ),
)
