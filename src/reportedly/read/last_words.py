"""The very last words of a text, where they are a credit: "… she said. (Norlink)", "— Norlink"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.read import dates
from reportedly.read.agencies import agency_of, is_agency
from reportedly.read.credits import names_in
from reportedly.read.heads import Credit
from reportedly.read.names import is_outlet_name
from reportedly.read.notes import Found
from reportedly.read.signatures import read_signature

LONGEST_NAME = 4  # words of an agency's or a writer's name
# The same after anything, or alone: only for the last words of a text.
ENDING = re.compile(
    r"(?:^|(?<=[.!?”\"’)»。」]))\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]"
    r"|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40})|//(?P<slashed>[^\s/]{2,20})//(?:\s*[A-Z]{1,3})?)\.?$"
)


# "THE QUAY with AFP": its own people, with an agency's help.
_TOGETHER = re.compile(
    r"(?P<own>[^\W\d_][\w .'’-]{1,40}?)\s+(?:with|and|avec|et|mit|und|con|y|com|e)\s+"
    r"(?P<agencies>[^\W\d_][\w .,/&'’-]{1,60})"
)
_PARTED = re.compile(r"\s*(?:[/,;+]|\b(?:and|et|und)\b|&)\s*", re.I)
_INITIALS = re.compile(
    r"^(?:[A-Z]{2,4}|[a-z]{2,4}|bur-[a-z]{2,4})(?:\s*[/.]{1,2}\s*(?:[A-Z]{2,4}|[a-z]{2,4})){0,3}$"
)
_AT_DESK = re.compile(r"[A-Z]{1,3}(?:/[A-Z]{1,3})+")


def without_dates(text: str) -> str:
    """Words without the dates in them: "Norlink 3/5/2020" is Norlink."""
    for stamp in reversed(dates.find_all(text)):
        text = f"{text[: stamp.start]} {text[stamp.end :]}"
    return text.strip(" ,-–—")


def last_words(line: str, *, alone: bool) -> Found:
    """A credit as the very last words of a text, whoever it names, and what of the line stays.

    There a name in brackets, or one word or an outlet's name after a dash, is who the text is from;
    further up it would be an aside. Two words after a dash are as likely the writer's name.
    """
    if alone and _INITIALS.match(re.sub(r"\s*\([^()]*\)\s*", "", line).replace(" ", "/")):
        inside = re.search(r"\(([^()]*)\)", line)
        return Found("", names_in(inside[1]) if inside else ())  # the desk's initials
    match = ENDING.search(line)
    if match is None:
        return Found(line)
    named = without_dates(match["inside"] or match["dashed"] or match["slashed"])
    signature = read_signature(named, labelled=True)
    if signature is not None and signature.credits:
        return Found(line[: match.start()].rstrip(), signature.credits, None, signature.byline)
    if match["inside"] and _AT_DESK.fullmatch(named) and not any(map(agency_of, named.split("/"))):
        return Found(line[: match.start()].rstrip())  # "(AS/JP)": who was at the desk
    if match["inside"]:
        found = tuple(
            c
            for c in names_in(re.sub(r"\s+service$", "", named) if agency_of(named) is None else named)
            if len(c.name.split()) <= LONGEST_NAME
        )
        mixed = read_signature(named)
        if mixed is not None and any(c.role == "translator" for c in mixed.credits):
            found = mixed.credits
    else:
        found = tuple(c for c in names_in(named) if " " not in c.name or is_outlet_name(c.name))
    return Found(line[: match.start()].rstrip(), found) if found else Found(line)


def without_name(line: str, names: Iterable[str]) -> str:
    """The last line of a text without the name behind its last sentence, where it is credited elsewhere."""
    named = next((name for name in names if re.search(rf"[.!?”\"’)]\s+{re.escape(name)}\.?$", line)), None)
    return line[: line.rindex(named)].rstrip() if named else line


def whole_line(line: str) -> tuple[Credit, ...]:
    """A line that is nothing but agencies: ``(AP)``, ``— Reuters``, ``Agencies``, ``AFP/Reuters``."""
    bare = line.strip("()[]（）【】–—-./ ")
    if together := _TOGETHER.fullmatch(bare):
        agencies = [agency_of(piece) for piece in _PARTED.split(together["agencies"])]
        if all(agencies) and agency_of(together["own"]) is None:
            return tuple(Credit(agency, "helper") for agency in agencies if agency)
    pieces = [piece.strip() for piece in _PARTED.split(bare) if piece.strip()]
    if pieces and all(is_agency(re.sub(r"^(?:with|from)\s+", "", piece, flags=re.I)) for piece in pieces):
        return names_in(bare)
    return ()
