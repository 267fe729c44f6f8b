"""What leaves is a file that opens everywhere, that a screen reader can follow and an archive can keep."""

from __future__ import annotations

import hashlib
import io
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import finish as finish_module
from fieldnotes.packet import notice
from fieldnotes.packet.content import Author, Group, Letter, PacketContent, Pair, Paper, Party
from fieldnotes.packet.finish import Attachment
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.reply import ASKS
from fieldnotes.packet.seal import (
    compare,
    file_name,
    packet_hash,
    protect,
    qr_text,
    refuse_bombs,
    say_aloud,
    verify_pdf,
)
from tests.packet import example, oracle

LONG_NAME = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff Łukaszewska-Nguyễn de la Peña y Åström"


def stretched() -> PacketContent:
    """Everything as long as it gets."""
    crowd = tuple(
        Author(name=f"{LONG_NAME} {n}", credential="LCSW", role="clinician", phone="555-0103") for n in range(4)
    )
    long_text = "\n\n".join("Very long words in a row, " + LONG_NAME * 3 + ". " + "And more. " * 200 for _ in range(3))
    summary = example.summary()
    wide = Group(
        title=LONG_NAME * 4,
        pairs=(Pair(LONG_NAME, long_text, LONG_NAME), Pair("x" * 200, "y" * 4000)),
        points=(long_text,),
    )
    return example.packet(
        msgspec.structs.replace(
            example.letter(long_text), essentials=tuple(Pair(LONG_NAME, LONG_NAME * 3) for _ in range(6)), authors=crowd
        ),
        msgspec.structs.replace(summary, title=LONG_NAME * 2, groups=(wide, *summary.groups), authors=crowd),
        example.screen(),
        sender=Party(name=LONG_NAME * 2, unit=LONG_NAME, address=LONG_NAME * 2, phone="555-0100", fax="555-0101"),
        recipient=Party(name=LONG_NAME * 2, address=LONG_NAME * 3),
        callback=crowd,
        addenda=(LONG_NAME * 5,) * 4,
    )


def bare() -> PacketContent:
    """Everything optional left out."""
    letter = msgspec.structs.replace(example.letter(""), essentials=(), request="", authors=())
    sheet = msgspec.structs.replace(example.summary(), lead="", groups=(), authors=())
    screen = msgspec.structs.replace(example.screen(), answers=(), unanswered="")
    release = msgspec.structs.replace(
        example.release(), statements=(), strokes=(), signer="", signed="", witness="", elements=()
    )
    return PacketContent(
        packet_id="R-1",
        generated_at="2026-11-23T22:04:00+00:00",
        generated="November 23, 2026, 22:04",
        sender=Party(name="Team"),
        recipient=Party(name="Center"),
        urgency="",
        parts=(letter, sheet, screen, release),
    )


CASES: dict[str, tuple[PacketContent, Paper, bool]] = {
    "usual": (example.packet(), "letter", False),
    "draft": (example.packet(), "letter", True),
    "A4": (example.packet(), "a4", False),
    "part 2": (example.treatment(), "letter", False),
    "stretched": (stretched(), "letter", True),
    "bare": (bare(), "letter", False),
    "picture": (example.packet(example.letter(), example.picture()), "letter", False),
    "cover only": (msgspec.structs.replace(example.packet(), parts=()), "letter", False),
}


@pytest.fixture(scope="module", params=list(CASES))
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, PacketContent, bool]:
    content, paper, is_draft = CASES[request.param]
    path = tmp_path_factory.mktemp("packet") / "packet.pdf"
    path.write_bytes(render_packet(content, paper=paper, is_draft=is_draft))
    return path, content, is_draft


def test_validators_checkers_and_font_lists_agree(exported: tuple[Path, PacketContent, bool]) -> None:
    path, _, _ = exported
    assert oracle.conforms(path) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", path)
    assert oracle.fonts_not_embedded(path) == []
    facts = oracle.run("pdfinfo", path)
    assert "Tagged:          yes" in facts
    assert "/Sect" in oracle.run("pdfinfo", "-struct", path) or "Sect" in oracle.run("pdfinfo", "-struct", path)


def test_every_page_says_which_it_is_and_whose(exported: tuple[Path, PacketContent, bool]) -> None:
    path, content, is_draft = exported
    pages = oracle.run("pdftotext", "-layout", path, "-").split("\f")[:-1]
    for number, text in enumerate(pages, start=1):
        assert f"{content.packet_id} · page {number} of {len(pages)}" in text
        assert "Confidential. See the notice" in text
        assert ("DRAFT – not signed" in text) == is_draft


