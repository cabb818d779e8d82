"""The answer: how many reports, texts, outlets and origins, and the claim that matters most.

The counting rules stand in the docstrings here and on the page's foot, in the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.copies import find_copies, first_copied
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.ranking import claims_of_stories, most_consequential, widest_origins
from reportedly.record import Claim, Conflict


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of one story, or of all reports, and the sentence that says what they mean."""

    story: str | None
    title: str | None
    reports: int
    texts: int
    outlets: int
    origins: int
    sentence: str
    claim: Claim | None
    contested: tuple[tuple[str, int], ...]

    @property
    def line(self) -> str:
        """``6 reports · 5 distinct texts · 5 outlets · 2 origins``; no origins for one story of many in which
        no second report tells the same, as nothing was traced back there."""
        alone = self.story is not None and (self.claim is None or self.claim.n_reports < 2)
        return line(self.reports, self.texts, self.outlets, None if alone else self.origins)


@dataclass(frozen=True, slots=True)
class Contested:
    """A kind of conflict, how many there are of it, and the first to look at."""

    field: str
    count: int
    conflict: str | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as the page shows it; ``story`` is None over all reports."""

    story: str | None
    title: str
    reports: int
    texts: int
    outlets: int
    origins: int
    line: str
    sentence: str
    claim: str | None
    claim_text: str | None
    contested: tuple[Contested, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer over all reports, and one for each story where there are several."""

    whole: AnswerRow
    stories: tuple[AnswerRow, ...]


def answer_view(lookup: Lookup) -> AnswerView:
    """What stands first on the page."""
    stories = answers(lookup)
    title = stories[0].title if len(stories) == 1 and stories[0].title else "What these reports rest on"
    first: dict[str, str] = {}
    for conflict in lookup.record.conflicts:
        first.setdefault(conflict.field, conflict.conflict_id)
    return AnswerView(
        _row(answer(lookup), title, first),
        tuple(_row(story, story.title or "Untitled", first) for story in stories) if len(stories) > 1 else (),
    )


def _row(found: Answer, title: str, first: dict[str, str]) -> AnswerRow:
    claim = found.claim if found.claim is not None and found.claim.n_reports > 1 else None
    return AnswerRow(
        story=found.story,
        title=short(title, 200),
        reports=found.reports,
        texts=found.texts,
        outlets=found.outlets,
        origins=found.origins,
        line=found.line,
        sentence=found.sentence,
        claim=claim.claim_id if claim else None,
        claim_text=short(phrases.unquoted(phrases.line(claim.text)), 300) if claim else None,
        contested=tuple(Contested(field, count, first.get(field)) for field, count in found.contested),
    )


def line(reports: int, texts: int, outlets: int, origins: int | None) -> str:
    """The figures in words: ``6 reports · 5 distinct texts · 5 outlets · 2 origins``."""
    counted = (reports, "report"), (texts, "distinct text"), (outlets, "outlet"), (origins, "origin")
    return " · ".join(phrases.counted(number, what) for number, what in counted if number is not None)


def answer(lookup: Lookup) -> Answer:
    """The answer over all reports."""
    record = lookup.record
    reports = [report.report_id for report in record.reports]
    told_alike = [claim for claim in record.claims if claim.n_reports > 1] or record.claims
    origins = {o for claims in claims_of_stories(told_alike, lookup).values() for o in widest_origins(claims)}
    return _answer(
        None, None, reports, record.claims, record.conflicts, copies(lookup), lookup, origins=origins
    )


def answers(lookup: Lookup) -> list[Answer]:
    """One answer per story, the largest first."""
    claims = claims_of_stories(lookup.record.claims, lookup)
    conflicts: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in lookup.record.conflicts:
        told_in = {key for value in conflict.values for key in value.report_ids}
        for story_id in {lookup.story_of[key] for key in told_in if key in lookup.story_of}:
            conflicts[story_id].append(conflict)
    copied, told = copies(lookup), dict[str, str]()
    found = []
    for story in lookup.record.stories:
        reports = [key for key in story.report_ids if key in lookup.report]
        here = claims.get(story.story_id, []), conflicts[story.story_id]
        found.append(_answer(story.story_id, story.title, reports, *here, copied, lookup, told))
    return sorted(found, key=lambda row: (-row.reports, row.title or ""))


def copies(lookup: Lookup) -> dict[str, str]:
    """Each report that is a near-complete copy, with the report that it copies."""
    rows = (
        (r.from_report, r.to_report, r.from_start, r.from_end, r.to_start, r.to_end, r.direction)
        for r in lookup.record.reuse
    )
    return find_copies(rows, {key: len(report.text) for key, report in lookup.report.items()})


def through(claim: Claim, lookup: Lookup) -> str | None:
    """The source that most chains of a claim pass on the way to the root, where one stands out."""
    passed: Counter[str] = Counter()
    for statement in lookup.statements_of(claim.statement_ids):
        outlet = lookup.outlet[statement.report_id]
        for key in set(statement.chain[1:-1]):
            if key not in claim.origins and phrases.name(lookup.source.get(key), lookup) != outlet:
                passed[key] += 1
    if not passed:
        return None
    key, count = min(passed.items(), key=lambda item: (-item[1], item[0]))
    return key if count > 1 or len(claim.statement_ids) == 2 else None


def sentence(claim: Claim | None, lookup: Lookup) -> str:
    """In plain words how many carry a claim, and on whose word."""
    if claim is None:
        return "No statements were found in these reports."
    if claim.n_reports < 2:
        return "Each report stands alone: no second one tells the same."
    carriers = phrases.number(claim.n_outlets).capitalize()
    outlets = "One outlet carries this" if claim.n_outlets == 1 else f"{carriers} outlets carry this"
    origins = [phrases.in_a_sentence(lookup.source.get(key), lookup) for key in claim.origins]
    if not origins:
        return f"{outlets}; where it comes from could not be traced."
    way = through(claim, lookup)
    by_way = f", through {phrases.name(lookup.source.get(way), lookup)}" if way else ""
    if claim.n_origins == 1:
        rest = {1: "it rests", 2: "both rest"}.get(claim.n_outlets, "all rest")
        return f"{outlets}; {rest} on {origins[0]}{by_way}."
    return f"{outlets}, on {phrases.number(claim.n_origins)} origins: {phrases.listed(origins, 4)}."


def _answer(
    story: str | None,
    title: str | None,
    report_ids: Sequence[str],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    copied: dict[str, str],
    lookup: Lookup,
    told: dict[str, str] | None = None,
    *,
    origins: set[str] | None = None,
) -> Answer:
    """``told`` holds the sentences already found, by claim: stories share their largest claims. ``origins``
    are those of the widest claims unless given."""
    told = {} if told is None else told
    inside = set(report_ids)
    first = next(iter(most_consequential(claims, lookup)), None)
    key = first.claim_id if first else ""
    if key not in told:
        told[key] = sentence(first, lookup)
    contested = Counter(conflict.field for conflict in conflicts)
    return Answer(
        story=story,
        title=title,
        reports=len(inside),
        texts=len({first_copied(key, copied) for key in inside}),
        outlets=len({lookup.outlet[key] for key in inside}),
        origins=len(widest_origins(claims) if origins is None else origins),
        sentence=told[key],
        claim=first,
        contested=tuple(sorted(contested.items(), key=lambda item: (-item[1], item[0]))),
    )
