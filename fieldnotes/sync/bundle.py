"""A bundle: what would go over the network, in a file that somebody carries. Pure form; files are `bundle_file`'s.

Magic line, length and canonical manifest in the clear, sealed body, signature. The body is a sequence of items in MessagePack, each with
its length before it, sealed as one Cobblestone-256 stream with the manifest as context; its key is granted (HPKE) to whoever may open
it. The signature covers the manifest and the hash of the sealed body. Nothing is compressed, and nothing in a bundle names a file.

A bundle for a laptop is sealed to the certified keys of the people on it, not to a key of the machine: those keys are there on every
laptop, also on one that never met a station, and somebody has to sign in to take anything in anyway. For the same reason the person who
writes it signs it with their own key of that laptop. A station seals to the people of the laptop it answers, and signs with the key of
its receipts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

import msgspec
from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, GrantBroken, SignatureBroken, grant, open_grant, verify
from fieldnotes.sync.page import BYTES_MAX, Page, read_page
from fieldnotes.sync.protocol import MESSAGE_BYTES_MAX
from fieldnotes.trust.envelope import EnvelopeBroken

_KIND = b"fieldnotes/bundle/v"
MAGIC = _KIND + b"1\n"
VERSION = 1
SUFFIX = ".fnbundle"
ENVELOPES_MAX = 1_000_000
MANIFEST_BYTES_MAX = 1024 * 1024
PIECE_BYTES = 1024 * 1024
BLOB_BYTES_MAX = 512 * 1024 * 1024
_BODY_CONTEXT = b"fieldnotes/bundle-body/v1"
_KEY_CONTEXT = b"fieldnotes/bundle-key/v1"
_SIGNATURE_CONTEXT = b"fieldnotes/bundle-signature/v1"
_LENGTH_BYTES = 4
CERTIFICATES_AT_ONCE = 500
ENVELOPES_AT_ONCE = 500
_FRAME_BYTES = 1024  # around the content of a revision: two ids, a signature, sixteen parents, an author and a key
_READ_BYTES = 256 * 1024


class BundleBroken(ValueError):
    """Not a bundle that can be taken. `code`: no_bundle, newer, damaged, not_for_you, unsigned."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Reach(msgspec.Struct, frozen=True):
    """How far: a place in somebody's feed, in one life of it."""

    life: str = ""
    place: int = 0


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the body holds. `digest`: SHA-256 over the ids of all revisions in their order, hex."""

    certificates: int = 0
    envelopes: int = 0
    pieces: int = 0
    receipts: int = 0
    digest: str = hashlib.sha256().hexdigest()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What everyone may see of a bundle.

    `sender`, `recipient`: a laptop's id (32 hex digits) or a station's public key (66). `by`: the user-device that wrote it, "" for a
    station. `known`: how far the sender has taken in what the recipient has; `begins`, `reaches`: from where to where this bundle goes in
    the sender's own feed. `grants`: who may open it -> its key, sealed to them, hex. All parts of one bundle share an `id`.
    """

    v: int = VERSION
    id: str
    org: str
    sender: str
    recipient: str
    by: str = ""
    made_ms: int
    part: int = 1
    parts: int = 1
    known: Reach = Reach()
    begins: int = 0
    reaches: Reach = Reach()
    counts: Counts = Counts()
    grants: dict[str, str] = {}


class Item(msgspec.Struct, frozen=True, tag_field="t"):
    """Something in a body."""


class Certificates(Item, frozen=True, tag="certificates"):
    """In the bytes of `trust.certificate.to_bytes`."""

    certificates: tuple[bytes, ...]


class Revisions(Item, frozen=True, tag="revisions"):
    """A page as on the network. An id alone: the recipient has it."""

    page: Page


class Received(Item, frozen=True, tag="received"):
    """A receipt of the station for the recipient."""

    receipt: bytes
    signature: bytes


class Holds(Item, frozen=True, tag="holds"):
    """Blobs that the sender holds whole, 32 bytes each."""

    blobs: tuple[bytes, ...]


class Piece(Item, frozen=True, tag="piece"):
    """Bytes of a blob from `start`; `size`: of all of it."""

    blob: bytes
    size: int
    start: int
    data: bytes


AnyItem = Certificates | Revisions | Received | Holds | Piece
_ENCODER = msgspec.msgpack.Encoder()
_ITEMS: msgspec.msgpack.Decoder[AnyItem] = msgspec.msgpack.Decoder(AnyItem)


class Load(NamedTuple):
    """One item before it is made: a bound of its size in bytes, and what it counts as. `make` is called more than once."""

    size: int
    make: Callable[[], AnyItem]
    certificates: int = 0
    revs: tuple[bytes, ...] = ()
    pieces: int = 0
    receipts: int = 0


def count(loads: Iterable[Load]) -> Counts:
    """What a body of these will hold."""
    digest = hashlib.sha256()
    certificates = envelopes = pieces = receipts = 0
    for load in loads:
        certificates += load.certificates
        envelopes += len(load.revs)
        pieces += load.pieces
        receipts += load.receipts
        digest.update(b"".join(load.revs))
    return Counts(
        certificates=certificates, envelopes=envelopes, pieces=pieces, receipts=receipts, digest=digest.hexdigest()
    )


