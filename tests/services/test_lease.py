"""Coming in after days without the station, on a real vault and log: said, then asked for a supervisor, ended by a meeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.lease import Lease
from fieldnotes.domain.moment import DAY_MS, EntryTime
from fieldnotes.domain.problem import LockedOut, RuleProblem, VaultLocked, WrongSecret
from fieldnotes.domain.record import Compartment, Narrative
from fieldnotes.services import agency, audit, signin, sync_list, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.invite import AdminKey
from fieldnotes.services.lease import read_lease
from fieldnotes.services.row import SignedIn
from fieldnotes.services.station import StationFacts, keep_facts, keep_meeting
from fieldnotes.services.sync_row import Meeting
from fieldnotes.trust.certificate import issue
from fieldnotes.vault.session import Session
from fieldnotes.vault.vault import make_release_code
from tests.services.conftest import SAFE_SAYS, Laptop, says

STATION = StationFacts(name="Harborview Station", addresses=("127.0.0.1:1",), tls="0" * 64, public="0" * 64)
DAYS = DAY_MS // 1000


def met(laptop: Laptop, *, at: EntryTime | None = None, is_enrolled: bool = True) -> None:
    """The station was met just now, and everybody went."""
    desk = laptop.open()
    laptop.enter(desk, laptop.officer)
    if is_enrolled:
        keep_facts(desk.log, STATION, device_private=b"\1" * 32)
    keep_meeting(desk.log, Meeting(at=at or laptop.clock.now(), is_verified=True), refused={})
    signin.lock(desk)
    desk.close()


def wish(laptop: Laptop, word: str) -> None:
    desk = laptop.open()
    laptop.enter(desk, laptop.admin)
    agency.change_agency(desk, by=laptop.admin, changes={"lease-days": word})
    desk.close()


def come_in(laptop: Laptop, desk: Desk, user: UserId, monkeypatch: pytest.MonkeyPatch) -> SignedIn:
    """Through the real door; the passphrase is not stretched again, which the vault's own tests do."""
    with monkeypatch.context() as patched:
        patched.setattr(desk.vault, "sign_in", lambda *_, **__: Session.taken_over(laptop.handed[user]))
        return signin.sign_in(desk, user=user, passphrase=says(laptop, user))


def told(desk: Desk, event: str) -> list[dict[str, object]]:
    return [e.entry for e in desk.log.audit(limit=1000) if e.entry["event"] == event]


