"""Figures in a text: how many of what, in which words."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from reportedly.link.claims.wording import fold, numbers, numerals, stem, word_list, word_set, word_sets

# How many words after a number may say what it counts: "120 people were wounded".
REACH = 5
# … and what befell people: "nine of the ferry's crew have lost their lives".
REACH_AHEAD = 8
# … and how many before it: "the death toll from the ferry that went down off the islands has risen to 19".
REACH_BACK = 16
# How many words before a number a measure may stand: "the magnitude was put at 6.5".
MEASURE_WITHIN = 6
# Characters before a number in which a phrase that leaves it open may stand ("no fewer than ").
BOUND_WITHIN = 24
# How far off "about 120" may be: a rounding, not another number.
ROUGHLY = 0.2


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: its value, what it counts (stems), its words, between what it may lie where
    the words leave that open ("at least 12"), the kind of people that it counts if not all of them, where it
    starts, and of what it counts the noun alone ("stations" of polling stations; None for people and
    amounts)."""

    value: float
    units: frozenset[str]
    words: str
    low: float
    high: float
    kind: frozenset[str] = frozenset()
    start: int = 0
    head: str | None = None

    @property
    def open_upwards(self) -> bool:
        """Whether it may be more: "at least 12"."""
        return self.high == math.inf

    @property
    def open_downwards(self) -> bool:
        """Whether it may be less: "up to 12"."""
        return self.low == -math.inf

    @property
    def rough(self) -> bool:
        """Whether it is rounded: "about 120"."""
        return self.low < self.value < self.high and not (self.open_upwards or self.open_downwards)


@functools.lru_cache(maxsize=20_000)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures in a text that count something; years, dates and times of day do not."""
    # The dots of "U.S." end no clause.
    whole, text = text, INITIALS.sub(lambda m: m.group().replace(".", "’"), text)
    words = [(m.group(0), m.start(), m.end()) for m in WORD.finditer(text)]
    values = {w for w, _ in word_list("numerals.tsv")}
    found, i = [], 0
    while i < len(words):
        j = begins = i + 2 * _is_half(words, i, values)
        while j < len(words) and (_is_number(words[j][0]) or words[j][0].lower() in values):
            j += 1
        if j == begins:
            i += 1
            continue
        value = numbers(text[words[i][1] : words[j - 1][2]])
        counted = _counted(words, i, j, text)
        other = _is_time(words, i, j) or _is_age(words, i, j, text) or _is_void(words, i, j)
        if value and counted.units and not other and not _is_model(words, i, text):
            first = words[i][1] - (text[words[i][1] - 1 : words[i][1]] in CURRENCIES)
            many = value[0][0] * counted.times
            low, high = bounds(many, text[:first])
            kind = _kind(words, j) if counted.units & tolls() else frozenset()
            end = words[counted.last][2]
            said = " ".join(whole[first : end + (text[end : end + 1] == "%")].split())
            found.append(Figure(many, counted.units, said, low, high, kind, first, counted.head))
        i = j
    return tuple(found)


def bounds(value: float, before: str) -> tuple[float, float]:
    """What a number may be by the words just before it: "more than", "up to", "nearly"."""
    words = " ".join(before[-BOUND_WITHIN:].split()).lower()
    kind = next((k for phrase, k in word_list("bounds.tsv") if re.search(rf"(?<!\w){phrase}$", words)), None)
    if kind == "about":
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    return (-math.inf if kind == "most" else value), (math.inf if kind == "least" else value)


def is_extra(figure: Figure) -> bool:
    """Whether a number counts what comes on top of others: "14 more bodies", "three other rifles"."""
    return bool(word_set("increments.txt") & set(figure.words.lower().split()))


def single_amounts(found: Sequence[Figure]) -> list[Figure]:
    """Figures without amounts of money or per cents where a statement has several."""
    several = [u for u in AMOUNTS if sum(u in f.units for f in found) > 1]
    return [f for f in found if not any(u in f.units for u in several)]


WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d[\d,.:]*\d|\d|[^\W\d_]+")
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})
AGED = re.compile(
    r"\ban? (?:\w+ )?(?:child|girl|boy|man|woman|son|daughter|baby|student|pupil|youth|pensioner) of $", re.I
)
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
# "an AK-47", "the G-20": a number that is a part of a name; "12 AK 47 guns" where a number stands before it.
MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,5}\s?-\s?$")
# What a letter behind an amount of money multiplies it by.
MILLIONS = re.compile(r"(?:mm?|MM?)\b")
KM_IN_MILE = 1.609
CURRENCIES = ("$", "€", "£", "¥", "₹")
AMOUNTS = (*CURRENCIES, "%")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts, the last word that says so, the noun among these, and by what its value has to be
    multiplied to be in the unit in which such figures are compared."""

    units: frozenset[str]
    last: int
    head: str | None = None
    times: float = 1.0


