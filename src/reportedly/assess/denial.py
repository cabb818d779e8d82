"""What one denies of what another says."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.negation import negative
from reportedly.link.events.rows import source_name
from reportedly.record import Conflict


def denials(scene: Scene) -> Iterator[Conflict]:
    """Claims that are alike but for one denying or negating the other, by different sources."""
    seen: set[tuple[str, str]] = set()
    denied = (o for o in scene.linked.opposed if o.slot == "denial")
    for pair in sorted(denied, key=lambda o: (-o.score, o.one, o.other)):
        one, other = scene.statements[pair.one], scene.statements[pair.other]
        said, against = sorted(
            (one, other), key=lambda s: (negative(scene.told[s.statement_id]), s.statement_id)
        )
        claims = scene.claim_of[said.statement_id], scene.claim_of[against.statement_id]
        key = (claims[0].claim_id, claims[1].claim_id)
        if key in seen or (said.root == against.root and scene.day(said) == scene.day(against)):
            continue
        seen.add(key)
        who = [source_name(scene.sources[s.root]) for s in (said, against)]
        verb = "denies" if against.status == "denied" else "says the opposite of"
        yield conflict(
            "denial",
            "contradiction",
            [
                (" ".join(scene.statements[i].text.split()), i, scene.statements[i].report_id)
                for i in (said.statement_id, against.statement_id)
            ],
            f"{who[1]} {verb} what {who[0]} says",
            claim_id=claims[0].claim_id,
        )
