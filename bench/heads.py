"""What reports say of themselves at their head and end, against the 542 heads of `tests/quality/heads`.

    python bench/heads.py [--part dev|held] [--set heads|heads2|heads3|heads4] [--misses]

F1 for each field; `roles` counts a credit only with its role, `begins` and `ends` whether the text begins and
ends with the right words. Rules are written on the dev part; the held part is for figures only. The sets
are of four hands, and `all` counts their heads together.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.quality.heads.score import FIELDS, SETS, Tally, score


def main() -> int:
    """Score the parts asked for and print a table for each set, and one for all."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=("dev", "held"))
    options.add_argument("--set", choices=tuple(SETS))
    options.add_argument("--misses", action="store_true", help="every miss of the dev part")
    args = options.parse_args()
    parts = [args.part] if args.part else ["dev", "held"]
    names = [args.set] if args.set else list(SETS)
    results = {name: {part: score(part, name) for part in parts} for name in names}
    for name, result in results.items():
        _show(name, result)
        if args.misses and "dev" in result:
            for tally in result["dev"].values():
                print("\n".join(tally.misses))
    if len(names) > 1:
        _show("all", {part: _sum([results[name][part] for name in names]) for part in parts})
    return 0


def _show(name: str, result: dict[str, dict[str, Tally]]) -> None:
    print(f"| {name} | " + " | ".join(f"{part} F1 (right / said / wanted)" for part in result) + " |")
    print("|---|" + "---|" * len(result))
    for field in FIELDS:
        print(f"| {field} | " + " | ".join(_cell(tallies[field]) for tallies in result.values()) + " |")
    print()


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
