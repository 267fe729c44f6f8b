"""Every script we can print: shaped, in the order of its language, with phone numbers as they are dialled, and read back as written."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bidi import get_display  # type: ignore[import-untyped] # it publishes no types
from hypothesis import example as always
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter
from reportlab.platypus import TableStyle

from fieldnotes.packet.bidi import MARKS, isolate_numbers, levels, order
from fieldnotes.packet.content import Author, Group, HandoverLine, PacketContent, Pair, Party, Sheet
from fieldnotes.packet.font import base_path, printable, register
from fieldnotes.packet.layout import LEFT, PAPERS, RIGHT, Page, build, style
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.script import SCRIPTS, script_of, shape, typeface
from fieldnotes.packet.sheet import render_handover
from fieldnotes.packet.tagged import Grid, Node, Words
from tests.packet import example, oracle

PHONE = "555-0134"
SAMPLES = {
    "Arabic": "اسمي محمد علي، وأسكن في شارع الحرية. اتصلوا بي على 555-0134 أو (555) 010-0134. سألني John Smith (clinician.) عن "
    "الدواء: Sertraline 50 mg، وموعدي يوم 2026-11-24 الساعة 14:30. مُحَمَّد",
    "Persian": "می‌خواهم با خواهرم صحبت کنم؛ شماره‌اش ۵۵۵-۰۱۳۴ است، یا 555-0134.",
    "Urdu": "میرا نام عائشہ ہے۔ میرا فون 555-0134 ہے۔ مجھے آج رات مدد چاہیے۔",
    "Hebrew": "שמי דוד כהן (David Cohen). הטלפון שלי 555-0134, ושל אחותי 555-0140. אני גר ברחוב הרצל 12. שָׁלוֹם",
    "Hindi": "मेरा नाम अनिता शर्मा है। फ़ोन 555-0134। मुझे क्षत्रिय स्कूल के पास कि मदद चाहिए, हिन्दी में प्रार्थना।",
    "Bengali": "আমার নাম রহিমা। ফোন 555-0134। আমার সাহায্য দরকার, ক্ষমা করবেন।",
    "Punjabi": "ਮੇਰਾ ਨਾਮ ਗੁਰਪ੍ਰੀਤ ਹੈ। ਫ਼ੋਨ 555-0134।",
    "Gujarati": "મારું નામ કિરણ છે. ફોન 555-0134. ક્ષમા",
    "Odia": "ମୋର ନାମ ଲକ୍ଷ୍ମୀ। ଫୋନ 555-0134।",
    "Tamil": "என் பெயர் கவிதா. தொலைபேசி 555-0134. எனக்கு உதவி வேண்டும், கொஞ்சம் பேச வேண்டும்.",
    "Telugu": "నా పేరు లక్ష్మి. ఫోన్ 555-0134. నాకు సహాయం కావాలి.",
    "Kannada": "ನನ್ನ ಹೆಸರು ಲಕ್ಷ್ಮಿ. ಫೋನ್ 555-0134.",
    "Malayalam": "എന്റെ പേര് ലക്ഷ്മി. ഫോൺ 555-0134. എനിക്ക് സഹായം വേണം.",
    "Sinhala": "මගේ නම ලක්ෂ්මී. දුරකථන 555-0134. ශ්‍රී ලංකාව",
    "Thai": "ดิฉันชื่อสมศรี ใจดี โทร 555-0134 ต้องการความช่วยเหลือ น้ำดื่มและที่พักคืนนี้",
    "Lao": "ຂ້ອຍຊື່ ສົມສັກ ເບີໂທ 555-0134 ຕ້ອງການຄວາມຊ່ວຍເຫຼືອ",
    "Burmese": "ကျွန်မနာမည် မြမြ ဖြစ်ပါတယ်။ ဖုန်း 555-0134 ကူညီပေးပါ။",
    "Khmer": "ខ្ញុំឈ្មោះ សុខា លេខទូរស័ព្ទ 555-0134 ខ្ញុំត្រូវការជំនួយនៅយប់នេះ",
    "Amharic": "ስሜ አበበ ነው። ስልኬ 555-0134 ነው። እርዳታ እፈልጋለሁ።",
    "Armenian": "Իմ անունը Արմեն է։ Հեռախոսս՝ 555-0134։",
    "Georgian": "ჩემი სახელია ნინო. ტელეფონი 555-0134.",
    "Russian": "Меня зовут Аня. Телефон 555-0134.",
    "Vietnamese": "Tôi tên là Nguyễn Thị Hồng. Điện thoại 555-0134.",
    "signs": "BP ≥ 140, PHQ-9 ≤ 10 → call ✓ ⚠ 555-0134",
}
RIGHT_TO_LEFT = ("Arabic", "Persian", "Urdu", "Hebrew")
NAMES = {  # forty characters and what a name may hold
    "Arabic": "عبد الرحمن بن محمد بن عبد العزيز الهاشمي",
    "Hindi": "श्री लक्ष्मीनारायण कृष्णमूर्ति वेंकटरामन",
    "Amharic": "ወይዘሮ ጥሩነሽ ገብረመድኅን ወልደሚካኤል ተክለሃይማኖት",
    "Hebrew": "רבקה-מרים בת־שבע אברהמסון לבית הורוביץ־כהן",
}


def squeezed(text: str) -> str:
    """Without spaces and marks that nobody sees: line ends of a page are not part of a text."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c) != "Cf")


