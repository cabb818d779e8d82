"""Per-report work over many reports: in this process, in several, or in the partitions of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeAlias

import msgspec
import pyarrow as pa

from reportedly.annotate import annotate
from reportedly.annotate.plain import annotate_plain
from reportedly.annotation import Annotation
from reportedly.arrow import arrow_table
from reportedly.engines import Batches, Engine
from reportedly.record import Report

MakeEngine: TypeAlias = Callable[[], Engine]

ANNOTATION = pa.schema([("report_id", pa.string()), ("json", pa.string())])


def annotated(report: Report) -> Annotation:
    """The report's annotation; where an annotator fails on it, its sentences in its own voice, since a
    report may be read poorly but is never lost."""
    try:
        return annotate(report)
    except (ArithmeticError, LookupError, TypeError, ValueError, AssertionError, RecursionError):
        return annotate_plain(report)


def annotate_batches(batches: Batches) -> Batches:
    """Annotations of the reports in Arrow batches."""
    for batch in batches:
        found = [annotated(msgspec.convert(row, Report)) for row in batch.to_pylist()]
        texts = [msgspec.json.encode(a).decode() for a in found]
        yield pa.record_batch([[a.report_id for a in found], texts], schema=ANNOTATION)


class Workers:
    """Annotates many reports, results in the order given. Use it in a ``with``."""

    def __init__(self, processes: int, engine: MakeEngine | None = None) -> None:
        self.engine = engine
        several = processes > 1 and engine is None
        self.pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn")) if several else None

    def __call__(self, reports: Sequence[Report]) -> Iterator[Annotation]:
        """The annotation of each report."""
        if self.engine is not None and reports:
            return self._on_engine(self.engine, reports)
        if self.pool is None:
            return map(annotated, reports)
        return self.pool.map(annotated, reports, chunksize=max(1, len(reports) // 8))

    def _on_engine(self, make: MakeEngine, reports: Sequence[Report]) -> Iterator[Annotation]:
        with make() as engine:
            engine.put("report", arrow_table(reports, Report))
            engine.map("annotation", "SELECT * FROM report", annotate_batches, ANNOTATION)
            rows = engine.get("SELECT report_id, json FROM annotation").to_pylist()
        found = {row["report_id"]: row["json"] for row in rows}
        for report in reports:
            yield msgspec.json.decode(found[report.report_id], type=Annotation)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