def test_the_contents_name_the_page_where_each_part_starts(exported: tuple[Path, PacketContent, bool]) -> None:
    path, content, _ = exported
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == len(content.parts) + 2  # the cover, and the reply
    if content is not CASES["usual"][0]:
        return
    pages = oracle.run("pdftotext", "-layout", path, "-").split("\f")
    for title in ("Encounter summary", "Safety plan", "Signed release"):
        line = next(line for line in pages[0].splitlines() if line.strip().startswith(title))
        number = next(int(word) for word in line.split()[::-1] if word.isdigit())
        assert title in pages[number - 1].split("\n", 3)[2] + pages[number - 1]
        assert any(row.strip() == title for row in pages[number - 1].splitlines())


def test_the_last_page_is_an_answer_to_write_on_that_names_the_referral_and_nobody(
    exported: tuple[Path, PacketContent, bool],
) -> None:
    path, content, _ = exported
    pages = oracle.run("pdftotext", "-layout", path, "-").rstrip("\f").split("\f")
    said = " ".join(pages[-1].split())
    assert f"Referral {content.number or content.packet_id}" in said
    for asked in ASKS:
        assert asked.words in said
        assert asked.hint in said
    assert f"From {content.recipient.name.split()[0]}" in said
    assert "Reply to this referral" not in " ".join(pages[-2].split()) or len(pages) == 2, "it is one page, the last"
    letters = [part.text for part in content.parts if isinstance(part, Letter)]
    assert not any(text[:40] in said for text in letters if text)


def test_all_words_of_a_stretched_packet_are_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(render_packet(stretched()))
    text = oracle.texts(path)["pdfminer"]
    assert text.count("more.") == 200 * 3 * 3  # letter, pair and list item
    assert "".join(text.split()).count("y" * 50) >= 4000 // 50 - 2


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_packet(example.treatment()) == render_packet(example.treatment())


def test_the_same_content_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; from tests.packet import example; from fieldnotes.packet.page import render_packet;"
        "print(hashlib.sha256(render_packet(example.packet())).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True
        ).stdout.strip()
        for _ in range(2)
    }
    assert digests == {hashlib.sha256(render_packet(example.packet())).hexdigest()}


def test_different_content_gives_another_hash_and_other_bytes() -> None:
    other = example.packet(urgency="Within a week")
    assert packet_hash(other) != packet_hash(example.packet())
    assert render_packet(other) != render_packet(example.packet())


# --- 42 CFR part 2 ---------------------------------------------------------------------------------------------------


def test_the_part_2_notice_stands_word_for_word_and_short_on_each_such_page(tmp_path: Path) -> None:
    path = tmp_path / "p2.pdf"
    path.write_bytes(render_packet(example.treatment()))
    pages = oracle.run("pdftotext", path, "-").split("\f")[:-1]
    joined = " ".join(" ".join(pages).split())
    for paragraph in notice.SUBSTANCE_USE_NOTICE:
        assert paragraph in joined
    with_short = [n for n, text in enumerate(pages) if notice.SUBSTANCE_USE_FOOT in text]
    about = [
        n
        for n, text in enumerate(pages)
        if "methadone" in text or "Drawn" in text or "What the person was told" in text
    ]
    assert with_short == about
    assert "Scope of the consent" in joined


def test_the_notice_has_the_words_of_the_rule() -> None:
    whole = "\n".join(notice.SUBSTANCE_USE_NOTICE)
    # SHA-256 of the text of 42 CFR 2.32(a)(1) as amended in 2024, paragraphs joined by line feeds.
    assert (
        hashlib.sha256(whole.encode()).hexdigest() == "dae0b4d455d63722bc4e0d3760e8319ba4ea929068b0a9d96244bf20c338245d"
    )
    assert notice.SUBSTANCE_USE_FOOT == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."


