"""The agency's official hold form: handed in by an administrator, filled from the record by whoever prints it.

Format: resources/holds/README.md.

The signature line stays empty: a hold form is signed with ink. What the record does not hold is listed, to be written by hand.
"""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.domain.display import person_age, person_full_name
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import DamagedVault, InputProblem, RuleProblem
from fieldnotes.domain.record import (
    Compartment,
    Disclosure,
    Encounter,
    Force,
    Hold,
    HoldAssessment,
    HoldFacts,
    HoldForm,
    HoldStatement,
    Person,
    Profession,
    Stub,
)
from fieldnotes.domain.record_codec import known_body, to_dict, write_onto
from fieldnotes.packet.intake import read_file
from fieldnotes.packet.official import Filled, FormField, fill_form, take_form
from fieldnotes.services.delivery import delivering, put_in_outbox, write_out
from fieldnotes.services.desk import Desk
from fieldnotes.services.directory import require_may_import
from fieldnotes.services.dossier import Dossier, gather, say_day, say_time
from fieldnotes.services.reading import call_title, hold_clock, place_of
from fieldnotes.services.row import Changes, HoldFormRow, OfficialSheet
from fieldnotes.services.sealed_file import read_sealed
from fieldnotes.store.blob import BlobStore

LARGEST_MAP = 256 * 1024
_CONTEXT = b"fieldnotes/hold-form/v1"
_KEY_ID_BYTES = 16


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the form's fields are filled from what."""

    format: int
    name: str
    fields: dict[str, str]
    hold_types: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


class PreparedForm(NamedTuple):
    """A form that was read and fits its mapping; not kept yet."""

    pdf: bytes
    pages: int
    sha256: str  # as it was handed in
    mapping: Mapping
    mapping_text: str
    fields: tuple[FormField, ...]


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    pdf: bytes


# --- handing it in ---------------------------------------------------------------------------------------------------


def prepare_form(path: Path, mapping: Path | None = None) -> PreparedForm:
    """Read form and mapping; touches no desk. Without `mapping` the JSON of the same name beside the form.

    InputProblem: form_…, pdf_…, map_missing, map_damaged, map_unknown_field, map_unknown_source; EnvironmentProblem("file_unreadable").
    """
    data = read_file(path)
    pdf, fields, pages = take_form(data)
    beside = mapping or path.with_suffix(".json")
    if not beside.is_file():
        raise InputProblem("map_missing", name=beside.name)
    text = read_file(beside)
    if len(text) > LARGEST_MAP:
        raise InputProblem("map_damaged", name=beside.name)
    try:
        known = msgspec.json.decode(text, type=Mapping)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InputProblem("map_damaged", name=beside.name) from None
    _check_mapping(known, fields)
    return PreparedForm(pdf, pages, hashlib.sha256(data).hexdigest(), known, text.decode(), fields)


def _check_mapping(mapping: Mapping, fields: tuple[FormField, ...]) -> None:
    names = {field.name: field for field in fields}
    if mapping.format != 1 or not mapping.name.strip():
        raise InputProblem("map_damaged", name=mapping.name or "JSON")
    for name in (*mapping.fields, *mapping.required, *mapping.by_hand):
        if name not in names:
            raise InputProblem("map_unknown_field", name=name)
    for name, source in mapping.fields.items():
        if names[name].kind == "signature":
            raise InputProblem("map_signature", name=name)
        if not is_source(source):
            raise InputProblem("map_unknown_source", name=source)


