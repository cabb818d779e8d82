"""The relational step that compares reports by the terms they share, written once.

Plain SQL over ``term (report, term, weight, first_day, last_day)``; days are null where the date is
unknown, and otherwise the first and last day that it may mean.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

# A term in more reports than this joins none: it would pair everything with everything.
MOST_HOLDERS = 1_000
# Pairs below this are not kept; clusters count them as nothing in common.
LEAST_SIMILARITY = 0.03

STEPS: tuple[tuple[str, str], ...] = (
    (
        "telling",
        """SELECT t.report, t.term, t.weight FROM term t JOIN (
               SELECT term FROM term GROUP BY term HAVING count(*) BETWEEN 2 AND {most_holders}
           ) AS s ON t.term = s.term""",
    ),
    (
        "likeness",
        """SELECT a.report AS a, b.report AS b, sum(a.weight * b.weight) AS similarity
           FROM telling a JOIN telling b ON a.term = b.term WHERE a.report < b.report
           GROUP BY a.report, b.report HAVING sum(a.weight * b.weight) >= {least}""",
    ),
)


def likeness(term: pa.Table) -> pa.Table:
    """Run the steps on DuckDB: Arrow table ``(a, b, similarity)``, ordered by a and b."""
    with duckdb.connect() as engine:
        engine.register("term", term)
        for name, sql in STEPS:
            bound = sql.format(most_holders=MOST_HOLDERS, least=LEAST_SIMILARITY)
            engine.execute(f"CREATE TEMP TABLE {name} AS {bound}")
        found: pa.Table = engine.sql("SELECT a, b, similarity FROM likeness ORDER BY a, b").to_arrow_table()
        return found
