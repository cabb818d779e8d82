"""Who says it where the order of the words tells it: tails, asides, inverted tags."""

from __future__ import annotations

import pytest
from tests.annotate.test_chains import chains

from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.sayings import find_sayings


def said(text: str) -> dict[str, tuple[str | None, list[str], str | None]]:
    """For each content who says it, through whom, and who was told."""

    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span is not None else None

    return {
        " ".join(text[s:e] for s, e in one.content): (
            words(one.source),
            [text[slice(*v)] for v in one.via],
            words(one.hearer),
        )
        for one in find_sayings(parse(text))
    }


@pytest.mark.parametrize("last", ["went", "goes"])
def test_a_text_may_end_on_the_verb_that_goes_on_elsewhere(last: str) -> None:
    assert said(f"There was no bond, he {last} on.")["There was no bond"][0] == "he"
    assert said(f"There was no bond, he {last}") == {}


@pytest.mark.parametrize(
    ("text", "content", "source", "via", "hearer"),
    [
        (
            "A draft of the treaty has been shown to Lusatian envoys, the Oslo-based daily Al Manar reported "
            "on Friday, quoting a northern diplomat.",
            "A draft of the treaty has been shown to Lusatian envoys",
            "a northern diplomat",
            ["the Oslo-based daily Al Manar"],
            None,
        ),
        (
            "The vote would not be held before May, a clerk who did not wish to be named told the radio.",
            "The vote would not be held before May",
            "a clerk who did not wish to be named",
            [],
            "the radio",
        ),
        (
            "The winger has agreed terms with Levka, the Norvan daily Jutro reports, "
            "citing a porter at the hotel.",
            "The winger has agreed terms with Levka",
            "a porter at the hotel",
            ["the Norvan daily Jutro"],
            None,
        ),
        (
            "The quay is to be led by Orla Venn, a member of it told the newsletter Selby Intime, whose "
            "account was taken up by the radio.",
            "The quay is to be led by Orla Venn",
            "a member of it",
            [],
            "the newsletter Selby Intime",
        ),
        (
            "The gang entered by way of a contractor, the first findings of the harbour office show.",
            "The gang entered by way of a contractor",
            "the first findings of the harbour office",
            [],
            None,
        ),
        (
            "The club will pay four million for the player, a member of its board told the paper over tea "
            "and on the promise that we would forget his name.",
            "The club will pay four million for the player",
            "a member of its board",
            [],
            "the paper",
        ),
        (
            "The rebels will free forty sailors and will get nine of their men, added the source.",
            "The rebels will free forty sailors and will get nine of their men",
            "the source",
            [],
            None,
        ),
    ],
)
def test_a_sentence_ends_on_who_says_it(
    text: str, content: str, source: str, via: list[str], hearer: str | None
) -> None:
    assert said(text)[content] == (source, via, hearer)


@pytest.mark.parametrize(
    "text",
    [
        "The Board said that the loan would be paid in May, even as savers in two "
        "towns complained of delays.",
        "The Board expects growth of two percent, down from the three it predicted in June.",
        "In them, she says, the abbot promises a field to a miller.",
    ],
)
def test_what_only_looks_like_a_tail_says_nothing_of_what_stands_before(text: str) -> None:
    start = text[:20]
    assert not any(content.startswith(start) for content in said(text))


def test_what_stands_around_an_aside_is_one() -> None:
    found = said("The dredging goes on, she said, in the outer basin.")
    assert found["The dredging goes on in the outer basin"][0] == "she"
    found = said("Entry is free of charge, the warden stressed, and is only announced on the radio.")
    assert found["Entry is free of charge and is only announced on the radio"][0] == "the warden"
    found = said("The bishop, said Orla Venn, has ordered that the bell be sold.")
    assert found["The bishop has ordered that the bell be sold"][0] == "Orla Venn"


