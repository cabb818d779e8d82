"""PolNeAR as training examples: windows of words with their roles and who belongs to whom."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from reportedly.annotate.attribution.windows import GAPS, Words, read_words, windows

ROLES = ("source", "cue", "content")
EDGE = frozenset(" \n\t\r\xa0\"“”'‘’.,:;!?")  # what the scorer trims off both ends
LINKS = (("content", "cue"), ("cue", "source"), ("content", "source"))

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: gold attributions as word numbers per role, labels as BIO numbers per word."""

    name: str
    text: str
    words: Words
    gold: list[dict[str, list[int]]]
    labels: np.ndarray


@dataclass(frozen=True, slots=True)
class Example:
    """One window: pieces and marks (n), first piece and label of each word (w), links (3, w, w + 1).

    The last column of `links` stands for "none here"; rows that ask nothing are all False.
    """

    pieces: np.ndarray
    marks: np.ndarray
    first: np.ndarray
    labels: np.ndarray
    links: np.ndarray


def read_split(folder: Path, tokenizer: Tokenizer) -> list[Document]:
    """All articles of `folder` (text/ and attributions/), by the first annotator who marked any."""
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        spans = next((found for found in map(_read_brat, annotated) if found), [])
        documents.append(_document(path.stem, text, spans, tokenizer))
    return documents


def _read_brat(path: Path) -> list[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            offsets = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif re.fullmatch(r"E\d+", fields[0]):
            one: dict[str, list[Span]] = {role: [] for role in ROLES}
            for argument in fields[1].split():
                role, target = argument.split(":")
                role = role.rstrip("0123456789").lower()
                if role in one:
                    one[role] += spans.get(target, [])
            found.append(one)
    return found


def _document(name: str, text: str, gold: list[dict[str, list[Span]]], tokenizer: Tokenizer) -> Document:
    words = read_words(text, tokenizer)
    labels = np.zeros(len(words), dtype=np.int64)
    by_word = []
    for one in gold:
        covered: dict[str, list[int]] = {}
        for number, role in enumerate(ROLES):
            covered[role] = []
            for span in one[role]:
                inside = _covered(words, *_trim(text, *span))
                if inside:
                    labels[inside] = 2 * number + 2
                    labels[inside[0]] = 2 * number + 1
                    covered[role] += inside
        by_word.append(covered)
    return Document(name=name, text=text, words=words, gold=by_word, labels=labels)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _covered(words: Words, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(words.spans) if a < end and b > start]


def examples(document: Document, chance: random.Random | None) -> list[Example]:
    """The article's windows; with `chance`, cut elsewhere each time and with less overlap."""
    words = document.words
    cuts = windows(words) if chance is None else windows(words, overlap=32, first=chance.randint(96, 254))
    return [_example(document, start, end, chance) for start, end in cuts]


def _example(document: Document, start: int, end: int, chance: random.Random | None) -> Example:
    words = document.words
    lengths = [len(p) for p in words.pieces[start:end]]
    marks = np.array(words.marks[start:end], dtype=np.int64)
    if chance is not None:
        marks = _weaken(marks, chance)
    first = np.cumsum([1, *lengths[:-1]])
    links = np.zeros((len(LINKS), end - start, end - start + 1), dtype=bool)
    for one in document.gold:
        inside = {role: [i - start for i in one[role] if start <= i < end] for role in ROLES}
        for kind, (head, target) in enumerate(LINKS):
            for i in inside[head]:
                links[kind, i, inside[target] or [end - start]] = True
    labels = document.labels[start:end].copy()
    return Example(
        pieces=np.array([101, *(p for w in words.pieces[start:end] for p in w), 102], dtype=np.int64),
        marks=np.concatenate([[0], np.repeat(marks, lengths), [0]]),
        first=first,
        labels=labels,
        links=links,
    )


def _weaken(marks: np.ndarray, chance: random.Random) -> np.ndarray:
    """Now and then hide capitals or line breaks, so that texts without them are read as well."""
    shape, gap, inside = marks // (GAPS * 2), marks // 2 % GAPS, marks % 2
    if chance.random() < 0.05:
        shape = np.full_like(shape, chance.choice((0, 2)))
    if chance.random() < 0.10:
        gap = np.minimum(gap, 1)
    return (shape * GAPS + gap) * 2 + inside
