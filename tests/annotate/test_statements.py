"""Statements: one a proposition, the report's own voice among them."""

from __future__ import annotations

import pytest

from reportedly.annotate.english import annotate_english, in_order_of_passing
from reportedly.annotation import LocalStatement
from reportedly.record import Report


def statements(text: str) -> tuple[LocalStatement, ...]:
    report = Report("r", "r.txt", 1, "The Harbour Post", None, None, None, None, "en", (), None, text)
    return annotate_english(report).statements


def words(text: str, statement: LocalStatement) -> str:
    return " ".join(text[s:e] for s, e in statement.pieces)


def test_two_statuses_are_two_statements() -> None:
    text = "She said that the vote was over and that the court could still stop it."
    found = {words(text, s): s.status for s in statements(text)}
    assert found == {"the vote was over": "happened", "the court could still stop it": "possible"}


def test_one_status_is_one_statement() -> None:
    text = "She said that the vote was over and the court had closed."
    assert [words(text, s) for s in statements(text)] == ["the vote was over and the court had closed"]


def test_a_second_that_leads_in_a_second_statement() -> None:
    text = "She said the vote was over, and that the court had closed."
    assert [words(text, s) for s in statements(text)] == ["the vote was over", "the court had closed"]


def test_a_second_that_of_what_another_said_parts_only_those_words() -> None:
    text = "Anna Berg said a guard had told her that the pier was shut and that the boat had left."
    found = [words(text, s) for s in statements(text)]
    assert "a guard had told her that the pier was shut and that the boat had left" in found


def test_what_stands_in_one_pair_of_marks_is_not_cut() -> None:
    text = "“The vote is over and the court could still stop it,” she said."
    assert len(statements(text)) == 1


def test_what_is_expected_stands_on_others_word() -> None:
    text = "The boat is expected to arrive on Friday."
    (one,) = statements(text)
    assert len(one.chain) == 2


def test_what_the_outlet_has_learned_is_others_word() -> None:
    (one,) = statements("The pier will close in May, the Post understands.")
    assert len(one.chain) == 2


def test_telling_the_outlet_is_no_link() -> None:
    text = "Anna Berg told the Post that the pier was shut."
    (one,) = statements(text)
    assert len(one.chain) == 2


def test_its_editor_writes_in_the_medium_met_last() -> None:
    text = (
        "The Keld Courier reported on Friday that the pier had been sold. "
        "Its political editor, Jude Marsh, writes that nobody was asked."
    )
    report = annotate_english(
        Report("r", "r.txt", 1, "The Harbour Post", None, None, None, None, "en", (), None, text)
    )
    last = next(s for s in report.statements if words(text, s) == "nobody was asked")
    assert [report.sources[k].label for k in last.chain[1:]] == ["Keld Courier", "Jude Marsh"]


def test_what_is_promised_keeps_its_time() -> None:
    (one,) = statements("The firm promises full results by August.")
    assert words("The firm promises full results by August.", one) == "full results by August"


def test_own_voice_beside_an_attribution() -> None:
    text = "The pier is gone. Anna Berg said it had been unsafe."
    own, said = statements(text)
    assert own.chain == (0,)
    assert own.quote == "none"
    assert len(said.chain) == 2


def test_the_dateline_is_no_part_of_what_is_said() -> None:
    text = "KELD, May 3 (Norvane) - The pier is gone, the port said."
    assert [words(text, s) for s in statements(text)] == ["The pier is gone"]


def test_reportedly_is_hearsay() -> None:
    text = "The owner reportedly sold the boat."
    (one,) = statements(text)
    assert len(one.chain) == 2
    assert text[slice(*one.cue)] == "reportedly" if one.cue else False


def test_agencies_stand_in_the_order_in_which_they_passed_a_text_on() -> None:
    assert in_order_of_passing(
        "KELD (Selby Press, via Norlink) — Rain fell.", ["Selby Press", "Norlink"]
    ) == [
        "Norlink",
        "Selby Press",
    ]
    assert in_order_of_passing("KELD (Selby Press) — Rain fell.", ["Selby Press"]) == ["Selby Press"]


