"""The quality floors: one file, ``floors.json``, that CI holds the program to and that only rises.

python -m tests.quality.floors NAME VALUE     raise the floor NAME to VALUE; refuses to lower it
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")


def floor(name: str) -> float:
    """The floor called ``name``, as a measured figure must reach it."""
    floors = _read()
    if name not in floors:
        raise KeyError(
            f"{FILE.name} has no floor {name!r}: add it with `python -m tests.quality.floors {name} VALUE`"
        )
    return floors[name]


def raise_floor(name: str, value: float) -> None:
    """Set a floor higher than it is, or a new one; ``ValueError`` where that would lower it."""
    floors = _read()
    if value < floors.get(name, value):
        raise ValueError(f"the floor {name} is {floors[name]:g} and floors only rise: {value:g} is below it")
    floors[name] = value
    FILE.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", encoding="utf-8")


def _read() -> dict[str, float]:
    floors: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


if __name__ == "__main__":
    raise_floor(sys.argv[1], float(sys.argv[2]))
