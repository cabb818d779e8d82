"""What reports say of themselves at their head and end, against the 200 heads of `tests/quality/heads`.

    python bench/heads.py [--part dev|held] [--misses]

F1 for each field; `roles` counts a credit only with its role, `begins` and `ends` whether the text begins and
ends with the right words. Rules are written on the dev part; the held part is for figures only.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.quality.heads.score import FIELDS, Tally, score


def main() -> int:
    """Score the parts asked for and print a table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=("dev", "held"))
    options.add_argument("--misses", action="store_true", help="every miss of the dev part")
    args = options.parse_args()
    parts = [args.part] if args.part else ["dev", "held"]
    results = {part: score(part) for part in parts}
    print("| field | " + " | ".join(f"{part} F1 (right / said / wanted)" for part in parts) + " |")
    print("|---|" + "---|" * len(parts))
    for name in FIELDS:
        print(f"| {name} | " + " | ".join(_cell(results[part][name]) for part in parts) + " |")
    if args.misses and "dev" in results:
        for tally in results["dev"].values():
            print("\n".join(tally.misses))
    return 0


def _cell(tally: Tally) -> str:
    return f"{tally.f1:.3f} ({tally.right} / {tally.said} / {tally.wanted})"


if __name__ == "__main__":
    sys.exit(main())
