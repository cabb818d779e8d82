"""A question in words → the statements or reports that hold all of it, and how well.

A part of the question that is the name of somebody or something in the case stands for all its spellings.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from reportedly.desk.shelf import Numbers, Reading
from reportedly.desk.words import REPORT, STATEMENT, WEIGHT_STEPS
from reportedly.link.entities.spellings import compare_people

LONGEST_NAME: Final = 5
"""Words of a question that are looked at together as one name."""

MOST_WORDS: Final = 12
"""Words of a question that are looked for; the rest is passed over."""

SHORTEST_SPELLING: Final = 4
"""A single word shorter than this is not taken for another spelling: too many are like it."""

_WORD: Final = re.compile(r"[^\W_]+")
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a question: its words, and whose name it is where it is one."""

    words: tuple[str, ...]
    entities: tuple[str, ...]


def find(reading: Reading, asked: tuple[Term, ...], kind: int) -> Scores:
    """A score for each statement or report by number (``kind``), nought where one part is missing."""
    numbers = reading.arrays[_DOCS[kind]]
    whole = len(reading.arrays[_IDS[kind]])
    total = np.zeros(whole, np.float32)
    for at, term in enumerate(asked):
        score = _of_term(reading, term, kind, numbers, whole)
        total = score if not at else np.where((score > 0) & (total > 0), total + score, np.float32(0))
    return total


def best(scores: Scores, offset: int, limit: int) -> tuple[int, Numbers]:
    """How many hold what was asked for, and the numbers of the best from ``offset`` on."""
    held = np.flatnonzero(scores > 0).astype(np.int32)
    wanted = min(offset + limit, len(held))
    if not wanted:
        return len(held), held
    least = -np.partition(-scores[held], wanted - 1)[wanted - 1]
    first = held[scores[held] >= least]
    ordered = first[np.lexsort((first, -scores[first]))]
    return len(held), ordered[offset : offset + limit]


def terms(reading: Reading, question: str) -> tuple[Term, ...]:
    """The question cut into names, the longest first, and words."""
    words = fold_words(question)[:MOST_WORDS]
    found: list[Term] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            part = tuple(words[at : at + size])
            entities = _named(reading, part)
            if entities or size == 1:
                found.append(Term(part, entities))
                at += size
                break
    return tuple(dict.fromkeys(found))


def fold_words(text: str) -> list[str]:
    """The words of ``text`` as the index has them."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c)[0] != "M")
    return _WORD.findall(unicodedata.normalize("NFC", plain).lower())


_DOCS: Final = {STATEMENT: "statement_docs", REPORT: "report_docs"}
_IDS: Final = {STATEMENT: "statement_ids", REPORT: "report_ids"}


def _named(reading: Reading, words: tuple[str, ...]) -> tuple[str, ...]:
    """Whose name the words are: as it is written somewhere, else in another spelling of a full name."""
    name = " ".join(words)
    exact = reading.db.execute(
        "SELECT DISTINCT entity_id FROM spellings WHERE folded = ?", (name,)
    ).fetchall()
    if exact:
        return tuple(sorted(row[0] for row in exact))
    if len(name) < SHORTEST_SPELLING:
        return ()
    written = reading.db.execute(
        "SELECT folded, entity_id FROM spellings WHERE initial = ? AND words = ? "
        "AND kind IN ('person', 'place', 'group')",
        (name[:1], len(words)),
    ).fetchall()
    near = extract(
        name,
        [row[0] for row in written],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 + len(words),
        limit=None,
    )
    alike = {
        written[at][1]
        for spelling, _, at in near
        if compare_people(name, spelling).agreement in ("same", "spelling")
    }
    return tuple(sorted(alike))


def _of_term(reading: Reading, term: Term, kind: int, numbers: Numbers, whole: int) -> Scores:
    """A score by number for the texts that hold a term: all its words, or the entity under any name."""
    score = np.zeros(whole, np.float32)
    texts = max(whole, 1)
    held = np.zeros(len(numbers), np.uint8)
    weight = np.zeros(len(numbers), np.float32)
    distinct = tuple(dict.fromkeys(term.words))
    for word in distinct:
        found = reading.db.execute(
            "SELECT docs, weights FROM postings WHERE word = ? AND kind = ?", (word, kind)
        ).fetchone()
        if found is None:
            break
        docs = np.frombuffer(found[0], np.uint32)
        held[docs] += 1
        rarity = _rarity(len(docs), texts) / WEIGHT_STEPS
        weight[docs] += np.frombuffer(found[1], np.uint8) * np.float32(rarity)
    else:
        whole_of_it = np.flatnonzero((held == len(distinct)) & (numbers >= 0))
        score[numbers[whole_of_it]] = weight[whole_of_it]
    if term.entities:
        met = _met(reading, term.entities, kind)
        score[met] = np.maximum(score[met], np.float32(_rarity(len(met), texts)))
    return score


def _met(reading: Reading, entities: tuple[str, ...], kind: int) -> Numbers:
    """The statements or reports in which any of the entities is met."""
    statements = reading.listed("entity", entities)
    if kind == STATEMENT:
        return np.unique(statements)
    named = reading.listed("mentioned", entities)
    told = reading.arrays["statement_report"][statements]
    return np.unique(np.concatenate([named, told]))


def _rarity(holding: int, total: int) -> float:
    """BM25's weight of a word: how little is said by holding what so many hold."""
    return max(math.log(1 + (total - holding + 0.5) / (holding + 0.5)), 1e-3)
