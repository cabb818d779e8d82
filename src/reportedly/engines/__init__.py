"""Engines: where the steps that compare many reports run.

An analysis is a pipeline: named SQL steps, each a table made from earlier ones, and maps, functions from
Arrow batches to Arrow batches. Both are written once, in the package they belong to; an engine only runs
them. ``DuckDB`` is embedded and the default; ``Spark`` is for piles that one machine does not hold, and is
loaded only when asked for. Nothing here knows what the tables mean.

Steps keep to the SQL that both engines share: no dialect is translated.
"""

from reportedly.engines.duckdb import DuckDB
from reportedly.engines.engine import Batches, Engine, Function, Step, in_one, run, slices

__all__ = ["Batches", "DuckDB", "Engine", "Function", "Step", "in_one", "run", "slices"]
