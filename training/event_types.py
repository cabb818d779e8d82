"""Trains the head for event types over the act lexicon, and measures it in five folds grouped by sentence.

    python -m training.event_types [--data ../shared/data/events/plover-train.tsv] [--write]

Per fold nothing is taken from the part that is judged: vocabulary, rarity, scaling and weights come from the
other four fifths, and no threshold is chosen. What signs and weights of vectors there are was chosen by the
mean over four cuts of the same data into folds, of which the one printed here is one. The lexicon's rules
were written with this data's errors in view, so the figures flatter the sum as they flatter the lexicon
alone; ``bench/events.py`` has one of texts that neither was made on. With
``--write`` a head is trained on all of it and put into the package. Some three minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.events import DEFAULT, FALLBACK, FOLDS, Case, fit, names_of, predict, read_cases, score

from reportedly.annotate.attribution.tagger import AttributionTagger
from reportedly.annotate.events.coding import YIELD
from reportedly.annotate.events.events import find_events
from reportedly.annotate.events.signs import Passage, Seen, grammar_signs, lexicon_signs, seen
from reportedly.annotate.events.type_head import TypeHead, best, columns, packed
from reportedly.annotate.parser import parse
from reportedly.record import OTHER

FOLDER = Path(__file__).resolve().parents[1] / "src/reportedly/data/models/event_types"
STRENGTHS = (1.0, 2.0)  # of the fit to the data, against small weights; the head is the mean of both
LEAST = 2  # sentences a run of words or characters is in
# Beside signs that are 0 or 1.
VECTOR_WEIGHTS = {"passage": 3.0, "sentence": 3.0, "source": 1.0, "target": 1.0}
MEANING_WEIGHT = 2.0
SURE = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    """Print macro F1 and accuracy of the lexicon, the head, and the head where it is sure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DEFAULT / "plover-train.tsv")
    options.add_argument("--write", action="store_true", help="train on all of it and put the head in place")
    chosen = options.parse_args()
    if not chosen.data.exists():
        sys.exit(f"{chosen.data}: no such file; plover-train.tsv is needed, point --data at it")
    cases = read_cases(chosen.data)
    gold = [YIELD.get(case.gold, case.gold) for case in cases]
    found = lexicon_only(cases)
    events = [case_seen(case) for case in cases]
    told = folds(cases, gold, events)
    lines = [line("the lexicon alone", gold, found)]
    for sure in SURE:
        both = [s if p >= sure else f for (s, p), f in zip(told, found, strict=True)]
        changed = [i for i, (b, f) in enumerate(zip(both, found, strict=True)) if b != f]
        right = sum(gold[i] == both[i] for i in changed), sum(gold[i] == found[i] for i in changed)
        why = f"{len(changed)} changed, {right[0]} to right, {right[1]} from right"
        lines.append(f"{line(f'the head where it gives {sure:.1f}', gold, both)}; {why}")
    print("\n".join(lines))
    if chosen.write:
        write(replace(trained(events, gold), data=digest(cases)))


def line(title: str, gold: Sequence[str], said: Sequence[str]) -> str:
    """One line of the table."""
    macro, accuracy, _ = score(gold, said)
    return f"{title:28} macro F1 {macro:.3f}, accuracy {accuracy:.3f}"


def lexicon_only(cases: Sequence[Case]) -> list[str]:
    """What the lexicon says of each case, the fallback where it says nothing."""
    return [predict(case) or FALLBACK for case in cases]


def case_seen(case: Case) -> Seen:
    """A coded sentence as the head sees it: the lexicon's event that fits its parties best."""
    doc = parse(case.text)
    names = names_of(case)
    found = [e for e in find_events(doc, tuple(names), (), ()) if e.type != OTHER]
    ranked = sorted(found, key=lambda e: fit(e, names, case), reverse=True)
    if ranked:
        told = lexicon_signs(case.text, ranked[0], ranked[1:], fit(ranked[0], names, case)[0])
    else:
        told = {f"type={predict(case)}": 0.5, "none": 1.0}
    at = [case.text.find(party) if party else -1 for party in (case.source, case.target)]
    spans = [
        (start, start + len(party)) if start >= 0 else None
        for start, party in zip(at, (case.source, case.target), strict=True)
    ]
    meaning = AttributionTagger.load().read(case.text).meaning(0, len(case.text))
    passage = Passage(case.text, case.source, case.target, told | grammar_signs(doc, *spans), meaning)
    return seen([passage])[0]


