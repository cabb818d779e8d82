"""An unnamed source of one report, what is said of it, and why two of them cannot be one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.embedding import weight
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.sources.roles import role, same_role, without_terms
from reportedly.record import SourceKind, Span

Key = tuple[str, ...]

# A description of fewer telling words than this says too little to know someone by.
TELLING = 2


@dataclass(frozen=True)
class Unnamed:
    """An unnamed source of one report and the way it was met: ``through`` are those just before it in
    a chain, ``cited`` all whom the report cites, ``own`` its outlet, ``claims`` what it is the root of."""

    report_id: str
    index: int
    story: str
    kind: SourceKind
    description: str
    count: int | None
    spans: tuple[Span, ...]
    through: frozenset[Key]
    cited: frozenset[Key]
    own: Key | None
    claims: frozenset[str]
    demonyms: frozenset[str]

    @functools.cached_property
    def telling(self) -> Mapping[str, float]:
        """The stems that tell this source from another, with their weights."""
        return {s: weight(word) for s, word in self.surface.items()}

    @functools.cached_property
    def surface(self) -> Mapping[str, str]:
        """The description's words that tell this source from another, by stem."""
        drop = word_set("stopwords.txt") | word_set("generic_sources.txt")
        words = [
            w for w in fold(without_terms(self.description)).split() if w not in drop and not w.isdigit()
        ]
        return {s: w for w in words if (s := stem(w)) not in _of_namelessness()}

    @property
    def described(self) -> bool:
        """Whether enough is said to know the source again."""
        return len(self.telling) >= TELLING


@functools.cache
def _of_namelessness() -> frozenset[str]:
    """The stems of words by which a source goes unnamed."""
    return frozenset(map(stem, word_set("namelessness.txt")))


def contradiction(one: Unnamed, other: Unnamed, *, loose: bool = False) -> str | None:
    """Why the two cannot be one: other nationalities, numbers or roles. ``loose``: a role may be called by
    another word for it."""
    if one.demonyms and other.demonyms and not one.demonyms & other.demonyms:
        return "they are of different nationalities"
    if one.count and other.count and one.count != other.count:
        return f"they are {one.count} and {other.count} people"
    a, b = role(one.description), role(other.description)
    if a and b and a != b and not (loose and same_role(a, b)):
        return f"one is a “{a}”, the other a “{b}”"
    return None


__all__ = ["Key", "Unnamed", "contradiction"]
