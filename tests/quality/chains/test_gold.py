"""The gold set of chains is sound, and the scorer tells a right record from a wrong one."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import score
from make_gold import FOLDER, KINDS, STATUSES, read_report

Row = dict[str, Any]
Tables = dict[str, list[Row]]

GOLD: list[Row] = score.rows_of(FOLDER / "gold.jsonl")
REPORTS = {path.stem: read_report(path) for path in sorted((FOLDER / "reports").glob("*.txt"))}
SPLIT: dict[str, list[str]] = json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))
MIN_REPORTS, MIN_CHAINS, MAX_WORDS = 60, 250, 260
OWN_VOICE_SHARE = (0.10, 0.20)
LINKS = {
    1: "in the outlet's own voice (one link)",
    2: "two links: outlet, source",
    3: "three links",
    4: "four links",
    5: "five links",
}
ROOTS = {
    "person": "root a person",
    "anonymous": "root anonymous",
    "organisation": "root an organisation",
    "outlet": "root an outlet",
    "document": "root a document",
}


def test_is_large_enough() -> None:
    assert len(REPORTS) >= MIN_REPORTS
    assert len(GOLD) >= MIN_CHAINS
    assert all(len(body.split()) <= MAX_WORDS for _, body in REPORTS.values())
    low, high = OWN_VOICE_SHARE
    assert low < sum(len(row["chain"]) == 1 for row in GOLD) / len(GOLD) < high


def test_offsets_quote_exactly() -> None:
    for row in GOLD:
        body = REPORTS[row["report"]][1]
        assert body[row["start"] : row["end"]] == row["text"]
        assert row["text"] == row["text"].strip() != ""
        assert row["pieces"] == sorted(row["pieces"])
        assert row["pieces"][0][0] == row["start"]
        assert row["pieces"][-1][1] == row["end"]


def test_chains_start_with_the_reports_own_outlet() -> None:
    for row in GOLD:
        first = row["chain"][0]
        assert (first["kind"], first["name"]) == ("outlet", REPORTS[row["report"]][0].get("outlet"))


def test_rows_keep_to_the_record() -> None:
    for row in GOLD:
        assert row["status"] in STATUSES
        for source in row["chain"]:
            assert source["kind"] in KINDS
            assert source["kind"] != "anonymous" or source["name"] is None
            known = source["name"] or source["description"]
            assert known or source["kind"] in {"anonymous", "outlet"}
    keys = [(row["report"], str(row["pieces"]), str(row["chain"])) for row in GOLD]
    assert len(keys) == len(set(keys)), "a chain is there twice"


def test_every_report_has_gold_and_a_part() -> None:
    assert {row["report"] for row in GOLD} == set(REPORTS)
    assert sorted(number for part in SPLIT.values() for number in part) == sorted(REPORTS)
    assert 0.29 < len(SPLIT["held"]) / len(SPLIT["dev"] + SPLIT["held"]) < 0.37


def test_the_page_on_the_set_says_what_is_in_it() -> None:
    page = (FOLDER / "../../../docs/chains.md").read_text(encoding="utf-8")
    assert f"{len(REPORTS)} short reports with\n{len(GOLD)} statements" in page
    assert f"{len(SPLIT['dev'])} reports to develop on (`dev`), {len(SPLIT['held'])} kept back" in page
    assert f"{len(SPLIT['later'])} written later (`later`)" in page
    assert f"{len(SPLIT['later2'])} later still (`later2`), {len(SPLIT['held2'])} kept back (`held2`)" in page
    counts = Counter(f"`{row['status']}`" for row in GOLD)
    counts.update(LINKS[len(row["chain"])] for row in GOLD)
    counts.update(ROOTS[row["chain"][-1]["kind"]] for row in GOLD)
    assert dict(re.findall(r"^\| (.+?) \| (\d+) \|$", page, re.MULTILINE)) == {
        label: str(count) for label, count in counts.items()
    }
    example = re.search(r"```json\n(.+?)```", page, re.DOTALL)
    assert example
    assert json.loads(example[1]) in GOLD


def perfect() -> Tables:
    """The record a program that made no mistake would export."""
    tables: Tables = {name: [] for name in ("reports", "sources", "entities", "statements")}
    for number, (head, body) in REPORTS.items():
        tables["reports"].append(
            {
                "report_id": f"r{number}",
                "file": f"reports/{number}.txt",
                "outlet": head.get("outlet"),
                "text": body,
            }
        )
    for row in GOLD:
        ids = []
        for source in row["chain"]:
            ids.append(f"s{len(tables['sources'])}")
            tables["sources"].append({"source_id": ids[-1], "entity_id": None, **source})
        tables["statements"].append(
            {
                "statement_id": f"t{len(tables['statements'])}",
                "report_id": f"r{row['report']}",
                **{key: row[key] for key in ("start", "end", "text", "pieces", "cue", "status")},
                "chain": ids,
                "root": ids[-1],
            }
        )
    return tables


def scored(tables: Tables, folder: Path) -> Row:
    for name, rows in tables.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return score.score(score.pair(score.read_gold("all"), score.read_record(folder)))


def measures(result: Row) -> dict[str, float]:
    flat = {key: value for key, value in result.items() if isinstance(value, float)}
    return flat | {key: result[key]["f1"] for key in ("edges", "anonymous_description")}


def test_a_perfect_record_scores_one(tmp_path: Path) -> None:
    assert set(measures(scored(perfect(), tmp_path)).values()) == {1.0}


def test_other_white_space_and_quotation_marks_cost_nothing(tmp_path: Path) -> None:
    tables = perfect()
    for report in tables["reports"]:
        prefix = "A headline set above\n"
        shift = len(prefix)
        report["text"] = prefix + report["text"].replace("\n", " ").replace("“", '"').replace("”", '"')
    for row in tables["statements"]:
        row["start"], row["end"] = row["start"] + shift, row["end"] + shift
        row["pieces"] = [[start + shift, end + shift] for start, end in row["pieces"]]
    assert set(measures(scored(tables, tmp_path)).values()) == {1.0}


def all_in_the_outlets_voice(tables: Tables) -> None:
    for row in tables["statements"]:
        row["chain"] = row["chain"][:1]


def all_said_by_somebody(tables: Tables) -> None:
    for row in tables["statements"]:
        row["chain"] = [row["chain"][0], *row["chain"]]


def no_one_passes_it_on(tables: Tables) -> None:
    for row in tables["statements"]:
        row["chain"] = [row["chain"][0], *row["chain"][1:][-1:]]


def half_the_statements_lost(tables: Tables) -> None:
    tables["statements"] = tables["statements"][::2]


def nothing_said_of_the_anonymous(tables: Tables) -> None:
    for row in tables["sources"]:
        row["description"] = "source" if row["kind"] == "anonymous" else row["description"]


def everything_happened(tables: Tables) -> None:
    for row in tables["statements"]:
        row["status"] = "happened"


@pytest.mark.parametrize(
    ("damage", "lowered"),
    [
        (
            all_in_the_outlets_voice,
            {"edges", "root_accuracy", "root_accuracy_attributed", "anonymous_description"},
        ),
        (all_said_by_somebody, {"edges", "chain_accuracy"}),
        (no_one_passes_it_on, {"edges", "chain_accuracy"}),
        (half_the_statements_lost, {"found", "edges", "root_accuracy", "chain_accuracy"}),
        (nothing_said_of_the_anonymous, {"edges", "root_accuracy", "anonymous_description"}),
        (everything_happened, {"status_accuracy"}),
    ],
)
def test_a_broken_record_scores_lower(
    damage: Callable[[Tables], None], lowered: set[str], tmp_path: Path
) -> None:
    tables = perfect()
    damage(tables)
    got = measures(scored(tables, tmp_path))
    assert {name for name, value in got.items() if value < 0.95} >= lowered


def test_sources_match_as_a_reader_would_match_them() -> None:
    def named(name: str, *aliases: str, kind: str = "person") -> score.Source:
        return score.Source(kind, (name, *aliases), None)

    def unnamed(description: str | None) -> score.Source:
        return score.Source("anonymous", (), description)

    assert score.same_source(named("Edda Lorne"), named("Lorne"))
    assert score.same_source(named("Edda Lorne"), named("the minister", "Edda Lorne"))
    assert not score.same_source(named("Edda Lorne"), named("Edda Pask"))
    assert not score.same_source(named("Edda Lorne"), unnamed("Lorne"))
    assert score.same_source(unnamed("people briefed on the merger"), unnamed("three briefed on merger"))
    assert not score.same_source(unnamed("people briefed on the merger"), unnamed("people at the bank"))
    assert score.same_source(unnamed(None), unnamed(None))
    assert not score.same_source(unnamed("villagers"), named("villagers", kind="organisation"))

    spoken_for = score.Source("organisation", ("Grupo Almazar",), "spokeswoman")
    assert score.same_source(spoken_for, named("Almazar", kind="organisation"))
    assert score.same_source(spoken_for, unnamed("Almazar spokeswoman"))
    assert not score.same_source(spoken_for, unnamed("spokeswoman for Corvel"))
    by_role = score.Source("person", (), "Solovei's sister")
    assert score.same_source(by_role, named("her sister"))
    assert score.same_source(by_role, unnamed("sister"))
