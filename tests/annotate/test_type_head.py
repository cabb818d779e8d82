"""The learned head over the act lexicon: heard only where it is sure, and then told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reportedly.annotate import annotate
from reportedly.annotate.events import retyping
from reportedly.annotate.events.type_head import TypeHead, columns, packed, type_head, unpacked
from reportedly.annotation import LocalEvent
from reportedly.record import Report

TEXT = "Kenyan police detained 12 Ugandan traders near Busia on Friday."


def event(text: str = TEXT) -> LocalEvent:
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-06", "metadata", "en", (), None, text)
    (found,) = annotate(report).events
    return found


def leaning(label: str, by: float) -> TypeHead:
    """The head with everything forgotten but a leaning to one label."""
    head = type_head()
    bias = np.array([by if known == label else 0.0 for known in head.labels], dtype=np.float32)
    dense = {name: (np.zeros_like(w), mean, scale) for name, (w, mean, scale) in head.dense.items()}
    return replace(head, rows={}, dense=dense, bias=bias)


def test_a_sure_head_gives_the_type_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    before = event()
    monkeypatch.setattr(retyping, "type_head", lambda: leaning("SANCTION", 9.0))
    after = event()
    assert (after.type, after.mode, after.typed_by) == ("SANCTION", None, "head")
    assert replace(after, type=before.type, mode=before.mode, typed_by=before.typed_by) == before


@pytest.mark.parametrize(("label", "by"), [("SANCTION", 1.0), ("YIELD", 9.0), ("COERCE", 9.0)])
def test_an_unsure_head_and_one_that_agrees_change_nothing(
    monkeypatch: pytest.MonkeyPatch, label: str, by: float
) -> None:
    monkeypatch.setattr(retyping, "type_head", lambda: leaning(label, by))
    found = event()
    assert (found.type, found.mode, found.typed_by) == ("COERCE", "arrest", "words")


def test_what_coders_call_an_agreement_stays_a_planned_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retyping, "type_head", lambda: leaning("AGREE", 9.0))
    found = event("Kenya's president will meet Uganda's president in Kampala next week.")
    assert (found.type, found.status, found.typed_by) == ("CONSULT", "planned", "words")


def test_the_head_that_ships_leaves_a_plain_case_as_it_is() -> None:
    assert (event().type, event().typed_by) == ("COERCE", "words")


def test_the_file_gives_back_what_was_packed() -> None:
    head = type_head()
    again = unpacked(packed(head))
    assert (again.labels, again.rows, again.data) == (head.labels, head.rows, head.data)
    assert np.array_equal(again.weights, head.weights)


def test_counts_are_dampened_and_of_length_one() -> None:
    rarity = np.array([1.0, 2.0], dtype=np.float32)
    rows, values = columns({"passage\ta": 0, "passage\tb": 1}, rarity, "passage", {"a": 3, "b": 1, "new": 1})
    assert rows == [0, 1]
    assert values @ values == pytest.approx(1.0)
    assert values[1] / values[0] == pytest.approx(2 / (1 + np.log(3)))
    assert columns({"told\ta": 0}, rarity, "told", {"a": 0.5})[1].tolist() == [0.5]
