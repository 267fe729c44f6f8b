"""`python -m tests.packet.look OUT [names]`: packets as one sees them on paper and after a fax, as PNG, for eyes; people plainly invented.

Of each case: its PDF, its pages at 100 dpi, the same pages as a fax brings them (ITU-T T.4: 204 dots across, 196 or 98 lines an inch, black
or white, no greys), and all pages of it on one sheet.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import Author, Block, Document, Group, PacketContent, Pair, Party, Picture, Sheet
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.sheet import render_handover
from tests.packet import example

SCREEN_DPI = 100
FAXES = {"fine": (204, 196), "standard": (204, 98)}
MOST_PAGES_OF_FAX = 6
_SHEET_COLUMNS, _SHEET_WIDTH = 4, 480


def vietnamese() -> PacketContent:
    """Marks above and below the letters, twice on one of them."""
    text = (
        "Kính gửi quý đồng nghiệp,\n\nChị Nguyễn Thị Hồng Phượng (34 tuổi) gặp chúng tôi tối nay. Chị nói đã ba đêm không ngủ được, "
        "mất việc hai tuần trước và xin được giúp đỡ. Một kế hoạch an toàn đã được lập cùng chị; người chị gái ở lại đến sáng.\n\n"
        "Xin quý vị tiếp nhận chị tối nay và gọi lại cho chúng tôi."
    )
    group = Group(
        title="Điều đã xảy ra",
        pairs=(
            Pair("21:16", "Ngồi trên sàn bếp, khóc, trả lời mọi câu hỏi.", "quan sát"),
            Pair("Người liên lạc", "Chị gái, 555-0162, số nhà 1420 đường Alder, ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỨỪỬỮỰ"),
        ),
    )
    return example.packet(
        example.letter(text), msgspec.structs.replace(example.summary(), title="Tóm tắt cuộc gặp", groups=(group,))
    )


def arabic() -> PacketContent:
    """From right to left, joined, with a Latin name and digits inside."""
    text = (
        "إلى الزملاء الكرام،\n\nالتقينا الليلة بالسيدة ليلى الحداد (34 سنة). قالت إنها لم تنم منذ ثلاث ليال وطلبت المساعدة. "
        "وضعت خطة للسلامة معها، وأختها تبقى معها حتى الصباح. رقم الهاتف 555-0162، اتصلوا بـ Reyes من فضلكم."
    )
    group = Group(title="ما حدث", pairs=(Pair("الاسم", "ليلى الحداد"), Pair("Phone", "555-0162 (الأخت)")))
    return example.packet(example.letter(text), msgspec.structs.replace(example.summary(), groups=(group,)))


def long_names() -> PacketContent:
    """Forty characters wherever somebody or something is named."""
    person, team = "Maximiliana-Theodora Wolfeschlegelsteinh", "Northern Alder County Co-Response Team 7"
    center = "Harbor Crisis Stabilization Center North"
    assert {len(person), len(team), len(center)} == {40}
    author = Author(
        name=person,
        credential="LCSW-S, CADC-II",
        role="clinician",
        phone="555-0103",
        signed="Signed November 23, 2026, 21:58",
    )
    letter = example.letter()
    essentials = (Pair("Person", f"{person}\nborn March 8, 1992\n555-0161"), *letter.essentials[1:])
    return example.packet(
        msgspec.structs.replace(letter, essentials=essentials, authors=(author, author)),
        msgspec.structs.replace(example.summary(), authors=(author, author)),
        msgspec.structs.replace(example.release(), signer=person, witness=person),
        sender=Party(
            name=team, unit=team, address="30000 Northwestern Civic Center Way, 1234", phone="555-0100", fax="555-0101"
        ),
        recipient=Party(name=center, unit=center, address="12000 Southeastern Harbor Avenue, Unit B", fax="555-0141"),
        callback=(author, author),
    )


def empty() -> PacketContent:
    """Every optional thing left out."""
    letter = msgspec.structs.replace(example.letter(""), essentials=(), request="", authors=())
    sheet = msgspec.structs.replace(example.summary(), lead="", groups=(), authors=())
    screen = msgspec.structs.replace(example.screen(), answers=(), unanswered="")
    bare = {"statements": (), "strokes": (), "signer": "", "signed": "", "witness": "", "elements": ()}
    return PacketContent(
        packet_id="R-26-0412-3",
        generated_at="2026-11-23T22:04:00+00:00",
        generated="November 23, 2026, 22:04",
        sender=Party(name="Team"),
        recipient=Party(name="Center"),
        urgency="",
        parts=(letter, sheet, screen, msgspec.structs.replace(example.release(), **bare)),
    )


def sixty() -> PacketContent:
    """As many attachments as a call may have: photos, drawings, and papers of two pages."""
    kinds = ("kitchen", "hallway", "tablets that were counted and put back into their bottles", "door")
    photos = (example.photo(800, 500), example.photo(500, 800), drawing())
    parts = [
        Picture(
            block=_attachment(n),
            title=f"Photo {n} of the {kinds[n % 4]}",
            alt=f"Photo {n}",
            jpeg=photos[n % 3],
            caption="Taken by D. Okafor, November 23, 2026, 21:31" if n % 2 else "",
        )
        for n in range(57)
    ]
    papers = [
        Document(block=_attachment(57 + n), title=f"Discharge papers {n + 1}", alt="Papers of October", pdf=paper())
        for n in range(3)
    ]
    return example.packet(example.letter(), *parts, *papers)


def enclosed() -> PacketContent:
    """A photo, a drawing, a paper in both directions."""
    caption = "Label of a bottle: sertraline 50 mg, filled October 2.\nTaken by D. Okafor, November 23, 2026, 21:31"
    return example.packet(
        example.letter(),
        msgspec.structs.replace(example.picture(), caption=caption),
        Picture(block=_attachment(1), title="Sketch: where they sat", alt="Sketch", jpeg=drawing()),
        Document(
            block=_attachment(2),
            title="Discharge papers",
            alt="What the clinic wrote in October",
            pdf=paper(),
            caption="What the clinic wrote in October",
        ),
    )


def much() -> PacketContent:
    """Long texts in every place, corrections after signing."""
    story = "They had not slept for three nights and wished to talk to somebody tonight. " * 40
    points = tuple(
        f"{n}. They agreed to be brought to a quiet place, and their sister stays until morning." for n in range(30)
    )
    sheet = Sheet(
        block=example.summary().block,
        title="Encounter summary",
        groups=(
            Group(
                title="What happened",
                pairs=tuple(Pair(f"21:{n}", story[: 90 * (n % 7 + 1)], "said") for n in range(10, 40)),
            ),
            Group(title="Afterwards", paragraphs=(story, story), points=points),
        ),
        authors=(example.REYES, example.OKAFOR),
    )
    addenda = ("Correction to a signed part", "Addition to a signed part")
    return example.packet(example.letter(story), sheet, example.screen(), addenda=addenda)


def _attachment(number: int) -> Block:
    return Block(id=f"attachment:{number}", part="attachment", compartment=Compartment.CLINICAL, is_incidental=True)


def drawing() -> bytes:
    """Black lines on white."""
    picture = Image.new("1", (900, 600), 1)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 60, 840, 540), outline=0, width=3)
    draw.line((60, 300, 500, 300, 500, 540), fill=0, width=3)
    draw.ellipse((600, 200, 660, 260), outline=0, width=3)
    draw.text((560, 280), "kitchen table", fill=0, font_size=32)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def paper() -> bytes:
    """Somebody's paper: a page upright, a page wide."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Helvetica", 12)
    for line in range(30):
        canvas.drawString(
            72, 720 - 20 * line, f"{line + 1}. Sertraline 50 mg every morning, with food, until seen again."
        )
    canvas.showPage()
    canvas.setPageSize((792, 612))
    canvas.setFont("Helvetica", 12)
    for line in range(20):
        canvas.drawString(
            72,
            540 - 22 * line,
            f"{line + 1}. Appointment with the clinic on the hill, second floor, " + "bring this paper " * 2,
        )
    canvas.save()
    return out.getvalue()


