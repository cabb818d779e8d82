"""Who, and what else has a name: persons, organisations, outlets, countries, places, groups.

``find_names`` reads one parsed report and gives its names, each with its kind, its title, its place
on earth where it has one, and the first name in the report for the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from reportedly.annotate.names import abbreviations, titles
from reportedly.annotate.names.aliases import second_names
from reportedly.annotate.names.kinds import known
from reportedly.annotate.names.mentions import countries_in, find_mentions
from reportedly.annotate.names.people import join_people
from reportedly.annotate.names.roles import given_names, resolve_pronoun, resolve_role
from reportedly.annotate.names.spelling import bare, fold
from reportedly.annotate.names.titles import is_title_word
from reportedly.annotate.names.votes import BY_MODEL, BY_WORD, Mention, Votes
from reportedly.annotate.parser import text_of
from reportedly.annotate.places.places import is_place, locate
from reportedly.annotation import Name
from reportedly.record import EntityKind

# A name that the model never saw as one and no list holds is kept when it has this many votes for
# its kind, or two words: single unknown capitals are mostly sentence openings and headings.
ENOUGH = 2.0
# A town's name is kept where it has one such vote: something is "in" it, or "near" it. Of villages, too many
# are called as other things are (Court, Person, Public).
THERE = 1.0
TOWN = 15_000
CITY = 500_000
# What is told from others of its kind by a number behind it.
NUMBERED = {
    "Block", "Camp", "Checkpoint", "Exit", "Gate", "Highway", "Hill", "Interstate", "Jetty", "Junction",
    "Motorway", "Pier", "Pit", "Platform", "Reactor", "Road", "Route", "Sector", "Shaft", "Terminal", "Ward",
    "Zone",
}  # fmt: skip
NUMBER = re.compile(r" \d{1,4}\b(?![.,:]?\d)")


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing, and what they vote for."""

    mentions: list[int] = field(default_factory=list)
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    kind: EntityKind = "organisation"


def find_names(doc: Doc, heading: str = "", dateline: str = "") -> tuple[Name, ...]:
    """The names of a report, by start; offsets are code points into its text. ``heading``, its title and
    dateline, says where places of many namesakes are looked for first; the ``dateline`` names towns."""
    text = text_of(doc)
    mentions = [numbered(text, mention) for mention in find_mentions(doc, towns_of(dateline))]
    mentions, links = explain_abbreviations(text, mentions)
    for one, other in second_names(text, mentions):
        if not other.listed:
            links.setdefault(fold(other.text), links.get(fold(one.text)) or key_of(one))
    for item in mentions:
        add_title(doc, text, item)
    clusters = [cluster for cluster in cluster_by_spelling(mentions, links) if is_name(cluster, mentions)]
    for cluster in clusters:
        cluster.kind = elect(cluster, mentions)
    same = join_people(clusters, mentions)
    names = []
    for cluster in clusters:
        for index in cluster.mentions:
            item = mentions[index]
            names.append((item, cluster.kind, same[index]))
    names.sort(key=lambda entry: entry[0].start)
    first: dict[int, int] = {}
    made = []
    for number, (item, kind, root) in enumerate(names):
        first.setdefault(root, number)
        made.append(
            Name(
                item.start,
                item.end,
                item.text,
                kind,
                first[root],
                item.title if kind == "person" else None,
                None,
                bool(item.listed and item.listed.adjective and kind == "country"),
            )
        )
    return locate(unify_titles(tuple(made)), countries_in(heading))


def towns_of(dateline: str) -> frozenset[str]:
    """The towns of a dateline in small letters: "TARNHILL/VELMAR, Norvane" has two."""
    towns = dateline.partition(",")[0].split("/")
    return frozenset(town.strip().casefold() for town in towns if known(town.strip().title()) is None)


