"""Where an event is, on the earth: the columns that UCDP's and ACLED's tables share."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column

COORDINATES: Final[tuple[Column[Coded], ...]] = (
    Column(
        "latitude",
        "degrees",
        "Latitude, WGS84",
        "Of the place, its centre where coarse.",
        lambda r: r.event.lat,
    ),
    Column("longitude", "degrees", "Longitude, WGS84", "As latitude.", lambda r: r.event.lon),
)
