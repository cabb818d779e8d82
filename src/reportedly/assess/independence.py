"""How many origins a claim has, and why no more: the count with its reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.assess.claim_text import claim_text
from reportedly.assess.source_words import source_words
from reportedly.link import Group, Linked, Origins, Trace
from reportedly.link.origins import tellers
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
        text=claim_text(members, published),
        statement_ids=group.statement_ids,
        report_ids=reports,
        origins=origins.origins,
        n_reports=len(reports),
        n_outlets=len(outlets),
        n_origins=len(origins.origins),
        reason=reason(origins, statements, sources),
    )


def reason(origins: Origins, statements: Mapping[str, Statement], sources: Mapping[str, Source]) -> str:
    """A sentence a reader can check: who reports it, on whose word, and what is not counted.

    "3 outlets, 1 origin: Daily Star directly, Morning Post and Evening News through Daily Star, have it on
    the word of an unnamed source (attended the talks)."
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
    """How each outlet comes to one origin, by its shortest way, outlets of one way together."""
    shortest: dict[str, tuple[bool, int, str]] = {}
    for trace in origins.traces:
        if origin in trace.roots:
            statement = statements[trace.statement_id]
            way = _way(trace, tellers(statement), origin, sources)
            found = (bool(trace.steps), len(statement.chain), way)
            outlet = source_words(sources[statement.chain[0]])
            shortest[outlet] = min(found, shortest.get(outlet, found))
    ways: dict[tuple[bool, int, str], list[str]] = defaultdict(list)
    for outlet, found in sorted(shortest.items()):
        ways[found].append(outlet)
    told = ", ".join(f"{_names(names)} {way}".strip() for (_, _, way), names in sorted(ways.items()))
    own = any(o == source_words(sources[origin]) for o in shortest)
    if own:
        return told
    plain = told.removesuffix(" directly") if len(ways) == 1 else f"{told},"
    have = "has" if len(shortest) == 1 else "have"
    return f"{plain} {have} it on the word of {source_words(sources[origin])}"


def _uncounted(
    origins: Origins, statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> list[str]:
    """Outlets whose statements rest on nobody that could be counted, with the reason."""
    ways: dict[str, set[str]] = defaultdict(set)
    for trace in origins.traces:
        if not trace.roots:
            outlet = source_words(sources[statements[trace.statement_id].chain[0]])
            ways[trace.steps[-1]].add(outlet)
    return [f"not counted: {_names(sorted(names))}, where {step}" for step, names in sorted(ways.items())]


def _way(trace: Trace, chain: Sequence[str], origin: str, sources: Mapping[str, Source]) -> str:
    between = " citing ".join(source_words(sources[s]) for s in chain[1:] if s != origin)
    # That the outlet between has it from this very origin is what the sentence says anyway.
    known = trace.roots == (origin,)
    steps = [s for s in trace.steps if not (known and s.startswith("which has it from "))]
    if len(steps) == 1 and not between and steps[0].startswith("copied "):
        return steps[0]
    beside = f" ({'; '.join(steps)})" if steps else ""
    if between:
        return f"through {between}{beside}"
    if steps:
        return beside.strip()
    return "in its own words" if len(chain) == 1 else "directly"


def _names(names: Sequence[str]) -> str:
    if len(names) > OUTLETS_NAMED:
        return f"{', '.join(names[:OUTLETS_NAMED])} and {len(names) - OUTLETS_NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
