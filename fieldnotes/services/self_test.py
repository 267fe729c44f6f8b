"""Everything an installation must be able to do, tried for real in a temporary folder: what the packaged app runs as `self-test`.

The people are invented; nothing outside the temporary folder is read or written, the system keyring included.
"""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fieldnotes.domain.problem import Bug

if TYPE_CHECKING:
    from fieldnotes.packet.signature import Identity

Step = Callable[[], str]

_PACKAGES = (
    "cryptography", "sqlcipher3", "msgspec", "keyring", "platformdirs", "reportlab.pdfgen.canvas", "pikepdf", "segno", "zxcvbn",
    "phonenumbers.shortnumberinfo", "rapidfuzz.fuzz", "fontTools.ttLib", "fontTools.fontBuilder", "uharfbuzz", "pyhanko.sign.signers",
)  # fmt: skip
_PASSPHRASES = ("harbor lantern copper violet", "meadow engine paper thirteen", "window orchard nickel sparrow")
_LETTERS = "Հ ש م अ অ ਅ અ ଅ அ అ ಅ അ අ ก ກ က ა አ ក ≥"  # one of each font that packets print from
_WORDS = ("kettle", "juniper")  # one is written by the officer, one by the clinician, and each is looked for


def steps() -> Iterator[tuple[str, Step]]:
    """(what is tried, how). Each raises when it does not work, and may say a word about how it went."""
    yield "packages", _try_packages
    yield "resources", _try_resources
    yield "sealing and signing", _try_crypto
    yield "vault, notes, search, backup", _try_vault
    yield "directory of services", _try_directory
    yield "hand-over and packet", _try_papers


def _expect(holds: object, what: str) -> None:
    if not holds:
        raise Bug("self_test", what=what)


def _try_packages() -> str:
    for name in _PACKAGES:
        importlib.import_module(name)
    return f"{len(_PACKAGES)} packages"


def _try_resources() -> str:
    from fieldnotes.domain.screen_file import load_instruments
    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.services.doctor import missing_resources
    from fieldnotes.services.sentence import known_codes
    from fieldnotes.system.path import resource

    missing = missing_resources()
    _expect(not missing, "resources")
    Vocabulary(resource("vocabulary"))["need"]
    _expect(load_instruments(resource("instruments")), "instruments")
    return f"{len(known_codes())} sentences"


def _try_crypto() -> str:
    from fieldnotes.crypto.key import grant, new_agreement_key, new_seal_key, new_signing_key, open_grant, sign, verify
    from fieldnotes.crypto.seal import seal, unseal

    key, message = new_seal_key(), b"invented words"
    _expect(unseal(key, seal(key, message, b"self-test"), b"self-test") == message, "seal")
    pair = new_signing_key()
    verify(pair.public_bytes, message, sign(pair.private_bytes, message))
    other = new_agreement_key()
    _expect(open_grant(other.private_bytes, grant(other.public_bytes, key, b"self-test"), b"self-test") == key, "grant")
    return ""


def _try_vault() -> str:
    with tempfile.TemporaryDirectory(prefix="fieldnotes-self-test-") as name:
        folder = Path(name)
        _write_and_find(folder / "vault", folder)
    return "written, sealed, found, backed up and read again"


def _write_and_find(data_dir: Path, folder: Path) -> None:
    from fieldnotes.crypto.stretch import FLOOR
    from fieldnotes.domain.record import Compartment, Narrative, Profession
    from fieldnotes.services import backup
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.encounter import start_encounter
    from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
    from fieldnotes.services.signin import lock, sign_in
    from fieldnotes.services.writing import file_drafts, save_draft
    from fieldnotes.vault.secret_store import FileSecretStore

    secrets = FileSecretStore(folder / "secrets")
    people = (("Robin Self", Profession.OFFICER), ("Alex Test", Profession.CLINICIAN))
    staff = [
        StaffFacts(name=name, profession=profession, passphrase=passphrase, initials=name[0] + name.split()[1][0])
        for (name, profession), passphrase in zip(people, _PASSPHRASES, strict=False)
    ]
    made = set_up_agency(
        data_dir,
        agency=AgencyFacts(name="Self-test agency", unit="T1"),
        staff=staff,
        safe_dir=folder / "safe",
        safe_passphrase=_PASSPHRASES[2],
        kdf=FLOOR.with_fresh_salt(),
        secrets=secrets,
    )
    officer, clinician = made.users
    desk = Desk.open(data_dir, secrets=secrets)
    try:
        sign_in(desk, user=officer, passphrase=_PASSPHRASES[0])
        sign_in(desk, user=clinician, passphrase=_PASSPHRASES[1])
        encounter = start_encounter(desk, by=officer, call_type="Self-test").encounter_id
        places = ((officer, Compartment.JOINT), (clinician, Compartment.CLINICAL))
        for (user, compartment), word in zip(places, _WORDS, strict=True):
            body = Narrative(text=f"The {word} stands on the table.")
            save_draft(desk, by=user, encounter=encounter, kind="narrative", body=body, compartment=compartment)
            file_drafts(desk, by=user, encounter=encounter, why="left")
        for _ in desk.follow():
            pass
        _expect(desk.views[Compartment.JOINT].find(_WORDS[0]), "search")
        _expect(not desk.views[Compartment.JOINT].find(_WORDS[1]), "compartments")
        _expect(desk.views[Compartment.CLINICAL].find(_WORDS[1]), "search")
        _expect(backup.make(desk, by=officer).envelopes >= 3, "backup")
        _expect(not desk.log.check(), "log")
        lock(desk)
    finally:
        desk.close()
    for path in data_dir.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            _expect(not any(word.encode() in data for word in _WORDS), "sealed files")


