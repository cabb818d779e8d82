"""A source in the few words that a sentence has room for."""

from __future__ import annotations

from reportedly.link.sources.roles import ANONYMITY
from reportedly.record import Source

LONGEST = 90


def source_words(source: Source) -> str:
    """Its name; or that it has none, with the first thing said of it beside its asking for anonymity."""
    if source.kind != "anonymous" and source.name:
        return source.name
    what = "an unnamed outlet" if source.kind == "outlet" else "an unnamed source"
    told = [p.strip().removeprefix("source ") for p in (source.description or "").split(";")]
    first = next((p for p in told if p and p != "source" and not ANONYMITY.search(p)), None)
    return f"{what} ({shorten(first)})" if first else what


def shorten(text: str) -> str:
    """A text cut between words where it is longer than a sentence can carry."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;") + "…"