def test_an_ordinary_packet_does_not_mention_part_2(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(render_packet(example.packet()))
    assert "42 CFR part 2" not in oracle.texts(path)["poppler"]


# --- names, metadata, pictures ---------------------------------------------------------------------------------------


def test_metadata_and_file_name_carry_the_packet_id_and_no_name() -> None:
    content = example.packet()
    data = render_packet(content)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = pdf.Root.Metadata.read_bytes().decode() + " ".join(str(value) for value in pdf.docinfo.values())
    assert content.packet_id in said
    for name in ("Jordan", "Alvarez", "Reyes", "Okafor", "Harbor"):
        assert name not in said
    assert file_name(content.packet_id) == "packet-R-26-0412-3.pdf"


@pytest.mark.parametrize("packet_id", ["", "a b", "../x", "Jordan Alvarez", "x" * 60, "R/1"])
def test_an_id_that_could_carry_a_name_or_a_path_is_refused(packet_id: str) -> None:
    with pytest.raises(InputProblem, match="packet_id_malformed"):
        render_packet(example.packet(packet_id=packet_id))


def test_a_photo_leaves_without_its_metadata() -> None:
    assert b"EXIFCANARY" in example.photo()
    data = render_packet(example.packet(example.picture()))
    assert "EXIFCANARY" not in oracle.everything(data)


@pytest.mark.parametrize("jpeg", [b"", b"not a picture", example.photo()[:900]])
def test_a_damaged_photo_is_refused_by_name(jpeg: bytes) -> None:
    with pytest.raises(InputProblem, match="picture_not_readable"):
        render_packet(example.packet(msgspec.structs.replace(example.picture(), jpeg=jpeg)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("see you 🙂", "U+1F642 SLIGHTLY SMILING FACE"),
        ("看医生", "U+770B CJK UNIFIED IDEOGRAPH-770B"),
        ("bell \x07", "U+0007 a control character"),
    ],
)
def test_a_character_that_cannot_be_printed_is_named_not_boxed(text: str, name: str) -> None:
    with pytest.raises(InputProblem, match="character_not_printable") as refused:
        render_packet(example.packet(example.letter(text)))
    assert refused.value.facts == {"field": "letter", "character": name}


def test_names_of_many_tongues_are_on_paper_as_typed(tmp_path: Path) -> None:
    names = [
        "José Núñez",
        "Nguyễn Thị Hồng",
        "Łukasz Wiśniewski",
        "Zoë O’Brien",
        "Søren Åström",
        "Аня Иванова",
        "Γιώργος",
        "Ọláyínká Adébáyọ̀",
    ]
    path = tmp_path / "names.pdf"
    path.write_bytes(render_packet(example.packet(example.letter("\n\n".join(names)))))
    for reader, text in oracle.texts(path).items():
        for name in names:
            assert name in text, (reader, name)


def test_decomposed_letters_print_as_composed_ones(tmp_path: Path) -> None:
    path = tmp_path / "nfd.pdf"
    path.write_bytes(render_packet(example.packet(example.letter("Jose\u0301 Nu\u0301n\u0303ez\u200b"))))
    assert "José Núñez" in oracle.texts(path)["poppler"]


def test_markup_in_a_text_is_printed_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "markup.pdf"
    path.write_bytes(render_packet(example.packet(example.letter("<b>5 < 6 & 7 > 2</b> <img src='x'/> &amp; <para>"))))
    assert "<b>5 < 6 & 7 > 2</b> <img src='x'/> &amp; <para>" in " ".join(oracle.texts(path)["poppler"].split())


# --- attachments, protection, verification ---------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7, 8])
def test_the_box_of_the_letter_holds_whatever_a_receiver_wants(count: int, tmp_path: Path) -> None:
    pairs = tuple(Pair(f"Want {n}", "" if n % 3 == 1 else f"ANSWER{n} " * (120 if n == 6 else 2)) for n in range(count))
    content = example.packet(msgspec.structs.replace(example.letter(), essentials=pairs, is_unread=count == 4))
    path = tmp_path / "packet.pdf"
    path.write_bytes(render_packet(content))
    assert oracle.conforms(path) == []
    words = " ".join(oracle.texts(path)["poppler"].split())
    for n in range(count):
        assert f"Want {n}" in words
        assert n % 3 == 1 or f"ANSWER{n}" in words
    assert words.count("not known") >= sum(n % 3 == 1 for n in range(count))
    assert ("Nobody has read this letter yet" in words) == (count == 4)


def test_data_can_be_embedded_and_the_file_still_conforms(tmp_path: Path) -> None:
    path = tmp_path / "with.pdf"
    attachment = Attachment(
        name="referral.json", mime="application/json", description="The same referral as data", data=b'{"a":1}'
    )
    path.write_bytes(render_packet(example.packet(), attachments=[attachment]))
    assert oracle.conforms(path) == []
    with pikepdf.open(path) as pdf:
        assert pdf.attachments["referral.json"].get_file().read_bytes() == b'{"a":1}'
        assert pdf.Root.AF[0].AFRelationship == "/Source"
    assert render_packet(example.packet(), attachments=[attachment]) == path.read_bytes()


def test_the_protected_copy_opens_with_its_passphrase_and_with_no_other(tmp_path: Path) -> None:
    archive = render_packet(example.packet())
    closed, passphrase = protect(archive)
    path = tmp_path / "closed.pdf"
    path.write_bytes(closed)
    assert len(passphrase.split("-")) == 6
    for reader, text in oracle.texts(path, password=passphrase).items():
        assert "Harbor Crisis Center" in text, reader
    shown = oracle.run("qpdf", f"--password={passphrase}", "--show-encryption", path)
    assert "R = 6" in shown
    assert shown.count("AESv3") == 3
    assert b"Harbor" not in closed
    assert "R-26-0412-3" not in closed.decode("latin-1")  # metadata is encrypted too
    wrong = subprocess.run(["pdftotext", "-upw", "wrong", str(path), "-"], capture_output=True, check=False)
    assert wrong.returncode != 0
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(str(path), password="wrong")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(str(path))


def test_two_copies_never_share_a_passphrase_and_it_can_be_said_by_phone() -> None:
    archive = render_packet(example.packet())
    found = {protect(archive)[1] for _ in range(5)}
    assert len(found) == 5
    assert all(len(passphrase) <= 32 for passphrase in found)
    assert say_aloud("amber-dock-elm-fig-gate-hill")[0] == "1. amber: A M B E R"


def test_a_packet_is_verified_by_its_own_words_and_by_the_disclosure() -> None:
    content = example.packet()
    archive = render_packet(content)
    facts = verify_pdf(archive)
    digest = hashlib.sha256(archive).hexdigest()
    assert (facts.packet_id, facts.content_sha256) == (content.packet_id, packet_hash(content))
    assert facts.is_consistent
    assert (facts.file_sha256, facts.archive_sha256) == (digest, digest)
    assert compare(facts, disclosed_sha256=digest) == "matches"
    assert compare(facts, disclosed_sha256="0" * 64) == "differs"
    assert compare(facts, disclosed_sha256="") == "unknown"


def test_the_protected_copy_gives_back_the_very_bytes_of_the_archive() -> None:
    archive = render_packet(example.treatment())
    closed, passphrase = protect(archive)
    facts = verify_pdf(closed, passphrase=passphrase)
    assert facts.is_encrypted
    assert facts.archive_sha256 == hashlib.sha256(archive).hexdigest()
    with pytest.raises(InputProblem, match="passphrase_needed"):
        verify_pdf(closed)
    with pytest.raises(InputProblem, match="passphrase_wrong"):
        verify_pdf(closed, passphrase="wrong")


def test_a_changed_word_is_found_by_the_disclosure(tmp_path: Path) -> None:
    archive = render_packet(example.packet())
    path = tmp_path / "changed.pdf"
    with pikepdf.open(io.BytesIO(archive)) as pdf:
        pdf.docinfo.Title = "Referral packet R-26-0412-4"
        pdf.save(path)
    facts = verify_pdf(path.read_bytes())
    assert compare(facts, disclosed_sha256=hashlib.sha256(archive).hexdigest()) == "differs"


def test_a_swapped_identity_in_the_metadata_contradicts_the_qr() -> None:
    archive = render_packet(example.packet())
    with pikepdf.open(io.BytesIO(archive)) as pdf:
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"R-26-0412-3:", b"R-26-0413-3:"))
        out = io.BytesIO()
        pdf.save(out)
    facts = verify_pdf(out.getvalue())
    assert facts.packet_id == "R-26-0413-3"
    assert not facts.is_consistent


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "not_a_pdf"), (b"hello", "not_a_pdf"), (b"%PDF-1.7\n%%EOF", "not_a_pdf")]
)
def test_another_file_is_told_apart(data: bytes, code: str) -> None:
    with pytest.raises(InputProblem, match=code):
        verify_pdf(data)


