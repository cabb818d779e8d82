"""What an unnamed source is said to be: a diplomat, a pilot, or no more than a source."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from reportedly.link.claims.wording import fold, stem, word_list, word_set

# Why somebody is unnamed is no description of him.
ANONYMITY = re.compile(
    r"\b(?:anonym\w+|unnamed|not (?:to )?be (?:named|identified)|declined to be|withh(?:eld|old)|"
    r"not authori[sz]ed|condition of)\b",
    re.I,
)


def without_terms(description: str) -> str:
    """A description without the terms on which somebody spoke, unless there is nothing else."""
    parts = description.split(";")
    return ";".join(p for p in parts if not ANONYMITY.search(p)) or description


@functools.lru_cache(maxsize=100_000)
def role(description: str) -> str | None:
    """The head noun of a description, stemmed, unless it says no more than "source" or "people"."""
    words: list[str] = []
    told = fold(without_terms(description)).split()
    for i, word in enumerate(told):
        # "a lawyer working on the case", "a doctor treating the victims"; but "a city planning officer".
        following = told[i + 1] if i + 1 < len(told) else "the"
        does = words and word.endswith(("ing", "ed")) and following in word_set("stopwords.txt")
        if word in word_set("description_ends.txt") or does:
            break
        words.append(word)
    if not words or words[-1] in word_set("generic_sources.txt") or words[-1] in word_set("stopwords.txt"):
        return None
    # A description may start with what the source did ("attended the meeting"): that is no role.
    if description[:1].islower() and (words[0].endswith(("ed", "ing")) or words[0] in {"present", "close"}):
        return None
    return stem(words[-1])


def same_role(one: str | None, other: str | None) -> bool:
    """Whether two heads may be said of one person: "guard" and "soldier", and any head of nobody's."""
    if one is None or other is None or one == other:
        return True
    return bool(_rows().get(one, frozenset()) & _rows().get(other, frozenset()))


@functools.cache
def _rows() -> Mapping[str, frozenset[int]]:
    """The rows of the list that each head stands in, by stem."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(word_list("roles.txt")):
        for word in row:
            key = stem(fold(word).split()[-1])
            found[key] = found.get(key, frozenset()) | {number}
    return found