def _counted(words: list[tuple[str, int, int]], start: int, at: int, text: str) -> _Counted:
    """What a number counts: the content words after it, up to punctuation or the next number.

    People are told apart by what befell them, said before or after: "injuring 90 people", "19 dead", "the
    toll rose to 12" all name a count of casualties.tsv, and such figures compare only with their like.
    """
    if measure := _measure(words, start, text):
        return _Counted(frozenset({measure}), at - 1)
    if found := _amount(words, start, at, text):
        return found
    units, head, last = _nouns(words, at, text)
    if at < len(words) and fold(words[at][0]) in AUXILIARIES:  # "400 have had to leave their homes"
        units, head, last = [], None, at - 1
    if units and units[0] in word_set("measures.txt"):
        return _Counted(frozenset(units[:1]), at)
    if units and units[0] in currency_words():
        return _Counted(frozenset({currency_words()[units[0]]}), at)
    if units and units[0] in word_set("distances.txt"):
        return _Counted(frozenset({"km"}), at, None, KM_IN_MILE if units[0].startswith("mi") else 1.0)
    if any(w in word_set("animals.txt") for w in units[:2]):
        return _Counted(frozenset(stem(w) for w in units), max(last, at - 1), stem(head) if head else None)
    counted = any(w in people_words() for w in units)
    people = not units or counted or any(w in casualties() for w in units[:2])
    if people and (befell := _befell(words, start, at, text, bare=not counted)):
        return _Counted(frozenset({befell}), max(last, at - 1))
    return _Counted(frozenset(stem(w) for w in units), max(last, at - 1), stem(head) if head else None)


def _nouns(words: list[tuple[str, int, int]], at: int, text: str) -> tuple[list[str], str | None, int]:
    """The content words behind a number, the noun that they end in, and where the second of them stands. Of
    "a five-boat fleet" only the boats are counted."""
    stop, units, head, last = word_set("stopwords.txt"), list[str](), None, at - 1
    for k in range(at, min(at + REACH, len(words))):
        word = fold(words[k][0])
        gap = text[words[k - 1][2] : words[k][1]]
        if _is_model(words, k, text) and not re.search(r"[,.;:()]", gap):
            continue
        if (
            words[k][0][0].isdigit()
            or re.search(r"[,.;:()]|\s[–—]\s", gap)
            or word in word_set("unit_ends.txt")
        ):
            break
        if word in stop or len(word) == 1:
            head = head or (units[-1] if units else None)
            continue
        if units and (word in word_set("irregular_past.txt") or (word.endswith("ed") and len(word) > 4)):
            head = head or units[-1]
        units.append(word)
        last = k if len(units) <= 2 else last
        if k == at and re.fullmatch(r"\s?-\s?", gap):
            break
    return units, head or (units[-1] if units else None), last


def _measure(words: list[tuple[str, int, int]], start: int, text: str) -> str | None:
    """The noun of a measure just before its number, in one phrase with it; in "a 5.9 magnitude quake levelled
    seven villages" the number stands before."""
    for k in range(start - 1, max(-1, start - 1 - MEASURE_WITHIN), -1):
        if re.search(r"[,;:()]|\.\s", text[words[k][2] : words[start][1]]):
            return None
        if fold(words[k][0]) in word_set("measures.txt"):
            valued = k > 0 and words[k - 1][0][0].isdigit()
            return None if valued else fold(words[k][0])
    return None


def _amount(words: list[tuple[str, int, int]], start: int, at: int, text: str) -> _Counted | None:
    """The currency or per cent of an amount, which says what it is an amount of only with its statement."""
    before, after = (
        text[max(0, words[start][1] - 2) : words[start][1]],
        text[words[at - 1][2] :][:10],
    )
    if currency := re.search(r"[$€£¥₹]", before):
        if MILLIONS.match(after):
            return _Counted(frozenset({currency.group(0)}), at, None, 1e6)
        return _Counted(frozenset({currency.group(0)}), at - 1)
    return _Counted(frozenset({"%"}), at - 1) if re.match(r"%|per ?cent\b", after.lstrip()) else None


def befallen(text: str) -> frozenset[str]:
    """Which counts of people a text gives: of the dead, the hurt, the missing."""
    return frozenset(u for f in figures(text) for u in f.units if u in tolls())


@functools.cache
def tolls() -> frozenset[str]:
    """The counts of people, by what befell them."""
    return frozenset(casualties().values())


@functools.cache
def casualties() -> dict[str, str]:
    """Words for what happens to people in numbers, with the count each belongs to."""
    return {row[0]: row[1] for row in word_list("casualties.tsv")}


@functools.cache
def currency_words() -> dict[str, str]:
    """Words for money, with the sign of their currency."""
    return {row[0]: row[1] for row in word_list("currencies.tsv")}


