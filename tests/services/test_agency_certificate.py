"""The agency's certificate: administrators hand it in, packets that leave are signed, and no trouble with it holds a packet up."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.packet.seal import verify_pdf
from fieldnotes.packet.signature import read_identity
from fieldnotes.services import agency_certificate as certificates
from fieldnotes.services import referral, reply
from fieldnotes.services.row import CertificateRow, Exported
from fieldnotes.store.blob import BlobStore
from tests.packet import authority, oracle
from tests.services import paper
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC, CLINIC_NAME
from tests.services.test_reply import state

DAY_MS = 86_400_000


def hand_in(made: Documented, *, name: str = authority.AGENCY, by: str = "") -> CertificateRow:
    data = authority.p12(authority.issue(name, days=(-400, 400)))
    identity = read_identity(data, passphrase=authority.PASSPHRASE, now=authority.NOW)
    return certificates.import_certificate(made.desk, by=by or made.laptop.admin, identity=identity)  # type: ignore[arg-type] # a user id


def send(made: Documented, path: Path, channel: str = "save_archive") -> tuple[RecordId, Exported]:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    left = referral.export_packet(
        made.desk,
        by=made.laptop.clinician,
        referral=record,
        channel=channel,  # type: ignore[arg-type] # one of its words
        path=path,
    )
    return record, left


def sealed_keys(made: Documented) -> list[str]:
    return BlobStore(made.laptop.data / "blobs").ids()


def test_a_packet_that_leaves_is_signed_and_known_as_this_agency_s(made: Documented, tmp_path: Path) -> None:
    row = hand_in(made)
    assert certificates.read_certificate(made.desk, by=made.laptop.officer) == row
    path = tmp_path / "sent.pdf"
    _, left = send(made, path)
    assert (left.signed_by, left.why_not_signed) == (authority.AGENCY, None)
    assert oracle.conforms(path) == []
    verdict = referral.verify_file(made.desk, path)
    assert (verdict.code, verdict.is_on_record, verdict.signature) == ("genuine", True, "valid")
    assert (verdict.signed_by, verdict.is_agency) == (authority.AGENCY, True)
    facts = verify_pdf(path.read_bytes())
    assert facts.archive_sha256 == left.sha256
    assert facts.signature is not None
    assert facts.signature.fingerprint == row.fingerprint


@pytest.mark.parametrize("channel", ["save_protected", "stick", "outbox"])
def test_whatever_leaves_as_a_file_is_signed_closed_or_open(made: Documented, tmp_path: Path, channel: str) -> None:
    hand_in(made)
    _, left = send(made, tmp_path, channel)
    assert (left.passphrase is not None) == (channel != "outbox")
    assert left.path is not None
    verdict = referral.verify_file(made.desk, Path(left.path), passphrase=left.passphrase or "")
    assert (verdict.code, verdict.is_on_record, verdict.signature) == ("genuine", True, "valid")


def test_a_signed_form_that_comes_back_filled_in_finds_its_referral(made: Documented, tmp_path: Path) -> None:
    hand_in(made)
    record, _ = send(made, tmp_path / "sent.pdf")
    back = tmp_path / "back.pdf"
    words = {"about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}
    back.write_bytes(authority.fill((tmp_path / "sent.pdf").read_bytes(), words, ("accepted", "appointment")))
    opened = reply.open_reply(back)
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened)
    assert (sheet.referral, sheet.answers, sheet.warnings) == (record, ("accepted", "appointment"), ())
    reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state=sheet.state)
    assert state(made, record)[0] == "in_progress"
    verdict = referral.verify_file(made.desk, back)
    assert (verdict.code, verdict.signature, verdict.is_on_record) == ("genuine", "filled_in", True)


def test_a_changed_signed_file_is_found_out(made: Documented, tmp_path: Path) -> None:
    hand_in(made)
    path = tmp_path / "sent.pdf"
    send(made, path)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(bytes(data))
    verdict = referral.verify_file(made.desk, path)
    assert (verdict.code, verdict.is_on_record) in {("content_changed", False), ("unreadable", None)}


def test_a_certificate_of_another_agency_is_told_from_ours(made: Documented, tmp_path: Path) -> None:
    from fieldnotes.packet.signature import sign_pdf

    hand_in(made)
    path = tmp_path / "sent.pdf"
    _, left = send(made, path)
    data = path.read_bytes()
    end = data.index(b"%%EOF\n") + len(b"%%EOF\n")
    other = read_identity(
        authority.p12(authority.issue(kind="p256"), kind="p256"), passphrase=authority.PASSPHRASE, now=authority.NOW
    )
    path.write_bytes(sign_pdf(data[:end], other, at=authority.NOW))
    verdict = referral.verify_file(made.desk, path)
    assert (verdict.signature, verdict.signed_by) == ("valid", left.signed_by), "it calls itself the same"
    assert verdict.is_agency is False


def test_a_new_certificate_takes_the_place_and_older_packets_stay_ours(made: Documented, tmp_path: Path) -> None:
    before = set(sealed_keys(made))
    hand_in(made)
    [first] = set(sealed_keys(made)) - before
    send(made, tmp_path / "old.pdf")
    hand_in(made, name="Alder County, second certificate (invented)")
    assert len(made.desk.agency_of(kind="agency_certificate")) == 1
    assert referral.verify_file(made.desk, tmp_path / "old.pdf").is_agency is True
    assert first not in sealed_keys(made)


def test_its_key_lies_sealed_and_goes_when_it_is_taken_away(made: Documented, tmp_path: Path) -> None:
    before = set(sealed_keys(made))
    hand_in(made)
    [blob] = set(sealed_keys(made)) - before
    kept = BlobStore(made.laptop.data / "blobs").get(blob)
    key = authority.key().private_numbers().p.to_bytes(128, "big")
    assert key not in kept
    assert all(key not in path.read_bytes() for path in made.laptop.data.rglob("*") if path.is_file())
    certificates.remove_certificate(made.desk, by=made.laptop.admin)
    assert set(sealed_keys(made)) == before
    with pytest.raises(RuleProblem, match="certificate_not_here"):
        certificates.read_certificate(made.desk, by=made.laptop.admin)
    with pytest.raises(RuleProblem, match="certificate_not_here"):
        certificates.remove_certificate(made.desk, by=made.laptop.admin)
    _, left = send(made, tmp_path / "sent.pdf")
    assert (left.signed_by, left.why_not_signed) == ("", None)
    assert referral.verify_file(made.desk, tmp_path / "sent.pdf").signature == ""


def test_only_administrators_and_supervisors_hand_it_in_or_take_it_away(made: Documented) -> None:
    with pytest.raises(RuleProblem, match="only_admins_change_agency"):
        hand_in(made, by=made.laptop.clinician)
    hand_in(made)
    with pytest.raises(RuleProblem, match="only_admins_change_agency"):
        certificates.remove_certificate(made.desk, by=made.laptop.clinician)
    assert certificates.read_certificate(made.desk, by=made.laptop.clinician).name == authority.AGENCY


def test_one_that_ran_out_holds_no_packet_up_and_the_sender_is_told(made: Documented, tmp_path: Path) -> None:
    hand_in(made)
    made.laptop.clock.advance(403 * DAY_MS)
    _, left = send(made, tmp_path / "sent.pdf")
    assert left.signed_by == ""
    assert left.why_not_signed is not None
    assert left.why_not_signed.code == "certificate_expired"
    assert (tmp_path / "sent.pdf").read_bytes().startswith(b"%PDF")


def test_one_whose_sealed_key_is_gone_holds_no_packet_up_either(made: Documented, tmp_path: Path) -> None:
    before = set(sealed_keys(made))
    hand_in(made)
    [blob] = set(sealed_keys(made)) - before
    BlobStore(made.laptop.data / "blobs").remove(blob)
    _, left = send(made, tmp_path / "sent.pdf")
    assert left.why_not_signed is not None
    assert left.why_not_signed.code == "blob_missing"
    assert referral.verify_file(made.desk, tmp_path / "sent.pdf").code == "genuine"


def test_a_printed_packet_has_no_field_to_sign(made: Documented, tmp_path: Path) -> None:
    hand_in(made)
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    left = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    assert verify_pdf(left.pdf).signature is None


def test_a_file_that_is_too_large_for_a_certificate_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "big.p12").write_bytes(b"0" * (1 << 21))
    with pytest.raises(InputProblem, match="certificate_damaged"):
        certificates.prepare_certificate(tmp_path / "big.p12", passphrase="")
