"""What kind of thing a name names, by votes.

A vote is a weight for a kind. They come from the model's entity, from the lists, from words inside
the name and from the words around it; ``names`` adds them up over all mentions of one thing.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from spacy.tokens import Token

from reportedly.annotate.names.kinds import Known, is_organisation, is_outlet
from reportedly.annotate.names.media import outlet_votes
from reportedly.annotate.names.runs import Word
from reportedly.annotate.wordlists import rows, words, words_by
from reportedly.record import EntityKind

Votes: TypeAlias = defaultdict[EntityKind, float]

# Weights of the votes, set by hand on AQUAINT and PolNeAR texts so that a list or a cue word beats one
# reading of the model, and several readings of the model beat one cue.
BY_MODEL = 1.0
BY_LIST = 4.0
BY_WORD = 3.0
BY_CUE = 2.0

PLACES = "|".join(sorted(words_by("en/place_words.tsv")["area"] | words_by("en/place_words.tsv")["site"]))
PLACE_BEFORE = re.compile(
    r"\b(?:in|near|from|at|to|into|around|outside|inside|towards?|across|reach(?:ed)?|"
    rf"(?:{PLACES})s? of)\s(?:the\s)?$",
    re.I,
)
# Of people and bodies that is seldom said.
THERE_BEFORE = re.compile(r"\b(?:in|near|into|around|outside|inside|across)\s(?:the\s)?$", re.I)
# "the village of X", "the crossing of X": hardly anything but a place.
AREA_BEFORE = re.compile(rf"\b(?:{PLACES})s? of\s$", re.I)
# "fan Ana Prell", "Ana Prell, 53,".
NOUN_BEFORE = re.compile(r"([a-zA-Z][a-z-]+)\s$")
AGE_AFTER = re.compile(r"^(?:, (?:aged )?(?:1[6-9]|[2-9]\d)(?:,|\.| and\b)| \((?:1[6-9]|[2-9]\d)\))")
# "The mayor of X", "the mountains of X".
OF_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(words('en/nouns_of_places.txt')))})\sof\s(?:the\s)?$", re.I)
# "X, a town on the lake", "X, the district where".
AREA_APPOSED = re.compile(
    rf"^,\s(?:an?|the)\s(?:[\w’'-]+\s){{0,2}}(?:{PLACES})"
    r"(?:[,.;]|\s(?:on|in|of|near|with|that|where|which|about|some|\d))",
    re.I,
)
# "X said it would", "X denied its ferries": of 67 names so followed in ``training/chains`` 6 are people's,
# of 231 followed by "he had", "her" and the like one is a body's.
IT_BEHIND = re.compile(
    r"^\s(?:has\s|had\s)?(?:said|\w+ed|\w+s)\s(?:on\s\w+\s)?(?:that\s)?(?:it\s(?:had|has|would|will)|its)\s"
)
ONE_BEHIND = re.compile(
    r"^\s(?:has\s|had\s)?(?:said|\w+ed|\w+s)\s(?:on\s\w+\s)?(?:that\s)?(?:s?he|his|her)\s"
)
# "The X district", "the X cattle camp".
PLACE_AFTER = re.compile(rf"^\s(?:[a-z]+\s)?(?:{PLACES})\b", re.I)


@dataclass(slots=True)
class Mention:
    """A name in the making; ``listed`` is what the lists say of it, ``title`` the role said with it;
    ``labelled`` whether the model saw a name there; ``there``: something is in it, or near it."""

    start: int
    end: int
    text: str
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    listed: Known | None = None
    labelled: bool = False
    headline: bool = False
    title: str | None = None
    gender: str | None = None
    there: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A report as the readers of one run need it: its text, its tokens by their start, the model's
    entity (start and kind) by the start of each of its tokens, the words trusted to be names,
    and the towns of the dateline, in small letters."""

    text: str
    tokens: dict[int, Token]
    labels: dict[int, tuple[int, EntityKind]]
    trusted: frozenset[str]
    towns: frozenset[str] = frozenset()


