"""Names known without their sentence: countries, demonyms, press, organisations, peoples.

``known`` looks a string up in our reviewed lists, case kept (so that "US" is not "us") and
apostrophes and accents forgotten. It gives the kind and one canonical form, which all forms share.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from reportedly.annotate.wordlists import rows, split, words, words_by
from reportedly.record import EntityKind

APOSTROPHES = re.compile(r"['’‘ʼ`´]")

DOTTED = re.compile(r"^(?:[A-Z]\.){2,}[A-Z]?$")  # "W.T.O." is "WTO"


@dataclass(frozen=True, slots=True)
class Known:
    """What a list says of a name; ``country`` is set for countries and their demonyms."""

    kind: EntityKind
    canonical: str
    country: str | None = None
    adjective: bool = False


def known(text: str) -> Known | None:
    """What the lists say of ``text``, its leading article aside."""
    table = lexicon()
    key = APOSTROPHES.sub("", text)
    if key[:4] in ("The ", "the "):
        return table.get(key) or table.get(key[4:])
    return table.get(key) or (table.get(key.replace(".", "")) if DOTTED.match(key) else None)


@functools.cache
def lexicon() -> dict[str, Known]:
    """Every form of every list, apostrophes out. Earlier lists win: a country before a newspaper."""
    table: dict[str, Known] = {}

    def add(forms: list[str], entry: Known) -> None:
        for form in forms:
            table.setdefault(APOSTROPHES.sub("", form), entry)

    for code, name, _, _, others, demonyms in rows("geo/countries.tsv"):
        add([name, *split(others)], Known("country", name, code))
        add(split(demonyms), Known("country", name, code, adjective=True))
    for path, kind in LISTS:
        for row in rows(path):
            forms = split(row[0])
            add(forms, Known(kind, forms[0].removeprefix("The ")))
    return table


LISTS: tuple[tuple[str, EntityKind], ...] = (
    ("en/organisations.txt", "organisation"),
    ("en/groups.txt", "group"),
    ("en/media.txt", "outlet"),
)


@functools.cache
def first_words() -> frozenset[str]:
    """First words of the lists' entries: most words of a text are none, and need no look-up."""
    return frozenset(form.split(" ")[0] for form in lexicon()) | {"The"}


def is_organisation(text: str) -> bool:
    """Whether a name of several words holds a word that only organisations have."""
    parts = text.lower().removeprefix("the ").split()
    listed = words("en/organisation_words.txt")
    return len(parts) > 1 and (
        parts[-1] in listed
        or (parts[0] in listed and ("of" in parts or "for" in parts))
        or _is_for_something(text.split()[-len(parts) :])
    )


def _is_for_something(parts: list[str]) -> bool:
    """ "Independent Commission of Investigations"; what a country's is called ends before the country."""
    listed = words("en/organisation_words.txt")
    at = next((i for i, word in enumerate(parts[1:-2], 1) if word.lower() in listed), None)
    if at is None or parts[at + 1] not in ("of", "for"):
        return False
    whose = known(" ".join(parts[at + 2 :]))
    return whose is None or whose.kind != "country"


def is_outlet(text: str) -> bool:
    """Whether a name of several words ends as press names do, or is a news site's address."""
    parts = text.lower().split()
    ends = words_by("en/media_words.txt")["ends"]
    return len(parts) > 1 and (parts[-1] in ends or " ".join(parts[-2:]) in ends)
