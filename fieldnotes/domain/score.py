"""The sum score of a screen, said only as far as the answers make it certain.

A question that is open, declined or could not be assessed never counts as nothing: it leaves a range. A band is named only when
every total in that range lies in it. The cut-offs are those of the instrument's file, with its source; the program decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

Words = dict[str, str]  # language code -> text
Held = Literal["yes", "no", "open"]


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the range, from `at_least` up to the next band. Lowest first; the first begins at 0."""

    code: str
    text: Words
    at_least: int


class CutOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A total from which the file's source calls the screen positive. There may be several (AUDIT-C: 4 for men, 3 for women)."""

    text: Words
    at_least: int


class Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the points of the answers add up. `source`: the paper or page that states bands and cut-offs."""

    source: str
    bands: tuple[Band, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()
    note: Words = {}


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """One scored question: what its answer gave, or the least and the most that it could give."""

    item: str
    given: int | None
    least: int
    most: int


class CutOffReading(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a cut-off is reached: "open" while both are possible."""

    text: str
    at_least: int
    held: Held


class ScoreReading(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers add up to. `least`, `most`: the totals that are still possible; equal when certain."""

    so_far: int
    least: int
    most: int
    highest: int  # of the instrument
    answered: int
    of: int
    bands: tuple[str, ...]  # codes that are still possible, lowest first
    band_text: str  # named only when certain
    cut_offs: tuple[CutOffReading, ...]
    source: str
    note: str

    @property
    def is_certain(self) -> bool:
        """Whether no open question can change the total."""
        return self.least == self.most


def read_score(score: Score, points: Sequence[Points], *, highest: int, language: str) -> ScoreReading:
    """The reading of a score from its questions' points."""
    so_far = sum(one.given for one in points if one.given is not None)
    least = sum(one.least for one in points)
    most = sum(one.most for one in points)
    bands = tuple(band for band in score.bands if _meets(score.bands, band, least, most))
    return ScoreReading(
        so_far=so_far,
        least=least,
        most=most,
        highest=highest,
        answered=sum(one.given is not None for one in points),
        of=len(points),
        bands=tuple(band.code for band in bands),
        band_text=_say(bands[0].text, language) if len(bands) == 1 else "",
        cut_offs=tuple(
            CutOffReading(
                text=_say(cut.text, language),
                at_least=cut.at_least,
                held="yes" if least >= cut.at_least else "no" if most < cut.at_least else "open",
            )
            for cut in score.cut_offs
        ),
        source=score.source,
        note=_say(score.note, language),
    )


def _meets(bands: Sequence[Band], band: Band, least: int, most: int) -> bool:
    """Whether a total between `least` and `most` can lie in the band."""
    place = bands.index(band)
    below_next = bands[place + 1].at_least - 1 if place + 1 < len(bands) else most
    return band.at_least <= most and below_next >= least


def _say(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("en", "")
