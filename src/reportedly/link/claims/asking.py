"""Who wants what of whom: a statement that tells of a wish or a request, with its slots.

The same request goes round in many words ("is keen to see their police back", "formally requested that they
resume patrols"), while requests of one asker share most of theirs. So requests are compared by their slots:
who asks, whom or whose, and whether the thing is wanted back or gone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from reportedly.annotation import LocalStatement
from reportedly.link.claims.forms import telling
from reportedly.link.claims.likeness import answered
from reportedly.link.claims.slots import Page, canonical, headed, inside
from reportedly.link.claims.wording import SUBORDINATE, fold, numbers, synonyms, word_list, word_set

# Where what is wanted ends and what is said of it begins: a comma, a purpose, a clause of its own.
PURPOSE = re.compile(
    r"[,;—]\s|\b(?:in (?:a bid|order|an effort|exchange|return)|so that|"
    r"with the (?:\w+ )?(?:aim|objective|goal))\b",
    re.I,
)
# Words of the wanted part that stay before a comma may end it ("asked Kestria, its neighbour, to …").
LEAST_WORDS = 4
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.I)
# Who "is asked" is not the asker; who "is interested" is.
PASSIVES = word_set("asked.txt")
# "asked Moscow to resume": the act is a verb soon after the asking.
ACT_WITHIN = 6
# Too common to tell by, yet an act where it is asked for.
PLAIN_ACTS = frozenset({"move"})


@dataclass(frozen=True, slots=True)
class Asking:
    """One wish or request: who asks and who else is named in it, the ``people`` among these, the ``way`` the
    thing should go, the ``sides`` of a country it concerns, its ``numbers``, all telling words of what is
    wanted (``surface``), those that name the thing, and the word of the act."""

    askers: frozenset[str]
    wanted: frozenset[str]
    people: frozenset[str]
    way: str | None
    sides: frozenset[str]
    numbers: frozenset[float]
    surface: Mapping[str, str]
    things: frozenset[str]
    head: str | None


def asking(page: Page, local: LocalStatement) -> Asking | None:
    """The wish or request that a statement tells of; None where it tells of something else."""
    if local.status != "requested" or len(local.pieces) != 1:
        return None
    start, end = local.pieces[0]
    text = page.report.text[start:end]
    found = _asking_words().search(text)
    at, until = (found.start(), found.end()) if found else (0, 0)
    by = found is not None and re.match(r"\s+by\b", text[until:]) is not None
    passive = found is not None and found.group().lower() in PASSIVES and bool(PASSIVE.search(text[:at]))
    before, after = (start, start + at), (start + until, start + until + _wanted_end(text[until:]))
    askers = _entities(page, after if by else before) if found else _asker_of_chain(page, local)
    if passive and not by:
        askers, wanted = frozenset(), askers | _entities(page, after)
    else:
        wanted = _entities(page, before if by else after) - askers
    bare = canonical(page, (before if by else after,), inside(page, (before if by else after,)))[1]
    return _slots(page, askers, wanted, bare)


def _asker_of_chain(page: Page, local: LocalStatement) -> frozenset[str]:
    """The country to which what is asked is ascribed, where the asking stands outside the content."""
    name = page.annotation.sources[local.chain[-1]].name
    entity = page.entity(name) if name is not None else None
    acting = page.entities.acting(entity) if entity else None
    return frozenset({acting}) if acting and page.kinds.get(acting) == "country" else frozenset()


def _slots(page: Page, askers: frozenset[str], wanted: frozenset[str], bare: str) -> Asking:
    words = fold(bare).split()
    kinds = {w: _kinds()[w] for w in words if w in _kinds()}
    ways = [kind for kind, _ in kinds.values() if kind in {"back", "away"}]
    way = ("away" if "away" in ways else "back") if ways else None
    surface = {key: w for key, w in telling(bare).items() if kinds.get(w, ("",))[0] not in {"manner", "side"}}
    return Asking(
        askers=askers,
        wanted=wanted,
        people=frozenset(e for e in wanted if page.kinds.get(e) == "person"),
        way=way,
        sides=frozenset(point for kind, points in kinds.values() if kind == "side" for point in points),
        numbers=frozenset(value for value, _ in numbers(bare)),
        surface=surface,
        things=_things(surface),
        head=_head(words, surface),
    )


def _things(surface: Mapping[str, str]) -> frozenset[str]:
    """The words that name what should come or be done; "military" picks out a thing only alone."""
    plain = {w for w in surface.values() if _kinds().get(w, ("thing",))[0] in {"thing", "forces"}}
    return frozenset(plain - {"military"} or plain)


def _head(words: list[str], surface: Mapping[str, str]) -> str | None:
    tells = set(surface.values())
    for word, following in pairwise(words[: ACT_WITHIN + 1]):
        if word == "to" and (following in tells or following in PLAIN_ACTS):
            return following
    return next((w for w in words if w in tells), None)


def unlike(one: Asking, other: Asking, countries: frozenset[str]) -> str | None:
    """Why two requests cannot be one, in words."""
    if {one.way, other.way} == {"back", "away"}:
        return "one wants back what the other wants gone"
    if one.askers and other.askers and not one.askers & other.askers:
        if one.askers & other.wanted and other.askers & one.wanted:
            return "who asks and who is asked are turned round"
        if one.askers | other.askers <= countries:
            return "it is asked by different countries"
    if one.people and other.people and not one.people & other.people:
        return "they want different people"
    return None


def same_request(one: Asking, other: Asking) -> bool:
    """Whether two ask for the same thing back, of the same one: every slot that both fill agrees."""
    if one.way != "back" or other.way != "back" or not one.wanted & other.wanted:
        return False
    for mine, yours in ((one.askers, other.askers), (one.sides, other.sides), (one.numbers, other.numbers)):
        if mine and yours and not set(mine) & set(yours):
            return False
    if not one.things or not other.things:
        # Who is wanted back himself needs no other word; of anybody else anything may be wanted.
        return one.things == other.things or bool(one.people & other.people)
    open_here = {a for a in one.things if not any(_alike(a, b) for b in other.things)}
    open_there = {b for b in other.things if not any(_alike(a, b) for a in one.things)}
    return open_here != one.things and not (open_here and open_there)


def same_thing(one: Asking, other: Asking) -> bool:
    """Whether two ask the same one for a thing by the same word; enough where one retells the other."""
    if not one.askers or one.askers != other.askers or not one.wanted & other.wanted:
        return False
    stems = [{key for key, word in a.surface.items() if word in a.things} for a in (one, other)]
    return bool(stems[0] & stems[1])


def other_request(one: Asking, other: Asking) -> tuple[str, str] | None:
    """The acts that two requests ask for, where neither is told of in the other."""
    if not one.head or not other.head or one.way == other.way == "back":
        return None
    if answered(one.head, other.surface) or answered(other.head, one.surface):
        return None
    return one.head, other.head


def _alike(one: str, other: str) -> bool:
    if _kinds().get(one, ("",))[0] == _kinds().get(other, (" ",))[0] == "forces":
        return True
    return bool(telling(one).keys() & telling(other).keys()) or synonyms(one, other)


def _entities(page: Page, piece: tuple[int, int]) -> frozenset[str]:
    """Those named in a stretch who can act; a government named by its head alone may be anybody's."""
    found = {
        page.entities.acting(e)
        for i in inside(page, (piece,))
        if (e := page.entity(i)) and not (page.kinds.get(e) == "person" and headed(page, i))
    }
    return frozenset(e for e in found if page.kinds.get(e) != "place")


def _wanted_end(text: str) -> int:
    """Where what is wanted ends, from the asking word on."""
    ends = [m.start() for m in PURPOSE.finditer(text)] + [m.start() for m in SUBORDINATE.finditer(text)]
    return min((e for e in ends if len(text[:e].split()) >= LEAST_WORDS), default=len(text))


@functools.cache
def _asking_words() -> re.Pattern[str]:
    words = sorted(word_set("asking.txt"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


@functools.cache
def _kinds() -> Mapping[str, tuple[str, str]]:
    """What each word of the list is, and its points of the compass."""
    return {word: (kind, points[0] if points else "") for word, kind, *points in word_list("returns.tsv")}