def numbered(text: str, item: Mention) -> Mention:
    """The mention with the number that is part of its name: "Route 5", "Gate 4"."""
    number = NUMBER.match(text, item.end)
    if number and item.text.split()[-1] in NUMBERED:
        item.end, item.text = number.end(), text[item.start : number.end()]
        item.votes["place"] += BY_WORD
    return item


def explain_abbreviations(text: str, mentions: list[Mention]) -> tuple[list[Mention], dict[str, str]]:
    """The mentions with bracketed abbreviations among them, and which folded form is short for which."""
    links: dict[str, str] = {}
    spans = [(item.start, item.end) for item in mentions]
    for index, (start, end), long in abbreviations.explained(text, spans):
        item = mentions[index]
        before = text[: text.rindex("(", 0, start)].rstrip()
        ours = abbreviations.stands_for(before[min(long, item.start) :], text[start:end])
        # Initials of another language are believed of organisations only: "(R-Ohio)", "(D-NY)" are no name.
        organised = item.votes.get("organisation") or item.votes.get("outlet")
        parted = "-" in text[start:end] and not re.fullmatch(r"[A-Z]{2,}(?:-[A-Z]{2,})+", text[start:end])
        if not ours and (owner := whose_country(text, mentions, index)):
            long, organised = (
                owner.start,
                1.0,
            )  # "Central Bank of Peru (BCRP)": initials of the bank, not of Peru
        if not ours and (parted or not organised):
            continue
        if len(before) > item.end:  # its last words were read as no name
            item.end, item.text = len(before), before[item.start :]
            item.votes.pop("place", None)
        if long < item.start:
            item.start, item.text = long, text[long : item.end]
            item.listed = known(item.text)
            item.votes.pop("country", None)  # the country that it is called by
        item.votes["organisation"] += 1.5
        item.labelled = True
        links[fold(text[start:end])] = key_of(item)
    kept: list[Mention] = []
    for item in mentions:
        while kept and kept[-1].end > item.start:
            loser = min(kept[-1], item, key=lambda one: one.end - one.start)
            item = kept.pop() if loser is item else item
            if loser is not item and kept and kept[-1] is loser:
                kept.pop()
        kept.append(item)
    return kept, links


def whose_country(text: str, mentions: list[Mention], index: int) -> Mention | None:
    """The body that is called by the country at ``index``: "Central Bank of Peru"."""
    country, before = mentions[index], mentions[index - 1] if index else None
    if before is None or not (country.listed and country.listed.kind == "country"):
        return None
    body = before.votes.get("organisation", 0.0) > 0 and not before.listed
    return before if body and text[before.end : country.start] in (" of ", " of the ") else None


def add_title(doc: Doc, text: str, item: Mention) -> None:
    """The role said right before or after the mention, with the vote for a person that it gives."""
    if item.listed and item.listed.kind in ("country", "group"):
        return
    before = titles.title_before(text, item.start)
    after = titles.title_after(doc, text, item.end) or titles.title_apposed(text, item.start, item.end)
    item.title = before or after
    item.gender = titles.gender(before)
    if before:
        item.votes["person"] += 2.0
    elif after and len(item.text.split()) > 1:
        item.votes["person"] += 1.0
    if 1 < len(item.text.split()) < 4 and item.text.split()[0] in given_names() and not item.listed:
        item.votes["person"] += 1.5


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


# Which kind wins a tie: the likelier reading of an unlisted capitalised name in news.
ORDER: tuple[EntityKind, ...] = ("country", "outlet", "person", "place", "organisation", "group")


def unify_titles(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Each person's name with its own title, or else the fullest that the person has anywhere."""
    best: dict[int, str] = {}
    for name in names:
        if name.title and len(name.title) > len(best.get(name.same, "")):
            best[name.same] = name.title
    return tuple(
        replace(name, title=name.title or best.get(name.same)) if name.kind == "person" else name
        for name in names
    )


__all__ = ["find_names", "resolve_pronoun", "resolve_role"]
