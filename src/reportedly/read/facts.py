"""What one line of an article's head says."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.read.heads import Credit
from reportedly.read.signers import Signature


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of an article's head says; a line that says anything else gives no facts."""

    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    domain: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: str | None = None

    @property
    def dated(self) -> bool:
        return self.published is not None or self.updated is not None


def joined(one: Facts, other: Facts) -> Facts:
    """All that either line says; where both say it, what the first does."""
    return Facts(
        one.published or other.published,
        one.updated or other.updated,
        ", ".join(name for name in (one.byline, other.byline) if name) or None,
        one.outlet or other.outlet,
        one.url or other.url,
        one.domain or other.domain,
        tuple(dict.fromkeys(one.credits + other.credits)),
        one.dateline or other.dateline,
    )


def facts_of(signature: Signature) -> Facts:
    """What a signature says, as the facts of its line."""
    return Facts(
        byline=signature.byline,
        outlet=signature.outlet,
        credits=signature.credits,
        dateline=signature.place,
    )
