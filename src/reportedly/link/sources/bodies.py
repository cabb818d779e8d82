"""A body by its name alone and by its country's: "the Border Service" is "the Kestrian border service".

A paper at home leaves out whose ministry it is, one abroad says it. In a story of two countries both may have
one, so they are made one only where both are given for one claim, and all that the shorter one says is of
that country and of no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, stem, word_set

Where = tuple[str, int]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A source that is an organisation: its key, the stems of its name or label, and where it is met."""

    key: Key
    words: frozenset[str]
    met: frozenset[Where]


def body_words(name: str) -> frozenset[str]:
    """The stems of a body's name as those of a label are taken."""
    stop = word_set("stopwords.txt")
    return frozenset(stem(w) for w in fold(name).split() if w not in stop)


def same_bodies(
    named: Sequence[Body], labelled: Sequence[Body], told: Iterable[Told], claim_of: Mapping[str, str]
) -> dict[Key, Key]:
    """For each labelled body that is a named one, with its country before it, the key of that one."""
    claims: dict[Where, set[str]] = defaultdict(set)
    countries: dict[Where, set[str]] = defaultdict(set)
    for t in told:
        where = (t.report_id, t.local.chain[-1])
        claims[where].add(claim_of.get(t.statement_id, t.statement_id))
        countries[where] |= t.countries
    found: dict[Key, Key] = {}
    for body in labelled:
        fits = [
            other
            for other in named
            if other.words < body.words
            and _of_one_country(other, body.words - other.words, countries)
            and _all(claims, other.met) & _all(claims, body.met)
        ]
        if len(fits) == 1:
            found[body.key] = fits[0].key
    taken = list(found.values())
    return {label: key for label, key in found.items() if taken.count(key) == 1}


def _of_one_country(body: Body, rest: Set[str], countries: Mapping[Where, set[str]]) -> bool:
    """Whether what stands beside the name is one country, and what the body says is of that one alone."""
    said = _all(countries, body.met)
    return len(rest) == 1 and {stem(fold(c)) for c in said} == set(rest)


def _all(found: Mapping[Where, set[str]], met: Iterable[Where]) -> set[str]:
    return {value for where in met for value in found.get(where, ())}


__all__ = ["Body", "body_words", "same_bodies"]
