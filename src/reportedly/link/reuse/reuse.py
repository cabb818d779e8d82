"""Text reuse: passages that one report took from another, with offsets on both sides.

In order: what is read of each text (``texts``, ``words``, ``shingles``), texts that share rare shingles
(``steps``, SQL), their alignment (``pairs``, ``alignment``), what the match is worth (``passages``), who
took from whom (``direction``). Texts that are the same are one text until the last step, so a million
copies of one text cost what one does, and give a row each, from the earliest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
import pyarrow as pa

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB, Engine, run
from reportedly.link.reuse import pairs, shingles, steps
from reportedly.link.texts import number_texts
from reportedly.record import Report, Reuse


@dataclass(frozen=True, slots=True)
class SetAside:
    """What was not compared like the rest: an outlet or a file, why, and how many texts that concerns."""

    name: str
    reason: str
    n_reports: int


# In a case of up to this many characters every shingle is used. In a larger one, one shingle in ``SAMPLED``
# is enough to find the pairs (a sentence has a dozen). On 5,400 planted documents one in four finds .965 of
# the copies that all find, and loses the shortest first: hence one in two.
KEPT_CHARACTERS = 100_000_000
SAMPLED = 2
FEWEST_SAMPLED = 2

_STYLED = (
    "words that stand in more than {limit} of its texts are its house style or standing background: in "
    "{texts} of them they were not taken for a copy of anything"
)
_LONG = (
    "of its {characters:,} characters only the parts that share words with another report were laid beside "
    "that, and the first {read:,} say what it is about"
)

FOUND = "SELECT * FROM same_words UNION ALL SELECT * FROM passage"


def find_reuse(reports: Sequence[Report], engine: Engine | None = None) -> tuple[Reuse, ...]:
    """Every passage of at least a sentence that two reports share, sorted by its id.

    The same reports give the same rows in any order, on any engine. Where more than ``steps.ALL_PAIRS``
    texts share words, each is paired with the earliest of them only.
    """
    with engine or DuckDB() as at_work:
        at_work.put("report", arrow_table(reports, Report))
        number_texts(at_work)
        return reuse_rows(at_work)


def reuse_rows(engine: Engine) -> tuple[Reuse, ...]:
    """The same of the engine's numbered texts."""
    found = {row["reuse_id"]: msgspec.convert(row, Reuse) for row in reuse_table(engine).to_pylist()}
    return tuple(found[key] for key in sorted(found))


def set_aside(engine: Engine) -> tuple[SetAside, ...]:
    """What was kept out of comparing the engine's texts, once reuse is found; by name."""
    styled = [
        SetAside(row["name"], _STYLED.format(limit=steps.HOUSE_STYLE, texts=row["texts"]), row["texts"])
        for row in engine.get(steps.STYLED).to_pylist()
    ]
    long = [
        SetAside(row["name"], _LONG.format(characters=row["characters"], read=steps.LONG_TEXT), 1)
        for row in engine.get(steps.LONG).to_pylist()
    ]
    return tuple(sorted(styled + long, key=lambda row: (row.name, row.reason)))


def is_sampled(characters: int) -> bool:
    """Whether in a case of so many characters only some shingles are used."""
    return characters > KEPT_CHARACTERS


def bounds_of(sampled: bool) -> dict[str, int]:
    """The bounds of the steps; ``every``: of so many shingles one is used."""
    return {
        "every": SAMPLED if sampled else 1,
        "all_pairs": steps.ALL_PAIRS,
        "house_style": steps.HOUSE_STYLE,
        "fewest_shared": FEWEST_SAMPLED if sampled else steps.FEWEST_SHARED,
        "place_base": pairs.PLACE_BASE,
        "sentence": steps.SENTENCE // SAMPLED if sampled else steps.SENTENCE,
    }


def reuse_table(engine: Engine) -> pa.Table:
    """The same as an Arrow table, in any order."""
    size = engine.get("SELECT count(*) AS texts, sum(characters) AS characters FROM holder").to_pylist()[0]
    bounds = bounds_of(is_sampled(size["characters"] or 0))
    every = partial(shingles.shingles, every=bounds["every"])
    engine.map("shingle", steps.BODIES, every, shingles.SHINGLE)
    run(engine, steps.MEETING, bounds)
    engine.map("same_words", steps.SAME_TEXTS, pairs.whole_texts, pairs.REUSE)
    engine.map("passage", steps.PAIRS, partial(pairs.passages, texts=size["texts"]), pairs.REUSE)
    return engine.get(FOUND)
