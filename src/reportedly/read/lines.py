"""One line of an article's head or end: dates, a byline, credits, a site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.read import dates, heads, labels
from reportedly.read.agencies import agency_of, is_agency, role_of
from reportedly.read.heads import Credit
from reportedly.read.jobs import led_by_job
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.signatures import Signature, read_signature
from reportedly.read.words import alternatives, pairs, vocabulary

CACHED = 16_384  # lines whose reading is remembered: splitter, opening and body ask about the same ones
LONGEST = 160  # characters of a line that is only date, byline or site name
MOST_PIECES = 6
KEYED = 8  # words of a key and its value beside a date
_PUBLISHED_IN = re.compile(
    r"^(?i:published in)\s+(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*){0,4}),"
    r"\s.*\d{4}\.?$"
)
# "Keld Post, The (Keld)", as catalogues write it.
_TURNED = re.compile(
    r"^(?P<name>[^,()]{3,50}), (?P<article>The|El|La|Le|Los|Die|Der)(?:\s+\([^()]{2,40}\))?$"
)
_WEEKDAY = re.compile(rf"(?:^|[\s,]+){alternatives('weekdays')}$", re.I)
# "page 3", "Vol. 12", "UNIQUE ID: 180221_8"
_NUMBERED = re.compile(
    r"(?i:pages?|pp?\.?|pg\.?|section|edition|vol\.?|no\.?|issue)\s*[A-Z]?\d*|[A-Za-z ]{2,20}:\s*\S*\d\S*"
)
_MAILBOX = re.compile(r"\S+@\S+\.\w+|@\w+")
_PLACES = re.compile(r"[^\W\d_]+(?:, [^\W\d_]+){1,2}")  # "ADEN, RIYADH"
_SEPARATORS = re.compile(r"\s+[|•·–—/~-]+\s+|\s*[|•·●◆■▪∙⋅・｜¦►▸›»]\s*|\t+|\s*[()]\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of an article's head says; a line that says anything else gives no facts."""

    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    domain: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: str | None = None

    @property
    def dated(self) -> bool:
        return self.published is not None or self.updated is not None


@lru_cache(maxsize=CACHED)
def read_facts(line: str) -> Facts | None:
    """The facts of a line that consists of nothing else: dates, byline, credits, site, or several of them.

    >>> read_facts("By Ann Sel | Published 1 May 2024, updated 2 May 2024 9:15").updated
    '2024-05-02T09:15'
    """
    if not line or len(line) > LONGEST:
        return None
    if host := heads.host_of(line):
        return Facts(url=line if "://" in line else None, domain=host)
    if (turned := _TURNED.match(line)) and is_outlet_name(turned["name"]):
        return Facts(outlet=f"{turned['article']} {turned['name']}")
    if printed := _PUBLISHED_IN.match(line):
        return Facts(outlet=printed["name"])
    if pair := heads.key_line(line):
        facts = _from_key(*pair)
        if facts is not None:
            return facts
    if (wired := _place_and_agency(line)) is not None:
        return wired
    line = dates.without_other_calendars(line)
    stamps = dates.find_all(line)
    published, updated, rest = _stamps(line, stamps)
    split = (_WEEKDAY.sub("", piece.strip(" ,.:/")) for piece in _SEPARATORS.split(rest))
    named = (piece if _is_label(piece) else _after_name().sub("", piece) for piece in split)
    pieces = [piece for piece in named if not (_is_label(piece) or _is_noted(piece))]
    if len(pieces) == 1 and stamps and _is_place_before(pieces[0], line):
        return Facts(published=published, updated=updated, dateline=pieces[0])
    facts = Facts(published=published, updated=updated)
    if not pieces:
        return facts if stamps else None
    if len(pieces) > MOST_PIECES or (not stamps and len(pieces) == 1 and not _is_labelled(line)):
        return None
    known = len(stamps)
    agencies = any(agency_of(piece) for piece in pieces)
    for number, piece in enumerate(pieces):
        found = _piece(piece, beside=bool(stamps) or len(pieces) > 1, last=number == len(pieces) - 1)
        if found is None:
            return None
        if agencies and not agency_of(piece) and piece.isupper() and found.credits:
            found = Facts(dateline=piece)  # "AP - KELD": the agency is the other one
        elif number == 1 and agency_of(pieces[0]) and found.byline == piece and stamps:
            found = Facts(dateline=piece)  # "PTI | New Delhi | 14 May 2024": writers come before agencies
        said = found.byline is not None and not found.credits and not _is_labelled(piece)
        known += not said or bool(stamps) or found.outlet is not None
        if found.byline and " " not in found.byline and not _is_labelled(piece):
            # A lone word: beside a writer it is who he writes for, else the place.
            name = found.byline
            house = facts.byline and (agency_of(name) or name.isupper() or number == len(pieces) - 1)
            house = house and not is_city(name)
            found = Facts(credits=(Credit(name, role_of(name)),)) if house else Facts(dateline=name)
        facts = _joined(facts, found)
    return facts if known else None


