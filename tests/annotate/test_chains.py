"""Chains of whole reports, from the outlet down to the root."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.annotate.english import annotate_english, credited_media
from reportedly.annotation import Annotation
from reportedly.record import Report


def report(text: str, outlet: str = "The Harbour Post") -> Report:
    return Report("r", "r.txt", 1, outlet, None, None, None, None, "en", (), None, text)


def chains(text: str) -> dict[str, list[str]]:
    """For each statement's words those who stand between it and the outlet, as named or described."""
    found: Annotation = annotate_english(report(text))
    names = [s.label or s.description or "?" for s in found.sources]
    return {
        " ".join(" ".join(text[s:e] for s, e in one.pieces).split()): [names[k] for k in one.chain[1:]]
        for one in found.statements
    }


def test_nested_statements_are_both_there() -> None:
    found = chains("A spokesman for the port said the mayor had promised that the quay would be rebuilt.")
    outer = next(chain for words, chain in found.items() if words.startswith("the mayor had promised"))
    inner = found["the quay would be rebuilt"]
    assert inner[: len(outer)] == outer
    assert len(inner) == len(outer) + 1


def test_according_to_stands_above_an_inner_saying() -> None:
    found = chains(
        "He told friends he would resign, according to the daily Kurier, which has seen the letters."
    )
    (inner,) = [chain for words, chain in found.items() if words == "he would resign"]
    assert inner[:2] == ["Kurier", "letters"]


def test_speech_goes_on_after_its_cue() -> None:
    found = chains('"The pier is gone," Anna Berg said. "It will not come back."')
    assert found == {'"The pier is gone," "It will not come back."': ["Anna Berg"]}


def test_speech_of_two_paragraphs_is_one() -> None:
    found = chains("“We waited for hours.\n\n“Nobody came to help us,” the harbour pilot said.")
    assert len(found) == 1
    assert next(iter(found.values())) == ["harbour pilot"]


def test_a_paragraph_of_speech_alone_is_the_last_speakers() -> None:
    found = chains("Anna Berg said the pier was gone.\n\n“It was the pride of this town for years.”")
    assert found["“It was the pride of this town for years.”"] == ["Anna Berg"]


def test_an_unnamed_source_is_no_mediums_unless_the_text_says_so() -> None:
    text = "The deal is dead, according to the daily Kurier. Sources close to the player said he was happy."
    assert chains(text)["he was happy"] == ["Sources close to the player"]


def test_who_was_told_hands_it_on() -> None:
    text = 'Anna Berg told the daily Kurier that the pier was unsafe. "It will fall," she said.'
    found = chains(text)
    assert found["the pier was unsafe"] == ["Kurier", "Anna Berg"]
    assert found['"It will fall,"'] == ["Kurier", "Anna Berg"]


def test_a_medium_is_told_by_what_is_done_with_it() -> None:
    found = chains(
        "Anna Berg told Fjord Aften that the pier was unsafe.\n\n"
        "Fjord Aften quoted a diver as saying that the piles had rotted."
    )
    assert found["the pier was unsafe"] == ["Fjord Aften", "Anna Berg"]
    assert found["the piles had rotted"] == ["Fjord Aften", "diver"]


def test_the_station_goes_back_to_the_broadcaster() -> None:
    found = chains(
        "Radio Tarn said the quay was closed. The weekly Lokalen reported that a crane had fallen. "
        "The station said nobody had been hurt."
    )
    assert found["nobody had been hurt"] == ["Radio Tarn"]


def test_who_goes_on_is_heard_by_the_same_way_until_asked_anew() -> None:
    text = (
        "Anna Berg told the daily Kurier that the pier was unsafe.\n\nShe said it would fall.\n\n"
        "Reached on Sunday, she said it had been repaired."
    )
    found = chains(text)
    assert found["it would fall"] == ["Kurier", "Anna Berg"]
    assert found["it had been repaired"] == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "In remarks carried by Radio Tarn, the harbour master, Anna Berg, denied that the quay was shut.",
            "the quay was shut",
            ["Radio Tarn", "Anna Berg"],
        ),
        (
            "The quay is shut, Anna Berg was quoted as saying by the daily Kurier.",
            "The quay is shut",
            ["Kurier", "Anna Berg"],
        ),
        (
            "Anna Berg told the daily Kurier, as quoted by Radio Tarn, that the quay was shut.",
            "the quay was shut",
            ["Radio Tarn", "Kurier", "Anna Berg"],
        ),
        (
            "The daily Kurier reported, with reference to a diver, that the quay was shut.",
            "the quay was shut",
            ["Kurier", "diver"],
        ),
        (
            "The daily Kurier wrote, on the strength of a diver, that the quay was shut.",
            "the quay was shut",
            ["Kurier", "diver"],
        ),
        (
            "The quay is shut, the daily Kurier reported, quoting Radio Tarn, which relied on a diver.",
            "The quay is shut",
            ["Kurier", "Radio Tarn", "diver"],
        ),
        (
            "The daily Kurier cites an inspection record in which Anna Berg says that the quay was shut.",
            "the quay was shut",
            ["Kurier", "inspection record", "Anna Berg"],
        ),
        (
            "A diver, speaking to the daily Kurier, said the quay was shut.",
            "the quay was shut",
            ["Kurier", "diver, speaking to the daily Kurier"],
        ),
    ],
)
def test_who_passes_it_on_stands_between(text: str, words: str, chain: list[str]) -> None:
    assert chains(text)[words] == chain


