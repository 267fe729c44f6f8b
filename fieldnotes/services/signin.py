"""Sign in, sign out, hide, lock. Both partners may be signed in at once; each holds only their own keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from msgspec import structs

from fieldnotes.crypto import canonical
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.lease import lease_of
from fieldnotes.domain.problem import (
    Bug,
    EnvironmentProblem,
    LockedOut,
    RuleProblem,
    SyncProblem,
    VaultLocked,
    VaultProblem,
    WrongSecret,
)
from fieldnotes.domain.record import Compartment
from fieldnotes.services.agency import read_agency
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.lease import admit, may_let_in
from fieldnotes.services.row import (
    Changes,
    ContactLine,
    GrantRow,
    LockedState,
    PublicFacts,
    SignedIn,
    UserRow,
)
from fieldnotes.services.station import keep_release, met_ms, released_ms
from fieldnotes.vault.passphrase import Verdict, judge
from fieldnotes.vault.session import Session
from fieldnotes.vault.vault import UserSlot

# How long a sign-in may spend on catching up before the board is shown; the rest follows in the background.
RESUME_WITHIN_MS = 12 * 3600 * 1000  # a shift
DOOR_MS = 10 * 60 * 1000  # after so long at the door the seat may be empty: no board opens by itself
FOLLOW_AT_SIGN_IN_STEPS = 10


def list_users(desk: Desk) -> list[UserRow]:
    """Everybody with a seat on this laptop, for the sign-in cards."""
    return [_row(desk, slot) for slot in desk.vault.users(now=desk.clock.now())]


def read_public(desk: Desk) -> PublicFacts:
    """What may be seen before anybody signs in; 988 is always among the contacts."""
    facts = desk.vault.public()
    return PublicFacts(
        unit=facts.unit or desk.vault.unit,
        banner=facts.banner,
        waiting=facts.waiting,
        contacts=tuple(ContactLine(name=c.name, number=c.number, note=c.note) for c in facts.contacts),
        agency=desk.vault.facts.agency,
        lease=lease_of(
            met_ms=facts.met_ms,
            released_ms=facts.released_ms,
            now_ms=desk.clock.now().utc_ms,
            lease_days=facts.lease_days,
        ),
    )


def sign_in(desk: Desk, *, user: UserId, passphrase: str, to_meet: bool = False) -> SignedIn:
    """Opens what this user's keys open. WrongSecret(left), VaultProblem("device_secret_missing"), DamagedVault; LockedOut: five wrong
    tries, or "lease_over" (days) when this laptop was too long without its station.

    `to_meet`: only to meet the station, and then to go again or to `come_in`; that is what ends it, so it is never in the way.
    """
    if user in desk.sessions:
        confirm(desk, by=user, passphrase=passphrase)
        return _let_in(desk, user, "signed_in") if user in desk.at_the_door else _signed_in(desk, user)
    session = desk.vault.sign_in(user, passphrase, now=desk.clock.now())
    return _enter(desk, session, "signed_in", to_meet=to_meet)


def come_in(desk: Desk, *, user: UserId) -> SignedIn:
    """Who signed in to meet the station goes on, if it was met. LockedOut("lease_over", days); SyncProblem("seats_erased") when the agency
    took them out at that meeting, SyncProblem("revoked") when it took the laptop out and the station had no room for its last words;
    VaultLocked("not_signed_in") when it took so long that nobody may sit there any more.
    """
    if user not in desk.sessions:
        raise SyncProblem("seats_erased")
    if desk.roll.is_ended(desk.vault.device_id):
        desk.detach(user)
        raise SyncProblem("revoked")
    now, since = desk.clock.now(), desk.at_the_door.get(user)
    if since is not None and max(now.utc_ms - since.utc_ms, now.mono - since.mono) > DOOR_MS:
        desk.detach(user)
        raise VaultLocked("not_signed_in")
    return _let_in(desk, user, "signed_in")


def recover(desk: Desk, *, user: UserId, code: str, new_passphrase: str) -> SignedIn:
    """In with the printed recovery code, which sets a new passphrase. InputProblem for a slip in the code."""
    session = desk.vault.sign_in_with_recovery(user, code, new_passphrase, now=desk.clock.now())
    return _enter(desk, session, "recovered")


def take_seat(desk: Desk, *, user: UserId, code: str, passphrase: str) -> str:
    """A seat of an enrolment gets its owner's passphrase; the one-time code opens nothing afterwards. The recovery code, shown once.

    InputProblem (a slip in the code costs no try), WrongSecret("wrong_enrolment_code", left), LockedOut, RuleProblem("already_enrolled").
    """
    taken = desk.vault.enrol(user, code, passphrase, now=desk.clock.now())
    taken.session.wipe()  # the passphrase is typed once more to come in: then it is known to be the one that was meant
    return taken.recovery_code


def sign_out(desk: Desk, *, user: UserId) -> LockedState:
    """One person goes: the keys are wiped, what only they could read is closed. Drafts stay drafts."""
    desk.session(user)
    place = desk.places.get(user)
    _note(desk, user, "signed_out")
    _write_waiting(desk)
    desk.detach(user)
    return LockedState(users=(user,), encounter=EncounterId(place) if place else None)


def lock(desk: Desk) -> LockedState:
    """Everybody out at once: flushed, folded, closed, wiped. Ids only come back. Never a question; a full disk does not stop it."""
    users = tuple(desk.sessions)
    place = next((desk.places[user] for user in users if user in desk.places), None)
    try:
        for user in users:
            _note(desk, user, "locked")
        if users:
            _write_waiting(desk)
            desk.log.checkpoint()
    except EnvironmentProblem:
        pass  # what was saved is saved; keys must go all the same
    finally:
        desk.detach_all()
    return LockedState(users=users, encounter=EncounterId(place) if place else None)


def list_over(desk: Desk) -> list[UserId]:
    """Who has been signed in for 12 hours (CJIS 6.0 IA-11) and must sign in again: flush, then sign them out.

    Nothing is refused meanwhile: what is being typed is saved first.
    """
    now = desk.clock.now()
    return [user for user, session in desk.sessions.items() if session.is_over(now)]


def confirm(desk: Desk, *, by: UserId, passphrase: str) -> None:
    """The own passphrase again; counted like a sign-in."""
    try:
        desk.vault.confirm(desk.session(by), passphrase, now=desk.clock.now())
    except WrongSecret:
        _note(desk, by, "confirm_refused", outcome="failure")
        raise
    _note(desk, by, "confirmed")


def set_pin(desk: Desk, *, user: UserId, pin: str) -> None:
    """A quick unlock for this session, in memory only. InputProblem("pin_too_short", "pin_simple")."""
    desk.vault.set_pin(desk.session(user), pin)
    _note(desk, user, "pin_set")


def confirm_pin(desk: Desk, *, user: UserId, pin: str) -> None:
    """WrongSecret("wrong_pin", left). At the fifth wrong one the session is gone: VaultLocked("pin_used_up")."""
    try:
        desk.vault.confirm_pin(desk.session(user), pin)
    except WrongSecret:
        _note(desk, user, "pin_refused", outcome="failure")
        raise
    except VaultLocked:
        _note(desk, user, "pin_refused", outcome="failure", is_used_up=1)
        desk.detach(user)
        raise
    _note(desk, user, "unlocked")


def change_passphrase(desk: Desk, *, by: UserId, old: str, new: str) -> None:
    """InputProblem when the new one is not good enough; WrongSecret for the old one."""
    desk.vault.change_passphrase(desk.session(by), old, new, now=desk.clock.now())
    _note(desk, by, "passphrase_changed")


def release(desk: Desk, *, user: UserId, by: UserId) -> None:
    """A supervisor or admin lets a locked-out colleague try again; the lease of this laptop is released with it."""
    session = desk.session(by)
    if session.may_release and not may_let_in(desk, session):
        raise RuleProblem("may_not_release")
    desk.vault.release(user, session, now=desk.clock.now())
    desk.turned_away.clear()
    _note(desk, by, "released", user=user)


def release_challenge(desk: Desk, *, user: UserId) -> str:
    """What to read to the supervisor on the phone."""
    return desk.vault.release_challenge(user, now=desk.clock.now())


def release_with_code(desk: Desk, *, user: UserId, code: str) -> None:
    """The supervisor's answer by phone; each works once. The lease of this laptop is released with it: the next sign-in takes it in."""
    now = desk.clock.now()
    desk.vault.release_with_code(user, code, now=now)
    desk.turned_away.clear()
    with suppress(EnvironmentProblem):  # the release stands; only the door's line says it later
        desk.vault.set_public(structs.replace(desk.vault.public(), released_ms=now.utc_ms))


