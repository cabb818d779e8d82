"""From attributions as written to the links of their chains.

A saying whose words stand in another's content is that one's too: its links go on from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.parser import text_of
from reportedly.annotate.sayings.sayings import Saying
from reportedly.annotate.sayings.secrecy import ASKED, find_secrecy
from reportedly.annotate.sources.hearers import hearer, named_behind, written
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

# How many enclosing sayings are looked at for one; deeper nesting is not met in prose.
DEEPEST = 60
# Characters between what is said and the sentence that tells on what it rests: about one sentence more.
GROUNDS_REACH = 200
# Words by which a source is heard in another way than before.
ANEW = re.compile(
    r"\b(?:[Rr]eached|[Cc]ontacted|[Aa]sked|[Aa]pproached|[Pp]ressed|[Qq]uestioned)\b|"
    r"\bin (?:an?|his|her|their|its) (?:[\w-]+ ){0,2}(?:statement|letter|e-?mail|message|post|tweet|reply|"
    r"speech|address|interview)\b|\bon (?:X|Twitter|Facebook|Instagram|Telegram)\b"
)
# Verbs by which an outlet owns that it has from others what it does not say from whom.
LEARNED = words_by("en/retelling_words.tsv")["learned"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A saying with the links of its chain below the outlet. ``nested``: it stands in another's words."""

    saying: Saying
    links: tuple[int, ...]
    nested: bool = False


def attribute(sayings: Sequence[Saying], book: SourceBook) -> list[Attributed]:
    """Each saying with its links, read in the order of the text, the outer ones first."""
    text = text_of(book.doc)
    secret = [s for s in sayings if s.cue and s.source and s.content and _asks_for_secrecy(text, s)]
    if secret:
        left_out = set(secret)
        sayings = [s for s in sayings if s not in left_out]
    parents = parents_of(sayings)
    done: dict[int, Attributed] = {}
    for first in sorted(range(len(sayings)), key=lambda k: reading_place(sayings[k])):
        line = [first]
        while (above := parents[line[-1]]) is not None and above not in done and above not in line:
            line.append(above)
        for k in reversed(line):
            if k not in done:
                parent = parents[k]
                inherited = done[parent].links if parent is not None and parent in done else ()
                done[k] = Attributed(sayings[k], _links(sayings[k], book, inherited), parent is not None)
    _note_secrecy(secret, sayings, book)
    return _with_grounds([done[k] for k in range(len(sayings))], book)


def _with_grounds(attributed: list[Attributed], book: SourceBook) -> list[Attributed]:
    """The words that "It cited a report." tells the source of, and "He was speaking to the radio." the way
    of: the last before it of whoever cites or speaks."""
    for ground in (a for a in attributed if a.saying.grounds and len(a.links) > 1):
        at = reading_place(ground.saying)
        heard = ground.saying.hearer is not None
        named = [k for span in ground.saying.via for k in book.read(span)]  # who rests on them
        place = ground.links.index(named[-1]) if named and named[-1] in ground.links[:-1] else -2
        who = ground.links[-1] if heard else ground.links[place]
        resting = ground.links[place:][1:]
        said = [
            k
            for k, a in enumerate(attributed)
            if a.links[-1:] == (who,)
            and a.saying.content
            and 0 <= at - a.saying.content[-1][1] <= GROUNDS_REACH
        ]
        last = max((book.sentence_start(attributed[k].saying.content[0][0]) for k in said), default=0)
        for k in said:
            links = attributed[k].links
            if book.sentence_start(attributed[k].saying.content[0][0]) == last:
                links = (*links[:-1], *ground.links) if heard else (*links, *resting)
                attributed[k] = replace(attributed[k], links=tuple(dict.fromkeys(links)))
    return [a for a in attributed if not a.saying.grounds]


def _asks_for_secrecy(text: str, saying: Saying) -> bool:
    """Whether what is asked for is not to be named, which describes the source and states nothing."""
    return ASKED.match(text, saying.content[0][0]) is not None


def _note_secrecy(secret: Sequence[Saying], sayings: Sequence[Saying], book: SourceBook) -> None:
    """Keep on what terms the unnamed spoke, and why; what stands with a source describes it already."""
    text = text_of(book.doc)
    told = dict(find_secrecy(book.doc))
    described = [s.source for s in sayings if s.source is not None]
    for s in secret:
        if s.source is None or s.cue is None or any(a <= s.cue[0] < b for a, b in described):
            continue
        if not any(a <= s.source[0] and s.cue[0] <= b + len(words) + 2 for (a, b), words in told.items()):
            told[s.source] = text[min(s.cue[0], s.content[0][0]) : max(s.cue[1], s.content[-1][1])]
    for source, words in sorted(told.items()):
        book.asks_for_secrecy(source, words)


