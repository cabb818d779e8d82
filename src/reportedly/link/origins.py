"""On whose word a claim rests: every statement followed back to where its words come from.

A statement's chain says whom it cites. Beyond its chain a statement rests on another where its words
are copied, where its report says the same again and there names a source, and where the outlet it
cites is itself known to rest on somebody. What is left are the origins. Whatever cannot be shown to
stand on its own feet is not counted as an origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.claims.grouped import Group
from reportedly.link.claims.wording import fold, has_phrase, word_sets
from reportedly.link.traces import Background, Trace
from reportedly.link.voices import heard
from reportedly.record import Statement

# Characters between a statement and a mention of media at large that may still be about it: "This move,
# reported by local media, …" in the sentence after.
NEARBY = 200
# Steps taken to follow one statement back: more than a claim of some tens of statements needs; fewer in
# larger ones, where outlets that all cite one another give more ways than can be walked.
TURNS, LEAST_TURNS = 60_000, 100


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of one claim and the way each of its statements leads there."""

    claim_id: str
    origins: tuple[str, ...]
    traces: tuple[Trace, ...]


def find_origins(
    groups: Sequence[Group], statements: Mapping[str, Statement], background: Background
) -> tuple[Origins, ...]:
    """The origins of every claim, in the order of the claims."""
    return tuple(
        _Tracing([statements[i] for i in g.statement_ids], background).origins(g.claim_id) for g in groups
    )


