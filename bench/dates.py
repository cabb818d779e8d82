"""Temporal expressions against TimeML gold: how many are found, and how many are worth the right day.

    python bench/dates.py [--data ../shared/data/time/TBAQ-cleaned] [--set TimeBank] [--errors 20]

Measures as TempEval-3 does: a found expression matches a gold one it overlaps (relaxed), value F1
counts the matches whose TIMEX3 value is the gold's too. All types (DATE, TIME, DURATION, SET); the
document's creation time is given and not counted. The grammar was tuned on AQUAINT only; TimeBank
confirms. Peers run where they are installed (``dateparser``; HeidelTime, see ``_heideltime.py``). Our CPU
seconds are given three ways: with the parse of the text, which all annotators share; "dates alone", from the
text, with only the lines parsed in which a time asks for its tense (``times/alone.py``; HeidelTime's own have
its tagger in them, so this is what to hold against them); and what is left beside the shared parse.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from reportedly.annotate.parser import parse
from reportedly.annotate.times.alone import times_alone
from reportedly.annotate.times.times import find_times
from reportedly.annotation import Time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench._heideltime import Missing, cpu_seconds, heideltime

DATA = Path(__file__).parent / "../../shared/data/time/TBAQ-cleaned"


@dataclass(frozen=True, slots=True)
class Expression:
    """One gold or found expression: ``[start, end)``, its TIMEX3 type and value."""

    start: int
    end: int
    text: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One TimeML file."""

    name: str
    text: str
    created: str
    gold: list[Expression]


def read(path: Path) -> Document:
    """Text, creation day and gold expressions of a TimeML file."""
    root = ET.parse(path).getroot()
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    assert created is not None, path
    body = root.find("TEXT")
    assert body is not None, path
    parts: list[str] = []
    gold: list[Expression] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag == "TIMEX3":
            text = "".join(parts)[start:]
            gold.append(
                Expression(start, start + len(text), text, node.get("type", ""), node.get("value", ""))
            )

    walk(body)
    return Document(path.stem, "".join(parts), created.get("value", "")[:10], gold)


