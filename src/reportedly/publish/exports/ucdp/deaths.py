"""How many an event killed, by the figures of all tellings."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.record import Count

BY_SIDE: Final = "Left empty: reports seldom say whose dead a figure counts, so all stand in deaths_unknown."


def deaths(row: Coded) -> Count:
    """The figures of those killed; every row of the file has them."""
    count = row.count("killed")
    assert count is not None
    return count


COLUMNS: Final[tuple[Column[Coded], ...]] = (
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
)
