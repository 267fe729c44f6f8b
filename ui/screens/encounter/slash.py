"""What `/` offers in the texts of an encounter: times of the call, the day, the person, a quotation, the agency's phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldnotes.domain.slash import Command, code_of, phrase_commands
from ui.language import language
from ui.screens.word import tr
from ui.viewmodels.moment import say_day, say_event_time, say_minute

if TYPE_CHECKING:
    from fieldnotes.domain.vocabulary import Vocabulary
    from ui.viewmodels.encounter import EncounterViewModel


def commands_of(vm: EncounterViewModel, vocabulary: Vocabulary, section: str = "") -> list[Command]:
    """For the pen, from what the pen reads; nothing while no encounter is open."""
    state = vm.state
    if state is None:
        return []
    terms = vocabulary["call_time"]
    now = vm.desk.clock.now()
    clock = say_minute(now)
    day = say_day(now.to_event_time().day, today="0")  # with its year: a record is read years later
    name = state.person.name if state.person is not None and vm.about in {"", str(state.person.id)} else ""
    made = [
        Command(tr("time"), tr("Time of now"), clock, clock, kind="time"),
        Command(tr("date"), tr("Date of today"), day, day),
    ]
    made += [
        Command(tr("name"), tr("Name of the person"), name, name or tr("not known yet")),
        Command(tr("quote"), tr("What somebody said, in quotation marks"), "“”", "“ ”", caret=1, kind="quote"),
    ]
    times = [
        Command(code_of(terms.short(mark.key)), terms.label(mark.key), said, said or tr("not stamped yet"))
        for mark in state.header.times
        for said in (say_event_time(mark.time),)
    ]
    offered = [one for one in vm.phrases if one.is_for(state.pen.profession.value, section)]
    phrases = phrase_commands(offered, language(), person=name, time=clock)
    # Times without a stamp put nothing there: last, so that what can be taken is in sight.
    return [*made, *(one for one in times if one.is_ready), *phrases, *(one for one in times if not one.is_ready)]
