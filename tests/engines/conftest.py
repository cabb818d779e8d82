"""The engines that a test marked ``every_engine`` runs on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

from reportedly.engines import DuckDB, Engine

OLDEST_JAVA = 17


def why_no_spark() -> str | None:
    """Why Spark cannot run here, or None where it can."""
    if find_spec("pyspark") is None:
        return "Spark is not installed: pip install -r requirements/spark.txt"
    java = shutil.which("java")
    if java is None:
        return f"Spark needs Java {OLDEST_JAVA}, and there is no java"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version.group(1)) < OLDEST_JAVA:
        return f"Spark needs Java {OLDEST_JAVA}, and here is {said.splitlines()[0] if said else 'another'}"
    return None


def _spark() -> Engine:
    from reportedly.engines.spark import Spark

    return Spark("local[2]")


@pytest.fixture(params=["duckdb", "spark"])
def engine(request: Any) -> Callable[[], Engine]:
    """Makes a new engine of one kind; a Spark session is started once and shared."""
    if request.param == "spark" and (why := why_no_spark()):
        pytest.skip(why)
    return DuckDB if request.param == "duckdb" else _spark
