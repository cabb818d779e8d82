"""The relational steps that compare texts by the terms they share, each written once.

They start from ``key`` (the strongest terms of every text) and ``dated (text, first, last)``: the first and
last day on which a text may have been published, null where that is unknown.
"""

from __future__ import annotations

from reportedly.engines import Step
from reportedly.link.stories.groups import REACH
from reportedly.link.stories.vectors import SCALE

# Two texts are looked at if they share one of so many strongest terms of each …
KEYS = 28
# … and what they share of those comes to this much likeness. Both were chosen on ECB+ so that no story is
# lost that comparing all with all would find.
PROMISING = 0.03
# A key held by many texts pairs each with so many that are nearest to it in time, before and after: else a
# name that is in everything would pair everything with everything. And a text is compared with no more than
# so many earlier ones, those of most promise. So the work for a text has a bound, however many there are. Of
# the pairs of .18 that comparing all with all finds among 21,572 newswire texts of few subjects this keeps
# .88, of those of .3 .99.
NEIGHBOURS = 64
MOST_EARLIER = REACH
# In a case so many are kept, so that it is known who comes next when some are out of reach.
MOST_KEPT = 80
# Pairs below this are not kept; groups count them as nothing in common. (ECB+: any up to .08 does as well.)
LEAST_LIKENESS = 0.08
# Days between publication at which likeness counts half: most follow-ups come within a fortnight.
HALF_DAYS = 30
# A report without a date is taken to lie so many days from any other, which makes .9 of a likeness: that a
# date is not known is no evidence that it is near.
UNDATED_DAYS = 10
# Days that lie between what two texts may mean by their dates.
_NONE = "CAST(0 AS BIGINT)"
_GAP = f"""CASE WHEN a.first IS NULL OR b.first IS NULL THEN CAST({UNDATED_DAYS} AS BIGINT)
    ELSE greatest({_NONE}, a.first - b.last, b.first - a.last) END"""


# The holders of each key counted in order of time.
PLACED = Step(
    "placed",
    """SELECT term, text, weight, CAST(row_number() OVER (PARTITION BY term ORDER BY text) AS INTEGER)
              AS place
       FROM key""",
)


# Pairs near enough in time to come to the least likeness at all.
CANDIDATE = Step(
    "candidate",
    f"""SELECT a.text AS a, b.text AS b, {_GAP} AS gap
       FROM most_promising p JOIN dated a ON p.a = a.text JOIN dated b ON p.b = b.text
       WHERE p.place <= {{most_earlier}}
       AND {{half}} * {{scale}} >= {{least}} * ({{half}} + {_GAP} * {_GAP})""",
)


def most_promising(joined: str, where: str = "TRUE") -> str:
    """The query for the earlier texts of most promise for each later one, and their places in that order.
    ``joined`` has a text's key as ``a`` beside a later one's as ``b``, of one term."""
    return f"""SELECT a, b, CAST(promise AS INTEGER) AS promise, CAST(place AS SMALLINT) AS place FROM (
            SELECT *, row_number() OVER (PARTITION BY b ORDER BY promise DESC, a DESC) AS place FROM (
                SELECT a.text AS a, b.text AS b, sum(a.weight * b.weight) AS promise
                FROM {joined}
                WHERE a.place < b.place AND b.place - a.place <= {{neighbours}} AND {where}
                GROUP BY a.text, b.text HAVING sum(a.weight * b.weight) >= {{promising}}
            ) AS promising
        ) AS ranked WHERE place <= {{most_kept}}"""


STEPS: tuple[Step, ...] = (
    PLACED,
    Step(  # a later holder is met in its own stretch of so many holders and in the one before
        "stretch",
        """SELECT term, text, weight, place, CAST(floor(place / {neighbours}) AS INTEGER) AS stretch
           FROM placed
           UNION ALL
           SELECT term, text, weight, place, CAST(floor(place / {neighbours}) AS INTEGER) - 1 AS stretch
           FROM placed""",
    ),
    Step(
        "most_promising",
        most_promising(
            """placed a JOIN stretch b
                ON a.term = b.term AND CAST(floor(a.place / {neighbours}) AS INTEGER) = b.stretch""",
            where="b.text BETWEEN {first} AND {last}",
        ),
        last_use_of=("placed", "stretch"),
        by="placed.text",
    ),
    CANDIDATE,
)

# Pairs of a slice with the vectors of both: what ``vectors.likenesses`` compares.
PAIRS = """SELECT c.a, c.b, c.gap, x.terms AS a_terms, y.terms AS b_terms
    FROM candidate c JOIN vector x ON c.a = x.text JOIN vector y ON c.b = y.text
    WHERE c.b BETWEEN {first} AND {last}"""

BOUNDS = {
    "neighbours": NEIGHBOURS,
    "most_earlier": MOST_EARLIER,
    "most_kept": MOST_EARLIER,
    "promising": round(PROMISING * SCALE * SCALE),
    "least": round(LEAST_LIKENESS * SCALE),
    "half": HALF_DAYS**2,
    "scale": SCALE,
}
# The same in a case, which keeps more than it compares.
BOUNDS_OF_CASE = BOUNDS | {"most_kept": MOST_KEPT}
# In a case of few reports smaller likenesses count: briefs of a hundred words share little, and what they
# share is what holds them together. Of our open stories from .05 down one takes in another of the same paper
# and day, so strangers come in there.
LEAST_OF_FEW = 0.06
BOUNDS_OF_FEW = {"promising": 0, "least": round(LEAST_OF_FEW * SCALE)}
