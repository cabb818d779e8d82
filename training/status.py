"""Trains the head that takes a second look at statuses, and measures it in folds by report.

    python -m training.status [--folds 4] [--write]

Learns from the statuses that the annotators of ``training/chains`` and of the gold set's parts dev, later
and later2 gave, of the statements that the rules found; never from held or held2. Prints how many are right
by the rules and with the head, for several bounds on how much likelier than the rules' another has to be.
``--write`` learns from all of it and puts the head into the package, with a card. Needs torch and some ten
minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from training.chain_data import PARTS, gold_in, numbers_of, paired
from training.folds import by_report

from reportedly.annotate.status.signs import StatusSigns, signs_of
from reportedly.annotate.status.status_head import AHEAD, BUCKETS, STATUSES, StatusHead, buckets

FOLDER = Path(__file__).resolve().parents[1] / "src/reportedly/data/models/status"
BOUNDS = (0.0, 0.1, 0.2, 0.3, 0.5)
# Of widths 32 to 128, decays .05 to .3 and 6 to 12 epochs, all within .003 of one another in a fold.
MEMBERS, WIDTH, EPOCHS, BATCH, RATE, DECAY = 3, 64, 8, 128, 4e-3, 0.05
DROPPED, DROPPED_NUMBERS, SMOOTHED = 0.3, 0.2, 0.05


@dataclass(frozen=True)
class Judged:
    """A statement that the rules found: what is seen of it, their status and the annotator's."""

    part: str
    report: str
    signs: StatusSigns
    ruled: int
    right: int


class Network(nn.Module):
    """The same sums as ``StatusHead``, while they learn."""

    def __init__(self, numbers: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS + 1, WIDTH, mode="sum", padding_idx=BUCKETS)
        nn.init.normal_(self.words.weight, 0, 0.05)
        self.vectors = nn.Linear(numbers, WIDTH)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, len(STATUSES))
        self.dropped, self.dropped_numbers = nn.Dropout(DROPPED), nn.Dropout(DROPPED_NUMBERS)

    def forward(self, words: Tensor, numbers: Tensor) -> Tensor:
        first = torch.relu(self.vectors(self.dropped_numbers(numbers)) + self.words(words))
        second = torch.relu(self.hidden(self.dropped(first))) + first
        found: Tensor = self.out(self.dropped(second))
        return found


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--folds", type=int, default=4)
    options.add_argument(
        "--write", action="store_true", help="learn from all of it and put the head in place"
    )
    chosen = options.parse_args()
    torch.set_num_threads(1)
    judged = read_judged()
    told = table(judged, in_folds(judged, chosen.folds))
    print(told)
    if chosen.write:
        write(trained(judged), told, judged, chosen.folds)


def read_judged(parts: Sequence[str] = (*PARTS, "training")) -> list[Judged]:
    """The statements of ``parts`` that the rules found."""
    found = []
    for part, folder, number in numbers_of(parts):
        path = folder / "reports" / f"{number}.txt"
        for one, ruled, row in paired(path, gold_in(folder, number)):
            statement = ruled.statements[row]
            signs = signs_of(ruled.doc, ruled.tagged, statement)
            status = STATUSES.index(statement.status)
            found.append(Judged(part, number, signs, status, STATUSES.index(one.status)))
    return found


def in_folds(judged: Sequence[Judged], folds: int) -> np.ndarray:
    """(statements, statuses): the chances that a head gives which has not seen the statement's report."""
    reports = [one.report for one in judged]
    dealt = np.random.default_rng(1).permutation(sorted(set(reports)))
    found = np.zeros((len(judged), len(STATUSES)))
    for others, own in by_report(reports, dealt.tolist(), folds):
        head = trained([judged[i] for i in others])
        for i in own:
            found[i] = head.chances(judged[i].signs)
    return found


def trained(judged: Sequence[Judged]) -> StatusHead:
    """What the statements teach."""
    numbers = np.stack([one.signs.vectors.reshape(-1) for one in judged])
    mean, scale = numbers.mean(axis=0), 1 / (numbers.std(axis=0) + 1e-6)
    seen = torch.tensor((numbers - mean) * scale)
    held = [buckets(one.signs) for one in judged]
    words = torch.full((len(judged), max(map(len, held))), BUCKETS)
    for row, known in enumerate(held):
        words[row, : len(known)] = torch.tensor(known)
    right = torch.tensor([one.right for one in judged])
    members = [_fitted(words, seen, right, seed) for seed in range(MEMBERS)]

    def together(name: str) -> np.ndarray:
        return np.stack([member[name].numpy() for member in members])

    return StatusHead(
        words=together("words.weight")[:, :BUCKETS],
        vectors=together("vectors.weight").transpose(0, 2, 1),
        mean=mean,
        scale=scale,
        of_first=together("vectors.bias"),
        hidden=together("hidden.weight").transpose(0, 2, 1),
        of_hidden=together("hidden.bias"),
        out=together("out.weight").transpose(0, 2, 1),
        of_out=together("out.bias"),
    )


