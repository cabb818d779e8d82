"""What is to be worked out anew, worked out, and written in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reportedly.engines import Engine
from reportedly.judgements import Judgement, basis
from reportedly.link import compare_texts
from reportedly.link.neighbourhoods import SMALL_CASE, Kin, judged_together, mostly_copied, neighbourhoods
from reportedly.record import Reuse, Story
from reportedly.settling.part import Neighbourhood, Part, neighbourhood_id, work_out
from reportedly.settling.shared import share
from reportedly.store import Settled, Store

# Reports whose neighbourhoods are worked out between two writings: what is held in memory at one time.
AT_A_TIME = 500


def settle(store: Store, engine: Engine | None = None, tell: Callable[[int], None] | None = None) -> None:
    """Bring the record up to what is there. Texts are compared on ``engine``, all else is worked out here;
    ``tell`` hears how many reports are to be looked at."""
    judgements = store.judgements.all()
    compared = compare_texts(store.reports(), engine)
    settled = store.settled
    with store.change():
        anew = settled.changed() | _of_stories(settled.stories(), compared.stories)
        anew |= _of_passages(settled.passages(), compared.reuse)
        if settled.computed_with() != basis(judgements):
            anew |= settled.judged() | {p.report_id for row in judgements for p in row.subjects}
        length = store.lengths()
        kin = [*mostly_copied(compared.reuse, length), *judged_together(judgements)]
        groups = _groups(compared.stories, kin)
        now = {neighbourhood_id(group): group for group in groups}
        before = settled.members()
        old = {key for key, reports in before.items() if key not in now or anew.intersection(reports)}
        new = {key: now[key] for key in now if key not in before or key in old}
        if tell:
            tell(sum(len(reports) for reports in new.values()))
        settled.set_found(compared.reuse, compared.set_aside)
        _replace(store, old, new, compared.stories, compared.reuse, judgements)
        settled.set_judged({p.report_id for row in judgements for p in row.subjects})
        settled.mark(basis(judgements))


def _replace(
    store: Store,
    old: set[str],
    new: Mapping[str, Sequence[str]],
    stories: Sequence[Story],
    passages: Sequence[Reuse],
    judgements: Sequence[Judgement],
) -> None:
    """Take out the rows of the neighbourhoods ``old`` and put in those of ``new``."""
    settled = store.settled
    entities, sources = settled.entities_of(old), settled.sources_of(old)
    settled.drop(old)
    settled.put_members(new)
    for keys in _portions(new):
        given = _given(store, {key: new[key] for key in keys}, stories, passages, judgements)
        parts = [(key, work_out(given[key])) for key in keys]
        _put(settled, parts)
        entities |= {met.entity_id for _, part in parts for met in part.entities}
        sources |= {s.source_id for _, part in parts for s in part.rows["source_parts"]}  # type: ignore[attr-defined]
    share(settled, entities, sources)


def _put(settled: Settled, parts: Sequence[tuple[str, Part]]) -> None:
    names = dict.fromkeys(name for _, part in parts for name in part.rows)
    for name in names:
        rows = [(row, key) for key, part in parts for row in part.rows[name]]
        settled.put(name, [row for row, _ in rows], [key for _, key in rows])
    settled.put_entities([(key, met) for key, part in parts for met in part.entities])


def _given(
    store: Store,
    wanted: Mapping[str, Sequence[str]],
    stories: Sequence[Story],
    passages: Sequence[Reuse],
    judgements: Sequence[Judgement],
) -> dict[str, Neighbourhood]:
    """What the neighbourhoods ``wanted`` are worked out from."""
    home = {report: key for key, reports in wanted.items() for report in reports}
    reports, annotations = store.reports_of(home), store.annotations_of(home)
    stories_of: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.report_ids[0] in home:
            stories_of[home[story.report_ids[0]]].append(story)
    passages_of: dict[str, list[Reuse]] = defaultdict(list)
    for row in passages:
        for key in {home[i] for i in (row.from_report, row.to_report) if i in home}:
            passages_of[key].append(row)
    judged_of: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for key in {home[p.report_id] for p in judgement.subjects if p.report_id in home}:
            judged_of[key].append(judgement)
    return {
        key: Neighbourhood(
            tuple(r for r in reports if home[r.report_id] == key),
            {i: annotations[i] for i in ids if i in annotations},
            tuple(stories_of[key]),
            tuple(passages_of[key]),
            tuple(judged_of[key]),
        )
        for key, ids in wanted.items()
    }


def _portions(new: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    keys: list[str] = []
    size = 0
    for key in sorted(new):
        keys.append(key)
        size += len(new[key])
        if size >= AT_A_TIME:
            yield keys
            keys, size = [], 0
    if keys:
        yield keys


def _groups(stories: Sequence[Story], kin: Iterable[Kin]) -> list[tuple[str, ...]]:
    reports = sorted(i for s in stories for i in s.report_ids)
    if len(reports) <= SMALL_CASE:
        return [tuple(reports)] if reports else []
    return neighbourhoods(stories, kin)


def _of_stories(before: Sequence[Story], now: Sequence[Story]) -> set[str]:
    return {i for story in set(before) ^ set(now) for i in story.report_ids}


def _of_passages(before: Sequence[Reuse], now: Sequence[Reuse]) -> set[str]:
    return {i for row in set(before) ^ set(now) for i in (row.from_report, row.to_report)}
