"""Who had a claim from whom: the origins of a claim, and the outlets that grew from each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from reportedly.publish import phrases
from reportedly.publish.lookup import Lookup
from reportedly.record import Claim, Reuse, SourceKind, Statement, Status

LEAVES_SHOWN: Final = 60
"""More reports than this under one claim make a tree nobody reads; the rest is counted."""
_LONGEST_CHAIN: Final = 12

Link: TypeAlias = Literal["origin", "told", "cited by", "copied by", "translated by", "also in", "untraced"]


@dataclass(frozen=True, slots=True)
class Node:
    """A source or outlet in the tree; ``link`` says how it got the words from the node above."""

    name: str
    aside: str | None
    kind: SourceKind | None
    link: Link
    date: str | None
    status: Status | None
    statement_id: str | None
    children: tuple[Node, ...]

    @property
    def among_reports(self) -> bool:
        """Whether the words can be read here, in a report of this record."""
        return self.statement_id is not None


@dataclass(slots=True)
class _Branch:
    """A node while the tree grows: the statements that end here, the branches that go on."""

    link: Link
    statements: list[Statement] = field(default_factory=list)
    branches: dict[str, _Branch] = field(default_factory=dict)

    def grow(self, key: str, link: Link) -> _Branch:
        return self.branches.setdefault(key, _Branch(link))


def origin_tree(claim: Claim, lookup: Lookup) -> tuple[Node, ...]:
    """The claim's origins, each with the outlets that carry it, in the order of publication."""
    statements = lookup.statements_of(claim.statement_ids)[:LEAVES_SHOWN]
    taken = _taken(statements, lookup)
    top = _Branch("origin")
    homes: dict[str, _Branch] = {}
    later = []
    for statement in statements:
        if statement.root in claim.origins or not claim.origins:
            homes.setdefault(statement.report_id, _plant(statement, top, lookup))
        else:
            later.append(statement)
    # Copies last, in several rounds, because a copy may have been copied in its turn.
    for _ in range(len(later)):
        planted = [statement for statement in later if _origin_of(statement, taken, homes) is not None]
        for statement in planted:
            reuse = taken[statement.report_id, _origin_of(statement, taken, homes) or ""]
            link: Link = "translated by" if reuse.kind == "translated" else "copied by"
            branch = homes[reuse.from_report].grow(_outlet_key(statement), link)
            branch.statements.append(statement)
            homes.setdefault(statement.report_id, branch)
        later = [statement for statement in later if statement not in planted]
        if not planted:
            break
    for statement in later:
        home = top.grow(claim.origins[0], "origin") if len(claim.origins) == 1 else top
        home.grow(_outlet_key(statement), "untraced").statements.append(statement)
    return tuple(_nodes(top, lookup, taken))


def _taken(statements: list[Statement], lookup: Lookup) -> dict[tuple[str, str], Reuse]:
    """The reuse between the claim's own reports, by (report that took, report it took from)."""
    inside = {statement.report_id for statement in statements}
    found: dict[tuple[str, str], Reuse] = {}
    for report_id in sorted(inside):
        for reuse in lookup.reuse_in.get(report_id, ()):
            if reuse.from_report in inside:
                found.setdefault((report_id, reuse.from_report), reuse)
    return found


def _origin_of(
    statement: Statement, taken: dict[tuple[str, str], Reuse], homes: dict[str, _Branch]
) -> str | None:
    for report_id, source in taken:
        if report_id == statement.report_id and source in homes:
            return source
    return None


def _plant(statement: Statement, top: _Branch, lookup: Lookup) -> _Branch:
    branch, above = top, ""
    for key in reversed(statement.chain[:_LONGEST_CHAIN]):
        link: Link = "origin"
        if branch is not top:
            kind = lookup.source[above].kind if above in lookup.source else None
            link = "told" if kind in ("person", "anonymous") else "cited by"
        branch, above = branch.grow(key, link), key
    branch.statements.append(statement)
    return branch


def _outlet_key(statement: Statement) -> str:
    return statement.chain[0] if statement.chain else statement.root


def _nodes(branch: _Branch, lookup: Lookup, taken: dict[tuple[str, str], Reuse]) -> Iterator[Node]:
    def order(item: tuple[str, _Branch]) -> tuple[bool, str, str]:
        dates = [lookup.dated(row.report_id) for row in item[1].statements]
        return *min(dates, default=(False, "")), item[0]

    for key, below in sorted(branch.branches.items(), key=order):
        source = lookup.source.get(key)
        first = below.statements[0] if below.statements else None
        yield Node(
            name=phrases.name(source, lookup),
            aside=phrases.aside(source),
            kind=source.kind if source else None,
            link=_link(below, branch, taken),
            date=phrases.date(lookup.report[first.report_id].published) if first else None,
            status=first.status if first else None,
            statement_id=first.statement_id if first else None,
            children=tuple(_nodes(below, lookup, taken)),
        )


def _link(branch: _Branch, above: _Branch, taken: dict[tuple[str, str], Reuse]) -> Link:
    """Cited, or more than that: its words were taken over or translated."""
    for statement in branch.statements:
        for source in above.statements:
            reuse = taken.get((statement.report_id, source.report_id))
            if reuse is not None and branch.link == "cited by":
                return "translated by" if reuse.kind == "translated" else "copied by"
    return branch.link
