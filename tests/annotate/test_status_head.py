"""The learned second look at statuses: heard where it is ahead, and then told by the words it goes by."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from reportedly.annotate import annotate
from reportedly.annotate.english import read_by_rules
from reportedly.annotate.status.signs import signs_of
from reportedly.annotate.status.status_head import (
    BUCKETS,
    STATUSES,
    StatusHead,
    buckets,
    second_look,
    status_head,
)
from reportedly.annotation import LocalStatement
from reportedly.record import Report, Status


def report(text: str) -> Report:
    return Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-06", "metadata", "en", (), None, text)


def leaning(status: Status, word: str, by: float) -> StatusHead:
    """A head that knows one word, which speaks for one status."""
    head = status_head()
    numbers = len(head.mean)
    words = np.zeros((1, BUCKETS, 1), dtype=np.float32)
    words[0, crc32(word.encode()) % BUCKETS] = by
    out = np.zeros((1, 1, len(STATUSES)), dtype=np.float32)
    out[0, 0, STATUSES.index(status)] = 1.0
    nothing = np.zeros((1, 1), dtype=np.float32)
    return StatusHead(
        words=words,
        vectors=np.zeros((1, numbers, 1), dtype=np.float32),
        mean=head.mean,
        scale=head.scale,
        of_first=nothing,
        hidden=np.zeros((1, 1, 1), dtype=np.float32),
        of_hidden=nothing,
        out=out,
        of_out=np.zeros((1, len(STATUSES)), dtype=np.float32),
    )


def looked_at(text: str, head: StatusHead) -> tuple[LocalStatement, LocalStatement]:
    """The first statement of a text as the rules have it, and after a second look."""
    ruled = read_by_rules(report(text))
    statement = ruled.statements[0]
    return statement, second_look(head, signs_of(ruled.doc, ruled.tagged, statement), statement)


TOLD = "The harbour master urged that the ferries stay in port."


@pytest.mark.parametrize(("word", "shown"), [("q:urge", "urged"), ("h:stay", "stay")])
def test_what_is_surely_another_status_is_shown_by_the_words_it_goes_by(word: str, shown: str) -> None:
    _, after = looked_at(TOLD, leaning("planned", word, 9.0))
    assert after.status == "planned"
    assert after.status_words is not None
    assert after.status_words == after.force
    assert TOLD[slice(*after.status_words)] == shown


def test_what_happened_is_shown_by_nothing() -> None:
    before, after = looked_at(TOLD, leaning("happened", "h:stay", 9.0))
    assert before.status == "requested"
    assert before.status_words is not None
    assert (after.status, after.status_words, after.force) == ("happened", None, None)


def test_a_head_in_doubt_leaves_what_the_rules_read() -> None:
    before, after = looked_at(TOLD, leaning("planned", "h:stay", 0.5))
    assert after == before


def test_words_are_counted_once_and_in_any_order() -> None:
    ruled = read_by_rules(report("The vessel left the pier, and the crew left the vessel."))
    found = buckets(signs_of(ruled.doc, ruled.tagged, ruled.statements[0]))
    assert found == sorted(set(found))
    assert all(0 <= bucket < BUCKETS for bucket in found)


def test_chances_are_shares() -> None:
    ruled = read_by_rules(report(TOLD))
    chances = status_head().chances(signs_of(ruled.doc, ruled.tagged, ruled.statements[0]))
    assert chances.shape == (len(STATUSES),)
    assert chances.sum() == pytest.approx(1.0)


def test_the_second_look_is_part_of_annotating(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.annotate.status import status_head as module

    monkeypatch.setattr(module, "status_head", lambda: leaning("offered", "h:stay", 9.0))
    assert annotate(report(TOLD)).statements[0].status == "offered"
