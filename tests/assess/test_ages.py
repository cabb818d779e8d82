"""How old somebody is, in two reports."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.record import Conflict


def given(*texts: str) -> list[Conflict]:
    """The conflicts of number between reports with these texts."""
    story = Builder()
    for k, text in enumerate(texts):
        report = story.report(f"Paper {k}", "2031-05-02", text)
        for name, kind in (("Edda Lorne", "person"), ("Max Horn", "person"), ("Keld", "place")):
            if name in text:
                report.name(name, kind)  # type: ignore[arg-type]
        report.statement(text)
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == "number"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edda Lorne, 44, said the mill was shut", "The 46-year-old baker Edda Lorne said so"),
        ("Edda Lorne was 44 years old", "Edda Lorne, a 46-year-old, left with Max Horn"),
        ("Edda Lorne (44) met Max Horn.\n\nShe left", "Edda Lorne met Max Horn.\n\nThe 46-year-old left"),
        ("Edda Lorne of Keld was 44 years old", "They found a 46-year-old woman from Keld"),
    ],
)
def test_one_person_has_one_age(one: str, other: str) -> None:
    (found,) = given(one, other)
    assert found.kind == "contradiction"
    assert ["44" in v.value for v in found.values] == [True, False]
    assert "46" in found.values[1].value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edda Lorne, 44, said so", "Max Horn, 46, said so"),
        ("Edda Lorne, 44, said so", "Edda Lorne took her 12-year-old son along"),
        ("Edda Lorne, 44, said so", "Edda Lorne, 44, and Max Horn met"),
        ("Edda Lorne, 44, said so", "Edda Lorne sold a 300-year-old mill"),
        ("Edda Lorne of Keld was 44", "A 46-year-old man was found there"),
        ("Edda Lorne, 44, said so", "Edda Lorne met the 46-year-old baker"),
    ],
)
def test_ages_of_two(one: str, other: str) -> None:
    assert not given(one, other)
