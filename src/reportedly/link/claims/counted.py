"""What a number counts: the nouns behind it, what befell people, a measure, an amount of money."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.link.claims.acted import ATTACKERS, are_attackers, attacked
from reportedly.link.claims.uncounted import Word, is_model
from reportedly.link.claims.wording import fold, stem, word_map, word_set

# How many words after a number may say what it counts: "120 people were wounded".
REACH = 5
# … and what befell people: "nine of the ferry's crew have lost their lives".
REACH_AHEAD = 12
# … and how many before it: "the death toll from the ferry that went down off the islands has risen to 19".
REACH_BACK = 16
# "More than 80 of them went down with it": of people.
OF_THEM = frozenset({"them", "those", "us", "whom", "these"})
# Who is on board may follow these at once alone: "barges carrying food", "carried by a majority of three".
CARRYING, WITHIN_CARRIED = frozenset({"carrying", "carried"}), 4
# How many words before a number a measure may stand: "the magnitude was put at 6.5".
MEASURE_WITHIN = 6
# … and how many the families may stand of which it tells how many were displaced.
WITHIN_PHRASE = 4
# Families who had to leave are no count of people.
MOVED, HOMES = "moved", "families moved"
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})
# What a letter behind an amount of money multiplies it by.
MILLIONS = re.compile(r"(?:mm?|MM?)\b")
KM_IN_MILE = 1.609
SIGNS = ("$", "€", "£", "¥", "₹")
CURRENCIES = (*SIGNS, *sorted({*word_map("currencies.tsv").values()} - {*SIGNS}))
# The sign of a currency before an amount, or its letters: "$5", "R$5", "N35m", "CFA 5 million".
BEFORE_AMOUNT = re.compile(r"(?<![^\W\d_])(?P<letters>[A-Z][A-Za-z]{0,2})?(?P<sign>[$€£¥₹])?\s?$")
AMOUNTS = (*CURRENCIES, "%")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, the last word that says so, the noun among these, and by what its value has to be
    multiplied to be in the unit in which such figures are compared."""

    units: frozenset[str]
    last: int
    head: str | None = None
    times: float = 1.0


def counted(words: list[Word], start: int, at: int, text: str) -> Counted:
    """What a number counts: the content words after it, up to punctuation or the next number.

    People are told apart by what befell them, said before or after: "injuring 90 people", "19 dead", "the
    toll rose to 12" all name a count of casualties.tsv, and such figures compare only with their like.
    """
    if measure := _measure(words, start, text):
        return Counted(frozenset({measure}), at - 1)
    if found := _amount(words, start, at, text):
        return found
    units, head, last = _nouns(words, at, text)
    if at < len(words) and fold(words[at][0]) in AUXILIARIES:  # "400 have had to leave their homes"
        units, head, last = [], None, at - 1
    if units and units[0] in word_set("measures.txt"):
        return Counted(frozenset(units[:1]), at)
    if money := next((currency_words()[w] for w in units[:2] if w in currency_words()), None):
        return Counted(frozenset({money}), at + (units[0] not in currency_words()))
    if units and units[0] in word_set("distances.txt"):
        return Counted(frozenset({"km"}), at, None, KM_IN_MILE if units[0].startswith("mi") else 1.0)
    if any(w in word_set("animals.txt") for w in units[:2]):
        return Counted(frozenset(stem(w) for w in units), max(last, at - 1), stem(head) if head else None)
    of_people = any(w in people_words() for w in units) or (not units and _of_them(words, at))
    people = not units or of_people or are_attackers(head) or any(w in casualties() for w in units[:2])
    people = people and not (units and units[0] in word_set("durations.tsv"))  # "two days of mourning"
    if (of_people or are_attackers(head) or not units) and attacked(words, start, at, text, units):
        return Counted(frozenset({ATTACKERS}), max(last, at - 1))
    if people and (befell := _befell(words, start, at, text, bare=not of_people)):
        homes = befell == MOVED and _of_homes(words, start, units)
        return Counted(frozenset({HOMES if homes else befell}), max(last, at - 1))
    if are_attackers(head):
        return Counted(frozenset({ATTACKERS}), max(last, at - 1))
    # "50 women held a vigil": what they did, not what befell them.
    return Counted(
        frozenset(stem(w) for w in units) - tolls(), max(last, at - 1), stem(head) if head else None
    )


def _of_them(words: list[Word], at: int) -> bool:
    """Whether a number is followed by "of them"."""
    said = [fold(w[0]) for w in words[at : at + 2]]
    return len(said) == 2 and said[0] == "of" and said[1] in OF_THEM


