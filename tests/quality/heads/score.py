"""The heads and ends of reports against their gold: see guidelines.md.

Each head of a set is put around a body, read as a file of its own, and what the report says of itself is
compared field by field. A head is in one part of its set: ``dev`` is read; ``opened`` is read since
2026-11-22 and was held before; ``unread`` is scored often and not read; ``held`` is neither read nor scored
but for a figure.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportedly.read import read_inputs
from reportedly.read.releases import is_release_wire
from reportedly.record import Report

FOLDER = Path(__file__).parent
SETS = {
    "heads": ("heads.txt", "bodies.txt"),
    "heads2": ("heads2.txt", "bodies2.txt"),
    "heads3": ("heads3.txt", "bodies3.txt"),
    "heads4": ("heads4.txt", "bodies4.txt"),
    "heads5": ("heads5.txt", "bodies5.txt"),
    "learn1": ("learn1.txt", "learn1_bodies.txt"),
    "learn2": ("learn2.txt", "learn2_bodies.txt"),
    "learn3": ("learn3.txt", "learn3_bodies.txt"),
    "learn4": ("learn4.txt", "learn4_bodies.txt"),
    "learn5": ("learn5.txt", "learn5_bodies.txt"),
    "learn6": ("learn6.txt", "learn6_bodies.txt"),
    "learn7": ("learn7.txt", "learn7_bodies.txt"),
    "learn8": ("learn8.txt", "learn8_bodies.txt"),
}
PARTS = {
    "heads5": ("held",),
    "learn1": ("dev", "unread"),
    "learn2": ("dev", "unread"),
    "learn3": ("dev", "unread"),
    "learn4": ("dev", "unread"),
    "learn5": ("dev", "unread"),
    "learn6": ("dev", "unread"),
    "learn7": ("dev", "unread"),
    "learn8": ("dev", "unread"),
}
FIRST_PARTS = ("dev", "opened")  # of the sets that PARTS does not name
READ = ("dev", "opened")  # the parts whose misses may be shown
FIELDS = ("dateline", "credits", "roles", "published", "updated", "byline", "outlet", "begins", "ends")
_ENTRY = re.compile(r"^=== (\d+) (txt|html)\n(.*?)^---\n(.*?)(?=^=== |\Z)", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Case:
    """One head: its number, its page with the body in it, its gold and the text that is to come out."""

    number: str
    suffix: str
    page: str
    gold: dict[str, str]
    text: str

    @property
    def part(self) -> str:
        """Up to 200 the odd numbers are dev, up to 332 those that three divides, up to 482 those that end in
        0, 1, 5 or 6, up to 542 the odd ones again, and the others of these are opened. From there to 1000 all
        are held. Above it the odd numbers are dev, the even ones unread."""
        number = int(self.number)
        if 542 < number <= 1000:
            return "held"
        if 200 < number <= 332:
            dev = number % 3 == 0
        elif 332 < number <= 482:
            dev = number % 5 < 2
        else:
            dev = number % 2 == 1
        return "dev" if dev else "unread" if number > 1000 else "opened"


@dataclass(slots=True)
class Tally:
    """Counts of one field."""

    right: int = 0
    said: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.wanted) if self.said + self.wanted else 1.0


def cases(name: str) -> Iterator[Case]:
    """Every head of the set called ``name``, a key of ``SETS``, in order."""
    heads, filling = SETS[name]
    bodies = {
        key: text.strip()
        for key, text in re.findall(
            r"^## (\w+)\n(.*?)(?=^## |\Z)",
            (FOLDER / filling).read_text(encoding="utf-8"),
            re.M | re.S,
        )
    }
    for number, suffix, gold, page in _ENTRY.findall((FOLDER / heads).read_text(encoding="utf-8")):
        whole = re.sub(r"\{(\w+)\}", lambda found: bodies[found[1]], page)
        text = whole[whole.index("⟦") + 1 : whole.index("⟧")]
        if suffix == "html":
            whole = whole.replace(text, text.replace("\n\n", "</p>\n<p>"))
        stated = dict(line.split(": ", 1) for line in gold.splitlines())
        yield Case(number, suffix, whole.replace("⟦", "").replace("⟧", ""), stated, text)


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of the set called ``name``."""
    return PARTS.get(name, FIRST_PARTS)


def score(part: str, name: str = "heads") -> dict[str, Tally]:
    """The tally of every field over one part of one set; that of a part nobody reads keeps no misses."""
    tallies = {each: Tally() for each in FIELDS}
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(name):
            if case.part == part:
                path = Path(folder) / f"{case.number}.{case.suffix}"
                path.write_text(case.page, encoding="utf-8")
                reports = [report for outcome in read_inputs([path]) for report in outcome.reports]
                _compare(case, _found(reports[0]) if reports else {}, tallies)
    if part not in READ:
        for tally in tallies.values():
            tally.misses.clear()
    return tallies


