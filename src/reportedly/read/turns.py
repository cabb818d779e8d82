"""Turns of interviews and debates in a text's lines: "KEYHOLE: And then?", "OSK: It rained."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.read.words import pairs, vocabulary

_TURN = re.compile(r"(?P<label>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3})\s*:\s+\S")
FEWEST = 2  # turns that each of those who speak has


def speakers(lines: Sequence[str]) -> frozenset[str]:
    """The labels of those who speak in turn: each opens two lines at least that stand beside another's. A
    city that opens paragraphs in two articles stands beside headlines, and is none.

    >>> sorted(speakers(["KEYHOLE: And then?", "OSK: It rained.", "KEYHOLE: Long?", "OSK: No."]))
    ['KEYHOLE', 'OSK']
    """
    labels = [label_of(line) for line in lines]
    beside: Counter[str] = Counter()
    for number, label in enumerate(labels):
        near = {*labels[max(0, number - 1) : number], *labels[number + 1 : number + 2]} - {label, None}
        if label and near:
            beside[label] += 1
    return frozenset(label for label, count in beside.items() if count >= FEWEST)


def label_of(line: str) -> str | None:
    """What stands before the colon that a line has near its beginning, where it could be who speaks."""
    found = _TURN.match(line)
    label = found["label"].casefold() if found else ""
    keyed = (
        label in pairs("head_keys")
        or label in pairs("credit_labels")
        or label in vocabulary("furniture_keys")
    )
    return found["label"] if found and not keyed else None