class _Tracing:
    """One claim's statements being followed back."""

    def __init__(self, members: Sequence[Statement], background: Background) -> None:
        self.members = {s.statement_id: s for s in members}
        self.background = background
        self.done: dict[str, Trace] = {}
        self.left = 0
        self.by_report: dict[str, list[Statement]] = defaultdict(list)
        self.beyond: dict[str, set[str]] = defaultdict(set)
        for s in members:
            self.by_report[s.report_id].append(s)
            for outlet, following in zip(s.chain, s.chain[1:], strict=False):
                if outlet in background.sources and background.sources[outlet].kind == "outlet":
                    self.beyond[outlet].add(following)
        self.citing: dict[str, list[Statement]] = defaultdict(list)
        for s in members:
            for outlet in dict.fromkeys(s.chain[1:-1]):
                self.citing[outlet].append(s)
        self.of_outlet: dict[str, list[Statement]] = defaultdict(list)
        for s in members:
            self.of_outlet[background.own.get(s.report_id, s.chain[0])].append(s)
        self.media = {
            o
            for s in members
            for o in (*s.chain[1:], *self.of_outlet)
            if background.sources[o].kind == "outlet" and o not in background.vague
        }

    def origins(self, claim_id: str) -> Origins:
        traces = tuple(self.trace(i, frozenset()) for i in sorted(self.members))
        traces = heard(traces, self.members, self.background)
        roots = {r for t in traces for r in t.roots}
        return Origins(claim_id, tuple(sorted(roots)), traces)

    def trace(self, statement_id: str, seen: frozenset[str]) -> Trace:
        """The roots of one statement; ``seen`` are those already on the way here."""
        if statement_id in self.done:
            return self.done[statement_id]
        statement = self.members[statement_id]
        if not seen:
            self.left = max(LEAST_TURNS, TURNS // len(self.members))
        elif self.left <= 0:  # outlets that all cite one another: who is named last stands for the rest
            return Trace(statement_id, (tellers(statement)[-1],), ())
        self.left -= 1
        seen = seen | {statement_id}
        found = (
            self.copied(statement, seen)
            or self.own_voice(statement, seen)
            or self.repeated(statement, seen)
            or self.cited(statement, seen)
        )
        if len(seen) == 1 or not found.steps:
            self.done[statement_id] = found
        return found

    def follow(
        self, statement: Statement, to: Iterable[Statement], seen: frozenset[str], step: str
    ) -> Trace | None:
        """The roots of other statements as this one's, with the step that leads there."""
        roots = {r for s in to if s.statement_id not in seen for r in self.trace(s.statement_id, seen).roots}
        return Trace(statement.statement_id, tuple(sorted(roots)), (step,)) if roots else None

    def copied(self, statement: Statement, seen: frozenset[str]) -> Trace | None:
        """Copied words rest on what the copied report rests on, unless they name a source of their own:
        "the authority" of a copied sentence is the port authority that the copied report named before."""
        ids = [i for i in self.background.copied_from.get(statement.statement_id, ()) if i in self.members]
        if not self.unsourced(statement):
            ids = [i for i in ids if self.called_shorter(statement, self.members[i])]
        if not ids:
            return None
        first = self.members[ids[0]]
        step = f"copied from {self.background.who(first)}"
        return self.follow(statement, [self.members[i] for i in ids], seen, step)

    def called_shorter(self, copy: Statement, original: Statement) -> bool:
        """Whether who is heard in a copy without a name of their own is called by some of the words by which
        the original calls who is heard there."""
        short, long = (self.background.sources[tellers(s)[-1]] for s in (copy, original))
        words, more = (set(fold(s.name or s.description or "").split()) for s in (short, long))
        return short.entity_id is None and short.kind == long.kind and bool(words) and words < more

    def own_voice(self, statement: Statement, seen: frozenset[str]) -> Trace | None:
        """A report's own voice rests on the source it names for the same thing, or on whom it cites."""
        if not self.unsourced(statement):
            return None
        named = [s for s in self.by_report[statement.report_id] if not self.unsourced(s)]
        if named and (
            found := self.follow(statement, named, seen, "its report names a source for the same thing")
        ):
            return found
        own = statement.chain[0]
        cited = sorted((self.background.cites.get(statement.report_id, frozenset()) & self.media) - {own})
        for outlet in cited:
            if not self.earlier(outlet, statement):
                continue
            roots = self.roots_of_outlet(outlet, seen)
            name = self.background.sources[outlet].name
            return Trace(
                statement.statement_id, tuple(sorted(roots)), (f"its report cites {name}, which had it",)
            )
        for start, end, source in self.background.media_at_large.get(statement.report_id, ()):
            # What "local media" are cited for in so many words is what they told, and nothing near it.
            told = self.background.told_by.get((statement.report_id, source), frozenset())
            if told and not told & self.members.keys():
                continue
            if start < statement.end + NEARBY and statement.start - NEARBY < end:
                return Trace(statement.statement_id, (source,), ())
        return None

    def repeated(self, statement: Statement, seen: frozenset[str]) -> Trace | None:
        """Words of which nobody says whose they are rest on whom another report gives for the same words,
        else on the report that had them first."""
        if not self.unsourced(statement):
            return None
        alike = [self.members[i] for i in self.background.repeats.get(statement.statement_id, ())]
        sources = self.background.sources
        if named := [s for s in alike if not self.unsourced(s) and sources[tellers(s)[-1]].kind != "outlet"]:
            step = f"{self.background.who(named[0])} says whose words these are"
            return self.follow(statement, named, seen, step)
        first = min([statement, *alike], key=self.order)
        step = f"the words are those of {self.background.who(first)}"
        return None if first is statement else self.follow(statement, [first], seen, step)

    def order(self, statement: Statement) -> tuple[str, str, int]:
        """Earlier reports first."""
        day = self.background.published.get(statement.report_id, "9999")
        return day, statement.report_id, statement.start

    def unsourced(self, statement: Statement) -> bool:
        """Whether a statement names nobody: the report's own voice, "reportedly", media at large.
        That somebody asked for something is told by the report, not by the one who asked."""
        return all(s in self.background.vague for s in tellers(statement)[1:])

    def earlier(self, outlet: str, statement: Statement) -> bool:
        """Whether an outlet may have had it first: its report here is not known to be later."""
        days = [self.background.published.get(s.report_id) for s in self.of_outlet.get(outlet, ())]
        mine = self.background.published.get(statement.report_id)
        if not days or mine is None:
            return True
        return any(day is None or day[:10] <= mine[:10] for day in days)

    def cited(self, statement: Statement, seen: frozenset[str]) -> Trace:
        """The end of the chain; an outlet there is followed to its own source where one is known."""
        root = tellers(statement)[-1]
        if self.background.sources[root].kind != "outlet" or root in self.background.vague:
            return Trace(statement.statement_id, (root,), ())
        roots = self.roots_of_outlet(root, seen)
        steps = () if roots == {root} else (f"which has it from {self.background.names(roots)}",)
        return Trace(statement.statement_id, tuple(sorted(roots)), steps)

    def roots_of_outlet(self, outlet: str, seen: frozenset[str]) -> set[str]:
        """Whom an outlet has it from, by its own report here and by those who cite it; else itself."""
        found: set[str] = set()
        for s in self.of_outlet.get(outlet, ()):
            if s.statement_id not in seen:
                found |= set(self.trace(s.statement_id, seen).roots)
        for s in self.citing.get(outlet, ()):
            if s.statement_id not in seen and s.chain[0] != outlet:
                found |= set(self.trace(s.statement_id, seen).roots)
        return found - {outlet} or {outlet}


def tellers(statement: Statement) -> tuple[str, ...]:
    """The chain without the one who asked, where he is its end: his asking is told by those before him."""
    if len(statement.chain) > 1 and statement.status in {"requested", "offered"}:
        asking = word_sets("asking.txt", "prospects.txt", "commands.txt")
        cue, force = (fold(words or "").split() for words in (statement.cue, statement.force))
        # "The two offered to leave, he told the Post": who offers stands in the content.
        within = bool(cue and force) and not set(cue) & set(force)
        if not within and has_phrase(cue or force, asking):
            return statement.chain[:-1]
    return statement.chain
