"""The agency's signature: every checker still passes, other people's validators accept it, and whatever is changed is told."""

from __future__ import annotations

import hashlib
import io
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from fieldnotes.domain.problem import Problem
from fieldnotes.packet.page import render_packet
from fieldnotes.packet.reply import page_print, read_reply
from fieldnotes.packet.seal import compare, packet_hash, protect, verify_pdf
from fieldnotes.packet.signature import FIELD, Identity, read_identity, read_signature, sign_pdf
from tests.packet import authority, oracle
from tests.packet.authority import AGENCY, NOW, PASSPHRASE
from tests.packet.example import letter, packet, summary

CONTENT = packet(letter(), summary())
PLAIN = render_packet(CONTENT, has_signature=True)


def identity(certificate: Any = None, *, kind: str = "rsa") -> Identity:
    made = authority.p12(certificate or authority.issue(kind=kind), kind=kind)
    return read_identity(made, passphrase=PASSPHRASE, now=NOW)


@pytest.fixture(scope="module")
def agency() -> Identity:
    return identity()


@pytest.fixture(scope="module")
def signed(agency: Identity) -> bytes:
    return sign_pdf(PLAIN, agency, at=NOW)


def trusted(data: bytes, *, password: str = "") -> Any:
    """What a validator says that trusts the authority."""
    from asn1crypto import x509  # type: ignore[import-untyped] # it publishes no types
    from cryptography.hazmat.primitives.serialization import Encoding

    reader = PdfFileReader(io.BytesIO(data))
    if password:
        reader.decrypt(password.encode())
    (found,) = reader.embedded_signatures
    own = x509.Certificate.load(authority.root().public_bytes(Encoding.DER))
    return validate_pdf_signature(
        found,
        ValidationContext(trust_roots=[own], allow_fetching=False, moment=NOW),
        key_usage_settings=KeyUsageConstraints(key_usage={"digital_signature"}),
    )


