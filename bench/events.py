"""Event types: our act lexicon against hand-coded PLOVER events.

    python bench/events.py [--data DIR]

DIR holds ``plover-train.tsv`` (sentences with source, target and ``gold_root``) and, if it is there,
``PLOVER_GSR_CAMEO.txt`` as confirmation. The lexicon is rules; over it lies a learned head, which is trained
anew in five folds grouped by sentence, as the peer is (TF-IDF over masked parties and logistic regression),
both if scikit-learn is installed. The head that ships was trained on plover-train and is scored on other
data only. The older data has one type YIELD where the codebook now has CONCEDE and RETREAT.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.annotate.events.act_words import acts
from reportedly.annotate.events.coding import YIELD, coded
from reportedly.annotate.events.events import find_events
from reportedly.annotate.events.type_head import best, type_head
from reportedly.annotate.parser import parse
from reportedly.annotate.status.governors import base
from reportedly.annotation import LocalEvent, Name
from reportedly.record import OTHER

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "events"
# The confirmation file has the names of an earlier draft of the codebook.
RENAMED = YIELD | {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
FALLBACK = "ACCUSE"  # where nothing is found: a middling type, counted as what it is, a guess
FOLDS = 5


@dataclass(frozen=True)
class Case:
    """A sentence with its coded event."""

    text: str
    source: str
    target: str
    gold: str


def read_cases(path: Path) -> list[Case]:
    """The rows of plover-train.tsv or its twin."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [Case(r["sentence"], r["source"].strip(), r["target"].strip(), r["gold_root"]) for r in rows]


def read_confirmation(path: Path) -> list[Case]:
    """The sentences of the gold standard file that came with the codebook."""
    cases = []
    for row in json.loads(re.sub(r",\s*([\]}])", r"\1", path.read_text(encoding="utf-8"))):
        if "text" in row and row.get("event") not in (None, "DOCUMENT"):
            parties = [party_text(row.get(key)) for key in ("source", "target")]
            cases.append(Case(row["text"], parties[0], parties[1], row["event"]))
    return cases


def party_text(value: object) -> str:
    """The words of the first party, however the row holds them."""
    first = value[0] if isinstance(value, list) and value else value
    return str(first.get("actorText") or "") if isinstance(first, dict) else ""


def predict(case: Case) -> str | None:
    """The type of the found event that fits source and target best, None where nothing is found."""
    names = names_of(case)
    doc = parse(case.text)
    found = [e for e in find_events(doc, tuple(names), (), ()) if e.type != OTHER]
    if found:
        return coded(max(found, key=lambda e: fit(e, names, case)), case.text, RENAMED)
    for token in doc:  # an act without its parties is better than none
        if token.pos_ in ("VERB", "NOUN"):
            rows = acts("verb" if token.pos_ == "VERB" else "noun").get(base(token), ())
            if rows and rows[-1].type not in (None, OTHER):
                return RENAMED.get(rows[-1].type, rows[-1].type)
    return None


def names_of(case: Case) -> list[Name]:
    """The coded parties as names."""
    names: list[Name] = []
    for party in (case.source, case.target):
        start = case.text.find(party) if party else -1
        if start >= 0:
            names.append(Name(start, start + len(party), party, "group", len(names)))
    return names


def fit(event: LocalEvent, names: list[Name], case: Case) -> tuple[int, int]:
    """How well an event's parties are the coded ones; the earlier of two equals."""
    at = {name.text: index for index, name in enumerate(names)}
    source, target = at.get(case.source, -1), at.get(case.target, -1)
    score = 3 * (source in event.actors) + 2 * (target in event.recipients) + (event.place == target)
    return score, -event.trigger[0]


Table = dict[str, tuple[float, float, int]]


def score(gold: Sequence[str], said: Sequence[str]) -> tuple[float, float, Table]:
    """Macro F1 over the gold types, accuracy, and precision, recall, number of each type."""
    table: Table = {}
    for kind in sorted(set(gold)):
        right = sum(g == s == kind for g, s in zip(gold, said, strict=True))
        precision = right / max(1, sum(s == kind for s in said))
        recall = right / sum(g == kind for g in gold)
        table[kind] = (precision, recall, sum(g == kind for g in gold))
    f1 = [2 * p * r / (p + r) if p + r else 0.0 for p, r, _ in table.values()]
    accuracy = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    return sum(f1) / len(f1), accuracy, table


