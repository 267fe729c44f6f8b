"""`python -m tests.bench NAME` runs tests/bench/NAME.py and prints one JSON object; it exits 0 whatever holds.

A bench module has `run() -> list[Figure]`. Format: {"bench", "machine", "figures": [{"name", "value", "unit", "goal", "holds"}]}.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from pathlib import Path

from tests.bench.figure import Figure


def names() -> list[str]:
    here = Path(__file__).parent
    return sorted(
        path.stem for path in here.glob("*.py") if path.stem not in ("__init__", "__main__", "figure", "rival", "years")
    )


def machine() -> dict[str, object]:
    model = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        model = next(
            (line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line), model
        )
    return {
        "system": platform.system(),
        "python": platform.python_version(),
        "processor": model,
        "cores": os.cpu_count(),
    }


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in names():
        sys.stderr.write(f"Which bench? One of: {', '.join(names())}\n")
        return 2
    figures: list[Figure] = importlib.import_module(f"tests.bench.{arguments[0]}").run()
    found = {"bench": arguments[0], "machine": machine(), "figures": [figure.to_dict() for figure in figures]}
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
