"""Which entities each statement is about: those it names, those in its chain, those of its events."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from reportedly.publish.views.lookup import Lookup


def mentions(lookup: Lookup) -> dict[str, list[str]]:
    """Entity ids by statement id, each once, in the order of the ids."""
    found: dict[str, set[str]] = defaultdict(set)
    for report_id, names in _names(lookup).items():
        text = lookup.report[report_id].text
        rows = lookup.statements_in.get(report_id, [])
        starts = [row.start for row in rows]
        for spelling, entity_id in names:
            for place in _places(spelling, text):
                # Reading order: only statements that begin at or before the name can hold it.
                for row in rows[: bisect_left(starts, place + 1)]:
                    if row.end >= place + len(spelling):
                        found[row.statement_id].add(entity_id)
    for row in lookup.statement.values():
        for key in row.chain:
            source = lookup.source.get(key)
            if source is not None and source.entity_id in lookup.entity:
                found[row.statement_id].add(str(source.entity_id))
    for event in lookup.record.events:
        about = {key for key in (*event.actors, *event.recipients, event.place) if key in lookup.entity}
        for statement_id in event.statement_ids:
            found[statement_id] |= {str(key) for key in about}
    return {key: sorted(entities) for key, entities in found.items()}


def _names(lookup: Lookup) -> dict[str, list[tuple[str, str]]]:
    """The spellings used in each report, by report id, each with its entity."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in lookup.record.entities:
        for alias in entity.aliases:
            for report_id in alias.report_ids:
                if report_id in lookup.report and alias.text:
                    found[report_id].append((alias.text, entity.entity_id))
    return found


def _places(name: str, text: str) -> Iterator[int]:
    """Where ``name`` stands in ``text`` as a word of its own."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if not (place and text[place - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            yield place
        place = text.find(name, end)