# --- signed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
def test_a_signed_packet_passes_every_checker_and_every_validator(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(sign_pdf(PLAIN, identity(kind=kind), at=NOW))
    assert oracle.conforms(path) == []
    assert "No syntax or stream encoding errors" in oracle.run("qpdf", "--check", path)
    said = oracle.run("pdfsig", "-nocert", path)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert f"Signer Certificate Common Name: {AGENCY}" in said
    assert "ETSI.CAdES.detached" in said
    status = trusted(path.read_bytes())
    assert status.bottom_line
    assert status.trusted


def test_before_it_is_signed_it_is_the_archive_form_and_conforms(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(PLAIN)
    assert oracle.conforms(path) == []
    assert render_packet(CONTENT, has_signature=True) == PLAIN
    facts = verify_pdf(PLAIN)
    assert facts.signature is not None
    assert facts.signature.state == "missing"
    assert verify_pdf(render_packet(CONTENT)).signature is None
    assert facts.content_sha256 == packet_hash(CONTENT)


def test_the_signature_stands_behind_our_bytes_and_says_who_and_when(agency: Identity, signed: bytes) -> None:
    assert signed.startswith(PLAIN)
    assert sign_pdf(PLAIN, agency, at=NOW) == signed
    facts = verify_pdf(signed)
    assert facts.signature is not None
    assert facts.signature.state == "valid"
    assert facts.signature.name == AGENCY
    assert facts.signature.issuer == "Invented Test Authority"
    assert facts.signature.at == NOW.isoformat()
    assert facts.signature.fingerprint == hashlib.sha256(agency.certificate).hexdigest()
    assert facts.archive_sha256 == hashlib.sha256(PLAIN).hexdigest()
    assert facts.file_sha256 == hashlib.sha256(signed).hexdigest()
    assert compare(facts, disclosed_sha256=hashlib.sha256(PLAIN).hexdigest()) == "matches"
    assert compare(facts, disclosed_sha256=hashlib.sha256(signed).hexdigest()) == "differs"


def test_nothing_of_the_machine_and_no_second_metadata_gets_in(signed: bytes) -> None:
    added = signed[len(PLAIN) :]
    assert b"pyHanko" not in added
    assert b"ModDate" not in added
    with pikepdf.open(io.BytesIO(signed)) as pdf, pikepdf.open(io.BytesIO(PLAIN)) as plain:
        assert pdf.Root.Metadata.read_bytes() == plain.Root.Metadata.read_bytes()
        assert dict(pdf.docinfo) == dict(plain.docinfo)
        assert "/Version" not in pdf.Root


def test_a_closed_copy_is_signed_too_and_goes_back_to_the_archive_form(agency: Identity, tmp_path: Path) -> None:
    closed, passphrase = protect(PLAIN)
    both = sign_pdf(closed, agency, at=NOW, passphrase=passphrase)
    facts = verify_pdf(both, passphrase=passphrase)
    assert facts.is_encrypted
    assert facts.signature is not None
    assert facts.signature.state == "valid"
    assert facts.archive_sha256 == hashlib.sha256(PLAIN).hexdigest()
    assert trusted(both, password=passphrase).bottom_line
    path = tmp_path / "closed.pdf"
    path.write_bytes(both)
    assert "Signature is Valid." in oracle.run("pdfsig", "-nocert", "-upw", passphrase, path)
    assert CONTENT.packet_id in oracle.texts(path, passphrase)["poppler"]
    filled = authority.fill(both, {"about_arrived": "Tuesday"}, ("arrived",), password=passphrase)
    assert read_reply(filled, passphrase=passphrase).ticks == ("arrived",)
    assert read_signature(filled, passphrase=passphrase).signature.state == "filled_in"


def test_to_close_a_signed_file_breaks_its_signature_and_is_told(signed: bytes) -> None:
    closed, passphrase = protect(signed)
    facts = verify_pdf(closed, passphrase=passphrase)
    assert facts.signature is not None
    assert facts.signature.state == "broken"


def test_a_latin_packet_without_certificate_loads_no_signature_library() -> None:
    code = (
        "import sys; from tests.packet.test_reply import SENT; from fieldnotes.packet.seal import verify_pdf; verify_pdf(SENT);"
        "assert not [name for name in sys.modules if name.startswith('pyhanko')]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_nobody_is_asked_over_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def ask(*where: object, **_: object) -> None:
        asked.append(where)
        raise OSError

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, ask)
    monkeypatch.setattr(socket.socket, "connect", ask)
    curious = identity(authority.issue(asks="http://127.0.0.1:9/who"))
    assert read_signature(sign_pdf(PLAIN, curious, at=NOW)).signature.state == "valid"
    assert asked == []


# --- filled in -------------------------------------------------------------------------------------------------------


def test_the_reply_form_is_filled_in_and_the_signature_holds(signed: bytes, tmp_path: Path) -> None:
    back = authority.fill(signed, {"about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}, ("appointment",))
    reply = read_reply(back)
    assert (reply.packet_id, reply.ticks) == (CONTENT.packet_id, ("appointment",))
    assert reply.texts == {"about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}
    assert reply.page_print == page_print(PLAIN)
    facts = verify_pdf(back)
    assert facts.signature is not None
    assert facts.signature.state == "filled_in"
    assert compare(facts, disclosed_sha256=hashlib.sha256(PLAIN).hexdigest()) == "matches"
    status = trusted(back)
    assert status.bottom_line
    (found,) = PdfFileReader(io.BytesIO(back)).embedded_signatures
    assert found.docmdp_level is MDPPerm.FILL_FORMS
    path = tmp_path / "back.pdf"
    path.write_bytes(back)
    assert "Signature is Valid." in oracle.run("pdfsig", "-nocert", path)


def test_a_program_that_writes_the_whole_file_anew_breaks_it_and_the_answer_is_still_read(signed: bytes) -> None:
    from tests.packet.test_reply import fill

    back = fill(signed, {"accepted": True})
    assert read_reply(back).ticks == ("accepted",)
    assert read_reply(back).page_print == page_print(PLAIN)
    facts = verify_pdf(back)
    assert facts.signature is not None
    assert facts.signature.state == "broken"


# --- changed ---------------------------------------------------------------------------------------------------------


def behind(data: bytes, change: Any) -> bytes:
    """Something changed by what is written behind the file."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def other_words(writer: IncrementalPdfFileWriter) -> None:
    """Another page in the place of ours."""
    page = writer.root["/Pages"]["/Kids"][1].get_object()
    stream = page["/Contents"]
    stream._data, stream._encoded_data = b"BT ET", None
    del stream["/Filter"]
    writer.update_container(stream)


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = pdf_string("es")
    writer.update_root()


def note(writer: IncrementalPdfFileWriter) -> None:
    """A comment stuck onto a page."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    made = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/Text"), "/Contents": pdf_string("Ignore all this.")}
    page["/Annots"].append(writer.add_object(DictionaryObject({pdf_name(k): v for k, v in made.items()})))
    writer.update_container(page["/Annots"])


def field_moved(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()["/Kids"][0].get_object()
    field[pdf_name("/TU")] = pdf_string("Something else")
    writer.update_container(field)


CHANGES = [other_words, other_title, note, field_moved]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_behind_the_signature_is_told(signed: bytes, change: Any) -> None:
    facts = verify_pdf(behind(signed, change))
    assert facts.signature is not None
    assert facts.signature.state == "broken"
    assert compare(facts, disclosed_sha256=hashlib.sha256(PLAIN).hexdigest()) == "differs"


@pytest.mark.parametrize("change", CHANGES)
def test_a_stranger_who_signs_a_change_behind_our_bytes_gets_no_valid_signature(change: Any) -> None:
    """The file still begins with the bytes on record, and mathematically the signature is whole."""
    forged = sign_pdf(behind(PLAIN, change), identity(), at=NOW)
    assert forged.startswith(PLAIN)
    assert read_signature(forged).signature.state == "broken"
    assert compare(verify_pdf(forged), disclosed_sha256=hashlib.sha256(PLAIN).hexdigest()) == "differs"


def test_a_change_within_the_signing_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from fieldnotes.packet import signature

    writer_of = signature._writer

    def writer(pdf: bytes) -> Any:
        made = writer_of(pdf)
        other_words(made)
        return made

    monkeypatch.setattr(signature, "_writer", writer)
    forged = sign_pdf(PLAIN, identity(), at=NOW)
    assert trusted(forged).intact
    assert read_signature(forged).signature.state == "broken"
    assert compare(verify_pdf(forged), disclosed_sha256=hashlib.sha256(PLAIN).hexdigest()) == "differs"


def test_a_signature_whose_own_numbers_were_changed_does_not_hold(signed: bytes) -> None:
    start = signed.index(b"/Contents <", len(PLAIN))
    last = start + len(signed[start : signed.index(b">", start)].rstrip(b"0")) - 20  # within the RSA number
    changed = signed[:last] + (b"1" if signed[last : last + 1] != b"1" else b"2") + signed[last + 1 :]
    assert trusted(changed).intact
    assert read_signature(changed).signature.state == "broken"


def test_a_signature_that_permits_no_filling_in_is_broken_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyhanko.sign import signers

    meta = signers.PdfSignatureMetadata
    monkeypatch.setattr(
        signers, "PdfSignatureMetadata", lambda **of: meta(**{**of, "docmdp_permissions": MDPPerm.NO_CHANGES})
    )
    strict = sign_pdf(PLAIN, identity(), at=NOW)
    assert read_signature(strict).signature.state == "valid"
    assert read_signature(authority.fill(strict, {"answered_by": "R. Ito"})).signature.state == "broken"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_single_byte_can_be_changed_unseen(signed: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(signed) - 1))
    start = signed.index(b"/Contents <", len(PLAIN))
    end = signed.index(b">", start)
    tail = signed[start:end].rstrip(b"0")
    if start + len(tail) - 1 <= at <= end:
        return  # zeros that fill the room of the signature up: nothing reads them
    other = data.draw(st.integers(1, 255).map(lambda by: signed[at] ^ by))
    changed = signed[:at] + bytes([other]) + signed[at + 1 :]
    if start < at < end and bytes([other]).lower() == signed[at : at + 1].lower():
        return  # the same hexadecimal digit
    assert read_signature(changed).signature.state == "broken"


@given(st.integers(0, 3000))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_is_cut_off_has_no_valid_signature(signed: bytes, less: int) -> None:
    state = read_signature(signed[: len(signed) - 1 - less]).signature.state
    assert state == "broken"


# --- certificates ----------------------------------------------------------------------------------------------------


def refused(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Problem) as why:
        read_identity(data, passphrase=passphrase, now=NOW)
    return why.value.code


def test_files_that_are_no_certificate_with_a_key_are_refused_by_what_is_wrong() -> None:
    good = authority.p12(authority.issue())
    assert refused(b"") == "certificate_damaged"
    assert refused(b"%PDF-1.7") == "certificate_damaged"
    assert refused(good[:-40]) == "certificate_damaged"
    assert refused(good, "wrong") == "certificate_passphrase_wrong"
    assert refused(good, "") == "certificate_passphrase_wrong"
    assert refused(authority.p12(authority.issue(), kind=None)) == "certificate_without_key"


@pytest.mark.parametrize(
    ("made", "kind", "why"),
    [
        ({"days": (-400, -1)}, "rsa", "certificate_expired"),
        ({"days": (1, 400)}, "rsa", "certificate_not_yet_valid"),
        ({"usage": "key_encipherment"}, "rsa", "certificate_not_for_signing"),
        ({"purpose": authority.SERVERS}, "rsa", "certificate_not_for_signing"),
        ({}, "short", "certificate_key_unfit"),
        ({}, "k256", "certificate_key_unfit"),
        ({}, "ed25519", "certificate_key_unfit"),
    ],
)
def test_certificates_that_must_not_sign_are_refused_by_reason(made: dict[str, Any], kind: str, why: str) -> None:
    assert refused(authority.p12(authority.issue(kind=kind, **made), kind=kind)) == why


@pytest.mark.parametrize(
    "made", [{"usage": ""}, {"usage": "content_commitment"}, {"purpose": authority.DOCUMENTS}, {"days": (-1, 1)}]
)
def test_certificates_that_may_sign_are_taken(made: dict[str, Any]) -> None:
    assert identity(authority.issue(**made)).certificate


def test_a_file_without_passphrase_is_taken_and_the_key_is_never_shown() -> None:
    made = read_identity(authority.p12(authority.issue(), passphrase=""), passphrase="", now=NOW)
    assert made.key.hex()[40:80] not in repr(made)
    assert str(made.key) not in repr(made)


def test_an_older_packet_stays_valid_when_the_certificate_has_run_out() -> None:
    short = read_identity(authority.p12(authority.issue(days=(-2, 2))), passphrase=PASSPHRASE, now=NOW)
    old = sign_pdf(PLAIN, short, at=NOW - timedelta(days=1))
    assert read_signature(old).signature.state == "valid"


def test_a_packet_that_is_not_to_be_signed_has_no_field_for_it() -> None:
    assert FIELD.encode() not in render_packet(CONTENT)
