"""How alike two names are, from 0 to 1, with the reason in words.

A comparison for names that come without company: misspelt, in another script, in another order, with a title
or a middle name more. It proposes; ``compare`` decides, with what stands around the names. The words
of the shorter name each look for a partner in the longer; the score is the product of how well they
agree and of what else differs, so that one word of another name is enough to part two people.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from reportedly.link.claims.wording import fold, word_list, word_set
from reportedly.link.entities.spellings import HONORIFICS, sounds
from reportedly.record import EntityKind

# What a difference leaves of the score. Chosen on the hash half of name-bench that bench/names.py does
# not report by itself; coarse on purpose.
SOUND = 0.97  # one word in two romanisations
SHORT_FORM = 0.85  # Ben for Benjamin
INITIAL = 0.85
JOINED = 0.95  # written as one word or as two
OTHER_ORDER = 0.75  # Hans Friedrich may be another man than Friedrich Hans
MORE_WORDS = 0.93  # a middle name more: for each
MORE_BODY_WORDS = 0.6  # a word more in a body's name tells one office of it from another
OTHER_FORM = 0.85  # Deutsche Bank AG, Deutsche Bank GmbH
# A word is another from here on: the share of its letters that differ, weighed by ``STEEP``.
STEEP = 1.8
LEAST_WORD = 0.4
KIN = {"ibn": "bin", "ben": "bin", "bint": "bint", "abou": "abu"}
# Han, Hangul and kana.
SYLLABIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 (other names) to 1 (the same), and what it rests on."""

    score: float
    reason: str


def alike(one: str, other: str, kind: EntityKind = "person") -> Likeness:
    """How alike two names of a kind are."""
    a, b = (_words(name, kind) for name in (one, other))
    if not a.words or not b.words:
        return Likeness(0.0, "a name is empty")
    if a == b:
        return Likeness(1.0, "the same words")
    if SYLLABIC.search(a.native) and SYLLABIC.search(b.native):
        return Likeness(0.0, "other characters")  # one character of such a name is a word of it
    if a.numbers != b.numbers:
        return Likeness(0.0, "other numbers")
    if "".join(a.words) == "".join(b.words):
        same = "the same words" if a.words == b.words else "the same letters, parted otherwise"
        return _with_form(a, b, Likeness(1.0 if a.words == b.words else JOINED, same))
    short, long = sorted((a, b), key=lambda n: (len(n.words), n.words))
    more = MORE_WORDS if kind == "person" else MORE_BODY_WORDS
    return _with_form(a, b, max(_readings(short, long, more), key=lambda found: found.score))


@dataclass(frozen=True, slots=True)
class Words:
    """A name's telling words, folded; its numbers; a company's legal form."""

    words: tuple[str, ...]
    numbers: frozenset[int]
    form: str | None
    native: str


def _readings(short: Words, long: Words, more: float) -> Iterator[Likeness]:
    yield _in_order(short.words, long.words, more)
    for turn in range(1, len(short.words)):  # the family name first, or last
        found = _in_order(short.words[turn:] + short.words[:turn], long.words, more)
        yield Likeness(found.score * OTHER_ORDER, f"{found.reason}, in another order")
    whole = compare_letters("".join(short.words), "".join(long.words))
    if whole > 0.8:
        yield Likeness(whole * JOINED, "nearly the same letters, parted otherwise")


def _in_order(short: Sequence[str], long: Sequence[str], more: float) -> Likeness:
    """The best partners for the words of ``short``, in order; what ``long`` has more costs."""
    # best[i][j]: the score and reasons of the first i words of short within the first j of long
    best: list[list[tuple[float, tuple[str, ...]]]] = [[(1.0, ())] * (len(long) + 1)]
    for i, word in enumerate(short, start=1):
        row: list[tuple[float, tuple[str, ...]]] = [(0.0, ())] * (len(long) + 1)
        for j, partner in enumerate(long, start=1):
            score, reason = compare_words(word, partner)
            before, why = best[i - 1][j - 1]
            row[j] = max(row[j - 1], (before * score, (*why, reason) if reason else why), key=lambda p: p[0])
        best.append(row)
    score, why = best[-1][-1]
    extra = len(long) - len(short)
    if len(short) == 1 and extra:
        score *= more  # a name of one word is within many
    reasons = [*why, *([f"{extra} more word{'s' * (extra > 1)}"] if extra else [])]
    if not score:
        return Likeness(0.0, "a word of one has no partner in the other")
    return Likeness(score * more**extra, "; ".join(reasons) or "the same words")


