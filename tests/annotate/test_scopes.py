"""Whose clause a statement's words stand in."""

from __future__ import annotations

from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.scopes import within_scope
from reportedly.record import Span


def test_a_clause_after_and_with_a_speaker_of_its_own_is_that_one_s() -> None:
    text = "Four boats sank, the miller said, and the smith spoke of seven."

    def at(words: str) -> Span:
        start = text.index(words)
        return start, start + len(words)

    first = Saying((at("Four boats sank"), at("and the smith spoke of seven")), at("said"), at("the miller"))
    second = Saying((at("seven"),), at("spoke"), at("the smith"))
    found = within_scope(text, [first, second], [])
    assert [s.content for s in found] == [(at("Four boats sank"),), second.content]


def test_words_that_all_stand_in_another_speaker_s_clause_are_kept() -> None:
    text = "The dam had burst, the miller said; the smith told the court; nobody slept."

    def at(words: str) -> Span:
        start = text.index(words)
        return start, start + len(words)

    first = Saying((at("The dam had burst"),), at("said"), at("the miller"))
    second = Saying((at("The dam had burst"),), at("told"), at("the smith"))
    found = within_scope(text, [first, second], [])
    assert [s.content for s in found] == [first.content, second.content]
