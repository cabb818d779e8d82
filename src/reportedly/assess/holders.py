"""Which statement holds a place of a report: the smallest, and of two the one with the longer chain."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reportedly.record import Statement


class Holders:
    """The holders of all places of each report, laid out once the first of them is asked for."""

    def __init__(self, of_report: Mapping[str, Sequence[Statement]]) -> None:
        self.of_report = of_report
        self.laid: dict[str, tuple[list[int], list[Statement | None]]] = {}

    def at(self, report_id: str, place: int) -> Statement | None:
        """The statement that holds a place, in code points from the start of its report's text."""
        if report_id not in self.laid:
            self.laid[report_id] = _lay(self.of_report.get(report_id, ()))
        starts, holders = self.laid[report_id]
        stretch = bisect_right(starts, place) - 1
        return holders[stretch] if stretch >= 0 else None


def _lay(statements: Sequence[Statement]) -> tuple[list[int], list[Statement | None]]:
    """Where each stretch of a report begins that one statement holds, and which."""
    ranked = sorted(statements, key=lambda s: (s.end - s.start, -len(s.chain), s.statement_id))
    pieces = sorted((a, b, rank) for rank, s in enumerate(ranked) for a, b in s.pieces if a < b)
    starts = sorted({at for a, b, _ in pieces for at in (a, b)})
    holders: list[Statement | None] = []
    open_: list[tuple[int, int]] = []  # rank and end
    following = 0
    for at in starts:
        while following < len(pieces) and pieces[following][0] <= at:
            _, end, rank = pieces[following]
            heapq.heappush(open_, (rank, end))
            following += 1
        while open_ and open_[0][1] <= at:
            heapq.heappop(open_)
        holders.append(ranked[open_[0][0]] if open_ else None)
    return starts, holders


__all__ = ["Holders"]
