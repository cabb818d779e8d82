"""The project's own files agree with each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import fields
from pathlib import Path

from reportedly.record import TABLES

ROOT = Path(__file__).resolve().parents[1]


def test_locked_inputs_repeat_the_projects_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
    asked = {line for line in lines if line and not line.startswith("#")}
    assert set(project["dependencies"]) <= asked


def test_every_dependency_is_locked_with_a_hash() -> None:
    for name in ("runtime", "dev", "spark"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)==\S+ \\\n {4}--hash=sha256:", text, re.M)
        assert len(pinned) == len(re.findall(r"^[a-z0-9]", text, re.M)) > 5


def test_the_records_page_names_every_column() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for table, cls in TABLES.items():
        row = re.search(rf"^\| {table} \| (.*) \|$", page, re.M)
        assert row is not None, f"docs/record.md lacks the table {table}"
        assert row[1].split(", ") == [field.name for field in fields(cls)]


def test_no_seed_wording_in_the_sample() -> None:
    """The sample's outlets are invented: none of them is a name that a gazetteer or media list knows."""
    from reportedly.annotate.names.kinds import known

    heads = [p.read_text(encoding="utf-8") for p in (ROOT / "examples/south-syria/reports").glob("*.txt")]
    outlets = [m[1] for head in heads if (m := re.search(r"^outlet: (.+)$", head, re.M))]
    assert len(outlets) >= 5
    assert not [name for name in outlets if known(name) is not None]


def test_a_benchmark_that_borrows_from_the_project_finds_it_when_run_by_itself() -> None:
    """`python bench/name.py` puts bench/ on the path, not the folder above it."""
    for path in sorted((ROOT / "bench").glob("[a-z]*.py")):
        text = path.read_text(encoding="utf-8")
        borrowed = re.search(r"^\s*from (?:bench|tests)[.\s]", text, re.M)
        runs = "__main__" in text
        found = text.find("sys.path.insert(0, ")
        assert not (borrowed and runs) or 0 <= found < borrowed.start(), path.name


def anchors(page: Path) -> set[str]:
    """What `#…` may follow the page's name: its headings as GitHub spells them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", prose):
            path, _, anchor = target.partition("#")
            if "://" in target:
                continue
            there = (page.parent / path).resolve() if path else page
            assert there.exists(), f"{page.name} links to {target}"
            assert not anchor or anchor in anchors(there), f"{page.name} links to {target}"


def test_the_benchmarks_page_says_what_stands_and_leads_to_each_topic() -> None:
    overview = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert len(overview.splitlines()) <= 150, "what was tried belongs on the topic's page"
    topics = sorted((ROOT / "docs" / "benchmarks").glob("*.md"))
    for topic in topics:
        assert f"(benchmarks/{topic.name})" in overview, f"no row leads to {topic.name}"
        heads = re.findall(r"^## (\w+)", topic.read_text(encoding="utf-8"), re.M)
        assert heads[0] == "Now", topic.name
        assert "History" in heads, topic.name
    told = overview + "".join(topic.read_text(encoding="utf-8") for topic in topics)
    for script in (ROOT / "bench").glob("[a-z]*.py"):
        assert script.name == "story.py" or f"bench/{script.name}" in told, f"no page tells of {script.name}"


def test_word_lists_of_reading_say_where_they_come_from_and_hold_each_entry_once() -> None:
    for path in sorted((ROOT / "src/reportedly/data/read").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("#"), path.name
        entries = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        assert [entry for entry, count in Counter(entries).items() if count > 1] == [], path.name
