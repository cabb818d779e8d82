"""What the encoder of statements learns from, and is measured on: marked stories and scenes
(``training.meanings``)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.same_claims import Standing, matching, same_in
from training.scenes import Scene

from reportedly.annotate import annotate
from reportedly.read import read_inputs


@dataclass(frozen=True)
class Said:
    """A story's statements: the report each stands in, its words, and the pairs that say the same; in a scene
    also the number of the question that each answers."""

    name: str
    reports: NDArray[np.str_]
    texts: list[str]
    groups: list[list[list[int]]]
    questions: NDArray[np.int64] | None = None

    @property
    def pairs(self) -> set[tuple[int, int]]:
        """Statements of two reports that say the same, the lower number first."""
        found = set()
        for group in self.groups:
            for one, other in combinations(group, 2):
                found |= {(min(i, j), max(i, j)) for i in one for j in other}
        return {(i, j) for i, j in found if self.reports[i] != self.reports[j]}


def said_in(folder: Path) -> Said:
    """The statements of a story, and what is marked or checked to be the same in it."""
    standing: list[Standing] = []
    for file in sorted((folder / "reports").iterdir()):
        for report in (r for outcome in read_inputs([file]) for r in outcome.reports):
            told = sorted(annotate(report).statements, key=lambda s: s.cue is not None)
            spans = {(s.start, s.end): s for s in told}
            standing += [Standing(file.name, report.text, local) for local in spans.values()]
    texts = [s.text[s.local.start : s.local.end] for s in standing]
    groups = [[matching(said, standing) for said in group] for group in same_in(folder)]
    return Said(folder.name, np.array([s.file for s in standing]), texts, groups)


def said_of(scene: Scene) -> Said:
    """A scene, each wording of which stands by itself."""
    texts, groups, questions = [], [], []
    for number, answers in enumerate(scene.told):
        for wordings in answers:
            groups.append([[len(texts) + k] for k in range(len(wordings))])
            texts += wordings
            questions += [number] * len(wordings)
    reports = np.array([str(i) for i in range(len(texts))])
    return Said(f"{scene.hand} {scene.number}", reports, texts, groups, np.array(questions))
