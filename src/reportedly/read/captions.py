"""Captions of pictures: which line is one, and who took the picture."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.agencies import agency_of
from reportedly.read.heads import Credit
from reportedly.read.names import is_medium, is_name, is_outlet_name, is_person_name
from reportedly.read.words import alternatives, lands, vocabulary

LONGEST_CAPTION = 60  # words
LONGEST_CREDIT = 7  # words of a line that only says who took a picture
TOLD = 25  # words from which a paragraph that ends in an agency alone is no caption
_END = 120  # characters from a caption's end in which its credit stands
_BRACKET = re.compile(r"[(\[](?P<names>[^()\[\]]{2,80})[)\]]\s*\.?$")
_RIGHTS = re.compile(r"(?:©|\(c\))\s*(?:\d{4}\s*)?(?P<names>[^.©]{2,60}?)\s*\.?$", re.I)
_OWNED = re.compile(r"[.!?]\s+(?:©|\(c\))\s*[^\W\d_]", re.I)  # "The quay in May. © Ann Sel"
_AFTER = re.compile(
    r"(?<=[.!?])\s+(?P<names>[^.!?]{2,40}/[^.!?]{2,40}|[^.!?]{3,40}\s+via\s+[^.!?]{2,40})\.?$"
)
_DASHED = re.compile(
    r"(?<=[.!?])\s*[–—-]{1,2}\s*(?P<names>(?:[A-Z][A-Z.'’-]+\s?){2,4}|[A-Z][\w.'’ -]{3,30}/[A-Z][\w ]{1,30})$"
)
_HOUSED = re.compile(
    r"[(\[][^()\[\]:]{2,40}:\s+(?P<names>[^()\[\]:]{3,40})[)\]]\s*\.?$"
)  # "(Norlink: Ann Sel)"
# Without a mark: "PICTURE ANN SEL", "Image source, Norlink", "Photo of the quay by Ann Sel".
_PLAIN = re.compile(
    r"^(?:(?:PICTURE|PHOTO|PIC|IMAGE)S?(?:\s+BY)?\s+(?P<shouted>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,3})"
    r"|(?i:image|photo|picture)\s+(?i:source),\s+(?P<source>[^,.]{2,60})"
    r"|(?i:photo|picture|image)s?\s+of\s.{3,80}?\sby\s+(?P<taken>[^.]{3,50})"
    r"|(?i:copyright|©)\s*:\s*(?P<owned>[^\d.]{3,60})|(?i:phot|pic|fot)\.\s+(?P<short>[^\d.]{2,50}))\.?$"
)
_BY = re.compile(r",\s+(?:taken\s+)?by\s+(?P<names>[^,.]{3,50})\.?$", re.I)
_ASIDE = re.compile(r"\s\((?P<names>[^()]{3,50})\)?$")
_BARRED = re.compile(r"\S(?:\s\S+){3,}\s\|\s(?P<names>[^|]{2,40})$")  # "The quay in the first snow | Norlink"
_LAST = re.compile(r"(?<=[.!?”\"])\s+(?P<names>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,2})$")
_SLASHED = re.compile(r"(?P<names>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,2}\s?/\s?[^/\d]{2,40})$")
_SHOWN = re.compile(
    r"\bin\s+this\s+(?:\w+\s+){0,3}(?:photo(?:graph)?|picture|image|screen\s?grab|handout)\b", re.I
)
_PARTS = re.compile(r"\s*(?:/|\||,|;|\bvia\b|\bfor\b|\band\b|&|\s-\s)\s*")


def is_caption(line: str) -> bool:
    """Whether a line has a picture's credit at its end, or nothing but one, or speaks of its picture."""
    if len(line.split()) > LONGEST_CAPTION or (names := _credit_in(line)) is None:
        return len(line.split()) <= TOLD and _SHOWN.search(line) is not None
    # "…, officials said. (Norlink)" under a dateline or a title is the text's own end.
    return (
        len(line.split()) <= TOLD
        or agency_of(names) is None
        or not line.endswith((f"({names})", f"({names})."))
    )