def test_asking_for_secrecy_describes_and_states_nothing() -> None:
    found = chains("Two clerks said the vault was empty. They asked not to be named for fear of dismissal.")
    assert found["the vault was empty"][-1].startswith("clerks; who asked not to be named")


def test_what_the_outlet_says_is_its_own() -> None:
    text = "The pier is gone. The mayor declined to comment. The Harbour Post has asked the port for a copy."
    assert all(chain == [] for chain in chains(text).values())
    assert len(chains(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        '"',
        'He said. "She said "no. “Yes” said „Tom“ and "that is it\n\n“Another one\n\n“and another,” he said. '
        * 5,
        "THE MAYOR SAID THE ROAD WAS SHUT, ACCORDING TO THE POST. " * 5,
        " ".join(["the mayor said that"] * 2_500),
        "\n".join('a\t1\t2\t3.5\t"x"' for _ in range(50)),
        "Le maire a dit que la route était fermée. « C'est fini », a-t-il déclaré. ",
        "He said she said they said it said that.",
        "according to",
        "“ ” ‘ ’ said said said.",
    ],
)
def test_bad_input_is_never_lost(text: str) -> None:
    found = annotate_english(report(text))
    for statement in found.statements:
        assert all(0 <= s < e <= len(text) for s, e in statement.pieces)
        assert statement.chain[0] == 0


def test_a_sentence_tells_on_what_the_last_one_rests() -> None:
    found = chains(
        "The daily Kurier wrote that the crane had failed a test. It cited an inspection report. "
        "Kurier has 12 pages."
    )
    assert found["the crane had failed a test"] == ["Kurier", "inspection report"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "According to the zoo, talks have begun; its keeper told reporters that nothing was signed.",
            "talks have begun",
            "nothing was signed",
        ),
        (
            "The officers said they knew of no visit, and the clinic said that nobody had come.",
            "they knew of no visit",
            "nobody had come",
        ),
        (
            "Two buyers are left, the bank said, while the regulator warned that no sale was agreed.",
            "Two buyers are left",
            "no sale was agreed",
        ),
    ],
)
def test_each_speaker_has_their_own_clause(text: str, first: str, second: str) -> None:
    found = chains(text)
    assert len(found[first]) == len(found[second]) == 1
    assert found[first] != found[second]


def test_the_time_of_an_entry_is_no_part_of_it() -> None:
    found = chains("17:40 Nothing is decided yet.\n\n18:05 The agent said the player would stay.")
    assert found["Nothing is decided yet"] == []
    assert found["the player would stay"] == ["agent"]


def test_the_outlet_is_no_link_under_a_part_of_its_name() -> None:
    text = "A foreman told the Evening Wire that the brake had slipped."
    found = annotate_english(report(text, outlet="Ostrow Evening Wire"))
    (said,) = [s for s in found.statements if text[s.start : s.end] == "the brake had slipped"]
    assert [found.sources[k].description for k in said.chain[1:]] == ["foreman"]


def test_by_telephone_is_no_link() -> None:
    assert chains("The imam confirmed by telephone that he had made a list.")["he had made a list"] == [
        "imam"
    ]


def test_a_name_that_only_hears_is_a_medium() -> None:
    found = chains('"Nobody wrote to us," the mayor said to LTV. "Nobody called."')
    assert next(iter(found.values())) == ["LTV", "mayor"]


def test_a_name_that_nothing_introduces_is_who_was_described_before() -> None:
    found = chains(
        "The plant was kept open on purpose, its former manager has said. "
        "Tomas Ferro said that he wrote twice."
    )
    assert found["The plant was kept open on purpose"] == found["he wrote twice"] == ["Tomas Ferro"]


@pytest.mark.parametrize(
    "after",
    [
        "He was speaking to Nova TV.",
        "Ferro made the claim in an interview with Nova TV.",
    ],
)
def test_a_sentence_tells_through_whom_the_last_one_came(after: str) -> None:
    found = chains(f"The tunnel is safe, the engineer Tomas Ferro said on Monday. {after}")
    assert found["The tunnel is safe"] == ["Nova TV", "Tomas Ferro"]


