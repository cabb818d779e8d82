"""UCDP GED: the 49 columns of the Georeferenced Event Dataset, for deadly acts that took place."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded, joined
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.world import grid_cell, states
from reportedly.record import Count, Entity

ASSIGNED: Final = "Left empty: UCDP assigns it."
BY_SIDE: Final = "Left empty: reports seldom say whose dead a figure counts, so all stand in deaths_unknown."
# Exact, near, or the district: coarser coordinates are a centre, and its cell would be a wrong one.
CELL_PRECISION: Final = 3


def is_row(row: Coded) -> bool:
    """An act of force that is told as having taken place and as having killed."""
    killed = row.count("killed")
    if row.event.type != "ASSAULT" or not row.real or killed is None:
        return False
    return not (killed.high == 0 or killed.best == 0)


def deaths(row: Coded) -> Count:
    """The figures of those killed; every row of the file has them."""
    count = row.count("killed")
    assert count is not None
    return count


def names(parties: tuple[Entity, ...]) -> str | None:
    return ", ".join(e.name for e in parties) or None


def number(parties: tuple[Entity, ...]) -> int | None:
    """The Gleditsch-Ward number of a side that is one state."""
    codes = {e.country_code for e in parties if e.kind == "country"}
    state = states().get(codes.pop() or "") if len(codes) == 1 and len(parties) == 1 else None
    return state.number if state else None


def violence(row: Coded) -> int | None:
    sides = (row.actors, row.recipients)
    if not all(sides):
        return None
    if any(e.kind == "country" for side in sides for e in side):
        return 1
    return 2 if all(e.kind == "group" for side in sides for e in side) else None


def clarity(row: Coded) -> int | None:
    return 1 if row.event.date_prec == 1 and (row.event.where_prec or 9) <= CELL_PRECISION else None


def point(row: Coded) -> str | None:
    event = row.event
    return None if event.lat is None or event.lon is None else f"POINT ({event.lon} {event.lat})"


def cell_number(row: Coded) -> int | None:
    event = row.event
    if event.lat is None or event.lon is None or (event.where_prec or 9) > CELL_PRECISION:
        return None
    return grid_cell(event.lat, event.lon)


def district(row: Coded) -> str | None:
    return row.place.name if row.place and row.event.where_prec == 3 else None


def articles(row: Coded) -> str | None:
    return joined(
        ", ".join(filter(None, (row.lookup.outlet[r.report_id], r.published, r.title))) for r in row.reports
    )


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "id",
        "text",
        "The event's number",
        "Our event_id, not a number of UCDP's.",
        lambda r: r.event.event_id,
    ),
    Column("relid", "text", "UCDP's relational id", ASSIGNED),
    Column(
        "year",
        "integer",
        "Year of the event",
        "From the dates, where they lie in one year.",
        lambda r: r.year,
    ),
    Column("active_year", "integer", "Whether the dyad was active that year", ASSIGNED),
    Column("code_status", "text", "Whether the coding is clear", "Left empty: a coder has yet to accept it."),
    Column(
        "type_of_violence",
        "1, 2, 3",
        "1 state-based, 2 non-state, 3 one-sided",
        "1 where both sides are named and one is a country, 2 where both are named groups; else empty. "
        "Never 3:"
        "that those killed were civilians is for the coder to see. “Rebels of a country” may lead to the "
        "country: check.",
        violence,
    ),
    Column("conflict_dset_id", "integer", "Conflict, in the set it came from", ASSIGNED),
    Column("conflict_new_id", "integer", "Conflict, UCDP's number", ASSIGNED),
    Column("conflict_name", "text", "Conflict", ASSIGNED),
    Column("dyad_dset_id", "integer", "Dyad, in the set it came from", ASSIGNED),
    Column("dyad_new_id", "integer", "Dyad, UCDP's number", ASSIGNED),
    Column("dyad_name", "text", "Dyad", ASSIGNED),
    Column("side_a_dset_id", "integer", "Side A, in the set it came from", ASSIGNED),
    Column("side_a_new_id", "integer", "Side A, UCDP's number", ASSIGNED),
    Column(
        "side_a",
        "text",
        "Side A",
        "Who is said to have acted, by our names; both sides of a clash that has no attacker. Where "
        "nobody is named, the words of the report (“unidentified gunmen”).",
        lambda r: names(r.actors) or r.event.actor_text,
    ),
    Column("side_b_dset_id", "integer", "Side B, in the set it came from", ASSIGNED),
    Column("side_b_new_id", "integer", "Side B, UCDP's number", ASSIGNED),
    Column(
        "side_b",
        "text",
        "Side B",
        "Whom it is said to have befallen; the words of the report where nobody is named.",
        lambda r: names(r.recipients) or r.event.recipient_text,
    ),
    Column(
        "number_of_sources",
        "integer",
        "How many reports tell it",
        "Reports, as UCDP counts them; the evidence file has n_origins, the independent ones.",
        lambda r: len(r.reports),
    ),
    Column(
        "source_article",
        "text",
        "The reports: office, date, headline",
        "All of them, “; ” between.",
        articles,
    ),
    Column("source_office", "text", "Their offices", "Outlets, first to last.", lambda r: joined(r.outlets)),
    Column(
        "source_date",
        "text",
        "Their dates",
        "Dates of publication.",
        lambda r: joined(x.published for x in r.reports),
    ),
    Column(
        "source_headline", "text", "Their headlines", "Titles.", lambda r: joined(x.title for x in r.reports)
    ),
    Column(
        "source_original",
        "text",
        "Who gave the information to the office",
        "The chains of those quoted, down to the root.",
        lambda r: r.event.source_original,
    ),
    Column(
        "where_prec",
        "1–7",
        "How exact the place is: 1 the place, 2 near it, 3 a district, 4 a province, 5 a region, 6 a "
        "country,"
        "7 sea or air",
        "From what the passage of the event names.",
        lambda r: r.event.where_prec,
    ),
    Column(
        "where_coordinates",
        "text",
        "Name of the place the coordinates are of",
        "The place's name over all reports.",
        lambda r: r.place.name if r.place else None,
    ),
    Column(
        "where_description",
        "text",
        "The place in words",
        "As the report writes it.",
        lambda r: r.event.place_text,
    ),
    Column(
        "adm_1",
        "text",
        "First-level division",
        "GeoNames' division of the place; empty for countries and regions.",
        lambda r: r.division,
    ),
    Column("adm_2", "text", "Second-level division", "Only where the place named is a district.", district),
    Column(
        "latitude",
        "degrees",
        "Latitude, WGS84",
        "Of the place, its centre where coarse.",
        lambda r: r.event.lat,
    ),
    Column("longitude", "degrees", "Longitude, WGS84", "As latitude.", lambda r: r.event.lon),
    Column("geom_wkt", "WKT", "The point", "As latitude and longitude.", point),
    Column(
        "priogrid_gid",
        "integer",
        "Cell of PRIO-GRID",
        "From the coordinates where where_prec is 3 or better; a coarse place's centre lies in a cell by "
        "chance.",
        cell_number,
    ),
    Column(
        "country",
        "text",
        "Country it took place in",
        "The place's, GeoNames' name.",
        lambda r: r.nation.name if r.nation else None,
    ),
    Column(
        "country_id",
        "integer",
        "That country's Gleditsch-Ward number",
        "The place's; empty for territories that are no states.",
        lambda r: r.state.number if r.state else None,
    ),
    Column(
        "region",
        "text",
        "UCDP's region",
        "The country's.",
        lambda r: r.state.ucdp_region if r.state else None,
    ),
    Column(
        "event_clarity",
        "1, 2",
        "1 a single event that can be told from others, 2 an aggregate",
        "1 where the day and at least the district are told; else empty: whether it is an aggregate is "
        "not said.",
        clarity,
    ),
    Column(
        "date_prec",
        "1–5",
        "How exact the date is: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year",
        "From the words of time in the passage; empty where there are none, never the date of publication.",
        lambda r: r.event.date_prec,
    ),
    Column("date_start", "YYYY-MM-DD", "First day", "First day of what is told.", lambda r: r.first_day),
    Column("date_end", "YYYY-MM-DD", "Last day", "Last day of what is told.", lambda r: r.last_day),
    Column("deaths_a", "integer", "Dead of side A", BY_SIDE),
    Column("deaths_b", "integer", "Dead of side B", BY_SIDE),
    Column("deaths_civilians", "integer", "Dead civilians", BY_SIDE),
    Column("deaths_unknown", "integer", "Dead of unknown side", "As best.", lambda r: deaths(r).best),
    Column(
        "best",
        "integer",
        "Best estimate of the dead",
        "The figure that most tellings give; empty where they give a bound only (“dozens”).",
        lambda r: deaths(r).best,
    ),
    Column(
        "high",
        "integer",
        "Highest credible estimate",
        "The highest figure given; empty where some give no upper bound (“at least 12”).",
        lambda r: deaths(r).high,
    ),
    Column("low", "integer", "Lowest credible estimate", "The lowest figure given.", lambda r: deaths(r).low),
    Column(
        "gwnoa",
        "integer",
        "Gleditsch-Ward number of side A",
        "Where side A is one country.",
        lambda r: number(r.actors),
    ),
    Column(
        "gwnob",
        "integer",
        "Gleditsch-Ward number of side B",
        "Where side B is one country.",
        lambda r: number(r.recipients),
    ),
)

NOTES: Final = """Candidates for UCDP's Georeferenced Event Dataset, one row per event, for a coder to
accept, mend or throw away.

In the file: acts of force (PLOVER's ASSAULT) that reports tell as having taken place (`happened` or
`ongoing`) and as having killed. Not in it: what is planned, asked for, offered, thought possible or
denied, for it did not take place; deaths put at nought; force that no report says killed. Those are in
the `plover` and `timeline` exports, with their status. What we cannot know stays empty. Who gave which
figure, and in which words, stands in `ucdp_evidence.csv`, by `event_id`."""
