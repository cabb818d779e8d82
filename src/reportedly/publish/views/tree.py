"""Who had a claim from whom: the origins of a claim, and the outlets that grew from each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from reportedly.publish.views.lookup import Lookup
from reportedly.record import Claim, Reuse, Statement

LEAVES_SHOWN: Final = 60
"""More reports than this under one claim make a tree nobody reads; the rest is counted."""
COVERED_SHARE: Final = 0.8
"""How much of a statement must lie in a copied passage for its words to count as copied."""
_LONGEST_CHAIN: Final = 12

Link: TypeAlias = Literal["origin", "told", "cited by", "copied by", "translated by", "in its own voice"]


@dataclass(frozen=True, slots=True)
class Node:
    """A source or outlet in the tree; ``link`` says how it got the words from the node above.

    ``statement`` is what it says, where one of the record's reports says it.
    """

    source: str
    link: Link
    statement: str | None
    children: tuple[Node, ...]


@dataclass(slots=True)
class _Branch:
    """A node while the tree grows: the statements that end here, the branches that go on."""

    link: Link
    statements: list[Statement] = field(default_factory=list)
    branches: dict[str, _Branch] = field(default_factory=dict)

    def grow(self, key: str, link: Link) -> _Branch:
        return self.branches.setdefault(key, _Branch(link))


def origin_tree(claim: Claim, lookup: Lookup) -> tuple[Node, ...]:
    """The claim's origins, each with the outlets that carry it, in the order of publication.

    A report whose words are another's hangs below that one, whatever it says of its source; a report
    that names nobody, below the one it shares most words with.
    """
    statements = lookup.statements_of(claim.statement_ids)[:LEAVES_SHOWN]
    inside = {statement.report_id for statement in statements}
    top = _Branch("origin")
    homes: dict[str, _Branch] = {}
    known: dict[str, _Branch] = {}
    waiting = []
    # Chains that end in an origin first: they make the places where the others belong.
    for statement in sorted(statements, key=lambda row: row.root not in claim.origins):
        reuse = _taken_from(statement, inside, claim, lookup)
        if reuse is not None:
            waiting.append((statement, reuse))
        else:
            homes.setdefault(statement.report_id, _plant(statement, claim, top, known, lookup))
    while waiting:
        # In rounds, because a copy may have been copied in its turn; two that only point at each
        # other are planted by what they say.
        ready = [row for row in waiting if row[1].from_report in homes] or waiting[:1]
        waiting = [row for row in waiting if row not in ready]
        for statement, reuse in ready:
            if reuse.from_report not in homes:
                homes.setdefault(statement.report_id, _plant(statement, claim, top, known, lookup))
                continue
            link: Link = "translated by" if reuse.kind == "translated" else "copied by"
            branch = homes[reuse.from_report].grow(_outlet_key(statement), link)
            branch.statements.append(statement)
            homes.setdefault(statement.report_id, branch)
    return tuple(_nodes(top, lookup))


def _taken_from(statement: Statement, inside: set[str], claim: Claim, lookup: Lookup) -> Reuse | None:
    """The passage of another of the claim's reports that a statement's words come from, if any."""
    nearest = None
    for reuse in lookup.reuse_in.get(statement.report_id, ()):
        if reuse.from_report not in inside or reuse.direction == "unknown":
            continue
        shared = min(statement.end, reuse.to_end) - max(statement.start, reuse.to_start)
        if shared > COVERED_SHARE * (statement.end - statement.start):
            return reuse
        nearest = nearest or reuse
    return nearest if statement.root not in claim.origins else None


def _plant(
    statement: Statement, claim: Claim, top: _Branch, known: dict[str, _Branch], lookup: Lookup
) -> _Branch:
    """Grow the branch for a statement's chain, from its root to its outlet.

    A root that is no origin of the claim was itself followed back: it stands where the tree already
    has it, else below the origin where there is only one, else apart.
    """
    branch, above = top, ""
    chain = list(reversed(statement.chain[:_LONGEST_CHAIN])) or [statement.root]
    if chain[0] not in claim.origins:
        if chain[0] in known:
            branch, above, chain = known[chain[0]], chain[0], chain[1:]
        elif len(claim.origins) == 1:
            branch = top.grow(claim.origins[0], "origin")
            above = claim.origins[0]
    for key in chain:
        link: Link = "origin"
        if branch is not top:
            kind = lookup.source[above].kind if above in lookup.source else None
            link = "told" if kind in ("person", "anonymous") else "cited by"
        if len(statement.chain) < 2 and branch is not top:
            link = "in its own voice"
        branch, above = branch.grow(key, link), key
        known.setdefault(key, branch)
    branch.statements.append(statement)
    return branch


def _outlet_key(statement: Statement) -> str:
    return statement.chain[0] if statement.chain else statement.root


def _nodes(branch: _Branch, lookup: Lookup) -> Iterator[Node]:
    def order(item: tuple[str, _Branch]) -> tuple[bool, str, str]:
        dates = [lookup.dated(row.report_id) for row in item[1].statements]
        return *min(dates, default=(False, "")), item[0]

    for key, below in sorted(branch.branches.items(), key=order):
        first = below.statements[0].statement_id if below.statements else None
        yield Node(key, below.link, first, tuple(_nodes(below, lookup)))