def _try_directory() -> str:
    from fieldnotes.interop.directory import read_directory
    from fieldnotes.interop.index import ServiceIndex
    from fieldnotes.interop.phone import read_phones
    from fieldnotes.system.path import resource

    for written in ("988", "202-555-0143"):  # telephone data is loaded by region, which a package may have left out
        _expect(read_phones(written), "phone numbers")
    imported = read_directory(resource("demo", "directory"))
    report = imported.report
    _expect(report.read == report.kept + report.merged + report.quarantined, "balance")
    _expect(ServiceIndex.of(imported.services).find(query="clinic"), "directory")
    return f"{report.services} services"


def _invented_identity() -> Identity:
    """A certificate of nobody, made here, taken in as an agency's would be."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    from fieldnotes.packet.signature import read_identity

    key, now = generate_private_key(SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Self-test team")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    sealed = BestAvailableEncryption(_PASSPHRASES[0].encode())
    data = pkcs12.serialize_key_and_certificates(None, key, made.sign(key, hashes.SHA256()), None, sealed)
    return read_identity(data, passphrase=_PASSPHRASES[0], now=now)


def _try_papers() -> str:
    from fieldnotes.domain.record import Compartment
    from fieldnotes.packet.content import Block, Group, HandoverContent, HandoverLine, PacketContent, Party, Sheet
    from fieldnotes.packet.page import render_packet
    from fieldnotes.packet.seal import protect, verify_pdf
    from fieldnotes.packet.sheet import render_handover
    from fieldnotes.packet.signature import sign_pdf

    team, center = Party(name="Self-test team"), Party(name="Invented Crisis Center", phone="555-0140")
    sheet = Sheet(
        block=Block(id="summary", part="encounter_summary", compartment=Compartment.JOINT),
        title="Summary",
        groups=(Group(title="What happened", paragraphs=("Zoë Łukasz-Nguyễn walked in. Ελλάδα, Україна.", _LETTERS)),),
    )
    packet = render_packet(
        PacketContent(
            packet_id="R-00-0001-T",
            generated_at="2026-01-01T00:00:00+00:00",
            generated="January 1, 2026",
            sender=team,
            recipient=center,
            urgency="Routine",
            parts=(sheet,),
        ),
        is_draft=False,
        has_signature=True,
    )
    facts = verify_pdf(packet)
    _expect(facts.is_consistent and facts.packet_id == "R-00-0001-T", "packet")
    closed, passphrase = protect(packet)
    _expect(verify_pdf(closed, passphrase=passphrase).archive_sha256 == facts.file_sha256, "protected packet")
    both = sign_pdf(closed, _invented_identity(), at=datetime.now(UTC), passphrase=passphrase)
    signed = verify_pdf(both, passphrase=passphrase)
    is_valid = signed.signature is not None and signed.signature.state == "valid"
    _expect(is_valid and signed.archive_sha256 == facts.file_sha256, "signature")
    lines = (HandoverLine(key="who", label="Who", text="Somebody invented", gaps=("Age: not known",)),)
    sheet_pdf = render_handover(
        HandoverContent(
            packet_id="H-00-0001-T",
            generated_at="2026-01-01T00:00:00+00:00",
            generated="January 1, 2026",
            sender=team,
            lines=lines,
        )
    )
    _expect(verify_pdf(sheet_pdf).pages == 1, "hand-over")
    return f"{facts.pages} and 1 pages"
