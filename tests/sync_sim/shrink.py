"""The shortest script that still fails: halves, quarters, single actions are left out while the failure stays (delta debugging)."""

from __future__ import annotations

from collections.abc import Callable

from tests.sync_sim.world import Script


def shrink(script: Script, fails: Callable[[Script], bool]) -> Script:
    """A script of which no action can be left out."""
    actions = list(script["actions"])
    size = max(1, len(actions) // 2)
    while True:
        at, was_shorter = 0, False
        while at < len(actions):
            rest = actions[:at] + actions[at + size :]
            if fails({**script, "actions": rest}):
                actions, was_shorter = rest, True
            else:
                at += size
        if size > 1:
            size //= 2
        elif not was_shorter:
            return {**script, "actions": actions}
