"""The record in plain English: numbers, dates, sources and chains as a reader would say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reportedly.publish.safe import short
from reportedly.publish.views.lookup import Lookup
from reportedly.record import Claim, ConflictKind, Source, SourceKind, Status

NAME_LIMIT: Final = 120

_NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SOURCE: Final = r"(?:an? |the |one )?(?:unnamed |anonymous )?sources?"
_NAMELESS: Final = re.compile(f"|{_SOURCE}", re.IGNORECASE)
# "A source who was there" beside "unnamed source" is "who was there".
_BEFORE_ASIDE: Final = re.compile(
    rf"{_SOURCE} (?=(?:who|that|which|in|at|on|with|within|inside|close|near|from)\b)", re.IGNORECASE
)

# A clause that hangs on what stood before it cannot begin a line as if it were whole.
_HANGING: Final = re.compile(
    r"(?:which|who|whose|whom|where|when|since|until|after|before|because|although|as|if|to|by|for|with|from)\b"
)
_QUOTATION: Final = {"“": "”", "«": "»"}

# What an event or deed begins with where its words are the rest of somebody's sentence: "that …", "and …".
_LEADING: Final = re.compile(r"(?:(?:that|and|but|while|as well as)\s+|[,;:–—-]\s*)+", re.IGNORECASE)

REAL: Final[frozenset[Status]] = frozenset({"happened", "ongoing"})
"""The statuses of what took or takes place; all others are words about it."""

STATUS_MEANING: Final[dict[Status, str]] = {
    "happened": "said to have taken place",
    "ongoing": "said to be going on",
    "planned": "planned, not yet done",
    "requested": "asked for, not done",
    "offered": "offered, not taken up",
    "possible": "may be or may come",
    "denied": "said not to be so",
}

CONFLICT_NAME: Final[dict[ConflictKind, str]] = {
    "contradiction": "Contradiction",
    "update": "Later figure",
    "drift": "Changed on the way",
}

SOURCE_KIND: Final[dict[SourceKind, str]] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "document",
    "anonymous": "unnamed",
}


def day(words: str | None) -> str | None:
    """The day of a date in words, without the hour."""
    return words.partition(",")[0] if words else None


def number(count: int) -> str:
    """A count as a word up to twelve, in figures with thin groups beyond."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """``3 reports``, ``1 report``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], limit: int = 6) -> str:
    """``A, B and C``; a long list ends in a number."""
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1} more"]
    names = [short(each, NAME_LIMIT) for each in names]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def date(prefix: str | None) -> str | None:
    """``2025-08-12T21:48`` as ``12 Aug 2025, 21:48``, as exact as the prefix is; else as written."""
    if prefix is None:
        return None
    day, _, time = prefix.partition("T")
    parts = day.split("-")
    try:
        words = [str(int(parts[2]))] if len(parts) > 2 else []
        words += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    except (ValueError, IndexError):
        return prefix
    return " ".join([*words, parts[0]]) + (f", {time[:5]}" if time else "")


def span(start: str | None, end: str | None) -> str | None:
    """A span of time in words; both ends are inclusive."""
    first, last = date(start), date(end)
    if first is None or last is None or first == last:
        return first or (last and f"until {last}")
    return f"{first} – {last}"


def name(source: Source | None, lookup: Lookup) -> str:
    """A source's name; for one without a name, what is known: ``four unnamed sources``."""
    if source is None:
        return "a source not in the record"
    entity = lookup.entity.get(source.entity_id or "")
    known = source.name or (entity and entity.name)
    if known:
        return short(known, NAME_LIMIT)
    if source.kind == "anonymous":
        many = source.count is not None and source.count > 1
        return f"{number(source.count or 0)} unnamed sources" if many else "unnamed source"
    described = source.description and short(source.description, NAME_LIMIT)
    return described or f"unnamed {SOURCE_KIND[source.kind]}"


