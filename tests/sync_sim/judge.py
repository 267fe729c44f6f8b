"""What a laptop shows, held against the rules; and what somebody between laptop and station says."""

from __future__ import annotations

import hashlib

from fieldnotes.domain import merge
from fieldnotes.sync import receipt
from fieldnotes.sync.page import read_page
from fieldnotes.sync.protocol import Answer, Push, Pushed
from fieldnotes.trust.envelope import Envelope
from tests.sync_sim.model import Laptop


def judge_records(laptop: Laptop, log: dict[str, Envelope]) -> set[str]:
    """Of what one laptop shows of its records: I4, I5, and that no paragraph got lost."""
    found = set()
    for record in {one.header.rec for one in log.values()}:
        mine = {rev: one for rev, one in log.items() if one.header.rec == record}
        graph = {rev: one.header.par for rev, one in mine.items()}
        for rev, one in mine.items():
            before = merge.ancestors_of([rev], graph)
            said = laptop.said(one)
            if said["kind"] == "edit" and any(laptop.said(mine[other])["kind"] == "sign" for other in before):
                found.add("I4 edited after it was signed")
            if any(
                key not in said["text"]
                for parent in one.header.par
                if parent in mine
                for key in laptop.said(mine[parent])["text"]
            ):
                found.add("a paragraph got lost")
        signed = sorted(rev for rev, one in mine.items() if laptop.said(one)["kind"] == "sign")
        if signed and laptop.shown(record) != tuple(sorted(laptop.said(mine[signed[0]])["text"])):
            found.add("I5 shown otherwise than signed")
    return found


def forged(question: Push, device: str) -> Answer:
    """Somebody between the two says that all is stored."""
    whole = [one if isinstance(one, str) else one.rev for one in read_page(question.page)]
    body, signature = receipt.write_receipt(
        incarnation=question.incarnation,
        device=device,
        time_ms=0,
        revs=[(rev, 1) for rev in whole],
        sign=lambda message: hashlib.sha256(b"somebody" + message).digest(),
    )
    return Pushed(codes=("stored",) * len(whole), receipt=body, signature=signature)