@pytest.fixture
def enter(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Callable[[Desk, UserId], SignedIn]:
    return lambda desk, user: come_in(laptop, desk, user, monkeypatch)


Enter = Callable[[Desk, UserId], SignedIn]


@pytest.fixture
def apart(laptop: Laptop) -> Laptop:
    """Fourteen days without the station."""
    met(laptop)
    laptop.clock.advance(14 * DAYS)
    return laptop


def test_over_the_days_a_person_is_not_let_in_and_nothing_of_theirs_is_touched(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """With the passphrase itself, and the recovery code's way too."""
    body = Narrative(text="Mid-sentence")
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="narrative", body=body)
    desk.close()
    met(laptop)
    laptop.clock.advance(14 * DAYS)
    there = laptop.open()
    with pytest.raises(LockedOut) as over:
        signin.sign_in(there, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    assert (over.value.code, over.value.facts) == ("lease_over", {"days": 14})
    assert (there.sessions, there.views, there._log) == ({}, {}, None), "keys wiped, files closed"
    [row, *others] = signin.list_users(there)
    assert (row.lease_over_days, row.is_locked_out, row.tries_left) == (14, False, 5)
    assert not any(one.lease_over_days for one in others)
    laptop.enter(there, laptop.officer)
    [refused] = told(there, "sign_in_refused")
    assert (refused["outcome"], refused["reason"], refused["days"]) == ("failure", "lease_over", 14)
    assert refused["by"] == laptop.officer
    [draft] = writing.list_drafts(there, by=laptop.officer)
    assert draft.kind == "narrative"
    assert there.log.verify_audit().is_whole


def test_the_session_of_who_is_turned_away_is_wiped(apart: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = apart.open()
    session = Session.taken_over(apart.handed[apart.officer])
    monkeypatch.setattr(desk.vault, "sign_in_with_recovery", lambda *_, **__: session)
    with pytest.raises(LockedOut):
        signin.recover(desk, user=apart.officer, code="", new_passphrase="")
    assert session.is_wiped
    apart.enter(desk, apart.officer)
    assert told(desk, "sign_in_refused")[0]["way"] == "recovered"


@pytest.mark.parametrize("which", ["second_officer", "admin"])
def test_a_supervisor_comes_in_and_that_is_the_release(apart: Laptop, enter: Enter, which: str) -> None:
    desk = apart.open()
    for colleague in (apart.officer, apart.clinician):
        with pytest.raises(LockedOut):
            enter(desk, colleague)
    by = getattr(apart, which)
    enter(desk, by)
    assert not any(row.lease_over_days for row in signin.list_users(desk))
    [released] = told(desk, "lease_released")
    assert (released["by"], released["days"]) == (by, 14)
    enter(desk, apart.officer)
    signin.lock(desk)
    desk.close()
    apart.clock.advance(3 * DAYS - 1)
    after = apart.open()
    enter(after, apart.clinician)
    assert read_lease(after) == Lease(state="grace", days_apart=16, lease_days=14, days_left=1, is_released=True)
    signin.lock(after)
    apart.clock.advance(1)
    with pytest.raises(LockedOut):
        enter(after, apart.clinician)


def test_who_is_in_stays_in_and_beside_a_supervisor_who_is_in_people_come_in(laptop: Laptop, enter: Enter) -> None:
    met(laptop)
    laptop.clock.advance(14 * DAYS - 60)
    desk = laptop.open()
    enter(desk, laptop.officer)
    enter(desk, laptop.second_officer)
    assert told(desk, "lease_released") == []
    laptop.clock.advance(60)
    assert read_lease(desk).state == "over"
    assert set(desk.sessions) == {laptop.officer, laptop.second_officer}
    handed = signin.hand_over(desk)
    enter(desk, laptop.clinician)
    [released] = told(desk, "lease_released")
    assert (released["by"], released["user"]) == (laptop.second_officer, laptop.clinician)
    signin.lock(desk)
    desk.close()
    laptop.clock.advance(3 * DAYS)
    successor = laptop.open()
    assert {row.user for row in signin.take_over(successor, handed)} == {laptop.officer, laptop.second_officer}
    signin.sign_out(successor, user=laptop.second_officer)
    with pytest.raises(LockedOut):
        enter(successor, laptop.clinician)
    assert laptop.officer in successor.sessions, "who is in stays in"


def test_a_supervisor_on_the_phone_lets_this_laptop_be_used_for_three_days(apart: Laptop, enter: Enter) -> None:
    desk = apart.open()
    with pytest.raises(LockedOut):
        enter(desk, apart.officer)
    challenge = signin.release_challenge(desk, user=apart.officer)
    with pytest.raises(WrongSecret):
        signin.release_with_code(desk, user=apart.officer, code="0000-0000-0000")
    with pytest.raises(LockedOut):
        enter(desk, apart.officer)
    [file] = apart.safe.glob("release*")
    signin.release_with_code(desk, user=apart.officer, code=make_release_code(file, SAFE_SAYS, challenge))
    assert not signin.list_users(desk)[0].lease_over_days
    desk.close()  # the power goes before anybody could come in
    again = apart.open()
    enter(again, apart.officer)
    assert [entry["outcome"] for entry in told(again, "released")] == ["asked", "failure", "success"]
    enter(again, apart.clinician)
    signin.lock(again)
    apart.clock.advance(3 * DAYS)
    with pytest.raises(LockedOut):
        enter(again, apart.officer)


def test_an_old_release_of_a_locked_out_colleague_opens_nothing_later(laptop: Laptop, enter: Enter) -> None:
    met(laptop)
    laptop.clock.advance(8 * DAYS)
    desk = laptop.open()
    [file] = laptop.safe.glob("release*")
    challenge = signin.release_challenge(desk, user=laptop.officer)
    signin.release_with_code(desk, user=laptop.officer, code=make_release_code(file, SAFE_SAYS, challenge))
    laptop.clock.advance(6 * DAYS)
    with pytest.raises(LockedOut):
        enter(desk, laptop.officer)


def test_a_meeting_ends_it_and_forgets_the_release(apart: Laptop, enter: Enter) -> None:
    desk = apart.open()
    with pytest.raises(LockedOut):
        enter(desk, apart.officer)
    signin.sign_in(desk, user=apart.officer, passphrase=says(apart, apart.officer), to_meet=True)
    assert told(desk, "lease_released") == []
    keep_meeting(desk.log, Meeting(at=apart.clock.now(), is_verified=True), refused={})
    signin.lock(desk)
    enter(desk, apart.officer)
    assert read_lease(desk) == Lease(lease_days=14)
    signin.lock(desk)
    enter(desk, apart.second_officer)
    apart.clock.advance(14 * DAYS)
    signin.lock(desk)
    enter(desk, apart.second_officer)
    keep_meeting(desk.log, Meeting(at=apart.clock.now(), is_verified=True), refused={})
    signin.lock(desk)
    apart.clock.advance(-16 * DAYS)
    enter(desk, apart.officer)
    assert desk.log.get_state("lease_released_ms") is None


@pytest.mark.parametrize(
    ("word", "days", "is_over"),
    [("none", 5000, False), ("21", 20, False), ("21", 21, True), ("4", 3, False), ("4", 4, True)],
)
def test_the_agency_says_how_long_and_may_say_never(
    laptop: Laptop, enter: Enter, word: str, days: int, *, is_over: bool
) -> None:
    wish(laptop, word)
    met(laptop)
    laptop.clock.advance(days * DAYS)
    # The list of what the agency decided went missing and is made anew at this very sign-in.
    for view in laptop.data.glob("view-agency.db*"):
        view.unlink()
    desk = laptop.open()
    if is_over:
        with pytest.raises(LockedOut):
            enter(desk, laptop.officer)
    else:
        enter(desk, laptop.officer)
        assert Compartment.JOINT in desk.views


def test_a_laptop_without_a_station_or_that_met_none_has_no_lease(laptop: Laptop, enter: Enter) -> None:
    laptop.clock.advance(5000 * DAYS)
    desk = laptop.open()
    enter(desk, laptop.officer)
    assert read_lease(desk) == sync_list.read_facts(desk).lease == signin.read_public(desk).lease == Lease()
    signin.lock(desk)
    desk.close()
    met(laptop, is_enrolled=False)
    laptop.clock.advance(5000 * DAYS)
    desk = laptop.open()
    enter(desk, laptop.officer)
    assert signin.read_public(desk).lease == Lease()


def test_no_clock_shuts_anybody_out_for_long(laptop: Laptop, enter: Enter) -> None:
    met(laptop)
    laptop.clock.advance(-400 * DAYS)
    desk = laptop.open()
    enter(desk, laptop.officer)
    signin.lock(desk)
    laptop.clock.advance(400 * DAYS + 50 * 365 * DAYS)
    with pytest.raises(LockedOut) as over:
        enter(desk, laptop.officer)
    assert over.value.facts["days"] == 50 * 365
    enter(desk, laptop.second_officer)
    signin.lock(desk)
    enter(desk, laptop.officer)
    signin.lock(desk)
    laptop.clock.advance(-50 * 365 * DAYS)
    enter(desk, laptop.officer)
    assert read_lease(desk).state == "none"


def test_the_door_says_the_days_before_anybody_signs_in(laptop: Laptop, enter: Enter) -> None:
    wish(laptop, "10")
    met(laptop)
    laptop.clock.advance(4 * DAYS)
    desk = laptop.open()
    assert signin.read_public(desk).lease == Lease(state="grace", days_apart=4, lease_days=10, days_left=6)
    laptop.clock.advance(6 * DAYS)
    assert signin.read_public(desk).lease == Lease(state="over", days_apart=10, lease_days=10)
    enter(desk, laptop.second_officer)
    signin.lock(desk)
    assert signin.read_public(desk).lease.is_released
    # The file at the door decides nothing.
    desk.vault.set_public(desk.vault.public().__replace__(released_ms=0, lease_days=4))
    enter(desk, laptop.officer)


def test_nobody_but_a_supervisor_releases(apart: Laptop, enter: Enter) -> None:
    desk = apart.open()
    apart.enter(desk, apart.clinician)
    with pytest.raises(LockedOut):
        enter(desk, apart.officer)
    assert set(desk.sessions) == {apart.clinician}
    with pytest.raises(RuleProblem, match="may_not_release"):
        signin.release(desk, user=apart.officer, by=apart.clinician)
    with pytest.raises(LockedOut):
        enter(desk, apart.officer)


def at_the_door(laptop: Laptop, desk: Desk, user: UserId, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(desk.vault, "sign_in", lambda *_, **__: Session.taken_over(laptop.handed[user]))
        signin.sign_in(desk, user=user, passphrase=says(laptop, user), to_meet=True)


def test_who_was_only_to_meet_the_station_came_in_by_the_change_of_process_beside_a_colleague(
    laptop: Laptop, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer is in; a clinician whom the lease keeps out is at the door, for a meeting that never ends; the window is hidden."""
    met(laptop)
    laptop.clock.advance(14 * DAYS - 60)
    desk = laptop.open()
    enter(desk, laptop.officer)
    laptop.clock.advance(60)
    at_the_door(laptop, desk, laptop.clinician, monkeypatch)
    handed = signin.hand_over(desk)
    signin.lock(desk)
    desk.close()
    successor = laptop.open()
    assert [row.user for row in signin.take_over(successor, handed)] == [laptop.officer]
    assert Compartment.CLINICAL not in successor.views
    with pytest.raises(LockedOut):
        enter(successor, laptop.clinician)


@pytest.mark.parametrize("is_to_meet", [False, True])
@pytest.mark.parametrize("part", ["_fold_attempts", "_note", "_signed_in"])
def test_a_sign_in_that_broke_off_left_somebody_in_whom_nobody_had_let_in(
    apart: Laptop, monkeypatch: pytest.MonkeyPatch, part: str, *, is_to_meet: bool
) -> None:
    """A full disk or a bug between the opened keys and the word that they are in: nobody is in, nothing stays open."""
    desk = apart.open()
    session = Session.taken_over(apart.handed[apart.second_officer])
    monkeypatch.setattr(desk.vault, "sign_in", lambda *_, **__: session)

    def break_off(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(signin, part, break_off)
    with pytest.raises(OSError):  # noqa: PT011 - the one from above
        signin.sign_in(desk, user=apart.second_officer, passphrase="", to_meet=is_to_meet)
    assert session.is_wiped
    assert (desk.sessions, desk.views, desk._log, desk.at_the_door) == ({}, {}, None, {})


def test_a_supervisor_who_left_let_people_in(laptop: Laptop, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    """This laptop has their end, and could not erase their seat yet: unsent work waits. Their word opens it to nobody."""
    met(laptop)
    desk = laptop.open()
    enter(desk, laptop.officer)
    end_of(laptop, desk, laptop.second_officer)
    signin.lock(desk)
    laptop.clock.advance(14 * DAYS)
    with pytest.raises(LockedOut):
        enter(desk, laptop.second_officer)
    at_the_door(laptop, desk, laptop.second_officer, monkeypatch)
    with pytest.raises(LockedOut):
        enter(desk, laptop.officer)
    with pytest.raises(RuleProblem, match="may_not_release"):
        signin.release(desk, user=laptop.officer, by=laptop.second_officer)
    with pytest.raises(RuleProblem, match="only_supervisors_read_audit"):
        audit.list_audit(desk, by=laptop.second_officer)
    signin.sign_out(desk, user=laptop.second_officer)
    enter(desk, laptop.admin)
    enter(desk, laptop.officer)


def end_of(laptop: Laptop, desk: Desk, user: UserId) -> None:
    """The agency's word, as it comes by a meeting that breaks off then."""
    [file] = laptop.safe.glob("admin*")
    issuer = AdminKey.open(file, SAFE_SAYS).issuer(desk.roll)
    body = {**desk.roll.revocation(reason="left", user=user), "at": laptop.clock.now().utc_ms}
    desk.log.add_certificate(issue("revoke", body, issuer.certificate, issuer.private))
    desk.take_certificates()


def test_a_board_opened_by_itself_before_an_empty_seat(apart: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase was typed, the station took an hour to answer, the officer was at the door of a house meanwhile."""
    desk = apart.open()
    at_the_door(apart, desk, apart.officer, monkeypatch)
    keep_meeting(desk.log, Meeting(at=apart.clock.now(), is_verified=True), refused={})
    session = desk.session(apart.officer)
    assert not signin.list_users(desk)[0].is_signed_in
    apart.clock.advance(signin.DOOR_MS // 1000 + 1)
    with pytest.raises(VaultLocked, match="not_signed_in"):
        signin.come_in(desk, user=apart.officer)
    assert session.is_wiped
    assert (desk.sessions, desk.at_the_door) == ({}, {})
    assert not signin.list_users(desk)[0].lease_over_days
    come_in(apart, desk, apart.officer, monkeypatch)


def test_who_waited_for_a_meeting_for_some_minutes_comes_in(apart: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = apart.open()
    at_the_door(apart, desk, apart.officer, monkeypatch)
    keep_meeting(desk.log, Meeting(at=apart.clock.now(), is_verified=True), refused={})
    apart.clock.advance(signin.DOOR_MS // 1000 - 1)
    signin.come_in(desk, user=apart.officer)
    assert apart.officer in desk.sessions
