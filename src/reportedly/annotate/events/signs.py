"""What the head for event types sees of an event: words, grammar and what the act lexicon says of it.

A *block* is a bag of named signs with numbers. The same functions make them for training and at run time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

from reportedly.annotate.events.coding import coded
from reportedly.annotate.status.governors import base
from reportedly.annotation import LocalEvent
from reportedly.embedding import embed
from reportedly.record import Span

SOURCE, TARGET = " SRC ", " TGT "
BEHIND = 30  # characters kept behind the later party
GOVERNED = {"xcomp", "ccomp", "prep", "dobj", "prt", "advcl"}
BESIDE = {"neg", "prt", "aux", "auxpass", "dobj", "xcomp", "acomp", "attr", "prep", "advmod", "ccomp", "oprd"}
WORD = re.compile(r"\w\w+")
CHARACTERS = (3, 4, 5)
VECTORS = ("passage", "sentence", "source", "target")  # of words, in the order they are made in

Block = Mapping[str, float]
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """One event as the head sees it: ``blocks`` of signs by name, and ``vectors`` by name."""

    blocks: Mapping[str, Block]
    vectors: Mapping[str, Numbers]


@dataclass(frozen=True, slots=True)
class Passage:
    """An event's sentence, the words of its parties (empty where there are none), what lexicon and grammar
    tell of it (``lexicon_signs`` and ``grammar_signs``), and the encoder's vector of the sentence."""

    sentence: str
    source: str
    target: str
    told: Block
    meaning: Numbers


def seen(passages: Sequence[Passage]) -> list[Seen]:
    """Events as the head sees them; their words are looked up all at once."""
    masked = [mask(one.sentence, one.source, one.target) for one in passages]
    between = [passage(text) for text in masked]
    plain = [text.replace(SOURCE, " government ").replace(TARGET, " group ") for text in between]
    sources, targets = [one.source for one in passages], [one.target for one in passages]
    vectors = embed([*plain, *masked, *sources, *targets]).reshape(len(VECTORS), len(passages), -1)
    return [
        Seen(
            {
                "told": one.told,
                "sentence": ngrams(masked[i], 2),
                "passage": ngrams(between[i], 3),
                "characters": pieces(between[i]),
            },
            {"meaning": one.meaning} | {name: vectors[n, i] for n, name in enumerate(VECTORS)},
        )
        for i, one in enumerate(passages)
    ]


def mask(sentence: str, source: str, target: str) -> str:
    """A sentence with its parties' words put out of sight."""
    masked = sentence.replace(source, SOURCE) if source else sentence
    return masked.replace(target, TARGET) if target else masked


def passage(masked: str) -> str:
    """From one party to a little behind the other; the whole where one is not in it."""
    places = masked.find(SOURCE), masked.find(TARGET)
    return masked if min(places) < 0 else masked[min(places) : max(places) + len(TARGET) + BEHIND]


def ngrams(text: str, longest: int) -> Counter[str]:
    """Runs of one to ``longest`` words, counted."""
    words = WORD.findall(text.lower())
    runs = (words[i : i + n] for n in range(1, longest + 1) for i in range(len(words) - n + 1))
    return Counter(" ".join(run) for run in runs)


def pieces(text: str) -> Counter[str]:
    """Runs of three to five characters inside words, their ends marked by blanks; short words whole."""
    found: Counter[str] = Counter()
    for word in text.lower().split():
        padded = f" {word} "
        for n in CHARACTERS:
            found.update(padded[i : i + n] for i in range(max(1, len(padded) - n + 1)))
            if n >= len(padded):
                break
    return found


def lexicon_signs(text: str, event: LocalEvent, others: Iterable[LocalEvent], fit: int) -> dict[str, float]:
    """What the lexicon says: ``fit`` is 3 for a source that acts and 2 for a target it is done to."""
    kind = coded(event, text)
    trigger = text[slice(*event.trigger)].lower()
    told = (f"type={kind}", f"mode={kind}{event.mode}", f"status={event.status}", f"fit={kind}{fit}")
    return dict.fromkeys([*told, f"trigger={trigger}", *(f"other={coded(o, text)}" for o in others)], 1.0)


def grammar_signs(doc: Doc, source: Span | None, target: Span | None) -> dict[str, float]:
    """The words that govern the parties and those on the way from one to the other."""
    found: dict[str, float] = {}
    for head in outside(doc, source):
        if head.pos_ in ("VERB", "AUX"):
            found[f"source under {base(head)}"] = 1.0
            found |= {f"{c.dep_} {base(c)}": 1.0 for c in head.children if c.dep_ in GOVERNED}
    for head in outside(doc, target):
        if head.pos_ in ("VERB", "NOUN", "ADP"):
            found |= {f"target under {base(head)}": 1.0, f"target far under {base(head.head)}": 1.0}
    return found | way_signs(root_of(doc, source), root_of(doc, target))


def way_signs(source: Token | None, target: Token | None) -> dict[str, float]:
    """The way through the parse from source to target: its words, what hangs on them, tense, negation."""
    if source is None or target is None:
        return {"no way": 1.0}
    ups, downs = [source, *source.ancestors], [target, *target.ancestors]
    below = {t.i for t in downs}
    top = next((t for t in ups if t.i in below), None)
    if top is None:
        return {"no way": 1.0}
    up, down = ups[: ups.index(top)], downs[: downs.index(top)]
    way = [*up[1:], top, *down[1:]]
    found = {f"top={base(top)}": 1.0, "way": 1.0}
    found[f"arcs {joined(t.dep_ for t in up)}|{joined(t.dep_ for t in down)}"] = 1.0
    found[f"words {joined(map(base, up[1:]))}|{base(top)}|{joined(map(base, down[1:]))}"] = 1.0
    for token in way:
        found[f"on {base(token)}"] = 1.0
        found |= {f"near {c.dep_} {base(c)}": 1.0 for c in token.children if c.dep_ in BESIDE}
        if token.pos_ in ("VERB", "AUX", "NOUN"):
            found[f"tense {token.tag_}"] = 1.0
            if any(c.dep_ == "neg" for c in token.children):
                found["not"] = 1.0
            found |= {f"aux {c.lower_}": 1.0 for c in token.children if c.dep_ == "aux"}
    return found


def joined(parts: Iterable[str]) -> str:
    """Parts with blanks between."""
    return " ".join(parts)


def outside(doc: Doc, span: Span | None) -> Sequence[Token]:
    """The words outside a party that its words hang on."""
    inside = doc.char_span(*span, alignment_mode="expand") if span else None
    if inside is None:
        return []
    return [t.head for t in inside if not inside.start <= t.head.i < inside.end]


def root_of(doc: Doc, span: Span | None) -> Token | None:
    """The word that heads a party's words."""
    inside = doc.char_span(*span, alignment_mode="expand") if span else None
    return inside.root if inside is not None else None


__all__ = ["Numbers", "Passage", "Seen", "grammar_signs", "lexicon_signs", "seen"]
