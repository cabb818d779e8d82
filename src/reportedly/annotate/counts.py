"""How many: "at least 12 people were killed", "dozens", "between 30 and 40", "5.4k", "no deaths".

``quantity`` reads the number alone; ``find_counts`` the numbers of people or things in a clause. What is no
number stays unresolved: all three bounds are None and the words are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.annotate.governors import base
from reportedly.annotation import LocalCount

WORDS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}  # fmt: skip
WORDS |= {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
WORDS |= {"no": 0, "a": 1, "an": 1}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "k": 1000, "m": 10**6, "bn": 10**9,
          "mn": 10**6, "dozen": 12, "lakh": 10**5, "crore": 10**7, "score": 20}  # fmt: skip
# Plural round words say only a lower bound: two of them at least (UCDP codes "dozens" as 24).
PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "tens": 20}
LEAST = re.compile(r"\b(at least|no fewer than|no less than|not less than|a minimum of)\b")
MORE = re.compile(r"\b(more than|over|upwards? of|in excess of|above)\b|\+$")
MOST = re.compile(r"\b(up to|at most|as many as|no more than|a maximum of)\b")
UNDER = re.compile(r"\b(fewer than|less than|under|below|nearly|almost|close to)\b")
RANGE = re.compile(r"\b(?:between|from)?\s*([\d.,]+\s?\w*|\w+)\s*(?:and|to|[-–—])\s*([\d.,]+\s?\w*|\w+)$")
FIGURE = re.compile(r"^(\d{1,3}(?:[,.\u2009\u202f\u00a0 ]\d{3})+|\d+(?:[.,]\d+)?)\s*(k|m|bn|mn|[a-z]+)?$")
# Words for the harmed, the held and the driven out, by what befell them; so that counts can be compared.
HARM = {
    "killed": {"kill", "die", "dead", "death", "fatality", "murder", "massacre", "slay", "perish", "shoot dead", "toll"},
    "wounded": {"wound", "injure", "hurt", "injury", "maim", "wounded", "injured"},
    "missing": {"missing", "vanish", "disappear"},
    "detained": {"arrest", "detain", "imprison", "jail", "arrested", "detainee", "arrests"},
    "released": {"release", "free"},
    "displaced": {"displace", "flee", "evacuate", "displaced"},
    "abducted": {"abduct", "kidnap", "hostage"},
    "casualties": {"casualty", "victim"},
}  # fmt: skip
NOT_COUNTED = {"year", "month", "day", "hour", "week", "minute", "second", "percent", "%", "mile", "kilometre", "km",
               "kilometer", "metre", "meter", "degree", "dollar", "euro", "pound", "century", "decade", "time", "point",
               "per", "cent", "story", "storey", "o'clock", "round", "session", "side", "front", "part", "way", "thing",
               "ton", "tonne", "litre", "acre", "hectare", "barrel", "phase", "stage", "step", "article"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds and best value of a number as put; None where the words do not say."""

    low: int | None
    best: int | None
    high: int | None


def quantity(text: str) -> Quantity:
    """Read "at least 12", "between 30 and 40", "5.4k", "dozens"."""
    said = re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip(" .,;:")
    between = RANGE.search(said)
    if between:
        low, high = number(between[1]), number(between[2])
        if low is not None and high is not None and low < high:
            return Quantity(low, None, high)
    core = LEAST.sub("", MORE.sub("", MOST.sub("", UNDER.sub("", said)))).strip()
    core = re.sub(r"\b(about|around|some|roughly|approximately|an estimated|estimated|the|only|just|exactly|another|"
                  r"other|all|or so|nearly|these|those|his|her|their|its|total of|a total of)\b", "", core).strip()  # fmt: skip
    plural = next((PLURALS[w] for w in core.split() if w in PLURALS), None)
    if plural is not None:
        words = core.split()
        scale = 1
        if words[0] == "tens" and words[-1] in ("thousands", "millions", "thousand"):
            plural, scale = 20, SCALES[words[-1].rstrip("s")]
        elif words[0] == "hundreds" and words[-1] in ("thousands", "millions"):
            plural, scale = 200, SCALES[words[-1].rstrip("s")]
        return Quantity(plural * scale, None, None)
    value = number(core)
    if value is None:
        return Quantity(None, None, None)
    if LEAST.search(said) or MORE.search(said):
        return Quantity(value, value, None)
    if MOST.search(said):
        return Quantity(None, value, value)
    if UNDER.search(said):
        return (
            Quantity(None, value, value) if "less" in said or "fewer" in said else Quantity(None, value, None)
        )
    if core != said and re.search(r"\b(about|around|some|roughly|approximately|estimated|or so)\b", said):
        return Quantity(None, value, None)
    return Quantity(value, value, value)


def number(text: str) -> int | None:
    """A whole number in figures or words; None for what is no number, or not a whole one."""
    said = text.lower().strip(" +").replace("-", " ") if not re.search(r"\d-\d", text) else text
    figure = FIGURE.match(said)
    if figure:
        return scaled(figure[1], figure[2])
    total, part, seen = 0, 0, False
    for word in said.split():
        if word == "and" and seen:
            continue
        if word in WORDS:
            part, seen = part + WORDS[word], True
        elif word in SCALES and len(word) > 2:
            part, seen = max(part, 1) * SCALES[word], True
            if SCALES[word] >= 1000:
                total, part = total + part, 0
        elif word == "half" and "dozen" in said:
            return 6
        else:
            return None
    return total + part if seen else None