def is_picture_line(line: str) -> bool:
    """Whether a line opens as a picture's credit or caption does: "Main image: The quay. Ann Sel/Norlink"."""
    opens = len(line.split()) <= LONGEST_CAPTION and (_opens().match(line) or _PLAIN.match(line[:200]))
    return bool(opens) and is_caption(line)


def names_picture(line: str) -> bool:
    """Whether a line is a caption with a picture's word or a mark of rights in its credit, or a stock of
    pictures alone."""
    if _is_stock(line):
        return True
    marked = _kinds().search(line[-_END:]) or _OWNED.search(line)
    return marked is not None and (is_caption(line) or is_picture_credit(line))


def photographers(caption: str) -> tuple[Credit, ...]:
    """Who took a picture, as its caption says: people, or whoever stands there alone.

    >>> photographers("The quay in May. (Ann Sel/Norlink)")
    (Credit(name='Ann Sel', role='photographer'),)
    """
    names = _credit_in(caption) if len(caption.split()) <= LONGEST_CAPTION else None
    names = caption if names is None and is_picture_credit(caption) else names
    if _is_stock(names or ""):
        return (Credit((names or "").strip(), "photographer"),)
    parts = (_kinds().sub("", part.strip(" .:")).strip(" .:") for part in _PARTS.split(names or ""))
    listed = vocabulary("picture_words") - vocabulary("stock_agencies")
    said = [re.sub(r"\s+\([^()]*\)?$", "", part) for part in parts if part and part.casefold() not in listed]
    people = [part for part in said if is_person_name(part) and not (agency_of(part) or is_medium(part))]
    alone = [agency_of(part) or part for part in said[:1] if agency_of(part) or is_name(part, most=4)]
    alone = [name for name in alone if name.casefold() not in vocabulary("picture_words") or _is_stock(name)]
    return tuple(dict.fromkeys(Credit(name, "photographer") for name in people or alone))


def _credit_in(line: str) -> str | None:
    """The words of a caption's credit, without its label; ``None`` where it has none."""
    if found := _PLAIN.match(line[:200]):
        return str(next(filter(None, found.groups())))
    end = line[-_END:]
    if (found := _HOUSED.search(end)) and is_person_name(found["names"]):
        return found["names"]
    if found := _labelled().search(end):
        while later := _labelled().search(end, found.start("names")):  # "File photo: … Photo by Ann Sel"
            found = later
        taken = _BY.search(found["names"])  # "Main photo: the quay, by Ann Sel."
        aside = _ASIDE.search(found["names"])  # "File photo: The quay (Ann Sel)"
        taken = aside if taken is None and aside and is_person_name(aside["names"]) else taken
        return taken["names"] if taken else found["names"]
    if found := _RIGHTS.search(end):
        return found["names"]
    if (found := _BARRED.search(end)) and (agency_of(found["names"]) or _is_stock(found["names"])):
        return found["names"]
    if (found := _DASHED.search(end)) and (is_person_name(found["names"]) or "/" in found["names"]):
        return found["names"]
    for pattern in (_BRACKET, _AFTER):
        if (found := pattern.search(end)) and _is_credit(found["names"]):
            return found["names"]
    if (found := _LAST.search(end)) and len(line.split()) <= LONGEST_CAPTION // 2:
        return found["names"] if is_person_name(found["names"]) or _is_stock(found["names"]) else None
    return None


def is_picture_credit(line: str) -> bool:
    """Whether a line is nothing but who took a picture: "ANN SEL/POST PHOTO", "Ann Sel/Norlink"."""
    if _is_stock(line):
        return True
    found = _SLASHED.match(line) if len(line.split()) <= LONGEST_CREDIT else None
    name = found["names"].split("/")[0].strip() if found else ""
    return is_person_name(name) and name.casefold() not in lands()  # "New Zealand / Transport"


def _is_stock(name: str) -> bool:
    name = name.strip(" .").casefold()
    return name in vocabulary("stock_agencies")


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
        rf"(?:^|(?<=[\s(\[|.!?])){alternatives('picture_labels')}(?:\s*[:/|©]\s*|\s+(?:by|courtesy\s+of|from|von|de|di|par|av)\s+)"
        r"(?P<names>[^:]{2,80}?)\s*[)\]]?\s*\.*$",
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
