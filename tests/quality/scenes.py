"""Contradictions of scenes that the program finds, and how many of its rows are right.

    python -m tests.quality.scenes [HAND ...]

The scenes of ``training/claims/scenes`` as stories of four reports each (``training/scene_stories.py``). A
contradiction is found where a row has both its answers; a row is right where it has the answers of one. The
hand ``UNMET`` is read by nobody who mends the program, and no model learns from it (one bound was chosen with
its totals in view, ``link/claims/contrary.py``): its figure has the floor.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.quality.floors import floor
from training.scene_stories import SceneStory, linked, story_of
from training.scenes import scenes

from reportedly.assess import assess
from reportedly.record import Conflict, Statement

UNMET = "sd"


def lines_of(row: Conflict, statements: dict[str, Statement], story: SceneStory) -> set[int]:
    """The lines of a scene of which a row has two answers."""
    told = [
        {
            answer
            for i in v.statement_ids
            for s in [statements[i]]
            for answer in story.answers(s.report_id, s.start, s.end)
        }
        for v in row.values
    ]
    return {
        line
        for mine, theirs in combinations(told, 2)
        for (line, one), (beside, other) in product(mine, theirs)
        if line == beside and one != other
    }


def measured(hand: str) -> tuple[int, int, int, int]:
    """How many contradictions of a hand are found and there are, how many rows are right and there are."""
    found = there = right = rows = 0
    for scene in scenes():
        if scene.hand != hand:
            continue
        story = story_of(scene)
        record = assess(linked(story))
        statements = {s.statement_id: s for s in record.statements}
        of_rows = [lines_of(row, statements, story) for row in record.conflicts]
        found += len({line for lines in of_rows for line in lines})
        there += sum(len(answers) > 1 for answers in scene.told)
        right += sum(bool(lines) for lines in of_rows)
        rows += len(of_rows)
    return found, there, right, rows


def main(hands: Sequence[str]) -> int:
    """Print the figures; 1 where the hand that nobody reads is below its floors."""
    fell = False
    for hand in hands or [UNMET]:
        found, there, right, rows = measured(hand)
        print(f"{hand}: {found} of {there} contradictions found, {right} of {rows} rows are right")
        if hand == UNMET:
            fell = found < floor("scenes.found") or right < floor("scenes.right_percent") * rows / 100
    return int(fell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
