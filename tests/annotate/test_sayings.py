"""What the syntax of a sentence shows: who says what, and through whom."""

from __future__ import annotations

import pytest

from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.sayings import find_sayings


def said(text: str) -> list[tuple[str | None, str]]:
    """(source, content) of each saying of ``text``, as written."""
    found = []
    for saying in find_sayings(parse(text)):
        source = None if saying.source is None else text[slice(*saying.source)]
        found.append((source, " … ".join(text[s:e] for s, e in saying.content)))
    return found


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The mayor said on Monday that the bridge was shut.", "The mayor", "the bridge was shut"),
        ("The bridge was shut, the mayor said on Monday.", "the mayor", "The bridge was shut"),
        ("The tower, she says, was never safe.", "she", "The tower … was never safe"),
        (
            "The governor called on the army to send two more boats.",
            "The governor",
            "the army to send two more boats",
        ),
        ("The coach urged the club to sell the striker.", "The coach", "the club to sell the striker"),
        ("The minister called the plan absurd.", "The minister", "the plan absurd"),
        ("The company denies breaking any law.", "The company", "breaking any law"),
        ("Officials put the number of dead at 22.", "Officials", "the number of dead at 22"),
        ("The owner accused a rival of stealing the design.", "The owner", "a rival of stealing the design"),
        ("A survivor described the crossing as a nightmare.", "A survivor", "the crossing as a nightmare"),
        ("The bank promised to publish the figures.", "The bank", "to publish the figures"),
        ("The union threatened to strike in May.", "The union", "to strike in May"),
        ("According to the ministry, prices rose again.", "the ministry", "prices rose again"),
        ("Prices rose again, according to the ministry.", "the ministry", "Prices rose again"),
        ("The tunnel will never open, as one driver put it.", "one driver", "The tunnel will never open"),
        (
            "The dead were workers who slept in the hall that collapsed, according to the mayor.",
            "the mayor",
            "The dead were workers who slept in the hall that collapsed",
        ),
        (
            "According to his biographer, Tomas Ferro, the house was sold.",
            "his biographer, Tomas Ferro",
            "the house was sold",
        ),
        (
            "According to Tomas Ferro, the deputy mayor, the bridge will be shut.",
            "Tomas Ferro, the deputy mayor",
            "the bridge will be shut",
        ),
        ("Baek Min-soo wrote in a note that prices rose.", "Baek Min-soo", "prices rose"),
        ("Rumours that the plant would close spread quickly.", "Rumours", "the plant would close"),
        ("The organisers spoke of 6,000 marchers.", "The organisers", "6,000 marchers"),
        (
            "The survey office measured the flood at 3.2 metres.",
            "The survey office",
            "the flood at 3.2 metres",
        ),
        ("A clerk told the court that methane was found.", "A clerk", "methane was found"),
        (
            "The Keld Post first reported on Friday that the siren had not worked, citing a guard there.",
            "a guard there",
            "the siren had not worked",
        ),
        (
            "The skipper had been told by his owner, the late Otto Prell, that the buoy was gone.",
            "his owner, the late Otto Prell",
            "the buoy was gone",
        ),
        (
            "She had been assured by the port, she said, that a crane was free.",
            "the port",
            "a crane was free",
        ),
        (
            "The nurse said a doctor had advised her in May to keep the letter.",
            "a doctor",
            "her in May to keep the letter",
        ),
        (
            "According to Gol, the coach of the club, Ramiro Ferro, explained that the tests had failed.",
            "Gol",
            "the coach of the club, Ramiro Ferro, explained that the tests had failed",
        ),
        (
            "According to Gol, the coach of the club, Ramiro Ferro, explained that the tests had failed.",
            "the coach of the club, Ramiro Ferro",
            "the tests had failed",
        ),
        (
            "The agency, quoting a clerk at the treasury, wrote on Monday that the bank would close.",
            "a clerk at the treasury",
            "the bank would close",
        ),
        (
            "The trade daily Backlot reports, citing three people with knowledge of the matter, that "
            "director Ana Krol has been offered the job and is thinking about it.",
            "three people with knowledge of the matter",
            "director Ana Krol has been offered the job and is thinking about it",
        ),
        ("She did not rule out that the quay would close.", "She", "the quay would close"),
        (
            "The internal report shows a deficit of nine million.",
            "The internal report",
            "a deficit of nine million",
        ),
        (
            "A nurse at the clinic counted 17 beds, most of them empty.",
            "A nurse at the clinic",
            "17 beds",
        ),
        ("President Said Ferro has won, the court said.", "the court", "President Said Ferro has won"),
        ("The bridge was unsafe. The owner denies this.", "The owner", "The bridge was unsafe"),
        (
            "The bridge was unsafe, a guard said. The owner, Ana Prell, denied it.",
            "The owner, Ana Prell",
            "The bridge was unsafe",
        ),
        (
            "The guards left early. That is what a porter told the Keld Post.",
            "a porter",
            "The guards left early",
        ),
        ("The mayor let it be known that the quay was shut.", "The mayor", "the quay was shut"),
        ("She made it plainly known through an aide that she would stay.", "She", "she would stay"),
        ("The ministry is of the view that the law is dead.", "The ministry", "the law is dead"),
        ("The quay is shut, if you believe the harbour office.", "the harbour office", "The quay is shut"),
        ("The quay is shut, if the council is to be believed.", "the council", "The quay is shut"),
        (
            "Her deputy disagrees: according to the clerk, the letter was read aloud.",
            "the clerk",
            "the letter was read aloud",
        ),
    ],
)
def test_content_and_source(sentence: str, source: str, content: str) -> None:
    assert (source, content) in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company declined to say how many people it employs.",
        "The minister would not say whether he would stay.",
        "The fire brigade has not confirmed this.",
        "Nobody said that the road was safe.",
        "The delay shows that the plan was weak.",
        "The envoy spoke of a quiet day.",
        "She spoke of her flights on Falcon One.",
        "It is well known that the quay floods.",
        "Few took the view from the tower that day.",
    ],
)
def test_silence_and_things_say_nothing(sentence: str) -> None:
    assert said(sentence) == []


