"""The lines before an article's first paragraph: title, date, byline, outlet, captions, standfirst."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.read import furniture
from reportedly.read.captions import (
    LONGEST_CREDIT,
    is_caption,
    is_picture_credit,
    is_picture_line,
    photographers,
)
from reportedly.read.datelines import has_dateline, read_dateline
from reportedly.read.facts import Facts
from reportedly.read.head_days import leftover_day, with_clocks
from reportedly.read.heads import Head
from reportedly.read.line_odds import SURE, is_page_line
from reportedly.read.lines import read_facts
from reportedly.read.mastheads import above_section, own_name
from reportedly.read.merging import merged, with_dateline
from reportedly.read.name_lines import LONG, take_names
from reportedly.read.notes import TAKEN_FROM, read_note, writer_in
from reportedly.read.pieces import is_labelled
from reportedly.read.stamps import clock_line
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.titles import choose_title, is_title_like, same_title
from reportedly.read.turns import label_of, speakers
from reportedly.read.words import vocabulary

DEPTH = 40  # lines in which a head is looked for: a page's menu, captions said twice and buttons included
SHORTEST_NOTE = 4  # words of a note above the text: "Ann Sel reported from Keld"
_ASIDE = re.compile(r"\s*\([^()]{2,30}\)$")  # "… the prompt book. (Norlink)"
SENTENCE = 8  # words from which a line that ends as a sentence does can be a paragraph


@dataclass(frozen=True, slots=True)
class Opening:
    """What the head of an article says, the lines left in it, those of them that are paragraphs, where the
    body starts. ``begins`` is where the body's first paragraph goes on after its dateline.
    """

    head: Head
    left: tuple[str, ...]
    told: tuple[str, ...]
    end: int
    begins: int = 0
    day: tuple[int, int] | None = None  # month and day of a dateline without a year


def read_opening(lines: Sequence[str], known: Head) -> Opening:
    """Reads the head of an article whose lines, none of them blank, are given."""
    end = opening_end(lines)
    zone = list(lines[:end])
    counts = Counter(lines[: end + 1])
    facts = {line: read_facts(_parted(line, known.outlet)) for line in zone}
    signed = [line for line, fact in facts.items() if fact and fact.byline]
    pictured = [
        line
        for line in zone
        if (is_picture_credit(line) and (signed != [line] or _under_caption(line, zone)))
        or (count_words(line) <= LONGEST_CREDIT and is_picture_line(line))
    ]
    facts.update(dict.fromkeys(pictured))
    facts.update(_masthead_first(zone, facts))
    own = own_name(zone, facts) if known.outlet is None else known.outlet
    head = merged(known, {line: fact for line, fact in facts.items() if fact}, own)
    head = with_clocks(zone, facts, head)
    left = [line for line in dict.fromkeys(zone) if not (facts[line] or _says_no_more(line))]
    shown = [line for line in zone if facts[line] or not _says_no_more(line)]
    left = [line for line in left if line != own and (own is None or above_section(line) != own)]
    left = [line for line in left if not (own and _is_motto(line, own, zone, facts))]
    for line in pictured:
        head = head.crediting(photographers(line)).because("text", line)
    left, head = take_names([line for line in left if line not in pictured], shown, facts, head)
    title = head.title or choose_title([line for line in left if not TAKEN_FROM.match(line)], counts)
    for line in zone:
        named = line.startswith("©") and not any(map(str.isdigit, line))
        if furniture.is_furniture(line) and (is_picture_line(line) or named):
            head = head.crediting(photographers(line)).because("text", line)
    for line in list(left):
        head = head.crediting(photographers(line)).because("text", line)
        if count_words(line) >= SHORTEST_NOTE and (note := read_note(line)) is not None:
            head = head.crediting(note.credits).filled_from(
                Head(byline=note.byline, dateline=note.place, outlet=note.outlet)
            )
            head = head.because("text", line)
            left.remove(line)
            continue
        if head.byline is None and (writer := writer_in(line)):
            head = replace(head, byline=writer).because("text", line)
    kept = [line for line in left if not (title and same_title(line, title))]
    dateline = read_dateline(lines[end]) if end < len(lines) else None
    if dateline is not None and label_of(lines[end]) in speakers(lines[end:]):
        dateline = None  # "KEYHOLE: And then?" opens an interview
    if dateline is not None:
        # Two datelines of two days date nothing and stay in the text: which is the report's cannot be told.
        datelines = (found for line in lines[end:] if (found := read_dateline(line)) and found.published)
        days = {(found.published or "")[:10] for found in datelines}
        dateline = dateline if len(days) < 2 else replace(dateline, published=None, end=0)
        head = with_dateline(head, dateline, lines[end][: dateline.end])
    head = replace(head, title=title).because("text", title)
    if head.published is None:
        head = head.filled_from(leftover_day(zone, title))
    if head.byline and head.outlet and same_title(head.byline, head.outlet):
        head = replace(head.without_basis("byline"), byline=None)
    told = tuple(line for line in kept if _is_told(line) and not _is_over_title(line, zone, facts))
    if len(told) == 1 and _is_standfirst(told[0], zone, facts):
        told = ()
    begins, day = (dateline.end, dateline.day) if dateline else (0, None)
    return Opening(head, tuple(kept), told, end, begins, day)


def _masthead_first(zone: Sequence[str], facts: Mapping[str, Facts | None]) -> dict[str, Facts | None]:
    """The first line, where it is a name beside a day and another line signs: then it is the outlet's."""
    first = facts[zone[0]] if zone else None
    if first is None or not (first.byline and first.dated) or "," in first.byline or is_labelled(zone[0]):
        return {}
    if not any(fact and fact.byline for line, fact in facts.items() if line != zone[0]):
        return {}
    return {zone[0]: replace(first, byline=None, outlet=first.outlet or first.byline)}


