"""How many attacked: "some 40 gunmen", "20 armed men stormed the works", "raided by 60", "a gang of 80"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from reportedly.link.claims.uncounted import Word
from reportedly.link.claims.wording import any_of, fold, word_map, word_set

# Who attacked is counted apart from those it befell.
ATTACKERS = "attackers"
# Words between people and what they do: "60 people with slings had attacked".
REACH = 6
PASSIVE = frozenset(
    {"was", "were", "been", "being", "is", "are", "be", "who", "that", "where", "after", "when"}
)
TAKING_PART = frozenset({"took", "take", "taken", "taking"})
# Characters before a number in which it may be led in.
BEFORE = 60


def attacked(words: Sequence[Word], start: int, at: int, text: str, nouns: Sequence[str]) -> bool:
    """Whether the number between two places of a text's words counts those who attacked, by the verb; one
    without ``nouns`` behind it only where it is led in as theirs."""
    before = text[max(0, words[start][1] - BEFORE) : words[start][1]]
    if not nouns:
        return _led_in().search(before) is not None
    if _by().search(before):
        return True
    attacking, befalling = word_map("attacking.tsv"), word_map("casualties.tsv")
    for k in range(at, min(at + REACH, len(words))):
        word = fold(words[k][0])
        if (
            word in PASSIVE
            or word in befalling
            or re.search(r"[,.;:()]", text[words[k - 1][2] : words[k][1]])
        ):
            return False
        if attacking.get(word) == "verb":
            return True
        if word in TAKING_PART and attacking.keys() & set(fold(text[words[k][2] :][:40]).split()[:5]):
            return True
    return False


def are_attackers(noun: str | None) -> bool:
    """Whether those who are counted are called by what they did."""
    return noun in word_set("attackers.txt")


@functools.cache
def _by() -> re.Pattern[str]:
    """ "Stormed by more than", "attacked at sunset on Thursday by about"."""
    return re.compile(
        rf"\b(?:{any_of(word_map('attacking.tsv'))})\b[^.;:]{{0,30}}\bby\s+(?:[a-z]+\s+){{0,3}}$", re.I
    )


@functools.cache
def _led_in() -> re.Pattern[str]:
    """ "The attackers numbered about", "a gang of"."""
    who = any_of(word_set("attackers.txt"))
    return re.compile(
        rf"\b(?:(?:{who})\s+numbered|number\s+of\s+(?:\w+\s+)?(?:{who})\s+(?:at|as|was)|(?:gang|band|horde)\s+of)\s+"
        r"(?:[a-z]+\s+){0,3}$",
        re.I,
    )


__all__ = ["ATTACKERS", "are_attackers", "attacked"]
