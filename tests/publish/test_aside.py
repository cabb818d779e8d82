"""What was set aside: a row for each input, and a bounded number of rows where there are very many."""

from __future__ import annotations

import pytest

from reportedly.publish.views import aside
from reportedly.publish.views.aside import aside_rows
from reportedly.record import Input, InputState


def noted(file: str, state: InputState, cause: str, reports: int = 0) -> Input:
    return Input(file, None, state, f"{file}: {cause}", None, None, reports)


def test_each_input_has_a_row_failed_ones_first() -> None:
    log = [noted("b", "set aside", "empty"), noted("a", "set aside", "empty"), noted("c", "failed", "gone")]
    assert [(row.file, row.state) for row in aside_rows(log)] == [
        ("c", "failed"), ("a", "set aside"), ("b", "set aside")
    ]  # fmt: skip


def test_an_address_is_said_once() -> None:
    (row,) = aside_rows([noted("a.pdf", "failed", "damaged; get it anew")])
    assert (row.file, row.reason) == ("a.pdf", "damaged; get it anew")


def test_many_with_one_cause_are_one_row() -> None:
    log = [noted(f"{n:05}", "set aside", "a picture") for n in range(aside.MOST + 1)]
    (row,) = aside_rows([*log, noted("x", "read", "a stub", 1)])[:1]
    assert row.file == f"00000 and {aside.MOST:,} more"
    assert aside_rows([*log, noted("x", "read", "a stub", 1)])[1].file == "x"


def test_many_causes_end_in_one_row_of_each_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "MOST", 10)
    states: tuple[InputState, ...] = ("failed", "set aside", "read")
    log = [noted(f"{n:03}", states[n % 3], f"cause {n}", n % 3) for n in range(90)]
    rows = aside_rows(log)
    assert len(rows) == 13
    assert [row.reason for row in rows if row.file == "…"] == [
        f"{count} other causes; the table inputs has them all" for count in (20, 30, 30)
    ]
    assert sum(row.reports for row in rows) == sum(line.n_reports for line in log)
