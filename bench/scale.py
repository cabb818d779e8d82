"""Reuse and stories over ever more documents: time, memory, and whether the planted copies are still found.

    python bench/scale.py [--data REUTERS_DIR] [--sizes 20000 60000 200000] [--seed 7] [--json OUT]
    python bench/scale.py --bad              # the inputs that are meant to hurt

The 5,393 documents of ``../shared/bench/reuse.py`` (its header describes the plants) are grown by
generations: in each, every word but the 150 commonest is another one, the same everywhere in the
generation, and so is every digit. Words met more than five times change places with others about as
common; rarer ones, names mostly, are spelled anew. So the plants of a generation stay what they are, and
generations share formulas and common words but no story. Each generation is a week later than the one
before. Every size runs in a process of its own; CPU-seconds are of all its threads.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.arrow import schema, to_arrow
from reportedly.engines import DuckDB
from reportedly.link.reuse.reuse import reuse_table
from reportedly.link.stories.stories import story_rows
from reportedly.link.texts import number_texts
from reportedly.record import Report

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
PLANT = SHARED / "bench" / "reuse.py"
BASE = 4793  # base texts, which give 5,393 documents
# Words in a row that this many of the sample's texts hold are a formula: all generations have it.
FORMULA, FORMULA_TEXTS = 5, 8
# A word met more often changes places with another about as common, in blocks that grow from the
# commonest on.
RARE = 5
SMALLEST_BLOCK, LARGEST_BLOCK = 8, 64
# How a vocabulary grows with the number of texts (Heaps; .5 to .6 in English news).
HEAPS = 0.55
# Generations that have the same outlets.
GENERATIONS_OF_OUTLETS = 10
TOKEN = re.compile(r"(\w+)")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def row(name: str, text: str, outlet: str | None, published: str | None) -> dict[str, Any]:
    """A report as a row of the table."""
    known = {"report_id": name, "file": name, "part": 1, "outlet": outlet, "published": published}
    known |= {
        "published_basis": "metadata" if published else None,
        "language": "en",
        "credits": [],
        "credit_roles": [],
        "text": text,
    }
    return {field: known.get(field) for field in schema(Report).names}


class Growth:
    """Generations of one sample."""

    def __init__(self, rows: Sequence[dict[str, Any]], seed: int) -> None:
        self.rows, self.seed = rows, seed
        self.texts = [TOKEN.split(r["text"]) for r in rows]
        tokens = [[piece.lower() for piece in text[1::2]] for text in self.texts]
        self.formulas = _formulas(tokens)
        self.mutable = [_mutable(text, self.formulas) for text in tokens]
        counts = Counter(word for text in tokens for word in text if word.isalpha())
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self.usual = [word for word in ranked if counts[word] > RARE]
        self.rare = [word for word in ranked if counts[word] <= RARE]

    def generation(self, number: int) -> Iterator[dict[str, Any]]:
        """The documents of one generation; of number 0, as they are."""
        words, digits = self._words(number), self._digits(number)
        shift = timedelta(days=7 * number)
        for r, text, mutable in zip(self.rows, self.texts, self.mutable, strict=True):
            told = list(text)
            for place in mutable if number else ():
                piece = text[place]
                other = words.get(piece.lower())
                told[place] = _cased(piece, other) if other else piece.translate(digits)
            when = (datetime.fromisoformat(r["date"]) + shift).isoformat(timespec="minutes")
            outlet = f"{r['series']}-{number // GENERATIONS_OF_OUTLETS}"
            yield row(f"{number:03}-{r['id']}", "".join(told), outlet, when)

    def _digits(self, number: int) -> dict[int, int]:
        other = random.Random(self.seed * 1_000 + number).sample("0123456789", 10)
        return str.maketrans("0123456789", "".join(other))

    def _words(self, number: int) -> dict[str, str]:
        rng = random.Random(self.seed * 1_000 + number)
        words: dict[str, str] = {}
        start, size = 0, SMALLEST_BLOCK
        while start < len(self.usual):
            block = self.usual[start : start + size]
            words |= dict(zip(block, rng.sample(block, len(block)), strict=True))
            start, size = start + size, min(2 * size, LARGEST_BLOCK)
        spellings = math.ceil((number + 1) ** HEAPS)
        return words | {word: self._spelled(word, rng.randrange(spellings)) for word in self.rare}

    def _spelled(self, word: str, spelling: int) -> str:
        return word.translate(_spelling(self.seed, spelling))


@functools.cache
def _spelling(seed: int, number: int) -> dict[int, int]:
    rng = random.Random(f"{seed} {number}")
    vowels, consonants = rng.sample(VOWELS, len(VOWELS)), rng.sample(CONSONANTS, len(CONSONANTS))
    return str.maketrans(VOWELS + CONSONANTS, "".join(vowels + consonants))


def _formulas(tokens: Sequence[Sequence[str]]) -> frozenset[tuple[str, ...]]:
    """Runs of ``FORMULA`` words that many of the texts hold."""
    holders = Counter(run for text in tokens for run in set(_runs(text)))
    return frozenset(run for run, n in holders.items() if n >= FORMULA_TEXTS)


def _runs(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(text[i:] for i in range(FORMULA)), strict=False)


def _mutable(text: Sequence[str], formulas: frozenset[tuple[str, ...]]) -> list[int]:
    """Places, among words and what stands between them, of the words outside formulas."""
    kept = {i + k for i, run in enumerate(_runs(text)) if run in formulas for k in range(FORMULA)}
    return [2 * i + 1 for i in range(len(text)) if i not in kept]


def _cased(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new.capitalize() if old[0].isupper() else new


def write(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    """Rows as Parquet; how many."""
    written, part = 0, list[dict[str, Any]]()
    with pq.ParquetWriter(path, schema(Report), compression="zstd") as writer:
        for one in rows:
            part.append(one)
            if len(part) == 5_000:
                writer.write_table(to_arrow(part, Report))
                written, part = written + len(part), []
        writer.write_table(to_arrow(part, Report))
    return written + len(part)


def measure(path: Path, out: Path) -> dict[str, Any]:
    """Run both over a file: seconds, memory, rows; the pairs are written to ``out``."""
    begun, wall = time.process_time(), time.perf_counter()
    with DuckDB() as engine:
        engine.read("report", path)
        number_texts(engine)
        reuse = reuse_table(engine)
    middle = time.process_time()
    columns = [reuse.column(name) for name in ("from_report", "to_report", "direction")]
    pq.write_table(pa.table(columns, ["a", "b", "direction"]), out)
    with DuckDB() as engine:
        engine.read("report", path)
        number_texts(engine)
        stories = story_rows(engine)
    return {
        "reuse_cpu": round(middle - begun, 1),
        "stories_cpu": round(time.process_time() - middle, 1),
        "wall": round(time.perf_counter() - wall, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "passages": reuse.num_rows,
        "stories": len(stories),
        "largest_story": max((len(story.report_ids) for story in stories), default=0),
    }


def measured(path: Path, out: Path) -> dict[str, Any]:
    """``measure`` in a process of its own."""
    command = [sys.executable, __file__, "--measure", str(path), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def score(
    pairs: Path, gold: Sequence[dict[str, str]], outlets: dict[str, str], count: int
) -> dict[str, float]:
    """Precision and recall of pairs of different outlets over so many generations."""
    found = pq.read_table(pairs).to_pydict()
    pair = {
        frozenset(p)
        for p in zip(found["a"], found["b"], strict=True)
        if outlets[p[0].split("-", 1)[1]] != outlets[p[1].split("-", 1)[1]]
    }
    wanted = {
        frozenset((f"{g:03}-{row['src']}", f"{g:03}-{row['dst']}")) for g in range(count) for row in gold
    }
    right = len(pair & wanted)
    return {"precision": round(right / max(1, len(pair)), 4), "recall": round(right / len(wanted), 4)}


def grow(args: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    """A row for every size."""
    made = [sys.executable, str(PLANT), "sample", str(args.data), str(BASE), str(folder)]
    subprocess.run([*made, "--seed", str(args.seed)], check=True, capture_output=True)
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    outlets = {r["id"]: r["series"] for r in rows}
    growth = Growth(rows, args.seed)
    table: list[dict[str, Any]] = []
    for size in args.sizes:
        count = max(1, round(size / len(rows)))
        path, out = folder / "report.parquet", folder / "pairs.parquet"
        documents = write(path, (r for g in range(count) for r in growth.generation(g)))
        result = {"documents": documents, **measured(path, out), **score(out, gold, outlets, count)}
        if table:
            for name in ("reuse", "stories"):
                more = result[f"{name}_cpu"] / table[-1][f"{name}_cpu"]
                power = math.log(more) / math.log(documents / table[-1]["documents"])
                result[f"{name}_power"] = round(power, 2)
        table.append(result)
        print(json.dumps(result), flush=True)
    return table


def bad_inputs() -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """What is meant to hurt, by name. All words are made up."""
    rng = random.Random(5)
    stock = ["".join(rng.choice("abdeiklmnorstuv") for _ in range(rng.randint(2, 9))) for _ in range(30_000)]

    def text(words: int) -> str:
        return " ".join(rng.choices(stock, k=words)) + "."

    def day(i: int) -> str:
        return f"2025-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"

    same, footer = text(120), text(100)
    yield "a million times one text", (row(f"r{i:06}", same, f"o{i % 500}", day(i)) for i in range(1_000_000))
    archive = [text(150) for _ in range(20_000)]
    yield (
        "one text of 20 MB that holds 5,000 others",
        iter(
            [
                row("archive", "\n".join(archive), "archive", "2025-01-01"),
                *(row(f"r{i:05}", t, f"o{i % 50}", day(i)) for i, t in enumerate(archive[::4])),
            ]
        ),
    )
    yield (
        "50,000 pages of 20 sites with a footer each",
        (
            row(f"r{i:05}", f"{text(80)} Site{i % 20} {footer} Site{i % 20}", f"o{i % 20}", day(i))
            for i in range(50_000)
        ),
    )
    yield (
        "20,000 near-copies of one text, undated",
        (row(f"r{i:05}", f"{same} {text(6)}", f"o{i % 500}", None) for i in range(20_000)),
    )


def bad(folder: Path) -> None:
    """A line for every bad input."""
    for name, rows in bad_inputs():
        path = folder / "report.parquet"
        write(path, rows)
        print(name, json.dumps(measured(path, folder / "pairs.parquet")), flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=SHARED / "data" / "reuse" / "reuters21578")
    options.add_argument("--sizes", type=int, nargs="+", default=[20_000, 60_000, 200_000])
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--json", type=Path)
    options.add_argument("--bad", action="store_true")
    options.add_argument("--measure", type=Path, nargs=2, help=argparse.SUPPRESS)
    args = options.parse_args()
    if args.measure:
        print(json.dumps(measure(*args.measure)))
        return
    with tempfile.TemporaryDirectory() as name:
        if args.bad:
            bad(Path(name))
            return
        if not args.data.is_dir() or not PLANT.is_file():
            sys.exit(f"needs the newswire in {args.data} and the planting script {PLANT}")
        table = grow(args, Path(name))
    if args.json:
        args.json.write_text(json.dumps({"seed": args.seed, "rows": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
