"""The unnamed: when the source of one report is the source of another.

Two are one only if they came by the same way (through the same outlet, or one report copied the
other) and what is said of them fits. When in doubt they stay two. One of whom nothing is said can only
be told by what it says: through the same outlet, about the same claim, where nobody else of that outlet is
met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.embedding import embed
from reportedly.link.claims.grouping import group
from reportedly.link.claims.likeness import soft_overlap
from reportedly.link.claims.wording import digest
from reportedly.link.sources.copied import MetOnce, met_once
from reportedly.link.sources.roles import role
from reportedly.link.sources.unnamed import Key, Unnamed, contradiction
from reportedly.record import Reuse, Source, Span

# Two descriptions that share this part of their telling words describe one source; set on invented
# pairs (tests/link/test_sources.py).
ALIKE, ALIKE_MEANING = 0.40, 0.60
# Of two that are as alike, the one that is cited for the same comes first.
ONE_CLAIM = 0.05
# Without the same way, only a description that leaves little doubt will do.
SURE = 0.50


@dataclass(frozen=True, slots=True)
class Found:
    """One unnamed source over all reports."""

    source: Source
    met: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]


def group_unnamed(items: Sequence[Unnamed], reuse: Sequence[Reuse], names: Mapping[Key, str]) -> list[Found]:
    """The unnamed of all reports as sources, each joining with its reason."""
    items = sorted(items, key=lambda u: (u.report_id, u.index))
    passages: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for passage in reuse:
        passages[passage.from_report, passage.to_report].append(passage)
    met = met_once(items, passages)
    at = {i: n for n, one in enumerate(met) for i in one.members}
    once = [one.source for one in met]
    vectors = embed([u.description for u in once])
    edges: dict[tuple[int, int], tuple[float, str]] = {}
    for i, j in _near(once):
        found = _same(once[i], once[j], float(vectors[i] @ vectors[j]), names)
        if found:
            edges[i, j] = found

    def add(pairs: Iterable[tuple[int, int, str]], score: float) -> None:
        for i, j, reason in pairs:
            one, other = sorted((at[i], at[j]))
            if one != other:
                edges.setdefault((one, other), (score, reason))

    add(_retold(items, names), 0.3)
    same_words = {tuple(sorted((at[i], at[j]))) for i, j in _same_words(items)}
    edges |= {(i, j): (1.0, "met in the very same words") for i, j in same_words if i != j}
    may_join = _may_join(items, met)
    groups = group(len(met), [(s, i, j) for (i, j), (s, _) in edges.items()], may_join)
    where = {i: g for g, members in enumerate(groups) for n in members for i in met[n].members}
    add(_bare(items, where, names), 0.1)
    groups = group(len(met), [(s, i, j) for (i, j), (s, _) in edges.items()], may_join)
    of = {n: g for g, members in enumerate(groups) for n in members}
    reasons: dict[int, set[str]] = defaultdict(set)
    for n, one in enumerate(met):
        reasons[of[n]] |= set(one.reasons)
    for (i, j), (_, reason) in edges.items():
        if of[i] == of[j]:
            reasons[of[i]].add(reason)
    return [
        _row([items[i] for n in members for i in met[n].members], reasons[g])
        for g, members in enumerate(groups)
    ]


def _near(items: Sequence[Unnamed]) -> Iterator[tuple[int, int]]:
    """Pairs of described ones in different reports of one story that share a way or a telling word."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.described:
            for key in sorted(item.through | item.cited):
                blocks[item.story, key].append(i)
            if item.kind == "person":
                for word in item.telling:
                    blocks[item.story, word].append(i)
    pairs = {(i, j) for block in blocks.values() for a, i in enumerate(block) for j in block[a + 1 :]}
    yield from sorted((i, j) for i, j in pairs if items[i].report_id != items[j].report_id)


