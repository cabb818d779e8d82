"""Claims over many beats: how many retellings are found, and that no two things are made one."""

from __future__ import annotations

import re

import pytest
from tests.link.build import Builder
from tests.link.claim_pairs import APART, NAMES, SAME

from reportedly.link import put_together
from reportedly.record import Status

Pair = tuple[str, Status, str, Status]

# 19 of 21 on the day this was written, 26 of 29 with requests and returns. It only rises.
FOUND_AT_LEAST = 26


def joined(pair: Pair) -> bool:
    story = Builder()
    one, first, other, second = pair
    for paper, text, status in (("Post", one, first), ("Echo", other, second)):
        report = story.report(paper, "2031-05-02", text + ".")
        taken: list[tuple[int, int]] = []
        for name, (kind, country) in NAMES.items():
            found = re.search(rf"\b{name}\b", text)
            if found and not any(a <= found.start() < b for a, b in taken):
                taken.append(found.span())
                nth = [m.start() for m in re.finditer(name, text)].index(found.start())
                report.name(name, kind, country=country, adjective=kind == "group", nth=nth)  # type: ignore[arg-type]
        report.statement(text, status=status)
    return max(len(g.statement_ids) for g in put_together(*story.rows()).claims) == 2


@pytest.mark.parametrize("pair", APART, ids=lambda p: p[0][:40])
def test_two_things_stay_two(pair: Pair) -> None:
    assert not joined(pair)


def test_retellings_are_found() -> None:
    assert sum(joined(pair) for pair in SAME) >= FOUND_AT_LEAST
