"""An agency's brief: whom it is about, with a colon, and its points, which read like a page's links.

"KELD, May 3 (AFP) - Norlink SA:", "* SAYS NET PROFIT 3 MLN EUROS", "* SAYS TO CLOSE TWO LOCKS"
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reportedly.read.datelines import read_dateline
from reportedly.read.furniture import BULLET


def end_of_brief(lines: Sequence[str]) -> int:
    """How many lines it takes to the end of the brief's points; 0 where no dateline opens one."""
    for at, line in enumerate(lines):
        if line.endswith(":") and (dateline := read_dateline(line)) is not None and dateline.sure:
            return end_of_points(lines, at)
    return 0


def end_of_points(lines: Sequence[str], at: int = 0) -> int:
    """Where the points end that stand under the line ``at``; 0 where it has none."""
    if not lines or not lines[at].endswith(":"):
        return 0
    points = sum(1 for _ in takewhile(BULLET.match, lines[at + 1 :]))
    return at + 1 + points if points else 0