def _parted(line: str, outlet: str | None) -> str:
    """A byline with a comma before the outlet's name at its end: "By Ann Sel Keld Post"."""
    if not outlet or not is_labelled(line):
        return line
    named = re.escape(re.sub(r"^the\s+", "", outlet, flags=re.I))
    return re.sub(rf"(?<=[\w.])\s+(?=(?:the\s+)?{named}$)", ", ", line, flags=re.I)


def _under_caption(line: str, zone: Sequence[str]) -> bool:
    """Whether a line stands right under a sentence, as a picture's credit under its caption."""
    above = zone[: zone.index(line)][-1:]
    return any(count_words(other) >= SHORTEST_NOTE and ends_sentence(other) for other in above)


def _says_no_more(line: str) -> bool:
    """Whether a line of a head is furniture, or a time of day that was read with its day; a sentence is
    furniture by its words ("We and our partners store information on your device")."""
    if furniture.is_furniture(line) or clock_line(line) is not None:
        return True
    return count_words(line) >= SENTENCE and ends_sentence(line) and is_page_line(line, sure=SURE)


def _is_motto(line: str, own: str, zone: Sequence[str], facts: Mapping[str, Facts | None]) -> bool:
    """Whether a line is what a paper says of itself between its name and the day, over the title: "The voice
    of the lower valley"."""
    at = zone.index(line)
    if not at or not same_title(zone[at - 1], own) or len(zone) < at + 3:
        return False
    day = facts[zone[at + 1]]
    titled = any(is_title_like(other) and not facts[other] for other in zone[at + 2 :])
    said = line.split()[0].casefold() in vocabulary("outlet_articles") and any(
        word in vocabulary("outlet_words") for word in line.split()[1:]
    )
    return said and titled and day is not None and day == Facts(published=day.published)


def _is_standfirst(line: str, zone: Sequence[str], facts: Mapping[str, Facts | None]) -> bool:
    """Whether a sentence or two of a head stand right under its title, and a day or a writer after them."""
    at = zone.index(line)
    title = next((other for other in reversed(zone[:at]) if not (facts[other] or _says_no_more(other))), "")
    signed = any(
        (fact := facts[other]) and (fact.dated or fact.byline or fact.url) for other in zone[at + 1 :]
    )
    return is_title_like(title) and count_words(line) < LONG and signed


def _is_over_title(line: str, zone: Sequence[str], facts: Mapping[str, Facts | None]) -> bool:
    """Whether a title that somebody signs stands under a sentence: a letter's greeting."""
    under = zone[zone.index(line) + 1 :]
    signed = next((at for at, other in enumerate(under) if facts[other]), None)
    titles = (other for other in under[:signed] if is_title_like(other) and not ends_sentence(other))
    fact = facts[under[signed]] if signed is not None else None
    return fact is not None and fact.byline is not None and any(titles)


def _is_told(line: str) -> bool:
    """Whether a line of a head is a paragraph of the article's: a caption, key points and a standfirst that
    is no sentence are none. What ends in a bracket that credits no picture is kept, in doubt."""
    ended = ends_sentence(line) or line[-1] in ")]"
    return count_words(line) >= SENTENCE and ended and not is_caption(line)


def opening_end(lines: Sequence[str]) -> int:
    """The index of the first line of the body."""
    counts = Counter(lines[:DEPTH])
    spoken = speakers(lines[:DEPTH])
    for index, line in enumerate(lines[:DEPTH]):
        if spoken and label_of(line) in spoken:
            return index
        if counts[line] > 1 and line in lines[index + 1 : DEPTH]:
            continue  # a title or a caption that is said again before the body
        if line in lines[:index]:
            continue
        words = count_words(line)
        if words >= SENTENCE and has_dateline(line, words=SENTENCE) and read_facts(line) is None:
            return index
        if read_facts(line) is not None or _says_no_more(line) or is_caption(line):
            continue
        if read_note(line) is not None:
            continue  # "Ann Sel reported from Keld"
        if words < LONG and any(
            is_picture_credit(after) or _is_short_caption(after) for after in lines[index + 1 : index + 2]
        ):
            continue  # a caption whose credit stands under it
        ended = ends_sentence(line)
        if words >= LONG and (words >= 2 * LONG or (ended and not _facts_follow(lines, index, counts, 2))):
            return index
        if SENTENCE <= words < LONG and ended and not _facts_follow(lines, index, counts, 4):
            return index
    return _without_body(lines)


def _is_short_caption(line: str) -> bool:
    return count_words(line) < SENTENCE - 1 and is_caption(line) and bool(photographers(line))


def _facts_follow(lines: Sequence[str], index: int, counts: Counter[str], near: int) -> bool:
    """Whether a date line or a byline comes soon after, so that this sentence is still of the head."""
    for line in lines[index + 1 : index + 1 + near]:
        ended = ends_sentence(_ASIDE.sub("", line))
        if count_words(line) >= SENTENCE and ended and counts[line] == 1:
            return False  # two sentences in a row are a body
        if read_facts(line) is not None:
            return True
    return False


def _without_body(lines: Sequence[str]) -> int:
    """The end of a head that no long paragraph follows: after its last fact, and after a headline there where
    only a short sentence or two follow; or after its first line."""
    last = max((i for i, line in enumerate(lines[:DEPTH]) if read_facts(line)), default=-1)
    if last < 0:
        return min(1, len(lines)) if lines and is_title_like(lines[0]) else 0
    headline, *under = lines[last + 1 :] or ("",)
    brief = under and len(under) <= 2 and all(map(ends_sentence, under)) and not is_caption(headline)
    return last + 2 if brief and is_title_like(headline) and not ends_sentence(headline) else last + 1
