"""Learn what tells that two statements say the same: `python -m training.same_claims [--write]`.

Every pair of statements that the program holds against each other (`reportedly.link.claims.pairs`) in the
stories of `training/claims`, where all that is said twice is marked (`same.json`), but those of the hands
that the encoder of meanings learned from (`training.meanings`), in the open stories of
`tests/quality/stories` and the short ones of odd numbers, where some of it is checked. The weights of the
features (`reportedly.link.claims.sameness`) are those of a logistic regression, found by Newton's steps, with
no chance in it. Prints how many pairs are told rightly over six folds of stories, by several bounds and those
in use (*), and how many the rules alone find; takes five minutes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly.annotate import annotate
from reportedly.annotation import Annotation, LocalStatement
from reportedly.link import compare_texts
from reportedly.link.claims import meant as meanings
from reportedly.link.claims.compare import CUT, compare
from reportedly.link.claims.objections import objection
from reportedly.link.claims.pairs import ONE_SOURCE, TWO_SOURCES, Pairs
from reportedly.link.claims.told import tell
from reportedly.link.dates import date_reports
from reportedly.link.entities.entities import link_entities
from reportedly.read import read_inputs
from reportedly.record import Report, Story

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = ROOT / "training" / "claims"
QUALITY = ROOT / "tests" / "quality"
WEIGHTS = ROOT / "src" / "reportedly" / "data" / "link" / "same_claim.tsv"
# The hands whose stories the encoder of meanings has seen, as `training.meanings` has them.
LEARNED = "4578"
# What is checked in a story is a part of all that is said twice in it, so its other pairs count less.
CHECKED_WEIGHT = 0.3
# Weights are drawn to nought by this much, in units of a feature's spread.
SHRINK = 3.0
FOLDS, STEPS = 6, 30

Floats = npt.NDArray[np.float64]
Said = tuple[str, str]  # the file of a report and a pattern of what it says


@dataclass(frozen=True)
class Told:
    """A story's folder, what is said to be the same in it, and whether that is all."""

    reports: Path
    same: list[list[Said]]
    whole: bool


@dataclass(frozen=True)
class Pair:
    """Two statements: their features, whether they say the same, whether they go back to one source, whether
    the rules alone find them, and what the pair weighs."""

    features: Mapping[str, float]
    same: bool
    one_source: bool
    found: bool
    weight: float


def stories() -> list[Told]:
    """The stories to learn from; the seeds and whatever is held are none."""
    marked = [f.parent for f in sorted(CLAIMS.glob("*/same.json")) if f.parent.name[0] not in LEARNED]
    held = set(json.loads((QUALITY / "stories/split.json").read_text(encoding="utf-8"))["held"])
    checked = [f.parent for f in sorted((QUALITY / "stories").glob("*/checks.json"))]
    checked = [folder for folder in checked if folder.name not in held]
    checked += [
        f.parent for f in sorted((QUALITY / "shorts").glob("*/checks.json")) if int(f.parent.name) % 2
    ]
    return [
        Told(folder / "reports", same_in(folder), whole)
        for folders, whole in ((marked, True), (checked, False))
        for folder in folders
    ]


def same_in(folder: Path) -> list[list[Said]]:
    """What is marked to be the same in a story, or checked where none is marked."""
    marked, checks = folder / "same.json", folder / "checks.json"
    if marked.is_file():
        groups: list[list[Said]] = json.loads(marked.read_text(encoding="utf-8"))["same"]
        return groups
    told = json.loads(checks.read_text(encoding="utf-8"))
    return [check["members"] for check in told if check["check"] == "claim"]


@dataclass(frozen=True)
class Standing:
    """A statement in the file and the text of its report."""

    file: str
    text: str
    local: LocalStatement


def matching(said: Said, standing: Sequence[Standing]) -> list[int]:
    """The statements whose words a pattern matches; where there is none, those that it matches together with
    their source or cue and the full stop ("denied that …", "… will not pay."), of which it has most."""
    file, pattern = said
    there = [(i, s) for i, s in enumerate(standing) if s.file.startswith(file)]
    own = [i for i, s in there if re.search(pattern, s.text[s.local.start : s.local.end], re.I | re.S)]
    if own:
        return own
    had: dict[int, int] = {}
    for i, s in there:
        first, last = _with_cue(s)
        for found in re.finditer(pattern, s.text[first:last], re.I | re.S):
            begin, end = found.start() + first, found.end() + first
            share = min(end, s.local.end) - max(begin, s.local.start)
            had[i] = max(had.get(i, 0), share)
    most = max(had.values(), default=0)
    return [i for i, share in had.items() if share == most > 0]


def _with_cue(standing: Standing) -> tuple[int, int]:
    """From a statement's source or cue, where these stand in its paragraph, to its end with full stop."""
    local, text = standing.local, standing.text
    first, last = local.start, local.end
    for start, end in filter(None, (local.source, local.cue)):
        if "\n" not in text[end : local.start] + text[local.end : start]:
            first, last = min(first, start), max(last, end)
    return first, last + len(re.match(r"[.!?…\"”’')\],;:]*", text[last:])[0])  # type: ignore[index]


def read(folder: Path) -> tuple[list[Report], dict[str, Annotation], tuple[Story, ...]]:
    """A story's reports with their annotations, and how they are grouped."""
    reports = [r for outcome in read_inputs([folder]) for r in outcome.reports]
    return reports, {r.report_id: annotate(r) for r in reports}, compare_texts(reports).stories


