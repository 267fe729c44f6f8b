"""Hold or arrest: the legal status both need for a hand-over (joint), the officer's facts (police), the clinician's (clinical)."""

from __future__ import annotations

from fieldnotes.domain.hold_file import SHARED_CRITERIA, HoldRule
from fieldnotes.domain.record import Compartment
from ui.screens.encounter.field import Chips, Fact, Field, Part, Prose, SectionSpec, Short, When
from ui.screens.word import tr

HOLD_STATUSES = ("hold", "pending_order", "arrest_and_hold")  # vocabulary legal_status, tag hold


def section() -> SectionSpec:
    """The page as data; `hold_page.py` asks of the facts what the state's form asks for."""
    return SectionSpec(
        key="hold_arrest",
        name=tr("Hold or arrest"),
        rail_name=tr("Hold or arrest"),
        compartment=Compartment.LAW,
        is_pens=True,
        parts=(status_part(), arrest_part(), facts_part("hold_statement", None), facts_part("hold_assessment", None)),
    )


def status_part() -> Part:
    """What a hand-over needs from either of them alone."""
    is_hold = {"when": "legal_status", "when_any": HOLD_STATUSES}
    return Part(
        kind="hold",
        title=tr("Legal status"),
        is_marked=True,
        fields=(
            Chips(path="legal_status", label=tr("Status now"), vocabulary="legal_status", is_many=False, is_flat=True),
            Chips(path="hold_type", label=tr("Kind of hold"), vocabulary="hold_type", is_many=False, **is_hold),  # type: ignore[arg-type] # two keywords of Field
            When(path="started", label=tr("Started"), has_day=True, is_half=True, **is_hold),  # type: ignore[arg-type] # as above
            When(path="expires", label=tr("Ends, as stated"), has_day=True, is_half=True, **is_hold),  # type: ignore[arg-type] # as above
            Short(path="facility", label=tr("Taken to"), is_half=True, **is_hold),  # type: ignore[arg-type] # as above
            Short(path="custody", label=tr("In whose custody"), is_half=True),
        ),
    )


def arrest_part() -> Part:
    """The arrest side: facts of the officer, each asked once it matters."""
    return Part(
        kind="hold_statement",
        title=tr("Offense and enforcement"),
        is_marked=True,
        fields=(
            Chips(path="enforcement", label=tr("Enforcement"), vocabulary="enforcement", is_many=False, is_flat=True),
            Short(path="offense", label=tr("Offense, statute"), hint=tr("Several: one after the other")),
            Prose(path="probable_cause", label=tr("Probable cause: what you saw and heard"), when="offense"),
            Chips(
                path="would_arrest",
                label=tr("Would this have been an arrest without the team?"),
                vocabulary="yes_no_unknown",
                is_many=False,
                is_flat=True,
                when="offense",
            ),
            Short(path="victim_wishes", label=tr("What the victim wishes"), when="offense"),
            Short(
                path="warrant",
                label=tr("Warrant found and not served: which, and why not"),
                when="enforcement",
                when_any=("warrant_not_served",),
            ),
        ),
    )


def facts_part(kind: str, rule: HoldRule | None) -> Part:
    """What a kind of hold asks for, in the order of most forms; without a rule everything that may have been written."""
    asks = rule.asks if rule else ()
    is_officer = kind == "hold_statement"
    fields: list[Field] = [_fact("how_came", tr("How it came to your attention"), "how_came" in asks or rule is None)]
    if rule is not None:
        fields += [Fact(path=one.path, label=one.label, hint=one.prompt) for one in rule.criteria]
    named = {one.code for one in rule.criteria} if rule else set()
    fields += [_fact(code, label, False) for code, label in _shared() if code in SHARED_CRITERIA - named]
    fields.append(
        _fact(
            "less_restrictive",
            tr("What was tried or offered first, and why it was not enough"),
            "less_restrictive" in asks,
        )
    )
    fields += _advisement("advisement" in asks, rule.advisement if rule else "")
    if is_officer:
        fields.append(_short("property_kept", tr("Property kept, receipt"), "property" in asks))
    fields.append(
        Chips(
            path="firearms_notice",
            label=tr("Notice about firearms given, as the form asks"),
            vocabulary="yes_no_unknown",
            is_many=False,
            is_flat=True,
            when="" if "firearms_notice" in asks else "firearms_notice",
        )
    )
    fields.append(_short("witnesses", tr("Witnesses, how to reach them"), "witnesses" in asks))
    fields.append(_short("notify", tr("Who wants to hear of it, who was told"), "notify" in asks))
    fields.append(_short("guardian_told", tr("Minor: parent or guardian told, who and when"), "guardian" in asks))
    if not is_officer:
        fields += [
            Chips(
                path="judgement", label=tr("Your judgement"), vocabulary="hold_judgement", is_many=False, is_flat=True
            ),
            Prose(path="grounds", label=tr("On what it rests")),
        ]
    return Part(
        kind=kind,
        title=tr("The officer's facts") if is_officer else tr("The clinician's facts"),
        is_marked=True,
        note=tr("What you saw and heard, in quotes where they are quotes. Conclusions alone do not hold."),
        fields=tuple(fields),
    )


def _shared() -> tuple[tuple[str, str], ...]:
    return (
        ("danger_self", tr("Danger to self")),
        ("danger_others", tr("Danger to others")),
        ("grave_disability", tr("Cannot care for themselves")),
    )


def _fact(path: str, label: str, is_asked: bool) -> Fact:
    return Fact(path=path, label=label, when="" if is_asked else path)


def _short(path: str, label: str, is_asked: bool) -> Short:
    return Short(path=path, label=label, when="" if is_asked else path)


def _advisement(is_asked: bool, where: str) -> list[Field]:
    """When, in which language, by whom and how. The words themselves stand on the official form."""
    label = tr("Advisement given")
    return [
        When(path="advised_at", label=tr("Advised at"), is_half=True, when="" if is_asked else "advised"),
        Short(path="advised_language", label=tr("In which language"), is_half=True, when="" if is_asked else "advised"),
        Short(path="advised_by", label=tr("By whom"), is_half=True, when="" if is_asked else "advised"),
        Chips(
            path="advised_how",
            label=label,
            vocabulary="advised_how",
            is_many=False,
            is_flat=True,
            when="" if is_asked else "advised",
        ),
        Fact(
            path="advised",
            label=tr("What they answered, or why it could not be given"),
            hint=where,
            rows=1,
            when="" if is_asked else "advised",
        ),
    ]
