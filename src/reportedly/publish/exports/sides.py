"""The two sides of an event as coders' tables have them: who acted and whom it befell, or who fought whom."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.annotate.events.quantities import PLURALS, WORDS
from reportedly.publish.exports.coded import Coded
from reportedly.publish.views.sides import only_counted
from reportedly.record import Entity

# Where a number may stand in "at least 30 people".
NUMBER_WITHIN = 4
NUMBERS = (WORDS.keys() | PLURALS.keys()) - {"a", "an", "no"}


@dataclass(frozen=True, slots=True)
class Side:
    """Entities, those with a name first, and the words of the report where there is none."""

    entities: tuple[Entity, ...]
    words: str | None = None

    @property
    def name(self) -> str | None:
        """All of its names, else the words."""
        return ", ".join(e.name for e in self.entities) or self.words

    @property
    def first(self) -> str | None:
        """The first of its names, else the words."""
        return self.entities[0].name if self.entities else self.words


def sides(row: Coded) -> tuple[Side, Side]:
    """Who acted and whom it befell. Of a fight in which nobody is said to have been attacked, the first and
    the others: nobody stands on both sides."""
    event, actors = row.event, _telling(row.actors)
    others = tuple(e for e in _telling(row.recipients) if e not in actors)
    each_other = row.recipients or (event.recipient_text and event.recipient_text == event.actor_text)
    if not others and each_other and len(actors) > 1:
        return Side(actors[:1]), Side(actors[1:])
    said = None if event.recipient_text == event.actor_text else event.recipient_text
    return Side(actors, uncounted(event.actor_text)), Side(others, uncounted(said))


def _telling(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities that coders put on a side: no town, and nobody who is only counted."""
    return tuple(e for e in entities if e.kind != "place" and not only_counted(e))


def uncounted(words: str | None) -> str | None:
    """The words of a party; None for people of whom only the number is told, who are no side: their figure
    stands with the dead."""
    if not words:
        return None
    opening = words.lower().split()[:NUMBER_WITHIN]
    return None if any(word[0].isdigit() or word in NUMBERS for word in opening) else words
