"""The words of English temporal expressions and what they stand for, from ``en/time_words.tsv``."""

from __future__ import annotations

import re

from reportedly.annotate.wordlists import rows, split


def tables() -> dict[str, dict[str, str]]:
    """The tables of the file: word → what it stands for, both strings."""
    found: dict[str, dict[str, str]] = {}
    for table, words, meaning in rows("en/time_words.tsv"):
        found.setdefault(table, {}).update(dict.fromkeys(split(words), meaning))
    return found


TABLES = tables()
MONTHS = {word: int(number) for word, number in TABLES["month"].items()}
NUMBERS = {word: int(number) for word, number in TABLES["number"].items()}
WEEKDAYS, UNITS, SEASONS, FEASTS = TABLES["weekday"], TABLES["unit"], TABLES["season"], TABLES["feast"]


def number_of(words: str) -> int | None:
    """The number that words or digits say; None for vague ones ("several") and fractions."""
    text = words.lower().strip().replace(",", "")
    if text.isdigit():
        return int(text)
    parts = [part for part in re.split(r"[\s-]+", text) if part not in ("and", "of", "the")]
    if not parts or any(part not in NUMBERS for part in parts):
        return None
    total = 0
    for part in parts:
        total = total * 100 if part == "hundred" and total else total + NUMBERS[part]
    return total


def unit_of(word: str) -> str:
    """The ISO letter of a unit; m for minutes, M for months."""
    return UNITS[word.lower().rstrip(".")]
