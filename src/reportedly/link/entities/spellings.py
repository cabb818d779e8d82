"""Two names compared: the same, perhaps the same, or not, with the reason in words.

Spellings of one name differ in what transliteration loses: vowels, doubled letters, articles. So two
words of a name agree when their consonants do and their vowels differ only in ways that
transliterations do; anything less is only a hint, which needs something beside it (a title, a
place) before two people become one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from reportedly.link.claims.wording import fold, word_list, word_set

Agreement = Literal["same", "spelling", "hint", "other"]

# Digraphs and letters that romanisations use for one sound, after ALA-LC, BGN/PCGN and press usage.
SOUNDS = (
    ("dzh", "j"), ("tch", "ch"), ("tsch", "ch"), ("tsh", "ch"), ("sch", "sh"),
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("ph", "f"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("dj", "j"), ("ff", "v"), ("w", "v"),
)  # fmt: skip
VOWELS = (
    ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("iy", "i"), ("yy", "i"), ("ie", "i"),
    ("oo", "u"), ("ou", "u"), ("au", "o"), ("aa", "a"), ("ae", "a"),
)  # fmt: skip
# One vowel for another as romanisations of one name have them; a and o are not among them: they
# part Carla from Carlo.
SWAPS = frozenset({"ae", "ea", "au", "ua", "ou", "uo", "ei", "ie", "eu", "ue"})

# The genitive in which a Mongolian father's name stands before one's own: "Baldangiin".
OF_FATHER = re.compile(r"(?<=\w{4})(?:g?iin|g?iyn|yn)$")

# What stands before a name and is no part of it.
HONORIFICS = word_set("honorifics.txt")

# With fewer consonants than this a skeleton says little: Dan, Dean and Diana are all "dn".
SAFE_CONSONANTS = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: ``agreement``, a score from 0 to 1 and the reason in words."""

    agreement: Agreement
    score: float
    reason: str


@functools.lru_cache(maxsize=100_000)
def sounds(word: str) -> tuple[str, ...]:
    """A folded word as a list of consonants and vowel groups, romanisation levelled."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    # Ouedraogo and Wedraogo; Ajsulu and Aisulu, but Maja and Maya have a consonant there.
    word = re.sub(r"^ou(?=[aeio])", "v", word)
    word = re.sub(r"(?<=[aeou])j(?![aeiouy])", "i", word)
    for written, sound in VOWELS:
        word = word.replace(written, sound)
    word = re.sub(r"^y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])", "Y", word)  # a consonant there: Yusuf, Maya
    # Elsewhere y is a vowel, and one with i: Ypané and Ipané, Yahya and Yehia.
    parts = re.findall(r"[aeiou]+|[^aeiou]", word.replace("y", "i"))
    parts = [p for i, p in enumerate(parts) if i == 0 or p != parts[i - 1]]
    # An h after a vowel is written or not: Sarah, Fatimah, Tehran.
    return tuple(p for i, p in enumerate(parts) if not (p == "h" and i > 0 and parts[i - 1][0] in "aeiou"))


@functools.lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word, for finding spellings of one name: Taimuri and Timuri are "tmr"."""
    return "".join(p for p in sounds(fold(word).replace(" ", "")) if p[0] not in "aeiou")


@functools.lru_cache(maxsize=200_000)
def compare_words(one: str, other: str) -> Agreement:
    """Two folded words of names."""
    if one == other:
        return "same"
    a, b = sounds(one), sounds(other)
    if (
        a == b
        or other in known_spellings().get(one, ())
        or _of_father(one) == other
        or _of_father(other) == one
    ):
        return "spelling"
    bones = [p for p in a if p[0] not in "aeiou"], [p for p in b if p[0] not in "aeiou"]
    if bones[0] != bones[1] or not bones[0]:
        return _near_miss(one, other)
    if len(a) != len(b):
        return "hint" if len(bones[0]) >= SAFE_CONSONANTS and _same_ends(one, other) else "other"
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if not all(_swapped(x, y) for x, y in differ):
        return "other"
    closed = one[-1] == other[-1] == "h"  # Salih and Saleh: unlike Salih and Saliha
    if a[-1] != b[-1] and not closed:  # a final vowel may be an ending that tells woman from man
        return "hint" if len(bones[0]) >= SAFE_CONSONANTS else "other"
    loose = any({*pair} == {"a", "u"} for pair in differ)
    if len(differ) == 1 and not loose and ({*differ[0]} <= {"a", "e"} or len(bones[0]) >= SAFE_CONSONANTS):
        return "spelling"
    return "hint"


def _of_father(word: str) -> str:
    """A father's name as it is without its genitive."""
    return OF_FATHER.sub("", word)


def _swapped(one: str, other: str) -> bool:
    """Whether two groups of vowels may be written for one: "oa" and "ua"."""
    return len(one) == len(other) and all(x == y or x + y in SWAPS for x, y in zip(one, other, strict=True))


@functools.cache
def known_spellings() -> dict[str, frozenset[str]]:
    """Given names with all the ways in which each is written, where their sounds do not show it."""
    rows = [frozenset(row[0].split("|")) for row in word_list("name_spellings.tsv")]
    return {name: row for row in rows for name in row}


def _same_ends(one: str, other: str) -> bool:
    return one[0] == other[0] and one[-1] == other[-1]


