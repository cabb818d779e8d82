"""One incident or two, on the Gun Violence Corpus: B³ F1 over documents, from raw text, beside TF-IDF.

    python bench/incidents.py [--data GVC_DIR] [--json OUT]

Every document tells of one shooting; most shootings have two or three documents. All shootings are alike in
their words and differ in date, place, people and numbers. A document's text is put together from its
tokens; its date of publication is known, as it is of reports.

``as shipped`` is ``link/stories`` with the constants in the code, chosen on other data (ECB+). For a
comparison on equal terms, incidents are split in two by a hash, the threshold of each system is chosen
on one half and scored on the other, both ways; the peer is TF-IDF over words with average linkage. The
peer's best of all thresholds is printed too: no reader of it could know that threshold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from reportedly.link.stories.groups import story_groups
from reportedly.link.stories.stories import find_stories, likeness_edges
from reportedly.record import Report

DATA = Path(__file__).resolve().parents[2] / "shared/data/coref/gvc"
THRESHOLDS = tuple(x / 100 for x in range(4, 41))
Labels: TypeAlias = list[int]
Edges: TypeAlias = Sequence[tuple[int, int, float]]


def documents(path: Path) -> tuple[list[Report], list[str]]:
    """Documents as reports, and the incident of each."""
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                key, sentence, _, token, _ = line.rstrip("\n").split("\t")
                found[key][int(sentence)].append(token)
    reports, incidents = [], []
    for key in sorted(found):
        _, incident, ident = key.split("/")
        published = found[key].pop(0)[0]
        text = "\n".join(" ".join(tokens) for _, tokens in sorted(found[key].items()))
        reports.append(
            Report(ident, ident, 1, None, None, None, published, "metadata", "en", (), None, tidy(text))
        )
        incidents.append(incident)
    return reports, incidents


def tidy(text: str) -> str:
    """Tokens as running text: no blanks before marks, line ends where the corpus marks them."""
    text = re.sub(r"\s*//n\s*", "\n", text)
    text = re.sub(r" ([.,;:!?%)\]’”]|[’']s\b|n[’']t\b)", r"\1", text)
    return re.sub(r"([(\[“$]) ", r"\1", text)


def b_cubed(found: Sequence[int], gold: Sequence[str]) -> float:
    """B³ F1 of one grouping against another."""
    pairs, ours, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / ours[f] for (f, _), n in pairs.items()) / len(gold)
    recall = sum(n * n / theirs[g] for (_, g), n in pairs.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def labels(groups: Sequence[Sequence[int]], size: int) -> Labels:
    """The number of its group for every document."""
    found = [0] * size
    for number, group in enumerate(groups):
        for i in group:
            found[i] = number
    return found


def tfidf_edges(texts: Sequence[str]) -> Edges:
    """The peer: cosine over (1 + log tf) · idf of all words."""
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    spread = Counter(word for found in counts for word in found)
    vectors = []
    for found in counts:
        rare = {w: math.log((1 + len(texts)) / (1 + spread[w])) + 1 for w in found}
        vector = {w: (1 + math.log(n)) * rare[w] for w, n in found.items()}
        length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors.append({w: v / length for w, v in vector.items()})
    return [
        (a, b, sum(v * vectors[a][w] for w, v in vectors[b].items() if w in vectors[a]))
        for b in range(len(vectors))
        for a in range(b)
    ]


def both_ways(tried: dict[float, Labels], gold: Sequence[str]) -> list[float]:
    """What the threshold chosen on one half of the incidents scores on the other, both ways."""
    first = [hashlib.sha256(g.encode()).digest()[0] % 2 == 0 for g in gold]

    def score(threshold: float, half: bool) -> float:
        chosen = [i for i, is_first in enumerate(first) if is_first is half]
        return b_cubed([tried[threshold][i] for i in chosen], [gold[i] for i in chosen])

    return [score(max(tried, key=lambda t: score(t, half)), not half) for half in (True, False)]


def measure(reports: Sequence[Report], gold: Sequence[str]) -> dict[str, float]:
    """Every figure by name."""
    size = len(reports)

    def tried(edges: Edges, group: Callable[[Edges, float], list[list[int]]]) -> dict[float, Labels]:
        return {t: labels(group(edges, t), size) for t in THRESHOLDS}

    place = {report.report_id: i for i, report in enumerate(reports)}
    shipped = [[place[i] for i in story.report_ids] for story in find_stories(reports)]
    undated = [replace(report, published=None) for report in reports]
    shipped_undated = [[place[i] for i in story.report_ids] for story in find_stories(undated)]
    ours = both_ways(tried(likeness_edges(reports), lambda e, t: story_groups(size, e, t)), gold)
    peer_tried = tried(tfidf_edges([r.text for r in reports]), lambda e, t: story_groups(size, e, t, 0.0))
    peer = both_ways(peer_tried, gold)
    return {
        "reportedly, as shipped": b_cubed(labels(shipped, size), gold),
        "reportedly, as shipped, without dates": b_cubed(labels(shipped_undated, size), gold),
        "reportedly, threshold of the first half on the second": ours[0],
        "reportedly, threshold of the second half on the first": ours[1],
        "TF-IDF, threshold of the first half on the second": peer[0],
        "TF-IDF, threshold of the second half on the first": peer[1],
        "TF-IDF, best of all thresholds on all": max(b_cubed(x, gold) for x in peer_tried.values()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    path = options.data / "dataset.conll"
    if not path.exists():
        sys.exit(f"{path}: no such file; the Gun Violence Corpus is needed, point --data at its folder")
    reports, gold = documents(path)
    result = measure(reports, gold)
    print(f"{len(reports)} documents, {len(set(gold))} incidents; B³ F1")
    for name, value in result.items():
        print(f"  {name:56} {value:.3f}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
