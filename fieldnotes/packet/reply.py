"""The page a receiver answers on: what it asks, and what a form that came back says.

The names of its fields carry packet id and content hash. Whatever program fills the form in keeps them, also one that writes pages and
metadata anew; so an answer finds its referral, and one that was made for another does not.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import unicodedata
from typing import TYPE_CHECKING, Any

import msgspec

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet.seal import MARK, identifier, limit_unpacking, refuse_bombs

if TYPE_CHECKING:
    import pikepdf

MOST_TEXT = 300  # characters of one answer; what is longer is cut and says so
MOST_FIELDS = 200


class Ask(msgspec.Struct, frozen=True):
    """One line of the form. `tick`: code of its box (vocabulary referral_answer, decline_reason); `field`: its line to write on."""

    words: str
    tick: str = ""
    field: str = ""
    hint: str = ""  # what to write there
    is_reason: bool = False


ASKS: tuple[Ask, ...] = (
    Ask("Arrived", tick="arrived", field="about_arrived", hint="Day and time"),
    Ask("Did not arrive", tick="not_arrived", field="about_not_arrived", hint="Since when expected"),
    Ask("Accepted", tick="accepted", field="about_accepted", hint="From when"),
    Ask("Appointment", tick="appointment", field="about_appointment", hint="Day and time"),
    Ask("Not accepted", tick="declined", field="about_declined", hint="Why, in a few words"),
    Ask("No place free", tick="no_place", is_reason=True),
    Ask("Does not fit what we offer", tick="not_eligible", is_reason=True),
    Ask("Needs a medical examination first", tick="medical_first", is_reason=True),
    Ask("We could not reach the person", tick="not_reached", is_reason=True),
    Ask("The person does not want it", tick="person_declined", is_reason=True),
    Ask("Please call us", tick="please_call", field="about_please_call", hint="Whom, which number, when"),
    Ask("Who answers", field="answered_by", hint="Name and role"),
    Ask("On", field="answered_on", hint="Date"),
)
TICKS = frozenset(ask.tick for ask in ASKS if ask.tick)
TEXTS = frozenset(ask.field for ask in ASKS if ask.field)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What a form says that came back. `texts`: name in TEXTS to words as written, at most MOST_TEXT characters each."""

    packet_id: str
    content_sha256: str
    page_print: str  # of the page and its fields as they came back, to compare with `page_print` of what was sent
    ticks: tuple[str, ...] = ()  # Ask.tick
    texts: dict[str, str] = {}
    was_cut: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing was answered; who answers and when is no answer."""
        return not self.ticks and not (set(self.texts) - {"answered_by", "answered_on"})


def is_sound(reply: Reply) -> bool:
    """Whether it is one that `read_reply` can have made: what a child says that a file has taken over is not believed."""
    return (
        bool(MARK.fullmatch(f"fieldnotes:{reply.packet_id}:sha256:{reply.content_sha256}"))
        and set(reply.ticks) <= TICKS
        and len(reply.ticks) == len(set(reply.ticks))
        and set(reply.texts) <= TEXTS
        and all(text and len(text) <= MOST_TEXT and _tidy(text) == text.rstrip() for text in reply.texts.values())
        and len(reply.page_print) <= len(reply.content_sha256)
    )


def form_name(packet_id: str, content_hash: str) -> str:
    """The name of the form's root field."""
    return identifier(packet_id, content_hash)


# --- a form that came back -------------------------------------------------------------------------------------------


def read_reply(data: bytes, *, passphrase: str = "") -> Reply:
    """The answers of a filled form. A stranger's file: call it in the child (`intake.take_reply`).

    InputProblem: "not_a_pdf", "passphrase_needed", "passphrase_wrong", "reply_without_fields" (no form of ours: printed, or drawn anew),
    "reply_contradicts_itself" (parts of two packets, or metadata of another one).
    """
    import pikepdf

    limit_unpacking()
    refuse_bombs(data)
    try:
        with pikepdf.open(io.BytesIO(data), password=passphrase) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError as wrong:
        raise InputProblem("passphrase_wrong" if passphrase else "passphrase_needed", field="file") from wrong
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as broken:
        raise InputProblem("not_a_pdf", field="file") from broken


