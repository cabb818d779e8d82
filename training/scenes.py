"""The scenes of ``training/claims/scenes``, from which the encoder of statements learns.

A file is one hand's. A scene is a block of lines, and a line is one thing that is told: in wordings that say
the same, parted by " | ", or in answers that contradict each other, parted by " >< ".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SCENES = Path(__file__).resolve().parent / "claims" / "scenes"


@dataclass(frozen=True)
class Scene:
    """What is told of one happening: a line each, its answers, and the wordings of each answer."""

    hand: str
    number: int
    told: list[list[list[str]]]


def scenes(hands: Path = SCENES) -> list[Scene]:
    """The scenes of all hands, in order."""
    return [scene for file in sorted(hands.glob("*.txt")) for scene in scenes_in(file)]


def scenes_in(file: Path) -> list[Scene]:
    """The scenes of one hand."""
    lines = [x.strip() for x in file.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    blocks = [block.splitlines() for block in "\n".join(lines).strip().split("\n\n") if block.strip()]
    return [
        Scene(file.stem, number, [[a.split(" | ") for a in line.split(" >< ")] for line in block if line])
        for number, block in enumerate(blocks)
    ]
