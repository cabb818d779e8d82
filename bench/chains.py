"""The chains of attribution that the whole program finds, against the gold set.

    python bench/chains.py [--part dev|later|later2|held|held2|all] [--reports 117-132,140-145] [--json OUT]
    python bench/chains.py --agreement

Reads the reports of `tests/quality/chains/reports` as a user would, exports the record and scores it with
the set's own scorer. Rules are written on dev, later and later2; held and held2 are for the last run only.
`--agreement` runs no program: it scores a second hand's annotation of 25 of the reports in the same way.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from reportedly import Case

CHAINS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "chains"


def measure(part: str, *, reports: str = "", show: bool = True) -> dict[str, Any]:
    """The scorer's figures for one part, or for those ``reports`` of it (numbers and ranges)."""
    wanted: dict[str, list[str]] = json.loads((CHAINS / "split.json").read_text(encoding="utf-8"))
    numbers = sorted(n for name, listed in wanted.items() if part in (name, "all") for n in listed)
    if reports:
        numbers = [n for n in numbers if n in numbers_in(reports)]
    with tempfile.TemporaryDirectory() as folder:
        with Case.open() as case:
            case.add([CHAINS / "reports" / f"{number}.txt" for number in numbers])
            case.export(folder)
        out = Path(folder) / "score.json"
        subprocess.run(
            [sys.executable, str(CHAINS / "score.py"), folder, "--part", part, "--json", str(out)]
            + (["--reports", ",".join(numbers)] if reports else []),
            check=True,
            stdout=None if show else subprocess.DEVNULL,
        )
        result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return result


def numbers_in(listed: str) -> set[str]:
    """The reports of a list as "117-132,140"."""
    ranges = (part.partition("-") for part in listed.split(","))
    return {f"{n:03}" for first, _, last in ranges for n in range(int(first), int(last or first) + 1)}


def main() -> int:
    """Score the parts asked for and print their tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parts = [*json.loads((CHAINS / "split.json").read_text(encoding="utf-8")), "all"]
    options.add_argument("--part", choices=parts, default="dev")
    options.add_argument("--reports", default="", help="only these of the part: 117-132,140-145")
    options.add_argument("--json", type=Path)
    options.add_argument("--agreement", action="store_true", help="of two hands, not of the program")
    args = options.parse_args()
    if args.agreement:
        return subprocess.run([sys.executable, str(CHAINS / "agreement.py")], check=False).returncode
    result = measure(args.part, reports=args.reports)
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
