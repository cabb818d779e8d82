"""Mentions: stretches of a run that are one name each, with votes for what kind of thing they name.

A vote is a weight for a kind. They come from the model's entity, from the lists, from words inside
the name and from the words around it; ``names`` adds them up over all mentions of one thing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from spacy.tokens import Doc, Token

from reportedly.annotate.gazetteer import abbreviations
from reportedly.annotate.kinds import Known, first_words, is_organisation, is_outlet, known
from reportedly.annotate.runs import Word, runs
from reportedly.annotate.titles import is_honorific, is_title_word
from reportedly.annotate.wordlists import words as words_of
from reportedly.annotate.wordlists import words_by
from reportedly.record import EntityKind

ENTITY_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip

# Weights of the votes, set by hand on AQUAINT and PolNeAR texts so that a list or a cue word beats one
# reading of the model, and several readings of the model beat one cue.
BY_MODEL = 1.0
BY_LIST = 4.0
BY_WORD = 3.0
BY_CUE = 2.0

PLACE_BEFORE = re.compile(r"\b(?:in|near|from|at|to|into|around|outside|inside|towards?|across|reach(?:ed)?|"
                          r"(?:city|town|village|towns|villages|province|governorate|region|district|port|"
                          r"provinces|governorates|countryside) of)\s(?:the\s)?$", re.I)  # fmt: skip
PLACE_AFTER = re.compile(r"^\s(?:province|governorate|region|district|city|county|oblast|airport|airbase|air base|"
                         r"camp|crossing|dam|island|islands|valley|river|countryside)\b", re.I)  # fmt: skip
Votes: TypeAlias = defaultdict[EntityKind, float]

LONGEST_LISTED = 7  # words in the longest entry of a list


@dataclass(slots=True)
class Mention:
    """A name in the making; ``listed`` is what the lists say of it, ``title`` the role said with it."""

    start: int
    end: int
    text: str
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    listed: Known | None = None
    labelled: bool = False
    headline: bool = False
    title: str | None = None
    gender: str | None = None


# Entities whose last word is taken for a name wherever else it stands, were it at a sentence's start.
TRUSTED = frozenset(("PERSON", "GPE"))


@dataclass(frozen=True, slots=True)
class Page:
    """A report as the readers of one run need it: its text, its tokens by their start, the model's
    entity (start and kind) by the start of each of its tokens, and the words trusted to be names."""

    text: str
    tokens: dict[int, Token]
    labels: dict[int, tuple[int, EntityKind]]
    trusted: frozenset[str]


def find_mentions(doc: Doc) -> list[Mention]:
    """Every stretch that may be a name, in order, none over another."""
    text = doc.text  # spaCy joins all tokens anew at each reading
    labels = entity_labels(doc)
    trusted = frozenset(entity[-1].text for entity in doc.ents if entity.label_ in TRUSTED)
    page = Page(text, {token.idx: token for token in doc}, labels, trusted)
    lines = headline_spans(text)
    found = []
    for run in runs(text):
        words = [half for word in run for half in halves(word)]
        headline = any(start <= words[0].start < end for start, end in lines)
        for mention in segments(page, words):
            mention.headline = headline
            found.append(mention)
    return found


def entity_labels(doc: Doc) -> dict[int, tuple[int, EntityKind]]:
    """For each character where a token of a model's entity starts: the entity's start and kind."""
    return {
        token.idx: (entity.start_char, ENTITY_KINDS[entity.label_])
        for entity in doc.ents
        if entity.label_ in ENTITY_KINDS
        for token in entity
    }


def headline_spans(text: str) -> list[tuple[int, int]]:
    """Lines set in title case, where a capital says nothing: most of their long words have one."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        words = re.findall(r"[^\W\d_][\w’'-]{3,}", line.group())
        if 3 <= len(words) <= 25 and sum(word[0].isupper() for word in words) > 0.7 * len(words):
            spans.append(line.span())
    return spans


def halves(word: Word) -> list[Word]:
    """ "Syrian-Russian" is two names when the lists know both halves and not the whole."""
    cut = word.text.find("-")
    if cut > 0 and not known(word.text) and known(word.text[:cut]) and known(word.text[cut + 1 :]):
        middle = word.start + cut
        return [Word(word.start, middle, word.text[:cut], word.glue),
                Word(middle + 1, word.end, word.text[cut + 1 :], "-")]  # fmt: skip
    return [word]


def segments(page: Page, words: list[Word]) -> list[Mention]:
    """A run parted into mentions: listed names whole, titles left out, else as the model's entities go."""
    text, found = page.text, list[Mention]()
    at = 0
    while at < len(words):
        size, entry = longest_listed(text, words, at)
        if not entry and (code := state_after(text, words[at])):
            size, entry = 1, Known("place", code)
        reach = organisation_reach(text, words, at)
        if entry and not (reach > size and (entry.kind in ("country", "group", "place") or size == 1)):
            found.append(mention(page, words[at : at + size], entry))
            at += size
        elif reach:
            found.append(mention(page, words[at : at + reach], None))
            at += reach
        elif skippable(page, words[at]):
            at += 1
        else:
            end = segment_end(page, words, at)
            while words[end - 1].text.lower() in words_of("en/never_names.txt"):
                end -= 1
            found.append(
                mention(page, words[at:end], known(text[words[at].start : words[end - 1].end]))
            )
            at = end
    return found


def longest_listed(text: str, words: list[Word], at: int) -> tuple[int, Known | None]:
    """How many words from ``at`` are a listed name, the longest that is, and its entry."""
    if words[at].text.split(".")[0] not in first_words() and words[at].text not in first_words():
        key = words[at].text.replace("’", "").replace("'", "")
        if key not in first_words():
            return 0, None
    for end in range(min(len(words), at + LONGEST_LISTED), at, -1):
        if entry := known(text[words[at].start : words[end - 1].end]):
            return end - at, entry
    return 0, None


def state_after(text: str, word: Word) -> str | None:
    """The code of a state or province cut short after a town: ", Ky."."""
    code = abbreviations().get(word.text)
    return code if code and text[max(0, word.start - 2) : word.start] == ", " else None


def organisation_reach(text: str, words: list[Word], at: int) -> int:
    """How many words from ``at`` form a name that ends or begins with an organisation's word."""
    for end in range(len(words), at + 1, -1):
        whole = text[words[at].start : words[end - 1].end]
        if (is_organisation(whole) or is_outlet(whole)) and not any(
            is_title_word(word.text) and word.text.lower() not in ("national", "general", "security", "state")
            and is_person_title(words, place) for place, word in enumerate(words[at:end], at)
        ):  # fmt: skip
            return end - at
    return 0


def is_person_title(words: list[Word], at: int) -> bool:
    """Whether the word is a head of a title ("Minister"), which no organisation's name holds."""
    return is_title_word(words[at].text, heads_only=True) and words[at].text.lower() not in (
        "general",
        "major",
    )


def skippable(page: Page, word: Word) -> bool:
    """Whether a word opens no name: a title, an article, a sentence's first common word."""
    if is_honorific(word.text) or word.text.lower() in words_of("en/never_names.txt"):
        return True
    if is_title_word(word.text):
        return True
    if word.start in page.labels or word.text in page.trusted:
        return False
    token = page.tokens.get(word.start)
    if token is None:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return not ("-" in word.text or "’" in word.text or "'" in word.text)
    return bool(token.is_sent_start) and token.pos_ != "PROPN"


def segment_end(page: Page, words: list[Word], at: int) -> int:
    """Where the segment that starts at ``at`` ends: before another entity, a listed name or a title."""
    text, labels = page.text, page.labels
    own = labels.get(words[at].start)
    for end in range(at + 1, len(words)):
        word = words[end]
        other = labels.get(word.start)
        inside = own is not None and other is not None and other[0] == own[0]
        if inside:
            continue
        if word.glue.strip() and word.glue.strip() not in PARTICLE_GLUE:
            return end
        if other is not None and own is not None and other[1] != own[1] and other[0] == word.start:
            return end
        if is_honorific(word.text) or (is_title_word(word.text, heads_only=True) and own is None):
            return end
        size, entry = longest_listed(text, words, end)
        if size and entry and entry.kind in ("country", "outlet") and other is not None:
            return end
        own = own or other
    return len(words)


PARTICLE_GLUE = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
    ]
)


