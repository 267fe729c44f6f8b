"""public.json: what stands on the sign-in screen before anyone has signed in. Nothing in it is private, and nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.vault.durable import replace_file

NAME = "public.json"
FORMAT = 1
_LARGEST = 256 << 10  # bytes


class ContactLine(msgspec.Struct, frozen=True):
    """Somebody to call: for the person in crisis or for the one who works with them."""

    name: str
    number: str
    note: str = ""


# 988lifeline.org: the three-digit number works nation-wide since July 2022, by call, text and chat.
LIFELINE = ContactLine("988 Suicide & Crisis Lifeline", "988", "Call or text, day and night")


class PublicFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`waiting`: how many entries wait to be finished on this laptop: a number and nothing else. `met_ms`: when the station was met
    last, `released_ms`: when its lease was released, 0 for never; `lease_days`: what the agency decided then.
    """

    unit: str
    banner: str
    waiting: int = 0
    met_ms: int = 0
    released_ms: int = 0
    lease_days: int = 0
    contacts: tuple[ContactLine, ...] = (LIFELINE,)


def _with_lifeline(facts: PublicFacts) -> PublicFacts:
    if any(contact.number == LIFELINE.number for contact in facts.contacts):
        return facts
    return msgspec.structs.replace(facts, contacts=(LIFELINE, *facts.contacts))


def write_public(folder: Path, facts: PublicFacts) -> None:
    """Raises EnvironmentProblem."""
    body = msgspec.to_builtins(_with_lifeline(facts))
    replace_file(folder / NAME, canonical.encode({"format": FORMAT, **body}) + b"\n")


def read_public(folder: Path, *, otherwise: PublicFacts) -> PublicFacts:
    """What the file says; `otherwise` when it is missing or damaged. Whatever happens, 988 is there."""
    path = folder / NAME
    try:
        if path.stat().st_size > _LARGEST:
            return otherwise
        return _with_lifeline(msgspec.json.decode(path.read_bytes(), type=PublicFacts))
    except (OSError, msgspec.MsgspecError, ValueError):
        return otherwise
