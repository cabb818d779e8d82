"""Which of the sources that a claim's statements lead to are one voice, once each was followed back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from reportedly.link.repeats import is_quotation, is_speaker
from reportedly.link.sources.bearers import one_voice
from reportedly.link.traces import Background, Trace
from reportedly.record import Statement

Into: TypeAlias = Mapping[str, tuple[str, str]]
"""For sources that are another of their claim, that one and why, in words."""


def heard(
    traces: tuple[Trace, ...], members: Mapping[str, Statement], background: Background
) -> tuple[Trace, ...]:
    """The traces of a claim with one source for what is one: no media at large beside somebody named, a body
    and not its spokesman, one speaker for one quotation, one where one is named here and described there."""
    roots = _roots(traces)
    firm = roots - background.vague
    if firm and firm != roots:
        traces = tuple(_firm(t, firm, background) for t in traces)
    steps: tuple[Callable[[], Into], ...] = (
        lambda: _for_bodies(_roots(traces), background),
        lambda: _speakers(traces, members, background),
        lambda: one_voice(_roots(traces), background.sources, background.titles),
    )
    for step in steps:
        into = step()
        traces = tuple(_moved(t, into) for t in traces) if into else traces
    return traces


def _roots(traces: Iterable[Trace]) -> set[str]:
    return {r for t in traces for r in t.roots}


def _firm(trace: Trace, firm: set[str], background: Background) -> Trace:
    """Media at large are no origin beside a named one: they may well be those already counted."""
    loose = [background.sources[r] for r in trace.roots if r not in firm]
    if not loose:
        return trace
    words = ", ".join(f"“{s.name or s.description or 'reportedly'}”" for s in loose)
    step = f"{words} names no one and is not counted beside those who are named"
    return Trace(trace.statement_id, tuple(r for r in trace.roots if r in firm), (*trace.steps, step))


def _for_bodies(roots: set[str], background: Background) -> Into:
    """Who holds an office of a body and the body itself are one origin, the body."""
    found: dict[str, tuple[str, str]] = {}
    for root in roots:
        bodies = sorted(background.speaks_for.get(root, frozenset()) & roots - {root})
        if bodies:
            why = f"{background.names([root])} speaks for {background.names(bodies[:1])}"
            found[root] = bodies[0], why
    return found


def _speakers(traces: Iterable[Trace], members: Mapping[str, Statement], background: Background) -> Into:
    """For those who are given for a quotation that another is given for, that one, if it is who said it."""
    by_id = {t.statement_id: t for t in traces}
    found: dict[str, tuple[str, str]] = {}
    kept: set[str] = set()
    for key in sorted(background.repeats.keys() & by_id.keys()):
        for other in background.repeats[key]:
            mine, yours = (by_id[i].roots for i in (key, other))
            if mine == yours or len(mine) != 1 or len(yours) != 1 or mine[0] in found.keys() | kept:
                continue
            one, two = background.sources[mine[0]], background.sources[yours[0]]
            quoted = is_quotation(members[key]) or is_quotation(members[other])
            if quoted and yours[0] not in found and is_speaker(two, one):
                whom = background.names(yours)
                found[mine[0]] = yours[0], f"{background.who(members[other])} has the quotation from {whom}"
                kept.add(yours[0])
    return found


def _moved(trace: Trace, into: Into) -> Trace:
    """A trace with those of its roots that are another, as that one."""
    roots = tuple(sorted({into[r][0] if r in into else r for r in trace.roots}))
    return Trace(trace.statement_id, roots, (*trace.steps, *(into[r][1] for r in trace.roots if r in into)))


__all__ = ["heard"]
