"""Which claims matter most: their order over all reports, those of each story, the origins of the widest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.publish.views.lookup import Lookup
from reportedly.record import Claim


def most_consequential(claims: Iterable[Claim], lookup: Lookup) -> list[Claim]:
    """The claims in the order of what they can mislead about.

    First those told by more outlets than there are origins, the widest gap first, then the fewest
    origins, the unnamed before the named; then by how many reports and outlets carry them, the
    contested before the others; last what stands nearer to the head of a report, as its news does.
    """

    def unnamed(claim: Claim) -> bool:
        sources = (lookup.source.get(key) for key in claim.origins)
        return any(source is not None and source.kind == "anonymous" for source in sources)

    return sorted(
        claims,
        key=lambda claim: (
            -max(claim.n_outlets - claim.n_origins, 0),
            claim.n_origins if claim.n_outlets > claim.n_origins else 0,
            claim.n_outlets > claim.n_origins and not unnamed(claim),
            -claim.n_reports,
            -claim.n_outlets,
            not lookup.conflicts_about.get(claim.claim_id),
            min((row.start for row in lookup.statements_of(claim.statement_ids)), default=0),
            claim.claim_id,
        ),
    )


def claims_of_stories(claims: Iterable[Claim], lookup: Lookup) -> dict[str | None, list[Claim]]:
    """The claims of each story; under None those of reports that are in none."""
    found: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        for story_id in {lookup.story_of.get(key) for key in claim.report_ids}:
            found[story_id].append(claim)
    return dict(found)


def widest_origins(claims: Sequence[Claim]) -> set[str]:
    """The origins behind the claim that the most reports of a story carry, or the claims if several do.

    Over several stories each story's own are taken together, as what one rests on says nothing of another;
    but a story in which no two reports tell the same adds none where others do: nothing is traced back in it.
    """
    widest = max((claim.n_reports for claim in claims), default=0)
    return {origin for claim in claims if claim.n_reports == widest for origin in claim.origins}
