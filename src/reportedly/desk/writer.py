"""The one that writes: a thread that adds reports and settles the record, one job after the other.

Whoever asks gets a job at once and can see how far it is; readers go on meanwhile, each on the record as it
was before. Every change is a transaction, so a reader never meets half of one.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias

from reportedly.case import Case
from reportedly.desk.index import refresh
from reportedly.desk.shelf import Shelf
from reportedly.errors import ReportedlyError
from reportedly.read.outcome import Outcome

JobState: TypeAlias = Literal["waiting", "running", "done", "failed"]

JOBS_KEPT: Final = 200
"""Finished jobs that are remembered; the reading log in the case has everything."""

REASONS_KEPT: Final = 20


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to write: ``what`` in words, and how far it is. ``step`` and ``done`` are as in a run on
    the command line; ``reasons`` say why inputs were set aside or failed, or why all of it did."""

    job: int
    what: str
    state: JobState
    step: str = ""
    done: int = 0
    read: int = 0
    set_aside: int = 0
    failed: int = 0
    added: int = 0
    reasons: tuple[str, ...] = ()


class Writer:
    """The only writer of a case's record. ``stop`` ends it after the job at hand."""

    def __init__(self, case: Case, shelf: Shelf) -> None:
        self.case = case
        self.shelf = shelf
        self.ready = threading.Event()  # set once there is something on the shelf
        self._waiting: queue.Queue[tuple[int, tuple[str, ...]] | None] = queue.Queue()
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="reportedly-writer", daemon=True)

    def start(self) -> None:
        """Begin: first bring the record and the desk's tables up to what is in the case."""
        self._enter("opening the case", ())
        self._thread.start()

    def stop(self, timeout: float | None = None) -> None:
        """End after the job at hand; those that wait are not begun."""
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout)

    def add(self, inputs: Sequence[str], what: str | None = None) -> Job:
        """Read ``inputs`` and settle the record, as soon as those before are through."""
        return self._enter(what or ", ".join(inputs), tuple(inputs))

    def settle(self) -> Job:
        """Settle the record with the judgements that are there; one such job waits at most."""
        with self._lock:
            for job in self._jobs.values():
                if job.state == "waiting" and job.what == "settling anew":
                    return job
        return self._enter("settling anew", ())

    def jobs(self) -> tuple[Job, ...]:
        """All jobs, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def job(self, number: int) -> Job | None:
        """One job."""
        with self._lock:
            return self._jobs.get(number)

    def wait(self, timeout: float | None = None) -> None:
        """Until nothing waits or runs (for tests and scripts)."""
        joining = threading.Thread(target=self._waiting.join, daemon=True)
        joining.start()
        joining.join(timeout)
        if joining.is_alive():
            raise TimeoutError("the writer is still at work")

    def _enter(self, what: str, inputs: tuple[str, ...]) -> Job:
        with self._lock:
            number = max(self._jobs, default=0) + 1
            job = Job(number, what, "waiting")
            self._jobs[number] = job
            finished = [key for key, row in self._jobs.items() if row.state in ("done", "failed")]
            for key in finished[:-JOBS_KEPT]:
                del self._jobs[key]
        self._waiting.put((number, inputs))
        return job

    def _tell(self, number: int, **changed: object) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], **changed)  # type: ignore[arg-type]

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            number, inputs = task
            self._tell(number, state="running", step="beginning")
            try:
                self._run(number, inputs)
            except ReportedlyError as fault:
                self._tell(number, state="failed", reasons=(str(fault),))
            except Exception as fault:  # a job that fails in an unforeseen way must not end the writer
                reason = f"an error of the program ({type(fault).__name__}: {fault}); please report it"
                self._tell(number, state="failed", reasons=(reason,))
            finally:
                self._waiting.task_done()

    def _run(self, number: int, inputs: tuple[str, ...]) -> None:
        def progress(step: str, done: int) -> None:
            self._tell(number, step=step, done=done)

        if inputs:
            before = self.case.count_reports()
            log = self.case.add(inputs, progress=progress)
            self._tell(number, **_told(log), added=self.case.count_reports() - before)
        else:
            self.case.settle(progress=progress)
        progress("indexing", self.case.count_reports())
        with self.case.cursor() as db:
            refresh(db, self.shelf, datetime.now(UTC).isoformat(timespec="seconds"))
        self.ready.set()
        nothing = bool(inputs) and not any(o.state == "read" for o in log)
        self._tell(number, state="failed" if nothing else "done", step="")


def _told(log: Sequence[Outcome]) -> dict[str, object]:
    states = [outcome.state for outcome in log]
    return {
        "read": states.count("read"),
        "set_aside": states.count("set aside"),
        "failed": states.count("failed"),
        "reasons": tuple(o.reason for o in log if o.reason)[:REASONS_KEPT],
    }