def one(path: Path, *texts: str, size: float = 11, width: float = 400.0) -> Path:
    """A page with these paragraphs in a column."""
    register()
    cells = [[Words(printable(text, where="test"), style(size, after=0), Node("P"))] for text in texts]
    bare = TableStyle([(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")])
    column = Grid(cells, colWidths=[width], style=bare, hAlign="LEFT")
    path.write_bytes(build([column], paper="letter", dress=lambda *_: None))
    return path


def shown(text: str, direction: str) -> str:
    """The characters of one line from left to right."""
    level = levels(text, "R" if direction == "R" else "L")
    return "".join(text[i] for i in order(level) if text[i] not in MARKS)


# --- order -----------------------------------------------------------------------------------------------------------

_LETTERS = "aB1٣۴אبג ,.-+/$%:!«»<\u0301\u064b"


@settings(max_examples=400, deadline=None)
@given(st.text(_LETTERS + "()[]{}\u2045\u2046", max_size=16), st.sampled_from("LR"))
def test_lines_have_the_order_another_engine_gives_them(text: str, direction: str) -> None:
    assert shown(text.rstrip(), direction) == get_display(text.rstrip(), base_dir=direction)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.text(_LETTERS, max_size=5), st.sampled_from(" \u2066\u2067\u2068")), max_size=5),
    st.sampled_from("LR"),
)
def test_what_keeps_its_own_order_has_the_one_another_engine_gives_it(
    parts: list[tuple[str, str]], direction: str
) -> None:
    text = "".join(said if mark == " " else f"{mark}{said}\u2069" for said, mark in parts) + "!"
    other = get_display(text, base_dir=direction)
    assert shown(text, direction) == "".join(c for c in other if c not in MARKS)


def test_brackets_stay_with_what_they_enclose() -> None:
    assert shown("אב Smith (Dr.) גד", "R") == "דג Smith (Dr.) בא"


