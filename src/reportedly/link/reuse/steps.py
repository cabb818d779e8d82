"""The relational steps that find which texts share rare shingles, each written once.

Plain SQL over the tables ``shingle (hash, text, place)`` and ``holder (text, outlet)``: no function or type
that DuckDB and Spark SQL do not share. Texts are numbered from the earliest published to the
latest, so ``min(text)`` is the earliest holder.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable

import duckdb
import pyarrow as pa

# A shingle in this many texts or fewer pairs all of them; one in more pairs each with the earliest
# holder only. So n copies of one wire story give n - 1 pairs, not n(n-1)/2, and they still hang together.
ALL_PAIRS = 6

# A shingle that one outlet prints in more than this many different texts is its house style or its
# standing background. The outlet's first text with it stays, for others may have taken it from there;
# the outlet's later texts are set aside, for they took it from nobody else.
HOUSE_STYLE = 8

# Pairs that share fewer shingles are not looked at: the shortest passage that counts has seven words or
# more. Of two, nothing more is found, and seven times as many pairs are aligned.
FEWEST_SHARED = 3

# Of the million reports' 8 GB, half is for the texts and their words.
MEMORY = "3GB"

STEPS: tuple[tuple[str, str], ...] = (
    (
        "repeated",  # hashes in more than one text; most are in one and leave here
        "SELECT hash FROM shingle GROUP BY hash HAVING min(text) < max(text)",
    ),
    (
        "held",  # one row for each text that holds a repeated shingle: its first place there
        """SELECT s.hash, s.text, h.outlet, min(s.place) AS place
           FROM shingle s JOIN repeated r ON s.hash = r.hash JOIN holder h ON s.text = h.text
           GROUP BY s.hash, s.text, h.outlet""",
    ),
    (
        "house_style",
        """SELECT hash, outlet, min(text) AS earliest
           FROM held GROUP BY hash, outlet HAVING count(*) > {house_style}""",
    ),
    (
        "telling",  # what is held, without the later uses of house style
        """SELECT d.hash, d.text, d.place
           FROM held d LEFT JOIN house_style b ON d.hash = b.hash AND d.outlet = b.outlet
           WHERE b.hash IS NULL OR d.text = b.earliest""",
    ),
    (
        "spread",  # how many texts hold it, and the earliest
        "SELECT hash, count(*) AS holders, min(text) AS earliest FROM telling GROUP BY hash",
    ),
    (
        "seed",  # the same shingle in an earlier text a and a later text b
        """SELECT a.text AS a, b.text AS b, a.place AS a_place, b.place AS b_place
           FROM spread s JOIN telling a ON s.hash = a.hash JOIN telling b ON s.hash = b.hash
           WHERE a.text < b.text AND (s.holders <= {all_pairs} OR a.text = s.earliest)""",
    ),
    (
        "pair",
        "SELECT a, b FROM seed GROUP BY a, b HAVING count(*) >= {fewest_shared}",
    ),
    (
        "shared_seed",  # the seeds of the pairs that are left: what is aligned
        """SELECT s.a, s.b, s.a_place, s.b_place
           FROM seed s JOIN pair p ON s.a = p.a AND s.b = p.b""",
    ),
)


def shared_seeds(
    shingles: Iterable[pa.Table], holder: pa.Table, fewest_shared: int = FEWEST_SHARED
) -> pa.Table:
    """Run the steps on DuckDB over all shingles, given in any number of tables: Arrow table
    ``(a, b, a_place, b_place)``, ordered by a and b."""
    bounds = {"all_pairs": ALL_PAIRS, "house_style": HOUSE_STYLE, "fewest_shared": fewest_shared}
    # In memory as far as the limit goes, and beyond it on disk, in a folder that is gone afterwards.
    with (
        tempfile.TemporaryDirectory(prefix="reportedly-") as spill,
        duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": spill}) as engine,
    ):
        engine.execute("CREATE TEMP TABLE shingle (hash BIGINT, text INTEGER, place INTEGER)")
        for part in shingles:
            engine.register("part", part)
            engine.execute("INSERT INTO shingle SELECT hash, text, place FROM part")
        engine.register("holder", holder)
        for name, sql in STEPS:
            engine.execute(f"CREATE TEMP TABLE {name} AS {sql.format(**bounds)}")
            if name == "held":
                engine.execute("DROP TABLE shingle")
        found: pa.Table = engine.sql("SELECT * FROM shared_seed ORDER BY a, b").to_arrow_table()
        return found
