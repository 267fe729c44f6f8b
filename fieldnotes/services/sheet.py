"""The parts of a packet, written from the record in final words. Each comes with the block the policy judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fieldnotes.domain.display import person_age, person_full_name
from fieldnotes.domain.record import (
    Addendum,
    Compartment,
    Consent,
    Force,
    Health,
    Hold,
    HoldFacts,
    HoldStatement,
    Narrative,
    Outcome,
    Person,
    SafetyPlan,
    SafetySummary,
    Screen,
    Status,
    SubstanceNote,
)
from fieldnotes.domain.screen import ScreenReading
from fieldnotes.packet.content import (
    Author,
    Block,
    Group,
    Pair,
    Part,
    Release,
    ScreenAnswer,
    ScreenSheet,
    Sheet,
)
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import (
    Dossier,
    Sourced,
    addenda_to,
    say_day,
    say_entry,
    say_late,
    say_time,
)
from fieldnotes.services.enclosure import enclosures
from fieldnotes.services.health_words import (
    copy_words,
    health_pairs,
    history_pairs,
    plan_pairs,
    substance_pairs,
)
from fieldnotes.services.reading import call_title, place_of
from fieldnotes.services.screening import judge_screen, read_instrument, say_score

ADDED = "Added after signing"
"""The title of the group that holds what was added to a part, its corrections included."""


def parts_of(
    desk: Desk,
    dossier: Dossier,
    *,
    consents: list[tuple[str, Consent]],
    basis: str = "",
) -> list[Part]:
    """Every part but the letter (`services.letter`) that could be printed for this pen; `consents` with their record ids. Nothing is left
    out here: the policy decides.

    `basis`: the narrow ones have a sheet of their own.
    """
    found: list[Part | None] = [
        _summary(desk, dossier),
        _hold_facts(desk, dossier),
        *_screens(desk, dossier),
        *_plans(desk, dossier),
        *_health(desk, dossier),
        _extract(desk, dossier),
        *_substance_notes(desk, dossier),
        *(_release(desk, record, consent) for record, consent in consents),
        _identity(dossier) if basis in {"law_request", "required_by_law", "court_order"} else None,
        _safety_facts(dossier) if basis == "imminent_threat" else None,
        *enclosures(dossier),
    ]
    return [part for part in found if part is not None]


def _block(part: str, comp: Compartment, sources: list[Sourced], *, key: str = "", **more: object) -> Block:
    return Block(
        id=f"{part}:{key}" if key else part,
        part=part,
        compartment=comp,
        revisions=tuple(sorted({head for one in sources for head in one.heads})),
        is_signed=bool(sources) and all(one.is_signed for one in sources),
        **more,  # type: ignore[arg-type] # is_substance_use, consent_id
    )


def _authors(dossier: Dossier, sources: list[Sourced]) -> tuple[Author, ...]:
    users = list(dict.fromkeys(one.author for one in sources))
    return tuple(dossier.author(row) for row in dossier.team if row.user in users)


def _added(
    dossier: Dossier, sources: list[Sourced], *, only: Callable[[Addendum], bool] = lambda _body: True
) -> tuple[Group, ...]:
    """What was added after signing stands with the part it belongs to."""
    added = [body for body in addenda_to(dossier, frozenset(one.record for one in sources)) if only(body)]
    pairs = tuple(Pair(body.amendment.replace("_", " ").capitalize(), _amended(body), body.reason) for body in added)
    return (Group(title=ADDED, pairs=pairs),) if pairs else ()


def _amended(body: Addendum) -> str:
    """Both readings of a correction; when it happened of a late entry."""
    if body.was:
        return f"It said: {body.was}\nIt should say: {body.text}"
    happened = say_time(body.happened)
    return f"Happened {happened}: {body.text}" if happened else body.text


# --- narrow disclosures ----------------------------------------------------------------------------------------------


def _identity(dossier: Dossier) -> Sheet | None:
    """Of the eight items of 45 CFR 164.512(f)(2)(i) those that are known; nothing else."""
    person = dossier.person
    if person is None:
        return None
    known = {
        "name_and_address": (("Name", person_full_name(person)), ("Address", person.address)),
        "birth_date_and_place": (("Born", say_day(person.birth_date)),),
        "physical_characteristics": (("Description", person.description),),
    }
    said = {item: [Pair(label, text) for label, text in pairs if text] for item, pairs in known.items()}
    sources = [one for one in dossier.records if one.record in dossier.members]
    return Sheet(
        block=_block(
            "identity_items", Compartment.JOINT, sources, items=tuple(item for item, pairs in said.items() if pairs)
        ),
        title="Identity items the law allows",
        groups=(Group(pairs=tuple(pair for pairs in said.values() for pair in pairs)),),
    )


def _safety_facts(dossier: Dossier) -> Sheet | None:
    """What keeps people safe, for who can prevent harm (45 CFR 164.512(j)(1)(i))."""
    sources = [one for one, _ in dossier.all(SafetySummary)]
    bodies = [body for _, body in dossier.all(SafetySummary)]
    groups = tuple(
        Group(title=title, points=tuple(line.text for body in bodies for line in getattr(body, field)))
        for title, field in (
            ("Weapons", "weapons"),
            ("Triggers", "triggers"),
            ("What works", "what_works"),
            ("Medical risk", "medical"),
        )
    )
    groups = tuple(group for group in groups if group.points)
    if not groups:
        return None
    return Sheet(
        block=_block("safety_facts", Compartment.JOINT, sources), title="Facts for someone's safety", groups=groups
    )


# --- joint and police ------------------------------------------------------------------------------------------------


def _summary(desk: Desk, dossier: Dossier) -> Sheet:
    """Joint facts only: call, person, what both wrote, how it ended. What a clinician or officer wrote apart has its own part."""
    sources = [one for one in dossier.records if one.compartment is Compartment.JOINT and one.kind in _SUMMARY_KINDS]
    call, person = dossier.call, dossier.person
    times = call.times
    labels = desk.vocabulary["call_time"]
    at = [
        (labels.label(name), say_time(getattr(times, name)))
        for name in ("received", "on_scene", "contact", "left_scene")
    ]
    groups = [
        Group(
            title="Times and place",
            pairs=tuple(
                Pair(label, said)
                for label, said in [*at, ("Call", call_title(call)), ("Place", place_of(call))]
                if said
            ),
        )
    ]
    if person is not None:
        groups.append(Group(title="Person", pairs=tuple(_person_pairs(desk, dossier, person))))
    said = [(one, body) for one, body in dossier.all(Narrative) if one.compartment is Compartment.JOINT]
    if said:
        groups.append(Group(title="What happened", pairs=tuple(_entry(desk, dossier, one, body) for one, body in said)))
    outcome = dossier.last(Outcome)
    if outcome is not None:
        groups.append(Group(title="Outcome and needs", points=tuple(_outcome_points(desk, outcome))))
    return Sheet(
        block=_block("encounter_summary", Compartment.JOINT, sources),
        title="Encounter summary",
        groups=(*(group for group in groups if group.pairs or group.points), *_added(dossier, sources)),
        authors=_authors(dossier, [one for one in sources if isinstance(one.body, Narrative)])
        or tuple(map(dossier.author, dossier.team)),
    )


_SUMMARY_KINDS = frozenset({"encounter", "person", "involvement", "narrative", "outcome"})


def _person_pairs(desk: Desk, dossier: Dossier, person: Person) -> Iterator[Pair]:
    """Identity and how to reach them. What responders are warned of stays here (no packet carries it)."""
    words = desk.vocabulary
    yield Pair("Name", person_full_name(person))
    yield Pair(
        "Born", say_day(person.birth_date) or (f"about {person.age_years} years old" if person.age_years else "")
    )
    optional = (
        ("Age", person_age(person, dossier.today)),
        ("Pronouns", words["pronoun"].label(person.pronouns)),
        ("Language", words["language"].label(person.language)),
        ("Interpreter", words["interpreter"].label(person.interpreter)),
        ("Housing", words["housing"].label(person.housing)),
        ("Address", person.address),
        ("Phone", person.phone),
        ("Safe to call", words["phone_safe"].label(person.phone_safe)),
        ("Emergency contact", person.emergency_contact),
    )
    for label, text in optional:
        if text:
            yield Pair(label, text)


def _entry(desk: Desk, dossier: Dossier, one: Sourced, body: Narrative) -> Pair:
    known = desk.vocabulary["how_known"].label(body.how_known).lower() if body.how_known != "observed" else ""
    who = desk.user_row(one.author).formal_name
    late = say_late(desk, one.kind, one.created, dossier.call.times.cleared).lower()
    return Pair(body.at.clock or "Entry", body.text, ", ".join(filter(None, (who, known, body.speaker, late))))


def _outcome_points(desk: Desk, outcome: Outcome) -> Iterator[str]:
    for code in outcome.dispositions:
        yield desk.vocabulary["disposition"].label(code)
    for refusal in outcome.refusals:
        yield f"Did not take them: {', '.join(filter(None, (refusal.facility, refusal.why)))}"
    if outcome.destination:
        yield f"Destination: {outcome.destination}"
    if outcome.who_stays:
        yield f"Who stays: {outcome.who_stays}"
    for need in outcome.needs:
        yield f"{desk.vocabulary['need'].label(need.need)}: {desk.vocabulary['need_result'].label(need.result).lower()}"


def _hold_facts(desk: Desk, dossier: Dossier) -> Sheet | None:
    holds = [
        one
        for one, body in dossier.all(Hold)
        if body.hold_type or body.legal_status in desk.vocabulary["legal_status"].with_tag("hold")
    ]
    hold = dossier.last(Hold)
    if hold is None or not holds:
        return None
    pairs = [
        Pair("Legal status", desk.vocabulary["legal_status"].label(hold.legal_status)),
        Pair("Hold", desk.vocabulary["hold_type"].label(hold.hold_type)),
        Pair("Began", say_time(hold.started)),
        Pair("Ends", say_time(hold.expires)),
        Pair("Custody", hold.custody),
        Pair("Taken to", hold.facility),
    ]
    sources = holds
    comp = Compartment.JOINT
    for one, body in dossier.all(HoldStatement):
        comp = Compartment.LAW
        sources = [*sources, one]
        pairs += _hold_pairs(desk, body)
    pairs = [pair for pair in pairs if pair.text.strip()]
    return Sheet(
        block=_block("hold_facts", comp, sources),
        title="Hold facts",
        groups=(Group(pairs=tuple(pairs)), *_added(dossier, sources)),
        authors=_authors(dossier, sources),
    )


def _hold_pairs(desk: Desk, body: HoldFacts) -> list[Pair]:
    """The facts of one who was there. The offense and what stands around an arrest are no part of it."""
    advised = ", ".join(
        filter(
            None,
            (
                say_time(body.advised_at),
                body.advised_language,
                f"by {body.advised_by}" if body.advised_by else "",
                desk.vocabulary["advised_how"].label(body.advised_how).lower() if body.advised_how else "",
                body.advised,
            ),
        )
    )
    return [
        Pair("How it came to attention", body.how_came),
        Pair("Danger to self", body.danger_self),
        Pair("Danger to others", body.danger_others),
        Pair("Cannot care for self", body.grave_disability),
        *(Pair(code.replace("_", " ").capitalize(), text) for code, text in body.criteria.items()),
        Pair("Tried first", body.less_restrictive),
        Pair("Advised", advised),
        Pair("Guardian told", body.guardian_told),
    ]


def _extract(desk: Desk, dossier: Dossier) -> Sheet | None:
    """Weapons, force and aid: what those who examine need. Never the offense, the report or its number."""
    sources = [one for one, _ in dossier.all(Force)]
    pairs: list[Pair] = []
    for _, force in dossier.all(Force):
        weapons = ", ".join(desk.vocabulary["weapon"].label(code) for code in force.weapons)
        words = desk.vocabulary
        places = [
            f"{words['weapon'].label(one.weapon)}: {one.disposition}" for one in force.weapon_detail if one.disposition
        ]
        hurt = [one.what for one in force.injuries if one.injured == "subject" and one.what]
        used = [desk.vocabulary["force"].label(code) for code in force.force] + [
            desk.vocabulary["restraint"].label(code) for code in force.restraint
        ]
        pairs += [
            Pair("Weapons", ". ".join(filter(None, (weapons, *places, force.weapon_disposition)))),
            Pair("Force and restraint", ", ".join(used)),
            Pair("Injury", ". ".join(hurt)),
            Pair("Medical aid", force.medical_aid),
        ]
    kept = tuple(pair for pair in pairs if pair.text)
    if not kept:
        return None
    return Sheet(
        block=_block("officer_extract", Compartment.LAW, sources),
        title="Officer's facts for the receiver",
        groups=(Group(pairs=kept), *_added(dossier, sources)),
        authors=_authors(dossier, sources),
    )


# --- clinical --------------------------------------------------------------------------------------------------------


def _screens(desk: Desk, dossier: Dossier) -> Iterator[ScreenSheet]:
    for one, screen in dossier.all(Screen):
        reading = judge_screen(desk, body=screen)
        part = read_instrument(desk, instrument=screen.instrument).part
        statuses = desk.vocabulary["answer_status"]
        answers, unanswered = [], []
        for item in reading.items:
            if item.asking == "skipped":
                continue
            said = item.answer_text or (statuses.label(item.answer.status.value) if item.answer else "Not asked")
            number = "" if item.follows else str(item.number)
            answers.append(
                ScreenAnswer(number=number, question=item.text, answer=said, is_urgent=item.calls_for_action)
            )
            if item.answer is None or item.answer.status is not Status.GIVEN:
                unanswered.append(f"question {item.number}: {said.lower()}")
        urgent = [item.short or item.text for item in reading.items if item.calls_for_action]
        score_note = reading.score.note.rstrip(".") if reading.score else ""
        source = reading.level_source or (reading.score.source if reading.score else "")
        told = (reading.level_text or say_score(reading) or _say_answers(reading)).rstrip(".")
        if urgent:
            told += f". Answers that call for urgent action: {'; '.join(urgent)}"
        told = f"{told}."
        rest = f" {len(unanswered)} without an answer, which never counts as “no”." if unanswered else ""
        yield ScreenSheet(
            block=_block(part, Compartment.CLINICAL, [one], key=one.record),
            title=reading.title,
            version=f"Version {reading.version}, shown in {desk.vocabulary['language'].label(reading.language)}",
            asked=f"Asked {_asked_at(one, screen)} by {desk.user_row(one.author).formal_name}",
            reading=f"{told}{rest}",
            rule=". ".join(filter(None, (reading.note.rstrip("."), score_note, (source or reading.source).rstrip("."))))
            + ".",
            answers=tuple(answers),
            unanswered="; ".join(dict.fromkeys(unanswered)),
        )


def _say_answers(reading: ScreenReading) -> str:
    """Of wording that was given no level: what was answered yes, then what was answered no. Silence about a yes reads as a no."""
    said: dict[str, list[str]] = {"yes": [], "no": []}
    for item in reading.items:
        if item.answer is not None and item.answer.code in said and item.answer.status is Status.GIVEN:
            said[item.answer.code].append(item.short or item.text)
    told = [f"Answered {code}: {'; '.join(items)}" for code, items in said.items() if items]
    if not reading.urgent:
        told.append(
            "That no answer is marked as calling for urgent action is no finding of low risk: see the clinician's letter"
        )
    return ". ".join(told)


def _asked_at(one: Sourced, screen: Screen) -> str:
    """When it was asked, else when it was written down."""
    return say_time(screen.at) or (f"(written down {say_entry(one.created)})" if one.created else "(not filed yet)")


def _plans(desk: Desk, dossier: Dossier) -> Iterator[Sheet]:
    """In the person's own words, so two of them are not put together: each is printed."""
    found = dossier.all(SafetyPlan)
    for one, plan in found:
        yield Sheet(
            block=_block("safety_plan", Compartment.CLINICAL, [one], key=one.record if len(found) > 1 else ""),
            title="Safety plan",
            lead=copy_words(desk, plan),
            groups=(Group(pairs=plan_pairs(desk, plan)), *_added(dossier, [one])),
        )


