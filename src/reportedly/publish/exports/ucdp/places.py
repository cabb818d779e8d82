"""Where an event took place."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.coordinates import COORDINATES
from reportedly.publish.exports.world import grid_cell

# Exact, near, or the district: coarser coordinates are a centre, and its cell would be a wrong one.
CELL_PRECISION: Final = 3


def point(row: Coded) -> str | None:
    event = row.event
    return None if event.lat is None or event.lon is None else f"POINT ({event.lon} {event.lat})"


def cell_number(row: Coded) -> int | None:
    """The PRIO-GRID cell (0.5 degrees); None where no more than the province is known."""
    event = row.event
    if event.lat is None or event.lon is None or (event.where_prec or 9) > CELL_PRECISION:
        return None
    return grid_cell(event.lat, event.lon)


def district(row: Coded) -> str | None:
    return row.place.name if row.place and row.event.where_prec == 3 else None


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "where_prec",
        "1–7",
        "How exact the place is: 1 the place, 2 near it, 3 a district, 4 a province, 5 a region, 6 a "
        "country, "
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
    *COORDINATES,
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
)
