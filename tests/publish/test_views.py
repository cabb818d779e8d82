"""Parties, agreements, areas, mentions: what the rows of views say, as far as the record carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.publish.sample import EVENTS, RECORD

from reportedly.publish.views import Lookup
from reportedly.publish.views.agreements import named
from reportedly.publish.views.areas import area
from reportedly.publish.views.events import event_row
from reportedly.publish.views.mentions import mentions
from reportedly.publish.views.parties import party_rows

LOOKUP = Lookup(RECORD)


def test_what_is_only_asked_for_is_never_among_what_a_party_did() -> None:
    parts = {
        (row.entity, part.part): {deed.event for deed in part.deeds}
        for row in party_rows(LOOKUP)
        for part in row.parts
    }
    assert parts["e-ministry", "did"] == {"v-inspection"}
    assert parts["e-ministry", "asked for"] == {"v-pumps", "v-request"}
    assert parts["e-army", "was asked"] == {"v-request"}
    assert parts["e-ministry", "plans"] == {"v-plan"}


def test_a_party_denies_what_it_is_quoted_as_denying() -> None:
    (renn,) = (row for row in party_rows(LOOKUP) if row.entity == "e-renn")
    denied = next(part for part in renn.parts if part.part == "denies")
    told = {statement for deed in denied.deeds for statement in deed.statements}
    assert told == {"s-dispatch-evacuation", "s-dispatch-plan"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministers signed the Orlan water treaty in May",
            [("agreement", "Orlan water treaty", "in force")],
        ),
        (
            "the army withdrew from the 1961 border agreement",
            [("agreement", "1961 border agreement", "ended")],
        ),
        ("a buffer zone along the river is under review", [("zone", "buffer zone", "under review")]),
        ("The no-fly zone expired in March", [("zone", "no-fly zone", "ended")]),
        ("They met in the demilitarised zone", [("zone", "demilitarised zone", "named")]),
        ("They spoke of having signed agreements", []),
        ("The agreement was signed", []),
        ("The Orlan accord is old", [("agreement", "Orlan accord", "named")]),
    ],
)
def test_agreements_and_zones_are_read_with_their_state(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("precision", "shape"),
    [(1, "point"), (2, "circle"), (3, "circle"), (4, "province"), (5, "circle"), (6, "country")],
)
def test_only_an_exact_place_is_a_point(precision: int, shape: str) -> None:
    found = area(replace(EVENTS[0], where_prec=precision), LOOKUP)
    assert found is not None
    assert found.shape == shape


def test_an_event_without_coordinates_has_no_area() -> None:
    nowhere = replace(EVENTS[0], place=None, lat=None, lon=None)
    assert area(nowhere, LOOKUP) is None
    assert area(replace(EVENTS[0], lat=float("nan")), LOOKUP) is None


def test_an_uncertain_date_is_the_span_it_may_lie_in() -> None:
    month = event_row(next(row for row in EVENTS if row.event_id == "v-evacuation"), LOOKUP)
    assert (month.first, month.last) == ("2026-03-01", "2026-03-31")
    year = event_row(next(row for row in EVENTS if row.event_id == "v-drained"), LOOKUP)
    assert (year.first, year.last) == ("2019-01-01", "2019-12-31")


def test_a_statement_mentions_whom_it_names_and_whom_it_is_from() -> None:
    found = mentions(LOOKUP)
    assert {"e-sarn", "e-ministry", "e-lantern"} <= set(found["s-valley-pumps"])
    assert "e-renn" in found["s-dispatch-plan"]
    assert "e-renn" not in found["s-valley-pumps"]
