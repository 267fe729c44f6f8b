"""Codes that people print, read aloud and type: Crockford's base 32 (no I, L, O, U) with two check characters.

The check is the value modulo 1021, the largest prime below 32²: it finds every single wrong character and every swap of two
characters (32 has order 68 modulo 1021, so no two of at most 68 positions weigh the same).
"""

from __future__ import annotations

import secrets

from fieldnotes.domain.problem import InputProblem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_PRIME = 1021
_LENGTH = 26  # 130 bits hold 128
SECRET_BYTES = 16


def _digits(value: int, length: int) -> str:
    return "".join(ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(length)))


def _plain(text: str) -> list[int]:
    """The values of what was typed: case, spaces and dashes do not matter. Raises InputProblem("code_typo")."""
    kept = [c for c in text.upper() if not c.isspace() and c not in "-‐‑‒–—_.·"]
    try:
        return [_VALUE[c] for c in kept]
    except KeyError:
        raise InputProblem("code_typo", field="code") from None


def _number(values: list[int]) -> int:
    total = 0
    for value in values:
        total = total * 32 + value
    return total


def group(text: str, size: int = 4) -> str:
    """In groups, as it is printed."""
    return "-".join(text[at : at + size] for at in range(0, len(text), size))


def with_check(value: int, length: int) -> str:
    """`length` characters and two check characters, ungrouped."""
    return _digits(value, length) + _digits(value % _PRIME, 2)


def read_checked(text: str, length: int) -> int:
    """The value that was typed. Raises InputProblem code_length (how many are there, how many belong) or code_typo."""
    values = _plain(text)
    if len(values) != length + 2:
        raise InputProblem("code_length", field="code", found=len(values), wanted=length + 2)
    value = _number(values[:-2])
    if value % _PRIME != _number(values[-2:]):
        raise InputProblem("code_typo", field="code")
    return value


def write_code(secret: bytes) -> str:
    """A 128-bit secret as 26 characters and two check characters in seven groups of four."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a code holds 16 bytes")
    return group(with_check(int.from_bytes(secret, "big"), _LENGTH))


def read_code(text: str) -> bytes:
    """The secret behind a typed code. Raises InputProblem; a slip of the pen never costs a try."""
    value = read_checked(text, _LENGTH)
    if value >> (8 * SECRET_BYTES):
        raise InputProblem("code_typo", field="code")
    return value.to_bytes(SECRET_BYTES, "big")


def new_secret() -> bytes:
    """128 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def read_plain(text: str, length: int) -> str:
    """A code without check characters (the answer given by phone), as it is compared. Raises InputProblem."""
    values = _plain(text)
    if len(values) != length:
        raise InputProblem("code_length", field="code", found=len(values), wanted=length)
    return "".join(ALPHABET[value] for value in values)
