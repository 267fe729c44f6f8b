"""Health, what was before, substances and the safety plan in words, for every paper: hand-over, letter, packet.

What can be told twice (in a few words and one by one) is read together here, so no paper says "not asked" beside a list of medicines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from fieldnotes.domain.record import PLAN_PARTS, Health, Quantity, SafetyPlan, Status, SubstanceNote
from fieldnotes.packet.content import Pair
from fieldnotes.services.desk import Desk

QUANTITIES = (
    ("conditions", "Conditions"),
    ("medicines", "Medicines"),
    ("last_taken", "Last taken"),
    ("allergies", "Allergies"),
    ("injuries", "Injuries"),
    ("alcohol_drugs_tonight", "Alcohol or drugs tonight"),
    ("pregnancy", "Pregnancy"),
)
# Asked for by fewer receivers: said when somebody asked, and no gap when nobody did.
_FURTHER = (
    ("seen_by", "Looked at by medics"),
    ("mobility", "Walking, aids, hearing, sight"),
    ("sleep_food", "Slept, ate, drank"),
)
_PLAN = dict(
    zip(
        PLAN_PARTS,
        (
            "Warning signs",
            "What I can do on my own",
            "People and places that take my mind off it",
            "People I can ask for help",
            "Professionals and crisis lines",
            "Making my surroundings safer",
        ),
        strict=True,
    )
)


def joined_health(found: Sequence[Health]) -> Health:
    """What is known of one person's health from every record of it: after two persons turned out to be one, or two laptops met.

    Nothing that was given is dropped; "unknown" gives way to an answer, "no" to a "yes". For papers only: the records stay as they are.
    """
    joined = Health()
    for health in found:
        for field in structs.fields(Health):
            mine, more = getattr(joined, field.name), getattr(health, field.name)
            setattr(joined, field.name, _join_values(mine, more))
    return joined


def _join_values(mine: Any, more: Any) -> Any:
    if isinstance(mine, Quantity):
        told = [one for one in (mine, more) if one.status is Status.GIVEN]
        texts = dict.fromkeys(one.text.strip() for one in told if one.text.strip())
        return Quantity(text="; ".join(texts), status=Status.GIVEN) if told else _first(mine, more, Quantity())
    if isinstance(mine, list):
        return [*mine, *(one for one in more if one not in mine)]
    if isinstance(mine, int) and isinstance(more, int):
        return max(mine, more)
    return "yes" if "yes" in (mine, more) else _first(mine, more, None)


def _first(mine: Any, more: Any, unsaid: Any) -> Any:
    return more if mine in (unsaid, "") else mine


def answer_of(desk: Desk, health: Health, name: str) -> Quantity:
    """One answer of the health record; of medicines the rows as well as the words."""
    value: Quantity = getattr(health, name)
    if name not in {"medicines", "last_taken"}:
        return value
    told = value.text.strip() if value.status is Status.GIVEN else ""
    if name == "medicines":
        rows = _medicines(desk, health)
    else:
        rows = [
            _join((one.name, one.last_taken), ": ")
            for one in health.medicine_rows
            if one.last_taken.strip() and one.name.strip()
        ]
    return Quantity(text="; ".join(filter(None, (told, *rows))), status=Status.GIVEN) if rows else value


def _medicines(desk: Desk, health: Health) -> list[str]:
    taking = desk.vocabulary["medicine_taking"]
    said = []
    for one in health.medicine_rows:
        how = taking.label(one.taking) if one.taking else ""
        words = _join((_join((one.name, one.dose), " "), how[:1].lower() + how[1:]), ", ")
        if not one.name.strip() and one.last_taken.strip():
            words = _join((words, f"last taken {one.last_taken.strip()}"), ", ")
        if words:
            said.append(words)
    return said


def health_pairs(desk: Desk, health: Health) -> tuple[Pair, ...]:
    """Health as printed; what was before stands apart (`history_pairs`)."""
    statuses = desk.vocabulary["answer_status"]
    flags = ", ".join(desk.vocabulary["medical_red_flag"].label(code) for code in health.red_flags)
    pairs = [Pair("Look at first", flags)] if flags else []
    for name, label in (*QUANTITIES, *_FURTHER):
        value = answer_of(desk, health, name)
        if name in dict(_FURTHER) and value.status is Status.NOT_ASKED:
            continue
        pairs.append(Pair(label, value.text if value.status is Status.GIVEN else statuses.label(value.status.value)))
    if health.medicines_with_them:
        pairs.append(Pair("Medicines with them", desk.vocabulary["yes_no_unknown"].label(health.medicines_with_them)))
    return tuple(pairs)


def attempts_of(desk: Desk, health: Health, *, aloud: bool = False) -> str:
    """Earlier suicide attempts in one line; empty when nobody asked. `aloud`: how many and when, not how."""
    many = health.past_attempt_count
    known = health.past_attempts_known
    head = str(many) if many is not None else desk.vocabulary["history_known"].label(known) if known else ""
    if aloud:
        when = ", ".join(one.when_was.strip() for one in health.past_attempts if one.when_was.strip())
        return f"{head or 'Yes'} ({when})" if when else head
    told = "; ".join(_join((one.when_was, one.how, one.after), ", ") for one in health.past_attempts)
    return _join((head, told), ": ") if head != "Yes" or not told else told


def history_pairs(desk: Desk, health: Health) -> tuple[Pair, ...]:
    """What was before: attempts and hospital stays; nothing when nobody asked."""
    stays = "; ".join(_join((one.where, one.when_was, one.why), ", ") for one in health.past_stays)
    known = health.past_stays_known
    head = "" if known == "yes" and stays else desk.vocabulary["history_known"].label(known) if known else ""
    pairs = (
        Pair("Earlier suicide attempts", attempts_of(desk, health)),
        Pair("Earlier psychiatric hospital stays", _join((head, stays), ": ")),
    )
    return tuple(pair for pair in pairs if pair.text)


def substance_pairs(desk: Desk, note: SubstanceNote) -> tuple[Pair, ...]:
    """Substances one by one, and what belongs to all of them; the treatment detail is a paragraph of its own."""
    names, routes, signs = (desk.vocabulary[name] for name in ("substance", "substance_route", "withdrawal_sign"))
    known = {one.substance: one for one in note.substances}
    pairs = []
    for code in dict.fromkeys((*note.substances_used, *known)):
        one = known.get(code)
        told = (
            ()
            if one is None
            else (
                _said("how", routes.label(one.route) if one.route else ""),
                _said("how much", one.amount),
                _said("last", one.last_use),
                _said("withdrawal", ", ".join(map(signs.label, one.withdrawal))),
                one.note,
            )
        )
        pairs.append(Pair(names.label(code), _join(told, "; ") or "reported"))
    yes_no = desk.vocabulary["yes_no_unknown"]
    rest = (
        ("Wants help with it", yes_no.label(note.wants_help) if note.wants_help else ""),
        (
            "Seizures or confusion in an earlier withdrawal",
            yes_no.label(note.past_withdrawal) if note.past_withdrawal else "",
        ),
        ("Naloxone given", note.naloxone.strip()),
    )
    return (*pairs, *(Pair(label, text) for label, text in rest if text))


def plan_pairs(desk: Desk, plan: SafetyPlan) -> tuple[Pair, ...]:
    """The six parts: the usual items that were chosen, then the person's own words."""
    items = desk.vocabulary["plan_item"]
    said = {
        name: "\n".join(
            filter(None, ("; ".join(map(items.label, getattr(plan, f"{name}_usual"))), getattr(plan, name).strip()))
        )
        for name in PLAN_PARTS
    }
    return tuple(Pair(_PLAN[name], text) for name, text in said.items() if text)


def copy_words(desk: Desk, plan: SafetyPlan) -> str:
    """Who holds a copy, and how it was given; empty when nobody said so."""
    # Plans of earlier versions said only that the person has one.
    holders = plan.copy_holders or (["person"] if plan.copy_given else [])
    if not holders:
        return ""
    if holders == ["none"]:
        return "Nobody holds a copy of this plan yet."
    who = ", ".join(_lower(desk.vocabulary["plan_copy"].label(code)) for code in holders)
    how = ", ".join(_lower(desk.vocabulary["plan_copy_how"].label(code)) for code in plan.copy_how)
    return f"Who holds a copy of this plan: {who}{f' ({how})' if how else ''}. {plan.copy_note.strip()}".strip()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _said(label: str, words: str) -> str:
    return f"{label}: {words.strip()}" if words.strip() else ""


def _join(words: tuple[str, ...], between: str) -> str:
    return between.join(word.strip() for word in words if word.strip())
