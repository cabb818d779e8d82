"""How many origins a claim has, and why no more: the count with its reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.link import Group, Linked, Origins, Trace
from reportedly.link.event_rows import source_name
from reportedly.record import Claim, Source, Statement

# A reason is read; beyond this many outlets of one origin the rest is counted.
OUTLETS_NAMED = 6


def claim_rows(linked: Linked) -> tuple[Claim, ...]:
    """Every claim with its origins counted, sorted by id."""
    statements = {s.statement_id: s for s in linked.statements}
    sources = {s.source_id: s for s in linked.sources.sources}
    published = {r.report_id: r.published or "9999" for r in linked.reports}
    rows = [
        _row(group, origins, statements, sources, published)
        for group, origins in zip(linked.claims, linked.origins, strict=True)
    ]
    return tuple(sorted(rows, key=lambda c: c.claim_id))


def _row(
    group: Group,
    origins: Origins,
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    published: Mapping[str, str],
) -> Claim:
    members = [statements[i] for i in group.statement_ids]
    reports = tuple(sorted({s.report_id for s in members}))
    outlets = {s.chain[0] for s in members}
    return Claim(
        claim_id=group.claim_id,
        text=_text(members, published),
        statement_ids=group.statement_ids,
        report_ids=reports,
        origins=origins.origins,
        n_reports=len(reports),
        n_outlets=len(outlets),
        n_origins=len(origins.origins),
        reason=reason(origins, statements, sources),
    )


def _text(members: Sequence[Statement], published: Mapping[str, str]) -> str:
    """The words of the earliest report that names a source for it, or of the earliest."""
    first = min(
        members, key=lambda s: (len(s.chain) == 1, published[s.report_id], s.report_id, s.start, s.end)
    )
    return " ".join(first.text.split())


def reason(origins: Origins, statements: Mapping[str, Statement], sources: Mapping[str, Source]) -> str:
    """A sentence a reader can check: who reports it, on whose word, and what is not counted.

    "3 outlets, 1 origin: Morning Post and Evening News through Daily Star on the word of unnamed
    source (attended the talks); Town Crier: copied from Morning Post (2031-05-02)."
    """
    outlets = {statements[t.statement_id].chain[0] for t in origins.traces}
    head = f"{_count(len(outlets), 'outlet')}, {_count(len(origins.origins), 'origin')}"
    told = [_ways(origin, origins, statements, sources) for origin in origins.origins]
    return f"{head}: {'; '.join([*told, *_uncounted(origins, statements, sources)])}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ways(
    origin: str, origins: Origins, statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> str:
    """How each outlet comes to one origin, outlets of one way together."""
    ways: dict[str, set[str]] = defaultdict(set)
    for trace in origins.traces:
        if origin in trace.roots:
            chain = statements[trace.statement_id].chain
            ways[_way(trace, chain, origin, sources)].add(source_name(sources[chain[0]]))
    told = [f"{_names(sorted(names))} {way}".strip() for way, names in sorted(ways.items())]
    return f"{source_name(sources[origin])} ({', '.join(told)})"


def _uncounted(
    origins: Origins, statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> list[str]:
    """Outlets whose statements rest on nobody that could be counted, with the reason."""
    ways: dict[str, set[str]] = defaultdict(set)
    for trace in origins.traces:
        if not trace.roots:
            outlet = source_name(sources[statements[trace.statement_id].chain[0]])
            ways[trace.steps[-1]].add(outlet)
    return [f"not counted: {_names(sorted(names))}, where {step}" for step, names in sorted(ways.items())]


def _way(trace: Trace, chain: Sequence[str], origin: str, sources: Mapping[str, Source]) -> str:
    between = " citing ".join(source_name(sources[s]) for s in chain[1:] if s != origin)
    if trace.steps:
        return (f"citing {between}: " if between else "— ") + "; ".join(trace.steps)
    if len(chain) == 1:
        return "in its own words"
    return f"through {between}" if between else "directly"


def _names(names: Sequence[str]) -> str:
    if len(names) > OUTLETS_NAMED:
        return f"{', '.join(names[:OUTLETS_NAMED])} and {len(names) - OUTLETS_NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
