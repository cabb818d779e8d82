"""The unnamed source of one report in those that copied its words: met once, however many printed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.link.reuse.copies import shift
from reportedly.link.sources.unnamed import Unnamed, contradiction
from reportedly.record import Reuse

# Characters by which a place in a copy may lie off the place it was taken from: words come and go.
NEAR = 20


@dataclass(frozen=True, slots=True)
class MetOnce:
    """A source with all that copied reports say of its way and its claims, the ``members`` (indices of the
    unnamed) that are it, and why."""

    source: Unnamed
    members: tuple[int, ...]
    reasons: tuple[str, ...]


def met_once(items: Sequence[Unnamed], passages: Mapping[tuple[str, str], Sequence[Reuse]]) -> list[MetOnce]:
    """Each source with its copies. Copies hang on the first report that has the words, so that looking for
    them costs by their number; two of one report are never put together here."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        by_report[item.report_id].append(i)
    of = {i: _Copies([i], {item.report_id}, {_said(item): item}, set()) for i, item in enumerate(items)}
    for (first, copy), taken in sorted(passages.items()):
        for i in by_report[first]:
            for j in by_report[copy]:
                one, other = of[i], of[j]
                if one is other or not _is_copied(items[i], items[j], taken):
                    continue
                if one.may_take(other):
                    words = f"“{items[i].description}” and “{items[j].description}”"
                    one.take(other, f"{words} stand in words that one report took from the other")
                    of.update(dict.fromkeys(other.members, one))
    return [
        MetOnce(_together([items[i] for i in members]), members, tuple(sorted(copies.reasons)))
        for copies in {id(copies): copies for copies in of.values()}.values()
        for members in [tuple(sorted(copies.members))]
    ]


@dataclass(slots=True)
class _Copies:
    """One source in the making: its members, the reports they are in, one member for each thing that is said
    of it, and why they are one."""

    members: list[int]
    reports: set[str]
    said: dict[tuple[object, ...], Unnamed]
    reasons: set[str]

    def may_take(self, other: _Copies) -> bool:
        apart = self.reports.isdisjoint(other.reports)
        return apart and not any(contradiction(a, b) for a in self.said.values() for b in other.said.values())

    def take(self, other: _Copies, reason: str) -> None:
        self.members += other.members
        self.reports |= other.reports
        self.said |= other.said
        self.reasons |= other.reasons | {reason}


def _said(item: Unnamed) -> tuple[object, ...]:
    return item.description, item.count, item.demonyms


def _together(members: Sequence[Unnamed]) -> Unnamed:
    """One for all: the words of the first, the ways and claims of each."""
    if len(members) == 1:
        return members[0]
    return replace(
        members[0],
        through=frozenset().union(*(u.through for u in members)),
        cited=frozenset().union(*(u.cited for u in members)),
        claims=frozenset().union(*(u.claims for u in members)),
    )


def _is_copied(source: Unnamed, copy: Unnamed, passages: Sequence[Reuse]) -> bool:
    """Whether the copy's source is met where the copied words have the original's."""
    for passage in passages:
        for start, end in copy.spans:
            if passage.to_start <= start and end <= passage.to_end:
                at = shift(start, passage)
                if any(abs(a - at) <= max(NEAR, end - start) for a, _ in source.spans):
                    return True
    return False


__all__ = ["MetOnce", "met_once"]
