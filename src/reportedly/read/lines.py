"""One line of an article's head or end: dates, a byline, credits, a site's name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reportedly.read import dates
from reportedly.read.addresses import host_of
from reportedly.read.agencies import agency_of, is_agency, role_of
from reportedly.read.date_figures import DAY
from reportedly.read.facts import Facts, facts_of, joined
from reportedly.read.heads import Credit
from reportedly.read.jobs import names_job
from reportedly.read.keyed import key_line, upright
from reportedly.read.name_runs import labelled_clause
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.pieces import is_label_word, is_labelled, is_place_before, read_piece, split_pieces
from reportedly.read.signatures import read_signature
from reportedly.read.stamps import clock_line, date_line, take_stamps
from reportedly.read.words import pairs, vocabulary

CACHED = 16_384  # lines whose reading is remembered: splitter, opening and body ask about the same ones
LONGEST = 160  # characters of a line that is only date, byline or site name
MOST_PIECES = 6
LONGEST_ROW = 300  # characters of a row of segments between bars
MOST_SEGMENTS = 9
_ROW = re.compile(
    r"\u2003|\s*[|•·●◆■▪∙⋅・｜¦►▸›»∣]+\s*|\s+//+\s+|\s+[–—-]\s+(?=(?i:last\s+)?(?i:updated?|modified)\b)"
)
_SHOUTED_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){1,2}),\s(?P<place>[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:\s[A-ZÀ-Þ][^\W\d_]+)?)"
)
_PARTED_NAME = re.compile(r"([^\W\d_a-z][^(),;]{2,40}?)\s\(([^()\d]{3,20})\)(?:[,;]?\s(?:and\s)?|$)")
_PARTED_NAMES = re.compile(rf"(?:{_PARTED_NAME.pattern}){{1,4}}")
_PUBLISHED_IN = re.compile(
    r"^(?i:published in)\s+(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*){0,4}),"
    r"\s.*\d{4}\.?$"
)
# "Keld Post, The (Keld)", as catalogues write it.
_TURNED = re.compile(
    r"^(?P<name>[^,()]{3,50}), (?P<article>The|El|La|Le|Los|Die|Der)(?:\s+\([^()]{2,40}\))?$"
)
# What blogs put after a day: "3 May 2020 Leave a comment".
_COMMENTS = re.compile(
    r"(?<=\w)[\s|,·•]+(?:leave\s+a\s+(?:comment|reply)|no\s+comments?(?:\s+yet)?|comments?\s+off(?:\s+on\s.*)?)$",
    re.I,
)
_HOUSED = re.compile(r"^(?P<name>[^()]{3,50}) \((?P<place>[^()]{3,30})\)$")  # "The Keld Post (Keld)"
# What a page ran together: "May 3, 2020UPDATED May 4", "News03 May 2020", "ByAnn Sel".
_GLUED = re.compile(
    r"(?<=\d)(?=[A-Z]{4}|[A-Z][a-z]{3})|(?<=\s20\d\d)(?=\d{1,2}\s[A-Z])|(?<=[a-z])(?=\d{1,2}\s[A-Z][a-z]{2})|(?<=[ap]m)(?=[A-Z][a-z]{3})"
    r"|(?<=^By)(?=[A-Z][a-z]+\s[A-Z])"
)


@lru_cache(maxsize=CACHED)
def read_facts(line: str) -> Facts | None:
    """The facts of a line that consists of nothing else: dates, byline, credits, site, or several of them; of
    a row of segments one of which is a day, those segments that say something.

    >>> read_facts("By Ann Sel | Published 1 May 2024, updated 2 May 2024 9:15").updated
    '2024-05-02T09:15'
    >>> read_facts("1 May 2024 | Free, every fortnight").published
    '2024-05-01'
    """
    return _whole(line) or _of_row(line)


def _of_row(line: str) -> Facts | None:
    """The facts in a row of segments one of which is a day and nothing else; what the others say that is not
    understood is passed over."""
    if not line or len(line) > LONGEST_ROW or not any(map(str.isdigit, line)):
        return None
    segments = [segment.strip() for segment in _ROW.split(line) if segment.strip()]
    if not 1 < len(segments) <= MOST_SEGMENTS:
        return None
    read = [_whole(segment) for segment in segments]
    if not any(facts is not None and facts.dated for facts in read):
        return None
    whole = Facts()
    clock = next(filter(None, map(clock_line, segments)), None)
    for segment, facts in zip(segments, read, strict=True):
        if facts is None and is_person_name(segment):
            facts = Facts(byline=segment) if whole.byline is None else None
        whole = joined(whole, facts) if facts is not None else whole
    if clock and not clock.update and len(whole.published or "") == DAY:
        whole = replace(whole, published=f"{whole.published}T{clock.time}")  # "3 May 2020 | Section | 14:30"
    return whole


def _whole(line: str) -> Facts | None:
    """The facts of a line of which every word is understood."""
    if not line or len(line) > LONGEST:
        return None
    if (housed := _HOUSED.match(line)) and is_city(housed["place"]) and is_outlet_name(housed["name"]):
        return Facts(outlet=housed["name"])
    if host := host_of(line):
        return Facts(url=line if "://" in line else None, domain=host)
    line = _COMMENTS.sub("", _GLUED.sub(" ", line))
    if (turned := _TURNED.match(line)) and is_outlet_name(turned["name"]):
        return Facts(outlet=f"{turned['article']} {turned['name']}")
    if printed := _PUBLISHED_IN.match(line):
        return Facts(outlet=printed["name"])
    if pair := key_line(line):
        facts = _from_key(*pair)
        if facts is not None:
            return facts
    if (wired := _place_and_agency(line)) is not None:
        return wired
    if (written := _place_and_writer(line)) is not None:
        return written
    ours = dates.without_other_calendars(line)
    stamps = dates.find_all(ours)
    line, stamps = (ours, stamps) if stamps else (line, dates.find_all(line))
    published, updated, rest = take_stamps(line, stamps)
    pieces = split_pieces(rest, dated=bool(stamps))
    if len(pieces) == 1 and stamps and is_place_before(pieces[0], line):
        return Facts(published=published, updated=updated, dateline=pieces[0])
    facts = Facts(published=published, updated=updated)
    if not pieces:
        return facts if stamps else None
    if len(pieces) > MOST_PIECES or (not stamps and len(pieces) == 1 and not is_labelled(line)):
        return None
    if not stamps and line.isupper() and not any(map(agency_of, pieces)) and not is_labelled(line):
        return None  # "CHRONICLE | TYROL": sections
    known = len(stamps)
    agencies = any(agency_of(piece) for piece in pieces)
    for number, piece in enumerate(pieces):
        found = read_piece(piece, beside=bool(stamps) or len(pieces) > 1, last=number == len(pieces) - 1)
        if found is None:
            return None
        if agencies and not agency_of(piece) and piece.isupper() and found.credits:
            found = Facts(dateline=piece)  # "AP - KELD": the agency is the other one
        elif number == 1 and agency_of(pieces[0]) and found.byline == piece and stamps:
            found = Facts(dateline=piece)  # "PTI | New Delhi | 14 May 2024": writers come before agencies
        said = found.byline is not None and not found.credits and not is_labelled(piece)
        known += not said or bool(stamps) or found.outlet is not None
        if found.byline and " " not in found.byline and not is_labelled(piece):
            # A lone word: beside a writer it is who he writes for, else the place.
            name = found.byline
            house = facts.byline and (
                agency_of(name) or name.isupper() or (number == len(pieces) - 1 and not facts.credits)
            )
            house = house and not is_city(name)
            if not house and is_label_word(name):
                continue
            found = Facts(credits=(Credit(name, role_of(name)),)) if house else Facts(dateline=name)
        facts = joined(facts, found)
    known_place = stamps or agencies or facts.byline or is_labelled(line)
    if facts.dateline and not (known_place or is_city(facts.dateline)):
        return None  # "Contents | Region | English": a menu
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


def _place_and_writer(line: str) -> Facts | None:
    """The city and the writer of "London: Ann Sel", and whoever a bracket after the writer names."""
    if named := _SHOUTED_NAME.fullmatch(line):  # "ANN SEL, Keld"
        place, name = named["place"], named["name"]
        if is_person_name(name) and not (is_outlet_name(place) or agency_of(place) or names_job(place)):
            return Facts(byline=name, dateline=place)
    if _PARTED_NAMES.fullmatch(line):  # "Ann Sel (text), Jo Pike (photos)"
        return _by_parts(line)
    place, colon, name = line.partition(": ")
    if colon and len(line.split()) <= MOST_PIECES and is_city(place) and is_person_name(name):
        return Facts(dateline=place, byline=name)
    signature = read_signature(line) if "(" in line and not any(map(str.isdigit, line)) else None
    if signature is None or not (signature.writers and signature.place and signature.credits):
        return None
    return facts_of(signature)


def _by_parts(line: str) -> Facts | None:
    """Names that each have their part in brackets after them."""
    whole = Facts()
    for name, label in _PARTED_NAME.findall(line):
        found = labelled_clause(f"{label}: {name}")
        if found is None or not is_person_name(name):
            return None
        whole = joined(whole, facts_of(found))
    return whole


def read_byline(line: str) -> Facts | None:
    """``By Name and Name, Outlet``, with what else the line says after a separator."""
    return read_facts(line) if len(line) <= LONGEST and is_labelled(_without_dates(line)) else None


def _without_dates(line: str) -> str:
    return take_stamps(line, dates.find_all(line))[2].strip(" |,")


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
        turned = [upright(name) for name in names]
        if turned != names and not is_city(names[0].rpartition(",")[2].strip()):
            return Facts(byline=", ".join(turned))  # "Sel, Ann; Pike, Jo"
    if field == "outlet" and is_name(value, most=8) and not is_agency(value) and key != "source":
        return Facts(outlet=value)
    if key == "dateline" and is_name(value, most=3):
        return Facts(dateline=value)
    if field in {"url", "domain"} and (host := host_of(value)):
        return Facts(url=value if "://" in value else None, domain=host)
    return None
