"""Stories, read and exported, against what a careful reader finds in them (`make check-story`).

The seed story and the scorer stand outside the project, in ``$SHARED`` (default ``../shared``); where they
are absent this says so and passes. The other stories are our own, in ``stories/``: each was written, with
its checks, before the program had read it. Of those that ``stories/split.json`` holds back, only the total
is printed: nobody who works on the program reads them or learns which of their checks fail. They share one
floor, that of their sum: one check of one story is chance, and could be mended only by reading it.

Beside them stand the short stories of ``shorts/``, three or four reports each, to judge what few checks of a
long story are about: claims, conflicts, events. Those of odd numbers are read by whoever mends the program,
of the even ones it is told how many checks of each kind hold; each half has one floor.

story.py [NAME ...]     all stories, or those that are named; ``shorts`` for the short ones
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly import Case

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.quality.floors import floor

SHARED = Path(os.environ.get("SHARED", "../shared"))
SCORER = SHARED / "check_story.py"
OWN = Path(__file__).with_name("stories")
SPLIT = OWN / "split.json"
SHORTS = Path(__file__).with_name("shorts")


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


def shorts() -> list[Story]:
    """The short stories; those of even numbers are held."""
    folders = sorted(folder for folder in SHORTS.iterdir() if folder.is_dir())
    return [Story(f.name, f / "reports", f / "checks.json", int(f.name) % 2 == 0) for f in folders]


def scored(story: Story) -> list[str]:
    """The scorer's lines: a ``pass`` or ``FAIL`` for each check, what was found in place of it, the total."""
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
    if not re.search(r"\d+ of \d+ hold", run.stdout):
        raise SystemExit(f"{SCORER} could not judge the story {story.name}: {run.stderr}")
    return run.stdout.splitlines()


def by_kind(lines: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """How many checks of each kind hold, and how many there are."""
    hold: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for verdict, kind in re.findall(r"^(pass|FAIL) (\w+):", "\n".join(lines), re.M):
        there[kind] += 1
        hold[kind] += verdict == "pass"
    return hold, there


def told(story: Story, lines: list[str]) -> list[str]:
    """Of the scorer's lines, those to print: the failures and the total; of a story held back the total."""
    return lines[-1:] if story.held else [line for line in lines if not line.startswith("pass")]


def main(names: list[str]) -> int:
    """Print the checks that fail and the scores; 1 where one is below its floor."""
    if not SCORER.is_file():
        print(f"skipped: no {SCORER} to judge stories with (set SHARED to the folder that has it)")
        return 0
    known = stories()
    if unknown := set(names) - {story.name for story in known} - {SHORTS.name}:
        raise SystemExit(
            f"no story {sorted(unknown)}: there are {[story.name for story in known]} and {SHORTS.name}"
        )
    fell = of_stories([story for story in known if not names or story.name in names])
    if not names or SHORTS.name in names:
        fell = of_shorts(shorts()) or fell
    return int(fell)


def of_stories(chosen: Sequence[Story]) -> bool:
    """Print how the stories do; whether one fell below its floor."""
    fell = False
    of_held: list[int] = []
    for story in chosen:
        lines = scored(story)
        passed = by_kind(lines)[0].total()
        print(f"{story.name}\n" + "\n".join(told(story, lines)), end="")
        if story.held:
            of_held.append(passed)
            print(" (held)\n")
        else:
            wanted = floor(f"story.{story.name}")
            print(f", floor {wanted:g}\n")
            fell = fell or passed < wanted
    if of_held and len(of_held) == sum(story.held for story in stories()):
        print(f"{sum(of_held)} hold in the {len(of_held)} stories held back, floor {floor('story.held'):g}\n")
        fell = fell or sum(of_held) < floor("story.held")
    return fell


def of_shorts(chosen: Sequence[Story]) -> bool:
    """Print what fails in the short stories that may be read, and by kind how many checks hold in them and in
    the others; whether a half fell below its floor."""
    halves: dict[bool, list[str]] = {False: [], True: []}
    for story in chosen:
        lines = scored(story)
        halves[story.held] += lines
        if not story.held:
            print(f"{story.name}\n" + "\n".join(told(story, lines)) + "\n")
    (read, of_read), (unread, of_unread) = by_kind(halves[False]), by_kind(halves[True])
    for kind in sorted(of_read | of_unread):
        print(f"{kind:<13}{read[kind]:>4} of {of_read[kind]:<5}{unread[kind]:>4} of {of_unread[kind]}")
    fell = False
    for half, hold, there in (("read", read, of_read), ("unread", unread, of_unread)):
        wanted = floor(f"shorts.{half}")
        total = f"{hold.total()} of {there.total()} hold"
        print(f"{total} in the short stories that are {half}, floor {wanted:g}")
        fell = fell or hold.total() < wanted
    return fell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
