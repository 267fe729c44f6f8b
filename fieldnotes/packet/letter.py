"""The letter's first wording, suggested from facts of the record that may go. Deterministic; the clinician has the last word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from fieldnotes.packet.receiver import FACTS, Template, facts_of

_FACT = re.compile(r"\{([a-z_0-9]+)\}")


def suggest_letter(facts: Mapping[str, str], template: Template, *, asks: Collection[str] = ()) -> str:
    """Fill the template. Sentences whose facts are unknown are left out, never filled with a guess.

    Pass only facts of blocks that may travel: what is in here goes wherever the letter goes. The template decides which of them are said.
    `asks`: the receiver's own questions. Raises KeyError for a fact that no letter can name, so that none is dropped by a slip of ours.
    """
    for name in facts:
        if name not in FACTS and name not in asks:
            raise KeyError(name)
    clean = {name: " ".join(text.split()) for name, text in facts.items()}
    written = (
        " ".join(_filled(sentence, clean) for sentence in paragraph if _is_known(sentence, clean))
        for paragraph in template
    )
    return "\n\n".join(paragraph for paragraph in written if paragraph)


def _is_known(sentence: str, facts: Mapping[str, str]) -> bool:
    return all(facts.get(name) for name in facts_of(sentence))


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    text = _FACT.sub(lambda found: facts[found[1]], sentence)
    # A fact that ends its own sentence needs no second full stop.
    return re.sub(r"([.!?])\.$", r"\1", text)
