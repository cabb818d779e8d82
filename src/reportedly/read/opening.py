"""The lines before an article's first paragraph: title, date, byline, outlet, captions, standfirst."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.read import furniture
from reportedly.read.credits import of_dateline
from reportedly.read.datelines import Dateline, has_dateline, read_dateline
from reportedly.read.heads import Credit, Head, host_of
from reportedly.read.lines import Facts, read_facts
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.signatures import agency_of, is_agency, names_job, read_signature, role_of
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.words import alternatives, vocabulary

DEPTH = 40  # lines in which a head is looked for: a page's menu, captions said twice and buttons included
LONG = 30  # words from which a line is a paragraph, whatever else it looks like
JOB = 4  # words of a job with a place after it: "Diplomatic correspondent, Geneva"
MASTHEAD = 3  # words of a name on top that is the outlet's where no title stands beside it and somebody signs
SENTENCE = 8  # words from which a line that ends as a sentence does can be a paragraph
_PAIR = re.compile(r"^(?P<left>[^|–—]{2,60}?)\s+(?:[|–—]|--?)\s+(?P<right>[^|–—]{2,60})$")
_MARKED = re.compile(r"[,/&|]|\band\b", re.I)
_CREDIT_END = re.compile(
    r"(?:[(\[][^()\[\]]{2,60}[)\]]|(?i:photo|image|picture|credit|file)\s*[:/].{2,60}|©.{2,60})\s*\.?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the head of an article says, the captions and standfirst in it, where the body starts.

    ``begins`` is where the body's first paragraph goes on after its dateline.
    """

    head: Head
    kept: tuple[str, ...]
    end: int
    begins: int = 0


def read_opening(lines: Sequence[str], known: Head) -> Opening:
    """Reads the head of an article whose lines, none of them blank, are given."""
    end = opening_end(lines)
    zone = list(lines[:end])
    counts = Counter(lines[: end + 1])
    facts = {line: read_facts(line) for line in zone}
    own = _own_name(zone, facts) if known.outlet is None else known.outlet
    head = _merge(known, {line: fact for line, fact in facts.items() if fact}, own)
    left = [line for line in dict.fromkeys(zone) if not facts[line] and not furniture.is_furniture(line)]
    shown = [line for line in zone if facts[line] or not furniture.is_furniture(line)]
    left, head = _take_names([line for line in left if line != own], shown, facts, head)
    title = head.title or _choose_title(left, counts)
    kept = [line for line in left if not (title and same_title(line, title))]
    dateline = read_dateline(lines[end]) if end < len(lines) else None
    if dateline is not None:
        # Two datelines of two days date nothing and stay in the text: which is the report's cannot be told.
        days = {found.published for line in lines[end:] if (found := read_dateline(line)) and found.published}
        dateline = dateline if len(days) < 2 else replace(dateline, published=None, end=0)
        head = with_dateline(head, dateline, lines[end][: dateline.end])
    head = replace(head, title=title).because("text", title)
    return Opening(head, tuple(kept), end, dateline.end if dateline else 0)


def with_dateline(head: Head, dateline: Dateline, words: str) -> Head:
    """A head with what a dateline says; its day settles a date of which only the year is sure."""
    published, basis = head.published, head.published_basis
    if published is None and dateline.published:
        published, basis = dateline.published, "text"
    elif published is not None and len(published) == 4 and dateline.day:
        published = f"{published}-{dateline.day[0]:02d}-{dateline.day[1]:02d}"
    head = head.without_basis("dateline") if dateline.place else head
    return (
        replace(
            head,
            dateline=dateline.place or head.dateline,
            published=published,
            published_basis=basis,
            byline=head.byline or dateline.byline,
        )
        .crediting(of_dateline(dateline))
        .because("text", words.strip())
    )