def _place_and_agency(line: str) -> Facts | None:
    """The city and the agency of "Paris, AFP" and "AFP, Paris"; another lone word beside an agency is in
    doubt, and two are a writer's name."""
    parts = line.split(", ")
    if len(parts) != 2 or len(line.split()) > MOST_PIECES:
        return None
    place, agency = parts if agency_of(parts[1]) else reversed(parts)
    name = agency_of(agency)
    alone = is_name(place, most=1) and len(place) > 3
    if name is None or agency_of(place) or not (is_city(place) or alone):
        return None
    return Facts(dateline=place if is_city(place) else None, credits=(Credit(name, "agency"),))


def _is_shouted_place(name: str) -> bool:
    """Whether a word in capitals is sooner a place than initials."""
    return name.isupper() and len(name) > 3 and agency_of(name) is None


def _is_place_before(piece: str, line: str) -> bool:
    """Whether a line opens with a place in capitals before its date: "KELD, May 14, 2024"."""
    return piece.isupper() and line.startswith(f"{piece},") and " " not in piece and agency_of(piece) is None


def _piece(piece: str, *, beside: bool, last: bool) -> Facts | None:
    """One part of a head line: an address, an outlet, names with or without a label, a place."""
    if host := heads.host_of(piece):
        return Facts(domain=host)
    if beside and _PLACES.fullmatch(piece) and _is_shouted_place(piece.split(",")[0]):
        return Facts(dateline=piece)
    signature = read_signature(piece, labelled=not beside)
    if signature is not None:
        if not beside and signature.empty and not signature.nobody:
            return None
        if _is_labelled(piece) or signature.credits or signature.nobody or signature.place:
            return _of(signature)
    if is_outlet_name(piece):
        return Facts(outlet=piece)
    if signature is not None and signature.writers and all(map(_like_person, signature.writers)):
        return _of(signature)
    if beside and is_name(piece, most=3) and (last or piece.isupper() or "," in piece):
        return Facts(dateline=piece) if is_name(piece.split(",")[0], most=3) else None
    return None


def _like_person(name: str) -> bool:
    return is_person_name(name) or (" " not in name and name[:1].isupper())


def _of(signature: Signature) -> Facts:
    return Facts(
        byline=signature.byline,
        outlet=signature.outlet,
        credits=signature.credits,
        dateline=signature.place,
    )


def _joined(one: Facts, other: Facts) -> Facts:
    return Facts(
        one.published or other.published,
        one.updated or other.updated,
        ", ".join(name for name in (one.byline, other.byline) if name) or None,
        one.outlet or other.outlet,
        one.url or other.url,
        one.domain or other.domain,
        tuple(dict.fromkeys(one.credits + other.credits)),
        one.dateline or other.dateline,
    )


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternatives('date_labels', 'update_labels', 'access_labels', 'weekdays')}(?!\w)", re.I
    )


@cache
def _updates() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<access>{alternatives('access_labels')})|(?P<update>{alternatives('update_labels')})"
        rf"|{alternatives('publish_labels')})(?!\w)",
        re.I,
    )


@cache
def _after_name() -> re.Pattern[str]:
    """A label of a date that stands behind a name: "Ann Sel Published 14 May"."""
    dated = alternatives("update_labels", "publish_labels")
    return re.compile(rf"(?<=\w)\s+(?-i:(?=[A-Z])){dated}\s*:?\s*(?:on|at)?$", re.I)


def _is_label(piece: str) -> bool:
    left = re.sub(r"[\W\d_]+", " ", _labels().sub(" ", piece)).strip()
    return not left or left.casefold() in vocabulary("reading_times") | vocabulary("section_words")


