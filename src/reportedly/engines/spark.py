"""Spark: the same steps over partitions, on this machine (``local[2]``) or on a cluster.

It needs ``pip install 'reportedly[spark]'`` and Java 17 or newer; the workers need ``reportedly`` too.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from reportedly.engines.engine import Function
from reportedly.errors import EngineError, MissingPartError

# Rows that a function is given at a time, as on DuckDB.
BATCH = 10_000


class Spark:
    """Tables of one run, as views of one session. Every step is written to Parquet in the folder ``work`` and
    read from there: the plan of a step stays that of a step, and a lost worker costs one step. On a
    cluster name a folder that all workers reach; on one machine it is a temporary one.
    ``options`` are Spark's own ("spark.executor.memory")."""

    def __init__(
        self, master: str = "local[*]", *, work: str | None = None, options: Mapping[str, str] | None = None
    ) -> None:
        if work is None and not master.startswith("local"):
            raise EngineError(f"{master} is a cluster: name a folder that all its workers reach (work=…)")
        session = _session_builder().master(master).appName("reportedly")
        for key, value in (_defaults(master) | dict(options or {})).items():
            session = session.config(key, value)
        self._spark = session.getOrCreate()
        self._spark.sparkContext.setLogLevel("ERROR")
        self.slice: int | None = None
        self._own = None if work else tempfile.TemporaryDirectory(prefix="reportedly-")
        self._work = work or f"file://{self._own.name}"  # type: ignore[union-attr]
        self._names: set[str] = set()

    def put(self, name: str, table: pa.Table) -> None:
        self._view(name, self._spark.createDataFrame(table))

    def read(self, name: str, path: Path) -> None:
        self._view(name, self._spark.read.parquet(str(path)))

    def step(self, name: str, *queries: str) -> None:
        self._keep(name, self._spark.sql(" UNION ALL ".join(queries)))

    def map(self, name: str, source: str, function: Function, schema: pa.Schema) -> None:
        from pyspark.sql.pandas.types import from_arrow_schema

        self._keep(name, self._spark.sql(source).mapInArrow(function, from_arrow_schema(schema)))

    def get(self, query: str) -> pa.Table:
        found: pa.Table = self._spark.sql(query).toArrow()
        return found

    def drop(self, name: str) -> None:
        self._spark.catalog.dropTempView(name)
        self._names.discard(name)

    def close(self) -> None:
        """Forget every table; the session goes on, for it takes seconds to start and may be shared."""
        for name in sorted(self._names):
            self.drop(name)
        if self._own:
            self._own.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _keep(self, name: str, frame: Any) -> None:
        path = f"{self._work}/{name}"
        frame.write.mode("overwrite").parquet(path)
        self._view(name, self._spark.read.schema(frame.schema).parquet(path))

    def _view(self, name: str, frame: Any) -> None:
        frame.createOrReplaceTempView(name)
        self._names.add(name)


def _session_builder() -> Any:
    try:
        import pandas as pd  # noqa: F401 — Spark asks for it, though only Arrow passes through
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise MissingPartError(
            f"the Spark engine is not installed ({fault.name} is missing): "
            "pip install 'reportedly[spark]', and Java 17 or newer"
        ) from fault
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise MissingPartError(
            "no java is found and Spark needs Java 17 or newer: install it, or set JAVA_HOME"
        )
    # Workers on this machine run the same Python, with the same packages.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkSession.builder


def _defaults(master: str) -> dict[str, str]:
    common = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    if not master.startswith("local"):
        return common
    # On one machine a shuffle into hundreds of parts costs more than the work in them.
    return common | {
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
