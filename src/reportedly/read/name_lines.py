"""Lines of a head that are only names: the outlet's, the writer's, an agency's, a place's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.read.addresses import host_of
from reportedly.read.agencies import agency_of, is_agency, role_of
from reportedly.read.datelines import read_dateline
from reportedly.read.facts import Facts
from reportedly.read.heads import Credit, Head
from reportedly.read.jobs import WRITES_FROM, names_job
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.releases import office_of
from reportedly.read.sections import is_regional, is_section
from reportedly.read.signatures import read_signature
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.titles import is_title_like, same_title
from reportedly.read.words import vocabulary

MASTHEAD = 3  # words of a name on top that is the outlet's where no title stands beside it and somebody signs
LONG = 30  # words from which a line is a paragraph, whatever else it looks like
LONGEST_JOB = 7  # words of a job under a name: "Chief Diplomatic Correspondent of the Keld Post"
JOB = 4  # words of a job with a place after it: "Diplomatic correspondent, Geneva"
_PAIR = re.compile(r"^(?P<left>[^|–—]{2,60}?)\s+(?:[|–—]|--?)\s+(?P<right>[^|–—]{2,60})$")
_CLOCK_AFTER = re.compile(
    r",?\s+\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?$"
)  # "KELD, 3 May, 16:12"
_MARKED = re.compile(r"[,/&|]|\band\b", re.I)


def take_names(
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
        placed = _writer_and_place(line) if titled and head.outlet and not head.byline else None
        beside = beside_fact(line, zone, facts)
        if (titled or head.outlet) and (is_section(line) or (kept and is_regional(line))):
            continue
        above = zone[: zone.index(line)][-1:]
        if _is_job(line) and any(is_person_name(other) or _signs(facts.get(other)) for other in above):
            head = replace(head, dateline=head.dateline or _place_of_job(line)).because("text", line)
            continue
        if placed is not None:
            head = replace(head, byline=placed[0], dateline=head.dateline or placed[1])
        elif titled and not head.outlet and (issuer := office_of(line)) is not None:
            head = replace(head, outlet=issuer)
        elif pair is not None:
            outlet, byline = pair
            if (
                head.outlet
                and outlet
                and is_person_name(outlet)
                and not head.byline
                and is_name(byline or "", most=2)
            ):
                outlet, byline = None, outlet  # "Ann Sel | Keld" under an outlet's name
                head = replace(head, dateline=head.dateline or pair[1])
            head = replace(head, outlet=head.outlet or outlet, byline=head.byline or byline)
        elif head.outlet and _is_newsroom(line, head.outlet):
            continue
        elif titled and (agency := agency_of(line)) is not None:
            head = head.crediting([Credit(agency, "agency")])
        elif titled and line.split()[-1].casefold() in vocabulary("staff_ends") and len(line.split()) <= 3:
            continue
        elif titled and len(line.split()) <= 5 and not set(",|") & set(line) and is_outlet_name(line):
            if head.outlet and not same_title(head.outlet, line):
                head = head.crediting([Credit(line, role_of(line))])
            head = replace(head, outlet=head.outlet or line)
        elif head.byline and same_title(line, head.byline):
            continue
        elif (
            (titled or any(character.isdigit() for character in line))
            and not _job_follows(line, zone)
            and (place := _place_alone(_CLOCK_AFTER.sub("", line))) is not None
            and (beside or place.dated)
            and (place.dated or head.byline or len(line.split()) == 1 or _people_beside(line, zone))
            and (head.byline is not None or is_city(line) or place.dated or not is_person_name(line))
        ):
            head = replace(head, dateline=head.dateline or place.name)
        elif head.byline and _is_last_place(line, zone, facts):
            head = replace(head, dateline=head.dateline or line)
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


def _is_last_place(line: str, zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether a lone name that is the last line of a head, under a day, is the place."""
    above = facts.get(zone[-2]) if len(zone) > 1 and zone[-1] == line else None
    named = is_name(line, most=2) and not (is_outlet_name(line) or is_section(line) or agency_of(line))
    return above is not None and above.dated and named and line.isalpha()


def _signs(fact: Facts | None) -> bool:
    return fact is not None and fact.byline is not None