def store_form(desk: Desk, *, by: UserId, prepared: PreparedForm) -> RecordId:
    """Seal the form and name it; a later one of the same name takes its place. RuleProblem("only_admins_import")."""
    require_may_import(desk, by=by)
    key_id, key = desk.session(by).write_key(Compartment.AGENCY)
    packed = zlib.compress(msgspec.msgpack.encode(_Stored(pdf=prepared.pdf)), 6)
    sealed = bytes.fromhex(key_id) + seal(key, packed, _context(desk))
    blob = BlobStore(desk.data_dir / "blobs").put(sealed)
    body = HoldForm(
        name=prepared.mapping.name,
        blob=blob,
        sha256=prepared.sha256,
        pages=prepared.pages,
        mapping=prepared.mapping_text,
        imported_at=desk.clock.now().to_event_time(seconds=True),
    )
    earlier = next((kept for kept in desk.agency_of(kind="hold_form") if kept.body.get("name") == body.name), None)
    record = RecordId(earlier.id) if earlier else new_record_id()
    with desk.writing(by) as writing:
        desk.log.add_blob(blob, len(sealed))
        writing.revise(
            record=record,
            kind="hold_form",
            compartment=Compartment.AGENCY,
            body=write_onto(earlier.body, body) if earlier else to_dict(body),
            parents=tuple(earlier.heads) if earlier else (),
            why="service",
        )
        writing.audit("hold_form_imported", record=record, blob=blob, fields=len(prepared.mapping.fields))
    return record


# --- what it is filled from ------------------------------------------------------------------------------------------

_FACTS = frozenset(
    {
        "how_came", "danger_self", "danger_others", "grave_disability", "less_restrictive", "advised", "advised_at",
        "advised_language", "advised_by", "facility", "witnesses", "notify", "guardian_told", "property_kept", "weapons",
    }
)  # fmt: skip
_SOURCES = frozenset(
    {
        "person.name", "person.birth_date", "person.age", "person.sex", "person.address", "person.phone", "person.language",
        "person.description", "call.number", "call.cad_number", "call.address", "call.type", "hold.type", "hold.started",
        "hold.started_day", "hold.started_clock", "hold.ends", "hold.custody", "hold.facility", "writer.name", "writer.credential",
        "writer.phone", "writer.agency", "writer.agency_address", "writer.agency_phone", "today",
    }
)  # fmt: skip


def is_source(source: str) -> bool:
    """Whether something of the record is called so. Criteria of a state are free names under `facts.` and `has.`."""
    group, _, name = source.partition(".")
    return source in _SOURCES or (group in {"facts", "has"} and name.isidentifier())


def values_of(desk: Desk, dossier: Dossier) -> dict[str, str]:
    """Everything a form may take, by source, as the pen of the dossier may see it. Empty ones are left out."""
    words = desk.vocabulary
    person, call = dossier.person or Person(), dossier.call
    hold = _hold(dossier)
    clock = hold_clock(desk, hold)
    ends = hold.expires if hold.expires.local else (clock.ends if clock else hold.expires)
    pen, agency = dossier.pen, dossier.agency
    found = {
        "person.name": person_full_name(person),
        "person.birth_date": say_day(person.birth_date),
        "person.age": person_age(person, dossier.today),
        "person.sex": words["sex"].label(person.sex) if person.sex else "",
        "person.address": person.address,
        "person.phone": person.phone,
        "person.language": words["language"].label(person.language) if person.language else "",
        "person.description": person.description,
        "call.number": call.number,
        "call.cad_number": call.cad_number,
        "call.address": place_of(call),
        "call.type": call_title(call),
        "hold.type": words["hold_type"].label(hold.hold_type) if hold.hold_type else "",
        "hold.started": say_time(hold.started),
        "hold.started_day": say_day(hold.started.day),
        "hold.started_clock": hold.started.clock,
        "hold.ends": say_time(ends),
        "hold.custody": hold.custody,
        "hold.facility": hold.facility,
        "writer.name": pen.name,
        "writer.credential": pen.credential,
        "writer.phone": dossier.phone_of(pen.user) or agency.phone,
        "writer.agency": agency.name,
        "writer.agency_address": agency.address,
        "writer.agency_phone": agency.phone,
        "today": say_day(dossier.today.isoformat()),
    }
    facts = _facts(desk, dossier, hold)
    found.update({f"facts.{name}": text for name, text in facts.items()})
    found.update({f"has.{name}": "yes" for name, text in facts.items() if text.strip()})
    return {source: text for source, text in found.items() if text.strip()}


