"""A risk screen is data: items, answers, when an item is asked, what calls for action. Format: resources/instruments/README.md.

"Declined", "could not assess" and "not asked" are answers and never "no". Our own wording has no level; a file with an
agency's official wording may have one, said only as far as the answers make it certain. The program never decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Answer, Screen, Status
from fieldnotes.domain.score import Points, Score, ScoreReading, read_score

# More combinations of open answers than this are not looked through: no real screen comes near.
_MOST_COMBINATIONS = 20_000

Words = dict[str, str]  # language code -> text
Asking = Literal["asked", "waiting", "skipped"]


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One possible answer of an item. `calls_for_action`: this answer is one a person must act on now. `points`: of the sum score."""

    code: str
    text: Words
    calls_for_action: bool = False
    points: int | None = None
    external_code: str = ""  # LOINC answer code, for export only


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item is asked when an earlier one was answered with one of these codes.

    `or_unknown`: also asked when the other one was declined, could not be assessed or was not asked.
    """

    item: str
    any_of: tuple[str, ...]
    or_unknown: bool = False


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question. `follows`: id of the question that it belongs under (it has no number of its own)."""

    id: str
    text: Words
    choices: tuple[Choice, ...]
    short: Words = {}
    period: Words = {}
    asked_when: Condition | None = None
    follows: str = ""
    external_code: str = ""


class LevelRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level of an agency's file, highest first: reached when any of `any_of` is answered so ("item=code")."""

    code: str
    text: Words
    any_of: tuple[str, ...] = ()


class NextScreen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another screen that these answers ask for: after an answer ("item=code"), or from a total that is reached for certain."""

    instrument: str
    text: Words  # why: "Question 9 is not zero: ask the suicide questions"
    any_of: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # items: also when one of them was declined or could not be assessed
    at_least: int | None = None
    carries: tuple[str, ...] = ()  # items that both ask in the same words: their answers come along


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A screen as its file says. `is_official`: the wording is that of the instrument's owner, which the agency vouches for."""

    format: int
    id: str
    version: str
    title: Words
    source: str
    licence: str
    items: tuple[Item, ...]
    note: Words = {}
    is_official: bool = False
    replaces: str = ""
    levels: tuple[LevelRule, ...] = ()
    level_source: str = ""
    score: Score | None = None
    then_ask: tuple[NextScreen, ...] = ()
    suggested_next: tuple[str, ...] = ()
    part: Literal["suicide_screen", "screen"] = "screen"  # which part of a packet it is
    sha256: str = ""  # of the file's bytes; set by the loader, never in the file

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that every text has, English first."""
        return tuple(sorted(self.title, key=lambda language: (language != "en", language)))

    def item(self, item: str) -> Item:
        """One item."""
        return next(i for i in self.items if i.id == item)

    def number(self, item: str) -> int:
        """The number people say: follow-ups share that of their question."""
        of = self.item(item).follows or item
        return [i.id for i in self.items if not i.follows].index(of) + 1


class ItemReading(msgspec.Struct, frozen=True, kw_only=True):
    """One item as it stands. `asking`: "skipped" when an earlier answer makes it not apply. `answer` is None while it is open."""

    id: str
    number: int
    text: str
    short: str
    period: str
    choices: tuple[tuple[str, str], ...]  # (code, text)
    answer: Answer | None
    answer_text: str
    asking: Asking
    follows: str
    calls_for_action: bool


class ScreenReading(msgspec.Struct, frozen=True, kw_only=True):
    """What answers say, and no more. `answered` of `asked` count numbered questions with any answer, declined included.

    `levels`: codes that are still possible, lowest first; one when certain, none for wording without levels.
    `decides`: numbers of open questions that could change the level.
    """

    instrument: str
    title: str
    version: str
    sha256: str
    language: str
    note: str
    source: str
    items: tuple[ItemReading, ...]
    answered: int
    asked: int
    is_complete: bool
    is_official: bool
    urgent: tuple[str, ...]  # ids of items whose answer calls for action
    unknown: tuple[str, ...]  # ids answered declined or could not assess
    levels: tuple[str, ...]
    level_text: str  # "Moderate or high"
    decides: tuple[int, ...]
    level_source: str
    suggested_next: tuple[str, ...]
    score: ScoreReading | None = None
    then_ask: tuple[tuple[str, str], ...] = ()  # (instrument id, why): other screens that the answers ask for
    is_same_wording: bool = True  # False: answered to another version's words; what does not fit is in `other_answers`
    other_answers: tuple[Answer, ...] = ()


def read_screen(instrument: Instrument, screen: Screen) -> ScreenReading:
    """What a screen's answers say."""
    language = screen.language if screen.language in instrument.languages else "en"
    answers = {answer.item: answer for answer in screen.answers if _fits(instrument, answer)}
    items = tuple(_read_item(instrument, item, answers, language) for item in instrument.items)
    numbered = [item for item in items if not item.follows and item.asking != "skipped"]
    open_items = [item for item in items if item.asking != "skipped" and item.answer is None]
    levels, decides = _levels(instrument, answers)
    names = [_say(level.text, language) for level in instrument.levels if level.code in levels][::-1]
    score = score_of(instrument, answers, language=language)
    return ScreenReading(
        instrument=instrument.id,
        title=_say(instrument.title, language),
        version=instrument.version,
        sha256=instrument.sha256,
        language=language,
        note=_say(instrument.note, language),
        source=instrument.source,
        items=items,
        answered=sum(item.answer is not None for item in numbered),
        asked=len(numbered),
        is_complete=bool(items) and not open_items,
        is_official=instrument.is_official,
        urgent=tuple(item.id for item in items if item.calls_for_action),
        unknown=tuple(item.id for item in items if item.answer is not None and item.answer.status is not Status.GIVEN),
        levels=levels,
        level_text=_join_levels(names, language),
        decides=decides,
        level_source=instrument.level_source,
        suggested_next=instrument.suggested_next,
        score=score,
        then_ask=_then_ask(instrument, answers, score, language),
        is_same_wording=screen.instrument_sha256 in ("", instrument.sha256),
        other_answers=tuple(answer for answer in screen.answers if not _fits(instrument, answer)),
    )


