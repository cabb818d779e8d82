"""What is to be worked out anew, worked out, and written in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reportedly.engines import DuckDB, Engine
from reportedly.judgements import Judgement, basis
from reportedly.link.index import tables
from reportedly.link.index.index import Index
from reportedly.link.neighbourhoods import judged_together, mostly_copied, neighbourhoods
from reportedly.link.reuse.reuse import SetAside, bounds_of, is_sampled, reuse_rows, set_aside
from reportedly.link.stories.groups import FEW
from reportedly.link.stories.stories import are_few, known_usage, stories_of, text_edges
from reportedly.link.texts import number_texts
from reportedly.record import Report, Reuse, Story
from reportedly.settling import added
from reportedly.settling.many import MakeEngine, work_out_many
from reportedly.settling.part import Neighbourhood, Part, neighbourhood_id
from reportedly.settling.shared import share
from reportedly.store import Settled, Store

# Reports whose neighbourhoods are worked out between two writings: what is held in memory at one time.
AT_A_TIME = 500
# The same where an engine works them out, whose start costs more than a story does.
ENGINE_AT_A_TIME = 20_000


@dataclass(frozen=True, slots=True)
class Compared:
    """Stories as they are now and reports that have other passages than before, as far as either changed: all
    others stay. ``whole``: the stories are all there are."""

    stories: tuple[Story, ...]
    reports: frozenset[str]
    whole: bool


def settle(store: Store, make: MakeEngine | None = None) -> None:
    """Bring the record up to what is there. Where many reports are new their texts are compared, and
    neighbourhoods worked out, on what ``make`` makes, or in this process."""
    if make is None and added.few_beside(len(store.settled.changed()), store.count_reports()):
        store.sparing(partial(_settle, store, None))
    else:
        _settle(store, make)


def _settle(store: Store, make: MakeEngine | None) -> None:
    judgements = store.judgements.all()
    settled = store.settled
    with store.change():
        anew = settled.changed()
        compared = _compare(store, make, anew)
        anew |= compared.reports
        if settled.computed_with() != basis(judgements):
            anew |= settled.judged() | {p.report_id for row in judgements for p in row.subjects}
        _regroup(store, anew, compared, judgements, make)
        settled.set_judged({p.report_id for row in judgements for p in row.subjects})
        settled.mark(basis(judgements))


def _compare(store: Store, make: MakeEngine | None, changed: set[str]) -> Compared:
    """Compare texts: those that changed with the others, or all."""
    settled = store.settled
    if not changed and settled.computed_with() is not None:
        return Compared((), frozenset(), whole=False)
    found = added.compare_added(store, changed) if make is None else None
    if found is None:
        return _compare_all(store, make() if make else None)
    if found.aside is not None:
        settled.set_aside(found.aside)
    reports = found.reports | {i for s in (*found.gone, *found.stories) for i in s.report_ids}
    return Compared(found.stories, frozenset(reports), whole=False)


def _compare_all(store: Store, engine: Engine | None) -> Compared:
    settled = store.settled
    with engine or DuckDB() as at_work:
        at_work.put("report", store.report_table())
        number_texts(at_work)
        passages, known = reuse_rows(at_work), known_usage(at_work)
        few = are_few(at_work)
        edges = text_edges(at_work, known, of_case=True, few=few)
        stories = stories_of(at_work, edges, few=few)
        aside: Sequence[SetAside] = set_aside(at_work)
        settled.clear_index()
        if store.count_reports() > FEW:
            every = bounds_of(is_sampled(_characters(at_work)))["every"]
            tables.keep(at_work, edges, known, every, Index(store.connection).put)
    changed = set(settled.stories()) ^ set(stories)
    reports = {i for s in changed for i in s.report_ids}
    reports |= {i for p in set(settled.passages()) ^ set(passages) for i in (p.from_report, p.to_report)}
    settled.set_passages(passages)
    settled.set_aside(aside)
    return Compared(stories, frozenset(reports), whole=True)


def _characters(engine: Engine) -> int:
    found = engine.get("SELECT sum(characters) AS characters FROM holder").to_pylist()
    return int(found[0]["characters"] or 0)


def _regroup(
    store: Store,
    anew: set[str],
    compared: Compared,
    judgements: Sequence[Judgement],
    make: MakeEngine | None,
) -> None:
    """Work out the neighbourhoods in which something is new, or that are new themselves."""
    settled = store.settled
    small = store.count_reports() <= FEW
    if compared.whole or small:
        before = settled.members()
        stories = compared.stories if compared.whole else _merged(settled.stories(), compared.stories)
    else:
        before = settled.members(anew)
        reports = anew.union(*before.values())
        stories = _merged(settled.stories_of(reports), compared.stories)
    reports = {i for story in stories for i in story.report_ids}
    if small:
        groups = [tuple(sorted(reports))] if reports else []
    else:
        passages = settled.passages() if compared.whole else settled.passages_of(reports)
        inside = [p for p in passages if p.from_report in reports and p.to_report in reports]
        kin = [*mostly_copied(inside, store.lengths(reports)), *judged_together(judgements)]
        groups = neighbourhoods(stories, kin)
    now = {neighbourhood_id(group): group for group in groups}
    old = {key for key, members in before.items() if key not in now or anew.intersection(members)}
    new = {key: now[key] for key in now if key not in before or key in old}
    _replace(store, old, new, stories, judgements, make)


def _merged(before: Sequence[Story], now: Sequence[Story]) -> list[Story]:
    """Stories with those of now in the place of all that share a report with them."""
    taken = {i for story in now for i in story.report_ids}
    return [*(s for s in before if taken.isdisjoint(s.report_ids)), *now]


def _replace(
    store: Store,
    old: set[str],
    new: Mapping[str, Sequence[str]],
    stories: Sequence[Story],
    judgements: Sequence[Judgement],
    make: MakeEngine | None,
) -> None:
    """Take out the rows of the neighbourhoods ``old`` and put in those of ``new``."""
    settled = store.settled
    settled.remember(old)
    settled.drop(old)
    settled.put_members(new)
    story_of = {i: story for story in stories for i in story.report_ids}
    for keys in _portions(new, ENGINE_AT_A_TIME if make else AT_A_TIME):
        given = _given(store, {key: new[key] for key in keys}, story_of, judgements)
        parts = work_out_many(given, make)
        _put(settled, parts)
    share(settled, *settled.changed_since(new))


def _put(settled: Settled, parts: Sequence[tuple[str, Part]]) -> None:
    names = dict.fromkeys(name for _, part in parts for name in part)
    for name in names:
        rows = [(row, key) for key, part in parts for row in part[name]]
        settled.put(name, [row for row, _ in rows], [key for _, key in rows])


def _given(
    store: Store,
    wanted: Mapping[str, Sequence[str]],
    story_of: Mapping[str, Story],
    judgements: Sequence[Judgement],
) -> dict[str, Neighbourhood]:
    """What the neighbourhoods ``wanted`` are worked out from."""
    home = {report: key for key, reports in wanted.items() for report in reports}
    annotations = store.annotations_of(home)
    read = store.settled.meanings_before(home)
    reports_of: dict[str, list[Report]] = defaultdict(list)
    for report in store.reports_of(home):
        reports_of[home[report.report_id]].append(report)
    passages_of: dict[str, list[Reuse]] = defaultdict(list)
    for row in store.settled.passages_of(home):
        for key in {home[i] for i in (row.from_report, row.to_report) if i in home}:
            passages_of[key].append(row)
    judged_of: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for key in {home[p.report_id] for p in judgement.subjects if p.report_id in home}:
            judged_of[key].append(judgement)
    return {
        key: Neighbourhood(
            tuple(reports_of[key]),
            {i: annotations[i] for i in ids if i in annotations},
            tuple(_different(story_of[i] for i in ids)),
            tuple(passages_of[key]),
            tuple(judged_of[key]),
            {statement: numbers for i in ids for statement, numbers in read.get(i, {}).items()},
        )
        for key, ids in wanted.items()
    }


def _different(stories: Iterable[Story]) -> list[Story]:
    return sorted({story.story_id: story for story in stories}.values(), key=lambda story: story.story_id)


def _portions(new: Mapping[str, Sequence[str]], at_a_time: int) -> Iterator[list[str]]:
    keys: list[str] = []
    size = 0
    for key in sorted(new):
        keys.append(key)
        size += len(new[key])
        if size >= at_a_time:
            yield keys
            keys, size = [], 0
    if keys:
        yield keys
