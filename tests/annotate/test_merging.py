"""The rules' attributions and the tagger's as one list."""

from __future__ import annotations

from reportedly.annotate.attribution.tagger import Attribution
from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.merging import merge
from reportedly.annotate.sayings.pieces import tidy
from reportedly.annotate.sayings.quotation import find_quotations
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.sayings import find_sayings
from reportedly.annotate.sayings.speech import with_speech
from reportedly.annotate.sayings.widening import with_quotations


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> tuple[tuple[int, int], ...]:
        start = text.index(words)
        return ((start, start + len(words)),)

    return Attribution(source=span(source), cue=span(cue), content=span(content), score=0.9)


def test_syntax_keeps_its_spans() -> None:
    text = "The mayor told reporters that the bridge was shut."
    tagged = attribution(text, "The mayor", "told", "reporters that the bridge was shut")
    doc = parse(text)
    (saying,) = merge(doc, find_sayings(doc), [tagged], ())
    assert text[slice(*saying.content[0])] == "the bridge was shut"


def test_the_tagger_adds_what_the_rules_do_not_know() -> None:
    text = "The word from the palace is that the king has left."
    tagged = attribution(text, "the palace", "The word from", "that the king has left")
    (saying,) = merge(parse(text), [], [tagged], ())
    assert text[slice(*saying.content[0])] == "the king has left"


def test_the_tagger_completes_half_a_quotation() -> None:
    text = "“It is over. The valley voted, and the valley won,” she said."
    cue = (text.index("said"), text.index("said") + 4)
    start = text.index("The valley")
    half = Saying(((start, start + len("The valley voted")),), cue, (cue[0] - 4, cue[0] - 1))
    tagged = attribution(text, "she", "said", "“It is over. The valley voted, and the valley won,”")
    (saying,) = merge(parse(text), [half], [tagged], find_quotations(text))
    assert text[slice(*saying.content[0])] == "“It is over. The valley voted, and the valley won,”"


def test_a_clause_of_what_is_said_stands_beside_the_whole() -> None:
    text = "She said the mayor had promised them in May, at a fair, that the road would be mended."
    inner = text.index("the road")
    half = Saying(((inner, len(text) - 1),), (4, 8), (0, 3))
    tagged = attribution(text, "She", "said", text[9:-1])
    both = merge(parse(text), [half], [tagged], ())
    assert sorted(text[slice(*one.content[0])] for one in both) == sorted([text[9:-1], text[inner:-1]])


def test_more_than_half_of_what_is_said_is_kept_as_syntax_has_it() -> None:
    text = "She said on Monday the road would be mended by the end of May."
    rule = Saying(((text.index("the road"), len(text) - 1),), (4, 8), (0, 3))
    tagged = attribution(text, "She", "said", text[9:-1])
    assert merge(parse(text), [rule], [tagged], ()) == [rule]


def test_a_tail_keeps_the_saying_that_it_ends_on() -> None:
    text = "Ruritania has asked Strelsau to send boats, a Zenda newspaper reported on Monday."
    doc = parse(text)
    asked = Saying(((text.index("Strelsau"), text.index(" reported")),), cue=(14, 19), source=(0, 9))
    tail = attribution(text, "a Zenda newspaper", "reported", "Ruritania has asked Strelsau to send boats")
    found = {
        text[slice(*s.source or (0, 0))]: text[slice(*s.content[0])] for s in merge(doc, [asked], [tail], ())
    }
    assert found == {
        "Ruritania": "Strelsau to send boats",
        "a Zenda newspaper": "Ruritania has asked Strelsau to send boats",
    }


def test_the_end_of_what_is_said_is_no_part_of_the_source() -> None:
    text = "The line cost 94 crowns, three quarters of it a loan, Minister Lo said."
    who = (text.index("three"), text.index(" said"))
    rule = Saying(((0, 23),), cue=(text.index("said"), len(text) - 1), source=who)
    tagged = attribution(text, "Minister Lo", "said", "The line cost 94 crowns, three quarters of it a loan")
    (saying,) = merge(parse(text), [rule], [tagged], ())
    assert saying.source is not None
    assert text[slice(*saying.source)] == "Minister Lo"
    assert text[slice(*saying.content[0])].endswith("a loan")


def test_silence_and_bare_nouns_are_no_statements() -> None:
    text = "The club declined to comment. The paper printed the photographs."
    silence = attribution(text, "The club", "declined", "to comment")
    topic = attribution(text, "The paper", "printed", "the photographs")
    assert merge(parse(text), [], [silence, topic], ()) == []


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


def test_a_name_in_marks_within_a_source_is_no_speech() -> None:
    text = "The backers of the so-called “Keep the Lower Valley Green” petition want a vote."
    source, cue = (0, text.index(" want")), (text.index("want"), text.index("want") + 4)
    saying = Saying(((cue[1] + 1, len(text) - 1),), cue, source)
    quotations = find_quotations(text)
    assert with_speech(parse(text), [saying], quotations) == [saying]


def test_quotation_marks_never_leave_a_saying_without_content() -> None:
    text = "The so-called “Keep the Lower Valley Green” petition is dead, she said."
    named = text.index("Keep"), text.index("”")
    saying = Saying((named,), None, (0, text.index(" is")))
    (kept,) = with_quotations(text, [saying], find_quotations(text))
    assert kept.content == (named,)
