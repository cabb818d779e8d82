"""The English parse that every annotator of a report shares.

One spaCy pass per report gives sentences, part of speech, dependencies and entity spans. The
lemmatizer is a third of that pass and few annotators need lemmas, so it is left out of the pass and
asked word by word through ``lemma``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Mapping, Sequence

from spacy.attrs import LOWER, MORPH, POS
from spacy.tokens import Doc, MorphAnalysis, Token

from reportedly.annotate.model import load_model, read
from reportedly.annotate.repairs import repair
from reportedly.halves import without_halves

# spaCy refuses texts over a million characters; the parse itself needs no such bound in pieces.
LONGEST_PIECE = 100_000
# The tokenizer takes time in the square of a run without white space: 40 s for 26,000 punctuation marks.
LONGEST_RUN = 1_000
# A line, with all the line ends and blank lines that follow it.
LINE = re.compile(r"[^\n]*\n\s*|[^\n]+")
UNBROKEN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
TABLES = ("index", "exc", "rules")  # of the rule lemmatizer
# Forms of "be" that its rules leave as they are, or read as another word.
BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m"}


def parse(text: str) -> Doc:
    """The parsed text; token offsets are code points into ``text``. No sentence runs over a line end."""
    text = without_halves(text)
    doc = repair(read(pieces(text)))
    doc.user_data["text"] = text
    doc.user_data["lemmas"] = _lemmas(doc)
    return doc


def text_of(doc: Doc) -> str:
    """The text of a parsed report. ``Doc.text`` joins all tokens anew each time it is asked."""
    text: str = doc.user_data.get("text") or doc.user_data.setdefault("text", doc.text)
    return text


def pieces(text: str) -> list[str]:
    """The lines of ``text`` with their ends, each cut again where it is too long."""
    return [piece for line in LINE.findall(text) for piece in _bounded_runs(line)] or [text]


def _bounded_runs(text: str) -> list[str]:
    """``text`` cut into pieces no longer than ``LONGEST_PIECE``, with no run in them over ``LONGEST_RUN``."""
    found, start = [], 0
    for run in UNBROKEN.finditer(text):
        for cut in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN):
            found += _bounded(text[start:cut])
            start = cut
    return [*found, *_bounded(text[start:])]


def _bounded(text: str) -> list[str]:
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
    """The word's base form, lower case: "asked" is "ask", "'re" is "be"."""
    known: list[str] | None = token.doc.user_data.get("lemmas")
    return _lemma_of(token) if known is None else known[token.i]


def _lemmas(doc: Doc) -> list[str]:
    """The base form of each word of a parsed report: annotators ask for some of them a dozen times."""
    kinds = [tuple(kind) for kind in doc.to_array([LOWER, POS, MORPH]).tolist()]
    by_kind = {kind: _lemma_of(doc[i]) for kind, i in {kind: i for i, kind in enumerate(kinds)}.items()}
    return [by_kind[kind] for kind in kinds]


def _lemma_of(token: Token) -> str:
    pos = "VERB" if token.pos_ == "AUX" else token.pos_  # the rules know "be" and "have" as verbs only
    lower = token.lower_
    if pos == "VERB" and lower in BE:
        return "be"
    return _lemma(lower, pos.lower(), _is_base(pos, str(token.morph)))


@functools.cache
def _is_base(pos: str, features: str) -> bool:
    """Whether the tagger says that the form is the base form already, as spaCy's English rules take it."""
    morph = MorphAnalysis(load_model().vocab, features)
    number = morph.get("Number", [])
    form = morph.get("VerbForm", [])
    if pos == "NOUN" and number == ["Sing"]:
        return True
    if pos == "VERB" and form == ["Fin"] and morph.get("Tense", []) == ["Pres"] and not number:
        return True
    return form == ["Inf"] or morph.get("Degree", []) == ["Pos"]


@functools.lru_cache(maxsize=200_000)
def _lemma(lower: str, pos: str, is_base: bool) -> str:
    """spaCy's rule lemmatizer for a single form: the same tables and the same order of preference.

    Its own method asks for a token in a ``Doc`` of its own, which costs 0.2 ms for every new form.
    """
    index, exceptions, rules = _tables(pos)
    if is_base or not (index or exceptions or rules):
        return lower
    known: list[str] = []
    unknown: list[str] = []
    for old, new in rules:
        if lower.endswith(old) and (form := lower[: len(lower) - len(old)] + new):
            if form in index:
                known.insert(0, form)
            elif form.isalpha():
                unknown.append(form)
            else:
                known.append(form)
    known = list(dict.fromkeys(known))
    # "Hoped" is of "hope": "hop" would have doubled its last letter.
    if len(known) > 1 and known[1] == known[0] + "e" and SHORT_STEM.fullmatch(known[0]):
        known.reverse()
    for form in exceptions.get(lower, ()):
        if form not in known:
            known.insert(0, form)
    return (known or unknown or [lower])[0].lower()


@functools.cache
def _tables(pos: str) -> tuple[Container[str], Mapping[str, Sequence[str]], Sequence[tuple[str, str]]]:
    """The model's known base forms, exceptions and endings for a part of speech."""
    lookups = load_model().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, exceptions, rules = (lookups.get_table(f"lemma_{name}", {}).get(pos) for name in TABLES)
    return frozenset(index or ()), exceptions or {}, tuple((old, new) for old, new in rules or ())


__all__ = ["lemma", "parse", "text_of"]
