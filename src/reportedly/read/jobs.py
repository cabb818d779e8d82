"""What writers are called: the jobs after their names, and newsrooms that sign without a name."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.agencies import agency_of
from reportedly.read.names import is_person_name
from reportedly.read.words import alternatives, vocabulary

WRITES_FROM = re.compile(
    r"\s+(?:(?i:reports?|reporting|writes)\s+)?(?:in|from|à|aus|en|i|w|в)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)
_DESKS = vocabulary("desk_words") | {"and", "&"}


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
    if bare in vocabulary("staff_names"):
        return True
    before, _, last = bare.rpartition(" ")
    if not before or last not in vocabulary("staff_ends") or agency_of(text) is not None:
        return False
    name = text.strip(" .")[: len(before)]
    return name.isupper() or last != "staff" or not is_person_name(name)
