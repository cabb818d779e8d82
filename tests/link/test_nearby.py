"""Whether a place may lie in an area that another statement names."""

from __future__ import annotations

import pytest

from reportedly.annotation import Location
from reportedly.link.claims.nearby import may_hold

PROVINCE = Location(50.0, 8.0, "QQ", None, 4)


@pytest.mark.parametrize(
    ("spot", "held"),
    [
        (Location(50.5, 8.5, "QQ", None, 1), True),
        (Location(50.5, 8.5, "QR", None, 1), False),
        (Location(54.0, 8.0, "QQ", None, 1), False),
        (Location(50.5, 8.5, "QQ", None, 4), False),
    ],
    ids=["a town of it", "a town abroad", "a far town", "the next province"],
)
def test_an_area_holds_the_places_near_it(spot: Location, held: bool) -> None:
    assert may_hold({"keld": spot}, {"lorne": PROVINCE}) == held
    assert may_hold({"lorne": PROVINCE}, {"keld": spot}) == held


def test_two_towns_hold_nothing() -> None:
    towns = Location(50.0, 8.0, "QQ", None, 1), Location(50.1, 8.0, "QQ", None, 1)
    assert not may_hold({"keld": towns[0]}, {"lorne": towns[1]})
