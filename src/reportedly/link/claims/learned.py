"""What was learned of pairs of statements, put to use: weights of a logistic regression, a file for each."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from reportedly.link.claims.wording import word_list


def likelihood(file: str, found: Mapping[str, float]) -> float:
    """How likely (0-1) is what the weights in ``file`` were learned for, of a pair with these features."""
    weights = weights_in(file)
    odds = weights["always"] + sum(weights[k] * x for k, x in found.items())
    return round(1 / (1 + math.exp(-odds)), 4)


@functools.cache
def weights_in(file: str) -> Mapping[str, float]:
    """The weight of each feature, and of "always", which every pair has."""
    return {name: float(value) for name, value in word_list(file)}


__all__ = ["likelihood"]
