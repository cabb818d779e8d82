"""The network for chains while it learns, and the loss: the same sums as
``reportedly.annotate.chaining.network``, in torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn
from training.chain_data import LONGEST, Case

from reportedly.annotate.chaining.surroundings import MOST

WIDTH, EDGE, REDUCED, SEEN = 64, 16, 48, 24
DROPPED = 0.3
SOFTNESS = 0.15  # of the target: chains worth nearly as much as the best are nearly as good
SHARPER = 0.5  # how much the expected worth counts beside the target
EPOCHS, BATCH, RATE, DECAY = 20, 128, 5e-3, 1e-3


@dataclass(frozen=True)
class Rows:
    """All cases as tensors, one row a case; ``chains`` (cases, c, LONGEST + 1), ``sizes`` and ``worth``
    (cases, c), -9 where there are fewer."""

    of_statement: Tensor
    of_pair: Tensor
    of_step: Tensor
    vectors: Tensor
    met: Tensor
    chains: Tensor
    sizes: Tensor
    worth: Tensor

    def take(self, rows: Tensor) -> Rows:
        return Rows(*(getattr(self, name)[rows] for name in Rows.__dataclass_fields__))


@dataclass(frozen=True)
class Reduction:
    """How the encoder's vectors are told in ``REDUCED`` numbers: by principal parts of length 1."""

    mean: np.ndarray
    into: np.ndarray

    def __call__(self, vectors: np.ndarray) -> np.ndarray:
        found: np.ndarray = ((vectors - self.mean) @ self.into) * (vectors[..., :1] != 0)
        return found

    def weights(self) -> dict[str, np.ndarray]:
        """By the names that ``reportedly.annotate.chaining.network`` knows them by."""
        return {"reduction": self.into, "reduction.mean": self.mean @ self.into}


def reduction_of(cases: Sequence[Case]) -> Reduction:
    """The principal parts of the mentions' vectors in every third case."""
    seen = np.concatenate([case.signs.met[case.signs.where[case.row]] for case in cases[::3]])
    seen = seen[seen[:, 0] != 0]
    mean = seen.mean(axis=0)
    _, power, parts = np.linalg.svd(seen - mean, full_matrices=False)
    return Reduction(mean, (parts[:REDUCED].T / (power[:REDUCED] / np.sqrt(len(seen)))).astype(np.float32))


def rows_of(cases: Sequence[Case], reduce: Reduction) -> Rows:
    """The cases as the network reads them."""
    most = max(len(case.chains) for case in cases)
    chains = np.zeros((len(cases), most, LONGEST + 1), dtype=np.int64)
    sizes = np.ones((len(cases), most), dtype=np.int64)
    worth = np.full((len(cases), most), -9, dtype=np.float32)
    for i, case in enumerate(cases):
        for c, chain in enumerate(case.chains):
            chains[i, c, : len(chain)] = chain
            sizes[i, c] = len(chain)
        worth[i, : len(case.chains)] = case.worth
    signs = [(case.signs, case.row) for case in cases]
    arrays = (
        np.stack([s.of_statement[row] for s, row in signs]),
        np.stack([s.pairs(row) for s, row in signs]),
        np.stack([s.of_step[row] for s, row in signs]),
        reduce(np.stack([s.vectors[row] for s, row in signs])),
        reduce(np.stack([s.met[s.where[row]] for s, row in signs])),
        chains,
        sizes,
        worth,
    )
    return Rows(*(torch.from_numpy(array) for array in arrays))


