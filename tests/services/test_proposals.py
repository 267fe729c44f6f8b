"""What comes from elsewhere to a signed encounter: kept, shown as proposed addendum, counted in lists; what was signed stays as it was."""

from __future__ import annotations

from typing import Any

from fieldnotes.domain.ids import EncounterId, UserId, new_record_id
from fieldnotes.domain.record import Compartment, Narrative, SafetySummary
from fieldnotes.services import encounter as encounters
from fieldnotes.services import shift, signing, writing
from fieldnotes.services.desk import Desk
from fieldnotes.store.payload import Payload, encode_payload
from fieldnotes.trust.envelope import Header, seal_revision
from tests.services.conftest import Laptop, says


def arrive(
    desk: Desk,
    by: UserId,
    encounter: str,
    kind: str,
    body: dict[str, Any],
    *,
    record: str = "",
    parents: tuple[str, ...] = (),
) -> str:
    """A revision as another laptop wrote it, come by sync."""
    session, at = desk.session(by), desk.clock.now()
    key_id, key = session.write_key(Compartment.JOINT)
    header = Header(
        org=desk.vault.org, comp="joint", key_id=key_id, rec=record or new_record_id(), par=tuple(sorted(parents)),
        dev=session.user_device_id, n=desk.log.next_n(session.user_device_id),
    )  # fmt: skip
    payload = Payload(kind=kind, at=at, by=by, why="written", body=body, encounter=encounter, person="")
    envelope = seal_revision(header=header, payload=encode_payload(payload), key=key, sign=session.sign)
    assert desk.log.add_envelope(envelope, origin="station", received_ms=at.utc_ms) is not None
    desk.behind.add(Compartment.JOINT)
    for _ in desk.follow():
        pass
    return envelope.rev


def row(desk: Desk, by: UserId, encounter: EncounterId) -> Any:
    return next(one for one in shift.list_encounters(desk, by=by) if one.id == encounter)


def test_edits_and_entries_from_elsewhere_are_proposals_and_are_counted(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    place = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="safety_summary", body=SafetySummary(belongings="Bag")
    ).record
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Signed words")
    )
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    before = desk.joint_record(place)
    assert before is not None
    for by in (laptop.officer, laptop.clinician):
        signing.sign(desk, encounter=encounter, by=by, passphrase=says(laptop, by), scope="encounter")
    assert row(desk, laptop.officer, encounter).proposals == 0

    # Another revision that is no ancestor of the signed one, and one that goes on from it.
    arrive(desk, laptop.clinician, encounter, "safety_summary", {"dependents": "A dog"}, record=place)
    arrive(
        desk, laptop.clinician, encounter, "safety_summary", {"belongings": "Gone"}, record=place, parents=before.heads
    )
    # A child that no signature lists.
    arrive(desk, laptop.officer, encounter, "narrative", {"text": "Written in the other car"})

    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    [summary] = state.of_kind("safety_summary")
    assert summary.body == SafetySummary(belongings="Bag")
    said = [one.body for one in state.proposals]
    assert {(body.belongings, body.dependents) for body in said if isinstance(body, SafetySummary)} == {
        ("", "A dog"),
        ("Gone", ""),
    }
    late = {one.body.text: one.is_proposal for one in state.of_kind("narrative") if isinstance(one.body, Narrative)}
    assert late == {"Signed words": False, "Written in the other car": True}
    assert row(desk, laptop.officer, encounter).proposals == 3  # two of the summary, and the entry
    leave = shift.read_shift(desk, by=laptop.officer).before_leaving
    assert [one.count for one in leave if one.code == "proposal"] == [3]
