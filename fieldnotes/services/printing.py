"""An encounter on paper, for one audience by whitelist. For the own file it is noted; where it leaves, the disclosure comes first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from fieldnotes.domain.amendment import CORRECTION
from fieldnotes.domain.ids import EncounterId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import KINDS, SIGNED_KINDS, Compartment, Disclosure, Profession, Stub
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.packet.content import Pair
from fieldnotes.services.agency import read_agency
from fieldnotes.services.amendment import amendment_lines, amendment_rows
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import gather, say_entry, say_late
from fieldnotes.services.reading import (
    Shown,
    call_of,
    call_title,
    place_of,
    record_title,
    retracted_of,
    root_of,
    shown_records,
    standing_of,
)
from fieldnotes.services.row import AmendmentRow, Changes, Row
from fieldnotes.services.wording import lines_of

if TYPE_CHECKING:
    from fieldnotes.packet.record_page import RecordAmendment, RecordContent, RecordEntry

Audience = Literal["officer_section", "police_record", "clinical_record"]


class _Scope(msgspec.Struct, frozen=True):
    """What an audience reads. `kinds`: None for every signed kind; `authors`: whose entries of one author, None for everybody's."""

    title: str
    told: str
    profession: Profession
    compartments: frozenset[Compartment]
    kinds: frozenset[str] | None = None
    authors: Profession | None = None


_JOINT = frozenset({Compartment.JOINT})
SCOPES: Mapping[str, _Scope] = {
    # Alone and without health information (domain 3.7, discovery): shared records that may carry a clinical line stay out.
    "officer_section": _Scope(
        "Officer's section",
        "The officer's own part: call, legal status, the officer's entries, force, hold or arrest. No health information.",
        Profession.OFFICER,
        _JOINT | {Compartment.LAW},
        frozenset({"encounter", "hold", "narrative", "force", "hold_statement"}),
        Profession.OFFICER,
    ),
    "police_record": _Scope(
        "Police record",
        "The joint and the police part, for the agency's own file. The clinical part is not in it.",
        Profession.OFFICER,
        _JOINT | {Compartment.LAW},
    ),
    "clinical_record": _Scope(
        "Clinical record",
        "The joint and the clinical part, for the clinical file. The police part is not in it.",
        Profession.CLINICIAN,
        _JOINT | {Compartment.CLINICAL},
    ),
}


class Copied(Row, frozen=True, kw_only=True):
    """Words to paste elsewhere."""

    text: str
    changes: Changes


class PrintedRecord(Row, frozen=True, kw_only=True):
    """Pages to print, and what was noted down before they were given."""

    pdf: bytes
    changes: Changes


def audiences(desk: Desk, *, by: UserId) -> tuple[str, ...]:
    """What this pen may print."""
    me = desk.user_row(by)
    mine = set(desk.visible(by))
    return tuple(
        code for code, scope in SCOPES.items() if scope.profession is me.profession and scope.compartments <= mine
    )


def print_encounter(
    desk: Desk, *, encounter: EncounterId, by: UserId, audience: str, recipient: str = "", purpose: str = ""
) -> PrintedRecord:
    """The pages. For the own team's file without a recipient: an entry in the audit. With one the disclosure is on record first.

    RuleProblem("sealed_from_you", "leaves_by_packet": what is clinical leaves by a referral packet, where its basis is judged);
    InputProblem("purpose_needed", "character_not_printable").
    """
    desk.require_reader(by)
    if audience not in audiences(desk, by=by):
        raise RuleProblem("sealed_from_you", compartment=audience)
    if recipient.strip() and audience != "officer_section":
        raise RuleProblem("leaves_by_packet")
    if recipient.strip() and not purpose.strip():
        raise InputProblem("purpose_needed", field="purpose")
    pdf, revisions = _render(desk, encounter=encounter, by=by, audience=audience, recipient=recipient.strip())
    digest = hashlib.sha256(pdf).hexdigest()
    with desk.writing(by) as writing:
        if recipient.strip():
            disclosure = new_record_id()
            told = Disclosure(
                product="record",
                packet_id=_record_id(desk, encounter),
                recipient=recipient.strip(),
                purpose=purpose.strip(),
                revisions=list(revisions),
                parts=[audience],
                sha256=digest,
                channel="print",
            )
            writing.revise(
                record=disclosure,
                kind="disclosure",
                compartment=Compartment.LAW,
                encounter=encounter,
                body=to_dict(told),
                why="service",
            )
            writing.revise(
                record=new_record_id(),
                kind="stub",
                compartment=Compartment.JOINT,
                encounter=encounter,
                body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
                why="service",
            )
            writing.audit("disclosed", record=disclosure, encounter=encounter, channel="print")
        writing.audit("printed", record=encounter, audience=audience, sha256=digest)
    return PrintedRecord(pdf=pdf, changes=writing.changes)


