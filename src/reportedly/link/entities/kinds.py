"""One kind for one name, where reports read it differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from reportedly.link.entities.mentions import Mention
from reportedly.link.entities.spellings import outlet_key
from reportedly.record import EntityKind

FAMILIES: dict[EntityKind, str] = {
    "person": "person",
    "place": "place",
    "country": "place",
    "organisation": "body",
    "outlet": "body",
    "group": "body",
}


def family_of(kind: EntityKind) -> str:
    """Kinds that reports take for one another: persons, places, and bodies of people."""
    return FAMILIES[kind]


def settle_kinds(mentions: list[Mention]) -> list[Mention]:
    """A name read as a person here and an outlet there takes the kind that has most evidence.

    A title shows a person, coordinates show a place, and passing on news shows an outlet: a mention
    with evidence of its own keeps its kind, whatever the others say.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[outlet_key(mention.full)].append(mention)
    settled: dict[str, EntityKind] = {}
    for key, members in by_name.items():
        families = {family_of(m.kind) for m in members} | {"body" for m in members if m.medium}
        if len(families) > 1:
            settled[key] = _most(members)
    return [_settle(m, settled.get(outlet_key(m.full))) for m in mentions]


def _most(members: list[Mention]) -> EntityKind:
    if any(m.medium for m in members):
        return "outlet"
    shown = [m for m in members if _is_shown(m)]  # "Tarnow" with coordinates here is no person there
    counts = Counter(m.kind for m in shown or members)
    return min(counts, key=lambda k: (-counts[k], k))


def _settle(mention: Mention, kind: EntityKind | None) -> Mention:
    if kind is None or family_of(kind) == family_of(mention.kind) or mention.kind == "country":
        return mention
    return mention if _is_shown(mention) else replace(mention, kind=kind)


def _is_shown(mention: Mention) -> bool:
    """Whether a mention has evidence of its own for its kind."""
    if mention.kind == "person":
        return bool(mention.titles)
    return mention.kind == "country" or (mention.kind == "place" and mention.location is not None)
