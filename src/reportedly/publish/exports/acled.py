"""ACLED: the 31 columns of its export, for violence, protests and what ACLED calls strategic developments."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded, joined
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.coordinates import COORDINATES
from reportedly.publish.exports.sides import sides

ASSIGNED: Final = "Left empty: ACLED assigns it."
VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
EXPLOSIONS, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"

# PLOVER type and mode → ACLED disorder type, event type, sub-event type; None where the act alone does not
# decide it: shots are a battle or an attack on civilians, by who was shot at.
KINDS: Final[dict[tuple[str, str | None], tuple[str | None, str | None, str | None]]] = {
    ("ASSAULT", None): (VIOLENCE, None, None),
    ("ASSAULT", "abduct"): (VIOLENCE, CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "aerial"): (VIOLENCE, EXPLOSIONS, "Air/drone strike"),
    ("ASSAULT", "beat"): (VIOLENCE, None, None),
    ("ASSAULT", "crowd-control"): (DEMONSTRATIONS, None, None),
    ("ASSAULT", "destroy"): (None, None, None),
    ("ASSAULT", "drone"): (VIOLENCE, EXPLOSIONS, "Air/drone strike"),
    ("ASSAULT", "explosives"): (VIOLENCE, EXPLOSIONS, None),
    ("ASSAULT", "firearms"): (VIOLENCE, None, None),
    ("ASSAULT", "heavy-weapons"): (VIOLENCE, EXPLOSIONS, "Shelling/artillery/missile attack"),
    ("ASSAULT", "primitive"): (VIOLENCE, None, None),
    ("ASSAULT", "sexual"): (VIOLENCE, CIVILIANS, "Sexual violence"),
    ("ASSAULT", "suicide-attack"): (VIOLENCE, EXPLOSIONS, "Suicide bomb"),
    ("ASSAULT", "targeted"): (VIOLENCE, None, None),
    ("ASSAULT", "torture"): (VIOLENCE, CIVILIANS, "Attack"),
    ("ASSAULT", "unconventional"): (VIOLENCE, EXPLOSIONS, None),
    ("COERCE", "arrest"): (STRATEGIC, STRATEGIC, "Arrests"),
    ("PROTEST", None): (DEMONSTRATIONS, None, None),
    ("PROTEST", "demo"): (DEMONSTRATIONS, "Protests", None),
    ("PROTEST", "obstruct"): (DEMONSTRATIONS, "Protests", None),
    ("PROTEST", "riot"): (DEMONSTRATIONS, "Riots", None),
    ("RETREAT", "ceasefire"): (STRATEGIC, STRATEGIC, "Agreement"),
}
# UCDP's where_prec → ACLED's geo_precision: 1 the town, 2 a part of a region near a town, 3 a region.
GEO_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
# UCDP's date_prec → ACLED's time_precision: 1 the day, 2 the week, 3 the month.
TIME_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3}


def is_row(row: Coded) -> bool:
    """An act of a kind that ACLED codes, told as having taken place."""
    return row.real and (row.event.type, row.event.mode) in KINDS


def kind(row: Coded) -> tuple[str | None, str | None, str | None]:
    return KINDS[row.event.type, row.event.mode]


def date(row: Coded) -> str | None:
    return row.first_day if row.event.date_prec == 1 else None


def fatalities(row: Coded) -> int | None:
    count = row.count("killed")
    return count.best if count else None


def crowd(row: Coded) -> str | None:
    """ACLED's tag for a protest's size: all figures of people as they were told, no dead or hurt among
    them."""
    sizes = [
        figure.text
        for count in row.event.counts
        if count.what not in ("killed", "wounded", "detained", "missing", "displaced", "casualties")
        for figure in count.figures
    ]
    return f"crowd size={', '.join(dict.fromkeys(sizes))}" if row.event.type == "PROTEST" and sizes else None


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "event_id_cnty",
        "text",
        "The event's number with its country",
        "Our event_id, not a number of ACLED's.",
        lambda r: r.event.event_id,
    ),
    Column(
        "event_date",
        "YYYY-MM-DD",
        "Day of the event",
        "Only where the day is told; what is less exact stands in `start` and `end` of the evidence file.",
        date,
    ),
    Column("year", "integer", "Year", "From the dates, where they lie in one year.", lambda r: r.year),
    Column(
        "time_precision",
        "1–3",
        "How exact the date is: 1 the day, 2 the week, 3 the month",
        "From the words of time; empty where none are told or only a year is.",
        lambda r: TIME_PRECISION.get(r.event.date_prec or 0),
    ),
    Column(
        "disorder_type",
        "text",
        "Political violence, Demonstrations, Strategic developments",
        "From PLOVER's type and mode; empty for destruction, which may be either.",
        lambda r: kind(r)[0],
    ),
    Column(
        "event_type",
        "text",
        "ACLED's six types",
        "Where the act decides it (a strike from the air, a kidnapping). Shots are a battle or an attack on "
        "civilians by who was shot at: empty, for the coder.",
        lambda r: kind(r)[1],
    ),
    Column(
        "sub_event_type",
        "text",
        "ACLED's twenty-five sub-types",
        "Where the act decides it; whether a protest was peaceful is for the coder to read.",
        lambda r: kind(r)[2],
    ),
    Column(
        "actor1",
        "text",
        "A named actor; not always the attacker",
        "The first who is said to have acted, by our name; the words of the report where nobody is named, "
        "unless they only count people.",
        lambda r: sides(r)[0].first,
    ),
    Column(
        "assoc_actor_1",
        "text",
        "Actors with actor1",
        "The others who are said to have acted.",
        lambda r: joined(e.name for e in sides(r)[0].entities[1:]),
    ),
    Column("inter1", "text", "What actor1 is", "Left empty: reports seldom say it in ACLED's terms."),
    Column(
        "actor2",
        "text",
        "The other named actor",
        "The first whom it befell, or the other of a clash, by our name; words as in actor1.",
        lambda r: sides(r)[1].first,
    ),
    Column(
        "assoc_actor_2",
        "text",
        "Actors with actor2",
        "The others whom it befell.",
        lambda r: joined(e.name for e in sides(r)[1].entities[1:]),
    ),
    Column("inter2", "text", "What actor2 is", "Left empty, as inter1."),
    Column("interaction", "text", "inter1 and inter2 together", "Left empty, as inter1."),
    Column(
        "civilian_targeting",
        "text",
        "“Civilian targeting” where civilians were the main target",
        "Only for the kinds that are so by definition: abduction, sexual violence, torture.",
        lambda r: "Civilian targeting" if kind(r)[1] == CIVILIANS else None,
    ),
    Column(
        "iso",
        "integer",
        "ISO 3166-1 numeric code of the country",
        "The place's country.",
        lambda r: (r.nation.isonumeric or None) if r.nation else None,
    ),
    Column(
        "region",
        "text",
        "ACLED's region",
        "The country's.",
        lambda r: r.state.acled_region if r.state else None,
    ),
    Column(
        "country",
        "text",
        "Country",
        "The place's, GeoNames' name.",
        lambda r: r.nation.name if r.nation else None,
    ),
    Column("admin1", "text", "Largest division", "GeoNames' division of the place.", lambda r: r.division),
    Column("admin2", "text", "Second division", "Left empty: the gazetteer has none."),
    Column("admin3", "text", "Third division", "Left empty: the gazetteer has none."),
    Column(
        "location",
        "text",
        "Name of the place",
        "The place's name over all reports; where none is known, as written.",
        lambda r: r.place.name if r.place else r.event.place_text,
    ),
    *COORDINATES,
    Column(
        "geo_precision",
        "1–3",
        "How exact the place is: 1 the town, 2 near or part of a region, 3 a region",
        "From UCDP's where_prec; empty for a country, or sea and air.",
        lambda r: GEO_PRECISION.get(r.event.where_prec or 0),
    ),
    Column("source", "text", "Sources, “; ” between", "Outlets, first to last.", lambda r: joined(r.outlets)),
    Column("source_scale", "text", "How near the sources are to the event", ASSIGNED),
    Column(
        "notes",
        "text",
        "The event in words",
        "The passage of the earliest report; in brackets why it is coded so.",
        lambda r: f"{r.event.text} [{r.event.reason}]" if r.event.reason else r.event.text,
    ),
    Column(
        "fatalities",
        "integer",
        "Reported deaths",
        "The figure that most tellings give; empty where none gives one, not 0.",
        fatalities,
    ),
    Column(
        "tags",
        "text",
        "Further marks, such as the crowd's size",
        "For protests, the figures as written.",
        crowd,
    ),
    Column("timestamp", "integer", "When the row was last changed", "Left empty: no clock is read."),
)

NOTES: Final = """Candidates for rows of the Armed Conflict Location & Event Data export, one per event,
for a coder to accept, mend or throw away.

In the file: force, protests, arrests and ceasefires that reports tell as having taken place (`happened`
or `ongoing`). Not in it: what is planned, asked for, offered, thought possible or denied, for it did not
take place; strikes, boycotts and hunger strikes, which ACLED leaves out. Those are in the `plover` and
`timeline` exports, with their status. What we cannot know stays empty. Who said what, and how many
origins stand behind it, is in `acled_evidence.csv`, by `event_id`."""
