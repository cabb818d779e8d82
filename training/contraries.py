"""Learn what tells that two statements contradict each other: `python -m training.contraries [--write]`.

Every pair of statements of two reports in the scenes of ``training/claims/scenes``, made into stories
(``scene_stories``), but those of the hand ``UNMET``; the weights of the features
(``reportedly.link.claims.contrary``) are those of a logistic regression, as in ``training.same_claims``.
Prints how many pairs of the hand that is left out are told rightly at some bounds; takes some minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from training.same_claims import Pair, learn, likelihoods
from training.scene_stories import linked, story_of
from training.scenes import scenes

from reportedly.link.claims.contrary import features
from reportedly.link.claims.meant import vectors
from reportedly.link.claims.pairs import Pairs

LEARNED, UNMET = ("sa", "sb", "sc"), "sd"
WEIGHTS = Path(__file__).resolve().parents[1] / "src/reportedly/data/link/contrary.tsv"
BOUNDS = (0.4, 0.5, 0.6, 0.7)


def pairs_of(hand: str) -> Iterator[Pair]:
    """The pairs of statements of a hand's scenes that each tell of one line; ``same`` where they answer it
    differently."""
    for scene in scenes():
        if scene.hand != hand:
            continue
        story = story_of(scene)
        found = linked(story)
        ways = {t.statement_id: (t.way,) for t in found.told}
        pairs = Pairs(found.told, {}, {}, ways, vectors(found.told, found.meanings))
        told = [story.answers(t.report_id, t.local.start, t.local.end) for t in found.told]
        for i, j in combinations(range(len(told)), 2):
            if len(told[i]) == len(told[j]) == 1 and found.told[i].report_id != found.told[j].report_id:
                (line, answer), (beside, other) = *told[i], *told[j]
                contrary = line == beside and answer != other
                yield Pair(features(pairs, i, j), contrary, False, False, 1.0)


def main() -> None:
    """Learn, print how well, and keep the weights where asked to."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true", help="into the package")
    chosen = options.parse_args()
    weights = learn([pair for hand in LEARNED for pair in pairs_of(hand)])
    unmet = list(pairs_of(UNMET))
    likely = likelihoods(weights, unmet)
    contrary = sum(pair.same for pair in unmet)
    for bound in BOUNDS:
        taken = [pair.same for pair, p in zip(unmet, likely, strict=True) if p >= bound]
        print(f"{bound:g}: {sum(taken)} of {len(taken)} are right, of {contrary}")
    if chosen.write:
        told = WEIGHTS.read_text(encoding="utf-8").splitlines()
        head = [line for line in told if line.startswith("#")]
        rows = [f"{name}\t{weight:g}" for name, weight in weights.items()]
        WEIGHTS.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
