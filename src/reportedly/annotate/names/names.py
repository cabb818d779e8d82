"""Who, and what else has a name: persons, organisations, outlets, countries, places, groups.

``find_names`` reads one parsed report and gives its names, each with its kind, its title, its place
on earth where it has one, and the first name in the report for the same thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.attribution.tagger import Tagged
from reportedly.annotate.names import abbreviations, titles
from reportedly.annotate.names.aliases import second_names, without_owners
from reportedly.annotate.names.clusters import TOWN, Cluster, cluster_by_spelling, elect, is_name, key_of
from reportedly.annotate.names.kind_head import KINDS, NameSigns, kind_head, signs_of
from reportedly.annotate.names.kinds import known
from reportedly.annotate.names.mentions import countries_in, find_mentions
from reportedly.annotate.names.people import join_people, with_given_names
from reportedly.annotate.names.roles import given_names, resolve_pronoun, resolve_role
from reportedly.annotate.names.spelling import fold
from reportedly.annotate.names.votes import BY_WORD, Mention
from reportedly.annotate.parser import text_of
from reportedly.annotate.places.places import is_place, locate
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Name
from reportedly.record import EntityKind

# The head is heard where it gives its kind at least this, and the votes elected theirs by a lead of at most
# that a mention: of 391 kinds that it then changes in the folds of its training, it puts 368 right, 15 wrong;
# of 91 that it would change, from .6 on, against a clearer election, 55 and 33.
SURE = 0.8
LEAD = 1.0
# What is told from others of its kind by a number behind it.
NUMBERED = frozenset(word.title() for word in words_by("en/name_words.tsv")["numbered"])
NUMBER = re.compile(r" \d{1,4}\b(?![.,:]?\d)")


def find_names(
    doc: Doc, heading: str = "", dateline: str = "", tagged: Tagged | None = None
) -> tuple[Name, ...]:
    """The names of a report, by start; offsets are code points into its text. ``heading``, its title and
    dateline, says where places of many namesakes are looked for first; the ``dateline`` names towns. As the
    text was ``tagged``, a learned head says of what kind a name is where it is sure."""
    clusters, mentions = elected(doc, dateline)
    if tagged is not None:
        longer = {word for item in mentions if " " in item.text for word in item.text.split()}
        for cluster in clusters:
            # "Anker" beside "Anker Bank" is what the longer name is.
            if mentions[cluster.mentions[0]].text not in longer:
                cluster.kind = judged(cluster, mentions, tagged)
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


def elected(doc: Doc, dateline: str = "") -> tuple[list[Cluster], list[Mention]]:
    """The things that a report names, each of the kind that its votes elect, and all mentions."""
    text = text_of(doc)
    mentions = [numbered(text, mention) for mention in find_mentions(doc, towns_of(dateline))]
    mentions, links = explain_abbreviations(text, with_given_names(text, mentions))
    for one, other in second_names(text, mentions):
        if not other.listed:
            links.setdefault(fold(other.text), links.get(fold(one.text)) or key_of(one))
    for item, short in without_owners(mentions):
        links.setdefault(fold(short), links.get(fold(item.text)) or key_of(item))
    for item in mentions:
        add_title(doc, text, item)
    clusters = [cluster for cluster in cluster_by_spelling(mentions, links) if is_name(cluster, mentions)]
    for cluster in clusters:
        cluster.kind = elect(cluster, mentions)
    return clusters, mentions


def judged(cluster: Cluster, mentions: list[Mention], tagged: Tagged) -> EntityKind:
    """The kind that the learned head gives, where it is sure and the election was close; else the elected."""
    signs = signs_of_cluster(cluster, mentions, tagged) if was_close(cluster, mentions) else None
    if signs is None:
        return cluster.kind
    chances = kind_head().chances(signs)
    best = int(chances.argmax())
    return KINDS[best] if chances[best] >= SURE else cluster.kind


def was_close(cluster: Cluster, mentions: list[Mention]) -> bool:
    """Whether the elected kind is before all others by few votes a mention. What is a town by the gazetteer,
    or stands where only places do, was elected a place for good."""
    items = [mentions[index] for index in cluster.mentions]
    if cluster.kind == "place" and (any(item.there for item in items) or is_place(items[0].text, TOWN)):
        return False
    others = max((votes for kind, votes in cluster.votes.items() if kind != cluster.kind), default=0.0)
    return cluster.votes.get(cluster.kind, 0.0) - others <= LEAD * len(items)


def signs_of_cluster(cluster: Cluster, mentions: list[Mention], tagged: Tagged) -> NameSigns | None:
    """What the head is told of a name; None of one that a list knows, of initials, which are spelled like
    nothing, and of a kind that it does not tell."""
    items = [mentions[index] for index in cluster.mentions]
    if cluster.kind not in KINDS or items[0].text.isupper() or any(item.listed for item in items):
        return None
    spans = [(item.start, item.end) for item in items]
    return signs_of(items[0].text, cluster.kind, cluster.votes, spans, tagged)


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
