"""The rows of entities: one name, one kind and all spellings for each thing."""

from __future__ import annotations

from collections import Counter, defaultdict

from reportedly.link.claims.wording import digest, fold
from reportedly.link.entities.mentions import OWN_OUTLET, Mention, clean
from reportedly.link.entities.polity import country_codes, country_names
from reportedly.link.entities.spellings import is_abbreviation, name_words
from reportedly.record import Alias, Entity, EntityKind


def entity_row(members: list[Mention]) -> Entity:
    """The row of one thing, from all its mentions."""
    kind = _kind(members)
    located = sorted((m for m in members if m.location), key=lambda m: (m.report_id, m.start))
    location = located[0].location if located else None
    code = location.country_code if location else None
    if kind == "country":
        code = code or country_codes().get(fold(members[0].full))
    name = country_names().get(code or "", "") if kind == "country" else ""
    anchor = code if kind == "country" and code else str(min((m.report_id, m.start) for m in members))
    return Entity(
        entity_id="e" + digest(kind, anchor),
        kind=kind,
        name=name or _best_name(members),
        aliases=_aliases(members),
        lat=location.lat if location else None,
        lon=location.lon if location else None,
        country_code=code,
        gazetteer_id=location.gazetteer_id if location else None,
    )


def _kind(members: list[Mention]) -> EntityKind:
    """The kind most reports give; whatever passes on news for anyone is an outlet."""
    if any(m.medium for m in members):
        return "outlet"
    counts = Counter(m.kind for m in members)
    return min(counts, key=lambda k: (-counts[k], k))


def _best_name(members: list[Mention]) -> str:
    """The full name most reports use, the longest of those where they are level."""
    counts = Counter(m.full for m in members if m.start != OWN_OUTLET) or Counter(m.full for m in members)
    return min(
        counts,
        key=lambda t: (is_abbreviation(t), "." in t, len(name_words(t)) == 1, -counts[t], -len(t), t),
    )


def _aliases(members: list[Mention]) -> tuple[Alias, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention in members:
        for form in mention.forms:
            found[clean(form)].add(mention.report_id)
    return tuple(Alias(text, tuple(sorted(found[text]))) for text in sorted(found))


def with_aliases(entity: Entity, members: list[Mention]) -> Entity:
    """An entity with the names of further mentions among its own."""
    known = {a.text: set(a.report_ids) for a in entity.aliases}
    for alias in _aliases(members):
        known.setdefault(alias.text, set()).update(alias.report_ids)
    aliases = tuple(Alias(text, tuple(sorted(known[text]))) for text in sorted(known))
    return Entity(
        entity.entity_id, entity.kind, entity.name, aliases, entity.lat, entity.lon, entity.country_code,
        entity.gazetteer_id,
    )  # fmt: skip
