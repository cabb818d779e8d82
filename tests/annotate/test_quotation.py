"""Where a text stands in quotation marks."""

from __future__ import annotations

from reportedly.annotate.sayings.quotation import find_quotations, quote_kind


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_marks_of_several_kinds() -> None:
    assert quoted('He said "yes" and “no”.') == ["yes", "no"]
    assert quoted("Er sagte „nein“ nicht, «peut-être» aber schon.")[-1] == "peut-être"


def test_an_odd_mark_ends_with_its_paragraph() -> None:
    assert quoted('She said "it is over.\nNobody answered. "Fine," he said.') == ["Fine,"]


def test_speech_over_paragraphs_goes_on() -> None:
    text = "“We waited.\n“Then we left,” she said."
    first, second = find_quotations(text)
    assert first.goes_on
    assert not second.goes_on
    assert text[first.start : first.end] == "We waited."


def test_kind_of_quote() -> None:
    text = 'He said it was "a mess" and left. "All of it."'
    quotations = find_quotations(text)
    assert quote_kind(text, [(8, 22)], quotations) == "mixed"
    assert quote_kind(text, [(text.index("All"), text.index("All") + 9)], quotations) == "direct"
    assert quote_kind(text, [(0, 7)], quotations) == "indirect"
