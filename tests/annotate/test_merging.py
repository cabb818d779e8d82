"""The rules' attributions and the tagger's as one list."""

from __future__ import annotations

from reportedly.annotate.attribution.tagger import Attribution
from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.merging import merge, tidy, with_quotations
from reportedly.annotate.sayings.quotation import find_quotations
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.sayings import find_sayings


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> tuple[tuple[int, int], ...]:
        start = text.index(words)
        return ((start, start + len(words)),)

    return Attribution(source=span(source), cue=span(cue), content=span(content), score=0.9)


def test_syntax_keeps_its_spans() -> None:
    text = "The mayor told reporters that the bridge was shut."
    tagged = attribution(text, "The mayor", "told", "reporters that the bridge was shut")
    doc = parse(text)
    (saying,) = merge(doc, find_sayings(doc), [tagged])
    assert text[slice(*saying.content[0])] == "the bridge was shut"


def test_the_tagger_adds_what_the_rules_do_not_know() -> None:
    text = "The word from the palace is that the king has left."
    tagged = attribution(text, "the palace", "The word from", "that the king has left")
    (saying,) = merge(parse(text), [], [tagged])
    assert text[slice(*saying.content[0])] == "the king has left"


def test_silence_and_bare_nouns_are_no_statements() -> None:
    text = "The club declined to comment. The paper printed the photographs."
    silence = attribution(text, "The club", "declined", "to comment")
    topic = attribution(text, "The paper", "printed", "the photographs")
    assert merge(parse(text), [], [silence, topic]) == []


def test_a_content_is_widened_to_its_quotation() -> None:
    text = '"It is over. We lost," he said.'
    start = text.index("We")
    saying = Saying(((start, start + 7),), (text.index("said"), text.index("said") + 4), None)
    (widened,) = with_quotations(text, [saying], find_quotations(text))
    assert text[slice(*widened.content[0])] == '"It is over. We lost,"'


def test_tidy_joins_and_trims() -> None:
    text = "one , two and three"
    assert tidy(text, [(6, 9), (0, 4)]) == ((0, 9),)
    assert tidy(text, [(0, 19)], without=[(10, 13)]) == ((0, 9), (14, 19))