def _near_miss(one: str, other: str) -> Agreement:
    """Long words one letter apart may be a slip of the pen; that alone proves nothing."""
    if min(len(one), len(other)) >= 7 and Levenshtein.distance(one, other, score_cutoff=1) <= 1:
        return "hint" if one[0] == other[0] and one[-1] == other[-1] else "other"
    return "other"


def name_words(name: str) -> list[str]:
    """Folded words of a name without articles and particles, unless nothing else is left."""
    words = fold(name).split()
    kept = [w for w in words if w not in word_set("particles.txt")]
    return kept or words


def compare_people(one: str, other: str) -> Comparison:
    """Two full names of people: every word of the shorter must have its place in the longer."""
    a, b = sorted((name_words(one), name_words(other)), key=lambda w: (len(w), w))
    if not a or not b:
        return Comparison("other", 0.0, "a name is empty")
    if a == b:
        return Comparison("same", 1.0, f"“{one}” and “{other}” are the same name")
    found = _align(a, b)
    if found is None:
        return Comparison("other", 0.0, f"“{one}” and “{other}” differ in a given or family name")
    hints = found.count("hint")
    if hints > 1 or (hints and len(a) < 2):
        return Comparison("other", 0.2, f"“{one}” and “{other}” differ in too many letters")
    if hints:
        return Comparison("hint", 0.5, f"“{one}” may be a spelling of “{other}”")
    if len(a) == 1:
        return Comparison("hint", 0.6, f"“{one}” and “{other}” share a name")
    words = "the same words" if "spelling" not in found else "spellings of one name"
    return Comparison("spelling", 0.8 + 0.1 * (len(a) == len(b)), f"“{one}” and “{other}” are {words}")


def _align(short: list[str], long: list[str]) -> list[Agreement] | None:
    """How each word of ``short`` agrees with its partner in ``long``, in order; None without one."""
    if len(short) == 1:
        found = [compare_words(short[0], w) for w in (long[-1:] if len(long) > 1 else long)]
        return found if found[0] != "other" else None
    if _word_or_initial(short[0], long[0]) == "other":
        return None
    result: list[Agreement] = []
    at = 0
    for word in short:
        while at < len(long) and _word_or_initial(word, long[at]) == "other":
            at += 1
        if at == len(long):
            return None
        result.append(_word_or_initial(word, long[at]))
        at += 1
    family = _word_or_initial(short[-1], long[-1])
    return result if family != "other" or (len(long) > len(short) >= 2 and at >= len(long) - 1) else None


def _word_or_initial(one: str, other: str) -> Agreement:
    if (len(one) == 1) != (len(other) == 1):
        return "spelling" if one[0] == other[0] else "other"
    return compare_words(one, other)


def initials(name: str) -> frozenset[str]:
    """The abbreviations a long name may have: of its capitalised words, and of all of them."""
    words = re.findall(r"[^\W\d_]+", name.replace("’", "").replace("'", ""))
    capital = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0] for w in words)
    bare = "".join(w[0] for w in words if w.lower() not in word_set("particles.txt"))
    return frozenset(x.lower() for x in (capital, every, bare) if len(x) >= 2)


def is_abbreviation(name: str) -> bool:
    """Whether a name is written as initials: "SDF", "U.N."."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and sum(c.isupper() for c in bare) >= len(bare) - 1


def compare_organisations(one: str, other: str) -> Comparison:
    """Two names of organisations, outlets or groups."""
    drop = word_set("outlet_words.txt")
    a = [w for w in name_words(one) if w not in drop] or name_words(one)
    b = [w for w in name_words(other) if w not in drop] or name_words(other)
    if a == b:
        return Comparison("same", 1.0, f"“{one}” and “{other}” are the same name")
    if is_abbreviation(one) != is_abbreviation(other):
        short, long = (one, other) if is_abbreviation(one) else (other, one)
        if short.replace(".", "").lower() in initials(long):
            return Comparison("hint", 0.7, f"“{short}” are the initials of “{long}”")
        return Comparison("other", 0.0, f"“{short}” are not the initials of “{long}”")
    if _clubless(a) == _clubless(b):
        return Comparison("spelling", 0.85, f"“{one}” and “{other}” are one name with and without its form")
    if len(a) == len(b):
        found = [compare_words(x, y) for x, y in zip(a, b, strict=True)]
        if "other" not in found and found.count("hint") == 0:
            return Comparison("spelling", 0.9, f"“{one}” and “{other}” are spellings of one name")
    return Comparison("other", 0.0, f"“{one}” and “{other}” differ")


def _clubless(words: list[str]) -> list[str]:
    """Words of a name without what clubs write before or after theirs: "sv keld" is "keld"."""
    form = word_set("club_words.txt")
    kept = words[1:] if words[0] in form else words
    kept = kept[:-1] if kept and kept[-1] in form else kept
    return kept or words


def outlet_key(name: str) -> str:
    """An outlet's name or web address as one key: "www.daily-star.com" and "The Daily Star"."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().lower())
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", bare):
        labels = bare.split(".")[:-1]
        # The second level of "co.uk" and "com.au" names no one.
        while len(labels) > 1 and labels[-1] in {"co", "com", "org", "net", "gov", "ac", "or", "ne"}:
            labels.pop()
        return re.sub(r"[\W_]", "", labels[-1])
    words = fold(name).split()
    words = [w for w in words if w != "the"] or words
    return "".join(words)
