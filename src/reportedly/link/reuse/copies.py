"""Statements that are one because their words are: both stand in a copied passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.link.claims.told import Told
from reportedly.record import Reuse

# Share of the longer of the two spans, laid on one another, that must lie in both; offsets inside a
# passage that was edited drift by a few words.
SAME_SPAN = 0.6
# Share of a statement that must lie inside the passage for its words to be the passage's.
COVERED = 0.6


def copied_pairs(told: Sequence[Told], reuse: Sequence[Reuse]) -> Mapping[tuple[str, str], str]:
    """Pairs (source's statement, copier's statement) of the same copied words, with the reason."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report_id].append(t)
    found: dict[tuple[str, str], str] = {}
    for passage in sorted(reuse, key=lambda r: r.reuse_id):
        sources = [
            t for t in by_report[passage.from_report] if _inside(t, passage.from_start, passage.from_end)
        ]
        copies = [t for t in by_report[passage.to_report] if _inside(t, passage.to_start, passage.to_end)]
        for copy in copies:
            start, end = shift(copy.local.start, passage), shift(copy.local.end, passage)
            for source in sources:
                if _share(start, end, source.local.start, source.local.end) >= SAME_SPAN:
                    found[source.statement_id, copy.statement_id] = "the words are copied"
    return found


def _inside(told: Told, start: int, end: int) -> bool:
    shared = min(told.local.end, end) - max(told.local.start, start)
    return shared >= COVERED * (told.local.end - told.local.start)


def shift(offset: int, passage: Reuse) -> int:
    """Where an offset of the copy lies in the source, by its place in the passage."""
    length = max(1, passage.to_end - passage.to_start)
    scale = (passage.from_end - passage.from_start) / length
    return round(passage.from_start + (offset - passage.to_start) * scale)


def _share(a: int, b: int, c: int, d: int) -> float:
    return max(0, min(b, d) - max(a, c)) / max(1, max(b, d) - min(a, c))
