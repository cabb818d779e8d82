"""The seed story, read and exported, against what a careful reader finds in it (`make check-story`).

The reports, the checks and their scorer stand outside the project, in ``$SHARED`` (default
``../shared``); where they are absent this says so and passes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from reportedly import Case

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.quality.floors import floor

SHARED = Path(os.environ.get("SHARED", "../shared"))


def main() -> int:
    """Print the checks that fail and the score; 1 where it is below the floor."""
    reports, checks, scorer = SHARED / "seeds", SHARED / "checks" / "seeds.json", SHARED / "check_story.py"
    if not (reports.is_dir() and checks.is_file() and scorer.is_file()):
        print(f"skipped: the seed story is not at {SHARED} (set SHARED to the folder that has it)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        with Case.open() as case:
            case.add([reports])
            case.export(folder)
        run = subprocess.run(
            [sys.executable, str(scorer), str(checks), folder], capture_output=True, text=True, check=False
        )
    print("\n".join(line for line in run.stdout.splitlines() if not line.startswith("pass")))
    held = re.search(r"(\d+) of (\d+) hold", run.stdout)
    if held is None:
        print(run.stderr)
        return 1
    wanted = floor("story.seeds")
    print(f"floor: {wanted:g}")
    return 0 if int(held[1]) >= wanted else 1


if __name__ == "__main__":
    sys.exit(main())
