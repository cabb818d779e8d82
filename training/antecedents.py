"""Count what tells whom "he" and "she" mean: `python -m training.antecedents [--write]`.

Every pronoun that is a source in the chain reports that may be read (`training/chains`, odd numbers; the
parts dev, later and later2 of `tests/quality/chains`) is a choice among those who spoke or were spoken of
before. The weights of their signs (`reportedly.annotate.sources.antecedents`) are those of a conditional
logit, found by plain gradient descent, with no chance in it. Prints how often the choice is right, on the
reports learned from and over two folds; takes some two minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from reportedly.annotate.english import annotate_english
from reportedly.annotate.sources import antecedents, pronouns
from reportedly.read import read_inputs

ROOT = Path(__file__).resolve().parents[1]
CHAINS = ROOT / "tests" / "quality" / "chains"
WEIGHTS = ROOT / "src" / "reportedly" / "data" / "annotate" / "en" / "antecedents.tsv"
# Weights are drawn to nought by this much, so that a sign met a few times weighs little.
SHRINK = 0.005
STEPS, RATE = 600, 0.3


@dataclass(frozen=True)
class Choice:
    """One pronoun: the signs of each who may be meant, and whether that one is right."""

    signs: list[frozenset[str]]
    right: list[bool]


def report_paths() -> list[Path]:
    """The reports that may be read."""
    split = json.loads((CHAINS / "split.json").read_text(encoding="utf-8"))
    known = [CHAINS / "reports" / f"{n}.txt" for part in ("dev", "later", "later2") for n in split[part]]
    odd = [p for p in sorted((ROOT / "training/chains/reports").glob("*.txt")) if int(p.stem) % 2]
    return known + [p for p in odd if (p.parents[1] / "annotations" / p.name).exists()]


def choices_in(path: Path) -> Iterator[Choice]:
    """The choices of one report whose statement the gold has too."""
    import score  # the scorer's folder is put on the path by `main`
    from make_gold import gold_of, read_report

    head, body = read_report(path)
    lines = (path.parents[1] / "annotations" / path.name).read_text(encoding="utf-8").splitlines()
    gold = gold_of(path.stem, lines[1:], head.get("outlet"), body)
    for report in (r for outcome in read_inputs([path]) for r in outcome.reports):
        heard: dict[Any, tuple[Any, list[Any]]] = {}

        def listen(book: Any, phrase: Any, gender: str, heard: Any = heard) -> Any:
            found = antecedents.candidates(book, phrase, gender)
            heard[phrase.span] = book, found
            return antecedents.best_of(found)

        with mock.patch.object(pronouns, "choose", listen):
            annotation = annotate_english(report)
        shift = report.text.find(body[:40])
        for row in gold:
            span = (row["start"] + shift, row["end"] + shift)
            said = [s for s in annotation.statements if s.source in heard and _alike((s.start, s.end), span)]
            for statement in said[:1] if len(row["chain"]) > 1 else []:
                book, found = heard[statement.source]
                root = score.gold_source(row["chain"][-1])
                right = [score.same_source(root, _source(score, book, c)) for c in found]
                yield Choice([frozenset(c.signs) for c in found], right)


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= max(one[1], other[1]) - min(one[0], other[0])


def _source(score: Any, book: Any, candidate: Any) -> Any:
    """A candidate as the scorer's source."""
    draft = book.drafts[candidate.draft] if candidate.draft is not None else None
    names = [n.text for n in book.names if candidate.name is not None and n.same == candidate.name]
    if draft is None and candidate.name is None:
        return score.Source("anonymous", (), candidate.phrase.description)
    labels = [draft.label] if draft is not None and draft.label else []
    told = "; ".join(draft.descriptions) if draft is not None else None
    return score.Source(draft.kind if draft is not None else "person", (*labels, *names), told or None)


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """The weight of each sign."""
    signs = sorted({s for c in choices for of_one in c.signs for s in of_one})
    telling = [c for c in choices if any(c.right) and not all(c.right)]
    tables = [np.array([[s in of_one for s in signs] for of_one in c.signs], dtype=float) for c in telling]
    weights = np.zeros(len(signs))
    for _ in range(STEPS):
        slope = np.zeros(len(signs))
        for table, choice in zip(tables, telling, strict=True):
            odds = np.exp((values := table @ weights) - values.max())
            odds /= odds.sum()
            wanted = odds * np.array(choice.right)
            slope += table.T @ (wanted / wanted.sum() - odds)
        weights += RATE * (slope / len(telling) - SHRINK * weights)
    return {sign: round(float(weight), 2) for sign, weight in zip(signs, weights, strict=True)}


def right_by(weights: dict[str, float], choices: Sequence[Choice]) -> int:
    """How many choices the weights get right."""
    hits = 0
    for choice in choices:
        scores = [sum(weights.get(s, 0.0) for s in of_one) for of_one in choice.signs]
        hits += bool(scores) and choice.right[scores.index(max(scores))]
    return hits


def main() -> int:
    """Learn, print the counts, and with --write keep the weights."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true", help=f"into {WEIGHTS.relative_to(ROOT)}")
    args = options.parse_args()
    sys.path.insert(0, str(CHAINS))
    choices = [choice for path in report_paths() for choice in choices_in(path)]
    weights = learn(choices)
    half = len(choices) // 2
    folds = right_by(learn(choices[:half]), choices[half:]) + right_by(learn(choices[half:]), choices[:half])
    print(f"{len(choices)} pronouns, {sum(any(c.right) for c in choices)} with the right one weighed")
    print(f"right: {right_by(weights, choices)} as learned, {folds} over two folds")
    if args.write:
        comment = "".join(line for line in WEIGHTS.open(encoding="utf-8") if line.startswith("#"))
        table = "".join(f"{sign}\t{weight}\n" for sign, weight in sorted(weights.items()))
        WEIGHTS.write_text(comment + table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
