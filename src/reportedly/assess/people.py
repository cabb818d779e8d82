"""One act ascribed to different people; one saying put into different mouths."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.assess.scene import Scene, conflict
from reportedly.link.entities.compare import shared_title
from reportedly.link.entities.mentions import Mention, gather
from reportedly.link.events.rows import source_name
from reportedly.record import Conflict


def people_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Statements of one claim that name different people in the same office."""
    names = scene.linked.entities.names
    mentions: dict[tuple[str, str], Mention] = {}
    for m in gather(scene.linked.reports, scene.linked.annotations, {}):
        if m.kind == "person" and m.titles:
            mentions[m.report_id, scene.linked.entities.of[m.report_id, m.names[0]]] = m
    for claim, members in scene.shared_claims():
        told = [(s, sorted(scene.told[s.statement_id].people)) for s in members]
        named = [(s, p) for s, p in told if p]
        everyone = [set(p) for _, p in named]
        if len(named) < 2 or set.intersection(*everyone):
            continue
        values = [
            (names[e], s.statement_id, s.report_id)
            for s, p in named
            for e in p
            if (s.report_id, e) in mentions
        ]
        found = [mentions[s.report_id, e] for s, p in named for e in p if (s.report_id, e) in mentions]
        different = {v[0] for v in values}
        title = next(
            (t for a in found for b in found if a.report_id != b.report_id and a.full != b.full
             if (t := shared_title([a], [b]))), None,
        )  # fmt: skip
        if title and len(different) > 1:
            yield conflict(
                "person",
                "contradiction",
                values,
                f"“{title}” is a different person in each",
                claim_id=claim.claim_id,
            )


def source_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Words in quotation marks that reports put into different named people's mouths."""
    for claim, members in scene.shared_claims():
        quoted = [
            s for s in members if s.quote in {"direct", "mixed"} and scene.sources[s.root].kind == "person"
            and scene.sources[s.root].name
        ]  # fmt: skip
        roots = {s.root for s in quoted}
        if len(roots) > 1 and len({s.report_id for s in quoted}) > 1:
            values = [(source_name(scene.sources[s.root]), s.statement_id, s.report_id) for s in quoted]
            people = " and ".join(sorted({v[0] for v in values}))
            yield conflict(
                "source",
                "contradiction",
                values,
                f"one quotation is ascribed to {people}",
                claim_id=claim.claim_id,
            )
