"""Count what tells a page's own lines from an article's: `python -m training.lines [--write]`.

Lines of the page are those above and below the text of every head that is not held (`tests/quality/heads`)
and the lists of furniture (`src/reportedly/data/read`); lines of an article are the paragraphs of the bodies
there, of the dev stories and of the example. The weights of their signs (`reportedly.read.line_odds`) are
those of a logistic regression, found by plain gradient descent, with no chance in it. Prints how many lines
are told rightly where the heads of one hand at a time are left out; ``--folds`` keeps these weights, so that
a hand's heads can be scored by what others taught (`bench/heads.py --folds FOLDER`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.quality.heads.score import FOLDER, READ, SETS, Case, cases

from reportedly.read.line_odds import signs_of
from reportedly.read.lines import read_facts
from reportedly.read.notes import read_note
from reportedly.read.signatures import read_signature
from reportedly.read.tidy import to_lines
from reportedly.read.words import entries

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/reportedly/data/read/line_weights.tsv"
HEADING = "# What each sign of a line weighs for its being the page's. Counted by training/lines.py."
LISTS = ("furniture_lines", "tail_headings", "footer_starts", "furniture_starts", "legal_phrases")
LIST_WEIGHT = 0.3  # of an entry of a list, beside a whole line
FEWEST = 2  # hands, or lists, in which a word must be met
SHRINK = 0.001  # weights are drawn to nought by this much, so that a sign met a few times weighs little
STEPS, RATE = 1500, 1.0


@dataclass(frozen=True)
class Line:
    """A line with its signs, whether it is the page's, whose hand it is of, how much it counts, and whether
    it may be read."""

    text: str
    signs: frozenset[str]
    page: bool
    hand: str
    weight: float = 1.0
    read: bool = True


def page_lines(case: Case, hand: str) -> Iterator[Line]:
    """The lines above and below the text of one head that say nothing of the report."""
    if case.suffix != "txt" or case.text not in case.page:
        return
    above, below = case.page.split(case.text, 1)
    values = re.split(r"[|;=,]", " ; ".join(value for key, value in case.gold.items()))
    names = [value.strip() for value in values if len(value.strip()) > 3]
    for part in (above, below):
        for line in filter(None, to_lines(part)):
            signed = read_facts(line) or read_note(line) or read_signature(line, labelled=True)
            if signed or any(name in line for name in names) or (part is above and len(line.split()) < 8):
                continue
            yield replace(_line(line, page=True, hand=hand), read=case.part in READ)


def _line(text: str, *, page: bool, hand: str, weight: float = 1.0) -> Line:
    return Line(text, frozenset(signs_of(text)), page, hand, weight)


def all_lines() -> list[Line]:
    """Every line to learn from, the same one once for each hand."""
    out: list[Line] = []
    for name, (_, bodies) in SETS.items():
        learned = [case for case in cases(name) if case.part != "held"]
        out += [line for case in learned for line in page_lines(case, name)]
        if learned:
            text = (FOLDER / bodies).read_text(encoding="utf-8")
            out += [_line(line, page=False, hand=name) for line in text.splitlines() if len(line.split()) > 1]
    for path in sorted((ROOT / "tests/quality/stories").glob("*/reports/*.txt")):
        for line in to_lines(path.read_text(encoding="utf-8")):
            if len(line.split()) >= 8 and line.endswith((".", "”", '"', "?")) and not read_facts(line):
                out.append(_line(line, page=False, hand="stories"))
    for name in LISTS:
        out += [_line(entry, page=True, hand=name, weight=LIST_WEIGHT) for entry in entries(name)]
    return list({(line.text, line.hand): line for line in out}.values())


def fit(lines: list[Line]) -> dict[str, float]:
    """The weight of each sign."""
    hands: dict[str, set[str]] = {}
    for line in lines:
        for sign in line.signs:
            hands.setdefault(sign, set()).add(line.hand)
    counts = Counter(sign for line in lines for sign in line.signs)
    signs = ["any", *sorted(s for s, met in hands.items() if len(met) >= FEWEST and counts[s] > FEWEST)]
    index = {sign: number for number, sign in enumerate(signs)}
    met = [[index[sign] for sign in ("any", *sorted(line.signs)) if sign in index] for line in lines]
    of_sign = np.array([number for row in met for number in row])
    of_line = np.repeat(np.arange(len(lines)), [len(row) for row in met])
    wanted = np.array([float(line.page) for line in lines])
    much = np.array([line.weight for line in lines])
    share = wanted @ much / much.sum()
    much = much * np.where(wanted > 0, 0.5 / share, 0.5 / (1 - share)) / much.sum()
    weights: NDArray[np.float64] = np.zeros(len(signs))
    for _ in range(STEPS):
        odds = np.bincount(of_line, weights[of_sign], len(lines))
        error = (1 / (1 + np.exp(-odds)) - wanted) * much
        weights -= RATE * (np.bincount(of_sign, error[of_line], len(signs)) + SHRINK * weights)
    return {sign: float(weight) for sign, weight in zip(signs, weights, strict=True) if abs(weight) >= 0.05}


def write(weights: dict[str, float], path: Path) -> None:
    """Write the weight of each sign."""
    rows = "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in sorted(weights.items()))
    path.write_text(f"{HEADING}\n{rows}", encoding="utf-8")


def main() -> int:
    """Print what carries over, and write the weights where asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true")
    options.add_argument("--folds", type=Path, help="a folder for the weights without each hand")
    options.add_argument("--wrong", action="store_true", help="every line told wrongly that may be read")
    args = options.parse_args()
    lines = all_lines()
    for name in [name for name in SETS if any(line.hand == name for line in lines)]:
        weights = fit([line for line in lines if line.hand != name])
        held = [line for line in lines if line.hand == name]
        odds = [weights.get("any", 0) + sum(weights.get(sign, 0) for sign in line.signs) for line in held]
        for limit in (0.0, 0.5, 1.0):
            told = sum(o > limit for o, line in zip(odds, held, strict=True) if line.page)
            wrong = sum(o > limit for o, line in zip(odds, held, strict=True) if not line.page)
            pages = sum(line.page for line in held)
            print(
                f"{name} above {limit}: {told} of {pages} page lines, {wrong} of {len(held) - pages} others"
            )
        if args.folds:
            args.folds.mkdir(parents=True, exist_ok=True)
            write(weights, args.folds / f"{name}.lines.tsv")
        if args.wrong:
            for o, line in sorted(zip(odds, held, strict=True), key=lambda pair: pair[0]):
                if line.read and line.page != (o > 0.5):
                    print(f"   {o:+.2f} {'page' if line.page else 'text'} {line.text[:150]}")
    if args.write:
        write(fit(lines), WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
