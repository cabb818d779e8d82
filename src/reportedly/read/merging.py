"""What the lines of a head say, put together; and what its dateline adds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportedly.read.addresses import host_of
from reportedly.read.agencies import role_of
from reportedly.read.credits import of_dateline
from reportedly.read.datelines import Dateline
from reportedly.read.facts import Facts
from reportedly.read.head_days import settled_by
from reportedly.read.heads import Credit, Head
from reportedly.read.titles import same_title

DAY = 10  # characters of a date that has no time of day
_TAKEN_IN = re.compile(r"\b(?:posted|uploaded|added)\b", re.I)  # by a page that passes on another's text
_ORIGINAL = re.compile(r"\b(?:originally|first)\s+(?:published|posted|appeared)\b", re.I)


def merged(known: Head, facts: Mapping[str, Facts], own: str | None) -> Head:
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
    originals = (fact.published for line, fact in facts.items() if _ORIGINAL.search(line))
    days = [fact.published for fact in facts.values() if fact.published and len(fact.published) > DAY]
    taken_in = any(
        _TAKEN_IN.search(line) for line, fact in facts.items() if fact.published == found.published
    )
    if taken_in and (original := next(filter(None, originals), None)) is not None:
        found = replace(found, published=original)
    elif timed := next((day for day in days if day[:DAY] == found.published), None):
        found = replace(found, published=timed)
    if found.published is not None and len(found.published) == 4:
        stated = [fact.published or "" for fact in facts.values()]  # "05/03/2020" and "May 3, 2020" beside it
        sure = next((day for day in stated if len(day) > 4 and day.startswith(found.published)), None)
        found = replace(found, published=sure or found.published)
    if found.published is None and found.updated:
        words = next((seen.words for seen in found.seen if seen.field == "updated"), None)
        found = replace(found, published=found.updated, published_basis="text").because("text", words)
    found = found.filled_from(host)
    if known.published and (timed := next((day for day in days if day[:DAY] == known.published), None)):
        known = replace(known, published=timed)  # metadata give the day, the page its clock
    return known.filled_from(replace(found, credits=())).crediting_as(found)


def with_dateline(head: Head, dateline: Dateline, words: str) -> Head:
    """A head with what a dateline says; its day settles a date of which only the year is sure."""
    published, basis = head.published, head.published_basis
    if published is None and dateline.published:
        published, basis = dateline.published, "text"
    elif published is not None and len(published) == 4 and dateline.day:
        published = settled_by(head, published, dateline.day)
    head = head.without_basis("dateline") if dateline.place else head
    return (
        replace(
            head,
            dateline=dateline.place or head.dateline,
            published=published,
            published_basis=basis,
            byline=head.byline or dateline.byline,
            outlet=head.outlet or dateline.outlet,
        )
        .crediting(of_dateline(dateline))
        .because("text", words.strip())
    )
