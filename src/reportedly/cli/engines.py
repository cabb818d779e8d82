"""The options that choose an engine."""

from __future__ import annotations

from functools import partial

import click

from reportedly.workers import MakeEngine

ENGINE = (
    click.option(
        "--engine",
        type=click.Choice(["duckdb", "spark"]),
        default="duckdb",
        show_default=True,
        help="What annotates and compares reports; spark needs reportedly[spark] and Java 17.",
    ),
    click.option("--master", metavar="URL", default="local[*]", help="Spark's master, as local[2]."),
    click.option("--work", metavar="FOLDER", help="Where Spark puts its tables: all workers reach it."),
)


def engine_of(engine: str, master: str, work: str | None) -> MakeEngine | None:
    """The maker of engines that the options ask for; a missing part is told before anything is read."""
    if engine == "duckdb":
        return None
    from reportedly.engines.spark import Spark

    make = partial(Spark, master, work=work)
    make().close()
    return make
