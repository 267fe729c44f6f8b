"""A laptop that was taken out, in the hands of whoever took it: what it can still leave in everybody's feed."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES
from fieldnotes.station import keeper as keepers
from fieldnotes.station.identity import make_identity
from fieldnotes.station.keeper import ROOT, Keeper
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.sync.protocol import CertificatesTaken, PushCertificates
from fieldnotes.trust.certificate import issue, named, to_bytes
from tests.station.running import Agency


def test_junk_of_a_stolen_laptop_reaches_nobody_and_signed_work_has_an_end(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "station.db", now_ms=lambda: 1)
    agency = Agency()
    lost = agency.laptop()
    everything = [agency.root, agency.admin, *lost.certificates, agency.revoke(lost)]
    shelf.add_certificates([to_bytes(one) for one in everything])
    shelf.set_setting(ROOT, agency.root.id)
    keeper = Keeper(make_identity(name="Cedar", addresses=["127.0.0.1:1"]), now_ms=lambda: 1)

    def push(*certificates: bytes) -> int:
        before = shelf.certificate_head()
        asked = PushCertificates(incarnation=shelf.incarnation(), certificates=certificates)
        answer = keeper.station(shelf).answer(asked, device=lost.device)
        assert answer == CertificatesTaken(count=len(certificates)), "nothing of it is sent again for ever"
        return shelf.certificate_head() - before

    def junk(number: int, issuer: str) -> bytes:
        body = canonical.encode({"issuer": issuer, "kind": "grant", "number": number})
        return to_bytes(named(body, bytes(SIGNATURE_BYTES)))

    def signed(number: int, padding: int = 40) -> bytes:
        body = {
            "comp": "joint", "key_id": f"{number:032x}", "user_device": lost.user_device.id, "hpke": "ab" * padding,
        }  # fmt: skip
        return to_bytes(issue("grant", body, lost.user_device, lost.person.private_bytes))

    assert push(*(junk(number, issuer) for number in range(50) for issuer in ("", "f" * 64, lost.user_device.id))) == 0
    assert push(b"", b"x" * 99) == 0
    assert push(signed(1), signed(2)) == 2, "an admin may still let it in"
    assert push(signed(3, keepers.ENDED_BYTES_MAX)) == 0
    assert push(*(signed(number) for number in range(10, 1200))) == keepers.ENDED_MAX - 2
    assert push(signed(9)) == 0
    shelf.close()