def agreement(annotated: str, name: str) -> dict[str, Tally]:
    """The tally of every field of what a second hand says of some heads of a set, without misses: its gold
    lines stand under "=== number", with the text's first and last words as `first` and `last`."""
    tallies = {each: Tally() for each in FIELDS}
    theirs = {
        number: dict(line.split(": ", 1) for line in gold.splitlines() if ": " in line)
        for number, gold in re.findall(r"^=== (\d+)\n(.*?)(?=^=== |\Z)", annotated, re.M | re.S)
    }
    for case in cases(name):
        if case.number in theirs:
            gold = theirs[case.number]
            text = f"{gold.get('first', '')} {gold.get('last', '')}"
            _compare(case, _wanted(replace(case, gold=gold, text=text)), tallies)
    for tally in tallies.values():
        tally.misses.clear()
    return tallies


def _compare(case: Case, found: dict[str, list[set[str]]], tallies: dict[str, Tally]) -> None:
    """Counts what was found of one head, each thing by any of its names."""
    wanted = _wanted(case)
    for name, tally in tallies.items():
        if name == "outlet" and _is_release(case):
            continue
        left = list(found.get(name, []))
        for alternatives in wanted[name]:
            hit = next((value for value in left if value & alternatives), None)
            if hit is not None:
                left.remove(hit)
                tally.right += 1
            else:
                tally.misses.append(f"{case.number} {name}: lacks {'|'.join(sorted(alternatives))}")
        tally.misses.extend(f"{case.number} {name}: has {'|'.join(value)}" for value in left)
        tally.wanted += len(wanted[name])
        tally.said += len(found.get(name, []))


def _is_release(case: Case) -> bool:
    """Whether a service for press releases is all that is credited: gold does not say who issued the text."""
    named = [
        name for line in case.gold.get("credits", "").split("; ") for name in line.split(" = ")[0].split("|")
    ]
    return "outlet" not in case.gold and any(map(is_release_wire, named))


def _wanted(case: Case) -> dict[str, list[set[str]]]:
    gold = case.gold
    credits = [line.split(" = ") for line in gold.get("credits", "").split("; ") if line]
    names = [{_plain(name) for name in alternatives.split("|")} for alternatives, _ in credits]
    words = case.text.split()
    return {
        "dateline": [{_plain(gold["dateline"].split(",")[0])}] if "dateline" in gold else [],
        "credits": names,
        "roles": [
            {f"{name} {role}" for name in each} for each, (_, role) in zip(names, credits, strict=True)
        ],
        "published": [{gold["published"]}] if "published" in gold else [],
        "updated": [{gold["updated"]}] if "updated" in gold else [],
        "byline": [{_plain(name)} for name in gold.get("byline", "").split("; ") if name],
        "outlet": _wanted_outlet(gold, credits),
        "begins": [{" ".join(words[:4])}],
        "ends": [{" ".join(words[-4:])}],
    }


def _wanted_outlet(gold: dict[str, str], credits: list[list[str]]) -> list[set[str]]:
    """Who is named as the outlet; where nobody is, the agency that alone the text is credited to."""
    media = [(names, role) for names, role in credits if role in ("agency", "outlet")]
    alone = media[0][0] if len(media) == 1 and media[0][1] == "agency" else None
    named = gold.get("outlet", alone)
    return [{_plain(name) for name in named.split("|")}] if named else []


def _found(report: Report) -> dict[str, list[set[str]]]:
    words = report.text.split()
    credits = [_plain(name) for name in report.credits]
    said = {
        "dateline": [_plain(report.dateline.split(",")[0])] if report.dateline else [],
        "credits": credits,
        "roles": [f"{name} {role}" for name, role in zip(credits, report.credit_roles, strict=True)],
        "published": [report.published] if report.published else [],
        "updated": [report.updated] if report.updated else [],
        "byline": [
            _plain(name) for name in re.split(r"\s*[,;&]\s*|\s+and\s+", report.byline or "") if name.strip()
        ],
        "outlet": [_plain(report.outlet)] if report.outlet else [],
        "begins": [" ".join(words[:4])],
        "ends": [" ".join(words[-4:])],
    }
    return {name: [{value} for value in values] for name, values in said.items()}


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", re.sub(r"\s+", " ", name.casefold().replace("’", "'")).strip(" ."))
