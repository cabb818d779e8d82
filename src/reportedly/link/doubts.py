"""What linking was unsure of, as questions that a person who reads the passages can answer.

Enters: ``Linked``. Leaves: doubts, each with the passages it is about, what was done meanwhile and why it is
in doubt, in words. What is settled by a rule without a near miss is not asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from reportedly.judgements import Doubt, JudgementKind, Passage, subjects_key
from reportedly.link.claims.compare import CUT
from reportedly.link.entities.compare import CROWDED
from reportedly.link.entities.mentions import clean
from reportedly.link.entities.polity import country_names
from reportedly.link.entities.spellings import compare_people, name_words, skeleton
from reportedly.record import Entity, Report, Statement

if TYPE_CHECKING:
    from reportedly.link import Linked

MOST_OF_A_KIND: Final = 500
"""Questions of one kind at the most, those that the most reports hang on."""

LEAST_LIKE: Final = 0.7
"""Passages less alike than this are asked about: of such a pair three words in ten differ."""

LEAST_PLACES: Final = 3
"""With fewer other places in a report nothing says that one of them is out of the way."""


def doubts(linked: Linked) -> tuple[Doubt, ...]:
    """Every question there is, by kind and id."""
    asking = _Asking(linked)
    kinds = (asking.claims(), asking.names(), asking.copied(), asking.places(), asking.events())
    found: list[Doubt] = []
    for kind in kinds:
        ordered = sorted(kind, key=lambda row: (-row.weight, row.doubt_id))
        found += {row.doubt_id: row for row in ordered[:MOST_OF_A_KIND]}.values()
    return tuple(found)


class _Asking:
    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.reports: Mapping[str, Report] = {r.report_id: r for r in linked.reports}
        self.statements: Mapping[str, Statement] = {s.statement_id: s for s in linked.statements}
        self.sources = {s.source_id: s for s in linked.sources.sources}

    def claims(self) -> Iterator[Doubt]:
        """Statements that are hardly one claim, or hardly two."""
        size = {i: len(g.statement_ids) for g in self.linked.claims for i in g.statement_ids}
        for row in self.linked.doubtful:
            passages = [self.statement(i) for i in (row.one, row.other)]
            reason = (
                f"They are {row.score:.0%} alike, and from {CUT:.0%} on two count as one claim: {row.reason}."
            )
            yield _doubt("same claim", passages, row.joined, size[row.one] + size[row.other], reason)

    def names(self) -> Iterator[Doubt]:
        """People whose names are alike, but not enough to make them one."""
        blocks: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.linked.entities.entities:
            words = name_words(entity.name)
            if entity.kind == "person" and len(words) > 1:
                blocks[skeleton(words[-1])].append(entity)
        for block in blocks.values():
            if len(block) > CROWDED:
                continue
            for one, other in combinations(block, 2):
                found = compare_people(one.name, other.name)
                if found.agreement not in ("hint", "spelling", "same"):
                    continue
                passages = [p for e in (one, other) if (p := self.name(e)) is not None]
                weight = len({r for e in (one, other) for a in e.aliases for r in a.report_ids})
                if len(passages) == 2:
                    yield _doubt("same name", passages, False, weight, f"{_sentence(found.reason)}.")

    def copied(self) -> Iterator[Doubt]:
        """Passages taken for copied though many of their words differ."""
        for row in self.linked.reuse:
            if row.kind == "edited" and row.similarity < LEAST_LIKE:
                passages = [
                    self.passage(row.from_report, row.from_start, row.from_end),
                    self.passage(row.to_report, row.to_start, row.to_end),
                ]
                reason = f"Only {row.similarity:.0%} of the words agree."
                yield _doubt("copied", passages, True, 2, reason)

    def places(self) -> Iterator[Doubt]:
        """A place put in one country by a report whose other places all lie in others."""
        asked: set[str] = set()
        for report_id, annotation in sorted(self.linked.annotations.items()):
            placed = [n for n in annotation.names if n.location and n.location.country_code]
            codes = {n.same: n.location.country_code for n in placed if n.location}
            for name in placed:
                code = codes[name.same]
                others = Counter(c for same, c in codes.items() if same != name.same)
                if name.kind != "place" or others.total() < LEAST_PLACES or code in others:
                    continue
                entity = self.linked.entities.of.get((report_id, annotation.names.index(name)), name.text)
                if entity in asked:
                    continue
                asked.add(entity)
                most, count = min(others.items(), key=lambda row: (-row[1], str(row[0])))
                reason = (
                    f"“{name.text}” was put in {_country(code)}, where no other place of the report lies: "
                    f"{count} of {others.total()} lie in {_country(most)}."
                )
                yield _doubt("place", [self.passage(report_id, name.start, name.end)], True, 1, reason)

    def events(self) -> Iterator[Doubt]:
        """An event told as having taken place by one report alone, on the word of somebody unnamed."""
        for event in self.linked.events:
            if event.status != "happened" or len(event.report_ids) != 1 or event.n_origins != 1:
                continue
            told = [self.statements[i] for i in event.statement_ids if i in self.statements]
            roots = {self.sources[s.root].kind for s in told if s.root in self.sources}
            report = self.reports.get(event.report_ids[0])
            if roots != {"anonymous"} or report is None:
                continue
            start = report.text.find(event.text)
            if start >= 0:
                passage = self.passage(report.report_id, start, start + len(event.text))
                reason = "One report alone tells it, on the word of somebody who is not named."
                yield _doubt("event", [passage], True, 1, reason)

    def statement(self, statement_id: str) -> Passage:
        row = self.statements[statement_id]
        return self.passage(row.report_id, row.start, row.end)

    def passage(self, report_id: str, start: int, end: int) -> Passage:
        return Passage(report_id, start, end, self.reports[report_id].text[start:end])

    def name(self, entity: Entity) -> Passage | None:
        """Where an entity is first called by its own name."""
        for alias in entity.aliases:
            for report_id in alias.report_ids if alias.text == entity.name else ():
                for at, name in enumerate(self.linked.annotations[report_id].names):
                    of = self.linked.entities.of.get((report_id, at))
                    if of == entity.entity_id and clean(name.text) == alias.text:
                        return self.passage(report_id, name.start, name.end)
        return None


def _doubt(kind: JudgementKind, passages: Iterable[Passage], joined: bool, weight: int, reason: str) -> Doubt:
    subjects = tuple(passages)
    return Doubt("d" + subjects_key(kind, subjects), kind, subjects, joined, weight, reason)


def _country(code: str | None) -> str:
    return country_names().get(code or "", code or "no country")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
