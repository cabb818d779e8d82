"""Two statements that are one sentence but for a detail or a word: what they differ in.

"Three Danish sailors drowned" and "three Swedish sailors drowned" are alike in everything but one, and
there not both are right. This is looked for only between sentences that are otherwise one: in two sentences
of their own many details differ, and mostly because they are said of different things.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from reportedly.link.claims.details import WORD, Detail, Slot
from reportedly.link.claims.wording import fold, opposites, stem, word_list

Differing: TypeAlias = Slot | Literal["act"]

# This share of the words, details and opposites aside, has to be the same in the same order. Set on the
# development half of bench/contradictions.py and on tests/link/test_verify.py.
FRAME = 0.7
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Contrast:
    """What two like sentences differ in: the slot, and the words of either."""

    slot: Differing
    one: str
    other: str

    @property
    def reason(self) -> str:
        """The difference in words."""
        return f"one has “{self.one}”, the other “{self.other}”"


@dataclass(frozen=True, slots=True)
class Frame:
    """How two sentences lie side by side: the share that is the same, the contrasts, and the stretches of
    words left over on either side."""

    share: float
    contrasts: tuple[Contrast, ...]
    left: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


Token: TypeAlias = tuple[str, str, Detail | None]  # what is compared, the words, the detail


def frame(one: str, mine: Sequence[Detail], other: str, yours: Sequence[Detail]) -> Frame:
    """Two texts with their details laid side by side."""
    ours, theirs = _tokens(one, tuple(mine)), _tokens(other, tuple(yours))
    matcher = SequenceMatcher(None, [t[0] for t in ours], [t[0] for t in theirs], autojunk=False)
    same, found, left = 0.0, [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            same += b - a
            pairs = ((ours[a + k][2], theirs[c + k][2]) for k in range(b - a))
            found += [Contrast(x.slot, x.words, y.words) for x, y in pairs if x and y and _differ(x, y)]
            continue
        words = tuple(w for _, w, _ in ours[a:b]), tuple(w for _, w, _ in theirs[c:d])
        if pair := contrary(*words):
            same += max(b - a, d - c)
            found.append(Contrast("act", *pair))
        else:
            left.append(words)
    share = same / max(len(ours), len(theirs), 1)
    return Frame(round(share, 3), tuple(found), tuple(left))


def _differ(one: Detail, other: Detail) -> bool:
    """Whether two details of a class cannot both be right: a country holds its parts ("GB" and "GB-SCT")."""
    longer, shorter = sorted((one.value, other.value), key=len, reverse=True)
    return longer != shorter and not longer.startswith(f"{shorter}-")


def contrary(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The words of two stretches that are opposites of each other, alone or as phrases."""
    mine, yours = " ".join(one), " ".join(other)
    if yours in contraries().get(mine, frozenset()):
        return mine, yours
    for word in one:
        for partner in other:
            if partner in contraries().get(word, frozenset()) or stem(partner) in opposites().get(
                stem(word), ()
            ):
                return word, partner
    return None


@functools.lru_cache(maxsize=20_000)
def _tokens(text: str, details: tuple[Detail, ...]) -> tuple[Token, ...]:
    """Words by their stems, articles out, and details by their class. A statement is held against many."""
    found: list[tuple[int, Token]] = [(d.start, (f"<{d.kind}>", d.words, d)) for d in details]
    inside = [(d.start, d.end) for d in details]
    for match in WORD.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in inside):
            continue
        word = fold(match.group())
        if word and word not in ARTICLES:
            found.append((match.start(), (stem(word), word, None)))
    return tuple(token for _, token in sorted(found, key=lambda f: f[0]))


@functools.cache
def contraries() -> dict[str, frozenset[str]]:
    """The contraries of each word or phrase."""
    found: dict[str, set[str]] = {}
    for one, other in word_list("contraries.tsv"):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
