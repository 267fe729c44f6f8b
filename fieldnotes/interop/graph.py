"""The rows of a package joined by their keys.

Exact rules only: the same id and nothing that contradicts is the same thing; a key that leads nowhere is said.
A row that hangs on nothing is quarantined; a service never is for a missing organization: people need it all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fieldnotes.interop.ledger import Fate, Ledger, Row
from fieldnotes.interop.need import CODE

# roles whose rows are things of their own: two different ones under one id would give a service somebody else's numbers
_THINGS = frozenset({"service", "organization", "location", "contact", "term", "program", "link"})
_PAIRS = frozenset({"link", "attribute"})  # their meaning is the pair of keys itself
# what a row must hang on to be of use: one of these
_PARENTS: dict[str, tuple[str, ...]] = {
    "phone": ("service", "location", "organization", "contact", "link"),
    "address": ("location",),
    "mail": ("location",),
    "schedule": ("service", "location", "link"),
    "holiday": ("service", "location", "link"),
    "language": ("service", "location", "phone"),
    "eligibility": ("service",),
    "document": ("service",),
    "payment": ("service",),
    "capacity": ("service",),
    "cost": ("service",),
    "area": ("service", "link"),
    "accessibility": ("location",),
    "contact": ("service", "organization", "location", "link"),
    "attribute": ("service",),
    "link": ("service", "location"),
}
_ALL_NEEDED = frozenset({"link"})
_POINTS_FORWARD = frozenset({"phone", "schedule", "address", "contact", "language"})  # a parent may list these instead


class Graph:
    """Rows by role and id, and what hangs on what."""

    def __init__(self, rows: Iterable[Row], ledger: Ledger) -> None:
        self.ledger = ledger
        self.by_role: dict[str, list[Row]] = defaultdict(list)
        self._index: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._children: dict[tuple[str, str, str], list[Row]] = defaultdict(
            list
        )  # (parent role, parent id, child role)
        for row in rows:
            if row.fate is Fate.KEPT:
                self._settle(row)
        self._listed: set[int] = set()
        for role in list(self.by_role):
            for row in self.by_role[role]:
                self._list_forward(row)
        for role in ("organization", "program", "location", "service", "contact", "link", "term"):
            self._hang_all(role)
        for role in [
            role
            for role in self.by_role
            if role not in ("organization", "program", "location", "service", "contact", "link", "term")
        ]:
            self._hang_all(role)

    def find(self, role: str, key: str) -> Row | None:
        """The row of this role and id, or None."""
        return next((row for row in self._index.get((role, key), ()) if row.fate is Fate.KEPT), None)

    def has(self, role: str) -> bool:
        """Whether the package has any row of this role."""
        return bool(self.by_role.get(role))

    def children(self, parent: Row, role: str) -> list[Row]:
        """Rows of a role that hang on this row."""
        return self._children.get((parent.role, parent.id, role), []) if parent.id else []

    def linked(self, row: Row, role: str) -> list[Row]:
        """Rows that this row's own key points to."""
        return [found for key in row.links.get(role, ()) if (found := self.find(role, key)) is not None]

    # --- one row per thing -------------------------------------------------------------------------------------------

    def _settle(self, row: Row) -> None:
        earlier = self._index[row.role, row.id] if row.id else self._index[row.role, f"\0{_content(row)}"]
        for known in earlier:
            if _contradicts(known, row):
                continue
            _join(known, row)
            self.ledger.merge(row)
            return
        if earlier and row.id and row.role in _THINGS:
            self.ledger.quarantine(row, "id_of_another_row", earlier[0].place)
            return
        if earlier and row.id:
            self.ledger.find(row.table, "id_used_again", row.place)
        if not row.id and row.role in _THINGS:
            self.ledger.find(row.table, "id_missing", row.place)
        earlier.append(row)
        self.by_role[row.role].append(row)

    # --- keys --------------------------------------------------------------------------------------------------------

    def _list_forward(self, row: Row) -> None:
        """A service that lists its phones, schedules and addresses is their parent."""
        if row.role not in ("service", "location", "organization", "contact"):
            return
        for role in _POINTS_FORWARD - {row.role}:
            for key in row.links.get(role, ()):
                found = self._index.get((role, key), [])
                if not found:
                    self.ledger.find(row.table, f"points_to_missing_{role}", f"{row.place}: {role} {key}")
                for child in found:
                    self._listed.add(id(child))
                    if row.id and child not in self._children[row.role, row.id, role]:
                        self._children[row.role, row.id, role].append(child)

    def _hang_all(self, role: str) -> None:
        for row in self.by_role[role]:
            if row.fate is Fate.KEPT:
                self._hang(row)

    def _hang(self, row: Row) -> None:
        parents = _PARENTS.get(row.role, ())
        found: set[str] = set()
        if row.role == "service" and "organization" in row.links:
            row.links["organization_written"] = row.links["organization"]
        for target, keys in [(target, keys) for target, keys in row.links.items() if target != "organization_written"]:
            good = tuple(key for key in keys if self._leads_somewhere(row, target, key))
            row.links[target] = good
            if good and target in parents:
                found.add(target)
            for key in good:
                siblings = self._children[target, key, row.role]
                if not (siblings and siblings[-1] is row) and target not in _POINTS_FORWARD - {"contact"}:
                    siblings.append(row)
        if not parents or id(row) in self._listed:
            return
        if not found or (row.role in _ALL_NEEDED and len(found) < len(parents)):
            missing = "nothing" if not any(row.links) else "nothing_known"
            self.ledger.quarantine(row, f"points_to_{missing}")

    def _leads_somewhere(self, row: Row, target: str, key: str) -> bool:
        if self.find(target, key) is not None:
            return True
        if target in _POINTS_FORWARD and row.role in ("service", "location", "organization", "contact"):
            return False  # said in _list_forward
        if key == "0":
            self.ledger.find(row.table, "zero_written_for_nothing", f"{row.place}: {target}")
            return False
        self.ledger.find(row.table, f"points_to_missing_{target}", f"{row.place}: {target} {key}")
        return target == "term" and bool(
            CODE.match(key)
        )  # a licensed taxonomy is often left out; its codes still speak


def _content(row: Row) -> str:
    return "\0".join(
        (
            *(f"{name}={row.values[name]}" for name in sorted(row.values)),
            *(f"{role}>{','.join(row.links[role])}" for role in sorted(row.links)),
        )
    )


def _contradicts(one: Row, other: Row) -> bool:
    if one.role in _PAIRS and one.links != other.links:
        return True
    return any(one.values.get(name, value) != value for name, value in other.values.items())


def _join(known: Row, row: Row) -> None:
    """Take from an equal row what the known one lacks, its keys too."""
    for name, value in row.values.items():
        known.values.setdefault(name, value)
    for role, keys in row.links.items():
        known.links[role] = tuple(dict.fromkeys((*known.links.get(role, ()), *keys)))
