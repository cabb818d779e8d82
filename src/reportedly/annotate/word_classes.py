"""The model's rules for word classes (its attribute ruler), looked up by kind of word.

Nearly all of those rules ask of a single word for its tag, its lower case form and its dependency. What they
say is thus the same for every word of a kind and is worked out once; asking all rules of every
word anew took a fifth of the whole pass.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

Kind: TypeAlias = tuple[int, int, int]
"""Tag, lower case form and dependency of a word, as numbers of the vocabulary."""
Values: TypeAlias = dict[int, Any]
"""Attributes of a word that rules set, by spaCy's number of the attribute."""


class WordClasses:
    """Sets what ``ruler`` sets, lemmas left out; ``ruler`` itself is only read."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._values = [dict(values) for values in ruler.attrs]  # by the rule's number, later ones win
        self._places = list(ruler.indices)
        self._single = Matcher(ruler.vocab)
        self._several = Matcher(ruler.vocab)
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            if set(self._values[number]) == {LEMMA}:
                continue
            for matcher, alone in ((self._single, True), (self._several, False)):
                patterns = [p for p in rule["patterns"] if (len(p) == 1) == alone]
                if patterns:
                    matcher.add(str(number), patterns)
        self._strings = ruler.vocab.strings
        self._known: dict[Kind, Values] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech, features and dependency of the words of a parsed ``doc``, in place."""
        if not len(doc):
            return doc
        kinds = [tuple(row) for row in doc.to_array([TAG, LOWER, DEP]).tolist()]
        known = self._known
        for i, kind in enumerate(kinds):
            if kind not in known:
                known[kind] = self._merged(self._rules(doc, i))
        found = [known[kind] for kind in kinds]
        for number, start in self._matches(self._several, doc):
            at = start + self._places[number]
            found[at] = self._merged([*self._rules(doc, at), number])
        classes: Any = np.array([(v.get(POS, 0), v.get(MORPH, 0)) for v in found], dtype=np.uint64)
        doc.from_array([POS, MORPH], classes)
        for i, values in enumerate(found):
            if TAG in values:
                doc[i].tag = values[TAG]
            if DEP in values:
                doc[i].dep = values[DEP]
        return doc

    def _rules(self, doc: Doc, i: int) -> list[int]:
        return [number for number, _ in self._matches(self._single, doc[i : i + 1])]

    def _matches(self, matcher: Matcher, words: Any) -> list[tuple[int, int]]:
        """Numbers of the rules that hold and the words at which each begins."""
        return [(int(self._strings[name]), start) for name, start, _ in matcher(words, allow_missing=True)]

    def _merged(self, rules: list[int]) -> Values:
        merged: Values = {}
        for number in sorted(rules):
            merged |= self._values[number]
        return merged