@pytest.mark.parametrize(
    "number",
    [
        "555-0134", "(555) 010-0134", "+1 (555) 010-0134", "1-800-273-8255", "555.0134", "555 0134", "555 0134 ext. 5",
        "555–0134", "5 5 5 0 1 3 4", "R-26-0412-3", "CR-26-00417-3", "417-A", "4C12", "2026-11-24", "11/24/2026", "14:30",
        "21:02-22:40", "PHQ-9", "jo-7@example.org", "٥٥٥-٠١٣٤", "۵۵۵-۰۱۳۴", "12/80", "$1.50", "50-100",
        "Ñ7", "Peña12", "QĐŐÅÅ82Z", "Аня2", "12Ж",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["اتصل {} الآن", "طلب {}، ثم", "התקשר {} עכשיו", "({}) שלום", "מספר: {}.", "رقم {}", "{} عربي"]
)
def test_a_number_keeps_its_order_among_letters_from_right_to_left(number: str, around: str) -> None:
    text = isolate_numbers(around.format(number))
    for direction in "LR":
        assert number in shown(text, direction)


def test_two_numbers_follow_each_other_in_the_order_of_the_sentence() -> None:
    line = shown(isolate_numbers("الرقم 555-0134، ثم 555-0140"), "R")
    assert line.index("555-0140") < line.index("555-0134")


# --- fonts -----------------------------------------------------------------------------------------------------------


def claimed() -> Iterator[str]:
    """Every character that we say we can print beyond the two fonts of every packet."""
    for script in SCRIPTS:
        for first, last in script.spans:
            yield from (char for char in map(chr, range(first, last + 1)) if script_of(char) is script)


def test_every_character_we_claim_has_a_glyph_in_both_weights() -> None:
    found = 0
    for char in claimed():
        script = script_of(char)
        for is_bold in (False, True):
            clusters = shape(
                char, 0, 1, typeface(script, "", is_bold=is_bold), is_rtl=unicodedata.bidirectional(char) in "R AL"
            )
            assert all(glyph for cluster in clusters for glyph, _, _ in cluster.glyphs), f"U+{ord(char):04X}"
            assert any(cluster.top or cluster.bottom for cluster in clusters), f"U+{ord(char):04X} leaves no ink"
        found += 1
    assert found > 3500
    assert {script_of(text) for sample in SAMPLES.values() for text in sample} >= set(SCRIPTS)


def test_bold_is_bolder() -> None:
    def ink(is_bold: bool) -> int:
        page = Page(400, Node("Sect"), where="test")
        page.say(SAMPLES["Arabic"], style(11, is_bold=is_bold))
        return sum(picture(build(page.flow, paper="letter", dress=lambda *_: None)).histogram()[:128])

    assert ink(is_bold=True) > ink(is_bold=False) * 1.2


def test_a_latin_packet_reads_no_other_font() -> None:
    code = (
        "from tests.packet import example; from fieldnotes.packet.page import render_packet; from fieldnotes.packet import script;"
        "import sys; render_packet(example.packet());"
        "assert script._face.cache_info().currsize == 0; assert 'fontTools.fontBuilder' not in sys.modules;"
        "render_packet(example.packet(example.letter('שלום רב'))); assert script._face.cache_info().currsize == 2"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


# --- on paper --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "packet.pdf"
    path.write_bytes(render_packet(packet_of(SAMPLES)))
    return path


def packet_of(samples: dict[str, str]) -> PacketContent:
    """Everywhere a text can stand: head, foot, letter, table, list, heading, names."""
    texts = list(samples.values())
    author = Author(name=NAMES["Hindi"], role="clinician", credential="LCSW", phone="555-0103", signed="Signed")
    sheet = Sheet(
        block=example.block("encounter_summary"),
        title=samples["Tamil"],
        lead=samples["Hebrew"],
        groups=(
            Group(
                title=NAMES["Arabic"], pairs=tuple(Pair(name, text, NAMES["Amharic"]) for name, text in samples.items())
            ),
            Group(title="Said", points=tuple(texts), paragraphs=tuple(texts)),
        ),
        authors=(author, example.OKAFOR),
    )
    letter = example.letter("\n\n".join(texts))
    return example.packet(
        letter,
        sheet,
        sender=Party(name=NAMES["Arabic"], unit="Night unit 4C12", address=samples["Thai"], phone="555-0100"),
        recipient=Party(name=NAMES["Hebrew"], address="12 Pier Rd", phone="555-0140"),
        callback=(author,),
        addenda=(samples["Khmer"],),
    )


def test_a_packet_in_every_script_passes_every_checker(packet: Path) -> None:
    assert oracle.conforms(packet) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", packet)
    assert oracle.fonts_not_embedded(packet) == []


def test_it_has_the_same_bytes_in_another_process_and_another_language_of_the_machine(packet: Path) -> None:
    code = (
        "import sys; from tests.packet.test_script import *;sys.stdout.buffer.write(render_packet(packet_of(SAMPLES)))"
    )
    env = {
        "PATH": "/usr/bin:/bin",
        "LANG": "ur_PK.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "ur",
        "HOME": "/nonexistent",
    }
    again = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True, capture_output=True, env=env
    )
    assert again.stdout == packet.read_bytes()


@pytest.fixture(scope="module")
def readings(packet: Path) -> dict[str, str]:
    """The text as each reader gives it, without spaces."""
    found = {
        **oracle.texts(packet),
        "in the order of the content": oracle.spoken(packet),
        "MuPDF": oracle.written(packet),
    }
    return {reader: squeezed(text) for reader, text in found.items()}


@pytest.mark.parametrize("language", SAMPLES)
def test_its_text_reads_back_as_it_was_written(readings: dict[str, str], language: str) -> None:
    """Three readers go from left to right over the page whatever its language; what runs the other way is asked of them below."""
    for reader, found in readings.items():
        if language not in RIGHT_TO_LEFT or reader in {"in the order of the content", "MuPDF"}:
            assert found.count(squeezed(SAMPLES[language])) >= 3, reader


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_readers_that_keep_the_order_of_the_page_have_every_word_and_number_whole(
    readings: dict[str, str], language: str
) -> None:
    for reader in ("poppler", "pdfium"):
        for word in re.findall(r"[^\s.,:;()،؛۔]+", SAMPLES[language]):
            assert squeezed(word) in readings[reader], (reader, word)
        assert readings[reader].count(PHONE) >= len(SAMPLES) * 3


def test_what_runs_right_to_left_is_said_in_the_structure_as_it_is_spoken(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        said = [
            str(thing.ActualText)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing
        ]
    for language in RIGHT_TO_LEFT:
        assert sum(text == SAMPLES[language] for text in said) >= 3
    assert not any(SAMPLES["Hindi"] == text for text in said)  # its order on the page is that of its words


@always(words=["اسمي"] * 3 + ["555-0134."] * 3 + ["లక్ష్మి."])
@always(words=["John"])
@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(word for sample in SAMPLES.values() for word in sample.split()),
                "(",
                ")",
                ".",
                "،",
                "Smith",
                "–",
                "«",
                "»",
                "988",
            ]
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_mixture_reads_back_in_order_with_its_numbers_whole(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    text = " ".join(words)
    path = one(tmp_path_factory.getbasetemp() / "mixed.pdf", text, width=260)
    assert squeezed(oracle.spoken(path)) == squeezed(text)
    plain = re.sub(r"\s+", "", oracle.texts(path)["poppler"])
    assert plain.count(PHONE) == text.count(PHONE)
    box = ink_box(path)
    assert (
        LEFT - 3 <= box[0] < box[2] <= LEFT + 263
    )  # the foot of a J at the left edge, a bow of Telugu at the right one


# --- lines -----------------------------------------------------------------------------------------------------------


def picture(data: bytes | Path, scale: float = 2) -> Image.Image:
    """The first page in grey."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=scale).to_pil().convert("L")
    document.close()
    return image


def ink_box(path: Path) -> tuple[float, float, float, float]:
    """Where the first page is black, in points from its left head."""
    box = ImageChops.invert(picture(path)).getbbox()
    assert box is not None
    return box[0] / 2, box[1] / 2, box[2] / 2, box[3] / 2


@pytest.mark.parametrize(
    ("text", "is_right"), [("שלום 555-0134", True), ("مرحبا Smith", True), ("नमस्ते", False), ("Smith שלום", False)]
)
def test_a_line_begins_where_its_first_letter_says(tmp_path: Path, text: str, is_right: bool) -> None:
    left, _, right, _ = ink_box(one(tmp_path / "line.pdf", text))
    assert (abs(right - LEFT - 400) < 2) == is_right
    assert (abs(left - LEFT) < 2) == (not is_right)


def test_a_line_without_letters_goes_with_the_one_before_it(tmp_path: Path) -> None:
    left, _, _, _ = ink_box(one(tmp_path / "line.pdf", "שלום\n555-0134"))
    assert left > LEFT + 300


def test_a_list_from_right_to_left_has_its_points_at_the_right(tmp_path: Path) -> None:
    register()
    width = PAPERS["letter"][0] - LEFT - RIGHT
    page = Page(width, Node("Sect"), where="test")
    page.points([SAMPLES["Arabic"]])
    path = tmp_path / "list.pdf"
    path.write_bytes(build(page.flow, paper="letter", dress=lambda *_: None))
    point = next(x for char, x, _ in oracle.placed(path) if char == "•")
    assert LEFT + width - 12 < point < LEFT + width
    assert all(x < LEFT + width - 13 for char, x, _ in oracle.placed(path) if char != "•")


def test_words_of_a_line_from_right_to_left_go_leftwards_and_the_next_line_is_below(tmp_path: Path) -> None:
    path = one(tmp_path / "wrapped.pdf", "אחד שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר", width=120)
    letters = [c for c in oracle.placed(path) if c[0].strip()]
    rows = sorted({round(y) for _, _, y in letters}, reverse=True)
    assert len(rows) >= 2
    assert [round(y) for _, _, y in letters] == sorted((round(y) for _, _, y in letters), reverse=True)
    for row in rows:
        places = [x for _, x, y in letters if round(y) == row]
        assert places == sorted(places, reverse=True)
        assert places[0] > LEFT + 100  # each begins at the right


def test_a_phone_number_is_drawn_from_left_to_right_within_a_line_from_right_to_left(tmp_path: Path) -> None:
    letters = oracle.placed(one(tmp_path / "phone.pdf", f"اتصلوا على {PHONE} الآن"))
    digits = [(c, x) for c, x, _ in letters if c in PHONE]
    assert "".join(c for c, _ in sorted(digits, key=lambda d: d[1])) == PHONE


@pytest.mark.parametrize("language", ["Burmese", "Khmer", "Thai", "Hindi", "Arabic"])
def test_high_and_deep_letters_of_neighbouring_lines_do_not_touch(tmp_path: Path, language: str) -> None:
    high = {
        "Burmese": "ကျွန်ုပ်တို့ မြို့ ဣန္ဒြေ္",
        "Khmer": "ស្ត្រី ខ្ញុំ ព្រឹក្សា ស្រ្តី",
        "Thai": "ที่ปู่ ญี่ฎุ่น",
        "Hindi": "र्त्स्न्य ट्ठ्ठू र्कैं",
        "Arabic": "مُحَمَّدٌ كِتَابٍ",
    }
    path = one(tmp_path / "high.pdf", " ".join([high[language]] * 30), width=200)
    image = picture(path, 4)
    box = ImageChops.invert(image).getbbox()
    assert box is not None
    rows = [any(image.crop((box[0], y, box[2], y + 1)).histogram()[:128]) for y in range(box[1], box[3])]
    lines = len({round(y) for char, _, y in oracle.placed(path) if char == " "})
    gaps = sum(a and not b for a, b in pairwise(rows))
    assert lines > 3
    assert gaps >= lines - 1  # a white row between every two lines


@pytest.mark.parametrize("language", ["Thai", "Khmer", "Burmese", "Lao"])
def test_a_language_without_spaces_is_broken_between_syllables(tmp_path: Path, language: str) -> None:
    text = SAMPLES[language].replace(" ", "").replace(PHONE, "") * 6
    path = one(tmp_path / "long.pdf", text, width=150)
    box = ink_box(path)
    assert box[2] <= LEFT + 151
    assert squeezed(oracle.spoken(path)) == squeezed(text)
    lines: dict[int, str] = {}
    for char, _, y in oracle.placed(path):
        lines[round(y)] = lines.get(round(y), "") + char
    assert len(lines) > 5
    for line in lines.values():
        assert not unicodedata.category(line[0]).startswith("M")
        assert line[0] not in "ะาำๆฯະາຳໆຯ"
        assert line[-1] not in "เแโใไເແໂໃໄ"


def test_a_place_to_break_is_used_and_never_drawn(tmp_path: Path) -> None:
    word = "ខ្ញុំត្រូវការជំនួយ"
    path = one(tmp_path / "zwsp.pdf", "\u200b".join([word] * 6), width=150)
    lines: dict[int, str] = {}
    for char, _, y in oracle.placed(path):
        lines[round(y)] = lines.get(round(y), "") + char
    assert all(line == word * (len(line) // len(word)) for line in lines.values())


def test_a_long_text_runs_over_pages_without_losing_a_word(tmp_path: Path) -> None:
    text = " ".join([SAMPLES["Arabic"], SAMPLES["Hebrew"], SAMPLES["Hindi"]] * 40)
    path = tmp_path / "long.pdf"
    path.write_bytes(render_packet(example.packet(example.letter(text))))
    assert oracle.conforms(path) == []
    assert squeezed(text) in squeezed(
        re.sub(r"Confidential\. See.{0,40}page \d of \d|City Co-Response TeamR-26.{0,40}22:04", "", oracle.spoken(path))
    )
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 4


def test_a_lead_and_a_gap_keep_their_own_direction(tmp_path: Path) -> None:
    node = Node("P")
    register()
    words = Words("שלום. (a)", style(11), node, lead="We ask you to", underlined="Age: not known.")
    path = tmp_path / "lead.pdf"
    path.write_bytes(build([words], paper="letter", dress=lambda *_: None))
    at = {c: x for c, x, _ in oracle.placed(path)}
    assert at["W"] > at["ש"] > at["A"]  # from the right: lead, text, gap
    assert node.said == "We ask you to שלום. (a) Age: not known."
    assert squeezed(oracle.spoken(path)) == squeezed(node.said)


def test_struck_and_underlined_words_have_their_lines(tmp_path: Path) -> None:
    def lines(**look: object) -> int:
        words = Words("שלום עולם", style(11), Node("P"), **look)  # type: ignore[arg-type] # looks of one kind or another
        return build([words], paper="letter", dress=lambda *_: None).count(b" l S")

    register()
    assert lines() == 0
    assert lines(is_struck=True) == 1
    assert lines(underlined="גיל לא ידוע.") == 1


# --- the other papers ------------------------------------------------------------------------------------------------


def test_a_hand_over_in_arabic_is_one_page_that_conforms(tmp_path: Path) -> None:
    content = example.handover(
        sender=Party(name=NAMES["Hebrew"], phone="555-0100"),
        receiver=NAMES["Arabic"],
        received_by=NAMES["Amharic"],
        lines=tuple(
            HandoverLine(
                key=key, label=key.title(), text=f"{NAMES['Arabic']}. {SAMPLES['Arabic']}" * 3, gaps=("Age: not known",)
            )
            for key in ("who", "legal", "risk", "weapons", "health", "call_back")
        ),
    )
    path = tmp_path / "handover.pdf"
    path.write_bytes(render_handover(content))
    assert oracle.conforms(path) == []
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
    for name in (NAMES["Arabic"], NAMES["Hebrew"], NAMES["Amharic"]):
        assert squeezed(name) in squeezed(oracle.spoken(path))
    assert len(re.findall(r"555-0134", oracle.texts(path)["poppler"])) >= 6


def test_heads_and_feet_are_set_in_any_script(packet: Path) -> None:
    head = re.escape(squeezed(NAMES["Arabic"]))
    with pikepdf.open(packet) as pdf:
        pages = len(pdf.pages)
    assert len(re.findall(head, squeezed(oracle.spoken(packet)))) >= pages


def test_a_name_longer_than_the_page_is_cut_with_an_ellipsis_and_stays_on_it(tmp_path: Path) -> None:
    path = tmp_path / "wide.pdf"
    path.write_bytes(render_packet(example.packet(sender=Party(name=" ".join([NAMES["Arabic"]] * 4)))))
    width = PAPERS["letter"][0]
    for number, (char, x, _) in enumerate(oracle.placed(path)):
        assert LEFT - 1 <= x <= width - RIGHT + 1, (number, char)
    assert "…" in oracle.spoken(path)


# --- against another engine ------------------------------------------------------------------------------------------


_PANGO = """
import sys
import weasyprint
from weasyprint.text.fonts import FontConfiguration
html, css = sys.stdin.read().split("\\f")
known = FontConfiguration()
sheet = weasyprint.CSS(string=css, font_config=known)
sys.stdout.buffer.write(weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], font_config=known))
"""


@pytest.mark.long
@pytest.mark.parametrize("language", SAMPLES)
def test_the_letters_are_those_another_engine_draws(tmp_path: Path, language: str) -> None:
    """Pango draws each word with the same fonts: 98 of 100 black dots of either lie within two dots of the other's."""
    words = [word.strip("،؛।.,:") for word in printable(SAMPLES[language], where="test").split()]
    words = [word for word in words if any(script_of(c) for c in word)] or words
    theirs = pypdfium2.PdfDocument(_pango(words, is_rtl=language in RIGHT_TO_LEFT))
    for number, word in enumerate(words):
        first = _cropped(theirs[number].render(scale=2).to_pil().convert("L"))
        second = _cropped(picture(one(tmp_path / "word.pdf", word, size=40)))
        assert abs(first.width - second.width) <= 3, word
        assert abs(first.height - second.height) <= 3, word
        size = (max(first.width, second.width), max(first.height, second.height))
        first, second = (_laid(image, size) for image in (first, second))
        for image, other in ((first, second), (second, first)):
            missing = ImageChops.subtract(_black(image), _black(other.filter(ImageFilter.MinFilter(5))))
            assert sum(missing.histogram()[128:]) < 0.02 * sum(_black(image).histogram()[128:]), word
    theirs.close()