def test_a_foreign_pdf_is_told_apart(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "foreign.pdf")
    with pytest.raises(InputProblem, match="not_our_packet"):
        verify_pdf((tmp_path / "foreign.pdf").read_bytes())


def test_the_qr_on_the_cover_can_be_read_from_the_paper(tmp_path: Path) -> None:
    """The drawn squares are the code's modules: compared with the encoder's own matrix on the rendered page."""
    import segno

    content = example.packet()
    path = tmp_path / "qr.pdf"
    path.write_bytes(render_packet(content))
    with pikepdf.open(path) as pdf:
        box = next(
            [float(v) for v in thing.A.BBox]
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary)
            and thing.get("/S") == "/Figure"
            and str(thing.Alt).startswith("QR")
        )
    expected = [
        list(row)
        for row in segno.make(
            qr_text(content.packet_id, packet_hash(content)), error="m", micro=False, boost_error=False
        ).matrix
    ]
    document = pypdfium2.PdfDocument(str(path))
    image = document[0].render(scale=6).to_pil().convert("L")
    document.close()
    step = (box[2] - box[0]) / (len(expected) + 8) * 6
    left, top = box[0] * 6 + 4 * step, image.height - box[3] * 6 + 4 * step
    read = [
        [
            int(image.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128)
            for x in range(len(expected))
        ]
        for y in range(len(expected))
    ]
    assert read == expected