def opening_end(lines: Sequence[str]) -> int:
    """The index of the first line of the body."""
    counts = Counter(lines[:DEPTH])
    for index, line in enumerate(lines[:DEPTH]):
        if counts[line] > 1 and line in lines[index + 1 : DEPTH]:
            continue  # a title or a caption that is said again before the body
        if line in lines[:index]:
            continue
        words = count_words(line)
        if words >= SENTENCE and has_dateline(line, words=SENTENCE):
            return index
        if read_facts(line) is not None or furniture.is_furniture(line):
            continue
        if _is_caption(line):
            continue
        ended = ends_sentence(line)
        if words >= LONG and (words >= 2 * LONG or (ended and not _facts_follow(lines, index, counts, 2))):
            return index
        if SENTENCE <= words < LONG and ended and not _facts_follow(lines, index, counts, 4):
            return index
    return _without_body(lines)


def same_title(line: str, title: str) -> bool:
    """Whether a line is a title said again, give or take punctuation, case or a site's name after it."""
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (line, title))
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 20 and longer.startswith(shorter) and len(shorter) >= 0.6 * len(longer)


def is_title_like(line: str) -> bool:
    """Whether a line has the form of a headline: a few words, no full stop even inside quotation marks."""
    words = count_words(line)
    if not 2 <= words <= 25 or len(line) > 200 or line.rstrip("\"”’'»)").endswith((".", ",", ";", ":")):
        return False
    return not furniture.is_furniture(line)


def _is_caption(line: str) -> bool:
    return len(line.split()) <= 60 and _CREDIT_END.search(line[-90:]) is not None


def _facts_follow(lines: Sequence[str], index: int, counts: Counter[str], near: int) -> bool:
    """Whether a date line or a byline comes soon after, so that this sentence is still of the head."""
    for line in lines[index + 1 : index + 1 + near]:
        if count_words(line) >= SENTENCE and ends_sentence(line) and counts[line] == 1:
            return False  # two sentences in a row are a body
        if read_facts(line) is not None:
            return True
    return False


def _without_body(lines: Sequence[str]) -> int:
    """The end of a head that no paragraph follows: after its last fact, or after its first line."""
    last = max((i for i, line in enumerate(lines[:DEPTH]) if read_facts(line)), default=-1)
    return last + 1 if last >= 0 else min(1, len(lines)) if lines and is_title_like(lines[0]) else 0


def _merge(known: Head, facts: Mapping[str, Facts], own: str | None) -> Head:
    """Known fields first, then the first line that says each; a date of updating only if no other is said.

    ``own`` is the outlet that a line of its own names: then another one, beside a writer, is a credit."""
    found = Head(outlet=own).because("text", own)
    host = Head()
    others = Head()
    for line, fact in facts.items():
        said = Head(
            url=fact.url,
            published=fact.published,
            published_basis="text" if fact.published else None,
            outlet=fact.outlet,
            byline=fact.byline,
            updated=fact.updated,
            dateline=fact.dateline,
            domain=None if fact.url else fact.domain,
        ).because("text", line)
        found = found.filled_from(said).crediting(fact.credits).because("text", line)
        host = host.filled_from(Head(domain=host_of(fact.url) if fact.url else None).because("text", line))
        if own and fact.outlet and not same_title(fact.outlet, own):
            credit = Credit(fact.outlet, role_of(fact.outlet))
            others = others.crediting([credit]).because("text", line)
    found = found.crediting_as(others)
    if found.published is None and found.updated:
        words = next((seen.words for seen in found.seen if seen.field == "updated"), None)
        found = replace(found, published=found.updated, published_basis="text").because("text", words)
    found = found.filled_from(host)
    return known.filled_from(replace(found, credits=())).crediting_as(found)


