"""What people decided about names, each as (report, index of a name)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.link.entities.mentions import Mention

Where = tuple[str, int]


class Decided:
    """Pairs of names that somebody told to be the same, or to be two."""

    def __init__(self, judged: Mapping[tuple[Where, Where], bool]) -> None:
        self.of: dict[Where, dict[Where, bool]] = defaultdict(dict)
        for (one, other), same in judged.items():
            self.of[one][other] = self.of[other][one] = same

    def apart(self, mention: Mention) -> bool:
        """Whether the mention was told from any other."""
        return any(False in self.of[where].values() for where in wheres(mention) if where in self.of)

    def about(self, one: Iterable[Mention], other: Iterable[Mention]) -> bool | None:
        """Whether the two were judged the same, in any of their names; None where nobody said."""
        if not self.of:
            return None
        there = {where for m in other for where in wheres(m)}
        said = {
            same
            for m in one
            for where in wheres(m)
            for told, same in self.of.get(where, {}).items()
            if told in there
        }
        return None if not said else False not in said

    def same(self, nodes: Sequence[Sequence[Mention]]) -> list[tuple[int, int]]:
        """The pairs of nodes that were judged the same."""
        if not self.of:
            return []
        at = {where: i for i, node in enumerate(nodes) for m in node for where in wheres(m)}
        pairs = {
            (at[one], at[other])
            for one, others in self.of.items()
            for other, same in others.items()
            if same and one in at and other in at and at[one] < at[other]
        }
        return sorted(pairs)


def wheres(mention: Mention) -> list[Where]:
    """Where a mention's names stand."""
    return [(mention.report_id, index) for index in mention.names]
