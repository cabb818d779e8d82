"""Reports in a language without annotators: nothing lost, nothing invented."""

from __future__ import annotations

from reportedly.annotate import annotate
from reportedly.annotate.plain import find_sentences
from reportedly.record import Report

GERMAN = (
    "Der Minister trat am Montag zurück. „Ich gehe ohne Groll“, sagte er.\n\n"
    "Die Opposition verlangt Neuwahlen!"
)


def report(text: str, language: str) -> Report:
    return Report("r1.1", "a.txt", 1, "Der Bote", None, None, None, None, language, (), None, text)


def test_sentences_are_the_outlets_own() -> None:
    annotation = annotate(report(GERMAN, "de"))
    assert [GERMAN[s.start : s.end] for s in annotation.statements] == [
        "Der Minister trat am Montag zurück.",
        "„Ich gehe ohne Groll“, sagte er.",
        "Die Opposition verlangt Neuwahlen!",
    ]
    assert {s.chain for s in annotation.statements} == {(0,)}
    assert annotation.sources[0].label == "Der Bote"
    assert not annotation.events


def test_scripts_without_latin_marks() -> None:
    text = "総理は辞任した。後任は未定である。"
    assert [text[s:e] for s, e in find_sentences(text)] == ["総理は辞任した。", "後任は未定である。"]


def test_a_point_within_a_number_ends_no_sentence() -> None:
    text = "El contrato vale 1.200 millones. Se firmó en 2025."
    assert [text[s:e] for s, e in find_sentences(text)] == [
        "El contrato vale 1.200 millones.",
        "Se firmó en 2025.",
    ]


def test_no_text_has_no_sentences() -> None:
    assert find_sentences("") == ()
    assert find_sentences(" \n\n ") == ()
    assert annotate(report("", "ar")).statements == ()
