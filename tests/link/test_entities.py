"""One entity per thing over all reports, and two where there are two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.build import Builder

from reportedly.link.entities.entities import Entities, link_entities
from reportedly.link.entities.spellings import compare_people, outlet_key


def entities(story: Builder) -> Entities:
    reports, annotations, _, stories = story.rows()
    return link_entities(reports, annotations, stories=stories)


def named(found: Entities, kind: str | None = None) -> set[frozenset[str]]:
    """The spellings of each entity, outlets of the reports themselves apart."""
    return {frozenset(a.text for a in e.aliases) for e in found.entities if kind is None or e.kind == kind}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusuf al-Tamari", "Youssef Tamari"),
        ("Ahmed Wadhi", "Ahmad al-Wadi"),
        ("Sergei Lozhkin", "Sergey Lozhkin"),
        ("Hussein Barzai", "Husayn Barzay"),
        ("Lydia Tymosh", "Lidia Timosh"),
        ("Zehia Barzai", "Zahya al-Barzay"),
        ("Juan Carlos Ortega", "Juan Ortega"),
        ("J. Okafor", "James Okafor"),
        ("Volodymyr Tkach", "Vladimir Tkach"),
        ("Lefteris Manos", "Eleftherios Manos"),
        ("Aichatou Ouedra", "Aichatou Wedra"),
        ("Ajbek Dzhumaliev", "Aibek Jumaliev"),
        ("Galsangiin Oyun", "Galsan Oyun"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert compare_people(one, other).agreement in {"same", "spelling"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Santos", "Mario Santos"),
        ("Nadia Tamari", "Yusuf Tamari"),
        ("Ann Lorne", "Anna Horne"),
        ("Dan Reyes", "Diana Reyes"),
        ("Peter Hansen", "Peter Jansen"),
        ("John Lee", "Jane Lee"),
        ("Maja Brun", "Maria Brun"),
        ("Pavel Dorn", "Petar Dorn"),
        ("Lydia Tamosh", "Lydio Tamosh"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert compare_people(one, other).agreement == "other"


def test_a_vowel_before_an_h_may_differ() -> None:
    assert compare_people("Karim Salih Bannawi", "Karim Saleh Banawi").agreement == "hint"
    assert compare_people("Karim Salih Bannawi", "Karim Saliha Banawi").agreement == "other"


def test_a_country_has_the_short_name_of_the_title() -> None:
    story = Builder()
    text = "The Central African Republic asked for help."
    report = story.report("Post", "2031-05-02", text).name(
        "Central African Republic", "country", country="CF"
    )
    report.report = replace(report.report, title="CAR asks for help in CARE plan")
    assert frozenset({"Central African Republic", "CAR"}) in named(entities(story), "country")


def test_spellings_over_reports_are_one_person_with_a_reason() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Yusuf al-Tamari spoke.").name("Yusuf al-Tamari", "person")
    story.report("Star", "2031-05-02", "Youssef Tamari spoke.").name("Youssef Tamari", "person")
    found = entities(story)
    assert frozenset({"Yusuf al-Tamari", "Youssef Tamari"}) in named(found, "person")
    assert any("spellings" in r for reasons in found.reasons.values() for r in reasons)


def test_a_family_name_may_be_misspelt_beside_one_given_name_in_one_story() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Zura Kvirikadze spoke.").name("Zura Kvirikadze", "person")
    story.report("Star", "2031-05-02", "Zura Kvirikadse spoke.").name("Zura Kvirikadse", "person")
    assert frozenset({"Zura Kvirikadze", "Zura Kvirikadse"}) in named(entities(story), "person")
    other = Builder()
    other.report("Post", "2031-05-02", "Zura Kvirikadze spoke.").name("Zura Kvirikadze", "person")
    other.report("Star", "2031-05-02", "Luka Kvirikadse spoke.").name("Luka Kvirikadse", "person")
    assert frozenset({"Luka Kvirikadse"}) in named(entities(other), "person")


def test_a_town_lies_in_a_country_that_its_story_names() -> None:
    """Though a report that names none puts it where the name is best known."""
    story = Builder()
    there = story.report("Post", "2031-05-02", "In Orba, near Kelm in Chad, two died.").name(
        "Chad", "country", country="TD"
    )
    there.name("Orba", "place", at=(12.0, 18.0), country="TD").name("Kelm", "place")
    far = story.report("Star", "2031-05-02", "Two died in Orba and Kelm.")
    far.name("Orba", "place", at=(59.0, 30.0), country="RU").name(
        "Kelm", "place", at=(58.0, 31.0), country="RU"
    )
    rows = {e.name: e.country_code for e in entities(story).entities if e.kind == "place"}
    assert rows == {"Orba": "TD", "Kelm": None}


def test_a_loose_spelling_needs_a_title_beside_it() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Murad Kasbi spoke.").name(
        "Murad Kasbi", "person", title="Harbour Minister"
    )
    story.report("Star", "2031-05-02", "Marad Kasbi spoke.").name(
        "Marad Kasbi", "person", title="harbour minister"
    )
    assert frozenset({"Murad Kasbi", "Marad Kasbi"}) in named(entities(story), "person")
    other = Builder()
    other.report("Post", "2031-05-02", "Murad Kasbi spoke.").name(
        "Murad Kasbi", "person", title="Harbour Minister"
    )
    other.report("Star", "2031-05-02", "Marad Kasbi spoke.").name("Marad Kasbi", "person", title="singer")
    assert len(named(entities(other), "person")) == 2


def test_a_family_name_alone_goes_to_the_only_one_it_can_mean() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Edda Lorne spoke.").name("Edda Lorne", "person")
    story.report("Star", "2031-05-02", "Lorne spoke.").name("Lorne", "person")
    assert frozenset({"Edda Lorne", "Lorne"}) in named(entities(story), "person")


def test_a_family_name_that_two_share_stays_by_itself() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Edda Lorne and Max Lorne spoke.").name("Edda Lorne", "person").name(
        "Max Lorne", "person"
    )
    story.report("Star", "2031-05-02", "Lorne spoke.").name("Lorne", "person")
    assert named(entities(story), "person") == {
        frozenset({"Edda Lorne"}),
        frozenset({"Max Lorne"}),
        frozenset({"Lorne"}),
    }


def test_a_family_name_in_another_story_is_somebody_else() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Edda Lorne spoke.").name("Edda Lorne", "person")
    story.report("Star", "2031-09-02", "Lorne spoke.", story="two").name("Lorne", "person")
    assert len(named(entities(story), "person")) == 2


def test_an_abbreviation_that_a_report_explains() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Keld Delta Guard (KDG) marched.").name(
        "Keld Delta Guard", "organisation"
    ).name("KDG", "organisation", same="Keld Delta Guard")
    story.report("Star", "2031-05-02", "KDG marched.").name("KDG", "organisation")
    assert frozenset({"Keld Delta Guard", "KDG"}) in named(entities(story), "organisation")


def test_an_abbreviation_that_two_bodies_share() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "National Farm Union (NFU), Norvian Fire Unit (NFU).").name(
        "National Farm Union", "organisation"
    ).name("Norvian Fire Unit", "organisation")
    story.report("Star", "2031-05-02", "NFU marched.").name("NFU", "organisation")
    assert len(named(entities(story), "organisation")) == 3


def test_places_by_spelling_and_distance() -> None:
    near = Builder()
    near.report("Post", "2031-05-02", "In Zuweila.").name("Zuweila", "place", at=(32.7, 36.5), country="SY")
    near.report("Star", "2031-05-02", "In Zweila.").name("Zweila", "place", at=(32.8, 36.6), country="SY")
    assert frozenset({"Zuweila", "Zweila"}) in named(entities(near), "place")
    far = Builder()
    far.report("Post", "2031-05-02", "In Springfield.").name(
        "Springfield", "place", at=(39.8, -89.6), country="US"
    )
    far.report("Star", "2031-05-02", "In Springfield.").name(
        "Springfield", "place", at=(42.1, -72.5), country="US", gazetteer="9"
    )
    assert len([e for e in entities(far).entities if e.kind == "place"]) == 2


def test_an_outlet_named_by_others_is_the_outlet_that_reports() -> None:
    story = Builder()
    story.report("Daily Star", "2031-05-02", "Boats came.")
    story.report("dailystar.example", "2031-05-02", "Boats came in.")
    story.report("Post", "2031-05-02", "The Daily Star said so.").name("Daily Star", "organisation")
    assert frozenset({"Daily Star", "dailystar.example"}) in named(entities(story), "outlet")


def test_a_name_taken_for_a_person_is_an_outlet_where_another_report_cites_it() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Vremena said boats came.").name("Vremena", "person")
    story.report("Star", "2031-05-02", "Boats came, Vremena reported.").name("Vremena", "outlet").statement(
        "Boats came", ["Vremena"]
    )
    assert [e.kind for e in entities(story).entities if e.name == "Vremena"] == ["outlet"]


def test_a_capital_that_speaks_speaks_for_its_country() -> None:
    story = Builder()
    report = story.report("Post", "2031-05-02", "Oslo asked Norwegian boats to come.")
    report.name("Oslo", "place", at=(59.9, 10.7), country="NO").name(
        "Norwegian", "group", country="NO", adjective=True
    )
    report.event("Oslo asked", "REQUEST", actors=["Oslo"], status="requested")
    found = entities(story)
    country = next(e for e in found.entities if e.kind == "country")
    assert country.name == "Norway"
    assert found.acting(found.of[report.report.report_id, 0]) == country.entity_id
    assert "Oslo" in {a.text for a in country.aliases}


def test_web_addresses_and_names() -> None:
    assert outlet_key("www.daily-star.co.uk") == outlet_key("The Daily Star")
    assert outlet_key("post.example") != outlet_key("Morning Post")


def test_any_order_gives_the_same_entities() -> None:
    story = Builder()
    for i, name in enumerate(
        ["Yusuf al-Tamari", "Youssef Tamari", "Tamari", "Nadia Tamari", "Edda Lorne", "Lorne"]
    ):
        story.report(f"Outlet {i}", "2031-05-02", f"{name} spoke.").name(name, "person")
    reports, annotations, _, stories = story.rows()
    forward = link_entities(reports, annotations, stories=stories)
    backward = link_entities(reports[::-1], dict(reversed(annotations.items())), stories=stories[::-1])
    assert forward == backward


def test_a_company_by_its_first_name() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Kestrel Foods grew.").name("Kestrel Foods", "organisation")
    story.report("Star", "2031-05-02", "Kestrel shrank.").name("Kestrel", "organisation")
    assert frozenset({"Kestrel Foods", "Kestrel"}) in named(entities(story), "organisation")
    story.report("Mail", "2031-05-02", "Kestrel Air flew.").name("Kestrel Air", "organisation")
    assert frozenset({"Kestrel"}) in named(entities(story), "organisation")


def test_what_an_outlet_calls_itself_is_the_outlet() -> None:
    story = Builder()
    story.report("Radio Northern Gulf", "2031-05-02", "Two drivers told RNG so.").name("RNG", "outlet")
    story.report("Star", "2031-05-02", "RNG has told so.").name("RNG", "outlet")
    assert frozenset({"Radio Northern Gulf", "RNG"}) in named(entities(story))
    row = next(e for e in entities(story).entities if "RNG" in {a.text for a in e.aliases})
    assert row.name == "Radio Northern Gulf"


def test_initials_that_no_outlet_calls_itself_are_another() -> None:
    story = Builder()
    story.report("Radio Northern Gulf", "2031-05-02", "Two drivers said so.")
    story.report("Star", "2031-05-02", "RNG has told so.").name("RNG", "outlet").statement("so", ["RNG"])
    assert frozenset({"RNG"}) in named(entities(story))


def called_short(first: str, second: str) -> set[frozenset[str]]:
    """A body in full in one report, and by its first word, as a place, in that and another."""
    story = Builder()
    report = story.report("Post", "2031-05-02", first).name("Vantor Steel", "organisation")
    report.name("Vantor", "place", nth=1)
    if "Vantor said" in first:
        report.statement("It will close", ["Vantor"])
    story.report("Star", "2031-05-02", second).name("Vantor", "place")
    return named(entities(story))


def test_a_body_called_by_its_first_word_is_no_place() -> None:
    found = called_short("Vantor Steel closes. It will close, Vantor said.", "The criminals of Vantor knew.")
    assert found == {frozenset({"Post"}), frozenset({"Star"}), frozenset({"Vantor Steel", "Vantor"})}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vantor Steel closes. It will close, Vantor said.", "Fires burned in Vantor."),
        ("Vantor Steel closes. The people of Vantor weep.", "The criminals of Vantor knew."),
    ],
)
def test_a_place_that_a_body_is_called_after_stays_a_place(first: str, second: str) -> None:
    assert frozenset({"Vantor"}) in called_short(first, second)


def test_a_kind_that_one_report_cannot_tell() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Edda Lorne left the Keld Delta Harbour Company.").name(
        "Edda Lorne", "person"
    ).name("Keld Delta Harbour Company", "organisation")
    story.report("Star", "2031-05-02", "KDHC rose. Lorne was calm.").name("KDHC", "person").name(
        "Lorne", "organisation"
    )
    found = entities(story)
    assert named(found, "person") == {frozenset({"Edda Lorne", "Lorne"})}
    assert named(found, "organisation") == {frozenset({"Keld Delta Harbour Company", "KDHC"})}


def test_a_body_that_has_a_persons_name_stays_one() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Edda Lorne founded Lorne Mills; Lorne is hiring.").name(
        "Edda Lorne", "person"
    ).name("Lorne Mills", "organisation")
    story.report("Star", "2031-05-02", "Lorne is hiring.").name("Lorne", "organisation")
    assert frozenset({"Lorne Mills", "Lorne"}) in named(entities(story), "organisation")


def test_an_outlet_by_the_first_words_of_its_name() -> None:
    story = Builder()
    story.report("La Plume du Nord", "2031-05-02", "“No,” she told La Plume.").name("La Plume", "person")
    story.report("Star", "2031-05-02", "La Plume won.", story="two").name("La Plume", "person")
    found = entities(story)
    assert frozenset({"La Plume du Nord", "La Plume"}) in named(found, "outlet")
    assert frozenset({"La Plume"}) in named(found, "person")  # elsewhere it may be anybody


def test_agencies_in_full_and_in_short() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Agence France-Presse and AFP have it, Keld News Agency too.").name(
        "Agence France-Presse", "organisation"
    ).name("AFP", "outlet").name("Keld News Agency", "organisation")
    story.report("AFP", "2031-05-02", "It rained.")
    outlets = named(entities(story), "outlet")
    assert frozenset({"Agence France-Presse", "AFP"}) in outlets
    assert frozenset({"Keld News Agency"}) in outlets


def test_a_club_with_and_without_its_form() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "SV Vantor Keld won.").name("SV Vantor Keld", "organisation")
    story.report("Star", "2031-05-02", "Vantor Keld won.").name("Vantor Keld", "organisation")
    assert frozenset({"SV Vantor Keld", "Vantor Keld"}) in named(entities(story), "organisation")


def test_a_body_whose_own_release_is_read_is_no_medium() -> None:
    story = Builder()
    for own in ("Dock Safety Committee", "Dock Weekly Review"):
        report = story.report(own, "2031-05-02", f"The {own} met")
        report.name(own, "organisation")
    kinds = {e.name: e.kind for e in entities(story).entities}
    assert kinds == {"Dock Safety Committee": "organisation", "Dock Weekly Review": "outlet"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasan Urtchi", "Hassan al-Urtshi"), ("Mahamat Sougou", "Muhammad Sughu"), ("Ousmane Ba", "Osman Ba")],
)
def test_given_names_as_they_are_written_around_the_world(one: str, other: str) -> None:
    assert compare_people(one, other).agreement == "spelling"


def test_an_honorific_is_no_part_of_a_name() -> None:
    story = Builder()
    story.report("Post", "2031-05-02", "Sheikh Omar Talbi spoke.").name("Sheikh Omar Talbi", "person")
    story.report("Echo", "2031-05-02", "Omar Talbi spoke.", story="two").name("Omar Talbi", "person")
    assert named(entities(story), "person") == {frozenset({"Sheikh Omar Talbi", "Omar Talbi"})}


@pytest.mark.parametrize(("office", "people"), [("governor", 1), (None, 2)])
def test_one_office_one_family_name_and_one_letter(office: str | None, people: int) -> None:
    story = Builder()
    for paper, name in (("Post", "Liliane Frete"), ("Echo", "Lilian Frete")):
        story.report(paper, "2031-05-02", f"{office} {name} spoke.").name(name, "person", title=office)
    assert len(named(entities(story), "person")) == people


def test_what_has_coordinates_anywhere_is_no_person_elsewhere() -> None:
    story = Builder()
    for paper in ("Post", "Echo", "Mail"):
        story.report(paper, "2031-05-02", "Tarnobek was calm.").name("Tarnobek", "person")
    story.report("Star", "2031-05-02", "It rained in Tarnobek.").name("Tarnobek", "place", at=(1.0, 2.0))
    assert named(entities(story), "place") == {frozenset({"Tarnobek"})}


def test_a_body_whose_release_is_read_is_no_outlet() -> None:
    def kind(heard: bool) -> str:
        story = Builder()
        story.report("Varnholt Docks", "2031-05-02", "The lease is not signed.")
        other = story.report("Echo", "2031-05-03", "Varnholt Docks leased a pier.")
        other.name("Varnholt Docks", "organisation")
        if heard:
            told = "Cranes stood still, Varnholt Docks said."
            third = story.report("Mail", "2031-05-03", told).name("Varnholt Docks", "outlet")
            third.statement("Cranes stood still", ["Varnholt Docks"])
        (found,) = [e for e in entities(story).entities if e.name == "Varnholt Docks"]
        return found.kind

    assert (kind(False), kind(True)) == ("organisation", "outlet")
