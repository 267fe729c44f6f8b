"""Gestures of a pair at work: between sections, between pens, signing."""

from __future__ import annotations

from tests.e2e.display import wait_for
from tests.e2e.running import Running

SECTIONS = (
    "call", "people", "safety_summary", "what_happened", "force_weapons", "hold_arrest",
    "health", "risk_screen", "clinical_note", "safety_plan", "outcome_needs", "release_files",
)  # fmt: skip


def go_to(app: Running, section: str) -> None:
    """By Page Up and Page Down."""
    at, to = SECTIONS.index(app.state()["section"]), SECTIONS.index(section)
    if to != at:
        app.key(*(["Next"] * (to - at) if to > at else ["Prior"] * (at - to)))
    app.until(section=section)


def take_pen(app: Running, user: str, name: str, passphrase: str) -> None:
    """F9; the secret when it is asked."""
    app.key("F9")
    wait_for(
        lambda: (now := app.state())["pen"] == user or "Whose pen" in now["overlays"], what="the pen, or its question"
    )
    if app.state()["overlays"]:
        app.until(focus=f"Passphrase of {name}")
        app.type(passphrase)
        app.key("Return")
    app.until(pen=user, is_read=True, overlays=[])


def sign(app: Running, passphrase: str, *, picture: str) -> None:
    """Ctrl+Enter, what is signed is shown, the passphrase, Enter."""
    app.until(is_busy=False)
    app.key("ctrl+Return")
    app.until(overlays=lambda panels: len(panels) == 1, focus="Your passphrase")
    app.picture(picture)
    app.type(passphrase)
    app.key("Return")
    app.until(overlays=[])


def tab_to(app: Running, name: str, *, most: int = 80) -> None:
    """Tab until something of that name has the focus; the order of the fields is other tests' business."""
    for _ in range(most):
        here = app.state()
        if here["focus"] == name:
            return
        app.key("Tab")
        app.until(focus_id=lambda now, before=here["focus_id"]: now != before)  # a slow window must not be passed by
    raise AssertionError(f"Tab does not come to {name!r}; it stands on {app.state()['focus']!r}")


def write(app: Running, words: str) -> None:
    """Typed into what has the focus, and kept."""
    app.type(words)
    wait_for(lambda: words in app.words() and not app.state()["is_busy"], what="the words on the screen, saved")


def start_encounter(app: Running) -> str:
    """Ctrl+N; the encounter's id."""
    app.key("ctrl+n")
    return str(app.until(place="EncounterScreen", is_read=True, focus="Address")["encounter"])
