"""Roles said with a name: "Syrian Foreign Minister X", "X, the head of the council,", "Mr. X"."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc

from reportedly.annotate.names.kinds import known
from reportedly.annotate.wordlists import rows
from reportedly.annotate.wordlists import words as words_of

STRIP = re.compile(r"['’]s$")
LONGEST_BEFORE = 8  # words a title before a name may have
RELATIVE = re.compile(r"(?:^|\s)(?:who|whom|whose|which|where|when|and|but|as|after|while|if|because)\s")
LONGEST_AFTER = 14  # words of an apposition that are kept as a title


@functools.cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Each title word with its part (head, mod, hon) and gender (m, f or -)."""
    table: dict[str, tuple[str, str]] = {}
    for part, word, *gender in rows("en/titles.tsv"):
        if part == "head" or word not in table:
            table[word] = (part, gender[0] if gender else "-")
    return table


def base(word: str) -> str:
    """A title word as the list has it: lower case, no dot, singular."""
    lower = word.lower().rstrip(".") if word.lower() not in ("u.s.", "u.n.") else word.lower()
    if lower in vocabulary():
        return lower
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + instead in vocabulary():
            return lower[: -len(ending)] + instead
    return lower


def is_title_word(word: str, *, heads_only: bool = False) -> bool:
    """Whether a capitalised word may belong to a title rather than to the name after it."""
    part = vocabulary().get(base(word), ("", ""))[0]
    return part == "head" if heads_only else part in ("head", "mod")


def is_honorific(word: str) -> bool:
    """Whether it is a form of address or a rank cut short: "Mr.", "Lt."."""
    lower = word.lower().rstrip(".")
    return vocabulary().get(lower, ("", ""))[0] == "hon" and lower != "st"


def head_nouns(title: str) -> frozenset[str]:
    """The nouns of a title that say what its bearer is."""
    found = (base(STRIP.sub("", word)) for word in re.findall(r"[\w.'’-]+", title))
    return frozenset(word for word in found if vocabulary().get(word, ("", ""))[0] == "head")


def gender(title: str | None) -> str | None:
    """m or f where the title tells, else None."""
    genders = {vocabulary().get(base(word), ("", "-"))[1] for word in re.findall(r"[\w.-]+", title or "")} - {
        "-"
    }
    return genders.pop() if len(genders) == 1 else None


@functools.cache
def of_department() -> re.Pattern[str]:
    """What follows a title's head before a name: " of Mines and Energy "."""
    longest_first = sorted(words_of("en/departments.txt"), key=len, reverse=True)
    one = "|".join(map(re.escape, longest_first))
    several = rf"(?:{one})(?:(?:,| and|, and) (?:{one}))*"
    return re.compile(rf"(?:[ \u00a0](?:of|for)(?: the)? {several})+[ \u00a0]$", re.I)


def title_before(text: str, start: int) -> str | None:
    """The title that ends right before ``start``, its country and what it is for included: "Syrian Foreign
    Minister", "Minister of Mines"."""
    line = text[max(0, start - 120) : start]
    line = line[line.rfind("\n") + 1 :]
    if (found := of_department().search(line)) and (head := _title_at_end(line[: found.start()] + " ")):
        return (head + found.group()).strip()
    return _title_at_end(line)


def _title_at_end(line: str) -> str | None:
    if not line.endswith((" ", "\u00a0")):
        return None
    words = list(re.finditer(r"[^\W\d_][\w.'’-]*", line))
    taken: list[re.Match[str]] = []
    for word in reversed(words[-LONGEST_BEFORE:]):
        gap = line[word.end() : taken[-1].start() if taken else len(line)]
        if gap not in (" ", "\u00a0") and not (gap == ". " and is_honorific(word.group())):
            break
        plain = STRIP.sub("", word.group())
        if not (is_title_word(plain) or is_honorific(plain) or (known(plain) and plain[0].isupper())):
            break
        taken.append(word)
    if not taken:
        return None
    title = line[taken[-1].start() : taken[0].end()].strip()
    parts = title.split()
    if not (head_nouns(title) or any(is_honorific(part) for part in parts)):
        return None
    return title


APPOSED = re.compile(
    r"(?:^|[\s“\"])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|\w+['’]s?)\s([^,.;:()\n“”\"]{3,60}),\s$"
)


def title_apposed(text: str, start: int, end: int) -> str | None:
    """The role that a name explains: "the press secretary, Ana Prell, said"; nothing after "he met the
    mayor, Ana Prell said", where the name opens a clause."""
    if text[end : end + 1] not in (",", ".", ";", ")"):
        return None
    found = APPOSED.search(text, max(0, start - 70), start)
    if found is None or RELATIVE.search(found[1]):
        return None
    words = found[1].split()
    return found[1] if head_nouns(" ".join(words[-3:])) or head_nouns(" ".join(words[:3])) else None


def title_after(doc: Doc, text: str, end: int) -> str | None:
    """The role in apposition after a name that ends at ``end``: ", the head of the council,"."""
    ahead = text[end : end + 160]
    match = re.match(r",\s((?:(?:the|a|an|his|her|its|their)\s)?[^,.;:()\n“”\"]{3,110})(?=[,.;:)\n])", ahead)
    if not match:
        return None
    role = RELATIVE.split(match.group(1))[0]
    words = role.split()
    if len(words) > LONGEST_AFTER or not head_nouns(" ".join(words[:6])):
        return None
    span = doc.char_span(end + match.start(1), end + match.start(1) + len(role), alignment_mode="contract")
    if span is None or any(
        token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "conj", "ccomp") for token in span
    ):
        return None
    return re.sub(r"^(?:the|a|an|his|her|its|their)\s", "", role)
