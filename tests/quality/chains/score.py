"""Hold an exported record's statements and chains against the gold set of attribution chains.

    python tests/quality/chains/score.py EXPORT_DIR [--part PART] [--reports 101,102]
        [--json OUT] [--verbose]

EXPORT_DIR holds reports.jsonl, statements.jsonl, sources.jsonl and entities.jsonl, one JSON object a line,
made from the files in reports/. Any system can be scored that writes these tables; docs/chains.md says which
columns are read.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from make_gold import PARTS, read_report

FOLDER = Path(__file__).parent
SAME_CONTENT = 0.5  # of the words of both; below it two contents are two statements

# Words that tell no source from another. Those of `GENERIC` are dropped only when other words remain.
FUNCTION_WORDS = """
a an and as at be been because by for from has have he her his i in is it its mr mrs ms not of on or our s she
sir that the their them they this to was were which who whom whose with would"""
GENERIC_WORDS = """
anonymous anonymity one person people several some somebody someone source unidentified unnamed"""
MOUTHPIECES = {"spokesman", "spokeswoman", "spokesperson", "analyst"}
EMPTY = frozenset(FUNCTION_WORDS.split())
GENERIC = frozenset(GENERIC_WORDS.split())


@dataclass(frozen=True)
class Source:
    kind: str
    labels: tuple[str, ...]  # name, the entity's name and aliases
    description: str | None

    def __str__(self) -> str:
        label = self.labels[0] if self.labels else self.description or "?"
        return f"{label} ({self.kind})"


@dataclass(frozen=True)
class Statement:
    report: str
    text: str
    words: frozenset[tuple[str, int]]  # which words of the report its content is
    chain: tuple[Source, ...]
    status: str

    def __str__(self) -> str:
        return " > ".join(map(str, self.chain)) + f" [{self.status}]"


@dataclass(frozen=True)
class Pair:
    gold: Statement
    predicted: Statement | None


# ---- Reading


def rows_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def spans_of(row: dict[str, Any]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in row.get("pieces") or [[row["start"], row["end"]]]]


def words_of(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group().casefold()) for m in re.finditer(r"\w+", text)]


def within(words: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> Iterator[int]:
    for number, (start, end, _) in enumerate(words):
        if any(start < last and first < end for first, last in spans):
            yield number


def gold_source(row: dict[str, Any]) -> Source:
    return Source(row["kind"], (row["name"],) if row["name"] else (), row["description"])


def read_gold(part: str, reports: str = "") -> list[Statement]:
    """The gold statements of a part; only those of ``reports`` where numbers are given."""
    split: dict[str, list[str]] = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))
    wanted = {number for name, numbers in split.items() if part in (name, "all") for number in numbers}
    wanted &= set(reports.split(",")) if reports else wanted
    return statements_of([row for row in rows_of(FOLDER / "gold.jsonl") if row["report"] in wanted])


def statements_of(rows: list[dict[str, Any]]) -> list[Statement]:
    """The statements of rows such as those of `gold.jsonl`."""
    numbers = {row["report"] for row in rows}
    words = {number: words_of(read_report(FOLDER / "reports" / f"{number}.txt")[1]) for number in numbers}
    return [
        Statement(
            report=row["report"],
            text=row["text"],
            words=frozenset(("gold", n) for n in within(words[row["report"]], spans_of(row))),
            chain=tuple(map(gold_source, row["chain"])),
            status=row["status"],
        )
        for row in rows
    ]


def read_record(folder: Path) -> list[Statement]:
    """The record's statements, their words numbered as in the gold report where the two texts agree.

    The record's text may differ from the file's (quotation marks, white space, a title set apart), so the two
    are aligned word by word; a word that is not in the file keeps a number of its own.
    """
    entities = {row["entity_id"]: row for row in rows_of(folder / "entities.jsonl")}
    sources = {}
    for row in rows_of(folder / "sources.jsonl"):
        entity = entities.get(row.get("entity_id"), {})
        names = [row.get("name"), entity.get("name"), *(a["text"] for a in entity.get("aliases") or [])]
        labels = tuple(dict.fromkeys(name for name in names if name))
        sources[row["source_id"]] = Source(row["kind"], labels, row.get("description"))
    statements = defaultdict(list)
    for row in rows_of(folder / "statements.jsonl"):
        statements[row["report_id"]].append(row)
    found = []
    for report in rows_of(folder / "reports.jsonl"):
        number = Path(str(report["file"])).stem
        path = FOLDER / "reports" / f"{number}.txt"
        if not path.exists():
            continue
        words = words_of(report["text"])
        same = same_words(report["text"], read_report(path)[1])
        for row in statements[report["report_id"]]:
            numbers = within(words, spans_of(row))
            found.append(
                Statement(
                    report=number,
                    text=row["text"],
                    words=frozenset(
                        ("gold", same[n]) if n in same else (report["report_id"], n) for n in numbers
                    ),
                    chain=tuple(sources[i] for i in row["chain"] if i in sources),
                    status=row["status"],
                )
            )
    return found


def same_words(text: str, body: str) -> dict[int, int]:
    """The number in ``body`` of each word of ``text`` that is in both, the two aligned word by word."""
    theirs, ours = ([word for _, _, word in words_of(one)] for one in (text, body))
    blocks = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return {first + n: second + n for first, second, size in blocks for n in range(size)}


# ---- Matching


def overlap(a: Statement, b: Statement) -> float:
    return len(a.words & b.words) / (len(a.words | b.words) or 1)


def pair(gold: list[Statement], predicted: list[Statement]) -> list[Pair]:
    """Each gold statement with at most one of the record's, the best overlaps first."""
    by_report = defaultdict(list)
    for number, statement in enumerate(predicted):
        by_report[statement.report].append(number)
    candidates = [
        (-overlap(statement, predicted[j]), i, j)
        for i, statement in enumerate(gold)
        for j in by_report[statement.report]
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for negative, i, j in sorted(candidates):
        if -negative >= SAME_CONTENT and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return [Pair(statement, predicted[taken[i]] if i in taken else None) for i, statement in enumerate(gold)]


def content_words(text: str | None) -> list[str]:
    words = [word.removesuffix("s") if len(word) > 3 else word for _, _, word in words_of(text or "")]
    return [word for word in words if word not in EMPTY]


def telling_words(text: str | None) -> list[str]:
    words = content_words(text)
    return [word for word in words if word not in GENERIC] or words


def contained(a: str, b: str) -> bool:
    first, second = set(content_words(a)), set(content_words(b))
    return bool(first and second) and (first <= second or second <= first)


def described(source: Source) -> str | None:
    return source.description or (source.labels[0] if source.labels else None)


def all_words(source: Source) -> set[str]:
    return set(content_words(" ".join([*source.labels, source.description or ""])))


def same_source(gold: Source, predicted: Source) -> bool:
    if gold.kind == "anonymous":
        if predicted.kind != "anonymous":
            return False
        wanted = set(telling_words(gold.description)) - GENERIC
        return not wanted or bool(wanted & all_words(predicted))
    if gold.kind == "outlet" and not gold.labels:  # the report does not say who publishes it
        return predicted.kind == "outlet"
    if gold.kind == "organisation" and gold.labels and MOUTHPIECES & set(content_words(gold.description)):
        return bool(set(content_words(gold.labels[0])) & all_words(predicted))
    if gold.labels and predicted.kind == "anonymous":
        return False  # a name was given, and lost; one known by role alone may be either
    ours = gold.labels or (gold.description or "",)
    theirs = predicted.labels or (predicted.description or "",)
    return any(contained(a, b) for a in ours for b in theirs)


def edges(chain: tuple[Source, ...]) -> list[tuple[Source, Source]]:
    return list(pairwise(chain))


def shared_edges(gold: Statement, predicted: Statement) -> int:
    left = edges(predicted.chain)
    count = 0
    for a, b in edges(gold.chain):
        hit = next((edge for edge in left if same_source(a, edge[0]) and same_source(b, edge[1])), None)
        if hit:
            left.remove(hit)
            count += 1
    return count


def same_root(item: Pair) -> bool:
    chain = item.predicted.chain if item.predicted else ()
    return bool(chain) and same_source(item.gold.chain[-1], chain[-1])


def same_chain(item: Pair) -> bool:
    chain = item.predicted.chain if item.predicted else ()
    return len(chain) == len(item.gold.chain) and all(map(same_source, item.gold.chain, chain))


# ---- Scores


def share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return sum(values) / len(values) if values else 0.0


def f1(right: int, predicted: int, wanted: int) -> dict[str, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / wanted if wanted else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if right else 0.0,
    }


def edge_score(pairs: list[Pair]) -> dict[str, float]:
    """Predicted edges are those of the statements that were matched to a gold one."""
    met = [(item.gold, item.predicted) for item in pairs if item.predicted]
    right = sum(shared_edges(gold, predicted) for gold, predicted in met)
    return f1(right, sum(len(edges(p.chain)) for _, p in met), sum(len(edges(i.gold.chain)) for i in pairs))


def description_score(pairs: list[Pair]) -> dict[str, float]:
    """Words of what is said of the anonymous at the root, where the gold says anything of them."""
    right = got = wanted = 0
    for item in pairs:
        root = item.gold.chain[-1]
        if root.kind != "anonymous" or not root.description:
            continue
        ours = Counter(telling_words(root.description))
        wanted += ours.total()
        if item.predicted and item.predicted.chain and item.predicted.chain[-1].kind == "anonymous":
            theirs = Counter(telling_words(described(item.predicted.chain[-1])))
            got += theirs.total()
            right += (ours & theirs).total()
    return f1(right, got, wanted)


def score(pairs: list[Pair]) -> dict[str, Any]:
    found = [(item.gold, item.predicted) for item in pairs if item.predicted]
    attributed = [item for item in pairs if len(item.gold.chain) > 1]
    own = [item for item in pairs if len(item.gold.chain) == 1]
    by_length = defaultdict(list)
    for item in pairs:
        by_length[len(item.gold.chain)].append(item)
    return {
        "reports": len({item.gold.report for item in pairs}),
        "statements": len(pairs),
        "found": share(item.predicted is not None for item in pairs),
        "edges": edge_score(pairs),
        "root_accuracy": share(map(same_root, pairs)),
        "root_accuracy_attributed": share(map(same_root, attributed)),
        "root_accuracy_own_voice": share(map(same_root, own)),
        "chain_accuracy": share(map(same_chain, pairs)),
        "anonymous_description": description_score(pairs),
        "status_accuracy": share(gold.status == predicted.status for gold, predicted in found),
        "by_length": {
            length: {
                "statements": len(items),
                "found": share(item.predicted is not None for item in items),
                "root_accuracy": share(map(same_root, items)),
                "chain_accuracy": share(map(same_chain, items)),
            }
            for length, items in sorted(by_length.items())
        },
    }


def table(result: dict[str, Any], part: str) -> str:
    lines = [f"{part}: {result['reports']} reports, {result['statements']} statements", ""]
    lines.append(f"{'links':>5} {'statements':>11} {'found':>7} {'root':>7} {'chain':>7}")
    for length, row in result["by_length"].items():
        rates = " ".join(f"{row[key]:7.3f}" for key in ("found", "root_accuracy", "chain_accuracy"))
        lines.append(f"{length:>5} {row['statements']:>11} {rates}")
    lines.append("")
    for label, key in (("edges", "edges"), ("anonymous description", "anonymous_description")):
        row = result[key]
        lines.append(f"{label:<24} F1 {row['f1']:.3f}  P {row['precision']:.3f}  R {row['recall']:.3f}")
    for label, key in (
        ("statements found", "found"),
        ("root accuracy", "root_accuracy"),
        ("  attributed", "root_accuracy_attributed"),
        ("  in the outlet's voice", "root_accuracy_own_voice"),
        ("whole chain right", "chain_accuracy"),
        ("status, of those found", "status_accuracy"),
    ):
        lines.append(f"{label:<24} {result[key]:.3f}")
    return "\n".join(lines)


def misses(pairs: list[Pair]) -> Iterator[str]:
    for item in pairs:
        if item.predicted is None:
            fault = "not found"
        elif not same_chain(item):
            fault = "chain"
        elif item.gold.status != item.predicted.status:
            fault = "status"
        else:
            continue
        yield f"{item.gold.report} {fault}: {' '.join(item.gold.text.split())}"
        yield f"     gold {item.gold}"
        yield f"      got {item.predicted or '-'}"


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("export", type=Path, help="folder with the record's tables as jsonl")
    options.add_argument(
        "--part", choices=(*PARTS, "all"), default="dev", help="held and held2 are for the last run only"
    )
    options.add_argument("--reports", default="", help="only these reports of the part: 101,102")
    options.add_argument("--json", type=Path, help="write the scores here too")
    options.add_argument("--verbose", action="store_true", help="list every miss")
    args = options.parse_args(arguments)
    files = [f"{table}.jsonl" for table in ("reports", "statements", "sources", "entities")]
    missing = [name for name in files if not (args.export / name).exists()]
    if missing:
        options.error(f"{args.export} lacks {', '.join(missing)}: export the record there first")
    pairs = pair(read_gold(args.part, args.reports), read_record(args.export))
    result = score(pairs)
    if args.verbose:
        print("\n".join(misses(pairs)), end="\n\n")
    print(table(result, args.part))
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