def scaled(digits: str, scale: str | None) -> int | None:
    """ "5.4" with "k"; a comma or point before exactly three digits groups, before others it is decimal."""
    if scale is not None and scale not in SCALES:
        return None
    grouped = re.fullmatch(r"\d{1,3}(?:[,.\u2009\u202f\u00a0 ]\d{3})+", digits)
    if grouped and not (scale and re.fullmatch(r"\d{1,3}[.,]\d{3}", digits)):
        whole = int(re.sub(r"\D", "", digits))
        return whole * (SCALES[scale] if scale else 1)
    value = float(digits.replace(",", ".")) * (SCALES[scale] if scale else 1)
    return round(value) if abs(value - round(value)) < 1e-6 else None


def find_counts(tokens: Iterable[Token], verb: Token | None, dated: set[int]) -> tuple[LocalCount, ...]:
    """Numbers of people or things among a clause's words; ``dated`` are tokens of times."""
    found: list[LocalCount] = []
    for token in tokens:
        if token.i in dated or not is_number(token):
            continue
        words = number_words(token)
        counted = counted_noun(words[-1])
        what = label(counted, words, verb)
        if what is None:
            continue
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        value = quantity(token.doc[words[0].i : words[-1].i + 1].text)
        found.append(LocalCount(start, end, what, value.low, value.best, value.high))
    return tuple(dict.fromkeys(found))


def is_number(token: Token) -> bool:
    """The last word of a number, not of an age, a share, a sum or an ordinal."""
    if token.lower_ == "no":
        return token.dep_ == "det" and harm_of(base(token.head)) is not None
    if token.lower_ in PLURALS or token.lower_ == "several" or token.lower_ == "dozen":
        return token.lower_ != "tens"
    if token.pos_ != "NUM" and not (token.like_num and token.dep_ == "nummod"):
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (
        after.lower_ in ("%", "percent", "per", "-", "/", ":", "°") or after.pos_ == "NUM"
    ):
        return False
    before = token.nbor(-1) if token.i else None
    sums = before is not None and before.text in (
        "$",
        "€",
        "£",
        "aged",
        "age",
        "/",
        ":",
        "#",
        "article",
        "AT",
    )
    return not (sums or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"))


def number_words(last: Token) -> list[Token]:
    """The whole number phrase that ends in ``last``: "between 30 and 40", "at least two dozen"."""
    words = [last]
    joining = {"and", "to", "-", "–", "between", "at", "least", "more", "than", "up", "over", "as", "many", "about",
               "around", "some", "nearly", "almost", "roughly", "approximately", "fewer", "less", "most", "an",
               "estimated", "a", "half", "under", "from", "of", "thousands", "tens", "hundreds", "no", "only", "just"}  # fmt: skip
    doc = last.doc
    while words[0].i > last.sent.start:
        before = doc[words[0].i - 1]
        if before.pos_ == "NUM" or before.lower_ in joining:
            words.insert(0, before)
        else:
            break
    while len(words) > 1 and words[0].lower_ in (
        "and",
        "to",
        "-",
        "–",
        "of",
        "than",
        "a",
        "as",
        "many",
        "from",
        "no",
    ):
        if words[0].lower_ == "as" and words[1].lower_ == "many":
            break
        if words[0].lower_ == "a" and words[1].lower_ in SCALES:
            break
        if words[0].lower_ == "no" and words[1].lower_ in ("fewer", "less", "more"):
            break
        words.pop(0)
    return words


def counted_noun(last: Token) -> Token | None:
    """What is counted: the noun the number modifies, or the one after "of"."""
    for child in last.children:
        if child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    head = last.head
    if last.dep_ in ("nummod", "det", "amod", "compound", "quantmod") and head.pos_ in (
        "NOUN",
        "PROPN",
        "ADJ",
        "NUM",
    ):
        return counted_noun(head) if head.pos_ == "NUM" and head != last else head
    return None


def label(counted: Token | None, words: list[Token], verb: Token | None) -> str | None:
    """What befell those counted where it is said, else what they are; None where nothing is counted."""
    if counted is not None:
        noun = base(counted)
        if noun in NOT_COUNTED:
            return None
        own = harm_of(noun) or next((h for c in counted.children if (h := harm_of(base(c)))), None)
        near = counted.head if counted.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else verb
        harm = own or (
            harm_of(base(near)) if near is not None and near.pos_ in ("VERB", "AUX", "NOUN") else None
        )
        party = counted.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and counted.pos_ == "NOUN"
        return harm or (counted.lower_ if party else None)
    head = words[-1].head
    if words[-1].dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj"):
        after = [c for c in words[-1].children if c.dep_ in ("acl", "amod")]
        for near in (*after, head, head.head):
            harm = harm_of(base(near))
            if harm:
                return harm
    return None


def harm_of(word: str) -> str | None:
    """What a word says befell people."""
    return next((name for name, group in HARM.items() if word in group), None)


__all__ = ["Quantity", "find_counts", "quantity"]
