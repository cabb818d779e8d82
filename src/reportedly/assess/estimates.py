"""Figures that a report sets against each other at once: "Organisers said 300 came; police put the number at
120", "the union counted 900, the mayor 400".

Here the report itself says that both are of one thing, whatever is counted.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.assess.given import CORRECTION
from reportedly.assess.numbers import figures_apart
from reportedly.assess.scene import Scene, Value, conflict
from reportedly.link.claims.counted import AMOUNTS, CURRENCIES, casualties, people_words
from reportedly.link.claims.elided import lengths_of_time, open_ended, telling
from reportedly.link.claims.figures import Figure, bounds, figures, is_extra
from reportedly.link.claims.wording import ASIDE, number_pattern, numbers, stem, word_list
from reportedly.record import Conflict, Statement

# Characters before a figure in which the one may stand that it answers: a sentence or two.
SOON = 240
# An answer this many times as large or as small is of something else.
APART = 20.0
MILLION = 1e6
# Words for people who are together somewhere, by stem: "put the crowd at 600".
CROWDS = frozenset({"crowd", "turnout", "attend"})
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s")
PUT, COUNT, NOUNS = (
    "|".join(word for kind, word in word_list("estimating.tsv") if kind == wanted)
    for wanted in ("put", "count", "figure")
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Two figures, the first and the one set against it, and where they stand in the text."""

    first: Figure
    first_at: int
    other: Figure
    other_at: int
    one_breath: bool


