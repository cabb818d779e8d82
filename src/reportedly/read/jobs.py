"""What writers are called: the jobs after their names, and newsrooms that sign without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.read.agencies import agency_of
from reportedly.read.names import is_city, is_person_name
from reportedly.read.words import alternatives, settlements, vocabulary

WRITES_FROM = re.compile(
    r"\s+(?:(?i:reports?|reporting|writes)\s+)?(?:[Ii]n|[Ff]rom|à|aus|en|i|w|в)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)
LONGEST_LED = 120  # characters of a line of names after a job
_HOUSES = re.compile(
    r"\S+(?:\s\S+)?['’]s?\s(?:\S+\s){1,3}(?:service|services|unit|department)$"
)  # "RFT's Afghan Service"
_DESKS = vocabulary("desk_words") | {"and", "&"}


@dataclass(frozen=True, slots=True)
class Led:
    """Names after what their bearer is called: "our correspondent in Keld, Ann Sel". ``before`` is a name
    before the job ("Norlink writer Ann Sel")."""

    names: str
    place: str | None
    before: str | None


def led_by_job(text: str, *, told: bool = False) -> Led | None:
    """What a job opens; ``None`` where none does. ``told``: only after "our", "from our", "by a" or the like.

    >>> led_by_job("our correspondent in Lusaka, Ann Sel").place
    'Lusaka'
    """
    found = _led().match(text) if len(text) <= LONGEST_LED else None
    if found is None or (told and not found["lead"]):
        return None
    before, place = found["before"], found["place"]
    if before and place is None and is_city(before):
        before, place = None, before
    rest = (found["rest"] or "").strip(" ,")
    alone = is_city(rest) or rest.casefold() in settlements() or (rest.isalpha() and not agency_of(rest))
    if rest and place is None and found["parted"].strip() in {",", "in"} and alone:
        rest, place = "", rest  # "Our Correspondent, Kano"
    return Led(rest, place, before)


@cache
def _led() -> re.Pattern[str]:
    name = r"(?-i:[^\W\d_a-z][\w'’.-]*)"
    desks = "|".join(re.escape(word) for word in sorted(vocabulary("desk_words"), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{alternatives('byline_words')})\s+)?(?P<lead>{alternatives('lead_words')}\s+)?"
        rf"(?:(?P<before>{name}(?:\s+{name})?)\s+(?:staff\s+)?(?=(?:{desks}|{alternatives('lead_jobs')})\b))??"
        rf"(?:(?:{desks})\s+){{0,3}}{alternatives('lead_jobs')}(?!\w)"
        rf"(?:\s+(?:in|at|from|à|en|aus|a|i|w|в|di|da|nach)\s+(?P<place>{name}(?:\s+{name}){{0,2}}))?"
        rf"(?:(?P<parted>\s*[,:–—]\s*|\s+-\s+|\s+)(?P<rest>(?-i:[^\W\d_a-z]).*))?$",
        re.I,
    )


@cache
def _job() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('byline_roles')}(?!\w)", re.I)


def names_job(line: str) -> bool:
    """Whether a line holds what writers are called after their names: "Reporter", "Lecturer in …"."""
    return _job().search(line) is not None


def without_job(text: str) -> str:
    """Names without the jobs after them: "Ann Sel, Chief Political Correspondent" is Ann Sel."""
    text = re.split(r"[,\s]+special to\s+", text, flags=re.I)[0]
    found = _job().search(text)
    if found is None or is_nobody(text):
        return text
    before, after = text[: found.start()], text[found.end() :]
    if "," in before and len(before.split(",")[0].split()) >= 2:
        kept = before.split(",")[0]
    else:
        words = before.split()
        while len(words) > 2 and words[-1].casefold().strip(",&") in _DESKS:
            words.pop()
        kept = " ".join(words)
    if not kept.strip() or (not words_before(kept) and "," not in before):
        return ""
    place = WRITES_FROM.search(after)
    return f"{kept.strip(' ,/')}{place.group() if place else ''}"


def words_before(kept: str) -> list[str]:
    """The words of a name that are no desk's: none in "Diplomatic" of "Diplomatic correspondent"."""
    return [word for word in kept.split() if word.casefold().strip(",&") not in _DESKS]


def is_nobody(text: str) -> bool:
    """Whether a byline names a newsroom and nobody in it: "Staff", "Our correspondent", "The Post Staff"."""
    bare = text.casefold().strip(" .")
    if bare in vocabulary("staff_names") or _HOUSES.match(bare):
        return True
    before, _, last = bare.rpartition(" ")
    if not before or "," in before or last not in vocabulary("staff_ends") or agency_of(text) is not None:
        return False
    name = text.strip(" .")[: len(before)]
    if is_person_name(re.split(r"\s+(?:and|&)\s+", name)[0]) and re.search(r"\s(?:and|&)\s", name):
        return False  # "Ann Sel and wire services"
    return name.isupper() or last != "staff" or not is_person_name(name)
