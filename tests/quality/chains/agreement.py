"""How well two hands agree on the chains: the second annotation, scored as if a system had made it.

    python tests/quality/chains/agreement.py [--part dev|held|all] [--verbose]

`second/NNN.txt` was written from the reports' text alone, with the guidelines and without the first
annotation. The sample was drawn by a seed: fifteen held reports, ten of dev. The second hand annotated all
that an outlet says itself, not a sample, as a system does.
"""

import argparse
import json
from typing import Any

import score
from make_gold import FOLDER, gold_of, read_report

SECOND = FOLDER / "second"


def second_rows() -> list[dict[str, Any]]:
    """The second hand's statements, in the shape of `gold.jsonl`."""
    rows = []
    for path in sorted(SECOND.glob("*.txt")):
        head, body = read_report(FOLDER / "reports" / path.name)
        rows += gold_of(path.stem, path.read_text(encoding="utf-8").splitlines(), head.get("outlet"), body)
    return rows


def second(numbers: list[str]) -> list[score.Statement]:
    """The second hand's statements of those reports, as the scorer reads a system's."""
    return score.statements_of([row for row in second_rows() if row["report"] in numbers])


def pairs_of(part: str) -> list[score.Pair]:
    """The first hand's statements of a part, each with the second's where both have it."""
    split: dict[str, list[str]] = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))
    drawn = sorted(path.stem for path in SECOND.glob("*.txt"))
    numbers = [number for number in drawn if part == "all" or number in split[part]]
    return score.pair(score.read_gold("all", ",".join(numbers)), second(numbers))


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=("dev", "held", "all"), default="all")
    options.add_argument("--verbose", action="store_true", help="list every difference, dev only")
    args = options.parse_args(arguments)
    parts = ("dev", "held", "all") if args.part == "all" else (args.part,)
    for part in parts:
        pairs = pairs_of(part)
        if args.verbose and part == "dev":
            print("\n".join(score.misses(pairs)), end="\n\n")
        print(score.table(score.score(pairs), part), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