def pairs_in(story: Told) -> Iterable[Pair]:
    """The pairs of one story that are weighed, but those that may or may not be meant."""
    reports, annotations, grouped = read(story.reports)
    dated, anchored = date_reports(reports, annotations, grouped)
    entities = link_entities(dated, anchored, stories=grouped)
    told = tell(dated, anchored, entities, {i: s.story_id for s in grouped for i in s.report_ids})
    near = meanings.vectors(told, meanings.meant(told, {}))
    pairs = Pairs(told, {}, {}, {t.statement_id: (t.way,) for t in told}, near)
    files = {r.report_id: Path(r.file).name for r in dated}
    texts = {r.report_id: r.text for r in dated}
    standing = [Standing(files[t.report_id], texts[t.report_id], t.local) for t in told]

    def meant(said: Said) -> list[int]:
        return matching(said, standing)

    kept: dict[tuple[int, int], Pair] = {}
    for i, j in sorted({*pairs.compared, *pairs.likely}):
        one, other = told[i], told[j]
        if one.report_id == other.report_id or one.story != other.story:
            continue
        cosine, act = pairs.likeness(i, j)
        if objection(one, other, cosine, loose=True):
            continue
        features = pairs.sameness.features(i, j, against=objection(one, other, cosine) is not None)
        found = compare(one, other, cosine, act).score >= CUT
        weight = 1.0 if story.whole else CHECKED_WEIGHT
        kept[i, j] = Pair(features, False, pairs.sameness.one_source(i, j), found, weight)
    either: set[tuple[int, int]] = set()
    right: set[tuple[int, int]] = set()
    for group in story.same:
        for one_said, other_said in combinations(group, 2):
            both = [(min(i, j), max(i, j)) for i in meant(one_said) for j in meant(other_said)]
            known = [p for p in both if p in kept]
            either |= set(known)
            if known:
                right.add(max(known, key=lambda p: kept[p].features["the less answered"]))
    for at, pair in kept.items():
        if at in right:
            yield Pair(pair.features, True, pair.one_source, pair.found, 1.0)
        elif at not in either and (story.whole or not pair.found):
            yield pair


def learn(pairs: Sequence[Pair]) -> dict[str, float]:
    """The weight of each feature, and what is added always."""
    table = _table(pairs)
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    rows = np.c_[(table - middle) / spread, np.ones(len(pairs))]
    same = np.array([p.same for p in pairs], dtype=float)
    counts = np.array([p.weight for p in pairs])
    shrink = np.diag([SHRINK] * table.shape[1] + [0.0])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (counts * (likely - same)) + shrink @ found
        bend = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + shrink
        found -= np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    names = list(pairs[0].features)
    always = found[-1] - float(weights @ middle)
    return {"always": round(float(always), 3)} | {
        name: round(float(w), 3) for name, w in zip(names, weights, strict=True)
    }


def likelihoods(weights: Mapping[str, float], pairs: Sequence[Pair]) -> Floats:
    """How likely each pair says the same, by these weights."""
    values = _table(pairs) @ np.array([weights[name] for name in pairs[0].features]) + weights["always"]
    return np.asarray(1 / (1 + np.exp(-values)))


def _table(pairs: Sequence[Pair]) -> Floats:
    return np.array([list(p.features.values()) for p in pairs])


def told_of_folds(by_story: Sequence[Sequence[Pair]], whole: Sequence[bool]) -> None:
    """Print what is found by weights that never met the story."""
    for kind in (True, False):
        rows: list[tuple[Pair, float]] = []
        for fold in range(FOLDS):
            weights = learn([p for n, ps in enumerate(by_story) if n % FOLDS != fold for p in ps])
            for n, pairs in enumerate(by_story):
                if n % FOLDS == fold and whole[n] is kind and pairs:
                    rows += zip(pairs, likelihoods(weights, pairs).tolist(), strict=True)
        print("training/claims" if kind else "stories with checks", len(rows), "pairs")
        for one_source, bound in ((True, ONE_SOURCE), (False, TWO_SOURCES)):
            of_kind = [(p, q) for p, q in rows if p.one_source is one_source]
            right = sum(p.same for p, _ in of_kind)
            rules = sum(p.same for p, _ in of_kind if p.found)
            print(f"  {'one source' if one_source else 'others'}: {right} the same, {rules} by rules alone")
            for least in sorted({0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, bound}):
                hits = [p.same for p, q in of_kind if q >= least]
                print(f"    from {least:g}: {sum(hits)} right of {len(hits)}{' *' if least == bound else ''}")


def main() -> int:
    """Learn, print the counts, and with --write keep the weights."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true", help=f"into {WEIGHTS.relative_to(ROOT)}")
    args = options.parse_args()
    known = stories()
    by_story = [list(pairs_in(story)) for story in known]
    told_of_folds(by_story, [story.whole for story in known])
    weights = learn([p for pairs in by_story for p in pairs])
    print(json.dumps(weights, indent=1))
    if args.write:
        comment = "".join(line for line in WEIGHTS.open(encoding="utf-8") if line.startswith("#"))
        WEIGHTS.write_text(comment + "".join(f"{k}\t{w}\n" for k, w in weights.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
