"""Events of invented reports: type, parties, place, time, status, counts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.annotate.events.act_words import acts, noun_class
from reportedly.annotate.events.events import find_events
from reportedly.annotate.parser import parse
from reportedly.annotation import LocalEvent, LocalStatement, Location, Name, Time
from reportedly.record import EntityKind

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
}  # fmt: skip
COUNTRIES = ("Peru", "Chile", "Kenya", "Somalia", "Norway", "France", "Egypt", "Brazil")
DEMONYMS = {"Peruvian": "Peru", "Chilean": "Chile", "Kenyan": "Kenya", "Norwegian": "Norway"}
TOWNS = ("Oslo", "Lima", "Goma", "Kismayo", "Tacna")
PEOPLE = ("Ana Ruiz", "Nils Berg", "Karl Holm", "Ruiz", "Berg")
DAYS = r"Monday|Tuesday|Friday|Sunday|last month"


def names_in(text: str) -> tuple[Name, ...]:
    kinds: dict[str, EntityKind] = dict.fromkeys(COUNTRIES, "country")
    kinds |= (
        dict.fromkeys(DEMONYMS, "country") | dict.fromkeys(TOWNS, "place") | dict.fromkeys(PEOPLE, "person")
    )
    found: list[Name] = []
    first: dict[str, int] = {}
    for match in re.finditer("|".join(sorted(kinds, key=len, reverse=True)), text):
        key = DEMONYMS.get(match[0], match[0].split()[-1])
        same = first.setdefault(key, len(found))
        found.append(
            Name(match.start(), match.end(), match[0], kinds[match[0]], same, adjective=match[0] in DEMONYMS)
        )
    return tuple(found)


def times_in(text: str) -> tuple[Time, ...]:
    found = re.finditer(DAYS, text)
    return tuple(Time(m.start(), m.end(), m[0], f"last:{m[0][:3].upper()}", None, None) for m in found)


class Told:
    """The events of a text, with names instead of indices."""

    def __init__(self, text: str, statements: tuple[LocalStatement, ...] = ()) -> None:
        self.text, self.names, self.times = text, names_in(text), times_in(text)
        self.events = find_events(parse(text), self.names, self.times, statements)

    def one(self, type_: str) -> LocalEvent:
        (event,) = [e for e in self.events if e.type == type_]
        return event

    def said(self, indices: tuple[int, ...]) -> list[str]:
        return [self.names[i].text for i in indices]

    def place(self, event: LocalEvent) -> str | None:
        return None if event.place is None else self.names[event.place].text

    def time(self, event: LocalEvent) -> str | None:
        return None if event.time is None else self.times[event.time].text


def test_an_assault_with_all_that_its_sentence_says() -> None:
    told = Told("On Monday, Kenyan troops bombed a rebel camp near Kismayo, killing at least 12 fighters.")
    event = told.one("ASSAULT")
    assert told.said(event.actors) == ["Kenyan"]
    assert told.place(event) == "Kismayo"
    assert event.mode == "aerial"
    assert event.status == "happened"
    assert [(c.what, c.low, c.best) for c in event.counts] == [("killed", 12, 12)]


def test_a_request_is_not_what_it_asks_for() -> None:
    told = Told("Peru has asked Chile to resume naval patrols in the strait.")
    request, patrol = told.one("REQUEST"), told.one("MOBILIZE")
    assert (told.said(request.actors), told.said(request.recipients)) == (["Peru"], ["Chile"])
    assert request.status == "requested"
    assert patrol.status == "requested"
    assert told.said(patrol.actors) == ["Chile"]


def test_whose_act_is_wanted_says_who_would_act() -> None:
    told = Told("Peru is seeking to restore Chilean patrols along its border.")
    patrol = told.one("MOBILIZE")
    assert told.said(patrol.actors) == ["Chilean"]
    assert patrol.status == "requested"


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("If a deal is reached with Chile, Peru will reopen the border.", "AGREE", "possible"),
        ("Ana Ruiz will meet Nils Berg in Oslo.", "CONSULT", "planned"),
        ("Kenya denied that its planes had bombed the port of Kismayo.", "ASSAULT", "denied"),
        ("Egypt demanded the withdrawal of Kenyan forces from Goma.", "RETREAT", "requested"),
        ("France could impose sanctions on Brazil.", "SANCTION", "possible"),
        ("Norway has not reached an agreement with Chile.", "AGREE", "denied"),
        ("France offered to send food aid to Somalia.", "AID", "offered"),
    ],
)
def test_what_has_not_happened_does_not_read_as_if_it_had(text: str, type_: str, status: str) -> None:
    assert Told(text).one(type_).status == status


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peru struck a deal with Chile.", "AGREE"),
        ("Kenya struck Kismayo.", "ASSAULT"),
        ("Ana Ruiz met Nils Berg in Oslo.", "CONSULT"),
        ("Peru met the demands of Chile.", "CONCEDE"),
        ("Kenya accused Somalia of shelling the port.", "ACCUSE"),
        ("Peru released 30 prisoners to Chile.", "RETREAT"),
        ("Kenyan police arrested Karl Holm.", "COERCE"),
        ("France signed an agreement with Brazil.", "AGREE"),
        ("Peru expelled the ambassador of Chile.", "SANCTION"),
        ("Kenya threatened to attack Somalia.", "THREATEN"),
        ("Brazil rejected the proposal of France.", "REJECT"),
        ("Norway shared intelligence with France.", "COOPERATE"),
    ],
)
def test_types(text: str, type_: str) -> None:
    assert type_ in {e.type for e in Told(text).events}


@pytest.mark.parametrize(
    "text",
    [
        "Peru met the deadline.",
        "Peru said that Chile was a large country.",
        "Berg had a heart attack in Oslo.",
        "Shares rallied in Oslo.",
        "The existing agreements between Peru and Chile are old.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert Told(text).events == ()


def test_an_accusation_is_not_the_act() -> None:
    assert {e.type for e in Told("Kenya accused Somalia of shelling the port.").events} == {"ACCUSE"}


def test_passives_relative_clauses_and_conjunctions() -> None:
    told = Told("The patrol was carried out by Norwegian forces in Tacna.")
    event = told.one("MOBILIZE")
    assert (told.said(event.actors), told.place(event)) == (["Norwegian"], "Tacna")
    told = Told("Kenyan police, who arrested the mayor of Goma, also raided the office of Karl Holm.")
    assert [told.said(e.actors) for e in told.events] == [["Kenyan"], ["Kenyan"]]
    told = Told("Peru withdrew its troops from Tacna and sent aid to Chile.")
    assert [(e.type, told.said(e.actors), told.place(e)) for e in told.events] == [
        ("RETREAT", ["Peru"], "Tacna"),
        ("AID", ["Peru"], "Chile"),
    ]


def test_a_visit_and_those_who_go_on_being_meant() -> None:
    told = Told(
        "On Sunday, Ana Ruiz and Nils Berg arrived in Lima. The two leaders held talks with Karl Holm. "
        "They signed an agreement with Peru."
    )
    visit, talks, deal = told.events
    assert (visit.type, visit.mode, told.said(visit.actors)) == (
        "CONSULT",
        "visit",
        ["Ana Ruiz", "Nils Berg"],
    )
    assert (told.place(visit), told.time(visit)) == ("Lima", "Sunday")
    assert (told.said(talks.actors), told.said(talks.recipients)) == (
        ["Ana Ruiz", "Nils Berg"],
        ["Karl Holm"],
    )
    assert told.time(talks) == "Sunday"
    assert deal.type == "AGREE"


def test_place_and_time_come_from_nowhere_else() -> None:
    told = Told(
        "Kenya bombed a camp. Ana Ruiz will fly to Oslo on Friday. Norwegian police arrested Karl Holm."
    )
    bombing = next(e for e in told.events if e.type == "ASSAULT")
    arrest = next(e for e in told.events if e.type == "COERCE")
    assert (told.place(bombing), told.time(bombing)) == (None, None)
    assert (told.place(arrest), told.time(arrest)) == (None, None)


def test_the_day_of_the_saying_is_not_the_day_of_the_deed() -> None:
    told = Told("Berg said on Tuesday that Kenya had bombed Goma.")
    assert told.time(told.one("ASSAULT")) is None


def test_groups_without_a_name_stay_without() -> None:
    told = Told("Armed men attacked a police station in Goma, and 12 people were killed.")
    event = told.one("ASSAULT")
    assert (event.actors, told.place(event)) == ((), "Goma")
    assert [(c.what, c.best) for c in event.counts] == [("killed", 12)]


def test_the_smallest_statement_that_holds_it() -> None:
    text = "Berg said that Kenya bombed Goma."
    inner = LocalStatement(
        start=10, end=33, pieces=((10, 33),), cue=(5, 9), source=(0, 4), quote="indirect", status="happened",
        status_words=None, force=None, chain=(0, 1), sentences=(0,),
    )  # fmt: skip
    outer = LocalStatement(
        start=0, end=33, pieces=((0, 33),), cue=None, source=None, quote="none", status="happened",
        status_words=None, force=None, chain=(0,), sentences=(0,),
    )  # fmt: skip
    assert Told(text, (outer, inner)).one("ASSAULT").statement == 1


def test_the_lexicon_is_sound() -> None:
    for pos in ("verb", "noun"):
        for rows in acts(pos).values():  # type: ignore[arg-type]
            for act in rows:
                assert act.type is None or act.type in TYPES, act
                for condition in act.conditions:
                    if condition.kind.endswith("class"):
                        assert noun_class(condition.value), condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ATTACK ON GOMA KILLS 30",
        "met met met of of by by Peru",
        "Peru, " * 400 + "bombed",
        "Peru bombed Goma and " * 300,
        "“Peru bombed",
    ],
)
def test_any_text_is_read(text: str) -> None:
    for event in Told(text).events:
        assert text[slice(*event.trigger)]
        assert event.start <= event.trigger[0] < event.trigger[1] <= event.end


@pytest.mark.parametrize(
    ("text", "type_", "place", "day"),
    [
        ("Clashes erupted in Goma on Monday, killing 12 people.", "ASSAULT", "Goma", "Monday"),
        ("Shelling hit a hospital in Kismayo on Friday, police said.", "ASSAULT", "Kismayo", "Friday"),
        ("Fighting between the army and rebels continued near Goma on Sunday.", "ASSAULT", "Goma", "Sunday"),
        ("Protests broke out in Lima on Friday.", "PROTEST", "Lima", "Friday"),
    ],
)
def test_an_act_that_came_about_is_an_event_without_a_name(
    text: str, type_: str, place: str, day: str
) -> None:
    told = Told(text)
    event = told.one(type_)
    assert (told.place(event), told.time(event), event.status) == (place, day, "happened")


def test_what_took_place_is_no_arrest() -> None:
    assert Told("The talks took place in Oslo.").events == ()


def test_whose_troops_they_are_may_be_where_it_was() -> None:
    told = Told("Kenyan troops shot a teacher in northern Kenya on Friday.")
    assert told.place(told.one("ASSAULT")) == "Kenya"


def test_the_place_of_an_ambush_is_that_of_all_it_did() -> None:
    told = Told("An ambush near Goma killed two soldiers and wounded five on Sunday.")
    assert told.place(told.one("ASSAULT")) == "Goma"


def test_what_is_fired_or_offered_is_nobody_it_is_done_to() -> None:
    told = Told("Kenyan troops fired mortars at a post.")
    assert "mortars" not in [told.text[slice(*span)] for span in told.one("ASSAULT").recipient_words]
    offered = Told("Norway offered Peru tents and blankets.").one("AID")
    assert offered.status == "offered"


def test_an_appeal_from_somebody_is_theirs_and_none_is_denied() -> None:
    told = Told("There has been no appeal from Peru for help.")
    event = told.one("REQUEST")
    assert (told.said(event.actors), event.recipients, event.status) == (["Peru"], (), "denied")


def test_what_is_wanted_to_stop_is_not_asked_for() -> None:
    told = Told("The message from Lima, which wants Chilean patrols to end, was read in Oslo.")
    assert not any(e.status == "requested" for e in told.events)


def test_a_clause_with_since_is_of_another_time() -> None:
    told = Told("Nils Berg visited Oslo on Monday, for the first time since Ana Ruiz was arrested.")
    assert told.time(told.one("CONSULT")) == "Monday"
    assert told.time(told.one("COERCE")) is None


def test_those_killed_in_an_offensive_were_killed_by_those_who_led_it() -> None:
    told = Told("Dozens of people were killed in Kenya's offensive on Friday.")
    assert told.said(told.one("ASSAULT").actors) == ["Kenya"]


def test_people_without_a_name_who_block_a_road_on_a_day_protest() -> None:
    told = Told("Women whose husbands are missing blocked the road to the mine on Tuesday.")
    event = told.one("PROTEST")
    assert [told.text[slice(*span)] for span in event.actor_words] == ["Women"]


def test_who_dines_with_somebody_meets_them() -> None:
    told = Told("Ana Ruiz dined in Oslo with Nils Berg on Friday.")
    event = told.one("CONSULT")
    assert (told.said(event.actors), told.said(event.recipients)) == (["Ana Ruiz"], ["Nils Berg"])


def test_how_long_something_takes_dates_nothing() -> None:
    text = "Peru has suspended the licence of Chile for ninety days."
    times = (Time(text.index("ninety"), text.index("."), "ninety days", "P90D", None, None),)
    (event,) = find_events(parse(text), names_in(text), times, ())
    assert (event.type, event.time) == ("COERCE", None)


def test_what_is_offered_is_an_event_that_is_offered() -> None:
    told = Told("Kenya has offered to send two experts to Peru.")
    assert told.one("AID").status == "offered"


@pytest.mark.parametrize(
    "text",
    [
        "Five miners were brought to the surface alive on Friday.",
        "A Kenyan rescue team landed at the airport on Friday.",
        "A plane with sixty Kenyan rescuers landed in Lima on Friday.",
        "Two boys were pulled from the rubble on Friday.",
    ],
)
def test_rescuers_and_the_rescued_are_aid(text: str) -> None:
    told = Told(text)
    event = told.one("AID")
    assert told.time(event) == "Friday"
    assert told.said(event.actors) == (["Kenyan"] if "Kenyan" in text else [])


def test_a_time_beside_a_place_is_that_of_the_act() -> None:
    told = Told("Kenya shelled Somalia east of the crossing on Friday, a soldier said.")
    assert told.time(told.one("ASSAULT")) == "Friday"


def test_what_is_yet_to_come_dates_nothing_that_was_done() -> None:
    told = Told("Ana Ruiz condemned the attack and will travel to Lima on Tuesday.")
    assert told.time(told.one("ACCUSE")) is None
    assert told.time(told.one("CONSULT")) == "Tuesday"


def test_those_killed_in_a_raid_are_one_assault() -> None:
    told = Told("Scores were killed in a raid on the village on Friday.")
    assert [e.type for e in told.events] == ["ASSAULT"]


def test_the_dead_of_a_disaster_are_no_assault() -> None:
    text = "The earthquake struck on Friday. Forty people were killed in Lima."
    assert {e.type for e in Told(text).events} == {"OTHER"}
    assert Told("Gunmen came on Friday. Forty people were killed in Lima.").one("ASSAULT").place is not None
    types = [e.type for e in Told(f"{text} Peru bombed Tacna.").events]
    assert types == ["OTHER", "ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kenya threatened to close the border with Somalia.", ["THREATEN"]),
        ("Kenya agreed to withdraw its troops from Somalia.", ["AGREE"]),
        ("Kenya has offered to send two experts to Peru.", ["AID"]),
        ("Ana Ruiz asked not to be named.", []),
        ("The river, called Lima in Peru, rose.", []),
        ("The dollars arrived in Oslo on Friday.", []),
    ],
)
def test_what_is_said_is_one_event_or_none(text: str, types: list[str]) -> None:
    assert [e.type for e in Told(text).events] == types


def test_whom_a_threatened_act_would_befall_is_threatened() -> None:
    told = Told("Kenya threatened to attack Somalia.")
    assert told.said(told.one("THREATEN").recipients) == ["Somalia"]


def offices(text: str) -> list[tuple[list[str], list[str]]]:
    sides = [(e.actor_bodies, e.recipient_bodies) for e in Told(text).events]
    return [([b.text for b in acting], [b.text for b in befallen]) for acting, befallen in sides]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Police in Lima arrested nine dockers on Monday.", ["police"], ["dockers"]),
        ("A court in Lima jailed Ana Ruiz on Friday.", ["court"], []),
        ("The mayor asked the health ministry for beds.", ["mayor"], ["health ministry"]),
        ("Kenyan customs officers seized a lorry in Kismayo.", ["Kenyan customs officers"], []),
        ("Ana Ruiz accused the coast guard of theft.", [], ["coast guard"]),
        ("Angry villagers attacked the soldiers.", ["villagers"], ["soldiers"]),
        ("Striking dock workers blocked the gate on Monday.", ["dock workers"], []),
        ("Hundreds of nurses marched in Lima on Monday.", ["nurses"], []),
    ],
)
def test_an_office_without_a_name_is_a_party(text: str, actors: list[str], recipients: list[str]) -> None:
    assert offices(text) == [(actors, recipients)]


def test_who_has_a_name_is_no_office() -> None:
    assert offices("The mayor, Ana Ruiz, met Nils Berg in Lima on Monday.") == [([], [])]
    assert offices("Some twenty individuals blocked the road on Monday.") == [([], [])]


@pytest.mark.parametrize(
    "text",
    [
        "Police said two dockers had been arrested in Lima on Monday.",
        "Police closed the quay on Monday and two dockers were arrested.",
        "Police spokeswoman Ana Ruiz said two dockers had been detained on Monday.",
    ],
)
def test_police_who_tell_of_an_arrest_made_it(text: str) -> None:
    (arrest,) = [e for e in Told(text).events if e.mode == "arrest"]
    assert [body.text for body in arrest.actor_bodies] == ["police"]


def test_others_who_tell_of_an_arrest_did_not_make_it() -> None:
    assert Told("A teacher said two dockers were arrested by Kenya.").one("COERCE").actor_bodies == ()
    assert Told("A lawyer said two dockers were arrested in Lima on Monday.").one("COERCE").actor_bodies == ()


def test_where_a_court_sits_is_where_it_convicts() -> None:
    told = Told("A court in Lima on Monday convicted Ana Ruiz of fraud.")
    assert told.place(told.one("SANCTION")) == "Lima"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The river burst its banks in Lima on Friday.", "disaster"),
        ("A magnitude 6.1 earthquake struck Lima on Friday.", "disaster"),
        ("A bus plunged into a river near Lima on Friday, killing two nurses.", "accident"),
        ("A warehouse collapsed in Lima on Friday, injuring eight.", "accident"),
        ("The ferry sank off Kismayo on Sunday.", "accident"),
        ("Forty pupils fell ill in Lima on Monday.", "illness"),
        ("Nils Berg bought a mine near Tacna on Friday.", "trade"),
        ("Parliament voted on Monday to close the mine.", "vote"),
        ("A judge ruled on Monday that the vote was void.", "ruling"),
    ],
)
def test_happenings_that_plover_has_no_type_for(text: str, mode: str) -> None:
    assert [(e.type, e.mode) for e in Told(text).events] == [("OTHER", mode)]


@pytest.mark.parametrize(
    "text",
    ["A bomb blast killed two nurses in Lima.", "Two nurses were killed in a raid in Lima on Friday."],
)
def test_what_somebody_did_is_no_accident(text: str) -> None:
    assert [e.type for e in Told(text).events] == ["ASSAULT"]


def test_who_was_found_guilty_was_convicted() -> None:
    told = Told("A judge in Lima found Ana Ruiz guilty of fraud on Monday.")
    (verdict,) = told.events
    assert (verdict.type, verdict.mode) == ("SANCTION", "convict")
    assert told.said(verdict.recipients) == ["Ana Ruiz"]


def test_where_a_buyer_is_from_is_not_where_it_was() -> None:
    told = Told("Nurses stopped work on Monday against plans to sell the clinic to a firm from Oslo.")
    assert told.place(told.one("PROTEST")) is None


def test_a_sentence_that_goes_on_telling_is_of_the_same_day() -> None:
    told = Told("Fishermen blocked the port of Kismayo on Monday. Police fired tear gas at them.")
    assert told.time(told.one("ASSAULT")) == "Monday"
    other = Told("Fishermen blocked the port of Kismayo on Monday. Police have fired tear gas at them.")
    assert other.time(other.one("ASSAULT")) is None
    apart = Told("Fishermen blocked the port of Kismayo on Monday.\n\nPolice fired tear gas at them.")
    assert apart.time(apart.one("ASSAULT")) == "Monday"
    dated = Told("Fishermen blocked the port of Kismayo on Monday. Police fired tear gas at them on Friday.")
    assert dated.time(dated.one("ASSAULT")) == "Friday"


def test_who_did_it_stands_in_the_sentence_before() -> None:
    told = Told("A court in Lima convicted two brokers on Monday. Ana Ruiz was convicted of fraud.")
    assert [[b.text for b in e.actor_bodies] for e in told.events] == [["court"], ["court"]]
    other = Told("A court in Lima convicted two brokers on Monday. Ana Ruiz was arrested on Friday.")
    assert other.one("COERCE").actor_bodies == ()


def test_a_place_without_a_name() -> None:
    told = Told("Ana Ruiz met Nils Berg at the foreign ministry on Monday.")
    (event,) = told.events
    assert event.place is None
    assert event.place_words is not None
    assert told.text[slice(*event.place_words)] == "the foreign ministry"
    named = Told("Ana Ruiz met Nils Berg at the foreign ministry in Lima on Monday.").events[0]
    assert (named.place is not None, named.place_words) == (True, None)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The release of 40 hostages on Friday was the first in a year.", "RETREAT"),
        ("The arrest of the broker Ana Ruiz on Monday surprised Lima.", "COERCE"),
        ("The two-day strike began on Monday.", "PROTEST"),
        ("Soldiers were deployed to the streets of Lima on Sunday.", "MOBILIZE"),
        ("The prisoners were freed on Friday.", "RETREAT"),
        ("Hackers broke into the computers of a clinic in Tacna on Friday.", "COERCE"),
        ("The prosecutor asked the court for a warrant.", "REQUEST"),
        ("The draft was leaked to a newspaper on Tuesday.", "OTHER"),
        ("Twelve pupils were taken to hospital in Tacna on Monday.", "OTHER"),
    ],
)
def test_who_did_it_may_be_left_unsaid(text: str, type_: str) -> None:
    assert [e.type for e in Told(text).events] == [type_]


@pytest.mark.parametrize(
    "text", ["A release of hostages would help.", "Arrests are rare in Lima.", "Strikes hurt the economy."]
)
def test_an_act_in_general_is_no_event(text: str) -> None:
    assert Told(text).events == ()


def test_what_is_told_of_something_has_its_own_day() -> None:
    told = Told("Divers on Friday found the body of a nurse who was killed in Kismayo.")
    assert told.time(told.one("ASSAULT")) is None


def test_whose_boat_sank_did_not_sink_it() -> None:
    told = Told("A Kenyan ferry sank off Kismayo on Sunday, leaving two nurses dead.")
    (sinking,) = told.events
    assert (sinking.mode, sinking.actors, told.place(sinking)) == ("accident", (), "Kismayo")


def test_the_police_of_a_town_are_not_the_town() -> None:
    told = Told("Lima police arrested Nils Berg on Friday.")
    (arrest,) = told.events
    assert (told.said(arrest.actors), [b.text for b in arrest.actor_bodies]) == ([], ["Lima police"])
    other = Told("Kenyan police arrested Nils Berg on Friday.").one("COERCE")
    assert len(other.actors) == 1


def test_a_day_behind_a_verb_of_saying_is_when_it_was_said() -> None:
    told = Told("Kenya's army said Monday it had killed nine rebels in a battle near Goma.")
    assert told.time(told.one("ASSAULT")) is None
    told = Told("Kenya's army killed nine rebels on Monday in a battle near Goma.")
    assert told.time(told.one("ASSAULT")) == "Monday"


def test_people_have_no_day() -> None:
    told = Told("The Chilean navy seized a Peruvian boat with a crew of six off Tacna on Friday.")
    assert told.time(told.one("COERCE")) == "Friday"


def test_a_column_of_somebodys_is_theirs() -> None:
    told = Told("Nils Berg said a column of Kenya attacked a post outside the town on Sunday.")
    assert told.said(told.one("ASSAULT").actors) == ["Kenya"]


def test_the_dead_of_a_clause_around_it_make_an_attack_an_event() -> None:
    told = Told("Four herders were killed when a plane bombed the market on Monday, the rebels say.")
    event = told.one("ASSAULT")
    assert told.time(event) == "Monday"
    assert [(c.what, c.best) for c in event.counts] == [("killed", 4)]


def test_a_meeting_that_took_place_somewhere_some_day_is_an_event() -> None:
    told = Told("The ministry said that the last meeting took place in Tacna on Friday.")
    event = told.one("CONSULT")
    assert (told.place(event), told.time(event)) == ("Tacna", "Friday")
    assert not Told("The ministry said that the last meeting took place in spring.").events


def test_a_verdict_joined_to_another_is_given_by_the_same_court() -> None:
    told = Told("A court in Oslo acquitted Ana Ruiz of murder but found her guilty of theft.")
    assert [told.place(e) for e in told.events] == ["Oslo", "Oslo"]


def test_the_clock_of_an_entry_dates_what_was_undergone() -> None:
    text = "17:50\nThe man who was arrested on Sunday has been released."
    clock = Time(0, 5, "17:50", "T17:50", "2031-05-02T17:50", "2031-05-02T17:50")
    found = find_events(parse(text), (), (clock, *times_in(text)), ())
    assert [e.time for e in found if e.type == "RETREAT"] == [0]


def test_the_only_town_is_the_town() -> None:
    def place(text: str) -> str | None:
        where = Location(1.0, 2.0, "KE", "g:1", 1)
        names = tuple(replace(n, location=where if n.kind == "place" else None) for n in names_in(text))
        (event,) = find_events(parse(text), names, (), ())
        return None if event.place is None else names[event.place].text

    attack = "Kenyan troops attacked a rebel camp outside the town, killing six."
    assert place(f"It rained in Goma. {attack}") == "Goma"
    assert place(f"It rained in Goma and Kismayo. {attack}") is None


def test_what_somebody_has_done_is_of_the_day_they_announced_it() -> None:
    told = Told("Kenya have sold the ferry to Norway for six million euros, both sides announced on Friday.")
    assert told.time(told.one("OTHER")) == "Friday"
    told = Told("Kenya have sold the ferry to Norway for six million euros, both sides said on Friday.")
    assert told.time(told.one("OTHER")) is None


def test_the_company_is_the_only_body_that_did_something() -> None:
    def recipients(text: str, *bodies: str) -> list[str]:
        names = tuple(
            Name(text.index(b), text.index(b) + len(b), b, "organisation", i, None, None)
            for i, b in enumerate(bodies)
        )
        event = next(e for e in find_events(parse(text), names, (), ()) if e.type == "ACCUSE")
        return [names[i].text for i in event.recipients]

    said = "Norlux had stated that the line was off. {}The mayor accused the company of lying."
    assert recipients(said.format(""), "Norlux") == ["Norlux"]
    assert recipients(said.format("Odal rejected that. "), "Norlux", "Odal") == []


def test_what_is_patrolled_is_where_it_was() -> None:
    told = Told("Soldiers of the Kenyan army patrolled Goma on Friday for the first time.")
    assert told.place(told.one("MOBILIZE")) == "Goma"
