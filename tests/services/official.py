"""A small fillable form of our own for tests: invented, with text, a tick, a long field, a comb and a signature line."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

MAPPING = {
    "format": 1,
    "name": "Application for a hold (invented)",
    "hold_types": ["co_m1"],
    "fields": {
        "Name": "person.name",
        "Began": "hold.started",
        "Facts": "facts.danger_self",
        "Others": "facts.danger_others",
        "Self": "has.danger_self",
        "Officer": "writer.name",
    },
    "required": ["Badge"],
    "by_hand": ["Signed"],
}


def a_form(*, script: str = "app.alert('SCRIPTCANARY')") -> bytes:
    """The PDF, with a script and an embedded file that must not stay in it."""
    out = BytesIO()
    paper = Canvas(out, invariant=1)
    form = paper.acroForm
    for place, name in enumerate(("Name", "Began", "Officer", "Badge", "Signed")):
        paper.drawString(60, 740 - 30 * place, name)
        form.textfield(name=name, x=140, y=734 - 30 * place, width=300, height=20, forceBorder=True)
    form.textfield(name="Facts", x=60, y=420, width=460, height=120, fieldFlags="multiline", forceBorder=True)
    form.textfield(name="Others", x=60, y=380, width=120, height=20, forceBorder=True)
    form.checkbox(name="Self", x=60, y=340, size=16)
    paper.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(script))
        pdf.attachments["note.txt"] = b"FILECANARY"
        done = BytesIO()
        pdf.save(done)
    return done.getvalue()


def put_form(folder: Path) -> Path:
    """Form and mapping side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "hold.pdf"
    path.write_bytes(a_form())
    path.with_suffix(".json").write_text(json.dumps(MAPPING), encoding="utf-8")
    return path
