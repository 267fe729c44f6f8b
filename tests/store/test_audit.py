"""The audit trail: whoever changes it afterwards is found out, also with the key of the file in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fieldnotes.domain.problem import Bug
from fieldnotes.store import audit
from fieldnotes.store.log import Log


def entries(log: Log, count: int = 12) -> None:
    for number in range(count):
        log.append_audit({"event": "record_opened", "by": "u" * 32, "object": f"{number:032x}", "outcome": "done"})


def forge(log: Log, *statements: str) -> None:
    """What a thief of the key can do: drop the triggers and rewrite rows."""
    log.connection.execute("drop trigger audit_stays")
    log.connection.execute("drop trigger audit_is_kept")
    for statement in statements:
        log.connection.execute(statement)


def test_a_trail_left_alone_is_whole(log: Log) -> None:
    assert log.verify_audit().is_whole
    entries(log)
    verdict = log.verify_audit(log.audit_checkpoint())
    assert (verdict.is_whole, verdict.count, verdict.reason) == (True, 12, "")


ALTERED = "x'" + audit.entry_bytes({"event": "signed_in"}).hex() + "'"


@pytest.mark.parametrize(
    ("statements", "reason", "first_bad"),
    [
        (("delete from audit where i = 5",), "missing", 5),
        (("delete from audit where i = 1",), "missing", 1),
        ((f"update audit set entry = {ALTERED} where i = 7",), "altered", 7),
        (("update audit set hash = zeroblob(32) where i = 3",), "altered", 3),
        (("update audit set i = 100 where i = 4",
          "update audit set i = 4 where i = 5", "update audit set i = 5 where i = 100"), "altered", 4),
        (("update audit set i = i + 100 where i > 6", "update audit set i = i - 99 where i > 100",
          f"insert into audit values(7, {ALTERED}, zeroblob(32))"), "altered", 7),
    ],
)  # fmt: skip
def test_deleting_altering_swapping_and_inserting_are_found(
    log: Log, statements: tuple[str, ...], reason: str, first_bad: int
) -> None:
    entries(log)
    forge(log, *statements)
    verdict = log.verify_audit()
    assert (verdict.is_whole, verdict.reason, verdict.first_bad) == (False, reason, first_bad)
    assert "audit" in log.check()


def test_cutting_off_the_end_shows_against_a_checkpoint_kept_elsewhere(log: Log) -> None:
    entries(log)
    kept = log.audit_checkpoint()
    forge(log, "delete from audit where i > 8")
    assert log.verify_audit().is_whole
    verdict = log.verify_audit(kept)
    assert (verdict.is_whole, verdict.reason, verdict.first_bad) == (False, "cut", 9)


def test_a_trail_written_anew_shows_against_a_checkpoint(log: Log) -> None:
    entries(log)
    kept = log.audit_checkpoint()
    forge(log, "delete from audit where i > 8")
    for _ in range(9):
        log.append_audit({"event": "signed_in"})
    assert log.verify_audit().is_whole
    assert log.verify_audit(kept).reason == "forked"


def test_an_earlier_checkpoint_still_vouches_after_more_entries(log: Log) -> None:
    empty = log.audit_checkpoint()
    entries(log)
    kept = log.audit_checkpoint()
    entries(log)
    assert log.verify_audit(kept).is_whole
    assert log.verify_audit(empty).is_whole


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"event": "unheard_of"}, "audit_event"),
        ({}, "audit_event"),
        ({"event": "signed_in", "details": {"text": "x" * 201}}, "audit_text"),
        ({"event": "signed_in", "details": [["x" * 500]]}, "audit_text"),
    ],
)
def test_only_known_events_and_no_record_text(log: Log, entry: dict[str, Any], code: str) -> None:
    with pytest.raises(Bug, match=code):
        log.append_audit(entry)
    assert log.audit() == []


def test_every_category_of_the_standard_has_an_event() -> None:
    # AU-2 of CJIS 6.0: logon, access, create, write, delete, permission, password, privileged acts, access to the trail.
    assert {"logon", "access", "create", "write", "delete", "permission", "password", "privileged", "audit"} <= set(
        audit.EVENTS.values()
    )


def test_pages_of_the_trail(log: Log) -> None:
    entries(log)
    reads: list[Callable[[], list[audit.AuditEntry]]] = [
        lambda: log.audit(limit=3),
        lambda: log.audit(after=10),
        lambda: log.audit(before=4, limit=2, newest_first=True),
    ]
    assert [[entry.i for entry in read()] for read in reads] == [[1, 2, 3], [11, 12], [3, 2]]
    assert log.audit(limit=1)[0].entry["event"] == "record_opened"
