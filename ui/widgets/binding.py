"""One trap of the binding, closed once for every layout there is. Importing this module closes it.

`addLayout` makes a Python object of every item of the layout that is added and keeps it for as long as the layout lives. Qt deletes an
item with its widget and the binding does not hear of it: the next widget that gets that address finds the dead object beside its own
when it is deleted, and the process ends (PySide 6.11, Object::destroy). So those objects are let go of at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout
from shiboken6 import Shiboken


def _letting_go(add: Callable[..., None]) -> Callable[..., None]:
    def added(outer: QLayout, inner: QLayout, *args: Any, **kwargs: Any) -> None:
        # A layout of our own holds the objects of its items itself and must not lose them: it is added first and filled then.
        assert isinstance(inner, QBoxLayout | QGridLayout) or not inner.count(), "a layout of our own is added empty"
        add(outer, inner, *args, **kwargs)
        _let_go(inner)

    return added


def _inserted(insert: Callable[..., None]) -> Callable[..., None]:
    def inserted(outer: QLayout, index: int, inner: QLayout, *args: Any, **kwargs: Any) -> None:
        insert(outer, index, inner, *args, **kwargs)
        _let_go(inner)

    return inserted


def _let_go(layout: QLayout) -> None:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if isinstance(item, QBoxLayout | QGridLayout):
            _let_go(item)
        elif item is not None and not isinstance(item, QLayout):
            Shiboken.invalidate(item)


for _kind in (QBoxLayout, QGridLayout):
    _kind.addLayout = _letting_go(_kind.addLayout)  # type: ignore[method-assign]  # the same, and letting go
QBoxLayout.insertLayout = _inserted(QBoxLayout.insertLayout)  # type: ignore[method-assign]  # as above
