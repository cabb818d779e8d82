"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.publish.browser import MISSING, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests of a process: Playwright cannot be started twice in one."""
    if MISSING:
        pytest.skip(MISSING)
    yield from chromium()
