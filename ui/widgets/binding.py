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
    def added(outer: QLayout, *args: Any, **kwargs: Any) -> None:
        inner = next(one for one in (*args, *kwargs.values()) if isinstance(one, QLayout))
        # A layout of our own holds the objects of its items itself and must not lose them: it is added first and filled then.
        assert not _is_own_and_filled(inner), "a layout of our own is added empty"
        add(outer, *args, **kwargs)
        _let_go(inner)

    return added


def _is_own_and_filled(layout: QLayout) -> bool:
    if not isinstance(layout, QBoxLayout | QGridLayout):
        return layout.count() > 0
    return any(_is_own_and_filled(child) for child in layout.children() if isinstance(child, QLayout))


def _let_go(layout: QLayout) -> None:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if isinstance(item, QBoxLayout | QGridLayout):
            _let_go(item)
        elif item is not None and not isinstance(item, QLayout):
            Shiboken.invalidate(item)


for _kind in (QBoxLayout, QGridLayout):
    _kind.addLayout = _letting_go(_kind.addLayout)  # type: ignore[method-assign]  # the same, and letting go
QBoxLayout.insertLayout = _letting_go(QBoxLayout.insertLayout)  # type: ignore[method-assign]  # as above
