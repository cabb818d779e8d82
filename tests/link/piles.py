"""Hundreds of invented reports of one happening."""

from __future__ import annotations

import random

from reportedly.record import Report


def pile(happening: int, size: int) -> list[Report]:
    """Retellings of one happening: each of some of its forty sentences, most of them from one of ten outlets'
    own choice, so that each is far more like its kind than like the rest."""
    rng = random.Random(happening)

    def word(length: int) -> str:
        return "".join(rng.choices("abdeiklmnorstuv", k=length))

    names = [word(7).title() for _ in range(12)]
    words = [word(6) for _ in range(300)]
    told = []
    for _ in range(40):
        named, plain = rng.sample(names, 2), rng.choices(words, k=9)
        told.append(" ".join([named[0], *plain[:5], named[1], *plain[5:]]) + ".")
    kinds = [rng.sample(told, 8) for _ in range(10)]
    reports = []
    for i in range(size):
        chosen = [t for t in kinds[i % 10] if rng.random() < 0.8] + rng.sample(told, 3)
        text = f"{names[0]} of {names[1]}. " + " ".join(chosen) + f" {word(8)}."
        name, day = f"r{happening}{i:04}", f"2031-05-{1 + i % 9:02}"
        reports.append(Report(name, name, 1, None, None, None, day, "metadata", "en", (), None, text))
    return reports
