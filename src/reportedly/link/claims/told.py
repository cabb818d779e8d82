"""A statement with all that linking asks of it: who, what, where, when, how many, how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.annotation import Annotation, LocalStatement, Location
from reportedly.embedding import weight
from reportedly.link.claims.asking import Asking, asking
from reportedly.link.claims.details import Detail, details
from reportedly.link.claims.figures import befallen, counted_people
from reportedly.link.claims.forms import REAL, Stance, core, head_verb, stance, telling
from reportedly.link.claims.nearby import located
from reportedly.link.claims.quoted import quoted
from reportedly.link.claims.slots import (
    Act,
    Page,
    acts,
    canonical,
    clocks,
    figures,
    inside,
    nations,
    parties,
    places,
    subject,
    times,
)
from reportedly.link.claims.ways import Way, way
from reportedly.link.claims.wording import digest, negated
from reportedly.link.entities.entities import Entities
from reportedly.link.entities.spellings import outlet_key
from reportedly.record import Report


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of one report, its slots filled.

    ``plain`` is its text with every name in its canonical form, ``bare`` without names; ``located`` has
    those of its places that are somewhere. ``subject`` is the person it begins with, ``parties`` those who
    can act, as they come. ``stance`` parts what is said to have happened from what is wanted, planned or
    thought possible. ``stems`` are its telling words without names, with their weights, and ``surface`` a
    word for each as it stands; ``beside`` holds those, too, that its asides have. ``head`` is the word that
    carries the act. ``figures`` are its telling numbers, ``tolls`` what it counts people for and ``counts``
    how many for what; ``clocks`` are its times of day, ``quoted`` the longer sentences that it has in
    quotation marks. ``acts`` are the (actors, recipients) of its events; ``asking`` is the request it tells
    of; ``details`` are the values it gives, ``way`` the way by which it came.
    """

    statement_id: str
    report_id: str
    story: str
    published: str | None
    language: str | None
    local: LocalStatement
    text: str
    plain: str
    bare: str
    names: frozenset[str]
    places: frozenset[str]
    located: Mapping[str, Location]
    people: frozenset[str]
    subject: str | None
    countries: frozenset[str]
    parties: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    negated: bool
    stance: Stance
    stems: Mapping[str, float]
    surface: Mapping[str, str]
    beside: frozenset[str]
    head: str | None
    figures: frozenset[float]
    tolls: frozenset[str]
    counts: frozenset[tuple[str, float]]
    clocks: frozenset[str]
    quoted: frozenset[str]
    acts: tuple[Act, ...]
    asking: Asking | None
    details: tuple[Detail, ...]
    way: Way


def statement_id(report_id: str, local: LocalStatement) -> str:
    """An id that depends on the report alone: its words and the chain as the report gives it."""
    return "t" + digest(report_id, local.start, local.end, local.chain)


def tell(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    story_of: Mapping[str, str],
) -> list[Told]:
    """All statements, by report and place; the same words with the same chain once."""
    kinds = {e.entity_id: e.kind for e in entities.entities}
    outlets = {
        outlet_key(a.text): e.entity_id for e in entities.entities if e.kind == "outlet" for a in e.aliases
    }
    found: dict[str, Told] = {}
    for report in sorted(reports, key=lambda r: r.report_id):
        annotation = annotations.get(report.report_id)
        if annotation is None:
            continue
        page = Page(report, annotation, entities, kinds, outlets)
        story = story_of.get(report.report_id, report.report_id)
        for local in annotation.statements:
            key = statement_id(report.report_id, local)
            if key not in found and report.text[local.start : local.end].strip():
                found[key] = told_of(key, page, local, story)
    return sorted(found.values(), key=lambda t: (t.report_id, t.local.start, t.local.end, t.statement_id))


def told_of(key: str, page: Page, local: LocalStatement, story: str) -> Told:
    """One statement of a page with its slots."""
    names = inside(page, local.pieces)
    named = {page.entities.acting(e) for i in names if (e := page.entity(i))}
    plain, bare = canonical(page, local.pieces, names)
    told = core(bare)
    surface = telling(told)
    text = page.report.text[local.start : local.end]
    return Told(
        statement_id=key,
        report_id=page.report.report_id,
        story=story,
        published=page.report.published,
        language=page.report.language,
        local=local,
        text=text,
        plain=plain,
        bare=told,
        names=frozenset(named),
        places=places(page, names),
        located=located(page, names),
        people=frozenset(e for e in named if page.kinds.get(e) == "person"),
        subject=subject(page, local.start, names),
        countries=frozenset(e for e in named if page.kinds.get(e) == "country"),
        parties=parties(page, names),
        times=times(page, local.pieces),
        negated=negated(bare),
        stance=stance(local.status, bare),
        stems={key: weight(word) for key, word in surface.items()},
        surface=surface,
        beside=frozenset(surface if told == bare else telling(bare)),
        # What is asked for is named loosely, and no one word carries it: "the return of", "to resume".
        head=None if local.status in {"requested", "offered"} else head_verb(told, text),
        figures=figures(page, local.pieces),
        tolls=befallen(bare),
        counts=counted_people(bare),
        clocks=clocks(page, local.pieces),
        quoted=quoted(text),
        acts=acts(page, local),
        asking=asking(page, local),
        details=details(text, nations(page, local.start, local.end)),
        way=way(page, local),
    )


__all__ = ["REAL", "Stance", "Told", "statement_id", "tell"]
