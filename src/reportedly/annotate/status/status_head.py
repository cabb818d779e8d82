"""A small learned head that takes a second look at the status which the rules read.

A few networks whose mean counts, each of two layers over ``signs``: what a list of verbs and tenses leaves in
doubt is told by how the whole is put. It is heard only where it finds another status likelier than the
rules' by ``AHEAD``. What it learned from and how well it does are in ``data/models/status/card.md``;
``training/status.py`` makes it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args
from zlib import crc32

import numpy as np
from spacy.tokens import Doc

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.attribution.tagger import Tagged
from reportedly.annotate.status.signs import CUE, PREDICATE, StatusSigns, signs_of
from reportedly.annotation import LocalStatement
from reportedly.record import Span, Status
from reportedly.shipped import shipped_arrays

_MODEL = ("data", "models", "status", "head.npz")
STATUSES: tuple[Status, ...] = get_args(Status)
BUCKETS = 8192  # of words: each in the bucket of its checksum
# How much likelier than the rules' status another has to be. Of 0 to .5, in folds by report: less
# gives more where rules were not fitted to the reports (.864 at .2), and loses right answers where they were.
AHEAD = 0.5


@dataclass(frozen=True, slots=True)
class StatusHead:
    """Weights of ``n`` networks: ``words`` (n, BUCKETS, width), ``vectors`` (n, 4 * MIDDLE, width) of numbers
    less their ``mean`` and times ``scale`` (4 * MIDDLE), ``hidden`` (n, width, width), ``out`` (n, width,
    statuses), and the biases of these three."""

    words: Floats
    vectors: Floats
    mean: Floats
    scale: Floats
    of_first: Floats
    hidden: Floats
    of_hidden: Floats
    out: Floats
    of_out: Floats

    def chances(self, signs: StatusSigns) -> Floats:
        """How likely each of ``STATUSES`` is."""
        seen = (signs.vectors.reshape(-1) - self.mean) * self.scale
        first = seen @ self.vectors + self.words[:, buckets(signs)].sum(axis=1) + self.of_first
        first = np.maximum(first, 0)[:, None]
        second = np.maximum(first @ self.hidden + self.of_hidden[:, None], 0) + first
        scores = (second @ self.out)[:, 0] + self.of_out
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Floats = (scores / scores.sum(axis=1, keepdims=True)).mean(axis=0)
        return found


def buckets(signs: StatusSigns) -> list[int]:
    """The buckets of a statement's words, each once."""
    return sorted({_bucket(word) for word in signs.words})


@functools.lru_cache(maxsize=100_000)
def _bucket(word: str) -> int:
    return crc32(word.encode()) % BUCKETS


def restated(doc: Doc, tagged: Tagged, statements: Sequence[LocalStatement]) -> tuple[LocalStatement, ...]:
    """The statements, with another status where the head is surer of it than of the rules'."""
    return tuple(second_look(status_head(), signs_of(doc, tagged, one), one) for one in statements)


def second_look(head: StatusHead, signs: StatusSigns, statement: LocalStatement) -> LocalStatement:
    """A statement as ``head`` has it: with its own status, or with another that is likelier by more than
    ``AHEAD``. A noun that names a wish, an offer or a guess shows it whatever is said around it."""
    if signs.named:
        return statement
    chances = head.chances(signs)
    best = int(chances.argmax())
    if chances[best] <= chances[STATUSES.index(statement.status)] + AHEAD:
        return statement
    shown = None if STATUSES[best] == "happened" else _shown_by(head, signs, statement.cue, best)
    return replace(statement, status=STATUSES[best], status_words=shown, force=shown)


def _shown_by(head: StatusHead, signs: StatusSigns, cue: Span | None, status: int) -> Span | None:
    """The words that show a status: those of cue and predicate without which it is less likely."""
    if cue is None:
        return signs.predicate
    without_cue = head.chances(signs.without(CUE, "q"))[status]
    without_predicate = head.chances(signs.without(PREDICATE, "h"))[status]
    return cue if without_cue < without_predicate or signs.predicate is None else signs.predicate


@functools.cache
def status_head() -> StatusHead:
    """The head that ships with the program, read once per process. Raises MissingPartError without it."""
    held = shipped_arrays(_MODEL, "head for status", "training/status.py")
    return StatusHead(**{name: array.astype(np.float32) for name, array in held.items()})


__all__ = ["AHEAD", "BUCKETS", "STATUSES", "StatusHead", "buckets", "restated", "second_look", "status_head"]
