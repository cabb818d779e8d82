"""The scripts in `bench/` as modules, and where their data stands."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))


def bench(name: str) -> ModuleType:
    """The benchmark script `bench/<name>.py`, as a module."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def gold(path: str) -> Path:
    """A file or folder of the gold data; the test is skipped where it is not."""
    found = SHARED / "data" / path
    if not found.exists():
        pytest.skip(f"no gold data at {found} (set SHARED to the folder that has data/{path})")
    return found
