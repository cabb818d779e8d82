"""One report into a case: seconds and memory by the size of the case, and where the seconds go.

    python bench/adding.py [--sizes 1000 5000 20000 100000] [--folder DIR] [--steps]

The case is grown from the sample and our own stories by generations of other words of the same length
(``_grown.py``): reports and annotations are written as if they had been read, and the record is settled from
them. Then one report is added in a process of its own by the same calls as ``reportedly add`` makes, a report
of a story that is there and one of a new story. What starting Python, loading the models and reading a
first report costs is told apart: it is the same for any case.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from reportedly import Case
from reportedly.annotate import prepare
from reportedly.settling import settle
from reportedly.store import Store

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
from bench._grown import Annotated, Words, base, generations, lasting_words  # noqa: E402

SAMPLE = ROOT / "examples" / "south-syria" / "reports"
# Reports written at one time while a case is grown.
PORTION = 5_000


def grow(store: Store, reports: Iterator[Annotated], size: int) -> None:
    """Bring a case to ``size`` reports, and its record up to them at once."""
    began = time.process_time()
    while (there := store.count_reports()) < size:
        rows = [next(reports) for _ in range(min(PORTION, size - there))]
        store.keep([], [r for r, _ in rows], [a for _, a in rows])
    kept = time.process_time()
    settle(store)
    done = time.process_time()
    print(f"  {size:,} reports: {kept - began:.0f} s to keep, {done - kept:.0f} to settle", flush=True)


def one_more(folder: Path, started: list[Annotated]) -> tuple[Path, Path]:
    """A report of a story of the second generation, cut short, and one of no story that is there."""
    (report, _) = started[0]
    words = Words(1, lasting_words(started))
    text = words.of(report.text)
    middle = text[: len(text) * 2 // 3].rpartition(".")[0] + "."
    known, other = folder / "known.txt", folder / "other.txt"
    head = "Outlet: The Evening Bell\nDate: {}\n\n"
    known.write_text(head.format(words.later(report.published or "2031-01-01")) + middle, encoding="utf-8")
    alone = Words(10_000_019, lasting_words(started))
    other.write_text(head.format("2031-01-05") + alone.of(report.text), encoding="utf-8")
    return known, other


def added(case_file: str, report: str, steps: bool) -> None:
    """In a process of its own: add one report, and print what that took as JSON."""
    prepare()
    # The models are loaded, and patterns made ready, by the first report with a date that is read.
    with Case.open() as warm:
        warm.add([sorted(SAMPLE.iterdir())[0]])
    loaded, ready = peak(), time.process_time()
    began = time.perf_counter()
    profile = cProfile.Profile()
    if steps:
        profile.enable()
    with Case.open(case_file) as case:
        case.add([report])
        count = case.count_reports()
    profile.disable()
    found = {
        "reports": count,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu": round(time.process_time() - ready, 2),
        "loading": round(ready, 2),
        "memory": round(peak()),
        "loaded": round(loaded),
    }
    if steps:
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumtime").print_stats(45)
    print(json.dumps(found))


def peak() -> float:
    """The most memory this process had, in MB; what its parent had does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(case_file: Path, report: Path, steps: bool) -> dict[str, float]:
    """What ``added`` prints."""
    command = [sys.executable, __file__, "--one", str(case_file), str(report), *["--steps"] * steps]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="*", default=[1_000, 5_000, 20_000])
    ask.add_argument("--folder", type=Path, help="keep the grown case here, and go on from it")
    ask.add_argument("--steps", action="store_true", help="print where the seconds go")
    ask.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = ask.parse_args()
    if given.one:
        added(given.one[0], given.one[1], given.steps)
        return
    with tempfile.TemporaryDirectory() as held:
        folder = given.folder or Path(held)
        folder.mkdir(exist_ok=True)
        start = base()
        reports = [folder / "known.txt", folder / "other.txt"]
        one_more(folder, start)
        print(f"{'reports':>9} {'added':>7} {'s':>7} {'s CPU':>7} {'MB':>6}   loading: s CPU, MB")
        for size in sorted(given.sizes):
            path = folder / "grown.duckdb"
            store = Store(path)
            there = store.count_reports()
            later = generations(start, there // len(start))
            rows = chain.from_iterable(later)
            for _ in range(there % len(start)):
                next(rows)
            grow(store, rows, size)
            store.close()
            for report in reports:
                copy = folder / "copy.duckdb"
                copy.write_bytes(path.read_bytes())
                os.sync()  # or the report would wait for the whole copy to be written
                found = measure(copy, report, given.steps)
                print(
                    f"{size:>9,} {report.stem:>7} {found['seconds']:>7} {found['cpu']:>7} "
                    f"{found['memory']:>6}"
                    f"   {found['loading']}, {found['loaded']}",
                    flush=True,
                )
                copy.unlink()


if __name__ == "__main__":
    main()
