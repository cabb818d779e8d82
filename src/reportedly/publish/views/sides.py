"""Who stands on one side of an event, as a reader is shown it: each name once, those who have one first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from reportedly.publish.views.lookup import Lookup
from reportedly.record import Entity


def parties(ids: Iterable[str], lookup: Lookup) -> tuple[Entity, ...]:
    """The entities of one side. "People" of several reports are several entities and one word; beside anybody
    who is called by more they are not shown."""
    by_name: dict[str, Entity] = {}
    for entity in (lookup.entity[key] for key in ids if key in lookup.entity):
        by_name.setdefault(entity.name.casefold(), entity)
    found = sorted(by_name.values(), key=lambda entity: not is_named(entity))
    return tuple(entity for entity in found if not only_counted(entity)) or tuple(found)


def is_named(entity: Entity) -> bool:
    """Whether it has a name, and is not only called what it is ("dock workers")."""
    return not entity.name.islower()


def only_counted(entity: Entity) -> bool:
    """Whether its name says no more than that they are people."""
    return entity.name.casefold() in _only_counted()


@cache
def _only_counted() -> frozenset[str]:
    text = (resources.files("reportedly.data") / "publish" / "only_counted.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
