"""Contradictions between two sentences that differ in one word, by kind of word.

    python bench/contradictions.py [--data FILE] [--half dev|held|both] [--json OUT]

FILE is the Breaking-NLI set (Glockner, Shwartz and Goldberg 2018; default: ../shared/data/claims). The
decision is `reportedly.link.claims.verify.verify`, as it ships. Its pairs are split by a digest of the
first sentence: rules and word lists were written against the misses of the first half (dev), the other half
(held) was not read. Accuracy is over three answers: contradiction, entailment (same), neutral (unrelated).

The peers are plain rules. `overlap`: sentences that share half of their words are the same, unless one has a
number that the other has not, which contradicts. `always`: everything contradicts, as most pairs do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from reportedly.link.claims.verify import verify

DATA = Path("../shared/data/claims/breaking-nli.jsonl")
ASKED = {"cardinals": 0.95, "ordinals": 0.90, "nationalities": 0.90, "countries": 0.90}
LABELS = {"same": "entailment", "contradicts": "contradiction", "unrelated": "neutral"}
CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
CARDINALS += " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--half", choices=["dev", "held", "both"], default="both")
    options.add_argument("--json", type=Path)
    args = options.parse_args()
    if not args.data.is_file():
        print(f"skipped: no sentence pairs at {args.data} (name breaking-nli.jsonl with --data)")
        return 0
    pairs = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines()]
    systems: dict[str, Callable[[str, str], str]] = {
        "reportedly": lambda a, b: LABELS[verify(a, b).relation],
        "overlap": overlap,
        "always": lambda a, b: "contradiction",
    }
    result = {}
    for half in ["dev", "held"] if args.half == "both" else [args.half]:
        part = [p for p in pairs if (half == "held") == held(p["sentence1"])]
        scores = {name: dict(score(part, decide)) for name, decide in systems.items()}
        show(half, part, scores)
        result[half] = scores
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def held(sentence: str) -> bool:
    """Whether pairs of this first sentence are of the half that was not read."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % 2 == 1


def score(pairs: list[dict[str, str]], decide: Callable[[str, str], str]) -> Iterator[tuple[str, float]]:
    """Accuracy by kind and over all, precision and recall of contradiction, and pairs per CPU-second."""
    start = time.process_time()
    found = [(p["category"], p["gold_label"], decide(p["sentence1"], p["sentence2"])) for p in pairs]
    seconds = time.process_time() - start
    right: dict[str, list[bool]] = defaultdict(list)
    for kind, gold, given in found:
        right[kind].append(gold == given)
    for kind in sorted(right):
        yield kind, sum(right[kind]) / len(right[kind])
    yield "all", sum(gold == given for _, gold, given in found) / len(found)
    both = sum(gold == given == "contradiction" for _, gold, given in found)
    yield "contradiction P", both / max(1, sum(given == "contradiction" for _, _, given in found))
    yield "contradiction R", both / max(1, sum(gold == "contradiction" for _, gold, _ in found))
    yield "pairs per CPU-second", len(found) / max(seconds, 1e-9)


def show(half: str, pairs: list[dict[str, str]], scores: dict[str, dict[str, float]]) -> None:
    """One table, a line a kind."""
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        counts[pair["category"]] += 1
    print(f"\n{half}: {len(pairs)} pairs")
    print(f"{'kind':<22}{'pairs':>6}" + "".join(f"{name:>12}" for name in scores) + "   to reach")
    for kind in next(iter(scores.values())):
        cells = "".join(
            f"{s[kind]:>12.0f}" if kind.startswith("pairs") else f"{s[kind]:>12.3f}" for s in scores.values()
        )
        wanted = f"{ASKED[kind]:>11.2f}" if kind in ASKED else ""
        print(f"{kind:<22}{counts.get(kind, 0) or '':>6}{cells}{wanted}")


def overlap(one: str, other: str) -> str:
    """The plain rule."""
    first, second = (re.findall(r"\w+", text.lower()) for text in (one, other))
    numbers = [{w for w in words if w.isdigit() or w in CARDINALS.split()} for words in (first, second)]
    shared = len(set(first) & set(second)) / max(1, len(set(first) | set(second)))
    if shared < 0.5:
        return "neutral"
    return "contradiction" if numbers[0] != numbers[1] else "entailment"


if __name__ == "__main__":
    sys.exit(main())
