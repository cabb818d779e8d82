"""CPU and memory of the whole run, beside the spaCy model's own pass over the same texts.

    python bench/pipeline.py [--data DIR] [--limit N] [--json OUT]

DIR holds `*.txt` reports (default: the PolNeAR dev texts in ../shared/data). The peer is the same
English model as it comes, every component on, in the same process after a warm-up. Prints one
table; the figure that counts is the ratio, which is free of the machine's speed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from reportedly.annotate import annotate
from reportedly.annotate.model import MODELS
from reportedly.assess import assess
from reportedly.link import link
from reportedly.publish.page import render_page
from reportedly.publish.tables import export
from reportedly.read import read_inputs

DATA = Path("../shared/data/attribution/polnear/dev/text")


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--limit", type=int, default=None, help="read only the first N texts")
    options.add_argument("--json", type=Path)
    args = options.parse_args()
    if not args.data.is_dir():
        print(f"skipped: no texts at {args.data} (name a folder of .txt reports with --data)")
        return 0
    paths = sorted(args.data.glob("*.txt"))[: args.limit]
    texts = [p.read_text(encoding="utf-8") for p in paths]

    model = next(m for m in map(_model, MODELS) if m is not None)
    model("One sentence to warm up with.")
    start = time.process_time()
    sentences = sum(len(list(model(text).sents)) for text in texts)
    own_pass = time.process_time() - start

    warm = next(r for o in read_inputs([paths[0]]) for r in o.reports)
    annotate(warm)
    rows = {}
    start = time.process_time()
    reports = [r for o in read_inputs(paths) for r in o.reports]
    rows["read"] = time.process_time() - start
    start = time.process_time()
    annotations = {r.report_id: annotate(r) for r in reports}
    rows["annotate"] = time.process_time() - start
    start = time.process_time()
    linked = link(reports, annotations)
    rows["link"] = time.process_time() - start
    start = time.process_time()
    record = assess(linked)
    rows["assess"] = time.process_time() - start
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        export(record, Path(folder), format="jsonl")
    render_page(record)
    rows["publish"] = time.process_time() - start

    whole = sum(rows.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} texts, {sentences} sentences; the model's own pass: {own_pass:.1f} CPU-seconds")
    print(f"{'stage':<10}{'CPU-seconds':>12}{'x own pass':>12}")
    for name, seconds in [*rows.items(), ("whole run", whole)]:
        print(f"{name:<10}{seconds:>12.1f}{seconds / own_pass:>12.2f}")
    print(
        f"sentences per CPU-second of annotation: {sentences / rows['annotate']:.0f}; "
        f"peak memory {memory:.0f} MB"
    )
    if args.json:
        result = {"ratio": whole / own_pass, "peak_mb": memory, "rows": rows, "own_pass": own_pass}
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def _model(name: str):  # type: ignore[no-untyped-def]
    try:
        return importlib.import_module(name).load()
    except ImportError:
        return None


if __name__ == "__main__":
    sys.exit(main())
