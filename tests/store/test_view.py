"""Views are caches: however one was built, it says what one built from nothing says; what is signed stays what it was."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain.problem import VaultLocked
from fieldnotes.domain.record import Compartment
from fieldnotes.store.log import Log
from fieldnotes.store.payload import Payload
from fieldnotes.store.view import View
from fieldnotes.trust.envelope import Envelope
from tests.store.conftest import LOG_KEY, VIEW_KEY
from tests.store.world import Reader, Writer, add, add_and_put, new_keys, some_id

TABLES = ("record", "encounter_row", "person_row", "contact", "due_row", "followed", "unread")


@pytest.fixture
def view(folder: Path, log: Log) -> Iterator[View]:
    with View.open(folder / "view-joint.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
        yield view


def dump(view: View) -> dict[str, Any]:
    """Everything a view says, in a form that does not depend on how it came to be."""
    found: dict[str, Any] = {
        table: sorted(view._connection.execute(f"select * from {table}").fetchall(), key=repr) for table in TABLES
    }
    found["cover"] = sorted(
        view._connection.execute("select record, revision, signature, encounter from cover").fetchall()
    )
    found["search"] = {
        word: view.find(word, limit=999) for word in ("alpha", "beta", "gamma", "delta", "bridge", "elm", "nunez")
    }
    return found


# --- any order -------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(["alpha", "beta", "gamma delta", "bridge", "Núñez", ""])


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Envelope], Reader]:
    """A few encounters written on two laptops: edits side by side, removals, signatures, proposals. Parents first."""
    keys = new_keys()
    pens = [Writer(keys, "a"), Writer(keys, "b")]
    encounters = [f"{n:032x}" for n in (1, 2)]
    people = [f"{n:032x}" for n in (17, 18)]
    records: dict[str, tuple[str, str, str]] = {}
    for encounter in encounters:
        records[encounter] = ("encounter", encounter, "")
    for person in people:
        records[person] = ("person", "", person)
    for n, kind in enumerate(
        ["narrative", "narrative", "section", "involvement", "follow_up", "referral", "safety_summary"]
    ):
        records[f"{n + 100:032x}"] = (
            kind,
            encounters[n % 2],
            people[n % 2] if kind in ("involvement", "follow_up", "referral") else "",
        )
    made: list[Envelope] = []
    revisions: dict[str, list[str]] = {record: [] for record in records}
    for _ in range(draw(st.integers(3, 22))):
        pen = draw(st.sampled_from(pens))
        if draw(st.integers(0, 5)) == 0 and any(revisions.values()):
            covered = [(r, draw(st.sampled_from(revs))) for r, revs in revisions.items() if revs if draw(st.booleans())]
            encounter = draw(st.sampled_from(encounters))
            body: dict[str, Any] = {"scope": "encounter", "covers": [list(pair) for pair in covered]}
            made.append(pen.write("signature", body, encounter=encounter))
            continue
        record = draw(st.sampled_from(sorted(records)))
        kind, encounter, person = records[record]
        known = revisions[record]
        parents = tuple(draw(st.sets(st.sampled_from(known), min_size=1, max_size=2))) if known else ()
        body = _body(kind, draw(WORDS), draw(st.integers(0, 3)), person)
        why = "removed" if parents and draw(st.integers(0, 6)) == 0 else "written"
        envelope = pen.write(kind, body, rec=record, parents=parents, encounter=encounter, person=person, why=why)
        known.append(envelope.rev)
        made.append(envelope)
    return made, Reader(keys, *pens)


def _body(kind: str, word: str, number: int, person: str) -> dict[str, Any]:
    bodies: dict[str, dict[str, Any]] = {
        "encounter": {
            "number": f"CR-{number}",
            "address": word,
            "times": {"received": {"local": f"2026-11-2{number}T10:00"}} if number else {},
        },
        "person": {"legal_name": word, "phone": f"555-010{number}"},
        "section": {"of": "law" if number % 2 else "clinical", "state": "complete" if number > 1 else "started"},
        "involvement": {"person_id": person, "role": "subject"},
        "follow_up": {"what": word, "result": "done" if number == 3 else ""},
        "referral": {"service_name": word, "state": "completed" if number == 3 else "requested"},
        "safety_summary": {"weapons": [{"text": word}], "belongings": str(number)},
        "narrative": {"text": word, "speaker": str(number)},
    }
    return bodies[kind]


def check_any_order(story: list[Envelope], read: Reader, data: st.DataObject) -> None:
    arrival = data.draw(st.permutations(story)) if data.draw(st.booleans()) else story
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Log.create(folder / "log.db", LOG_KEY, incarnation="1") as log:
            view = View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation="1")
            for envelope in arrival:
                match data.draw(st.integers(0, 4)):
                    case 0:
                        add_and_put(log, view, envelope, read)
                    case 1:
                        add(log, envelope)
                        view.follow(log, open_envelope=read, limit=data.draw(st.integers(0, 3)))
                    case 2:
                        add(log, envelope)
                        view.close()
                        view = View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation="1")
                        assert not view.rebuilt_because
                    case 3:
                        add(log, envelope)
                        steps = view.steps(log, open_envelope=read)
                        next(steps)
                        steps.close()  # type: ignore[attr-defined] # a generator: the lane drops it at lock
                    case _:
                        add(log, envelope)
            assert view.follow(log, open_envelope=read).is_caught_up
            with View.open(folder / "fresh.db", VIEW_KEY, comp="joint", incarnation="1") as fresh:
                fresh.follow(log, open_envelope=read)
                assert dump(view) == dump(fresh)
            view.close()


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(story=stories(), data=st.data())
def test_built_in_any_order_is_built_from_nothing(story: tuple[list[Envelope], Reader], data: st.DataObject) -> None:
    check_any_order(*story, data)


@pytest.mark.long
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(story=stories(), data=st.data())
def test_built_in_any_order_is_built_from_nothing_many_times(
    story: tuple[list[Envelope], Reader], data: st.DataObject
) -> None:
    check_any_order(*story, data)


# --- when it is begun anew -------------------------------------------------------------------------------------------


def some_notes(writer: Writer, count: int = 5) -> list[Envelope]:
    encounter = some_id()
    root = writer.write("encounter", {"number": "CR-1"}, rec=encounter, encounter=encounter)
    return [root, *(writer.write("narrative", {"text": f"note {n} bridge"}, encounter=encounter) for n in range(count))]


@pytest.mark.parametrize(
    "harm", ["missing", "damaged", "cut", "plain", "other_key", "other_version", "other_log", "other_comp", "no_marks"]
)
def test_a_view_that_cannot_be_trusted_is_begun_anew(
    folder: Path, log: Log, writer: Writer, read: Reader, harm: str
) -> None:
    add(log, *some_notes(writer))
    path, key, incarnation = folder / "view.db", VIEW_KEY, "1" * 32
    with View.open(path, key, comp="law" if harm == "other_comp" else "joint", incarnation=incarnation) as view:
        view.follow(log, open_envelope=read)
        expected = dump(view)
        if harm == "other_version":
            view._connection.execute("pragma user_version = 999")
        if harm == "no_marks":
            view._connection.execute("drop table mark")
    if harm == "missing":
        path.unlink()
    if harm == "damaged":
        data = bytearray(path.read_bytes())
        data[40:3000] = bytes(2960)
        path.write_bytes(data)
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    if harm == "plain":
        path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    key = bytes(32) if harm == "other_key" else key
    incarnation = "2" * 32 if harm == "other_log" else incarnation
    with View.open(path, key, comp="joint", incarnation=incarnation) as view:
        assert view.rebuilt_because
        assert view.encounter_lines() == []
        view.follow(log, open_envelope=read)
        if harm != "other_comp":
            assert dump(view) == expected
        assert len(view.find("bridge")) == 5


def test_what_was_followed_is_kept_over_closing(folder: Path, log: Log, writer: Writer, read: Reader) -> None:
    add(log, *some_notes(writer, 40))
    with View.open(folder / "v.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
        report = view.follow(log, open_envelope=read, limit=10)
        assert (report.followed, report.high, report.low, report.is_caught_up) == (10, 41, 32, False)
        first = view.view_id
    add(log, *some_notes(writer, 3))
    with View.open(folder / "v.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
        assert view.view_id == first
        # Newest first: what came in since is read before what was left.
        report = view.follow(log, open_envelope=read, limit=4)
        assert (report.low, report.high) == (32, 45)
        assert view.follow(log, open_envelope=read).followed == 31
        assert view.follow(log, open_envelope=read).followed == 0


def test_dropping_the_steps_midway_keeps_what_was_done_and_leaves_no_thread(
    log: Log, view: View, writer: Writer, read: Reader
) -> None:
    add(log, *some_notes(writer, 60))
    steps = view.steps(log, open_envelope=read)
    next(steps)
    steps.close()  # type: ignore[attr-defined] # a generator: the lane drops it at lock
    assert not any(thread.name.startswith("follow") for thread in threading.enumerate())
    assert 0 < view.counts()["records"] < 61
    assert not view._connection.in_transaction
    assert view.follow(log, open_envelope=read).is_caught_up
    assert view.counts()["records"] == 61


def test_a_step_that_fails_takes_nothing_half_done_along(log: Log, view: View, writer: Writer, read: Reader) -> None:
    add(log, *some_notes(writer, 30))
    calls = []

    def breaking(envelope: Envelope) -> Payload:
        calls.append(1)
        if len(calls) == 20:
            raise RuntimeError
        return read(envelope)

    with pytest.raises(RuntimeError):
        view.follow(log, open_envelope=breaking)
    assert not view._connection.in_transaction
    assert view.follow(log, open_envelope=read).is_caught_up
    assert view.counts()["records"] == 31


def test_a_view_follows_its_own_compartment_only(folder: Path, log: Log, writer: Writer, read: Reader) -> None:
    add(
        log,
        writer.write("force", {"text": "law bridge"}, comp="law"),
        writer.write("narrative", {"text": "joint bridge"}),
    )
    for comp, word in (("law", "law"), ("joint", "joint"), ("clinical", "")):
        with View.open(folder / f"view-{comp}.db", VIEW_KEY, comp=comp, incarnation=log.incarnation) as view:
            assert view.follow(log, open_envelope=read).is_caught_up
            assert [hit.snippet for hit in view.find("bridge")] == ([f"{word} bridge"] if word else [])


# --- what cannot be read ---------------------------------------------------------------------------------------------


def test_what_cannot_be_opened_yet_is_kept_aside_and_read_when_the_key_comes(
    log: Log, view: View, writer: Writer, read: Reader
) -> None:
    rotated = Writer(new_keys(), "b")
    later = Reader({"new": rotated.keys["joint"], "old": writer.keys["joint"]}, writer, rotated)
    early = Reader(writer.keys, writer, rotated)
    add(log, writer.write("narrative", {"text": "old bridge"}), rotated.write("narrative", {"text": "new bridge"}))
    report = view.follow(log, open_envelope=early)
    assert (report.unreadable, report.is_caught_up, len(view.find("bridge"))) == (1, True, 1)
    report = view.follow(log, open_envelope=later)
    assert (report.unreadable, len(view.find("bridge"))) == (0, 2)


def test_a_forged_envelope_is_shown_nowhere(log: Log, view: View, writer: Writer, read: Reader) -> None:
    forger = Writer(writer.keys, "a")
    add(log, forger.write("narrative", {"text": "forged bridge"}), writer.write("narrative", {"text": "true bridge"}))
    report = view.follow(log, open_envelope=read)
    assert report.unreadable == 1
    assert [hit.snippet for hit in view.find("bridge")] == ["true bridge"]


def test_a_locked_vault_does_not_stop_the_rest(log: Log, view: View, writer: Writer) -> None:
    add(log, *some_notes(writer))

    def locked(_: Envelope) -> Payload:
        raise VaultLocked("no_key")

    assert view.follow(log, open_envelope=locked).unreadable == 6


# --- records ---------------------------------------------------------------------------------------------------------


def test_two_laptops_edit_and_both_values_are_there_until_a_person_chooses(
    log: Log, view: View, writer: Writer
) -> None:
    other = Writer(writer.keys, "b")
    read = Reader(writer.keys, writer, other)
    root = writer.write("safety_summary", {"belongings": "none"})
    rec = root.header.rec
    mine = writer.write("safety_summary", {"belongings": "backpack"}, rec=rec, parents=(root.rev,))
    theirs = other.write(
        "safety_summary", {"belongings": "suitcase", "dependents": "a dog"}, rec=rec, parents=(root.rev,)
    )
    add(log, root, mine, theirs)
    view.follow(log, open_envelope=read)
    record = view.record(rec)
    assert record is not None
    assert record.heads == tuple(sorted([mine.rev, theirs.rev]))
    assert record.head == ""
    assert {value.value for value in record.conflicts["belongings"]} == {"backpack", "suitcase"}
    assert record.body["dependents"] == "a dog"
    assert view.counts()["conflicts"] == 1
    assert view.find("suitcase") or view.find("backpack")
    chosen = writer.write(
        "safety_summary", {"belongings": "suitcase", "dependents": "a dog"}, rec=rec, parents=record.heads, why="merged"
    )
    add_and_put(log, view, chosen, read)
    record = view.record(rec)
    assert record is not None
    assert (record.conflicts, record.head, record.author, record.changed_by) == (
        {},
        chosen.rev,
        writer.user,
        writer.user,
    )
    assert [row.rev for row in view.history(rec)] == [root.rev, mine.rev, theirs.rev, chosen.rev]
    assert view.counts()["conflicts"] == 0


def test_a_removed_record_is_out_of_lists_and_search_and_can_come_back(
    log: Log, view: View, writer: Writer, read: Reader
) -> None:
    encounter = some_id()
    note = writer.write("follow_up", {"what": "call the bridge house"}, encounter=encounter)
    rec = note.header.rec
    add_and_put(log, view, note, read)
    assert len(view.due_lines()) == 1
    gone = writer.write("follow_up", {}, rec=rec, parents=(note.rev,), encounter=encounter, why="removed")
    add_and_put(log, view, gone, read)
    assert (view.find("bridge"), view.due_lines(), view.records(encounter=encounter)) == ([], [], [])
    record = view.record(rec)
    assert record is not None
    assert record.is_removed
    assert record.body == {"what": "call the bridge house"}
    assert [one.id for one in view.records(encounter=encounter, with_removed=True)] == [rec]
    back = writer.write("follow_up", record.body, rec=rec, parents=(gone.rev,), encounter=encounter)
    add_and_put(log, view, back, read)
    assert len(view.find("bridge")) == len(view.due_lines()) == 1


def test_records_come_in_the_order_in_which_they_were_begun(log: Log, view: View, writer: Writer, read: Reader) -> None:
    encounter, person = some_id(), some_id()
    notes = [writer.write("narrative", {"text": str(n)}, encounter=encounter) for n in range(4)]
    add(log, *reversed(notes))
    add(log, writer.write("involvement", {"person_id": person}, encounter=encounter))
    view.follow(log, open_envelope=read)
    add_and_put(
        log,
        view,
        writer.write(
            "narrative", {"text": "0!"}, rec=notes[0].header.rec, parents=(notes[0].rev,), encounter=encounter
        ),
        read,
    )
    assert [one.body["text"] for one in view.records(encounter=encounter, kind="narrative")] == ["0!", "1", "2", "3"]
    assert [one.kind for one in view.records(person=person)] == ["involvement"]
    with pytest.raises(ValueError, match="which records"):
        view.records()


# --- signed means ----------------------------------------------------------------------------------------------------


def test_what_was_signed_is_what_is_shown_and_later_edits_are_proposals(log: Log, view: View, writer: Writer) -> None:
    other = Writer(writer.keys, "b")
    read = Reader(writer.keys, writer, other)
    encounter = some_id()
    first = writer.write("narrative", {"text": "first"}, encounter=encounter)
    rec = first.header.rec
    signed = writer.write("narrative", {"text": "signed"}, rec=rec, parents=(first.rev,), encounter=encounter)
    beside = other.write("narrative", {"text": "beside bridge"}, rec=rec, parents=(first.rev,), encounter=encounter)
    signature = writer.write(
        "signature", {"scope": "section", "compartment": "joint", "covers": [[rec, signed.rev]]}, encounter=encounter
    )
    after = other.write("narrative", {"text": "after"}, rec=rec, parents=(signed.rev,), encounter=encounter)
    root = writer.write("encounter", {"number": "CR-1"}, rec=encounter, encounter=encounter)
    add(log, root, first, signature, signed, beside, after)
    view.follow(log, open_envelope=read)
    record = view.record(rec)
    assert record is not None
    assert (record.body, record.head, record.is_signed, record.covered_by) == (
        {"text": "signed"},
        signed.rev,
        True,
        (signature.header.rec,),
    )
    assert {proposal.rev for proposal in record.proposals} == {beside.rev, after.rev}
    assert {proposal.body["text"] for proposal in record.proposals} == {"beside bridge", "after"}
    line = view.encounter_line(encounter)
    assert line is not None
    assert (line.proposals, line.conflicts, len(line.seals)) == (1, 0, 1)
    assert view.seals(encounter)[0].covers == ((rec, signed.rev),)


def test_a_later_signature_of_a_later_revision_does_not_thaw(
    log: Log, view: View, writer: Writer, read: Reader
) -> None:
    one = writer.write("narrative", {"text": "one"})
    two = writer.write("narrative", {"text": "two"}, rec=one.header.rec, parents=(one.rev,))
    for rev in (two.rev, one.rev):
        add_and_put(log, view, writer.write("signature", {"covers": [[one.header.rec, rev]]}), read)
    add(log, one, two)
    view.follow(log, open_envelope=read)
    record = view.record(one.header.rec)
    assert record is not None
    assert record.body == {"text": "one"}
    assert [proposal.rev for proposal in record.proposals] == [two.rev]


def test_a_referral_goes_on_after_signing(log: Log, view: View, writer: Writer, read: Reader) -> None:
    sent = writer.write("referral", {"state": "requested"})
    add(log, sent, writer.write("signature", {"covers": [[sent.header.rec, sent.rev]]}))
    add(log, writer.write("referral", {"state": "accepted"}, rec=sent.header.rec, parents=(sent.rev,)))
    view.follow(log, open_envelope=read)
    record = view.record(sent.header.rec)
    assert record is not None
    assert (record.body, record.proposals) == ({"state": "accepted"}, ())


@pytest.mark.parametrize("is_signature_first", [True, False])
def test_a_signature_freezes_records_of_the_other_views(
    folder: Path, log: Log, view: View, writer: Writer, read: Reader, is_signature_first: bool
) -> None:
    encounter = some_id()
    force = writer.write("force", {"text": "signed"}, comp="law", encounter=encounter)
    signature = writer.write(
        "signature",
        {"scope": "section", "compartment": "law", "covers": [[force.header.rec, force.rev]]},
        encounter=encounter,
    )
    later = writer.write(
        "force", {"text": "later"}, comp="law", rec=force.header.rec, parents=(force.rev,), encounter=encounter
    )
    with View.open(folder / "view-law.db", VIEW_KEY, comp="law", incarnation=log.incarnation) as law:
        if is_signature_first:
            add(log, signature, force, later)
            view.follow(log, open_envelope=read)
            law.follow(log, open_envelope=read, joint=view)
        else:
            add(log, force, later)
            law.follow(log, open_envelope=read, joint=view)
            add_and_put(log, view, signature, read)
            law.follow_signatures(view)
        record = law.record(force.header.rec)
        assert record is not None
        assert (record.body["text"], record.is_signed, len(record.proposals)) == ("signed", True, 1)
        law.follow_signatures(view)
        assert len(law.covers()) == 1


# --- lists -----------------------------------------------------------------------------------------------------------


def test_lines_of_encounters_people_and_due_work(log: Log, view: View, writer: Writer, read: Reader) -> None:
    encounter, person = some_id(), some_id()
    times = {"dispatched": {"local": "2026-11-23T19:22", "offset_min": -480, "precision": "minute"}}
    body = {
        "number": "CR-26-00417-3",
        "cad_number": "26-119",
        "call_type_received": "Suicidal person",
        "address": "12  Elm St.",
        "apartment": "4B",
        "times": times,
        "team": [writer.user],
    }
    add(
        log,
        writer.write("encounter", body, rec=encounter, encounter=encounter),
        writer.write("person", {"legal_name": "José Núñez", "phone": "(503) 555-0142"}, rec=person),
        writer.write("involvement", {"person_id": person}, encounter=encounter, person=person),
        writer.write("section", {"of": "law", "state": "started"}, encounter=encounter),
        writer.write("section", {"of": "clinical", "state": "complete"}, encounter=encounter),
        writer.write(
            "follow_up",
            {"what": "call", "due": {"local": "2026-11-25T09:00", "precision": "minute"}},
            encounter=encounter,
            person=person,
        ),
        writer.write(
            "referral", {"service_name": "House", "state": "requested", "person_id": person}, encounter=encounter
        ),
        writer.write("referral", {"service_name": "Old", "state": "completed"}, encounter=encounter),
    )
    view.follow(log, open_envelope=read)
    (line,) = view.encounter_lines()
    assert (line.id, line.number, line.title, line.place, line.people) == (
        encounter,
        "CR-26-00417-3",
        "Suicidal person",
        "12  Elm St., 4B",
        1,
    )
    assert (line.started_clock, line.day, line.is_open, line.team) == ("19:22", "2026-11-23", True, (writer.user,))
    assert line.sections == {Compartment.LAW: "started", Compartment.CLINICAL: "complete"}
    assert view.encounter_lines(address="12 elm st 4b") == [line]
    assert view.encounter_lines(person=person) == [line]
    assert view.encounter_lines(is_open=False) == []
    (someone,) = view.person_lines()
    assert (someone.full_name, someone.encounters) == ("José Núñez", 1)
    assert view.person_lines(phone="503.555.0142") == view.person_lines(encounter=encounter) == [someone]
    due = view.due_lines()
    assert [(one.kind, one.who, one.phone) for one in due] == [
        ("follow_up", "José N.", "(503) 555-0142"),
        ("referral", "José N.", "(503) 555-0142"),
    ]
    assert view.due_lines(until_ms=0) == []
    assert len(view.due_lines(is_open=None)) == 3
    done = {**body, "times": {**times, "cleared": {"local": "2026-11-23T21:00", "precision": "minute"}}}
    root = view.record(encounter)
    assert root is not None
    add_and_put(
        log, view, writer.write("encounter", done, rec=encounter, parents=root.heads, encounter=encounter), read
    )
    assert [one.is_open for one in view.encounter_lines()] == [False]


def test_a_page_follows_the_last_line_without_gap_or_double(log: Log, view: View, writer: Writer, read: Reader) -> None:
    made = []
    for number in range(25):
        encounter = some_id()
        made.append(encounter)
        local = f"2026-11-{number // 3 + 1:02d}T10:00"  # several at the same minute
        add(
            log,
            writer.write("encounter", {"times": {"received": {"local": local}}}, rec=encounter, encounter=encounter),
        )
    view.follow(log, open_envelope=read)
    pages, before = [], None
    while page := view.encounter_lines(before=before, limit=7):
        pages += page
        before = page[-1]
    assert sorted(line.id for line in pages) == sorted(made)
    assert [line.started_utc_ms for line in pages] == sorted((line.started_utc_ms for line in pages), reverse=True)


def test_a_body_that_this_version_does_not_understand_still_has_a_line(
    log: Log, view: View, writer: Writer, read: Reader
) -> None:
    encounter = some_id()
    add(
        log,
        writer.write("encounter", {"number": "CR-9", "times": "later"}, rec=encounter, encounter=encounter),
        writer.write("person", {"legal_name": 7}),
        writer.write("referral", {"state": []}),
        writer.write("from_the_future", {"a": {"b": []}}, encounter=encounter),
        writer.write("signature", {"covers": [["x"], 7, None], "scope": 3, "compartment": "moon"}, encounter=encounter),
        writer.write("narrative", {"text": "odd ids"}, encounter="not hex", person="???"),
    )
    assert view.follow(log, open_envelope=read).unreadable == 0
    assert [line.number for line in view.encounter_lines()] == ["CR-9"]
    assert [record.kind for record in view.records(kind="from_the_future")] == ["from_the_future"]
    assert len(view.find("odd")) == 1
