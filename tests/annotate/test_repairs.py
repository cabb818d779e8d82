"""The mistakes of the parser that are mended, and what is left as it was."""

from __future__ import annotations

import pytest

from reportedly.annotate.model import read
from reportedly.annotate.repairs import repair

SPEAKER_AT_THE_END = (
    "The navy has asked the island council to send pilots to the strait between Vella and Ora Bay, "
    "an envoy at the council's seat told Reef Daily."
)


def test_the_speaker_of_a_closing_tag_is_no_apposition() -> None:
    doc = read([SPEAKER_AT_THE_END])
    told = next(t for t in doc if t.lower_ == "told")
    before = [t for t in told.children if t.dep_ == "nsubj"]
    repair(doc)
    assert before == []
    assert [t.text for t in told.children if t.dep_ == "nsubj"] == ["envoy"]
    assert "envoy" not in {t.text for t in next(t for t in told.lefts if t.dep_ == "ccomp").subtree}


def test_what_records_show_is_said() -> None:
    doc = read(["The gate was opened on Tuesday, records show."])
    show = next(t for t in doc if t.lower_ == "show")
    assert show.tag_ == "NN"
    repair(doc)
    assert show.tag_ == "VBP"
    assert show.nbor(-1).dep_ == "nsubj"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The price of bread will fall below five by spring, the bank projects.", "projects", "bank"),
        (
            "The club paid nine million to a firm owned by its treasurer, leaked bank records show.",
            "show",
            "records",
        ),
        ("That is optimistic, say those who drive past the fields.", "say", "those"),
    ],
)
def test_the_tag_at_the_end_is_read(text: str, verb: str, subject: str) -> None:
    doc = repair(read([text]))
    token = next(t for t in doc if t.lower_ == verb)
    assert [t.text for t in token.children if t.dep_ == "nsubj"] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "He visited two places, the school and the bank projects.",
        "The envoy, a lawyer from Ora Bay, said the strait was closed.",
        "The strait was closed by the navy, a lawyer from Ora Bay.",
        "The firm will close its plant in Leeds, a manager said.",
    ],
)
def test_what_is_right_is_left(text: str) -> None:
    doc = read([text])
    before = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in repair(doc)] == before


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A ferry with 80 people aboard sank off Gorna on Tuesday.", "sank", "ferry"),
        ("The envoy called on both sides to stop shelling the port.", "called", "envoy"),
        ("A man armed with a knife stabbed three passengers on a tram.", "stabbed", "man"),
        (
            "The reservists caught up with the raiders in the hills and exchanged fire with them, she said.",
            "caught",
            "reservists",
        ),
    ],
)
def test_a_verb_taken_for_a_participle_has_its_subject(text: str, verb: str, subject: str) -> None:
    doc = repair(read([text]))
    token = next(t for t in doc if t.lower_ == verb)
    assert token.dep_ in ("ROOT", "ccomp")
    assert [t.text for t in token.children if t.dep_ == "nsubj"] == [subject]
