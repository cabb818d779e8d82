"""What each report calls one thing, gathered: the units that entities are built from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.annotation import Annotation, Location, Name
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.entities.polity import country_codes, country_forms
from reportedly.link.entities.spellings import HONORIFICS, is_abbreviation, name_words
from reportedly.record import EntityKind, Report

OWN_OUTLET = -1  # stands for the report's own outlet where an index of a name is asked for


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing as one report names it: ``names`` are the indices of its names in that report."""

    report_id: str
    story: str
    names: tuple[int, ...]
    start: int
    kind: EntityKind
    full: str
    forms: frozenset[str]
    titles: frozenset[str]
    location: Location | None
    medium: bool
    unnamed: bool = False  # known by an office alone: "police", "the mayor"


def gather(
    reports: Sequence[Report], annotations: Mapping[str, Annotation], story_of: Mapping[str, str]
) -> list[Mention]:
    """Every thing of every report, by report and place in it; the reports' own outlets as well."""
    found: list[Mention] = []
    for report in sorted(reports, key=lambda r: r.report_id):
        story = story_of.get(report.report_id, report.report_id)
        if report.outlet:
            found.append(
                Mention(report.report_id, story, (OWN_OUTLET,), -1, "outlet", report.outlet,
                        frozenset({report.outlet}), frozenset(), None, True)
            )  # fmt: skip
        annotation = annotations.get(report.report_id)
        if annotation:
            found += [_with_title(m, report.title or "") for m in _of_report(annotation, story)]
    return found


def _of_report(annotation: Annotation, story: str) -> list[Mention]:
    clusters: dict[int, list[int]] = {}
    for index, name in enumerate(annotation.names):
        clusters.setdefault(name.same, []).append(index)
    media = {
        annotation.names[s.name].same
        for s in annotation.sources
        if s.name is not None and s.kind == "outlet" and not _is_there(annotation.names[s.name])
    }
    return [_mention(annotation, story, indices, key in media) for key, indices in sorted(clusters.items())]


def gather_bodies(annotations: Mapping[str, Annotation], story_of: Mapping[str, str]) -> list[Mention]:
    """Who acts by an office without a name, once per report for each way it is called."""
    found: dict[tuple[str, str], Mention] = {}
    for report_id, annotation in sorted(annotations.items()):
        told = (b for e in annotation.events for b in (*e.actor_bodies, *e.recipient_bodies))
        for body in sorted(told, key=lambda b: (b.start, b.end)):
            forms, story = frozenset({body.text, body.full or body.text}), story_of.get(report_id, report_id)
            mention = Mention(report_id, story, (), body.start, body.kind, body.text,
                              forms, frozenset(), None, False, unnamed=True)  # fmt: skip
            known = found.setdefault((report_id, fold(body.text)), mention)
            found[report_id, fold(body.text)] = replace(known, forms=known.forms | forms)
    return list(found.values())


def _is_there(name: Name) -> bool:
    """Whether a name is a town's or country's on the map: "a Lima daily" is called after one."""
    return name.kind in ("place", "country") and name.location is not None


def _with_title(mention: Mention, title: str) -> Mention:
    """A country with the names that the report's title has for it: "CAR" over a text that writes it out."""
    if mention.kind != "country" or not title:
        return mention
    code = mention.location.country_code if mention.location else country_codes().get(fold(mention.full))
    said = {
        f for f in country_forms().get(code or "", ()) if re.search(rf"(?<!\w){re.escape(f)}(?!\w)", title)
    }
    return replace(mention, forms=mention.forms | said) if said - mention.forms else mention


def _mention(annotation: Annotation, story: str, indices: list[int], medium: bool) -> Mention:
    names = [annotation.names[i] for i in indices]
    nouns = [n for n in names if not n.adjective] or names
    kind = _kind(names)
    full = min(
        (untitled(clean(n.text)) if kind == "person" else clean(n.text) for n in nouns),
        key=lambda t: (is_abbreviation(t), -len(name_words(t)), -len(t), t),
    )
    return Mention(
        report_id=annotation.report_id,
        story=story,
        names=tuple(indices),
        start=min(n.start for n in names),
        kind=kind,
        full=full,
        forms=frozenset(clean(n.text) for n in names),
        titles=frozenset(w for n in names if n.title for w in title_words(n.title)),
        location=next(
            (n.location for n in nouns if n.location), next((n.location for n in names if n.location), None)
        ),
        medium=medium,
    )


def _kind(names: list[Name]) -> EntityKind:
    kinds = [n.kind for n in names]
    if any(n.adjective and n.location for n in names):
        return "country"
    return min(set(kinds), key=lambda k: (-kinds.count(k), k))


def clean(text: str) -> str:
    """A name on one line, without an article or a possessive around it."""
    words = " ".join(text.split())
    for ending in ("'s", "’s", "'", "’"):
        words = words.removesuffix(ending)
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else words


def untitled(name: str) -> str:
    """A person's name without the honorifics before it, where two words are left: "Sheikh Omar Tal"."""
    words = name.split()
    while len(words) > 2 and fold(words[0]) in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def title_words(title: str) -> set[str]:
    """Stems of a title's words that name the office: "former Defence Minister" is defenc, minist."""
    drop = word_set("titles_family.txt") | word_set("stopwords.txt")
    return {stem(w) for w in fold(title).split() if w not in drop}
