"""Sources of one claim that are one voice: somebody named, and what he or his body is called elsewhere.

"The head of the airline" is the one person of whom the story says that she heads it, "the provincial police
command" he who speaks for the provincial police, and "cops" are "police". That the two say the same is what
makes it likely; where two could be meant, or words of the one speak against the other, they stay two.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from rapidfuzz.distance import OSA

from reportedly.annotation import Annotation
from reportedly.link.claims.likeness import answered
from reportedly.link.claims.wording import fold, stem, word_set, word_sets
from reportedly.link.entities.entities import Entities
from reportedly.link.sources.roles import role
from reportedly.record import Source

Titles: TypeAlias = Mapping[str, frozenset[str]]
"""What each named person is called by their office in any report, by the source, or by the entity of who is
none."""

# Words of a full name, and letters of a last name of which one may be another.
FULL_NAME, LONG_NAME = 2, 5
# "NYPD" is one word for a police department; longer words end so by chance.
LONGEST_SHORT = 6


def titles(annotations: Mapping[str, Annotation], entities: Entities, of_entity: Mapping[str, str]) -> Titles:
    """The offices and roles said with each person's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for report_id, annotation in annotations.items():
        for i, name in enumerate(annotation.names):
            entity = entities.of.get((report_id, i))
            if entity and name.kind == "person" and name.title:
                found[of_entity.get(entity, entity)].add(fold(name.title))
    return {source: frozenset(words) for source, words in found.items()}


def one_voice(
    roots: Iterable[str], sources: Mapping[str, Source], called: Titles
) -> Mapping[str, tuple[str, str]]:
    """Of the sources of one claim those that are another of them, with that one and why."""
    among = sorted(roots)
    found: dict[str, tuple[str, str]] = {}
    people = [r for r in among if sources[r].kind == "person" and sources[r].entity_id]
    bodies = [r for r in among if sources[r].kind == "organisation" and sources[r].entity_id]
    for unnamed in (r for r in among if _is_called_by_role(sources[r])):
        words = _called(sources[unnamed])
        if sources[unnamed].kind == "organisation":
            for person in people:
                if any(_speaks(title, words) for title in called.get(person, ())):
                    found.setdefault(person, (unnamed, f"{sources[person].name} speaks for “{words}”"))
            kinds = [b for b in bodies if _is_of_kind(words, _called(sources[b]))]
            if len(bodies) == len(kinds) == 1:
                found[unnamed] = kinds[0], f"“{words}” is {sources[kinds[0]].name}"
        else:
            holders = [p for p in called if any(_is_office(words, t) for t in called[p])]
            if len(holders) == 1 and holders[0] in people:
                found[unnamed] = holders[0], f"“{words}” is what {sources[holders[0]].name} is called"
    found |= {gone: kept for gone, kept in _police(among, sources) if gone not in found}
    found |= {gone: kept for gone, kept in _called_alike(among, sources) if gone not in found}
    return {gone: (kept, why) for gone, (kept, why) in found.items() if kept not in found}


def _police(among: list[str], sources: Mapping[str, Source]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Police by their many names, where one force at most is told from others."""
    words = {r: set(fold(_called(sources[r])).split()) - word_set("stopwords.txt") for r in among}
    plain = [r for r in among if _is_called_by_role(sources[r]) and words[r] and words[r] <= _police_words()]
    forces = [
        r
        for r in among
        if r not in plain
        and sources[r].kind == "organisation"
        and ("police" in words[r] or any(w.endswith("pd") and len(w) < LONGEST_SHORT for w in words[r]))
    ]
    if len(forces) <= 1 and plain:
        kept = (forces or sorted(plain, key=lambda r: ("police" not in words[r], r)))[0]
        for gone in plain:
            if gone != kept:
                yield gone, (kept, f"“{_called(sources[gone])}” are {_called(sources[kept])}")


def _called_alike(among: list[str], sources: Mapping[str, Source]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Those whose name is that of one other but for a letter, words left out, or capitals."""
    named = [r for r in among if sources[r].kind in {"person", "organisation"}]
    full = {r: [o for o in named if o != r and _is_name_of(sources[r], sources[o])] for r in named}
    for one, others in full.items():
        if len(others) == 1:
            kept = others[0]
            if one in full[kept] and one < kept:
                continue  # each is a name of the other: one of them stays
            yield one, (kept, f"“{_called(sources[one])}” is {_called(sources[kept])}")


def _is_name_of(source: Source, other: Source) -> bool:
    """Whether one is called by some of the words of another ("the Survey", "the Coast Survey"), a person by
    the last of them, or by a full name that is spelt in two ways."""
    if source.kind != other.kind:
        return False
    words, full = (fold(_called(s)).split() for s in (source, other))
    if source.kind == "person":
        surname = len(words) == 1 < len(full) and words == full[-1:] and _called(source).istitle()
        return surname or _is_spelling(words, full)
    return source.entity_id is None and bool(words) and set(words) <= set(full)


def _is_spelling(one: list[str], other: list[str]) -> bool:
    """Whether two full names are one but for a letter of the last."""
    if len(one) < FULL_NAME or len(one) != len(other) or one[:-1] != other[:-1]:
        return False
    return min(len(one[-1]), len(other[-1])) >= LONG_NAME and OSA.distance(one[-1], other[-1]) == 1


@functools.cache
def _police_words() -> frozenset[str]:
    return word_set("police_words.txt")


def _is_called_by_role(source: Source) -> bool:
    """Whether a source has no name, but is called something."""
    return source.entity_id is None and source.kind not in {"outlet", "document"} and bool(_called(source))


def _called(source: Source) -> str:
    return " ".join((source.name or source.description or "").split(";")[0].split())


def _telling(words: Iterable[str]) -> set[str]:
    """The stems of words that tell one office or body from another of its kind."""
    plain = word_sets("stopwords.txt", "body_nouns.txt")
    return {stem(w) for w in words if w not in plain} - _body_nouns()


def _is_office(words: str, title: str) -> bool:
    """Whether one is called by the office that another holds: the same office, of nothing else."""
    office = role(words)
    if office is None or office != role(title) or office not in _offices():
        return False
    mine, yours = (_telling(fold(w).split()) - {office} for w in (words, title))
    return not mine or not yours or bool(mine & yours)


def _speaks(title: str, body: str) -> bool:
    """Whether the holder of an office speaks for a body that is called by what it is for: "police chief",
    "the police"."""
    held = title.split()
    if not any(stem(w) in _offices() for w in held):
        return False
    mine = {s for s in _telling(held) if s not in _offices()}
    yours = {s for s in _telling(fold(body).split()) if s not in _offices()}
    return bool(mine and yours) and (mine <= yours or yours <= mine)


def _is_of_kind(words: str, name: str) -> bool:
    """Whether a body is called by what it does, and has that in its name: "an aid group", the Relief
    Committee."""
    told = fold(words).split()
    if not told or stem(told[-1]) not in _body_nouns():
        return False
    surface = {stem(w): w for w in fold(name).split() if w not in word_set("stopwords.txt")}
    mine = [w for w in told[:-1] if w not in word_sets("stopwords.txt", "police_words.txt")]
    return bool(mine) and all(answered(w, surface) for w in mine)


@functools.cache
def _body_nouns() -> frozenset[str]:
    return frozenset(stem(w) for w in word_set("body_nouns.txt"))


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(stem(w) for w in word_set("offices.txt"))


__all__ = ["Titles", "one_voice", "titles"]
