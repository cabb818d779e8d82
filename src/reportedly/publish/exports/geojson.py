"""GeoJSON: events on a map, coarse places as areas."""

from __future__ import annotations

from typing import Any, Final

from reportedly.publish.exports.areas import extent, geometry
from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column, objects


def radius(row: Coded) -> float | None:
    found = extent(row)
    return found.radius_km if found else None


def basis(row: Coded) -> str | None:
    found = extent(row)
    return found.basis if found else None


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column("event_id", "text", "The event", "As in the record.", lambda r: r.event.event_id),
    Column("type", "text", "PLOVER type", "As in the record.", lambda r: r.event.type),
    Column("mode", "text", "PLOVER mode", "As in the record.", lambda r: r.event.mode),
    Column("status", "text", "Status", "Show what has not happened as such.", lambda r: r.event.status),
    Column(
        "text", "text", "The passage", "Plain text: escape it before you show it.", lambda r: r.event.text
    ),
    Column("reason", "text", "Why it is coded so", "Plain text, as in the record.", lambda r: r.event.reason),
    Column("actors", "list", "Who acted", "Names.", lambda r: [e.name for e in r.actors]),
    Column("recipients", "list", "Whom it befell", "Names.", lambda r: [e.name for e in r.recipients]),
    Column(
        "place",
        "text",
        "Name of the place",
        "The entity's.",
        lambda r: r.place.name if r.place else r.event.place_text,
    ),
    Column("country_code", "text", "ISO 3166-1 alpha-2", "The place's.", lambda r: r.country_code),
    Column("where_prec", "1–7", "UCDP's where_prec", "As in the record.", lambda r: r.event.where_prec),
    Column("lat", "degrees", "Latitude of the place or its centre", "WGS84.", lambda r: r.event.lat),
    Column("lon", "degrees", "Longitude of the place or its centre", "WGS84.", lambda r: r.event.lon),
    Column(
        "radius_km",
        "kilometres",
        "How far around it the event may lie",
        "0 where the place is exact, 25 where “near”; for provinces and countries the circle that holds "
        "19 of 20 of its towns; nominal for districts and regions.",
        radius,
    ),
    Column("radius_basis", "text", "What the radius rests on", "In words.", basis),
    Column("start", "ISO prefix", "First time told", "As exact as told.", lambda r: r.event.start),
    Column("end", "ISO prefix", "Last time told", "As exact as told.", lambda r: r.event.end),
    Column("date_prec", "1–5", "UCDP's date_prec", "As in the record.", lambda r: r.event.date_prec),
    Column("n_reports", "integer", "Reports that tell it", "Counted.", lambda r: len(r.reports)),
    Column("n_origins", "integer", "Independent origins", "As in the record.", lambda r: r.event.n_origins),
    Column("outlets", "list", "Outlets that tell it", "First to last.", lambda r: list(r.outlets)),
)

NOTES: Final = """Every event of the record as a feature (RFC 7946). Its geometry is a point only where
the place is exact.

A coarse place (a province, a country, “near …”) is an area: a circle as large as what is not known, so
that no map shows “in Syria” as a spot in the desert. The circle is no border. Events without a known
place are in the file with a null geometry. What is planned, asked for, offered, possible or denied is in
it too, with its `status`."""


def collection(rows: list[Coded]) -> dict[str, Any]:
    """The features of all events."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": row.event.event_id,
                "geometry": geometry(row),
                "properties": objects(COLUMNS, row),
            }
            for row in rows
        ],
    }
