"""What one denies of what another says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.assess.joined import joined
from reportedly.assess.scene import Scene, Value, conflict
from reportedly.assess.source_words import source_words
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.negation import negative
from reportedly.record import Claim, Conflict, Statement


def denials(scene: Scene) -> Iterator[Conflict]:
    """Claims that are alike but for one denying or negating the other, by different sources: a row for each
    dispute, with all who say the one or the other."""
    found = []
    for pair in sorted(scene.linked.opposed, key=lambda o: (-o.score, o.one, o.other)):
        if pair.slot == "denial":
            said, against = _sides(scene, pair)
            if said.root != against.root or scene.day(said) != scene.day(against):
                found.append(
                    _Denial(
                        said, against, scene.claim_of[said.statement_id], scene.claim_of[against.statement_id]
                    )
                )
    for dispute in joined(found, _claims):
        yield _row(scene, dispute)


@dataclass(frozen=True, slots=True)
class _Denial:
    """What is said, what speaks against it, and the claims of both."""

    said: Statement
    against: Statement
    claim: Claim
    denied_by: Claim


def _claims(denial: _Denial) -> tuple[tuple[str, str], ...]:
    """What two denials have in common that are of one claim, or are one claim."""
    return ("said", denial.claim.claim_id), ("against", denial.denied_by.claim_id)


def _sides(scene: Scene, pair: Opposition) -> tuple[Statement, Statement]:
    """What is said, and what speaks against it."""
    one, other = sorted(
        (scene.statements[pair.one], scene.statements[pair.other]),
        key=lambda s: (negative(scene.told[s.statement_id]), s.statement_id),
    )
    return one, other


def _row(scene: Scene, denials: Sequence[_Denial]) -> Conflict:
    members: dict[str, Statement] = {}
    for claims in ([d.claim for d in denials], [d.denied_by for d in denials]):
        for claim in dict.fromkeys(claims):
            members |= {s.statement_id: s for s in _told_by_reports(scene, claim)}
    first = denials[0]
    who = [source_words(scene.sources[s.root]) for s in (first.said, first.against)]
    verb = "denies" if first.against.status == "denied" else "says the opposite of"
    # Who says another day what he had denied takes it back.
    own = {d.said.root for d in denials} == {d.against.root for d in denials} == {first.said.root}
    values: list[Value] = [(_words(s), s.statement_id, s.report_id) for s in members.values()]
    return conflict(
        "denial",
        "update" if own else "contradiction",
        values,
        f"{who[1]} no longer says the same" if own else f"{who[1]} {verb} what {who[0]} says",
        claim_id=first.claim.claim_id,
    )


def _words(statement: Statement) -> str:
    """What is said, with the words that deny it where these stand outside."""
    text, force = (" ".join((t or "").split()) for t in (statement.text, statement.force))
    denied = statement.status == "denied" and force and force.lower() not in text.lower()
    return f"{force}: {text}" if denied else text


def _told_by_reports(scene: Scene, claim: Claim) -> list[Statement]:
    """A claim's statements, the first of each report."""
    members = sorted(
        (scene.statements[i] for i in claim.statement_ids),
        key=lambda s: (scene.day(s), s.report_id, s.start, -s.end, s.statement_id),
    )
    first: dict[str, Statement] = {}
    for s in members:
        first.setdefault(s.report_id, s)
    return list(first.values())
