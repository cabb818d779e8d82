"""A made-up story of any size, as a record: for benchmarks of what is done with a record."""

from __future__ import annotations

import random
from datetime import date, timedelta

from reportedly.record import (
    Alias,
    Claim,
    Conflict,
    ConflictKind,
    ConflictValue,
    Count,
    Entity,
    EntityKind,
    Event,
    Record,
    Report,
    Reuse,
    Source,
    Statement,
    Status,
    Story,
)

_STATUSES: tuple[Status, ...] = (
    "happened",
    "ongoing",
    "planned",
    "requested",
    "offered",
    "possible",
    "denied",
)
_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "on")]
_KINDS: tuple[ConflictKind, ...] = ("contradiction", "update", "drift")
_TYPES = ("CONSULT", "AID", "REQUEST", "COERCE", "MOBILIZE", "AGREE", "REJECT")


def story(size: int, rng: random.Random) -> Record:
    """``size`` reports on one story; the same ``rng`` state gives the same record.

    About twelve statements a report and one claim for four of them; one report in six copies another.
    """
    words = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(9000)]
    weights = [1 / (rank + 2.7) for rank in range(len(words))]  # Zipf and Mandelbrot: as in English
    outlets = [f"Outlet {number}" for number in range(max(4, min(120, size // 8)))]
    entities = _entities(max(6, min(400, size // 4)))
    names = [entity.name for entity in entities]
    sources = [Source(_id("s", n), "outlet", None, name, None, None) for n, name in enumerate(outlets)]
    people = max(5, size // 5)
    for number in range(people):
        named = number % 3 != 0
        sources.append(
            Source(
                _id("s", len(sources)),
                "person" if named else "anonymous",
                entities[number % len(entities)].entity_id if named and number % 2 else None,
                f"Person {number}" if named else None,
                " ".join(rng.choices(words, weights, k=6)),
                None if named else 1,
            )
        )
    reports: list[Report] = []
    statements: list[Statement] = []
    reuse: list[Reuse] = []
    for number in range(size):
        outlet = rng.randrange(len(outlets))
        day = date(2026, 1, 10) + timedelta(days=rng.randrange(60))
        copied = reports[rng.randrange(len(reports))] if reports and rng.random() < 1 / 6 else None
        sentences = copied.text.split(". ") if copied else []
        while sum(map(len, sentences)) < rng.randint(2000, 4000):
            chosen = rng.choices(words, weights, k=rng.randint(9, 26))
            chosen[rng.randrange(len(chosen))] = rng.choice(names)
            sentences.append(" ".join(chosen).capitalize())
        text = ". ".join(sentences)
        key = f"{_id('r', number)}.1"
        reports.append(
            Report(
                *(key, f"reports/{number}.txt", 1, outlets[outlet], sentences[0][:90], None),
                *(f"{day.isoformat()}T{rng.randrange(24):02}:{rng.randrange(60):02}", "metadata", "en"),
                *((), f"https://outlet.example/{number}", text),
            )
        )
        if copied:
            whole = len(copied.text)
            reuse.append(
                Reuse(_id("u", number), copied.report_id, key, 0, whole, 0, whole, "verbatim", 1.0, "dated")
            )
        place = 0
        for at, sentence in enumerate(sentences):
            if at % 2 == 0 and place + len(sentence) <= len(text):
                chain = [sources[outlet].source_id]
                if rng.random() < 0.8:
                    if rng.random() < 0.3:
                        chain.append(sources[rng.randrange(len(outlets))].source_id)
                    chain.append(sources[len(outlets) + rng.randrange(people)].source_id)
                span = (place, place + len(sentence))
                statements.append(
                    Statement(
                        *(_id("t", len(statements)), key, *span, sentence, (span,), "said", "indirect"),
                        *(rng.choice(_STATUSES), " ".join(sentence.split()[:2]), tuple(chain), chain[-1]),
                    )
                )
            place += len(sentence) + 2
    claims = _claims(statements, reports, rng)
    events = _events(claims, entities, rng)
    return Record(
        reports=tuple(reports),
        stories=(Story("y0", "A made-up story", tuple(row.report_id for row in reports)),),
        reuse=tuple(reuse),
        entities=tuple(_used(entities, reports)),
        sources=tuple(sources),
        statements=tuple(sorted(statements, key=lambda row: row.statement_id)),
        claims=tuple(claims),
        events=tuple(events),
        conflicts=tuple(_conflicts(claims, rng)),
    )


def _id(letter: str, number: int) -> str:
    """An id that looks like a digest, as real ones do: what cannot be compressed is not made light of."""
    return f"{letter}{random.Random(f'{letter}{number}').getrandbits(64):016x}"


def _entities(count: int) -> list[Entity]:
    found = []
    for number in range(count):
        place = number % 3 == 0
        rng = random.Random(number)
        lat, lon = (31 + 6 * rng.random(), 35 + 8 * rng.random()) if place else (None, None)
        kind: EntityKind = "place" if place else "organisation"
        name = f"{'Place' if place else 'Party'} {number}"
        found.append(Entity(_id("e", number), kind, name, (), lat, lon, "SY" if place else None, None))
    return found


def _used(entities: list[Entity], reports: list[Report]) -> list[Entity]:
    """The entities with the reports that name them."""
    found = []
    for row in entities:
        using = tuple(report.report_id for report in reports if row.name in report.text)
        aliases = (Alias(row.name, using), Alias(f"{row.name[0]}. {row.name.split()[1]}", using[:2]))
        found.append(
            Entity(row.entity_id, row.kind, row.name, aliases, row.lat, row.lon, row.country_code, None)
        )
    return sorted(found, key=lambda row: row.entity_id)


def _claims(statements: list[Statement], reports: list[Report], rng: random.Random) -> list[Claim]:
    outlet = {row.report_id: row.outlet for row in reports}
    waiting = statements[:]
    rng.shuffle(waiting)
    found: list[Claim] = []
    while waiting:
        wanted = min(len(waiting), max(1, int(rng.paretovariate(1.3))))
        rows, waiting = waiting[:wanted], waiting[wanted:]
        told_in = tuple(sorted({row.report_id for row in rows}))
        origins = tuple(sorted({row.root for row in rows}))[: max(1, wanted // 3)]
        outlets = len({outlet[key] for key in told_in})
        reason = f"{outlets} outlets, {len(origins)} origins: {rows[0].text[:160]}"
        keys = tuple(sorted(row.statement_id for row in rows))
        counts = (len(told_in), outlets, len(origins))
        found.append(Claim(_id("c", len(found)), rows[0].text, keys, told_in, origins, *counts, reason))
    return sorted(found, key=lambda row: row.claim_id)


def _events(claims: list[Claim], entities: list[Entity], rng: random.Random) -> list[Event]:
    found = []
    for number, claim in enumerate(claims[:: max(1, len(claims) // 1500)]):
        place = entities[3 * rng.randrange(len(entities) // 3)]
        day = date(2026, 1, 1) + timedelta(days=rng.randrange(70))
        start = day.isoformat()[: rng.choice((7, 10, 10))]
        party = [entities[3 * rng.randrange(len(entities) // 3) + 1].entity_id for _ in range(2)]
        known = rng.random() < 0.7
        found.append(
            Event(
                event_id=_id("v", number),
                type=rng.choice(_TYPES),
                mode=None,
                actors=(party[0],),
                recipients=(party[1],),
                place=place.entity_id if known else None,
                place_text=place.name if known else None,
                lat=place.lat if known else None,
                lon=place.lon if known else None,
                where_prec=rng.choice((1, 1, 2, 3, 4, 6)) if known else None,
                start=start if rng.random() < 0.6 else None,
                end=start,
                date_prec=1,
                status=rng.choice(_STATUSES),
                counts=(Count("people", 3, 5, 9, claim.statement_ids[:1]),) if number % 5 == 0 else (),
                statement_ids=claim.statement_ids,
                report_ids=claim.report_ids,
                n_origins=claim.n_origins,
                source_original=None,
                text=claim.text[:140],
            )
        )
    return sorted(found, key=lambda row: row.event_id)


def _conflicts(claims: list[Claim], rng: random.Random) -> list[Conflict]:
    wide = [claim for claim in claims if len(claim.statement_ids) > 3][:150]
    found = []
    for number, claim in enumerate(wide):
        half = len(claim.statement_ids) // 2
        parts = (claim.statement_ids[:half], claim.statement_ids[half:])
        values = tuple(
            ConflictValue(str(rng.randrange(100)), part, claim.report_ids[at : at + 1])
            for at, part in enumerate(parts)
        )
        key = _id("k", number)
        kind = rng.choice(_KINDS)
        found.append(Conflict(key, claim.claim_id, None, "number", values, kind, "Two figures."))
    return sorted(found, key=lambda row: row.conflict_id)
