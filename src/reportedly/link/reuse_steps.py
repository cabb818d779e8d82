"""The relational steps that find which texts share rare shingles, each written once.

Plain SQL over the tables ``shingle (hash, text, place)`` and ``holder (text, outlet)``: no function or type
that DuckDB and Spark SQL do not share. Texts are numbered from the earliest published to the
latest, so ``min(text)`` is the earliest holder.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

# A shingle in this many texts or fewer pairs all of them; one in more pairs each with the earliest
# holder only. So n copies of one wire story give n - 1 pairs, not n(n-1)/2, and they still hang together.
ALL_PAIRS = 6

# A shingle that one outlet prints in more than this many different texts is its house style
# (appeals, bylines, standing background), not words taken from anybody.
HOUSE_STYLE = 8

# Pairs that share fewer shingles are not looked at: a sentence of 80 characters has about 14 words,
# so 10 shingles, and keeps 5 of them after one change in its middle.
FEWEST_SHARED = 2

STEPS: tuple[tuple[str, str], ...] = (
    (
        "repeated",  # hashes in more than one text; most are in one and leave here
        "SELECT hash FROM shingle GROUP BY hash HAVING min(text) < max(text)",
    ),
    (
        "held",  # one row for each text that holds a repeated shingle: its first place there
        """SELECT s.hash, s.text, min(s.place) AS place
           FROM shingle s JOIN repeated r ON s.hash = r.hash GROUP BY s.hash, s.text""",
    ),
    (
        "house_style",
        """SELECT DISTINCT hash FROM (
               SELECT d.hash AS hash FROM held d JOIN holder h ON d.text = h.text
               GROUP BY d.hash, h.outlet HAVING count(*) > {house_style}) AS often""",
    ),
    (
        "spread",  # how many texts hold it, and the earliest
        """SELECT d.hash, count(*) AS holders, min(d.text) AS earliest
           FROM held d LEFT JOIN house_style b ON d.hash = b.hash
           WHERE b.hash IS NULL GROUP BY d.hash""",
    ),
    (
        "seed",  # the same shingle in an earlier text a and a later text b
        """SELECT a.text AS a, b.text AS b, a.place AS a_place, b.place AS b_place
           FROM spread s JOIN held a ON s.hash = a.hash JOIN held b ON s.hash = b.hash
           WHERE a.text < b.text AND (s.holders <= {all_pairs} OR a.text = s.earliest)""",
    ),
    (
        "pair",
        "SELECT a, b, count(*) AS shared FROM seed GROUP BY a, b HAVING count(*) >= {fewest_shared}",
    ),
    (
        "shared_seed",  # the seeds of the pairs that are left: what is aligned
        """SELECT s.a, s.b, s.a_place, s.b_place
           FROM seed s JOIN pair p ON s.a = p.a AND s.b = p.b""",
    ),
)


def shared_seeds(shingle: pa.Table, holder: pa.Table) -> pa.Table:
    """Run the steps on DuckDB: Arrow table ``(a, b, a_place, b_place)``, in no order."""
    with duckdb.connect() as engine:
        engine.register("shingle", shingle)
        engine.register("holder", holder)
        for name, sql in STEPS:
            bound = sql.format(all_pairs=ALL_PAIRS, house_style=HOUSE_STYLE, fewest_shared=FEWEST_SHARED)
            engine.execute(f"CREATE TEMP TABLE {name} AS {bound}")
        found: pa.Table = engine.sql("SELECT a, b, a_place, b_place FROM shared_seed").to_arrow_table()
        return found
