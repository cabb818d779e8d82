"""The mode that words give an event: the more exact of a verb's and its noun's."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.record import Report


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Kenyan police imposed a curfew on Mombasa on Friday.", "COERCE", "curfew"),
        ("A Kenyan lawmaker, Ana Ruiz, began a hunger strike on Friday.", "PROTEST", "hunger"),
        ("Kenyan teachers began a strike on Friday.", "PROTEST", "strike"),
        ("Six Kenyan soldiers were killed in a car bombing near Mombasa.", "ASSAULT", "explosives"),
        ("Six Kenyan soldiers were killed near Mombasa.", "ASSAULT", None),
    ],
)
def test_the_mode_of_verb_and_noun(text: str, type_: str, mode: str | None) -> None:
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-06", None, "en", (), None, text)
    (found,) = [e for e in annotate(report).events if e.type == type_]
    assert found.mode == mode