def _health(desk: Desk, dossier: Dossier) -> Iterator[Sheet]:
    health, sources = dossier.health(), [one for one, _ in dossier.all(Health)]
    if health is None:
        return
    # What was before is a part of its own: a release of "health" to somebody does not tell them of an attempt years ago.
    # So is what corrects it; an addition names no field and stands with health.
    health_now, before = health_pairs(desk, health), history_pairs(desk, health)
    for part, title, pairs, is_its in (
        ("health", "Health", health_now, lambda body: not _is_of_history(body)),
        ("history", "Earlier attempts and hospital stays", before, lambda body: not health_now or _is_of_history(body)),
    ):
        if pairs:
            yield Sheet(
                block=_block(part, Compartment.CLINICAL, sources),
                title=title,
                groups=(Group(pairs=pairs), *_added(dossier, sources, only=is_its)),
                authors=_authors(dossier, sources),
            )


def _is_of_history(body: Addendum) -> bool:
    return body.field.startswith("past_")


def _substance_notes(desk: Desk, dossier: Dossier) -> Iterator[Sheet]:
    for one, note in dossier.all(SubstanceNote):
        pairs, text = substance_pairs(desk, note), note.text.strip()
        if pairs or text:
            yield Sheet(
                block=_block("substance_note", Compartment.CLINICAL, [one], key=one.record, is_substance_use=True),
                title="Substance use note",
                groups=(
                    *((Group(pairs=pairs),) if pairs else ()),
                    *((Group(paragraphs=(text,)),) if text else ()),
                    *_added(dossier, [one]),
                ),
                authors=_authors(dossier, [one]),
            )


