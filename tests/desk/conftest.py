"""A desk over the sample story, asked through its application without a socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from reportedly.case import Case
from reportedly.desk.app import application
from reportedly.desk.desk import Desk

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "south-syria" / "reports"
OWN = {"X-Reportedly": "1"}


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of a desk behind a socket of its own, for a browser."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(desk), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        desk.writer.wait(120)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)


class Asking(TestClient):
    """A client with the desk it asks."""

    desk: Desk

    def settle(self) -> None:
        """Wait until everything is written."""
        self.desk.writer.wait(120)


def asking(case: Case, **options: object) -> Asking:
    desk = Desk(case, **options)  # type: ignore[arg-type]
    client = Asking(application(desk), base_url="http://127.0.0.1:8765")
    client.desk = desk
    return client


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case file of the sample story, to be copied before it is changed."""
    path = tmp_path_factory.mktemp("case") / "sample.duckdb"
    with Case.open(path) as case:
        case.add([SAMPLE])
    return path


@pytest.fixture(scope="session")
def desk(sample_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """A desk that is only read."""
    path = tmp_path_factory.mktemp("read") / "sample.duckdb"
    path.write_bytes(sample_case.read_bytes())
    with asking(Case.open(path), path=path) as client:
        client.settle()
        yield client


@pytest.fixture
def fresh(sample_case: Path, tmp_path: Path) -> Iterator[Asking]:
    """A desk of its own, to be changed."""
    path = tmp_path / "sample.duckdb"
    path.write_bytes(sample_case.read_bytes())
    with asking(Case.open(path), path=path) as client:
        client.settle()
        yield client
