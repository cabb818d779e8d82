"""Figures for one thing that differ between reports."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.assess.scene import Scene, conflict
from reportedly.link.wording import fold, numbers, stem, word_list, word_set
from reportedly.record import Conflict, Statement

# How many words after a number may say what it counts: "120 people were wounded".
REACH = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: its value, what it counts (stems) and its words."""

    value: float
    units: frozenset[str]
    words: str


def number_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Differing figures of one claim, over reports."""
    for claim, members in scene.shared_claims():
        given = [(s, f) for s in members for f in figures(scene.told[s.statement_id].text)]
        for one, group in _by_unit(given):
            values = {f.value for _, f in group}
            reports = {s.report_id for s, _ in group}
            if len(values) < 2 or len(reports) < 2 or _parts(group):
                continue
            kind = "update" if _later_from_same(scene, group) else "contradiction"
            why = "the later figure is from the same source" if kind == "update" else "the reports differ"
            told = " against ".join(
                dict.fromkeys(f"“{f.words}”" for _, f in sorted(group, key=lambda p: p[1].value))
            )
            yield conflict(
                "number",
                "update" if kind == "update" else "contradiction",
                [
                    (f.words, s.statement_id, s.report_id)
                    for s, f in sorted(group, key=lambda p: (p[1].value, p[0].statement_id))
                ],
                f"{told}, of {one}: {why}",
                claim_id=claim.claim_id,
            )


def figures(text: str) -> list[Figure]:
    """The figures in a text that count something; years, dates and times of day do not."""
    words = [(m.group(0), m.start(), m.end()) for m in re.finditer(r"\d[\d,.:]*\d|\d|[^\W\d_]+", text)]
    values = {w for w, _ in word_list("numerals.tsv")}
    found, i = [], 0
    while i < len(words):
        j = i
        while j < len(words) and (words[j][0][0].isdigit() or words[j][0].lower() in values):
            j += 1
        if j == i:
            i += 1
            continue
        value = numbers(text[words[i][1] : words[j - 1][2]])
        units, last = _units(words, i, j, text)
        if value and units and not _is_time(words, i, j):
            found.append(Figure(value[0][0], units, " ".join(text[words[i][1] : words[last][2]].split())))
        i = j
    return found


def _units(words: list[tuple[str, int, int]], start: int, at: int, text: str) -> tuple[frozenset[str], int]:
    """What a number counts: the content words after it, up to punctuation or the next number.

    People are told apart by what befell them, said before or after: "injuring 90 people", "19 dead", "the
    toll rose to 12" all name a count of casualties.tsv, and such figures compare only with their like.
    """
    stop, units, last = word_set("stopwords.txt"), [], at - 1
    for k in range(at, min(at + REACH, len(words))):
        word = fold(words[k][0])
        gap = text[words[k - 1][2] : words[k][1]]
        if words[k][0][0].isdigit() or re.search(r"[,.;:()]", gap) or word in {"and", "or"}:
            break
        if word not in stop and len(word) > 1:
            units.append(word)
            last = k if len(units) <= 2 else last
    people = not units or any(w in word_set("people_words.txt") or w in casualties() for w in units)
    if people and (befell := _befell(words, start, at, text)):
        return frozenset({befell}), max(last, at - 1)
    return frozenset(stem(w) for w in units), max(last, at - 1)


@functools.cache
def casualties() -> dict[str, str]:
    """Words for what happens to people in numbers, with the count each belongs to."""
    return dict(word_list("casualties.tsv"))


def _befell(words: list[tuple[str, int, int]], start: int, at: int, text: str) -> str | None:
    """What happened to those counted: the nearest such word around, in the same clause, after before ahead."""
    ahead = range(at, min(at + REACH, len(words)))
    behind = range(start - 1, max(-1, start - 2 * REACH), -1)
    for reach, sign in ((ahead, 1), (behind, -1)):
        for k in reach:
            low, high = (words[at - 1][2], words[k][1]) if sign > 0 else (words[k][2], words[start][1])
            if re.search(r"[;:()]|\.\s|,\s" if sign > 0 else r"[;:()]|\.\s", text[low:high]):
                break
            if sign > 0 and words[k][0][0].isdigit():
                break
            if fold(words[k][0]) in casualties():
                return casualties()[fold(words[k][0])]
    return None


def _is_time(words: list[tuple[str, int, int]], i: int, j: int) -> bool:
    text = words[i][0]
    if ":" in text or (j == i + 1 and re.fullmatch(r"1[89]\d\d|20\d\d", text)):
        return True
    around = {words[k][0].lower() for k in (i - 1, j) if 0 <= k < len(words)}
    return bool(around & word_set("months.txt"))


def _by_unit(given: list[tuple[Statement, Figure]]) -> Iterator[tuple[str, list[tuple[Statement, Figure]]]]:
    """Figures that count the same: of each unit that more than one report counts, the largest set once."""
    units = sorted({u for _, f in given for u in f.units})
    seen: set[frozenset[tuple[str, str]]] = set()
    for unit in units:
        group = [(s, f) for s, f in given if unit in f.units]
        key = frozenset((s.statement_id, f.words) for s, f in group)
        if len({s.report_id for s, _ in group}) > 1 and key not in seen:
            seen.add(key)
            yield unit, group


def _parts(group: list[tuple[Statement, Figure]]) -> bool:
    """Whether every two reports share a figure: "12 of the 40" in both differ in nothing."""
    sets: dict[str, set[float]] = {}
    for s, f in group:
        sets.setdefault(s.report_id, set()).add(f.value)
    values = list(sets.values())
    return all(a & b for k, a in enumerate(values) for b in values[k + 1 :])


def _later_from_same(scene: Scene, group: list[tuple[Statement, Figure]]) -> bool:
    """Whether each source's figures follow one another in time and only differ so."""
    roots = {scene.roots.get(s.statement_id, frozenset({s.root})) for s, _ in group}
    if len(roots) != 1:
        return False
    days: dict[str, set[float]] = {}
    for s, f in group:
        days.setdefault(scene.day(s)[:10], set()).add(f.value)
    return len(days) > 1 and all(len(v) == 1 for v in days.values())