CASES: dict[str, Callable[[], bytes]] = {
    "usual": lambda: render_packet(example.packet()),
    "draft": lambda: render_packet(example.packet(), is_draft=True),
    "a4": lambda: render_packet(example.packet(), paper="a4"),
    "treatment": lambda: render_packet(example.treatment()),
    "enclosed": lambda: render_packet(enclosed()),
    "vietnamese": lambda: render_packet(vietnamese()),
    "arabic": lambda: render_packet(arabic()),
    "names": lambda: render_packet(long_names()),
    "empty": lambda: render_packet(empty()),
    "sixty": lambda: render_packet(sixty()),
    "much": lambda: render_packet(much()),
    "handover": lambda: render_handover(example.handover(), is_signed=True),
}


def draw(name: str, pdf: bytes, folder: Path) -> int:
    """Pictures of one packet; the number of its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    _poppler("-png", "-r", str(SCREEN_DPI), path, folder / "page")
    pages = sorted(folder.glob("page-*.png"))
    for fax, (across, down) in FAXES.items():
        _poppler(
            "-mono", "-rx", str(across), "-ry", str(down), "-l", str(MOST_PAGES_OF_FAX), path, folder / f"fax-{fax}"
        )
        for lines in folder.glob(f"fax-{fax}*.pbm"):
            with Image.open(lines) as page:  # each line as high as the machine prints it
                page.resize((page.width, round(page.height * across / down))).save(lines.with_suffix(".png"))
            lines.unlink()
    _sheet(pages).save(folder / "all.png")
    return len(pages)


def _poppler(*words: str | Path) -> None:
    subprocess.run(["pdftoppm", *map(str, words)], check=True)


def _sheet(pages: list[Path]) -> Image.Image:
    small = []
    for page in pages:
        with Image.open(page) as full:
            small.append(full.convert("L").resize((_SHEET_WIDTH, round(_SHEET_WIDTH * full.height / full.width))))
    high = max(page.height for page in small)
    rows = -(-len(small) // _SHEET_COLUMNS)
    sheet = Image.new("L", (_SHEET_COLUMNS * (_SHEET_WIDTH + 12), rows * (high + 12)), 120)
    for n, one in enumerate(small):
        sheet.paste(one, (n % _SHEET_COLUMNS * (_SHEET_WIDTH + 12), n // _SHEET_COLUMNS * (high + 12)))
    return sheet


def main(arguments: list[str]) -> int:
    """The folder, and names of cases; all of them without names."""
    if not arguments or set(arguments[1:]) - set(CASES):
        sys.stderr.write(f"python -m tests.packet.look OUT [{' '.join(CASES)}]\n")
        return 2
    for name in arguments[1:] or CASES:
        try:
            pages = draw(name, CASES[name](), Path(arguments[0]) / name)
        except InputProblem as problem:
            sys.stdout.write(f"{name}: cannot be printed: {problem.code} {problem.facts}\n")
        else:
            sys.stdout.write(f"{name}: {pages} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
