"""The distinct texts of a case, numbered from the earliest published to the latest.

Reports that have the same text but for case and space are one text, known by the earliest of them: what is
found of it holds for them all, and a million copies of one text cost what one does.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

import pyarrow as pa

from reportedly.engines import Batches, Engine, Step, run

# A passage, or a text that several reports share, has at least so many characters: a sentence of about 14
# words. Shorter ones are often formulas ("could not be reached for comment", "read more").
LEAST_CHARACTERS = 80

PLAIN = pa.schema(
    [
        ("report_id", pa.string()),
        ("published", pa.string()),
        ("outlet", pa.string()),
        ("digest", pa.string()),
        ("first", pa.int32()),
        ("last", pa.int32()),
        ("characters", pa.int32()),
    ]
)

_REPORTS = "SELECT report_id, published, outlet, url, text FROM report"
_UNDATED = "9999"  # sorts after every date

NUMBERING: tuple[Step, ...] = (
    Step(
        "numbered",
        f"""SELECT CAST(row_number() OVER (ORDER BY coalesce(published, '{_UNDATED}'), report_id) AS INTEGER)
                   AS number, report_id, published, digest, outlet, first, last, characters
            FROM plain""",
    ),
    Step(
        "same_text",
        "SELECT digest, min(number) AS text FROM numbered GROUP BY digest",
    ),
    Step(  # a row for each text; a report of no known outlet is its own
        "holder",
        """SELECT s.text, n.report_id, n.published, n.characters,
                  CAST(dense_rank() OVER (ORDER BY coalesce(n.outlet, concat(chr(1), n.report_id)))
                       AS INTEGER) AS outlet
           FROM same_text s JOIN numbered n ON s.text = n.number""",
    ),
)


def number_texts(engine: Engine) -> None:
    """Make ``numbered`` (every report), ``same_text`` and ``holder`` (every text) of the table ``report``."""
    engine.map("plain", _REPORTS, plain, PLAIN)
    run(engine, NUMBERING, {})


def plain(batches: Batches) -> Batches:
    """For every report its outlet, a digest of its text but for case and space, where that begins and ends,
    and its length. A text too short to be told from another has a digest of its own."""
    for batch in batches:
        rows = batch.to_pylist()
        texts = [row["text"] for row in rows]
        yield pa.record_batch(
            {
                "report_id": [row["report_id"] for row in rows],
                "published": [row["published"] for row in rows],
                "outlet": [_outlet(row["outlet"], row["url"]) for row in rows],
                "digest": [_digest(row["text"], row["report_id"]) for row in rows],
                "first": [len(text) - len(text.lstrip()) for text in texts],
                "last": [len(text.rstrip()) for text in texts],
                "characters": [len(text) for text in texts],
            },
            PLAIN,
        )


def _digest(text: str, report_id: str) -> str:
    words = " ".join(text.casefold().split())
    if len(words) < LEAST_CHARACTERS:
        words = f"{report_id}\0{words}"
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _outlet(name: str | None, url: str | None) -> str | None:
    if name:
        return name.casefold()
    return urlsplit(url).hostname if url else None