def page_print(data: bytes) -> str:
    """What the reply page of our own file is, to compare with one that came back: hex, empty when there is none."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = _root_of(pdf)
        return _print_of(pdf, form) if form is not None else ""


def _read(pdf: pikepdf.Pdf) -> Reply:
    form = _root_of(pdf)
    if form is None:
        raise InputProblem("reply_without_fields", field="file")
    packet_id, content_hash = _claim(str(form["/T"]))
    if any(claim != (packet_id, content_hash) for claim in _other_claims(pdf)):
        raise InputProblem("reply_contradicts_itself", field="file")
    ticks, texts, was_cut = set[str](), dict[str, str](), False
    for name, node in _kids(form):
        if name in TICKS and _is_on(node):
            ticks.add(name)
        words = _words(node.get("/V")) if name in TEXTS else ""
        if words:
            was_cut = was_cut or len(words) > MOST_TEXT
            texts[name] = words[:MOST_TEXT]
    return Reply(
        packet_id=packet_id,
        content_sha256=content_hash,
        page_print=_print_of(pdf, form),
        ticks=tuple(ask.tick for ask in ASKS if ask.tick in ticks),
        texts={ask.field: texts[ask.field] for ask in ASKS if ask.field in texts},
        was_cut=was_cut,
    )


def _root_of(pdf: pikepdf.Pdf) -> Any:
    """The root field of our form; None when there is none."""
    import pikepdf

    acro = pdf.Root.get("/AcroForm")
    fields = acro.get("/Fields") if isinstance(acro, pikepdf.Dictionary) else None
    ours = [node for node in _dictionaries(fields) if MARK.fullmatch(str(node.get("/T", "")))]
    if len(ours) > 1:
        raise InputProblem("reply_contradicts_itself", field="file")
    return ours[0] if ours else None


def _dictionaries(things: object) -> list[Any]:
    import pikepdf

    if not isinstance(things, pikepdf.Array):
        return []
    return [one for one in itertools.islice(iter(things), MOST_FIELDS) if isinstance(one, pikepdf.Dictionary)]


def _kids(form: Any) -> list[tuple[str, Any]]:
    return [(str(kid["/T"]), kid) for kid in _dictionaries(form.get("/Kids")) if "/T" in kid]


def _claim(text: str) -> tuple[str, str]:
    found = MARK.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")


def _other_claims(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """What the metadata and the codes on the pages say, where they are still there: most viewers keep both."""
    import pikepdf

    said = []
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream):
        said.append(metadata.read_bytes().decode("utf-8", "replace"))
    said += [
        str(thing["/Alt"])
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Figure and "/Alt" in thing
    ]
    return [(found[1], found[2]) for text in said for found in MARK.finditer(text)]


def _is_on(node: Any) -> bool:
    """A box is on by its value, or by the state it shows where a program wrote only that."""
    import pikepdf

    states = [node.get("/V"), node.get("/AS"), *(widget.get("/AS") for widget in _dictionaries(node.get("/Kids")))]
    named = [state for state in states if isinstance(state, pikepdf.Name)]
    return bool(named) and named[0] != pikepdf.Name.Off


def _words(value: object) -> str:
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        text = value.read_bytes()[: 4 * MOST_TEXT].decode("utf-8", "replace")
    else:
        text = str(value) if isinstance(value, (pikepdf.String, str)) else ""
    return _tidy(text)


def _tidy(text: str) -> str:
    text = "".join(" " if c in "\r\n\t\v\f\x85\u2028\u2029" else c for c in text)
    # Marks that turn the direction or hide letters could make an answer read as another one.
    return " ".join("".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] != "C").split())


def _print_of(pdf: pikepdf.Pdf, form: Any) -> str:
    """A hash over the marks of the pages that carry the fields, and each field's name, kind and spoken words."""
    import pikepdf

    fields = [
        (name, str(kid.get("/FT", "")), str(kid.get("/TU", "")), [round(float(n)) for n in kid.get("/Rect", [])])
        for name, kid in _kids(form)
    ]
    ours = {kid.objgen for _, kid in _kids(form)}
    marks = hashlib.sha256(repr(sorted(fields)).encode())
    for sheet in pdf.pages:
        notes = _dictionaries(sheet.obj.get("/Annots"))
        if ours & {note.objgen for note in notes}:
            pikepdf.Page(sheet).contents_coalesce()
            marks.update(sheet.obj.Contents.read_bytes().strip())
    return marks.hexdigest()
