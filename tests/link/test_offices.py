"""Who is said to speak for whom."""

from __future__ import annotations

import pytest

from reportedly.annotation import Name
from reportedly.link.sources.offices import _pairs


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Norlink's director, Jan Lund, left.", True),
        ("Norlink director Jan Lund left.", True),
        ("Norlink press spokesman Jan Lund left.", True),
        ("Jan Lund, a spokesman for Norlink, left.", True),
        ("Jan Lund, the deputy chief executive of Norlink, left.", True),
        ("Norlink denied it. “Never,” its director, Jan Lund, said.", True),
        ("Norlink worker Jan Lund left.", False),
        ("Norlink sued Jan Lund.", False),
        ("Jan Lund, an analyst at Norlink, left.", False),
        ("Jan Lund left. The mayor of Oslo had no comment on Norlink.", False),
    ],
)
def test_pairs(text: str, speaks: bool) -> None:
    names = [
        Name(start, start + len(word), word, kind, i)
        for i, (word, kind) in enumerate((("Norlink", "organisation"), ("Jan Lund", "person")))
        if (start := text.index(word)) >= 0
    ]
    found = [(p.text, b.text) for p, b in _pairs(text, sorted(names, key=lambda n: n.start))]
    assert found == ([("Jan Lund", "Norlink")] if speaks else [])