def peer(cases: list[Case]) -> list[str] | None:
    """TF-IDF over words with the parties masked, logistic regression, folds grouped by sentence."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
    except ImportError:
        return None
    texts = [c.text.replace(c.source, " SRC ").replace(c.target, " TGT ") for c in cases]
    groups = {text: n % FOLDS for n, text in enumerate(sorted({c.text for c in cases}))}
    said = [""] * len(cases)
    for fold in range(FOLDS):
        train = [i for i, c in enumerate(cases) if groups[c.text] != fold]
        test = [i for i, c in enumerate(cases) if groups[c.text] == fold]
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            LogisticRegression(C=10, max_iter=2000, class_weight="balanced"),
        )
        model.fit([texts[i] for i in train], [cases[i].gold for i in train])
        for i, label in zip(test, model.predict([texts[i] for i in test]), strict=True):
            said[i] = str(label)
    return said


def trained(cases: list[Case]) -> tuple[list[str], list[str]] | None:
    """With the learned head: what heads trained on the other folds say; what the head that ships with the
    program says, nothing where it was trained on these cases. None without scikit-learn."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    try:
        training = importlib.import_module("training.event_types")
    except ImportError:
        return None
    events = [training.case_seen(case) for case in cases]
    gold = [RENAMED.get(case.gold, case.gold) for case in cases]
    said = [label for label, _ in training.folds(cases, gold, events)]
    head = type_head()
    if head.data == training.digest(cases):
        return said, []
    return said, [best(head.scores(event)) for event in events]


def report(title: str, cases: list[Case], verbose: bool, errors: Path | None) -> None:
    """Score the lexicon on some cases, alone and with the head, and print it."""
    gold = [RENAMED.get(c.gold, c.gold) for c in cases]
    start = time.process_time()
    found = [predict(c) for c in cases]
    seconds = time.process_time() - start
    said = [f or FALLBACK for f in found]
    macro, accuracy, table = score(gold, said)
    print(f"{title}: {len(cases)} events; act lexicon (rules): macro F1 {macro:.3f}, accuracy {accuracy:.3f}")
    print(f"  no act found for {sum(f is None for f in found)}; {seconds:.0f} CPU seconds with the parse")
    heads = trained(cases)
    if heads is None:
        print("  with a head: scikit-learn is not installed")
    for name, labels in zip(
        (f"a head trained in {FOLDS} folds", "the head that ships"), heads or (), strict=False
    ):
        if labels:
            said = labels
            macro, accuracy, table = score(gold, said)
            print(f"  with {name}: macro F1 {macro:.3f}, accuracy {accuracy:.3f}")
        else:
            print(f"  with {name}: it was trained on these")
    if verbose:
        for kind, (precision, recall, number) in table.items():
            print(f"  {kind:10} P {precision:.2f} R {recall:.2f} n {number}")
        wrong = Counter((g, s) for g, s in zip(gold, said, strict=True) if g != s)
        print("  ", ", ".join(f"{g}>{s} {n}" for (g, s), n in wrong.most_common(25)))
    if errors is not None:
        by: dict[str, list[str]] = defaultdict(list)
        for case, g, label, f in zip(cases, gold, said, found, strict=True):
            if g != label:
                by[g].append(f"{g} > {label} ({f})\t<{case.source}> <{case.target}>\t{case.text}")
        errors.write_text("\n".join(line for group in by.values() for line in group), encoding="utf-8")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, default=DEFAULT)
    options.add_argument("--verbose", action="store_true", help="a line per type and the commonest errors")
    options.add_argument("--errors", type=Path, help="write the wrongly typed sentences to this file")
    args = options.parse_args()
    table = next(iter(sorted(args.data.glob("plover*.tsv"))), None)
    if table is None:
        raise SystemExit(f"no plover*.tsv in {args.data}: name its folder with --data")
    cases = read_cases(table)
    report(table.name, cases, args.verbose, args.errors)
    said = peer(cases)
    if said is None:
        print("peer: scikit-learn is not installed, no TF-IDF baseline in this run")
    else:
        macro, accuracy, _ = score([c.gold for c in cases], said)
        print(f"peer, TF-IDF + logistic regression, {FOLDS} folds grouped by sentence: "
              f"macro F1 {macro:.3f}, accuracy {accuracy:.3f}")  # fmt: skip
    confirmation = args.data / "PLOVER_GSR_CAMEO.txt"
    if confirmation.exists():
        report(confirmation.name, read_confirmation(confirmation), args.verbose, None)


if __name__ == "__main__":
    main()
