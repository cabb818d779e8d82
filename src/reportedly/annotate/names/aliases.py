"""Second names that a report gives in so many words: "Velika, also known as Orna", "Orna (Velika)"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from reportedly.annotate.names.spelling import fold
from reportedly.annotate.names.votes import Mention
from reportedly.annotate.places import gazetteer
from reportedly.annotate.wordlists import words

LONGEST = 40  # characters between the two names


def second_names(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The mentions that the text calls another name of one before."""
    for at, first in enumerate(mentions):
        for second in mentions[at + 1 : at + 3]:  # a tongue may stand between: "known in Kurdish as"
            between = text[first.end : second.start]
            if len(between) > LONGEST or "\n" in between or fold(first.text) == fold(second.text):
                continue
            bracketed = between == " (" and _in_brackets(text, first, second)
            abroad = between == ", called " and _is_abroad(text, second.end)  # "called Orna in Norland"
            if bracketed or abroad or _called().fullmatch(between):
                yield first, second


def without_owners(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Names that begin with whose the body is, each with what it is called for short: "Reform Party" of
    "People's Reform Party"."""
    for item in mentions:
        cut = re.search(r"\w['’]s? (?=\S+ \S)", item.text)
        if cut is not None:
            yield item, item.text[cut.end() :]


def _is_abroad(text: str, at: int) -> bool:
    """Whether what follows says in which country or tongue it is called so."""
    return re.match(r" in (?:the )?[A-Z]", text[at : at + LONGEST]) is not None


def _in_brackets(text: str, first: Mention, second: Mention) -> bool:
    """Whether brackets hold another name of a place, and no other place's (after a person's an actor's)."""
    if text[second.end : second.end + 1] != ")" or second.listed or second.text.isupper():
        return False
    there = {(place.lat, place.lon) for place in gazetteer.find(first.text)}
    other = {(place.lat, place.lon) for place in gazetteer.find(second.text)}
    named = second.votes.get("organisation") or second.votes.get("outlet") or " " in second.text
    return bool(first.votes.get("place") and (there & other if other else there and not named))


@functools.cache
def _called() -> re.Pattern[str]:
    """What stands between a name and its second one."""
    phrases = sorted(words("en/second_names.txt"), key=len, reverse=True)
    any_phrase = "|".join(map(re.escape, phrases))
    return re.compile(rf",? \(?(?:{any_phrase})(?: (?:in \w+ )?as)?(?: the)? [“\"‘']?", re.I)