def judge_passphrase(passphrase: str, *, names: Sequence[str]) -> Verdict:
    """Whether a passphrase may be used and how strong it is (0 to 4)."""
    return judge(passphrase, names=names)


def catch_up(desk: Desk) -> Iterator[bool]:
    """Bulk work for the lane: steps of at most 20 ms until every view has followed the log."""
    return desk.follow()


def list_waiting_grants(desk: Desk, *, by: UserId) -> list[GrantRow]:
    """Colleagues whom the agency has certified for police or clinical records and who hold no key of them yet.

    Only somebody who reads a compartment may let them in: an agency's certificate alone opens nothing.
    """
    rows = []
    for device, comp in desk.session(by).waiting(desk.roll):
        row = desk.user_row(UserId(desk.roll.user_devices[device].user))
        rows.append(GrantRow(user=row.user, name=row.formal_name, profession=row.profession, compartment=comp))
    return list(dict.fromkeys(rows))


def approve_grants(desk: Desk, *, by: UserId, user: UserId, compartment: Compartment) -> Changes:
    """Lets one colleague, whose name was shown, into one compartment: all of its keys. RuleProblem when nobody is waiting so."""
    session = desk.session(by)
    chosen = [
        pair
        for pair in session.waiting(desk.roll)
        if pair[1] is compartment and desk.roll.user_devices[pair[0]].user == user
    ]
    if not chosen:
        raise RuleProblem("nobody_waiting", user=user)
    with desk.writing(by) as writing:
        for certificate in session.approve(desk.roll, only=chosen):
            desk.log.add_certificate(certificate)
        writing.audit("access_granted", user=user, compartment=compartment.value)
    desk.renew_keys()
    return writing.changes


