"""What assessing says of a built story's one claim that two reports or more tell."""

from __future__ import annotations

from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.record import Claim, Record


def the_claim(story: Builder) -> tuple[Claim, Record]:
    record = assess(put_together(*story.rows()))
    shared = [c for c in record.claims if c.n_reports > 1]
    assert len(shared) == 1
    return shared[0], record


def names(claim: Claim, record: Record) -> set[str | None]:
    """The claim's origins by name, or by what is said of them."""
    sources = {s.source_id: s for s in record.sources}
    return {sources[o].name or sources[o].description for o in claim.origins}
