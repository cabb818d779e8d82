"""What parts the items of a dateline, and whether it goes on behind that: "KELD, May 3 (Norlink) -"."""

from __future__ import annotations

import re

from reportedly.read import dateline_marks as marks
from reportedly.read.agencies import names_agency
from reportedly.read.dateline_credits import agency_within
from reportedly.read.dateline_items import Items
from reportedly.read.dateline_places import PLACE, is_shouted

# "(Norlink) Keld, May 3, 2020 – ": the place stands after the agency.
_THERE = re.compile(rf"{PLACE.pattern}(?:,?\s[^.:;–—]{{2,24}}\d)?\s?(?:[–—]|\s--?\s)")


def go_over(taken: Items) -> str | None:
    """Goes over what parts the item just taken from the next, and says what it was."""
    rest = taken.text[taken.at :]
    nothing_more = (taken.credit or taken.outlet) and taken.place
    if taken.slashed and taken.last == "date" and (slash := marks.SLASH.match(rest)):
        taken.at += slash.end()
        return "end"
    for kind, pattern in (
        ("dash", marks.DASH),
        ("colon", marks.COLON),
        ("stop", marks.STOP),
        ("comma", marks.COMMA),
    ):
        found = pattern.match(rest)
        if found is None:
            continue
        if "|" in found.group() and not (taken.last == "place" and is_shouted(taken.place)):
            continue  # "Norlink | Keld | 3 May": a line of a head
        if kind == "comma" and taken.last == "brackets" and rest[:1] != ",":
            continue
        taken.at += found.end()
        if kind == "dash" and (nothing_more or not _more_follows(taken)):
            return "end"
        if kind in ("colon", "stop"):
            return "go on" if _more_follows(taken) else "end"
        if kind == "comma" and taken.last == "place" and not _more_follows(taken):
            return "end" if is_shouted(taken.place) and rest[:1] == "," else None
        return "go on" if taken.last in ("date", "brackets") or kind == "dash" else "comma"
    if (space := marks.SPACE.match(rest)) and taken.last == "brackets":
        taken.at += space.end()
        return "comma" if taken.place is None and _THERE.match(taken.text, taken.at) else "end"
    if space and taken.last == "place" and marks.day_pattern().match(rest, space.end()):
        taken.at += space.end()
        return "comma"
    if (
        space
        and taken.last == "date"
        and not taken.credit
        and agency_within(rest, space.end(), between=False)
    ):
        taken.at += space.end()
        return "comma"
    if (
        space
        and taken.last == "agency"
        and taken.place
        and names_agency(taken.credit)
        and rest[space.end()].isupper()
    ):
        taken.at += space.end()  # "Baku, May 3, Azertac Two people …"
        return "end"
    return None


def _more_follows(taken: Items) -> bool:
    """Whether another item of a dateline stands here: a day, brackets, or a known agency."""
    rest = taken.text[taken.at :]
    return bool(
        (not taken.dated and (marks.day_pattern().match(rest) or re.match(r"[0-3]?\d[\s/.]|[12]\d{3}", rest)))
        or (
            not taken.credit
            and (
                marks.BRACKETS.match(rest)
                or agency_within(rest, 0, between=is_shouted(taken.place) and taken.last == "place")
            )
        )
        or (
            taken.place is None
            and taken.last in ("brackets", "agency", "date")
            and PLACE.match(rest)
            and marks.DASH.search(rest[:40])
        )
    )
