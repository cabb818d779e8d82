"""Names, same or other, on name-bench: the program's own comparison of two names, and peers.

    python bench/names.py [--data NAMES.csv] [--peer-python PYTHON] [--json OUT] [--show N]

Best F1 over all thresholds, as name-bench has it. The constants of ``link/entities/alike.py`` were chosen
on one half of the pairs (by a hash of the pair); the other half is reported by itself, both at its best
threshold and at the one that is best on the first half. Two pairs in a hundred ask for what the program will
not say (a fund V is a fund VI); they are counted like all others.

Peers: rapidfuzz's ratios, and nomenklatura's logic-v2 as it comes where it can be imported; it needs other
versions of some packages, so give it an interpreter of its own with ``--peer-python``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from reportedly.link.claims.wording import fold
from reportedly.link.entities.alike import alike

DATA = Path(__file__).resolve().parents[2] / "shared/data/names/name-bench-dev.csv"
Pair: TypeAlias = dict[str, str]

# Run by the peer's interpreter: pairs in on standard input, scores out.
NOMENKLATURA = """
import json, sys
from followthemoney import model
from nomenklatura.matching import ScoringConfig, get_algorithm
matcher = get_algorithm("logic-v2")
config = matcher.default_config() if hasattr(matcher, "default_config") else ScoringConfig.defaults()
def entity(number, schema, name):
    made = model.make_entity(schema)
    made.id = number
    made.add("name", name)
    return made
json.dump([
    matcher.compare(entity("a", p["schema"], p["name1"]), entity("b", p["schema"], p["name2"]), config).score
    for p in json.load(sys.stdin)
], sys.stdout)
"""


def ours(pair: Pair) -> float:
    """The program's score of a pair."""
    kind = "person" if pair["schema"] == "Person" else "organisation"
    return alike(pair["name1"], pair["name2"], kind).score  # type: ignore[arg-type]


def best(scores: Sequence[float], gold: Sequence[bool]) -> tuple[float, float]:
    """The best F1 and its threshold."""
    return max((f1(scores, gold, t), t) for t in set(scores))


def f1(scores: Sequence[float], gold: Sequence[bool], threshold: float) -> float:
    """F1 of "the same" at a threshold."""
    right = sum(g for s, g in zip(scores, gold, strict=True) if s >= threshold)
    return 2 * right / (sum(s >= threshold for s in scores) + sum(gold))


def is_first_half(pair: Pair) -> bool:
    """Whether a pair is in the half on which constants were chosen."""
    return hashlib.sha256(f"{pair['name1']}|{pair['name2']}".encode()).digest()[0] % 2 == 0


def report(scores: Sequence[float], pairs: Sequence[Pair]) -> dict[str, float]:
    """Best F1 on all and on the second half, and on the second half at the first half's threshold."""
    gold = [p["is_match"] == "true" for p in pairs]
    halves = {first: [i for i, p in enumerate(pairs) if is_first_half(p) == first] for first in (True, False)}
    chosen = best([scores[i] for i in halves[True]], [gold[i] for i in halves[True]])
    second = [scores[i] for i in halves[False]], [gold[i] for i in halves[False]]
    whole = best(scores, gold)
    return {
        "all": round(whole[0], 3),
        "first": round(chosen[0], 3),
        "second": round(best(*second)[0], 3),
        "second_at_first": round(f1(*second, chosen[1]), 3),
        "threshold": round(whole[1], 3),
    }


def peers(pairs: Sequence[Pair], python: str | None) -> dict[str, list[float]]:
    """Scores of the peers that can run here."""
    ratios: dict[str, Callable[[str, str], float]] = {
        "token_sort_ratio": fuzz.token_sort_ratio,
        "WRatio": fuzz.WRatio,
        "ratio": fuzz.ratio,
        "JaroWinkler": JaroWinkler.similarity,
    }
    found = {
        f"rapidfuzz {name}": [float(ratio(fold(p["name1"]), fold(p["name2"]))) for p in pairs]
        for name, ratio in ratios.items()
    }
    if python:
        done = subprocess.run(
            [python, "-c", NOMENKLATURA],
            input=json.dumps(list(pairs)),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            found["nomenklatura logic-v2"] = json.loads(done.stdout)
        else:
            last = done.stderr.strip().splitlines()[-1:] or ["no message"]
            print(f"nomenklatura cannot run in {python}: {last[0]}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--peer-python", default=sys.executable)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N misses of the first half")
    options = parser.parse_args()
    if not options.data.exists():
        sys.exit(f"{options.data}: no such file; name-bench's pairs are needed, point --data at them")
    with options.data.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines))
    started = time.process_time()
    scores = {"reportedly": [ours(p) for p in pairs]}
    took = time.process_time() - started
    scores |= peers(pairs, options.peer_python)
    table = {name: report(values, pairs) for name, values in scores.items()}
    print(f"name-bench, {len(pairs)} pairs; ours took {1000 * took / len(pairs):.2f} CPU-ms a pair")
    print(f"{'':28}{'best F1, all':>13}{'1st half':>10}{'2nd half':>10}{'2nd at 1st’s threshold':>25}")
    for name, row in table.items():
        print(
            f"{name:28}{row['all']:13.3f}{row['first']:10.3f}{row['second']:10.3f}{row['second_at_first']:25.3f}"
        )
    misses = [
        (p, s)
        for p, s in zip(pairs, scores["reportedly"], strict=True)
        if is_first_half(p) and (s >= table["reportedly"]["threshold"]) != (p["is_match"] == "true")
    ]
    for pair, score in misses[: options.show]:
        print(f"  {score:.2f} {pair['is_match']:5} {pair['name1']} | {pair['name2']}")
    if options.json:
        options.json.write_text(json.dumps(table, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
