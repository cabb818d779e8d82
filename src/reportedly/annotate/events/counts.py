"""How many people or things a clause tells of: "at least 12 people were killed", "no deaths".

A count is labelled by what befell those counted, else by what they are, so that the counts of two reports
can be compared. ``quantities`` reads the number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from reportedly.annotate.events.phrases import CLOCK
from reportedly.annotate.events.quantities import PLURALS, SCALES, quantity
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalCount

SCALED = re.compile(r"\d+(?:[.,]\d+)?(?:k|mn|bn)")  # read as a word, not as a number
COUNTING = words_by("en/count_words.tsv")
# What befell the killed, held or driven out, by the words that say it; so that counts can be compared.
HARM = {name: group for name, group in COUNTING.items() if name not in ("not_counted", "joining")}


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
    written = token.like_num and token.dep_ == "nummod"
    if token.pos_ != "NUM" and not written and not SCALED.fullmatch(token.lower_):
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (
        after.lower_ in ("%", "percent", "per", "-", "/", ":", "°") or after.pos_ == "NUM"
    ):
        return False
    joined = after is not None and after.lower_ in ("and", "to", "-", "–") and token.i + 2 < len(token.doc)
    if joined and token.nbor(2).pos_ == "NUM":
        return False  # the first half of "between 30 and 40"
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
    counted = counted_noun(token)
    people = counted is not None and counted.pos_ == "NOUN" and not counted.ent_type_
    other = token.ent_type_ in ("MONEY", "PERCENT", "ORDINAL") or (
        token.ent_type_ in ("DATE", "TIME") and not people
    )
    return not (sums or other)


def number_words(last: Token) -> list[Token]:
    """The whole number phrase that ends in ``last``: "between 30 and 40", "at least two dozen"."""
    words = [last]
    doc = last.doc
    while words[0].i > last.sent.start:
        before = doc[words[0].i - 1]
        if CLOCK.fullmatch(before.text):
            break  # "10:45 - About 300 people …"
        if before.pos_ == "NUM" or before.lower_ in COUNTING["joining"]:
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
    if last.dep_ == "conj" and last.head.pos_ == "NUM":
        return counted_noun(last.head)
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
        if noun in COUNTING["not_counted"]:
            return None
        beside = [*counted.children, *counted.doc[counted.i + 1 : counted.i + 2]]  # "left 30 people dead"
        own = harm_of(noun) or next((h for c in beside if (h := harm_of(base(c)))), None)
        near = counted.head if counted.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else verb
        harm = own or (
            harm_of(base(near)) if near is not None and near.pos_ in ("VERB", "AUX", "NOUN") else None
        )
        party = counted.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and counted.pos_ == "NOUN"
        return harm or (counted.lower_ if party else None)
    head = words[-1].head
    if words[-1].dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj"):
        after = [c for c in words[-1].children if c.dep_ in ("acl", "amod")]
        if words[-1].i + 1 < len(words[-1].doc):
            after.append(words[-1].nbor(1))  # "left 0 dead", which is read as two objects
        for near in (*after, head, head.head):
            harm = harm_of(base(near)) or harm_of(near.lower_)  # "26 are missing"
            if harm:
                return harm
    return None


def harm_of(word: str) -> str | None:
    """What a word says befell people."""
    return next((name for name, group in HARM.items() if word in group), None)


__all__ = ["HARM", "find_counts"]
