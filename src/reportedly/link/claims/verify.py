"""Do two sentences say the same, contradict each other, or neither? Slot by slot, with the reason in words.

The same slots and objections that group claims over reports, for two sentences on their own: no parse, no
gazetteer, only the word lists. So persons, bodies and towns are known by their words alone.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.annotation import Annotation, LocalSource, LocalStatement, Location, Name
from reportedly.embedding import embed
from reportedly.link.claims.compare import CUT, compare
from reportedly.link.claims.contrast import FRAME, Differing, Frame, frame
from reportedly.link.claims.figures import figures
from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.negation import negative
from reportedly.link.claims.slots import Page
from reportedly.link.claims.told import Told, told_of
from reportedly.link.claims.wording import digest, stem, word_set
from reportedly.link.entities.entities import Entities
from reportedly.link.entities.polity import country_names, nation_forms
from reportedly.record import Report

Relation: TypeAlias = Literal["same", "contradicts", "unrelated"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What two sentences have to do with each other; ``slot`` is what they contradict each other in."""

    relation: Relation
    slot: Differing | Literal["denial"] | None
    reason: str


def verify(one: str, other: str) -> Verification:
    """Hold two sentences against each other."""
    a, b = _read(one), _read(other)
    laid = frame(a.text, a.details, b.text, b.details)
    if laid.share >= FRAME:
        return _one_frame(a, b, laid)
    cosine, act = (round(float(v[0] @ v[1]), 4) for v in (embed([a.plain, b.plain]), embed([a.bare, b.bare])))
    verdict = compare(a, b, cosine, act)
    if verdict.score >= CUT:
        return _differing_figures(a, b) or Verification("same", None, verdict.reason)
    if negative(a) != negative(b) and compare(a, b, cosine, act, opposed=True).score >= CUT:
        return Verification("contradicts", "denial", "one says what the other denies")
    return Verification("unrelated", None, verdict.against or verdict.reason)


def _one_frame(a: Told, b: Told, laid: Frame) -> Verification:
    """Two sentences that are one but for a word or a detail."""
    if negative(a) != negative(b):
        return Verification("contradicts", "denial", "one says what the other negates")
    if laid.contrasts:
        return Verification("contradicts", laid.contrasts[0].slot, laid.contrasts[0].reason)
    for mine, yours in laid.left:
        told, asked = _telling(mine), _telling(yours)
        if told and asked and not any(nearness(told, asked)[0].values()):
            words = f"one has “{' '.join(mine)}”, the other “{' '.join(yours)}”"
            return Verification("unrelated", None, words)
    return Verification("same", None, "the same words but for synonyms and small words")


def _differing_figures(a: Told, b: Told) -> Verification | None:
    """Figures for one thing that differ, in two sentences of their own wording."""
    for mine in figures(a.text):
        for yours in figures(b.text):
            if mine.units & yours.units and mine.value != yours.value:
                given = {f.value for f in figures(a.text)} & {f.value for f in figures(b.text)}
                if not {mine.value, yours.value} & given:
                    reason = f"one has “{mine.words}”, the other “{yours.words}”"
                    return Verification("contradicts", "number", reason)
    return None


def _telling(words: tuple[str, ...]) -> dict[str, str]:
    stop = word_set("stopwords.txt")
    return {stem(w): w for w in words if w not in stop}


def _read(text: str) -> Told:
    """A sentence as a statement of a report of its own, with the nations that the word lists know in it."""
    names: list[Name] = []
    for found in _nations().finditer(text):
        code, adjective = nation_forms()[found.group()]
        location = Location(0.0, 0.0, code, None, 6)
        names.append(
            Name(*found.span(), found.group(), "country", len(names), location=location, adjective=adjective)
        )
    report_id = "r" + digest(text)
    report = Report(report_id, "", 1, None, None, None, None, None, "en", (), None, text)
    whole = (0, len(text))
    local = LocalStatement(*whole, (whole,), None, None, "none", "happened", None, None, (0,), (0,))
    outlet = LocalSource("outlet", None, None, None, None, ())
    annotation = Annotation(report_id, "word lists", (whole,), tuple(names), (), (outlet,), (local,), ())
    codes = {n.location.country_code: n for n in names if n.location and n.location.country_code}
    of = {(report_id, i): n.location.country_code or "" for i, n in enumerate(names) if n.location}
    entities = Entities((), {c: country_names().get(c, n.text) for c, n in codes.items()}, of, {}, {})
    return told_of(
        "t" + digest(text), Page(report, annotation, entities, dict.fromkeys(codes, "country")), local, ""
    )


@functools.cache
def _nations() -> re.Pattern[str]:
    forms = sorted(nation_forms(), key=lambda f: (-len(f), f))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


__all__ = ["Verification", "verify"]
