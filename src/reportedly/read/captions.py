"""Captions of pictures: which line is one, and who took the picture."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.agencies import agency_of
from reportedly.read.heads import Credit
from reportedly.read.names import is_medium, is_name, is_outlet_name, is_person_name
from reportedly.read.words import alternatives, vocabulary

LONGEST_CAPTION = 60  # words
TOLD = 25  # words from which a paragraph that ends in an agency alone is no caption
_END = 120  # characters from a caption's end in which its credit stands
_BRACKET = re.compile(r"[(\[](?P<names>[^()\[\]]{2,80})[)\]]\s*\.?$")
_RIGHTS = re.compile(r"(?:©|\(c\))\s*(?:\d{4}\s*)?(?P<names>[^.©]{2,60}?)\s*\.?$", re.I)
_AFTER = re.compile(
    r"(?<=[.!?])\s+(?P<names>[^.!?]{2,40}/[^.!?]{2,40}|[^.!?]{3,40}\s+via\s+[^.!?]{2,40})\.?$"
)
_DASHED = re.compile(
    r"(?<=[.!?])\s*[–—-]{1,2}\s*(?P<names>(?:[A-Z][A-Z.'’-]+\s?){2,4}|[A-Z][\w.'’ -]{3,30}/[A-Z][\w ]{1,30})$"
)
_PARTS = re.compile(r"\s*(?:/|\||,|;|\bvia\b|\bfor\b|\band\b|&|\s-\s)\s*")


def is_caption(line: str) -> bool:
    """Whether a line has a picture's credit at its end, or nothing but one."""
    if len(line.split()) > LONGEST_CAPTION or (names := _credit_in(line)) is None:
        return False
    # "…, officials said. (Norlink)" under a dateline or a title is the text's own end.
    return (
        len(line.split()) <= TOLD
        or agency_of(names) is None
        or not line.endswith((f"({names})", f"({names})."))
    )


def is_picture_line(line: str) -> bool:
    """Whether a line opens as a picture's credit or caption does: "Main image: The quay. Ann Sel/Norlink"."""
    return len(line.split()) <= LONGEST_CAPTION and _opens().match(line) is not None and is_caption(line)


def photographers(caption: str) -> tuple[Credit, ...]:
    """Who took a picture, as its caption says: people, or whoever stands there alone.

    >>> photographers("The quay in May. (Ann Sel/Norlink)")
    (Credit(name='Ann Sel', role='photographer'),)
    """
    names = _credit_in(caption) if len(caption.split()) <= LONGEST_CAPTION else None
    parts = (_kinds().sub("", part.strip(" .:")).strip(" .:") for part in _PARTS.split(names or ""))
    said = [part for part in parts if part and part.casefold() not in vocabulary("picture_words")]
    people = [part for part in said if is_person_name(part) and not (agency_of(part) or is_medium(part))]
    alone = [agency_of(part) or part for part in said[:1] if agency_of(part) or is_name(part, most=4)]
    return tuple(dict.fromkeys(Credit(name, "photographer") for name in people or alone))


def _credit_in(line: str) -> str | None:
    """The words of a caption's credit, without its label; ``None`` where it has none."""
    end = line[-_END:]
    if found := _labelled().search(end):
        while later := _labelled().search(end, found.start("names")):  # "File photo: … Photo by Ann Sel"
            found = later
        return found["names"]
    if found := _RIGHTS.search(end):
        return found["names"]
    if (found := _DASHED.search(end)) and (is_person_name(found["names"]) or "/" in found["names"]):
        return found["names"]
    for pattern in (_BRACKET, _AFTER):
        if (found := pattern.search(end)) and _is_credit(found["names"]):
            return found["names"]
    return None


def _is_credit(names: str) -> bool:
    """Whether words in brackets are a credit and no aside: a picture's word, an agency, an outlet, a pair."""
    parts = [part for part in _PARTS.split(names) if part]
    if _kinds().search(names) or any(part.casefold() in vocabulary("picture_words") for part in parts):
        return True
    if any(agency_of(part) or is_outlet_name(part) for part in parts):
        return True
    return "/" in names and all(is_name(part, most=4) for part in parts)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s(\[|])){alternatives('picture_labels')}(?:\s*[:/|©]\s*|\s+(?:by|courtesy\s+of|from|von|de|di|par|av)\s+)"
        r"(?P<names>[^:]{2,80}?)\s*[)\]]?\s*\.?$",
        re.I,
    )


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(
        rf"[\[(]?(?:[^\W\d_]+\s+)?{alternatives('picture_labels')}\s*(?::|/|by\s|courtesy\s|©)", re.I
    )


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('picture_labels')}(?!\w)", re.I)
