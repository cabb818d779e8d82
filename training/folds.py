"""Folds by report: what is judged is judged by what has seen nothing of its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def by_report(of: Sequence[str], dealt: Sequence[str], folds: int) -> Iterator[tuple[list[int], list[int]]]:
    """For each fold the rows to learn from and the rows to judge. ``of`` is each row's report, ``dealt`` the
    reports in the order in which they are dealt out to the folds."""
    fold_of = {report: k % folds for k, report in enumerate(dealt)}
    for k in range(folds):
        rows = range(len(of))
        yield [i for i in rows if fold_of[of[i]] != k], [i for i in rows if fold_of[of[i]] == k]