def test_the_official_is_the_one_the_sentence_before_is_about() -> None:
    found = chains(
        "Two traders said that the port was open. A Western official was more careful. "
        '"They count ships at night," the official said.'
    )
    assert found['"They count ships at night,"'] == ["Western official"]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Members of the panel are divided. "
            "One of them, speaking on condition of anonymity, said the file was lost.",
            "the file was lost",
            ["Members of the panel"],
        ),
        (
            "Members of the panel are divided. Another, Tomas Ferro of the Greens, demanded that it resign.",
            "it resign",
            ["Tomas Ferro"],
        ),
        (
            "One of the patients, retired driver Tomas Ferro, said the doors were locked.",
            "the doors were locked",
            ["Tomas Ferro"],
        ),
    ],
)
def test_one_of_several(text: str, content: str, chain: list[str]) -> None:
    assert chains(text)[content] == chain


def test_whose_account_it_is() -> None:
    found = chains(
        "The daily Kurier printed the letter. According to the paper's information, the mayor had left."
    )
    assert found["the mayor had left"] == ["Kurier"]


@pytest.mark.parametrize("medium", ["Sabah", "Al-Rasid"])
def test_a_tag_that_was_taken_for_a_relative_clause(medium: str) -> None:
    said = "The boats would be handed over in two stages"
    found = chains(f"{said}, {medium} newspaper reported, quoting a diplomat.")
    assert found[said] == [medium, "diplomat"]


def test_turns_of_an_interview_are_who_they_are_marked_as() -> None:
    text = (
        "Brita Vold bought a mill last year.\n\nHARBOUR POST: Were you warned?\n"
        "VOLD: The agent told me that the roof leaked.\n\nShe laughs."
    )
    found = chains(text)
    assert found["The agent told me that the roof leaked"] == ["Brita Vold"]
    assert found["the roof leaked"] == ["Brita Vold", "agent"]


def test_a_dateline_is_no_turn() -> None:
    found = chains("KELD: The pier was closed on Monday after a storm.")
    assert list(found.values()) == [[]]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "The official spoke on condition of anonymity because she was not allowed to speak.",
            "because she was not allowed to speak",
        ),
        ("He declined to be named for fear of reprisals.", "declined to be named for fear of reprisals"),
        ("She asked that her name be withheld because she works there.", "because she works there"),
    ],
)
def test_why_a_source_is_not_named_describes_it(told: str, kept: str) -> None:
    found = chains(f"An official said the talks had failed. {told}")
    assert kept in found["the talks had failed"][0]


def test_both_of_two_are_the_two() -> None:
    found = chains("Two clerks said the port would close. Both asked not to be named because they signed.")
    assert found["the port would close"] == ["clerks; who asked not to be named because they signed"]


def test_a_source_that_is_cited_at_the_end_is_the_root() -> None:
    text = "The daily Kurier first reported on Monday that the alarm had failed, citing an engineer there."
    assert chains(text) == {"the alarm had failed": ["Kurier", "engineer there"]}


def test_whom_the_cited_cites_in_turn_is_the_root() -> None:
    text = (
        "State radio, quoting the energy minister, who in turn quoted the company, said supplies were safe."
    )
    assert chains(text)["supplies were safe"][1:] == ["energy minister", "company"]


def test_from_whom_somebody_has_it_is_told_afterwards() -> None:
    found = chains("An official said the shift had left. He had this from a guard, he said.")
    assert found["the shift had left"] == ["official", "guard"]


def test_a_name_given_to_the_described_is_theirs() -> None:
    text = 'The bus was late, the girl\'s mother said. "Nobody came," said the mother, Ana Prell.'
    assert set(map(tuple, chains(text).values())) == {("Ana Prell",)}


def test_he_is_the_one_man_of_the_sentence_before() -> None:
    text = (
        "Aldo Berg said the vote was stolen.\n\nThe result was read out by chairman Mustafa Ali. "
        "He put turnout at 61%."
    )
    assert chains(text)["turnout at 61%"] == ["Mustafa Ali"]


def test_who_was_told_by_another_hands_it_on() -> None:
    found = chains("Anna Berg was informed by a soldier that her son was safe.")
    assert found["her son was safe"] == ["Anna Berg", "soldier"]


def test_what_another_told_her_is_hers_to_tell() -> None:
    found = chains("Anna Berg said she waited for hours. A surgeon told her that the ward was shut.")
    assert found["the ward was shut"] == ["Anna Berg", "surgeon"]


def test_an_aside_before_that_says_all_around_it() -> None:
    found = chains("Tom Lind keeps bees. The clerk told him, he says, that the hives must go.")
    assert found["The clerk told him that the hives must go"] == ["Tom Lind"]