def asking(instrument: Instrument, item: Item, answers: Mapping[str, Answer]) -> Asking:
    """Whether an item is to be asked, given the answers so far; "waiting" while the question it hangs on is open."""
    condition = item.asked_when
    if condition is None:
        return "asked"
    before = asking(instrument, instrument.item(condition.item), answers)
    answer = answers.get(condition.item)
    if before != "asked" or answer is None:
        return "skipped" if before == "skipped" else "waiting"
    holds = answer.code in condition.any_of if answer.status is Status.GIVEN else condition.or_unknown
    return "asked" if holds else "skipped"


def answered(screen: Screen, instrument: Instrument, item: str, answer: Answer) -> Screen:
    """The screen with one answer set. Answers that no longer apply are dropped: a skipped question was not asked."""
    if not _fits(instrument, answer) or answer.item != item:
        raise InputProblem("answer_does_not_fit", field=item)
    answers = {a.item: a for a in screen.answers if _fits(instrument, a)} | {item: answer}
    left = [answers[i.id] for i in instrument.items if i.id in answers and asking(instrument, i, answers) != "skipped"]
    return msgspec.structs.replace(screen, answers=left)


def started(instrument: Instrument, *, language: str) -> Screen:
    """An empty screen that remembers which wording was shown."""
    return Screen(
        instrument=instrument.id,
        instrument_version=instrument.version,
        instrument_sha256=instrument.sha256,
        language=language if language in instrument.languages else "en",
    )


def score_of(instrument: Instrument, answers: Mapping[str, Answer], *, language: str = "en") -> ScoreReading | None:
    """What the answers add up to; None for a screen without a score."""
    if instrument.score is None:
        return None
    scored = [item for item in instrument.items if any(choice.points is not None for choice in item.choices)]
    points = [_points(instrument, item, answers) for item in scored]
    highest = sum(max(choice.points or 0 for choice in item.choices) for item in scored)
    return read_score(instrument.score, [one for one in points if one is not None], highest=highest, language=language)


# --- reading ---------------------------------------------------------------------------------------------------------


def _fits(instrument: Instrument, answer: Answer) -> bool:
    """An answer to an item of this instrument: a given one has one of its codes, the others none."""
    item = next((i for i in instrument.items if i.id == answer.item), None)
    if item is None:
        return False
    if answer.status is Status.GIVEN:
        return any(choice.code == answer.code for choice in item.choices)
    return not answer.code


def _read_item(instrument: Instrument, item: Item, answers: Mapping[str, Answer], language: str) -> ItemReading:
    state = asking(instrument, item, answers)
    answer = answers.get(item.id) if state != "skipped" else None
    chosen = next((c for c in item.choices if answer and answer.status is Status.GIVEN and c.code == answer.code), None)
    return ItemReading(
        id=item.id,
        number=instrument.number(item.id),
        text=_say(item.text, language),
        short=_say(item.short, language) or _say(item.text, language),
        period=_say(item.period, language),
        choices=tuple((choice.code, _say(choice.text, language)) for choice in item.choices),
        answer=answer,
        answer_text=_say(chosen.text, language) if chosen else "",
        asking=state,
        follows=item.follows,
        calls_for_action=bool(chosen and chosen.calls_for_action),
    )


