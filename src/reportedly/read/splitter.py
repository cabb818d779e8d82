"""Where one article of a text ends and the next begins.

A second article shows itself by a head: a headline said twice, a block of ``key: value`` lines, a headline
with a date, a byline or a dateline after it, a headline below a rule or below a section's name said again,
one signed with a bare name as the first is.
Subheadings, link lists and the entries of a live blog have no such head, or no body of their own, and split
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.read import furniture
from reportedly.read.agencies import agency_of
from reportedly.read.datelines import has_dateline
from reportedly.read.keyed import head_field, key_line
from reportedly.read.lines import read_facts
from reportedly.read.names import is_outlet_name, is_person_name
from reportedly.read.tidy import ends_sentence
from reportedly.read.titles import is_title_like
from reportedly.read.turns import label_of, speakers

BODY = 40  # words in sentences that each side of a split needs; the shortest agency reports have some 50
RULED_BODY = 20  # words that suffice below a rule: the briefs at a page's end are no longer
HEADLINE = 4  # words of a headline with nothing but a rule above it
NAME = 5  # words of an outlet's name that stands by itself over a headline
KICKER = 3  # words of a label over a headline
PARAGRAPH = 10  # words from which a line that ends as a sentence is counted into a body
NEAR = 5  # lines after a headline in which its date, byline or dateline stands
HEAD = 12  # lines that a head with captions and buttons takes up at most
ENTRY = 150  # words below which parts with one date between them are entries of a live blog, not articles
_RULE = re.compile(
    r"^(?:[-_=*~#+•·—–]\s?){3,}$"
    r"|^(?:end of document|document \d+ of \d+|\d+ of \d+ documents?|-30-|###)$",
    re.I,
)


def split_lines(lines: list[str]) -> list[list[str]]:
    """The articles of a text, as runs of its lines; one run when nothing shows a second article."""
    filled = [(index, line) for index, line in enumerate(lines) if line]
    texts = [line for _, line in filled]
    sentence_words = [_sentence_words(line) for line in texts]
    starts = [0]
    least = {0: BODY}
    for here, body in _candidates(texts):
        before = sum(sentence_words[starts[-1] : here])
        if here > starts[-1] and before >= least[starts[-1]] and sum(sentence_words[here:]) >= body:
            starts.append(here)
            least[here] = body
    starts = _without_bodiless(starts, sentence_words, least)
    if _is_live_blog(starts, texts, sentence_words):
        starts = [0]
    bounds = [filled[start][0] for start in starts[1:]]
    return [lines[a:b] for a, b in zip([0, *bounds], [*bounds, len(lines)], strict=True)]


def is_rule(line: str) -> bool:
    """Whether a line only separates what is above it from what is below."""
    return _RULE.match(line) is not None if len(line) <= 120 else False


def _candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Lines at which an article may begin, by the look of the lines there alone, and how many words its body
    needs."""
    found: list[tuple[int, int]] = []
    counts = Counter(texts)
    spoken = speakers(texts)
    taken = 0  # lines before this one belong to a head already found
    for here, line in enumerate(texts):
        if here < taken:
            continue
        size = _key_block(texts, here) or _said_twice(texts, here, counts)
        size = size or _headed(texts, here, counts, spoken)
        if size:
            found.append((_back_over_facts(texts, here, found[-1][0] + 1 if found else 0), BODY))
            taken = here + size
        elif line == "\f":
            found.append((here + 1, BODY))
        elif size := _parted(texts, here) or _signed_again(texts, here):
            found.append((here, RULED_BODY))
            taken = here + size
    return found


def _key_block(texts: Sequence[str], here: int) -> int:
    """Lines of a ``key: value`` head that starts here: two known keys at least."""
    if here and head_field(texts[here - 1]):
        return 0
    fields: list[str | None] = []
    for line in texts[here : here + HEAD]:
        if key_line(line) is None:
            break
        fields.append(head_field(line))
    known = {field for field in fields if field}
    return len(fields) if len(known) >= 2 and known & {"title", "url", "outlet", "published"} else 0


def _said_twice(texts: Sequence[str], here: int, counts: Counter[str]) -> int:
    """Lines of a head that starts here with a headline and says it again before any paragraph."""
    line = texts[here]
    if (
        counts[line] < 2
        or not is_title_like(line)
        or ends_sentence(line.rstrip("”\"’'"))
        or len(line.split()) < 3
    ):
        return 0
    again = next((i for i in range(here + 1, min(here + HEAD, len(texts))) if texts[i] == line), None)
    if again is None or line in texts[max(0, here - HEAD) : here]:
        return 0
    between = texts[here + 1 : again]
    if any(_sentence_words(text) and counts[text] == 1 for text in between):
        return 0
    return again - here + 1


