"""Events for coders, maps and timelines: the right columns, nothing that did not happen, nothing guessed."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.publish.glossaries import FOLDER
from tests.publish.sample import RECORD

from reportedly.publish.exports import SHEETS, EventFormat, acled, event_glossary, export_events, ucdp
from reportedly.publish.exports.areas import circle, split
from reportedly.publish.exports.timeline import COLUMNS as TIMELINE
from reportedly.publish.exports.world import distance, grid_cell, states
from reportedly.record import Count, Entity, Event, Figure, Record

KENYA = Entity("e-kenya", "country", "Kenya", (), 1.0, 38.0, "KE", "iso:KE")
NAIROBI = Entity("e-nairobi", "place", "Nairobi", (), -1.28333, 36.81667, "KE", "geonames:184745")
GROUP = Entity("e-group", "group", "River Front", (), None, None, None, None)
IDS = RECORD.claims[0].statement_ids
REPORTS = tuple(sorted({s.report_id for s in RECORD.statements if s.statement_id in IDS}))
KILLED = Count(
    "killed", 9, 12, None, IDS[:2],
    (
        Figure("nine", 9, 9, 9, IDS[:1], REPORTS[:1]),
        Figure("at least 12", 12, 12, None, IDS[1:2], REPORTS[1:2]),
    ),
)  # fmt: skip
STRIKE = Event(
    "v-strike", "ASSAULT", "aerial", ("e-group",), ("e-kenya",), "e-nairobi", "the centre of Nairobi",
    -1.28333, 36.81667, 1, "2026-03-01", "2026-03-01", 1, "happened", (KILLED,), IDS, REPORTS, 1,
    "The Lantern, citing unnamed source", "=A strike on <b>Nairobi</b> killed at least 12",
)  # fmt: skip


# Who is called by what they are in several reports.
UNNAMED = tuple(
    Entity(f"e-{n}", "group", name, (), None, None, None, None)
    for n, name in enumerate(("people", "herders", "people", "herders", "gunmen"))
)


def record(*events: Event) -> Record:
    entities = tuple(sorted((*RECORD.entities, KENYA, NAIROBI, GROUP, *UNNAMED), key=lambda e: e.entity_id))
    return replace(RECORD, events=events, entities=entities)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def exported(folder: Path, form: EventFormat, *events: Event) -> list[dict[str, str]]:
    export_events(record(*events), folder, form=form)
    return table(folder, f"{form}.csv")


def features(folder: Path, *events: Event) -> list[dict[str, Any]]:
    export_events(record(*events), folder, form="geojson")
    found = json.loads((folder / "events.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    return list(found["features"])


def test_the_formats_have_their_columns() -> None:
    assert [len(c) for c in (ucdp.COLUMNS, acled.COLUMNS, TIMELINE)] == [49, 31, 18]
    for sheet in SHEETS.values():
        for columns in sheet.columns.values():
            assert len({c.name for c in columns}) == len(columns)
            for column in columns:
                assert column.meaning
                assert column.filled
                if column.value is None:
                    assert column.filled.startswith("Left empty"), column.name


@pytest.mark.parametrize("form", SHEETS)
def test_the_glossaries_in_docs_are_the_codes_own(form: EventFormat) -> None:
    page = FOLDER / f"{form}.md"
    assert page.exists(), "run python -m tests.publish.glossaries"
    assert page.read_text(encoding="utf-8") == event_glossary(form), "run python -m tests.publish.glossaries"


@pytest.mark.parametrize("form", SHEETS)
def test_a_glossary_lies_beside_the_files(tmp_path: Path, form: EventFormat) -> None:
    first = {p.name: p.read_bytes() for p in export_events(record(STRIKE), tmp_path / "a", form=form)}
    again = {p.name: p.read_bytes() for p in export_events(record(STRIKE), tmp_path / "b", form=form)}
    assert first == again
    assert first[f"{form}_glossary.md"].decode() == event_glossary(form)
    for name in SHEETS[form].columns:
        assert first[name].count(b"\n") >= 1


def test_a_ged_row_says_what_is_known_and_no_more(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, "ucdp", STRIKE)
    known = {
        "id": "v-strike", "year": "2026", "side_a": "River Front", "side_b": "Kenya", "type_of_violence": "1",
        "number_of_sources": str(len(REPORTS)), "source_original": "The Lantern, citing unnamed source",
        "where_prec": "1", "where_coordinates": "Nairobi", "where_description": "the centre of Nairobi",
        "latitude": "-1.28333", "geom_wkt": "POINT (36.81667 -1.28333)", "country": "Kenya",
        "country_id": "501", "region": "Africa", "date_prec": "1",
        "date_start": "2026-03-01", "date_end": "2026-03-01",
        "event_clarity": "1", "low": "9", "best": "12", "high": "", "deaths_unknown": "12", "deaths_a": "",
        "gwnoa": "", "gwnob": "501", "priogrid_gid": str(grid_cell(-1.28333, 36.81667)),
    }  # fmt: skip
    assert {k: row[k] for k in known} == known
    assert row["adm_1"]
    assert not any(row[c.name] for c in ucdp.COLUMNS if c.value is None)


def test_of_a_clash_nobody_stands_on_both_sides(tmp_path: Path) -> None:
    clash = replace(STRIKE, actors=("e-kenya", "e-group"), recipients=("e-group",))
    (row,) = exported(tmp_path, "ucdp", clash)
    assert (row["side_a"], row["side_b"], row["gwnoa"], row["gwnob"]) == ("Kenya", "River Front", "501", "")
    (row,) = exported(tmp_path, "acled", clash)
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == ("Kenya", "", "River Front")


@pytest.mark.parametrize(
    ("words", "side"),
    [("unidentified gunmen", "unidentified gunmen"), ("at least 30 people", ""), ("Dozens of people", ""),
     ("a bus", "a bus"), ("two soldiers", "")],
)  # fmt: skip
def test_people_who_are_only_counted_are_no_side(tmp_path: Path, words: str, side: str) -> None:
    (row,) = exported(tmp_path, "ucdp", replace(STRIKE, recipients=(), recipient_text=words))
    assert row["side_b"] == side


def test_a_side_has_each_name_once_the_named_first_and_nobody_who_is_only_counted(tmp_path: Path) -> None:
    event = replace(STRIKE, actors=("e-4", "e-group"), recipients=("e-0", "e-1", "e-2", "e-3", "e-nairobi"))
    (row,) = exported(tmp_path, "ucdp", event)
    assert (row["side_a"], row["side_b"]) == ("River Front, gunmen", "herders")
    (row,) = exported(tmp_path, "acled", event)
    assert (row["actor1"], row["assoc_actor_1"]) == ("River Front", "gunmen")
    assert (row["actor2"], row["assoc_actor_2"]) == ("herders", "")
    (row,) = exported(tmp_path, "ucdp", replace(STRIKE, recipients=("e-0",), recipient_text="nine people"))
    assert row["side_b"] == ""


def test_groups_without_a_name_are_no_parties_of_a_conflict(tmp_path: Path) -> None:
    event = replace(STRIKE, actors=("e-4",), recipients=("e-1",))
    (row,) = exported(tmp_path, "ucdp", event)
    assert row["type_of_violence"] == ""


def test_each_figure_is_given_with_who_gives_it(tmp_path: Path) -> None:
    exported(tmp_path, "ucdp", STRIKE)
    rows = {row["statement_id"]: row for row in table(tmp_path, "ucdp_evidence.csv")}
    assert set(rows) == set(IDS)
    assert rows[IDS[0]]["figures"] == "nine (killed)"
    assert rows[IDS[1]]["figures"] == "at least 12 (killed)"
    assert all(row["n_origins"] == "1" and row["said_by"] and row["text"] for row in rows.values())


def test_every_form_that_has_room_says_why(tmp_path: Path) -> None:
    event = replace(STRIKE, reason="ASSAULT by the words “strike”. Told once.")
    exported(tmp_path, "ucdp", event)
    assert {row["reason"] for row in table(tmp_path, "ucdp_evidence.csv")} == {event.reason}
    assert exported(tmp_path, "acled", event)[0]["notes"].endswith(f"[{event.reason}]")
    assert features(tmp_path, event)[0]["properties"]["reason"] == event.reason
    export_events(record(event), tmp_path, form="plover")
    assert json.loads((tmp_path / "plover.jsonl").read_text(encoding="utf-8"))["reason"] == event.reason
    assert str(event.reason) in exported(tmp_path, "timeline", event)[0]["Text"]


@pytest.mark.parametrize("status", ["planned", "requested", "offered", "possible", "denied"])
def test_what_did_not_take_place_is_no_row(tmp_path: Path, status: Any) -> None:
    event = replace(STRIKE, status=status)
    assert exported(tmp_path, "ucdp", event) == []
    assert exported(tmp_path, "acled", event) == []
    (slide,) = exported(tmp_path, "timeline", event)
    assert slide["Group"] == status
    assert slide["Headline"].startswith(f"[{status}]")
    export_events(record(event), tmp_path, form="plover")
    line = json.loads((tmp_path / "plover.jsonl").read_text(encoding="utf-8"))
    assert line["status"] == status
    assert line["context"][-1:] in (["future"], ["hypothetical"], ["negation"])


def test_the_reports_stand_first_to_last_those_known_by_the_month_behind_its_days(tmp_path: Path) -> None:
    first, second = REPORTS[:2]
    reports = tuple(
        replace(r, published="2026-03") if r.report_id == first else replace(r, published="2026-03-02")
        if r.report_id == second else r
        for r in RECORD.reports
    )  # fmt: skip
    event = replace(STRIKE, report_ids=(first, second), statement_ids=())
    export_events(replace(record(event), reports=reports), tmp_path, form="ucdp")
    (row,) = table(tmp_path, "ucdp.csv")
    assert row["source_date"] == "2026-03-02; 2026-03"


def test_no_deaths_and_deaths_without_a_number(tmp_path: Path) -> None:
    nought = replace(STRIKE, counts=(Count("killed", 0, 0, 0, IDS[:1]),))
    assert exported(tmp_path, "ucdp", nought) == []
    unsaid = replace(STRIKE, counts=(Count("killed", None, None, None, IDS[:1]),))
    (row,) = exported(tmp_path, "ucdp", unsaid)
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("", "", "", "")
    (row,) = exported(tmp_path, "acled", unsaid)
    assert row["fatalities"] == ""
    assert exported(tmp_path, "ucdp", replace(STRIKE, counts=())) == []


def test_an_acled_row_leaves_open_what_the_act_does_not_decide(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, "acled", STRIKE)
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2026-03-01", "1", "1")
    assert (row["iso"], row["region"], row["fatalities"]) == ("404", "Eastern Africa", "12")
    shots = replace(STRIKE, mode="firearms", start="2026-03", end="2026-03", date_prec=4, where_prec=6)
    (row,) = exported(tmp_path, "acled", shots)
    assert (row["disorder_type"], row["event_type"], row["event_date"]) == ("Political violence", "", "")
    assert (row["time_precision"], row["geo_precision"]) == ("3", "")
    assert exported(tmp_path, "acled", replace(STRIKE, type="CONSULT", mode="visit")) == []


def test_an_unknown_date_is_never_that_of_publication(tmp_path: Path) -> None:
    event = replace(STRIKE, start=None, end=None, date_prec=None)
    (row,) = exported(tmp_path, "ucdp", event)
    assert (row["year"], row["date_prec"], row["date_start"], row["date_end"]) == ("", "", "", "")
    assert exported(tmp_path, "timeline", event) == []
    export_events(record(event), tmp_path, form="plover")
    line = json.loads((tmp_path / "plover.jsonl").read_text(encoding="utf-8"))
    assert (line["date"], line["start"], line["date_prec"]) == (None, None, None)


def test_no_cell_runs_and_no_markup_is_shown(tmp_path: Path) -> None:
    (row,) = exported(tmp_path, "acled", STRIKE)
    assert row["notes"].startswith("'=A strike")
    (slide,) = exported(tmp_path, "timeline", STRIKE)
    assert slide["Headline"].startswith("'=A strike on &lt;b&gt;")
    assert slide["Text"].startswith("“=A strike on &lt;b&gt;Nairobi&lt;/b&gt; killed at least 12” Told by ")
    assert "<b>" not in slide["Text"]


def test_an_exact_place_is_a_point_and_a_coarse_one_an_area(tmp_path: Path) -> None:
    (point,) = features(tmp_path, STRIKE)
    assert point["geometry"] == {"type": "Point", "coordinates": [36.81667, -1.28333]}
    country = replace(STRIKE, place="e-kenya", lat=1.0, lon=38.0, where_prec=6)
    (area,) = features(tmp_path, country)
    assert area["geometry"]["type"] == "Polygon"
    ring = area["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    radius = area["properties"]["radius_km"]
    assert 300 < radius < 700  # Kenya is some 900 km long
    assert all(abs(distance(1.0, 38.0, lat, lon) - radius) < 1 for lon, lat in ring)
    near = replace(STRIKE, where_prec=2)
    assert features(tmp_path, near)[0]["properties"]["radius_km"] == 25
    (nowhere,) = features(tmp_path, replace(STRIKE, place=None, lat=None, lon=None, where_prec=None))
    assert nowhere["geometry"] is None


def test_an_area_across_the_date_line_is_cut_there() -> None:
    whole = circle(-17.0, 179.0, 300.0)
    parts = split(whole)
    assert len(parts) == 2
    for ring in parts:
        assert ring[0] == ring[-1]
        assert all(-180 <= lon <= 180 for lon, _ in ring)
    assert {max(x for x, _ in ring) for ring in parts} & {180.0}
    assert {min(x for x, _ in ring) for ring in parts} & {-180.0}
    assert split(circle(0.0, 10.0, 300.0)) == [circle(0.0, 10.0, 300.0)]


def test_rings_run_counter_clockwise() -> None:
    ring = circle(10.0, 20.0, 100.0)
    area = sum(x * b - a * y for (x, y), (a, b) in pairwise(ring))
    assert area > 0


def test_the_grid_counts_from_the_south_west() -> None:
    assert grid_cell(-89.9, -179.9) == 1
    assert grid_cell(-89.9, -179.4) == 2
    assert grid_cell(-89.4, -179.9) == 721
    assert grid_cell(90, 180) == 360 * 720


def test_every_states_number_is_its_own() -> None:
    numbers = [s.number for s in states().values() if s.number]
    assert len(numbers) == len(set(numbers)) > 180
    for state in states().values():
        assert (state.number is None) == (state.ucdp_region is None)
