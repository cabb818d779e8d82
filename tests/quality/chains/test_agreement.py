"""The second hand's annotation can be read, and the two hands agree as docs/chains.md says."""

import re

import pytest
import score
from agreement import SECOND, pairs_of, second
from make_gold import FOLDER

DRAWN = {"dev": 10, "held": 15}


@pytest.mark.parametrize("part", DRAWN)
def test_the_sample_is_as_large_as_is_said(part: str) -> None:
    assert len({item.gold.report for item in pairs_of(part)}) == DRAWN[part]


def test_the_two_hands_agree_as_the_page_says() -> None:
    page = (FOLDER / "../../../docs/chains.md").read_text(encoding="utf-8")
    said = re.search(r"agree at (\.\d+) edge F1 and (\.\d+) root accuracy", page)
    assert said
    result = score.score(pairs_of("held"))
    figures = [result["edges"]["f1"], result["root_accuracy"]]
    assert figures == pytest.approx([float(figure) for figure in said.groups()], abs=0.0005)


def test_a_statement_of_the_second_hand_matches_itself() -> None:
    statements = second(sorted(path.stem for path in SECOND.glob("*.txt")))
    result = score.score(score.pair(statements, statements))
    assert result["found"] == result["root_accuracy"] == result["edges"]["f1"] == 1.0
