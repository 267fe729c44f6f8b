"""Who receives a packet, as data: what each kind of receiver wants to know first, what it must not get, and its letter.

Format: resources/letters/README.md. A profile takes away and asks for more; it never allows (`policy.decide`). Minimum necessary: 45 CFR
164.502(b), 164.514(d).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import Bug, InputProblem
from fieldnotes.packet.rule import PARTS, WHITELIST, Audience

MOST_BYTES = 64 * 1024
MOST_WANTS = 15  # five rows of the box: what is read standing
GENERAL = "general"  # the profile for everybody without one of their own
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_MARK = re.compile(r"\{([^{}]*)\}|[{}]")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something a letter may say. `field`: where it is answered, section and field; empty: it is never asked for."""

    field: str = ""
    part: str = ""  # the part its words come from: they stand in the letter only when that part goes along
    is_clinical: bool = False  # only for readers who may have clinical words at all
    is_only_named: bool = (
        False  # the box names the part where it stands; its own words would need a release of their own (42 CFR 2.13)
    )
    check: str = ""  # the one of the sixteen checks that asks for it already


FACTS: dict[str, Fact] = {
    "contact": Fact(field="people.phone", check="contact"),
    "risk": Fact(field="clinical_note.risk_level", is_clinical=True, check="risk"),
    "medicines": Fact(field="health.medicines", part="health", is_clinical=True, check="medicines_allergies"),
    "allergies": Fact(field="health.allergies", part="health", is_clinical=True, check="medicines_allergies"),
    "conditions": Fact(field="health.conditions", part="health", is_clinical=True, check="physical_health"),
    "injuries": Fact(field="health.injuries", part="health", is_clinical=True, check="physical_health"),
    "pregnancy": Fact(field="health.pregnancy", part="health", is_clinical=True),
    "substances_tonight": Fact(
        field="health.alcohol_drugs_tonight", part="health", is_clinical=True, is_only_named=True
    ),
    "mobility": Fact(field="health.mobility"),  # what somebody can do, no history
    "language": Fact(field="people.language"),
    "housing": Fact(field="people.housing"),
    "insurance": Fact(field="people.insurance"),
    "communication": Fact(field="letter.communication", is_clinical=True),
    "providers": Fact(field="letter.providers", is_clinical=True),
    "legal_status": Fact(field="hold_arrest.legal_status", is_clinical=True),
    "weapons": Fact(field="letter.weapons"),
    "behavior": Fact(field="clinical_note.mental_status", is_clinical=True),
    "seen": Fact(field="what_happened.text", part="encounter_summary", is_only_named=True),
    "collateral": Fact(field="letter.collateral"),
    "prior_treatment": Fact(field="clinical_note.history", part="history", is_clinical=True),
    "safety_plan": Fact(field="safety_plan.warning_signs", part="safety_plan", is_clinical=True, is_only_named=True),
    "last_use": Fact(field="health.substances_used", part="substance_note", is_clinical=True, is_only_named=True),
    "withdrawal": Fact(field="health.substances_used", part="substance_note", is_clinical=True, is_only_named=True),
    "past_withdrawal": Fact(
        field="health.past_withdrawal", part="substance_note", is_clinical=True, is_only_named=True
    ),
    "wants_help": Fact(field="health.wants_help", part="substance_note", is_clinical=True, is_only_named=True),
    "accepted_by": Fact(field="outcome_needs.accepted_by"),
    "wishes": Fact(field="letter.wishes"),
    "arrival": Fact(field="letter.arrival"),
    "bed_hold": Fact(field="letter.bed_hold"),
    "infections": Fact(field="letter.infections", is_clinical=True),
    "household": Fact(field="letter.household"),
    "pets": Fact(field="letter.pets"),
    "id_papers": Fact(field="letter.id_papers"),
    "medicines_self": Fact(field="letter.medicines_self"),
    "bans": Fact(field="letter.bans"),
    "family_contact": Fact(field="letter.family_contact"),
    "find_them": Fact(field="letter.find_them"),
    "recipient_team": Fact(),
    "person": Fact(),
    "met_at": Fact(),
    "called_by": Fact(),
    "reason": Fact(),
    "presenting": Fact(is_clinical=True),
    "screens": Fact(part="suicide_screen", is_clinical=True),
    "done": Fact(is_clinical=True),
    "needs": Fact(is_clinical=True),
    "consent": Fact(),
    "interpreter": Fact(),
}
"""Everything a letter may say; words in vocabulary receiver_fact."""

