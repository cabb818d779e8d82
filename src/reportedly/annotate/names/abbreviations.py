"""Abbreviations that a report itself explains: "Harbour Workers' League (HWL)"."""

from __future__ import annotations

import re

from reportedly.annotate.names.spelling import ARTICLE, fold
from reportedly.annotate.wordlists import words, words_by

BRACKETED = re.compile(r"\s\(\s?[“\"']?((?:the\s)?[^\W\d_][\w&.\-]{1,11})[”\"']?(?:[,;][^)]{0,60})?\)")
# Small words that initials may leave out.
SILENT = words("en/particles.txt") | words_by("en/name_words.tsv")["silent"]


def explained(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, tuple[int, int], int]]:
    """Abbreviations in brackets after a name: (index of its span, span of the abbreviation, start of
    the long form). The long form starts at its span, or before it where its initials need more words."""
    found = []
    by_end = {end: index for index, (_, end) in enumerate(spans)}
    for match in BRACKETED.finditer(text):
        index = by_end.get(match.start())
        start = match.start(1) + (4 if match.group(1).startswith("the ") else 0)
        short = text[start : match.end(1)].rstrip(".")
        if not short[:1].isupper() or sum(letter.isupper() for letter in short) < 2:
            continue
        long = long_form(text, match.start(), short)
        if index is None and long is not None:  # "Trilha do Sul (TDS)", of which a name holds the first words
            index = next((i for i, (begun, _) in enumerate(spans) if begun == long), None)
        if index is not None and (
            long is None or long >= spans[index][0] or stands_for(text[slice(*spans[index])], short)
        ):
            found.append((index, (start, start + len(short)), spans[index][0]))
        elif index is not None and long is not None:
            found.append((index, (start, start + len(short)), long))
    return found


def long_form(text: str, end: int, short: str) -> int | None:
    """Where the words before ``end`` that ``short`` abbreviates begin, None when they do not."""
    before = list(re.finditer(r"[^\W_][\w’'.]*", text[max(0, end - 120) : end]))
    offset = max(0, end - 120)
    for size in range(1, min(len(before), len(short) + 5) + 1):
        part = before[-size:]
        if stands_for(" ".join(word.group() for word in part), short) and part[0].group()[0].isupper():
            return offset + part[0].start()
    return None


def stands_for(long: str, short: str) -> bool:
    """Whether ``short`` is the initials of ``long``, with or without its small words."""
    letters = re.sub(r"[^A-Za-z0-9]", "", short).lower()
    spelt = fold(ARTICLE.sub("", fold(long))).split()
    whole = "".join(word[0] for word in spelt)
    loud = "".join(word[0] for word in spelt if word not in SILENT)
    return len(letters) > 1 and letters in (whole, loud)