def _own_name(zone: list[str], facts: dict[str, Facts | None]) -> str | None:
    """The outlet that one of the first lines is: a name with an outlet's word, or "The Something" on top."""
    signed = any(fact is not None and (fact.byline or fact.credits) for fact in facts.values()) or any(
        is_person_name(line) and _beside_fact(line, zone, facts) for line in zone[1:]
    )
    for index, line in enumerate(zone[:3]):
        if facts[line] or furniture.is_furniture(line):
            continue
        if len(line.split()) > 6 and not (index == 0 and _is_body(line)):
            continue
        name = re.sub(r"\s*\([^()]*\)$", "", line)  # "El Faro (English edition)"
        shown, name = name, _edition().sub("", name) if index == 0 else name  # "El Faro in English"
        if not name or name.casefold() in vocabulary("section_words"):
            continue
        if index == 0 and _is_body(name):
            return name
        titled = any(other != line and is_title_like(other) and count_words(other) >= 3 for other in zone)
        first = index == 0 and len(zone) > 2
        article = first and name.split()[0].casefold() in vocabulary("outlet_articles")
        if titled and is_name(name) and (is_outlet_name(name) or article) and (first or not agency_of(name)):
            return shown
        if first and titled and name[:1].isalpha() and not name[0].islower() and _last_is_outlets(name):
            return name
        if first and titled and shown != name and is_name(name):
            return shown
        masthead = titled or count_words(name) <= MASTHEAD
        if index == 0 and masthead and is_name(name) and _ends_as_outlets(name):
            return shown
        if first and masthead and signed and is_name(name, most=4) and "," not in name:
            return shown
        if first and titled and name.split()[-1].casefold() in vocabulary("company_words"):
            return shown
    return None


def _ends_as_outlets(name: str) -> bool:
    """Whether a name begins or ends with an outlet's word: "Radio Norvane", "The Keld Tribune"."""
    words = name.removeprefix("The ").split()
    return is_outlet_name(words[-1].title()) or is_outlet_name(words[0].title())


def _is_body(name: str) -> bool:
    """Whether a line on top is a body's own name: "Embassy of Norvane", "Ministry of Health"."""
    words = name.casefold().removeprefix("the ").split()
    led = words[0] in vocabulary("bodies") and len(words) > 2 and words[1] in ("of", "for")
    return led and len(words) <= 12 and not ends_sentence(name)


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:in\s+)?{alternatives('tongues')}(?:\s+(?:edition|service))?$", re.I)


def _last_is_outlets(name: str) -> bool:
    """Whether a line ends in an outlet's word, in languages that write names small: "Речной вестник"."""
    last = name.split()[-1]
    return count_words(name) <= 6 and not last.isascii() and is_outlet_name(last.title())


def _take_names(
    left: list[str], zone: list[str], facts: dict[str, Facts | None], head: Head
) -> tuple[list[str], Head]:
    """Takes lines that are only names out of a head: the outlet's, the author's, an agency's, a place's."""
    kept: list[str] = []
    for line in left:
        others = [
            other for other in left if other != line and is_title_like(other) and not is_outlet_name(other)
        ]
        titled = head.title is not None or bool(others)
        pair = _name_pair(line) if titled and kept else None
        beside = _beside_fact(line, zone, facts)
        if (titled or head.outlet) and line.casefold() in vocabulary("section_words"):
            continue
        if _is_job(line) and any(map(is_person_name, zone[: zone.index(line)][-1:])):
            continue
        if pair is not None:
            outlet, byline = pair
            head = replace(head, outlet=head.outlet or outlet, byline=head.byline or byline)
        elif titled and (agency := agency_of(line)) is not None:
            head = head.crediting([Credit(agency, "agency")])
        elif titled and line.split()[-1].casefold() in vocabulary("staff_ends") and len(line.split()) <= 3:
            continue
        elif titled and len(line.split()) <= 5 and "," not in line and is_outlet_name(line):
            if head.outlet and not same_title(head.outlet, line):
                head = head.crediting([Credit(line, role_of(line))])
            head = replace(head, outlet=head.outlet or line)
        elif head.byline and same_title(line, head.byline):
            continue
        elif (
            (titled or any(character.isdigit() for character in line))
            and (place := _place_alone(line)) is not None
            and (beside or place.dated)
            and (place.dated or head.byline or len(line.split()) == 1 or _people_beside(line, zone))
        ):
            head = replace(head, dateline=head.dateline or place.name)
        elif (
            (titled or head.outlet)
            and (kept or beside)
            and (signed := _signed(line, head, beside, titled)) is not None
        ):
            head = signed
        else:
            kept.append(line)
        head = head.because("text", line)
    return kept, head


