"""PLOVER: events as JSON lines, with the names of fields that its manual gives."""

from __future__ import annotations

from typing import Any, Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.world import nations
from reportedly.publish.safe import web_address
from reportedly.record import Entity, Status

# The manual's auxiliary modes, which say in ``context`` that an event is only said to come, or not to be.
AUXILIARY: Final[dict[Status, str]] = {
    "planned": "future",
    "requested": "future",
    "offered": "future",
    "possible": "hypothetical",
    "denied": "negation",
}
# UCDP's where_prec → PLOVER's resolution: 4 a city, 3 a district, 2 a province, 1 a country.
RESOLUTION: Final = {1: 4, 3: 3, 4: 2, 6: 1}


def parties(entities: tuple[Entity, ...]) -> list[dict[str, Any]]:
    """Parties as PLOVER has them: a country's ISO 3166 code, the record's id, name and all spellings."""
    return [
        {
            "code": iso3(e.country_code) if e.kind == "country" else None,
            "identifier_id": e.entity_id,
            "identifier_text": e.name,
            "entity_text": [a.text for a in e.aliases],
        }
        for e in entities
    ]


def iso3(code: str | None) -> str | None:
    nation = nations().get(code or "")
    return nation.iso3 if nation else None


def location(row: Coded) -> dict[str, Any] | None:
    """Where it took place: words and resolved place, degrees, UCDP's precision (1 to 7); None where no
    words say it."""
    event, place = row.event, row.place
    if place is None and event.place_text is None:
        return None
    source, _, number = (place.gazetteer_id or "").partition(":") if place else ("", "", "")
    return {
        "extracted_place": event.place_text,
        "resolved_place": place.name if place else None,
        "geonameid": int(number) if source == "geonames" and number.isdigit() else None,
        "lat": event.lat,
        "lon": event.lon,
        "province": row.division,
        "country": row.nation.name if row.nation else None,
        "country_code": row.nation.iso3 if row.nation else None,
        "resolution": RESOLUTION.get(event.where_prec or 0),
        "where_prec": event.where_prec,
    }


def counted(row: Coded) -> list[dict[str, Any]]:
    """Counts with all their figures, and who printed each: more than PLOVER's own fields hold."""
    return [
        {
            "what": count.what,
            "low": count.low,
            "best": count.best,
            "high": count.high,
            "figures": [
                {
                    "text": f.text,
                    "low": f.low,
                    "best": f.best,
                    "high": f.high,
                    "statement_ids": list(f.statement_ids),
                    "outlets": sorted({row.lookup.outlet[i] for i in f.report_ids if i in row.lookup.outlet}),
                }
                for f in count.figures
            ],
        }
        for count in row.event.counts
    ]


def cited(row: Coded) -> list[dict[str, Any]]:
    """The reports that tell of the event, as PLOVER cites its sources."""
    return [
        {
            "publication": row.lookup.outlet[r.report_id],
            "title": r.title,
            "date": r.published,
            "url": web_address(r.url),
            "language": r.language,
        }
        for r in row.reports
    ]


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column("id", "text", "Unique identifier", "Our event_id.", lambda r: r.event.event_id),
    Column(
        "date",
        "YYYY-MM-DD",
        "Day of the event",
        "Only where the day is told, else null: see start and end.",
        lambda r: r.first_day if r.event.date_prec == 1 else None,
    ),
    Column(
        "enddate",
        "YYYY-MM-DD",
        "Last day",
        "Where the last day of a span is told.",
        lambda r: r.last_day if len(r.event.end or "") >= 10 and r.event.end != r.event.start else None,
    ),
    Column("start", "ISO prefix", "(ours) First time told", "As exact as told.", lambda r: r.event.start),
    Column("end", "ISO prefix", "(ours) Last time told", "As exact as told.", lambda r: r.event.end),
    Column("date_prec", "1–5", "(ours) UCDP's date_prec", "As in the record.", lambda r: r.event.date_prec),
    Column(
        "actor",
        "objects",
        "Who acted",
        "Entities: identifier_id, identifier_text (the name), entity_text (its spellings), code for "
        "countries. No sector: not known.",
        lambda r: parties(r.actors),
    ),
    Column("recipient", "objects", "Whom it befell", "As actor.", lambda r: parties(r.recipients)),
    Column(
        "actor_text",
        "text",
        "(ours) The words of whoever acted",
        "As first told, also without a name.",
        lambda r: r.event.actor_text,
    ),
    Column(
        "recipient_text",
        "text",
        "(ours) The words of whom it befell",
        "As actor_text.",
        lambda r: r.event.recipient_text,
    ),
    Column("event", "list", "Event category", "One.", lambda r: [r.event.type]),
    Column("mode", "list", "Mode", "One, or none.", lambda r: [r.event.mode] if r.event.mode else []),
    Column(
        "context",
        "list",
        "Contexts, and the auxiliary modes",
        "PLOVER's contexts, from the words of the event's own sentences; last the auxiliary mode that the "
        "status asks for: future, hypothetical, negation.",
        lambda r: [*r.event.contexts, *([AUXILIARY[r.event.status]] if r.event.status in AUXILIARY else [])],
    ),
    Column("status", "text", "(ours) Status", "As in the record.", lambda r: r.event.status),
    Column(
        "event_loc",
        "object",
        "Where",
        "GeoNames' fields, the name as extracted, and UCDP's where_prec; null where no place is told.",
        location,
    ),
    Column("event_text", "list", "Text of the event", "The earliest passage.", lambda r: [r.event.text]),
    Column("counts", "objects", "(ours) Figures, and who gives each", "As in the record.", counted),
    Column(
        "n_origins",
        "integer",
        "(ours) Independent origins",
        "As in the record.",
        lambda r: r.event.n_origins,
    ),
    Column(
        "source_original",
        "text",
        "(ours) Who gave the information",
        "As in UCDP's export: the roots of what is told.",
        lambda r: r.event.source_original,
    ),
    Column(
        "statement_ids",
        "list",
        "(ours) The statements behind it",
        "As in the record.",
        lambda r: list(r.event.statement_ids),
    ),
    Column(
        "reason",
        "text",
        "(ours) Why it is coded so",
        "The words of its type, where its place and time stand, why its tellings are one event.",
        lambda r: r.event.reason,
    ),
    Column("cite_info", "objects", "The texts", "The reports, first to last.", cited),
    Column("coder", "text", "Who coded it", "“reportedly”: a machine.", lambda r: "reportedly"),
)

NOTES: Final = """Every event of the record that has a type of PLOVER's (not `OTHER`) as a line of JSON, with
the field names of the PLOVER manual; fields of ours are marked.

What has not taken place is in the file too, and says so twice: in `status`, and in `context` by the
manual's auxiliary modes. The manual asks for a `date`; where reports tell none that is exact to the day,
it is null and not guessed. The manual's fields for entities' sector, religion, office, gender and age,
and for the whole text, are left out."""