def hand_over(desk: Desk) -> bytes:
    """Keys and PIN digests of all who are in for the successor process; no text of any record. Nothing when nobody is: whoever is at the
    door for a meeting was not let in, and signs in again.
    """
    sessions = [session.hand_over().hex() for user, session in desk.sessions.items() if user not in desk.at_the_door]
    if not sessions:
        return b""
    return canonical.encode(
        {
            "sessions": sessions,
            "places": {str(user): str(place) for user, place in desk.places.items()},
        }
    )


def take_over(desk: Desk, handed: bytes) -> list[UserRow]:
    """The successor's side. The sessions stay covered by the window until a PIN or a passphrase confirms them."""
    try:
        facts: dict[str, Any] = canonical.decode(handed)
        sessions = [Session.taken_over(bytes.fromhex(one)) for one in facts["sessions"]]
        places = {UserId(user): RecordId(place) for user, place in facts["places"].items()}
    except (ValueError, KeyError, TypeError):
        raise Bug("hand_over_broken") from None
    for session in sessions:
        desk.attach(session)
    desk.places.update(places)
    return [desk.user_row(user) for user in desk.sessions]


def _enter(desk: Desk, session: Session, event: str, *, to_meet: bool = False) -> SignedIn:
    try:
        desk.attach(session)
    except BaseException:
        session.wipe()
        raise
    user = session.user_id
    with _all_or_out(desk, user):
        _fold_attempts(desk)
        if to_meet:
            desk.at_the_door[user] = desk.clock.now()
            _note(desk, user, event, only="to_meet")
            return _signed_in(desk, user)
    return _let_in(desk, user, event)


def _let_in(desk: Desk, user: UserId, event: str) -> SignedIn:
    with _all_or_out(desk, user):
        admit(desk, user=user, way=event)
        desk.turned_away.clear()
        desk.at_the_door.pop(user, None)
        _note(desk, user, event)
        _tell_door(desk)
        for place, _ in enumerate(desk.follow()):
            if place >= FOLLOW_AT_SIGN_IN_STEPS:
                break
        return _signed_in(desk, user)


@contextmanager
def _all_or_out(desk: Desk, user: UserId) -> Iterator[None]:
    """Whoever did not come all the way in is out: a screen that says so must not stand before open keys."""
    try:
        yield
    except BaseException as refused:
        desk.detach(user)
        if isinstance(refused, LockedOut):
            desk.turned_away[user] = int(refused.facts["days"])
        raise


def _tell_door(desk: Desk) -> None:
    """A meeting or a release that let somebody in: the door says no longer that it is needed."""
    known = desk.vault.public()
    if (known.met_ms, known.released_ms) == (met_ms(desk.log), released_ms(desk.log)):
        return
    with suppress(EnvironmentProblem):  # a full disk keeps nobody out
        _write_waiting(desk)


