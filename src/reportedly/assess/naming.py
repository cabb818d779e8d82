"""What outlets call one government: "the junta" here is "the Ruritanian government" there.

Phrases with a head noun for those who govern are gathered per report, each tied to a country by the name
before it or the place behind it. A country whose rulers one outlet names with a plain word and another
with a loaded one is a conflict of naming. Governments of the past, and those called after a person, are
other governments.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.annotation import Name
from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.wording import word_list, word_set
from reportedly.record import Conflict

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
# Adjectives before a head that belong to the label: "Ruritanian transitional government".
REACH = 3


@dataclass(frozen=True, slots=True)
class Label:
    """One naming of a government in a report."""

    report_id: str
    country: str | None
    body: str | None
    head: str
    words: str


def naming_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Governments that one outlet names plainly and another with a loaded word, within a story."""
    kinds = {e.entity_id: e.kind for e in scene.linked.entities.entities}
    by_story: dict[str, list[Label]] = defaultdict(list)
    for report in scene.linked.reports:
        by_story[scene.story_of(report.report_id)] += labels(scene, report.report_id, kinds)
    for story in sorted(by_story):
        # "The Blue Front regime in Ruritania" tells which country a "Blue Front regime" governs.
        governs = {
            x.body: x.country
            for x in sorted(by_story[story], key=lambda x: x.country or "")
            if x.body and x.country
        }
        found: dict[str, list[Label]] = defaultdict(list)
        for label in by_story[story]:
            country = label.country or (governs.get(label.body) if label.body else None)
            if country:
                found[country].append(label)
        for country in sorted(found):
            yield from _differ(scene, country, found[country])


def _differ(scene: Scene, country: str, found: Sequence[Label]) -> Iterator[Conflict]:
    loaded = {row[0] for row in word_list("polity_heads.txt") if row[1] == "loaded"}
    by_report: dict[str, Counter[str]] = defaultdict(Counter)
    for label in found:
        by_report[label.report_id][label.words] += 1
    with_loaded = {x.report_id for x in found if x.head in loaded}
    with_plain = {x.report_id for x in found if x.head not in loaded}
    if not with_loaded or not with_plain - with_loaded:
        return
    values = []
    for report_id in sorted(by_report):
        words = sorted(by_report[report_id].items(), key=lambda kv: (-kv[1], kv[0]))
        values += [(w, None, report_id) for w, _ in words[:3]]
    name = scene.linked.entities.names[country]
    told = "; ".join(
        f"{scene.outlet(r)}: “{min(by_report[r], key=lambda w: (-by_report[r][w], w))}”"
        for r in sorted(by_report)
    )
    yield conflict(
        "naming", "drift", values, f"the government of {name} is named differently: {told}",
        claim_id=_claim(scene, set(by_report)),
    )  # fmt: skip


def _claim(scene: Scene, reports: set[str]) -> str | None:
    """The claim that most of the reports share, to show the names beside."""
    shared = [(len(reports & set(c.report_ids)), c.claim_id) for c in scene.claims]
    best = min(((-n, i) for n, i in shared if n > 1), default=None)
    return best[1] if best else None


def labels(scene: Scene, report_id: str, kinds: Mapping[str, str]) -> list[Label]:
    """Every naming of a present government in one report."""
    text = scene.reports[report_id].text
    annotation = scene.linked.annotations.get(report_id)
    if annotation is None:
        return []
    heads = {row[0] for row in word_list("polity_heads.txt")}
    words = list(WORD.finditer(text))
    names = [(n, i) for i, n in enumerate(annotation.names)]
    found = []
    for at, word in enumerate(words):
        if word.group(0).lower() in heads:
            label = _label(scene, report_id, text, words, at, names, kinds)
            if label:
                found.append(label)
    return found


def _label(
    scene: Scene,
    report_id: str,
    text: str,
    words: Sequence[re.Match[str]],
    at: int,
    names: Sequence[tuple[Name, int]],
    kinds: Mapping[str, str],
) -> Label | None:
    entities = scene.linked.entities
    head = words[at]
    first = at
    country = body = None
    while (
        first
        and at - first < REACH
        and re.fullmatch(r"[\s(]*\)?\s*", text[words[first - 1].end() : words[first].start()])
    ):
        before = words[first - 1]
        if before.group(0).lower() in word_set("past_modifiers.txt"):
            return None
        named = next(
            ((n, i) for n, i in names if n.start <= before.start() < n.end and n.end <= head.start()), None
        )
        if named:
            entity = entities.acting(entities.of.get((report_id, named[1]), ""))
            if kinds.get(entity) == "person":
                return None
            country, body = (entity, None) if kinds.get(entity) == "country" else (None, entity)
            while first and words[first - 1].start() >= named[0].start:
                first -= 1
            break
        if before.group(0)[0].isupper() or before.group(0).lower() in word_set("stopwords.txt"):
            break
        first -= 1
    if first and words[first - 1].group(0).lower() in word_set("past_modifiers.txt"):
        return None
    country = country or _behind(scene, report_id, text, head.end(), names, kinds)
    if not country and not body:
        return None
    return Label(
        report_id,
        country,
        body,
        head.group(0).lower(),
        " ".join(text[words[first].start() : head.end()].split()),
    )


def _behind(
    scene: Scene,
    report_id: str,
    text: str,
    end: int,
    names: Sequence[tuple[Name, int]],
    kinds: Mapping[str, str],
) -> str | None:
    """The country of "… in Ruritania", "… of Ruritania" or "… in its capital"."""
    found = re.match(r"\s+(?:in|of)\s+(?:the\s+)?", text[end : end + 20])
    if not found:
        return None
    start = end + found.end()
    entities = scene.linked.entities
    for name, i in names:
        if name.start == start or (name.start < start <= name.end and name.start > end):
            entity = entities.of.get((report_id, i), "")
            entity = entities.acting(entity)
            if kinds.get(entity) == "country":
                return entity
            return None
    return None