def _of_homes(words: list[Word], start: int, units: list[str]) -> bool:
    """Whether families are counted, behind the number or before it ("the number of displaced families")."""
    near = [*units[:2], *(fold(w[0]) for w in words[max(0, start - WITHIN_PHRASE) : start])]
    return any(people_words().get(w) == "home" for w in near)


def _nouns(words: list[Word], at: int, text: str) -> tuple[list[str], str | None, int]:
    """The content words behind a number, the noun that they end in, and where the second of them stands. Of
    "a five-boat fleet" only the boats are counted."""
    stop, units, head, last = word_set("stopwords.txt"), list[str](), None, at - 1
    for k in range(at, min(at + REACH, len(words))):
        word = fold(words[k][0])
        gap = text[words[k - 1][2] : words[k][1]]
        if is_model(words, k, text) and not re.search(r"[,.;:()]", gap):
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


def _measure(words: list[Word], start: int, text: str) -> str | None:
    """The noun of a measure just before its number, in one phrase with it; in "a 5.9 magnitude quake levelled
    seven villages" the number stands before."""
    for k in range(start - 1, max(-1, start - 1 - MEASURE_WITHIN), -1):
        if re.search(r"[,;:()]|\.\s", text[words[k][2] : words[start][1]]):
            return None
        if fold(words[k][0]) in word_set("measures.txt"):
            valued = k > 0 and words[k - 1][0][0].isdigit()
            return None if valued else fold(words[k][0])
    return None


def _amount(words: list[Word], start: int, at: int, text: str) -> Counted | None:
    """The currency or per cent of an amount, which says what it is an amount of only with its statement."""
    after = text[words[at - 1][2] :][:10]
    if currency := currency_before(text, words[start][1]):
        if MILLIONS.match(after):
            return Counted(frozenset({currency}), at, None, 1e6)
        return Counted(frozenset({currency}), at - 1)
    return Counted(frozenset({"%"}), at - 1) if re.match(r"%|per ?cent\b", after.lstrip()) else None


def currency_before(text: str, start: int) -> str | None:
    """The currency whose sign or letters stand before a number."""
    found = BEFORE_AMOUNT.search(text[max(0, start - 5) : start])
    letters, sign = (found["letters"], found["sign"]) if found else (None, None)
    whole = f"{letters or ''}{sign or ''}"
    return (currency_words().get(whole) if letters else None) or sign


@functools.cache
def tolls() -> frozenset[str]:
    """The counts of people, by what befell them."""
    return frozenset(casualties().values()) | {HOMES, ATTACKERS}


def casualties() -> Mapping[str, str]:
    """Words for what happens to people in numbers, with the count each belongs to."""
    return word_map("casualties.tsv")


def currency_words() -> Mapping[str, str]:
    """Words for money, with the sign of their currency."""
    return word_map("currencies.tsv")


def people_words() -> Mapping[str, str]:
    """Nouns for people who are counted: "all" of them, "some" of a kind, or by "home"."""
    return word_map("people_words.tsv")


def kind_of(words: list[Word], at: int, text: str) -> frozenset[str]:
    """The nouns behind a number that make its people some of a kind: "nine drivers". Of "19, four of them
    guards" the 19 are of none."""
    near = []
    for k in range(at, min(at + REACH, len(words))):
        if re.search(r"[,.;:()]", text[words[k - 1][2] : words[k][1]]):
            break
        near.append(fold(words[k][0]))
    ends = casualties().keys() | word_set("unit_ends.txt")
    until = next((k for k, w in enumerate(near) if w in ends), len(near))
    return frozenset(w for w in near[:until] if people_words().get(w) == "some")


def _befell(words: list[Word], start: int, at: int, text: str, *, bare: bool) -> str | None:
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
            if sign > 0 and (
                (word[0].isdigit() and not word[-1].isalpha())
                or (near and word in word_set("prepositions.txt"))
            ):
                break
            # "Killed 12 people and wounded 30", "hit two women, leaving …": what follows befell others.
            if sign > 0 and word == "and" and (after in casualties() or after.endswith("ing")):
                break
            if word in CARRYING and (sign > 0 or start - k > WITHIN_CARRIED):
                continue
            befell = casualties().get(word) or casualties().get(f"{fold(words[max(k - 1, 0)][0])} {word}")
            if sign < 0 and word == "and" and after not in casualties() and after.endswith("ing"):
                break  # "killing one driver and seizing two"
            if befell and sign < 0 and not bare and after == "and":  # "a clerk died and two men, who …"
                break
            if befell and after not in word_set("penalties.txt"):
                return befell
    return None
