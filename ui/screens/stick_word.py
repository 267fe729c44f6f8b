"""What a stick brought or took along, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.sync_word import megabytes
from ui.screens.word import to_say, tr, tr_n

if TYPE_CHECKING:
    from fieldnotes.services.bundle import BundleMade, BundleRead, BundlesRead

WHY = {  # why something of a bundle was not taken in
    "missing_parent": to_say("waiting for an earlier version that has not come"),
    "unknown_author": to_say("waiting for the certificate of who wrote them"),
    "not_a_member": to_say("waiting for a certificate that lets who wrote them write there"),
    "another_agency": to_say("of another agency"),
    "wrong_signature": to_say("not signed by who they name"),
    "newer_version": to_say("written by a newer FieldNotes"),
    "gap": to_say("waiting for the part before"),
    "wrong_content": to_say("damaged where they were written"),
    "too_large": to_say("too large"),
    "no_room": to_say("no room on this disk"),
}
OTHERWISE = to_say("not as they were written")
Line = tuple[str, str]  # words, tone


def _why(code: str) -> str:
    return tr(WHY.get(code, OTHERWISE))


def written_lines(made: BundleMade) -> list[Line]:
    """After the read-back."""
    held = ", ".join(
        filter(
            None,
            (
                tr_n("%n version of a note", "%n versions of notes", made.envelopes),
                tr_n("%n photo or paper", "%n photos and papers", made.blobs) if made.blobs else "",
                tr("{size} MB", size=megabytes(made.size)),
            ),
        )
    )
    lines = [
        (tr("It can be taken out."), "ok"),
        (
            tr("For {name}: {held}. It was read again and is as it was written.", name=made.recipient.name, held=held),
            "",
        ),
    ]
    if made.recipient.is_station:
        lines.append(
            (tr("Nothing counts as delivered before the station's answer is taken in here from the stick."), "muted")
        )
    return lines


def read_lines(read: BundlesRead) -> list[Line]:
    """How much was new, how much was here, from whom, what was not taken and why."""
    lines: list[Line] = []
    for one in read.bundles:
        lines += _of_bundle(one)
    lines += [
        (tr_n("%n is kept apart: {why}.", "%n are kept apart: {why}.", count, why=_why(code)), "warn")
        for code, count in sorted(read.waiting.items())
    ]
    if read.others:
        lines.append(
            (tr_n("%n file there is for somebody else.", "%n files there are for somebody else.", read.others), "muted")
        )
    return lines


def _of_bundle(one: BundleRead) -> list[Line]:
    sender = one.sender or tr("a laptop without a name")
    whose = (
        tr("From {sender}, written by {who}.", sender=sender, who=one.by)
        if one.by
        else tr("From {sender}.", sender=sender)
    )
    passed = one.passed
    new = tr_n("%n version is new", "%n versions are new", passed.new) if passed.new else tr("Nothing is new")
    known = tr_n("%n was here already", "%n were here already", passed.known)
    lines: list[Line] = [(whose, "strong"), (f"{new}; {known}.", "")]
    if one.blobs:
        lines.append((tr_n("%n photo or paper came.", "%n photos and papers came.", one.blobs), ""))
    if one.is_station:
        words = tr_n(
            "The station confirms %n more version of this laptop.", "The station confirms %n more versions of this laptop.",
            one.delivered,
        )  # fmt: skip
        lines.append((words, "ok" if one.delivered else "muted"))
    for counts in (passed.refused, one.blobs_refused):
        lines += [
            (tr_n("%n was not taken: {why}.", "%n were not taken: {why}.", count, why=_why(code)), "warn")
            for code, count in sorted(counts.items())
        ]
    if one.parts[0] < one.parts[1]:
        words = tr(
            "{here} of its {all} parts were here; the others can be taken in at any time.",
            here=one.parts[0],
            all=one.parts[1],
        )
        lines.append((words, "warn"))
    elif not one.is_whole:
        lines.append(
            (tr("Something before it is missing here. A bundle back tells them, and their next one brings it."), "warn")
        )
    return lines
