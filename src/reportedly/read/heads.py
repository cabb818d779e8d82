"""What is known of a report besides its text, and how it was found."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from reportedly.read.tidy import GAP
from reportedly.record import CreditRole, FieldBasis, PublishedBasis

LONGEST_WORDS = 300  # characters that are kept of the words a field was found in


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report names as having had a part in it, and which part."""

    name: str
    role: CreditRole


@dataclass(frozen=True, slots=True)
class Seen:
    """In which words, and by which basis, a field was found; ``name`` tells credits apart."""

    field: str
    basis: FieldBasis
    words: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one report; ``None`` is unknown. ``published_basis`` says where the date is from,
    ``seen`` how each of the others was found."""

    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    domain: str | None = None
    updated: str | None = None
    dateline: str | None = None
    translated_from: str | None = None
    seen: tuple[Seen, ...] = dataclasses.field(default=(), compare=False)

    def because(self, basis: FieldBasis, words: str | None) -> Head:
        """This head, all of it that was not seen in other words before as found in these."""
        words = words.replace(GAP, " ")[:LONGEST_WORDS] if words else None
        known = {(seen.field, seen.name) for seen in self.seen}
        new = [
            Seen(name, basis, words)
            for name in _FOUND
            if getattr(self, name) is not None and (name, "") not in known
        ]
        names = dict.fromkeys(credit.name.casefold() for credit in self.credits)
        new += [Seen("credits", basis, words, name) for name in names if ("credits", name) not in known]
        return replace(self, seen=(*self.seen, *new)) if new else self

    def seen_in(self, words: Mapping[str, str]) -> Head:
        """This head as metadata states it, each field in words of its own."""
        short = {name: text[:LONGEST_WORDS] for name, text in words.items()}
        seen = [
            Seen(name, "metadata", short[name])
            for name in _FOUND
            if name in short and getattr(self, name) is not None
        ]
        for credit in self.credits:
            named = short.get("translator" if credit.role == "translator" else "credits")
            seen.append(Seen("credits", "metadata", named, credit.name.casefold()))
        return replace(self, seen=tuple(seen))

    def only(self, *names: str) -> Head:
        """Some of the fields, and how they were found."""
        kept = {name: getattr(self, name) for name in names}
        return Head(**kept, seen=tuple(seen for seen in self.seen if seen.field in names))

    def without_basis(self, name: str) -> Head:
        """This head with a field of which it is not yet said how it was found."""
        return replace(self, seen=tuple(seen for seen in self.seen if seen.field != name))

    def filled_from(self, other: Head) -> Head:
        """This head, with what it does not know taken from another."""
        unknown = [name for name in ALL if getattr(self, name) in (None, ())]
        new = {name: value for name in unknown if (value := getattr(other, name)) not in (None, ())}
        new.pop("published_basis", None)
        if not new:
            return self
        if "published" in new:
            new["published_basis"] = other.published_basis
        taken = [seen for seen in other.seen if seen.field in new]
        return replace(self, **new, seen=(*self.seen, *taken))

    def crediting(self, credits: Iterable[Credit]) -> Head:
        """This head with more credits; of two for one name the first stays."""
        credits = tuple(credits)
        if not credits:
            return self
        known: dict[str, Credit] = {}
        for credit in (*self.credits, *credits):
            name = credit.name.casefold().removeprefix("the ")
            first = known.setdefault(name, credit)
            if (first.role, credit.role) == ("outlet", "agency"):  # a dateline's bracket knows better
                known[name] = replace(first, role="agency")
        return replace(self, credits=tuple(known.values()))

    def crediting_as(self, other: Head) -> Head:
        """This head with the credits of another one, and with how these were found."""
        known = {credit.name.casefold() for credit in self.credits}
        seen = (s for s in other.seen if s.field == "credits" and s.name not in known)
        return replace(self.crediting(other.credits), seen=(*self.seen, *seen))

    def without_writers_credited(self) -> Head:
        """This head without credits to its own writers, who took the pictures too."""
        writers = {name.strip().casefold() for name in re.split(r",|\band\b|&", self.byline or "")}
        return replace(self, credits=tuple(c for c in self.credits if c.name.casefold() not in writers))


ALL = tuple(known.name for known in fields(Head) if known.compare)
_FOUND = tuple(name for name in ALL if name not in ("credits", "published_basis"))
