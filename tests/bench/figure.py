"""One measured figure and its goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """`goal` None: told, not judged. `at`: the goal is the most or the least allowed."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    at: Literal["most", "least"] = "most"

    @property
    def holds(self) -> bool | None:
        if self.goal is None:
            return None
        return self.value <= self.goal if self.at == "most" else self.value >= self.goal

    def to_dict(self) -> dict[str, object]:
        goal = None if self.goal is None else f"{'<=' if self.at == 'most' else '>='} {self.goal:g}"
        return {"name": self.name, "value": round(self.value, 3), "unit": self.unit, "goal": goal, "holds": self.holds}


def percentile(values: list[float], percent: float) -> float:
    """The value that `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
