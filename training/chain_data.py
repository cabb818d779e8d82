"""The reports of the gold set and of ``training/chains`` → statements with their signs and the chains they
might have, each with what the set's own scorer thinks of it."""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.annotate.chaining.possible import Possible
from reportedly.annotate.chaining.signs import Signs, signs_of
from reportedly.annotate.english import Ruled, read_by_rules
from reportedly.annotate.sources.sources import SourceBook
from reportedly.read import read_inputs
from reportedly.record import Report

ROOT = Path(__file__).resolve().parents[1]
GOLD_SET = ROOT / "tests" / "quality" / "chains"
MORE = ROOT / "training" / "chains"
sys.path.insert(0, str(GOLD_SET))
import score  # noqa: E402
from make_gold import gold_of, read_report  # noqa: E402

Source = score.Source

PARTS = ("dev", "later", "later2")  # held and held2 are for the last run only
LONGEST = 5
# What a right step, a step and a right root count when chains are held against one another: where precision
# and recall of steps are near .7, a step more has to be right in two of five cases to raise F1.
STEP, RIGHT_ROOT = 0.4, 0.6
KEPT = 0.1  # what it counts for to be the rules' chain, so that nothing is changed for what is no better

Chain = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """A statement that the rules found: row ``row`` of its report's ``signs``; ``sources`` are those who
    might stand in its chain, as the scorer knows them; ``chains`` and ``gains`` (right steps, steps, right
    root) begin with the rules' own."""

    part: str
    report: str
    gold: score.Statement
    signs: Signs
    row: int
    sources: tuple[score.Source, ...]
    chains: tuple[Chain, ...]
    gains: np.ndarray

    @property
    def worth(self) -> np.ndarray:
        """What each of the chains is worth; the rules' is the first."""
        found = worth(self.gains)
        found[0] += KEPT
        return found


def worth(gains: np.ndarray) -> np.ndarray:
    """One number for (right steps, steps, right root)."""
    return gains[..., 0] - STEP * gains[..., 1] + RIGHT_ROOT * gains[..., 2]


@dataclass(frozen=True)
class Wanted:
    """All gold statements: how many steps and statements there are to find, by part."""

    part: str
    report: str
    steps: int


def read_cases(parts: Sequence[str] = (*PARTS, "training")) -> tuple[list[Case], list[Wanted]]:
    """The statements of ``parts`` that the rules found, and all that were to be found."""
    cases: list[Case] = []
    wanted = []
    for part, folder, number in numbers_of(parts):
        gold = gold_in(folder, number)
        wanted += [Wanted(part, number, len(one.chain) - 1) for one in gold]
        cases += _cases(part, folder / "reports" / f"{number}.txt", gold)
    return cases, wanted


def numbers_of(parts: Sequence[str]) -> Iterator[tuple[str, Path, str]]:
    """The reports of ``parts``: part, folder, number."""
    split: dict[str, list[str]] = json.loads((GOLD_SET / "split.json").read_text(encoding="utf-8"))
    for part in parts:
        if part == "training":
            yield from ((part, MORE, p.stem) for p in sorted((MORE / "annotations").glob("*.txt")))
        else:
            yield from ((part, GOLD_SET, number) for number in split[part])


def sources_of(
    parts: Sequence[str] = (*PARTS, "training"),
) -> Iterator[tuple[str, Report, list[score.Source]]]:
    """Each report of ``parts`` as it is read, its number, and the sources that its annotator named."""
    for _, folder, number in numbers_of(parts):
        path = folder / "reports" / f"{number}.txt"
        chains = [link for one in gold_in(folder, number) for link in one.chain]
        for outcome in read_inputs([path]):
            for report in outcome.reports:
                yield number, report, list(dict.fromkeys(chains))


def gold_in(folder: Path, number: str) -> list[score.Statement]:
    """What the annotator of a report marked: its statements with their chains."""
    head, body = read_report(folder / "reports" / f"{number}.txt")
    lines = (folder / "annotations" / f"{number}.txt").read_text(encoding="utf-8").splitlines()
    # The sources first, wherever they are.
    lines = sorted(lines[1:], key=lambda line: line.startswith("> "))
    rows: list[dict[str, Any]] = gold_of(number, lines, head.get("outlet"), body)
    rows.sort(key=lambda row: (row["start"], row["end"], len(row["chain"])))
    words = score.words_of(body)
    return [
        score.Statement(
            report=number,
            text=row["text"],
            words=frozenset(("gold", n) for n in score.within(words, score.spans_of(row))),
            chain=tuple(map(score.gold_source, row["chain"])),
            status=row["status"],
        )
        for row in rows
    ]


def _cases(part: str, path: Path, gold: list[score.Statement]) -> Iterator[Case]:
    seen: dict[int, tuple[Signs, _Labels]] = {}
    for one, ruled, row in paired(path, gold):
        if id(ruled) not in seen:
            signs = signs_of(ruled.doc, ruled.tagged, ruled.book, ruled.wire, ruled.statements)
            seen[id(ruled)] = signs, _Labels(ruled, signs)
        yield _case(part, path.stem, one, seen[id(ruled)][0], row, seen[id(ruled)][1])


