"""Lines of one article to its text and what its head and end say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.read import furniture
from reportedly.read.closing import Closing, take_closing
from reportedly.read.date_figures import DAY
from reportedly.read.footers import is_about_outlet
from reportedly.read.head_days import settled_by
from reportedly.read.heads import Head
from reportedly.read.labels import opens_next
from reportedly.read.last_words import without_name
from reportedly.read.lines import read_facts
from reportedly.read.notes import is_about_writer, origin_of, translated_from, writer_in
from reportedly.read.opening import DEPTH, Opening, read_opening
from reportedly.read.releases import is_carried, issuer_of
from reportedly.read.scripts import without_other_scripts
from reportedly.read.second_look import look_again
from reportedly.read.splitter import is_rule
from reportedly.read.stamps import clock_line
from reportedly.read.tails import cut_tail, without_boxes
from reportedly.read.tidy import GAP, ends_sentence, squeeze
from reportedly.read.titles import same_title

ENDING = 6  # lines from the end in which a date line or a byline may stand
REPEATED = 4  # words from which a line said twice is kept once; shorter ones are buttons and labels
YEAR = 4  # characters of a date of which only the year is sure
LONGEST_RIGHTS = 100  # characters of a line of rights in which a year stands
_RIGHTS_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,60}(?P<year>(?:19|20)\d\d)\b(?!\s*[-–])", re.I)
_AND_MORE = re.compile(r"(?:&|and|AND|et|und|y)\s[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,2}$")
ENTRIES = 3  # clocks that stand on lines of their own from which a page is a live one


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what is known of it, its paragraphs, and the outlet that a closing note names."""

    head: Head
    paragraphs: tuple[str, ...]
    weak_outlet: str | None = None
    weak_words: str | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def compose(
    lines: Sequence[str], known: Head, shown: Sequence[str] | None = None, sent: Head | None = None
) -> Article:
    """The article in some lines of a page or a text, with what is already known of it; ``shown`` are all the
    lines around it that a reader sees, where they are more, ``sent`` is what the mail that brought it says,
    for where the text says nothing."""
    sent = sent or Head()
    filled = _filled(lines)
    shown = _filled(shown) if shown else tuple(filled)
    filled = _with_labels_joined(cut_tail(without_other_scripts(filled)))
    opening = read_opening(filled, known)
    body = _body(opening, filled)
    top = (*opening.left, *body[:1])  # "[Translated from X]" stands above the text as well as below it
    origins = {line: origin for line in top if (origin := origin_of(line)) is not None}
    body, head = _take_ending([line for line in body if line not in origins], opening.head)
    closing = take_closing(body)
    ending, writers = _ending(closing, head)
    head = head.filled_from(Head(byline=writers))
    entries = _entry_clocks((*opening.told, *closing.lines))
    paragraphs = [
        line
        for line in (*opening.told, *closing.lines)
        if line not in ending and line not in origins and (line in entries or not _is_leftover(line))
    ]
    for line, origin in origins.items():
        head = head.crediting([origin]).because("text", line)
    head = (
        head.filled_from(translated_from((*filled[: opening.end + 1], *filled[-ENDING:])))
        .filled_from(closing.head)
        .crediting_as(closing.head)
        .without_writers_credited()
    )
    head = _dated(head, opening.day, filled, sent).filled_from(sent)
    paragraphs = _once([squeeze(line) for line in paragraphs])
    if paragraphs:
        paragraphs[-1] = without_name(paragraphs[-1], [credit.name for credit in head.credits])
    outlet, words = closing.outlet, closing.outlet_words
    issued = is_carried(head.credits) and all(credit.role != "outlet" for credit in head.credits)
    if outlet is None and issued:
        outlet, words = issuer_of([line for line in lines if line], paragraphs) or (None, None)
    if head.title and GAP in head.title:
        head = replace(head, title=squeeze(head.title))
    head = look_again(shown, paragraphs, head)
    return Article(head, tuple(paragraphs), outlet, words)


def _body(opening: Opening, filled: Sequence[str]) -> list[str]:
    """The lines after the head, without boxes and without the title said again."""
    body = without_boxes(list(filled[opening.end :]))
    if opening.begins and body:
        body[0] = body[0][opening.begins :].lstrip()
    title = opening.head.title
    return [line for line in body if not (title and same_title(line, title))]