def mention(page: Page, run: list[Word], entry: Known | None) -> Mention:
    """The words as one mention, with every vote that this place in the text gives."""
    whole, labels = page.text, page.labels
    start, end = run[0].start, run[-1].end
    if whole.startswith("The ", start) and len(run) > 1:
        start = run[1].start
    text = whole[start:end]
    made = Mention(start, end, text, listed=entry)
    kinds = [labels[word.start][1] for word in run if word.start in labels]
    if kinds:
        made.labelled = True
        made.votes[Counter(kinds).most_common(1)[0][0]] += BY_MODEL
    if text in page.trusted:
        made.labelled = True
    if entry and start != run[0].start and entry.kind == "outlet":
        start, made.start, made.text = run[0].start, run[0].start, whole[run[0].start : end]
    if entry:
        made.votes[entry.kind] += BY_LIST
    if text.casefold() in page.towns and not entry:
        made.votes["place"] += BY_LIST
    if is_outlet(text):
        made.votes["outlet"] += BY_WORD
    if is_organisation(text):
        made.votes["organisation"] += BY_WORD + 0.5
    before, after = whole[max(0, start - 40) : start], whole[end : end + 60]
    vote_by_context(before, after[:40], made)
    if (outlet := outlet_votes(text, before, after, "person" in kinds)) and not entry:
        made.votes["outlet"] += outlet
    return made


# "A Keld newspaper" is some newspaper of Keld.
SOME = re.compile(r"\ban?\s$")


def vote_by_context(before: str, after: str, made: Mention) -> None:
    """Votes by the words around a name."""
    lists = words_by("en/media_words.txt")
    last = re.search(r"(\w+ )?(\w+)[\s,]+[“\"']?$", before)
    if last and (
        last[2].lower() in lists["before"] or f"{last[1] or ''}{last[2]}".lower() in lists["before"]
    ):
        made.votes["outlet"] += BY_CUE + 1
    following = re.match(r"\s(\w+)( \w+)?", after)
    some = following and SOME.search(before) and following[1].lower() in lists["some"]
    if following and not some and (following[1].lower() in lists["after"]
                      or f"{following[1]}{following[2] or ''}".lower() in lists["after"]):  # fmt: skip
        made.votes["outlet"] += BY_CUE
    if PLACE_BEFORE.search(before) and not after.startswith(("'s", "’s")):
        made.there = THERE_BEFORE.search(before) is not None
        heard = re.search(r"\bto\s(?:the\s)?$", before) is not None  # "said to X" as well as "sent to X"
        near = before.lower().endswith("near ")  # of people that is seldom said
        weaker = 0.75 if heard else 1.25 if near else 1.0
        made.votes["place"] += BY_CUE + 1 if AREA_BEFORE.search(before) else weaker
    elif OF_PLACE.search(before) and not after.startswith(("'s", "’s")):
        made.votes["place"] += BY_CUE
    if _company_before().search(before):
        made.votes["organisation"] += BY_CUE + 2
    elif (noun := NOUN_BEFORE.search(before)) and noun[1].lower() in _people() and not made.listed:
        made.votes["person"] += BY_CUE + 1
    if AGE_AFTER.match(after):
        made.votes["person"] += BY_CUE + 1
    if PLACE_AFTER.match(after):
        made.votes["place"] += BY_CUE
    if AREA_APPOSED.match(after):
        made.votes["place"] += BY_CUE + 1
    if IT_BEHIND.match(after):
        made.votes["organisation"] += BY_CUE
    elif ONE_BEHIND.match(after):
        made.votes["person"] += BY_CUE


@functools.cache
def _people() -> frozenset[str]:
    """Nouns for somebody, which stand right before a name."""
    nouns = {row[0] for row in rows("en/source_nouns.tsv") if row[1] in ("person", "role")}
    return frozenset(nouns - words("en/company_nouns.txt") - {"account", "figure", "circle", "voice"})


@functools.cache
def _company_before() -> re.Pattern[str]:
    """ "the company X", "the Danish shipping firm X"."""
    nouns = "|".join(sorted(words("en/company_nouns.txt")))
    return re.compile(rf"\b(?:{nouns})\s$", re.I)