def mention(page: Page, words: list[Word], entry: Known | None) -> Mention:
    """The words as one mention, with every vote that this place in the text gives."""
    whole, labels = page.text, page.labels
    start, end = words[0].start, words[-1].end
    if whole.startswith("The ", start) and len(words) > 1:
        start = words[1].start
    text = whole[start:end]
    made = Mention(start, end, text, listed=entry)
    kinds = [labels[word.start][1] for word in words if word.start in labels]
    if kinds:
        made.labelled = True
        made.votes[Counter(kinds).most_common(1)[0][0]] += BY_MODEL
    if text in page.trusted:
        made.labelled = True
    if entry and start != words[0].start and entry.kind == "outlet":
        start, made.start, made.text = words[0].start, words[0].start, whole[words[0].start : end]
    if entry:
        made.votes[entry.kind] += BY_LIST
    if is_outlet(text):
        made.votes["outlet"] += BY_WORD
    if is_organisation(text):
        made.votes["organisation"] += BY_WORD + 0.5
    vote_by_context(whole[max(0, start - 40) : start], whole[end : end + 40], made)
    return made


def vote_by_context(before: str, after: str, made: Mention) -> None:
    """Votes by the words around a name."""
    lists = words_by("en/media_words.txt")
    last = re.search(r"(\w+ )?(\w+)[\s,]+[“\"']?$", before)
    if last and (
        last[2].lower() in lists["before"] or f"{last[1] or ''}{last[2]}".lower() in lists["before"]
    ):
        made.votes["outlet"] += BY_CUE + 1
    following = re.match(r"\s(\w+)( \w+)?", after)
    if following and (following[1].lower() in lists["after"]
                      or f"{following[1]}{following[2] or ''}".lower() in lists["after"]):  # fmt: skip
        made.votes["outlet"] += BY_CUE
    if PLACE_BEFORE.search(before) and not after.startswith(("'s", "’s")):
        made.votes["place"] += 0.75
    if PLACE_AFTER.match(after):
        made.votes["place"] += BY_CUE
