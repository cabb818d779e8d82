"""Origins counted in an invented newsroom, against the truth. SYNTHETIC: its words come from a grammar.

    python bench/newsroom.py [--seed N] [--stories N] [--part a|b] [--misses N] [--write DIR] [--json OUT]

Some hundred outlets retell facts through known chains (bench/_newsroom.py); the program reads files with a
head, no more. Part a of the grammar was read while rules were mended, part b was only scored. Truth is what
the reports show: two unnamed people whom two outlets met are two origins.

exact: facts whose main claim (the one most of its reports make) has the true number of origins. A wrong merge
is a pair of true origins of one fact counted as one: the worst error, as it hides or feigns a confirmation. A
wrong split is an origin counted again. The peers count outlets, and sources by their words alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reportedly.annotate import annotate
from reportedly.assess import assess
from reportedly.link import Linked, link
from reportedly.read import read_inputs
from reportedly.record import Record, Statement

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench._newsroom import Mention, Text, newsroom


@dataclass(frozen=True)
class Found:
    """What the program makes of one mention of a fact: its claim and whose word it finds it to be."""

    mention: Mention
    report_id: str
    statement: str | None
    claim: str | None
    roots: frozenset[str]
    attributed: str


def main() -> int:
    """Generate, run, score, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--stories", type=int, default=60)
    options.add_argument("--part", choices=["a", "b"], default="a")
    options.add_argument("--misses", type=int, default=0, help="show so many facts that came out wrong")
    options.add_argument("--write", type=Path, help="leave the texts in this folder")
    options.add_argument("--json", type=Path)
    args = options.parse_args()
    texts = newsroom(args.seed, args.stories, args.part)
    with tempfile.TemporaryDirectory() as folder:
        record, linked, ids = run(texts, args.write or Path(folder))
    facts = gather(texts, ids, record, linked)
    result = score(facts, record)
    size = f"{len(facts)} facts, {len(texts)} reports, {len({t.outlet for t in texts})} outlets"
    print(f"synthetic newsroom, part {args.part}, seed {args.seed}: {size}")
    for name, value in result.items():
        print(f"{name:<44}{value}")
    for fact in wrong(facts, record)[: args.misses]:
        show(facts[fact], record, texts, ids)
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def run(texts: Sequence[Text], folder: Path) -> tuple[Record, Linked, list[str]]:
    """The program's record of the texts as files, and the report of each text."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{k:04}.txt" for k in range(len(texts))]
    for number, (path, text) in enumerate(zip(paths, texts, strict=True)):
        path.write_text(text.file(number), encoding="utf-8")
    reports = [r for o in read_inputs(paths) for r in o.reports]
    linked = link(reports, {r.report_id: annotate(r) for r in reports})
    of = {Path(r.file).name: r.report_id for r in reports}
    return assess(linked), linked, [of[p.name] for p in paths]


def gather(
    texts: Sequence[Text], ids: Sequence[str], record: Record, linked: Linked
) -> dict[int, list[Found]]:
    """By fact, each mention with the statement that covers it best."""
    reports = {r.report_id: r for r in record.reports}
    sources = {s.source_id: s.name or s.description or "?" for s in record.sources}
    claim_of = {s: c.claim_id for c in record.claims for s in c.statement_ids}
    roots = {t.statement_id: frozenset(t.roots) for o in linked.origins for t in o.traces}
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.statements:
        by_report[statement.report_id].append(statement)
    facts: dict[int, list[Found]] = defaultdict(list)
    for text, report_id in zip(texts, ids, strict=True):
        shift = reports[report_id].text.find(text.body[:60])
        for mention in text.mentions:
            a, b = mention.start + max(shift, 0), mention.end + max(shift, 0)
            best = max(by_report[report_id], key=lambda s: _fit(s, a, b), default=None)
            if best is None or _fit(best, a, b)[0] < 0.3:
                facts[mention.fact].append(Found(mention, report_id, None, None, frozenset(), text.outlet))
                continue
            key = best.statement_id
            said = sources[best.chain[1]] if len(best.chain) > 1 else text.outlet
            facts[mention.fact].append(Found(mention, report_id, key, claim_of[key], roots[key], said))
    return dict(facts)


def _fit(statement: Statement, start: int, end: int) -> tuple[float, int]:
    """How well a statement covers a stretch, among equals the one with the longer chain."""
    shared = sum(max(0, min(end, b) - max(start, a)) for a, b in statement.pieces)
    whole = sum(b - a for a, b in statement.pieces) + (end - start) - shared
    return round(shared / max(1, whole), 2), len(statement.chain)


def main_claim(found: Sequence[Found]) -> str | None:
    """The claim that most mentions of a fact are in."""
    counts = Counter(f.claim for f in found if f.claim)
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def wrong(facts: dict[int, list[Found]], record: Record) -> list[int]:
    """Facts whose main claim has another number of origins than the truth."""
    counts = {c.claim_id: c.n_origins for c in record.claims}
    return [
        k
        for k, found in sorted(facts.items())
        if counts.get(main_claim(found) or "", 0) != len(_truth(found))
    ]


def _truth(found: Sequence[Found]) -> set[int]:
    return {f.mention.origin for f in found}


def score(facts: dict[int, list[Found]], record: Record) -> dict[str, str | float]:
    """All figures, by name."""
    counts = {c.claim_id: c.n_origins for c in record.claims}
    errors: dict[int, int] = {}
    for fact, found in facts.items():
        errors[fact] = counts.get(main_claim(found) or "", 0) - len(_truth(found))
    outlets = {k: len({x.report_id for x in f}) - len(_truth(f)) for k, f in facts.items()}
    words = {k: len({x.attributed for x in f}) - len(_truth(f)) for k, f in facts.items()}
    merges, pairs, splits, origins = 0, 0, 0, 0
    for found in facts.values():
        roots: dict[int, set[str]] = defaultdict(set)
        for f in found:
            roots[f.mention.origin] |= f.roots
        single = _single(found)
        for one, other in combinations(sorted(roots), 2):
            pairs += 1
            merges += bool(single[one] & single[other])
        origins += len(roots)
        splits += sum(max(0, len(r) - 1) for r in single.values())
    mentions = [f for found in facts.values() for f in found]
    result: dict[str, str | float] = {
        "exact": f"{_share(e == 0 for e in errors.values())}  (peers: outlets "
        f"{_share(e == 0 for e in outlets.values())}, sources by their words "
        f"{_share(e == 0 for e in words.values())})",
        "mean absolute error": f"{_mean(abs(e) for e in errors.values())}  (peers: "
        f"{_mean(abs(e) for e in outlets.values())}, {_mean(abs(e) for e in words.values())})",
        "too few / too many": f"{sum(e < 0 for e in errors.values())} / "
        f"{sum(e > 0 for e in errors.values())} facts",
        "wrong merges": f"{merges} of {pairs} pairs of origins",
        "wrong splits": f"{splits} more than {origins} origins",
        "statements found": _share(f.statement is not None for f in mentions),
    }
    for depth in range(4):
        part = [k for k, f in facts.items() if max(x.mention.depth for x in f) == depth]
        if part:
            result[f"exact, error; longest chain {depth} ({len(part)} facts)"] = (
                f"{_share(errors[k] == 0 for k in part)}, {_mean(abs(errors[k]) for k in part)}"
            )
    result["claims, pairs of mentions: P / R / F1"] = _pairwise(facts)
    return result


def _single(found: Sequence[Found]) -> dict[int, set[str]]:
    """The roots of each true origin, by those mentions that rest on one root only."""
    roots: dict[int, set[str]] = defaultdict(set)
    for f in found:
        roots[f.mention.origin] |= f.roots if len(f.roots) == 1 else set()
    return roots


def _pairwise(facts: dict[int, list[Found]]) -> str:
    mentions = [(k, f.claim) for k, found in facts.items() for f in found]
    gold, given, both = 0, 0, 0
    for (fact, claim), (fact2, claim2) in combinations(mentions, 2):
        same, joined = fact == fact2, claim is not None and claim == claim2
        gold, given, both = gold + same, given + joined, both + (same and joined)
    precision, recall = both / max(1, given), both / max(1, gold)
    return f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def _share(values: Iterable[float]) -> float:
    found = list(values)
    return round(sum(found) / max(1, len(found)), 3)


_mean = _share


def show(found: Sequence[Found], record: Record, texts: Sequence[Text], ids: Sequence[str]) -> None:
    """One fact that came out wrong: its mentions, what they rest on in truth and in the record."""
    sources = {s.source_id: s for s in record.sources}
    reports = {r.report_id: r for r in record.reports}
    claims = {c.claim_id: c for c in record.claims}
    best = main_claim(found)
    print(f"\ntrue {len(_truth(found))}, found {claims[best].n_origins if best else 0}: "
          f"{claims[best].reason if best else ''}")  # fmt: skip
    for f in found:
        report = reports[f.report_id]
        shift = max(0, report.text.find(texts[ids.index(f.report_id)].body[:60]))
        a, b = f.mention.start + shift, f.mention.end + shift
        left, right = report.text.rfind("\n", 0, a) + 1, report.text.find("\n", b)
        roots = ", ".join(sorted(str(sources[r].name or sources[r].description) for r in f.roots))
        print(f"  {f.mention.origin}{' ' if f.claim == best else '*'} {report.outlet}: "
              f"{report.text[left : right if right > 0 else None]}\n      -> {roots}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
