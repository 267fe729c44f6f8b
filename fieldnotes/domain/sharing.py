"""From clinician to officer: a clinical fact crosses only with a basis, and leaves a trace.

A joint line that says `shared_by` came out of the clinical side. It exists only through the sharing use case, which asks for
the basis, notes the disclosure in the clinical compartment and leaves a joint stub without content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Line, Profession
from fieldnotes.domain.vocabulary import TermList

# The lists of lines a fact can be shared into.
LINE_FIELDS = {
    "safety_summary": ("weapons", "triggers", "what_works", "medical", "communication"),
    "person": ("what_helps", "be_careful"),
}


def unshared_lines(known: Iterable[Mapping[str, Any]], new: Mapping[str, Any], kind: str) -> list[str]:
    """Fields of `new` that claim a shared clinical fact which none of the `known` bodies holds: nobody gave a basis for them."""
    fields = LINE_FIELDS.get(kind, ())
    seen = [line for body in known for field in fields for line in _shared(body, field)]
    return [field for field in fields if any(line not in seen for line in _shared(new, field))]


def require_share(line: Line, *, profession: Profession, user: str, basis: TermList) -> None:
    """InputProblem with the field when a line may not be shared as it is."""
    if profession is not Profession.CLINICIAN:
        raise InputProblem("only_clinicians_share", field="text")
    if not line.text.strip():
        raise InputProblem("say_what_is_shared", field="text")
    if line.basis not in basis:
        raise InputProblem("basis_needed", field="basis")
    if not is_reason(line.basis, basis):
        raise InputProblem("no_reason_to_share", field="basis")
    if line.shared_by != user:
        raise InputProblem("shared_by_another", field="shared_by")


def is_reason(code: str, basis: TermList) -> bool:
    """Whether a situation lets anything be told at all; some stand in the list so that their answer, nothing, is found."""
    return code in basis and "not_shared" not in basis[code].tags


def is_accountable(code: str, basis: TermList) -> bool:
    """Whether a disclosure on this basis belongs in the person's accounting (45 CFR 164.528)."""
    return code in basis and "accountable" in basis[code].tags


def _shared(body: Mapping[str, Any], field: str) -> list[Any]:
    lines = body.get(field)
    return (
        [line for line in lines if isinstance(line, dict) and line.get("shared_by")] if isinstance(lines, list) else []
    )
