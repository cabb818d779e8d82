"""What a statement speaks of, as words by which others on the same matter are found without being like it.

"Belmar is not in talks to lease any terminal" and "the line is negotiating a lease of the Okto terminal" lie
far apart in meaning as vectors see it; what they have in common are the words for what is at issue.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.embedding import weight
from reportedly.link.claims.counted import CURRENCIES
from reportedly.link.claims.figures import figures
from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.objections import other_matter
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, join_phrases, stem, synonym_classes, word_sets
from reportedly.link.events.when import gap_in_days

# Statements held against one, those first that share the most telling words with it; and the most statements
# that a word may lead to, for the commonest words of a pile of reports tell none from another.
HELD, LEADS = 16, 200
# A word that so many statements of a story have is common in it.
COMMON = 6
# A story of so many statements is crowded: some of them share words by chance. Set with the bounds of
# ``disputes`` and ``drift``.
CROWDED = 160
# A name counts for so much of a word.
A_NAME = 0.5
DAYS_APART = 3.0


class Matters:
    """The statements of one run by the words for what they speak of, story by story."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self._sizes = Counter(t.story for t in told)
        self._found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, t in enumerate(told):
            for key in {_key(s) for s in words(t.bare) | money(t.bare)}:
                self._found[t.story, key].append(i)

    def near(self, story: str, surface: Mapping[str, str]) -> Iterator[int]:
        """Statements of a story that share words with these, those that share the most first."""
        shared: dict[int, float] = defaultdict(float)
        for key, word in {_key(s): w for s, w in surface.items()}.items():
            members = self._found.get((story, key), [])
            for i in members if len(members) <= LEADS else ():
                shared[i] += weight(word)
        yield from sorted(shared, key=lambda i: (-round(shared[i], 4), i))[:HELD]

    def crowded(self, story: str) -> float:
        """How crowded a story is, from 0 to 1."""
        return min(1.0, self._sizes[story] / CROWDED)

    def telling(self, story: str, word: str) -> int:
        """How many statements of a story have this word, or one of its class."""
        return len(self._found.get((story, _key(stem(word))), []))

    def rarity(self, story: str, word: str) -> float:
        """How much a word tells in its story: one that everybody uses there tells less, never nothing."""
        return math.sqrt(min(1.0, COMMON / max(1, self.telling(story, word))))


def words(bare: str) -> dict[str, str]:
    """The words of a text that have a meaning of their own, those of asking and planning too, by stem."""
    return {
        stem(w): w
        for w in join_phrases(fold(bare)).split()
        if w not in _empty() and len(w) > 1 and not w.isdigit()
    }


def money(text: str) -> dict[str, str]:
    """The word for money by its stem, where a text has an amount of it: "no money changed hands" is of 30
    million rials."""
    found = any(f.units & set(CURRENCIES) for f in figures(text))
    return {stem("money"): "money"} if found else {}


def share(
    weights: Mapping[str, float], ours: Mapping[str, str], theirs: Mapping[str, str]
) -> tuple[float, list[str]]:
    """The weighted share of our words that theirs answer, and the stems of those that are."""
    near = nearness(ours, theirs)[0]
    total = sum(weights[k] for k in ours)
    return (
        sum(weights[k] * near[k] for k in ours) / total if total else 0.0,
        [k for k in ours if near[k] > 0],
    )


def with_names(score: float, total: float, names: frozenset[str], named: frozenset[str]) -> float:
    """A share of words of the weight ``total``, with the ``names`` beside them of which ``named`` are told
    as well, where that is more."""
    if not named:
        return score
    return max(score, (score * total + A_NAME * len(named)) / (total + A_NAME * len(names)))


def elsewhere(one: Told, other: Told) -> bool:
    """Whether two statements are of other places, people or countries, or of days far apart."""
    if other_matter(one, other, 0.0):
        return True
    if one.times and other.times:
        return min(gap_in_days(a, b) for a in one.times for b in other.times) > DAYS_APART
    return False


def _key(key: str) -> str:
    number = synonym_classes().get(key)
    return key if number is None else f"={number}"


@functools.cache
def _empty() -> frozenset[str]:
    return word_sets(
        "stopwords.txt", "light_verbs.txt", "numerals.tsv", "negation.txt", "contractions.txt", "denying.txt",
        "weekdays.txt", "months.txt", "time_words.txt",
    )  # fmt: skip


__all__ = ["Matters", "elsewhere", "money", "share", "with_names", "words"]
