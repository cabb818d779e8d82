"""UCDP GED: the 49 columns of the Georeferenced Event Dataset, for deadly acts that took place."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.ucdp import dates, deaths, identity, places, sides, sources


def is_row(row: Coded) -> bool:
    """An act of force that is told as having taken place and as having killed."""
    killed = row.count("killed")
    if row.event.type != "ASSAULT" or not row.real or killed is None:
        return False
    return not (killed.high == 0 or killed.best == 0)


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    *identity.COLUMNS,
    *sides.COLUMNS,
    *sources.COLUMNS,
    *places.COLUMNS,
    *dates.COLUMNS,
    *deaths.COLUMNS,
    *sides.NUMBERS,
)

NOTES: Final = """Candidates for UCDP's Georeferenced Event Dataset, one row per event, for a coder to
accept, mend or throw away.

In the file: acts of force (PLOVER's ASSAULT) that reports tell as having taken place (`happened` or
`ongoing`) and as having killed. Not in it: what is planned, asked for, offered, thought possible or
denied, for it did not take place; deaths put at nought; force that no report says killed. Those are in
the `plover` and `timeline` exports, with their status. What we cannot know stays empty. Who gave which
figure, and in which words, stands in `ucdp_evidence.csv`, by `event_id`."""
