"""Coming in to a laptop that was long without its station: said from the third day on, asked for a supervisor from the agency's day on.

Decided by the log alone. Who is in stays in; drafts and keys on the disk stay as they are; a meeting ends it by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldnotes.domain.lease import WARN_FROM_DAYS, Lease, lease_of
from fieldnotes.domain.problem import LockedOut
from fieldnotes.domain.record import Compartment
from fieldnotes.services.act import audit_entry
from fieldnotes.services.agency import read_agency
from fieldnotes.services.station import keep_release, met_ms, released_ms

if TYPE_CHECKING:
    from fieldnotes.domain.ids import UserId
    from fieldnotes.services.desk import Desk
    from fieldnotes.vault.session import Session


def read_lease(desk: Desk) -> Lease:
    """Where this laptop stands by what is known here of the agency's wish. VaultLocked while nobody is signed in."""
    return _lease(desk, lease_days=read_agency(desk).lease_days)


def _lease(desk: Desk, *, lease_days: int) -> Lease:
    return lease_of(
        met_ms=met_ms(desk.log),
        released_ms=released_ms(desk.log),
        now_ms=desk.clock.now().utc_ms,
        lease_days=lease_days,
    )


def may_let_in(desk: Desk, session: Session) -> bool:
    """Whether somebody's word lets others in: a supervisor or administrator, and not one whose end came to this laptop already."""
    return session.may_release and desk.roll.may_hold(session.user_device_id, Compartment.AGENCY)


def admit(desk: Desk, *, user: UserId, way: str) -> None:
    """Somebody whose passphrase was right comes in, unless the lease is over: LockedOut("lease_over", days).

    A supervisor's or administrator's coming in, or being here, counts as the release. `way`: the audit's word for how they came.
    """
    if _lease(desk, lease_days=0).days_apart >= WARN_FROM_DAYS:
        for _ in desk.follow(Compartment.AGENCY):  # a view that is being made anew knows no decision yet
            pass
    lease = read_lease(desk)
    if not lease.is_due:
        return
    mine = desk.session(user)
    here = next((one for one in (mine, *desk.sessions.values()) if may_let_in(desk, one)), None)
    if here is not None and (here is mine or lease.state == "over"):
        now = desk.clock.now()
        facts = {} if here is mine else {"user": user}
        with desk.log.transaction():
            keep_release(desk.log, now.utc_ms)
            desk.log.append_audit(
                audit_entry(
                    "lease_released",
                    at=now,
                    by=here.user_id,
                    device=here.user_device_id,
                    days=lease.days_apart,
                    **facts,
                )
            )
        return
    if lease.state == "over":
        desk.log.append_audit(
            audit_entry(
                "sign_in_refused",
                at=desk.clock.now(),
                by=user,
                device=mine.user_device_id,
                outcome="failure",
                reason="lease_over",
                days=lease.days_apart,
                way=way,
            )
        )
        raise LockedOut("lease_over", days=lease.days_apart)
