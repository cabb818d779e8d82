"""Trains the network that judges the rules' chains, and measures it in folds by report.

    python -m training.chains [--folds 4] [--share 1.0] [--write]

Learns from the gold set's parts dev, later and later2 and from ``training/chains``; never from held or held2.
In each fold nothing is taken from the reports that are judged. Prints, by part, edge F1 and root accuracy of
the rules and of what was learned, by the gold set's own scorer; ``--share`` learns from that share of the
other folds' reports. ``--write`` then learns from all of it and puts the network into the package, with a
card that tells its seeds, data and scores. Needs torch and nine minutes of one core.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from training.chain_card import card, write_card
from training.chain_data import Case, Chain, Wanted, gains_of, read_cases
from training.chain_model import BATCH, EPOCHS, RATE, WIDTH, learn, reduction_of, rows_of, weights_of

from reportedly.annotate.chaining.network import Network
from reportedly.annotate.chaining.revising import better_chains

FILE = Path(__file__).resolve().parents[1] / "src/reportedly/data/models/chaining/network.npz"
SEEDS = (1, 2, 3)
# By how much a chain has to score better than the rules'. On 184 reports that no network had seen, 0 gives
# .661 edge F1 and 0.3 .658, where the rules gave .641; root accuracy was the same.
MARGIN = 0.0


def main() -> None:
    """Measure in folds, then write if asked to."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--folds", type=int, default=4, help="0 measures nothing")
    options.add_argument("--share", type=float, default=1.0, help="of the other folds' reports to learn from")
    options.add_argument(
        "--write", action="store_true", help="learn from all of it and put the network in place"
    )
    chosen = options.parse_args()
    torch.set_num_threads(1)  # the sums are then always added in one order
    cases, wanted = read_cases()
    print(f"{len({w.report for w in wanted})} reports, {len(wanted)} statements, {len(cases)} of them found")
    scores = "not measured"
    if chosen.folds:
        scores = table(cases, wanted, in_folds(cases, chosen.folds, chosen.share))
        print(scores)
    if chosen.write:
        network = trained(cases)
        write(network)
        signs, shared = cases[0].signs, network.shared
        text = card(
            wanted,
            found=len(cases),
            table=scores,
            folds=chosen.folds,
            settings=f"seeds {SEEDS}, {EPOCHS} epochs in batches of {BATCH}, rate {RATE:g}, "
            f"margin {MARGIN:g}, torch {torch.__version__.split('+')[0]}",
            minutes=time.process_time() / 60,
            members=len(SEEDS),
            width=WIDTH,
            signs=signs.of_statement.shape[-1] + signs.pairs(0).shape[-1],
            reduced=shared["reduction"].shape[-1],
            weights=sum(array.size for array in stored(network).values()),
            size=FILE.stat().st_size / 1e3,
        )
        write_card(FILE.parent, text)


def trained(cases: Sequence[Case]) -> Network:
    """What the cases teach."""
    reduce = reduction_of(cases)
    rows = rows_of(cases, reduce)
    return Network(tuple(weights_of(learn(rows, seed)) for seed in SEEDS), reduce.weights(), MARGIN)


def in_folds(cases: Sequence[Case], folds: int, share: float) -> dict[int, Chain]:
    """For each case the chain that a network finds which has not seen its report."""
    reports = sorted({case.report for case in cases})
    random.Random(0).shuffle(reports)
    fold = {report: k % folds for k, report in enumerate(reports)}
    found: dict[int, Chain] = {}
    for k in range(folds):
        others = [report for report in reports if fold[report] != k]
        kept = set(others[: round(share * len(others))])
        network = trained([case for case in cases if case.report in kept])
        judged: dict[int, list[Chain]] = {}
        for i, case in enumerate(cases):
            if fold[case.report] == k:
                if id(case.signs) not in judged:
                    judged[id(case.signs)] = better_chains(network, case.signs)
                found[i] = judged[id(case.signs)][case.row]
    return found


def table(cases: Sequence[Case], wanted: Sequence[Wanted], learned: Mapping[int, Chain]) -> str:
    """Edge F1 and root accuracy of the rules and of the network, by part and over all."""
    lines = [f"{'part':<10}{'statements':>11}  rules: edge F1, root   learned: edge F1, root   changed"]
    for part in [*dict.fromkeys(case.part for case in cases), "all"]:
        mine = [i for i, case in enumerate(cases) if part in (case.part, "all")]
        there = [one for one in wanted if part in (one.part, "all")]
        before = measured([cases[i].gains[0] for i in mine], there)
        chains = [(cases[i], learned[i]) for i in mine]
        after = measured([gains_of(c.gold.chain, c.sources, [chain])[0] for c, chain in chains], there)
        changed = sum(chain != case.chains[0] for case, chain in chains)
        lines.append(
            f"{part:<10}{len(there):>11}  {before[0]:.4f}, {before[1]:.4f}         "
            f"{after[0]:.4f}, {after[1]:.4f}         {changed}"
        )
    return "\n".join(lines)


def measured(gains: Sequence[np.ndarray], wanted: Sequence[Wanted]) -> tuple[float, float]:
    """Edge F1 and root accuracy."""
    right, steps, roots = np.sum(gains, axis=0)
    precision, recall = right / steps, right / sum(one.steps for one in wanted)
    return float(2 * precision * recall / (precision + recall)), float(roots / len(wanted))


def stored(network: Network) -> dict[str, np.ndarray]:
    """The weights as they are kept: of the network's members by number, of all of them by name alone."""
    arrays: dict[str, np.ndarray] = {"margin": np.array(network.margin, dtype=np.float32)}
    arrays |= {name: array.astype(np.float16) for name, array in network.shared.items()}
    for k, weights in enumerate(network.members):
        arrays |= {f"{k} {name}": array.astype(np.float16) for name, array in weights.items()}
    return arrays


def write(network: Network) -> None:
    """Put a network where the program looks for it, half as exact as it was."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(FILE, **stored(network))  # type: ignore[arg-type]
    print(f"{FILE.name}: {FILE.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
