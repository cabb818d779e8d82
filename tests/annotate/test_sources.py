"""Who is meant: each source once, and the way to it."""

from __future__ import annotations

import pytest

from reportedly.annotate.names.names import find_names, resolve_pronoun, resolve_role
from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.statements.chains import Attributed
from reportedly.annotate.statements.retellings import with_tellers


def book(text: str, outlet: str = "The Harbour Post") -> SourceBook:
    doc = parse(text)
    return SourceBook(
        doc, find_names(doc), outlet, resolve_role=resolve_role, resolve_pronoun=resolve_pronoun
    )


def read(made: SourceBook, text: str, words: str, nth: int = 0) -> tuple[int, ...]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return made.read((start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        ("A diplomat said it was late. The diplomat added that nobody came.", "A diplomat", "The diplomat"),
        (
            'A herder said it was late. "I saw it," said the man, who did not want his name on the air.',
            "A herder",
            "the man, who did not want his name on the air",
        ),
        # Kim Reyes stands in her own words.
        (
            'The lawyer, Ina Oyuk, said it was late. "They paid a friend. Ask Kim Reyes," she said.',
            "The lawyer, Ina Oyuk",
            "she",
        ),
        (
            "A guard told the Juba Sentinel that it was late. The guard was gone, the Sentinel reported.",
            "the Juba Sentinel",
            "the Sentinel",
        ),
        (
            "The member for the valley has said it was late. Anna Berg, who was elected in May, said so.",
            "The member for the valley",
            "Anna Berg, who was elected in May",
        ),
    ],
)
def test_who_spoke_is_met_again(text: str, first: str, again: str) -> None:
    made = book(text)
    assert read(made, text, first) == read(made, text, again)


def test_one_of_several_has_a_count_of_its_own() -> None:
    text = "Three nurses at the clinic said it was shut. One of them said she had been sent home."
    made = book(text)
    read(made, text, "Three nurses at the clinic")
    (one,) = read(made, text, "One of them")
    source = made.sources()[one]
    assert source.count == 1
    assert source.description == "nurses at the clinic"


def test_a_pronoun_goes_back_to_the_last_who_fits() -> None:
    text = "Anna Berg said it was late. The police said no one was hurt. She thanked the crew, she said."
    made = book(text)
    berg = read(made, text, "Anna Berg")
    read(made, text, "The police")
    assert read(made, text, "she said"[:3]) == berg


def test_an_organisation_is_no_she() -> None:
    text = "The ministry said it was late. She said it was early."
    made = book(text)
    ministry = read(made, text, "The ministry")
    assert read(made, text, "She") != ministry


def test_a_spokesperson_speaks_for_the_organisation() -> None:
    text = "A spokeswoman for the dockers' union said a strike was near."
    made = book(text)
    (body,) = read(made, text, "A spokeswoman for the dockers' union")
    source = made.sources()[body]
    assert source.kind == "organisation"
    assert source.label is not None
    assert "union" in source.label
    assert source.description == "spokeswoman"


def test_those_who_speak_as_one_are_one() -> None:
    text = "The police and the fire service said the road was shut."
    made = book(text)
    (both,) = read(made, text, "The police and the fire service")
    assert made.sources()[both].label == "police and fire service"


def test_the_outlet_itself_is_no_further_link() -> None:
    text = "The Harbour Post has asked the club for comment."
    assert read(book(text), text, "The Harbour Post") == ()
    assert read(book("I think so."), "I think so.", "I") == ()


def test_who_stands_with_who_is_no_body() -> None:
    text = "A producer who fears for her job said the tapes were gone. The board denied it."
    made = book(text)
    (one,) = read(made, text, "A producer who fears for her job")
    assert made.sources()[one].kind == "anonymous"


def test_the_third_of_those_met_before() -> None:
    text = "Three porters said it was late. The third, a night guard, said the gate was open."
    made = book(text)
    read(made, text, "Three porters")
    (third,) = read(made, text, "The third, a night guard,")
    source = made.sources()[third]
    assert (source.kind, source.count) == ("anonymous", 1)


def test_its_spokeswoman_speaks_for_what_the_sentence_is_about() -> None:
    text = "The army denied it. The rights office is looking into the raid, its spokeswoman said."
    made = book(text)
    read(made, text, "The army")
    (body,) = read(made, text, "its spokeswoman")
    assert made.sources()[body].label == "rights office"


def test_a_statement_is_that_of_who_spoke_in_one() -> None:
    text = "The treasury said in a statement that it was safe. A clerk was not sure. The statement said so."
    made = book(text)
    treasury = read(made, text, "The treasury")
    read(made, text, "A clerk")
    assert read(made, text, "The statement") == treasury


