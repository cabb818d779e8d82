"""One act ascribed to different people; one saying put into different mouths."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.wording import fold
from reportedly.link.entities.compare import shared_title
from reportedly.link.entities.mentions import Mention, gather
from reportedly.link.events.rows import source_name
from reportedly.record import Conflict, Statement

# Words in one order that two people hardly use by chance.
RUN = 5
# Characters beside a quotation within which its speaker is named: a sentence or two.
BESIDE = 240
# "Wetzler" and "Welzler" are one man misspelt.
ONE_SPELLING = 0.85


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
            (t for a in found for b in found if a.report_id != b.report_id and not same_name(a.full, b.full)
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
        pairs = [pair for pair in combinations(quoted, 2) if _two_mouths(scene, *pair)]
        if pairs:
            ids = {s.statement_id for pair in pairs for s in pair}
            values = [
                (source_name(scene.sources[s.root]), s.statement_id, s.report_id)
                for s in quoted
                if s.statement_id in ids
            ]
            people = " and ".join(sorted({v[0] for v in values}))
            yield conflict(
                "source",
                "contradiction",
                values,
                f"one quotation is ascribed to {people}",
                claim_id=claim.claim_id,
            )


def _two_mouths(scene: Scene, one: Statement, other: Statement) -> bool:
    """Whether two reports have the same words from two people. Where a report names the other's speaker
    beside them, it may only be unclear whose they are."""
    if one.report_id == other.report_id or one.root in other.chain or other.root in one.chain:
        return False
    names = [scene.sources[s.root].name or "" for s in (one, other)]
    if min(len(n.split()) for n in names) < 2 or same_name(*names):
        return False  # who goes by one name may be anybody who bears it
    if not _same_words(one.text, other.text):
        return False
    return not any(_is_named_beside(scene, a, b) for a, b in ((one, other), (other, one)))


def _same_words(one: str, other: str) -> bool:
    """Whether two texts have a run of words in common that is no phrase of everybody's."""
    runs = [
        {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        for words in (fold(text).split() for text in (one, other))
    ]
    return bool(runs[0] & runs[1])


def _is_named_beside(scene: Scene, statement: Statement, other: Statement) -> bool:
    """Whether a report names the other's speaker just before, in or behind a statement."""
    surname = fold(scene.sources[other.root].name or "").split()[-1:]
    return any(
        statement.start - BESIDE <= n.start < statement.end + BESIDE and fold(n.text).split()[-1:] == surname
        for n in scene.linked.annotations[statement.report_id].names
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: one has a title or a middle name more, or another spelling."""
    mine, yours = (fold(n).split() for n in (one, other))
    shorter, longer = sorted((mine, yours), key=len)
    if set(shorter) <= set(longer):
        return True
    return SequenceMatcher(None, " ".join(mine), " ".join(yours)).ratio() >= ONE_SPELLING
