"""The terminal that a command speaks with."""

from __future__ import annotations

import os
import re
import sys

from fieldnotes.domain.problem import InputProblem

# What moves the cursor, colours, or turns the reading direction: a name that somebody sent must not write over what was said before.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: str) -> None:
    """A line on standard output, of words only; whoever stops listening (`| head`) does not stop the work."""
    try:
        sys.stdout.write(f"{_COMMANDS.sub(chr(0xFFFD), text)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def count_of(number: int, word: str, many: str = "") -> str:
    """1 table, 2 tables; `many`: the words for more than one, where an "s" does not make them."""
    return f"{number} {word}" if number == 1 else f"{number} {many or word + 's'}"


def read_secret(prompt: str) -> str:
    """A secret from the terminal without showing it, or the next line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        import getpass

        return getpass.getpass(prompt)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise InputProblem("secret_needed")
    return line.rstrip("\r\n")
