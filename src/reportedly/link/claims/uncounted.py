"""Numbers that count nothing: ages, times, parts of names, and those that another has replaced."""

from __future__ import annotations

import re
from typing import TypeAlias

from reportedly.link.claims.wording import numerals, word_map, word_sets

Word: TypeAlias = tuple[str, int, int]  # a word, where it starts and ends

AGED = re.compile(
    r"\ban? (?:\w+ )?(?:child|girl|boy|man|woman|son|daughter|baby|student|pupil|youth|pensioner) of $", re.I
)
# "Aged 24 to 61".
OF_AGE = re.compile(r"\bage[ds]? (?:\d+,? (?:and |to )?)*$")
# "All the dead were over 70 and ill": nothing is counted that is named.
OLDER_THAN = re.compile(
    r"\b(?:is|are|was|were|all|both|mostly) (?:aged )?(?:over|under|older than|younger than) $"
)
# "A father of five".
PARENT_OF = re.compile(r"\b(?:father|mother|parent|grandfather|grandmother)s? of $", re.I)
# "an AK-47", "the G-20": a number that is a part of a name; "12 AK 47 guns" where a number stands before it.
MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,5}\s?-\s?$")


def counts_nothing(words: list[Word], i: int, j: int, text: str) -> bool:
    """Whether the number in the words from ``i`` to ``j`` is a time, an age, none, or part of a name."""
    return (
        is_time(words, i, j) or is_age(words, i, j, text) or is_void(words, i, j) or is_model(words, i, text)
    )


def is_void(words: list[Word], i: int, j: int) -> bool:
    """Whether a number is none ("no one") or has been replaced by another ("revised from 12 to 31")."""
    if i > 0 and words[i - 1][0].lower() == "no" and words[i][0].lower() == "one":
        return True
    after = [w[0] for w in words[j : j + 2]]
    return i > 0 and words[i - 1][0] == "from" and after[:1] == ["to"] and after[-1][0].isdigit()


def is_age(words: list[Word], i: int, j: int, text: str) -> bool:
    """Whether a number is an age, and no count: "aged 40", "40-year-old", "Lee, 40, said", "a girl of 9"; or
    how many children somebody has."""
    before, after = text[: words[i][1]], text[words[j - 1][2] :]
    if PARENT_OF.search(before):
        return True
    if AGED.search(before) and re.match(r"\s*(?:[,.;)—–]|and\b|$)", after):
        return True
    if OLDER_THAN.search(before) and re.match(r"\s*(?:[,.;)—–]|and\b|or\b|years\b|$)", after):
        return True
    if OF_AGE.search(before) or re.match(r"[\s-]*years?[\s-]*old\b", after):
        return True
    return bool(re.search(r"\b[^\W\d_a-z]\w*, $", before) and re.match(r"\s*(?:[,.;)]|$)", after))


def is_number(word: str) -> bool:
    """Whether a word is written in figures and no ordinal."""
    return word[0].isdigit() and not word[-1].isalpha()


def is_model(words: list[Word], i: int, text: str) -> bool:
    """Whether a number is a part of a name: "AK-47"."""
    if not is_number(words[i][0]):
        return False
    if i and words[i - 1][2] == words[i][1] and words[i - 1][0] not in word_map("currencies.tsv"):
        return True  # "A14", "G20"
    if i > 1 and re.fullmatch(r"[A-Z]{1,4}", words[i - 1][0]):
        before = words[i - 2][0].lower()
        if before in numerals() or is_number(before):
            return True
    return MODEL.search(text[: words[i][1]]) is not None


def is_time(words: list[Word], i: int, j: int) -> bool:
    text = words[i][0]
    if ":" in text or (j == i + 1 and re.fullmatch(r"1[89]\d\d|20\d\d", text)):
        return True
    around = {words[k][0].lower() for k in (i - 1, j) if 0 <= k < len(words)}
    return bool(around & word_sets("months.txt", "clock_words.txt"))