def test_through_what_somebody_speaks_is_no_part_of_them() -> None:
    text = "Demand is weak, says the brewery in its release."
    made = book(text)
    (body,) = read(made, text, "the brewery in its release")
    assert made.sources()[body].label == "brewery"


def test_an_outlet_at_home_somewhere_is_called_without_it() -> None:
    text = "The girl told the Lakeside Star that the pier was shut."
    made = book(text, outlet="Lakeside Star (Kisumu)")
    assert read(made, text, "the Lakeside Star") == ()


def test_what_was_told_may_stand_in_the_next_sentence() -> None:
    text = "Anna Berg waited. A guard told her. The road was shut."
    made = book(text)
    links = (*read(made, text, "Anna Berg"), *read(made, text, "A guard"))
    cue, hearer, said = (
        (text.index(w), text.index(w) + len(w)) for w in ("told", "her.", "The road was shut")
    )
    told = Attributed(Saying((said,), cue, None, hearer=(hearer[0], hearer[1] - 1)), links)
    (_, whole) = with_tellers([told], made)
    assert text[slice(*whole.saying.content[0])] == "A guard told her"


def test_who_is_called_by_an_age_was_named_before() -> None:
    text = "Anna Berg said it was late. The police came. “I slept,” said the 42-year-old skipper."
    made = book(text)
    berg = read(made, text, "Anna Berg")
    read(made, text, "The police")
    assert read(made, text, "the 42-year-old skipper") == berg


def test_an_age_of_nobody_named_describes_somebody() -> None:
    text = "The police came. “I slept,” said the 42-year-old skipper."
    made = book(text)
    read(made, text, "The police")
    (k,) = read(made, text, "the 42-year-old skipper")
    assert made.drafts[k].name is None


def test_who_is_introduced_by_a_noun_is_meant_by_it() -> None:
    text = "Anna Berg, a welder, came late. Tom Sel waited. The welder said it was raining."
    made = book(text)
    berg = read(made, text, "Anna Berg")
    assert read(made, text, "The welder") == berg
    two = text.replace("Tom Sel waited", "Tom Sel, a welder, waited")
    other = book(two)
    (k,) = read(other, two, "The welder")
    assert other.drafts[k].name is None


def test_a_trait_does_not_make_another_company() -> None:
    text = "The shares of Acme Pumps Ltd fell. The Keld-based company said it was late."
    made = book(text)
    assert made.sources()[0].kind == "outlet"
    (k,) = read(made, text, "The Keld-based company")
    assert made.drafts[k].label == "Acme Pumps Ltd"


def test_a_title_between_comma_and_name_hides_nobody() -> None:
    text = "The head of the port office in Keld, Mrs Anna Berg, said it was late."
    made = book(text)
    (k,) = read(made, text, "The head of the port office in Keld, Mrs Anna Berg")
    assert made.drafts[k].label == "Anna Berg"


def test_a_surname_alone_is_its_bearers() -> None:
    text = "The price rose, Anna Quillmare said. Quillmare blamed the frost."
    made = book(text)
    berg = read(made, text, "Anna Quillmare")
    assert read(made, text, "Quillmare", nth=1) == berg


def test_a_client_named_at_the_end_is_not_who_speaks() -> None:
    text = "Advocate Anna Berg, for the second accused, Mr Tom Sel, said it was late."
    made = book(text)
    (k,) = read(made, text, "Advocate Anna Berg, for the second accused, Mr Tom Sel")
    assert made.drafts[k].label == "Anna Berg"


def test_a_medium_is_called_by_the_last_word_of_its_name() -> None:
    text = "The Quay Courier reported a fire. The Courier said nobody was hurt."
    doc = parse(text)
    names = find_names(doc)[:1]  # the second was not found
    made = SourceBook(
        doc, names, "The Harbour Post", resolve_role=resolve_role, resolve_pronoun=resolve_pronoun
    )
    assert read(made, text, "The Courier") == read(made, text, "The Quay Courier")


def test_a_banks_strategists_give_the_banks_view() -> None:
    text = "Strategists at Harbour Capital Ltd said rates fell. A strategist at Harbour Capital Ltd said no."
    made = book(text)
    (k,) = read(made, text, "Strategists at Harbour Capital Ltd")
    assert made.drafts[k].label == "Harbour Capital Ltd"
    (one,) = read(made, text, "A strategist at Harbour Capital Ltd")
    assert made.drafts[one].kind == "anonymous"


def test_one_leader_of_a_place_holds_no_office() -> None:
    text = "A leader from Kisumu said the road was shut. Kisumu's mayor said it was open."
    made = book(text)
    (leader,) = read(made, text, "A leader from Kisumu")
    (mayor,) = read(made, text, "Kisumu's mayor")
    found = made.sources()
    assert (found[leader].kind, found[mayor].kind) == ("anonymous", "person")