def test_of_two_that_clauses_both_are_said() -> None:
    text = "Professor Lo told the Keld Post that gas is rare in such mines, but that old shale may hold some."
    assert ("Professor Lo", "gas is rare in such mines") in said(text)
    assert ("Professor Lo", "old shale may hold some") in said(text)


def test_hearsay_has_no_source() -> None:
    assert said("The firm is said to be planning a sale.")[0][0] is None


def test_who_is_cited_is_the_root_and_who_cites_passes_it_on() -> None:
    text = "The daily reported on Friday, citing two officials, that the deal was dead."
    (saying,) = find_sayings(parse(text))
    assert [text[slice(*v)] for v in saying.via] == ["The daily"]
    assert saying.source is not None
    assert text[slice(*saying.source)] == "two officials"
    assert text[slice(*saying.content[0])] == "the deal was dead"


def test_a_reason_that_is_cited_is_nobody() -> None:
    text = 'The senator asked for a new count, citing "odd differences".'
    assert "odd differences" not in {source for source, _ in said(text)}


def test_a_verb_with_an_object_of_its_own_says_nothing_before_it() -> None:
    text = "Kenya has become accustomed to raids — a rebel group claimed responsibility for two of them."
    assert not any("accustomed" in content for _, content in said(text))


def test_what_goes_on_says_nothing() -> None:
    assert said("As the flood continued across the plain, patients were turned away.") == []


def test_of_the_sentence_before() -> None:
    text = "The harbour is closed. This was first reported by the Evening Star."
    (saying,) = find_sayings(parse(text))
    assert saying.back
    assert text[slice(*saying.content[0])] == "The harbour is closed"


def test_a_sentence_of_thousands_of_words_is_left_alone() -> None:
    assert find_sayings(parse(" ".join(["the mayor said that"] * 400))) == []