_CLINICAL_PARTS = frozenset({"health", "history", "suicide_screen"})


def reads_clinical(audience: Audience) -> bool:
    """Whether this reader may have clinical words at all: else the record suggests none, whatever a profile wants."""
    return bool(WHITELIST[audience] & _CLINICAL_PARTS)


def may_name(receiver: Receiver, audience: Audience, code: str) -> bool:
    """Whether a fact may be said to this reader at all, in words or as data. A question of the receiver's own may."""
    fact = FACTS.get(code)
    return fact is None or (code not in receiver.must_not.facts and (not fact.is_clinical or reads_clinical(audience)))


class Want(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing wanted: a fact of ours, or with `ask` a question of the receiver's own; `label`: its words by language."""

    fact: str = ""
    ask: str = ""
    label: dict[str, str] = {}

    @property
    def code(self) -> str:
        """What it is called in answers and checks."""
        return self.fact or self.ask

    @property
    def field(self) -> str:
        """Where it is answered; a receiver's own question on the page of the letter."""
        return FACTS[self.fact].field if self.fact else f"letter.{self.ask}"

    @property
    def check(self) -> str:
        """The one of the sixteen that asks for it already."""
        return FACTS[self.fact].check if self.fact else ""


class MustNot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What this receiver must not get: whole parts, and facts that its letter may not name."""

    parts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Receiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as its file says it."""

    receiver: str
    label: dict[str, str]
    audiences: tuple[Audience, ...]  # whose readers it may stand for; who reads is the directory's to say
    wants: tuple[Want, ...]
    needs: tuple[str, ...] = ()  # vocabulary need: services for which it is the first choice
    words: tuple[str, ...] = ()  # beginnings of words in a service's name that say so more clearly
    must_not: MustNot = MustNot()
    usual: tuple[str, ...] = ()  # parts chosen at first; empty: the smallest set of the audience
    takes_fhir: bool = False  # reads the same as data
    letter: str = ""  # the letter's text: a file beside this one; empty: the usual letter
    order: int = 50  # of several that fit, the smallest
    note: str = ""  # why, with its source


Template = tuple[tuple[str, ...], ...]  # paragraphs of sentences


def read_template(text: str) -> Template:
    """Paragraphs of sentences, one a line; lines that begin with # are notes."""
    kept = "\n".join(line.rstrip() for line in text.splitlines() if not line.startswith("#"))
    return tuple(tuple(paragraph.split("\n")) for paragraph in re.split(r"\n{2,}", kept.strip()) if paragraph.strip())


def facts_of(sentence: str) -> list[str]:
    """Names of the facts in a sentence of a letter."""
    return [found[1] or "" for found in _MARK.finditer(sentence)]


# --- reading a file --------------------------------------------------------------------------------------------------


def read_receiver(
    data: bytes, *, letter: str | None = None, needs: Collection[str]
) -> tuple[Receiver | None, list[InputProblem]]:
    """The profile and everything that is wrong with it and its letter; with findings it is not to be used. `needs`: codes there are.

    Findings: receiver_too_large, receiver_not_json, receiver_not_complete (field), receiver_unknown (field, name), receiver_want (number),
    receiver_contradicts (name), receiver_letter_missing (name), receiver_letter_empty, receiver_letter_fact (line, name),
    receiver_letter_must_not (line, name).
    """
    if len(data) > MOST_BYTES or len(letter or "") > MOST_BYTES:
        return None, [InputProblem("receiver_too_large")]
    try:
        read = msgspec.json.decode(data, type=Receiver)
    except msgspec.ValidationError as wrong:
        return None, [
            InputProblem("receiver_not_complete", field=str(wrong).rpartition("`$.")[2].rstrip("`") or "file")
        ]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None, [InputProblem("receiver_not_json")]
    findings = [*_findings(read, needs), *_want_findings(read)]
    if letter is not None:
        findings += _letter_findings(read, letter)
    elif read.letter:
        findings.append(InputProblem("receiver_letter_missing", name=read.letter))
    return read, findings


def _findings(read: Receiver, needs: Collection[str]) -> Iterator[InputProblem]:
    if not _CODE.fullmatch(read.receiver):
        yield InputProblem("receiver_not_complete", field="receiver")
    if not _is_label(read.label):
        yield InputProblem("receiver_not_complete", field="label")
    if not read.audiences:
        yield InputProblem("receiver_not_complete", field="audiences")
    if any(not word.strip() or len(word) > 60 for word in read.words):
        yield InputProblem("receiver_not_complete", field="words")
    for field, names, known in (
        ("needs", read.needs, needs),
        ("must_not.parts", read.must_not.parts, PARTS),
        ("must_not.facts", read.must_not.facts, FACTS),
        ("usual", read.usual, PARTS),
    ):
        for name in names:
            if name not in known:
                yield InputProblem("receiver_unknown", field=field, name=name)
    for name in sorted(set(read.usual) & set(read.must_not.parts)):
        yield InputProblem("receiver_contradicts", name=name)


def _want_findings(read: Receiver) -> Iterator[InputProblem]:
    if len(read.wants) > MOST_WANTS:
        yield InputProblem("receiver_too_many", most=MOST_WANTS)
    codes = [want.code for want in read.wants]
    for number, want in enumerate(read.wants, 1):
        if want.fact and (want.fact not in FACTS or not FACTS[want.fact].field):
            yield InputProblem("receiver_unknown", field=f"wants {number}", name=want.fact)
        is_own = bool(want.ask) and want.ask not in FACTS and bool(_CODE.fullmatch(want.ask))
        is_one = bool(want.fact) != bool(want.ask) and (bool(want.fact) or is_own)
        if not is_one or codes.count(want.code) > 1 or ((want.ask or want.label) and not _is_label(want.label)):
            yield InputProblem("receiver_want", number=number)
        elif want.fact in read.must_not.facts:
            yield InputProblem("receiver_contradicts", name=want.fact)


def _letter_findings(read: Receiver, letter: str) -> Iterator[InputProblem]:
    if not read_template(letter):
        yield InputProblem("receiver_letter_empty")
    known = FACTS.keys() | {want.ask for want in read.wants if want.ask}
    for line, text in enumerate(letter.splitlines(), 1):
        for name in [] if text.startswith("#") else facts_of(text):
            if name not in known:
                yield InputProblem("receiver_letter_fact", line=line, name=name or "{ }")
            elif name in read.must_not.facts:
                yield InputProblem("receiver_letter_must_not", line=line, name=name)


def _is_label(label: Mapping[str, str]) -> bool:
    return "en" in label and all(
        _LANGUAGE.fullmatch(code) and words.strip() and len(words) <= 80 for code, words in label.items()
    )


def load_receivers(folder: Path, needs: Collection[str]) -> dict[str, tuple[Receiver, Template]]:
    """The shipped ones with their letters, by code; Bug when one of our own files is wrong."""
    found: dict[str, tuple[Receiver, Template]] = {}
    for path in sorted(folder.glob("*.json")):
        data = path.read_bytes()
        named = msgspec.json.decode(data, type=_Named).letter
        letter = (folder / named).read_text("utf-8")
        read, findings = read_receiver(data, letter=letter, needs=needs)
        if read is None or findings or read.receiver != path.stem:
            raise Bug("receiver_damaged", name=path.name)
        found[read.receiver] = (read, read_template(letter))
    return found


class _Named(msgspec.Struct):
    letter: str = ""


# --- which one -------------------------------------------------------------------------------------------------------


def fitting(receivers: Iterable[Receiver], audience: Audience) -> list[Receiver]:
    """Those that may stand for this reader, the one for everybody last."""
    known = [one for one in receivers if audience in one.audiences]
    return sorted(known, key=lambda one: (one.receiver == GENERAL, one.order, one.receiver))


def choose(receivers: Iterable[Receiver], audience: Audience, *, needs: Collection[str], name: str) -> str:
    """The code of the first choice for a service: by words of its name, by the needs it answers, else the one for everybody."""
    known = fitting(receivers, audience)
    said = _plain(name)
    by_word = [one for one in known if any(_plain(word).rstrip() in said for word in one.words)]
    by_need = [one for one in known if set(needs) & set(one.needs)]
    return next((one.receiver for one in (*by_word, *by_need)), GENERAL)


def _plain(words: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in words.casefold()).split())} "
