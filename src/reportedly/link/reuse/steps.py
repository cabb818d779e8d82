"""The relational steps that find which texts share rare shingles, each written once.

They start from the numbered texts of ``link.texts`` and from ``shingle``. Numbers run from the earliest
published to the latest, so ``min(text)`` is the earliest holder.
"""

from __future__ import annotations

from reportedly.engines import Step

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

# A sentence of about 14 words has so many shingles: house style of less is not told of.
SENTENCE = 10

# Of a text longer than this only the part with the shared words is laid beside the other, with so many
# characters round it: else a whole archive would be read again for each of its articles.
LONG_TEXT = 100_000
AROUND = 4_000

# The source of ``shingle (hash, text, start)``.
BODIES = "SELECT h.text, r.text AS body FROM holder h JOIN report r ON h.report_id = r.report_id"

MEETING: tuple[Step, ...] = (
    Step(  # hashes in more than one text; most are in one and leave here
        "repeated",
        "SELECT hash FROM shingle GROUP BY hash HAVING min(text) < max(text)",
    ),
    Step(  # one row for each text that holds a repeated shingle: its first place there
        "held",
        """SELECT s.hash, s.text, h.outlet, min(s.start) AS start
           FROM shingle s JOIN repeated r ON s.hash = r.hash JOIN holder h ON s.text = h.text
           GROUP BY s.hash, s.text, h.outlet""",
        last_use_of=("shingle", "repeated"),
    ),
    Step(
        "house_style",
        """SELECT hash, outlet, min(text) AS earliest
           FROM held GROUP BY hash, outlet HAVING count(*) > {house_style}""",
    ),
    Step(  # texts in which a sentence or more of house style is set aside
        "styled",
        """SELECT d.text FROM held d JOIN house_style b ON d.hash = b.hash AND d.outlet = b.outlet
           WHERE d.text > b.earliest GROUP BY d.text HAVING count(*) >= {sentence}""",
    ),
    Step(  # what is held, without the later uses of house style
        "telling",
        """SELECT d.hash, d.text, d.start
           FROM held d LEFT JOIN house_style b ON d.hash = b.hash AND d.outlet = b.outlet
           WHERE b.hash IS NULL OR d.text = b.earliest""",
        last_use_of=("held",),
    ),
    Step(  # how many texts hold it, and the earliest
        "spread",
        "SELECT hash, count(*) AS holders, min(text) AS earliest FROM telling GROUP BY hash",
    ),
    Step(  # the same shingle in an earlier text a and a later text b
        "seed",
        """SELECT a.text AS a, b.text AS b, a.start AS a_start, b.start AS b_start
           FROM spread s JOIN telling a ON s.hash = a.hash JOIN telling b ON s.hash = b.hash
           WHERE a.text < b.text AND (s.holders <= {all_pairs} OR a.text = s.earliest)""",
        last_use_of=("spread", "telling"),
    ),
    Step(
        "pair",
        "SELECT a, b FROM seed GROUP BY a, b HAVING count(*) >= {fewest_shared}",
    ),
    Step(  # a row for each pair that is left, with the places of its seeds in both texts
        "meeting",
        """SELECT s.a, s.b, array_agg(CAST(s.a_start AS BIGINT) * {place_base} + s.b_start) AS starts,
                  min(s.a_start) AS a_first, max(s.a_start) AS a_last,
                  min(s.b_start) AS b_first, max(s.b_start) AS b_last
           FROM seed s JOIN pair p ON s.a = p.a AND s.b = p.b GROUP BY s.a, s.b""",
        last_use_of=("seed", "pair"),
    ),
)


def _side(name: str) -> str:
    """The columns of one side of a meeting; ``offset`` is where its body begins in the text."""
    long, begin = f"length({name}.text) > {LONG_TEXT}", f"greatest(m.{name}_first - {AROUND}, 0)"
    return f"""{name}.report_id AS {name}_id, {name}.outlet AS {name}_outlet,
        {name}.published AS {name}_published, {name}.credits AS {name}_credits,
        {name}.credit_roles AS {name}_credit_roles,
        CASE WHEN {long} THEN {begin} ELSE 0 END AS {name}_offset,
        CASE WHEN {long} THEN substr({name}.text, {begin} + 1, m.{name}_last - {begin} + {AROUND})
             ELSE {name}.text END AS {name}_text"""


def _whole(name: str, numbered: str) -> str:
    """The columns of one of two reports with the same text."""
    return f"""{name}.report_id AS {name}_id, {name}.outlet AS {name}_outlet,
        {name}.published AS {name}_published, {name}.credits AS {name}_credits,
        {name}.credit_roles AS {name}_credit_roles,
        {numbered}.first AS {name}_start, {numbered}.last AS {name}_end,
        substr({name}.text, 1, {LONG_TEXT}) AS {name}_text"""


# What was set aside: by outlet, in how many of its texts; and the texts that were not compared as wholes.
STYLED = """SELECT min(coalesce(r.outlet, r.url, r.file)) AS name, count(*) AS texts
    FROM styled s JOIN holder h ON s.text = h.text JOIN report r ON h.report_id = r.report_id
    GROUP BY h.outlet"""
LONG = f"""SELECT r.file AS name, h.characters
    FROM holder h JOIN report r ON h.report_id = r.report_id WHERE h.characters > {LONG_TEXT}"""

# Pairs with what their alignment needs, then reports with the earliest of the same text.
PAIRS = f"""SELECT m.starts, {_side("a")}, {_side("b")} FROM meeting m
    JOIN holder x ON m.a = x.text JOIN report a ON x.report_id = a.report_id
    JOIN holder y ON m.b = y.text JOIN report b ON y.report_id = b.report_id"""

SAME_TEXTS = f"""SELECT {_whole("a", "x")}, {_whole("b", "n")}
    FROM numbered n JOIN same_text s ON n.digest = s.digest JOIN numbered x ON s.text = x.number
    JOIN report a ON x.report_id = a.report_id JOIN report b ON n.report_id = b.report_id
    WHERE n.number > s.text"""
