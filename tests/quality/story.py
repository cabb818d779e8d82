"""Stories, read and exported, against what a careful reader finds in them (`make check-story`).

The seed story and the scorer stand outside the project, in ``$SHARED`` (default ``../shared``); where they
are absent this says so and passes. The other stories are our own, in ``stories/``: each was written, with
its checks, before the program had read it. Of those that ``stories/split.json`` holds back, only the total
is printed: nobody who works on the program reads them or learns which of their checks fail. They share one
floor, that of their sum: one check of one story is chance, and could be mended only by reading it.

story.py [NAME ...]     all stories, or those that are named
"""

from __future__ import annotations

import json
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
SPLIT = OWN / "split.json"


@dataclass(frozen=True, slots=True)
class Story:
    """A folder of reports and the file of what a reader finds in them; ``held``: kept back, unread."""

    name: str
    reports: Path
    checks: Path
    held: bool = False


def stories() -> list[Story]:
    """The seeds, where they are, and our own."""
    held = json.loads(SPLIT.read_text(encoding="utf-8"))["held"]
    folders = [f for f in sorted(OWN.iterdir()) if f.is_dir()]
    own = [Story(f.name, f / "reports", f / "checks.json", f.name in held) for f in folders]
    seeds = Story("seeds", SHARED / "seeds", SHARED / "checks" / "seeds.json")
    return [s for s in (seeds, *own) if s.reports.is_dir() and s.checks.is_file()]


def judged(story: Story) -> tuple[int, list[str]]:
    """How many checks hold, and what may be told of it: the checks that do not, and last the total."""
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
    total = re.search(r"(\d+) of \d+ hold", run.stdout)
    if total is None:
        raise SystemExit(f"{SCORER} could not judge the story {story.name}: {run.stderr}")
    return int(total[1]), told(story, run.stdout.splitlines())


def told(story: Story, lines: list[str]) -> list[str]:
    """Of the scorer's lines, those to print: the failures and the total; of a story held back the total."""
    return lines[-1:] if story.held else [line for line in lines if not line.startswith("pass")]


def main(names: list[str]) -> int:
    """Print the checks that fail and the scores; 1 where one is below its floor."""
    if not SCORER.is_file():
        print(f"skipped: no {SCORER} to judge stories with (set SHARED to the folder that has it)")
        return 0
    known = stories()
    if unknown := set(names) - {story.name for story in known}:
        raise SystemExit(f"no story {sorted(unknown)}: there are {[story.name for story in known]}")
    fell = False
    of_held: list[int] = []
    for story in known:
        if names and story.name not in names:
            continue
        passed, lines = judged(story)
        print(f"{story.name}\n" + "\n".join(lines), end="")
        if story.held:
            of_held.append(passed)
            print(" (held)\n")
        else:
            wanted = floor(f"story.{story.name}")
            print(f", floor {wanted:g}\n")
            fell = fell or passed < wanted
    if of_held and len(of_held) == sum(story.held for story in known):
        print(f"{sum(of_held)} hold in the {len(of_held)} stories held back, floor {floor('story.held'):g}")
        fell = fell or sum(of_held) < floor("story.held")
    return int(fell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
