"""`python -m tests.sync_sim --seeds N [--real N] [--bug NAME|all] [--from SEED]`, `python -m tests.sync_sim replay FILE`: one JSON object.

`--real`: so many seeds through the product's files, seals and signatures. `--bug all`: each known bug is put back in and has to be found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from tests.sync_sim.shrink import shrink
from tests.sync_sim.world import BUGS, draw, play, play_real, rules

FIND_WITHIN = 2000


def run(seeds: range, bug: str = "", *, stop_at_first: bool = False, is_real: bool = False) -> dict[str, Any]:
    """Play these seeds; which failed, and why."""
    began = time.perf_counter()
    failed: list[int] = []
    why: Counter[str] = Counter()
    played = 0
    with nullcontext() if is_real else rules(bug):
        for seed in seeds:
            played += 1
            found = play_real(draw(seed)) if is_real else play(draw(seed), bug)
            why.update(found)
            if found:
                failed.append(seed)
                if stop_at_first:
                    break
    seconds = time.perf_counter() - began
    return {
        "bug": bug,
        "seeds": played,
        "failed": len(failed),
        "first": failed[0] if failed else None,
        "why": dict(why),
        "seeds_per_s": round(played / seconds),
    }


def main(argv: Sequence[str]) -> int:
    """Exit 1 when the protocol failed a seed, or a bug was not found."""
    asked = _read(argv)
    if asked.command == "replay":
        script = json.loads(Path(asked.file).read_text(encoding="utf-8"))
        with rules(asked.bug):
            found = play(script, asked.bug)
        sys.stdout.write(json.dumps({"seed": script["seed"], "bug": asked.bug, "violations": found}) + "\n")
        return int(bool(found) and not asked.bug)
    seeds = range(asked.first, asked.first + asked.seeds)
    right = run(seeds)
    if right["failed"]:
        right["replay"] = keep(right["first"], "")
    real = run(range(asked.first, asked.first + asked.real), is_real=True) if asked.real else None
    bugs = list(BUGS) if asked.bug == "all" else [asked.bug] if asked.bug else []
    caught = [run(range(FIND_WITHIN), bug, stop_at_first=True) for bug in bugs]
    missed = [one["bug"] for one in caught if not one["failed"]]
    sys.stdout.write(json.dumps({"right": right, "real": real, "bugs": caught, "missed": missed}, indent=1) + "\n")
    return int(bool(right["failed"] or (real and real["failed"]) or missed))


def keep(seed: int, bug: str) -> str:
    """The shortest script that still fails, kept to be played again."""
    with rules(bug):
        script = shrink(draw(seed), lambda one: bool(play(one, bug)))
    path = Path("tests/sync_replays") / f"{bug or 'right'}-{seed}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(script, indent=1), encoding="utf-8")
    return str(path)


def _read(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.sync_sim")
    parser.add_argument("command", nargs="?", choices=["replay"])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--real", type=int, default=0)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--bug", default="", choices=["", "all", *BUGS])
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
