"""The reading log: one outcome for every input, whatever became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.record import InputState as State
from reportedly.record import Report

__all__ = ["ROW", "Outcome", "State", "Totals", "add_up", "ended"]

ROW = ", row "
"""Between a table's address and the number of one of its rows."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    ``read`` has reports; ``set aside`` was looked at and holds no report (an empty or binary file);
    ``failed`` could not be looked at (a missing path, no permission, a broken line). The last two carry
    a ``reason``: what it is about, the cause, and what to do. A ``reason`` beside ``read`` is a warning.
    ``file`` is an address: a path, "archive.zip!/folder/a.html", "news.warc.gz#urn:uuid:…", "feed.xml, item
    3". ``url`` and ``retrieved`` say where the bytes came from and when, as the input itself gives it.
    ``kept`` is how many reports a case holds of it already, when it was not read again.
    """

    file: str
    sha256: str | None
    state: State
    reason: str | None
    reports: tuple[Report, ...] = ()
    url: str | None = None
    retrieved: str | None = None
    kept: int | None = None

    @property
    def n_reports(self) -> int:
        """How many reports the input holds."""
        return len(self.reports) if self.kept is None else self.kept

    def noted(self) -> Outcome:
        """The same without the reports themselves: what a log of many keeps."""
        return replace(self, reports=(), kept=self.n_reports)


def ended(name: str, sha256: str | None, state: State, cause: str) -> Outcome:
    """The outcome of an input that gave no report, and why."""
    return Outcome(name, sha256, state, f"{name}: {cause}")


@dataclass(frozen=True, slots=True)
class Totals:
    """A reading log added up: every input is read, set aside or failed."""

    inputs: int
    read: int
    set_aside: int
    failed: int
    reports: int


class Tally:
    """Outcomes counted as they come, so that none of them has to be held."""

    def __init__(self) -> None:
        self._states: Counter[str] = Counter()
        self._reports = 0

    @property
    def inputs(self) -> int:
        return self._states.total()

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count more outcomes in."""
        for outcome in outcomes:
            self._states[outcome.state] += 1
            self._reports += outcome.n_reports

    def totals(self) -> Totals:
        """The totals so far; ``inputs`` is always the sum of the three states."""
        states = self._states
        return Totals(states.total(), states["read"], states["set aside"], states["failed"], self._reports)


def add_up(log: Iterable[Outcome]) -> Totals:
    """The totals of a reading log."""
    tally = Tally()
    tally.add(log)
    return tally.totals()
