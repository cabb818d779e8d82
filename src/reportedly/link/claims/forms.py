"""What a statement shows by its words alone: whether something real is told, its core, its act, its signs."""

from __future__ import annotations

import functools
import re
from typing import Literal

from reportedly.link.claims.wording import ASIDE, fold, has_phrase, join_phrases, stem, word_set, word_sets
from reportedly.record import Status

Stance = Literal["real", "unreal", "denied"]
REAL: frozenset[Status] = frozenset({"happened", "ongoing"})
CURRENCY = re.compile(r"[$€£¥₹]\s?\d|\b(?:dollars|euros|pounds|yen|roubles|rubles|yuan|rupees)\b", re.I)
# "…, whose pay had not risen, …"; "…, reflecting a new mood", "…, as savers queued outside".
COMMENT = re.compile(
    r"(?:,|—)\s*(?:which|who|whose|where|\w{2,}ing|similar to|in a bid|as|after|while|amid|because)\b[^,]*$",
    re.I,
)
LEAST_CORE = 6
# "the draft of a deal under which the town would sell"; "are to strike on Monday"; "turned to its neighbour
# with a request for help".
UNREAL = re.compile(
    r"^\W*(?:the|an?) (?:\w+ ){0,2}(?:draft|plan|bill|proposal|agreement|treaty|deal|scheme)\b[^,.;]{0,40}\b"
    r"(?:under which|by which|that|which)\b[^,.;]{0,60}\b(?:would|will)\b|"
    r"\b(?:is|are|was|were) (?:due |set |about )?to (?!be blamed|blame)[a-z]+|"
    r"\bthere (?:is|was|are) an? (?:\w+ )?(?:risk|danger|chance|possibility|threat) (?:that|of)\b|"
    r"\b(?:with|made|sent|submitted|filed) an? (?:\w+ )?(?:request|appeal|plea) (?:for|to|that)\b",
    re.I,
)
RELATIVE = frozenset({"that", "which", "who", "whom"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
# An opening of so few words before a comma ("On 2 May, …", "Notably, …") comes before the clause.
OPENING = 4
# Verbs that are finite by form: Huddleston & Pullum, The Cambridge Grammar of the English Language, 3.1-3.2.
FINITE = frozenset(
    "is are was were has have had does do did will would can could may might shall should must cannot".split()
)
PAST = re.compile(r"\w{3,}ed$")
MODALS = frozenset({"could", "may", "might", "would", "will", "shall", "should", "must", "can"})


def stance(status: Status, text: str) -> Stance:
    """Whether the content is put as real. A request that took place is still about what is not yet so."""
    if status == "denied":
        return "denied"
    if status not in REAL:
        return "unreal"
    if UNREAL.search(text):
        return "unreal"
    words = fold(text).split()
    # The asking has to govern the rest ("had asked for …"), not to end it ("…, as residents had asked").
    first = words[: max(4, len(words) // 2)]
    return "unreal" if has_phrase(first, word_set("asking.txt") | word_set("prospects.txt")) else "real"


def core(text: str) -> str:
    """A sentence without what it says beside: clauses between commas, a comment at its end."""
    shorter = COMMENT.sub("", ASIDE.sub(" ", text))
    return shorter if len(shorter.split()) >= LEAST_CORE else text


def head_verb(bare: str, text: str = "") -> str | None:
    """The word that carries the act, by form alone: what a modal or "to" introduces after the first verb,
    or the first past tense. Light verbs carry none, nor do those of asking and those of a relative clause
    ("the town that he left"). ``bare`` is without names, ``text`` with them: "hired Vantor to find buyers"
    tells of a hiring, "forced Vantor to sell" of a sale."""
    stop = word_sets("stopwords.txt", "light_verbs.txt", "asking.txt", "prospects.txt", "negation.txt")
    words = join_phrases(fold(bare)).split()
    for i, word in enumerate(words):
        if word in MODALS:
            after = (w for w in words[i + 1 : i + 5] if w not in stop and w not in word_set("planning.txt"))
            return next(after, None)
        past = (word.endswith("ed") and len(word) > 4) or word in word_set("irregular_past.txt")
        if not past or word in stop or (i and words[i - 1] in word_set("before_adjectives.txt")):
            continue
        if _in_relative(words, i):
            continue
        if words[i + 1 : i + 2] == ["to"] and len(words) > i + 2 and words[i + 2] not in stop:
            for_it = word in word_set("object_control.txt") or not text
            if for_it or re.search(rf"\b{word}\s+to\b", text, re.I):
                return words[i + 2]
        return word
    return None


def _in_relative(words: list[str], i: int) -> bool:
    """Whether a verb has a relative pronoun as its subject, or a pronoun after one."""
    if i > 2 and words[i - 1] in PRONOUNS:
        i -= 1
    return i > 1 and words[i - 1] in RELATIVE


def telling(bare: str) -> dict[str, str]:
    """A word for each stem of the words that tell; asking, planning, negating and common ones apart."""
    stop, asking = _untelling()
    found: dict[str, str] = {}
    for word in join_phrases(fold(bare)).split():
        key = stem(word)
        if word not in stop and len(word) > 1 and not word.isdigit() and key not in asking:
            found.setdefault(key, word)
    if CURRENCY.search(bare):
        found["$"] = "money"
    return found


@functools.cache
def _untelling() -> tuple[frozenset[str], frozenset[str]]:
    """Words that tell nothing, and the stems of those that ask."""
    words = word_sets(
        "stopwords.txt", "numerals.tsv", "force_modifiers.txt", "planning.txt", "negation.txt",
        "weekdays.txt", "months.txt", "light_verbs.txt", "denying.txt",
    )  # fmt: skip
    return words, frozenset(stem(w) for w in word_set("asking.txt"))


def is_clause(text: str) -> bool:
    """Whether a text has a finite verb where its main clause is, by the forms of its words."""
    parts = [fold(part).split() for part in text.split(",")]
    main = parts[0]
    if len(main) <= OPENING and len(parts) > 1:
        main = main + parts[1]
    # What follows "to" is no finite verb, and what ends in -ed after a determiner is an adjective.
    adjectives = word_set("before_adjectives.txt")
    for before, word in zip(["", *main], main, strict=False):
        past = bool(PAST.match(word)) or word in word_set("irregular_past.txt")
        if word in FINITE or (past and before and before not in adjectives):
            return True
    return False