def folds(cases: Sequence[Case], gold: Sequence[str], events: Sequence[Seen]) -> list[tuple[str, float]]:
    """The type, and how sure, that a head trained on the other four folds gives each case."""
    texts = [case.text for case in cases]
    said: list[tuple[str, float]] = [("", 0.0)] * len(cases)
    for train, test in parts(texts, FOLDS):
        head = trained([events[i] for i in train], [gold[i] for i in train])
        for i in test:
            scores = head.scores(events[i])
            said[i] = best(scores), scores[best(scores)]
    return said


def digest(cases: Sequence[Case]) -> str:
    """What tells whether two sets of cases are the same."""
    return hashlib.sha256(
        "\n".join(sorted(f"{c.text}\t{c.source}\t{c.target}" for c in cases)).encode()
    ).hexdigest()


def parts(texts: Sequence[str], number: int) -> list[tuple[list[int], list[int]]]:
    """Train and test rows of each fold; a sentence is in one fold only."""
    of = {text: n % number for n, text in enumerate(sorted(set(texts)))}
    rows = range(len(texts))
    return [
        ([i for i in rows if of[texts[i]] != f], [i for i in rows if of[texts[i]] == f])
        for f in range(number)
    ]


def trained(events: Sequence[Seen], gold: Sequence[str]) -> TypeHead:
    """A head that gives these events these types. There are more signs than rows, so the regression is done
    in the space that the rows span, and its weights are carried back."""
    counts = Counter(f"{name}\t{sign}" for e in events for name, block in e.blocks.items() for sign in block)
    signs = sorted(s for s, n in counts.items() if n >= LEAST or s.startswith("told\t"))
    rows = {sign: row for row, sign in enumerate(signs)}
    rarity = np.array([np.log((1 + len(events)) / (1 + counts[s])) + 1 for s in signs], dtype=np.float32)
    sparse = csr_matrix((len(events), len(signs)), dtype=np.float64).tolil()
    for i, event in enumerate(events):
        for name, block in event.blocks.items():
            at, values = columns(rows, rarity, name, block)
            sparse[i, at] = values
    wide = sparse.tocsr()
    dense = {name: scaled(name, np.array([e.vectors[name] for e in events])) for name in events[0].vectors}
    kernel = np.asarray((wide @ wide.T).todense()) + sum(values @ values.T for values, _, _ in dense.values())
    power, directions = np.linalg.eigh(kernel)
    kept = power > 1e-6 * power.max()
    power, directions = power[kept], directions[:, kept]

    rows_in_span, coefficients, bias = directions * np.sqrt(power), [], []
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=500, tol=1e-3, class_weight="balanced")
        model.fit(rows_in_span, gold)
        coefficients.append(model.coef_)
        bias.append(model.intercept_)
    back = (directions / np.sqrt(power)) @ np.mean(coefficients, axis=0).T
    return TypeHead(
        labels=tuple(sorted(set(gold))),
        rows=rows,
        rarity=rarity,
        weights=np.asarray(wide.T @ back, dtype=np.float32),
        dense={
            name: (np.asarray(values.T @ back, dtype=np.float32), mean, scale)
            for name, (values, mean, scale) in dense.items()
        },
        bias=np.mean(bias, axis=0, dtype=np.float32),
    )


def scaled(name: str, values: Any) -> tuple[Any, Any, Any]:
    """Vectors as the head weighs them, with the mean and scale that make them so."""
    width = values.shape[1]
    if name in VECTOR_WEIGHTS:
        mean, scale = (
            np.zeros(width, dtype=np.float32),
            np.full(width, VECTOR_WEIGHTS[name], dtype=np.float32),
        )
    else:
        mean = values.mean(axis=0)
        scale = MEANING_WEIGHT / (values.std(axis=0) + 1e-6) / np.sqrt(width)
    return ((values - mean) * scale).astype(np.float64), mean.astype(np.float32), scale.astype(np.float32)


def write(head: TypeHead) -> None:
    """Put a head where the program looks for it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(FOLDER / "head.npz", **packed(head))
    size = (FOLDER / "head.npz").stat().st_size / 1e6
    print(f"{FOLDER / 'head.npz'}: {len(head.rows):,} signs, {size:.1f} MB")


if __name__ == "__main__":
    main()