def test_no_stream_ends_in_a_line_break_that_an_archive_would_count_as_damage() -> None:
    """Found on one hand-over in ten: compressed data ending in CR or LF run into the line end before "endstream"."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        texts = [b"a" * n for n in range(1, 1500)]  # every last byte of the check sum occurs
        pdf.Root.Plain = pikepdf.Array([pdf.make_indirect(pikepdf.Stream(pdf, text)) for text in texts])
        pdf.Root.Fonts = pikepdf.Array(
            [pdf.make_indirect(pikepdf.Stream(pdf, text, Length1=len(text))) for text in texts]
        )
        finish_module._compress(pdf)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
    with pikepdf.open(out) as pdf:
        for streams, is_text in ((pdf.Root.Plain, True), (pdf.Root.Fonts, False)):
            for stream, text in zip(streams, texts, strict=True):
                assert stream.read_raw_bytes()[-1:] not in (b"\r", b"\n")
                assert stream.read_bytes().rstrip(b" " if is_text else b"") == text


def _metadata_bomb(unpacked_mb: int) -> bytes:
    packed = zlib.compress(b"\0" * (unpacked_mb << 20), 9)
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"3 0 obj\n<< /Length " + str(len(packed)).encode() + b" /Filter /FlateDecode >>\nstream\n" + packed
    ) + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _object_stream_bomb(unpacked_mb: int) -> bytes:
    packed = zlib.compress(b"4 0 " + b" " * (unpacked_mb << 20) + b"<<>>", 9)
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 4 0 R >>\nendobj\n"
    at = len(body)
    body += b"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length " + str(len(packed)).encode()
    body += b" /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    places = [(0, 0, 65535), (1, 9, 0), (0, 0, 0), (1, at, 0), (2, 3, 0), (1, len(body), 0)]
    table = b"".join(bytes([kind]) + a.to_bytes(4, "big") + b.to_bytes(2, "big") for kind, a, b in places)
    end = f"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length {len(table)} >>\nstream\n".encode()
    return body + end + table + f"\nendstream\nendobj\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.mark.parametrize("bomb", [_metadata_bomb, _object_stream_bomb])
def test_a_strangers_file_does_not_fill_the_memory_in_which_notes_lie(bomb: Callable[[int], bytes]) -> None:
    data = bomb(300)  # 0.3 MB on the disk
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputProblem, match="not_a_pdf"):
        verify_pdf(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # kB


@pytest.mark.parametrize("said", [b"stream\n", b"stream\n" + zlib.compress(b"")])
def test_a_file_that_says_many_times_that_a_stream_begins_kept_the_computer_for_minutes(said: bytes) -> None:
    data = b"%PDF-1.7\n" + said * (100_000 // len(said)) + b"0" * 20_000_000
    begun = time.process_time()
    with pytest.raises(InputProblem, match="not_a_pdf"):
        verify_pdf(data)
    assert time.process_time() - begun < 10
    with pytest.raises(InputProblem, match="not_a_pdf"):
        refuse_bombs(said * 200_002)


def test_what_a_file_unpacks_to_is_measured_stream_by_stream_and_together() -> None:
    def streams(*sizes_mb: int) -> bytes:
        return b"".join(b"stream\n" + zlib.compress(b"\0" * (size << 20), 9) + b"\nendstream\n" for size in sizes_mb)

    refuse_bombs(streams(16, 16, 16, 16))
    for sizes in ((17,), (15, 15, 15, 15, 5)):
        with pytest.raises(InputProblem, match="not_a_pdf"):
            refuse_bombs(streams(*sizes))
