"""Who a station is: the file that `station init` makes once. Whoever reads it can answer in the station's name, though open nothing."""

from __future__ import annotations

import hashlib
import ipaddress
import os
import re
import ssl
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from fieldnotes.crypto import key as keys
from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, InputProblem, NewerVersion, RuleProblem
from fieldnotes.station.guard import Bounds

FILE = "station.json"
FORMAT = 1
NAME_MAX = 80
DEFAULT_PORT = 8443
# A laptop pins the certificate by its hash and never asks its own clock; the dates are for others who look at it.
_VALID_FROM = datetime(1970, 1, 1, tzinfo=UTC)
_VALID_UNTIL = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # "no well-defined expiration date", RFC 5280 4.1.2.5

_is_host = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?").fullmatch


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """`addresses`: host:port, as laptops try them. `tls_key`, `tls_certificate`: PEM; the receipt's key and `nonce_key`: hex.
    `bundle_private`, `bundle_public`: what bundles for the station are sealed to, hex. `database`: a PostgreSQL address, or "" for the
    file in the data folder. `bounds`: how much one laptop may leave here, where the agency wants it otherwise.
    """

    format: int
    name: str
    addresses: tuple[str, ...]
    tls_key: str
    tls_certificate: str
    receipt_private: str
    receipt_public: str
    nonce_key: str
    bundle_private: str
    bundle_public: str
    database: str = ""
    bounds: Bounds = Bounds()

    def __repr__(self) -> str:
        return f"Identity(name={self.name!r}, addresses={self.addresses!r})"

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the TLS certificate (DER), hex: what laptops pin."""
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.tls_certificate)).hexdigest()

    def sign(self, message: bytes) -> bytes:
        """The station's signature, for receipts."""
        return keys.sign(bytes.fromhex(self.receipt_private), message)


def make_identity(*, name: str, addresses: Sequence[str], database: str = "") -> Identity:
    """Fresh keys for a new station. InputProblem: station_name, station_address."""
    name = " ".join(name.split())
    if not name or len(name) > NAME_MAX or not name.isprintable():
        raise InputProblem("station_name", field="name", most=NAME_MAX)
    if not addresses:
        raise InputProblem("station_address", field="address", address="")
    whole = tuple(dict.fromkeys("{}:{}".format(*_bracketed(*split_address(one))) for one in addresses))
    receipt, bundle = keys.new_signing_key(), keys.new_agreement_key()
    tls_key, tls_certificate = _make_tls([split_address(one)[0] for one in whole])
    return Identity(
        format=FORMAT,
        name=name,
        addresses=whole,
        tls_key=tls_key,
        tls_certificate=tls_certificate,
        receipt_private=receipt.private_bytes.hex(),
        receipt_public=receipt.public_bytes.hex(),
        nonce_key=os.urandom(32).hex(),
        bundle_private=bundle.private_bytes.hex(),
        bundle_public=bundle.public_bytes.hex(),
        database=database.strip(),
    )


def split_address(address: str) -> tuple[str, int]:
    """(host, port) of "host", "host:port", "[IPv6]:port" or an IPv6 address alone. InputProblem("station_address")."""
    text = address.strip()
    with suppress(ValueError):
        return str(ipaddress.IPv6Address(text.removeprefix("[").removesuffix("]"))), DEFAULT_PORT
    host, colon, port = text.rpartition(":")
    if not colon:
        host, port = text, str(DEFAULT_PORT)
    bare = host.removeprefix("[").removesuffix("]")
    is_good_port = port.isascii() and port.isdigit() and 0 < int(port) < 65536
    if not is_good_port or not (_is_host(host) or (bare != host and _is_ip(bare))):
        raise InputProblem("station_address", field="address", address=address[:80])
    return bare, int(port)


def _bracketed(host: str, port: int) -> tuple[str, int]:
    return (f"[{host}]" if ":" in host else host), port


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _make_tls(hosts: Sequence[str]) -> tuple[str, str]:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "FieldNotes station")])
    names: list[x509.GeneralName] = [
        x509.IPAddress(ipaddress.ip_address(host)) if _is_ip(host) else x509.DNSName(host)
        for host in dict.fromkeys(hosts)
    ]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_UNTIL)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(private, SHA256())
    )
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem.decode(), certificate.public_bytes(Encoding.PEM).decode()


# --- the file --------------------------------------------------------------------------------------------------------


def keep_identity(folder: Path, identity: Identity) -> Path:
    """Write it once, readable by this account only. RuleProblem("station_exists") rather than over another; EnvironmentProblem."""
    path = folder / FILE
    with disk(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            write_new(path, msgspec.json.format(msgspec.json.encode(identity), indent=1) + b"\n")
        except FileExistsError:
            raise RuleProblem("station_exists", folder=folder.name) from None
    return path


def read_identity(folder: Path) -> Identity:
    """The station of this folder. Problems: station_not_here, station_file_open (others may read it), damaged_file, newer_schema."""
    path = folder / FILE
    with disk(folder):
        try:
            data = path.read_bytes()
            mode = path.stat().st_mode
        except FileNotFoundError:
            raise InputProblem("station_not_here", folder=folder.name or str(folder)) from None
    if os.name == "posix" and mode & 0o077:
        raise RuleProblem("station_file_open", file=FILE)
    try:
        found = msgspec.json.decode(data, type=Identity)
        is_whole = bool(found.fingerprint) and all(
            map(bytes.fromhex, (found.receipt_private, found.receipt_public, found.nonce_key, found.bundle_private))
        )
    except (msgspec.MsgspecError, ValueError):
        raise DamagedVault("damaged_file", file=FILE) from None
    if found.format > FORMAT:
        raise NewerVersion("newer_schema", file=FILE, found=found.format, known=FORMAT)
    if not is_whole:
        raise DamagedVault("damaged_file", file=FILE)
    return found


def server_tls(identity: Identity, folder: Path) -> ssl.SSLContext:
    """TLS 1.3 with the station's key. OpenSSL reads keys from files only, so one lies in the folder for a moment."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    with disk(folder):
        handle, name = tempfile.mkstemp(prefix=".tls-", dir=folder)  # 0600
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(identity.tls_key + identity.tls_certificate)
            context.load_cert_chain(name)
        except ssl.SSLError:
            raise DamagedVault("damaged_file", file=FILE) from None
        finally:
            Path(name).unlink(missing_ok=True)
    return context


def write_new(path: Path, data: bytes) -> None:
    """The whole file or none, on the disk, never over another: FileExistsError."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    finally:
        Path(beside).unlink(missing_ok=True)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make new names in this folder last; Windows has no such call."""
    if os.name != "posix":  # pragma: no cover - exercised on Windows only
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """What the operating system says, as a problem: disk_full, file_exists, folder_read_only, folder_gone."""
    try:
        yield
    except FileExistsError as there:
        raise EnvironmentProblem("file_exists", file=Path(str(there.filename)).name) from there
    except OSError as failure:
        code = {
            28: "disk_full",
            122: "disk_full",
            30: "folder_read_only",
            13: "folder_read_only",
            1: "folder_read_only",
        }
        raise EnvironmentProblem(code.get(failure.errno or 0, "folder_gone"), folder=folder.name) from failure