def _fitted(words: Tensor, numbers: Tensor, right: Tensor, seed: int) -> dict[str, Tensor]:
    torch.manual_seed(seed)
    network = Network(numbers.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(right) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(right)).split(BATCH):
            said = network(words[rows], numbers[rows])
            loss = nn.functional.cross_entropy(said, right[rows], label_smoothing=SMOOTHED)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            pace.step()
    return {name: tensor.detach() for name, tensor in network.state_dict().items()}


def table(judged: Sequence[Judged], chances: np.ndarray) -> str:
    """How many statuses are right, by part: by the rules, and with the head from each bound on; then of each
    status how many are right of those said and of those wanted, by the rules and as shipped."""
    ruled, right = np.array([one.ruled for one in judged]), np.array([one.right for one in judged])
    part = np.array([one.part for one in judged])
    told = {"rules": ruled} | {f"ahead by {bound:g}": heard(judged, chances, bound) for bound in BOUNDS}
    lines = [f"{'':<12}{'statements':>11}" + "".join(f"{name:>15}" for name in told)]
    for name in dict.fromkeys(part):
        here = part == name
        shares = (np.mean(said[here] == right[here]) for said in told.values())
        lines.append(f"{name:<12}{here.sum():>11}" + "".join(f"{share:>15.4f}" for share in shares))
    lines.append("")
    for k, status in enumerate(STATUSES):
        shares = (
            share
            for said in (ruled, heard(judged, chances, AHEAD))
            for share in (np.mean(right[said == k] == k), np.mean(said[right == k] == k))
        )
        lines.append(f"{status:<12}{(right == k).sum():>11}" + "".join(f"{share:>15.3f}" for share in shares))
    return "\n".join(lines)


def heard(judged: Sequence[Judged], chances: np.ndarray, ahead: float) -> np.ndarray:
    """(statements): the head's status where it is likelier than the rules' by more than ``ahead``."""
    ruled, named = np.array([one.ruled for one in judged]), np.array([one.signs.named for one in judged])
    lead = chances.max(axis=1) - chances[np.arange(len(judged)), ruled]
    found: np.ndarray = np.where(~named & (lead > ahead), chances.argmax(axis=1), ruled)
    return found


def write(head: StatusHead, told: str, judged: Sequence[Judged], folds: int) -> None:
    """Put a head where the program looks for it, half as exact as it was, with its card."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(head, name).astype(np.float16) for name in StatusHead.__dataclass_fields__}
    np.savez_compressed(FOLDER / "head.npz", **arrays)
    reports = len({one.report for one in judged})
    text = CARD.format(
        reports=reports, statements=len(judged), table=told, members=MEMBERS, width=WIDTH, folds=folds
    )
    (FOLDER / "card.md").write_text(text, encoding="utf-8")


CARD = """# The head for status

`head.npz`, made by `python -m training.status --write`: {members} small networks whose mean counts, each of
two layers of {width}, that say whether what a statement tells happened, is ongoing, planned, requested,
offered, possible or denied, from the tagger's vectors of its content, cue, main predicate and sentence, from
the words of these by where they stand, and from what the rules made of it. It is heard where it finds another
status likelier than the rules' by `AHEAD` of `annotate/status/status_head.py`; the words shown are then those
of cue and predicate that it goes by.

Learned from {reports} reports of `training/chains` and of the gold set of chains (parts dev, later, later2;
nothing of held and held2), which were written for this project with the statuses of their statements;
{statements} statements, those that the rules found. People, outlets and happenings are invented, and no text
is kept in it. Not for other languages, nor for texts that are no news.

In {folds} folds by report, each judged by networks that have seen no statement of it, the share that is
right: by the rules alone, and with the head from several bounds on. On dev, later, later2 and on half of the
training reports the rules were written, so the rules' figures flatter them there. Below, for each status:
right of those said and of those wanted, by the rules and then as shipped.

```
{table}
```
"""


if __name__ == "__main__":
    main()
