"""Who: kinds, boundaries, titles, and one thing under several names."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from reportedly.annotate.attribution.tagger import AttributionTagger
from reportedly.annotate.names.abbreviations import stands_for
from reportedly.annotate.names.kind_head import KINDS, NameSigns
from reportedly.annotate.names.names import find_names, resolve_pronoun, resolve_role
from reportedly.annotate.names.people import one_person, with_given_names
from reportedly.annotate.names.runs import runs
from reportedly.annotate.names.votes import Mention, vote_by_context
from reportedly.annotate.parser import parse
from reportedly.annotation import Name


def names(text: str) -> tuple[Name, ...]:
    """The names of a text; every one quotes it."""
    found = find_names(parse(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert list(found) == sorted(found, key=lambda one: one.start)
    assert all(found[one.same].same == one.same <= index for index, one in enumerate(found))
    return found


def named(text: str, wanted: str) -> Name:
    """The first name of that text."""
    return next(one for one in names(text) if one.text == wanted)


def groups(text: str) -> list[set[str]]:
    """The texts of each thing."""
    found = names(text)
    return [{one.text for one in found if one.same == root} for root in sorted({one.same for one in found})]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("he met Karim al-Bannawi’s son", ["Karim al-Bannawi"]),
        ("the Moscow-based firm", ["Moscow"]),
        ("pro-Tehran groups", ["Tehran"]),
        ("Jean-Luc van der Meer left", ["Jean-Luc van der Meer"]),
        ("from Deir ez-Zor to Homs", ["Deir ez-Zor", "Homs"]),
        ("First line Kazan\nOdessa second line", ["First", "Kazan", "Odessa"]),
    ],
)
def test_runs_are_whole_names(text: str, words: list[str]) -> None:
    assert [text[run[0].start : run[-1].end] for run in runs(text)] == words


def test_a_family_name_alone_is_the_person_named_in_full() -> None:
    text = (
        "Foreign Minister Tarek al-Bannawi met Elena Morozova. Bannawi praised her. Morozova did not reply."
    )
    assert {"Tarek al-Bannawi", "Bannawi"} in groups(text)
    assert {"Elena Morozova", "Morozova"} in groups(text)


def test_two_people_with_one_family_name_stay_two() -> None:
    text = "Karim Haddarin runs the port. His cousin Munir Haddarin runs the bank and paid. Haddarin left."
    found = groups(text)
    assert {"Karim Haddarin"} in found
    assert {"Munir Haddarin", "Haddarin"} in found


def test_the_gender_of_a_title_chooses_between_two() -> None:
    text = "Mr. Paul Okonjo met Mrs. Grace Okonjo. Mr. Okonjo then left the hall, and Mrs. Okonjo stayed."
    found = names(text)
    roots = {found[one.same].text for one in found if text[one.start - 4 : one.start] == "Mr. "}
    assert roots == {"Paul Okonjo"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tarek al-Bannawi", "Tariq al-Banawi", True),
        ("Muhammad al-Bannawi", "Mohammed Bannawi", True),
        ("J. Okonjo", "John Okonjo", True),
        ("Inés Quispe Mamani", "Quispe Mamani", True),
        ("Karim Haddarin", "Munir Haddarin", False),
        ("Elena Morozova", "Elena Petrova", False),
    ],
)
def test_spellings_of_one_person(one: str, other: str, same: bool) -> None:
    assert one_person(one, other) is same


def test_abbreviations_are_explained_in_brackets() -> None:
    text = (
        "The Northern Harbour Workers' League (NHWL) struck. The NHWL wants more. Critics of NHWL disagree."
    )
    (group,) = [group for group in groups(text) if "NHWL" in group]
    assert any("Harbour" in one for one in group)


@pytest.mark.parametrize(
    ("long", "short", "fits"),
    [
        ("Organisation for the Study of Bees", "OSB", True),
        ("Jund al-Rahma", "JR", True),
        ("Bank of Oran", "BOO", True),
        ("Ministry of Defence", "FAO", False),
    ],
)
def test_initials(long: str, short: str, fits: bool) -> None:
    assert stands_for(long, short) is fits


def test_titles_before_and_after() -> None:
    text = "Bolivian Foreign Minister Ana Quispe spoke. Lars Holm, the head of the rescue council, listened."
    assert named(text, "Ana Quispe").title == "Bolivian Foreign Minister"
    assert "head of the rescue council" in (named(text, "Lars Holm").title or "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Latvian daily Rigas Zinotajs reported it on Monday.", "Rigas Zinotajs"),
        ("Two officials told the Harbour Times that it was over.", "Harbour Times"),
        ("It was first reported by Reuters.", "Reuters"),
        ("The newspaper Morgonbladet asked him.", "Morgonbladet"),
        ("Two officials told Southern Wire that it was over.", "Southern Wire"),
    ],
)
def test_outlets(text: str, wanted: str) -> None:
    assert named(text, wanted).kind == "outlet"


def test_kinds_of_a_report_agree() -> None:
    text = "Okonjo resigned. President Samuel Okonjo had said so. In Lagos, Okonjo's party was silent."
    assert {one.kind for one in names(text) if "Okonjo" in one.text} == {"person"}


def test_months_and_headings_are_no_names() -> None:
    assert [one.text for one in names("It rained in August and on Tuesday in Kazan.")] == ["Kazan"]


def test_demonyms_side_by_side() -> None:
    assert [one.text for one in names("A Turkish-Russian patrol left.")] == ["Turkish", "Russian"]


def test_roles_lead_to_the_person_last_named_with_them() -> None:
    text = (
        "Bolivian Foreign Minister Ana Quispe met Defence Minister Jorge Mamani. "
        "Later the foreign minister left. The defence minister stayed. The minister slept."
    )
    found = names(text)
    foreign = resolve_role("the foreign minister", text.index("the foreign minister"), found)
    defence = resolve_role("The defence minister", text.index("The defence minister"), found)
    assert foreign is not None
    assert found[foreign].text == "Ana Quispe"
    assert defence is not None
    assert found[defence].text == "Jorge Mamani"
    assert resolve_role("The minister", text.index("The minister"), found) is None
    assert resolve_role("the bishop", len(text), found) is None


def test_pronouns_lead_to_the_subject_before_them_or_nowhere() -> None:
    text = "President Samuel Okonjo met Ana Quispe in Lagos. He thanked her."
    doc = parse(text)
    found = find_names(doc)
    he = resolve_pronoun("He", text.index("He thanked"), doc, found)
    assert he is not None
    assert found[he].text == "Samuel Okonjo"
    assert resolve_pronoun("it", len(text), doc, found) is None


def test_dotted_initials_are_the_listed_ones() -> None:
    assert {"WTO", "W.T.O."} in groups("The WTO met in Geneva. The W.T.O. agreed nothing.")


def test_party_marks_are_no_names() -> None:
    found = [one.text for one in names("Rep. Anna Holm (R-Ohio) voted with Sen. Peter Lund (D-Vt.).")]
    assert not [text for text in found if "-" in text]


def test_roles_alone_are_no_names() -> None:
    assert [one.text for one in names("The House Speaker left for Ankara.")] == ["Ankara"]


@pytest.mark.parametrize(
    ("text", "wanted", "kind"),
    [
        (
            "Ruland's State Office for Harbour Control (UKP) said no.",
            "State Office for Harbour Control",
            "organisation",
        ),
        ("Ruland's State Office for Harbour Control (UKP) said no.", "UKP", "organisation"),
        ("The Hydraulic Institute (IH-RTN) measured it.", "IH-RTN", "organisation"),
        (
            "They asked the Inter-Nordic Development Bank for a loan.",
            "Inter-Nordic Development Bank",
            "organisation",
        ),
        ("The Agency for Rail Safety in Tarn closed it.", "Agency for Rail Safety", "organisation"),
        (
            "According to the company Lomasur, its mine was shut. Lomasur denied it.",
            "Lomasur",
            "organisation",
        ),
        ("They fought near the village of Gol-Darvan. The army held Gol-Darvan.", "Gol-Darvan", "place"),
        ("Trucks left the Kampala-Gulu highway.", "Gulu", "place"),
        ("Nine people were shot near Am Zarruk on Monday.", "Am Zarruk", "place"),
    ],
)
def test_names_are_taken_whole(text: str, wanted: str, kind: str) -> None:
    assert named(text, wanted).kind == kind


def test_an_explained_abbreviation_of_another_language_is_the_body() -> None:
    assert {"State Office for Harbour Control", "UKP"} in groups(
        "Ruland's State Office for Harbour Control (UKP) said no. The UKP gave no reason."
    )


def test_initials_of_another_alphabet_are_explained_too() -> None:
    found = groups("An engineer at the Harbour Control Works (LKİ) left. LKİ gave no reason.")
    assert {"Harbour Control Works", "LKİ"} in found


def test_initials_after_a_country_are_those_of_the_body_it_is_part_of() -> None:
    found = groups("A clerk of the Central Bank of Peru (BCRP) left. The BCRP gave no reason. Peru waits.")
    assert {"Central Bank of Peru", "BCRP"} in found
    assert {"Peru"} in found


def test_a_town_is_one_where_something_is_in_it() -> None:
    assert named("Savers queued outside a branch in Encarnacion before dawn.", "Encarnacion").kind == "place"


def test_what_a_site_is_of_is_a_place() -> None:
    assert named("Both met at the crossing of al-Tavaj, he said.", "al-Tavaj").kind == "place"


def test_a_prefix_alone_is_no_part_of_a_name() -> None:
    assert "American" in {one.text for one in names("Anti-American protests broke out in Paris.")}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Minister of Mines Ana Quispe spoke.", "Ana Quispe", "Minister of Mines"),
        ("Minister of Labour and Social Welfare Ana Quispe spoke.", "Ana Quispe",
         "Minister of Labour and Social Welfare"),
        ("Minister of State for Water Lars Holm stayed.", "Lars Holm", "Minister of State for Water"),
    ],
)  # fmt: skip
def test_what_a_minister_is_of_is_no_part_of_the_name(text: str, name: str, title: str) -> None:
    assert named(text, name).title == title


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The town of Velika, also known as Orna, was shelled. Orna burned.", "Velika", "Orna"),
        ("The commander, Omar Hadid, known as Abu Yahya, was killed.", "Omar Hadid", "Abu Yahya"),
        ("Boats left the island of Anjouan (Ndzuwani). Ndzuwani was calm.", "Anjouan", "Ndzuwani"),
        ("Fighters took Ayn Issa, known in Kurdish as Bozane, on Monday. Bozane fell.", "Ayn Issa", "Bozane"),
    ],
)
def test_a_second_name_that_the_text_gives_is_the_same(text: str, one: str, other: str) -> None:
    assert any({one, other} <= group for group in groups(text))


@pytest.mark.parametrize(
    "text",
    ["They met in Springfield (Illinois) on Monday.", "Jo Pike (Labour) met Ann Lee, formerly of Acme."],
)
def test_brackets_that_hold_something_else_are_no_second_name(text: str) -> None:
    assert all(len(group) == 1 for group in groups(text))


def test_a_town_named_once_after_a_word_of_place_is_a_place() -> None:
    assert named("The minister, Rosa Vidal, will travel to Edirne on Tuesday.", "Edirne").kind == "place"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The claim was made by Jutarnji Glasnik on Monday.", "Jutarnji Glasnik", "outlet"),
        ("Orla Keld told Handelsbote that the mill would close.", "Handelsbote", "outlet"),
        ("Gazete Yeni wrote that the bridge was shut.", "Gazete Yeni", "outlet"),
        ("Commodore Ivo Sarn said the ship was safe.", "Ivo Sarn", "person"),
        ("The hearing was told of this by Ghislaine Umber on Monday.", "Ghislaine Umber", "person"),
    ],
)
def test_kinds_by_titles_given_names_and_how_papers_are_called(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


def test_a_number_behind_a_road_or_a_gate_is_part_of_its_name() -> None:
    assert "Route 5" in {one.text for one in names("Trucks were stopped on Route 5 near Oslo on Monday.")}


def test_what_a_river_is_called_across_the_border() -> None:
    text = "The Arda flows into the Maritsa, called Evros in Greece, near Edirne. The Evros was high."
    assert {"Maritsa", "Evros"} in groups(text)


def test_a_city_that_is_only_warned_is_a_place() -> None:
    assert named("In Khartoum, the foreign ministry warned Bangui on Monday.", "Bangui").kind == "place"
    found = names("Sam Houston left. They warned Houston on Monday.")
    assert "place" not in {one.kind for one in found if one.text == "Houston"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The fair was held in Kelvane all year.", "Kelvane", "place"),
        ("A nurse at the market of Yerra Bau told of five dead.", "Yerra Bau", "place"),
        ("The mayor of Huarra, to which the cove belongs, called for a vote.", "Huarra", "place"),
        ("He fled from Alferse. Phones rang in Alferse. The road to Alferse was shut.", "Alferse", "place"),
        ("An account of the maintenance company Plavonet was used, tests show.", "Plavonet", "organisation"),
        (
            "The Federation of Net Fishermen of Tarro met.",
            "Federation of Net Fishermen of Tarro",
            "organisation",
        ),
    ],
)
def test_what_stands_as_a_place_throughout_is_one(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


def test_initials_leave_out_the_small_words_of_other_tongues() -> None:
    assert {"Trilha do Norte", "TN"} in groups("The firm Trilha do Norte (TN) shut. TN said nothing.")


def test_a_city_in_another_places_name_is_a_city() -> None:
    text = "He landed at Bangui M'Poko airport. Later the ministry warned Bangui."
    assert named(text, "Bangui").kind == "place"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Police fired tear gas in the centre of May Pen.", "May Pen", "place"),
        ("Two men refused to answer questions from NADECOM, a lawyer said.", "NADECOM", "organisation"),
        (
            "The Independent Commission of Nets (INDAG) has opened an inquiry.",
            "Independent Commission of Nets",
            "organisation",
        ),
    ],
)
def test_months_papers_and_initials_in_names(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


def test_what_the_dateline_names_is_a_town() -> None:
    text = "Four men were killed in French Harbour, west of Velmar. Velmar slept."
    found = {n.text: n.kind for n in find_names(parse(text), "", "FRENCH HARBOUR/VELMAR, Norvane")}
    assert found == {"French Harbour": "place", "Velmar": "place"}


def test_a_countrys_body_is_called_without_the_country() -> None:
    assert {"Central Bank"} in groups("The Central Bank of Peru raised its rate.")


def test_the_learned_head_is_heard_where_the_votes_are_close() -> None:
    text = (
        "Rosvalt Marine will pay the fine, the company said on Monday. "
        "Rosvalt Marine, which owns nine ships, reported a loss; its shares fell. "
        "The harbour master, Ana Prell, welcomed it."
    )
    doc, tagged = parse(text), AttributionTagger.load().read(text)
    found = {one.text: one.kind for one in find_names(doc, tagged=tagged)}
    assert found["Rosvalt Marine"] == "organisation"
    assert found["Ana Prell"] == "person"


class Sure:
    """A head that takes everything for an outlet."""

    def chances(self, signs: NameSigns) -> np.ndarray:
        return np.array([float(kind == "outlet") for kind in KINDS])


@pytest.mark.parametrize(
    ("text", "name", "heard"),
    [
        ("Prellmark will pay the fine, and Prellmark said so.", "Prellmark", True),
        ("Dushanbe denied it.", "Dushanbe", False),
        ("They met in Kolvane.", "Kolvane", False),
        ("The Ministry of Transport denied it.", "Ministry of Transport", False),
        ("The talks with NTK failed.", "NTK", False),
        ("The talks with Prellmark Bank failed. Prellmark said it would wait.", "Prellmark", False),
        ("Germany denied it.", "Germany", False),
    ],
)
def test_the_learned_head_leaves_lists_towns_initials_and_clear_elections_alone(
    monkeypatch: pytest.MonkeyPatch, text: str, name: str, heard: bool
) -> None:
    monkeypatch.setattr("reportedly.annotate.names.names.kind_head", Sure)
    found = find_names(parse(text), tagged=AttributionTagger.load().read(text))
    assert (next(one for one in found if one.text == name).kind == "outlet") is heard


def test_a_given_name_cut_off_by_the_model_is_put_back() -> None:
    given = Mention(0, 6, "Hildur", votes=defaultdict(float, place=1.0))
    family = Mention(7, 12, "Pujas", votes=defaultdict(float, person=1.0))
    (whole,) = with_given_names("Hildur Pujas spoke", [given, family])
    assert (whole.start, whole.end, whole.text) == (0, 12, "Hildur Pujas")


def test_who_said_it_would_is_a_body() -> None:
    """Though it stands where the model reads a person's name."""
    text = "Brevant said it had made two offers. Brevant staff were told on Monday. They met Brevant twice."
    votes = defaultdict(float)
    page = Mention(0, 7, "Brevant", votes)
    vote_by_context("", text[7:47], page)
    assert votes["organisation"] > votes["person"]
    vote_by_context("", " said her ferries were late", other := Mention(0, 7, "Brevant"))
    assert other.votes["person"] > other.votes["organisation"]
