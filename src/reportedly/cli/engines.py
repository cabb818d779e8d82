"""The options that choose an engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click

from reportedly.workers import MakeEngine

Command = TypeVar("Command", bound=Callable[..., Any])


def engine_options(command: Command) -> Command:
    """``--engine``, ``--master`` and ``--work``: see ``engine_of``."""
    for option in (
        click.option("--work", metavar="FOLDER", help="Where Spark puts its tables: all workers reach it."),
        click.option("--master", metavar="URL", default="local[*]", help="Spark's master, as local[2]."),
        click.option(
            "--engine",
            type=click.Choice(["duckdb", "spark"]),
            default="duckdb",
            show_default=True,
            help="What annotates and compares reports; spark needs reportedly[spark] and Java 17.",
        ),
    ):
        command = option(command)
    return command


def engine_of(engine: str, master: str, work: str | None) -> MakeEngine | None:
    """The maker of engines that the options ask for; a missing part is told before anything is read."""
    if engine == "duckdb":
        return None
    from reportedly.engines.spark import Spark

    make = partial(Spark, master, work=work)
    make().close()
    return make