def _retold(items: Sequence[Unnamed], names: Mapping[Key, str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one that an outlet met itself and one it is cited with, for one claim: "a guard who took
    part", "a soldier told the Post". Only where the outlet has no other unnamed source for that claim."""
    met: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for claim in item.claims - {""}:
            for key in item.through:
                met[claim, key].append(i)
    for (_, key), members in sorted(met.items()):
        first = [i for i in members if items[i].own == key]
        if len(first) != 1 or not items[first[0]].telling:
            continue
        for j in members:
            one, other = items[first[0]], items[j]
            if (
                other.report_id != one.report_id
                and other.telling
                and not contradiction(one, other, loose=True)
            ):
                yield (
                    min(first[0], j),
                    max(first[0], j),
                    f"{names.get(key, key[-1])} has this from one unnamed source (“{one.description}”), "
                    f"and is cited for it with “{other.description}”",
                )


def _same_words(items: Sequence[Unnamed]) -> Iterator[tuple[int, int]]:
    """Pairs of one report that are met in the same place of the text, as ends of two chains."""
    places: dict[tuple[str, Span], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for span in item.spans:
            places[item.report_id, span].append(i)
    for members in places.values():
        yield from ((members[0], i) for i in members[1:])


def _same(
    one: Unnamed,
    other: Unnamed,
    cosine: float,
    names: Mapping[Key, str],
) -> tuple[float, str] | None:
    """Score and reason where two described ones are one source."""
    if contradiction(one, other):
        return None
    words = f"“{one.description}” and “{other.description}”"
    if not (one.described and other.described):
        return None
    likeness = soft_overlap(one.telling, one.surface, other.telling, other.surface)
    alike = likeness >= ALIKE or (likeness > 0.2 and cosine >= ALIKE_MEANING)
    shared = sorted(names.get(k, k[-1]) for k in one.through & other.through)
    if shared and alike:
        return likeness + (
            ONE_CLAIM if one.claims & other.claims - {""} else 0
        ), f"both reached through {shared[0]}, and {words} fit"
    retold = sorted(names.get(k, k[-1]) for k in (one.through & other.cited) | (other.through & one.cited))
    if retold and likeness >= (ALIKE if one.claims & other.claims - {""} else SURE):
        return likeness * 0.9, f"both reports rest on {retold[0]}, and {words} describe one source"
    if one.kind == other.kind == "person" and likeness >= 0.8:
        return likeness, f"{words} are one office in one story"
    return None


def _may_join(items: Sequence[Unnamed], met: Sequence[MetOnce]) -> Callable[[list[int], list[int]], bool]:
    spans: list[dict[str, set[Span]]] = []
    for one in met:
        by_report: dict[str, set[Span]] = defaultdict(set)
        for i in one.members:
            by_report[items[i].report_id] |= set(items[i].spans)
        spans.append(by_report)

    def fits(i: int, j: int) -> bool:
        one, other = met[i].source, met[j].source
        shared = spans[i].keys() & spans[j].keys()
        if shared and one.described and other.described:
            return any(spans[i][report] & spans[j][report] for report in shared)
        return contradiction(one, other, loose=bool(one.claims & other.claims - {""})) is None

    return lambda a, b: all(fits(i, j) for i in a for j in b)


def _bare(
    items: Sequence[Unnamed], where: Mapping[int, int], names: Mapping[Key, str]
) -> Iterator[tuple[int, int, str]]:
    """Sources of whom nothing is said, with the one they can be: same outlet, same claim, nobody else."""
    met: dict[tuple[str, Key], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for claim in item.claims:
            for key in item.through:
                if claim and key[0] != "report":
                    met[claim, key].append(i)
    for (_, key), members in sorted(met.items()):
        bare = [i for i in members if not items[i].described]
        described = {where[i]: i for i in reversed(members) if items[i].described}
        through = names.get(key, key[-1])
        if len(described) == 1:
            target = next(iter(described.values()))
            for i in bare:
                if items[i].telling.keys() <= items[target].telling.keys():  # what little is said must fit
                    yield (
                        i,
                        target,
                        (
                            f"{through} is cited for this claim with one described source "
                            f"(“{items[target].description}”) and one of whom nothing else is said"
                        ),
                    )
        elif not described:
            for i in bare[1:]:
                yield bare[0], i, f"{through} is cited for this claim with an unnamed source each time"


def _told_apart(descriptions: Sequence[str]) -> list[str]:
    """The fullest description, and with it one for each other role by which the source is called."""
    found: dict[str | None, str] = {}
    for words in descriptions:
        head = role(words)
        if not found or (head is not None and head not in found):
            found[head] = words
    return list(found.values())


def _row(members: list[Unnamed], reasons: set[str]) -> Found:
    first = min(members, key=lambda u: (u.report_id, u.index))
    start = min((s[0] for s in first.spans), default=0)
    counts = {u.count for u in members if u.count}
    descriptions = sorted({u.description for u in members if u.description}, key=lambda d: (-len(d), d))
    kinds = {u.kind for u in members}
    source = Source(
        source_id="s" + digest("unnamed", first.report_id, first.index, start),
        kind="anonymous" if "anonymous" in kinds else min(kinds),
        entity_id=None,
        name=None,
        description="; ".join(_told_apart(descriptions)) or None,
        count=counts.pop() if len(counts) == 1 else None,
    )
    return Found(source, tuple((u.report_id, u.index) for u in members), tuple(sorted(reasons)))
