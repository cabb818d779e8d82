"""What was set aside, some rows at a time: inputs that gave no report, or gave one with a warning, and why.

Enters: a connection to the case, how many rows from where. Leaves: rows like the page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import duckdb

from reportedly.publish.views.aside import ORDER, AsideRow, cause

# Beside the reading log stands what the settled record did not compare like the rest.
_TOLD: Final = """
(SELECT file, state, reason, n_reports FROM inputs WHERE reason IS NOT NULL
 UNION ALL SELECT name, 'set aside', reason, n_reports FROM set_aside)
"""


@dataclass(frozen=True, slots=True)
class Aside:
    """Inputs with something to tell, those that failed first; ``total`` there are."""

    total: int
    offset: int
    rows: tuple[AsideRow, ...]


def aside(db: duckdb.DuckDBPyConnection, *, offset: int = 0, limit: int = 50) -> Aside:
    """The rows from ``offset`` on, by what became of the input, then by its address."""
    total = db.execute(f"SELECT count(*) FROM {_TOLD}").fetchall()[0][0]
    rows = db.execute(
        f"SELECT file, state, reason, n_reports FROM {_TOLD} "
        "ORDER BY list_position(?, state), file, reason LIMIT ? OFFSET ?",
        [list(ORDER), limit, offset],
    ).fetchall()
    told = (AsideRow(file, state, cause(file, reason), n) for file, state, reason, n in rows)
    return Aside(total, offset, tuple(told))