def _hold(dossier: Dossier) -> Hold:
    bodies = [body for _, body in dossier.all(Hold)]
    mine = [body for body in bodies if getattr(body, "person_id", "") in ("", dossier.person_id)]
    return (mine or [Hold()])[-1]


def _facts(desk: Desk, dossier: Dossier, hold: Hold) -> dict[str, str]:
    """Of the one who prints: their own words stand on the paper that they sign."""
    kind: type[HoldFacts] = HoldAssessment if dossier.pen.profession is Profession.CLINICIAN else HoldStatement
    own = [body for one, body in dossier.all(kind) if one.author == dossier.pen.user]
    own = [body for body in own if getattr(body, "person_id", "") in ("", dossier.person_id)]
    if not own:
        return {}
    body = own[-1]
    facts = {name: value for name in _FACTS if isinstance(value := getattr(body, name, ""), str)}
    facts |= body.criteria
    facts["advised_at"] = say_time(body.advised_at)
    facts["facility"] = hold.facility
    weapons = [desk.vocabulary["weapon"].label(code) for _, force in dossier.all(Force) for code in force.weapons]
    facts["weapons"] = ", ".join(weapons)
    return facts


# --- printing --------------------------------------------------------------------------------------------------------


def list_forms(desk: Desk, *, by: UserId, hold_type: str = "") -> list[HoldFormRow]:
    """The agency's forms, those for a kind of hold only when one is named (a form that names none is for all)."""
    desk.require_reader(by)
    rows = []
    for kept in desk.agency_of(kind="hold_form"):
        body = _form_body(kept.body)
        mapping = _mapping(body)
        if (
            not kept.is_removed
            and mapping is not None
            and (not mapping.hold_types or hold_type in (*mapping.hold_types, ""))
        ):
            rows.append(
                HoldFormRow(record=RecordId(kept.id), name=body.name, pages=body.pages, hold_types=mapping.hold_types)
            )
    return sorted(rows, key=lambda row: row.name.casefold())


def preview_form(desk: Desk, *, by: UserId, encounter: EncounterId, form: RecordId) -> OfficialSheet:
    """What would be printed, what would go onto a continuation page, what remains to be written by hand. Nothing leaves."""
    return _fill(desk, by=by, encounter=encounter, form=form)[0]


def send_form(
    desk: Desk, *, by: UserId, encounter: EncounterId, form: RecordId, path: Path | None = None
) -> OfficialSheet:
    """Fill the form and leave it at `path`, or in the outbox. The disclosure is on record before the bytes leave.

    RuleProblem("form_not_here", "no_hold_facts"); EnvironmentProblem("outbox_not_written" | "file_not_written"): then nothing left.
    """
    sheet, filled, dossier = _fill(desk, by=by, encounter=encounter, form=form)
    changes, disclosure = _disclose(desk, by=by, dossier=dossier, filled=filled, to_path=path is not None)
    name = f"F-{(dossier.call.number or encounter[:12]).removeprefix('CR-')}.pdf"
    if path is None:
        with delivering(desk, by=by, disclosure=disclosure, code="outbox_not_written"):
            path = put_in_outbox(desk, filled.pdf, name)
    else:
        with delivering(desk, by=by, disclosure=disclosure, code="file_not_written", name=path.name):
            write_out(path, filled.pdf)
    return msgspec.structs.replace(sheet, path=str(path), changes=changes)


