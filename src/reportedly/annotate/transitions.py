"""The model's transition parsers (of dependencies, of entities) taken step by step, with Python's lock held.

spaCy's own loop lets go of the lock, and its compiled parts ask for it again at each look at a state: some
30,000 times a sentence, which was a third of what finding dependencies and entities cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc
from thinc.api import NumpyOps


class Transitions:
    """Sets what ``part``, a greedy parser or entity recognizer, sets itself: the same documents together, the
    same sums."""

    def __init__(self, part: Any) -> None:
        self._part = part
        # spaCy's own loop multiplies this layer with BLIS, whatever the others multiply with.
        part.model.get_ref("upper").ops = NumpyOps(use_blis=True)

    @staticmethod
    def take(part: Any) -> bool:
        """Whether ``part`` is a parser that this can stand for."""
        parses = isinstance(part, DependencyParser | EntityRecognizer)
        return parses and part.cfg["beam_width"] == 1 and part.model.attrs["has_upper"]

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The documents in their order, each with its parse set in place."""
        docs = list(docs)
        for first in range(0, len(docs), batch_size):
            by_length = sorted(docs[first : first + batch_size], key=len)
            for at in range(0, len(by_length), batch_size // 4):
                together = by_length[at : at + batch_size // 4]
                self._part.set_annotations(together, self._states(together))
        return iter(docs)

    def _states(self, docs: Sequence[Doc]) -> list[Any]:
        """The last state of each document."""
        states: list[Any] = self._part.moves.init_batch(docs)
        left = [state for state in states if not state.is_final()]
        if not left:
            return states
        network = self._part.model.predict(docs)
        while left:
            left = self._part.transition_states(left, network.predict(left))
        return states
