"""The meanings of the statements that another report of their story may tell again."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.embedding import Vectors
from reportedly.link.claims.told import Told
from reportedly.meanings import LANGUAGE, WIDTH, meaning_encoder


@dataclass(frozen=True, slots=True)
class Meant:
    """What a statement of a report says, as the encoder read it: base64 of ``WIDTH`` bytes."""

    statement_id: str
    report_id: str
    numbers: str


def meant(told: Sequence[Told], known: Mapping[str, str]) -> tuple[Meant, ...]:
    """The meanings of those of ``told`` whose story has statements of two reports in the encoder's language;
    ``known`` are the numbers of statements that were read before."""
    read = [t for t in told if t.language == LANGUAGE]
    reports: dict[str, set[str]] = defaultdict(set)
    for t in read:
        reports[t.story].add(t.report_id)
    return tuple(
        Meant(t.statement_id, t.report_id, known.get(t.statement_id) or _read(t.text))
        for t in read
        if len(reports[t.story]) > 1
    )


def vectors(told: Sequence[Told], read: Sequence[Meant]) -> Vectors:
    """(statements, ``WIDTH``): the meaning of each as a row of length 1, zeros where none was read."""
    numbers = {m.statement_id: m.numbers for m in read}
    found: Vectors = np.zeros((len(told), WIDTH), dtype=np.float32)
    for row, t in zip(found, told, strict=True):
        if t.statement_id in numbers:
            row[:] = np.frombuffer(b64decode(numbers[t.statement_id]), dtype=np.int8)
            row /= max(float(np.linalg.norm(row)), 1.0)
    return found


def _read(text: str) -> str:
    return b64encode(meaning_encoder().meaning(text).tobytes()).decode()


__all__ = ["Meant", "meant", "vectors"]
