"""By which way a statement came to its report, and when two came by the same.

What an unnamed person told one paper is put in other words by the next, which names that paper: "a guard
said, who asked not to be named" becomes "a soldier told the Post". The way shared is evidence of its own, so
their words have to be less alike than those of two statements that anybody may have made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotation import LocalSource, LocalStatement
from reportedly.link.claims.slots import Page
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.entities.mentions import OWN_OUTLET
from reportedly.link.entities.spellings import outlet_key
from reportedly.link.sources.roles import role, same_role


@dataclass(frozen=True, slots=True)
class Way:
    """``own`` is the entity of the report's outlet, ``outlets`` are those of the chain with it. The root is
    ``named`` (its words or entity), or unnamed with ``description`` and ``count``, or, where the chain ends
    with an outlet, neither. ``words`` are those by which the last of the chain is called, by stem; none where
    that is the report's outlet."""

    own: str | None
    outlets: frozenset[str]
    named: str | None
    description: str | None
    count: int | None
    words: tuple[tuple[str, str], ...] = ()


def way(page: Page, local: LocalStatement) -> Way:
    """The way of a statement, from its chain."""
    own = page.entities.of.get((page.report.report_id, OWN_OUTLET))
    outlets = {own} if own else set()
    sources = [page.annotation.sources[i] for i in local.chain[1:]]
    entities = [_entity(page, s) for s in sources]
    outlets |= {e for e in entities if e and page.kinds.get(e) == "outlet"}
    named = description = count = None
    if sources and not (entities[-1] and entities[-1] in outlets):
        root = sources[-1]
        unnamed = root.kind == "anonymous" or (root.label is None and root.name is None)
        named = None if unnamed else entities[-1] or root.label
        description, count = (root.description or "" if unnamed else None), root.count
    return Way(own, frozenset(outlets), named, description, count, _words(page, sources))


def _words(page: Page, sources: Sequence[LocalSource]) -> tuple[tuple[str, str], ...]:
    """The words by which the last source is called, a word for each stem."""
    if not sources:
        return ()
    last = sources[-1]
    name = page.annotation.names[last.name].text if last.name is not None else None
    words = fold(" ".join(w for w in (last.label, last.description, name) if w)).split()
    return tuple({stem(w): w for w in words if w not in word_set("stopwords.txt")}.items())


def _entity(page: Page, source: LocalSource) -> str | None:
    """The entity of a source that has a name, or is an outlet by its words."""
    if source.name is not None:
        return page.entity(source.name)
    paper = source.label if source.kind in {"outlet", "document"} else None
    return page.outlets.get(outlet_key(paper)) if paper else None


def same_way(one: Way, other: Way) -> str | None:
    """The outlet over which both came, where at least one of them cites it and their roots may be one."""
    shared = one.outlets & other.outlets
    if not shared or one.own == other.own or not _same_root(one, other):
        return None
    return min(shared)


def _same_root(one: Way, other: Way) -> bool:
    if one.named or other.named:
        return one.named == other.named
    if one.description is None or other.description is None:
        # What an outlet is cited for may be anybody's word that it had.
        return True
    if one.count and other.count and one.count != other.count:
        return False
    return same_role(role(one.description), role(other.description))


def may_be_one(one: Way, other: Way) -> bool:
    """Whether both came from somebody unnamed who may be the other, as a baker is no colonel."""
    if one.description is None or other.description is None:
        return False
    return same_role(role(one.description), role(other.description))


__all__ = ["Way", "may_be_one", "same_way", "way"]
