"""The lines before an article's first paragraph: title, date, byline, outlet, captions, standfirst."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.read import furniture
from reportedly.read.credits import is_agency, of_dateline
from reportedly.read.heads import Head, host_of
from reportedly.read.lines import Facts, read_dateline, read_facts
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.tidy import ends_sentence
from reportedly.read.words import pairs

DEPTH = 40  # lines in which a head is looked for: a page's menu, captions said twice and buttons included
LONG = 30  # words from which a line is a paragraph, whatever else it looks like
SENTENCE = 8  # words from which a line that ends as a sentence does can be a paragraph
_PAIR = re.compile(r"^(?P<left>[^|–—]{2,60}?)\s+(?:[|–—]|--?)\s+(?P<right>[^|–—]{2,60})$")
_CREDIT_END = re.compile(
    r"(?:[(\[][^()\[\]]{2,60}[)\]]|(?i:photo|image|picture|credit|file)\s*[:/].{2,60}|©.{2,60})\s*\.?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the head of an article says, the captions and standfirst in it, and where the body starts."""

    head: Head
    kept: tuple[str, ...]
    end: int


def read_opening(lines: Sequence[str], known: Head) -> Opening:
    """Reads the head of an article whose lines, none of them blank, are given."""
    end = opening_end(lines)
    zone = list(lines[:end])
    counts = Counter(lines[: end + 1])
    facts = {line: read_facts(line) for line in zone}
    head = _merge(known, [fact for line in zone if (fact := facts[line])])
    left = [line for line in dict.fromkeys(zone) if not facts[line] and not furniture.is_furniture(line)]
    left, head = _take_names(left, zone, facts, head)
    title = head.title or _choose_title(left, counts)
    kept = [line for line in left if not (title and same_title(line, title))]
    if end < len(lines) and (dateline := read_dateline(lines[end])):
        head = replace(head, credits=tuple(dict.fromkeys(head.credits + of_dateline(dateline))))
    return Opening(replace(head, title=title), tuple(kept), end)


def opening_end(lines: Sequence[str]) -> int:
    """The index of the first line of the body."""
    counts = Counter(lines[:DEPTH])
    for index, line in enumerate(lines[:DEPTH]):
        if counts[line] > 1 and line in lines[index + 1 : DEPTH]:
            continue  # a title or a caption that is said again before the body
        if line in lines[:index]:
            continue
        if read_facts(line) is not None or furniture.is_furniture(line):
            continue
        if read_dateline(line) is not None:
            return index
        words = len(line.split())
        if _is_caption(line):
            continue
        ended = ends_sentence(line)
        if words >= LONG and (words >= 2 * LONG or (ended and not _facts_follow(lines, index, counts, 2))):
            return index
        if SENTENCE <= words < LONG and ended and not _facts_follow(lines, index, counts, 4):
            return index
    return _without_body(lines)


def same_title(line: str, title: str) -> bool:
    """Whether a line is a title said again, give or take punctuation, case or a site's name after it."""
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (line, title))
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 20 and longer.startswith(shorter) and len(shorter) >= 0.6 * len(longer)


def is_title_like(line: str) -> bool:
    """Whether a line has the form of a headline: a few words, no full stop even inside quotation marks."""
    words = len(line.split())
    if not 2 <= words <= 25 or len(line) > 200 or line.rstrip("\"”’'»)").endswith((".", ",", ";", ":")):
        return False
    return not furniture.is_furniture(line)


def _is_caption(line: str) -> bool:
    return len(line.split()) <= 60 and _CREDIT_END.search(line[-90:]) is not None


def _facts_follow(lines: Sequence[str], index: int, counts: Counter[str], near: int) -> bool:
    """Whether a date line or a byline comes soon after, so that this sentence is still of the head."""
    for line in lines[index + 1 : index + 1 + near]:
        if len(line.split()) >= SENTENCE and ends_sentence(line) and counts[line] == 1:
            return False  # two sentences in a row are a body
        if read_facts(line) is not None:
            return True
    return False


def _without_body(lines: Sequence[str]) -> int:
    """The end of a head that no paragraph follows: after its last fact, or after its first line."""
    last = max((i for i, line in enumerate(lines[:DEPTH]) if read_facts(line)), default=-1)
    return last + 1 if last >= 0 else min(1, len(lines)) if lines and is_title_like(lines[0]) else 0


def _merge(known: Head, facts: list[Facts]) -> Head:
    """Known fields first, then the first line that says each; a date of updating only if no other is said."""
    dated = [f for f in facts if f.published and not f.updated] or [f for f in facts if f.published]
    published = dated[0].published if dated else None
    found = Head(
        url=next((f.url for f in facts if f.url), None),
        published=published,
        published_basis="text" if published else None,
        outlet=next((f.outlet for f in facts if f.outlet), None),
        byline=next((f.byline for f in facts if f.byline), None),
        credits=tuple(dict.fromkeys(credit for f in facts for credit in f.credits)),
        domain=next((f.domain for f in facts if f.domain and not f.url), None)
        or next((host_of(f.url) for f in facts if f.url), None),
    )
    head = known.filled_from(found)
    return replace(head, credits=tuple(dict.fromkeys(known.credits + found.credits)))


def _take_names(
    left: list[str], zone: list[str], facts: dict[str, Facts | None], head: Head
) -> tuple[list[str], Head]:
    """Takes lines that are only a name out of a head: the outlet's, the author's, or both."""
    kept: list[str] = []
    for line in left:
        others = [
            other for other in left if other != line and is_title_like(other) and not is_outlet_name(other)
        ]
        titled = head.title is not None or bool(others)
        pair = _name_pair(line) if titled and kept else None
        if pair is not None:
            outlet, byline = pair
            head = replace(head, outlet=head.outlet or outlet, byline=head.byline or byline)
        elif titled and line.casefold() in pairs("agencies"):
            head = replace(
                head, credits=tuple(dict.fromkeys((*head.credits, pairs("agencies")[line.casefold()])))
            )
        elif titled and len(line.split()) <= 5 and is_outlet_name(line):
            head = replace(head, outlet=head.outlet or line)
        elif (
            titled
            and kept
            and head.byline is None
            and is_person_name(line)
            and _beside_fact(line, zone, facts)
        ):
            head = replace(head, byline=line)
        else:
            kept.append(line)
    return kept, head


def _name_pair(line: str) -> tuple[str | None, str | None] | None:
    """Outlet and author of ``Outlet – Author``; a place in capitals or an agency may stand for the outlet."""
    found = _PAIR.match(line) if len(line.split()) <= 10 else None
    if found is None:
        return None
    left, right = found["left"].strip(), found["right"].strip()
    if not (is_name(left, most=5) and is_name(right, most=5)):
        return None
    if is_outlet_name(right) and not is_outlet_name(left):
        left, right = right, left
    if (left.isupper() and len(left) > 3) or is_agency(left):
        return None, right
    return left, right


def _beside_fact(line: str, zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether a line stands next to a date line or right before the body."""
    place = zone.index(line)
    neighbours = zone[max(0, place - 1) : place] + zone[place + 1 : place + 2]
    return place == len(zone) - 1 or any(facts.get(other) is not None for other in neighbours)


def _choose_title(lines: list[str], counts: Counter[str]) -> str | None:
    """The headline: a title-like line said twice, else the first of four words or more, else the first."""
    titles = [line for line in lines if is_title_like(line) and not _is_caption(line)]
    twice = [line for line in titles if counts[line] > 1 and not ends_sentence(line)]
    long_enough = [line for line in titles if len(line.split()) >= 4]
    return next(iter(twice + long_enough + titles), None)
