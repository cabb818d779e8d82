"""Which reports are near-complete copies of others: what distinct texts are counted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

COPY_SHARE: Final = 0.8
"""A report that has more than this share of its words from one other report is a copy of it."""

# from_report, to_report, from_start, from_end, to_start, to_end, direction
Passage = tuple[str, str, int, int, int, int, str]


def find_copies(passages: Iterable[Passage], length: Mapping[str, int]) -> dict[str, str]:
    """Each report that is a near-complete copy, with the report that it copies; ``length`` in characters.

    A copy has more than ``COPY_SHARE`` of its characters in passages reused from one other report.
    Where nothing tells which of two came first, the one covered more counts as the copy.
    """
    held: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one, other, from_start, from_end, to_start, to_end, direction in passages:
        held[one, other].append((to_start, to_end))
        if direction == "unknown":
            held[other, one].append((from_start, from_end))
    shares = [
        (share, original, copy)
        for (original, copy), spans in held.items()
        if original in length and copy in length
        if (share := covered(spans) / max(length[copy], 1)) > COPY_SHARE
    ]
    found: dict[str, str] = {}
    for _, original, copy in sorted(shares, key=lambda row: (-row[0], row[1], row[2])):
        if copy not in found and first_copied(original, found) != copy:
            found[copy] = original
    return found


def first_copied(report_id: str, copied: Mapping[str, str]) -> str:
    """The report at the end of a way of copies; itself where it is none."""
    while report_id in copied:
        report_id = copied[report_id]
    return report_id


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters the spans cover together, each counted once."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
