"""Statements: one a proposition, the report's own voice among them."""

from __future__ import annotations

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
