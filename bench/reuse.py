"""Text reuse on planted copies in newswire: ours and its peers, planted, found and scored in one run.

    python bench/reuse.py [--data REUTERS_DIR] [--n 4793] [--seed 7] [--json OUT]

The plants and the score are those of ``../shared/bench/reuse.py`` (its header describes them). Added
here: the share of copies whose direction is decided and, of those, right; precision and recall over
the characters of planted passages and snippets, both sides; CPU-seconds as a ratio to datasketch's.
Peers run where they can be imported (``--peer-python`` names another interpreter that has them).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reportedly.link.reuse.reuse import find_reuse
from reportedly.record import Report, Reuse

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
PLANT = SHARED / "bench" / "reuse.py"
PEERS = ("datasketch", "rensa")
KINDS = ("verbatim", "cut", "light", "medium", "heavy", "passage", "snippet")
PLACED = ("passage", "snippet")  # the kinds whose offsets are known


def run(*command: object) -> str:
    """Standard output of a command; its error, and an end, where it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


def ours(folder: Path) -> tuple[tuple[Reuse, ...], float]:
    """What we find in the planted documents, and the CPU-seconds it took."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reports = [
        Report(r["id"], r["id"], 1, r["series"], None, None, r["date"], "metadata", "en", (), None, r["text"])
        for r in rows
    ]
    begun = time.process_time()
    found = find_reuse(reports)
    spent = time.process_time() - begun
    outlet = {r["id"]: r["series"] for r in rows}
    return tuple(x for x in found if outlet[x.from_report] != outlet[x.to_report]), spent


def directions(found: Sequence[Reuse], gold: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Share of found copies whose direction is decided, and of those the share that is right."""
    right = {(g["src"], g["dst"]) for g in gold}
    ways: dict[frozenset[str], set[tuple[str, str]]] = defaultdict(set)
    planted = {frozenset(pair) for pair in right}
    pairs = {frozenset((x.from_report, x.to_report)) for x in found} & planted
    for x in found:
        if x.direction != "unknown":
            ways[frozenset((x.from_report, x.to_report))].add((x.from_report, x.to_report))
    decided = [ways[pair] for pair in pairs if ways[pair]]
    return len(decided) / max(1, len(pairs)), sum(w <= right for w in decided) / max(1, len(decided))


def characters(found: Iterable[Reuse], gold: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Precision and recall over the characters of planted passages and snippets, both sides."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for x in found:
        spans[x.from_report, x.to_report].append((x.from_start, x.from_end))
        spans[x.to_report, x.from_report].append((x.to_start, x.to_end))
    both = only_found = missed = 0
    for g in gold:
        if g["kind"] not in PLACED:
            continue
        for one, other, start, end in ((g["src"], g["dst"], "sb", "se"), (g["dst"], g["src"], "db", "de")):
            wanted = set(range(g[start], g[end]))
            got = {i for a, b in spans[one, other] for i in range(a, b)}
            both += len(wanted & got)
            only_found += len(got - wanted)
            missed += len(wanted - got)
    return both / max(1, both + only_found), both / max(1, both + missed)


def peer(tool: str, python: str, folder: Path) -> dict[str, Any] | None:
    """A peer's score and CPU-seconds, or None where it is not installed."""
    probe = [python, "-c", f"import {tool}"]
    known = importlib.util.find_spec(tool) is not None if python == sys.executable else None
    if known is False or subprocess.run(probe, capture_output=True, check=False).returncode:
        return None
    pairs = folder / f"{tool}.json"
    said = run(python, PLANT, "peer", tool, folder / "docs.jsonl", pairs)
    spent = re.search(r"([\d.]+) CPU-seconds", said)
    score: dict[str, Any] = json.loads(run(sys.executable, PLANT, "score", folder, pairs))
    return {"tool": tool, "cpu": float(spent.group(1)) if spent else None, **score}


def show(rows: Sequence[dict[str, Any]]) -> None:
    """One table, a tool a line."""
    added = ["decided", "right", "chars_p", "chars_r", "cpu", "ratio"]
    columns = ["tool", "precision", "recall", *KINDS, *added]
    table = [columns, *[[_cell(row.get(column)) for column in columns] for row in rows]]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=SHARED / "data" / "reuse" / "reuters21578")
    options.add_argument("--n", type=int, default=4793, help="base texts; 4793 gives about 5,400 documents")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--json", type=Path)
    options.add_argument("--peer-python", default=sys.executable)
    args = options.parse_args()
    if not args.data.is_dir() or not PLANT.is_file():
        sys.exit(f"needs the newswire in {args.data} and the planting script {PLANT}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(run(sys.executable, PLANT, "sample", args.data, args.n, folder, "--seed", args.seed).strip())
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        found, spent = ours(folder)
        pairs = sorted({(x.from_report, x.to_report) for x in found})
        (folder / "ours.json").write_text(json.dumps({"pairs": pairs, "directed": True}), encoding="utf-8")
        row: dict[str, Any] = {"tool": "reportedly", "cpu": round(spent, 2)}
        row |= json.loads(run(sys.executable, PLANT, "score", folder, folder / "ours.json"))
        row["decided"], row["right"] = (round(x, 4) for x in directions(found, gold))
        row["chars_p"], row["chars_r"] = (round(x, 4) for x in characters(found, gold))
        row["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows = [row]
        for tool in PEERS:
            result = peer(tool, args.peer_python, folder)
            if result is None:
                print(f"{tool} is not installed for {args.peer_python}: left out")
            else:
                rows.append(result)
    base = next((r["cpu"] for r in rows if r["tool"] == "datasketch"), None)
    for row in rows:
        row["ratio"] = round(row["cpu"] / base, 2) if base and row["cpu"] is not None else None
    show(rows)
    print(f"{len(found)} passages in {len(pairs)} pairs, peak {rows[0]['peak_mb']} MB, seed {args.seed}")
    if args.json:
        args.json.write_text(json.dumps({"seed": args.seed, "n": args.n, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
