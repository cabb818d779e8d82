"""What stands below an article and says nothing of it: labels, addresses, desks' marks, a paper's praise."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read import furniture
from reportedly.read.agencies import agency_of
from reportedly.read.keyed import key_line
from reportedly.read.line_odds import odds_of_furniture
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.words import alternatives, vocabulary

LONGEST_FOOTER = 40  # words
NAMED = -1.5  # odds of a line in which an article's outlet is named; those of its own sentences are lower
_TELLING = re.compile(r"\b(?:tells?|reports?|reported|understands?|learn(?:ed|t)|showed|seen by)\b", re.I)
SHORT_FOOTER = 5  # words of a line that one word shows to be a footer: "Tags a, b"
# "((ann.sel@norlink.example; +420 555 0142))"
_CONTACT = re.compile(r"^\(\(.*\)\)$")
# "(dku/rst)", "ib/hk", "(JK)", "sr-hk"; a bracket around letters that are an agency's is a credit.
_DESK = re.compile(
    r"^[(\[]?(?:[a-z]{2,4}|[A-Z]{2,4}|bur-[a-z]{2,4})(?:\s*[/.,-]\s*(?:[a-z]{2,6}|[A-Z]{2,6})){0,4}[)\]]?\.?$"
)
_COUNTED = re.compile(
    r"^\(?(?:words?|wc|length)?\s*:?\s*\d[\d,.]{0,6}\s*(?:words?|characters?|wds)?\)?$", re.I
)
_TAGGED = re.compile(r"^(?:[#＃][^\s#]+[\s,]*)+$")
_ENDED = re.compile(
    r"^\W{0,4}(?:ends?|endit(?:em)?|end of (?:text|story|article|report|release|message|transmission)"
    r"|end of document|finis|fin|nnnn|xxx+|-?30-?|concluded|more follows|sd/-)\W{0,4}$",
    re.I,
)
# "(photo)(video)": what an agency sends beside the text.
_BESIDE = re.compile(
    r"^(?:[(\[](?:with\s+)?(?:photos?|videos?|audio|fotos?|pictures?|graphics?|maps?|archivos?)[)\]]\s*)+$",
    re.I,
)
_TO_PAGE = re.compile(
    r"^\(?(?:(?:turn|go)\s+to|continued\s+(?:on|from)|see(?:\s+also)?|from|more\s+on)\s+(?:\w+\s+){0,4}?"
    r"(?:page|p\.)\s*[A-Z]?\d+\.?\)?$",
    re.I,
)
_PHONE = re.compile(r"\b(?:phone|tel|fax|telephone|call|mobile|whatsapp)\b\W{0,3}[+(]?\d[\d ()/-]{4,}", re.I)


def says_nothing(line: str) -> bool:
    """Whether a line below an article is a label, a desk's mark, an address, or leads elsewhere."""
    if _CONTACT.match(line):
        return True
    bare = line.strip("()[]. ")
    if agency_of(bare) or (line[:1] in "(–—" and any(map(agency_of, re.split(r"[/,;+ ]+", bare)))):
        return False
    if is_mark(line):
        return True
    if count_words(line) > LONGEST_FOOTER:
        return False
    if not furniture.speaks(line) and (_leads_on(line) or _is_imprint(line)):
        return True
    if _PHONE.search(line) and not ends_sentence(line):
        return True
    if "(" in line and not furniture.is_furniture(line):
        return False
    return furniture.is_label(line) or furniture.is_closing(line) or furniture.is_furniture(line)


def is_mark(line: str) -> bool:
    """Whether a line is an end mark, a desk's initials, a count of words, tags or a row of contacts."""
    return len(line) <= 200 and any(
        pattern.match(line) for pattern in (_DESK, _COUNTED, _TAGGED, _ENDED, _TO_PAGE, _BESIDE)
    )


def is_about_outlet(line: str, outlet: str | None) -> bool:
    """Whether a line below an article speaks of its own outlet: "The Quay is published every Friday"."""
    if count_words(line) > LONGEST_FOOTER or furniture.speaks(line):
        return False
    bare = re.sub(r"^the\s+|\s*\([^()]*\)$", "", outlet or "", flags=re.I)
    within = len(bare) > 3 and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", line, re.I)
    if within and not _TELLING.search(line) and odds_of_furniture(line) > NAMED:
        return True
    named = re.escape(re.sub(r"^the\s+", "", outlet, flags=re.I)) if outlet else r"(?!)"
    medium = "(?:news)?(?:paper|site|website|magazine|blog|newsletter|outlet|station|programme|podcast)"
    own = rf"(?:(?:the\s+)?{named}|(?:this|our)\s+{medium}|we)"
    return re.match(rf"{own}\s+{alternatives('outlet_verbs')}(?!\w)", line, re.I) is not None


def _is_imprint(line: str) -> bool:
    """Whether a line gives a paper's address, prices or staff: "Letters: The Quay, 3 Dock Street"."""
    pair = key_line(line)
    return pair is not None and pair[0] in vocabulary("imprint_keys")


def _leads_on(line: str) -> bool:
    """Whether a line opens as footers do; with one word only, it is short or has a colon after it."""
    if furniture.is_tail_heading(line.partition(":")[0]) and ":" in line:
        return True  # "Related content: Ferry to stop"
    found = _starts().match(line)
    if found is None:
        return False
    alone = " " not in found.group().strip() and not found.group().endswith(":")
    short = count_words(line) <= SHORT_FOOTER and not ends_sentence(line)
    return not alone or short or line[found.end() :].lstrip()[:1] in (":", "(")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}{alternatives('footer_starts')}(?!\w)", re.I)