def _is_job(line: str) -> bool:
    """Whether a line says what its writer is: "Senior Lecturer in Entomology, University of Tarn"."""
    signature = read_signature(line)
    lone = signature is not None and signature.place is not None and count_words(line) <= JOB
    return names_job(line) and count_words(line) < LONG and not ends_sentence(line) and not lone


def _people_beside(line: str, zone: list[str]) -> bool:
    return any(other != line and is_person_name(other) for other in zone)


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    dated: bool


def _place_alone(line: str) -> _Place | None:
    """A line that is only a dateline: "ANKARA", "Baku, Azerbaijan, Nov. 10"."""
    if len(line.split()) > 6:
        return None
    dateline = read_dateline(f"{line} — X")
    if dateline is None or dateline.place is None or dateline.end != len(line) + 3 or not dateline.sure:
        return None
    return _Place(dateline.place, dateline.day is not None)


def _signed(line: str, head: Head, beside: bool, titled: bool) -> Head | None:
    """The head with the writers, credits and place of a line of names; ``None`` where it is none."""
    if line.isupper() and len(line.split()) > (3 if titled else 2) and not _MARKED.search(line):
        return None  # a headline in capitals
    signature = read_signature(line) if len(line.split()) <= 14 else None
    if signature is None or signature.empty:
        return None
    people = all(is_person_name(name) for name in signature.writers)
    if (line.isupper() or not titled) and any(len(name.split()) > 3 for name in signature.writers):
        return None  # "Water Board Orders Rationing"
    marked = bool(signature.place or signature.credits or signature.nobody)
    if not people or not (marked or beside) or (not signature.writers and not marked):
        return None
    if head.byline and signature.byline and same_title(head.byline, signature.byline):
        return head
    if head.byline and signature.writers and not marked:
        return None
    return replace(
        head,
        byline=head.byline or signature.byline,
        dateline=head.dateline or signature.place,
        outlet=head.outlet or signature.outlet,
    ).crediting(signature.credits)


def _name_pair(line: str) -> tuple[str | None, str | None] | None:
    """Outlet and author of ``Outlet – Author``; a place in capitals or an agency may stand for the outlet."""
    found = _PAIR.match(line) if len(line.split()) <= 10 else None
    if found is None:
        return None
    left, right = found["left"].strip(), found["right"].strip()
    if not (is_name(left, most=5) and is_name(right, most=5)):
        return None
    if is_outlet_name(right) and not is_outlet_name(left):
        left, right = right, left
    if (left.isupper() and len(left) > 3) or is_agency(left):
        return None, right
    return left, right


def _beside_fact(line: str, zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether a line stands next to a date line or right before the body."""
    place = zone.index(line)
    neighbours = zone[max(0, place - 1) : place] + zone[place + 1 : place + 2]
    return place == len(zone) - 1 or any(
        facts.get(other) or _place_alone(other) or (count_words(other) <= MASTHEAD and _is_job(other))
        for other in neighbours
    )


def _choose_title(lines: list[str], counts: Counter[str]) -> str | None:
    """The headline: a title-like line said twice, else the first of four words or more, else the first."""
    titles = [line for line in lines if is_title_like(line) and not _is_caption(line)]
    twice = [line for line in titles if counts[line] > 1 and not ends_sentence(line)]
    long_enough = [line for line in titles if len(line.split()) >= 4]
    return next(iter(twice + long_enough + titles), None)