def _signed_in(desk: Desk, user: UserId) -> SignedIn:
    device = desk.session(user).user_device_id
    mine = desk.drafts.of(device=device)
    last = next((draft for draft in reversed(mine) if draft.encounter), None)
    # Words of another shift wait on the board; those of this one are what the person was in the middle of.
    if last is not None and desk.clock.now().utc_ms - last.at.utc_ms > RESUME_WITHIN_MS:
        last = None
    resume = desk.places.get(user) or (last.encounter if last is not None else "")
    kind = last.kind if last is not None and last.encounter == resume else ""
    return SignedIn(
        row=desk.user_row(user),
        caught_up=desk.is_caught_up,
        drafts_waiting=len(mine),
        resume=EncounterId(RecordId(resume)) if resume else None,
        resume_section=next((t.code for t in desk.vocabulary["section"].terms if kind and kind in t.tags), ""),
    )


def _row(desk: Desk, slot: UserSlot) -> UserRow:
    row = desk.user_row(slot.user_id)
    return structs.replace(
        row,
        is_locked_out=slot.is_locked_out,
        lease_over_days=desk.turned_away.get(slot.user_id, 0),
        tries_left=slot.tries_left,
        is_new_here=not slot.is_enrolled,
    )


def _note(desk: Desk, by: UserId, event: str, *, outcome: str = "success", **details: str | int) -> None:
    device = desk.session(by).user_device_id
    entry = audit_entry(event, at=desk.clock.now(), by=by, device=device, outcome=outcome, **details)
    desk.log.append_audit(entry)


def _fold_attempts(desk: Desk) -> None:
    """What happened while nobody was signed in goes into the audit; an entry folded before a crash is not told twice. Where somebody with
    the right released a colleague meanwhile, the lease is released too.
    """
    log = desk.log

    def fold(entries: list[dict[str, Any]]) -> None:
        with log.transaction():
            last = log.get_state("attempts_folded") or ""
            hashes = [str(entry.get("h", "")) for entry in entries]
            for entry in _worth_telling(entries[hashes.index(last) + 1 if last in hashes else 0 :]):
                event, outcome = _EVENT_OF.get(str(entry["event"]), ("sign_in_refused", "unknown"))
                log.append_audit({"event": event, "outcome": outcome, "attempt": entry})
                if entry["event"] == "released":
                    keep_release(log, int(entry["utc_ms"]))
            log.set_state("attempts_folded", hashes[-1] if hashes else last)

    try:
        desk.vault.drain_attempts(fold, now=desk.clock.now())
    except (EnvironmentProblem, VaultProblem):
        return  # they stay where they are and come with the next sign-in


def _worth_telling(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A try is told by its outcome. One without any (the process was ended meanwhile) is told as a try."""
    for place, entry in enumerate(entries):
        event = entry["event"]
        if event == "opened":
            continue  # the sign-in itself is in the audit
        if event == "tried" and any(
            later.get("user") == entry.get("user") and later["event"] in ("opened", "refused")
            for later in entries[place + 1 :]
        ):
            continue
        yield entry


def _write_waiting(desk: Desk) -> None:
    facts = structs.replace(
        desk.vault.public(),
        waiting=desk.log.unsent_count(),
        met_ms=met_ms(desk.log),
        released_ms=released_ms(desk.log),
        lease_days=read_agency(desk).lease_days,
    )
    desk.vault.set_public(facts)


# The vault's own words for what happens before sign-in, as the audit calls them, and the outcome.
_EVENT_OF = {
    "begun": ("vault_set_up", "success"),
    "tried": ("sign_in_refused", "unknown"),
    "refused": ("sign_in_refused", "failure"),
    "locked": ("locked_out", "failure"),
    "released": ("released", "success"),
    "release_asked": ("released", "asked"),
    "release_refused": ("released", "failure"),
    "pin_used_up": ("pin_refused", "failure"),
    "enrolled": ("user_enrolled", "success"),
    "seat_added": ("user_enrolled", "success"),
    "passphrase_changed": ("passphrase_changed", "success"),
    "recovery_code_changed": ("passphrase_changed", "success"),
    "key_file_mended": ("integrity_failed", "mended"),
    "restarted": ("integrity_failed", "restarted"),
} | {name: (name, "success") for name in ("banner_acknowledged", "clock_jumped", "keyring_changed")}
