"""Key stretching: a passphrase becomes a key, slowly.

Argon2id (RFC 9106) by default; PBKDF2-HMAC-SHA512 (SP 800-132) where an agency asks for FIPS algorithms. Parameters travel
with the key slot and are bound into it, so lowering them in the file breaks the slot; what is below the floor is refused
before any work.
"""

from __future__ import annotations

import secrets
import threading
import time
import unicodedata
from collections.abc import Callable

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ARGON2ID = "argon2id"
PBKDF2 = "pbkdf2-hmac-sha512"
SALT_BYTES = 16
_MIB = 1024  # in KiB
_LANES_MAX = 16
_STEP_KIB = 32 * _MIB

# Two derivations with several lanes at the same time hang in cryptography 50 (seen 6 times of 6): one at a time in this process.
_ONE_AT_A_TIME = threading.Lock()


class KdfParameters(msgspec.Struct, frozen=True, kw_only=True):
    """How a secret is stretched. For PBKDF2 `passes` are its iterations, `memory_kib` is 0 and `lanes` 1. `salt`: hex, 16 bytes or more."""

    name: str = ARGON2ID
    memory_kib: int
    passes: int
    lanes: int
    salt: str = ""

    def with_fresh_salt(self) -> KdfParameters:
        """The same cost with a new random salt."""
        return msgspec.structs.replace(self, salt=secrets.token_hex(SALT_BYTES))


FLOOR = KdfParameters(
    memory_kib=64 * _MIB, passes=3, lanes=1
)  # RFC 9106 section 4, second choice, in memory and passes
DEFAULT = KdfParameters(memory_kib=128 * _MIB, passes=3, lanes=4)
CEILING = KdfParameters(
    memory_kib=512 * _MIB, passes=16, lanes=_LANES_MAX
)  # above it a damaged file would freeze the laptop
FIPS_DEFAULT = KdfParameters(name=PBKDF2, memory_kib=0, passes=1_000_000, lanes=1)
FIPS_PASSES_MAX = 20_000_000


class UnfitParameters(ValueError):
    """These parameters are not used: unknown, or dearer than the ceiling."""


class WeakParameters(UnfitParameters):
    """These parameters are below the floor: somebody lowered them, or they were never ours."""


def stretch(secret: str | bytes, parameters: KdfParameters) -> bytes:
    """32 key bytes from a secret, in 0.1 to 1 s; text is taken as NFKC (SP 800-63B) in UTF-8.

    Raises WeakParameters or UnfitParameters.
    """
    salt = check(parameters)
    raw = unicodedata.normalize("NFKC", secret).encode() if isinstance(secret, str) else secret
    with _ONE_AT_A_TIME:
        if parameters.name == PBKDF2:
            return PBKDF2HMAC(hashes.SHA512(), 32, salt, parameters.passes).derive(raw)
        return Argon2id(
            salt=salt,
            length=32,
            iterations=parameters.passes,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
        ).derive(raw)


def check(parameters: KdfParameters) -> bytes:
    """The salt of parameters between floor and ceiling; WeakParameters or UnfitParameters for others."""
    if parameters.name == ARGON2ID:
        if (
            parameters.memory_kib < FLOOR.memory_kib
            or parameters.passes < FLOOR.passes
            or parameters.lanes < FLOOR.lanes
        ):
            raise WeakParameters("below 64 MiB, 3 passes, 1 lane")
        if (
            parameters.memory_kib > CEILING.memory_kib
            or parameters.passes > CEILING.passes
            or parameters.lanes > CEILING.lanes
        ):
            raise UnfitParameters("above 512 MiB, 16 passes, 16 lanes")
    elif parameters.name == PBKDF2:
        if parameters.passes < FIPS_DEFAULT.passes:
            raise WeakParameters("below 1,000,000 iterations")
        if parameters.passes > FIPS_PASSES_MAX:
            raise UnfitParameters("above 20,000,000 iterations")
    else:
        raise UnfitParameters("an unknown way of stretching")
    try:
        salt = bytes.fromhex(parameters.salt)
    except ValueError:
        raise UnfitParameters("a salt that is not hex") from None
    if len(salt) < SALT_BYTES:
        raise WeakParameters("a salt shorter than 16 bytes")
    return salt


def calibrate(target_ms: int = 500, *, measure_ms: Callable[[KdfParameters], float] | None = None) -> KdfParameters:
    """Parameters with a fresh salt that take about `target_ms` here: memory first, then passes, between floor and ceiling.

    Time grows in proportion to memory times passes, so one measurement of the default is enough.
    """
    default_ms = (measure_ms or _measure_ms)(DEFAULT)
    ratio = target_ms / max(default_ms, 0.001)
    wanted_kib = int(DEFAULT.memory_kib * ratio) // _STEP_KIB * _STEP_KIB
    memory_kib = min(max(wanted_kib, FLOOR.memory_kib), CEILING.memory_kib)
    passes = DEFAULT.passes * ratio * DEFAULT.memory_kib / memory_kib if wanted_kib > memory_kib else DEFAULT.passes
    return KdfParameters(
        memory_kib=memory_kib, passes=min(int(passes), CEILING.passes), lanes=DEFAULT.lanes
    ).with_fresh_salt()


def _measure_ms(parameters: KdfParameters) -> float:
    started = time.perf_counter()
    stretch(b"how fast is this laptop", parameters.with_fresh_salt())
    return (time.perf_counter() - started) * 1000
