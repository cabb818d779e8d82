"""One line of an article's head or end: a date line, a byline, a dateline, a site's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.read import dates, heads
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.words import alternatives, pairs, vocabulary

CACHED = 16_384  # lines whose reading is remembered: splitter, opening and body ask about the same ones
LONGEST = 160  # characters of a line that is only date, byline or site name
_SEPARATORS = re.compile(r"\s+[|•·–—-]+\s+|\s*[|•·]\s*|\t+")
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][^()\[\]\n]{1,60}?)\s*(?:[(\[](?P<credit>[^()\[\]]{2,40})[)\]])?\s*"
    r"(?:[:,]\s*)?(?P<dash>--+|[–—―]|\s-)\s*(?=\S)"
)
_PLACE = re.compile(r"^[^\W\d_][\w.'’/ -]*(?:,\s*[\w.'’ ()-]+){0,3}$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of an article's head says; a line that says anything else gives no facts."""

    published: str | None = None
    updated: bool = False
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    domain: str | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """``CITY (Agency) --`` at the start of a paragraph; ``end`` is where the paragraph's own words begin."""

    place: str
    credit: str | None
    end: int


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('date_labels')}(?!\w)", re.I)


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(rf"^{alternatives('byline_words')}[\s:]+(?P<names>\S.*)$", re.I)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"[,\s(/]+(?:the\s+)?{alternatives('byline_roles')}(?!\w).*$", re.I)


@lru_cache(maxsize=CACHED)
def read_facts(line: str) -> Facts | None:
    """The facts of a line that consists of nothing else: date, byline, site, or several of them."""
    if not line or len(line) > LONGEST:
        return None
    if host := heads.host_of(line):
        return Facts(url=line if "://" in line else None, domain=host)
    if pair := heads.key_line(line):
        facts = _from_key(*pair)
        if facts is not None:
            return facts
    if (day := date_line(line)) is not None:
        return Facts(published=day, updated=_is_update(line))
    if (byline := read_byline(line)) is not None:
        return byline
    return _from_pieces([piece for piece in _SEPARATORS.split(line) if piece.strip()])


def date_line(line: str) -> str | None:
    """The date of a line that holds a date and, besides labels, weekday, zone and a place, nothing."""
    stamp = dates.find(line)
    if stamp is None:
        return None
    rest = dates.find(stamp.rest)  # "Published 1 May 2024, updated 2 May 2024"
    left = _labels().sub(" ", rest.rest if rest else stamp.rest)
    words = re.findall(r"[^\W\d_]{2,}", left)
    if len(words) > 2 or any(word[0].islower() for word in words):
        return None
    return stamp.iso


def read_byline(line: str) -> Facts | None:
    """``By Name and Name, Outlet``, with what else the line says after a separator."""
    found = _byline().match(line)
    if found is None:
        return None
    pieces = [piece.strip() for piece in _SEPARATORS.split(found["names"]) if piece.strip()]
    stamp = dates.find(pieces[0])
    names = (pieces[0] if stamp is None else stamp.rest).strip(" ,")
    if stamp is not None:
        names = _labels().sub(" ", names).strip(" ,")
    facts = _names(names)
    if facts is None:
        return None
    published = stamp.iso if stamp else None
    outlet = facts.outlet
    for piece in pieces[1:]:
        published = published or date_line(piece)
        outlet = outlet or (piece if is_outlet_name(piece) else None)
    return Facts(published=published, byline=facts.byline, outlet=outlet, credits=facts.credits)


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph opens with: a place, perhaps a date and an agency, then a dash."""
    return _read_dateline(paragraph[:140])


@lru_cache(maxsize=CACHED)
def _read_dateline(paragraph: str) -> Dateline | None:
    found = _DATELINE.match(paragraph)
    if found is None:
        return None
    place, credit = found["place"].strip(" ,"), found["credit"]
    stamp = dates.find(place)
    bare = re.sub(
        rf"[,\s]+{alternatives('months')}\.?\s+\d{{1,2}}$", "", stamp.rest if stamp else place, flags=re.I
    )
    bare = bare.strip(" ,")
    if not _PLACE.match(bare) or len(bare.split()) > 6:
        return None
    first = bare.split(",")[0]
    shouted = first.isupper() and len(first) > 2
    if not shouted and (credit is None or not is_name(first, most=4)):
        return None
    if not shouted and credit is not None and not is_name(credit.split("/")[0], most=4):
        return None
    return Dateline(bare, credit, found.end())


def _from_key(key: str, value: str) -> Facts | None:
    if key in vocabulary("update_labels") and (day := date_line(value)):
        return Facts(published=day, updated=True)
    field = pairs("head_keys").get(key)
    if (field == "published" or key in vocabulary("date_labels")) and (day := date_line(value)):
        return Facts(published=day)
    if field == "outlet" and is_name(value, most=8):
        return Facts(outlet=value)
    if field == "byline":
        return _names(value)
    if field in {"url", "domain"} and (host := heads.host_of(value)):
        return Facts(url=value if "://" in value else None, domain=host)
    return None


def _names(text: str) -> Facts | None:
    """The people and the outlet or agency of a byline's names."""
    outlet = None
    text = _role().sub("", text.strip(" .,")) if text.casefold() not in vocabulary("staff_names") else text
    if (slash := re.split(r"\s*/\s*|\s+in\s+|\s+for\s+", text, maxsplit=1)) and len(slash) == 2:
        text, tail = slash
        outlet = tail if is_outlet_name(tail) else None
    if text.casefold().strip(" .") in vocabulary("staff_names"):
        return Facts()
    if (agency := pairs("agencies").get(text.casefold())) is not None:
        return Facts(credits=(agency,))
    people = [
        name.strip()
        for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+et\s+|\s+und\s+", text)
        if name.strip()
    ]
    credits: list[str] = []
    while len(people) > 1 and (is_outlet_name(people[-1]) or people[-1].casefold() in pairs("agencies")):
        last = people.pop()
        if last.casefold() in pairs("agencies"):
            credits.append(pairs("agencies")[last.casefold()])
        else:
            outlet = outlet or last
    if not people or not all(is_name(name, most=5) for name in people) or len(people) > 6:
        return None
    if len(people) == 1 and is_outlet_name(people[0]):
        return Facts(outlet=people[0], credits=tuple(credits))
    return Facts(byline=", ".join(people), outlet=outlet, credits=tuple(credits))


def _from_pieces(pieces: list[str]) -> Facts | None:
    """``Outlet | Name | date``: each piece has to be a fact, or the line is none."""
    if not 2 <= len(pieces) <= 5:
        return None
    published: str | None = None
    byline: str | None = None
    outlet: str | None = None
    domain: str | None = None
    known = 0
    for piece in (piece.strip() for piece in pieces):
        if day := date_line(piece):
            published = published or day
            known += 1
        elif (facts := read_byline(piece)) is not None:
            byline, outlet, known = byline or facts.byline, outlet or facts.outlet, known + 1
        elif host := heads.host_of(piece):
            domain, known = host, known + 1
        elif is_outlet_name(piece):
            outlet, known = outlet or piece, known + 1
        elif not is_person_name(piece) or byline is not None:
            return None
        else:
            byline = piece
    if not known:
        return None
    return Facts(published=published, byline=byline, outlet=outlet, domain=domain)


def _is_update(line: str) -> bool:
    first = re.match(r"[^\W\d_]+(?:\s+[^\W\d_]+)?", line)
    words = first.group(0).casefold() if first else ""
    return words in vocabulary("update_labels") or words.split(" ")[0] in vocabulary("update_labels")
