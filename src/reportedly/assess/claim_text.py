"""The words that stand for a claim: of all its statements the one that reads best by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.link.claims.forms import is_clause
from reportedly.record import Statement

# Fewer words say nothing to one who has not read the report.
LEAST_WORDS = 4


def claim_text(members: Sequence[Statement], published: Mapping[str, str]) -> str:
    """The earliest full clause that names a source, own sentences first; else the earliest there is."""
    first = min(
        members,
        key=lambda s: (
            len(s.text.split()) < LEAST_WORDS,
            not is_clause(s.text),
            not s.text.lstrip("“\"‘'")[:1].isupper(),
            len(s.chain) == 1,
            published[s.report_id],
            s.report_id,
            s.start,
            s.end,
        ),
    )
    return " ".join(first.text.split())