@functools.cache
def people_words() -> dict[str, str]:
    """Nouns for people who are counted: "all" of them or "some" of a kind."""
    return {row[0]: row[1] for row in word_list("people_words.tsv")}


def _kind(words: list[tuple[str, int, int]], at: int) -> frozenset[str]:
    """The nouns behind a number that make its people some of a kind: "nine drivers"."""
    near = [fold(w[0]) for w in words[at : at + REACH]]
    ends = casualties().keys() | word_set("unit_ends.txt")
    until = next((k for k, w in enumerate(near) if w in ends), REACH)
    return frozenset(w for w in near[:until] if people_words().get(w) == "some")


def _befell(words: list[tuple[str, int, int]], start: int, at: int, text: str, *, bare: bool) -> str | None:
    """What happened to those counted: the nearest such word in the clause, behind the number first.

    A ``bare`` number ("the toll, they said, is 19") may have it a clause before, people have it in their own.
    """
    near = bare and not (at < len(words) and fold(words[at][0]) in AUXILIARIES)
    ahead = range(at, min(at + (REACH if near else REACH_AHEAD), len(words)))
    behind = range(start - 1, max(-1, start - REACH_BACK), -1)
    for reach, sign in ((ahead, 1), (behind, -1)):
        if sign < 0 and not bare and start and fold(words[start - 1][0]) in word_set("prepositions.txt"):
            break  # "shot dead by two men": it did not befall the two
        if sign < 0 and bare and at < len(words) and fold(words[at][0]) in AUXILIARIES:
            break  # "nine died and 2,400 were taken to schools": what befell them follows
        for k in reach:
            low, high = (words[at - 1][2], words[k][1]) if sign > 0 else (words[k][2], words[start][1])
            clause = sign > 0 or not bare
            if re.search(r"[;:()]|\.\s|\s[–—]\s|,\s" if clause else r"[;:()]|\.\s|\s[–—]\s", text[low:high]):
                break
            word, after = (fold(w[0]) for w in (words[k], words[min(k + 1, len(words) - 1)]))
            if sign > 0 and (word[0].isdigit() or (near and word in word_set("prepositions.txt"))):
                break
            if sign > 0 and word == "and" and after in casualties():  # "killed 12 people and wounded 30"
                break
            befell = casualties().get(word) or casualties().get(f"{fold(words[max(k - 1, 0)][0])} {word}")
            if befell and after not in word_set("penalties.txt"):
                return befell
    return None


def _is_void(words: list[tuple[str, int, int]], i: int, j: int) -> bool:
    """Whether a number is none ("no one") or has been replaced by another ("revised from 12 to 31")."""
    if i > 0 and words[i - 1][0].lower() == "no" and words[i][0].lower() == "one":
        return True
    after = [w[0] for w in words[j : j + 2]]
    return i > 0 and words[i - 1][0] == "from" and after[:1] == ["to"] and after[-1][0].isdigit()


def _is_age(words: list[tuple[str, int, int]], i: int, j: int, text: str) -> bool:
    """Whether a number is an age, and no count: "aged 40", "40-year-old", "Lee, 40, said", "a girl of 9"."""
    before, after = text[: words[i][1]], text[words[j - 1][2] :]
    if AGED.search(before) and re.match(r"\s*(?:[,.;)—–]|and\b|$)", after):
        return True
    if re.search(r"\bage[ds]? (?:\d+,? (?:and )?)*$", before) or re.match(r"[\s-]*years?[\s-]*old\b", after):
        return True
    return bool(re.search(r"\b[^\W\d_a-z]\w*, $", before) and re.match(r"\s*(?:[,.;)]|$)", after))


def _is_half(words: list[tuple[str, int, int]], i: int, values: Container[str]) -> bool:
    """Whether a number begins with "half a": "half a million"."""
    said = [w[0].lower() for w in words[i : i + 3]]
    return len(said) == 3 and said[0] == "half" and said[1] in {"a", "an"} and said[2] in values


def _is_number(word: str) -> bool:
    """Whether a word is written in figures and no ordinal."""
    return word[0].isdigit() and not word[-1].isalpha()


def _is_model(words: list[tuple[str, int, int]], i: int, text: str) -> bool:
    """Whether a number is a part of a name: "AK-47"."""
    if not _is_number(words[i][0]):
        return False
    if i > 1 and re.fullmatch(r"[A-Z]{1,4}", words[i - 1][0]):
        before = words[i - 2][0].lower()
        if before in numerals() or _is_number(before):
            return True
    return MODEL.search(text[: words[i][1]]) is not None


def _is_time(words: list[tuple[str, int, int]], i: int, j: int) -> bool:
    text = words[i][0]
    if ":" in text or (j == i + 1 and re.fullmatch(r"1[89]\d\d|20\d\d", text)):
        return True
    around = {words[k][0].lower() for k in (i - 1, j) if 0 <= k < len(words)}
    return bool(around & word_sets("months.txt", "clock_words.txt"))