def estimate_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Figures of two sources that a report sets against each other; reports with the same two share a row."""
    found: dict[tuple[str, float, float], list[Value]] = defaultdict(list)
    for report_id in sorted(scene.reports):
        for answer in answers(scene.reports[report_id].text):
            first, other = (scene.holder(report_id, at) for at in (answer.first_at, answer.other_at))
            if not answer.one_breath and (
                not first or not other or _origins(scene, first) & _origins(scene, other)
            ):
                continue
            low, high = sorted((answer.first.value, answer.other.value))
            found[scene.story_of(report_id), low, high] += [
                (answer.first.words, first.statement_id if first else None, report_id),
                (answer.other.words, other.statement_id if other else None, report_id),
            ]
    for _, values in sorted(found.items()):
        told = f"“{values[0][0]}” and “{values[1][0]}”"
        yield conflict("number", "contradiction", values, f"{told}: set against each other in one report")


def _origins(scene: Scene, statement: Statement) -> frozenset[str]:
    return scene.speakers(scene.roots.get(statement.statement_id) or frozenset({statement.root}))


def answers(text: str) -> Iterator[Answer]:
    """The figures of a text that take up one just before them, with that one."""
    for match in _answering().finditer(text):
        if CORRECTION.match(text[text.rfind("\n", 0, match.start()) + 1 : match.start()]):
            continue  # what an earlier version had is nobody's figure any more
        given = _figure(text, match, "number")
        first = _taken_up(text, match, given)
        if first and _differ(first[0], given):
            yield Answer(*first, given, match.start("number"), False)
    for match in _gapped().finditer(text):
        one, other = _figure(text, match, "first"), _figure(text, match, "number")
        if _differ(one, other):
            yield Answer(one, match.start("first"), other, match.start("number"), True)


def _figure(text: str, match: re.Match[str], group: str) -> Figure:
    """A number of an answer, as ``figures`` gives it; one without a noun is of what it answers."""
    unit = match.groupdict().get("unit") if group == "number" else None
    if found := figures(match[group] + (unit or "")):
        return found[0]
    value = numbers(match[group])[0][0]
    return Figure(value, frozenset(), match[group], *bounds(value, text[: match.start(group)]))


def _taken_up(text: str, match: re.Match[str], other: Figure) -> tuple[Figure, int] | None:
    """The last figure before an answer that this may take up, and where it stands: of the thing named, if
    any is; an amount of money only by one of its currency, a share by a share. What opens a paragraph takes
    up what the one before tells, where it names the thing."""
    end, thing = match.start(), match["thing"] or match["what"]
    paragraph = text.rfind("\n\n", 0, end) + 1
    opens = paragraph > 0 and not SENTENCE_END.search(text[paragraph:end])
    if opens and thing:
        paragraph = text.rfind("\n\n", 0, paragraph - 1) + 1
    start = max(paragraph, end - SOON, 0)
    before = ASIDE.sub(lambda m: " " * len(m.group()), text[start:end])
    found = [
        f
        for f in figures(before)
        if not f.units & lengths_of_time()
        and not is_extra(f)
        and (_kind(f) == _kind(other) or (_kind(f) in CURRENCIES and _is_bare_sum(other)))
        and f.words.lower() != "one"
    ]
    named = _counts_named(thing or "")
    of_it = [f for f in found if f.units & (other.units if match["unit"] else named)]
    strict = opens or match["what"] or match["unit"]
    best = max(of_it if strict else of_it or found, key=lambda f: f.start, default=None)
    return (best, start + best.start) if best else None


def _counts_named(thing: str) -> set[str]:
    """What a figure counts that is of the thing named: its words, and of "marchers" those who marched, of a
    crowd people."""
    named = {stem(w) for w in thing.lower().split()}
    named |= {unit for word, unit in casualties().items() if stem(word) in named}
    return named | ({stem(w) for w in people_words()} if named & CROWDS else set())


def _is_bare_sum(figure: Figure) -> bool:
    """Whether a figure is millions of what it does not say: "spoke of 2.3 million"."""
    return not figure.units and figure.value >= MILLION


def _kind(figure: Figure) -> str:
    """Whether a figure is a share, an amount of a currency, or a count."""
    if figure.words.endswith("%"):
        return "%"
    return next((u for u in AMOUNTS if u in figure.units), "")


def _differ(one: Figure, other: Figure) -> bool:
    few, many = sorted((one.value, other.value))
    return few > 0 and many <= APART * few and figures_apart(one, other)


@functools.cache
def _number(group: str) -> str:
    """A number with how open it is left: "about 200", "$18 million", "less than 45%"."""
    money = "|".join(row[0] + "s?" for row in word_list("currencies.tsv"))
    return (
        rf"(?:(?:{open_ended()})\s+)*(?P<{group}>[$€£¥₹]?{number_pattern()}(?:\s+(?:thousand|million|billion)\b)?"
        rf"(?:\s?%|\s+per ?cent\b|\s+(?:{money})\b)?)"
    )


@functools.cache
def _answering() -> re.Pattern[str]:
    """ "Put the number of strikers at 400", "spoke of six"."""
    noun = rf"(?:{NOUNS})(?:\s+of\s+(?P<thing>[^.;,\d]{{1,40}}?))?"
    any_noun = r"(?P<what>[^.;,\d]{1,30}?)"
    return re.compile(
        rf"\b(?:(?:{PUT})\s+(?:it|that|(?:the|their)\s+{noun}|the\s+{any_noun})\s+(?:at|as)|{telling()})\s+"
        rf"{_number('number')}(?(what)(?P<unit>\s+(?!(?:and|but|while|on|in|by)\b)[a-z]+(?:\s[a-z]+)?)??)"
        r"(?=\s*[.,;:)!?”\"’]|\s*$|\s+(?:and|but|while|on|in|by)\b)",
        re.I,
    )


@functools.cache
def _gapped() -> re.Pattern[str]:
    """ "Police counted 200 of them, the club 600", "put the crowd at 900 and the union at 2,000"."""
    who = r"(?:the\s+|its\s+)?[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3}?"
    first = (
        rf"(?:(?:{COUNT})\s+|(?:{PUT})\s+(?:it|(?:the\s+)?\w+)\s+at\s+){_number('first')}[^.,;\d]{{0,30}}?"
    )
    joined = r"(?:[,;]\s+(?:and\s+|but\s+|while\s+)?|\s+and\s+(?=[^.,;\d]{1,40}\sat\s))"
    return re.compile(
        rf"\b{first}{joined}{who}\s+(?:at\s+|(?:{COUNT})\s+)?{_number('number')}(?=\s*[.;”\"]|\s*$)", re.I
    )


__all__ = ["answers", "estimate_conflicts"]
