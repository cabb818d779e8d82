"""Bodies, documents and media that have no name but their description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotate.sources.drafts import Draft
from reportedly.annotate.sources.source_phrases import SourcePhrase
from reportedly.annotate.sources.unnamed import owner_medium

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook


def labelled(book: SourceBook, phrase: SourcePhrase, kind: str) -> tuple[int, ...]:
    """A body, document or medium that has no name but its description."""
    label = phrase.description.partition(",")[0] if kind == "organisation" else phrase.description
    for k, known in enumerate(book.drafts):
        credited = known.kind == "outlet" and known.name is None and kind == "organisation"
        if (known.kind == kind or credited) and known.label == label:
            return (k,)
    draft = Draft(kind=kind, label=label, noun=phrase.noun, plural=phrase.plural)  # type: ignore[arg-type]
    return book.new(draft, owner_medium(book, phrase) if kind == "document" else ())
