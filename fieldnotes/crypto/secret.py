"""A holder for key bytes that can be overwritten.

Python cannot zero `bytes` or `str`; what must go away lives here or in a process that ends.
"""

from __future__ import annotations

from types import TracebackType
from typing import NoReturn, Self


class Secret:
    """Key bytes in one place: readable through `view`, zeroed by `wipe`, never printed, copied or pickled."""

    __slots__ = ("_bytes", "_is_wiped")

    def __init__(self, content: bytes | bytearray) -> None:
        # a bytearray is taken over, not copied, so that no second copy stays behind
        self._bytes = content if isinstance(content, bytearray) else bytearray(content)
        self._is_wiped = False

    @property
    def is_wiped(self) -> bool:
        """Whether the content is gone."""
        return self._is_wiped

    def view(self) -> memoryview:
        """A read-only view of the content, without a copy; it reads zeros once `wipe` ran. ValueError after `wipe`."""
        if self._is_wiped:
            raise ValueError("this secret was wiped")
        return memoryview(self._bytes).toreadonly()

    def wipe(self) -> None:
        """Overwrite the content with zeros, in place; safe to call twice."""
        self._is_wiped = True
        self._bytes[:] = bytes(len(self._bytes))

    def __len__(self) -> int:
        return len(self._bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __del__(self) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return "Secret()"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is never pickled or copied")
