"""Sources: on whose word things are said, and how much rests on each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportedly.publish.views import phrases
from reportedly.publish.views.lookup import Lookup


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is somebody's root: what it is called, what is said on its word (``n_statements`` in
    all), through whom."""

    source: str
    kind_name: str
    named: bool
    n_claims: int
    n_statements: int
    outlets: tuple[str, ...]
    statements: tuple[str, ...]


def source_rows(lookup: Lookup) -> list[SourceRow]:
    """Every source that statements or claims rest on, the most relied on first."""
    said: dict[str, list[str]] = defaultdict(list)
    met: dict[str, dict[str, None]] = defaultdict(dict)
    for report in lookup.in_order:
        for row in lookup.statements_in.get(report.report_id, ()):
            said[row.root].append(row.statement_id)
            met[row.root][lookup.outlet[report.report_id]] = None
    claims: dict[str, int] = defaultdict(int)
    for claim in lookup.record.claims:
        for key in claim.origins:
            claims[key] += 1
    rows = [
        SourceRow(
            source=source.source_id,
            kind_name=phrases.SOURCE_KIND[source.kind],
            named=source.kind != "anonymous",
            n_claims=claims.get(source.source_id, 0),
            n_statements=len(said[source.source_id]),
            outlets=tuple(met[source.source_id]),
            statements=tuple(said[source.source_id]),
        )
        for source in lookup.record.sources
        if source.source_id in said or source.source_id in claims
    ]
    names = {key: phrases.name(source, lookup) for key, source in lookup.source.items()}
    return sorted(rows, key=lambda r: (-len(r.outlets), -len(r.statements), names[r.source], r.source))
