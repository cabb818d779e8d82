"""Stories, read and exported, against what a careful reader finds in them (`make check-story`).

The seed story and the scorer stand outside the project, in ``$SHARED`` (default ``../shared``); where they
are absent this says so and passes. The other stories are our own, in ``stories/``: each was written, with
its checks, before the program had read it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reportedly import Case

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.quality.floors import floor

SHARED = Path(os.environ.get("SHARED", "../shared"))
SCORER = SHARED / "check_story.py"
OWN = Path(__file__).with_name("stories")


@dataclass(frozen=True, slots=True)
class Story:
    """A folder of reports and the file of what a reader finds in them."""

    name: str
    reports: Path
    checks: Path


def stories() -> list[Story]:
    """The seeds, where they are, and our own."""
    own = [Story(f.name, f / "reports", f / "checks.json") for f in sorted(OWN.iterdir()) if f.is_dir()]
    seeds = Story("seeds", SHARED / "seeds", SHARED / "checks" / "seeds.json")
    return [s for s in (seeds, *own) if s.reports.is_dir() and s.checks.is_file()]


def failed(story: Story) -> tuple[int, list[str]]:
    """How many checks hold, and what the scorer says of those that do not."""
    with tempfile.TemporaryDirectory() as folder:
        with Case.open() as case:
            case.add([story.reports])
            case.export(folder)
        run = subprocess.run(
            [sys.executable, str(SCORER), str(story.checks), folder],
            capture_output=True,
            text=True,
            check=False,
        )
    held = re.search(r"(\d+) of \d+ hold", run.stdout)
    if held is None:
        raise SystemExit(f"{SCORER} could not judge the story {story.name}: {run.stderr}")
    return int(held[1]), [line for line in run.stdout.splitlines() if not line.startswith("pass")]


def main() -> int:
    """Print the checks that fail and the scores; 1 where one is below its floor."""
    if not SCORER.is_file():
        print(f"skipped: no {SCORER} to judge stories with (set SHARED to the folder that has it)")
        return 0
    fell = False
    for story in stories():
        held, lines = failed(story)
        wanted = floor(f"story.{story.name}")
        print(f"{story.name}\n" + "\n".join(lines) + f", floor {wanted:g}\n")
        fell = fell or held < wanted
    return int(fell)


if __name__ == "__main__":
    sys.exit(main())
