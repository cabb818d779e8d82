"""The attribution tagger on sentences written for these tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reportedly.annotate.attribution.tagger import Attribution, AttributionTagger

PLAIN = (
    "The harbour master said on Monday that two ferries had collided in thick fog. "
    '"Nobody was hurt," he told reporters.\n\n'
    "According to the coast guard, the larger vessel had ignored three warnings. "
    "A union spokeswoman denied that the crew were tired."
)


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return AttributionTagger.load()


def read(text: str, one: Attribution) -> tuple[str, str, str]:
    """The three roles as text, pieces joined by a bar."""
    source, cue, content = (" | ".join(text[s:e] for s, e in r) for r in (one.source, one.cue, one.content))
    return source, cue, content


def found(tagger: AttributionTagger, text: str) -> list[tuple[str, str, str]]:
    return [read(text, one) for one in tagger.tag(text)]


def test_each_statement_has_its_source_cue_and_content(tagger: AttributionTagger) -> None:
    read_back = found(tagger, PLAIN)
    sources = [source for source, _, _ in read_back]
    assert sources == ["The harbour master", "he", "the coast guard", "A union spokeswoman"]
    assert "two ferries had collided in thick fog" in read_back[0][2]
    assert "Nobody was hurt" in read_back[1][2]
    assert read_back[2][1].lower().startswith("according to")
    assert "ignored three warnings" in read_back[2][2]
    assert "denied" in read_back[3][1]


def test_a_quotation_cut_by_its_cue_is_one_attribution_in_two_pieces(tagger: AttributionTagger) -> None:
    text = "“The dam will hold,” said Irena Vosk, the chief engineer, “until the spring floods arrive.”"
    (one,) = tagger.tag(text)
    assert len(one.content) == 2
    source, cue, content = read(text, one)
    assert "Irena Vosk" in source
    assert "said" in cue
    assert content == "“The dam will hold,” | “until the spring floods arrive.”"


def test_two_speakers_in_one_paragraph_are_kept_apart(tagger: AttributionTagger) -> None:
    text = (
        "The mayor said the bridge would reopen in June, while opposition councillors "
        "claimed that repairs had not even begun."
    )
    first, second = found(tagger, text)
    assert first[0] == "The mayor"
    assert "reopen in June" in first[2]
    assert "opposition councillors" in second[0]
    assert "repairs had not even begun" in second[2]
    assert "mayor" not in second[0]


def test_a_source_may_be_missing(tagger: AttributionTagger) -> None:
    text = "It was reported on Friday that the ministry had frozen all fuel exports."
    (one,) = tagger.tag(text)
    assert "frozen all fuel exports" in read(text, one)[2]


def test_text_that_nobody_is_cited_for_yields_nothing(tagger: AttributionTagger) -> None:
    assert tagger.tag("The train left at nine. It arrived in Oslo at noon. Snow fell all day.") == []


def test_the_score_is_a_share(tagger: AttributionTagger) -> None:
    assert all(0 < one.score <= 1 for one in tagger.tag(PLAIN))


LONG_SENTENCE = "the minister said that " + "rain and snow and wind and " * 2000 + "fell"

BAD_INPUT = {
    "empty": "",
    "space": " \n\t\r\n ",
    "one word": "said",
    "odd quotation marks": 'He said "the vote is over. "Nobody knows why," she added. ” “ " \'',
    "10,000 words without a stop": LONG_SENTENCE,
    "one word of 20,000 letters": "x" * 20_000,
    "all capitals": PLAIN.upper(),
    "table": "Team\tWon\tLost\nNorth\t3\t1\nSouth\t2\t2\n" * 40,
    "German": "Der Minister sagte am Montag, die Brücke werde im Juni wieder geöffnet.",
    "Chinese": "部长周一表示，这座桥将于六月重新开放。",
    "Arabic": "قال الوزير يوم الاثنين إن الجسر سيعاد فتحه في يونيو.",
    "NUL and controls": "The mayor\x00 said\x01 the bridge\x7f was\ufeff closed.",
    "lone surrogate": "The mayor said \ud83d the bridge was closed.",
    "beyond the basic plane": "😀😀 The mayor 😀 said the 🏳️‍🌈 bridge was closed 𝔱𝔬𝔡𝔞𝔶.",
    "combining marks": "The may\u0301or sai\u0308d the bri\u0327dge was ﬁnally closed.\u2028He left.",
    "only quotation marks": "“”" * 300,
    "live blog": "10.04: Minister says no.\n10.05: Crowd grows, police say\n\n\n10.06:\n" * 30,
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_any_text_is_taken_and_offsets_lie_inside_it(tagger: AttributionTagger, name: str) -> None:
    text = BAD_INPUT[name]
    for one in tagger.tag(text):
        assert one.cue
        assert one.content
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_offsets_survive_what_the_tokenizer_rewrites(tagger: AttributionTagger) -> None:
    plain = "The mayor said that the bridge was closed for good."
    odd = "\ufeff\x00😀 The mayor said\u00a0that the bridge was closed for good."
    assert ("The mayor", "said") in [one[:2] for one in found(tagger, odd)]
    assert found(tagger, odd)[0][2].endswith(found(tagger, plain)[0][2][-20:])


def test_all_capitals_are_still_read(tagger: AttributionTagger) -> None:
    text = "THE MAYOR SAID ON MONDAY THAT THE BRIDGE WOULD BE CLOSED UNTIL JUNE."
    (one,) = found(tagger, text)
    assert one[0] == "THE MAYOR"
    assert "BRIDGE WOULD BE CLOSED" in one[2]


def test_a_long_report_is_read_to_its_end(tagger: AttributionTagger) -> None:
    filler = "The road runs along the river for ten miles. " * 120
    text = filler + "\n\nThe sheriff said the dam had burst at dawn."
    last = found(tagger, text)[-1]
    assert last[0] == "The sheriff"
    assert "dam had burst at dawn" in last[2]


def test_the_answer_does_not_depend_on_what_was_read_before(tagger: AttributionTagger) -> None:
    alone = tagger.tag(PLAIN)
    for text in BAD_INPUT.values():
        tagger.tag(text[:3000])
    assert tagger.tag(PLAIN) == alone


def test_another_process_gives_the_same_answer(tagger: AttributionTagger) -> None:
    program = (
        "import sys; from reportedly.annotate.attribution.tagger import AttributionTagger;"
        "print(AttributionTagger.load().tag(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", program, PLAIN], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == repr(tagger.tag(PLAIN))