def half(name: str) -> int:
    """The half of its set that a document is in: 0 was read for misses, 1 was not."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def timex(found: Time) -> str:
    """The TIMEX3 value of one of our times."""
    value = found.value
    clock = re.search(r" (T\w\w)$", value)
    if not found.first or not found.last:
        return value
    if found.first == found.last:
        return found.first + (clock[1] if clock else "")
    first, last = found.first, found.last
    if len(first) == 4:
        span = int(last) - int(first)
        return first[:3] if span < 10 else first[:2]
    if len(first) == 7:
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
        season = re.search(r"(SP|SU|FA|WI)$", value)
        if season:
            return f"{first[:4]}-{season[1]}"
        if "~" in value:
            return first[:4]
        return f"{first[:4]}-{'Q' if months == 3 else 'H'}{(int(first[5:]) - 1) // months + 1}"
    days = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    year, week, weekday = date.fromisoformat(first[:10]).isocalendar()
    if days == 6 and weekday == 1:
        return f"{year}-W{week:02}"
    if days == 1 and weekday == 6:
        return f"{year}-W{week:02}-WE"
    return first[:7] if "~" in value else first


def ours(document: Document, doc: Doc | None = None) -> list[Expression]:
    """What ``find_times`` finds."""
    return expressions(find_times(doc or parse(document.text), document.created))


def alone(document: Document) -> list[Expression]:
    """What ``times_alone`` finds."""
    return expressions(times_alone(document.text, document.created))


def expressions(found: tuple[Time, ...]) -> list[Expression]:
    """Our times as TimeML has them."""
    return [Expression(one.start, one.end, one.text, "", timex(one)) for one in found]


def with_dateparser(document: Document) -> list[Expression]:
    """What dateparser's search finds, as days."""
    from datetime import datetime

    from dateparser.search import search_dates  # type: ignore[import-untyped]

    anchor = datetime.fromisoformat(document.created)
    settings = {"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for text, day in search_dates(document.text, languages=["en"], settings=settings) or []:
        start = document.text.find(text, at)
        if start >= 0:
            at = start + len(text)
            found.append(Expression(start, at, text, "", day.date().isoformat()))
    return found


def score(
    documents: list[Document], system: Callable[[Document], list[Expression]], errors: int
) -> dict[str, float]:
    """Relaxed precision, recall, F1 and value F1 over all documents."""
    hits = right = found_all = gold_all = 0
    wrong: list[str] = []
    misses: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    begun = cpu_seconds()
    for document in documents:
        found = system(document)
        used: set[int] = set()
        for gold in document.gold:
            over = (i for i, one in enumerate(found) if one.start < gold.end and gold.start < one.end)
            match = next((i for i in over if i not in used), None)
            if match is None:
                misses[f"{gold.kind} {gold.text!r} {gold.value}"] += 1
                continue
            used.add(match)
            hits += 1
            if found[match].value == gold.value:
                right += 1
            else:
                wrong.append(
                    f"{gold.text!r} is {gold.value}, not {found[match].value} "
                    f"({found[match].text!r}, {document.created}, {document.name})"
                )
        extra.update(one.text.lower() for i, one in enumerate(found) if i not in used)
        found_all += len(found)
        gold_all += len(document.gold)
    if errors:
        missed = [f"{count} {text}" for text, count in misses.most_common()]
        more = [f"{count} {text}" for text, count in extra.most_common()]
        for title, lines in (("wrong value", wrong), ("missed", missed), ("not in the gold", more)):
            print(f"-- {title} ({len(lines)})", *lines[:errors], sep="\n   ")
    harmonic = 2 / (found_all + gold_all)
    return {"precision": hits / found_all, "recall": hits / gold_all, "detection F1": hits * harmonic,
            "value F1": right * harmonic, "seconds": cpu_seconds() - begun}  # fmt: skip


def peers() -> dict[str, Callable[[Document], list[Expression]]]:
    """The peers that can run here; of those that cannot, why."""
    found: dict[str, Callable[[Document], list[Expression]]] = {}
    if importlib.util.find_spec("dateparser"):
        found["dateparser"] = with_dateparser
    try:
        run = heideltime()
        found["HeidelTime"] = lambda one: [
            Expression(start, end, words, kind, value)
            for start, end, words, kind, value in run(one.text, one.created)
        ]
        run("It began last Thursday.", "2024-05-06")
    except Missing as why:
        print(f"HeidelTime cannot run here: {why}")
    return found


def main() -> None:
    """Print a table of systems by set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--set", nargs="*", help="folders of DATA (default: every one)")
    options.add_argument("--errors", type=int, default=0, help="print so many of each kind of our errors")
    options.add_argument("--kinds", nargs="*", help="count gold of these types only")
    options.add_argument(
        "--half", type=int, choices=(0, 1), help="one half of the documents, by a hash of names"
    )
    options.add_argument("--peers", action="store_true", help="run dateparser and HeidelTime too")
    chosen = options.parse_args()
    systems: dict[str, Callable[[Document], list[Expression]]] = {"reportedly": ours, "dates alone": alone}
    for system in systems.values():  # nobody pays for its start below
        system(Document("", "It began last Thursday.", "2024-05-06", []))
    if chosen.peers:
        systems |= peers()
    print(f"{'set':10} {'system':12} {'P':>6} {'R':>6} {'detection F1':>13} {'value F1':>9} {'CPU s':>7}")
    for folder in sorted(path for path in chosen.data.iterdir() if path.is_dir()):
        if chosen.set and folder.name not in chosen.set:
            continue
        documents = [read(path) for path in sorted(folder.glob("*.tml"))]
        if chosen.half is not None:
            documents = [one for one in documents if half(one.name) == chosen.half]
        seconds: dict[str, float] = {}
        for name, system in systems.items():
            got = score(documents, system, chosen.errors if name == "reportedly" else 0)
            seconds[name] = got["seconds"]
            print(f"{folder.name:10} {name:12} {got['precision']:6.1%} {got['recall']:6.1%}", end=" ")
            print(f"{got['detection F1']:13.1%} {got['value F1']:9.1%} {got['seconds']:7.1f}", flush=True)
        parsed = {one.name: parse(one.text) for one in documents}
        beside = score(documents, lambda one, parsed=parsed: ours(one, parsed[one.name]), 0)["seconds"]  # type: ignore[misc]
        seconds["beside the parse"] = beside
        print(f"{folder.name:10} beside the shared parse: {beside:.2f} CPU s, {len(documents)} documents")
        for name in ("reportedly", "dates alone", "beside the parse"):
            if "HeidelTime" in seconds:
                times = seconds["HeidelTime"] / seconds[name]
                print(f"{folder.name:10} {name}: {times:.1f} times HeidelTime's speed")


if __name__ == "__main__":
    main()