def _ending(closing: Closing, head: Head) -> tuple[set[str], str | None]:
    """The last lines that are about the outlet, its rights or a writer and no text, and whom they name as
    the writer where nothing else does."""
    last = max(0, len(closing.lines) - ENDING)
    writers = head.byline or closing.head.byline
    lines = {line for line in closing.lines[last:] if furniture.is_legal(line, closing=True)}
    lines |= {line for line in closing.lines[last:] if is_about_writer(line, writers)}
    lines |= {line for line in closing.lines[max(1, last) :] if is_about_outlet(line, head.outlet)}
    named = None if writers is not None else next(filter(None, map(writer_in, closing.lines[last:])), None)
    return lines, named


def _dated(head: Head, day: tuple[int, int] | None, filled: Sequence[str], sent: Head) -> Head:
    """The head with a month and ``day`` that came without a year, which the rights or the mail gives."""
    if not day or len(head.published or "") not in (0, YEAR):
        return head
    years = (*map(_rights_year, filled[-ENDING:]), (sent.published or "")[:YEAR])
    year = head.published or next(filter(None, years), None)
    settled = settled_by(head, year, day) if year else None
    dated = replace(head, published=settled, published_basis="text" if settled else None)
    return dated.because("text", settled)


def _rights_year(line: str) -> str | None:
    """The year in a line of rights: "© Norlink, 2018"."""
    found = _RIGHTS_YEAR.search(line[:LONGEST_RIGHTS])
    return found["year"] if found else None


def _filled(lines: Sequence[str]) -> list[str]:
    """The lines that hold something; a slash on a line of its own joins a photographer to the house."""
    out: list[str] = []
    for line in lines:
        if len(out) > 1 and out[-1] == "/":
            out[-2:] = [f"{out[-2]}/{line}"] if line else out[-2:]
        elif line and not is_rule(line):
            out.append(line)
    return out


def _with_labels_joined(lines: list[str]) -> list[str]:
    """The lines of a head and an end with a label that has a line of its own before what it labels."""
    out: list[str] = []
    for number, line in enumerate(lines):
        near = number <= DEPTH or number >= len(lines) - ENDING
        if out and near and _AND_MORE.match(line) and _signs(out[-1]):
            out[-1] = f"{out[-1]} and {line.split(maxsplit=1)[1]}"
        elif out and near and opens_next(out[-1], line):
            out[-1] = f"{out[-1].rstrip(' :')}: {line}"
        else:
            out.append(line)
    return out


def _signs(line: str) -> bool:
    facts = read_facts(line)
    return facts is not None and facts.byline is not None and not facts.dated


def _take_ending(body: list[str], head: Head) -> tuple[list[str], Head]:
    """Reads date lines and bylines that stand below an article, and takes them out."""
    kept = list(body[:-ENDING])
    last = max((i for i, line in enumerate(body) if ends_sentence(line)), default=-1)
    for number, line in enumerate(body[-ENDING:], start=max(0, len(body) - ENDING)):
        if number > last and (clock := clock_line(line)) is not None:
            day = head.published or ""
            if clock.update and len(day) >= DAY and head.updated is None:
                head = replace(head, updated=f"{day[:DAY]}T{clock.time}").because("text", line)
            elif not clock.update and len(day) == DAY:
                head = replace(head, published=f"{day}T{clock.time}")
            continue
        facts = read_facts(line)
        if facts is None or (facts.outlet and not facts.published) or (facts.credits and not facts.dated):
            kept.append(line)
            continue
        published = facts.published or facts.updated
        day = head.published or ""
        if published and number > last and len(day) == DAY and published.startswith(day):
            head = replace(head, published=published)  # the same day with its time, below the whole text
        head = head.filled_from(
            Head(
                published=published,
                published_basis="text" if published else None,
                byline=facts.byline,
                domain=facts.domain,
                updated=facts.updated,
                dateline=None if facts.dated and "|" in line else facts.dateline,  # "Radar | 3 May": a link
            ).because("text", line)
        )
        head = head.crediting(facts.credits).because("text", line)
    return kept, head


def _entry_clocks(lines: Sequence[str]) -> set[str]:
    """The lines that are a clock alone, where there are as many as on a live page: each heads its entry."""
    clocks = {line for line in lines if clock_line(line) is not None}
    return clocks if len(clocks) >= ENTRIES else set()


def _is_leftover(line: str) -> bool:
    facts = read_facts(line)
    return furniture.is_furniture(line) or (facts is not None and bool(facts.domain or facts.published))


def _once(paragraphs: list[str]) -> list[str]:
    """Each paragraph once; a short line that is said again and again goes altogether."""
    counts = Counter(paragraphs)
    return [line for line in dict.fromkeys(paragraphs) if counts[line] == 1 or len(line.split()) >= REPEATED]