def _release(desk: Desk, record: str, consent: Consent) -> Release:
    parts = desk.vocabulary["packet_part"]
    names = [parts.label(code) for code in consent.information]
    names += ["Substance-use treatment information"] if consent.covers_substance_use else []
    until = " or ".join(filter(None, (say_day(consent.expires_on), consent.expires_event)))
    told = [
        (
            "You may take this release back in writing at any time. What was sent before stays sent.",
            consent.right_to_revoke_told,
        ),
        ("Whoever receives this may pass it on where the law lets them.", consent.redisclosure_told),
        ("What follows from saying no was explained.", consent.consequences_told),
        (f"How to take it back: {consent.revoke_how.strip()}", bool(consent.revoke_how.strip())),
    ]
    return Release(
        block=Block(
            id=f"release:{record}",
            part="release",
            compartment=Compartment.CLINICAL,
            is_signed=True,
            is_substance_use=consent.covers_substance_use,
            consent_id=record,
        ),
        title="Signed release",
        elements=(
            Pair("Kind", desk.vocabulary["consent_kind"].label(consent.consent_kind)),
            Pair("Who may tell", consent.discloser),
            Pair("To whom", consent.recipient),
            Pair("What information", ", ".join(names)),
            Pair("What for", consent.purpose),
            Pair("Until when", until),
        ),
        statements=tuple(text for text, was_told in told if was_told),
        signer=", ".join(filter(None, (consent.signed_by, consent.signed_authority))),
        signed=f"Signed {say_time(consent.signed_at)}",
        witness=consent.witness,
        strokes=tuple(tuple((x, y) for x, y in stroke) for stroke in consent.signature_strokes),
    )