def _fill(desk: Desk, *, by: UserId, encounter: EncounterId, form: RecordId) -> tuple[OfficialSheet, Filled, Dossier]:
    kept = next((one for one in desk.agency_of(kind="hold_form") if one.id == form and not one.is_removed), None)
    body = _form_body(kept.body) if kept else HoldForm()
    mapping = _mapping(body)
    if kept is None or mapping is None:
        raise RuleProblem("form_not_here", record=form)
    dossier = gather(desk, encounter=encounter, by=by, drafts="own")
    values = values_of(desk, dossier)
    data = _read_blob(desk, body.blob)
    wanted = {name: values[source] for name, source in mapping.fields.items() if source in values}
    heading = ", ".join(filter(None, (body.name, dossier.call.number)))
    filled = fill_form(data, wanted, heading=heading)
    _, fields, _ = take_form(data)
    sheet = OfficialSheet(
        form=form,
        name=body.name,
        pdf=filled.pdf,
        filled=filled.filled,
        continued=filled.continued,
        by_hand=_by_hand(mapping, fields, filled),
    )
    return sheet, filled, dossier


def _by_hand(mapping: Mapping, fields: tuple[FormField, ...], filled: Filled) -> tuple[str, ...]:
    """What somebody still has to write: signatures, required fields that nothing filled, mapped ones that the record does not know."""
    done = set(filled.filled)
    signed = [field.name for field in fields if field.kind == "signature"]
    asked = [field.name for field in fields if field.is_required]
    text = [name for name in mapping.fields if not _is_tick(fields, name)]
    all_of_them = dict.fromkeys([*asked, *mapping.required, *text, *filled.undrawable, *mapping.by_hand, *signed])
    return tuple(name for name in all_of_them if name not in done)


def _is_tick(fields: tuple[FormField, ...], name: str) -> bool:
    return any(field.name == name and field.kind == "tick" for field in fields)


def _disclose(desk: Desk, *, by: UserId, dossier: Dossier, filled: Filled, to_path: bool) -> tuple[Changes, RecordId]:
    disclosure, about = new_record_id(), dossier.person_id
    side = Compartment.CLINICAL if dossier.pen.profession is Profession.CLINICIAN else Compartment.LAW
    comp = side if side in desk.visible(by) else Compartment.JOINT
    facts: type[HoldFacts] = HoldAssessment if side is Compartment.CLINICAL else HoldStatement
    hold = _hold(dossier)
    told = Disclosure(
        person_id=about,
        product="hold_form",
        packet_id=f"F-{dossier.call.number.removeprefix('CR-')}",
        recipient=hold.facility or hold.custody,
        basis="treatment",
        purpose="Official form of a hold",
        revisions=list(
            dossier.revisions(Encounter, Person, Hold, facts, *([Force] if side is Compartment.LAW else []))
        ),
        parts=["hold_facts"],
        sha256=hashlib.sha256(filled.pdf).hexdigest(),
        channel="save" if to_path else "outbox",
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=comp,
            encounter=dossier.encounter,
            person=about,
            body=to_dict(told),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            encounter=dossier.encounter,
            person=about,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.audit("hold_form_printed", record=disclosure, encounter=dossier.encounter)
    return writing.changes, disclosure


def _form_body(kept: dict[str, object]) -> HoldForm:
    body = known_body("hold_form", kept)
    assert isinstance(body, HoldForm)
    return body


def _mapping(body: HoldForm) -> Mapping | None:
    try:
        return msgspec.json.decode(body.mapping, type=Mapping)
    except msgspec.DecodeError:
        return None


def _read_blob(desk: Desk, blob: str) -> bytes:
    sealed = read_sealed(desk, blob)
    key = desk.read_key(Compartment.AGENCY, sealed[:_KEY_ID_BYTES].hex())
    try:
        plain = zlib.decompress(unseal(key, sealed[_KEY_ID_BYTES:], _context(desk)))
        return msgspec.msgpack.decode(plain, type=_Stored).pdf
    except (SealBroken, zlib.error, msgspec.DecodeError):
        raise DamagedVault("damaged_blob", blob=blob) from None


def _context(desk: Desk) -> bytes:
    return _CONTEXT + canonical.encode({"org": desk.vault.org})