def aside(source: Source | None) -> str | None:
    """What is said of a source beside its name; nothing where that only says it has none."""
    if source is None or not source.description or (source.kind != "anonymous" and not source.name):
        return None
    return _told(source.description, nameless=source.kind == "anonymous")


@lru_cache(maxsize=8192)
def _told(description: str, *, nameless: bool) -> str | None:
    parts = (part.strip() for part in description.split(";"))
    told = dict.fromkeys(_BEFORE_ASIDE.sub("", part, count=1) if nameless else part for part in parts)
    return short("; ".join(part for part in told if not _NAMELESS.fullmatch(part)), 240) or None


def line(text: str) -> str:
    """The words of a claim, event or deed as a line of its own.

    What joined them to the sentence before is left out, what still hangs on it follows an ellipsis, a
    quotation that was cut is closed, and the line begins with a capital letter.
    """
    begun = _closed(text[match.end() :] if (match := _LEADING.match(text)) else text)
    if _HANGING.match(begun):
        return f"… {begun}"
    at = 1 if begun.startswith(('"', *_QUOTATION)) else 0
    return f"{begun[:at]}{begun[at : at + 1].upper()}{begun[at + 1 :]}" or text


def _closed(text: str) -> str:
    """The text with the quotation mark that its cut took away, at either end."""
    if text.count('"') % 2:
        opens = text[: text.rindex('"')][-1:] in ("", " ", "(", "[")
        return f'{text}"' if opens else f'"{text}'
    for opening, closing in _QUOTATION.items():
        missing = text.count(opening) - text.count(closing)
        if abs(missing) == 1:
            return f"{text}{closing}" if missing > 0 else f"{opening}{text}"
    return text


def unquoted(text: str) -> str:
    """A text that is one quotation as a whole, without its marks and the comma that led on: it is put
    between marks again."""
    closing = {'"': '"', **_QUOTATION}.get(text[:1])
    inner = text[1:-1]
    if closing is None or text[-1:] != closing or closing in inner or text[0] in inner:
        return text
    return inner.removesuffix(",")


def why(claim: Claim) -> str:
    """The claim's reason without the counts that stand beside it wherever it is shown."""
    counts = f"{counted(claim.n_outlets, 'outlet')}, {counted(claim.n_origins, 'origin')}: "
    return claim.reason.removeprefix(counts)


def in_full(source: Source | None, lookup: Lookup) -> str:
    """The name with the first thing said of it: ``unnamed source (attended the meeting)``. All that is said
    of a source stands beside it where it is listed."""
    described = (aside(source) or "").split("; ")[0]
    return f"{name(source, lookup)} ({described})" if described else name(source, lookup)


def arrows(chain: Iterable[str], lookup: Lookup, *, asides: bool = True) -> str:
    """A chain of attribution as ``Outlet → The Daily → unnamed source (attended the meeting)``."""
    put = in_full if asides else name
    return " → ".join(put(lookup.source.get(key), lookup) for key in chain)


def in_a_sentence(source: Source | None, lookup: Lookup) -> str:
    """The source with its article: ``one unnamed source (attended the meeting)``."""
    words = in_full(source, lookup)
    if not words.startswith("unnamed "):
        return words
    return f"{'one' if source is not None and source.count == 1 else 'an'} {words}"


def spelled_out(chain: Sequence[str], lookup: Lookup) -> str:
    """A chain in a sentence, from the outlet to the root."""
    sources = [lookup.source.get(key) for key in chain]
    if not sources:
        return "Nobody is named for this."
    if len(sources) == 1:
        return f"{in_full(sources[0], lookup)} says this in its own voice."
    sentence = f"{in_full(sources[0], lookup)} has it from {in_a_sentence(sources[1], lookup)}"
    for before, source in pairwise(sources[1:]):
        who = "who" if before is not None and before.kind in ("person", "anonymous") else "which"
        have = "have" if before is not None and (before.count or 1) > 1 else "has"
        sentence += f", {who} {have} it from {in_a_sentence(source, lookup)}"
    return f"{sentence}."
