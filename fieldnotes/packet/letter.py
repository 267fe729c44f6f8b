"""The letter's first wording, suggested from facts of the record that may go. Deterministic; the clinician has the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from fieldnotes.system.path import resource

_FACT = re.compile(r"\{([a-z_]+)\}")


def suggest_letter(facts: Mapping[str, str], *, template: str = "referral.en") -> str:
    """Fill the template (resources/letters/<template>.txt). Sentences whose facts are unknown are left out, never filled with a guess.

    Pass only facts of blocks that may travel: what is in here goes wherever the letter goes. Raises KeyError for a fact the template
    does not know, so that none is dropped unseen.
    """
    paragraphs = _template(template)
    known = {name for paragraph in paragraphs for sentence in paragraph for name in _FACT.findall(sentence)}
    for name in facts:
        if name not in known:
            raise KeyError(name)
    clean = {name: " ".join(text.split()) for name, text in facts.items()}
    written = (
        " ".join(_filled(sentence, clean) for sentence in paragraph if _is_known(sentence, clean))
        for paragraph in paragraphs
    )
    return "\n\n".join(paragraph for paragraph in written if paragraph)


def _is_known(sentence: str, facts: Mapping[str, str]) -> bool:
    return all(facts.get(name) for name in _FACT.findall(sentence))


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    text = _FACT.sub(lambda found: facts[found[1]], sentence)
    # A fact that ends its own sentence needs no second full stop.
    return re.sub(r"([.!?])\.$", r"\1", text)


@cache
def _template(name: str) -> tuple[tuple[str, ...], ...]:
    lines = resource("letters", f"{name}.txt").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return tuple(tuple(paragraph.split("\n")) for paragraph in re.split(r"\n{2,}", text.strip()))
