"""Where: one name, many places, and the company that decides."""

from __future__ import annotations

import pytest

from reportedly.annotate.names.names import find_names
from reportedly.annotate.names.spelling import alike, fold, skeleton
from reportedly.annotate.parser import parse
from reportedly.annotate.places import gazetteer
from reportedly.annotate.places.places import exact
from reportedly.annotation import Location, Name


def name(text: str, wanted: str) -> Name:
    """The first name of that text."""
    return next(one for one in find_names(parse(text)) if one.text == wanted)


def where(text: str, wanted: str) -> Location:
    """The location of the first name of that text."""
    found = name(text, wanted).location
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("spelling", "country"),
    [("Kharkov", "UA"), ("Deir al-Zour", "SY"), ("Peking", "CN"), ("Köln", "DE"), ("Saint Petersburg", "RU"),
     ("El Fasher", "SD"), ("Al-Fashir", "SD"), ("Marseilles", "FR")],
)  # fmt: skip
def test_spellings_of_one_place(spelling: str, country: str) -> None:
    assert gazetteer.find(spelling)[0].country == country


def test_romanisations_share_a_skeleton() -> None:
    assert skeleton("Zaatari") == skeleton("al-Za'tari")
    assert skeleton("Mykolayiv") == skeleton("Mikolaiv")
    assert skeleton("Hodeidah") == skeleton("al-Hudaydah")
    assert alike("Mykolayiv", "Mikolaiv") > 0.85 > alike("Homs", "Hama")
    assert fold("Hay’at São-Paulo") == "hayat sao paulo"


def test_the_company_decides() -> None:
    britain = "Police in London said the man from Kent had come from Manchester. British courts are closed."
    canada = "Police in London, Ontario, said the man had come from Toronto. Canadian courts are closed."
    assert where(britain, "London").country_code == "GB"
    assert where(canada, "London").country_code == "CA"


def test_the_title_is_company() -> None:
    text = "Police in Cordoba said that the man had come from Santiago."
    places = {
        title: next(
            n.location.country_code
            for n in find_names(parse(text), title)
            if n.text == "Cordoba" and n.location
        )
        for title in ("Spain storm: man missing", "Argentine police find missing man")
    }
    assert list(places.values()) == ["ES", "AR"]


def test_a_state_said_with_the_town() -> None:
    assert where("The storm hit Paris, Texas, and killed a farmer.", "Paris").country_code == "US"
    assert where("The storm hit Paris and killed a French farmer.", "Paris").country_code == "FR"


def test_a_country_that_is_also_a_state() -> None:
    assert where("Georgia and Armenia signed it in Tbilisi.", "Georgia").gazetteer_id == "iso:GE"


def test_precision_says_how_coarse() -> None:
    assert where("Troops entered Bolivia from Peru.", "Bolivia").precision == 6
    assert where("A ship burnt in the Red Sea, off Yemen.", "Red Sea").precision == 7
    assert where("Fighting went on in the Golan Heights.", "Golan Heights").precision == 5
    assert where("Voters in Alberta stayed at home in Canada.", "Alberta").precision == 4


def test_a_place_in_no_gazetteer_has_no_location() -> None:
    assert (
        name("Shells fell in Qarnabutiya on Monday, in Qarnabutiya again on Friday.", "Qarnabutiya").location
        is None
    )


def test_people_and_organisations_are_never_located() -> None:
    names = find_names(parse("Mr. Jordan London said the Bank of England and Paris Saint-Germain disagreed."))
    assert all(one.location is None for one in names if one.kind in ("person", "organisation"))


def test_demonyms_stand_for_their_country() -> None:
    found = name("Bolivian and Polish officials met.", "Polish")
    assert found.kind == "country"
    assert found.adjective
    assert found.location is not None
    assert found.location.country_code == "PL"


def test_a_county_lies_in_its_state() -> None:
    assert {place.admin for place in exact("Harlan County")} == {"US.KY", "US.NE"}
    assert gazetteer.abbreviations()["Ky."] == "US.KY"


def test_a_direction_before_a_country_is_no_place_of_its_own() -> None:
    names = find_names(parse("Troops have retaken a village in Western Cambodia."))
    assert [one.text for one in names] == ["Cambodia"]