def split_parts(head: Sequence[Load], loads: Iterable[Load], *, part_bytes: int) -> list[list[Load]]:
    """`head` in every part, so that each proves by itself who wrote it; the loads in their order, cut so that no part is larger than
    `part_bytes` unless a single item makes it so. One part at least.
    """
    parts = [list(head)]
    start = sum(load.size for load in head)
    size, envelopes = start, 0
    for load in loads:
        is_full = size + load.size > part_bytes or envelopes + len(load.revs) > ENVELOPES_MAX
        if len(parts[-1]) > len(head) and is_full:
            parts.append(list(head))
            size, envelopes = start, 0
        parts[-1].append(load)
        size += load.size
        envelopes += len(load.revs)
    return parts


def certificate_loads(certificates: Sequence[bytes]) -> Iterator[Load]:
    """Certificates in their order, some megabytes to an item."""
    for start, end in _runs([len(one) for one in certificates], CERTIFICATES_AT_ONCE):
        some = tuple(certificates[start:end])
        yield Load(sum(map(len, some)) + 9 * len(some) + 64, partial(Certificates, some), certificates=len(some))


def revision_loads(revs: Sequence[tuple[str, int]], page: Callable[[list[str]], Page]) -> Iterator[Load]:
    """Pages of these (revision, bytes of its content), in their order. `page` makes one when its turn comes."""
    for start, end in _runs([size for _, size in revs], ENVELOPES_AT_ONCE):
        some = [rev for rev, _ in revs[start:end]]
        size = sum(size + _FRAME_BYTES for _, size in revs[start:end]) + 1024
        yield Load(size, lambda some=some: Revisions(page(some)), revs=tuple(map(bytes.fromhex, some)))  # type: ignore[misc]


def piece_loads(blob: str, size: int, read: Callable[..., bytes]) -> Iterator[Load]:
    """A blob in pieces of a MiB. `read(blob, start=, size=)`."""
    for start in range(0, max(size, 1), PIECE_BYTES):
        length = min(PIECE_BYTES, size - start)

        def make(start: int = start, length: int = length) -> Piece:
            return Piece(bytes.fromhex(blob), size, start, read(blob, start=start, size=length))

        yield Load(length + 128, make, pieces=1)