def _is_newsroom(line: str, outlet: str) -> bool:
    """Whether a line is the outlet's newsroom, called after it: "Star Report" in The Evening Star."""
    words, named = line.split(), {word.casefold() for word in outlet.split()} - {"the"}
    return (
        2 <= len(words) <= 5
        and words[0].casefold() in named
        and words[-1].casefold() in vocabulary("newsroom_words")
    )


def _is_job(line: str) -> bool:
    """Whether a line says what its writer is: "Senior Lecturer in Entomology, University of Tarn"."""
    return (names_job(line) or _ends_in_job(line)) and count_words(line) < LONG and not ends_sentence(line)


def _ends_in_job(line: str) -> bool:
    """Whether a few words end in a job: "KeldNews.example Writer"."""
    *house, job = line.split()
    return (
        1 <= len(house) < JOB and host_of(house[0]) is not None and job.casefold() in vocabulary("lead_jobs")
    )


def _place_of_job(line: str) -> str | None:
    """Where a line that follows a writer's name says he works: "China Correspondent in Beijing"."""
    found = WRITES_FROM.search(line)
    signature = read_signature(line)
    place = found["place"].strip(" .,") if found else signature.place if signature else None
    return place if place and (" " not in place or is_city(place)) else None


def _job_follows(line: str, zone: list[str]) -> bool:
    after = zone[zone.index(line) + 1 : zone.index(line) + 2]
    return is_person_name(line) and any(count_words(other) <= JOB and names_job(other) for other in after)


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
    line = line.rstrip(" –—-")
    if line.isupper() and "," in line and len(line.split()) > 3 and not is_city(line):
        return None  # "NO RISE, SAYS GOVERNOR"
    dateline = read_dateline(f"{line} — X")
    if dateline is None or dateline.place is None or dateline.end != len(line) + 3:
        return None
    return _Place(dateline.place, dateline.day is not None) if dateline.sure or is_city(line) else None


def _signed(line: str, head: Head, beside: bool, titled: bool) -> Head | None:
    """The head with the writers, credits and place of a line of names; ``None`` where it is none."""
    if head.outlet and line.casefold().endswith(f" {head.outlet.casefold().removeprefix('the ')}"):
        line = line[: -len(head.outlet.removeprefix("The "))].strip(" ,") or line
        line = re.sub(r",?\s+the$", "", line, flags=re.I)  # "ANN SEL The Keld Post"
    if line.isupper() and len(line.split()) > (3 if titled else 2) and not _MARKED.search(line):
        return None  # a headline in capitals
    signature = read_signature(line) if len(line.split()) <= 14 else None
    if signature is None or signature.empty or line.casefold() in vocabulary("byline_words"):
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
    house = signature.outlet if head.outlet else None  # "Ann Sel, The Quay" on a page of another
    return (
        replace(
            head,
            byline=head.byline or signature.byline,
            dateline=head.dateline or signature.place,
            outlet=head.outlet or signature.outlet,
        )
        .crediting(signature.credits)
        .crediting([Credit(house, role_of(house))] if house else [])
    )


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


def _writer_and_place(line: str) -> tuple[str, str] | None:
    """The writer and the place of "Ann Sel | Keld" under an outlet's name."""
    found = _PAIR.match(line)
    if found is None or not is_person_name(found["left"]) or not is_name(found["right"], most=2):
        return None
    place = found["right"]
    house = (
        is_outlet_name(place) or agency_of(place) or is_section(place) or names_job(place) or place.isupper()
    )
    return None if house or (" " in place and not is_city(place)) else (found["left"], place)


def beside_fact(line: str, zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether a line stands next to a date line or right before the body."""
    place = zone.index(line)
    neighbours = zone[max(0, place - 1) : place] + zone[place + 1 : place + 2]
    return place == len(zone) - 1 or any(
        facts.get(other)
        or _place_alone(other)
        or agency_of(other)
        or (count_words(other) <= LONGEST_JOB and _is_job(other))
        or (zone.index(other) > place and is_outlet_name(other))  # "Ann Sel" over "The Keld Post"
        for other in neighbours
    )