def _points(instrument: Instrument, item: Item, answers: Mapping[str, Answer]) -> Points | None:
    """What a question gives or could give; None when an earlier answer makes it not apply."""
    state = asking(instrument, item, answers)
    if state == "skipped":
        return None
    answer = answers.get(item.id)
    # While the question it hangs on is open, it may still turn out not to apply, and then gives nothing.
    floor = 0 if state == "waiting" else None
    if answer is not None and answer.status is Status.GIVEN:
        given = next(choice.points or 0 for choice in item.choices if choice.code == answer.code)
        return Points(item=item.id, given=given, least=given if floor is None else floor, most=given)
    all_points = [choice.points or 0 for choice in item.choices]
    return Points(item=item.id, given=None, least=min(all_points) if floor is None else floor, most=max(all_points))


def _then_ask(
    instrument: Instrument, answers: Mapping[str, Answer], score: ScoreReading | None, language: str
) -> tuple[tuple[str, str], ...]:
    given = {f"{answer.item}={answer.code}" for answer in answers.values() if answer.status is Status.GIVEN}
    refused = {
        answer.item for answer in answers.values() if answer.status in (Status.DECLINED, Status.COULD_NOT_ASSESS)
    }
    return tuple(
        (rule.instrument, _say(rule.text, language))
        for rule in instrument.then_ask
        if given & set(rule.any_of)
        or refused & set(rule.unknown)
        or (rule.at_least is not None and score is not None and score.least >= rule.at_least)
    )


def _levels(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Levels that the open questions leave possible, lowest first, and the numbers of those that could change it.

    A declined answer or one that could not be assessed may hide anything, so it stays open here; "not asked" too.
    """
    if not instrument.levels or not answers:
        return (), ()
    relevant = {answer.split("=")[0] for level in instrument.levels for answer in level.any_of}
    relevant |= {i.asked_when.item for i in instrument.items if i.asked_when}
    options = [_options(item, answers) for item in instrument.items if item.id in relevant]
    names = [item.id for item in instrument.items if item.id in relevant]
    reached: dict[tuple[str, ...], str] = {}
    for combination in itertools.islice(itertools.product(*options), _MOST_COMBINATIONS):
        reached[combination] = _level(instrument, dict(zip(names, combination, strict=True)))
    possible = set(reached.values())
    order = [level.code for level in reversed(instrument.levels) if level.code in possible]
    if len(order) < 2:
        return tuple(order), ()
    deciding = {
        instrument.number(name)
        for place, name in enumerate(names)
        if len(options[place]) > 1 and _matters(place, reached)
    }
    return tuple(order), tuple(sorted(deciding))


def _options(item: Item, answers: Mapping[str, Answer]) -> list[str]:
    answer = answers.get(item.id)
    if answer is not None and answer.status is Status.GIVEN:
        return [answer.code]
    return [choice.code for choice in item.choices]


def _matters(place: int, reached: Mapping[tuple[str, ...], str]) -> bool:
    """Whether changing one answer alone can change the level."""
    by_rest: dict[tuple[str, ...], set[str]] = {}
    for combination, level in reached.items():
        by_rest.setdefault(combination[:place] + combination[place + 1 :], set()).add(level)
    return any(len(levels) > 1 for levels in by_rest.values())


def _level(instrument: Instrument, codes: Mapping[str, str]) -> str:
    """The level of fully known answers; answers to questions that would not be asked count for nothing."""
    answers = {name: Answer(item=name, status=Status.GIVEN, code=code) for name, code in codes.items()}
    holds = {
        f"{name}={answer.code}"
        for name, answer in answers.items()
        if asking(instrument, instrument.item(name), answers) == "asked"
    }
    for level in instrument.levels[:-1]:
        if holds & set(level.any_of):
            return level.code
    return instrument.levels[-1].code


def _say(words: Words, language: str) -> str:
    return words.get(language) or words.get("en", "")


def _join_levels(names: Sequence[str], language: str) -> str:
    between = " o " if language == "es" else " or "
    if not names:
        return ""
    joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + between + names[-1]
    return joined[0].upper() + joined[1:].lower()


def to_answers(codes: Mapping[str, Any]) -> list[Answer]:
    """Answers from item → code, or → Status for an answer that is none."""
    return [
        Answer(item=item, status=value)
        if isinstance(value, Status)
        else Answer(item=item, status=Status.GIVEN, code=value)
        for item, value in codes.items()
    ]