@functools.lru_cache(maxsize=100_000)
def compare_words(one: str, other: str) -> tuple[float, str | None]:
    """How alike two folded words of names are; 0 where they are other words."""
    if one == other:
        return 1.0, None
    if sounds(one) == sounds(other):
        return SOUND, f"“{one}” and “{other}” sound alike"
    if min(len(one), len(other)) == 1:
        return (INITIAL, f"“{one}” and “{other}” share an initial") if one[0] == other[0] else (0.0, None)
    if other in short_forms().get(one, ()) or one in short_forms().get(other, ()):
        return SHORT_FORM, f"“{one}” and “{other}” are forms of one given name"
    score = max(compare_letters(one, other), compare_letters("".join(sounds(one)), "".join(sounds(other))))
    return (score, f"“{one}” and “{other}” differ in a letter or two") if score >= LEAST_WORD else (0.0, None)


def compare_letters(one: str, other: str) -> float:
    """1 less the share of letters that differ, made steeper; 0 where most do."""
    longest = max(len(one), len(other))
    return max(0.0, 1.0 - STEEP * DamerauLevenshtein.distance(one, other) / longest)


def _with_form(a: Words, b: Words, found: Likeness) -> Likeness:
    if a.form and b.form and a.form != b.form:
        return Likeness(found.score * OTHER_FORM, f"{found.reason}; another legal form")
    return found


@functools.lru_cache(maxsize=100_000)
def _words(name: str, kind: EntityKind) -> Words:
    native = name
    if kind == "person" and name.count(",") == 1 and not name.endswith(","):
        family, given = name.split(",")
        native = f"{given} {family}"
    words = fold(native if is_latin(native) else latin(native)).split()
    form, numbers = None, set[int]()
    if kind == "person":
        dropped = HONORIFICS | word_set("particles.txt")
        words = [w if i == 0 else KIN.get(w, w) for i, w in enumerate(words)]
    else:
        form, words = _form(_initials_joined(field_first(words)))
        dropped = frozenset({"the", "and", "of", "for"})
        words, numbers = _numbers(words)
    kept = tuple(w for w in words if w not in dropped) or tuple(words)
    return Words(kept, frozenset(numbers), form, native.casefold())


def field_first(words: list[str]) -> list[str]:
    """ "ministry of the interior" as "interior ministry"."""
    if len(words) > 2 and words[0] in word_set("of_a_field.txt") and words[1] in {"of", "for"}:
        field = words[3:] if words[2] == "the" else words[2:]
        return [*field, words[0]] if field else words
    return words


def is_latin(text: str) -> bool:
    """Whether all letters are Latin."""
    return text.isascii() or all(c < "\u0250" or "\u1e00" <= c < "\u2100" for c in text if c.isalpha())


def _initials_joined(words: list[str]) -> list[str]:
    """ "a b c company" as "abc company"."""
    joined = re.sub(r"\b(\w)((?: \w\b)+)", lambda m: m[1] + m[2].replace(" ", ""), " ".join(words))
    return joined.split()


def latin(text: str) -> str:
    """Text in Latin letters, whatever its script."""
    from anyascii import anyascii  # its tables are read only where a name needs them

    return anyascii(text)


def _form(words: list[str]) -> tuple[str | None, list[str]]:
    """A company's legal form and the words without it."""
    joined = " ".join(words)
    for written, form in legal_forms():
        rest = written.sub("", joined).strip()
        if rest and rest != joined:
            again = _form(rest.split())
            return (form if form != "inc" or again[0] is None else again[0]), again[1]
    return None, words


def _numbers(words: list[str]) -> tuple[list[str], set[int]]:
    """Words, and numbers in figures, in letters or Roman."""
    kept, numbers = [], set()
    total = 0
    for word in words:
        value = numerals().get(word)
        digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word)
        roman = ROMAN.fullmatch(word) if len(word) > 1 else None
        if value is not None:
            total += value
        elif digits:
            numbers.add(int(digits[1]))
        elif roman:
            ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
            numbers.add(10 * len(roman[1]) + ones[roman[2]])
        else:
            kept.append(word)
    if total:
        numbers.add(total)
    return kept or words, numbers


@functools.cache
def legal_forms() -> list[tuple[re.Pattern[str], str]]:
    """Ways to write a legal form with the form, the longest first."""
    found = [(written, row[0]) for row in word_list("legal_forms.tsv") for written in row[1].split("|")]
    ordered = sorted(found, key=lambda pair: (-len(pair[0]), pair))
    return [(re.compile(rf"(?:^| ){written}(?= |$)"), form) for written, form in ordered]


@functools.cache
def short_forms() -> dict[str, frozenset[str]]:
    """Given names with their short forms."""
    return {row[0]: frozenset(row[1].split("|")) for row in word_list("short_names.tsv")}


@functools.cache
def numerals() -> dict[str, int]:
    """Number words and ordinals with their values."""
    found = {row[0]: int(row[1]) for row in word_list("numerals.tsv") if int(row[1]) < 100}
    return found | {row[0]: int(row[1]) for row in word_list("ordinals.tsv") if int(row[1]) <= 12}


__all__ = ["Likeness", "alike", "field_first"]