def copy_encounter(desk: Desk, *, encounter: EncounterId, by: UserId, audience: str) -> Copied:
    """The same words as plain text, to be pasted into the other system's own form (a police RMS, an EHR). Noted in the audit.

    Raises as `print_encounter` without a recipient.
    """
    desk.require_reader(by)
    if audience not in audiences(desk, by=by):
        raise RuleProblem("sealed_from_you", compartment=audience)
    content, _ = _content(desk, encounter=encounter, by=by, audience=audience, recipient="")
    text = _say_plainly(content)
    with desk.writing(by) as writing:
        writing.audit("copied", record=encounter, audience=audience, sha256=hashlib.sha256(text.encode()).hexdigest())
    return Copied(text=text, changes=writing.changes)


def _say_plainly(content: RecordContent) -> str:
    """Titles in capitals, one line a thing: what every form of another system takes."""
    parts = ["\n".join([content.title.upper(), *(f"{pair.label}: {pair.text}" for pair in content.facts)])]
    for entry in content.entries:
        state = "TAKEN BACK" if entry.is_retracted else "signed" if entry.is_signed else "not signed"
        lines = [f"{entry.title.upper()} ({entry.head}; {state})", *entry.lines]
        for amendment in entry.amendments:
            lines += [
                f"{amendment.label}: {amendment.head}",
                *([f"It said: {amendment.struck}"] if amendment.struck else []),
            ]
            lines += amendment.lines
        parts.append("\n".join(lines))
    parts.append("\n".join(content.signatures or ("Nobody has signed yet.",)))
    return "\n\n".join(parts) + "\n"


def _render(
    desk: Desk, *, encounter: EncounterId, by: UserId, audience: str, recipient: str
) -> tuple[bytes, tuple[str, ...]]:
    from fieldnotes.packet.record_page import render_record

    content, heads = _content(desk, encounter=encounter, by=by, audience=audience, recipient=recipient)
    return render_record(content, paper=read_agency(desk).paper), heads


