"""Releasing a locked-out user by phone: the laptop shows a challenge, a supervisor with the agency's release file reads back 12 characters.

The answer is a truncated HMAC over the challenge (CJIS AC-7: released by an administrator). The laptop keeps a number of challenges and
only stretched digests of their answers, so nobody can make up an answer from the laptop's files.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets

from fieldnotes.domain.problem import InputProblem
from fieldnotes.vault.crockford import group, read_checked, read_plain, with_check
from fieldnotes.vault.key_file import ReleaseCheck

COUNT = 24  # releases by phone before the laptop needs new ones from an admin
KEY_BYTES = 32
_CHALLENGE_LENGTH = 8  # and two check characters
_CODE_LENGTH = 12  # 60 bits
_PASSES = 20_000  # PBKDF2 over 60 random bits: beyond trying out
_DOMAIN = b"fieldnotes/release/v1"


def release_code(key: bytes, *, device: str, challenge: str) -> str:
    """The supervisor's side: the answer to a challenge as it was heard. Raises InputProblem for a slip of the ear."""
    value = read_checked(challenge, _CHALLENGE_LENGTH)
    digest = hmac.digest(key, _DOMAIN + device.encode() + value.to_bytes(8, "big"), "sha256")
    return group(with_check(int.from_bytes(digest[:8], "big") >> 4, _CODE_LENGTH)[:_CODE_LENGTH])


def _digest(code: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha512", read_plain(code, _CODE_LENGTH).encode(), bytes.fromhex(salt), _PASSES).hex()


def make_checks(key: bytes, *, device: str) -> tuple[ReleaseCheck, ...]:
    """What the laptop keeps."""
    checks = []
    for value in {secrets.randbits(5 * _CHALLENGE_LENGTH) for _ in range(COUNT)}:
        challenge = group(with_check(value, _CHALLENGE_LENGTH), 5)
        salt = os.urandom(16).hex()
        digest = _digest(release_code(key, device=device, challenge=challenge), salt)
        checks.append(ReleaseCheck(challenge=challenge, salt=salt, digest=digest))
    return tuple(checks)


def is_answer(check: ReleaseCheck, code: str) -> bool:
    """Whether this is what the release file answers. Raises InputProblem when it cannot be a code."""
    if not code.strip():
        raise InputProblem("code_length", field="code", found=0, wanted=_CODE_LENGTH)
    return hmac.compare_digest(_digest(code, check.salt), check.digest)
