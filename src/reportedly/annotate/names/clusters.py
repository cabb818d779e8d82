"""The mentions of one thing taken together: of what kind it is, and whether it is a name at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from reportedly.annotate.names.spelling import bare, fold
from reportedly.annotate.names.titles import is_title_word
from reportedly.annotate.names.votes import BY_MODEL, Mention, Votes
from reportedly.annotate.places.places import is_place
from reportedly.record import EntityKind

# A name that the model never saw as one and no list holds is kept when it has this many votes for
# its kind, or two words: single unknown capitals are mostly sentence openings and headings.
ENOUGH = 2.0
# A town's name is kept where it has one such vote: something is "in" it, or "near" it. Of villages, too many
# are called as other things are (Court, Person, Public).
THERE = 1.0
TOWN = 15_000
CITY = 500_000
# Which kind wins a tie: the likelier reading of an unlisted capitalised name in news.
ORDER: tuple[EntityKind, ...] = ("country", "outlet", "person", "place", "organisation", "group")


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing, and what they vote for."""

    mentions: list[int] = field(default_factory=list)
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    kind: EntityKind = "organisation"


def key_of(item: Mention) -> str:
    """The key that mentions of one thing share: the list's form, else the folded words."""
    if item.listed:
        return f"{item.listed.kind}:{item.listed.canonical}"
    key = fold(item.text)
    for article in ("the ",):
        key = key.removeprefix(article)
    return bare(key) or key


def cluster_by_spelling(mentions: list[Mention], links: dict[str, str]) -> list[Cluster]:
    """Mentions with one key, abbreviations with what they stand for."""
    table: dict[str, Cluster] = {}
    for index, item in enumerate(mentions):
        key = links.get(fold(item.text)) or key_of(item)
        cluster = table.setdefault(key, Cluster())
        cluster.mentions.append(index)
        for kind, weight in item.votes.items():
            cluster.votes[kind] += weight
    return list(table.values())


def is_name(cluster: Cluster, mentions: list[Mention]) -> bool:
    """Whether what the votes point at is a name at all."""
    items = [mentions[index] for index in cluster.mentions]
    if any(item.listed for item in items):
        return True
    if is_title_word(items[0].text.split()[-1], heads_only=True) and not cluster.votes.get("person"):
        return False  # "House Speaker": a role that nobody's name follows
    if max(cluster.votes.values(), default=0.0) >= ENOUGH:
        return True
    if cluster.votes.get("place", 0.0) >= THERE and is_place(items[0].text, TOWN):
        return True
    unsaid = not any(cluster.votes.values())
    if unsaid and is_place(items[0].text, CITY) and not part_of_another(items[0].text, mentions):
        return True  # "warned Bangui": a city's name that is nobody's
    running = [item for item in items if not item.headline]
    if any(item.labelled for item in running):
        return True
    if not running:
        return any(item.labelled for item in items) and is_place(items[0].text)
    if len(items[0].text.split()) > 1:
        return True
    cued = cluster.votes.get("place", 0.0) > 0  # "travelled to Edirne"
    return (len(items) > 1 or cued) and is_place(items[0].text)


def part_of_another(word: str, mentions: list[Mention]) -> bool:
    """Whether a longer name of the report, of no place, has the word: "Houston" after "Sam Houston"."""
    others = (item for item in mentions if item.text != word and item.votes.get("place", 0.0) < ENOUGH)
    return any(word in item.text.split() for item in others)


def elect(cluster: Cluster, mentions: list[Mention]) -> EntityKind:
    """The kind with most votes; the gazetteer's vote counts where a place stands for election."""
    votes = cluster.votes.copy()
    text = mentions[cluster.mentions[0]].text
    listed = any(mentions[index].listed for index in cluster.mentions)
    if votes.get("group") and not listed and is_place(text):
        votes["place"] += votes.pop("group")  # the model takes towns it does not know for peoples
    items = [mentions[index] for index in cluster.mentions]
    if all(item.votes.get("place") for item in items):
        # What only the model takes for somebody or a body is a place if it stands as places do throughout.
        unproven: tuple[EntityKind, ...] = (
            ("person", "organisation") if any(i.there for i in items) else ("person",)
        )
        for kind in unproven:
            if votes.get(kind, 0.0) <= BY_MODEL * len(items):
                votes.pop(kind, None)
    if text.isupper() and len(text) > 2 and not is_place(text):
        votes.pop("place", None)  # "from INDAG": initials are a body's
    if not votes.get("country") and is_place(text):
        votes["place"] += 1.0 + (1.0 if votes.get("place") else 0.0)
    if not votes:
        return "organisation"
    best = max(votes.values())
    return min((kind for kind, score in votes.items() if score == best), key=ORDER.index)


__all__ = ["TOWN", "Cluster", "cluster_by_spelling", "elect", "is_name", "key_of"]