def own(text: str) -> list[str]:
    """What the report says itself."""
    return [words(text, s) for s in statements(text) if s.chain == (0,)]


def test_what_a_source_does_is_told_beside_what_it_says() -> None:
    blocked = "The drivers blocked the bridge at Keld on Sunday"
    assert own(f"{blocked}, saying that nobody had paid them.") == [blocked]
    asked = own("The gang had asked for half a million, then brought the sum down to 200,000.")
    assert "The gang brought the sum down to 200,000" in asked


def test_what_goes_on_behind_the_cue_is_not_done_by_the_speaker() -> None:
    text = "Prices rose by six per cent, the bureau said on Friday, and pushed inflation to nine."
    assert own(text) == ["Prices pushed inflation to nine"]


def test_what_is_told_of_a_source_by_the_way_is_a_statement() -> None:
    aside = "Anna Berg, who will fly to Keld on Saturday"
    assert own(f"{aside}, said the pier was shut.") == [aside]
    assert own("The pier was shut, said General Anna Berg, who leads the brigade.") == [
        "General Anna Berg, who leads the brigade"
    ]


def test_how_somebody_became_a_source_is_no_news() -> None:
    assert own("The mayor, who asked not to be named, said the pier was shut.") == []
    assert own("The Courier, which has seen the letter, said the pier was shut.") == []


def test_what_has_no_verb_of_its_own_is_told_with_its_cue() -> None:
    text = "The union demands a rise of six per cent."
    assert [words(text, s) for s in statements(text)] == [text[:-1], "a rise of six per cent"]
    assert own("The committee welcomed the contract.") == ["The committee welcomed the contract"]
    assert own("The union said the pier was shut.") == []
    # What a cue vouches for is a statement as it stands.
    assert own("The union reported a fire.") == []


def test_what_stands_in_anothers_words_is_not_the_reports() -> None:
    assert own("The union said that the drivers had asked for a rise.") == []
    assert own("One woman said a soldier had come to her door and asked for water.") == []


def test_a_note_without_a_verb_is_a_statement() -> None:
    for note in ("Turnout: 37.8 per cent", "Dead: three", "No news of the two sailors", "About 140 on board"):
        assert own(f"{note}.") == [note]


def test_a_heading_is_none() -> None:
    for heading in ("KELD.", "Arn, 7 May.", "The north:", "3.", "Case 41.", "The weather in the north"):
        assert own(heading) == []


# Sentences of many makes, of which none may be lost.
SENTENCES = (
    "The pier is gone.",
    "Anna Berg denied it.",
    "The drivers left Keld, saying that they were tired.",
    "“It is shut,” Venn said.",
    "The council, which meets in May, called the plan absurd.",
    "Searchers found 40 crates on the shore.",
    "The mayor rejects this.",
    "Officers of the port discovered a second hold and sealed it.",
    "Residents along the road complain of noise.",
    "Asked about the bridge, he shrugged.",
    "According to the port three boats sank.",
    "Since May, bread costs a fifth more.",
    "Cause: corrosion of the pipe.",
    "She clings to her plan for a well.",
    "The committee on roads deals with the matter in June.",
)


@pytest.mark.parametrize("first", SENTENCES)
def test_no_sentence_is_lost(first: str) -> None:
    """Each is in a statement, or is cue and source of what the sentence before says."""
    text = " ".join((first, *(s for s in SENTENCES if s != first)))
    report = Report("r", "r.txt", 1, "The Harbour Post", None, None, None, None, "en", (), None, text)
    found = annotate_english(report)
    told = [
        span
        for s in found.statements
        for span in (*s.pieces, *(x for x in (s.cue, s.source) if x is not None))
    ]
    lost = [text[a:b] for a, b in found.sentences if not any(s < b and a < e for s, e in told)]
    assert lost == []


def test_who_is_warned_says_nothing_and_is_no_statement_of_its_own() -> None:
    text = "Officials in the city were warned of poor road conditions."
    assert [words(text, s) for s in statements(text)] == ["poor road conditions"]
    assert [len(s.chain) for s in statements(text)] == [2]
