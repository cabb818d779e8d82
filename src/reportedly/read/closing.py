"""What stands below an article: credits, notes, rights and desks' marks, read and taken off its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.read import dates
from reportedly.read.briefs import end_of_points
from reportedly.read.captions import is_picture_line, photographers
from reportedly.read.closing_lines import closing_line, signer_of
from reportedly.read.footers import is_mark, says_nothing
from reportedly.read.heads import Head
from reportedly.read.last_words import ENDING, last_words
from reportedly.read.line_odds import BELOW, LIKELY, SURE, is_page_line
from reportedly.read.lines import read_facts
from reportedly.read.notes import Found, updated_in
from reportedly.read.stamps import clock_line

CLOSING = 5  # paragraphs from the end in which a closing credit or note is looked for
FEWEST_ITEMS = 3  # that end in a bracket each, to be items of a digest
ITEM_CREDIT = re.compile(r"[.!?”\"’] \((?=[A-Z])[^()]{3,60}\)\.?$")
_STAMPED = re.compile(r"[(\[](?P<inside>[^()\[\]]{6,60}\d{2})[)\]]\.?$")  # "(Norlink 3/5/2020)"
_END_MARKS = re.compile(
    r"(?:\s+|^)(?:(?:Enditem|ENDITEM|EndItem)(?:/\w{1,4})?|/\s*End|\((?:END|End|end|ends)\)(?:\s\w{1,4})?|\(ends?\s[^\W\d_]{2,20}\)"
    r"|==\w+|Item ends|ends|-30-|-0-|[■▪◼●◆♦□]+)$|(?<=\.)/\.$|\s*\((?:www\.|https?://)[^\s()]+\)$"
)


# Corrections belong to the text.
_CORRECTS = re.compile(
    r"^\W?(?:corrections?|clarifications?)\b.{0,30}:|\b(?:earlier|previous)\s+version\s+of\s+this\b", re.I
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What the end of a report says: the paragraphs left, credits, writers and a day of updating, and an
    outlet that a note names, with the note's words."""

    lines: tuple[str, ...]
    head: Head
    outlet: str | None
    outlet_words: str | None


def take_closing(lines: list[str]) -> Closing:
    """Reads credits, notes and rights lines off the end of a report and takes them out of its text."""
    head = Head()
    outlet: str | None = None
    words: str | None = None
    kept: list[str] = []
    # Where each item names its own ("… next week. (The Argus)"), the last one's is not the whole text's.
    itemised = sum(ITEM_CREDIT.search(line) is not None for line in lines) >= FEWEST_ITEMS
    ending = True  # nothing of the text itself has been met yet, from the end
    points = end_of_points(lines)
    for number, line in enumerate(reversed(lines)):
        ending = ending and len(lines) - number > points
        if number >= CLOSING or not line:
            kept.append(line)
            continue
        bare = _END_MARKS.sub("", line) if ending else line
        found = closing_line(bare)
        credit = ENDING.match(line) and not is_mark(line)  # "— Norlink"
        if ending and found.rest == line and number < len(lines) - 1:
            if (signer := signer_of(line)) is not None:
                head = signer.because("text", line).filled_from(head).crediting_as(head)
                continue
            if is_picture_line(line):
                head = head.crediting(photographers(line)).because("text", line)
                continue
            if not credit and (says_nothing(line) or is_other_line(line)):
                continue
            if not credit and _is_under_page(lines[-1 - number], above=lines[-2 - number]):
                continue
        if not found.credits and ending and found.rest and not itemised:
            last = last_words(found.rest, alone=number < len(lines) - 1)
            found = replace(found, rest=last.rest, credits=last.credits)
        above = (
            Head(
                byline=found.byline,
                dateline=found.place,
                published=found.published,
                published_basis="text" if found.published else None,
            )
            .crediting(found.credits)
            .because("text", bare[len(found.rest) :].strip())
        )
        head = above.filled_from(head).crediting_as(head)
        if found.outlet:
            outlet, words = found.outlet, bare
        if found.rest:
            ending = False
            kept.append(found.rest)
    for line in lines[-CLOSING:]:
        head = head.filled_from(Head(updated=updated_in(line)).because("text", line))
        if (stamped := _STAMPED.search(line)) and (days := dates.find_all(stamped["inside"])):
            day = Head(published=days[0].iso, published_basis="text")
            head = head.filled_from(day.because("text", stamped["inside"]))
    return Closing(tuple(reversed(kept)), head, outlet, words)


def is_other_line(line: str, *, sure: float = LIKELY) -> bool:
    """Whether a line below an article is the page's by its words, and says nothing of the report."""
    return is_page_line(line, sure=sure) and not (_says_of_report(line) or _CORRECTS.search(line))


def _is_under_page(line: str, above: str) -> bool:
    """Whether a line that may be the page's stands right under one that surely is: "About Dale"."""
    return is_other_line(line, sure=BELOW) and is_other_line(above, sure=SURE)


def _says_of_report(line: str) -> bool:
    """Whether a line below an article credits, signs or dates it, or ends in who does."""
    if read_facts(line) or clock_line(line) or signer_of(line) or _STAMPED.search(line):
        return True
    bare = _END_MARKS.sub("", line)
    return bare != line or closing_line(bare) != Found(bare) or bool(last_words(bare, alone=True).credits)