def test_who_speaks_for_the_source_stands_before_it() -> None:
    found = chains("Through her lawyer, Anna Berg denied that she had sold the boat.")
    assert found["she had sold the boat"] == ["lawyer", "Anna Berg"]


@pytest.mark.parametrize("where", ["on LinkedIn", "on Snapchat"])
def test_a_platform_is_no_link(where: str) -> None:
    assert chains(f"Anna Berg said {where} that the pier was gone.")["the pier was gone"] == ["Anna Berg"]


def test_called_on_and_appealed_to_are_told_nobody() -> None:
    found = chains("Anna Berg called on the Herald to print a correction.")
    assert ["Anna Berg"] in found.values()
    assert chains("Anna Berg appealed to both clubs to share the ground.")["both clubs to share the ground"]


def test_as_per_and_by_her_count_attribute() -> None:
    assert chains("The dam has leaked since June, as per the harbour log.")["The dam has leaked since June"]
    text = "Anna Berg runs the clinic. There are beds for forty, by her count."
    assert chains(text)["There are beds for forty"] == ["Anna Berg"]


def test_she_is_who_speaks_not_whom_she_quotes() -> None:
    text = "Anna Berg said a nurse told her the ward was full. She waited in the corridor, she said."
    assert chains(text)["She waited in the corridor"] == ["Anna Berg"]


def test_she_is_not_the_outlet_that_was_told() -> None:
    text = (
        'A porter of the clinic told Nadia Post that the lift was broken.\n\n"I tried it. It fell," she said.'
    )
    found: Annotation = annotate_english(report(text, "Nadia Post"))
    (chain,) = [one.chain for one in found.statements if "It fell" in text[one.start : one.end]]
    assert [found.sources[k].description for k in chain[1:]] == ["porter of the clinic"]


REVIEW = """The Keld Courier leads with the harbour. Dockers said the crane was broken.

The daily Norvane Post reports that the mayor is ill. His doctor said he was well.

The Sund Herald – A porter said the gate had been open all night."""


def test_in_a_review_of_the_press_a_paragraph_is_its_mediums() -> None:
    found = chains(REVIEW)
    assert found["the crane was broken"] == ["Keld Courier", "Dockers"]
    assert found["he was well"][0] == "Norvane Post"
    assert found["the gate had been open all night"] == ["Sund Herald", "porter"]


def test_two_media_make_no_review_of_the_press() -> None:
    found = chains(REVIEW.rpartition("\n\n")[0])
    assert found["the crane was broken"] == ["Dockers"]


def test_what_a_paper_relies_on_is_followed_to_its_end() -> None:
    found = chains(
        "The clinic paid on Monday, the daily Grazer Bote reported. The paper relies on the German site "
        "Netzwarte, which quotes a negotiator."
    )
    assert found["The clinic paid on Monday"] == ["Grazer Bote", "Netzwarte", "negotiator"]


def test_the_name_behind_a_mediums_sort_is_the_mediums() -> None:
    found = chains("“Not one plane took off,” Colonel Abakar Djerou tells state television, Télé Keld.")
    assert found["“Not one plane took off,”"] == ["Télé Keld", "Abakar Djerou"]


def test_the_company_is_not_the_league_that_watches_it() -> None:
    found = chains(
        "Volta Pumps Ltd missed the deadline. The Norvan Football League rejected the transfer. The company "
        "states that both tests were passed."
    )
    assert found["both tests were passed"] == ["Volta Pumps Ltd"]


def test_a_wire_that_is_credited_twice_is_one() -> None:
    wired = replace(report("Shares rose, the mayor said."), credits=("Norvane News Agency", "Norvane"))
    assert credited_media(wired) == ["Norvane News Agency"]


def test_each_item_of_a_digest_is_the_mediums_in_brackets() -> None:
    found = chains(
        "Ana Prell has told the board that she will leave. (Keld Sentinel)\n\n"
        "The port will be sold next year, its owner says. (Radio Morna)\n\n"
        "Two tugs collided on Monday. (Oster Courier, via Tele Lantmar)"
    )
    assert next(chain for said, chain in found.items() if "she will leave" in said)[0] == "Keld Sentinel"
    assert next(chain for said, chain in found.items() if "tugs" in said) == ["Tele Lantmar", "Oster Courier"]


def test_what_is_asked_for_in_a_quotation_is_no_new_occasion() -> None:
    text = (
        "Anna Berg told Radio Tarn that she had signed the paper herself. “I asked for a meeting,” "
        "she was quoted as saying."
    )
    assert chains(text)["“I asked for a meeting,”"] == ["Radio Tarn", "Anna Berg"]
