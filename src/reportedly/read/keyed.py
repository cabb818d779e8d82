"""Heads told by keys: ``key: value`` lines over a text, a row of a table, what a feed or a page states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportedly.read import dates
from reportedly.read.addresses import host_of
from reportedly.read.heads import Credit, Head
from reportedly.read.tidy import squeeze, tidy
from reportedly.read.words import pairs, vocabulary
from reportedly.record import CreditRole

LONGEST_VALUE = 500  # characters of a head value; longer ones are text that has a colon in it
_KEY_LINE = re.compile(r"^(?P<key>[^\W\d][\w .()'’/&-]{0,30}?)\s*:\s*(?P<value>\S.*)$")
_FENCE = re.compile(r"^(?:-{3,}|\+{3,}|={3,})$")
# "credit: translated from La Gazette"
_TRANSLATED = re.compile(r"translat\w* from (?:the )?(?=\S)", re.I)


def from_mapping(values: Mapping[str, object], *, day_first: bool | None = None) -> Head:
    """The head that a record's keys give; keys it does not know are passed over."""
    known: dict[str, list[str]] = {}
    words: dict[str, str] = {}  # by field, the first key that says something of it, with what it says
    stamp: str | None = None
    updated: str | None = None
    for key, value in values.items():
        field = pairs("head_keys").get(str(key).strip().casefold())
        if field is None or field in {"text", "html"}:
            continue
        said = list(_strings(value))
        if field == "published":
            stamp = stamp or dates.from_metadata(value, day_first=day_first)
        elif field == "updated":
            updated = updated or dates.from_metadata(value, day_first=day_first)
        else:
            known.setdefault(field, []).extend(said)
        if said or isinstance(value, int | float):
            words.setdefault(field, f"{key}: {', '.join(said) or value}")
    url = _first(known, "url")
    head = Head(
        url=url if url and host_of(url) else None,
        published=stamp,
        published_basis="metadata" if stamp else None,
        outlet=(_first(known, "outlet") or "").partition(";")[0] or None,  # "The Keld Post; Keld"
        title=_first(known, "title"),
        byline=", ".join(dict.fromkeys(map(upright, known.get("byline", [])))) or None,
        language=_first(known, "language"),
        credits=_credits(known),
        domain=host_of(_first(known, "domain") or ""),
        updated=updated,
        dateline=_first(known, "dateline"),
    )
    return head.seen_in(words)


def upright(name: str) -> str:
    """A name as it is spoken: "Avery, Lois" of a catalogue is Lois Avery."""
    found = re.fullmatch(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+)", name)
    return f"{found[2]} {found[1]}" if found else name


def _credits(known: Mapping[str, list[str]]) -> tuple[Credit, ...]:
    """Credits as a record gives them; a list in one value is parted, an agency gets its usual name."""
    out: dict[str, Credit] = {}
    for key, role in (("credits", None), ("translator", "translator")):
        for value in known.get(key, []):
            # "A via B": the text reached this page by B, so B comes first.
            passed = reversed(re.split(r"\s*,?\s+via\s+(?:the\s+)?", value, flags=re.I))
            for name in (piece.strip() for part in passed for piece in re.split(r"\s*[,;/]\s*", part)):
                if (origin := _TRANSLATED.match(name)) is not None:
                    name = name[origin.end() :]
                    if name.casefold() in vocabulary("tongues"):
                        continue
                usual = pairs("agencies").get(name.casefold())
                kind: CreditRole = "translator" if role else "agency" if usual else "outlet"
                out.setdefault(name.casefold(), Credit(usual or name, kind))
    return tuple(credit for credit in out.values() if credit.name)


def split_head(lines: list[str]) -> tuple[Head, list[str]]:
    """The ``key: value`` head that a text opens with, and the lines after it."""
    start = next((i for i, line in enumerate(lines) if line), len(lines))
    fenced = start < len(lines) and _FENCE.match(lines[start]) is not None
    values: dict[str, object] = {}
    end = start + fenced
    while end < len(lines):
        if (
            not lines[end]
            and known_head(values)
            and head_field(next(filter(None, lines[end:]), "")) == "text"
        ):
            end += 1  # "Full text:" may stand apart
            continue
        if (pair := key_line(lines[end])) is None:
            break
        field = pairs("head_keys").get(pair[0])
        if field in {"text", "html"} and known_head(values):
            lines = [*lines[:end], pair[1], *lines[end + 1 :]]  # "Full text: The ferry …"
            break
        if field in {"text", "html"} or (field is None and not fenced and not values):
            break
        values.setdefault(pair[0], pair[1])
        end += 1
    if not any(pairs("head_keys").get(key) for key in values):
        return Head(), lines
    if fenced and end < len(lines) and _FENCE.match(lines[end]):
        end += 1
    return from_mapping(values), lines[end:]


def known_head(values: Mapping[str, object]) -> bool:
    """Whether two keys at least are a head's."""
    return sum(1 for key in values if pairs("head_keys").get(key)) >= 2


def key_line(line: str) -> tuple[str, str] | None:
    """Key (case folded) and value of a ``key: value`` line, or ``None``."""
    found = _KEY_LINE.match(line) if len(line) <= LONGEST_VALUE else None
    if found is None or len(found["key"].split()) > 4:
        return None
    return found["key"].casefold(), found["value"].strip().strip("\"'")


def head_field(line: str) -> str | None:
    """The field that a ``key: value`` line fills in a head, or ``None``."""
    pair = key_line(line)
    return pairs("head_keys").get(pair[0]) if pair else None


def _strings(value: object) -> Iterable[str]:
    """The words in a value: lists and objects with a name are opened, as feeds and JSON-LD have them."""
    if isinstance(value, str):
        line = squeeze(tidy(value).replace("\n", " "))
        return [line[:LONGEST_VALUE]] if line else []
    if isinstance(value, Mapping):
        return _strings(value.get("name") or value.get("title") or value.get("url"))
    if isinstance(value, list | tuple):
        return [text for item in value[:20] for text in _strings(item)]
    return []


def _first(known: Mapping[str, list[str]], field: str) -> str | None:
    return next(iter(known.get(field, [])), None)