def _content(
    desk: Desk, *, encounter: EncounterId, by: UserId, audience: str, recipient: str
) -> tuple[RecordContent, tuple[str, ...]]:
    from fieldnotes.packet.record_page import RecordContent

    scope = SCOPES[audience]
    root = root_of(desk, encounter)
    standing = standing_of(desk, root)
    everything = shown_records(desk, encounter=encounter, by=by)
    retracted = retracted_of(desk, everything, standing)
    amendments = tuple(
        row
        for row in amendment_rows(desk, everything, retracted=retracted)
        if scope.authors is None or desk.user_row(row.by).profession is scope.authors
    )
    shown = [one for one in everything if _is_in(desk, one, scope)]
    call = call_of(desk, root)
    entries = tuple(
        _entry(
            desk,
            one,
            amendments,
            cleared=call.times.cleared,
            is_signed=one.id in standing.covered,
            is_retracted=one.id in retracted,
        )
        for one in shown
    )
    dossier = gather(desk, encounter=encounter, by=by, drafts="none")
    content = RecordContent(
        record_id=_record_id(desk, encounter),
        title=scope.title,
        audience=scope.told,
        generated_at=dossier.at.to_iso(),
        generated=say_entry(dossier.at),
        printed_by=dossier.pen.formal_name,
        sender=dossier.sender,
        facts=tuple(
            Pair(label, text)
            for label, text in (
                ("Call", call_title(call)),
                ("Number", ", ".join(filter(None, (call.number, call.cad_number)))),
                ("Place", place_of(call)),
                ("Team", ", ".join(row.formal_name for row in dossier.team)),
                ("Printed", f"{say_entry(dossier.at)} by {dossier.pen.formal_name}"),
            )
            if text
        ),
        entries=entries,
        signatures=tuple(_signatures(desk, encounter, scope)),
        is_signed=all(entry.is_signed for entry in entries) and bool(entries),
        recipient=recipient,
    )
    heads = {head for one in shown if one.found is not None for head in one.found.heads}
    return content, tuple(sorted(heads))


def _is_in(desk: Desk, one: Shown, scope: _Scope) -> bool:
    if one.found is None or one.found.is_removed or one.kind not in SIGNED_KINDS or one.kind not in KINDS:
        return False
    if one.compartment not in scope.compartments or (scope.kinds is not None and one.kind not in scope.kinds):
        return False
    if scope.authors is None or one.kind != "narrative":
        return True
    return desk.user_row(one.author).profession is scope.authors


def _entry(
    desk: Desk,
    one: Shown,
    amendments: tuple[AmendmentRow, ...],
    *,
    cleared: EventTime,
    is_signed: bool,
    is_retracted: bool,
) -> RecordEntry:
    from fieldnotes.packet.record_page import RecordEntry

    assert one.found is not None
    return RecordEntry(
        title=record_title(desk, one.kind),
        keeper=desk.vocabulary["compartment"].label(one.compartment.value),
        head=f"{desk.user_row(one.author).formal_name}, "
        + (say_late(desk, one.kind, one.begun, cleared).lower() or f"written {say_entry(one.found.created)}"),
        lines=tuple(lines_of(desk, one.kind, one.found.body)),
        is_signed=is_signed,
        is_retracted=is_retracted,
        amendments=tuple(_amendment(row) for row in amendments if row.target == one.id),
    )


def _amendment(row: AmendmentRow) -> RecordAmendment:
    from fieldnotes.packet.record_page import RecordAmendment

    head, *rest = amendment_lines(row)
    is_correction = row.amendment == CORRECTION
    return RecordAmendment(
        label=row.label,
        head=head,
        struck=row.was if is_correction else "",
        lines=tuple(line for line in rest if not (is_correction and line.startswith("It said"))),
        is_retracted=row.is_retracted,
    )


def _signatures(desk: Desk, encounter: str, scope: _Scope) -> list[str]:
    """Who signed and who reviewed, as certified: name, role, licence or badge, time, laptop. Of the audience's own side and joint."""
    said = []
    for kept in desk.joint_of(encounter=encounter, kind="signature"):
        row = desk.user_row(UserId(kept.author))
        is_review = kept.body.get("scope") == "review"
        if is_review and row.profession is not scope.profession:
            continue
        envelope = desk.log.envelope(kept.heads[0]) if kept.heads else None
        laptop = desk.laptop_of(envelope.header.dev) if envelope else ""
        facts = (
            row.name,
            row.profession.value,
            row.credential,
            say_entry(kept.created),
            f"laptop {laptop}" if laptop else "",
        )
        said.append(f"{'Reviewed' if is_review else 'Signed'}: {', '.join(filter(None, facts))}")
    return said


def _record_id(desk: Desk, encounter: str) -> str:
    number = str(root_of(desk, encounter).body.get("number", ""))
    return f"E-{number.removeprefix('CR-')}" if number else f"E-{encounter[:12]}"