def _runs(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """(from, to) of runs of at most `most` that together are not larger than a page."""
    start = total = 0
    for at, size in enumerate(sizes):
        if at > start and (at - start >= most or total + size + _FRAME_BYTES > BYTES_MAX):
            yield start, at
            start, total = at, 0
        total += size + _FRAME_BYTES
    if start < len(sizes):
        yield start, len(sizes)


# --- writing ---------------------------------------------------------------------------------------------------------


def grant_key(key: bytes, publics: Mapping[str, bytes], *, id_: str, org: str, sender: str) -> dict[str, str]:
    """The key of a bundle sealed to each of these: name -> agreement key's public half."""
    return {name: grant(public, key, _key_info(id_, org, sender, name)).hex() for name, public in publics.items()}


def open_key(manifest: Manifest, name: str, open_granted: Callable[[bytes, bytes], bytes]) -> bytes:
    """The key, with the private half that `open_granted(grant, info)` holds; BundleBroken("not_for_you") otherwise."""
    granted = manifest.grants.get(name)
    if granted is None:
        raise BundleBroken("not_for_you")
    try:
        return open_granted(bytes.fromhex(granted), _key_info(manifest.id, manifest.org, manifest.sender, name))
    except (GrantBroken, ValueError):
        raise BundleBroken("damaged") from None


def opener(private: bytes) -> Callable[[bytes, bytes], bytes]:
    """`open_granted` for a private key at hand."""
    return lambda granted, info: open_grant(private, granted, info)


def write_part(
    write: Callable[[bytes], object],
    manifest: Manifest,
    loads: Iterable[Load],
    *,
    key: bytes,
    sign: Callable[[bytes], bytes],
) -> Iterator[None]:
    """One part, item by item, a step after each."""
    head = _to_bytes(manifest)
    write(MAGIC + len(head).to_bytes(_LENGTH_BYTES, "big") + head)
    sealer = Cobblestone256Encryptor(key, _BODY_CONTEXT + head)
    digest = hashlib.sha256()

    def put(sealed: bytes) -> None:
        digest.update(sealed)
        write(sealed)

    for load in loads:
        data = _ENCODER.encode(load.make())
        put(sealer.update(len(data).to_bytes(_LENGTH_BYTES, "big") + data))
        yield
    put(sealer.finalize())
    write(sign(_signed(head, digest.digest())))


# --- reading ---------------------------------------------------------------------------------------------------------


def read_manifest(file: BinaryIO) -> tuple[Manifest, bytes]:
    """The manifest and its bytes; the file stands at the body. BundleBroken for what is no bundle. Nothing of it is proven yet."""
    start = file.read(len(MAGIC) + _LENGTH_BYTES)
    if not start.startswith(_KIND):
        raise BundleBroken("no_bundle")
    if not start.startswith(MAGIC):
        raise BundleBroken("newer" if start[len(_KIND) : len(_KIND) + 1].isdigit() else "damaged")
    size = int.from_bytes(start[len(MAGIC) :], "big")
    if size > MANIFEST_BYTES_MAX:
        raise BundleBroken("damaged")
    head = file.read(size)
    try:
        value = canonical.decode(head)
        if isinstance(value, dict) and isinstance(value.get("v"), int) and value["v"] > VERSION:
            raise BundleBroken("newer")
        manifest = msgspec.convert(value, Manifest, strict=True)
    except (canonical.NotCanonical, msgspec.ValidationError):
        raise BundleBroken("damaged") from None
    if len(head) != size or not 1 <= manifest.part <= manifest.parts or manifest.counts.envelopes > ENVELOPES_MAX:
        raise BundleBroken("damaged")
    return manifest, head


class Body:
    """The sealed body of an open file, read once from its first item to its last. `check` afterwards."""

    def __init__(self, file: BinaryIO, manifest: Manifest, head: bytes, *, size: int, key: bytes) -> None:
        self._file = file
        self._manifest = manifest
        self._head = head
        self._left = size - file.tell() - SIGNATURE_BYTES
        self._opener = Cobblestone256Decryptor(key, _BODY_CONTEXT + head)
        self._hash = hashlib.sha256()
        self._revs = hashlib.sha256()
        self._counted = {"certificates": 0, "envelopes": 0, "pieces": 0, "receipts": 0}
        self._signature = b""

    def items(self) -> Iterator[AnyItem]:
        """Every item, each proven by its tag before it is given; BundleBroken("damaged") as soon as one is not, also for a cut end."""
        waiting = bytearray()
        for plain in self._plain():
            waiting += plain
            while len(waiting) >= _LENGTH_BYTES:
                size = int.from_bytes(waiting[:_LENGTH_BYTES], "big")
                if size > MESSAGE_BYTES_MAX:
                    raise BundleBroken("damaged")
                if len(waiting) < _LENGTH_BYTES + size:
                    break
                item = _item(bytes(waiting[_LENGTH_BYTES : _LENGTH_BYTES + size]))
                del waiting[: _LENGTH_BYTES + size]
                self._count(item)
                yield item
        self._signature = self._file.read(SIGNATURE_BYTES + 1)
        said = self._manifest.counts
        counted = Counts(**self._counted, digest=self._revs.hexdigest())
        if waiting or counted != said or len(self._signature) != SIGNATURE_BYTES:
            raise BundleBroken("damaged")

    def _plain(self) -> Iterator[bytes]:
        try:
            if self._left < 0:
                raise BundleBroken("damaged")
            while self._left:
                sealed = self._file.read(min(_READ_BYTES, self._left))
                if not sealed:
                    raise BundleBroken("damaged")
                self._left -= len(sealed)
                self._hash.update(sealed)
                yield self._opener.update(sealed)
            yield self._opener.finalize()
        except InvalidTag:
            raise BundleBroken("damaged") from None

    def _count(self, item: AnyItem) -> None:
        match item:
            case Certificates():
                self._counted["certificates"] += len(item.certificates)
            case Revisions():
                self._counted["envelopes"] += len(item.page.frames)
                if self._counted["envelopes"] > ENVELOPES_MAX:
                    raise BundleBroken("damaged")
                self._revs.update(b"".join(_ids(item.page)))
            case Received():
                self._counted["receipts"] += 1
            case Piece():
                self._counted["pieces"] += 1
                is_inside = item.start >= 0 and item.start + len(item.data) <= item.size <= BLOB_BYTES_MAX
                if len(item.blob) != 32 or not is_inside:
                    raise BundleBroken("damaged")
            case Holds():
                if any(len(blob) != 32 for blob in item.blobs):
                    raise BundleBroken("damaged")

    def check(self, public: bytes) -> None:
        """Once all items were read: return if the holder of `public` signed it, else BundleBroken("unsigned")."""
        try:
            verify(public, _signed(self._head, self._hash.digest()), self._signature)
        except SignatureBroken:
            raise BundleBroken("unsigned") from None


def _ids(page: Page) -> list[bytes]:
    try:
        return [bytes.fromhex(one if isinstance(one, str) else one.rev) for one in read_page(page)]
    except EnvelopeBroken:
        raise BundleBroken("damaged") from None


def _item(data: bytes) -> AnyItem:
    try:
        return _ITEMS.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        raise BundleBroken("damaged") from None


def _key_info(id_: str, org: str, sender: str, name: str) -> bytes:
    return _KEY_CONTEXT + canonical.encode({"id": id_, "name": name, "org": org, "sender": sender})


def _signed(head: bytes, digest: bytes) -> bytes:
    return _SIGNATURE_CONTEXT + hashlib.sha256(head).digest() + digest


def _to_bytes(manifest: Manifest) -> bytes:
    return canonical.encode(msgspec.to_builtins(manifest))
