"""Figures that two statements give for one thing, in whatever words: "nine rifles were found", "police took
away seven rifles"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.assess.joined import joined
from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.contrary import other_figures
from reportedly.record import Conflict, Statement


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, the earlier first, and the words of their figures."""

    statements: tuple[Statement, Statement]
    words: tuple[str, str]


def answer_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Statements that likely answer one question with two figures, a row for each question."""
    found = []
    for pair in sorted(scene.linked.opposed, key=lambda o: (-o.score, o.one, o.other)):
        if pair.slot != "number" or scene.claim_of[pair.one] is scene.claim_of[pair.other]:
            continue
        one, other = sorted((scene.statements[i] for i in (pair.one, pair.other)), key=scene.order)
        figures = other_figures(scene.told[one.statement_id], scene.told[other.statement_id])
        if figures:
            words = figures[0].words, figures[1].words
            found.append(_Pair((one, other), words))
    for group in joined(found, lambda p: tuple((s.statement_id,) for s in p.statements)):
        yield _row(scene, group)


def _row(scene: Scene, group: list[_Pair]) -> Conflict:
    given = {
        s.statement_id: (w, s) for pair in group for w, s in zip(pair.words, pair.statements, strict=True)
    }
    ordered = sorted(given.values(), key=lambda g: scene.order(g[1]))
    own = len({s.root for _, s in ordered}) == 1 and len({scene.day(s) for _, s in ordered}) > 1
    told = " against ".join(dict.fromkeys(f"“{w}”" for w, _ in ordered))
    who = "one source answers" if own else "the reports answer"
    return conflict(
        "number",
        "update" if own else "contradiction",
        [(w, s.statement_id, s.report_id) for w, s in ordered],
        f"{told}: {who} one question in two ways",
    )


__all__ = ["answer_conflicts"]