def paired(path: Path, gold: list[score.Statement]) -> list[tuple[score.Statement, Ruled, int]]:
    """The statements of ``gold`` that the rules found in the file at ``path``: each with the reading of its
    report and its place among that one's statements."""
    found: list[score.Statement] = []
    where: dict[int, tuple[Ruled, int]] = {}
    body = read_report(path)[1]
    for report in (report for outcome in read_inputs([path]) for report in outcome.reports):
        ruled = read_by_rules(report)
        same, words = score.same_words(report.text, body), score.words_of(report.text)
        for row, statement in enumerate(ruled.statements):
            numbers = score.within(words, list(statement.pieces))
            kept = frozenset(("gold", same[n]) if n in same else (report.report_id, n) for n in numbers)
            text = report.text[statement.start : statement.end]
            found.append(score.Statement(path.stem, text, kept, (), statement.status))
            where[id(found[-1])] = ruled, row
    pairs = ((pair.gold, pair.predicted) for pair in score.pair(gold, found))
    return [(one, *where[id(mine)]) for one, mine in pairs if mine is not None]


def _case(part: str, number: str, gold: score.Statement, signs: Signs, row: int, labels: _Labels) -> Case:
    sources = tuple(labels.source(k) for k in signs.who[row].tolist() if k >= 0)
    own = signs.chains[row]
    near = [own, *neighbours(own, len(sources))]
    gains = gains_of(gold.chain, sources, near)
    # Of the chains two changes away, some of those that go on from the best, and from any.
    draw = random.Random(f"{number} {row}")
    order = np.argsort(-worth(gains), kind="stable")
    bases = [near[order[0]], near[order[min(1, len(near) - 1)]], draw.choice(near)]
    further = sorted({chain for base in bases for chain in neighbours(base, len(sources))} - set(near))
    draw.shuffle(further)
    further = further[:150]
    if further:
        more = gains_of(gold.chain, sources, further)
        better = [k for k in range(len(further)) if worth(more[k]) > worth(gains).max() + 0.05][:10]
        kept = sorted({*better, *range(min(25, len(further)))})
        near += [further[k] for k in kept]
        gains = np.concatenate([gains, more[kept]])
    return Case(part, number, gold, signs, row, sources, tuple(near), gains)


def neighbours(chain: Chain, most: int) -> list[Chain]:
    """All chains one change away: a link less, another in its place, one more, two exchanged."""
    core = chain[1:]
    found = [core[:i] + core[i + 1 :] for i in range(len(core))]
    for new in range(1, most):
        if new not in core:
            found += [(*core[:i], new, *core[i:]) for i in range(len(core) + 1)]
            found += [(*core[:i], new, *core[i + 1 :]) for i in range(len(core))]
    found += [(*core[:i], core[i + 1], core[i], *core[i + 2 :]) for i in range(len(core) - 1)]
    return [(0, *one) for one in dict.fromkeys(found) if len(one) < LONGEST]


def gains_of(
    gold: Sequence[score.Source], sources: Sequence[score.Source], chains: Sequence[Chain]
) -> np.ndarray:
    """(chains, 3): right steps, steps, whether the root is right; by the scorer's own matching."""
    same = [[score.same_source(g, one) for g in gold] for one in sources]
    rows = []
    for chain in chains:
        left = list(pairwise(chain))
        right = 0
        for i in range(len(gold) - 1):
            hit = next((step for step in left if same[step[0]][i] and same[step[1]][i + 1]), None)
            if hit:
                left.remove(hit)
                right += 1
        rows.append((right, len(chain) - 1, same[chain[-1]][-1]))
    return np.array(rows, dtype=np.float32)


class _Labels:
    """The possible sources of a report as the scorer would know them from the record."""

    def __init__(self, ruled: Ruled, signs: Signs) -> None:
        self.ruled, self.possible = ruled, signs.possible
        self.known: dict[int, score.Source] = {}

    def source(self, k: int) -> score.Source:
        if k not in self.known:
            one = self.possible[k]
            self.known[k] = (
                self._of_draft(self.ruled.book, one.draft) if one.draft is not None else self._read(one)
            )
        return self.known[k]

    def _read(self, one: Possible) -> score.Source:
        """Whom the program would meet if it read the mention, without its meeting them."""
        book = copy.copy(self.ruled.book)
        book.drafts, book.last = copy.deepcopy(book.drafts), list(book.last)
        for name in ("_by_name", "_read", "_ways"):
            setattr(book, name, dict(getattr(book, name)))
        links = book.read(one.spans[0])
        return self._of_draft(book, links[-1] if links else 0)

    def _of_draft(self, book: SourceBook, k: int) -> score.Source:
        source, names = book.drafts[k].finished(), self.ruled.names
        labels = [source.label] if source.label else []
        if source.name is not None and source.kind != "document":
            labels += [name.text for name in names if name.same == names[source.name].same]
        if source.kind != "anonymous" and k and not labels:
            labels = [source.description or ""]
        told = source.description if source.kind == "anonymous" or not source.label else None
        return score.Source(source.kind, tuple(dict.fromkeys(labels)), told)