class ChainNet(nn.Module):
    """Scores of standing in a chain, of being its root, and of one standing above another."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        pair, step = rows.of_pair.shape[-1], rows.of_step.shape[-1]
        self.seen = nn.ModuleList(nn.Linear(REDUCED, SEEN, bias=False) for _ in range(4))
        self.hidden = nn.Linear(rows.of_statement.shape[-1] + pair + 4 * SEEN, WIDTH)
        self.second = nn.Linear(WIDTH, WIDTH)
        self.ends, self.ends_pair = nn.Linear(WIDTH, 2), nn.Linear(pair, 2, bias=False)
        self.above, self.below = nn.Linear(WIDTH, EDGE, bias=False), nn.Linear(WIDTH, EDGE, bias=False)
        self.step, self.step_out = nn.Linear(step, EDGE), nn.Linear(EDGE, 1)
        self.step_direct = nn.Linear(step, 1, bias=False)
        self.lengths = nn.Parameter(torch.zeros(LONGEST + 2))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows: Rows) -> tuple[Tensor, Tensor]:
        """(cases, k, 2) of each who might stand in the chain, (cases, k, k) of each step."""
        number = len(rows.of_statement)
        told = [
            rows.of_statement[:, None].expand(-1, MOST, -1),
            rows.of_pair,
            *(
                self.seen[i](self.drop(rows.vectors[:, i]))[:, None].expand(number, MOST, -1)
                for i in range(3)
            ),
            self.seen[3](self.drop(rows.met)),
        ]
        hidden = functional.relu(self.hidden(self.drop(torch.cat(told, dim=-1))))
        hidden = self.drop(functional.relu(self.second(hidden)) + hidden)
        ends = self.ends(hidden) + self.ends_pair(rows.of_pair)
        both = self.above(hidden)[:, :, None] + self.below(hidden)[:, None] + self.step(rows.of_step)
        steps = self.step_out(functional.relu(both)) + self.step_direct(rows.of_step)
        return ends, steps[..., 0]

    def of_chains(self, rows: Rows) -> Tensor:
        """(cases, c): the score of each chain."""
        ends, steps = self(rows)
        number, most, longest = rows.chains.shape
        there = (torch.arange(longest) < rows.sizes[..., None]).float()
        flat = rows.chains.reshape(number, -1)
        members = torch.gather(ends[..., 0], 1, flat).reshape(number, most, longest) * there
        root = torch.gather(rows.chains, 2, (rows.sizes - 1)[..., None])[..., 0]
        at = (rows.chains[:, :, :-1] * MOST + rows.chains[:, :, 1:]).reshape(number, -1)
        taken = torch.gather(steps.reshape(number, -1), 1, at).reshape(number, most, longest - 1)
        total = members[:, :, 1:].sum(dim=-1) + torch.gather(ends[..., 1], 1, root)
        return total + (taken * there[:, :, 1:]).sum(dim=-1) + self.lengths[rows.sizes]

    def loss(self, rows: Rows) -> Tensor:
        """How far the chains' scores are from what the chains are worth."""
        there = rows.worth > -9
        likely = functional.log_softmax(self.of_chains(rows).masked_fill(~there, -1e4), dim=1)
        target = functional.softmax((rows.worth / SOFTNESS).masked_fill(~there, -1e4), dim=1)
        lost = rows.worth.max(dim=1, keepdim=True).values - rows.worth
        missed = -(target * likely).sum(dim=1)
        return (missed * (1 - SHARPER) + (likely.exp() * lost).sum(dim=1) * SHARPER).mean()


def learn(rows: Rows, seed: int) -> ChainNet:
    """A network that learned from ``rows``."""
    torch.manual_seed(seed)
    net = ChainNet(rows)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    number = len(rows.worth)
    total = EPOCHS * -(-number // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=total, pct_start=0.1)
    net.train()
    for _ in range(EPOCHS):
        for part in torch.randperm(number).split(BATCH):
            optimiser.zero_grad()
            net.loss(rows.take(part)).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return net.eval()


def weights_of(net: ChainNet) -> dict[str, Any]:
    """The weights by the names that ``reportedly.annotate.chaining.network`` knows them by."""

    def of(module: Any) -> np.ndarray:
        found: np.ndarray = module.weight.detach().numpy().T
        return found

    statement = net.hidden.in_features - net.ends_pair.in_features - 4 * SEEN
    split = np.cumsum([statement, net.ends_pair.in_features, SEEN, SEEN, SEEN])
    by_statement, by_pair, *by_vector = np.split(of(net.hidden), split)
    found = {
        "hidden.statement": by_statement,
        "hidden.pair": by_pair,
        "hidden.bias": net.hidden.bias.detach().numpy(),
        "second": of(net.second),
        "second.bias": net.second.bias.detach().numpy(),
        "ends": of(net.ends),
        "ends.pair": of(net.ends_pair),
        "ends.bias": net.ends.bias.detach().numpy(),
        "above": of(net.above),
        "below": of(net.below),
        "step": of(net.step),
        "step.bias": net.step.bias.detach().numpy(),
        "step.out": of(net.step_out)[:, 0],
        "step.out.bias": net.step_out.bias.detach().numpy(),
        "step.direct": of(net.step_direct)[:, 0],
        "lengths": net.lengths.detach().numpy(),
    }
    for name, seen, part in zip(("cue", "content", "source", "mention"), net.seen, by_vector, strict=True):
        found[f"hidden.{name}"] = of(seen) @ part
    return found
