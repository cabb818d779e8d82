"""Scenes made into stories: the wordings of their lines dealt out to four reports, as by newsrooms.

What contradicts stands in two reports, what says the same in two as far as the scene has wordings for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.scenes import Scene

from reportedly.annotate import annotate
from reportedly.link import Linked, put_together
from reportedly.link.claims.wording import digest
from reportedly.record import Report, Story

OUTLETS = ("The Alder Post", "The Birch Times", "The Cedar News", "The Dogwood Herald")
DAY = "2031-05-06"

Answer = tuple[int, int]  # the line of the scene, and which of its answers
Place = tuple[int, int, Answer]  # start and end in the report, and what is told there


@dataclass(frozen=True)
class SceneStory:
    """The reports of a scene, and what each tells where."""

    reports: tuple[Report, ...]
    told: Mapping[str, Sequence[Place]]

    def answers(self, report_id: str, start: int, end: int) -> set[Answer]:
        """What a stretch of a report tells."""
        return {answer for a, b, answer in self.told[report_id] if start < b and a < end}


def story_of(scene: Scene) -> SceneStory:
    """A scene as reports, a paragraph for each line; where a line has fewer wordings some leave it out."""
    texts = [""] * len(OUTLETS)
    told: list[list[Place]] = [[] for _ in OUTLETS]
    for line, answers in enumerate(scene.told):
        for turn in range(len(OUTLETS)):
            number, wordings = turn % len(answers), answers[turn % len(answers)]
            if turn // len(answers) >= len(wordings):
                continue
            said = wordings[turn // len(answers)]
            texts[turn] += "\n\n" if texts[turn] else ""
            start = len(texts[turn])
            texts[turn] += said if re.search(r"[.!?][”\"’]?$", said) else f"{said}."
            told[turn].append((start, len(texts[turn]), (line, number)))
    reports = [
        Report("r" + digest(scene.hand, scene.number, n, text), f"{n}.txt", 1, outlet, None, None, DAY, None,
               "en", (), None, text)
        for n, (outlet, text) in enumerate(zip(OUTLETS, texts, strict=True))
        if text
    ]  # fmt: skip
    places = [found for found in told if found]
    return SceneStory(tuple(reports), {r.report_id: found for r, found in zip(reports, places, strict=True)})


def linked(story: SceneStory) -> Linked:
    """The reports of a scene, read and linked as one story."""
    ids = tuple(sorted(r.report_id for r in story.reports))
    annotations = {r.report_id: annotate(r) for r in story.reports}
    return put_together(story.reports, annotations, (), (Story("s" + digest(*ids), "", ids),))
