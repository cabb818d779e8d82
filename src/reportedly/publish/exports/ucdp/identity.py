"""What an event is called and in which conflict it stands: most of it is UCDP's to assign."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.ucdp.assigned import ASSIGNED
from reportedly.publish.exports.ucdp.sides import violence

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
        "Never 3: that those killed were civilians is for the coder to see. “Rebels of a country” may lead "
        "to the "
        "country: check.",
        violence,
    ),
    Column("conflict_dset_id", "integer", "Conflict, in the set it came from", ASSIGNED),
    Column("conflict_new_id", "integer", "Conflict, UCDP's number", ASSIGNED),
    Column("conflict_name", "text", "Conflict", ASSIGNED),
    Column("dyad_dset_id", "integer", "Dyad, in the set it came from", ASSIGNED),
    Column("dyad_new_id", "integer", "Dyad, UCDP's number", ASSIGNED),
    Column("dyad_name", "text", "Dyad", ASSIGNED),
)
