"""What reports say of themselves at their head and end, against the heads of `tests/quality/heads`.

    python bench/heads.py [--part dev|opened|unread|held] [--set heads|heads2|…|learn3] [--misses]

F1 for each field; `roles` counts a credit only with its role, `begins` and `ends` whether the text begins and
ends with the right words. `issue` sums the five fields that have a target: dateline, credits, both dates,
byline. Rules are written on `dev` and `opened`; `unread` tells what carries over; `held` is for figures only,
and is scored where it is asked for. The sets are of as many hands, and `all` counts their heads together.
With `--folds`, each hand's heads are read by weights that never met that hand (`python -m training.pieces
--folds FOLDER` and `python -m training.lines --folds FOLDER`): what the program gives on the next hand.
With `--agreement`, what a second annotator says of some heads is scored as if it were the program's answer.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.quality.heads.score import FIELDS, SETS, Tally, agreement, parts_of, score

from reportedly.read import line_odds, piece_odds

PARTS = ("dev", "opened", "unread", "held")
ISSUE = ("dateline", "credits", "published", "updated", "byline")


def main() -> int:
    """Score the parts asked for and print a table for each set, and one for all."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=PARTS, help="all but held where none is named")
    options.add_argument("--set", choices=tuple(SETS))
    options.add_argument("--misses", action="store_true", help="every miss of the parts that are read")
    options.add_argument("--folds", type=Path, help="a folder with the weights without each hand")
    options.add_argument("--agreement", type=Path, help="a folder with what a second hand says, SET.gold.txt")
    args = options.parse_args()
    if args.agreement:
        files = {name: args.agreement / f"{name}.gold.txt" for name in SETS}
        told = {n: agreement(file.read_text("utf-8"), n) for n, file in files.items() if file.exists()}
        for name, tallies in told.items():
            _show(name, {"second hand": tallies})
        _show("all", {"second hand": _sum(list(told.values()))})
        return 0
    wanted = [args.part] if args.part else [part for part in PARTS if part != "held"]
    results: dict[str, dict[str, dict[str, Tally]]] = {}
    for name in [args.set] if args.set else SETS:
        if parts := [part for part in parts_of(name) if part in wanted]:
            with _weights_without(name, args.folds):
                results[name] = {part: score(part, name) for part in parts}
    for name, result in results.items():
        _show(name, result)
        if args.misses:
            lines = [
                miss for tallies in result.values() for tally in tallies.values() for miss in tally.misses
            ]
            print("\n".join(lines))
    if len(results) > 1:
        together = {part: [result[part] for result in results.values() if part in result] for part in wanted}
        _show("all", {part: _sum(parts) for part, parts in together.items() if parts})
    return 0


@contextmanager
def _weights_without(name: str, folder: Path | None) -> Iterator[None]:
    """While it lasts, names and lines are told by the weights in a folder that never met the heads of one
    set; without a folder, by those that ship."""
    if folder is None:
        yield
        return
    pieces = piece_odds.parsed(_lines(folder / f"{name}.tsv"))
    lines = line_odds.parsed(_lines(folder / f"{name}.lines.tsv"))
    line_odds.odds_of_furniture.cache_clear()
    with (
        patch.object(piece_odds, "weights", lambda: pieces),
        patch.object(line_odds, "weights", lambda: lines),
    ):
        yield
    line_odds.odds_of_furniture.cache_clear()


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def _show(name: str, result: dict[str, dict[str, Tally]]) -> None:
    print(f"| {name} | " + " | ".join(f"{part} F1 (right / said / wanted)" for part in result) + " |")
    print("|---|" + "---|" * len(result))
    for field in FIELDS:
        print(f"| {field} | " + " | ".join(_cell(tallies[field]) for tallies in result.values()) + " |")
    print("| issue | " + " | ".join(_cell(_issue(tallies)) for tallies in result.values()) + " |")
    print()


def _issue(tallies: dict[str, Tally]) -> Tally:
    """The fields that have a target, summed."""
    named = [tallies[field] for field in ISSUE]
    return Tally(sum(t.right for t in named), sum(t.said for t in named), sum(t.wanted for t in named))


def _sum(results: list[dict[str, Tally]]) -> dict[str, Tally]:
    total = {field: Tally() for field in FIELDS}
    for result in results:
        for field, tally in result.items():
            total[field].right += tally.right
            total[field].said += tally.said
            total[field].wanted += tally.wanted
    return total


def _cell(tally: Tally) -> str:
    return f"{tally.f1:.3f} ({tally.right} / {tally.said} / {tally.wanted})"


if __name__ == "__main__":
    sys.exit(main())
