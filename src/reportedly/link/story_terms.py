"""What a report is about, as weighted terms: names and numbers first, the opening before the rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.annotation import Annotation
from reportedly.link.embedding import weight
from reportedly.record import Report

# Constants were chosen by cross-validation over topics of ECB+ (bench/stories.py prints it).

# What a lower-case word counts against a name or a number: happenings of one kind share their words,
# and differ in who, where and how many.
WORD_SHARE = 0.2
# The title and the first sentences say what a report is about; a word there counts more often.
OPENING_CHARACTERS = 300
OPENING_TIMES = 2
# Only the strongest terms of a report are kept: the tail is what any text has.
MOST_TERMS = 80
# The reports of a case are mixed with this many imagined ones of everyday news, in which a word's share
# follows from its weight in a model trained on general text: so a case of six reports on one matter
# still knows that "said" tells nothing and "Kherson" much.
BACKGROUND_REPORTS = 200

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\b(?:https?|www)\b\S*\S", re.I)


def report_terms(reports: Sequence[Report], annotations: Mapping[str, Annotation]) -> list[dict[str, float]]:
    """For every report, its terms and their weights: a unit vector."""
    counts = [term_counts(report, annotations.get(report.report_id)) for report in reports]
    spread = Counter(term for terms in counts for term in terms)
    return [
        _unit(
            {
                t: (1 + math.log(n)) * share * rarity(t, spread[t], len(reports))
                for t, (n, share) in terms.items()
            }
        )
        for terms in counts
    ]


def term_counts(report: Report, annotation: Annotation | None) -> dict[str, tuple[int, float]]:
    """Folded words of the title and text: how often, and what each time counts."""
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    inside = _name_places(annotation)
    if report.title and not report.text.lstrip().startswith(report.title):
        for word in _WORD.findall(report.title):
            found[word.casefold()] += OPENING_TIMES
    for match in _WORD.finditer(report.text):
        word, key = match.group(), match.group().casefold()
        times = OPENING_TIMES if match.start() < OPENING_CHARACTERS else 1
        found[key] += times
        if word[0].isdigit() or (word[0].isupper() if inside is None else match.start() in inside):
            named[key] += times
    return {key: (n, 1.0 if 2 * named[key] > n else WORD_SHARE) for key, n in found.items()}


def rarity(term: str, holders: int, reports: int) -> float:
    """Inverse document frequency over the case and the imagined background."""
    expected = BACKGROUND_REPORTS * (0.005 + 0.7 * math.exp(-8 * weight(term)))
    return max(0.0, math.log((BACKGROUND_REPORTS + reports) / (expected + holders)))


def _name_places(annotation: Annotation | None) -> set[int] | None:
    """Where words of names may start; None without names, and then capitals stand in for them."""
    if annotation is None or not annotation.names:
        return None
    return {place for name in annotation.names for place in range(name.start, name.end)}


def _unit(terms: Mapping[str, float]) -> dict[str, float]:
    kept = sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    length = math.sqrt(sum(value * value for _, value in kept))
    return {term: value / length for term, value in kept} if length else {}
