"""That something was held back at the door of a text field, and what its writer decided. Codes and lengths only, never the text."""

from __future__ import annotations

from fieldnotes.domain.ids import UserId
from fieldnotes.services.desk import Desk, audit_entry


def note_paste(desk: Desk, *, by: UserId, why: str, length: int, is_let_in: bool, encounter: str = "") -> None:
    """Notes a decision at the paste guard down. `why`: code of `domain.paste`; `length`: letters."""
    device = desk.session(by).user_device_id
    event = "paste_let_in" if is_let_in else "paste_left_out"
    desk.log.append_audit(
        audit_entry(event, at=desk.clock.now(), by=by, device=device, why=why, length=length, encounter=encounter)
    )
