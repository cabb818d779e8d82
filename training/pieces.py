"""Count what tells the names around a text: `python -m training.pieces [--write] [--folds FOLDER]`.

Pieces are those of the lines above and below the text of the heads that may be read (`tests/quality/heads`,
the parts dev and opened); what each is stands in the gold. The weights of their signs
(`reportedly.read.piece_signs`) are those of a multinomial logistic regression, found by plain gradient
descent, with no chance in it. Prints how many pieces are told rightly where the heads of one hand at a time
are left out; ``--folds`` keeps these weights, so that a hand's heads can be scored by what others taught.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lxml import html
from numpy.typing import NDArray
from tests.quality.heads.score import READ, SETS, Case, _plain, cases

from reportedly.read.blocks import block_lines
from reportedly.read.piece_odds import KINDS
from reportedly.read.piece_signs import placed_pieces
from reportedly.read.second_look import ABOVE, BELOW
from reportedly.read.splitter import is_rule
from reportedly.read.tidy import tidy, to_lines

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/reportedly/data/read/piece_weights.tsv"
HEADING = "# What each sign of a piece around a text weighs for its being one of these, beside none of them."
FEWEST = 2  # hands in which a sign must be met
SHRINK = 0.0005  # weights are drawn to nought by this much; .0002 to .001 tell nearly as much of another hand
STEPS, RATE, GLIDE = 600, 0.45, 0.9
SMALLEST = 0.05  # of the weights of a sign, below which it is left out
EDGE = 60  # characters by which a text is found among a page's lines


@dataclass(frozen=True)
class Piece:
    """A piece with its signs, what the gold says it is, and whose head it stands in."""

    text: str
    signs: tuple[str, ...]
    kind: str
    hand: str


def lines_around(case: Case) -> tuple[list[str], list[str]]:
    """The lines above a head's text and those below it, as the program looks at them."""
    if case.suffix == "txt":
        before, after = case.page.split(case.text, 1)
        above = [line.replace("⟦", "").strip() for line in to_lines(tidy(f"{before}⟦"))]
        below = [line.replace("⟧", "").strip() for line in to_lines(tidy(f"⟧{after}"))]
    else:
        lines = block_lines(html.document_fromstring(case.page))
        first, last = case.text.split("\n\n")[0][:EDGE], case.text[-EDGE:].split("\n\n")[-1]
        start = next((number for number, line in enumerate(lines) if first in line), len(lines))
        end = next((n for n, line in enumerate(lines) if n >= start and last in line), len(lines) - 1)
        above, below = lines[:start], lines[end + 1 :]
        above += [line.partition(first)[0].strip() for line in lines[start : start + 1]]
    above, below = ([line for line in part if line and not is_rule(line)] for part in (above, below))
    return above[-ABOVE - 1 :], below[: BELOW + 1]


def kind_of(text: str, gold: dict[str, str]) -> str:
    """What the gold of a head says of a piece."""
    plain = _plain(text)
    named = {
        "outlet": gold.get("outlet", "").split("|"),
        "writer": gold.get("byline", "").split("; "),
        "place": gold.get("dateline", "").split(",")[:1],
    }
    for kind, names in named.items():
        if plain in {_plain(name) for name in names if name}:
            return kind
    for credit in filter(None, gold.get("credits", "").split("; ")):
        names, role = credit.split(" = ")
        if plain in map(_plain, names.split("|")):
            return "source" if role == "outlet" else role
    return "other"


def all_pieces() -> Iterator[Piece]:
    """Every piece of the heads that may be read."""
    for name in SETS:
        for case in cases(name):
            if case.part in READ:
                for placed in placed_pieces(*lines_around(case)):
                    yield Piece(placed.text, placed.signs, kind_of(placed.text, case.gold), name)


@dataclass(frozen=True)
class Weights:
    """Signs in order, "any" first, and their weights, one row each, one column for each of ``KINDS``."""

    signs: list[str]
    table: NDArray[np.float64]

    def shares(self, pieces: Sequence[Piece]) -> NDArray[np.float64]:
        """How likely each piece is of each kind."""
        of_piece, of_sign = _met(pieces, self.signs)
        return _shares(_summed(of_piece, self.table[of_sign], len(pieces)))


def fit(pieces: Sequence[Piece]) -> Weights:
    """The weights that tell these pieces best, drawn to nought."""
    hands: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts.update(set(piece.signs))
        for sign in piece.signs:
            hands.setdefault(sign, set()).add(piece.hand)
    signs = ["any", *sorted(s for s, met in hands.items() if len(met) >= FEWEST and counts[s] > FEWEST)]
    of_piece, of_sign = _met(pieces, signs)
    wanted = np.array([[float(piece.kind == kind) for kind in KINDS] for piece in pieces])
    table = np.zeros((len(signs), len(KINDS)))
    speed = np.zeros_like(table)
    for _ in range(STEPS):
        error = _shares(_summed(of_piece, table[of_sign], len(pieces))) - wanted
        slope = _summed(of_sign, error[of_piece], len(signs)) / len(pieces) + SHRINK * table
        speed = GLIDE * speed - RATE * slope
        table = table + speed
    return Weights(signs, table)


def _met(pieces: Sequence[Piece], signs: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of the numbers of a piece and of a sign that it has."""
    index = {sign: number for number, sign in enumerate(signs)}
    rows = [[0, *(index[sign] for sign in piece.signs if sign in index)] for piece in pieces]
    of_piece = np.repeat(np.arange(len(pieces)), [len(row) for row in rows])
    return of_piece, np.array([number for row in rows for number in row])


def _summed(keys: NDArray[np.int64], rows: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Rows added up by their keys."""
    return np.stack([np.bincount(keys, column, size) for column in rows.T], axis=1)


def _shares(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(odds - odds.max(1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return shares


def write(weights: Weights, path: Path) -> None:
    """Write the weights, those of "other" being nought."""
    beside = weights.table[:, 1:] - weights.table[:, :1]
    rows = [f"{HEADING} Counted by training/pieces.py.", "\t".join(["# sign", *KINDS[1:]])]
    rows += [
        "\t".join([sign, *(f"{weight:.2f}" for weight in row)])
        for sign, row in zip(weights.signs, beside, strict=True)
        if abs(row).max() >= SMALLEST
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> int:
    """Print what carries over from hand to hand, and write the weights where asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true")
    options.add_argument("--folds", type=Path, help="a folder for the weights without each hand")
    options.add_argument("--wrong", action="store_true", help="every piece that is told wrongly")
    args = options.parse_args()
    pieces = list(all_pieces())
    for name in [name for name in SETS if any(piece.hand == name for piece in pieces)]:
        weights = fit([piece for piece in pieces if piece.hand != name])
        held = [piece for piece in pieces if piece.hand == name]
        told = [KINDS[number] for number in weights.shares(held).argmax(1)]
        said, wanted = Counter(told), Counter(piece.kind for piece in held)
        right = Counter(kind for kind, piece in zip(told, held, strict=True) if kind == piece.kind)
        cells = (f"{kind} {right[kind]} / {said[kind]} / {wanted[kind]}" for kind in KINDS[1:])
        print(f"{name}, right / said / wanted: {', '.join(cells)}")
        if args.folds:
            write(weights, args.folds / f"{name}.tsv")
        if args.wrong:
            for kind, piece in zip(told, held, strict=True):
                if kind != piece.kind:
                    print(f"   {piece.text}: {kind}, not {piece.kind}")
    if args.write:
        write(fit(pieces), WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
