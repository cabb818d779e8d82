"""A source while a report is being read, before it becomes a row of the annotation."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.annotation import LocalSource
from reportedly.record import EntityKind, SourceKind, Span

NAMED_KIND: dict[EntityKind, SourceKind] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "country": "organisation",
    "place": "organisation",
    "group": "organisation",
}


@dataclass(slots=True)
class Draft:
    """A source being read. ``path`` leads to it from the outlet, both left out; ``noun`` is the noun it
    was described by; ``gender`` is known once a pronoun or a title told, and ``voice`` is the
    gender of who speaks for an organisation ("-" where the word does not tell)."""

    kind: SourceKind
    label: str | None = None
    name: int | None = None
    descriptions: list[str] = field(default_factory=list)
    count: int | None = None
    plural: bool = False
    noun: str = ""
    path: tuple[int, ...] = ()
    spans: list[Span] = field(default_factory=list)
    gender: str | None = None
    voice: str | None = None

    def note(self, words: str) -> None:
        """Keep what is said of the source, once."""
        if words and words not in self.descriptions:
            self.descriptions.append(words)

    def is_called(self, noun: str) -> bool:
        """Whether the source was described by this noun."""
        return self.noun == noun or any(noun in d.lower().split() for d in self.descriptions)

    def says_little(self) -> bool:
        """Whether the description adds nothing to its noun ("unnamed source")."""
        return all(len(d.split()) <= 2 for d in self.descriptions)

    def finished(self) -> LocalSource:
        """The source as the annotation keeps it."""
        return LocalSource(
            kind=self.kind,
            label=self.label,
            name=self.name,
            description="; ".join(self.descriptions) or None,
            count=self.count,
            spans=tuple(dict.fromkeys(self.spans)),
        )