def test_what_goes_back_goes_on_behind_an_aside() -> None:
    found = said("There was no quarrel, the lawyer said, and his client has kept his word.")
    assert found["There was no quarrel and his client has kept his word"][0] == "the lawyer"


def test_how_it_was_said_is_no_part_of_it() -> None:
    assert "The pier is shut" in said("The pier is shut, the mayor said, in an interview with the radio.")


def test_any_verb_may_say_who_speaks_behind_what_is_said() -> None:
    assert said("“The price is a joke,” scoffed a broker.")["The price is a joke"][0] == "a broker"
    assert said("The bells are always rung, explains its warden.")["The bells are always rung"][0] == (
        "its warden"
    )


def test_who_promises_is_no_part_of_what_is_promised() -> None:
    found = said("Ana Prell said she had been promised a meeting by the labour ministry.")
    assert found["a meeting"][0] == "the labour ministry"


def test_what_a_verb_takes_as_its_object_is_said_where_the_tagger_sees_it() -> None:
    assert chains("Governor Rose Teo has publicly denied any rift with her deputy.")[
        "any rift with her deputy"
    ] == ["Rose Teo"]


def test_who_was_told_tells_on_the_whole_sentence() -> None:
    found = chains(
        "“They said we were closed,” Jarmo Pelko told visitors. The week before, the manager had assured him "
        "that the book was full."
    )
    assert found["The week before, the manager had assured him that the book was full"] == ["Jarmo Pelko"]
    assert found["the book was full"] == ["Jarmo Pelko", "manager"]


def test_who_was_told_within_anothers_words_tells_nothing_on() -> None:
    found = chains("The mother told the town hall that a guard had told her that her son was on the list.")
    assert not any(words.startswith("The mother") for words in found)


def test_as_somebody_learned_from_another() -> None:
    found = said("As the Selby Herald learned from the harbour board, a bid of five million is on the table.")
    assert found["a bid of five million is on the table"] == (
        "the harbour board",
        ["the Selby Herald"],
        None,
    )


def test_a_verb_at_the_end_that_was_taken_for_a_noun() -> None:
    text = "The gate was opened at noon, a document that the Selby Herald has seen shows."
    assert said(text)["The gate was opened at noon"][0] == "a document that the Selby Herald has seen"
    assert not any(
        content.startswith("The firm")
        for content in said("The firm sells lamps, toys for children and TV shows.")
    )


def test_they_are_the_people_of_whom_one_spoke() -> None:
    found = chains(
        "Two people briefed on the talks said the quay was for sale. Norvan Ports has looked at it, one of "
        "the people said. Haldane Lines could still keep it, they added."
    )
    assert found["Haldane Lines could still keep it"] == ["people briefed on the talks"]


def test_a_quotation_after_a_line_that_tells_to_whom() -> None:
    found = chains(
        "Orla Venn leads the talks.\n\n17:20 - Venn to reporters: “We have agreed on a joint board.”"
    )
    assert found["“We have agreed on a joint board.”"] == ["Orla Venn"]


def test_a_medium_that_was_told_is_known_by_its_article_or_its_noun() -> None:
    found = chains("A clerk close to the bank told the Beacon on Friday that the sale would go on.")
    assert found["the sale would go on"] == ["Beacon", "clerk close to the bank"]
    found = chains("Two sailors told the Norwire agency that the crew had slept.")
    assert found["the crew had slept"][0] == "Norwire"


def test_some_newspaper_of_a_town_has_no_name() -> None:
    found = chains("Mali has asked Chad for troops, a Bamako newspaper reported on Monday.")
    assert found["Mali has asked Chad for troops"] == ["Bamako newspaper"]


def test_who_goes_on_says_it() -> None:
    text = "Anna Berg said the fund was empty. There was no bond, she went on."
    (tag,) = [s for s in find_sayings(parse(text)) if s.cue is not None and text[slice(*s.cue)] == "went"]
    assert [text[s:e] for s, e in tag.content] == ["There was no bond"]
