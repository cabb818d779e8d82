"""One person under several names: the full name, the family name alone, other spellings."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from reportedly.annotate.names.clusters import TOWN
from reportedly.annotate.names.kinds import is_organisation, is_outlet
from reportedly.annotate.names.spelling import alike, bare, fold, skeleton
from reportedly.annotate.places.places import is_place
from reportedly.annotate.wordlists import words

if TYPE_CHECKING:
    from reportedly.annotate.names.clusters import Cluster
    from reportedly.annotate.names.votes import Mention

# Given names this alike are one person's when the family names agree: Ahmad and Ahmed, Murhaf and
# Marhaf (0.89) meet, Maher and Ahmad (0.47) do not.
GIVEN_ALIKE = 0.84
# With the same consonants somewhat less will do: Tarek and Tariq (0.81), Muhammad and Mohammed (0.83)
# meet, Hasan and Hussein (0.73), Omar and Amir (0.67) do not.
ROMANISED_ALIKE = 0.78
FAMILY_ALIKE = 0.80
JOINED = words("en/particles.txt")


def with_given_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with a person's given name put before the family name where the model cut them apart:
    two words with a space between, neither in a list, the first not a town."""
    found: list[Mention] = []
    for item in mentions:
        before = found[-1] if found else None
        if (
            before is not None
            and text[before.end : item.start] == " "
            and item.votes.get("person")
            and not any(" " in one.text or one.listed or one.text.isupper() for one in (before, item))
            and not is_place(before.text, TOWN)
        ):
            found.pop()
            item.start, item.text = before.start, text[before.start : item.end]
        found.append(item)
    return found


def join_people(clusters: list[Cluster], mentions: list[Mention]) -> dict[int, int]:
    """For each mention the mention that stands for its thing; clusters of one person are joined, and
    clusters that only family names of a person are become persons."""
    same = {index: cluster.mentions[0] for cluster in clusters for index in cluster.mentions}
    recognise(clusters, mentions)
    full: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda one: one.mentions[0]):
        text = mentions[cluster.mentions[0]].text
        if cluster.kind != "person" or len(bare(fold(text)).split()) < 2:
            continue
        twin = next((other for other in full if one_person(text, mentions[other.mentions[0]].text)), None)
        if twin:
            for index in cluster.mentions:
                same[index] = same[twin.mentions[0]]
        else:
            full.append(cluster)
    for cluster in clusters:
        text = mentions[cluster.mentions[0]].text
        if len(bare(fold(text)).split()) == 1 or cluster.kind == "person":
            attach(cluster, full, clusters, mentions, same)
    return same


def recognise(clusters: list[Cluster], mentions: list[Mention]) -> None:
    """Make persons of unlisted clusters whose name ends as, or is the end of, a person's name of several
    words: the model takes long names it does not know for organisations."""
    tails = [
        tail
        for cluster in clusters
        if cluster.kind == "person" and len(tail := spelled(cluster, mentions)) > 1
    ]
    for cluster in clusters:
        words_of_name = spelled(cluster, mentions)
        if cluster.kind not in ("organisation", "place") or len(words_of_name) < 2:
            continue
        text = mentions[cluster.mentions[0]].text
        if (
            any(mentions[index].listed for index in cluster.mentions)
            or is_organisation(text)
            or is_outlet(text)
        ):
            continue
        if any(
            words_of_name[-len(tail) :] == tail or tail[-len(words_of_name) :] == words_of_name
            for tail in tails
        ):
            cluster.kind = "person"


def spelled(cluster: Cluster, mentions: list[Mention]) -> list[str]:
    """The folded words of a cluster's name."""
    return parts(mentions[cluster.mentions[0]].text)


def one_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: family names alike, given names alike, one left out
    or cut to its initial."""
    first, second = parts(one), parts(other)
    short, long = sorted((first, second), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True  # both family names of the Spanish and Portuguese, the given name left out
    if not same_family(first[-1], second[-1]):
        return False
    given, others = first[:-1], second[:-1]
    if not given or not others:
        return True
    likeness = alike(given[0], others[0])
    if likeness >= GIVEN_ALIKE:
        return True
    key = skeleton(given[0])
    if likeness >= ROMANISED_ALIKE and len(key) > 1 and key == skeleton(others[0]):
        return True
    return given[0][0] == others[0][0] and min(len(given[0]), len(others[0])) == 1


@functools.lru_cache(maxsize=8192)
def parts(text: str) -> list[str]:
    """Folded words of a name, small words kept with the word after them: "van dijk" is one."""
    folded = bare(fold(text)).split()
    joined: list[str] = []
    held = ""
    for place, word in enumerate(folded):
        if word in JOINED and place < len(folded) - 1 and (place or word in ("abu", "al", "el")):
            held += word + " "
        else:
            joined.append(held + word)
            held = ""
    return joined


def same_family(one: str, other: str) -> bool:
    """Whether two family names are spellings of one."""
    one, other = bare(one), bare(other)
    return one == other or (
        min(len(one), len(other)) > 3
        and skeleton(one) == skeleton(other)
        and alike(one, other) >= FAMILY_ALIKE
    )


def attach(
    cluster: Cluster,
    full: list[Cluster],
    clusters: list[Cluster],
    mentions: list[Mention],
    same: dict[int, int],
) -> None:
    """Give each bare family name to the person it can mean: the only one, else the last one named
    whose title fits. A cluster that names a place or a listed thing keeps its own."""
    if cluster in full or any(mentions[index].listed for index in cluster.mentions):
        return
    text = mentions[cluster.mentions[0]].text
    wanted = parts(text)[-1]
    if len(parts(text)) > 1:
        return
    bearers = [person for person in full if same_family(wanted, parts(mentions[person.mentions[0]].text)[-1])]
    if not bearers or (cluster.kind == "place" and cluster.votes["place"] > cluster.votes["person"] + 3.0):
        return
    cluster.kind = "person"
    places = {id(person): bearer_places(person, clusters, same) for person in bearers}
    for index in cluster.mentions:
        fits = [person for person in bearers if fitting(mentions[index], person, mentions)] or bearers
        before = [
            (max((at for at in places[id(person)] if at < index), default=-1), person) for person in fits
        ]
        at, person = max(before, key=lambda pair: pair[0])
        if at < 0 and len(fits) > 1:
            continue  # two later bearers: in doubt, it stays its own
        same[index] = same[person.mentions[0]]
        places[id(person)].append(index)


def bearer_places(person: Cluster, clusters: list[Cluster], same: dict[int, int]) -> list[int]:
    """Indices of all mentions known to be this person's."""
    root = same[person.mentions[0]]
    return [index for cluster in clusters for index in cluster.mentions if same[index] == root]


def fitting(item: Mention, person: Cluster, mentions: list[Mention]) -> bool:
    """Whether nothing said with the mention contradicts what is said of the person."""
    genders = {mentions[index].gender for index in person.mentions} - {None}
    return item.gender is None or not genders or item.gender in genders