def _headed(texts: Sequence[str], here: int, counts: Counter[str], spoken: frozenset[str]) -> int:
    """Lines of a head that starts here with a headline, its date, byline or dateline close by."""
    line = texts[here]
    if (
        not is_title_like(line)
        or len(line.split()) < 3
        or read_facts(line)
        or furniture.is_tail_heading(line)
        or label_of(line) in spoken
    ):
        return 0
    for offset, text in enumerate(texts[here + 1 : here + 1 + NEAR], start=1):
        if has_dateline(text) and label_of(text) not in spoken:
            return offset + 1
        facts = read_facts(text)
        if facts is not None and (facts.dated or facts.byline):
            return offset + 1
        if _sentence_words(text) >= 2 * PARAGRAPH and counts[text] == 1:
            return 0
    return 0


def _parted(texts: Sequence[str], here: int) -> int:
    """Lines of a head that starts here with a headline over a paragraph, and is parted from what is above it:
    by a rule, or by the label that the text began with."""
    label = len(texts[here].split()) <= KICKER and not furniture.is_tail_heading(texts[here])
    ruled = here > 0 and is_rule(texts[here - 1])
    if not ruled and not (label and _opens_again(texts, here)):
        return 0
    at = here + 1 if label else here
    if at + 1 >= len(texts) or not _sentence_words(texts[at + 1]):
        return 0
    title = texts[at]
    said = is_title_like(title) and not ends_sentence(title) and len(title.split()) >= HEADLINE
    return at - here + 1 if said and not furniture.is_tail_heading(title) else 0


def _signed_again(texts: Sequence[str], here: int) -> int:
    """Lines of a head that starts here with a headline over a writer's bare name, as the text began."""
    if not _is_signed(texts, here):
        return 0
    return 2 if any(_is_signed(texts, at) for at in range(min(here, HEAD))) else 0


def _is_signed(texts: Sequence[str], at: int) -> bool:
    """Whether a headline, a person's name and a paragraph follow each other."""
    title, name, paragraph = (*texts[at : at + 3], "", "", "")[:3]
    headed = is_title_like(title) and len(title.split()) >= HEADLINE and not ends_sentence(title)
    return headed and is_person_name(name) and _sentence_words(paragraph) > 0


def _opens_again(texts: Sequence[str], here: int) -> bool:
    """Whether a label stood in the text's head already: a paper's section over each of its articles."""
    first = texts.index(texts[here])
    opening = first < min(here, HEAD) and not any(map(_sentence_words, texts[:first]))
    return opening and not furniture.is_furniture(texts[here])


def _back_over_facts(texts: Sequence[str], here: int, least: int) -> int:
    """The first of the date, address, furniture and outlet's lines that stand right above a headline."""
    start = here
    while start > least:
        line = texts[start - 1]
        facts = read_facts(line)
        above = is_rule(line) or (facts is not None and not facts.credits) or _is_key(line)
        above = above or _is_masthead(texts, start - 1)
        if not above:
            break
        start -= 1
    return start


def _is_masthead(texts: Sequence[str], at: int) -> bool:
    """Whether a line is an outlet's bare name below a rule, or where the text itself begins with such a line:
    else it may sign what is above it."""
    if not _names_outlet(texts[at]) or agency_of(texts[at]):
        return False
    return is_rule(texts[at - 1]) or _names_outlet(texts[0])


def _names_outlet(line: str) -> bool:
    return len(line.split()) <= NAME and is_outlet_name(line)


def _is_key(line: str) -> bool:
    return key_line(line) is not None and furniture.is_furniture(line)


def _sentence_words(line: str) -> int:
    words = len(line.split())
    return words if words >= PARAGRAPH and ends_sentence(line) and not furniture.is_furniture(line) else 0


def _without_bodiless(starts: list[int], words: Sequence[int], least: Mapping[int, int]) -> list[int]:
    """Starts that a body follows before the next one: a list of headlines with dates is no article."""
    ends = [*starts[1:], len(words)]
    return [
        start
        for start, end in zip(starts, ends, strict=True)
        if start == 0 or sum(words[start:end]) >= least[start]
    ]


def _is_live_blog(starts: Sequence[int], texts: Sequence[str], words: Sequence[int]) -> bool:
    """Whether the parts are short entries of one day, three or more of them with a time of day."""
    if len(starts) < 4:
        return False
    ends = [*starts[1:], len(texts)]
    sizes = sorted(sum(words[start:end]) for start, end in zip(starts[1:], ends[1:], strict=True))
    stamps = [
        next(
            (
                f.published or f.updated
                for text in texts[start : start + NEAR]
                if (f := read_facts(text)) and f.dated
            ),
            None,
        )
        for start in starts[1:]
    ]
    days = {stamp[:10] for stamp in stamps if stamp}
    timed = all(stamp is not None and "T" in stamp for stamp in stamps)
    return timed and len(days) == 1 and sizes[len(sizes) // 2] < ENTRY
