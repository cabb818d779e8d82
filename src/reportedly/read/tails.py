"""What follows an article on its page: headed lists of links, appeals, a company's words about itself."""

from __future__ import annotations

import re

from reportedly.read.briefs import end_of_brief
from reportedly.read.captions import is_caption
from reportedly.read.closing import is_other_line
from reportedly.read.furniture import (
    BULLET,
    SHORT,
    bare,
    is_furniture,
    is_legal,
    is_link_like,
    is_tail_heading,
)
from reportedly.read.signatures import read_signature
from reportedly.read.words import vocabulary

TOLD = 40  # words of sentences that may stand among links and appeals at the end of a page


PARAGRAPH = 30  # words from which a line after a "related" heading is taken for a paragraph of an article


_ALLOWED_TAIL = 0.5  # a list of links at the end is at most this share of the words of a page


def cut_tail(lines: list[str]) -> list[str]:
    """The lines without what follows the article: headed lists of links, appeals, loose link texts."""
    lines = _without_boilerplate(lines)
    total = sum(len(line.split()) for line in lines)
    for index, line in enumerate(lines):
        if not is_tail_heading(line) or index == 0:
            continue
        after = lines[index + 1 :]
        share = sum(len(text.split()) for text in after)
        most = TOLD if not after or is_link_like(after[0]) else SHORT // 2
        if _told_words(after) <= most and share <= _ALLOWED_TAIL * total:
            lines = lines[:index]
            break
    return _cut_loose_end(lines)


def without_boxes(lines: list[str]) -> list[str]:
    """The lines without headed link lists that stand in the middle of an article."""
    out: list[str] = []
    in_box = False
    for index, line in enumerate(lines):
        if is_tail_heading(line):
            # A heading like "Related" followed by a paragraph is a subheading of the article itself.
            following = lines[index + 1 : index + 2]
            in_box = not following or is_link_like(following[0])
            if in_box or is_furniture(line):
                continue
        elif in_box and is_link_like(line):
            continue
        in_box = False
        out.append(line)
    return out


def _without_boilerplate(lines: list[str]) -> list[str]:
    """A company's release without what it says of itself and its forecasts below the news; credits stay."""
    for index in range(max(2, len(lines) // 3), len(lines) - 1):
        if _is_boilerplate(lines[index], lines[index + 1]):
            return lines[:index] + [line for line in lines[index:] if _is_credit(line)]
    return lines


def _is_boilerplate(line: str, after: str) -> bool:
    """Whether a line heads a release's lines about forecasts, or about the body that the next line names."""
    if bare(line) in vocabulary("release_headings"):
        return True
    about = re.match(r"About\s+(?:the\s+)?(?P<name>[^\W\d_a-z].{1,60})$", line)
    return about is not None and after.removeprefix("The ").startswith(about["name"].split()[0].strip(".:"))


def _told_words(lines: list[str]) -> int:
    """Words of lines that read like an article's; any paragraph among them counts as too many."""
    told = [len(line.split()) for line in lines if not is_link_like(line)]
    return TOLD + 1 if any(words >= PARAGRAPH for words in told) else sum(told)


def _cut_loose_end(lines: list[str]) -> list[str]:
    """Drops closing furniture and runs of three or more link texts that end a page."""
    end = len(lines)
    brief = end_of_brief(lines)
    notes: list[str] = []  # rights and notes stay for the reader of credits
    while end > brief and (is_furniture(lines[end - 1]) or (end > 1 and _is_page_line(lines[end - 1]))):
        end -= 1
        if is_legal(lines[end]) or _is_credit(lines[end]):
            notes.insert(0, lines[end])
    start = end
    while start > brief and BULLET.match(lines[start - 1]) and is_link_like(lines[start - 1]):
        start -= 1
    if end - start >= 3 and start > 2:
        end = start
    return lines[:end] + notes


def _is_page_line(line: str) -> bool:
    """Whether a line that says nothing of the report is the page's by its words and marks."""
    return is_other_line(line) and not is_caption(line)


def _is_credit(line: str) -> bool:
    signature = read_signature(line, labelled=True) if len(line.split()) <= SHORT else None
    return signature is not None and bool(signature.credits)
