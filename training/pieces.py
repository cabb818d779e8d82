"""Count what tells the names around a text: `python -m training.pieces [--write] [--folds FOLDER]`.

Pieces are those of the lines above and below the text of every head that is not held
(`tests/quality/heads`), as the program finds them; what each is stands in the gold. The weights of their
signs (`reportedly.read.piece_signs`) are those of a multinomial logistic regression, with no chance in it.
Prints how many pieces are told rightly where one hand at a time is left out; ``--folds`` keeps these
weights, so that a hand's heads can be scored by what others taught (`bench/heads.py --folds FOLDER`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tests.quality.heads.score import SETS, Case, _plain, cases

from reportedly.read import read_inputs
from reportedly.read.heads import Head
from reportedly.read.piece_odds import KINDS
from reportedly.read.piece_signs import placed_pieces
from reportedly.read.second_look import lines_around

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/reportedly/data/read/piece_weights.tsv"
HEADING = "# What each sign of a piece around a text weighs for its being one of these, beside none of them."
FEWEST = 2  # hands in which a sign must be met
STRENGTH = 0.7  # the regression's C: .35 to 1.5 tell nearly as much of another hand
STEPS = 200
SMALLEST = 0.05  # of the weights of a sign, below which it is left out


@dataclass(frozen=True)
class Piece:
    """A piece with its signs, what the gold says it is, and whose head it stands in."""

    text: str
    signs: tuple[str, ...]
    kind: str
    hand: str


def looked_at(case: Case) -> tuple[list[str], list[str]]:
    """The lines above a head's text and those below it, as the second look is given them."""
    seen: list[tuple[list[str], list[str]]] = []

    def keep(lines: Sequence[str], paragraphs: Sequence[str], head: Head) -> Head:
        seen.append(lines_around(lines, paragraphs) or ([], []))
        return head

    with tempfile.TemporaryDirectory() as folder, patch("reportedly.read.article.look_again", keep):
        path = Path(folder) / f"{case.number}.{case.suffix}"
        path.write_text(case.page, encoding="utf-8")
        list(read_inputs([path]))
    return seen[0] if seen else ([], [])


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
    """Every piece of the heads that are not held."""
    for name in SETS:
        for case in cases(name):
            if case.part != "held":
                for placed in placed_pieces(*looked_at(case)):
                    yield Piece(placed.text, placed.signs, kind_of(placed.text, case.gold), name)


@dataclass(frozen=True)
class Weights:
    """Signs in order, "any" first, and their weights beside those of "other": one row each, one column for
    each of the other ``KINDS``."""

    signs: list[str]
    table: NDArray[np.float64]

    def told(self, pieces: Sequence[Piece]) -> list[str]:
        """What each piece is likeliest to be."""
        odds = np.asarray(_met(pieces, self.signs) @ self.table)
        return [KINDS[row.argmax() + 1] if row.max() > 0 else KINDS[0] for row in odds]


def fit(pieces: Sequence[Piece]) -> Weights:
    """The weights that tell these pieces best, drawn to nought."""
    hands: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts.update(set(piece.signs))
        for sign in piece.signs:
            hands.setdefault(sign, set()).add(piece.hand)
    signs = ["any", *sorted(s for s, met in hands.items() if len(met) >= FEWEST and counts[s] > FEWEST)]
    wanted = np.array([KINDS.index(piece.kind) for piece in pieces])
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=1e-3)
    model.fit(_met(pieces, signs)[:, 1:], wanted)
    table = np.vstack([model.intercept_, model.coef_.T])
    return Weights(signs, table[:, 1:] - table[:, :1])


def _met(pieces: Sequence[Piece], signs: list[str]) -> csr_matrix:
    """How often each piece has each sign; the first one, "any", is every piece's."""
    index = {sign: number for number, sign in enumerate(signs)}
    rows = [[0, *(index[sign] for sign in piece.signs if sign in index)] for piece in pieces]
    of_piece = np.repeat(np.arange(len(pieces)), [len(row) for row in rows])
    of_sign = np.array([number for row in rows for number in row])
    return csr_matrix((np.ones(len(of_sign)), (of_piece, of_sign)), shape=(len(pieces), len(signs)))


def write(weights: Weights, path: Path) -> None:
    """Write the weights, those of "other" being nought."""
    rows = [f"{HEADING} Counted by training/pieces.py.", "\t".join(["# sign", *KINDS[1:]])]
    rows += [
        "\t".join([sign, *(f"{weight:.2f}" for weight in row)])
        for sign, row in zip(weights.signs, weights.table, strict=True)
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
        told = weights.told(held)
        said, wanted = Counter(told), Counter(piece.kind for piece in held)
        right = Counter(kind for kind, piece in zip(told, held, strict=True) if kind == piece.kind)
        cells = (f"{kind} {right[kind]} / {said[kind]} / {wanted[kind]}" for kind in KINDS[1:])
        print(f"{name}, right / said / wanted: {', '.join(cells)}")
        if args.folds:
            args.folds.mkdir(parents=True, exist_ok=True)
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