def _is_noted(piece: str) -> bool:
    """Whether a piece is a number of a page or an issue, or a key of no interest: "Format: Press release"."""
    pair = heads.key_line(piece)
    keyed = pair is not None and pair[0] in vocabulary("furniture_keys") and len(piece.split()) <= KEYED
    keyed = keyed and labels.labelled(piece) is None
    return keyed or _MAILBOX.fullmatch(piece) is not None or _NUMBERED.fullmatch(piece) is not None


def _stamps(line: str, stamps: Sequence[dates.Dated]) -> tuple[str | None, str | None, str]:
    """The dates of publishing and of updating in a line, and the line without them."""
    published: str | None = None
    updated: str | None = None
    rest, last = [], 0
    for number, stamp in enumerate(stamps):
        found = list(_updates().finditer(line, last, stamp.start))
        update = bool(found) and found[-1]["update"] is not None
        if not found and number and published and len(stamp.iso) >= len(published) and not updated:
            update = False
        if found and found[-1]["access"] is not None:
            pass  # a day on which somebody took the text in
        elif update:
            updated = updated or stamp.iso
        else:
            published = published or stamp.iso
        rest.append(line[last : stamp.start])
        last = stamp.end
    tail = line[last:]
    clock = dates.clock_in(tail) if stamps else None
    label = _updates().search(tail) if clock else None
    if clock and label and label.start() < clock[0]:  # "Updated 1 May 2024 9.40pm, first published at 5.59pm"
        day = (published or updated or "")[:10]
        if label["update"]:
            updated = updated or f"{day}T{clock[2]}"
        else:
            published = published or f"{day}T{clock[2]}"
        tail = tail[: label.start()] + tail[clock[1] :]
    return published, updated, " | ".join([*rest, tail])


def stamps_of(line: str, *, day_first: bool) -> tuple[str | None, str | None]:
    """The days of publishing and of updating in a line where the order of day and month is known."""
    return _stamps(line, dates.find_all(line, day_first=day_first))[:2]


def tells_update(words: str) -> bool:
    """Whether words before a date end with a label of updating: "Modified:"."""
    found = list(_updates().finditer(words[-40:]))
    return bool(found) and found[-1]["update"] is not None


def date_line(line: str) -> str | None:
    """The date of a line that holds a date and, besides labels, weekday, zone and a place, nothing."""
    stamps = dates.find_all(line)
    if not stamps:
        return None
    published, updated, rest = _stamps(line, stamps)
    words = re.findall(r"[^\W\d_]{2,}", _labels().sub(" ", rest))
    if len(words) > 2 or any(word[0].islower() for word in words):
        return None
    return published or updated


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"^{alternatives('byline_words')}[\s:]+\S", re.I)


def _is_labelled(piece: str) -> bool:
    """Whether a line opens with a word that only a byline or a credit opens with."""
    return (
        _labelled().match(piece) is not None
        or led_by_job(piece, told=True) is not None
        or read_signature(piece, labelled=True) is not None
    )


def read_byline(line: str) -> Facts | None:
    """``By Name and Name, Outlet``, with what else the line says after a separator."""
    return read_facts(line) if len(line) <= LONGEST and _is_labelled(_without_dates(line)) else None


def _without_dates(line: str) -> str:
    return _stamps(line, dates.find_all(line))[2].strip(" |,")


def _from_key(key: str, value: str) -> Facts | None:
    field = pairs("head_keys").get(key)
    stamps = dates.find_all(value)
    if key in vocabulary("update_labels") and stamps:
        return (
            read_facts(f"updated {value}")
            if key != "updated" or len(stamps) > 1
            else Facts(updated=stamps[0].iso)
        )
    if (field == "published" or key in vocabulary("date_labels")) and (day := date_line(value)):
        return Facts(published=day) if len(stamps) == 1 else None
    if field == "byline" and re.search(r",|;", value):
        names = [name.strip() for name in value.split(";") if name.strip()]
        turned = [heads.upright(name) for name in names]
        if turned != names and not is_city(names[0].rpartition(",")[2].strip()):
            return Facts(byline=", ".join(turned))  # "Sel, Ann; Pike, Jo"
    if field == "outlet" and is_name(value, most=8) and not is_agency(value) and key != "source":
        return Facts(outlet=value)
    if key == "dateline" and is_name(value, most=3):
        return Facts(dateline=value)
    if field in {"url", "domain"} and (host := heads.host_of(value)):
        return Facts(url=value if "://" in value else None, domain=host)
    return None