def _pango(words: list[str], *, is_rtl: bool) -> bytes:
    """A page for each word. In a process of its own: that engine tells Pillow to take damaged pictures."""
    known = {found for word in words for c in word if (found := script_of(c))}
    files = [base_path(is_bold=False), *(typeface(script, "", is_bold=False).path for script in known)]
    faces = "".join(f"@font-face{{font-family:F{n};src:url('{Path(file).as_uri()}')}}" for n, file in enumerate(files))
    css = (
        f"{faces}@page{{size:612pt 792pt;margin:70pt}}"
        f"p{{margin:0;font:40pt {','.join(f'F{n}' for n in range(len(files)))};line-height:2;break-after:page}}"
    )
    tags = {"\u202d": "<bdo dir=ltr>", "\u2069": "</bdo>"}
    marked = ("".join(tags.get(c, escape(c)) for c in isolate_numbers(word)) for word in words)
    html = "".join(f"<p dir={'rtl' if is_rtl else 'ltr'}>{word}</p>" for word in marked)
    done = subprocess.run(
        [sys.executable, "-c", _PANGO], input=f"{html}\f{css}".encode(), check=True, capture_output=True
    )
    return done.stdout


def _cropped(image: Image.Image) -> Image.Image:
    box = ImageChops.invert(image).getbbox()
    assert box is not None
    return image.crop(box)


def _laid(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    page = Image.new("L", size, 255)
    page.paste(image, (0, 0))
    return page


def _black(image: Image.Image) -> Image.Image:
    return image.point([255 if grey < 160 else 0 for grey in range(256)])