def reading_place(saying: Saying) -> int:
    """Where a saying's source or cue is met."""
    spans = [s for s in (saying.source, saying.cue) if s is not None] or list(saying.content)
    return min(s for s, _ in spans)


def parents_of(sayings: Sequence[Saying]) -> list[int | None]:
    """For each saying the smallest other one whose content holds its cue (or source) and content."""
    order = sorted((k for k, s in enumerate(sayings) if s.content), key=lambda k: sayings[k].content[0][0])
    starts = [sayings[k].content[0][0] for k in order]
    return [_parent(k, sayings, order, starts) for k in range(len(sayings))]


def _parent(k: int, sayings: Sequence[Saying], order: Sequence[int], starts: Sequence[int]) -> int | None:
    mine = sayings[k]
    if mine.apart or not mine.content:
        return None
    marks = [s for s in (mine.cue, mine.source) if s is not None][:1] or list(mine.content[:1])
    inside = (*marks, *mine.content)
    size = sum(e - s for s, e in mine.content)
    last = bisect_right(starts, min(s for s, _ in inside))
    best: tuple[int, int] | None = None
    for j in order[max(0, last - DEEPEST) : last]:
        other = sayings[j].content
        whole = sum(e - s for s, e in other)
        if j == k or whole <= size or (best is not None and whole >= best[0]):
            continue
        if all(any(p <= s and e <= q for p, q in other) for s, e in inside):
            best = (whole, j)
    return None if best is None else best[1]


def _links(saying: Saying, book: SourceBook, above: tuple[int, ...]) -> tuple[int, ...]:
    via: list[int] = list(hearer(book, saying.carrier)) if saying.carrier is not None else []
    for span in saying.via:
        via += book.read(span)
    if saying.within is not None:
        via += written(book, saying.within)
    heard = hearer(book, named_behind(book, saying.hearer)) if saying.hearer is not None else ()
    if above and any(book.drafts[k].kind != "outlet" for k in heard):
        heard = ()  # "he told her" within somebody's words is that one's to tell
    via += heard
    book.enclosing = above
    if saying.source is None:
        own: tuple[int, ...] = book.unknown(saying.cue or saying.content[0])
    else:
        own = book.read(saying.source)
        if not own and not above and _has_learned(saying, book):
            own = book.unknown(saying.source)
        if saying.seen is not None and own:
            own = (*own, *book.handed_on(own[-1], saying.seen))
    if saying.mouth is not None:
        via += book.read(saying.mouth)
    at = reading_place(saying)
    if above and own and saying.source is not None:
        book.nested[own[-1]] = saying.source[0]
    if via and own:
        own = own[-1:] if heard else own  # told by a new way: the one by which they were met before is not it
        way = tuple(k for k in via if k != own[-1])  # "a land agent had told *him*": not through himself
        if way:
            book.heard_through(own[-1], way, at)
    elif own and not above:
        if _spoke_anew(saying, book):
            book.heard_through(own[-1], (), at)
        else:
            via += book.way_of(own[-1], saying.source, at)
    via = [*above, *via]
    book.reached_through(own, via)
    return tuple(k for k in dict.fromkeys((*via, *own)) if k != 0)


def _has_learned(saying: Saying, book: SourceBook) -> bool:
    """Whether the outlet tells what others told it: "P, *the Courier understands*"."""
    if saying.cue is None or saying.source is None or book.is_quoted(saying.source[0]):
        return False
    return text_of(book.doc)[slice(*saying.cue)].lower() in LEARNED


def _spoke_anew(saying: Saying, book: SourceBook) -> bool:
    """Whether the sentence tells of another occasion than the one before: "reached on Monday, he said"."""
    if saying.hearer is not None:
        return True
    place = reading_place(saying)
    last = max([place, *(end for _, end in saying.content)])
    text, start = text_of(book.doc), book.sentence_start(place)
    found = (m.start() for m in ANEW.finditer(text, start, last))
    return not all(any(s <= at < e for s, e in saying.content) for at in found)


def spans_taken(attributed: Sequence[Attributed]) -> list[Span]:
    """All spans that attributions account for, in order."""
    return sorted(
        span
        for a in attributed
        for span in (
            *(() if a.saying.back and a.saying.apart else a.saying.content),
            *a.saying.via,
            *(s for s in (a.saying.cue, a.saying.source, a.saying.hearer) if s is not None),
        )
    )
