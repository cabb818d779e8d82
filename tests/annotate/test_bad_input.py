"""Odd and very long texts through the whole of annotation: never an exception, never a lost report, and in
time that grows with the text and not with its square."""

from __future__ import annotations

import time

import pytest

from reportedly.annotate import annotate
from reportedly.annotation import Annotation
from reportedly.record import Report

# CPU-seconds that no text below may take. The slowest takes a third of it on the machine this was set on.
LONGEST = 20.0
SAID = "The mayor of Lima said on Monday that the bridge would be shut, according to two officials. "

ODD = {
    "empty": "",
    "blank": " \n\t ",
    "one letter": "x",
    "capitals": SAID.upper() * 10,
    "even quotation marks": '"' * 2000,
    "odd quotation marks": '"' * 2001,
    "open quotation marks": "“" * 2001,
    "quotation left open": '"No," he said. "Never again, he added.\n\n"Not once.',
    "controls": "The mayor\x00 said\x01 that\x1b[31m the bridge\x7f was open.\x85 Police\u2028said no.",
    "lone surrogates": "The mayor said \ud800 that the bridge \udfff was open. \ud83d",
    "zero width and overrides": "The\u200b mayor\u200d said \u202ethat it\u202c was\ufeff open. \u200f",
    "emoji": "😀 The mayor 👩‍👩‍👧 said 🇵🇪 that 🏳️‍🌈 the bridge was open 🔥 " * 20,
    "German": "Der Bürgermeister sagte, die Brücke sei zu. „Wir prüfen das“, sagte die Polizei. " * 20,
    "Arabic": "قال رئيس البلدية إن الجسر مغلق. " * 30,
    "table": "\n".join("\t".join(str(row * 37 + column) for column in range(8)) for row in range(200)),
    "brackets": "(" * 900 + ")" * 899,
    "one accent after another": "e" + "\u0301" * 5000,
}


def report(text: str) -> Report:
    """A report in English of that text."""
    return Report(
        report_id="r",
        file="r.txt",
        part=1,
        outlet="The Keld Echo",
        title=None,
        byline=None,
        published="2024-05-02",
        published_basis=None,
        language="en",
        credits=("Norvane",),
        url=None,
        text=text,
    )


def is_sound(found: Annotation, text: str) -> bool:
    """Whether every span lies in the text."""
    spans = [p for s in found.statements for p in s.pieces] + [(n.start, n.end) for n in found.names]
    return all(0 <= start < end <= len(text) for start, end in [*spans, *found.sentences])


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_is_annotated(text: str) -> None:
    found = annotate(report(text))
    assert is_sound(found, text)
    assert found.report_id == "r"


LONG = {
    "a sentence of 10,000 words": "The mayor said " + "that the minister told the army in Lima " * 1250 + ".",
    "a list of 4,500 names": " and ".join(["Peru", "Chile"] * 2250),
    "a run of punctuation": "?!.,;:—()[]{}" * 600,
    "a word of 100,000 letters": "a" * 100_000,
    "a live blog": "\n".join(
        f"{n // 60:02}:{n % 60:02} GMT\nThe ministry said {n} were hurt. “We search,” he said.\n"
        for n in range(0, 900, 3)
    ),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_text_is_annotated_in_time(text: str) -> None:
    start = time.process_time()
    found = annotate(report(text))
    assert time.process_time() - start < LONGEST
    assert is_sound(found, text)


def test_twice_the_text_takes_about_twice_the_time() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        annotate(report(text))
        return time.process_time() - start

    seconds(SAID)
    assert seconds(SAID * 240) < 3.5 * seconds(SAID * 120)


def test_what_is_not_understood_is_the_reports_own_voice() -> None:
    text = ODD["German"]
    found = annotate(report(text))
    assert found.statements
    assert all(s.chain[0] == 0 for s in found.statements)
