"""What kind of phrase a source is, before anybody asks who is meant."""

from __future__ import annotations

import pytest

from reportedly.annotate.names.names import find_names
from reportedly.annotate.parser import parse
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase


def phrase(text: str, words: str) -> SourcePhrase:
    doc = parse(text)
    start = text.index(words)
    found = read_phrase(doc, (start, start + len(words)), find_names(doc))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "noun_class", "count", "plural"),
    [
        ("Two officials briefed on the talks", "person", 2, True),
        ("A diplomat and two aides", "person", 3, False),
        ("Residents", "person", None, True),
        ("The newspaper", "medium", None, False),
        ("The prosecutor's office", "organisation", None, False),
        ("An internal memo", "document", 1, False),
        ("He", "pronoun", None, False),
    ],
)
def test_kind_and_number(words: str, noun_class: str, count: int | None, plural: bool) -> None:
    found = phrase(f"{words} said the road was shut.", words)
    assert (found.noun_class, found.plural) == (noun_class, plural)
    assert found.count == count or noun_class not in ("person",)


def test_some_of_those_met_before() -> None:
    found = phrase("Two of the people said it was late.", "Two of the people")
    assert found.some_of
    assert found.count == 2
    assert phrase("One of them said it was late.", "One of them").some_of
    assert not phrase("One official said it was late.", "One official").some_of


def test_description_leaves_out_article_number_and_day() -> None:
    words = "three people who met him last week"
    assert phrase(f"It is over, {words} said.", words).description == "people who met him"


def test_one_who_gives_only_a_first_name() -> None:
    words = "One driver, who gave his name only as Ned"
    assert phrase(f"{words}, said he was tired.", words).called == "Ned"


def test_nothing_is_no_phrase() -> None:
    doc = parse("— , .")
    assert read_phrase(doc, (0, 5), ()) is None
