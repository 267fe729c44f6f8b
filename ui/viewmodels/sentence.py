"""Problem codes to sentences, for every screen. The sentences live in resources/i18n; their code lives with the services."""

from __future__ import annotations

from fieldnotes.domain.problem import Problem
from ui.screens.word import tr


def sentence_of(problem: Problem) -> str:
    """What a kind colleague would say, with the next step."""
    from fieldnotes.services import sentence

    return sentence.sentence_of(problem, say=tr)
