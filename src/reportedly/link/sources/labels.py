"""The words by which a report calls a source: whom they name, and whether they name anybody."""

from __future__ import annotations

import re

from reportedly.annotation import Annotation, LocalSource
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.entities.entities import Entities
from reportedly.record import Entity, SourceKind


def source_kind(entity: Entity) -> SourceKind:
    """What a source is when its entity speaks: a country or place speaks as an organisation."""
    if entity.kind in {"person", "outlet"}:
        return "person" if entity.kind == "person" else "outlet"
    return "organisation"


def is_vague(label: str) -> bool:
    """Whether a label means media at large: "local media", "several news reports"."""
    words = fold(label).split()
    return (
        bool(words) and words[-1] in word_set("vague_media.txt") and len(words) <= 4 and not label.istitle()
    )


def name_of(annotation: Annotation, source: LocalSource) -> int | None:
    """The name in a source's label: as annotated, or the one that stands in the words where it is met."""
    if source.name is not None or not source.label:
        return source.name
    label = fold(source.label).removeprefix("the ")
    inside = [
        i for i, n in enumerate(annotation.names) for a, b in source.spans if a <= n.start and n.end <= b
    ] or [i for i, n in enumerate(annotation.names) if fold(n.text) == label]
    exact = [i for i in inside if fold(annotation.names[i].text) == label]
    return exact[0] if exact else inside[0] if len(set(inside)) == 1 else None


def is_entity(annotation: Annotation, source: LocalSource, at: int, entity: Entity) -> bool:
    """Whether the label means the named thing itself, not an office or belonging of it."""
    name = annotation.names[at]
    label = source.label or name.text
    if re.search(re.escape(name.text) + r"(?:[’']s|[’'])\s+\S", label) and entity.kind != "outlet":
        rest = fold(re.split(r"[’']s?\s+", label, maxsplit=1)[-1]).split()
        return (
            bool(rest)
            and set(rest) <= word_set("government_heads.txt")
            and entity.kind in {"country", "place"}
        )
    if entity.kind in {"country", "place", "group"} or name.adjective:
        rest = [w for w in fold(label).split() if w not in fold(name.text).split() and w != "the"]
        return all(w in word_set("government_heads.txt") for w in rest)
    # A name that is only part of the words ("the move by Lorne") is not the one who speaks.
    return source.name is not None or fold(label).removeprefix("the ") == fold(name.text)


def is_publication(source: LocalSource, entity: Entity) -> bool:
    """Whether a document is no more than what an outlet published: "a report in the Daily Star"."""
    head = re.split(r"\b(?:in|by|of|from|on|carried|published)\b|[’']s\b", source.label or "", maxsplit=1)
    # "the Daily Star's report", "the Daily Star report": the noun stands at the end.
    nouns = {fold(head[0]).split()[-1:][0] if fold(head[0]) else "", fold(source.label or "").split()[-1]}
    return entity.kind == "outlet" and bool(nouns & word_set("media_texts.txt"))


def label_words(report_id: str, annotation: Annotation, label: str, entities: Entities) -> list[str]:
    """The stems of a label, with the names in it as entities: "Norway's army" is "the Norwegian army"."""
    forms: dict[str, str] = {}
    for i, name in enumerate(annotation.names):
        entity_id = entities.of.get((report_id, i))
        if entity_id and name.text in label:
            forms[name.text] = entities.acting(entity_id)
    for text in sorted(forms, key=lambda t: (-len(t), t)):
        label = label.replace(text, f" {forms[text]} ")
    stop = word_set("stopwords.txt") | {"s"}
    return [stem(w) for w in fold(label).split() if w not in stop] or [fold(label)]
