"""Rows that several neighbourhoods share: entities, and the sources that are these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.link.entities.rows import entity_of
from reportedly.record import Entity, Source
from reportedly.store import Settled


def share(settled: Settled, entity_ids: set[str], source_ids: set[str]) -> None:
    """Make the rows of these entities and sources anew from all neighbourhoods that have them."""
    entities = [entity_of(thing) for thing in settled.things(entity_ids)]
    settled.replace("entities", entity_ids, entities)
    parts = settled.source_parts(entity_ids, source_ids)
    known = {e.entity_id: e for e in entities}
    ids = source_ids | {p.source_id for p in parts}
    settled.replace("sources", ids, joined(parts, known))


def joined(parts: Sequence[Source], entities: Mapping[str, Entity]) -> list[Source]:
    """One row for each source; one that is an entity has the name that this has in the whole case."""
    found: dict[str, list[Source]] = defaultdict(list)
    for part in parts:
        found[part.source_id].append(part)
    rows = []
    for _, same in sorted(found.items()):
        kinds = {part.kind for part in same}
        row = replace(same[0], kind="outlet" if "outlet" in kinds else min(kinds))
        entity = entities.get(row.entity_id or "")
        rows.append(replace(row, name=entity.name) if entity else row)
    return rows
